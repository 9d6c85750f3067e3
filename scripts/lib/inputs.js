// Knows whether something built is still up to date: a hash over the files it is built from, kept beside it. Contents, not
// times, are hashed, because git sets times anew at every checkout.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cache, root } from "./steps.js";

/** The hash of files and folders, named from the project's folder; `skip` are paths left out. */
export function hashOf(names, skip = []) {
  const hash = createHash("sha256");
  const queue = [...names].reverse();
  while (queue.length > 0) {
    const name = queue.pop();
    const full = path.join(root, name);
    if (skip.includes(name) || !existsSync(full)) continue;
    if (statSync(full).isDirectory()) {
      const inside = readdirSync(full).sort().reverse();
      queue.push(...inside.map((file) => `${name}/${file}`));
    } else {
      hash.update(`${name}\0`).update(readFileSync(full)).update("\0");
    }
  }
  return hash.digest("hex");
}

/** A note that `what` was built from inputs of a certain hash. */
export function stamp(what) {
  const file = path.join(cache, "stamps", what);
  return {
    is: (hash) => existsSync(file) && readFileSync(file, "utf8") === hash,
    set: (hash) => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, hash);
    },
  };
}
