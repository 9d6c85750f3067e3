// Texts of the reader's own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./open.js";

const { open } = setUp();

const ENGLISH = `Rebels shelled the port of Larnaby on Monday, killing at least four soldiers, the defence ministry said.\n\nThe navy left the town on 3 April 2031.`;
const FRENCH = `Les rebelles ont bombardé le port de Larnaby lundi, tuant au moins quatre soldats, selon le ministère de la Défense.`;

/**
 * @param {import("playwright-core").Page} page
 * @param {string} text
 */
async function paste(page, text) {
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(text);
  await page.locator("#box button[type=submit]").click();
}

test("an English and a French text are read and join the list", async () => {
  const { page, read, done } = await open();
  await read();
  for (const [text, language] of [[ENGLISH, "en"], [FRENCH, "fr"]]) {
    await page.locator("#read-own").click();
    await page.locator("#box-text").fill(text);
    await page.locator("#box-published").fill("2031-04-08");
    await page.locator("#box-name").fill(`Port of Larnaby, ${language}`);
    await page.locator("#box button[type=submit]").click();
    await page.locator("#box").waitFor({ state: "hidden" });
    const entry = page.locator(".entry[aria-current=true]");
    assert.match((await entry.textContent()) ?? "", new RegExp(`Port of Larnaby, ${language}`));
    assert.match((await entry.textContent()) ?? "", /8 Apr 2031/);
    assert.equal(await page.locator(".words").first().getAttribute("lang"), language);
    assert.equal((await page.locator(".words").allTextContents()).join("\n\n"), text);
  }
  assert.equal(await page.locator(".entry").count(), 7);
  await page.getByRole("button", { name: "Remove this text" }).click();
  assert.equal(await page.locator(".entry").count(), 6);
  await done();
});

test("what cannot be read is said in words, and stays in the box", async () => {
  const { page, read, done } = await open();
  await read();
  await page.locator("#read-own").click();
  const cases = /** @type {[string, RegExp][]} */ ([
    ["", /nothing to read/],
    ["  \n ", /nothing to read/],
    ["🙂🙃🔥 🚀", /no words/],
    ["أعلنت الوزارة يوم الاثنين أن القوات انسحبت من الميناء", /not written in Latin letters/],
  ]);
  for (const [text, message] of cases) {
    await page.locator("#box-text").fill(text);
    await page.locator("#box button[type=submit]").click();
    assert.match((await page.locator("#box [role=alert]").textContent()) ?? "", message);
    assert.equal(await page.locator("#box-text").inputValue(), text);
  }
  await page.keyboard.press("Escape");
  await page.locator("#box").waitFor({ state: "hidden" });
  assert.equal(await page.locator(".entry").count(), 5);
  await done();
});

test("two megabytes are read, refused in words, or given up at once when the reader cancels", { timeout: 120_000 }, async () => {
  const { page, read, done } = await open();
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-text").evaluate((box, text) => {
    /** @type {HTMLTextAreaElement} */ (box).value = text;
  }, `${ENGLISH}\n`.repeat(Math.ceil(2_000_000 / ENGLISH.length)));
  await page.locator("#box button[type=submit]").click();
  const over = () => !document.querySelector("#box[open]") || document.querySelector("#box [role=alert]")?.textContent;
  // On a slow machine the engine needs longer than a test should: then the reader loses patience.
  await page.waitForFunction(over, null, { timeout: 20_000 }).catch(() => page.getByRole("button", { name: "Cancel" }).click());
  await page.waitForFunction(over, null, { timeout: 10_000 });
  if (await page.locator("#box").isHidden()) {
    assert.equal(await page.locator(".entry").count(), 6);
    await page.locator(".brief").first().click();
    await page.locator(".note.picked").waitFor();
  }
  await done();
});

test("markup in a text stays text", async () => {
  const { page, read, done } = await open();
  await read();
  const text = `<img src=x onerror="document.title='broken'"> <script>document.title='broken'</script> Rebels shelled the <b>port</b> on Monday.`;
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(text);
  await page.locator("#box-name").fill(`<i onclick="x">${text}</i>`);
  await page.locator("#box-source").fill(text);
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  assert.equal(await page.locator(".words").textContent(), text);
  assert.equal(await page.locator("main img, main script, main b, main i, nav img, nav i").count(), 0);
  assert.equal(await page.title(), "sitrep");
  await done();
});

test("reading can be cancelled, and the next text is read", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await paste(page, "SLOW goes the army.");
  await page.locator("#box progress").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Cancelled. Your text is still here.").waitFor();
  assert.equal(await page.locator("#box-text").inputValue(), "SLOW goes the army.");
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box progress").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Cancelled. Your text is still here.").waitFor();
  await page.locator("#box-text").fill("The army goes on.");
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  assert.equal(await page.locator(".entry").count(), 6);
  await done();
});

test("an engine that fails says so, and the text stays", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await paste(page, "FAIL here.");
  await page.getByText("the engine stopped on this text").waitFor();
  assert.equal(await page.locator("#box-text").inputValue(), "FAIL here.");
  await done();
});

test("own texts survive a reload until they are removed, and so does what stands in the box", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await paste(page, "[e1|agent:The guard] [shelling|e1|t:shelled] the port.");
  await page.locator("#box").waitFor({ state: "hidden" });
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill("Half an article");
  await page.waitForTimeout(1000);
  await page.reload();
  await page.locator(".entry").nth(5).waitFor();
  await read();
  await page.locator(".entry").nth(5).click();
  await page.locator("a.mark", { hasText: "shelled" }).waitFor();
  await page.locator("#read-own").click();
  assert.equal(await page.locator("#box-text").inputValue(), "Half an article");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove this text" }).click();
  await page.waitForTimeout(200);
  await page.reload();
  await read();
  assert.equal(await page.locator(".entry").count(), 5);
  await done();
});

test("an engine that cannot be loaded says so, and can be tried again", async () => {
  const { page, context, read } = await open();
  await read();
  await context.route(/\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await page.getByText("The text could not be read").waitFor();
  await context.unroute(/\.wasm$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("a.mark").first().waitFor();
  await context.close();
});

test("files are read one by one, and those that cannot be taken are named", async () => {
  const { page, read, done } = await open({ stubbed: true });
  await read();
  await page.locator("#read-own").click();
  const file = (/** @type {string} */ name, /** @type {string | number[]} */ content) => ({ name, mimeType: "", buffer: Buffer.from(/** @type {any} */ (content)) });
  await page.locator("#box-files").setInputFiles([
    file("harbour.txt", "[e1|agent:The guard] [shelling|e1|t:shelled] the port."),
    file("envoys.md", "[e1|agent:Envoys] [talks|e1|t:met] there."),
    file("old.txt", [0x43, 0x61, 0x66, 0xe9]),
    file("picture.png", [1, 2, 3]),
    file("empty.txt", " "),
  ]);
  await page.locator(".entry").nth(6).waitFor();
  await read();
  assert.deepEqual(await page.locator(".entry .title").allTextContents().then((titles) => titles.slice(5)), ["harbour", "envoys"]);
  await page.locator("a.mark", { hasText: "shelled" }).waitFor();
  const told = (await page.locator(".notice").textContent()) ?? "";
  for (const part of ["old.txt: not in UTF-8", "picture.png: this kind of file is not read", "empty.txt: there is nothing"]) assert.ok(told.includes(part), told);
  await page.locator(".notice button").click();
  assert.equal(await page.locator(".notice").isVisible(), false);
  await done();
});
