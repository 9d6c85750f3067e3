/** An event in a line or two: what, who to whom, where, when, how many. */
import { h, drawing } from "../dom.js";
import { familyOf, signOf } from "../families.js";
import { bounds, daysOf, partiesOf, placesOf } from "../wording.js";

/** @typedef {import("../types.js").Event} Event */

/**
 * @param {Event} event
 * @param {import("../i18n/index.js").Voice} voice
 * @param {string | null} lang the article's
 * @param {boolean} [withDay] false where the day stands over it already
 */
export function brief(event, voice, lang, withDay = true) {
  const { words, name } = voice;
  const parties = partiesOf(event);
  const counts = event.quantities.map((quantity) => `${bounds(quantity, voice)} ${name(words.quantities, quantity.kind)}`);
  const setting = [placesOf(event), withDay && daysOf(event, voice), counts.join(", ")].filter(Boolean);
  return [
    h(
      "span.kind",
      null,
      drawing(signOf(familyOf(event.type))),
      h("span", null, name(words.types, event.type)),
      event.factuality !== "occurred" && h("span.factuality", null, name(words.factuality, event.factuality)),
      "edits" in event && /** @type {unknown[]} */ (event.edits).length > 0 && h("span.by-you", null, words.byYou),
      sureness(event, voice),
    ),
    parties !== "" && h("span.parties", { lang }, parties),
    setting.length > 0 && h("span.setting", null, setting.join(" · ")),
  ];
}

/**
 * How sure the reading is, as a quiet bar with the figure for those who do not see it.
 * @param {Event} event
 * @param {import("../i18n/index.js").Voice} voice
 */
function sureness({ confidence }, { words }) {
  const percent = Math.round(Math.min(1, Math.max(0, confidence)) * 100);
  const text = words.sure.replace("{n}", String(percent));
  const level = h("span.level");
  level.style.width = `${percent}%`;
  return h("span.sureness", { title: text }, h("span.bar", null, level), h("span.hidden", null, text));
}
