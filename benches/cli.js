// `npm run bench:cli -- [PAIRS] [--lines N] [--parquet]`: the program over a corpus: two jobs against one, memory over more and more
// lines, and what each form of output costs.
//
// One job and two are timed one after the other, in pairs, so that whatever else the machine does falls on both; the best of
// the pairs counts, and the load is told beside it. What is read are the bundled articles, each copy under another name and day.

import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { rust } from "../scripts/lib/rust.js";
import { Failure, cache, main, root, step } from "../scripts/lib/steps.js";

const program = path.join(root, "target/native/sitrep");
const folder = path.join(cache, "bench/cli");
/** Copies of the five bundled articles that are timed. */
const COPIES = 80;

await main(async () => {
  const asked = process.argv.slice(2);
  const most = asked.includes("--lines") ? Number(asked.splice(asked.indexOf("--lines"), 2)[1]) : 1_000_000;
  const parquet = asked.includes("--parquet") && asked.splice(asked.indexOf("--parquet"), 1).length > 0;
  const pairs = Number(asked[0] ?? 5);
  if (!(pairs >= 1) || !(most >= 1000)) throw new Failure("sitrep: PAIRS is a number, and N of --lines one of at least 1000");
  await rust();
  await step({
    name: "The program for this machine",
    usually: "3 min the first time",
    mend: "see what cargo says",
    done: () => false,
    run: (run) => run("cargo", ["build", "--locked", "--profile", "native", "--features", parquet ? "parquet" : "cli", "--bin", "sitrep"]).then(() => undefined),
  });
  mkdirSync(folder, { recursive: true });
  const corpus = path.join(folder, "corpus.jsonl");
  const articles = write(corpus);
  const bytes = statSync(corpus).size;
  console.log(`${cpus().length} cores, ${articles} articles of ${Math.round(bytes / articles)} bytes on average, load ${load()}\n`);

  await speed(corpus, bytes, articles, pairs);
  await forms(corpus, bytes, parquet);
  await memory(most);
  rmSync(folder, { recursive: true });
});

/** Two jobs against one. */
async function speed(corpus, bytes, articles, pairs) {
  const ratios = [];
  let fastest = { seconds: Infinity };
  for (let pair = 0; pair < pairs; pair += 1) {
    const one = await run(["--jobs", "1", corpus], undefined, true);
    const two = await run(["--jobs", "2", corpus], undefined, true);
    if (two.seconds < fastest.seconds) fastest = two;
    ratios.push(one.seconds / two.seconds);
    console.log(
      `1 job ${one.seconds.toFixed(2)} s (processor ${one.processor.toFixed(2)}), ` +
        `2 jobs ${two.seconds.toFixed(2)} s (processor ${two.processor.toFixed(2)}): ${ratios.at(-1).toFixed(2)} times as fast, load ${load()}`,
    );
  }
  ratios.sort((a, b) => a - b);
  console.log(`two jobs / one: best ${ratios.at(-1).toFixed(2)}, median ${ratios[ratios.length >> 1].toFixed(2)}, least ${ratios[0].toFixed(2)}`);
  const perCore = fastest.processor / articles;
  console.log(
    `fastest: ${(articles / fastest.seconds).toFixed(0)} articles/s, ${(bytes / fastest.seconds / 1e6).toFixed(2)} MB/s; ` +
      `one core: ${(1 / perCore).toFixed(0)} articles/s, ${(bytes / fastest.processor / 1e6).toFixed(2)} MB/s by the processor's time\n`,
  );
}

/** What packing and tables cost, in processor time and in bytes. */
async function forms(corpus, bytes, parquet) {
  for (const name of ["reports.jsonl", "reports.jsonl.gz", "reports.jsonl.zst"]) {
    const out = path.join(folder, name);
    const { processor } = await run(["-o", out, corpus]);
    console.log(`${name.padEnd(20)} processor ${processor.toFixed(2)} s, ${(statSync(out).size / bytes).toFixed(2)} bytes a byte of input`);
  }
  if (parquet) {
    const out = path.join(folder, "events.parquet");
    const { processor } = await run(["--parquet", out, corpus]);
    console.log(`${"and events.parquet".padEnd(20)} processor ${processor.toFixed(2)} s, ${(statSync(out).size / bytes).toFixed(2)} bytes a byte of input`);
  }
  console.log();
}

/** The most memory over ten, a hundred, ... times as many short lines. */
async function memory(most) {
  for (let lines = most / 100; lines <= most; lines *= 10) {
    const { seconds, peak } = await run([], short(lines));
    console.log(`${lines.toLocaleString("en")} short lines: at most ${(peak / 1024).toFixed(1)} MB of memory, ${(lines / seconds).toFixed(0)} lines/s, load ${load()}`);
  }
}

/**
 * Runs the program; its reports go nowhere. Seconds by the clock and of the processor, and peak memory in kB (Linux only).
 * `first`: before what else the machine does, where that may be asked for; Linux deals out its processors by session, so that two
 * jobs on a busy machine would share what one gets.
 */
async function run(args, input, first = false) {
  const began = process.hrtime.bigint();
  const child = spawn(program, ["extract", "--jsonl", ...args], { stdio: [input ? "pipe" : "ignore", "ignore", "inherit"], detached: first });
  try {
    if (first) writeFileSync(`/proc/${child.pid}/autogroup`, "-15");
  } catch {
    // Only Linux has it, and only root may.
  }
  let [peak, ticks] = [0, 0];
  const look = () => {
    try {
      peak = Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmHWM:\s+(\d+)/)?.[1] ?? peak);
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
      ticks = Number(fields[11]) + Number(fields[12]);
    } catch {
      // It has ended, or this is no Linux.
    }
  };
  const watch = setInterval(look, 20);
  const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  for (const piece of input ?? []) {
    if (!child.stdin.write(piece)) await new Promise((resolve) => child.stdin.once("drain", resolve));
  }
  if (input) child.stdin.end();
  const code = await ended;
  clearInterval(watch);
  if (code !== 0) throw new Failure(`sitrep: the program ended with status ${code}`);
  return { seconds: Number(process.hrtime.bigint() - began) / 1e9, peak, processor: ticks / 100 };
}

function write(file) {
  const seeds = path.join(root, "seeds");
  const texts = readdirSync(seeds).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(path.join(seeds, name), "utf8"));
  const line = (copy, n) => {
    const published = new Date(Date.UTC(2020, 0, 1 + 3 * copy)).toISOString().slice(0, 10);
    return JSON.stringify({ id: `${copy}-${n}`, text: texts[n], published });
  };
  const lines = Array.from({ length: COPIES * texts.length }, (_, i) => line(Math.floor(i / texts.length), i % texts.length));
  writeFileSync(file, lines.map((l) => `${l}\n`).join(""));
  return lines.length;
}

/** Short articles, a thousand at a time. */
function* short(lines) {
  const towns = ["Harim", "Idlib", "Kharkiv", "Tripoli", "Mosul", "Sanaa", "Gao"];
  for (let n = 0; n < lines; n += 1000) {
    const some = Array.from({ length: Math.min(1000, lines - n) }, (_, i) => {
      const text = `Rebels shelled ${towns[(n + i) % towns.length]} on Tuesday, killing ${((n + i) % 90) + 2} civilians.`;
      return `${JSON.stringify({ id: n + i, text, published: "2021-03-04" })}\n`;
    });
    yield some.join("");
  }
}

function load() {
  return loadavg()[0].toFixed(1);
}
