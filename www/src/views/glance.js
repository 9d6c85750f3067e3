/** The strip under the head: how many events, when, where, and the tolls with who gives them. */
import { h, fill } from "../dom.js";
import { languageOf } from "../state.js";
import { shownOf, tellingsOf } from "../told.js";
import { summarise } from "../summary.js";
import { bounds, daysOf } from "../wording.js";

/** @typedef {import("../page.js").Page} Page */

/** @param {Page} page */
export function glance(page) {
  const root = h("section.glance", { "aria-labelledby": "glance-title" });
  const draw = () => {
    const { words, number, count, days } = page.voice;
    const summary = summarise(shownOf(page.store.state));
    const all = tellingsOf(page.store.state).length;
    fill(
      root,
      h("h2.hidden", { id: "glance-title" }, words.glance),
      h(
        "div.cell.figure",
        null,
        h("p.count", null, h("strong", null, number(summary.events)), " ", count(summary.events, words.events).replace(/^\S+\s/, ""), all > summary.events && h("span.quiet", null, words.ofAll.replace("{n}", number(all)))),
        h("p", null, count(summary.articles, words.inArticles)),
        summary.unreal > 0 && h("p.quiet", null, count(summary.unreal, words.unreal)),
        progress(page),
      ),
      h(
        "div.cell",
        null,
        h("h3.label", null, words.when),
        h("p.days", null, days(summary.start, summary.end) ?? h("span.quiet", null, words.noDay)),
        h("h3.label", null, words.where),
        summary.places.length === 0
          ? h("p.quiet", null, words.noPlace)
          : h(
              "ul.places",
              null,
              summary.places.map(({ name, count, article, event }) =>
                h("li", null, h("button.plain", { type: "button", onclick: () => page.pick(article, event) }, name), " ", h("span.quiet", null, number(count))),
              ),
            ),
      ),
      h(
        "div.cell.wide",
        null,
        h("h3.label", null, words.tolls),
        summary.tolls.length === 0 ? h("p.quiet", null, words.noTolls) : h("ul.tolls", null, summary.tolls.map((toll) => line(page, toll))),
      ),
    );
  };
  draw();
  return {
    root,
    /** @param {Set<string>} changed */
    update(changed) {
      if (["language", "articles", "hidden", "range"].some((key) => changed.has(key))) draw();
    },
  };
}

/**
 * One toll: the figure with its bounds, what it counts, and who gives it where.
 * @param {Page} page
 * @param {import("../summary.js").Toll} toll
 */
function line({ voice, pick }, { article, event, quantity }) {
  const { words, name } = voice;
  const who = quantity.unit ?? quantity.who;
  const source = event.attribution.map(({ text }) => text).join(", ") || words.saysItself;
  return h(
    "li",
    null,
    h(
      "button.plain",
      { type: "button", onclick: () => pick(article.id, event.id) },
      h("strong", null, bounds(quantity, voice)),
      ` ${name(words.quantities, quantity.kind)}`,
      who && h("span", { lang: languageOf(article) }, ` (${who})`),
    ),
    h(
      "span.quiet",
      null,
      " — ",
      h("span", { lang: event.attribution.length > 0 && languageOf(article) }, source),
      `, ${[article.source || words.noSource, daysOf(event, voice)].filter(Boolean).join(", ")}`,
    ),
  );
}

/** @param {Page} page */
function progress({ store, voice, stop }) {
  const { articles } = store.state;
  const done = articles.filter(({ state, report }) => report !== null || state === "failed").length;
  const all = articles.length;
  if (done === all) return null;
  const text = voice.words.reading.replace("{done}", String(done)).replace("{all}", String(all));
  return h("div.progress", null, h("progress", { value: done, max: all, "aria-label": text }), h("p.quiet", null, text, " ", all > 8 && h("button.plain", { type: "button", id: "stop-all", onclick: () => stop() }, voice.words.stopAll)));
}
