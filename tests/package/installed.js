// The package as npm would publish it: packed once, and installed into empty folders.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync, existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const home = mkdtempSync(path.join(os.tmpdir(), "sitrep-package-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));

const npm = (args, cwd) => execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** What `npm pack` made: its file, and the paths in it. */
export const packed = (() => {
  const [{ filename, files, size, unpackedSize }] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", home], root));
  return { file: path.join(home, filename), files: files.map((file) => file.path), size, unpackedSize };
})();

let folders = 0;
let first;

/**
 * A folder in which the package is installed, with a copy of an example in it.
 * @param {string} [example]
 */
export function installed(example) {
  const folder = path.join(home, `site-${(folders += 1)}`);
  if (example) cpSync(path.join(root, "examples", example), folder, { recursive: true });
  const own = path.join(folder, "package.json");
  if (first === undefined) {
    first = folder;
    if (!existsSync(folder)) cpSync(path.join(root, "examples/node-script"), folder, { recursive: true });
    writeFileSync(own, JSON.stringify({ name: "stranger", private: true, type: "module" }));
    npm(["install", "--no-audit", "--no-fund", "--offline", packed.file], folder);
  } else {
    // Installed by npm once; what npm wrote is the same everywhere.
    cpSync(path.join(first, "node_modules"), path.join(folder, "node_modules"), { recursive: true });
    if (!existsSync(own)) writeFileSync(own, JSON.stringify({ name: "stranger", private: true, type: "module" }));
  }
  return folder;
}

/** A program of the project's own npm packages. */
export const program = (name) => path.join(root, "node_modules/.bin", name);
