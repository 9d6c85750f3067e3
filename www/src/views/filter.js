/** Which families of events are shown. */
import { h, drawing } from "../dom.js";
import { FAMILIES, familyOf, signOf } from "../families.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Event} Event */

/**
 * One switch for each family of events that the article has.
 * @param {Page} page
 * @param {Event[]} events
 */
export function filter(page, events) {
  const { words, number } = page.voice;
  const { hidden } = page.store.state;
  const present = FAMILIES.map((family) => ({ family, n: events.filter(({ type }) => familyOf(type) === family).length })).filter(({ n }) => n > 0);
  return h(
    "div.filter",
    { role: "group", "aria-label": words.eventsHere },
    h("span.label", null, words.eventsHere),
    present.map(({ family, n }) =>
      h(
        "button.chip",
        { type: "button", id: `family-${family}`, "aria-pressed": String(!hidden.has(family)), onclick: () => page.toggle(family) },
        drawing(signOf(family)),
        words.families[family],
        h("span.quiet", null, number(n)),
      ),
    ),
  );
}
