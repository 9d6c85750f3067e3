// The package's worker: reads one text after the other and answers every message, with a value or with an error. js/index.js
// starts it and is the only one to talk to it.
//
// In:  { packs? } first, answered by the engine's version; then { task: "extract", text, options }, answered by a report,
//      { task: "merge", reports }, by a story, { task: "export", value, format, language } or { task: "explain", event, language },
//      by a string
// Out: { value } or { error: { code, message } }

import { SitrepError, fromEngine } from "./error.js";
import { Reader } from "./reader.js";
import * as glue from "./wasm/sitrep.js";

/** @type {Promise<Reader> | undefined} */
let reader;

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ value: await answer(data) });
  } catch (thrown) {
    const { code, message } = fromEngine(thrown);
    self.postMessage({ error: { code, message } });
  }
};

/** @param {any} request */
async function answer(request) {
  if (reader !== undefined) {
    const ready = await reader;
    if (request.task === "merge") return ready.merge(request.reports);
    if (request.task === "export") return ready.export(request);
    if (request.task === "explain") return ready.explain(request);
    return ready.extract(request);
  }
  reader = open(request.packs);
  return (await reader).version;
}

/** @param {string | undefined} packs */
async function open(packs) {
  try {
    await glue.default();
  } catch (error) {
    const message = `the engine's WebAssembly could not be loaded: ${/** @type {Error} */ (error).message}`;
    throw new SitrepError("missing_file", message, { cause: error });
  }
  return new Reader(glue, (name) => bytes(packUrl(name, packs)));
}

/**
 * @param {string} name
 * @param {string | undefined} packs
 */
function packUrl(name, packs) {
  // Written out, so that bundlers find the files and take them along.
  return packs === undefined ? new URL(`../data/packs/${name}.bin`, import.meta.url) : new URL(`${name}.bin`, packs);
}

/** @param {URL} url */
async function bytes(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
