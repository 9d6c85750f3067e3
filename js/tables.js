// Tables of the user's own: text as in data/, tab-separated, or objects. Hides how objects become rows, and leads what the engine says
// of a line back to the entry that is wrong.

import { SitrepError } from "./error.js";

/**
 * @typedef {{ name: string, rows: string, objects: boolean }} OwnTable
 */

/** The tables by the name of their option. */
export const TABLES = ["actors", "places", "frames", "lexicon"];

/** Objects within an entry, and what their keys become: `en: { verbs }` is the column `en.verbs`. */
const NESTED = ["en", "fr"];
const FLAGS = ["background", "state", "speech"];

/**
 * A table as the engine takes it.
 * @param {string} name
 * @param {unknown} given
 * @returns {OwnTable}
 */
export function ownTable(name, given) {
  if (typeof given === "string") return { name, rows: given, objects: false };
  if (!Array.isArray(given)) throw wrong(name, "is a table as text, tab-separated, or an array of objects");
  const flat = given.map((entry, at) => flattened(name, entry, at));
  const columns = [...new Set(flat.flatMap((entry) => Object.keys(entry)))];
  // A table without entries is no mistake: a site may have none today.
  if (columns.length === 0) return { name, rows: "", objects: true };
  const lines = [columns, ...flat.map((entry) => columns.map((column) => entry[column] ?? ""))];
  return { name, rows: lines.map((cells) => `${cells.join("\t")}\n`).join(""), objects: true };
}

/**
 * Hands tables to the engine; the error names the entry and the field.
 * @param {import("./wasm/sitrep.js").Sitrep} engine
 * @param {OwnTable[]} tables
 */
export function handIn(engine, tables) {
  for (const { name, rows, objects } of tables) {
    if (rows === "") continue;
    try {
      engine.extend(name, rows);
    } catch (error) {
      const { line, column, message, code } = /** @type {any} */ (error);
      if (code !== "invalid_option" || line === undefined) throw error;
      const dot = column && `.${column}`;
      // The first line has the names of the columns, so an object that has a field too many is not told by its line.
      const entry = line > 1 ? `[${line - 2}]` : "[…]";
      const where = objects ? `${name}${entry}${dot}` : `${name}, line ${line}${column && `, ${column}`}`;
      throw new SitrepError("invalid_option", `createSitrep: ${where}: ${message}`, { cause: error });
    }
  }
}

/**
 * @param {string} name
 * @param {unknown} entry
 * @param {number} at
 * @returns {Record<string, string>} cells by column
 */
function flattened(name, entry, at) {
  const where = `${name}[${at}]`;
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) throw wrong(where, "is an object");
  /** @type {Record<string, string>} */
  const cells = {};
  const flags = [];
  for (const [key, value] of Object.entries(entry)) {
    if (value === undefined || value === null) continue;
    if (name === "frames" && NESTED.includes(key) && typeof value === "object") {
      for (const [list, words] of Object.entries(value)) cells[`${key}.${list}`] = cell(`${where}.${key}.${list}`, words);
    } else if (name === "frames" && key === "roles" && typeof value === "object" && !Array.isArray(value)) {
      cells.roles = cell(`${where}.roles`, Object.entries(value).map(([role, filler]) => `${role}=${filler}`));
    } else if (name === "frames" && FLAGS.includes(key)) {
      if (typeof value !== "boolean") throw wrong(`${where}.${key}`, "is true or false");
      if (value) flags.push(key);
    } else {
      cells[key] = cell(`${where}.${key}`, value);
    }
  }
  if (flags.length > 0) cells.flags = flags.join("|");
  return cells;
}

/**
 * @param {string} where
 * @param {unknown} value
 */
function cell(where, value) {
  const items = Array.isArray(value) ? value : [value];
  for (const item of items) {
    if (typeof item !== "string" && typeof item !== "number") throw wrong(where, "is a string, a number or an array of strings");
    if (/[\t\n\r]/.test(String(item))) throw wrong(where, "must not hold a tab or a line break");
    if (Array.isArray(value) && String(item).includes("|")) throw wrong(where, "must not hold the sign |, which stands between the items of a list");
  }
  return items.join("|");
}

/**
 * @param {string} where
 * @param {string} must
 */
function wrong(where, must) {
  return new SitrepError("invalid_option", `createSitrep: ${where} ${must}`);
}
