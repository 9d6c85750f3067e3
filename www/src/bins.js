/**
 * Events over time, in bars of a day, a week or a month, and those that last longer as lines. Knows no DOM.
 */

/** @typedef {import("./told.js").Telling} Telling */
/** @typedef {"day" | "week" | "month"} Step */
/** @typedef {{ start: string, end: string, tellings: Telling[] }} Bin ISO days, both inclusive */
/**
 * @typedef {object} Bins
 * @property {Step} step
 * @property {string} start
 * @property {string} end
 * @property {Bin[]} bins
 * @property {Telling[]} longer that reach into these days
 * @property {number} outside events that lie far before or after
 * @property {number} undated events without a day
 */

const DAY = 86_400_000;
/** Longer than this many days, a time is a period and not a day told loosely. */
const LOOSE = 7;
/** A few events far from the others, told as what came before, are not drawn: this share at each end, at most. */
const FAR = 0.03;

/** Days asked for already: thousands of events share a few. @type {Map<string, number>} */
const known = new Map();

/** @param {string} iso */
export function toDays(iso) {
  let days = known.get(iso);
  if (days === undefined) known.set(iso, (days = Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY)));
  return days;
}
/** @param {number} days since 1970 */
export const toIso = (days) => new Date(days * DAY).toISOString().slice(0, 10);

/** How many days an event lasts at most, or null without a day. @param {Telling} telling */
export function lengthOf({ event: { time } }) {
  return time?.start && time.end ? toDays(time.end) - toDays(time.start) + 1 : null;
}

/**
 * @param {Telling[]} tellings
 * @param {number} most how many bars there is room for
 * @returns {Bins | null} null where no event has a day
 */
export function binsOf(tellings, most) {
  const dated = tellings.filter((telling) => lengthOf(telling) !== null);
  const short = dated.filter((telling) => Number(lengthOf(telling)) <= LOOSE);
  const longer = dated.filter((telling) => Number(lengthOf(telling)) > LOOSE);
  const stretch = short.length > 0 ? short : longer;
  if (stretch.length === 0) return null;
  const starts = stretch.map(({ event }) => toDays(String(event.time?.start))).sort((a, b) => a - b);
  const ends = stretch.map(({ event }) => toDays(String(event.time?.end))).sort((a, b) => a - b);
  const few = Math.floor(stretch.length * FAR);
  const first = starts[few];
  const last = Math.max(first, ends[ends.length - 1 - few]);
  const span = last - first + 1;
  /** @type {Step} */
  const step = span <= most ? "day" : span / 7 <= most ? "week" : "month";
  /** @type {Map<number, Bin>} */
  const bins = new Map();
  for (let day = floor(first, step); day <= last; day = next(day, step)) bins.set(day, { start: toIso(day), end: toIso(next(day, step) - 1), tellings: [] });
  let drawn = 0;
  for (const telling of short) {
    const bin = bins.get(floor(toDays(String(telling.event.time?.start)), step));
    bin?.tellings.push(telling);
    if (bin) drawn++;
  }
  const all = [...bins.values()];
  const [start, end] = [all[0].start, all[all.length - 1].end];
  const reaching = longer.filter(({ event: { time } }) => String(time?.start) <= end && String(time?.end) >= start);
  const outside = dated.length - drawn - reaching.length;
  return { step, start, end, bins: all, longer: reaching, outside, undated: tellings.length - dated.length };
}

/** The first day of the step that a day lies in; weeks begin on Monday. @param {number} day @param {Step} step */
function floor(day, step) {
  if (step === "day") return day;
  if (step === "week") return day - ((((day + 3) % 7) + 7) % 7);
  return toDays(`${toIso(day).slice(0, 7)}-01`);
}

/** @param {number} day @param {Step} step */
function next(day, step) {
  return step === "day" ? day + 1 : step === "week" ? day + 7 : floor(day + 31, "month");
}
