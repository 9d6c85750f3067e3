// Runs the steps of set-up and tells the person at the terminal about them. The other scripts say what a step does; only this
// file knows how it is shown: one line when it begins, a sign of life while it runs, one line when it ends. What a step's
// programs print goes into a log under .cache/log, and its end is shown when the step fails.

import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Built tools, logs and stamps; git does not see it. */
export const cache = path.join(root, ".cache");

/** Shown to the person as one line, without a stack. */
export class Failure extends Error {}

/**
 * Does one step unless it is done.
 * @param {object} step
 * @param {string} step.name what it makes, as the person would say it
 * @param {string} step.usually how long it usually takes ("10 s")
 * @param {string} step.mend what to do when it fails
 * @param {() => boolean | Promise<boolean>} step.done whether nothing is left to do
 * @param {(run: (command: string, args: string[], options?: RunOptions) => Promise<string>) => Promise<void | string>} step.run
 *   does it, its programs started by `run`; may return a remark for the closing line
 * @typedef {{ cwd?: string, env?: Record<string, string | undefined>, timeout?: number }} RunOptions `timeout` in ms
 */
export async function step({ name, usually, mend, done, run }) {
  if (await done()) return;
  say(`${name} … (usually ${usually})`);
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const logName = path.join(".cache", "log", `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.log`);
  mkdirSync(path.join(cache, "log"), { recursive: true });
  const log = createWriteStream(path.join(root, logName));
  let last = "";
  const life = setInterval(() => say(`  … ${seconds()} s${last ? `: ${last.slice(0, 100)}` : ""}`), 20_000);
  try {
    const remark = await run((command, args, options) => child(command, args, options, (text) => {
      log.write(text);
      last = text.trim().split("\n").pop() || last;
    }));
    say(`  done in ${seconds()} s${remark ? `: ${remark}` : ""}`);
  } catch (error) {
    const tail = error.output ? `${error.output.trim().split("\n").slice(-15).join("\n")}\n` : "";
    throw new Failure(`${tail}sitrep: ${name} failed: ${error.message}. To mend it: ${mend}. The whole log: ${logName}`);
  } finally {
    clearInterval(life);
    log.end();
  }
}

/** Prints one line about what is going on. */
export function say(line) {
  process.stderr.write(`sitrep: ${line}\n`);
}

/** Runs a script's main function: a failure becomes its one line and exit status 1. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    process.stderr.write(error instanceof Failure ? `${error.message}\n` : `sitrep: ${error.stack ?? error}\n`);
    process.exit(1);
  }
}

/** Runs a program to its end and returns what it printed; its stdin is empty, so nothing can wait for an answer. */
function child(command, args, { cwd = root, env, timeout } = {}, onText) {
  return new Promise((resolve, reject) => {
    const program = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      timeout,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const take = (data) => {
      output += data;
      onText?.(String(data));
    };
    program.stdout.on("data", take);
    program.stderr.on("data", take);
    program.on("error", (error) => {
      const why = error.code === "ENOENT" ? `there is no program "${command}"` : error.message;
      reject(Object.assign(new Error(why), { output }));
    });
    program.on("close", (code, signal) => {
      if (code === 0) return resolve(output);
      reject(Object.assign(new Error(`\`${path.basename(command)} ${args.slice(0, 3).join(" ")}\` ended with ${signal ?? code}`), { output }));
    });
  });
}

/** What a short command prints, or null where it cannot be run. */
export async function ask(command, args) {
  try {
    return (await child(command, args)).trim();
  } catch {
    return null;
  }
}
