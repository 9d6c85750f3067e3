// Storage that is full, forbidden, held, damaged, old, new, or cut off in the middle of a write: the reader is told, and nothing
// typed or corrected is lost.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { keepingBrowser } from "../../scripts/lib/browser.js";
import { setUp } from "./open.js";

const { open, url } = setUp();
const stub = fileURLToPath(new URL("stub-worker.js", import.meta.url));

/** @typedef {import("playwright-core").Page} Page */

const TEXT = "[e1|agent:The guard] [shelling|e1|t:shelled] the port.";

/** @param {Page} page @param {string} text */
async function add(page, text) {
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(text);
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
}

/** @param {Page} page @param {string} type */
async function correct(page, type) {
  if (!(await page.locator("#type-e1").isVisible())) {
    await page.locator("#brief-e1").click();
    await page.locator("#note-e1 .corrections summary").click();
  }
  await page.locator("#type-e1").selectOption(type);
}

const told = (/** @type {Page} */ page) => page.locator("#trouble");
const kind = (/** @type {Page} */ page) => page.locator("#brief-e1 .kind").innerText();

/** Writes to the page's database from outside it. @param {Page} page @param {string} base @param {number} version @param {Record<string, object[]>} rows */
async function inDatabase(page, base, version, rows) {
  // A file of the same origin that runs nothing.
  await page.goto(`${base}manifest.webmanifest`);
  await page.evaluate(
    ([version, rows]) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("sitrep", /** @type {number} */ (version));
        request.onupgradeneeded = () => {
          for (const store of Object.keys(rows)) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store, { keyPath: "id" });
        };
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction(Object.keys(rows), "readwrite");
          for (const [store, all] of Object.entries(rows)) for (const row of all) transaction.objectStore(store).put(row);
          transaction.oncomplete = () => {
            request.result.close();
            resolve(null);
          };
        };
      }),
    /** @type {const} */ ([version, rows]),
  );
}

const row = (/** @type {string} */ id, rest = {}) => ({ id, title: id, source: "", language: null, published: null, text: TEXT, added: 1, ...rest });

test("a full device: the reader is told, nothing is lost on the page, and it is kept once there is room", async () => {
  const { page, context, read } = await open({ stubbed: true });
  await read();
  const control = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  // The browser looks at the room again only a while after a write, so it is full from the beginning.
  await control.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await add(page, TEXT);
  await told(page).getByText("storage of this browser is full").waitFor();
  await correct(page, "airstrike");
  assert.match(await kind(page), /Airstrike/);
  assert.equal(await page.locator(".entry").count(), 6);
  // Everything can be taken away as a file meanwhile.
  const [saved] = await Promise.all([page.waitForEvent("download"), told(page).getByRole("button", { name: "Save everything as a file" }).click()]);
  assert.equal(saved.suggestedFilename(), "sitrep-everything.json");
  await control.send("Storage.overrideQuotaForOrigin", { origin });
  await told(page).waitFor({ state: "hidden", timeout: 20_000 });
  await page.reload();
  await page.locator(".entry").nth(5).waitFor();
  await read();
  await page.locator(".entry").nth(5).click();
  assert.match(await kind(page), /Airstrike/);
  await context.close();
});

test("a device that is full when a text is read: the browser asks before it closes the page, and the draft is in the box again", async () => {
  const { page, context, read } = await open({ stubbed: true });
  await read();
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill(TEXT);
  await page.waitForTimeout(700);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === "texts") throw new DOMException("no room", "QuotaExceededError");
      return put.apply(this, given);
    };
  });
  await page.locator("#box button[type=submit]").click();
  await told(page).waitFor();
  const asked = page.waitForEvent("dialog");
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  assert.equal((await asked).type(), "beforeunload");
  await read();
  await page.locator("#read-own").click();
  assert.equal(await page.locator("#box-text").inputValue(), TEXT);
  await context.close();
});

const FORBIDDEN = {
  "throws": () => {
    Object.defineProperty(globalThis, "indexedDB", { get: () => ({ open() { throw new DOMException("no", "SecurityError"); } }) });
  },
  "is not there": () => Object.defineProperty(globalThis, "indexedDB", { value: undefined }),
  "refuses, and so do the others": () => {
    const open = () => {
      const request = { error: new DOMException("private", "InvalidStateError"), onerror: () => {} };
      setTimeout(() => request.onerror());
      return request;
    };
    Object.defineProperty(globalThis, "indexedDB", { value: { open } });
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, { get() { throw new DOMException("no", "SecurityError"); } });
  },
};

for (const [name, script] of Object.entries(FORBIDDEN)) {
  test(`a private window where storage ${name}: the page says so and works until it is closed`, async () => {
    const { page, context, read } = await open({ stubbed: true, prepare: (page) => page.addInitScript(script) });
    await read();
    await told(page).getByText("keeps nothing for this page").waitFor();
    await told(page).getByRole("button", { name: "Close" }).click();
    await add(page, TEXT);
    await correct(page, "airstrike");
    assert.match(await kind(page), /Airstrike/);
    assert.equal(await page.locator(".entry").count(), 6);
    await context.close();
  });
}

test("storage that never answers: the page opens without it, and says so", async () => {
  const silent = () => Object.defineProperty(globalThis, "indexedDB", { value: { open: () => ({}) } });
  const { page, context, read } = await open({ stubbed: true, prepare: (page) => page.addInitScript(silent) });
  await read();
  await told(page).getByText("does not answer").waitFor();
  await add(page, TEXT);
  assert.equal(await page.locator(".entry").count(), 6);
  await context.close();
});

test("rows that are damaged are passed over and left as they are; the rest is shown", async () => {
  const good = { id: "c1", article: "own-good", at: 1, kind: "change", event: "27-34-shelling", field: "type", value: "airstrike" };
  const { page, context, read } = await open({
    stubbed: true,
    prepare: (page, base) =>
      inDatabase(page, base, 2, {
        texts: [row("own-good"), row("own-a", { text: 5 }), row("own-b", { title: null }), row("own-c", { published: "soon" }), row("own-d", { added: {} }), { id: 7 }, { id: "own-e" }],
        edits: [good, { ...good, id: "c2", words: "all" }, { ...good, id: "c3", field: "__proto__" }, { id: "c4" }, { ...good, id: "c5", days: 4 }, { ...good, id: "c6", kind: "add", words: [null] }],
        drafts: [{ id: "gone", text: {} }],
      }),
  });
  await page.locator(".entry").nth(5).waitFor();
  await read();
  await told(page).getByText("damaged").waitFor();
  assert.equal(await page.locator(".entry").count(), 6);
  await page.locator(".entry").nth(5).click();
  await page.locator("#brief-e1").waitFor();
  const left = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("sitrep");
        request.onsuccess = () => {
          const count = request.result.transaction("texts").objectStore("texts").count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );
  assert.equal(left, 7);
  await context.close();
});

test("a store of the first version is taken over with its texts", async () => {
  const { page, context, read } = await open({ stubbed: true, prepare: (page, base) => inDatabase(page, base, 1, { texts: [row("own-old", { title: "From before" }), row("draft")] }) });
  await page.locator(".entry").nth(5).waitFor();
  await read();
  assert.match((await page.locator(".entry").nth(5).textContent()) ?? "", /From before/);
  await page.locator(".entry").nth(5).click();
  await correct(page, "airstrike");
  await page.waitForTimeout(300);
  await page.reload();
  await page.locator(".entry").nth(5).waitFor();
  await read();
  await page.locator(".entry").nth(5).click();
  assert.match(await kind(page), /Airstrike/);
  assert.equal(await told(page).isVisible(), false);
  await context.close();
});

test("an old tab that does not let go of the store: the page opens, says so, and keeps everything when it can", async () => {
  const { page, context, read } = await open({
    stubbed: true,
    prepare: async (page, base) => {
      await inDatabase(page, base, 1, { texts: [row("own-old")] });
      const other = await page.context().newPage();
      await other.goto(`${base}manifest.webmanifest`);
      // As the page of the first version that never heard of a second.
      await other.evaluate(() => new Promise((resolve) => (indexedDB.open("sitrep", 1).onsuccess = ({ target }) => resolve(void Object.assign(globalThis, { held: /** @type {any} */ (target).result })))));
    },
  });
  await read();
  await told(page).getByText("does not answer").waitFor();
  await add(page, TEXT);
  await context.pages().find((one) => one !== page)?.close();
  await told(page).waitFor({ state: "hidden", timeout: 20_000 });
  await page.reload();
  await page.locator(".entry").nth(6).waitFor();
  await context.close();
});

test("a store of a newer page is left untouched, and the reader is told", async () => {
  const { page, context, read, url } = await open({ stubbed: true, prepare: (page, base) => inDatabase(page, base, 9, { texts: [row("own-new")], edits: [], drafts: [], later: [] }) });
  await read();
  await told(page).getByText("newer version").waitFor();
  await add(page, TEXT);
  assert.equal(await page.locator(".entry").count(), 6);
  page.once("dialog", (dialog) => dialog.accept());
  await page.goto(`${url}manifest.webmanifest`);
  const kept = await page.evaluate(() => new Promise((resolve) => (indexedDB.open("sitrep", 9).onsuccess = ({ target }) => (/** @type {any} */ (target).result.transaction("texts").objectStore("texts").getAllKeys().onsuccess = (/** @type {any} */ event) => resolve(event.target.result)))));
  assert.deepEqual(kept, ["own-new"]);
  await context.close();
});

test("two tabs correct one article at the same moment, and each has its own draft: both have everything", async () => {
  const { page, context, read, url } = await open({ stubbed: true });
  await read();
  await add(page, `${TEXT} [e2|agent:Envoys] [talks|e2|t:met] there.`);
  const other = await context.newPage();
  await other.goto(url);
  await other.locator(".entry").nth(5).click();
  await other.locator("#brief-e2").click();
  await other.locator("#note-e2 .corrections summary").click();
  await page.locator("#brief-e1").click();
  await page.locator("#note-e1 .corrections summary").click();
  await Promise.all([page.locator("#type-e1").selectOption("airstrike"), other.locator("#type-e2").selectOption("visit")]);
  for (const tab of [page, other]) {
    await tab.locator("#brief-e1 .kind", { hasText: "Airstrike" }).waitFor();
    await tab.locator("#brief-e2 .kind", { hasText: "Visit" }).waitFor();
  }
  for (const [tab, words] of /** @type {[Page, string][]} */ ([[page, "One draft"], [other, "Another draft"]])) {
    await tab.locator("#read-own").click();
    await tab.locator("#box-text").fill(words);
  }
  await page.waitForTimeout(900);
  for (const [tab, words] of /** @type {[Page, string][]} */ ([[page, "One draft"], [other, "Another draft"]])) {
    await tab.reload();
    await tab.locator(".entry").nth(5).waitFor();
    await tab.locator("#read-own").click();
    assert.equal(await tab.locator("#box-text").inputValue(), words);
    await tab.keyboard.press("Escape");
    await tab.locator(".entry").nth(5).click();
    assert.match(await kind(tab), /Airstrike/);
  }
  await context.close();
});

/** A browser with a folder of its own. @param {string} folder */
async function launched(folder) {
  const context = await keepingBrowser(folder, { viewport: { width: 1280, height: 900 }, locale: "en-GB", reducedMotion: "reduce", serviceWorkers: "block" });
  await context.route(/worker-[^/]*\.js$/, (route) => route.fulfill({ path: stub, contentType: "text/javascript" }));
  const [page] = context.pages();
  await page.goto(url());
  await page.waitForFunction(() => document.querySelectorAll(".entry").length >= 5 && !document.querySelector(".glance progress"));
  return { context, page };
}

/** Kills the whole browser, as a crash or the system would. @param {import("playwright-core").BrowserContext} context @param {Page} page */
async function killed(context, page) {
  const control = await context.newCDPSession(page);
  const own = await context.browser()?.newBrowserCDPSession() ?? control;
  const { processInfo } = /** @type {any} */ (await own.send("SystemInfo.getProcessInfo"));
  const { id } = processInfo.find((/** @type {any} */ one) => one.type === "browser");
  const gone = new Promise((resolve) => context.once("close", resolve));
  process.kill(id, "SIGKILL");
  await gone;
}

test("a browser that is killed in the middle: what was corrected and typed is there again", { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sitrep-killed-"));
  const TYPES = ["airstrike", "talks", "visit", "arrest", "attack"];
  let typed = "";
  for (let round = 0; round <= TYPES.length; round += 1) {
    const { context, page } = await launched(folder);
    if (round > 0) {
      await page.locator(".entry").nth(4 + round).waitFor();
      assert.equal(await page.locator(".entry").count(), 5 + round);
      await page.locator(".entry").nth(4 + round).click();
      assert.match((await kind(page)).toLowerCase(), new RegExp(TYPES[round - 1]));
      await page.locator("#read-own").click();
      const left = await page.locator("#box-text").inputValue();
      // Who types on and on has it kept every two seconds at the latest.
      assert.ok(left.length > 0 && typed.startsWith(left), `${left} of ${typed}`);
      await page.locator("#box-text").fill("");
      await page.keyboard.press("Escape");
    }
    if (round === TYPES.length) {
      await context.close();
      break;
    }
    await add(page, `${TEXT} Number ${round}.`);
    await correct(page, TYPES[round]);
    await page.locator("#read-own").click();
    typed = "";
    const until = Date.now() + 2600 + round * 150;
    while (Date.now() < until) {
      const words = `word${typed.length} `;
      typed += words;
      await page.locator("#box-text").pressSequentially(words, { delay: 15 });
    }
    await killed(context, page);
  }
  rmSync(folder, { recursive: true, force: true });
});

test("a store whose files are damaged on the disk: the page opens, and what is brought anew is kept or said not to be", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sitrep-damaged-"));
  const first = await launched(folder);
  await add(first.page, TEXT);
  await first.context.close();
  const stores = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /IndexedDB.*leveldb.*(MANIFEST|CURRENT|\.log|\.ldb)/.test(name));
  assert.ok(stores.length > 0, "the files of the store were not found");
  for (const name of stores) writeFileSync(path.join(folder, name), "damaged ".repeat(64));
  const { context, page } = await launched(folder);
  await add(page, TEXT);
  const own = await page.locator(".entry").count();
  assert.ok(own >= 6);
  const isTold = await told(page).isVisible();
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll(".entry").length >= 5 && !document.querySelector(".glance progress"));
  await page.waitForTimeout(500);
  const kept = (await page.locator(".entry").count()) === own;
  assert.ok(kept || isTold, "lost without a word");
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});
