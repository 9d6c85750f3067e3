// The package as npm would publish it: packed, installed into an empty folder, and used there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), "sitrep-pack-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const npm = (args, cwd) => execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

test("the packed package works where it is installed, and holds nothing else", { timeout: 120_000 }, () => {
  const [packed] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root));
  const files = packed.files.map((file) => file.path);
  for (const file of ["js/wasm/sitrep_bg.wasm", "js/wasm/sitrep.js", "js/sitrep.d.ts", "js/record.d.ts", "LICENSE", "README.md"]) {
    assert.ok(files.includes(file), `${file} is not packed`);
  }
  const foreign = files.filter((file) => !/^(js\/|data\/(packs\/|SOURCES\.md$)|package\.json$|README\.md$|LICENSE$|THIRD-PARTY\.txt$)/.test(file));
  assert.deepEqual(foreign, []);

  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "stranger", private: true, type: "module" }));
  npm(["install", "--no-audit", "--no-fund", "--offline", path.join(folder, packed.filename)], folder);
  const use = `
    import { createSitrep } from "sitrep";
    const sitrep = await createSitrep();
    const report = await sitrep.extract("The army shelled the town. Two people died.");
    console.log(report.sentences.length, import.meta.resolve("sitrep/wasm/sitrep_bg.wasm").endsWith("js/wasm/sitrep_bg.wasm"));
  `;
  writeFileSync(path.join(folder, "use.js"), use);
  assert.equal(execFileSync(process.execPath, ["use.js"], { cwd: folder, encoding: "utf8" }).trim(), "2 true");
});
