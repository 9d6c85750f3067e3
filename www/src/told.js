/**
 * What is told: the events of all articles as the reader corrected them, and those that the reader's choice of families and
 * days lets through. Knows no DOM. Each answer is kept until what it is made from changes.
 */
import { corrected } from "./corrections.js";
import { familyOf } from "./families.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./corrections.js").Told} Told */
/** @typedef {{ article: Article, event: Told }} Telling one event as one article tells it */
/** @typedef {{ from: string, to: string }} Range ISO days, both inclusive */
/** @typedef {Pick<import("./state.js").State, "articles" | "hidden" | "range">} Choice */

/** @type {WeakMap<object, { edits: unknown, found: ReturnType<typeof corrected> }>} */
const kept = new WeakMap();

/**
 * The events of an article, corrected, and those that the reader rejected.
 * @param {Article} article
 */
export function readingOf({ report, edits }) {
  if (report === null) return { events: /** @type {Told[]} */ ([]), rejected: /** @type {Told[]} */ ([]) };
  const known = kept.get(report);
  if (known?.edits === edits) return known.found;
  const found = corrected(report, edits);
  kept.set(report, { edits, found });
  return found;
}

/** @param {Article} article */
export const eventsOf = (article) => readingOf(article).events;

/** @type {{ articles: Article[], tellings: Telling[] } | null} */
let whole = null;

/**
 * All events of all articles.
 * @param {Pick<Choice, "articles">} state
 */
export function tellingsOf({ articles }) {
  if (whole?.articles !== articles) whole = { articles, tellings: articles.flatMap((article) => eventsOf(article).map((event) => ({ article, event }))) };
  return whole.tellings;
}

/** @type {{ choice: Choice, tellings: Telling[] } | null} */
let chosen = null;

/**
 * The events of all articles that the reader's choice lets through.
 * @param {Choice} state
 */
export function shownOf({ articles, hidden, range }) {
  if (chosen?.choice.articles !== articles || chosen.choice.hidden !== hidden || chosen.choice.range !== range) {
    const choice = { articles, hidden, range };
    chosen = { choice, tellings: tellingsOf(choice).filter(({ event }) => isShown(event, choice)) };
  }
  return chosen.tellings;
}

/**
 * @param {Told} event
 * @param {Pick<Choice, "hidden" | "range">} choice
 */
export const isShown = (event, { hidden, range }) => !hidden.has(familyOf(event.type)) && isWithin(event, range);

/**
 * Whether an event can lie within some days; one without a day lies within none.
 * @param {Told} event
 * @param {Range | null} range
 */
export function isWithin({ time }, range) {
  if (range === null) return true;
  const start = time?.start ?? time?.end;
  const end = time?.end ?? time?.start;
  return Boolean(start && end && start <= range.to && end >= range.from);
}
