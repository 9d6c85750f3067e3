/**
 * What was found in something the reader brought, and what cannot be taken and why.
 *
 * @typedef {object} Found
 * @property {string} name of the file, to tell it by
 * @property {string} text
 * @property {string} title proposed; "" for none
 * @property {string} source proposed; "" for none
 * @property {string | null} published proposed ISO day
 * @property {import("../types.js").Language | null} language proposed
 * @property {unknown} [corrections] of a file that the page itself saved
 *
 * @typedef {"kind" | "size" | "encoding" | "unreadable" | "empty" | "noLetters" | "script" | "columns" | "json" | "damaged" | "locked" | "scanned" | "link"} Why
 * @typedef {{ name: string, why: Why, where?: string }} Refused `where`: the row or item of the file
 */

/** A file that cannot be taken, thrown by what reads it. */
export class Unreadable extends Error {
  /** @param {Why} why @param {string} [where] */
  constructor(why, where) {
    super(why);
    this.why = why;
    this.where = where;
  }
}

/** Whether a text is the source of a web page, and not words that speak of markup. @param {string} text */
export const isHtml = (text) => /^\s*(<\?xml[^>]*>\s*)?<(!doctype html|html|head|body|article|main|section|div|p|h[1-6])\b[^>]*>/i.test(text) && /<\/\w+>/.test(text);
