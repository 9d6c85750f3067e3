/** The head of the open article: source, title, day of publication, which can be changed, and the tools for its marks. */
import { h } from "../dom.js";
import { languageOf } from "../state.js";
import { eventsOf } from "../told.js";
import { filter } from "./filter.js";
import { legend } from "./legend.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Article} Article */

/**
 * @param {Page} page
 * @param {Article} open
 */
export function heading(page, open) {
  const { words } = page.voice;
  return [
    h("p.origin", null, open.source || (open.own ? words.yours : words.noSource)),
    h("h2.title", { lang: languageOf(open) }, open.title || words.untitled),
    dateline(page, open),
    eventsOf(open).length > 0 && h("div.tools", null, legend(page.voice), filter(page, eventsOf(open))),
  ];
}

/**
 * The day of publication and how it is known; behind a button, a field to change it, which moves every relative date.
 * @param {Page} page
 * @param {Article} open
 */
function dateline(page, open) {
  const { words, longDay } = page.voice;
  const publication = open.report?.document.publication;
  const basis = publication?.basis ?? (open.published ? "given" : "unknown");
  const iso = publication?.start ?? open.published;
  const day = longDay(iso);
  const field = h("input", { type: "date", id: "redate-day", value: iso ?? "", "aria-label": words.dayOfPublication });
  const change = h("button.plain", { type: "button", id: "redate", "aria-expanded": "false", "aria-controls": "redate-form", onclick: () => show(true) }, words.changeDay);
  const form = h(
    "form.redate",
    { id: "redate-form", hidden: true },
    field,
    h("button", { type: "submit" }, words.readAgain),
    h("button.plain", { type: "button", onclick: () => show(false) }, words.keepDay),
  );
  /** @param {boolean} is */
  const show = (is) => {
    form.hidden = !is;
    change.setAttribute("aria-expanded", String(is));
    (is ? field : change).focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(false);
    page.redate(open.id, field.value || null);
  });
  return [
    h(
      "p.dateline",
      null,
      h("span", null, day ? words.dated[basis].replace("{day}", day) : words.dated.unknown),
      open.report && change,
      open.own && h("button.plain", { type: "button", onclick: () => page.remove(open.id) }, words.remove),
    ),
    form,
  ];
}
