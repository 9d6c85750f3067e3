// Builds the engine for JavaScript into js/wasm: the crate by wasm-pack, made smaller by traps.js and wasm-opt. Twice, since a page that
// only reads articles need not fetch what joins them; with the tables of data/ beside them, which build.rs packs.

import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { hashOf, stamp } from "./inputs.js";
import { inlineFile } from "./inline.js";
import { rust, wasmTarget, wasmTools } from "./rust.js";
import { Failure, cache, root, step } from "./steps.js";
import { trapped } from "./traps.js";

const out = path.join(root, "js/wasm");
/** The modules: the name of their files, and the feature of the crate that they are. */
const MODULES = { sitrep: "reader", sitrep_story: "story" };
const files = [...Object.keys(MODULES).map((name) => `${name}_bg.wasm`), "sitrep_tables.bin"].map((name) => path.join(out, name));

/**
 * How what reads is compiled: for speed, since most of the waiting is for it. It costs a twentieth more bytes than for size.
 * Vectors are asked for in .cargo/config.toml.
 */
export const FAST = { CARGO_PROFILE_RELEASE_OPT_LEVEL: "2" };

/** Builds the engine, and the package in one file, where something that they are made from changed. */
export async function engine() {
  await modules();
  await inlineFile();
}

/** Builds the engine where a file it is made from changed; the packs are read at run time and no part of it. */
async function modules() {
  const hash = hashOf(["Cargo.toml", "Cargo.lock", "build.rs", "src", "data", ".cargo", "scripts/lib/traps.js"], ["src/bin", "data/packs"]);
  const built = stamp("engine");
  const done = () => files.every(existsSync) && built.is(hash);
  if (done()) return;
  await rust();
  await wasmTarget();
  await wasmTools();
  await step({
    name: "The engine, as WebAssembly",
    usually: "4 min the first time, 2 min after a change",
    mend: "see what the compiler says",
    done,
    run: async (run) => {
      const fresh = path.join(cache, "wasm");
      rmSync(fresh, { recursive: true, force: true });
      mkdirSync(fresh, { recursive: true });
      // A file of a name that cargo has not seen: build.rs writes it again.
      const tables = path.join(cache, `tables-${Date.now()}.bin`);
      const env = { SITREP_TABLES_FILE: tables };
      for (const [name, feature] of Object.entries(MODULES)) {
        const where = ["--target", "web", "--out-dir", fresh, "--out-name", name, "--no-pack", "--no-opt", "--mode", "no-install"];
        await run("wasm-pack", ["build", ".", ...where, "--", "--locked", "--no-default-features", "--features", feature], { env: feature === "reader" ? { ...env, ...FAST } : env });
        await smaller(run, path.join(fresh, `${name}_bg.wasm`));
      }
      renameSync(tables, path.join(fresh, "sitrep_tables.bin"));
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

/**
 * Makes a module smaller, in place: panics become traps, then wasm-opt with the options that Cargo.toml names for wasm-pack. wasm-pack
 * itself does not run it, since it drops the names that panics are known by.
 */
export async function smaller(/** @type {(program: string, args: string[]) => Promise<unknown>} */ run, /** @type {string} */ file) {
  const options = /^wasm-opt = (\[.*\])$/m.exec(readFileSync(path.join(root, "Cargo.toml"), "utf8"))?.[1];
  if (!options) throw new Failure("sitrep: Cargo.toml names no options of wasm-opt: write them on one line, as wasm-pack reads them");
  const { module, panics } = trapped(readFileSync(file));
  if (panics === 0) process.stdout.write("  The compiler names no panics that are known here: the module stays some 3 % larger.\n");
  writeFileSync(file, module);
  await run(path.join(root, "node_modules/.bin/wasm-opt"), [...JSON.parse(options), file, "-o", file]);
}

/** The sizes of the built engine, as a person reads them. */
export function engineSize() {
  const kB = (n) => `${Math.round(n / 1000)} kB`;
  return files
    .map((file) => [path.basename(file), readFileSync(file)])
    .map(([name, bytes]) => `${name} ${kB(bytes.length)}, ${kB(brotliCompressSync(bytes).length)} by brotli`)
    .join("; ");
}
