// `npm run test:spark`: spark/corpus_story.py on two workers, one of which is killed. Skipped, with a line that says why, where
// there is no Java or no PySpark to be had; it is no part of `npm test` because PySpark alone is 600 MB.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { built, rust } from "./lib/rust.js";
import { Failure, ask, cache, main, root, say, step } from "./lib/steps.js";

const python = path.join(cache, "spark/bin/python");

await main(async () => {
  const missing = (await java()) ?? (await pyspark());
  if (missing) {
    process.stdout.write(`sitrep: the test of Spark is skipped: ${missing}\n0 passed, 0 failed, 1 skipped\n`);
    return 0;
  }
  await rust();
  await step({
    name: "The program",
    usually: "2 min the first time",
    mend: "see what cargo says",
    done: () => false,
    run: (run) => run("cargo", ["build", "--locked", "--features", "cli,schema,accuracy", "--bin", "sitrep"]).then(() => undefined),
  });
  const env = { ...process.env, SITREP: path.join(built, "sitrep") };
  const test = spawn(python, ["-m", "unittest", "-v", "tests/spark/test_corpus_story.py"], { cwd: root, env, stdio: ["ignore", "inherit", "pipe"] });
  let told = "";
  test.stderr.on("data", (data) => {
    told += data;
    process.stderr.write(data);
  });
  const code = await new Promise((resolve) => test.on("close", resolve));
  const ran = Number(told.match(/^Ran (\d+) test/m)?.[1] ?? 0);
  const failed = [...told.matchAll(/(?:failures|errors)=(\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0) || (code === 0 ? 0 : 1);
  process.stdout.write(`${Math.max(ran - failed, 0)} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
});

/** Why there is no Java that Spark can use, if so. */
async function java() {
  const told = await ask("java", ["--version"]);
  const version = Number(told?.match(/ (\d+)/)?.[1] ?? 0);
  if (version >= 17) return null;
  return `${told ? `Java ${version} is too old` : "there is no Java"}: Spark wants Java 17 or 21 (in Debian the package openjdk-17-jre-headless)`;
}

/** Why there is no PySpark, if so; it is installed into .cache, in the versions of spark/requirements.txt. */
async function pyspark() {
  if (!(await ask("python3", ["-m", "venv", "--help"]))) return "there is no Python with venv (in Debian the package python3-venv)";
  const done = async () => existsSync(python) && (await ask(python, ["-c", "import pyspark"])) !== null;
  try {
    await step({
      name: "PySpark",
      usually: "2 min",
      mend: "see that Python's package index is reached",
      done,
      run: async (run) => {
        await run("python3", ["-m", "venv", path.join(cache, "spark")]);
        await run(python, ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", "spark/requirements.txt"]);
      },
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say(error.message);
    return "PySpark could not be installed";
  }
  return null;
}
