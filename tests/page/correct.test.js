// Corrections: made, shown, undone, kept apart from the machine's answer, and safe beside another tab.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setUp } from "./open.js";

const { open } = setUp();

const TEXT = "[e1|agent:The guard] [shelling|e1|t:shelled] [e1|target:the old port] [e1|time:on Tuesday]. Nobody heard that the mayor resigned.\n[e2|agent:Envoys] [talks|e2|t:met] there.";

async function known(view = {}) {
  const opened = await open({ stubbed: true, ...view });
  await opened.read();
  await add(opened.page, TEXT);
  return opened;
}

/** @param {import("playwright-core").Page} page @param {string} text */
async function add(page, text) {
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(text);
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
}

/** Selects words of the article as a reader would. @param {import("playwright-core").Page} page @param {string} words */
async function select(page, words) {
  await page.evaluate((words) => {
    for (const paragraph of document.querySelectorAll(".words")) {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.nodeValue ?? "").indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
        return;
      }
    }
  }, words);
  await page.locator(".selection").waitFor();
}

/** @param {import("playwright-core").Page} page @param {string} id */
async function edit(page, id) {
  await page.locator(`#brief-${id}`).click();
  await page.locator(`#note-${id} .corrections summary`).click();
}

const kind = (/** @type {import("playwright-core").Page} */ page, /** @type {string} */ id) => page.locator(`#brief-${id} .kind`).innerText();

test("type, factuality, days and roles are changed, said to be the reader's, survive a reload, and go back", async () => {
  const { page, read, done } = await known();
  await edit(page, "e1");
  await page.locator("#type-e1").selectOption("airstrike");
  await page.locator("#factuality-e1").selectOption("denied");
  await page.locator("#from-e1").fill("2031-04-02");
  await page.getByRole("button", { name: "Take out: whom or what, the old port" }).click();
  await select(page, "the mayor");
  await page.locator(".selection").getByRole("button", { name: "whom or what" }).click();
  const check = async () => {
    assert.match(await kind(page, "e1"), /Airstrike\s+denied\s+corrected by you/);
    assert.match(await page.locator("#brief-e1 .parties").innerText(), /^The guard → the mayor$/);
    assert.match(await page.locator("#brief-e1 .setting").innerText(), /2\s*[–-]\s*8 Apr 2031/);
    assert.match(await page.locator(".bar, .lasting").first().getAttribute("aria-label") ?? "", /2\s*[–-]|2 Apr|31 Mar/);
  };
  await check();
  await page.waitForTimeout(200);
  await page.reload();
  await page.locator(".entry").nth(5).waitFor();
  await read();
  await page.locator(".entry").nth(5).click();
  await check();
  await page.locator("#brief-e1").click();
  await page.locator("#note-e1 .corrections summary").click();
  await page.locator("#restore-e1").click();
  assert.match(await kind(page, "e1"), /^Shelling\s+70/);
  assert.equal(await page.locator("#brief-e1 .parties").innerText(), "The guard → the old port");
  await done();
});

test("an event is rejected, put back, and a correction undone by button and keys", async () => {
  const { page, done } = await known();
  await edit(page, "e2");
  await page.locator("#reject-e2").click();
  assert.equal(await page.locator(".note").count(), 1);
  assert.match((await page.locator(".rejected").textContent()) ?? "", /Talks: met/);
  assert.match((await page.locator(".glance").textContent()) ?? "", /1 event/);
  await page.locator(".rejected").getByRole("button", { name: "Put back" }).click();
  assert.equal(await page.locator(".note").count(), 2);
  await edit(page, "e2");
  await page.locator("#type-e2").selectOption("visit");
  await page.locator("#undo").click();
  assert.match(await kind(page, "e2"), /^Talks\s+70/);
  await page.locator("#type-e2").selectOption("visit");
  await page.locator("#brief-e2").focus();
  await page.keyboard.press("Control+z");
  assert.match(await kind(page, "e2"), /^Talks\s+70/);
  await done();
});

test("an event is added by selecting words, and by typing them", async () => {
  const { page, done } = await known();
  await select(page, "resigned");
  await page.locator("#selection-type").selectOption("statement");
  await page.locator("#add-event").click();
  assert.deepEqual(await page.locator(".mark.lit[data-role=trigger]").allTextContents(), ["resigned"]);
  assert.match((await page.locator(".note.picked").textContent()) ?? "", /Statement.*corrected by you/);
  await page.locator("#by-words").click();
  await page.locator("#selection-words").fill("not there");
  await page.locator("#add-event").click();
  assert.match((await page.locator(".selection [role=alert]").textContent()) ?? "", /do not stand in the text/);
  await page.locator("#selection-words").fill("heard");
  await page.keyboard.press("Tab");
  await page.locator("#add-event").press("Enter");
  assert.equal(await page.locator(".note").count(), 4);
  await done();
});

test("corrections go into what is saved, apart from the machine's answer", async () => {
  const { page, done } = await known();
  await edit(page, "e1");
  await page.locator("#type-e1").selectOption("airstrike");
  await page.locator("#open-keep").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#save-all").click()]);
  const saved = JSON.parse(readFileSync(await file.path(), "utf8"));
  const own = saved.articles.at(-1);
  assert.equal(own.text, TEXT);
  assert.deepEqual([own.report.events[0].type, own.corrections[0].value], ["shelling", "airstrike"]);
  // The same file brings everything back.
  await page.locator("#wipe").click();
  await page.locator("#wipe-sure").click();
  await page.locator("#keep").waitFor({ state: "hidden" });
  assert.equal(await page.locator(".entry").count(), 5);
  await page.locator("#read-own").click();
  await page.locator("#box-files").setInputFiles([{ name: "sitrep.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ articles: [own] })) }]);
  await page.locator(".entry").nth(5).getByText("2 events").waitFor();
  await page.locator(".entry").nth(5).click();
  assert.match(await kind(page, "e1"), /Airstrike/);
  await done();
});

test("everything can be deleted, and is gone after a reload and in the other tab", async () => {
  const { page, context, read, done } = await known();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator(".entry").nth(5).waitFor();
  await page.locator("#open-keep").click();
  await page.locator("#wipe").click();
  await page.locator("#wipe-sure").click();
  await page.locator("#keep").waitFor({ state: "hidden" });
  assert.equal(await page.locator(".entry").count(), 5);
  await other.waitForFunction(() => document.querySelectorAll(".entry").length === 5);
  await page.waitForTimeout(200);
  await page.reload();
  await read();
  assert.equal(await page.locator(".entry").count(), 5);
  await done();
});

test("two tabs keep each other's texts, corrections and drafts", async () => {
  const { page, context, done } = await known();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator(".entry").nth(5).getByText("2 events").waitFor();
  await other.locator(".entry").nth(5).click();
  await edit(page, "e1");
  await edit(other, "e2");
  await Promise.all([page.locator("#type-e1").selectOption("airstrike"), other.locator("#type-e2").selectOption("visit")]);
  for (const tab of [page, other]) {
    await tab.waitForFunction(() => /Airstrike/.test(document.querySelector("#brief-e1")?.textContent ?? "") && /Visit/.test(document.querySelector("#brief-e2")?.textContent ?? ""));
  }
  await add(other, "[e1|agent:Rebels] [attack|e1|t:raided] it.");
  await page.locator(".entry").nth(6).getByText("1 event").waitFor();
  for (const [tab, text] of /** @type {const} */ ([[page, "draft of one"], [other, "draft of two"]])) {
    await tab.locator("#read-own").click();
    await tab.locator("#box-text").fill(text);
  }
  await page.waitForTimeout(700);
  for (const [tab, text] of /** @type {const} */ ([[page, "draft of one"], [other, "draft of two"]])) {
    await tab.reload();
    await tab.locator(".entry").nth(6).waitFor();
    await tab.locator("#read-own").click();
    await tab.waitForFunction((text) => /** @type {HTMLTextAreaElement} */ (document.querySelector("#box-text")).value === text, text);
  }
  await done();
});
