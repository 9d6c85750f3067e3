/**
 * Names for the package's types, and the page's own.
 *
 * @typedef {import("sitrep").Report} Report
 * @typedef {import("sitrep").Event} Event
 * @typedef {import("sitrep").Actor} Actor
 * @typedef {import("sitrep").Place} Place
 * @typedef {import("sitrep").Time} Time
 * @typedef {import("sitrep").Quantity} Quantity
 * @typedef {import("sitrep").Attribution} Attribution
 *
 * @typedef {"en" | "fr"} Language
 * @typedef {"light" | "dark"} Theme
 *
 * @typedef {object} Article
 * @property {string} id
 * @property {string} title "" where nobody gave one
 * @property {string} source "" where nobody gave one
 * @property {Language | null} language as given; the report says what was found
 * @property {string | null} published ISO day as given
 * @property {string} text
 * @property {boolean} own pasted by the reader, not bundled
 * @property {"opening" | "waiting" | "reading" | "read" | "failed"} state "opening": a file whose text is being got out
 * @property {Report | null} report the machine's answer
 * @property {import("./corrections.js").Edit[]} edits what the reader corrected in it
 * @property {string} error why it could not be read; "" where the reader ended it
 */

export {};
