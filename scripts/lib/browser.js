// Starts Chromium for tests and screenshots.

import { chromium as engine } from "playwright-core";
import { findChromium } from "./chromium.js";

// A browser that looks for updates or a network of its own would be noise, and fails behind a closed one.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/** The browser that CHROME_PATH names or the PATH has; an error that says how to get one where there is none. */
export async function browser() {
  return engine.launch({ executablePath: found(), args: FLAGS });
}

/**
 * A browser whose storage lies in a folder and outlives it.
 * @param {string} folder
 * @param {object} view as for a context of Playwright
 */
export async function keepingBrowser(folder, view = {}) {
  return engine.launchPersistentContext(folder, { executablePath: found(), args: FLAGS, ...view });
}

function found() {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("there is no Chromium: install it (apt-get install chromium) or set CHROME_PATH to a browser");
  return executablePath;
}
