/** Files of the events for other programs, by the package: the reader's corrections are in them. */
import { reportWith } from "./corrections.js";
import { engine } from "./reader.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("sitrep").ExportFormat} Format */

/** The formats offered, each with the media type of its file. @type {Record<"csv" | "geojson" | "json" | "jsonld" | "ics" | "md", string>} */
export const FORMATS = {
  csv: "text/csv",
  geojson: "application/geo+json",
  json: "application/json",
  jsonld: "application/ld+json",
  ics: "text/calendar",
  md: "text/markdown",
};

/**
 * The reports of articles as the reader corrected them.
 * @param {Article[]} articles
 */
export const reportsOf = (articles) => articles.flatMap(({ report, edits }) => (report ? [reportWith(report, edits)] : []));

/**
 * @param {Article[]} articles
 * @param {keyof typeof FORMATS} format
 * @param {import("./types.js").Language} language of what is written to be read
 */
export async function exported(articles, format, language) {
  const sitrep = await engine();
  return sitrep.export(await sitrep.merge(reportsOf(articles)), format, { language });
}
