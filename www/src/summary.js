/**
 * The situation at a glance: figures drawn from the reports, none of them made up or averaged. Knows no DOM.
 */

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./types.js").Quantity} Quantity */

/**
 * @typedef {object} Toll
 * @property {Article} article
 * @property {Event} event
 * @property {Quantity} quantity
 */

/**
 * @typedef {object} Summary
 * @property {number} events
 * @property {number} unreal events that are not said to have happened or to go on
 * @property {number} articles articles that tell them
 * @property {string | null} start first day of a dated event
 * @property {string | null} end last day
 * @property {{ name: string, count: number, article: string, event: string }[]} places the most named first, with one event each
 * @property {Toll[]} tolls
 */

const PLACES = 6;
const TOLLS = 5;
const SHOWN_KINDS = ["killed", "wounded", "displaced", "missing", "captured", "besieged", "returned"];
const EXACT = ["time", "day", "week"];

/**
 * @param {import("./told.js").Telling[]} all
 * @returns {Summary}
 */
export function summarise(all) {
  const real = all.filter(({ event }) => isReal(event));
  const dated = real.filter(({ event }) => event.time?.start && event.time.end && EXACT.includes(event.time.granularity));
  const starts = dated.map(({ event }) => /** @type {string} */ (event.time?.start)).sort();
  const ends = dated.map(({ event }) => /** @type {string} */ (event.time?.end)).sort();
  return {
    events: all.length,
    unreal: all.length - real.length,
    articles: new Set(all.map(({ article }) => article)).size,
    start: starts[0] ?? null,
    end: ends.at(-1) ?? null,
    places: placesOf(all),
    tolls: tollsOf(real),
  };
}

/** Whether the text says that it happened or goes on. @param {Event} event */
export const isReal = (event) => event.factuality === "occurred" || event.factuality === "ongoing";

/** @param {{ article: Article, event: Event }[]} all */
function placesOf(all) {
  /** @type {Map<string, { name: string, count: number, article: string, event: string }>} */
  const places = new Map();
  for (const { article, event } of all) {
    for (const { text, place } of event.places) {
      if (place?.feature === "country") continue;
      const name = place?.name ?? text;
      const known = places.get(name) ?? { name, count: 0, article: article.id, event: event.id };
      known.count += 1;
      places.set(name, known);
    }
  }
  return [...places.values()].sort((a, b) => b.count - a.count).slice(0, PLACES);
}

/**
 * The weightiest tolls, one of each kind before a second of any: each as one text gives it.
 * @param {{ article: Article, event: Event }[]} all
 */
function tollsOf(all) {
  /** @type {Map<string, Toll[]>} */
  const kinds = new Map(SHOWN_KINDS.map((kind) => [kind, []]));
  for (const { article, event } of all) {
    for (const quantity of event.quantities) kinds.get(quantity.kind)?.push({ article, event, quantity });
  }
  const ranked = [...kinds.values()].map((tolls) => distinct(tolls.sort((a, b) => sizeOf(b) - sizeOf(a))));
  /** @type {Toll[]} */
  const shown = [];
  for (let rank = 0; shown.length < TOLLS && ranked.some((tolls) => rank < tolls.length); rank++) {
    for (const tolls of ranked) if (rank < tolls.length && shown.length < TOLLS) shown.push(tolls[rank]);
  }
  return shown.sort((a, b) => SHOWN_KINDS.indexOf(a.quantity.kind) - SHOWN_KINDS.indexOf(b.quantity.kind));
}

/** @param {Toll} toll */
const sizeOf = ({ quantity }) => quantity.max ?? quantity.min;

/** The same figure in the same article is told once. @param {Toll[]} tolls */
function distinct(tolls) {
  const seen = new Set();
  return tolls.filter(({ article, quantity }) => {
    const key = `${article.id} ${quantity.min} ${quantity.max}`;
    return !seen.has(key) && seen.add(key);
  });
}
