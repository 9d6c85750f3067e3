// What a reader's browser fetches, part by part, against the limits of budget.tsv.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Failure, root } from "./steps.js";

const MEASURES = {
  bytes: (/** @type {Buffer} */ data) => data.length,
  brotli: (/** @type {Buffer} */ data) => brotliCompressSync(data).length,
};

/** The files of each part; a part of the page only where that is built. */
function parts() {
  const beside = (/** @type {string} */ folder, /** @type {RegExp} */ pattern) =>
    existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)).filter((f) => pattern.test(f)).map((f) => `${folder}/${f}`) : [];
  // What a page loads that reads an article and does no more than the package's first example.
  const scripts = [...beside("js", /^(?!element|inline|node|thread).*\.js$/), "js/wasm/sitrep.js", "js/wasm/sitrep_story.js"];
  const reads = ["js/wasm/sitrep_bg.wasm", "js/wasm/sitrep_tables.bin", "data/packs/places-core.bin", "data/packs/syntax-en.bin"];
  return {
    "all to read English": [...reads, ...scripts],
    "engine that reads": ["js/wasm/sitrep_bg.wasm"],
    "engine that joins": ["js/wasm/sitrep_story_bg.wasm"],
    "tables": ["js/wasm/sitrep_tables.bin"],
    "scripts of the package": scripts,
    "all in one file": ["js/wasm/sitrep_inline.js"],
    "model of English": ["data/packs/syntax-en.bin"],
    "model of French": ["data/packs/syntax-fr.bin"],
    "places of every text": ["data/packs/places-core.bin"],
    "all packs": beside("data/packs", /\.bin$/),
    "first view of the page": firstView().map((file) => `dist/assets/${file}`),
    "style of the page": beside("dist/assets", /\.css$/),
  };
}

/**
 * The scripts that opening the page fetches: that of index.html with what it imports, the worker, and the map, which is fetched when
 * the first events are there. Their names within dist/assets.
 */
export function firstView() {
  const assets = path.join(root, "dist/assets");
  if (!existsSync(path.join(root, "dist/index.html"))) return [];
  const html = readFileSync(path.join(root, "dist/index.html"), "utf8");
  const all = readdirSync(assets).filter((file) => file.endsWith(".js"));
  const queue = [...html.matchAll(/assets\/([^"]+\.js)/g)].map(([, file]) => file);
  queue.push(...all.filter((file) => /^(worker|draw|ground)-/.test(file)));
  const found = new Set();
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const source = readFileSync(path.join(assets, file), "utf8");
    queue.push(...[...source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, imported]) => imported));
  }
  return [...found].sort();
}

/** Every part with its size and its limit. @returns {{ part: string, measure: string, size: number, most: number }[]} */
export function budget() {
  const lines = readFileSync(path.join(root, "budget.tsv"), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  const files = parts();
  const limits = lines.map((line) => line.split("\t"));
  const unlimited = Object.keys(files).filter((part) => !limits.some(([name]) => name === part));
  if (unlimited.length > 0) throw new Failure(`sitrep: budget.tsv has no line for ${unlimited.join(", ")}`);
  return limits.flatMap(([part, measure, most]) => {
    if (!(part in files) || !(measure in MEASURES) || !(Number(most) > 0)) throw new Failure(`sitrep: budget.tsv: "${part}" cannot be read`);
    const there = files[part].filter((file) => existsSync(path.join(root, file)));
    if (there.length === 0) return [];
    const size = there.reduce((sum, file) => sum + MEASURES[measure](readFileSync(path.join(root, file))), 0);
    return [{ part, measure, size, most: Number(most) }];
  });
}

/** Fails, naming the parts, where one is past its limit; without those of the page if `engineOnly`, as that may be of another day. */
export function withinBudget(engineOnly = false) {
  const over = budget().filter(({ part, size, most }) => size > most && !(engineOnly && part.endsWith("of the page")));
  if (over.length === 0) return;
  const told = over.map(({ part, measure, size, most }) => `${part}: ${size} ${measure === "brotli" ? "bytes by brotli" : measure}, at most ${most}`);
  throw new Failure(`sitrep: too large: ${told.join("; ")}. To mend it: make it smaller, or give it more in budget.tsv and say why`);
}
