// A part of the page's build: writes dist/sw.js, the service worker of www/offline/worker.js with the list of all files of the build.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * For Vite's `plugins`.
 * @param {string} dist
 * @param {string} source the service worker without its list
 */
export function offline(dist, source) {
  return {
    name: "offline",
    apply: /** @type {const} */ ("build"),
    closeBundle() {
      const files = readdirSync(dist, { recursive: true })
        .map(String)
        .filter((file) => file !== "sw.js" && statSync(path.join(dist, file)).isFile())
        .sort();
      const version = createHash("sha256");
      for (const file of files) version.update(`${file}\0`).update(readFileSync(path.join(dist, file)));
      const list = files.map((file) => (file === "index.html" ? "./" : `./${file.split(path.sep).join("/")}`));
      const head = `self.__FILES__ = ${JSON.stringify(list)};\nself.__VERSION__ = ${JSON.stringify(version.digest("hex").slice(0, 16))};\n`;
      writeFileSync(path.join(dist, "sw.js"), head + readFileSync(source, "utf8"));
    },
  };
}
