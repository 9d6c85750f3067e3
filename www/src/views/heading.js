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

/** What "found out" has found. @param {Article} open @param {import("../i18n/index.js").Words} words */
function found({ report }, words) {
  const language = report?.document.language;
  return language === "en" || language === "fr" ? `${words.box.auto} (${words.box.languages[language]})` : words.box.auto;
}

/**
 * The day of publication and how it is known; behind a button, fields to change it, which moves every relative date, and the rest.
 * @param {Page} page
 * @param {Article} open
 */
function dateline(page, open) {
  const { words, days, longDay } = page.voice;
  const publication = open.report?.document.publication;
  const basis = publication?.basis ?? (open.published ? "given" : "unknown");
  const iso = publication?.start ?? open.published;
  const day = longDay(iso);
  const possible = (basis === "unknown" && publication?.possible) || [];
  const field = h("input", { type: "date", id: "redate-day", value: iso ?? "" });
  const title = h("input", { type: "text", id: "redate-title", value: open.title, autocomplete: "off" });
  const source = h("input", { type: "text", id: "redate-source", value: open.source, autocomplete: "off" });
  const tongue = h("select", { id: "redate-language" }, ["", "en", "fr"].map((code) => h("option", { value: code, selected: code === (open.language ?? "") }, code === "en" || code === "fr" ? words.box.languages[code] : found(open, words))));
  const line = (/** @type {string} */ label, /** @type {HTMLElement} */ field) => h("div.line", null, h("label", { for: field.id }, label), field);
  const change = h("button.plain", { type: "button", id: "redate", "aria-expanded": "false", "aria-controls": "redate-form", onclick: () => show(true) }, words.changeDetails);
  const form = h(
    "form.redate",
    { id: "redate-form", hidden: true },
    line(words.dayOfPublication, field),
    line(words.box.language, tongue),
    line(words.titleLabel, title),
    line(words.sourceLabel, source),
    h("div.actions", null, h("button.strong", { type: "submit" }, words.takeDetails), h("button", { type: "button", onclick: () => show(false) }, words.keepDay)),
  );
  /** @param {boolean} is @param {string} [from] a day to begin with */
  const show = (is, from) => {
    form.hidden = !is;
    if (is && from) field.value = from;
    change.setAttribute("aria-expanded", String(is));
    (is ? field : change).focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(false);
    page.describe(open.id, {
      published: field.value === (iso ?? "") ? open.published : field.value || null,
      language: /** @type {import("../types.js").Language} */ (tongue.value) || null,
      title: title.value.trim() || open.title,
      source: source.value.trim(),
    });
  });
  return [
    h(
      "p.dateline",
      null,
      h("span", null, day ? words.dated[basis].replace("{day}", day) : words.dated.unknown),
      open.report && change,
      open.report && h("button.plain", { type: "button", id: "by-words", onclick: () => page.openSelection() }, words.addByWords),
      open.own && h("button.plain", { type: "button", onclick: () => page.remove(open.id) }, words.remove),
    ),
    possible.length > 0 &&
      h(
        "p.possible",
        null,
        words.possible,
        possible.map(({ start, end }) => h("button.plain", { type: "button", title: words.chooseDay, onclick: () => show(true, start) }, days(start, end))),
      ),
    form,
  ];
}
