// Builds the page into dist/ with Vite.

import { existsSync } from "node:fs";
import path from "node:path";
import { hashOf, stamp } from "./inputs.js";
import { root, step } from "./steps.js";

/** Builds the page where a file it is made from changed. */
export async function page() {
  const inputs = ["package-lock.json", "package.json", "vite.config.js", "scripts/lib/offline.js", "js", "www", "seeds", "data/packs", "data/SOURCES.md"];
  const hash = hashOf(inputs);
  const built = stamp("page");
  await step({
    name: "The page",
    usually: "5 s",
    mend: "see what Vite says",
    done: () => existsSync(path.join(root, "dist/index.html")) && built.is(hash),
    run: async (run) => {
      await run(process.execPath, [path.join(root, "node_modules/vite/bin/vite.js"), "build"]);
      built.set(hash);
    },
  });
}
