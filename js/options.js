// Checks what the caller hands in, so that a mistyped option is an error and not a silent default. Names and types are checked
// here; whether a day exists or a language is read is the engine's to say.

import { checkPatterns, matched } from "./boilerplate.js";
import { SitrepError } from "./error.js";
import { TABLES, ownTable } from "./tables.js";

/**
 * @typedef {import("./sitrep.d.ts").ExtractOptions} ExtractOptions
 * @typedef {import("./sitrep.d.ts").SitrepOptions} SitrepOptions
 * @typedef {import("./sitrep.d.ts").Report} Report
 * @typedef {import("./sitrep.d.ts").Story} Story
 * @typedef {import("./sitrep.d.ts").Article} Article
 * @typedef {import("./sitrep.d.ts").ExportFormat} ExportFormat
 * @typedef {Omit<ExtractOptions, "signal" | "gazetteers" | "boilerplate"> & { boilerplate?: number[] }} Known what the engine is told of a text
 * @typedef {{ text: string, options: Known, gazetteers: boolean }} ExtractCall
 * @typedef {{ value: Story | Report | Report[], format: ExportFormat, language: string | undefined }} ExportCall
 * @typedef {{ event: object, language: string | undefined }} ExplainCall
 * @typedef {{ signal: AbortSignal | undefined }} Signal
 * @typedef {{ task: "extract" } & ExtractCall} ExtractRequest
 * @typedef {{ task: "export" } & ExportCall} ExportRequest
 * @typedef {ExtractRequest | { task: "merge", reports: Report[] } | ExportRequest | { task: "explain" } & ExplainCall} Request
 * @typedef {{ packs?: string, limit?: number, tables?: import("./tables.js").OwnTable[] }} Settings
 * @typedef {{ concurrency: number, signal: AbortSignal | undefined, onProgress: ((progress: { done: number, total: number | null }) => void) | undefined, options: Omit<ExtractOptions, "signal"> }} AllCall
 */

/** @type {ExportFormat[]} */
const FORMATS = ["json", "jsonl", "csv", "geojson", "jsonld", "ics", "md"];

const STAGES = ["times", "places", "actors", "events"];

/**
 * Checks the arguments of `extract`.
 * @param {unknown} text
 * @param {unknown} given
 * @returns {ExtractCall & Signal}
 */
export function checkCall(text, given) {
  if (typeof text !== "string") throw invalid("text", "is the article as a string", text);
  const known = { id: "string", published: "string", language: "string", stages: "any", boilerplate: "any", gazetteers: "boolean", signal: "object" };
  const { signal, gazetteers, boilerplate, ...options } = only(given, "extract", known);
  checkStages(options.stages, "extract");
  const patterns = checkPatterns(boilerplate, "extract");
  if (patterns) options.boilerplate = matched(text, patterns);
  return { text, options, gazetteers: gazetteers !== false, signal: checkSignal(signal) };
}

/**
 * @param {unknown} stages
 * @param {string} where
 */
function checkStages(stages, where) {
  if (stages === undefined) return;
  const fits = Array.isArray(stages) && stages.every((stage) => STAGES.includes(stage));
  if (!fits) throw new SitrepError("invalid_option", `${where}: stages is an array of ${STAGES.join(", ")}, not ${JSON.stringify(stages)}`);
}

/** @param {any} signal */
function checkSignal(signal) {
  if (signal !== undefined && typeof signal.aborted !== "boolean") throw invalid("signal", "is an AbortSignal", signal);
  return signal;
}

/**
 * Checks the arguments of `merge`.
 * @param {unknown} given
 * @param {unknown} options
 * @returns {{ reports: Report[] } & Signal}
 */
export function checkMerge(given, options) {
  if (!Array.isArray(given)) throw invalid("the reports", "are an array of what extract gave", given);
  given.forEach((report, at) => checkReport(report, `reports[${at}]`));
  const { signal } = only(options, "merge", { signal: "object" });
  return { reports: given, signal: checkSignal(signal) };
}

/**
 * Checks the arguments of `export`.
 * @param {unknown} value
 * @param {unknown} format
 * @param {unknown} given
 * @returns {ExportCall}
 */
export function checkExport(value, format, given) {
  if (typeof format !== "string" || !FORMATS.includes(/** @type {ExportFormat} */ (format))) {
    throw new SitrepError("invalid_option", `export has no format ${JSON.stringify(format)}: it takes ${FORMATS.join(", ")}`);
  }
  if (Array.isArray(value)) value.forEach((report, at) => checkReport(report, `reports[${at}]`));
  else if (!isStory(value)) checkReport(value, "what is exported");
  const { language } = only(given, "export", { language: "string" });
  return { value: /** @type {any} */ (value), format: /** @type {ExportFormat} */ (format), language };
}

/**
 * Checks the arguments of `explain`.
 * @param {unknown} event
 * @param {unknown} given
 * @returns {ExplainCall}
 */
export function checkExplain(event, given) {
  const known = typeof event === "object" && event !== null && ("members" in event || "trigger" in event);
  if (!known) throw invalid("the event", "is one of a report's or a story's events", event);
  const { language } = only(given, "explain", { language: "string" });
  return { event: /** @type {object} */ (event), language };
}

/**
 * Checks the options of `extractAll`.
 * @param {unknown} given
 * @param {number} usual how many articles are taken ahead where the caller does not say
 * @returns {AllCall}
 */
export function checkAll(given, usual) {
  const known = { concurrency: "number", signal: "object", onProgress: "function", published: "string", language: "string", stages: "any", boilerplate: "any" };
  const { concurrency = usual, signal, onProgress, ...options } = only(given, "extractAll", known);
  checkStages(options.stages, "extractAll");
  checkPatterns(options.boilerplate, "extractAll");
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64) {
    throw new SitrepError("invalid_option", `extractAll: concurrency is a whole number from 1 to 64, not ${concurrency}`);
  }
  return { concurrency, signal: checkSignal(signal), onProgress, options };
}

/**
 * Checks one of the articles of `extractAll`.
 * @param {unknown} given
 * @param {number} at
 * @returns {Article}
 */
export function checkArticle(given, at) {
  if (typeof given === "string") return { text: given };
  const article = only(given, `article ${at}`, { text: "string", id: "string", published: "string", language: "string" });
  if (article.text === undefined) throw invalid(`article ${at}: text`, "is the article as a string", article.text);
  return /** @type {Article} */ (article);
}

/** @param {unknown} value */
function isStory(value) {
  return typeof value === "object" && value !== null && "timeline" in value && "events" in value;
}

/**
 * @param {unknown} report
 * @param {string} name
 */
function checkReport(report, name) {
  const fits = typeof report === "object" && report !== null && "document" in report && "sentences" in report;
  if (!fits) throw invalid(name, "is a report of extract", report);
}

/**
 * Checks the options of `createSitrep`.
 * @param {unknown} given
 * @param {number} fewest the least number of workers
 * @returns {Settings & { workers?: number }}
 */
export function checkSettings(given, fewest) {
  const tables = Object.fromEntries(TABLES.map((name) => [name, "any"]));
  const { packs, workers, limit, ...own } = only(given, "createSitrep", { packs: "url", workers: "number", limit: "number", ...tables });
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 1)) {
    throw new SitrepError("invalid_option", `createSitrep: limit is a number of bytes from 1 on, not ${limit}`);
  }
  if (workers !== undefined && (!Number.isInteger(workers) || workers < fewest || workers > 64)) {
    throw new SitrepError("invalid_option", `createSitrep: workers is a whole number from ${fewest} to 64, not ${workers}`);
  }
  const base = packs && String(packs);
  const handedIn = Object.entries(own).map(([name, table]) => ownTable(name, table));
  return { packs: base && !base.endsWith("/") ? `${base}/` : base, workers, limit, tables: handedIn };
}

/**
 * The given options, if every one is known and of its type; those that are undefined count as left out.
 * @param {unknown} given
 * @param {string} where
 * @param {Record<string, string>} known the type of each: a name that typeof gives, "url" or "any"
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
    const url = type === "url" && (typeof value === "string" || value instanceof URL);
    const fits = url || type === "any" || (typeof value === type && value !== null);
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
