// `npm run size`: what a reader's browser has to fetch, by part, as it is and compressed, and beside the limits of budget.tsv; fails
// where a part is past its own.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { budget, firstView, withinBudget } from "./lib/budget.js";
import { engine } from "./lib/engine.js";
import { packages } from "./lib/packages.js";
import { page } from "./lib/page.js";
import { main, root } from "./lib/steps.js";

const assets = path.join(root, "dist/assets");

await main(async () => {
  await packages();
  await engine();
  await page();
  const rows = [
    ...group("engine", "js/wasm", /\.(wasm|js|bin)$/),
    ...group("package", "js", /\.js$/),
    ...group("pack", "data/packs", /\.bin$/),
    ...group("page", "dist", /\.(html|css|js)$/),
  ];
  const columns = (cells) => cells.map((cell, i) => (i < 2 ? cell.padEnd([9, 44][i]) : cell.padStart(11))).join("");
  console.log(columns(["part", "file", "bytes", "gzip", "brotli"]));
  for (const row of rows) console.log(columns(row));
  const files = firstView();
  const total = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(assets, file))).length, 0);
  const English = ["js/wasm/sitrep_bg.wasm", "js/wasm/sitrep_tables.bin", "data/packs/syntax-en.bin", "data/packs/places-core.bin"];
  const scripts = readdirSync(path.join(root, "js")).filter((file) => /^(?!element|inline|node|thread).*\.js$/.test(file)).map((file) => `js/${file}`);
  const needed = [...English, ...scripts, "js/wasm/sitrep.js", "js/wasm/sitrep_story.js"];
  const sum = needed.reduce((all, file) => all + brotliCompressSync(readFileSync(path.join(root, file))).length, 0);
  console.log(`\nThe package for a first English article: ${sum.toLocaleString("en")} bytes by brotli (engine, tables, models, core gazetteer, scripts)`);
  console.log(`\nJavaScript of the first view beside the engine: ${total.toLocaleString("en")} bytes by brotli (${files.join(", ")})`);

  const widths = (/** @type {string[]} */ [part, ...rest]) => part.padEnd(26) + rest.map((cell) => cell.padStart(11)).join("");
  console.log(`\n${widths(["part", "as", "size", "at most"])}`);
  for (const { part, measure, size, most } of budget()) {
    console.log(widths([part, measure, size.toLocaleString("en"), most.toLocaleString("en")]));
  }
  withinBudget();
});

function group(part, folder, pattern) {
  const full = path.join(root, folder);
  if (!existsSync(full)) return [];
  const files = readdirSync(full, { recursive: part === "page" }).map(String);
  return files.filter((file) => pattern.test(file)).sort().map((file) => {
    const bytes = readFileSync(path.join(full, file));
    const sizes = [bytes.length, gzipSync(bytes).length, brotliCompressSync(bytes).length];
    return [part, path.join(folder, file), ...sizes.map((n) => n.toLocaleString("en"))];
  });
}
