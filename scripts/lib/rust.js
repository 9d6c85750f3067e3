// Sees to what turns the crate into WebAssembly: the wasm32 standard library, wasm-bindgen and wasm-pack. Where rustup cannot
// serve (it is absent, or cannot reach its server), Debian's rustc-web builds the library from rust-web-src once; the
// caller only finds a changed PATH.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync, cpSync } from "node:fs";
import path from "node:path";
import { Failure, ask, cache, root, step } from "./steps.js";
import { apt } from "./apt.js";

const TARGET = "wasm32-unknown-unknown";
/** The version this project is tested with. */
const WASM_PACK = "0.15.1";
const tools = path.join(cache, "tools");
const build = path.join(tools, "build");

/** Where cargo puts what it builds for tests. */
export const built = path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug");

/** Fails with a clear line where there is no usable Rust. */
export async function rust() {
  const version = await ask("rustc", ["--version"]);
  if (!version || !(await ask("cargo", ["--version"]))) {
    throw new Failure("sitrep: cargo and rustc are not on the PATH. To mend it: install Rust 1.85 or newer (rustup.rs, or your system's packages)");
  }
  const [, major, minor] = version.match(/(\d+)\.(\d+)/) ?? [];
  if (Number(major) === 1 && Number(minor) < 85) {
    throw new Failure(`sitrep: ${version} is too old. To mend it: install Rust 1.85 or newer (\`rustup update\`)`);
  }
}

/** Makes the wasm32 standard library available; `WASM_STD=debian` takes Debian's even where rustup could. */
export async function wasmTarget() {
  const debian = process.env.WASM_STD === "debian";
  if (!debian) {
    if (await hasTarget()) return;
    if (await ask("rustup", ["--version"])) {
      let failed = false;
      await step({
        name: "Rust's WebAssembly target",
        usually: "10 s",
        mend: `type \`rustup target add ${TARGET}\` and see what it says`,
        done: () => false,
        run: async (run) => {
          // A rustup that cannot reach its server is no error yet: Debian's packages follow.
          failed = await run("rustup", ["target", "add", TARGET], { timeout: 120_000 }).then(() => false, () => true);
          return failed ? "rustup could not get it; Debian's packages are tried next" : undefined;
        },
      });
      if (!failed && (await hasTarget())) return;
    }
  }
  await debianTarget();
}

async function hasTarget() {
  const dir = await ask("rustc", ["--target", TARGET, "--print", "target-libdir"]);
  return dir !== null && existsSync(dir) && readdirSync(dir).some((name) => /^libstd-.*\.rlib$/.test(name));
}

async function debianTarget() {
  const has = () =>
    existsSync("/usr/bin/cargo") && existsSync("/usr/lib/rustlib/src/rust/library") && existsSync("/usr/bin/lld-22");
  await apt("Debian's Rust for WebAssembly", "60 s", ["rustc-web", "cargo-web", "rust-web-src", "lld-22"], has);
  const version = (await ask("/usr/bin/rustc", ["--version"]))?.split(" ")[1] ?? "unknown";
  const host = ((await ask("/usr/bin/rustc", ["-vV"])) ?? "").match(/^host: (.*)$/m)?.[1] ?? "x86_64-unknown-linux-gnu";
  const sysroot = path.join(cache, "wasm-std", version);
  await step({
    name: "Rust's standard library for WebAssembly",
    usually: "60 s",
    mend: "remove the folder .cache/wasm-std and type the command again",
    done: () => existsSync(path.join(sysroot, "ok")),
    run: (run) => buildStd(run, sysroot, host),
  });
  process.env.PATH = `${path.join(sysroot, "bin")}${path.delimiter}${process.env.PATH}`;
}

// A sysroot of our own: the wasm32 library built here, the host's linked in, and a rustc that uses it.
async function buildStd(run, sysroot, host) {
  const lib = path.join(sysroot, "lib/rustlib");
  rmSync(sysroot, { recursive: true, force: true });
  for (const dir of ["bin", "src", `lib/rustlib/${TARGET}/lib`, `lib/rustlib/${host}/bin`]) {
    mkdirSync(path.join(sysroot, dir), { recursive: true });
  }
  writeFileSync(path.join(sysroot, "Cargo.toml"), '[package]\nname = "std-for-wasm"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n');
  writeFileSync(path.join(sysroot, "src/lib.rs"), "");
  const std = "-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro";
  // Building std asks for a nightly feature, which RUSTC_BOOTSTRAP allows.
  const env = { RUSTC_BOOTSTRAP: "1", RUSTC: "/usr/bin/rustc", RUSTFLAGS: "-Cembed-bitcode=yes" };
  await run("/usr/bin/cargo", ["build", "--release", "--target", TARGET, "--target-dir", "built", std], { cwd: sysroot, env });
  const built = path.join(sysroot, "built", TARGET, "release/deps");
  for (const file of readdirSync(built)) {
    if (file.endsWith(".rlib") && !file.startsWith("libstd_for_wasm")) cpSync(path.join(built, file), path.join(lib, TARGET, "lib", file));
  }
  symlinkSync(`/usr/lib/rustlib/${host}/lib`, path.join(lib, host, "lib"));
  symlinkSync("/usr/bin/lld-22", path.join(lib, host, "bin/rust-lld"));
  symlinkSync("/usr/bin/cargo", path.join(sysroot, "bin/cargo"));
  writeFileSync(path.join(sysroot, "bin/rustc"), `#!/bin/sh\nexec /usr/bin/rustc --sysroot "${sysroot}" "$@"\n`, { mode: 0o755 });
  rmSync(path.join(sysroot, "built"), { recursive: true });
  writeFileSync(path.join(sysroot, "ok"), "");
}

/** Puts wasm-pack, and a wasm-bindgen of the crate's own version, on the PATH. */
export async function wasmTools() {
  // Its default features are TLS for its test runner, which is not used.
  await cargoTool("wasm-bindgen", "wasm-bindgen-cli", lockedVersion("wasm-bindgen"), ["--no-default-features"]);
  await cargoTool("wasm-pack", "wasm-pack", WASM_PACK, []);
  rmSync(build, { recursive: true, force: true });
}

function lockedVersion(crate) {
  const lock = readFileSync(path.join(root, "Cargo.lock"), "utf8");
  const version = lock.match(new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`))?.[1];
  if (!version) throw new Failure(`sitrep: Cargo.lock names no ${crate}. To mend it: \`git checkout Cargo.lock\``);
  return version;
}

async function cargoTool(program, crate, version, extra) {
  const find = async () => {
    for (const dir of [path.join(tools, "bin"), ...(process.env.PATH ?? "").split(path.delimiter)]) {
      const file = path.join(dir, program);
      if (!existsSync(file) || (await ask(file, ["--version"]))?.split(" ")[1] !== version) continue;
      process.env.PATH = `${dir}${path.delimiter}${process.env.PATH}`;
      return true;
    }
    return false;
  };
  await step({
    name: `${crate} ${version}`,
    usually: "2 min",
    mend: `see that the registry of Rust crates can be reached, or put ${program} ${version} on the PATH`,
    done: find,
    run: async (run) => {
      // They run for a second: half the time to compile them is saved by optimising little.
      const env = {
        CARGO_PROFILE_RELEASE_OPT_LEVEL: "1",
        CARGO_PROFILE_RELEASE_LTO: "off",
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
        CARGO_PROFILE_RELEASE_DEBUG: "0",
        CARGO_BUILD_TARGET: undefined,
        RUSTFLAGS: undefined,
      };
      const args = ["--root", tools, "--target-dir", build, crate, "--version", version, ...extra];
      // Its own lock file first; a mirror of the registry that lags behind may not have all of that yet.
      await run("cargo", ["install", "--locked", ...args], { env }).catch(() => run("cargo", ["install", ...args], { env }));
      if (!(await find())) throw new Error(`${program} was installed but does not say that it is ${version}`);
    },
  });
}
