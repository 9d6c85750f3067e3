/** The open article: its words with marks, and its events as notes in the margin beside them. */
import { h, fill } from "../dom.js";
import { familyOf } from "../families.js";
import { marksOf, paragraphsOf, share } from "../marks.js";
import { currentOf, languageOf } from "../state.js";
import { arrange } from "./arrange.js";
import { heading } from "./heading.js";
import { note } from "./note.js";
import { paragraph } from "./paragraph.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Event} Event */

/** @param {Page} page */
export function article(page) {
  const body = h("div.body");
  const head = h("div.head");
  const root = h("main", { id: "article", tabindex: -1 }, head, body);
  arrange(body);
  /** What is drawn, to tell whether it must be drawn again. */
  let drawn = /** @type {unknown[]} */ ([]);

  const draw = () => {
    const { state } = page.store;
    const open = currentOf(state);
    const now = [open, state.language, state.hidden];
    if (now.every((value, i) => value === drawn[i])) return;
    drawn = now;
    const focused = root.contains(document.activeElement) ? document.activeElement?.id : null;
    fill(head, open ? heading(page, open) : null);
    fill(body, open ? content(page, open) : null);
    if (focused) document.getElementById(focused)?.focus();
    show();
  };

  /** Shows which event is picked, in the words and in the margin. */
  const show = () => {
    const { picked } = page.store.state;
    body.classList.toggle("picking", picked !== null);
    for (const mark of body.querySelectorAll(".mark")) {
      if (!(mark instanceof HTMLElement)) continue;
      const ref = (mark.dataset.refs ?? "").split(" ").find((ref) => ref.split(":")[0] === picked);
      mark.classList.toggle("lit", ref !== undefined);
      // Words can be the agent of one event and the target of another: the picked one decides.
      mark.dataset.role = ref?.split(":")[1] ?? mark.dataset.main;
    }
    for (const item of body.querySelectorAll(".note")) {
      if (!(item instanceof HTMLElement)) continue;
      const is = item.dataset.event === picked;
      item.classList.toggle("picked", is);
      item.querySelector(".brief")?.setAttribute("aria-expanded", String(is));
      const more = item.querySelector(".more");
      if (more instanceof HTMLElement) more.hidden = !is;
    }
  };

  body.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest(".mark") : null;
    if (!(mark instanceof HTMLElement)) return;
    event.preventDefault();
    const ids = (mark.dataset.refs ?? "").split(" ").map((ref) => ref.split(":")[0]);
    const { picked, current } = page.store.state;
    // Words of several events: each click goes to the next of them.
    const next = ids[(ids.indexOf(picked ?? "") + 1) % ids.length];
    if (current && next) page.pick(current, next, "words");
  });
  body.addEventListener("keydown", (event) => walk(page, body, event));

  draw();
  return {
    root,
    /** @param {Set<string>} changed */
    update(changed) {
      draw();
      if (changed.has("picked")) show();
    },
    /** Brings the head of the article into view where it is out of sight, as below the list on a phone. */
    revealHead() {
      const { top } = head.getBoundingClientRect();
      if (top < 0 || top > innerHeight * 0.7) head.scrollIntoView({ block: "start" });
    },
    /**
     * Brings the picked event into view: its note where the reader is in the words, its words where he is in the margin, and
     * both where he comes from elsewhere.
     * @param {"words" | "margin" | "elsewhere"} from
     */
    reveal(from) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const options = /** @type {ScrollIntoViewOptions} */ ({ block: from === "elsewhere" ? "center" : "nearest", behavior: calm ? "auto" : "smooth" });
      const target = from === "words" ? body.querySelector(".note.picked") : body.querySelector(".mark.lit[data-role=trigger]");
      requestAnimationFrame(() => target?.scrollIntoView(options));
    },
  };
}

/**
 * @param {Page} page
 * @param {Article} open
 */
function content(page, open) {
  const { words } = page.voice;
  const events = (open.report?.events ?? []).filter(({ type }) => !page.store.state.hidden.has(familyOf(type)));
  const paragraphs = paragraphsOf(open.text);
  const shares = share(paragraphs, marksOf(events));
  const furniture = open.report?.boilerplate ?? [];
  const types = new Map(events.map(({ id, type }) => [id, page.voice.name(words.types, type)]));
  return [
    remarks(page, open, events),
    paragraphs.map((span, i) => {
      const here = events.filter(({ trigger }) => trigger.start >= span.start && trigger.start < span.end);
      return h(
        "div.row",
        null,
        paragraph(open.text, span, shares[i], { furniture, types, language: languageOf(open), label: words.furniture }),
        here.length > 0 && h("ul.notes", { "aria-label": words.eventsHere }, here.map((event) => note(page, open, event))),
      );
    }),
  ];
}

/**
 * What the reader should know about the reading: that it failed, found nothing, or what the engine remarks.
 * @param {Page} page
 * @param {Article} open
 * @param {Event[]} events those shown
 */
function remarks(page, open, events) {
  const { words } = page.voice;
  if (open.state === "failed") {
    return h(
      "div.remarks.bad",
      { role: "alert" },
      h("p", null, words.box.failed.replace("{why}", () => open.error)),
      h("button", { type: "button", onclick: () => page.readAgain(open.id) }, words.again),
    );
  }
  if (open.report === null) return h("div.remarks", { role: "status" }, h("p", null, open.state === "reading" ? `${words.readingOne}…` : words.waiting));
  const none = open.report.events.length === 0 ? words.noEvents : events.length === 0 ? words.allHidden : null;
  if (none === null && open.report.notes.length === 0) return null;
  return h(
    "div.remarks",
    null,
    none && h("p", null, none),
    open.report.notes.length > 0 && [
      h("h3.label", null, words.notes),
      h("ul", null, open.report.notes.map(({ code, message }) => (words.notesByCode[code] ? h("li", null, words.notesByCode[code]) : h("li", { lang: "en" }, message)))),
    ],
  );
}

/**
 * Arrow keys go from note to note and from marked word to marked word; Escape lets the picked event go.
 * @param {Page} page
 * @param {HTMLElement} body
 * @param {KeyboardEvent} event
 */
function walk(page, body, event) {
  if (event.key === "Escape") return page.let();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const here = event.target instanceof Element ? event.target.closest(".brief, a.mark") : null;
  if (step === undefined || here === null) return;
  const kind = here.matches(".brief") ? ".brief" : "a.mark";
  const all = [...body.querySelectorAll(kind)];
  const next = all[all.indexOf(here) + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
