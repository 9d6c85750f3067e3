/** What is wrong with this device's storage, with a way to take everything away as a file, until it is put away or mended. */
import { h } from "../dom.js";

/** @typedef {import("../page.js").Page} Page */

/** @param {Page} page */
export function trouble(page) {
  const said = h("p");
  const save = h("button", { type: "button", onclick: () => page.saveAll() });
  const close = h("button", { type: "button", onclick: () => page.dismissTrouble() });
  const root = h("div.trouble", { id: "trouble", role: "alert", hidden: true }, said, save, " ", close);
  const draw = () => {
    const { trouble } = page.store.state;
    const { words } = page.voice;
    root.hidden = trouble === null;
    said.textContent = trouble === null ? "" : words.trouble[trouble];
    save.textContent = words.trouble.save;
    close.textContent = words.box.close;
  };
  draw();
  return {
    root,
    /** @param {Set<string>} changed */
    update(changed) {
      if (changed.has("trouble") || changed.has("language")) draw();
    },
  };
}
