// Opens the built page for a test: from a sub-path of a plain host, in a window of its own, every request and every complaint of
// the browser kept.

import assert from "node:assert/strict";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { browser } from "../../scripts/lib/browser.js";
import { host } from "../../scripts/lib/host.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const stub = path.join(root, "tests/page/stub-worker.js");

/** One host and one browser for the tests of a file. */
export function setUp() {
  /** @type {{ url: string, close: () => Promise<void> }} */
  let server;
  /** @type {import("playwright-core").Browser} */
  let chrome;
  before(async () => {
    server = await host(path.join(root, "dist"), "/some/where/sitrep/");
    chrome = await browser();
  });
  after(async () => {
    await chrome?.close();
    await server?.close();
  });

  /**
   * @param {object} [view]
   * @param {number} [view.width]
   * @param {"light" | "dark"} [view.theme]
   * @param {string} [view.locale]
   * @param {boolean} [view.offline] whether the page may keep itself for visits without a network
   * @param {boolean} [view.stubbed] whether tests/page/stub-worker.js stands in for the engine
   * @param {(page: import("playwright-core").Page, url: string) => Promise<void>} [view.prepare] done before the page is opened
   */
  async function open({ width = 1280, theme = "light", locale = "en-GB", stubbed = false, offline = false, prepare = async () => {} } = {}) {
    const context = await chrome.newContext({ viewport: { width, height: 900 }, colorScheme: theme, locale, reducedMotion: "reduce", serviceWorkers: offline ? "allow" : "block" });
    /** @type {string[]} */
    const requests = [];
    /** @type {string[]} */
    const complaints = [];
    context.on("request", (request) => requests.push(request.url()));
    context.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
    context.on("response", (response) => response.status() >= 400 && complaints.push(`${response.url()}: ${response.status()}`));
    // That the test forbids a service worker is no complaint about the page.
    const expected = (/** @type {string} */ text) => !offline && text.includes("Service Worker registration blocked");
    context.on("console", (message) => ["error", "warning"].includes(message.type()) && !expected(message.text()) && complaints.push(message.text()));
    context.on("weberror", (error) => complaints.push(String(error.error())));
    const page = await context.newPage();
    if (stubbed) await context.route(/worker-[^/]*\.js$/, (route) => route.fulfill({ path: stub, contentType: "text/javascript" }));
    await prepare(page, server.url);
    await page.goto(server.url);
    return {
      url: server.url,
      page,
      context,
      /** Waits until the bundled articles are read. */
      read: () => page.waitForFunction(() => document.querySelectorAll(".entry").length >= 5 && !document.querySelector(".glance progress")),
      /** Fails if the browser complained or asked another origin, and closes the window. */
      async done() {
        const { origin } = new URL(server.url);
        assert.deepEqual(complaints, []);
        assert.deepEqual(requests.filter((url) => !url.startsWith(`${origin}/some/where/sitrep/`) && !url.startsWith("data:")), []);
        assert.ok(requests.length > 5, "the requests were not seen");
        await context.close();
      },
    };
  }
  return { open, url: () => server.url, /** Ends the host: no file can be fetched any more. */ hostGone: () => server.close() };
}
