/** Articles that do not say when they appeared, and the days that follow from what the others tell of the same events. */
import { h } from "../dom.js";
import { languageOf } from "../state.js";
import { pick } from "./same.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("sitrep").Story} Story */

/** @param {Page} page @param {Story} story */
export function dated(page, story) {
  const { words } = page.voice;
  if (story.dated.length === 0) return null;
  return h(
    "section.dated",
    { "aria-labelledby": "dated-title" },
    h("h3.label", { id: "dated-title" }, words.compare.dated),
    h("ul.disagreements", null, story.dated.map((one) => h("li", null, follows(page, one)))),
  );
}

/** @param {Page} page @param {import("sitrep").Dated} dated */
function follows(page, { document, start, end, said }) {
  const { words, days, longDay } = page.voice;
  const article = articleOf(page, document);
  const day = start === end ? longDay(start) : days(start, end);
  return [
    h("h4", null, article?.source || article?.title || document, h("span.quiet", null, ` ${words.compare.follows.replace("{day}", day ?? start)}`)),
    h("ul", null, said.map((one) => h("li", null, quote(page, one)))),
    article && start === end && h("button.plain", { type: "button", onclick: () => page.describe(document, { published: start }) }, words.compare.useDay),
  ];
}

/** @param {Page} page @param {import("sitrep").Said} said */
function quote(page, { document, event, text }) {
  const article = articleOf(page, document);
  const words = h("q", { lang: article ? languageOf(article) : null }, text);
  const source = article?.source || article?.title || document;
  return [words, " ", event ? h("button.plain", { type: "button", onclick: () => pick(page, document, event) }, source) : h("span.quiet", null, source)];
}

/** @param {Page} page @param {string} document */
const articleOf = (page, document) => page.store.state.articles.find(({ id }) => id === document);
