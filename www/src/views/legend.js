/** What the marks in the text mean. */
import { h } from "../dom.js";

/** @type {import("../marks.js").Role[]} */
const SHOWN = ["trigger", "agent", "target", "place", "time", "quantity", "source"];

/** @param {import("../i18n/index.js").Voice} voice */
export function legend({ words }) {
  return h(
    "div.legend",
    null,
    h("span.label", { id: "legend-title" }, words.marked),
    h("ul", { "aria-labelledby": "legend-title" }, SHOWN.map((role) => h("li", null, h("span.mark.sample", { "data-role": role }, words.roles[role])))),
  );
}
