// Builds what the bench reads: the stages in WebAssembly, as the package's engine is built, and what the bench's pages load.

import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { build } from "vite";
import { FAST, smaller } from "../scripts/lib/engine.js";
import { hashOf, stamp } from "../scripts/lib/inputs.js";
import { rust, wasmTarget, wasmTools } from "../scripts/lib/rust.js";
import { cache, root, step } from "../scripts/lib/steps.js";

/** Where both lie. */
export const built = path.join(cache, "bench");
const bundled = path.join(built, "pages");

export async function stages() {
  const hash = hashOf(["Cargo.toml", "Cargo.lock", "build.rs", "src", "data", "benches", ".cargo", "scripts/lib/traps.js"], ["src/bin", "data/packs"]);
  const done = stamp("bench");
  await rust();
  await wasmTarget();
  await wasmTools();
  await step({
    name: "The stages of the engine, as WebAssembly",
    usually: "2 min",
    mend: "see what the compiler says",
    done: () => done.is(hash),
    run: async (run) => {
      mkdirSync(built, { recursive: true });
      const target = "wasm32-unknown-unknown";
      await run("cargo", ["build", "--locked", "--release", "--example", "stages_wasm", "--target", target], { env: FAST });
      const wasm = path.join(root, "target", target, "release/examples/stages_wasm.wasm");
      await run("wasm-bindgen", ["--target", "web", "--out-dir", built, wasm]);
      await smaller(run, path.join(built, "stages_wasm_bg.wasm"));
      done.set(hash);
    },
  });
}

/** The contestants for a browser, bundled as a site would: the package's files are there, made by `engine`. */
export async function pages() {
  const hash = hashOf(["js", "data/packs", "benches", "package-lock.json"]);
  const done = stamp("bench-pages");
  await step({
    name: "The bench's pages",
    usually: "3 s",
    mend: "see what the bundler says",
    done: () => done.is(hash) && existsSync(path.join(bundled, "fresh.js")),
    run: async () => {
      await build({
        configFile: false,
        logLevel: "error",
        root,
        base: "./",
        publicDir: false,
        worker: { format: "es" },
        build: {
          outDir: bundled,
          emptyOutDir: true,
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rollupOptions: {
            input: { page: path.join(root, "benches/browser.js"), fresh: path.join(root, "benches/fresh.js") },
            preserveEntrySignatures: "strict",
            output: { entryFileNames: "[name].js" },
          },
        },
      });
      done.set(hash);
    },
  });
}
