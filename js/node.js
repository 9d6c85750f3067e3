// The package in Node (also Deno and Bun): the engine in process, or in worker threads where they are asked for.

import { Worker } from "node:worker_threads";
import { client } from "./client.js";
import { SitrepError, aborted } from "./error.js";
import { nodeFiles } from "./node-files.js";
import { checkSettings } from "./options.js";
import { Pool } from "./pool.js";
import { Reader } from "./reader.js";

export { SitrepError } from "./error.js";

/** @type {typeof import("./sitrep.d.ts").createSitrep} */
export async function createSitrep(options) {
  const { workers = 0, ...settings } = checkSettings(options, 0);
  return workers > 0 ? inThreads(settings, workers) : inProcess(settings);
}

/** @param {import("./options.js").Settings} settings */
async function inProcess(settings) {
  const open = () => Reader.open(nodeFiles(settings), settings);
  let reader = await open();
  let closed = false;
  /** @type {(request: import("./options.js").Request, signal?: AbortSignal) => Promise<any>} */
  async function ask(request, signal) {
    if (closed) throw new SitrepError("closed", "this reader was closed: make a new one with createSitrep()");
    if (signal?.aborted) throw aborted();
    try {
      return await reader.answer(request, signal);
    } catch (error) {
      // A trap leaves the WebAssembly's memory in an unknown state: the next text gets a new one.
      if (error instanceof SitrepError && error.code === "engine_failed") reader = await open();
      throw error;
    }
  }
  return client(reader.version, 1, ask, () => (closed = true));
}

/**
 * @param {import("./options.js").Settings} settings
 * @param {number} workers
 */
async function inThreads(settings, workers) {
  const pool = new Pool(start, settings, workers);
  const version = await pool.open().catch((error) => {
    pool.close();
    throw error;
  });
  return client(version, workers, (request, signal) => pool.ask(request, signal), () => pool.close());
}

/** @type {import("./pool.js").Start} */
function start(answered, died) {
  const worker = new Worker(new URL("./thread.js", import.meta.url));
  worker.on("message", answered);
  worker.on("error", (error) => died(error.message));
  worker.on("exit", (code) => died(`it ended with ${code}`));
  return {
    post: (message) => worker.postMessage(message),
    stop: () => void worker.terminate(),
    // A program that is done ends, whether or not it closed its reader.
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
  };
}
