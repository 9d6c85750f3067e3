/** All that the page holds as one file, and such a file as articles again. Knows no DOM. */
import { isFormed } from "./corrections.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./corrections.js").Edit} Edit */

/**
 * Every article with the machine's answer and, apart from it, the reader's corrections.
 * @param {Article[]} articles
 */
export function archiveOf(articles) {
  return {
    sitrep: "archive/1",
    articles: articles.map(({ id, title, source, language, published, text, report, edits }) => ({ id, title, source, language, published, text, corrections: edits, report })),
  };
}

/**
 * Corrections as they stand in a file, for an article that has a new id; those that are not of the right form are left out.
 * @param {unknown} given
 * @param {string} article
 * @param {string} text
 * @param {() => string} newId
 * @returns {Edit[]}
 */
export function editsFrom(given, article, text, newId) {
  if (!Array.isArray(given)) return [];
  /** @type {Map<string, string>} */
  const renamed = new Map();
  return given.flatMap((edit) => {
    if (!isEdit(edit, text)) return [];
    const id = newId();
    if (edit.kind === "add") renamed.set(edit.id, id);
    return [{ ...edit, id, article, event: renamed.get(edit.event) ?? edit.event }];
  });
}

/** @param {any} edit @param {string} text @returns {edit is Edit} */
function isEdit(edit, text) {
  if (edit === null || typeof edit !== "object" || !isFormed({ ...edit, article: "" })) return false;
  return (edit.words ?? []).every((/** @type {any} */ one) => text.slice(one.start, one.end) === one.text);
}
