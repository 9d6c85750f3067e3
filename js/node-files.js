// Where the parts of the engine lie in Node, Deno and Bun: in the package's own folders.

import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fetched, started } from "./files.js";
import { SitrepError } from "./error.js";

let instances = 0;

/**
 * @param {import("./options.js").Settings} settings
 * @returns {import("./reader.js").Files}
 */
export function nodeFiles({ packs }) {
  const folder = packFolder(packs);
  return {
    engine: () => open("sitrep"),
    story: () => open("sitrep_story"),
    pack: (name) => bytes(new URL(`${name}.bin`, folder)),
  };
}

// wasm-bindgen keeps one instance in each module: another address of the module gives another instance.
/** @param {"sitrep" | "sitrep_story"} name */
async function open(name) {
  instances += 1;
  const glue = await import(`./wasm/${name}.js?${instances}`).catch((error) => {
    throw new SitrepError("missing_file", `js/wasm/${name}.js is not there: install the package again, or in its sources type \`npm run build:wasm\``, { cause: error });
  });
  const file = (/** @type {string} */ file) => bytes(new URL(`./wasm/${file}`, import.meta.url));
  const compiled = async () => WebAssembly.compile(/** @type {BufferSource} */ (await file(`${name}_bg.wasm`)));
  return started(glue, compiled, () => file("sitrep_tables.bin"), `${name}_bg.wasm`);
}

/** @param {string | undefined} given */
function packFolder(given) {
  if (given === undefined) return new URL("../data/packs/", import.meta.url);
  return URL.canParse(given) ? new URL(given) : pathToFileURL(given);
}

/** @param {URL} url */
async function bytes(url) {
  return url.protocol === "file:" ? readFile(fileURLToPath(url)) : fetched(url);
}
