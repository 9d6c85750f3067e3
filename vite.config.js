// The page's bundler: from www/ and the package to dist/, which any static host serves from any sub-path.
import { defineConfig } from "vite";
import { fileURLToPath } from "node:url";
import { offline } from "./scripts/lib/offline.js";

/** @param {string} path */
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("./www"),
  base: "./",
  // The package finds its wasm and packs beside its own file; pre-bundling would move that file away from them.
  optimizeDeps: { exclude: ["sitrep"] },
  worker: { format: "es" },
  plugins: [offline(at("./dist"), at("./www/offline/worker.js"))],
  build: {
    outDir: at("./dist"),
    emptyOutDir: true,
    // A data: address would need a laxer Content-Security-Policy than files do.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { fs: { allow: [at("./")] } },
});
