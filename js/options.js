// Checks what the caller hands in, so that a mistyped option is an error and not a silent default. Names and types are checked
// here; whether a day exists or a language is read is the engine's to say.

import { SitrepError } from "./error.js";

/**
 * @typedef {import("./sitrep.d.ts").ExtractOptions} ExtractOptions
 * @typedef {import("./sitrep.d.ts").SitrepOptions} SitrepOptions
 * @typedef {{ text: string, options: Omit<ExtractOptions, "signal">, signal: AbortSignal | undefined }} Call
 */

/**
 * Checks the arguments of `extract`.
 * @param {unknown} text
 * @param {unknown} given
 * @returns {Call}
 */
export function checkCall(text, given) {
  if (typeof text !== "string") throw invalid("text", "is the article as a string", text);
  const { signal, ...options } = only(given, "extract", { id: "string", published: "string", language: "string", signal: "object" });
  if (signal !== undefined && typeof signal.aborted !== "boolean") throw invalid("signal", "is an AbortSignal", signal);
  return { text, options, signal };
}

/**
 * Checks the options of `createSitrep`.
 * @param {unknown} given
 * @returns {{ packs: string | undefined }}
 */
export function checkSettings(given) {
  const { packs } = only(given, "createSitrep", { packs: "url" });
  if (packs === undefined) return { packs };
  const base = String(packs);
  return { packs: base.endsWith("/") ? base : `${base}/` };
}

/**
 * The given options, if every one is known and of its type; those that are undefined count as left out.
 * @param {unknown} given
 * @param {string} where
 * @param {Record<string, "string" | "object" | "url">} known
 * @returns {Record<string, any>}
 */
function only(given, where, known) {
  if (given === undefined) return {};
  if (typeof given !== "object" || given === null) throw invalid(`the options of ${where}`, "are an object", given);
  /** @type {Record<string, any>} */
  const checked = {};
  for (const [name, value] of Object.entries(given)) {
    const type = known[name];
    if (type === undefined) {
      const names = Object.keys(known).join(", ");
      throw new SitrepError("invalid_option", `${where} has no option "${name}": it takes ${names}`);
    }
    if (value === undefined) continue;
    const fits = type === "url" ? typeof value === "string" || value instanceof URL : typeof value === type && value !== null;
    if (!fits) throw invalid(`${where}: ${name}`, type === "url" ? "is a string or a URL" : `is of type ${type}`, value);
    checked[name] = value;
  }
  return checked;
}

/**
 * @param {string} what
 * @param {string} must
 * @param {unknown} got
 */
function invalid(what, must, got) {
  const type = got === null ? "null" : Array.isArray(got) ? "array" : typeof got;
  return new SitrepError("invalid_option", `${what} ${must}, not ${type}`);
}
