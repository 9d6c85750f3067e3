/** Has the page kept for visits without a network. Hides the service worker; a browser without one loses nothing else. */

/** Begins when the page has done what the reader came for: keeping all its files must not slow it. */
export function keepOffline() {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // A refusal (a private window, a full disk) only means that the page needs a network.
  navigator.serviceWorker.register(new URL("./sw.js", document.baseURI), { scope: "./" }).catch(() => {});
}
