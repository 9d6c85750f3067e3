// The bundled articles, for tests.

import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../../seeds/", import.meta.url);

/** Each article's name and text. */
export const seeds = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
