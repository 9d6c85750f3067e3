/** The form by which a reader corrects one event: its type, whether it happened, its days, and who or what has which role. */
import { h } from "../dom.js";
import { FAMILIES, familyOf } from "../families.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../corrections.js").Told} Told */
/** @typedef {import("../corrections.js").RoleField} RoleField */

/** Fields of the record and the roles their words are marked with. */
export const ROLE_FIELDS = /** @type {[RoleField, string][]} */ ([["agents", "agent"], ["targets", "target"], ["instruments", "instrument"], ["places", "place"], ["quantities", "quantity"], ["attribution", "source"]]);

/**
 * A choice of event types by family.
 * @param {import("../i18n/index.js").Voice} voice
 * @param {string} chosen
 * @param {Record<string, unknown>} properties
 */
export function typeChoice({ words }, chosen, properties) {
  const types = Object.keys(words.types);
  return h(
    "select",
    properties,
    FAMILIES.map((family) =>
      h("optgroup", { label: words.families[family] }, types.filter((type) => familyOf(type) === family).map((type) => h("option", { value: type, selected: type === chosen }, words.types[/** @type {keyof typeof words.types} */ (type)]))),
    ),
  );
}

/**
 * @param {Page} page
 * @param {Article} article
 * @param {Told} event
 */
export function correct(page, article, event) {
  const { words } = page.voice;
  const { change, reject, restore } = page.correcting;
  const type = typeChoice(page.voice, event.type, { id: `type-${event.id}` });
  type.addEventListener("change", () => change(article.id, event, { field: "type", value: type.value }));
  const factuality = h("select", { id: `factuality-${event.id}` }, Object.entries(words.factuality).map(([value, name]) => h("option", { value, selected: value === event.factuality }, name)));
  factuality.addEventListener("change", () => change(article.id, event, { field: "factuality", value: factuality.value }));
  const from = h("input", { type: "date", id: `from-${event.id}`, value: event.time?.start ?? "" });
  const to = h("input", { type: "date", id: `to-${event.id}`, value: event.time?.end ?? "" });
  const days = () => {
    const [a, b] = [from.value || to.value, to.value || from.value];
    change(article.id, event, { field: "days", days: a === "" ? null : a <= b ? { start: a, end: b } : { start: b, end: a } });
  };
  from.addEventListener("change", () => {
    // A later beginning takes the end along.
    if (to.value < from.value) to.value = from.value;
    days();
  });
  to.addEventListener("change", days);
  const dismiss = () => {
    page.opened.delete(event.key);
    reject(article.id, event);
  };
  const line = (/** @type {string} */ label, /** @type {HTMLElement} */ field) => h("div.line", null, h("label", { for: field.id }, label), field);
  return h(
    "div.correct",
    { role: "group", "aria-label": words.correct },
    line(words.typeLabel, type),
    line(words.factualityLabel, factuality),
    line(words.firstDay, from),
    line(words.lastDay, to),
    ROLE_FIELDS.flatMap(([field, role]) =>
      event[field].map((item) => {
        const label = `${words.takeOut}${words.colon}${words.roles[/** @type {keyof typeof words.roles} */ (role)]}, ${item.text}`;
        const rest = event[field].filter((other) => other !== item).map(({ start, end, text }) => ({ start, end, text }));
        return h("button.word", { type: "button", "data-role": role, "aria-label": label, title: label, onclick: () => change(article.id, event, { field: "role", role: field, words: rest }) }, item.text, h("span", { "aria-hidden": "true" }, " ×"));
      }),
    ),
    h("p.quiet", null, words.selectHint),
    h(
      "div.actions",
      null,
      event.edits.length > 0 && h("button", { type: "button", id: `restore-${event.id}`, onclick: () => restore(event) }, event.added ? words.removeAdded : words.restore),
      !event.added && h("button", { type: "button", id: `reject-${event.id}`, onclick: dismiss }, words.reject),
    ),
  );
}
