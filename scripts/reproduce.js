// `npm run reproduce`: builds the engine's WebAssembly twice from nothing, in two folders, and compares the bytes. With the name of a
// module (reader, story) only that one. The compiler must be the same: rustc's version is printed with the hashes.

import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { rust, wasmTarget } from "./lib/rust.js";
import { ask, main, root, say, step } from "./lib/steps.js";

const TARGET = "wasm32-unknown-unknown";

await main(async () => {
  await rust();
  await wasmTarget();
  const asked = process.argv.slice(2);
  const wasmOpt = path.join(root, "node_modules/.bin/wasm-opt");
  let differ = 0;
  for (const module of asked.length > 0 ? asked : ["reader", "story"]) {
    const hashes = [];
    for (const turn of ["first", "second"]) {
      const folder = mkdtempSync(path.join(os.tmpdir(), `sitrep-${turn}-`));
      await step({
        name: `The module ${module}, the ${turn} time`,
        usually: "2 min",
        mend: "see what the compiler says",
        done: () => false,
        run: async (run) => {
          const args = ["build", "--release", "--locked", "--lib", "--target", TARGET, "--target-dir", folder, "--no-default-features", "--features", module];
          await run("cargo", args);
          const built = path.join(folder, TARGET, "release/sitrep.wasm");
          await run(wasmOpt, [built, "-O1", "--all-features", "-o", `${built}.opt`]);
          hashes.push([built, `${built}.opt`].map((file) => createHash("sha256").update(readFileSync(file)).digest("hex")).join(" "));
        },
      }).finally(() => rmSync(folder, { recursive: true, force: true }));
    }
    const same = hashes[0] === hashes[1];
    if (!same) differ += 1;
    process.stdout.write(`${module}: ${same ? "the same both times" : "DIFFERENT"}\n${[...new Set(hashes)].join("\n")}\n`);
  }
  say((await ask("rustc", ["--version"])) ?? "no rustc");
  return differ > 0 ? 1 : 0;
});
