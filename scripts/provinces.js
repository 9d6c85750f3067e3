// Makes www/map/provinces.json, the provinces of Syria and its neighbours for the page's map, from Who's On First's outlines:
//
//     node scripts/provinces.js DIR    # DIR has wof_{sy,lb,iq,tr}_regions.geojson (or .xz)
//
// Only lines between two provinces of one country are kept, simplified, with a name and a point for its label each: coasts and
// frontiers come from Natural Earth, which draws the rest of the map. The same inputs give the same bytes.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { geoCentroid, geoArea } from "d3-geo";
import { mesh } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import { root } from "./lib/steps.js";

const COUNTRIES = ["sy", "lb", "iq", "tr"];
/** What Who's On First has among the provinces and is none. */
const NO_PROVINCE = /^United Nations/;
/** A point whose triangle with its neighbours is smaller, in square degrees, is left out. */
const SMALL = 0.0012;
/** Degrees are kept to a hundredth, about a kilometre. */
const round = (/** @type {number} */ degrees) => Math.round(degrees * 100) / 100;

const folder = process.argv[2];
if (!folder) throw new Error("node scripts/provinces.js DIR, the folder of the outlines");

const lines = [];
const names = [];
for (const country of COUNTRIES) {
  const features = JSON.parse(outlines(country)).features.filter(({ properties }) => !NO_PROVINCE.test(properties.name));
  const whole = presimplify(topology({ provinces: { type: "FeatureCollection", features } }, 1e5));
  const simple = simplify(whole, SMALL);
  const { coordinates } = mesh(simple, simple.objects.provinces, (a, b) => a !== b);
  lines.push(...coordinates.map(thin).filter((line) => line.length > 1));
  for (const { properties, geometry } of features) {
    const [lon, lat] = geoCentroid(largest(geometry));
    names.push({ en: properties.name.replace(/ \(.*/, ""), fr: properties.fr ?? properties.name, country: properties.cc, at: [round(lon), round(lat)] });
  }
}
names.sort((a, b) => (a.en < b.en ? -1 : 1));
const file = path.join(root, "www/map/provinces.json");
writeFileSync(file, `${JSON.stringify({ lines, names })}\n`);
console.log(`${path.relative(root, file)}: ${lines.length} lines, ${names.length} provinces`);

function outlines(country) {
  const plain = path.join(folder, `wof_${country}_regions.geojson`);
  if (existsSync(plain)) return readFileSync(plain, "utf8");
  return execFileSync("xz", ["-dc", `${plain}.xz`], { maxBuffer: 2 ** 28, encoding: "utf8" });
}

/** Points of a line, rounded, each once. */
function thin(line) {
  const points = line.map(([lon, lat]) => [round(lon), round(lat)]);
  return points.filter(([lon, lat], i) => i === 0 || lon !== points[i - 1][0] || lat !== points[i - 1][1]);
}

/** The part that a label goes on. */
function largest(geometry) {
  const parts = geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates];
  // Rings may be wound as GeoJSON or as d3 wants them: an area is never more than half the globe.
  const size = (part) => Math.min(geoArea({ type: "Polygon", coordinates: part }), 4 * Math.PI - geoArea({ type: "Polygon", coordinates: part }));
  const part = parts.reduce((best, part) => (size(part) > size(best) ? part : best));
  const polygon = { type: "Polygon", coordinates: part };
  return geoArea(polygon) > 2 * Math.PI ? { type: "Polygon", coordinates: part.map((ring) => [...ring].reverse()) } : polygon;
}
