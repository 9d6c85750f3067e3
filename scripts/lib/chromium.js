// Finds or installs the browser that the page is tested and photographed in.

import { accessSync, constants } from "node:fs";
import path from "node:path";
import { apt } from "./apt.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** The browser's path, or null: the one CHROME_PATH names, else the first usual name on the PATH. */
export function findChromium() {
  const dirs = (process.env.PATH ?? "").split(path.delimiter);
  const all = NAMES.flatMap((name) => dirs.map((dir) => path.join(dir, name)));
  return [process.env.CHROME_PATH ?? "", ...all, ...PLACES].find((file) => file !== "" && runs(file)) ?? null;
}

/** Installs Chromium where there is no browser, and sets CHROME_PATH to it. */
export async function chromium() {
  await apt("Chromium", "60 s", ["chromium"], () => findChromium() !== null);
  process.env.CHROME_PATH = findChromium() ?? undefined;
}

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
