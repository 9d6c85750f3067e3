/** The events of an article that the reader rejected, each to be put back. */
import { h } from "../dom.js";
import { readingOf } from "../told.js";

/**
 * @param {import("../page.js").Page} page
 * @param {import("../types.js").Article} article
 */
export function rejected(page, article) {
  const { words, name } = page.voice;
  const gone = readingOf(article).rejected;
  if (gone.length === 0) return null;
  return [
    h("h3.label", null, words.rejectedByYou),
    h("ul", null, gone.map((event) => h("li", null, h("s", null, `${name(words.types, event.type)}${words.colon}${event.trigger.text}`), " ", h("button.plain", { type: "button", onclick: () => page.correcting.restore(event) }, words.putBack)))),
  ];
}
