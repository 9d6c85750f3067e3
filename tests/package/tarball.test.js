// What is in the package, whether its entries and types hold together, and how much of it a first article needs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { installed, packed, program, root } from "./installed.js";

test("the tarball holds what is needed and nothing else", () => {
  const needed = ["js/index.js", "js/worker.js", "js/node.js", "js/thread.js", "js/sitrep.d.ts", "js/record.d.ts", "js/element.js", "js/record.schema.json"];
  needed.push(...["sitrep.js", "sitrep_bg.wasm", "sitrep_story.js", "sitrep_story_bg.wasm", "sitrep_tables.bin", "sitrep_inline.js"].map((name) => `js/wasm/${name}`));
  needed.push("data/packs/syntax-en.bin", "data/packs/places-core.bin", "data/SOURCES.md", "LICENSE", "README.md", "CHANGELOG.md", "THIRD-PARTY.txt", "package.json");
  assert.deepEqual(needed.filter((file) => !packed.files.includes(file)), []);
  const foreign = packed.files.filter((file) => !/^(js\/|data\/(packs\/[\w-]+\.bin|SOURCES\.md)$|(package\.json|README\.md|LICENSE|CHANGELOG\.md|THIRD-PARTY\.txt)$)/.test(file));
  foreign.push(...packed.files.filter((file) => /_bg\.wasm\.d\.ts$|wasm\/sitrep(_story)?\.d\.ts$|inline\.js$/.test(file) && !file.endsWith("sitrep_inline.js")));
  assert.deepEqual(foreign, []);
});

test("every script of the package has all it imports in the package", () => {
  const own = path.join(installed(), "node_modules/sitrep");
  const absent = [];
  for (const file of packed.files.filter((file) => /^js\/[^/]+\.(js|ts)$/.test(file))) {
    const source = readFileSync(path.join(own, file), "utf8").replace(/\/\*[^]*?\*\/|^\s*\/\/.*/gm, "");
    for (const [, name] of source.matchAll(/(?:from |import |new URL\()"(\.[^"]+)"/g)) {
      const wanted = path.join(path.dirname(file), name);
      const there = name.endsWith("/") ? packed.files.some((file) => file.startsWith(`${wanted.replace(/\/$/, "")}/`)) : packed.files.includes(wanted);
      if (!there) absent.push(`${file}: ${name}`);
    }
  }
  assert.deepEqual(absent, []);
});

test("the engine is at most 350 kB by brotli, and all that English needs at most 1.1 MB", () => {
  const brotli = (file) => brotliCompressSync(readFileSync(path.join(root, file))).length;
  const scripts = ["index", "client", "pool", "all", "options", "tables", "error", "worker", "serve", "reader", "files", "wasm/sitrep", "wasm/sitrep_story"];
  const wasm = brotli("js/wasm/sitrep_bg.wasm");
  const all = wasm + ["js/wasm/sitrep_tables.bin", "data/packs/syntax-en.bin", "data/packs/places-core.bin", ...scripts.map((name) => `js/${name}.js`)].reduce((sum, file) => sum + brotli(file), 0);
  assert.ok(wasm <= 350_000, `${wasm} bytes`);
  assert.ok(all <= 1_100_000, `${all} bytes`);
});

test("publint has nothing to say", async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({ pkgDir: path.join(installed(), "node_modules/sitrep"), strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test("are the types wrong? They are not", { timeout: 120_000 }, () => {
  // The package is for modules only; wasm, packs and schemas are files that have no types.
  const args = [packed.file, "--profile", "esm-only", "--format", "ascii", "--no-emoji", "--exclude-entrypoints", "./wasm/*", "./packs/*", "./record.schema.json", "./story.schema.json"];
  let said;
  try {
    said = execFileSync(program("attw"), args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    assert.fail(error.stdout + error.stderr);
  }
  const resolved = said.split("\n").filter((line) => /^(node16 \(from ESM\)|bundler): /.test(line));
  assert.ok(resolved.length >= 10, said);
  assert.deepEqual(resolved.filter((line) => !/: OK/.test(line)), []);
});

test("a stranger's TypeScript reads every entry with full types", () => {
  const folder = installed();
  const source = `
    import { createSitrep, SitrepError, type Report, type OwnFrame } from "sitrep";
    import { createSitrep as inline } from "sitrep/inline";
    import { define, type SitrepReportElement } from "sitrep/element";
    const frame: OwnFrame = { id: "x", type: "attack", en: { verbs: ["zap"] } };
    const sitrep = await createSitrep({ frames: [frame] });
    const report: Report = await sitrep.extract("a", { published: "2021-03-04", stages: ["events"] });
    const start: string | null | undefined = report.events[0]?.time?.start;
    // @ts-expect-error a language that is not read
    await (await inline()).extract("a", { language: "de" });
    const made: SitrepReportElement = new (define())();
    made.addEventListener("sitrep-report", ({ detail }) => detail.report.events.length);
    export { start, SitrepError };
  `;
  execFileSync("node", ["-e", `require("fs").writeFileSync("use.ts", ${JSON.stringify(source)})`], { cwd: folder });
  const options = ["--noEmit", "--strict", "--skipLibCheck", "false", "--target", "es2022", "--lib", "es2023,dom,dom.iterable", "--types", ""];
  for (const [module, resolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
    try {
      execFileSync(program("tsc"), [...options, "--module", module, "--moduleResolution", resolution, "use.ts"], { cwd: folder, encoding: "utf8" });
    } catch (error) {
      assert.fail(`${resolution}: ${error.stdout}`);
    }
  }
});
