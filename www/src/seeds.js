/**
 * The bundled articles. Hides where the bundler puts their files.
 */
import index from "../../seeds/index.json";

/** @typedef {import("./types.js").Article} Article */

/** @type {Record<string, string>} */
const addresses = import.meta.glob("../../seeds/*.txt", { query: "?url", import: "default", eager: true });

/**
 * Fetches the articles, not yet read by the engine.
 * @returns {Promise<Article[]>}
 */
export function seeds() {
  return Promise.all(
    index.map(async ({ id, file, title, source, language, published }) => {
      const answer = await fetch(addresses[`../../seeds/${file}`]);
      if (!answer.ok) throw new Error(`${file}: ${answer.status} ${answer.statusText}`);
      const text = await answer.text();
      return {
        ...{ id, title, source, published, text, own: false, report: null, edits: [], error: "" },
        language: /** @type {import("./types.js").Language} */ (language),
        state: /** @type {const} */ ("waiting"),
      };
    }),
  );
}
