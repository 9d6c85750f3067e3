/** Events that several articles tell: each telling in its own words side by side, and what they say differently. */
import { h } from "../dom.js";
import { languageOf } from "../state.js";
import { articleOf, origin, pick, sourceOf } from "./articles.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("sitrep").Story} Story */
/** @typedef {import("sitrep").StoryEvent} StoryEvent */

/** @param {Page} page @param {Story} story */
export function same(page, story) {
  const { words } = page.voice;
  const several = story.events.filter(({ members }) => new Set(members.map(({ document }) => document)).size > 1);
  several.sort((a, b) => b.differences.length - a.differences.length || b.members.length - a.members.length);
  return h(
    "section.same",
    { "aria-labelledby": "same-title" },
    h("h3.label", { id: "same-title" }, words.compare.same),
    several.length === 0 && h("p.quiet", null, words.compare.none),
    several.map((event) => card(page, event)),
    disagreements(page, story),
  );
}

/** @param {Page} page @param {StoryEvent} event */
function card(page, event) {
  const { words, name, days } = page.voice;
  const { record } = event;
  const about = [record.places.map(({ text }) => text).slice(0, 2).join(", "), record.time && days(record.time.start, record.time.end)].filter(Boolean).join(" · ");
  return h(
    "article.retold",
    null,
    h("h4", null, name(words.types, record.type), about !== "" && h("span.quiet", null, ` ${about}`)),
    h("ul.tellings", null, event.members.map((member) => h("li", null, telling(page, member)))),
    event.differences.length > 0 &&
      h(
        "dl.fields",
        { "aria-label": words.compare.differ },
        event.differences.map(({ field, values }) => h("div.field", null, h("dt", null, words.compare.fields[field] ?? field), values.map((version) => h("dd", null, h("mark.differs", null, value(page, field, version)), " ", from(page, version))))),
      ),
  );
}

/** @param {Page} page @param {import("sitrep").Member} member */
function telling(page, { document, event, trigger, sentence }) {
  const article = articleOf(page, document);
  const at = trigger.start - sentence.start;
  const inside = at >= 0 && at + trigger.text.length <= sentence.text.length;
  return h(
    "button.plain",
    { type: "button", onclick: () => pick(page, document, event) },
    h("span.origin", null, sourceOf(page, document)),
    h("q", { lang: article ? languageOf(article) : null }, inside ? [sentence.text.slice(0, at), h("b.trigger", null, trigger.text), sentence.text.slice(at + trigger.text.length)] : sentence.text),
  );
}

/** @param {Page} page @param {Story} story */
function disagreements(page, story) {
  const { words } = page.voice;
  const several = story.disagreements.filter(({ values }) => new Set(values.flatMap(({ said }) => said.map(({ document }) => document))).size > 1);
  if (several.length === 0) return null;
  return [
    h("h3.label", null, words.compare.disagreements),
    h(
      "ul.disagreements",
      null,
      several.map(({ kind, about, series, values }) => h("li", null, h("h4", null, h("span", null, words.compare.kinds[kind] ?? kind), h("span.quiet", null, ` ${about}${series ? ` (${words.compare.series})` : ""}`)), h("ul", null, values.map((version) => h("li", null, h("mark.differs", null, value(page, kind, version)), " ", from(page, version)))))),
    ),
  ];
}

/** A value in the words of the interface. @param {Page} page @param {string} field @param {import("sitrep").Version} version */
function value({ voice }, field, { value, min, max }) {
  const { words, name, days } = voice;
  if (field === "type") return name(words.types, value);
  if (field === "factuality") return name(words.factuality, value);
  if (min !== null && (field === "quantities" || field === "figures")) return max === null ? words.atLeast.replace("{n}", voice.number(min)) : min === max ? voice.number(min) : words.between.replace("{min}", voice.number(min)).replace("{max}", voice.number(max));
  const [start, end] = value.match(/\d{4}-\d\d-\d\d/g) ?? [];
  return start && (field === "time" || field === "dates") ? (days(start, end ?? start) ?? value) : value;
}

/** Who gives a value: the source the article names, and the articles. @param {Page} page @param {import("sitrep").Version} version */
function from(page, { source, said }) {
  const seen = [...new Map(said.map((one) => [one.document, one])).values()];
  return h(
    "span.quiet",
    null,
    source && `${source}, `,
    seen.map((one, i) => [i > 0 && "; ", origin(page, one)]),
  );
}
