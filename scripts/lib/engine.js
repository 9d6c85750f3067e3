// Builds the engine for JavaScript into js/wasm: the crate by wasm-pack, made smaller by wasm-opt.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { hashOf, stamp } from "./inputs.js";
import { rust, wasmTarget, wasmTools } from "./rust.js";
import { cache, root, step } from "./steps.js";

const out = path.join(root, "js/wasm");
const wasm = path.join(out, "sitrep_bg.wasm");

/** Builds the engine where a file it is made from changed; the packs are read at run time and no part of it. */
export async function engine() {
  const hash = hashOf(["Cargo.toml", "Cargo.lock", "build.rs", "src", "data"], ["src/bin", "data/packs"]);
  const built = stamp("engine");
  const done = () => existsSync(wasm) && built.is(hash);
  if (done()) return;
  await rust();
  await wasmTarget();
  await wasmTools();
  await step({
    name: "The engine, as WebAssembly",
    usually: "2 min the first time, 1 min after a change",
    mend: "see what the compiler says",
    done,
    run: async (run) => {
      const fresh = path.join(cache, "wasm");
      rmSync(fresh, { recursive: true, force: true });
      mkdirSync(fresh, { recursive: true });
      // wasm-opt comes from npm's binaryen; wasm-pack takes the one on the PATH and would fetch it otherwise.
      const env = { PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env.PATH}` };
      const where = ["--target", "web", "--out-dir", fresh, "--out-name", "sitrep", "--no-pack"];
      await run("wasm-pack", ["build", ".", ...where, "--mode", "no-install", "--", "--locked"], { env });
      // wasm-pack's own .gitignore would keep the files out of the npm package.
      rmSync(path.join(fresh, ".gitignore"), { force: true });
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out, { recursive: true });
      cpSync(fresh, out, { recursive: true });
      built.set(hash);
      return engineSize();
    },
  });
}

/** The size of the built engine, as a person reads it. */
export function engineSize() {
  const bytes = readFileSync(wasm);
  const kB = (n) => `${Math.round(n / 1000)} kB`;
  return `${kB(bytes.length)}, ${kB(brotliCompressSync(bytes).length)} by brotli`;
}
