// The page as a newcomer sees it: the bundled articles, read by the real engine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./open.js";

const { open } = setUp();

test("the five articles are read at opening", async () => {
  const { page, read, done } = await open();
  await read();
  assert.equal(await page.locator(".entry").count(), 5);
  const results = await page.locator(".entry .result").allTextContents();
  for (const result of results) assert.match(result, /^[1-9]\d* events?$/);
  for (let i = 0; i < 5; i++) {
    await page.locator(".entry").nth(i).click();
    assert.equal(await page.locator(".entry[aria-current=true]").count(), 1);
    assert.ok((await page.locator(".words").count()) > 5);
    assert.equal(await page.locator(".note").count(), Number(results[i].split(" ")[0]));
    assert.ok((await page.locator("a.mark").count()) > 0);
  }
  await done();
});

test("the article's words are all there, and in order", async () => {
  const { page, read, done } = await open();
  await read();
  const text = (await page.locator(".words").allTextContents()).join("\n");
  assert.match(text, /^In force since March 6 in north-western Syria, the truce/);
  assert.match(text, /dead letter/);
  await done();
});

test("French browsers get a French page, and the choice of language is kept", async () => {
  const { page, context, read, done } = await open({ locale: "fr-FR" });
  await read();
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  assert.match((await page.locator(".entry .result").first().textContent()) ?? "", /événement/);
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  const again = await context.newPage();
  await again.goto(page.url());
  await again.locator(".entry").first().waitFor();
  assert.equal(await again.locator("html").getAttribute("lang"), "en");
  await done();
});

test("light and dark follow the system until one is chosen, and the choice is kept", async () => {
  const { page, read, done } = await open({ theme: "dark" });
  await read();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator("html[data-theme=light]").waitFor();
  await page.getByRole("button", { name: "Dark page" }).click();
  await page.reload();
  await page.locator("html[data-theme=dark]").waitFor();
  await done();
});

test("events are on the screen before the gazetteer has come, and then its points", async () => {
  const { page, context, read, done } = await open();
  await read();
  /** @type {(value?: unknown) => void} */
  let come = () => {};
  const held = new Promise((resolve) => (come = resolve));
  let asked = 0;
  await context.route(/places-[^/]*\.bin$/, async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  await page.reload();
  await page.locator(".note").nth(5).waitFor();
  await page.locator("a.mark").nth(5).waitFor();
  // The small table inside the engine has a point for the best known places only.
  const known = await page.locator(".pin").count();
  assert.ok(asked > 0, "no gazetteer was asked for");
  come();
  await read();
  await page.waitForFunction((before) => document.querySelectorAll(".pin").length > before, known);
  await done();
});
