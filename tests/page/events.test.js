// Events in the words and in the margin, on a text whose report is known.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setUp } from "./open.js";

const { open } = setUp();

const TEXT = [
  "Harbour falls quiet",
  "[e1|agent:The guard] [shelling|e1|t:shelled] [e1|target:the old port] [e1|time:on Tuesday], [e1|killed:four] died, [e1|source:the mayor] said.",
  "[e2|agent:Envoys] [talks|e2|t:met] there; a new round is [e3|status:planned], [talks|e3|t:to be held] soon.",
  "Subscribe now",
  "Nothing else was told. Subscribe now",
].join("\n");

async function known() {
  const opened = await open({ stubbed: true });
  await opened.read();
  const { page } = opened;
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(TEXT);
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  return opened;
}

test("words are marked by role, and no word is lost where marks overlap", async () => {
  const { page, done } = await known();
  assert.equal((await page.locator(".words").allTextContents()).join("\n"), TEXT);
  for (const [role, words] of [["agent", "The guard"], ["time", "on Tuesday"], ["quantity", "four"], ["source", "the mayor"]]) {
    assert.equal(await page.locator(`.words [data-role=${role}]`).first().textContent(), words);
  }
  assert.deepEqual(await page.locator(".words a.mark").allTextContents(), ["shelled", "met", "to be held"]);
  assert.deepEqual(await page.locator(".furniture").allTextContents(), ["Subscribe now", "Subscribe now"]);
  await done();
});

test("a mark and a note answer to each other", async () => {
  const { page, done } = await known();
  await page.locator("#note-e2").hover();
  assert.deepEqual(await page.locator(".mark.hint").allTextContents(), ["Envoys", "met"]);
  await page.locator("a.mark", { hasText: "shelled" }).click();
  assert.equal(await page.locator("#note-e1.picked .more").isVisible(), true);
  assert.deepEqual(await page.locator(".mark.lit[data-role=trigger]").allTextContents(), ["shelled"]);
  const told = (await page.locator("#note-e1").textContent()) ?? "";
  for (const part of ["Shelling", "The guard", "on Tuesday", "8 Apr 2031", "4 or more killed", "the mayor", "PLOVER ASSAULT", "70 % sure"]) {
    assert.ok(told.includes(part), `${part} is not in: ${told}`);
  }
  await page.locator("#note-e1 .why summary").click();
  assert.equal(await page.locator("#note-e1 .why ol").isVisible(), true);

  await page.locator("#brief-e2").click();
  assert.deepEqual(await page.locator(".mark.lit[data-role=trigger]").allTextContents(), ["met"]);
  assert.equal(await page.locator("#note-e1 .more").isVisible(), false);
  assert.equal(await page.locator("#note-e3 .factuality").textContent(), "planned");
  await page.locator("#brief-e2").click();
  assert.equal(await page.locator(".mark.lit").count(), 0);
  await done();
});

test("the keyboard does it all", async () => {
  const { page, done } = await known();
  await page.locator("a.mark").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#note-e2.picked").count(), 1);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".picked").count(), 0);
  await page.locator("#brief-e1").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  assert.equal(await page.locator("#note-e3.picked").count(), 1);
  await done();
});

test("a family of events can be put aside", async () => {
  const { page, done } = await known();
  const diplomacy = page.getByRole("button", { name: /Diplomacy/ });
  await diplomacy.click();
  assert.equal(await diplomacy.getAttribute("aria-pressed"), "false");
  assert.deepEqual(await page.locator("a.mark").allTextContents(), ["shelled"]);
  assert.equal(await page.locator(".note").count(), 1);
  await diplomacy.click();
  assert.equal(await page.locator(".note").count(), 3);
  await done();
});

test("the glance counts and leads to the event", async () => {
  const { page, done } = await known();
  const glance = page.locator(".glance");
  assert.match((await glance.textContent()) ?? "", /3 events/);
  assert.match((await glance.textContent()) ?? "", /8 Apr 2031/);
  await glance.getByRole("button", { name: /4 or more killed/ }).click();
  assert.equal(await page.locator("#note-e1.picked").count(), 1);
  await done();
});

test("a text without events says why", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await page.getByText("no word of this text tells an event").waitFor();
  await page.getByText("Nothing in this text was read as an event.").waitFor();
  await done();
});

test("the day of publication can be changed, and the article is read anew with it", async () => {
  const { page, done } = await known();
  await page.getByText("Publication date unknown").waitFor();
  await page.getByRole("button", { name: "Change day, title, source" }).click();
  await page.getByLabel("Day of publication", { exact: true }).first().fill("2031-04-09");
  await page.getByRole("button", { name: "Use these" }).click();
  await page.getByText("Published Wednesday, 9 April 2031").waitFor();
  assert.equal(await page.locator(".note").count(), 3);
  await done();
});

test("all articles are told day by day, and each event leads to its article", async () => {
  const { page, done } = await known();
  await page.locator("#open-chronicle").click();
  assert.equal(await page.locator("article").isVisible(), false);
  assert.deepEqual(await page.locator(".date h3").allTextContents(), ["8 Apr 2031", "No day told"]);
  assert.equal(await page.locator(".date .brief").count(), 3);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save all as JSON" }).click()]);
  const saved = JSON.parse(readFileSync(await file.path(), "utf8"));
  assert.equal(saved.length, 6);
  assert.equal(saved[5].report.events[0].trigger.text, "shelled");
  await page.getByRole("button", { name: /Diplomacy/ }).click();
  assert.equal(await page.locator(".date .brief").count(), 1);
  await page.locator(".date .brief").first().click();
  assert.equal(await page.locator("#note-e1.picked .more").isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "brief-e1");
  await done();
});
