/** The list of articles, each with what came of it. */
import { h, fill } from "../dom.js";
import { eventsOf, tellingsOf } from "../told.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Article} Article */

/** @param {Page} page */
export function index(page) {
  const root = h("nav.index");
  const whole = (/** @type {"chronicle" | "compare"} */ view, /** @type {string} */ title, /** @type {string} */ about) =>
    h(
      "button.by-day",
      { type: "button", id: `open-${view}`, "aria-current": page.store.state.view === view && "true", onclick: () => page.openView(view) },
      h("span.title", null, title),
      h("span.quiet", null, about),
    );
  const draw = () => {
    const { state } = page.store;
    const { words, count } = page.voice;
    const events = tellingsOf(state).length;
    root.setAttribute("aria-label", words.articles);
    const focused = root.contains(document.activeElement) ? document.activeElement?.id : null;
    fill(
      root,
      h("h2.label", null, words.articles),
      whole("chronicle", words.chronicle, words.chronicleAbout.replace("{events}", count(events, words.events))),
      whole("compare", words.compare.title, words.compare.short),
      h("ul", null, state.articles.map((article) => h("li", null, entry(page, article), stop(page, article)))),
      h("button.read-own", { type: "button", id: "read-own", onclick: () => page.openBox() }, words.readOwn),
      h("button.read-own", { type: "button", id: "open-take", onclick: () => page.openTake() }, words.take.button),
      h("p.promise.quiet", null, words.promise, " ", h("button.plain", { type: "button", id: "open-keep", onclick: () => page.openKeep() }, words.keep.open)),
    );
    if (focused) document.getElementById(focused)?.focus();
  };
  draw();
  return {
    root,
    /** @param {Set<string>} changed */
    update(changed) {
      if (changed.has("language") || changed.has("articles") || changed.has("current") || changed.has("view")) draw();
    },
  };
}

/**
 * @param {Page} page
 * @param {Article} article
 */
function entry(page, article) {
  const { words, days } = page.voice;
  const published = article.published ?? article.report?.document.publication.start ?? null;
  const language = article.report?.document.language ?? article.language;
  return h(
    "button.entry",
    {
      type: "button",
      id: `open-${article.id}`,
      "aria-current": page.store.state.view === "article" && page.store.state.current === article.id && "true",
      onclick: () => page.open(article.id),
    },
    h("span.source", null, article.source || (article.own ? words.yours : words.noSource)),
    h("span.tongue", null, language !== "und" && language),
    h("span.title", { lang: language !== "und" && language }, article.title || words.untitled),
    h("span.day", null, days(published, published) ?? words.noDate),
    h("span.result", null, outcome(page, article)),
  );
}

/**
 * Ends the reading of an article that is being read or waits for it.
 * @param {Page} page
 * @param {Article} article
 */
function stop(page, { id, own, state, title }) {
  if (!own || state === "read" || state === "failed") return null;
  const { words } = page.voice;
  const label = `${words.box.cancel}${words.colon}${title}`;
  return [
    h("progress", { "aria-label": `${words.readingOne}${words.colon}${title}`, value: state === "waiting" && 0, max: 1 }),
    h("button.stop", { type: "button", "aria-label": label, title: label, onclick: () => (state === "opening" ? page.remove(id) : page.stop(id)) }, "×"),
  ];
}

/**
 * @param {Page} page
 * @param {Article} article
 */
function outcome({ voice }, article) {
  const { state, report, error } = article;
  const { words, count } = voice;
  if (state === "opening") return `${words.opening}…`;
  if (state === "failed" && error === "") return words.stopped;
  if (state === "failed") return h("span.bad", null, words.failed);
  if (state === "reading") return `${words.readingOne}…`;
  if (report === null) return words.waiting;
  return count(eventsOf(article).length, words.events);
}
