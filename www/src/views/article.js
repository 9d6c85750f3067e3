/** The open article: its words with marks, and its events as notes in the margin beside them. */
import { h, fill } from "../dom.js";
import { currentOf } from "../state.js";
import { eventsOf, isShown } from "../told.js";
import { arrange } from "./arrange.js";
import { heading } from "./heading.js";
import { rejected } from "./rejected.js";
import { remarks } from "./remarks.js";
import { createRows } from "./rows.js";

/** @typedef {import("../page.js").Page} Page */

/** @param {Page} page */
export function article(page) {
  const body = h("div.body");
  const head = h("div.head");
  const end = h("div.rejected");
  const root = h("article", { id: "article" }, head, body, end);
  arrange(body);
  /** What is drawn, to tell whether it must be drawn again. */
  let drawn = /** @type {unknown[]} */ ([]);
  /** @type {ReturnType<typeof createRows> | null} */
  let rows = null;
  /** @type {string | undefined} */
  let hinted;

  const draw = () => {
    const { state } = page.store;
    root.hidden = state.view !== "article";
    const open = currentOf(state);
    const now = [open, state.language, state.hidden, state.range];
    if (now.every((value, i) => value === drawn[i])) return;
    drawn = now;
    const focused = root.contains(document.activeElement) ? document.activeElement?.id : null;
    fill(head, open ? heading(page, open) : null);
    const events = open ? eventsOf(open).filter((event) => isShown(event, state)) : [];
    fill(body, open && remarks(page, open, events));
    fill(end, open && rejected(page, open));
    rows?.leave();
    rows = open && createRows(page, body, open, events, show);
    if (focused) document.getElementById(focused)?.focus();
    show();
  };

  /** Shows which event is picked, in the words and in the margin. */
  const show = () => {
    const { picked } = page.store.state;
    if (picked !== null) rows?.drawUpTo(picked);
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
    const ids = idsOf(mark);
    const { picked, current } = page.store.state;
    // Words of several events: each click goes to the next of them.
    const next = ids[(ids.indexOf(picked ?? "") + 1) % ids.length];
    if (current && next) page.pick(current, next, "words");
  });
  // Pointing at a note hints at its words before anything is picked.
  body.addEventListener("pointerover", (event) => {
    const note = event.target instanceof Element ? event.target.closest(".note") : null;
    const id = note instanceof HTMLElement ? note.dataset.event : undefined;
    if (id === hinted) return;
    hinted = id;
    for (const mark of body.querySelectorAll(".mark")) {
      if (!(mark instanceof HTMLElement)) continue;
      mark.classList.toggle("hint", id !== undefined && idsOf(mark).includes(id));
    }
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
     * @param {import("../page.js").From} from
     */
    reveal(from) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const options = /** @type {ScrollIntoViewOptions} */ ({ block: from === "elsewhere" || from === "board" ? "center" : "nearest", behavior: calm ? "auto" : "smooth" });
      const target = from === "words" ? body.querySelector(".note.picked") : body.querySelector(".mark.lit[data-role=trigger]");
      const brief = body.querySelector(".note.picked .brief");
      // What was touched elsewhere may be gone with its view: the keyboard goes on from the note.
      if (from === "elsewhere" && brief instanceof HTMLElement) brief.focus({ preventScroll: true });
      // On a narrow page the board stands above the article: it stays in sight, and the event is told there.
      if (from === "board" && !matchMedia("(min-width: 66rem)").matches) return;
      requestAnimationFrame(() => target?.scrollIntoView(options));
    },
  };
}

/** The events that a marked element's words belong to. @param {HTMLElement} mark */
const idsOf = (mark) => (mark.dataset.refs ?? "").split(" ").map((ref) => ref.split(":")[0]);

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
