// `npm run bench:page`: how long the page takes, in Chromium, from a change of the filter until it is drawn, on 200 articles with
// 4,000 events; told is the median of the rounds, with the least and the most. The engine has nothing to do with it: the page's
// test worker stands in for it.

import path from "node:path";
import { fileURLToPath } from "node:url";
import { browser } from "../scripts/lib/browser.js";
import { engine } from "../scripts/lib/engine.js";
import { host } from "../scripts/lib/host.js";
import { packages } from "../scripts/lib/packages.js";
import { page as built } from "../scripts/lib/page.js";

const ROUNDS = Number(process.argv[2] ?? 15);
const ARTICLES = 200;
const EVENTS = 20;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

await packages();
await engine();
await built();
const server = await host(path.join(root, "dist"), "/");
const chrome = await browser();
const context = await chrome.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block", reducedMotion: "reduce" });
await context.route(/worker-[^/]*\.js$/, (route) => route.fulfill({ path: path.join(root, "tests/page/stub-worker.js"), contentType: "text/javascript" }));
const page = await context.newPage();
await page.goto(server.url);
await page.locator(".entry").nth(4).waitFor();

const TYPES = ["shelling", "attack", "talks", "statement", "displacement", "protest", "advance", "arrest"];
const TOWNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const articles = Array.from({ length: ARTICLES }, (_, a) => ({
  title: `Article ${a}`,
  text: Array.from({ length: EVENTS }, (_, e) => `[e${e}|agent:The guard] [${TYPES[(a + e) % TYPES.length]}|e${e}|t:acted] in [e${e}|town:${TOWNS[(a * 7 + e) % 26]}town] [e${e}|time:on the ${1 + ((a + e) % 28)}th].`).join("\n"),
}));
await page.locator("#box-files").setInputFiles([{ name: "articles.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(articles)) }]);
await page.waitForFunction((all) => document.querySelectorAll(".entry").length >= all + 5 && !document.querySelector(".glance progress"), ARTICLES, { timeout: 120_000 });
await page.locator(".pin").first().waitFor();

for (const [name, view] of [["with the article open", ".entry:not(.x)"], ["day by day", "#open-chronicle"]]) {
  await page.locator(view).nth(name === "day by day" ? 0 : 6).click();
  await page.waitForTimeout(500);
  for (const [what, act] of [["a family put aside or back", "#family-fighting"], ["days chosen, all days", "range"]]) {
    const times = await page.evaluate(
      async ({ act, rounds }) => {
        const times = [];
        for (let i = 0; i < rounds; i++) {
          const start = performance.now();
          if (act === "range") {
            const field = /** @type {HTMLInputElement} */ (document.querySelector("#range-from"));
            field.value = `2031-04-${i % 2 ? "01" : "15"}`;
            field.dispatchEvent(new Event("change"));
          } else /** @type {HTMLElement} */ (document.querySelector(act)).click();
          // After the next frame's layout and paint have been asked for.
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          times.push(performance.now() - start);
          await new Promise((resolve) => setTimeout(resolve, 120));
        }
        return times.sort((a, b) => a - b);
      },
      { act, rounds: ROUNDS },
    );
    const ms = (/** @type {number} */ value) => `${value.toFixed(0)} ms`;
    console.log(`${what}, ${name}: ${ms(times[Math.floor(times.length / 2)])} (${ms(times[0])} to ${ms(times[times.length - 1])})`);
  }
}
await chrome.close();
await server.close();
