/** All articles day by day: the same day as each source tells it, one below the other. */
import { h, fill } from "../dom.js";
import { byDay } from "../days.js";
import { languageOf } from "../state.js";
import { shownOf, tellingsOf } from "../told.js";
import { brief } from "./brief.js";
import { filter } from "./filter.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../told.js").Telling} Telling */

/** @param {Page} page */
export function chronicle(page) {
  const root = h("div.chronicle", { hidden: true });
  /** What is drawn, to tell whether it must be drawn again. */
  let drawn = /** @type {unknown[]} */ ([]);

  const draw = () => {
    const { view, articles, language, hidden, range } = page.store.state;
    root.hidden = view !== "chronicle";
    if (root.hidden) return;
    const now = [articles, language, hidden, range];
    if (now.every((value, i) => value === drawn[i])) return;
    drawn = now;
    const focused = root.contains(document.activeElement) ? document.activeElement?.id : null;
    fill(root, content(page));
    if (focused) document.getElementById(focused)?.focus();
  };
  draw();
  return {
    root,
    update: draw,
    revealHead() {
      if (root.getBoundingClientRect().top > innerHeight * 0.7) root.scrollIntoView({ block: "start" });
    },
  };
}

/** @param {Page} page */
function content(page) {
  const { words, count, days } = page.voice;
  const all = tellingsOf(page.store.state);
  const found = byDay(shownOf(page.store.state));
  return [
    h("h2.title", null, words.chronicle),
    h(
      "p.dateline",
      null,
      h("span", null, words.chronicleAbout.replace("{events}", count(all.length, words.events))),
      h("button.plain", { type: "button", id: "save", onclick: () => page.saveReports() }, words.save),
    ),
    h("div.tools", null, filter(page, all.map(({ event }) => event))),
    h(
      "div.calendar",
      null,
      found.days.map(({ start, end, tellings }) => group(page, days(start, end) ?? start, tellings, false)),
      group(page, words.longer, found.longer, true),
      group(page, words.undated, found.undated, false),
    ),
  ];
}

/**
 * @param {Page} page
 * @param {string} label
 * @param {Telling[]} tellings
 * @param {boolean} withDay whether each says its day
 */
function group(page, label, tellings, withDay) {
  if (tellings.length === 0) return null;
  return h(
    "section.date",
    { "aria-label": label },
    h("h3", null, label),
    h("ul", null, tellings.map((telling) => h("li.note", null, entry(page, telling, withDay)))),
  );
}

/**
 * @param {Page} page
 * @param {Telling} telling
 * @param {boolean} withDay
 */
function entry({ voice, pick }, { article, event }, withDay) {
  return h(
    "button.brief",
    { type: "button", onclick: () => pick(article.id, event.id) },
    brief(event, voice, languageOf(article), withDay),
    h("span.origin", null, article.source || article.title),
  );
}
