// The map, the timeline, the words and the notes answer to each other, and the choice of days holds everywhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./open.js";

const { open } = setUp();

const TEXT = [
  "Harbour falls quiet",
  "[e1|agent:The guard] [shelling|e1|t:shelled] [e1|town:Larnaby] [e1|time:on Tuesday], [e1|killed:four] died.",
  "[e2|agent:Envoys] [talks|e2|t:met] in [e2|town:Osterley] [e2|time:on the 12th].",
  "[e3|agent:The guard] [attack|e3|t:raided] [e3|town:Larnaby] again [e3|time:on the 20th].",
  "[e4|agent:Envoys] [statement|e4|t:complained].",
].join("\n");

/** A page that holds one article only beside the bundled ones, which the stub reads without events. */
async function known(view = {}) {
  const opened = await open({ stubbed: true, ...view });
  await opened.read();
  const { page } = opened;
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(TEXT);
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  await page.locator(".pin").first().waitFor();
  return opened;
}

/** @param {import("playwright-core").Page} page */
async function lit(page) {
  return {
    pins: await page.locator(".pin.lit").evaluateAll((pins) => pins.map((pin) => pin.getAttribute("aria-label"))),
    bars: await page.locator(".bar.lit").evaluateAll((bars) => bars.map((bar) => bar.getAttribute("aria-label"))),
    words: await page.locator(".mark.lit[data-role=trigger]").allTextContents(),
    note: await page.locator(".note.picked").getAttribute("data-event").catch(() => null),
  };
}

test("a pin, a bar, a mark and a note pick an event everywhere", async () => {
  const { page, done } = await known();
  const shelled = { pins: ["Larnaby: 2 events"], bars: ["8 Apr 2031: 1 event"], words: ["shelled"], note: "e1" };
  const raided = { pins: ["Larnaby: 2 events"], bars: ["20 Apr 2031: 1 event"], words: ["raided"], note: "e3" };
  const met = { pins: ["Osterley: 1 event"], bars: ["12 Apr 2031: 1 event"], words: ["met"], note: "e2" };
  await page.locator(".pin[aria-label^=Larnaby]").click();
  assert.deepEqual(await lit(page), shelled);
  await page.locator(".pin[aria-label^=Larnaby]").click();
  assert.deepEqual(await lit(page), raided);
  await page.locator(".bar[aria-label^='12 Apr']").click();
  assert.deepEqual(await lit(page), met);
  await page.locator("a.mark", { hasText: "raided" }).click();
  assert.deepEqual(await lit(page), raided);
  await page.locator("#brief-e1").click();
  assert.deepEqual(await lit(page), shelled);
  await done();
});

test("days chosen by dragging hold for the map, the words and the figures, and can be let go", async () => {
  const { page, done } = await known();
  const box = await page.locator(".timeline svg").boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width * 0.25, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.45, box.y + 25, { steps: 4 });
  await page.mouse.up();
  assert.deepEqual(await page.locator("a.mark").allTextContents(), ["met"]);
  assert.deepEqual(await page.locator(".pin").evaluateAll((pins) => pins.map((pin) => pin.getAttribute("aria-label"))), ["Osterley: 1 event"]);
  assert.match((await page.locator(".glance").textContent()) ?? "", /1 event\s*of 4/);
  await page.getByRole("button", { name: "Whole time" }).click();
  assert.equal(await page.locator("a.mark").count(), 4);
  await done();
});

test("days chosen by the two fields hold too, and an event asked for elsewhere is shown again", async () => {
  const { page, done } = await known();
  await page.locator("#range-from").fill("2031-04-15");
  assert.deepEqual(await page.locator("a.mark").allTextContents(), ["raided"]);
  await page.locator(".bar[aria-label^='8 Apr']").click();
  assert.deepEqual((await lit(page)).words, ["shelled"]);
  assert.equal(await page.locator("a.mark").count(), 4);
  await done();
});

test("the keyboard reaches each pin and bar", async () => {
  const { page, done } = await known();
  await page.locator(".bar").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  assert.deepEqual((await lit(page)).words, ["met"]);
  await page.locator(".pin[tabindex='0']").focus();
  const names = [];
  for (let i = 0; i < 2; i++) {
    names.push(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")));
    await page.keyboard.press("ArrowRight");
  }
  assert.deepEqual(names.sort(), ["Larnaby: 2 events", "Osterley: 1 event"]);
  await done();
});

test("the map can be brought closer, moved and set back, and says where its lines come from", async () => {
  const { page, done } = await known();
  const at = async () => await page.locator(".pin[aria-label^=Larnaby]").boundingBox();
  const before = await at();
  await page.getByRole("button", { name: "Wider" }).click();
  await page.waitForFunction((x) => Math.abs((document.querySelector(".pin[aria-label^=Larnaby]")?.getBoundingClientRect().x ?? 0) - x) > 2, before?.x ?? 0);
  await page.getByRole("button", { name: "All events" }).click();
  assert.deepEqual(await at(), before);
  assert.match((await page.locator(".map .credit").textContent()) ?? "", /Natural Earth.*schematic|no true course/);
  await done();
});

test("one click says why an event was coded: frame, rules and how sure", async () => {
  for (const [locale, expected] of [["en-GB", ["Shelling is told by", "frame other", "70 % sure"]], ["fr-FR", ["dit par", "cadre other", "sûr à 70"]]]) {
    const { page, done } = await known({ locale });
    await page.locator("a.mark", { hasText: "shelled" }).click();
    await page.locator("#note-e1 .why summary").click();
    const said = (await page.locator("#note-e1 .why").textContent()) ?? "";
    for (const part of expected) assert.ok(said.toLowerCase().includes(part.toLowerCase()), `${part} is not in: ${said}`);
    await done();
  }
});

test("the bundled articles are on the map, with the roads and the provinces", async () => {
  const { page, read, done } = await open();
  await read();
  await page.locator(".pin[aria-label^=Saraqib]").waitFor();
  assert.ok((await page.locator(".map .road").count()) >= 2);
  assert.ok((await page.locator(".map path.provinces").getAttribute("d"))?.startsWith("M"), "outlines of provinces");
  assert.ok((await page.locator(".map .province").count()) >= 1);
  assert.match((await page.locator(".map").textContent()) ?? "", /M5, a schematic line/);
  await page.locator(".pin[aria-label^=Saraqib]").click();
  assert.equal(await page.locator(".note.picked").count(), 1);
  assert.ok((await page.locator(".mark.lit").count()) > 0);
  await done();
});
