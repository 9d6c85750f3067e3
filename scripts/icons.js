// `node scripts/icons.js`: the PNG icons of the installed page (www/public/icon-*.png), drawn from www/icon.svg by Chromium.

import { readFileSync } from "node:fs";
import path from "node:path";
import { browser } from "./lib/browser.js";
import { root } from "./lib/steps.js";

const svg = readFileSync(path.join(root, "www/icon.svg"), "utf8");
const chrome = await browser();
for (const [name, size, scale] of /** @type {[string, number, number][]} */ ([["icon-192", 192, 1], ["icon-512", 512, 1], ["icon-mask-512", 512, 0.72]])) {
  const page = await chrome.newPage({ viewport: { width: size, height: size } });
  // A mask may cut the outer fifth away: there the ground goes to the edge and the drawing is smaller.
  const ground = scale < 1 ? "#8c1c13" : "transparent";
  await page.setContent(`<style>html{background:${ground}}body{margin:0;display:grid;place-content:center;height:100vh}svg{width:${size * scale}px;height:${size * scale}px}</style>${svg}`);
  await page.screenshot({ path: path.join(root, `www/public/${name}.png`), omitBackground: true });
  await page.close();
}
await chrome.close();
