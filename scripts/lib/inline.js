// Writes the package in one file, js/wasm/sitrep_inline.js: js/inline.js with all that it imports, and the files it reads with.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { hashOf, stamp } from "./inputs.js";
import { root, step } from "./steps.js";

const file = path.join(root, "js/wasm/sitrep_inline.js");
const INSIDE = ["js/wasm/sitrep_bg.wasm", "js/wasm/sitrep_story_bg.wasm", "js/wasm/sitrep_tables.bin", ...["syntax-en", "syntax-fr", "places-core"].map((name) => `data/packs/${name}.bin`)];

/** Writes it where something that it is made from changed. */
export async function inlineFile() {
  const hash = hashOf(["js", "data/packs", "package-lock.json"], ["js/wasm/sitrep_inline.js"]);
  const built = stamp("inline");
  await step({
    name: "The package in one file",
    usually: "2 s",
    mend: "see what esbuild says",
    done: () => existsSync(file) && built.is(hash),
    run: async () => {
      const { build } = await import("esbuild");
      // The glue names its own files by their address, which is of no use here.
      const entry = `import { inline } from "./js/inline.js";\nexport { SitrepError } from "./js/error.js";\nexport const createSitrep = inline(PACKED);`;
      const { outputFiles } = await build({
        stdin: { contents: entry, resolveDir: root },
        ...{ bundle: true, format: "esm", target: "es2022", minify: true, write: false, legalComments: "none", logLevel: "silent" },
        define: { PACKED: "globalThis.__sitrep" },
      });
      const packed = Object.fromEntries(INSIDE.map((name) => [path.basename(name), gzipSync(readFileSync(path.join(root, name)), { level: 9 }).toString("base64")]));
      const code = outputFiles[0].text.replace("globalThis.__sitrep", () => JSON.stringify(packed));
      writeFileSync(file, `// sitrep in one file, made from js/inline.js. MIT licence; models of the languages CC BY-SA 4.0, places CC BY 4.0 (GeoNames).\n${code}`);
      built.set(hash);
      return `${Math.round(readFileSync(file).length / 1000)} kB`;
    },
  });
}
