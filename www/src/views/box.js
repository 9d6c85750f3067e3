/** The box for a text of the reader's own. What is typed stays in it until it has been read, even if the page is closed. */
import { h, fill } from "../dom.js";
import { ACCEPTED } from "../bring/accepted.js";
import { isHtml } from "../bring/found.js";
import { headlineOf, isPage } from "../bring/propose.js";
import { complaint } from "../check.js";
import * as shelf from "../shelf.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Language} Language */

/** How long, in milliseconds, nothing is typed before what was typed is kept. */
const PAUSE = 400;
/** Who types on and on has it kept this often. */
const LONGEST = 2000;

/** @param {Page} page */
export function box(page) {
  const text = h("textarea", { id: "box-text", rows: 12, spellcheck: "false", required: true });
  const name = h("input", { id: "box-name", type: "text", autocomplete: "off" });
  const source = h("input", { id: "box-source", type: "text", autocomplete: "off" });
  const published = h("input", { id: "box-published", type: "date", "aria-describedby": "box-hint" });
  const language = h("select", { id: "box-language" });
  const message = h("p.message", { role: "alert" });
  const status = h("div.progress", { role: "status" });
  const submit = h("button.strong", { type: "submit" });
  const cancel = h("button", { type: "button", onclick: () => leave() });
  const picker = h("input", { type: "file", id: "box-files", multiple: true, accept: ACCEPTED, hidden: true });
  const files = h("button.files", { type: "button", onclick: () => picker.click() });
  const form = h("form", { novalidate: true });
  const root = h("dialog.box", { id: "box", "aria-labelledby": "box-title" }, form);
  const taken = h("p.taken.quiet", { role: "status" });
  /** @type {AbortController | null} */
  let running = null;
  /** What was pasted, before the article was taken out of it; kept as it stands where the reader wants it so. */
  let pasted = "";

  const draw = () => {
    const words = page.voice.words.box;
    const chosen = language.value;
    fill(language, h("option", { value: "" }, words.auto), h("option", { value: "en" }, words.languages.en), h("option", { value: "fr" }, words.languages.fr));
    language.value = chosen;
    text.placeholder = words.placeholder;
    fill(
      form,
      h("h2", { id: "box-title" }, words.title),
      h("p.quiet", null, page.voice.words.promise),
      h("div.line", null, h("label", { for: "box-text" }, words.text), text, taken),
      h(
        "div.lines",
        null,
        h("div.line", null, h("label", { for: "box-published" }, words.published), published),
        h("div.line", null, h("label", { for: "box-language" }, words.language), language),
        h("div.line", null, h("label", { for: "box-name" }, words.name), name),
        h("div.line", null, h("label", { for: "box-source" }, words.source), source),
      ),
      h("p.quiet", { id: "box-hint" }, words.publishedHint),
      message,
      h("div.actions", null, picker, files, status, cancel, submit),
    );
    busy(running !== null);
  };

  /** @param {boolean} is */
  const busy = (is) => {
    const { words, number } = page.voice;
    submit.textContent = words.box.read;
    files.textContent = words.box.files;
    files.disabled = is;
    submit.disabled = is;
    text.readOnly = is;
    cancel.textContent = is ? words.box.cancel : words.box.close;
    const said = words.box.reading.replace("{n}", number(text.value.length));
    fill(status, is && [h("progress", { "aria-label": said }), h("span.quiet", null, said)]);
  };

  /** Cancels the reading, or closes the box where nothing is being read. */
  const leave = () => {
    if (running) running.abort();
    else root.close();
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (running) return;
    const words = page.voice.words.box;
    const wrong = complaint(text.value);
    message.textContent = wrong ? words[wrong] : "";
    if (wrong) return text.focus();
    running = new AbortController();
    busy(true);
    try {
      const { kept } = await page.add(
        { text: text.value, title: name.value.trim(), source: source.value.trim(), published: published.value || null, language: /** @type {Language} */ (language.value) || null },
        running.signal,
      );
      root.close();
      for (const field of [text, name, source, published, language]) field.value = "";
      for (const field of [name, source, published, language]) field.classList.remove("proposed");
      pasted = "";
      fill(taken);
      settled();
      // What the device could not keep as an article stays there as a draft.
      kept.then((is) => {
        if (is && text.value === "") shelf.dropDraft();
      });
    } catch (error) {
      const { code, message: why } = /** @type {{ code?: string, message: string }} */ (error);
      message.textContent = code === "aborted" ? words.cancelled : words.failed.replace("{why}", () => why);
    } finally {
      running = null;
      busy(false);
    }
  });
  picker.addEventListener("change", () => {
    const chosen = [...(picker.files ?? [])];
    // The same file can be chosen again.
    picker.value = "";
    if (chosen.length === 0) return;
    root.close();
    page.addFiles(chosen);
  });
  /**
   * Proposes a value for a field that the reader has not filled himself.
   * @param {HTMLInputElement | HTMLSelectElement} field
   * @param {string} value
   */
  const propose = (field, value) => {
    if (field.value !== "" && !field.classList.contains("proposed")) return;
    field.value = value;
    field.classList.toggle("proposed", value !== "");
  };
  /**
   * Takes the article out of HTML; the reader can have back what he pasted.
   * @param {string} html
   * @param {string} plain
   */
  const takeOut = async (html, plain) => {
    const found = await import("../bring/html.js").then(({ fromHtml }) => fromHtml(html)).catch(() => null);
    if (found === null || found.text === "") {
      // Nothing that was pasted is lost, whatever it was.
      if (text.value === "") text.value = plain;
      return;
    }
    const { words } = page.voice;
    pasted = plain;
    text.value = found.text;
    for (const [field, value] of /** @type {const} */ ([[name, found.title], [source, found.source], [published, found.published ?? ""], [language, found.language ?? ""]])) propose(field, value);
    const back = () => {
      text.value = pasted;
      fill(taken);
      text.focus();
    };
    fill(taken, `${words.box.takenOut} `, h("button.plain", { type: "button", id: "box-as-pasted", onclick: back }, words.box.asPasted));
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  text.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!isPage(html) || text.value.trim() !== "") return;
    event.preventDefault();
    takeOut(html, event.clipboardData?.getData("text/plain") ?? "");
  });
  text.addEventListener("input", () => {
    if (text.value === "") {
      pasted = "";
      fill(taken);
    }
    if (isHtml(text.value) && text.value !== pasted) takeOut(text.value, text.value);
    else if (taken.textContent === "") propose(name, headlineOf(text.value));
  });
  for (const field of [name, source, published, language]) field.addEventListener("input", () => field.classList.remove("proposed"));
  let [typing, since] = [0, 0];
  const settled = () => {
    clearTimeout(typing);
    since = 0;
  };
  const keepTyped = () => {
    if (since === 0) return;
    settled();
    shelf.keepDraft({ text: text.value, title: name.value, source: source.value, published: published.value, language: language.value });
  };
  form.addEventListener("input", () => {
    clearTimeout(typing);
    since ||= Date.now();
    typing = window.setTimeout(keepTyped, Math.min(PAUSE, Math.max(0, since + LONGEST - Date.now())));
  });
  // A phone may end a page that is out of sight without a word.
  document.addEventListener("visibilitychange", () => document.hidden && keepTyped());
  shelf.draft().then((draft) => {
    if (draft === null || text.value !== "") return;
    [text.value, name.value, source.value, published.value, language.value] = [draft.text, draft.title, draft.source, draft.published, draft.language];
  });
  // Escape while a text is read cancels the reading; the box and the text stay.
  root.addEventListener("cancel", (event) => {
    if (!running) return;
    event.preventDefault();
    running.abort();
  });

  draw();
  return {
    root,
    open() {
      root.showModal();
      text.focus();
    },
    /** @param {Set<string>} changed */
    update(changed) {
      if (changed.has("language")) draw();
    },
  };
}
