// The package in Node (also Deno and Bun): the engine in process, its files read from the package's own folders.

import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { SitrepError, aborted } from "./error.js";
import { extractAll } from "./all.js";
import { checkCall, checkExplain, checkExport, checkMerge, checkSettings } from "./options.js";
import { Reader } from "./reader.js";

export { SitrepError } from "./error.js";

/** @param {string | undefined} given */
function packFolder(given) {
  if (given === undefined) return new URL("../data/packs/", import.meta.url);
  return URL.canParse(given) ? new URL(given) : pathToFileURL(given);
}

let instances = 0;

/** @type {typeof import("./sitrep.d.ts").createSitrep} */
export async function createSitrep(options) {
  const settings = checkSettings(options);
  const packs = packFolder(settings.packs);
  /** @param {string} name */
  const pack = (name) => bytes(new URL(`${name}.bin`, packs));
  const open = async () => new Reader(await glue(), pack);

  let reader = await open();
  let closed = false;
  /**
   * @template T
   * @param {AbortSignal | undefined} signal
   * @param {() => T | Promise<T>} work
   * @returns {Promise<T>}
   */
  async function ask(signal, work) {
    if (closed) throw new SitrepError("closed", "this reader was closed: make a new one with createSitrep()");
    if (signal?.aborted) throw aborted();
    try {
      return await work();
    } catch (error) {
      // A trap leaves the WebAssembly's memory in an unknown state: the next text gets a new one.
      if (error instanceof SitrepError && error.code === "engine_failed") reader = await open();
      throw error;
    }
  }

  /** @type {import("./sitrep.d.ts").Sitrep["extract"]} */
  async function extract(text, options) {
    const call = checkCall(text, options);
    return ask(call.signal, () => reader.extract(call));
  }

  return {
    version: reader.version,
    extract,
    extractAll(articles, options) {
      return extractAll(extract, articles, options);
    },
    async merge(reports, options) {
      const call = checkMerge(reports, options);
      return ask(call.signal, () => reader.merge(call.reports));
    },
    async export(value, format, options) {
      const call = checkExport(value, format, options);
      return ask(undefined, () => reader.export(call));
    },
    async explain(event, options) {
      const call = checkExplain(event, options);
      return ask(undefined, () => reader.explain(call));
    },
    async close() {
      closed = true;
    },
  };
}

// wasm-bindgen keeps one instance in each module: another address of the module gives another instance.
async function glue() {
  instances += 1;
  /** @type {typeof import("./wasm/sitrep.js")} */
  const glue = await import(`./wasm/sitrep.js?${instances}`).catch((error) => {
    throw new SitrepError("missing_file", "js/wasm is not built: type `npm run build:wasm`", { cause: error });
  });
  await glue.default({ module_or_path: await bytes(new URL("./wasm/sitrep_bg.wasm", import.meta.url)) });
  return glue;
}

/** @param {URL} url */
async function bytes(url) {
  if (url.protocol === "file:") return readFile(fileURLToPath(url));
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
