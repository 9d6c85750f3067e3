/** What went wrong with something the reader brought, until it is put away; and the whole page as a place to drop files. */
import { h, fill } from "../dom.js";

/** @typedef {import("../page.js").Page} Page */

/** @param {Page} page */
export function notice(page) {
  const list = h("ul");
  const close = h("button", { type: "button", onclick: () => page.dismiss() });
  const root = h("div.notice", { role: "alert", hidden: true }, list, close);
  const draw = () => {
    const { refused } = page.store.state;
    const { words } = page.voice;
    root.hidden = refused.length === 0;
    close.textContent = words.box.close;
    fill(list, refused.map(({ name, why, where }) => h("li", null, h("strong", null, name), `${words.colon}${words.files[why].replace("{where}", where ?? "?")}`)));
  };
  draw();

  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    // Else the browser would leave the page for the file.
    event.preventDefault();
    page.addFiles([...files]);
  });
  return {
    root,
    /** @param {Set<string>} changed */
    update(changed) {
      if (changed.has("refused") || changed.has("language")) draw();
    },
  };
}
