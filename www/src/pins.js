/**
 * Where events are: one pin for each point, with the events told of it. Knows no DOM.
 */

/** @typedef {import("./told.js").Telling} Telling */
/** @typedef {{ name: string, lat: number, lon: number, wide: boolean, country: string | null, tellings: Telling[] }} Pin `wide`: a country, region or sea, of which the point is only the middle */

const WIDE = new Set(["country", "region", "continent", "sea", "water", "river", "province", "mountain", "state"]);

/** @param {string} feature */
export const isWide = (feature) => WIDE.has(feature);

/**
 * The points of an event: its towns where it has any, else the wider places it names.
 * @param {Telling["event"]} event
 */
export function pointsOf({ places }) {
  const points = places.flatMap(({ place }) => (place ? [place] : []));
  const exact = points.filter(({ feature }) => !isWide(feature));
  if (exact.length > 0) return exact;
  const provinces = points.filter(({ feature }) => feature !== "country" && feature !== "continent");
  return provinces.length > 0 ? provinces : points;
}

/**
 * @param {Telling[]} tellings
 * @returns {Pin[]} the most told first
 */
export function pinsOf(tellings) {
  /** @type {Map<string, Pin>} */
  const pins = new Map();
  for (const telling of tellings) {
    const here = new Set();
    for (const { name, lat, lon, feature, country } of pointsOf(telling.event)) {
      const key = `${lat.toFixed(2)} ${lon.toFixed(2)}`;
      if (here.has(key)) continue;
      here.add(key);
      const pin = pins.get(key) ?? { name, lat, lon, country, wide: isWide(feature), tellings: [] };
      pins.set(key, pin);
      pin.tellings.push(telling);
    }
  }
  return [...pins.values()].sort((a, b) => b.tellings.length - a.tellings.length || (a.name < b.name ? -1 : 1));
}

/**
 * The rectangle around the middle of the events that holds most of them: a far capital where talks were held does not shrink the field.
 * @param {Pin[]} pins
 * @returns {[[number, number], [number, number]] | null} south-west and north-east, longitude first
 */
export function fieldOf(pins) {
  const exact = pins.filter(({ wide }) => !wide);
  const points = exact.length > 0 ? exact : pins;
  if (points.length === 0) return null;
  const centre = { lon: median(points.map(({ lon, tellings }) => [lon, tellings.length])), lat: median(points.map(({ lat, tellings }) => [lat, tellings.length])) };
  const far = (/** @type {Pin} */ { lon, lat }) => Math.hypot((lon - centre.lon) * Math.cos((centre.lat * Math.PI) / 180), lat - centre.lat);
  const sum = points.reduce((sum, { tellings }) => sum + tellings.length, 0);
  const near = [];
  let passed = 0;
  for (const pin of [...points].sort((a, b) => far(a) - far(b))) {
    if (passed >= SHARE * sum) break;
    near.push(pin);
    passed += pin.tellings.length;
  }
  const lons = near.map(({ lon }) => lon);
  const lats = near.map(({ lat }) => lat);
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}

/** So many of the events are shown at first. */
const SHARE = 0.7;

/** @param {number[][]} values each with its weight */
function median(values) {
  const sorted = [...values].sort(([a], [b]) => a - b);
  const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let passed = 0;
  for (const [value, weight] of sorted) {
    passed += weight;
    if (passed >= half) return value;
  }
  return sorted[sorted.length - 1][0];
}
