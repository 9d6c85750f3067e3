/** The articles that a story is joined from, as the views of the story name them and lead to them. */
import { h } from "../dom.js";

/** @typedef {import("../page.js").Page} Page */

/** @param {Page} page @param {string} document */
export const articleOf = (page, document) => page.store.state.articles.find(({ id }) => id === document);

/** What an article is called beside others. @param {Page} page @param {string} document */
export function sourceOf(page, document) {
  const article = articleOf(page, document);
  return article?.source || article?.title || document;
}

/** The article that words are of, which leads to their event where they tell one. @param {Page} page @param {{ document: string, event: string | null }} said */
export function origin(page, { document, event }) {
  const source = sourceOf(page, document);
  return event ? h("button.plain", { type: "button", onclick: () => pick(page, document, event) }, source) : source;
}

/** @param {Page} page @param {string} document @param {string} event */
export function pick(page, document, event) {
  if (articleOf(page, document)) page.pick(document, event);
}
