/**
 * What the map is drawn on: land and frontiers of the world, provinces of Syria and its neighbours, two roads, names of countries.
 * Hides where the files lie; nothing of it is fetched before a map is wanted.
 */
import { feature, mesh } from "topojson-client";
import countries from "../../../data/countries.tsv?url";
import world from "world-atlas/countries-50m.json?url";
import provinces from "../../map/provinces.json?url";
import roads from "../../map/roads.json?url";

/** @typedef {[number, number]} Point degrees east and north */
/** @typedef {{ en: string, fr: string, at: Point, radius: number }} Name `radius` in km */

/**
 * @typedef {object} Ground
 * @property {import("d3-geo").GeoPermissibleObjects} land
 * @property {import("d3-geo").GeoPermissibleObjects} frontiers
 * @property {import("d3-geo").GeoPermissibleObjects} provinces lines between them
 * @property {{ en: string, fr: string, at: Point }[]} provinceNames
 * @property {Name[]} countries
 * @property {{ name: string, towns: Point[] }[]} roads through the towns they link, straight between them
 */

/** @returns {Promise<Ground>} */
export async function ground() {
  const [atlas, lines, ways, table] = await Promise.all([json(world), json(provinces), json(roads), text(countries)]);
  return {
    land: feature(atlas, atlas.objects.land),
    frontiers: mesh(atlas, atlas.objects.countries, (a, b) => a !== b),
    provinces: { type: "MultiLineString", coordinates: lines.lines },
    provinceNames: lines.names,
    countries: namesOf(table),
    roads: ways,
  };
}

/** @param {string} table */
function namesOf(table) {
  const [head, ...rows] = table.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const columns = head.split("\t");
  return rows.map((line) => {
    const cells = line.split("\t");
    const cell = (/** @type {string} */ name) => cells[columns.indexOf(name)] ?? "";
    const first = (/** @type {string} */ name) => cell(name).split("|")[0];
    return { en: first("en"), fr: first("fr"), at: /** @type {Point} */ ([Number(cell("lon")), Number(cell("lat"))]), radius: Number(cell("radius")) };
  });
}

/** @param {string} url */
async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
  return answer;
}

const json = async (/** @type {string} */ url) => (await fetched(url)).json();
const text = async (/** @type {string} */ url) => (await fetched(url)).text();
