// Many articles, one after the other or some at a time: reports come out in the order of the articles, as soon as each is ready.

import { SitrepError, aborted } from "./error.js";
import { checkAll, checkArticle } from "./options.js";

/**
 * Reads articles as they are asked for. No more than `concurrency` of them are taken in beyond the one that is handed out, so a
 * source of any length is read in the same memory; a reader that stops early leaves the rest unread.
 * @param {import("./sitrep.d.ts").Sitrep["extract"]} extract
 * @param {unknown} articles
 * @param {unknown} given
 * @param {number} usual how many articles are taken ahead where the caller does not say
 * @returns {AsyncGenerator<import("./sitrep.d.ts").Outcome, void, undefined>}
 */
export function extractAll(extract, articles, given, usual) {
  // Checked here and not at the first step, so that a wrong option is told where it was written.
  const call = checkAll(given, usual);
  const source = /** @type {any} */ (articles);
  const iterator = source?.[Symbol.asyncIterator]?.() ?? (typeof source === "string" ? undefined : source?.[Symbol.iterator]?.());
  if (iterator === undefined) {
    throw new SitrepError("invalid_option", "the articles are an array or any other iterable, asynchronous or not");
  }
  return run(extract, iterator, typeof source.length === "number" ? source.length : null, call);
}

/**
 * @param {import("./sitrep.d.ts").Sitrep["extract"]} extract
 * @param {AsyncIterator<unknown> | Iterator<unknown>} iterator
 * @param {number | null} total
 * @param {import("./options.js").AllCall} call
 * @returns {AsyncGenerator<import("./sitrep.d.ts").Outcome, void, undefined>}
 */
async function* run(extract, iterator, total, { concurrency, signal, onProgress, options }) {
  // Whoever stops early, or gives the signal, cancels what was begun.
  const stop = new AbortController();
  const cancel = () => stop.abort();
  signal?.addEventListener("abort", cancel);
  /** @type {Promise<import("./sitrep.d.ts").Outcome>[]} */
  const begun = [];
  let taken = 0;
  let ended = false;
  let done = 0;
  try {
    if (signal?.aborted) throw aborted();
    while (!ended || begun.length > 0) {
      while (!ended && begun.length < concurrency) {
        const step = await iterator.next();
        if (signal?.aborted) throw aborted();
        ended = step.done === true;
        if (ended) break;
        const reading = read(step.value, taken++);
        // Nobody waits for it any more if the run ends before its turn.
        reading.catch(() => {});
        begun.push(reading);
      }
      const first = begun.shift();
      if (first === undefined) break;
      const outcome = await first;
      if (signal?.aborted) throw aborted();
      done += 1;
      onProgress?.({ done, total });
      yield outcome;
    }
  } finally {
    signal?.removeEventListener("abort", cancel);
    stop.abort();
    if (!ended) await iterator.return?.();
  }

  /**
   * @param {unknown} given
   * @param {number} index
   * @returns {Promise<import("./sitrep.d.ts").Outcome>}
   */
  async function read(given, index) {
    /** @type {string | null} */
    let id = null;
    try {
      const { text, ...own } = checkArticle(given, index);
      id = own.id ?? null;
      const report = await extract(text, { ...options, ...own, signal: stop.signal });
      return { index, id, report, error: null };
    } catch (error) {
      // One bad article does not end the run.
      if (error instanceof SitrepError && error.code !== "closed") return { index, id, report: null, error };
      throw error;
    }
  }
}
