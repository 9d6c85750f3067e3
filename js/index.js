// The package in a browser: the engine in a module worker, or several, one text at a time in each.

import { client } from "./client.js";
import { checkSettings } from "./options.js";
import { Pool } from "./pool.js";
// Named here as well, so that a browser asks for all files at once.
import "./all.js";
import "./boilerplate.js";
import "./tables.js";

export { SitrepError } from "./error.js";

/** @type {typeof import("./sitrep.d.ts").createSitrep} */
export async function createSitrep(options) {
  const { workers = 1, ...settings } = checkSettings(options, 1);
  const packs = settings.packs && new URL(settings.packs, globalThis.document?.baseURI ?? globalThis.location?.href).href;
  const code = compiled();
  const pool = new Pool((answered, died) => start(answered, died, code), { ...settings, packs }, workers);
  const version = await pool.open().catch((error) => {
    pool.close();
    throw error;
  });
  return client(version, workers, (request, signal) => pool.ask(request, signal), () => pool.close());
}

/**
 * The engine, compiled while the first worker is started, and once for all of them: a thread that takes the place of another finds the
 * code as fast as that one had made it. Nothing where that cannot be done here; a worker then gets the file itself, and says what is wrong.
 * @returns {Promise<WebAssembly.Module | undefined>}
 */
async function compiled() {
  try {
    return await WebAssembly.compileStreaming(fetch(new URL("./wasm/sitrep_bg.wasm", import.meta.url)));
  } catch {
    return undefined;
  }
}

/**
 * @param {(data: any) => void} answered
 * @param {(why: string) => void} died
 * @param {Promise<WebAssembly.Module | undefined>} code
 * @returns {import("./pool.js").Port}
 */
function start(answered, died, code) {
  const worker = startWorker();
  const life = `sitrep ${Date.now()} ${Math.random()}`;
  const stopped = new AbortController();
  worker.onmessage = ({ data }) => {
    if (data.holds) watch();
    answered(data);
  };
  // The worker holds this lock for as long as it lives (js/worker.js).
  const watch = () => void navigator.locks.request(life, { signal: stopped.signal }, () => died("it ended")).catch(() => {});
  worker.onerror = (event) => {
    event.preventDefault();
    const unread = "its script or a file it needs could not be loaded: see that js/worker.js lies beside js/index.js and that the page's Content-Security-Policy (worker-src) allows it";
    died(event.message || unread);
  };
  worker.onmessageerror = () => died("its answer could not be read");
  return {
    post: (message) => {
      if ("task" in message) worker.postMessage(message);
      else code.then((code) => worker.postMessage({ ...message, life, code }));
    },
    stop: () => (stopped.abort(), worker.terminate()),
  };
}

function startWorker() {
  const here = import.meta.url;
  // From another origin (a CDN) a worker is only started by a script of this one that imports it. Bundlers may write the address of a
  // file here, which says nothing.
  if (/^https?:/.test(here) && new URL(here).origin !== location.origin) {
    const script = `import ${JSON.stringify(new URL("./worker.js", here).href)};`;
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    return new Worker(address, { type: "module" });
  }
  // Written out, so that bundlers find the worker and take it along.
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}
