// `npm run bench [ROUNDS] [FILE.jsonl]`: how fast sitrep reads beside its peers, in Node, in Chromium, and built for this machine.
//
// Peers keep what they have seen: a text read again is read faster. With a FILE of articles, one {"text"} a line, they are dealt
// out to the rounds and no text is read twice by anybody; without, the three bundled English articles are read in every round,
// which flatters the peers. A round times each contestant once, one after the other, so that whatever else the machine does
// falls on all alike; what is told is the median of the rounds, with the least and the most, and ratios are taken within a
// round. In Node time is the processor's, in a browser the clock's.
//
// What they do is not the same: Intl.Segmenter cuts sentences and words, which sitrep's text stage does too (with numbers and page
// furniture); compromise and wink-nlp tag words and name people and places, of which sitrep's extract does more (trees, events,
// roles, dates, points on the map). Both are for English only.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { browser } from "../scripts/lib/browser.js";
import { packages } from "../scripts/lib/packages.js";
import { Failure, main, root } from "../scripts/lib/steps.js";
import { serve } from "../tests/browser/site.js";

const WARM = 2;
const ARTICLES = ["000_cf2eb08ee8bc79d1", "001_49216fc442cd5278", "003_f5f3096c78150f62"];

await main(async () => {
  const rounds = Number(process.argv[2] ?? 15);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Failure(`sitrep: ROUNDS is a number, not "${process.argv[2]}"`);
  await packages();
  const { stages, built } = await import("./stages.js");
  await stages();
  const piles = deal(process.argv[3], rounds);
  const texts = piles.flat();
  const bytes = piles.map((pile) => pile.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  const kind = process.argv[3] ? "each read once" : "the same in every round";
  console.log(`\n${texts.length} texts, ${kind}, ${bytes.reduce((a, b) => a + b)} bytes, ${rounds} rounds after ${WARM} to warm up`);

  const { contestants, round } = await import("./contestants.js");
  const module = await import(pathToFileURL(path.join(built, "stages_wasm.js")).href);
  await module.default({ module_or_path: readFileSync(path.join(built, "stages_wasm_bg.wasm")) });
  const pack = async (/** @type {string} */ name) => readFileSync(path.join(root, `data/packs/${name}.bin`));
  const all = await contestants(module, pack, texts);
  const native = await nativeStages();
  const inNode = [];
  for (const pile of piles) {
    const times = round(all, pile, () => (({ user, system }) => (user + system) / 1000)(process.cpuUsage()));
    for (const what of ["text", "tags", "trees", "extract"]) times[`native: ${what}`] = (await native.ask(what, pile)) / 1e6;
    inNode.push(times);
  }
  native.close();
  table(`Node ${process.versions.node}`, inNode, bytes, [
    ["native: text", "Intl.Segmenter"],
    ["native: extract", "sitrep: extract"],
  ]);

  const [site, chromium] = await Promise.all([serve(), browser()]);
  try {
    const page = await chromium.newPage();
    await page.goto(`${site.address}page.html`);
    await page.addScriptTag({ type: "module", url: `${site.address}.cache/bench/page.js` });
    await page.waitForFunction(() => "begin" in globalThis);
    await page.evaluate(([base, texts]) => globalThis.begin(base, texts), [site.address, texts]);
    const inBrowser = [];
    for (const pile of piles) inBrowser.push(await page.evaluate((pile) => globalThis.round(pile), pile));
    table(`Chromium ${chromium.version()}`, inBrowser, bytes, []);
  } finally {
    await chromium.close();
    site.close();
  }
});

/** The texts of each round, those to warm up first. */
function deal(file, rounds) {
  if (file === undefined) {
    const texts = ARTICLES.map((id) => readFileSync(path.join(root, "seeds", `${id}.txt`), "utf8"));
    return Array.from({ length: rounds + WARM }, () => texts);
  }
  const texts = readFileSync(file, "utf8").split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line).text);
  if (texts.length < rounds + WARM) throw new Failure(`sitrep: ${file} has ${texts.length} texts, and ${rounds + WARM} rounds want one each at least`);
  return Array.from({ length: rounds + WARM }, (_, n) => texts.filter((_, i) => i % (rounds + WARM) === n));
}

/** Megabytes a second, and how many times as fast. */
function table(title, rounds, bytes, pairs) {
  const counted = rounds.slice(WARM);
  const size = bytes.slice(WARM);
  console.log(`\n${title}`);
  for (const name of Object.keys(counted[0])) line(name, counted.map((r, i) => size[i] / r[name] / 1000), "MB/s");
  const peers = [
    ["sitrep: text", "Intl.Segmenter"],
    ["sitrep: text, tags", "wink-nlp"],
    ["sitrep: text, tags, trees", "wink-nlp"],
    ["sitrep: extract", "wink-nlp"],
    ["sitrep: extract", "compromise"],
    ...pairs,
  ];
  for (const [a, b] of peers) line(`${a} / ${b}`, counted.map((r) => r[b] / r[a]), "x");
}

function line(name, values, unit) {
  const sorted = [...values].sort((a, b) => a - b);
  const shown = (n) => n.toPrecision(3);
  const middle = sorted[Math.floor(sorted.length / 2)];
  console.log(`${name.padEnd(48)} ${shown(middle).padStart(7)} ${unit.padEnd(5)} (${shown(sorted[0])} to ${shown(sorted.at(-1))})`);
}

/** The program of benches/stages.rs, asked line by line. */
async function nativeStages() {
  const args = ["bench", "--quiet", "--locked", "--profile", "native", "--features", "embedded", "--bench", "stages"];
  const child = spawn("cargo", args, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(what, texts) {
      child.stdin.write(`${JSON.stringify({ what, texts })}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error("benches/stages.rs ended: see what cargo says");
      return Number(value);
    },
    close() {
      child.stdin.end();
    },
  };
}
