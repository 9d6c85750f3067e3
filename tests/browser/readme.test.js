// The README's page, served as it stands there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { browser } from "../../scripts/lib/browser.js";
import { serve } from "./site.js";

test("the README's page reads its article", async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const html = readme.match(/^```html\n([^]*?)^```/m)?.[1] ?? assert.fail("the README has no page");
  const [site, chromium] = await Promise.all([serve({ page: html }), browser()]);
  try {
    const page = await chromium.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(`${site.address}page.html`);
    await page.waitForFunction(() => document.querySelector("#events")?.textContent !== "");
    const report = JSON.parse((await page.textContent("#events")) ?? "");
    assert.equal(report.sentences.length, 1);
    assert.deepEqual(errors, []);
  } finally {
    await chromium.close();
    site.close();
  }
});
