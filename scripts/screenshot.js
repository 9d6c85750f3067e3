// `npm run screenshot`: a picture of the built page for the README, docs/screenshot.png. With --all also one for each width,
// light and dark, English and French, and the box, into .cache/screenshots, for whoever works on the page to look at.

import { mkdirSync } from "node:fs";
import path from "node:path";
import { browser } from "./lib/browser.js";
import { chromium } from "./lib/chromium.js";
import { engine } from "./lib/engine.js";
import { host } from "./lib/host.js";
import { packages } from "./lib/packages.js";
import { page as buildPage } from "./lib/page.js";
import { cache, main, root, say } from "./lib/steps.js";

const WIDTHS = [390, 1024, 1600];
const HEIGHT = { 390: 844, 1024: 768, 1600: 1000 };

await main(async () => {
  const dist = path.join(root, "dist");
  await packages();
  await engine();
  await buildPage();
  await chromium();
  const all = process.argv.includes("--all");
  const server = await host(dist, "/");
  const chrome = await browser();
  try {
    const folder = path.join(cache, "screenshots");
    mkdirSync(folder, { recursive: true });
    if (!all) {
      mkdirSync(path.join(root, "docs"), { recursive: true });
      await take({ width: 1440, height: 1080, theme: "light", language: "en", file: path.join(root, "docs/screenshot.png"), pick: true });
    } else {
      for (const width of WIDTHS) {
        for (const theme of ["light", "dark"]) {
          for (const language of ["en", "fr"]) {
            const name = `${width}-${theme}-${language}`;
            const view = { width, height: HEIGHT[width], theme, language };
            await take({ ...view, file: path.join(folder, `${name}.png`), pick: true, full: true });
            await take({ ...view, file: path.join(folder, `${name}-box.png`), box: true });
            await take({ ...view, file: path.join(folder, `${name}-days.png`), days: true, full: true });
            await take({ ...view, file: path.join(folder, `${name}-compare.png`), compare: true, full: true });
            await take({ ...view, file: path.join(folder, `${name}-take.png`), away: true });
          }
        }
      }
      await take({ width: 2560, height: 1440, theme: "light", language: "en", file: path.join(folder, "2560-light-en.png"), pick: true });
      await take({ width: 1024, height: 768, theme: "light", language: "en", file: path.join(folder, "print.png"), print: true, full: true });
    }
    say(all ? `pictures are in ${path.relative(root, folder)}` : "the picture is docs/screenshot.png");
  } finally {
    await chrome.close();
    await server.close();
  }

  async function take({ width, height, theme, language, file, pick, box, days, compare, away, full, print }) {
    const context = await chrome.newContext({
      viewport: { width, height },
      colorScheme: theme,
      locale: language,
      reducedMotion: "reduce",
      deviceScaleFactor: width < 500 ? 2 : 1,
    });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => document.querySelector(".entry") && !document.querySelector(".glance progress"));
    if (language === "fr") await page.locator(".entry").nth(4).click();
    else await page.locator(".entry").nth(3).click();
    const note = page.locator(".note .brief").first();
    if (pick && (await note.count()) > 0) await note.click();
    if (days) await page.locator("#open-chronicle").click();
    if (compare) {
      await page.locator("#open-compare").click();
      await page.locator(".graph .band, .graph .quiet").first().waitFor();
    }
    await page.locator(".pin").first().waitFor();
    if (!full) await page.evaluate(() => scrollTo(0, 0));
    if (box) await page.locator("#read-own").click();
    if (away) await page.locator("#open-take").click();
    if (print) await page.emulateMedia({ media: "print" });
    await page.mouse.move(0, 0);
    await page.waitForTimeout(200);
    await page.screenshot({ path: file, fullPage: full });
    await context.close();
  }
});
