/**
 * The tolls over time, each as one text gives it: a line over the days it counts, a whisker from the least to the most, who says so.
 * The figures stand on a logarithmic scale, since one toll is four and another a million.
 */
import { h, s, fill } from "../dom.js";
import { toDays } from "../bins.js";
import { bounds } from "../wording.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../told.js").Telling} Telling */
/** @typedef {{ telling: Telling, quantity: import("../types.js").Quantity, from: number | null, to: number }} Toll days since 1970 */

const KINDS = ["killed", "wounded", "displaced", "missing", "captured", "besieged", "returned"];
const WIDTH = 900;
const HEIGHT = 300;
const EDGE = { left: 64, right: 150, top: 16, bottom: 28 };

/** The kind looked at; it stays when the view is drawn anew. */
let chosen = "killed";

/** @param {Page} page @param {Telling[]} tellings */
export function tolls(page, tellings) {
  const { words, name, number } = page.voice;
  const all = tellings.flatMap((telling) => telling.event.quantities.filter(({ kind, min }) => KINDS.includes(kind) && min > 0).map((quantity) => tollOf(telling, quantity)));
  const dated = all.filter((toll) => toll !== null);
  const kinds = KINDS.filter((kind) => dated.some(({ quantity }) => quantity.kind === kind));
  if (!kinds.includes(chosen)) chosen = kinds[0] ?? "killed";
  const root = h("section.toll-chart", { "aria-labelledby": "tolls-title" });
  const draw = () => {
    const here = dated.filter(({ quantity }) => quantity.kind === chosen).sort((a, b) => a.to - b.to || a.quantity.min - b.quantity.min);
    fill(
      root,
      h("h3.label", { id: "tolls-title" }, words.compare.tolls),
      kinds.length === 0 && h("p.quiet", null, words.noTolls),
      h(
        "div.filter",
        { role: "group", "aria-labelledby": "tolls-title" },
        kinds.map((kind) =>
          h(
            "button.chip.one",
            {
              type: "button",
              id: `toll-${kind}`,
              "aria-pressed": String(kind === chosen),
              onclick: () => {
                chosen = kind;
                draw();
                document.getElementById(`toll-${kind}`)?.focus();
              },
            },
            name(words.quantities, kind),
            h("span.quiet", null, number(dated.filter(({ quantity }) => quantity.kind === kind).length)),
          ),
        ),
      ),
      here.length > 0 && h("div.wide", { tabindex: 0, role: "group", "aria-labelledby": "tolls-title" }, picture(page, here)),
      h("ol.toll-list", null, here.map((toll) => h("li", null, h("button.plain", { type: "button", onclick: () => page.pick(toll.telling.article.id, toll.telling.event.id) }, label(page, toll))))),
    );
  };
  draw();
  return root;
}

/** @param {Telling} telling @param {import("../types.js").Quantity} quantity @returns {Toll | null} */
function tollOf(telling, quantity) {
  const { time } = telling.event;
  const published = telling.article.report?.document.publication.end ?? null;
  // A figure counts up to the day of the article where its own end is not told.
  const end = time?.end ?? published;
  if (end === null) return null;
  const start = time?.start ?? null;
  return { telling, quantity, from: start === null ? null : toDays(start), to: toDays(end) };
}

/** @param {Page} page @param {Toll} toll */
function label({ voice }, { telling: { article, event }, quantity, from, to }) {
  const day = (/** @type {number} */ days) => new Date(days * 86_400_000).toISOString().slice(0, 10);
  const source = event.attribution.map(({ text }) => text).join(", ") || voice.words.saysItself;
  const who = quantity.unit ?? quantity.who;
  return `${bounds(quantity, voice)} ${voice.name(voice.words.quantities, quantity.kind)}${who ? ` (${who})` : ""}, ${voice.days(day(from ?? to), day(to))} — ${source}, ${article.source || article.title}`;
}

/** @param {Page} page @param {Toll[]} tolls */
function picture(page, tolls) {
  const { words, number, locale } = page.voice;
  const ends = tolls.map(({ to }) => to);
  const last = Math.max(...ends);
  // Starts long before all ends would press the rest together.
  const first = Math.min(...ends, ...tolls.map(({ from }) => from ?? last).filter((from) => last - from < 400));
  const span = Math.max(1, last - first);
  const values = tolls.flatMap(({ quantity: { min, max } }) => [min, max ?? min]);
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values) + 1)));
  const x = (/** @type {number} */ day) => EDGE.left + ((Math.max(first, day) - first) / span) * (WIDTH - EDGE.left - EDGE.right);
  const y = (/** @type {number} */ value) => HEIGHT - EDGE.bottom - ((Math.log10(value) - low) / (high - low)) * (HEIGHT - EDGE.top - EDGE.bottom);
  const rules = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)).map((value) =>
    s("g.rule", null, s("line", { x1: EDGE.left, x2: WIDTH - EDGE.right, y1: y(value), y2: y(value) }), s("text", { x: EDGE.left - 8, y: y(value) + 4, "text-anchor": "end" }, number(value))),
  );
  const day = new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
  const ticks = [first, last].map((days, i) => s("text", { x: x(days), y: HEIGHT - 6, "text-anchor": i === 0 || first === last ? "start" : "end" }, day.format(days * 86_400_000)));
  /** @type {number[]} */
  const taken = [];
  const marks = tolls.map((toll) => {
    const { quantity, from, to } = toll;
    const [bottom, top] = [y(quantity.min), y(quantity.max ?? quantity.min)];
    const text = label(page, toll);
    const spot = [0, -11, 11].map((step) => top + 4 + step).find((at) => taken.every((other) => Math.abs(other - at) > 10));
    if (spot !== undefined) taken.push(spot);
    return s(
      "g.toll",
      { onclick: () => page.pick(toll.telling.article.id, toll.telling.event.id) },
      s("title", null, text),
      from !== null && s("line.period", { x1: x(from), x2: x(to), y1: bottom, y2: bottom }),
      top !== bottom && s("line.whisker", { x1: x(to), x2: x(to), y1: bottom, y2: top }),
      quantity.max === null && s("path.open", { d: `M${x(to) - 4} ${bottom - 9}l4 -6l4 6` }),
      s("circle", { cx: x(to), cy: bottom, r: 4.5 }),
      spot !== undefined && s("text", { x: x(to) + 9, y: spot }, `${bounds(quantity, page.voice)} ${toll.telling.event.attribution[0]?.text.slice(0, 16) ?? ""}`),
    );
  });
  return s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words.compare.tollsAbout }, ...rules, ...ticks, ...marks);
}
