/**
 * Events over time as bars, with those that last longer as lines below. A bar picks its events one after the other; dragging over
 * bars, or the two fields of days, shows only events of those days.
 */
import { h, s, fill } from "../dom.js";
import { binsOf, toDays } from "../bins.js";
import { isShown, tellingsOf } from "../told.js";
import { roving } from "./roving.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../told.js").Telling} Telling */

const BARS = 74;
const LINE = 7;
const LINES = 5;
const AXIS = 18;
/** A bar narrower than this, in pixels, is hard to touch. */
const NARROWEST = 7;

/** @param {Page} page */
export function timeline(page) {
  const plot = h("div.plot");
  const choice = h("div.range");
  const rest = h("p.credit");
  const root = h("section.timeline", { "aria-labelledby": "timeline-title" });
  let width = 0;
  /** What is drawn, to tell whether it must be drawn again. */
  let drawn = /** @type {unknown[]} */ ([]);
  /** @type {ReturnType<typeof binsOf>} */
  let bins = null;
  let binned = /** @type {unknown} */ (null);
  let binnedFor = 0;
  /** @type {{ element: SVGElement, tellings: Telling[] }[]} */
  let marks = [];

  const draw = () => {
    const { state } = page.store;
    const now = [state.articles, state.hidden, state.range, state.language, width];
    if (width === 0 || now.every((value, i) => value === drawn[i])) return;
    drawn = now;
    const tellings = tellingsOf(state);
    // The bars are those of all events; a filter only fills them less.
    if (tellings !== binned || width !== binnedFor) bins = binsOf(tellings, Math.floor(width / NARROWEST));
    [binned, binnedFor] = [tellings, width];
    const focused = plot.contains(document.activeElement) ? document.activeElement?.id : null;
    marks = [];
    fill(plot, bins ? picture(bins) : h("p.quiet", null, page.voice.words.noDay));
    fields();
    light();
    if (focused) document.getElementById(focused)?.focus();
  };

  /** @param {import("../bins.js").Bins} bins */
  const picture = (bins) => {
    const { state } = page.store;
    const { words, count, days } = page.voice;
    const first = toDays(bins.start);
    const span = toDays(bins.end) - first + 1;
    const x = (/** @type {number} */ day) => ((day - first) / span) * width;
    const most = Math.max(1, ...bins.bins.map(({ tellings }) => tellings.length));
    const rows = stack(bins.longer);
    const height = BARS + Math.min(rows.length, LINES) * LINE + AXIS + 4;
    const bars = bins.bins.flatMap(({ start, end, tellings }, i) => {
      if (tellings.length === 0) return [];
      const left = x(toDays(start));
      const wide = Math.max(2, x(toDays(end) + 1) - left - 1.5);
      const kept = tellings.filter(({ event }) => isShown(event, state));
      const tall = (/** @type {number} */ n) => (n === 0 ? 0 : Math.max(3, (n / most) * (BARS - 6)));
      const label = `${days(start, end)}: ${count(kept.length, words.events)}`;
      const bar = s(
        "g.bar",
        { role: "button", tabindex: -1, id: `bar-${i}`, "aria-label": label, onclick: () => page.pickNext(kept.length > 0 ? kept : tellings) },
        s("title", null, label),
        s("rect.reach", { x: left - 0.75, y: 0, width: wide + 1.5, height: BARS }),
        s("rect.aside", { x: left, y: BARS - tall(tellings.length), width: wide, height: tall(tellings.length) }),
        s("rect.count", { x: left, y: BARS - tall(kept.length), width: wide, height: tall(kept.length) }),
      );
      marks.push({ element: bar, tellings });
      return [bar];
    });
    const lines = rows.slice(0, LINES).flatMap((row, i) =>
      row.map((telling) => {
        const { time, type } = telling.event;
        const from = Math.max(0, x(toDays(String(time?.start))));
        const to = Math.min(width, x(toDays(String(time?.end)) + 1));
        const label = `${page.voice.name(words.types, type)}, ${days(time?.start ?? null, time?.end ?? null)}`;
        const line = s(
          "g.lasting",
          { role: "button", tabindex: -1, "aria-label": label, onclick: () => page.pickNext([telling]) },
          s("title", null, label),
          s("rect.line", { x: from, y: BARS + 5 + i * LINE, width: Math.max(3, to - from), height: 3, rx: 1.5 }),
          s("rect.reach", { x: from, y: BARS + 2 + i * LINE, width: Math.max(3, to - from), height: LINE }),
        );
        if (!isShown(telling.event, state)) line.classList.add("out");
        marks.push({ element: line, tellings: [telling] });
        return line;
      }),
    );
    const base = s("line.base", { x1: 0, x2: width, y1: BARS + 0.5, y2: BARS + 0.5 });
    const { range } = state;
    const window = range && s("rect.window", { x: x(toDays(range.from)), y: 0, width: Math.max(2, x(toDays(range.to) + 1) - x(toDays(range.from))), height: BARS });
    const drag = s("rect.window.drawing", { x: 0, y: 0, width: 0, height: BARS });
    const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": words.timeline }, ...(window ? [window] : []), drag, base, ...bars, ...lines, ...ticks(first, span, x, height));
    roving(svg, ".bar, .lasting");
    brush(svg, drag, (from, to) => {
      const at = (/** @type {number} */ px) => bins.bins[Math.min(bins.bins.length - 1, Math.max(0, bins.bins.findLastIndex(({ start }) => x(toDays(start)) <= px)))];
      page.setRange({ from: at(from).start, to: at(to).end });
    });
    return svg;
  };

  /** @param {number} first @param {number} span @param {(day: number) => number} x @param {number} height */
  const ticks = (first, span, x, height) => {
    const places = new Intl.DateTimeFormat(page.voice.locale, { timeZone: "UTC", month: "short" });
    const found = [];
    let last = -Infinity;
    for (let day = first; day <= first + span; day++) {
      const date = new Date(day * 86_400_000);
      if (date.getUTCDate() !== 1 && day !== first) continue;
      const left = x(day);
      const year = date.getUTCMonth() === 0 || day === first;
      const line = s("line", { x1: left, x2: left, y1: BARS, y2: BARS + 4 });
      if (left - last < (year ? 44 : 34) || left > width - 24) {
        found.push(s("g.tick", null, line));
        continue;
      }
      last = left;
      const text = span < 32 && day === first ? page.voice.days(bins?.start ?? null, bins?.start ?? null) : `${places.format(date)}${year ? ` ${date.getUTCFullYear()}` : ""}`;
      if (year) last += 24;
      found.push(s("g.tick", null, line, s("text", { x: left + (left < 2 ? 0 : 3), y: height - 4 }, text)));
    }
    return found;
  };

  const fields = () => {
    const { range } = page.store.state;
    const { words } = page.voice;
    const from = h("input", { type: "date", id: "range-from", value: range?.from ?? bins?.start ?? "", "aria-label": words.rangeFrom });
    const to = h("input", { type: "date", id: "range-to", value: range?.to ?? bins?.end ?? "", "aria-label": words.rangeTo });
    const set = () => {
      if (from.value && to.value) page.setRange(from.value <= to.value ? { from: from.value, to: to.value } : { from: to.value, to: from.value });
    };
    for (const field of [from, to]) field.addEventListener("change", set);
    const focused = choice.contains(document.activeElement) ? document.activeElement?.id : null;
    const left = bins && [bins.undated > 0 && page.voice.count(bins.undated, words.undatedEvents), bins.outside > 0 && page.voice.count(bins.outside, words.farEvents)].filter(Boolean);
    fill(rest, left && left.length > 0 && left.join(" · "));
    fill(choice, bins && [from, h("span", { "aria-hidden": "true" }, "–"), to, range && h("button.plain", { type: "button", id: "range-all", onclick: () => page.setRange(null) }, words.wholeTime)]);
    if (focused) (document.getElementById(focused) ?? choice.querySelector("input"))?.focus();
  };

  const light = () => {
    const { current, picked } = page.store.state;
    for (const { element, tellings } of marks) {
      element.classList.toggle("lit", picked !== null && tellings.some(({ article, event }) => article.id === current && event.id === picked));
    }
  };

  const title = () => fill(root, h("h2.label", { id: "timeline-title" }, page.voice.words.timeline), plot, choice, rest);
  title();
  new ResizeObserver(() => {
    const now = Math.floor(plot.clientWidth);
    if (now === width) return;
    width = now;
    draw();
  }).observe(plot);
  return {
    root,
    /** @param {Set<string>} changed */
    update(changed) {
      if (changed.has("language")) title();
      draw();
      if (changed.has("picked") || changed.has("current")) light();
    },
  };
}

/** Lays periods into rows in which none meets another. @param {Telling[]} longer */
function stack(longer) {
  /** @type {Telling[][]} */
  const rows = [];
  const byStart = [...longer].sort((a, b) => (String(a.event.time?.start) < String(b.event.time?.start) ? -1 : 1));
  for (const telling of byStart) {
    const row = rows.find((row) => String(row[row.length - 1].event.time?.end) < String(telling.event.time?.start));
    if (row) row.push(telling);
    else rows.push([telling]);
  }
  return rows;
}

/**
 * Tells the stretch that a pointer is dragged over; a touch without a drag is left to what lies under it.
 * @param {SVGSVGElement} svg
 * @param {SVGRectElement} window shows the stretch meanwhile
 * @param {(from: number, to: number) => void} done
 */
function brush(svg, window, done) {
  /** @type {number | null} */
  let start = null;
  let dragging = false;
  const at = (/** @type {PointerEvent} */ event) => event.clientX - svg.getBoundingClientRect().left;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0) start = at(event);
    dragging = false;
  });
  svg.addEventListener("pointermove", (event) => {
    if (start === null || (!dragging && Math.abs(at(event) - start) < 5)) return;
    if (!dragging) svg.setPointerCapture(event.pointerId);
    dragging = true;
    window.setAttribute("x", String(Math.min(start, at(event))));
    window.setAttribute("width", String(Math.abs(at(event) - start)));
  });
  svg.addEventListener("pointerup", (event) => {
    if (start !== null && dragging) done(Math.min(start, at(event)), Math.max(start, at(event)));
    start = null;
  });
  svg.addEventListener("pointercancel", () => {
    start = null;
    window.setAttribute("width", "0");
  });
  svg.addEventListener(
    "click",
    (event) => {
      if (!dragging) return;
      dragging = false;
      event.stopPropagation();
    },
    true,
  );
}
