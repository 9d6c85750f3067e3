// What the caller's patterns match in a text: the words of its page, as the engine takes them.

import { SitrepError } from "./error.js";

/**
 * Checks the option `boilerplate`.
 * @param {unknown} given
 * @param {string} where
 * @returns {RegExp[] | undefined}
 */
export function checkPatterns(given, where) {
  if (given === undefined) return undefined;
  const list = Array.isArray(given) ? given : [given];
  const wrong = list.find((pattern) => !(pattern instanceof RegExp));
  if (wrong !== undefined) {
    throw new SitrepError("invalid_option", `${where}: boilerplate is an array of regular expressions, as /^Advertisement$/m; ${JSON.stringify(wrong)} is none`);
  }
  return list;
}

/**
 * Where each match starts and ends, one after the other, in bytes of UTF-8, from the first on.
 * @param {string} text
 * @param {RegExp[]} patterns
 * @returns {number[]}
 */
export function matched(text, patterns) {
  const found = patterns.flatMap((pattern) => {
    // All matches, from the beginning on, whatever the caller has done with the expression before.
    const all = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, "")}g`);
    return [...text.matchAll(all)].map((match) => [match.index, match.index + match[0].length]);
  });
  const encoder = new TextEncoder();
  let [unit, byte] = [0, 0];
  const ahead = (/** @type {number} */ to) => {
    const further = to > unit;
    byte += further ? encoder.encode(text.slice(unit, to)).length : 0;
    unit = further ? to : unit;
    return byte;
  };
  // What lies in one that came before ends with it.
  return found.sort(([a], [b]) => a - b).flatMap(([start, end]) => [ahead(start), ahead(end)]);
}
