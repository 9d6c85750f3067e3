/** The head of the page: its name, and the reader's choice of language and of light or dark. */
import { h, fill } from "../dom.js";

/** @typedef {import("../page.js").Page} Page */

/** @type {import("../types.js").Language[]} */
const LANGUAGES = ["en", "fr"];
const OWN_NAMES = { en: "English", fr: "Français" };

/** @param {Page} page */
export function masthead(page) {
  const root = h("header.masthead");
  const draw = () => {
    const { state } = page.store;
    const { words } = page.voice;
    const other = state.theme === "dark" ? "light" : "dark";
    fill(
      root,
      h("div.name", null, h("h1", null, "sitrep"), h("p.tagline", null, words.tagline)),
      h(
        "div.choices",
        null,
        h(
          "div.languages",
          { role: "group", "aria-label": words.language },
          LANGUAGES.map((language) =>
            h(
              "button.plain",
              { type: "button", lang: language, "aria-pressed": String(state.language === language), id: `language-${language}`, onclick: () => page.setLanguage(language) },
              OWN_NAMES[language],
            ),
          ),
        ),
        h("button.plain", { type: "button", id: "theme", onclick: () => page.setTheme(other) }, words.themeTo[other]),
      ),
    );
  };
  draw();
  return {
    root,
    /** @param {Set<string>} changed */
    update(changed) {
      if (!changed.has("language") && !changed.has("theme")) return;
      const focused = document.activeElement?.id;
      const inside = root.contains(document.activeElement);
      draw();
      // The button that was pressed has been drawn anew and keeps the focus.
      if (inside && focused) document.getElementById(focused)?.focus();
    },
  };
}
