/** What the reader should know about a reading. */
import { h } from "../dom.js";
import { eventsOf } from "../told.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Event} Event */

/**
 * That it failed, found nothing, or what the engine remarks.
 * @param {Page} page
 * @param {Article} open
 * @param {Event[]} events those shown
 */
export function remarks(page, open, events) {
  const { words } = page.voice;
  if (open.state === "failed") {
    return h(
      "div.remarks.bad",
      { role: "alert" },
      h("p", null, open.error === "" ? words.stopped : words.box.failed.replace("{why}", () => open.error)),
      h("button", { type: "button", onclick: () => page.readAgain(open.id) }, words.again),
    );
  }
  if (open.report === null) return h("div.remarks", { role: "status" }, h("p", null, open.state === "reading" ? `${words.readingOne}…` : open.state === "opening" ? `${words.opening}…` : words.waiting));
  const none = eventsOf(open).length === 0 ? words.noEvents : events.length === 0 ? words.allHidden : null;
  if (none === null && open.report.notes.length === 0) return null;
  return h(
    "div.remarks",
    null,
    none && h("p", null, none),
    open.report.notes.length > 0 && [
      h("h3.label", null, words.notes),
      h("ul", null, open.report.notes.map(({ code, message }) => (words.notesByCode[code] ? h("li", null, words.notesByCode[code]) : h("li", { lang: "en" }, message)))),
    ],
  );
}
