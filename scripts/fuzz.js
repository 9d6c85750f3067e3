// `npm run fuzz`: the targets of fuzz/ under libFuzzer, which needs a nightly Rust and cargo-fuzz. `npm run fuzz -- 600 text extract`
// gives each of the two ten minutes; without names every target has its turn, without a number a minute each.
//
// A run goes on after a find, in what time is left; the inputs that failed lie in fuzz/artifacts. At the end the table of all runs
// so far, from fuzz/work/runs.jsonl.

import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure, ask, main, root } from "./lib/steps.js";

const fuzz = path.join(root, "fuzz");
const ledger = path.join(fuzz, "work/runs.jsonl");

await main(async () => {
  const all = readdirSync(path.join(fuzz, "fuzz_targets")).map((name) => name.replace(".rs", ""));
  const asked = process.argv.slice(2);
  const seconds = Number(asked.find((word) => /^\d+$/.test(word)) ?? 60);
  const names = asked.filter((word) => !/^\d+$/.test(word));
  const unknown = names.find((name) => !all.includes(name));
  if (unknown) throw new Failure(`sitrep: there is no target "${unknown}": there are ${all.join(", ")}`);
  if (!(await ask("cargo", ["fuzz", "--version"])) || !(await ask("rustc", ["+nightly", "--version"]))) {
    throw new Failure("sitrep: fuzzing needs cargo-fuzz and a nightly Rust. To mend it: type `cargo install cargo-fuzz --locked` and `rustup toolchain install nightly`");
  }
  if ((await run("cargo", ["+nightly", "fuzz", "build", "-s", "none", "--fuzz-dir", "fuzz"])).code !== 0) return 1;
  let finds = 0;
  for (const name of names.length > 0 ? names : all) finds += await target(name, seconds);
  table();
  return finds > 0 ? 1 : 0;
});

/** Runs one target for so long, and says how often it failed. */
async function target(name, seconds) {
  const work = path.join(fuzz, "work", name);
  const artifacts = path.join(fuzz, "artifacts", name);
  for (const folder of [work, artifacts]) mkdirSync(folder, { recursive: true });
  const host = (await ask("rustc", ["-vV"])).match(/^host: (.*)$/m)[1];
  const program = path.join(fuzz, "target", host, "release", name);
  let [spent, finds] = [0, 0];
  while (spent < seconds) {
    const begun = Date.now();
    const { code, output } = await run(program, [
      work,
      path.join(fuzz, "corpus", name),
      `-dict=${path.join(fuzz, "words.dict")}`,
      `-artifact_prefix=${artifacts}/`,
      `-max_total_time=${Math.ceil(seconds - spent)}`,
      `-max_len=${name === "record" ? 16_384 : 4096}`,
      "-timeout=20",
      "-print_final_stats=1",
    ].filter((word) => word.startsWith("-") || existsSync(word)), true);
    const took = (Date.now() - begun) / 1000;
    spent += took;
    const executions = Number(output.match(/stat::number_of_executed_units: (\d+)/)?.[1] ?? lastCount(output));
    const find = code === 0 ? undefined : output.match(/Test unit written to (\S+)/)?.[1] ?? `code ${code}`;
    appendFileSync(ledger, `${JSON.stringify({ target: name, seconds: Math.round(took), executions, find: find && path.basename(find) })}\n`);
    writeFileSync(path.join(fuzz, "work", `${name}.log`), output.slice(-200_000));
    if (find) {
      finds += 1;
      // What fails at once would fail for ever.
      if (finds > 20 || executions === 0) break;
    }
  }
  return finds;
}

function lastCount(output) {
  return Number([...output.matchAll(/^#(\d+)\s/gm)].at(-1)?.[1] ?? 0);
}

function table() {
  const runs = readFileSync(ledger, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  process.stdout.write("\ntarget      minutes   executions   finds\n");
  for (const name of [...new Set(runs.map((run) => run.target))].sort()) {
    const own = runs.filter((run) => run.target === name);
    const sum = (key) => own.reduce((total, run) => total + run[key], 0);
    const line = [name.padEnd(10), (sum("seconds") / 60).toFixed(1).padStart(8), String(sum("executions")).padStart(12)];
    process.stdout.write(`${line.join(" ")} ${String(own.filter((run) => run.find).length).padStart(7)}\n`);
  }
}

function run(command, args, quiet = false) {
  return new Promise((resolve) => {
    const program = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const take = (data) => {
      output += data;
      if (!quiet) process.stderr.write(data);
    };
    program.stdout.on("data", take);
    program.stderr.on("data", take);
    program.on("error", (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    program.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
