/** Who acts on whom: those who act on the left, those acted on at the right, a band between them as wide as they meet often. */
import { h, s } from "../dom.js";
import { familyOf } from "../families.js";
import { roving } from "../views/roving.js";
import { pick } from "./articles.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("sitrep").Story} Story */
/** @typedef {{ from: string, to: string, types: Map<string, number>, events: string[], count: number }} Band */

/** More than this could not be told apart. */
const BANDS = 24;
const WIDTH = 900;
const NAME = 260;
const ROW = 30;

/** @param {Page} page @param {Story} story */
export function graph(page, story) {
  const { words } = page.voice;
  const bands = bandsOf(story).filter(({ types }) => [...types.keys()].some((type) => !page.store.state.hidden.has(familyOf(type)))).slice(0, BANDS);
  return h("section.graph", { "aria-labelledby": "graph-title" }, h("h3.label", { id: "graph-title" }, words.compare.graph), bands.length === 0 ? h("p.quiet", null, words.compare.noActs) : h("div.wide", null, picture(page, story, bands)));
}

/** @param {Story} story @returns {Band[]} the most frequent first */
function bandsOf({ actors }) {
  /** @type {Map<string, Band>} */
  const bands = new Map();
  for (const { id, acts } of actors) {
    for (const { on, type, count, events } of acts) {
      if (on === id) continue;
      const key = `${id}\n${on}`;
      /** @type {Band} */
      const band = bands.get(key) ?? { from: id, to: on, types: new Map(), events: [], count: 0 };
      bands.set(key, band);
      band.types.set(type, (band.types.get(type) ?? 0) + count);
      band.events.push(...events);
      band.count += count;
    }
  }
  return [...bands.values()].sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1));
}

/** @param {Page} page @param {Story} story @param {Band[]} bands */
function picture(page, story, bands) {
  const { voice } = page;
  const names = new Map(story.actors.map((actor) => [actor.id, nameOf(actor, voice)]));
  const members = new Map(story.events.map(({ id, members }) => [id, members[0]]));
  const left = [...new Set(bands.map(({ from }) => from))];
  const right = [...new Set(bands.map(({ to }) => to))];
  const height = Math.max(left.length, right.length) * ROW + 10;
  const y = (/** @type {string[]} */ list, /** @type {string} */ id) => ((list.indexOf(id) + 0.5) * height) / list.length;
  const shapes = bands.map(({ from, to, types, events, count }) => {
    const [a, b] = [y(left, from), y(right, to)];
    const [x1, x2] = [NAME + 8, WIDTH - NAME - 8];
    const middle = (x1 + x2) / 2;
    const what = [...types].sort((one, other) => other[1] - one[1]).map(([type, n]) => `${voice.name(voice.words.types, type)} ${voice.number(n)}`);
    const text = `${names.get(from) ?? from} → ${names.get(to) ?? to}${voice.words.colon}${what.join(", ")}`;
    let next = 0;
    const go = () => {
      const member = members.get(events[next++ % events.length]);
      if (member) pick(page, member.document, member.event);
    };
    return s("g.band", { role: "button", tabindex: -1, "aria-label": text, "data-family": familyOf([...types.keys()][0]), onclick: go }, s("title", null, text), s("path", { d: `M${x1} ${a}C${middle} ${a} ${middle} ${b} ${x2} ${b}`, "stroke-width": 1.5 + 2 * Math.sqrt(count - 1) }), s("circle", { cx: x2, cy: b, r: 3.5 }), s("path.reach", { d: `M${x1} ${a}C${middle} ${a} ${middle} ${b} ${x2} ${b}`, "stroke-width": 12 }));
  });
  const label = (/** @type {string} */ id, /** @type {number} */ x, /** @type {number} */ at, /** @type {string} */ anchor) => s("text", { x, y: at + 4, "text-anchor": anchor }, short(names.get(id) ?? id));
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "group", "aria-label": voice.words.compare.graph }, ...shapes, ...left.map((id) => label(id, NAME, y(left, id), "end")), ...right.map((id) => label(id, WIDTH - NAME, y(right, id), "start")));
  roving(svg, ".band");
  return svg;
}

/** A country or one of its sectors in the words of the interface, else the name. @param {import("sitrep").StoryActor} actor @param {import("../i18n/index.js").Voice} voice */
function nameOf({ name, kind, country, sector }, { country: countryOf, name: named, words }) {
  if (kind === "country") return countryOf(country) ?? name;
  return country && sector && name.endsWith(`, ${sector}`) ? `${countryOf(country)}, ${named(words.sectors, sector)}` : name;
}

const short = (/** @type {string} */ text) => (text.length > 38 ? `${text.slice(0, 36)}…` : text);
