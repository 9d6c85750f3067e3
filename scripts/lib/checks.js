// Runs the test runners, shows what they print as they print it, and reads their counts off it.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { root, say } from "./steps.js";

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} lines the runner's own summary
 */

// One set of features for all of it, so that nothing is compiled twice.
const FEATURES = ["--locked", "--features", "cli,schema,accuracy"];

/** Every Rust test: beside the code, in tests/, in the doc comments. */
export async function rustTests() {
  say("Rust tests (usually 4 min the first time, 2 min after that)");
  // The targets of fuzz/ are tried for a minute.
  return cargo(["test", ...FEATURES, "--no-fail-fast"], { SITREP_FUZZ_SECONDS: "60" });
}

/** Whether js/record.d.ts and js/record.schema.json are made from src/record.rs; with `write` they are made anew. */
export async function recordTypes(write = false) {
  return cargo(["test", ...FEATURES, "--test", "types"], write ? { WRITE_TYPES: "1" } : {});
}

/** Whether the JavaScript of the package and of the page keeps to its types. */
export async function typeCheck() {
  say("Types of the package and the page (usually 3 s)");
  let failed = 0;
  for (const project of [".", "www"]) {
    const { code } = await show(path.join(root, "node_modules/.bin/tsc"), ["-p", project]);
    if (code !== 0) failed += 1;
  }
  return { passed: 2 - failed, failed, lines: [`tsc: ${failed === 0 ? "no error" : "errors, see above"}`] };
}

/** The tests of a folder, by Node's test runner. */
export async function nodeTests(folder, about) {
  const full = path.join(root, folder);
  const files = existsSync(full) ? readdirSync(full).filter((name) => /\.test\.m?js$/.test(name)) : [];
  if (files.length === 0) return { passed: 0, failed: 0, lines: [] };
  say(about);
  const names = files.sort().map((name) => path.join(folder, name));
  const { code, output } = await show(process.execPath, ["--test", "--test-reporter=spec", ...names]);
  const lines = output.split("\n").filter((line) => /^ℹ (tests|pass|fail|skipped) \d+/.test(line));
  const count = (word) => Number(lines.find((line) => line.startsWith(`ℹ ${word} `))?.split(" ")[2] ?? 0);
  return outcome(count("pass"), count("fail"), code, lines.map((line) => `${folder}: ${line}`));
}

async function cargo(args, env) {
  const { code, output } = await show("cargo", args, env);
  const lines = output.split("\n").filter((line) => line.startsWith("test result:"));
  const sum = (pattern) => lines.reduce((total, line) => total + Number(line.match(pattern)?.[1] ?? 0), 0);
  return outcome(sum(/(\d+) passed/), sum(/(\d+) failed/), code, lines);
}

// A runner that fails without a failed test (it did not compile, say) counts as one.
function outcome(passed, failed, code, lines) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, lines };
}

function show(command, args, env = {}) {
  return new Promise((resolve) => {
    const colour = process.stdout.isTTY ? { FORCE_COLOR: "1", CARGO_TERM_COLOR: "always" } : {};
    // A runner started by a test runner would otherwise hand its results to that one and print nothing.
    const all = { ...process.env, ...colour, ...env, NODE_TEST_CONTEXT: undefined };
    const program = spawn(command, args, { cwd: root, env: all, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const take = (stream) => (data) => {
      output += data;
      stream.write(data);
    };
    program.stdout.on("data", take(process.stdout));
    program.stderr.on("data", take(process.stderr));
    program.on("error", (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    program.on("close", (code) => resolve({ code: code ?? 1, output: output.replace(/\x1b\[[0-9;]*m/g, "") }));
  });
}
