/** The place of the view that sets articles side by side. Hides that its code is fetched when it is first opened. */
import { h } from "../dom.js";

/** @param {import("../page.js").Page} page */
export function compare(page) {
  const root = h("div.compare", { hidden: true });
  /** @type {(() => void) | "coming" | null} */
  let draw = null;
  return {
    root,
    update() {
      root.hidden = page.store.state.view !== "compare";
      if (root.hidden) return;
      if (typeof draw === "function") draw();
      if (draw !== null) return;
      draw = "coming";
      import("../compare/index.js").then(
        ({ compare }) => (draw = compare(page, root)),
        () => {
          draw = null;
          root.textContent = page.voice.words.compare.failed;
        },
      );
    },
    revealHead() {
      if (root.getBoundingClientRect().top > innerHeight * 0.7) root.scrollIntoView({ block: "start" });
    },
  };
}
