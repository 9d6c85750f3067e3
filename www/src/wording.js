/**
 * Fields of the record in the words of the interface. Knows no DOM.
 */

/** @typedef {import("./i18n/index.js").Voice} Voice */
/** @typedef {import("./types.js").Event} Event */

/** The longest title that is made of a text, in characters. */
const TITLE = 80;

/**
 * The first line of a text, as a title: cut between words where it is long.
 * @param {string} text
 */
export function titleFrom(text) {
  const [line] = text.trim().split(/[\r\n]/, 1);
  if (line.length <= TITLE) return line;
  const cut = line.slice(0, TITLE);
  const blank = cut.lastIndexOf(" ");
  return `${cut.slice(0, blank > TITLE / 2 ? blank : TITLE).replace(/[\s,;:.–—-]+$|[\uD800-\uDBFF]$/, "")}…`;
}

/**
 * A count with its bounds: "about 500", "260 or more", "30 to 35".
 * @param {import("./types.js").Quantity} quantity
 * @param {Voice} voice
 */
export function bounds({ min, max, approximate }, voice) {
  const { words, number } = voice;
  if (max === null) return words.atLeast.replace("{n}", number(min));
  const figure = min === max ? number(min) : between(min, max, voice);
  return approximate ? `${words.approximate} ${figure}` : figure;
}

/** @param {number} min @param {number} max @param {Voice} voice */
const between = (min, max, { words, number }) => words.between.replace("{min}", number(min)).replace("{max}", number(max));

/**
 * The days of an event, its own words where no day can be named, or null.
 * @param {Event} event
 * @param {Voice} voice
 */
export const daysOf = (event, voice) => (event.time ? (voice.days(event.time.start, event.time.end) ?? event.time.text) : null);

/**
 * Who does it to whom, in the text's own words: "Russia → rebels"; "" where nobody is named.
 * @param {Event} event
 */
export function partiesOf({ agents, targets }) {
  const from = agents.map(({ text }) => text).join(", ");
  const to = targets.map(({ text }) => text).join(", ");
  if (from && to) return `${from} → ${to}`;
  return from || (to && `→ ${to}`);
}

/**
 * The names of an event's places.
 * @param {Event} event
 */
export const placesOf = ({ places }) => [...new Set(places.map(({ text, place }) => place?.name ?? text))].join(", ");
