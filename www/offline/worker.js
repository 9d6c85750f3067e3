// Lets the page open without a network: all of its files are kept at the first visit, and taken from there afterwards. The build
// puts the list of files in (scripts/lib/offline.js). A new version waits until the page is closed everywhere, so that a page
// never gets half of the old files and half of the new.

const FILES = /** @type {string[]} */ (self.__FILES__);
const VERSION = self.__VERSION__;
const CACHE = `sitrep-${VERSION}`;
/** Several at a time: a phone has other things to fetch. */
const AT_ONCE = 4;

self.addEventListener("install", (event) => event.waitUntil(keep()));

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("sitrep-") && name !== CACHE) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});

async function keep() {
  const cache = await caches.open(CACHE);
  const queue = [...FILES];
  const take = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await cache.add(new URL(file, self.registration.scope).href);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  // Whatever is asked of the page after its address, it is the one page.
  const kept = request.mode === "navigate" ? await cache.match(new URL("./", self.registration.scope).href) : await cache.match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}
