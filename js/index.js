// The package in a browser: the engine in a module worker, one text at a time. A worker that dies, or is stopped because its
// call was cancelled, is replaced at the next call; only the call it was on is lost.

import { SitrepError, aborted } from "./error.js";
import { extractAll } from "./all.js";
import { checkCall, checkExplain, checkExport, checkMerge, checkSettings } from "./options.js";

export { SitrepError } from "./error.js";

/** @type {typeof import("./sitrep.d.ts").createSitrep} */
export async function createSitrep(options) {
  const { packs } = checkSettings(options);
  const hello = { packs: packs && new URL(packs, document.baseURI).href };
  let thread = new Thread();
  const version = await thread.send(hello);
  let turn = Promise.resolve();
  let closed = false;

  /**
   * @param {object} request
   * @param {AbortSignal | undefined} signal
   */
  async function ask(request, signal) {
    if (closed) throw new SitrepError("closed", "this reader was closed: make a new one with createSitrep()");
    if (signal?.aborted) throw aborted();
    if (thread.ended) {
      thread = new Thread();
      await thread.send(hello);
      // It may have been given up while the new worker started.
      if (signal?.aborted) throw aborted();
    }
    // WebAssembly cannot be interrupted: a cancelled call costs its worker.
    const stop = () => thread.end(aborted());
    signal?.addEventListener("abort", stop);
    try {
      return await thread.send(request);
    } catch (error) {
      // A trap leaves the WebAssembly's memory in an unknown state: the next text gets a new one.
      if (error instanceof SitrepError && error.code === "engine_failed") thread.end(error);
      throw error;
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  /**
   * Asks when those before have been answered; given up at once if the signal is given while it waits.
   * @param {object} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  function inTurn(request, signal) {
    const answer = turn.then(() => ask(request, signal));
    turn = answer.then(nothing, nothing);
    return signal ? Promise.race([answer, whenAborted(signal, answer)]) : answer;
  }

  /** @type {import("./sitrep.d.ts").Sitrep["extract"]} */
  async function extract(text, options) {
    const { signal, ...request } = checkCall(text, options);
    return inTurn({ task: "extract", ...request }, signal);
  }

  return {
    version,
    extract,
    extractAll(articles, options) {
      return extractAll(extract, articles, options);
    },
    async merge(reports, options) {
      const { signal, ...request } = checkMerge(reports, options);
      return inTurn({ task: "merge", ...request }, signal);
    },
    async export(value, format, options) {
      return inTurn({ task: "export", ...checkExport(value, format, options) });
    },
    async explain(event, options) {
      return inTurn({ task: "explain", ...checkExplain(event, options) });
    },
    async close() {
      closed = true;
      thread.end(new SitrepError("closed", "the reader was closed while it read"));
    },
  };
}

const nothing = () => {};

/**
 * Rejects when the signal is given, so that a call that still waits for its turn ends at once.
 * @param {AbortSignal} signal
 * @param {Promise<unknown>} answer
 * @returns {Promise<never>}
 */
function whenAborted(signal, answer) {
  return new Promise((_, reject) => {
    const stop = () => reject(aborted());
    signal.addEventListener("abort", stop);
    answer.then(nothing, nothing).then(() => signal.removeEventListener("abort", stop));
  });
}

/** One worker. Each message to it is answered or, if it dies, rejected; there is never more than one at a time. */
class Thread {
  /** Whether it died or was stopped. */
  ended = false;
  #worker = startWorker();
  /** @type {{ resolve: (value: any) => void, reject: (error: Error) => void } | undefined} */
  #caller;

  constructor() {
    this.#worker.onmessage = ({ data: { value, error } }) => {
      const caller = this.#caller;
      this.#caller = undefined;
      if (error) caller?.reject(new SitrepError(error.code, error.message));
      else caller?.resolve(value);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      const why = event.message || "its script or a file it needs could not be loaded";
      this.end(new SitrepError("worker_died", `the worker died (${why}); the next call starts a new one`));
    };
    this.#worker.onmessageerror = () => {
      this.end(new SitrepError("worker_died", "the worker's answer could not be read; the next call starts a new one"));
    };
  }

  /**
   * @param {object} message
   * @returns {Promise<any>}
   */
  send(message) {
    return new Promise((resolve, reject) => {
      this.#caller = { resolve, reject };
      this.#worker.postMessage(message);
    });
  }

  /**
   * Stops the worker; whoever waits for it gets the error.
   * @param {Error} error
   */
  end(error) {
    this.ended = true;
    this.#worker.terminate();
    this.#caller?.reject(error);
    this.#caller = undefined;
  }
}

function startWorker() {
  try {
    // Written out, so that bundlers find the worker and take it along.
    return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "SecurityError")) throw error;
    // From another origin (a CDN) a worker is only started by a script of this one that imports it.
    const here = import.meta.url;
    const script = `import ${JSON.stringify(new URL("./worker.js", here).href)};`;
    return new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })), { type: "module" });
  }
}
