/** What is kept on this device: all of it as one file, and all of it deleted. */
import { h, fill } from "../dom.js";

/** @typedef {import("../page.js").Page} Page */

/** @param {Page} page */
export function keep(page) {
  const form = h("div.content");
  const root = h("dialog.box", { id: "keep", "aria-labelledby": "keep-title" }, form);
  const draw = (asking = false) => {
    const { words } = page.voice;
    fill(
      form,
      h("h2", { id: "keep-title" }, words.keep.title),
      h("p", null, words.promise),
      h("p", null, words.keep.about),
      h("button", { type: "button", id: "save-all", onclick: () => page.saveAll() }, words.keep.save),
      asking
        ? h("p.sure", { role: "alert" }, `${words.keep.sure} `, h("button.strong", { type: "button", id: "wipe-sure", onclick: wipe }, words.keep.wipeSure), " ", h("button", { type: "button", onclick: () => draw() }, words.keepDay))
        : h("button", { type: "button", id: "wipe", onclick: () => draw(true) }, words.keep.wipe),
      h("div.actions", null, h("button", { type: "button", onclick: () => root.close() }, words.box.close)),
    );
  };
  const wipe = async () => {
    await page.wipe();
    root.close();
  };
  return {
    root,
    open() {
      draw();
      root.showModal();
    },
    /** @param {Set<string>} changed */
    update(changed) {
      if (changed.has("language") && root.open) draw();
    },
  };
}
