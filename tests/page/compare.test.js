// All articles side by side: tellings of one event, what differs, tolls over time, who acts on whom; and what can be taken away.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setUp } from "./open.js";

const { open } = setUp();

/** The bundled articles, read by the real engine and joined. */
async function joined(view = {}) {
  const opened = await open(view);
  await opened.read();
  await opened.page.locator("#open-compare").click();
  await opened.page.locator(".graph .band").first().waitFor();
  return opened;
}

test("the same event stands side by side as each source tells it, with what differs marked", async () => {
  const { page, done } = await joined();
  const cards = page.locator(".retold");
  assert.ok((await cards.count()) >= 3);
  for (let i = 0; i < (await cards.count()); i++) {
    const sources = await cards.nth(i).locator(".tellings .origin").allTextContents();
    assert.ok(new Set(sources).size > 1, sources.join());
    assert.equal(await cards.nth(i).locator(".tellings .trigger").count(), sources.length);
  }
  assert.ok((await page.locator(".retold .differs").count()) > 0);
  assert.ok(new Set(await page.locator(".tellings q").evaluateAll((quotes) => quotes.map((quote) => quote.getAttribute("lang")))).size === 2, "both languages");
  const words = await page.locator(".tellings .trigger").first().textContent();
  await page.locator(".tellings .plain").first().click();
  assert.equal(await page.locator(".mark.lit[data-role=trigger]").first().textContent(), words);
  await done();
});

test("tolls stand over time with bounds and source, by kind, and lead to their words", async () => {
  const { page, done } = await joined();
  assert.ok((await page.locator(".toll-chart .toll").count()) >= 3);
  assert.ok((await page.locator(".toll-chart .period").count()) >= 1);
  const killed = await page.locator(".toll-list li").allTextContents();
  assert.ok(killed.some((toll) => /260 or more killed .*OSDH/.test(toll)), killed.join("\n"));
  await page.getByRole("button", { name: /^displaced/ }).click();
  const displaced = await page.locator(".toll-list li").allTextContents();
  assert.ok(displaced.length > 0 && displaced.every((toll) => /displaced/.test(toll)));
  await page.locator(".toll-list button").first().click();
  assert.equal(await page.locator(".note.picked").count(), 1);
  await done();
});

test("who acts on whom is drawn, and each band leads to an event by pointer and keys", async () => {
  const { page, done } = await joined({ locale: "fr-FR" });
  const band = page.locator(".graph .band").first();
  assert.match((await band.getAttribute("aria-label")) ?? "", / → .* : /);
  await page.locator(".graph .band[tabindex='0']").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".note.picked").count(), 1);
  await done();
});

/** Two articles of one event, of which the second says only by a `word` when it was, side by side. @param {string} word */
async function undated(word) {
  const opened = await open();
  const { page } = opened;
  await opened.read();
  for (const [source, text] of [
    ["Ministry", "Published on 12 March 2021\n\nA military helicopter was shot down by rebels over Tarvanik on Thursday, killing four crew members, the ministry of defence said."],
    ["Radio", `Rebels shot down a military helicopter over Tarvanik ${word}, killing its four crew members, a local radio station said.`],
  ]) {
    await page.locator("#read-own").click();
    await page.locator("#box-source").fill(source);
    await page.locator("#box-text").fill(text);
    await page.locator("#box button[type=submit]").click();
    await page.locator("#box").waitFor({ state: "hidden" });
  }
  await page.locator("#open-compare").click();
  await page.locator(".dated > ul > li").first().waitFor();
  return opened;
}

test("an article without a day is dated by what another tells, in its words", async () => {
  const { page, done } = await undated("on Thursday");
  const dated = page.locator(".dated > ul > li");
  assert.match((await dated.first().locator("h4").textContent()) ?? "", /^Radio .*11.*17 Mar 2021/);
  assert.deepEqual(await dated.first().locator("q").allTextContents(), ["shot down", "Thursday", "shot down", "Thursday"]);
  await dated.first().locator(".plain").first().click();
  assert.equal(await page.locator(".note.picked").count(), 1);
  await done();
});

test("where one day follows for an article, a press reads it with that day", async () => {
  const { page, done } = await undated("yesterday");
  const dated = page.locator(".dated > ul > li");
  assert.match((await dated.first().locator("h4").textContent()) ?? "", /^Radio .*12 Mar/);
  await dated.first().getByRole("button", { name: "Read it with this day" }).click();
  await page.locator(".dated").waitFor({ state: "detached" });
  assert.equal(await page.locator("#redate-day").inputValue(), "2021-03-12");
  await done();
});

test("every format can be taken away, with the reader's corrections in it", async () => {
  const { page, read, done } = await open();
  await read();
  await page.locator("#brief-e1").click();
  await page.locator("#note-e1 .corrections summary").click();
  await page.locator("#type-e1").selectOption("protest");
  await page.locator("#open-take").click();
  await page.locator("#take-which").selectOption("open");
  const looks = /** @type {Record<string, (text: string) => unknown>} */ ({
    csv: (text) => /protest/i.test(text) && text.split("\n").length > 3,
    geojson: (text) => JSON.parse(text).type === "FeatureCollection",
    json: (text) => JSON.parse(text).events.some((/** @type {any} */ event) => event.record.type === "protest"),
    jsonld: (text) => JSON.parse(text)["@context"],
    ics: (text) => text.startsWith("BEGIN:VCALENDAR"),
    md: (text) => /^#/.test(text),
  });
  for (const [format, looksRight] of Object.entries(looks)) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator(`#take-${format}`).click()]);
    assert.equal(file.suggestedFilename(), `sitrep.${format}`);
    assert.ok(looksRight(readFileSync(await file.path(), "utf8")), format);
  }
  await done();
});

test("a link carries articles and corrections in its fragment, which is not sent", async () => {
  const { page, context, done } = await open({ stubbed: true });
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill("[e1|agent:The guard] [shelling|e1|t:shelled] the « port » — été 🙂.");
  await page.locator("#box-source").fill("Wire");
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  await page.locator("#brief-e1").click();
  await page.locator("#note-e1 .corrections summary").click();
  await page.locator("#type-e1").selectOption("airstrike");
  await page.locator("#open-take").click();
  await page.locator("#take-which").selectOption("open");
  await page.locator("#take-share").click();
  const link = await page.locator("#take-link").inputValue();
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/some\/where\/sitrep\/#articles=[\w-]+$/);
  // Somebody else's browser.
  const other = await /** @type {import("playwright-core").Browser} */ (context.browser()).newContext({ serviceWorkers: "block" });
  await other.route(/worker-[^/]*\.js$/, (route) => route.fulfill({ path: new URL("./stub-worker.js", import.meta.url).pathname, contentType: "text/javascript" }));
  const theirs = await other.newPage();
  /** @type {string[]} */
  const requests = [];
  theirs.on("request", (request) => requests.push(request.url()));
  await theirs.goto(link);
  await theirs.locator("#brief-e1", { hasText: "Airstrike" }).waitFor();
  assert.match((await theirs.locator(".words").textContent()) ?? "", /« port » — été 🙂/);
  assert.ok(requests.every((url) => !url.includes("articles=")));
  // The address is cleared once they are kept, not before.
  await theirs.waitForURL((url) => url.hash === "");
  await theirs.goto(`${link.slice(0, -8)}AAAA`);
  await theirs.reload();
  await theirs.getByText("The link is damaged").waitFor();
  await other.close();
  await done();
});

test("articles that are too long for a link are offered as a file", async () => {
  const { page, done } = await open({ stubbed: true });
  await page.locator("#read-own").click();
  let seed = 7;
  const noise = Array.from({ length: 12_000 }, () => ((seed = (seed * 48271) % 2147483647) % 46656).toString(36)).join(" ");
  await page.locator("#box-text").evaluate((box, text) => (/** @type {HTMLTextAreaElement} */ (box).value = text), `The guard ${noise}`);
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  await page.locator("#open-take").click();
  await page.locator("#take-share").click();
  await page.getByText(/The link would have [\d,]+ characters/).waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#take-file").click()]);
  assert.ok(JSON.parse(readFileSync(await file.path(), "utf8")).articles.length >= 1);
  await done();
});

test("on paper the article stands with its notes, and nothing to press", async () => {
  const { page, read, done } = await open({ theme: "dark" });
  await read();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".index").isVisible(), false);
  assert.equal(await page.locator(".choices").isVisible(), false);
  assert.ok(await page.locator(".note").first().isVisible());
  assert.ok(await page.locator(".map svg").isVisible());
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
  assert.ok((await page.pdf()).length > 10_000);
  await done();
});
