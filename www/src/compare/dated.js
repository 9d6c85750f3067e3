/** Articles that do not say when they appeared, and the days that follow from what the others tell of the same events. */
import { h } from "../dom.js";
import { languageOf } from "../state.js";
import { articleOf, origin, sourceOf } from "./articles.js";

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
  const day = start === end ? longDay(start) : days(start, end);
  return [
    h("h4", null, sourceOf(page, document), h("span.quiet", null, ` ${words.compare.follows.replace("{day}", day ?? start)}`)),
    h("ul", null, said.map((one) => h("li", null, quote(page, one)))),
    articleOf(page, document) && start === end && h("button.plain", { type: "button", onclick: () => page.describe(document, { published: start }) }, words.compare.useDay),
  ];
}

/** @param {Page} page @param {import("sitrep").Said} said */
function quote(page, said) {
  const article = articleOf(page, said.document);
  return [h("q", { lang: article ? languageOf(article) : null }, said.text), " ", h("span.quiet", null, origin(page, said))];
}
