/**
 * What the reader corrected, kept apart from the machine's answer: a list of edits that is laid over a report. An edit names its
 * event by the words that tell it, so that it still fits when the article is read again. Knows no DOM.
 */

import { isType } from "./families.js";

/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Event} Event */
/** @typedef {{ start: number, end: number, text: string }} Words */
/** @typedef {"agents" | "targets" | "places" | "quantities" | "attribution" | "instruments"} RoleField */

/**
 * @typedef {object} Edit
 * @property {string} id
 * @property {string} article its id
 * @property {number} at when it was made, in milliseconds
 * @property {"change" | "reject" | "add"} kind
 * @property {string} event the key of the event; for "add" the edit's own id
 * @property {"type" | "factuality" | "days" | "role"} [field] for "change"
 * @property {string} [value] for "type" and "factuality", and for "add" its type
 * @property {{ start: string, end: string } | null} [days] for "days"; null says that no day is told
 * @property {RoleField} [role] for "role"
 * @property {Words[]} [words] for "role": all words of that role now; for "add" the words that tell the event
 */

/** @typedef {Event & { key: string, edits: Edit[], added: boolean }} Told an event as the reader left it */

/**
 * @param {Report} report
 * @param {Edit[]} edits in the order in which they were made
 * @returns {{ events: Told[], rejected: Told[] }} `events` in the order of their triggers
 */
export function corrected(report, edits) {
  const keys = keysOf(report.events);
  /** @type {Map<string, Told>} */
  const all = new Map(report.events.map((event, i) => [keys[i], { ...event, key: keys[i], edits: [], added: false }]));
  const rejected = new Set();
  for (const edit of edits) {
    if (edit.kind === "add" && edit.words) all.set(edit.id, added(report, edit));
    const event = all.get(edit.event);
    if (!event) continue;
    event.edits.push(edit);
    if (edit.kind === "reject") rejected.add(event.key);
    else if (edit.kind === "change") change(event, edit);
  }
  const order = (/** @type {Told} */ a, /** @type {Told} */ b) => a.trigger.start - b.trigger.start || a.trigger.end - b.trigger.end;
  const sorted = edits.length === 0 ? [...all.values()] : [...all.values()].sort(order);
  return { events: sorted.filter(({ key }) => !rejected.has(key)), rejected: sorted.filter(({ key }) => rejected.has(key)) };
}

/**
 * Whether a value has the form of an edit, wherever it comes from.
 * @param {any} edit
 * @returns {edit is Edit}
 */
export function isFormed(edit) {
  const texts = (/** @type {unknown[]} */ ...all) => all.every((one) => typeof one === "string");
  if (!edit || !texts(edit.id, edit.event, edit.article) || typeof edit.at !== "number") return false;
  if (edit.value !== undefined && !texts(edit.value)) return false;
  const isDay = (/** @type {unknown} */ day) => typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day);
  if (edit.days && !(isDay(edit.days.start) && isDay(edit.days.end))) return false;
  const words = edit.words ?? [];
  const formed = Array.isArray(words) && words.every((one) => one && Number.isInteger(one.start) && Number.isInteger(one.end) && texts(one.text));
  if (!formed) return false;
  if (edit.kind === "change" && edit.field === "role") return Object.hasOwn(BLANK, edit.role) && Array.isArray(edit.words);
  if (edit.kind === "change" && edit.field === "type") return isType(edit.value);
  if (edit.kind === "change" && edit.field === "factuality") return FACTUALITIES.includes(edit.value);
  if (edit.kind === "change") return edit.field === "days";
  return edit.kind === "reject" || (edit.kind === "add" && words.length > 0 && isType(edit.value ?? "other"));
}

const FACTUALITIES = ["occurred", "ongoing", "planned", "threatened", "demanded", "hypothetical", "denied"];

/**
 * The names of a report's events for edits: trigger and type, and a number where one trigger tells several.
 * @param {Event[]} events
 */
export function keysOf(events) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return events.map(({ trigger, type }) => {
    const key = `${trigger.start}-${trigger.end}-${type}`;
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return n === 1 ? key : `${key}-${n}`;
  });
}

/**
 * A report with its corrections in it and nothing of the page's own, as exports take it.
 * @param {Report} report
 * @param {Edit[]} edits
 * @returns {Report}
 */
export function reportWith(report, edits) {
  if (edits.length === 0) return report;
  const events = corrected(report, edits).events.map(({ key, edits, added, ...event }) => event);
  return { ...report, events };
}

/** @param {Told} event @param {Edit} edit */
function change(event, { field, value, days, role, words }) {
  if (field === "type" && value) Object.assign(event, { type: value, codes: NO_CODES });
  else if (field === "factuality" && value) Object.assign(event, { factuality: value });
  else if (field === "days") event.time = days ? timeOf(event, days) : null;
  else if (field === "role" && role && words) {
    const before = /** @type {Words[]} */ (event[role]);
    const known = new Map(before.map((item) => [`${item.start}-${item.end}`, item]));
    Object.assign(event, { [role]: words.map((item) => known.get(`${item.start}-${item.end}`) ?? { ...item, ...BLANK[role] }) });
  }
}

/** Codes follow from a type by the engine's own table, which a changed type has not been through. */
const NO_CODES = { plover: null, cameo: null, acled: null };
const ACTOR = { kind: "group", id: null, name: null, country: null, sector: null };
/** What the reader does not say of words. @type {Record<RoleField, object>} */
const BLANK = {
  agents: ACTOR,
  targets: ACTOR,
  places: { place: null, near: [] },
  quantities: { kind: "other", unit: null, who: null, min: 0, max: null, approximate: false },
  attribution: { actor: null, verb: null, manner: "attributed" },
  instruments: {},
};

/**
 * @param {Event} event
 * @param {{ start: string, end: string }} days
 * @returns {import("./types.js").Time}
 */
function timeOf({ time, trigger }, { start, end }) {
  const span = time?.span ?? { start: trigger.start, end: trigger.start, text: "" };
  const value = start === end ? start : `${start}/${end}`;
  return { span, text: span.text, type: "DATE", value, start, end, granularity: "day", basis: "stated" };
}

/** @param {Report} report @param {Edit} edit @returns {Told} */
function added(report, edit) {
  const [trigger] = /** @type {Words[]} */ (edit.words);
  const sentence = report.sentences.find(({ start, end }) => start <= trigger.start && trigger.start < end) ?? trigger;
  return {
    ...{ id: edit.id, key: edit.id, edits: [], added: true, type: /** @type {any} */ (edit.value ?? "other"), factuality: "occurred" },
    ...{ trigger, sentence, mentions: [trigger], agents: [], targets: [], instruments: [], places: [], time: null, quantities: [], attribution: [] },
    ...{ codes: NO_CODES, confidence: 1, why: ["added by the reader"] },
  };
}
