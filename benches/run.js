// `npm run bench`: how fast sitrep reads, beside peers, on the three bundled English articles. Every round times each of them
// once, one after the other, so that whatever else the machine does falls on all alike; what is told is the median of the
// rounds, with the least and the most, and ratios are taken within a round. Time is the processor's, not the clock's.
//
// What the peers do is not the same: Intl.Segmenter cuts sentences and words, which sitrep's text stage does too (with
// numbers and page furniture, built for this machine and not in WebAssembly); compromise and wink-nlp tag words and name people
// and places, of which sitrep's extract does more (trees, events, roles, dates, points on the map). Both are for English only.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { createSitrep } from "sitrep";
import { engine } from "../scripts/lib/engine.js";
import { packages } from "../scripts/lib/packages.js";
import { main, root } from "../scripts/lib/steps.js";

const ROUNDS = Number(process.argv[2] ?? 15);
const ARTICLES = ["000_cf2eb08ee8bc79d1", "001_49216fc442cd5278", "003_f5f3096c78150f62"];

await main(async () => {
  await packages();
  await engine();
  const { default: compromise } = await import("compromise");
  const { default: wink } = await import("wink-nlp");
  const { default: model } = await import("wink-eng-lite-web-model");

  const texts = ARTICLES.map((id) => readFileSync(path.join(root, "seeds", `${id}.txt`), "utf8"));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const native = await nativeStages();
  const sitrep = await createSitrep();
  const nlp = wink(model);
  const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
  const words = new Intl.Segmenter("en", { granularity: "word" });
  let seen = 0;

  // Each reads all articles so many times and gives the nanoseconds of all.
  const contestants = {
    "text stage (native)": { times: 40, run: (times) => native.ask("text", times) },
    "Intl.Segmenter": {
      times: 10,
      run: inProcess((text) => {
        for (const _ of sentences.segment(text)) seen += 1;
        for (const _ of words.segment(text)) seen += 1;
      }),
    },
    "extract (native)": { times: 4, run: (times) => native.ask("extract", times) },
    "extract (WebAssembly in Node)": { times: 2, run: inProcess(async (text) => { seen += (await sitrep.extract(text)).events.length; }) },
    compromise: {
      times: 1,
      run: inProcess((text) => {
        const doc = compromise(text);
        seen += doc.people().out("array").length + doc.places().out("array").length + doc.organizations().out("array").length;
      }),
    },
    "wink-nlp": { times: 2, run: inProcess((text) => { seen += nlp.readDoc(text).entities().out().length; }) },
  };

  function inProcess(read) {
    return async (times) => {
      const began = process.cpuUsage();
      for (let i = 0; i < times; i += 1) for (const text of texts) await read(text);
      const { user, system } = process.cpuUsage(began);
      return (user + system) * 1000;
    };
  }

  const rounds = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    const times = {};
    for (const [name, { times: n, run }] of Object.entries(contestants)) times[name] = (await run(n)) / n;
    // The first two warm up what compiles as it runs.
    if (round >= 0) rounds.push(times);
  }
  native.close();
  await sitrep.close();

  console.log(`\n${texts.length} articles, ${bytes} bytes, ${ROUNDS} rounds, Node ${process.versions.node}, ${seen} things seen\n`);
  for (const name of Object.keys(contestants)) {
    line(name, rounds.map((r) => (bytes / r[name]) * 1000), "MB/s");
  }
  console.log("\nhow many times as fast");
  ratio("text stage (native)", "Intl.Segmenter");
  ratio("extract (native)", "extract (WebAssembly in Node)");
  ratio("extract (WebAssembly in Node)", "compromise");
  ratio("extract (WebAssembly in Node)", "wink-nlp");

  function ratio(a, b) {
    line(`${a} / ${b}`, rounds.map((r) => r[b] / r[a]), "x");
  }
});

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
    async ask(what, times) {
      child.stdin.write(`${what} ${times}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error("benches/stages.rs ended: see what cargo says");
      return Number(value);
    },
    close() {
      child.stdin.end();
    },
  };
}
