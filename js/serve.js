// A thread's side of the talk with js/pool.js: it answers every message, with a value or with an error. js/worker.js and js/thread.js
// say where the files come from.
//
// In:  settings first, answered by the engine's version; then a request (js/options.js), answered by what it asks for
// Out: { value } (of the first answer, with `holds` where a worker holds the lock that the settings name as `life`), { json } for a report
//      or a story, { bytes } for a long string, as UTF-8 that is handed over and not copied, with `parse` where it is JSON,
//      or { error: { code, message } }

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

  const locks = globalThis.navigator?.locks !== undefined;

  return async (request) => {
    try {
      if (reader === undefined) {
        reader = Reader.open(files(request), request);
        return post({ value: (await reader).version, holds: locks && request.life !== undefined });
      }
      const { json, value } = await (await reader).written(request);
      const string = json ?? value ?? "";
      if (string.length < LONG) return post(json === undefined ? { value } : { json });
      const bytes = new TextEncoder().encode(string);
      post({ bytes, parse: json !== undefined }, [/** @type {ArrayBuffer} */ (bytes.buffer)]);
    } catch (thrown) {
      const { code, message } = fromEngine(thrown);
      post({ error: { code, message } });
    }
  };
}
