/**
 * Trusted Types, where the browser has them: the page's policy forbids every string as HTML, script or address of a script, and
 * this is all that it lets through.
 */

/** @typedef {{ createHTML(html: string): any }} Policy */

/** @type {any} */
const types = "trustedTypes" in globalThis ? /** @type {any} */ (globalThis).trustedTypes : null;

let inertly = false;

/** Says what is let through: scripts of workers, which are always files of this page; and HTML only within {@link onInert}. */
export function trustOnly() {
  types?.createPolicy("default", {
    createHTML: (/** @type {string} */ html) => {
      if (!inertly) throw new TypeError("no string becomes HTML here");
      return html;
    },
    createScriptURL: (/** @type {string} */ address) => {
      const { href } = new URL(address, document.baseURI);
      if (!href.startsWith(new URL("./", document.baseURI).href)) throw new TypeError("a script from elsewhere");
      return href;
    },
  });
}

/** @type {Policy} For a document that is only parsed: it has no window, so that nothing in it runs or is fetched. */
const inert = types?.createPolicy("inert", { createHTML: (/** @type {string} */ html) => html }) ?? { createHTML: (/** @type {string} */ html) => html };

/** @param {string} html */
export const parsed = (html) => new DOMParser().parseFromString(inert.createHTML(html), "text/html");

/**
 * Runs what changes such a document by strings of HTML (Readability does), and at once forbids them again.
 * @template T
 * @param {() => T} act must not wait for anything
 * @returns {T}
 */
export function onInert(act) {
  inertly = true;
  try {
    return act();
  } finally {
    inertly = false;
  }
}
