/** One event as a note in the margin: a line or two, and all that is known of it when it is picked. */
import { h } from "../dom.js";
import { bounds } from "../wording.js";
import { brief } from "./brief.js";
import { correct } from "./correct.js";
import { why } from "./why.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Event} Event */
/** @typedef {import("../corrections.js").Told} Told */

/**
 * @param {Page} page
 * @param {Article} article
 * @param {Told} event
 */
export function note(page, article, event) {
  const { voice } = page;
  const language = article.report?.document.language ?? null;
  return h(
    "li.note",
    { id: `note-${event.id}`, "data-event": event.id },
    h(
      "button.brief",
      {
        type: "button",
        id: `brief-${event.id}`,
        "aria-expanded": "false",
        "aria-controls": `more-${event.id}`,
        onclick: () => (page.store.state.picked === event.id ? page.let() : page.pick(article.id, event.id, "margin")),
      },
      brief(event, voice, language),
    ),
    h("div.more", { id: `more-${event.id}`, hidden: true }, fields(event, voice, language), why(event, voice, language), corrections(page, article, event)),
  );
}

/**
 * @param {Event} event
 * @param {import("../i18n/index.js").Voice} voice
 * @param {string | null} lang the article's
 */
function fields(event, voice, lang) {
  const { words, name, days, country } = voice;
  /** @param {string} text */
  const said = (text) => h("q.said", { lang }, text);
  /** @param {(string | null | undefined | false)[]} parts */
  const gloss = (parts) => {
    const text = parts.filter(Boolean).join(", ");
    return text !== "" && h("span.gloss", null, text);
  };
  /** @param {import("../types.js").Actor} actor */
  const actor = (actor) => {
    // A name that is a country, or composed of country and sector ("Syria, military"), says what follows it anyway.
    const composed = actor.kind === "country" || (actor.sector !== null && actor.name?.endsWith(`, ${actor.sector}`));
    const parts = [!composed && actor.name, country(actor.country), actor.sector && name(words.sectors, actor.sector)].filter((part) => part !== actor.text);
    return h("dd", null, said(actor.text), gloss([...new Set(parts), parts.every((part) => !part) && name(words.kinds, actor.kind)]));
  };
  const { time, codes } = event;
  const codeList = [codes.plover && `PLOVER ${codes.plover}`, codes.cameo && `CAMEO ${codes.cameo}`, codes.acled && `ACLED ${codes.acled}`];
  return h(
    "dl.fields",
    null,
    field("agent", words.fields.agents, event.agents.map(actor)),
    field("target", words.fields.targets, event.targets.map(actor)),
    field("instrument", words.fields.instruments, event.instruments.map(({ text }) => h("dd", null, said(text)))),
    field(
      "place",
      words.fields.places,
      event.places.map(({ text, place }) =>
        h(
          "dd",
          null,
          said(text),
          place
            ? gloss([place.name, name(words.features, place.feature), place.admin1 !== place.name && place.admin1, country(place.country), `${place.lat.toFixed(2)}, ${place.lon.toFixed(2)}`])
            : gloss([words.unresolved]),
        ),
      ),
    ),
    field("time", words.fields.time, time ? [h("dd", null, said(time.text), gloss([days(time.start, time.end) ?? words.noDayNamed, words.basis[time.basis]]))] : []),
    field(
      "quantity",
      words.fields.quantities,
      event.quantities.map((quantity) => h("dd", null, said(quantity.text), gloss([`${bounds(quantity, voice)} ${name(words.quantities, quantity.kind)}`, quantity.who ?? quantity.unit]))),
    ),
    field(
      "source",
      words.fields.attribution,
      event.attribution.length > 0
        ? event.attribution.map(({ text, verb, manner }) => h("dd", null, said(text), gloss([name(words.says, manner), verb && `« ${verb} »`])))
        : [h("dd", null, h("span.gloss", null, words.saysItself))],
    ),
    field("", words.fields.codes, codeList.some(Boolean) ? [h("dd.codes", null, codeList.filter(Boolean).join(" · "))] : []),
  );
}

/**
 * The form for corrections, made when it is first opened.
 * @param {Page} page
 * @param {Article} article
 * @param {Told} event
 */
function corrections(page, article, event) {
  const { words } = page.voice;
  const open = page.opened.has(event.key);
  const root = h("details.corrections", { open }, h("summary", null, words.correct, event.edits.length > 0 && h("span.by-you", null, words.byYou)));
  const form = () => root.childElementCount === 1 && root.append(correct(page, article, event));
  if (open) form();
  root.addEventListener("toggle", () => {
    if (root.open) page.opened.add(event.key);
    else page.opened.delete(event.key);
    form();
  });
  return root;
}

/**
 * @param {string} role
 * @param {string} label
 * @param {HTMLElement[]} values
 */
function field(role, label, values) {
  return values.length > 0 && h("div.field", { "data-role": role }, h("dt", null, label), values);
}
