// Static servers and pages for the tests of the installed package.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";

const TYPES = { ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".html": "text/html", ".json": "application/json", ".txt": "text/plain" };

/**
 * Serves a folder as any static host does.
 * @param {string} folder
 * @param {Record<string, string>} [headers]
 */
export async function serve(folder, headers = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://x");
    try {
      const body = await readFile(path.join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
      response.writeHead(200, { "content-type": TYPES[path.extname(pathname) || ".html"] ?? "application/octet-stream", ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  // A failed test leaves its servers open; they do not keep the run from ending.
  server.unref();
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * Opens a page, and gives it with what it complained of: errors, refused requests, broken rules of its Content-Security-Policy.
 * @param {import("playwright-core").Browser} chromium
 * @param {string} address
 */
export async function open(chromium, address) {
  const page = await chromium.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
  await page.goto(address);
  return { page, complaints };
}

/**
 * The text of an element once it has one.
 * @param {import("playwright-core").Page} page
 * @param {string} selector
 */
export async function words(page, selector) {
  await page.waitForFunction((selector) => document.querySelector(selector)?.textContent, selector, { timeout: 30_000 });
  return page.textContent(selector);
}
