/**
 * Has texts read by the package's engine, in its worker. Hides when the engine is started and how a call is cancelled.
 */
import { createSitrep } from "sitrep";

/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Article} Article */

/** @type {ReturnType<typeof createSitrep> | null} */
let starting = null;

/** Starts the engine, or takes the one that runs; one that failed to start is tried again at the next call. */
export function engine() {
  starting ??= createSitrep().catch((error) => {
    starting = null;
    throw error;
  });
  return starting;
}

/**
 * Reads one article. Rejects with the package's error, whose `code` is "aborted" where `signal` ended it.
 * @param {Pick<Article, "id" | "text" | "published" | "language">} article
 * @param {AbortSignal} [signal]
 * @param {boolean} [gazetteers] false for a first answer before the gazetteers are there
 * @returns {Promise<Report>}
 */
export async function read({ id, text, published, language }, signal, gazetteers = true) {
  const sitrep = await engine();
  return sitrep.extract(text, {
    id,
    signal,
    gazetteers,
    published: published ?? undefined,
    language: language ?? undefined,
  });
}
