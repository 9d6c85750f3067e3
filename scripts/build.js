// `npm run build`: the page as plain files in dist/, which any static host serves from any path. With --engine-only (`npm run
// build:wasm`) the WebAssembly alone, with --force whether or not something changed. Fails where a part is past its limit in
// budget.tsv.

import { rmSync } from "node:fs";
import path from "node:path";
import { withinBudget } from "./lib/budget.js";
import { engine } from "./lib/engine.js";
import { packages } from "./lib/packages.js";
import { page } from "./lib/page.js";
import { cache, main, say } from "./lib/steps.js";

await main(async () => {
  if (process.argv.includes("--force")) rmSync(path.join(cache, "stamps"), { recursive: true, force: true });
  await packages();
  await engine();
  const engineOnly = process.argv.includes("--engine-only");
  if (!engineOnly) await page();
  withinBudget(engineOnly);
  say(engineOnly ? "the engine is in js/wasm" : "the page is in dist/");
});
