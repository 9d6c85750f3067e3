// A thread's side of the talk with js/pool.js: it answers every message, with a value or with an error. js/worker.js and js/thread.js
// say where the files come from.
//
// In:  settings first, answered by the engine's version; then a request (js/options.js), answered by what it asks for
// Out: { value } (of the first answer, with `holds` where a worker holds the lock that the settings name as `life`), { bytes } for a long string, as UTF-8 that is handed over and not copied, or { error: { code, message } }

import { fromEngine } from "./error.js";
import { Reader } from "./reader.js";

/** A string of more characters is handed over as bytes. */
const LONG = 1 << 20;

/**
 * What answers messages.
 * @param {(settings: import("./options.js").Settings) => import("./reader.js").Files} files
 * @param {(message: object, transfer?: ArrayBuffer[]) => void} post
 * @returns {(data: any) => Promise<void>}
 */
export function serve(files, post) {
  /** @type {Promise<Reader> | undefined} */
  let reader;

  /** @param {any} request */
  async function answer(request) {
    if (reader !== undefined) return (await reader).answer(request);
    reader = Reader.open(files(request), request);
    return (await reader).version;
  }

  const locks = globalThis.navigator?.locks !== undefined;

  return async (request) => {
    try {
      const first = reader === undefined;
      const value = await answer(request);
      if (first) return post({ value, holds: locks && request.life !== undefined });
      if (typeof value !== "string" || value.length < LONG) return post({ value });
      const bytes = new TextEncoder().encode(value);
      post({ bytes }, [/** @type {ArrayBuffer} */ (bytes.buffer)]);
    } catch (thrown) {
      const { code, message } = fromEngine(thrown);
      post({ error: { code, message } });
    }
  };
}
