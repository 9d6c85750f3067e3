// Accessibility by axe-core: light and dark, both languages, phone and desk, with the box open, with an event picked, and day by day.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { setUp } from "./open.js";

const { open } = setUp();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TEXT = "[e1|agent:The guard] [shelling|e1|t:shelled] [e1|target:the port] of [e1|town:Larnaby] [e1|time:on Tuesday], [e1|killed:four] died, [e1|source:the mayor] said.";

for (const theme of /** @type {const} */ (["light", "dark"])) {
  for (const locale of ["en-GB", "fr-FR"]) {
    for (const width of [390, 1280]) {
      test(`no violation: ${theme}, ${locale}, ${width} px`, async () => {
        const { page, read, done } = await open({ theme, locale, width, stubbed: true });
        await read();
        await page.locator("#read-own").click();
        assert.deepEqual(await violations(page), []);
        await page.locator("#box-text").fill(TEXT);
        await page.locator("#box button[type=submit]").click();
        await page.locator("#box").waitFor({ state: "hidden" });
        assert.deepEqual(await violations(page), []);
        await page.locator("#brief-e1").click();
        await page.locator("#note-e1 .why summary").click();
        await page.locator("#note-e1 .corrections summary").click();
        await page.locator("#by-words").click();
        await page.locator("#redate").click();
        assert.deepEqual(await violations(page), []);
        await page.locator("#type-e1").selectOption("attack");
        await page.locator(".selection .close").click();
        await page.locator("#open-keep").click();
        assert.deepEqual(await violations(page), []);
        await page.keyboard.press("Escape");
        await page.locator("#open-chronicle").click();
        assert.deepEqual(await violations(page), []);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `the page is ${wide} px wider than the window`);
        await done();
      });
    }
  }
}

for (const [theme, locale, width] of /** @type {const} */ ([["light", "en-GB", 1280], ["dark", "fr-FR", 390]])) {
  test(`no violation side by side and in what can be taken away: ${theme}, ${locale}, ${width} px`, async () => {
    const { page, read, done } = await open({ theme, locale, width });
    await read();
    await page.locator("#open-compare").click();
    await page.locator(".graph .band").first().waitFor();
    assert.deepEqual(await violations(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `the page is ${wide} px wider than the window`);
    await page.locator("#open-take").click();
    await page.locator("#take-share").click();
    await page.locator("#take-link").waitFor();
    assert.deepEqual(await violations(page), []);
    await done();
  });
}

/** @param {import("playwright-core").Page} page */
async function violations(page) {
  // By evaluation, not as a script element: the page's own policy would rightly refuse that.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run(document, { resultTypes: ["violations"] }));
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ { html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`);
}
