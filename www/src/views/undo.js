/** Says that a correction was made, and takes it back: by its button, or by Ctrl and Z outside of fields. */
import { h, fill } from "../dom.js";

/** @typedef {import("../page.js").Page} Page */

/** @param {Page} page */
export function undo(page) {
  const root = h("div.undo", { role: "status" });
  const draw = () => {
    const { words } = page.voice;
    const { undoable } = page.store.state;
    fill(root, undoable && [h("span", null, words.corrected[undoable.kind]), h("button", { type: "button", id: "undo", onclick: page.correcting.undo }, words.undo), h("button.plain", { type: "button", "aria-label": words.box.close, onclick: page.correcting.settle }, "×")]);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, dialog")) return;
    event.preventDefault();
    page.correcting.undo();
  });
  return {
    root,
    /** @param {Set<string>} changed */
    update(changed) {
      if (changed.has("undoable") || changed.has("language")) draw();
    },
  };
}
