// What the product is made of besides its own code: the crates in the engine and the packages in the page, by the lock files. Used
// by the licence report and the bill of materials. Addresses of registries are never written anywhere.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { Failure, ask, root } from "./steps.js";

/**
 * @typedef {object} Part
 * @property {"cargo" | "npm"} kind
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression
 * @property {string} folder where its files lie
 * @property {{ alg: string, content: string } | null} hash of what the registry serves, in hexadecimal
 * @property {boolean} shipped whether it is in what users get, not only in what builds or tests it
 */

const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), "utf8");

/** All crates of the lock file. @returns {Promise<Part[]>} */
export async function crates() {
  const told = await ask("cargo", ["metadata", "--quiet", "--format-version", "1", "--locked", "--all-features"]);
  if (!told) throw new Failure("sitrep: cargo cannot say which crates there are. To mend it: type `cargo metadata --locked` and see what it says");
  const { packages } = JSON.parse(told);
  const engine = JSON.parse((await ask("cargo", ["metadata", "--quiet", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"])) ?? "{}");
  const shipped = reached(engine);
  const sums = new Map([...read("Cargo.lock").matchAll(/name = "([^"]+)"\nversion = "([^"]+)"\nsource = "[^"]+"\nchecksum = "([0-9a-f]+)"/g)].map(([, name, version, sum]) => [`${name} ${version}`, sum]));
  return packages
    .filter((/** @type {any} */ one) => one.source !== null)
    .map((/** @type {any} */ one) => ({
      ...{ kind: "cargo", name: one.name, version: one.version, licence: spdx(one.license ?? "NOASSERTION"), folder: path.dirname(one.manifest_path) },
      hash: sums.has(`${one.name} ${one.version}`) ? { alg: "SHA-256", content: sums.get(`${one.name} ${one.version}`) } : null,
      shipped: shipped.has(one.id),
    }));
}

/** What of the crate's graph is compiled into the engine: normal dependencies, and nothing that only runs at build time. @param {any} metadata */
function reached({ packages, resolve }) {
  const nodes = new Map(resolve.nodes.map((/** @type {any} */ node) => [node.id, node]));
  const macros = new Set(packages.filter((/** @type {any} */ one) => one.targets.some((/** @type {any} */ target) => target.kind.includes("proc-macro"))).map((/** @type {any} */ one) => one.id));
  const seen = new Set();
  const queue = [resolve.root];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id) || macros.has(id)) continue;
    seen.add(id);
    for (const { pkg, dep_kinds } of /** @type {any} */ (nodes.get(id)).deps) if (dep_kinds.some((/** @type {any} */ kind) => kind.kind === null)) queue.push(pkg);
  }
  return seen;
}

/** All packages of the lock file. @returns {Part[]} */
export function npmPackages() {
  const { packages } = JSON.parse(read("package-lock.json"));
  const inPage = bundled(packages);
  return Object.entries(packages)
    .filter(([place, one]) => place !== "" && !one.link)
    .map(([place, one]) => {
      const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
      const [alg, sum] = (one.integrity ?? "").split(/-(.*)/s);
      const own = path.join(root, place, "package.json");
      const licence = one.license ?? (existsSync(own) ? JSON.parse(readFileSync(own, "utf8")).license : null) ?? "NOASSERTION";
      return /** @type {Part} */ ({
        ...{ kind: "npm", name, version: one.version, licence: spdx(licence), folder: path.join(root, place), shipped: inPage.has(place) },
        hash: sum ? { alg: alg.replace("sha", "SHA-"), content: Buffer.from(sum, "base64").toString("hex") } : null,
      });
    });
}

/** The packages that www/ imports, with what these need. @param {Record<string, any>} packages */
function bundled(packages) {
  const files = readdirSync(path.join(root, "www"), { recursive: true, encoding: "utf8" }).filter((file) => /\.(js|css)$/.test(file));
  const named = files.flatMap((file) => [...read(path.join("www", file)).matchAll(/(?:from|import)\s*\(?\s*["']((?:@[^/"']+\/)?[^./"'@:][^/"']*)/g)].map(([, name]) => name));
  const seen = new Set();
  const queue = [...new Set(named)].map((name) => `node_modules/${name}`).filter((place) => place in packages);
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    for (const name of Object.keys(packages[place].dependencies ?? {})) {
      const nested = `${place}/node_modules/${name}`;
      queue.push(nested in packages ? nested : `node_modules/${name}`);
    }
  }
  return seen;
}

/** "MIT/Apache-2.0" as SPDX writes it. @param {string} licence */
const spdx = (licence) => licence.replaceAll("/", " OR ").replace(/^\((.*)\)$/, "$1");
