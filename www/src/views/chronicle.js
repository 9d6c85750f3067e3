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
    calendar([
      ...found.days.map(({ start, end, tellings }) => ({ label: days(start, end) ?? start, tellings, withDay: false })),
      { label: words.longer, tellings: found.longer, withDay: true },
      { label: words.undated, tellings: found.undated, withDay: false },
    ], page),
  ];
}

/** Events drawn at once: more than a screen has. */
const STEP = 60;

/**
 * The groups, drawn only as the reader comes near them: a story may have thousands of events.
 * @param {{ label: string, tellings: Telling[], withDay: boolean }[]} groups `withDay`: whether each event says its day
 * @param {Page} page
 */
function calendar(groups, page) {
  const waiting = groups.flatMap((group) => group.tellings.map((telling) => ({ group, telling })));
  const end = h("div.end");
  const root = h("div.calendar", null, end);
  /** @type {{ group: object, list: HTMLElement } | null} */
  let last = null;
  let next = 0;
  const draw = (/** @type {number} */ to) => {
    for (; next < Math.min(to, waiting.length); next++) {
      const { group, telling } = waiting[next];
      if (last?.group !== group) {
        last = { group, list: h("ul") };
        end.before(h("section.date", { "aria-label": group.label }, h("h3", null, group.label), last.list));
      }
      last.list.append(h("li.note", null, entry(page, telling, group.withDay)));
    }
  };
  draw(STEP);
  if (next >= waiting.length) return root;
  const near = new IntersectionObserver(
    (seen) => {
      if (!root.isConnected || next >= waiting.length) return near.disconnect();
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      draw(next + STEP);
      // What is near is told only when it changes: asked again, it is told anew.
      near.unobserve(end);
      near.observe(end);
    },
    { rootMargin: "1200px" },
  );
  near.observe(end);
  addEventListener("beforeprint", () => draw(waiting.length), { once: true });
  return root;
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
