// The package's worker in a browser. js/index.js starts it and is the only one to talk to it; js/serve.js tells what they say.

import { asked, fetched, started } from "./files.js";
import { serve } from "./serve.js";
import * as engine from "./wasm/sitrep.js";
import * as story from "./wasm/sitrep_story.js";
// Named here as well, so that a browser asks for all files at once: one that only another file names is asked for a round trip later.
import "./error.js";
import "./reader.js";
import "./tables.js";

// Addresses are written out, so that bundlers find the files and take them along.
const tables = once(() => fetched(new URL("./wasm/sitrep_tables.bin", import.meta.url)));

// They are asked for before anybody says what to do.
tables();

const answer = serve(
  (/** @type {import("./options.js").Settings & { code?: WebAssembly.Module }} */ { packs, code }) => ({
    engine: () => started(engine, async () => code ?? asked(new URL("./wasm/sitrep_bg.wasm", import.meta.url)), tables, "sitrep_bg.wasm"),
    story: () => started(story, () => asked(new URL("./wasm/sitrep_story_bg.wasm", import.meta.url)), tables, "sitrep_story_bg.wasm"),
    pack: (name) => fetched(packs === undefined ? new URL(`../data/packs/${name}.bin`, import.meta.url) : new URL(`${name}.bin`, packs)),
  }),
  (message, transfer = []) => self.postMessage(message, { transfer }),
);

self.onmessage = async ({ data }) => {
  if (data.life) await held(data.life);
  await answer(data);
};

/**
 * Holds a lock for as long as this worker lives: whoever started it asks for the same one, and has it when the worker is gone, which
 * browsers tell nobody where it ran out of memory or was killed.
 * @param {string} name
 */
function held(name) {
  return new Promise((resolve) => {
    const hold = () => (resolve(undefined), new Promise(() => {}));
    if (navigator.locks) navigator.locks.request(name, hold).catch(resolve);
    else resolve(undefined);
  });
}

/**
 * Gets something once, and again only where that failed.
 * @template T
 * @param {() => Promise<T>} get
 * @returns {() => Promise<T>}
 */
function once(get) {
  /** @type {Promise<T> | undefined} */
  let got;
  return () => {
    got ??= get();
    got.catch(() => (got = undefined));
    return got;
  };
}
