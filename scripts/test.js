// `npm test`: set-up and every test. `npm test -- node page` runs only some parts: rust, types, node, browser, package, page.

import { nodeTests, rustTests, typeCheck } from "./lib/checks.js";
import { chromium } from "./lib/chromium.js";
import { engine } from "./lib/engine.js";
import { packages } from "./lib/packages.js";
import { page } from "./lib/page.js";
import { rust } from "./lib/rust.js";
import { Failure, main } from "./lib/steps.js";

const PARTS = ["rust", "types", "node", "browser", "package", "page"];

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((part) => !PARTS.includes(part));
  if (unknown) throw new Failure(`sitrep: there is no part "${unknown}" of the tests: there are ${PARTS.join(", ")}`);
  const wanted = (part) => asked.length === 0 || asked.includes(part);

  await packages();
  if (wanted("rust")) await rust();
  if (asked.join() !== "rust") await engine();
  if (wanted("browser") || wanted("package") || wanted("page")) await chromium();
  if (wanted("page")) await page();

  const outcomes = [];
  if (wanted("rust")) outcomes.push(await rustTests());
  if (wanted("types")) outcomes.push(await typeCheck());
  if (wanted("node")) outcomes.push(await nodeTests("tests/node", "The package in Node (usually 20 s)"));
  if (wanted("browser")) outcomes.push(await nodeTests("tests/browser", "The package in Chromium (usually 10 s)"));
  if (wanted("package")) outcomes.push(await nodeTests("tests/package", "The packed package, installed elsewhere (usually 90 s)"));
  if (wanted("page")) outcomes.push(await nodeTests("tests/page", "The page in Chromium (usually 30 s)"));

  const sum = (what) => outcomes.reduce((total, outcome) => total + outcome[what], 0);
  const lines = outcomes.flatMap((outcome) => outcome.lines);
  // Both streams end in one order, the counts last.
  process.stdout.write(`\n${lines.join("\n")}\n${sum("passed")} passed, ${sum("failed")} failed\n`);
  return sum("failed") > 0 ? 1 : 0;
});
