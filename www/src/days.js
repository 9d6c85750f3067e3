/**
 * Events of all articles in the order of their days. Knows no DOM.
 */

/** @typedef {import("./told.js").Telling} Telling */
/** @typedef {{ start: string, end: string, tellings: Telling[] }} Day a day, or the few days that a text leaves open */

/** Longer than this, a time is a period and not a day told loosely. */
const LOOSE = 7;
const DAY = 86_400_000;

/**
 * @param {Telling[]} tellings
 * @returns {{ days: Day[], longer: Telling[], undated: Telling[] }}
 */
export function byDay(tellings) {
  /** @type {Map<string, Day>} */
  const days = new Map();
  /** @type {Telling[]} */
  const longer = [];
  /** @type {Telling[]} */
  const undated = [];
  for (const telling of tellings) {
    const { start, end } = telling.event.time ?? { start: null, end: null };
    if (start === null || end === null) undated.push(telling);
    else if (Date.parse(end) - Date.parse(start) >= LOOSE * DAY) longer.push(telling);
    else {
      const key = `${start} ${end}`;
      const day = days.get(key) ?? { start, end, tellings: [] };
      days.set(key, day);
      day.tellings.push(telling);
    }
  }
  const order = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : a > b ? 1 : 0);
  longer.sort((a, b) => order(a.event.time?.start ?? "", b.event.time?.start ?? ""));
  return { days: [...days.values()].sort((a, b) => order(a.start, b.start) || order(a.end, b.end)), longer, undated };
}
