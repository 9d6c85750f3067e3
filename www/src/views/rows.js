/**
 * The paragraphs of the open article, each a row with the notes of its events. Hides that the rows of a very long text are
 * drawn only as the reader comes near them.
 */
import { h } from "../dom.js";
import { marksOf, paragraphsOf, share } from "../marks.js";
import { languageOf } from "../state.js";
import { note } from "./note.js";
import { paragraph } from "./paragraph.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../corrections.js").Told} Told */

/** Rows drawn at once: more than an article has. */
const STEP = 200;

/**
 * Draws the first rows into `body`; the others follow.
 * @param {Page} page
 * @param {HTMLElement} body
 * @param {Article} open
 * @param {Told[]} events those shown
 * @param {() => void} drawn called when more rows have been drawn
 */
export function createRows(page, body, open, events, drawn) {
  const { words, name } = page.voice;
  const paragraphs = paragraphsOf(open.text);
  const marks = share(paragraphs, marksOf(events));
  const furniture = share(paragraphs, open.report?.boilerplate ?? []);
  const told = share(paragraphs, events.map((event) => ({ start: event.trigger.start, end: event.trigger.start + 1, event })));
  const rowOf = new Map(told.flatMap((here, row) => here.map(({ event }) => /** @type {const} */ ([event.id, row]))));
  const types = new Map(events.map(({ id, type }) => [id, name(words.types, type)]));
  const language = languageOf(open);
  let next = 0;

  const row = (/** @type {number} */ i) =>
    h(
      "div.row",
      null,
      paragraph(open.text, paragraphs[i], marks[i], { furniture: furniture[i], types, language, label: words.furniture }),
      told[i].length > 0 && h("ul.notes", { "aria-label": words.eventsHere }, told[i].map(({ event }) => note(page, open, event))),
    );
  /** @param {number} to */
  const draw = (to) => {
    const fresh = [];
    for (; next < Math.min(to, paragraphs.length); next++) fresh.push(row(next));
    end.before(...fresh);
    if (next >= paragraphs.length) leave();
  };
  const end = h("div.end");
  const near = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      draw(next + STEP);
      drawn();
      // What is near is told only when it changes: asked again, it is told anew.
      near.unobserve(end);
      if (next < paragraphs.length) near.observe(end);
    },
    { rootMargin: "1500px" },
  );
  const all = () => draw(paragraphs.length);
  const leave = () => {
    near.disconnect();
    removeEventListener("beforeprint", all);
  };

  body.append(end);
  draw(STEP);
  if (next < paragraphs.length) {
    near.observe(end);
    addEventListener("beforeprint", all);
  }
  return {
    leave,
    /**
     * Sees to it that the row of an event is drawn.
     * @param {string} event its id
     */
    drawUpTo(event) {
      const i = rowOf.get(event);
      if (i !== undefined && i >= next) draw(i + STEP);
    },
  };
}
