/**
 * Which words of an article to mark, and how marks that overlap are laid inside each other. Knows no DOM.
 */

/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Event} Event */
/** @typedef {"trigger" | "agent" | "target" | "instrument" | "place" | "time" | "quantity" | "source"} Role */
/** @typedef {{ event: string, role: Role }} Reference what a mark says: these words have this role in that event */
/** @typedef {{ start: number, end: number, refs: Reference[] }} Mark */
/** @typedef {{ open: Mark } | { text: string } | { close: true }} Piece */

/** All roles, the weightiest first: the first of them gives a mark its look. */
export const ROLES = /** @type {Role[]} */ (["trigger", "quantity", "agent", "target", "instrument", "time", "place", "source"]);

/**
 * The words of one event with their roles.
 * @param {Event} event
 * @returns {{ role: Role, start: number, end: number }[]}
 */
export function wordsOf(event) {
  /** @type {{ role: Role, start: number, end: number }[]} */
  const words = [];
  /** @param {Role} role @param {({ start: number, end: number } | null | undefined)[]} spans */
  const add = (role, spans) => {
    for (const span of spans) if (span && span.end > span.start) words.push({ role, start: span.start, end: span.end });
  };
  add("trigger", event.mentions.length > 0 ? event.mentions : [event.trigger]);
  add("agent", event.agents);
  add("target", event.targets);
  add("instrument", event.instruments);
  add("place", event.places);
  add("time", [event.time?.span]);
  add("quantity", event.quantities);
  add("source", event.attribution);
  return words;
}

/**
 * The marks of some events: one for each stretch of words, in text order, the longer first where two start together.
 * @param {Event[]} events
 * @returns {Mark[]}
 */
export function marksOf(events) {
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  for (const event of events) {
    for (const { role, start, end } of wordsOf(event)) {
      const key = `${start}-${end}`;
      const mark = marks.get(key) ?? { start, end, refs: [] };
      marks.set(key, mark);
      if (!mark.refs.some((ref) => ref.event === event.id && ref.role === role)) mark.refs.push({ event: event.id, role });
    }
  }
  const all = [...marks.values()].sort(order);
  for (const mark of all) mark.refs.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  return all;
}

/** @param {Mark} a @param {Mark} b */
const order = (a, b) => a.start - b.start || b.end - a.end;

/**
 * For each paragraph the spans that lie in it, wholly or in part.
 * @template {{ start: number, end: number }} T
 * @param {{ start: number, end: number }[]} paragraphs in text order
 * @param {T[]} spans
 * @returns {T[][]}
 */
export function share(paragraphs, spans) {
  /** @type {T[][]} */
  const shares = paragraphs.map(() => []);
  let first = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    while (first < paragraphs.length && paragraphs[first].end <= span.start) first++;
    for (let i = first; i < paragraphs.length && paragraphs[i].start < span.end; i++) shares[i].push(span);
  }
  return shares;
}

/**
 * Lays `marks` (in the order of `marksOf`, each at least partly inside) into text[start, end) as opening, text and closing pieces that nest. A mark that
 * crosses the end of another is cut there, so that no word is lost and none is told twice.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} marks
 * @returns {Piece[]}
 */
export function lay(text, start, end, marks) {
  const waiting = marks
    .map((mark) => ({ ...mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end) }))
    .sort(order);
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Mark[]} */
  const open = [];
  let at = start;
  /** @param {number} to */
  const write = (to) => {
    if (to > at) pieces.push({ text: text.slice(at, to) });
    at = Math.max(at, to);
  };
  /** @param {number} upTo */
  const closeUpTo = (upTo) => {
    for (let top = open.at(-1); top && top.end <= upTo; top = open.at(-1)) {
      write(top.end);
      pieces.push({ close: true });
      open.pop();
    }
  };
  for (let i = 0; i < waiting.length; i++) {
    const mark = waiting[i];
    closeUpTo(mark.start);
    write(mark.start);
    const top = open.at(-1);
    if (top && mark.end > top.end) {
      const rest = { ...mark, start: top.end };
      mark.end = top.end;
      let j = i + 1;
      while (j < waiting.length && order(waiting[j], rest) < 0) j++;
      waiting.splice(j, 0, rest);
    }
    pieces.push({ open: mark });
    open.push(mark);
  }
  closeUpTo(Infinity);
  write(end);
  return pieces;
}

/**
 * The paragraphs of a text: its lines that hold anything, with their offsets.
 * @param {string} text
 * @returns {{ start: number, end: number }[]}
 */
export function paragraphsOf(text) {
  const paragraphs = [];
  for (const match of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const line = match[0];
    const kept = line.trim();
    if (kept === "") continue;
    const start = match.index + line.indexOf(kept);
    paragraphs.push({ start, end: start + kept.length });
  }
  return paragraphs;
}
