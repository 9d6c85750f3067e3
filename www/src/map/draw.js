/** Draws the map: ground, roads, names and pins, for one view of it. Knows no state of the page. */
import { geoMercator, geoPath } from "d3-geo";
import { s } from "../dom.js";

/** @typedef {import("./ground.js").Ground} Ground */
/** @typedef {import("../pins.js").Pin} Pin */
/** @typedef {{ centre: [number, number], scale: number }} View middle in degrees; scale as Mercator's, in pixels for a radian */

/**
 * The lines of the ground for the view drawn last: when only the pins change, they stay.
 * @type {{ view: View, width: number, height: number, land: string | null, frontiers: string | null, provinces: string | null } | null}
 */
let kept = null;

/** Room around the field of events, in pixels. */
const EDGE = 46;
/** Closer than this, two towns could not be told from their names. */
export const CLOSEST = 60_000;
export const WIDEST = 60;

/**
 * The view that holds a field.
 * @param {[[number, number], [number, number]]} field south-west and north-east
 * @param {number} width
 * @param {number} height
 * @returns {View}
 */
export function viewOf([[west, south], [east, north]], width, height) {
  /** @type {import("d3-geo").GeoGeometryObjects} */
  const corners = { type: "MultiPoint", coordinates: [[west - 0.15, south - 0.15], [east + 0.15, north + 0.15]] };
  const edge = Math.min(EDGE, width / 5, height / 5);
  const projection = geoMercator().fitExtent([[edge, edge], [width - edge, height - edge]], corners);
  const centre = projection.invert?.([width / 2, height / 2]) ?? [0, 0];
  return { centre, scale: Math.min(projection.scale(), CLOSEST / 4) };
}

/** @param {View} view @param {number} width @param {number} height */
export function projectionOf({ centre, scale }, width, height) {
  return geoMercator().center(centre).scale(scale).translate([width / 2, height / 2]).clipExtent([[-20, -20], [width + 20, height + 20]]);
}

/**
 * @param {Ground} ground
 * @param {Pin[]} pins
 * @param {View} view
 * @param {{ width: number, height: number, language: "en" | "fr", road: (name: string) => string, pin: (pin: Pin, shape: SVGElement) => void }} about
 *   `road` gives the words said of a road; `pin` is given each pin's element
 * @returns {SVGElement[]}
 */
export function draw(ground, pins, view, { width, height, language, road, pin }) {
  const projection = projectionOf(view, width, height);
  const path = geoPath(projection).digits(1);
  const near = view.scale > 1500;
  const taken = /** @type {Box[]} */ ([]);
  const inside = (/** @type {[number, number]} */ at) => {
    const point = projection(at);
    return point && point[0] > 0 && point[0] < width && point[1] > 0 && point[1] < height ? point : null;
  };

  if (kept?.view !== view || kept.width !== width || kept.height !== height) {
    kept = { view, width, height, land: path(ground.land), frontiers: path(ground.frontiers), provinces: near ? path(ground.provinces) : null };
  }
  const shapes = [s("path.land", { d: kept.land }), s("path.frontiers", { d: kept.frontiers })];
  if (near) shapes.push(s("path.provinces", { d: kept.provinces }));
  const found = pins.flatMap((one) => {
    const at = inside([one.lon, one.lat]);
    return at ? [{ pin: one, at, r: radiusOf(one) }] : [];
  });
  for (const { at, r } of found) taken.push([at[0] - r, at[1] - r, at[0] + r, at[1] + r]);

  const roads = near ? ground.roads.map(({ name, towns }) => ({ name, towns, line: path({ type: "LineString", coordinates: towns }) })) : [];
  shapes.push(...roads.filter(({ line }) => line).map(({ name, line }) => s("path.road", { d: line }, s("title", null, road(name)))));

  // The most told are drawn last, over the others, but named first.
  const circles = [...found].reverse().map(({ pin: one, at: [x, y], r }) => {
    const n = one.tellings.length;
    const shape = s(one.wide ? "g.pin.wide" : "g.pin", { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, s("circle", { r }), n > 1 && r > 8 && s("text.n", { y: 4 }, n));
    pin(one, shape);
    return shape;
  });
  const names = found.flatMap(({ pin: one, at: [x, y], r }) => label("text.town", one.name, [[x + r + 3, y + 4, "start"], [x - r - 3, y + 4, "end"], [x, y - r - 4, "middle"], [x, y + r + 12, "middle"]], 12, taken, width));
  for (const { name, towns } of roads) {
    const spots = towns.slice(1).flatMap((town, i) => {
      const at = inside([(town[0] + towns[i][0]) / 2, (town[1] + towns[i][1]) / 2]);
      return at ? [/** @type {Spot} */ ([at[0], at[1] + 4, "middle"])] : [];
    });
    names.push(...label("text.way", name, spots, 11, taken, width));
  }
  if (near) {
    for (const province of ground.provinceNames) {
      const at = inside(province.at);
      if (at) names.push(...label("text.province", province[language], [[at[0], at[1], "middle"], [at[0], at[1] + 22, "middle"], [at[0], at[1] - 22, "middle"]], 11, taken, width));
    }
  }
  for (const country of ground.countries) {
    const at = inside(country.at);
    // A name wider than its country would cover the next one.
    const room = (country.radius / 6371) * view.scale * 2.4;
    if (at && room > 40) names.push(...label("text.country", country[language], [[at[0], at[1], "middle"]], 13, taken, width));
  }
  return [...shapes, ...names.reverse(), ...circles];
}

/** @param {Pin} pin */
const radiusOf = ({ tellings }) => Math.min(18, 3.5 + 2.2 * Math.sqrt(tellings.length));

/** @typedef {[number, number, number, number]} Box left, top, right, bottom */
/** @typedef {[number, number, "start" | "middle" | "end"]} Spot */

/**
 * A name at the first of its spots where it meets nothing; none where there is none.
 * @param {"text.town" | "text.way" | "text.province" | "text.country"} tag
 * @param {string} text
 * @param {Spot[]} spots
 * @param {number} size
 * @param {Box[]} taken
 * @param {number} width
 */
function label(tag, text, spots, size, taken, width) {
  const wide = text.length * size * (tag === "text.country" || tag === "text.province" ? 0.72 : 0.54);
  for (const [x, y, anchor] of spots) {
    const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
    /** @type {Box} */
    const box = [left, y - size, left + wide, y + 2];
    if (box[0] < 2 || box[2] > width - 2) continue;
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
    taken.push(box);
    return [s(tag, { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor }, text)];
  }
  return [];
}
