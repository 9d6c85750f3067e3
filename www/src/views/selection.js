/**
 * The bar that takes words of the article, selected or typed, for a role of the picked event or for an event of their own.
 */
import { h, fill } from "../dom.js";
import { currentOf } from "../state.js";
import { eventsOf } from "../told.js";
import { ROLE_FIELDS, typeChoice } from "./correct.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../corrections.js").Words} Words */

/** More is no trigger and no name. */
const LONGEST = 300;

/** @param {Page} page */
export function selection(page) {
  const root = h("aside.selection", { hidden: true });
  const message = h("p.message", { role: "alert" });
  const field = h("input", { type: "text", id: "selection-words", autocomplete: "off" });
  /** Where the words were selected; null where they were typed. @type {Words | null} */
  let selected = null;
  let type = h("select");

  const close = () => {
    root.hidden = true;
    selected = null;
    field.value = "";
    message.textContent = "";
  };
  /** The words that the field holds, where they stand in the article. @returns {Words | null} */
  const taken = () => {
    const open = currentOf(page.store.state);
    const words = field.value.trim();
    if (!open || words === "") return null;
    if (selected?.text === words) return selected;
    const { picked } = page.store.state;
    const near = eventsOf(open).find(({ id }) => id === picked)?.sentence.start ?? 0;
    const after = open.text.indexOf(words, near);
    const start = after >= 0 ? after : open.text.indexOf(words);
    return start < 0 ? null : { start, end: start + words.length, text: words };
  };
  /** @param {(article: string, words: Words) => void} act */
  const take = (act) => {
    const words = taken();
    const open = currentOf(page.store.state);
    message.textContent = words ? "" : page.voice.words.notInText;
    if (!words || !open) return field.focus();
    close();
    getSelection()?.removeAllRanges();
    act(open.id, words);
  };
  const draw = () => {
    const { words } = page.voice;
    const { state } = page.store;
    const open = currentOf(state);
    const picked = open && eventsOf(open).find(({ id }) => id === state.picked);
    type = typeChoice(page.voice, type.value || "attack", { id: "selection-type", "aria-label": words.typeLabel });
    root.setAttribute("aria-label", words.wordsTaken);
    fill(
      root,
      h("div.line", null, h("label", { for: field.id }, words.wordsTaken), field),
      picked &&
        h(
          "div.for",
          { role: "group", "aria-label": words.forPicked },
          h("span.label", null, `${words.forPicked}${words.colon}${page.voice.name(words.types, picked.type)}`),
          ROLE_FIELDS.map(([role, mark]) =>
            h(
              "button.chip",
              {
                type: "button",
                "data-role": mark,
                onclick: () => take((article, taken) => page.correcting.change(article, picked, { field: "role", role, words: [...picked[role].map(({ start, end, text }) => ({ start, end, text })), taken] })),
              },
              words.roles[/** @type {keyof typeof words.roles} */ (mark)],
            ),
          ),
        ),
      h("div.for", null, h("span.label", null, words.newEvent), type, h("button.strong", { type: "button", id: "add-event", onclick: () => take((article, words) => page.correcting.add(article, words, type.value)) }, words.addEvent)),
      message,
      h("button.close", { type: "button", "aria-label": words.box.close, onclick: close }, "×"),
    );
  };
  root.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("selectionchange", () => {
    const found = wordsSelected();
    if (!found || found.text.length > LONGEST) return;
    selected = found;
    field.value = found.text;
    message.textContent = "";
    if (root.hidden) draw();
    root.hidden = false;
  });
  return {
    root,
    open() {
      draw();
      root.hidden = false;
      field.focus();
    },
    /** @param {Set<string>} changed */
    update(changed) {
      if (changed.has("current") || changed.has("view")) close();
      else if (!root.hidden && (changed.has("picked") || changed.has("language"))) draw();
    },
  };
}

/** The words of the article that are selected, with their offsets in it. @returns {Words | null} */
function wordsSelected() {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) return null;
  const range = chosen.getRangeAt(0);
  const from = paragraphOf(range.startContainer);
  if (from === null || from !== paragraphOf(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(from, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const start = Number(from.dataset.start) + before.toString().length + text.indexOf(trimmed);
  return { start, end: start + trimmed.length, text: trimmed };
}

/** @param {Node} node @returns {HTMLElement | null} */
const paragraphOf = (node) => (node instanceof Element ? node : node.parentElement)?.closest(".words") ?? null;
