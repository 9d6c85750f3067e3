// `npm run bench [ROUNDS] [FILE.jsonl]`: how fast sitrep reads beside its peers, in Node, in Chromium, and built for this machine.
//
// Peers keep what they have seen: a text read again is read faster. With a FILE of articles, one {"text"} a line, they are dealt
// out to the rounds and no text is read twice by anybody; without, the three bundled English articles are read in every round,
// which flatters the peers. A round times each contestant once, one after the other, so that whatever else the machine does
// falls on all alike; what is told is the median of the rounds, with the least and the most, and ratios are taken within a
// round. In Node time is the processor's, in a browser the clock's.
//
// Then those who have nothing loaded: each contestant in a process and in a page of its own, made by one bundler for all, five times in
// turn, the time to the first report and the most memory that the process took; and sitrep's package on 100 kB and on 10 MB of articles.
//
// What they do is not the same: Intl.Segmenter cuts sentences and words, which sitrep's text stage does too (it finds the language and
// page furniture as well); compromise and wink-nlp tag words and name people and places, of which sitrep's extract does more (trees,
// events, roles, dates, points on the map). Both are for English only. chrono-node finds dates in raw text; sitrep's date stage is
// timed after tokens, tags and trees, which the rest of the engine needs as well.

import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { browser } from "../scripts/lib/browser.js";
import { engine } from "../scripts/lib/engine.js";
import { packages } from "../scripts/lib/packages.js";
import { Failure, main, root } from "../scripts/lib/steps.js";
import { serve } from "../tests/browser/site.js";
import { WHO } from "./fresh.js";

const WARM = 2;
const FRESH = 5;
const ARTICLES = ["000_cf2eb08ee8bc79d1", "001_49216fc442cd5278", "003_f5f3096c78150f62"];

await main(async () => {
  const rounds = Number(process.argv[2] ?? 15);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Failure(`sitrep: ROUNDS is a number, not "${process.argv[2]}"`);
  await packages();
  const { stages, pages, built } = await import("./stages.js");
  await stages();
  await engine();
  await pages();
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
    await page.addScriptTag({ type: "module", url: `${site.address}.cache/bench/pages/page.js` });
    await page.waitForFunction(() => "begin" in globalThis);
    await page.evaluate(([base, texts]) => globalThis.begin(base, texts), [site.address, texts]);
    const inBrowser = [];
    for (const pile of piles) inBrowser.push(await page.evaluate((pile) => globalThis.round(pile), pile));
    table(`Chromium ${chromium.version()}`, inBrowser, bytes, []);
    await page.close();
    await freshPages(site, chromium, texts[0]);
  } finally {
    await chromium.close();
    site.close();
  }
  freshProcesses();
  // Last, the page itself: how long a change of the filter takes on 4,000 events.
  console.log("\nThe page");
  await import("./page.js");
});

/** Time from a new page, with nothing in its cache, to the first report. */
async function freshPages(site, chromium, text) {
  const times = Object.fromEntries(WHO.filter((who) => who !== "nothing").map((who) => [who, []]));
  for (let round = 0; round < FRESH; round++) {
    for (const who of Object.keys(times)) {
      const context = await chromium.newContext();
      const page = await context.newPage();
      await page.goto(`${site.address}page.html`);
      times[who].push(
        await page.evaluate(
          async ([base, who, text]) => {
            const began = performance.now();
            const { open } = await import(`${base}.cache/bench/pages/fresh.js`);
            await (await open(who))(text);
            return performance.now() - began;
          },
          [site.address, who, text],
        ),
      );
      await context.close();
    }
  }
  console.log("\nA new page, to the first report");
  for (const [who, list] of Object.entries(times)) line(who, list, "ms");
  for (const who of Object.keys(times).slice(1)) line(`sitrep / ${who}`, times.sitrep.map((time, i) => time / times[who][i]), "x");
}

/** Time from the start of a process to the first report, memory, and long piles against short ones. */
function freshProcesses() {
  const ask = (who, bytes) => JSON.parse(execFileSync(process.execPath, [path.join(root, "benches/fresh.js"), who, String(bytes)], { encoding: "utf8" }));
  const answers = Object.fromEntries(WHO.map((who) => [who, []]));
  for (let round = 0; round < FRESH; round++) for (const who of WHO) answers[who].push(ask(who, 1e6));
  console.log("\nA new process, to the first report; most memory after 1 MB of articles");
  for (const who of WHO) {
    line(who, answers[who].map((a) => a.first), "ms");
    line(who, answers[who].map((a) => a.peak), "MB");
  }
  for (const who of WHO.slice(1, -1)) line(`sitrep / ${who}`, answers.sitrep.map((a, i) => a.first / answers[who][i].first), "x");
  const pairs = Array.from({ length: 3 }, () => [ask("sitrep", 1e5), ask("sitrep", 1e7)]);
  console.log("\nsitrep on many articles, a kilobyte");
  line("of 100 kB", pairs.map(([short]) => short.perKilobyte), "ms");
  line("of 10 MB", pairs.map(([, long]) => long.perKilobyte), "ms");
  line("of 10 MB / of 100 kB", pairs.map(([short, long]) => long.perKilobyte / short.perKilobyte), "x");
  line("most memory, 10 MB", pairs.map(([, long]) => long.peak), "MB");
}

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
    ["sitrep: dates", "chrono-node"],
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
