/** What can be taken away: the events in formats of other programs, a link that carries the articles, a sheet of paper. */
import { h, fill } from "../dom.js";
import { FORMATS, exported } from "../exports.js";
import { save } from "../save.js";
import { LONGEST, fragmentOf } from "../share.js";
import { currentOf } from "../state.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Article} Article */

/** @param {Page} page */
export function take(page) {
  const form = h("div.content");
  const root = h("dialog.box.take", { id: "take", "aria-labelledby": "take-title" }, form);
  const message = h("p.message", { role: "alert" });
  const status = h("p.quiet", { role: "status" });
  const link = h("input", { type: "text", id: "take-link", readonly: true });
  const which = h("select", { id: "take-which" });
  const made = h("div.made", { hidden: true });

  /** @returns {Article[]} */
  const chosen = () => {
    const { articles } = page.store.state;
    const open = currentOf(page.store.state);
    return which.value === "open" && open ? [open] : articles.filter(({ report }) => report !== null);
  };
  const write = async (/** @type {keyof typeof FORMATS} */ format) => {
    message.textContent = "";
    try {
      save(`sitrep.${format}`, await exported(chosen(), format, page.voice.language), FORMATS[format]);
    } catch (error) {
      message.textContent = page.voice.words.take.failed.replace("{why}", () => /** @type {Error} */ (error).message);
    }
  };
  const share = async () => {
    const { words, number } = page.voice;
    const fragment = await fragmentOf(chosen());
    made.hidden = false;
    if (fragment.length > LONGEST) {
      link.hidden = true;
      fill(made, h("p.message", { role: "alert" }, words.take.tooLong.replace("{n}", number(fragment.length)).replace("{most}", number(LONGEST))), h("button", { type: "button", id: "take-file", onclick: () => page.saveAll(chosen()) }, words.take.file));
      return;
    }
    link.hidden = false;
    link.value = new URL(fragment, location.href.replace(/#.*/, "")).href;
    fill(made, h("div.line", null, h("label", { for: link.id }, words.take.link), link), h("button", { type: "button", id: "take-copy", onclick: copy }, words.take.copy), status);
    link.select();
  };
  const copy = async () => {
    link.select();
    const done = await navigator.clipboard?.writeText(link.value).then(() => true, () => false);
    status.textContent = done ? page.voice.words.take.copied : page.voice.words.take.copyYourself;
  };

  const draw = () => {
    const { words } = page.voice;
    const before = which.value;
    fill(which, h("option", { value: "all" }, words.take.all), currentOf(page.store.state)?.report && h("option", { value: "open" }, words.take.open));
    which.value = before || "all";
    made.hidden = true;
    message.textContent = "";
    status.textContent = "";
    fill(
      form,
      h("h2", { id: "take-title" }, words.take.title),
      h("div.line", null, h("label", { for: which.id }, words.take.which), which),
      h("h3.label", null, words.take.formats),
      h("ul.formats", null, /** @type {(keyof typeof FORMATS)[]} */ (Object.keys(FORMATS)).map((format) => h("li", null, h("button", { type: "button", id: `take-${format}`, onclick: () => write(format) }, words.take.names[format]), h("span.quiet", null, words.take.abouts[format])))),
      message,
      h("h3.label", null, words.take.shareTitle),
      h("p.quiet", null, words.take.shareAbout),
      h("button", { type: "button", id: "take-share", onclick: share }, words.take.share),
      made,
      h("h3.label", null, words.take.paper),
      h("button", { type: "button", id: "take-print", onclick: print }, words.take.print),
      h("div.actions", null, h("button", { type: "button", onclick: () => root.close() }, words.box.close)),
    );
  };
  const print = () => {
    root.close();
    window.print();
  };
  which.addEventListener("change", () => (made.hidden = true));
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
