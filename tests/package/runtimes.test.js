// The installed package in Node, and in the other runtimes where they are: on the PATH, or in tests/package/runtimes, where
// `npm run test:runtimes` puts them.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { installed, root } from "./installed.js";

const run = promisify(execFile);

const USE = `
  import { SitrepError, createSitrep } from "sitrep";
  const sitrep = await createSitrep({ workers: WORKERS });
  const articles = ["On Tuesday, rebels shelled the town of Harim in Syria.", "Mardi, l'armée a bombardé la ville de Harim.", ""];
  const seen = [];
  const reports = [];
  for await (const { report } of sitrep.extractAll(articles, { published: "2021-03-04" })) {
    reports.push(report);
    seen.push(report.document.language, report.events.length, report.events[0]?.time?.start);
  }
  const story = await sitrep.merge(reports);
  seen.push(story.events.length, (await sitrep.export(story, "csv")).split("\\r\\n").length);
  seen.push(await sitrep.extract("a", { published: "soon" }).catch((error) => error instanceof SitrepError && error.code));
  seen.push(import.meta.resolve("sitrep/wasm/sitrep_bg.wasm").endsWith("js/wasm/sitrep_bg.wasm"));
  console.log(JSON.stringify(seen));
  await sitrep.close();
`;

/** Where a runtime is, if it is anywhere. */
function find(name) {
  const own = path.join(root, "tests/package/runtimes/node_modules/.bin", name);
  if (existsSync(own)) return own;
  return (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** @type {[string, string | undefined, string[]][]} */
const RUNTIMES = [
  [`Node ${process.versions.node}`, process.execPath, []],
  ["Node 22", find("node22") ?? local22(), []],
  ["Deno", find("deno"), ["run", "--allow-read", "--allow-env", "--no-prompt"]],
  ["Bun", find("bun"), ["run"]],
];

for (const [name, program, args] of RUNTIMES) {
  for (const workers of [0, 2]) {
    test(`${name}, ${workers === 0 ? "in process" : "in two worker threads"}`, { skip: program === undefined && "it is not installed: npm run test:runtimes", timeout: 120_000 }, async () => {
      const folder = installed();
      writeFileSync(path.join(folder, "use.js"), USE.replace("WORKERS", String(workers)));
      const { stdout } = await run(/** @type {string} */ (program), [...args, "use.js"], { cwd: folder });
      const [en, , day, fr, , jour, other, none, nothing, events, rows, code, resolved] = JSON.parse(stdout);
      assert.deepEqual([en, day, fr, jour, other, none, nothing], ["en", "2021-03-02", "fr", "2021-03-02", "und", 0, null]);
      assert.ok(events >= 1 && rows === events + 2, stdout);
      assert.deepEqual([code, resolved], ["invalid_option", true]);
    });
  }
}

test("the example node-script: files to CSV", async () => {
  const folder = installed("node-script");
  writeFileSync(path.join(folder, "one.txt"), "On Tuesday, rebels shelled the town of Harim in northern Syria.");
  const { stdout, stderr } = await run(process.execPath, ["read.js", "one.txt"], { cwd: folder });
  assert.match(stdout, /\r\n.*shelling/);
  assert.equal(stderr, "");
});

test("a program that does not close its reader ends, with and without threads", { timeout: 60_000 }, async () => {
  const folder = installed();
  for (const workers of [0, 2]) {
    writeFileSync(path.join(folder, "open.js"), `import { createSitrep } from "sitrep";\nconst sitrep = await createSitrep({ workers: ${workers} });\nawait sitrep.extract("The army left.");`);
    await run(process.execPath, ["open.js"], { cwd: folder });
  }
});

/** npm's package "node" puts its program where only it looks. */
function local22() {
  const own = path.join(root, "tests/package/runtimes/node_modules/node/bin/node");
  return existsSync(own) && /^v22\./.test(execFileSync(own, ["--version"], { encoding: "utf8" })) ? own : undefined;
}
