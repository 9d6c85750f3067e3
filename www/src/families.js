/**
 * Families of event types, for filters and signs. Hides from the views which type belongs where.
 */

/** @typedef {"fighting" | "ground" | "people" | "diplomacy" | "pressure" | "order"} Family */

/** @type {Record<Family, { types: string[], sign: string }>} */
const TABLE = {
  fighting: {
    types: ["airstrike", "shelling", "bombing", "armed_clash", "attack", "shootdown"],
    sign: "M8 1v4M8 11v4M1 8h4M11 8h4M3.2 3.2l2.6 2.6M10.2 10.2l2.6 2.6M12.8 3.2l-2.6 2.6M5.8 10.2l-2.6 2.6",
  },
  ground: {
    types: ["offensive", "advance", "territorial_capture", "withdrawal", "deployment", "blockade"],
    sign: "M1.5 8h12M9 3.5L13.5 8 9 12.5",
  },
  people: {
    types: ["killing", "injury", "casualty_toll", "displacement", "return", "aid"],
    sign: "M8 7a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 7zM2.8 14.5c.4-3.3 2.4-5 5.2-5s4.8 1.7 5.2 5",
  },
  diplomacy: {
    types: ["ceasefire", "ceasefire_violation", "agreement", "talks", "visit", "support"],
    sign: "M6 12.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10 12.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9z",
  },
  pressure: {
    types: ["statement", "accusation", "threat", "demand", "sanction"],
    sign: "M1.5 2.5h13v8.5H8l-3.5 3v-3h-3z",
  },
  order: {
    types: ["arrest", "abduction", "protest", "election", "other"],
    sign: "M3.5 15V1.5M3.5 2.5h9.5l-2.5 3 2.5 3H3.5",
  },
};

/** All families, in the order in which they are shown. */
export const FAMILIES = /** @type {Family[]} */ (Object.keys(TABLE));

/** @type {Map<string, Family>} */
const OF_TYPE = new Map(FAMILIES.flatMap((family) => TABLE[family].types.map((type) => /** @type {const} */ ([type, family]))));

/** Whether the engine knows an event type of this name. @param {unknown} type */
export const isType = (type) => typeof type === "string" && OF_TYPE.has(type);

/**
 * The family of an event type; a type this page does not know yet is in "order", with "other".
 * @param {string} type
 */
export function familyOf(type) {
  return OF_TYPE.get(type) ?? "order";
}

/**
 * The path of a family's sign on a 16 by 16 field.
 * @param {Family} family
 */
export function signOf(family) {
  return TABLE[family].sign;
}
