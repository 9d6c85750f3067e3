// The page without a network, its manifest, and its policy.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { setUp } from "./open.js";

const { open, hostGone } = setUp();
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

test("the service worker keeps every file of the build", () => {
  const kept = readFileSync(path.join(dist, "sw.js"), "utf8").split("\n", 1)[0];
  for (const file of readdirSync(path.join(dist, "assets"))) assert.ok(kept.includes(`"./assets/${file}"`), file);
});

test("the page can be installed: its manifest names icons that are there", () => {
  const html = readFileSync(path.join(dist, "index.html"), "utf8");
  assert.match(html, /<link rel="manifest" href="\.\/manifest\.webmanifest"/);
  const manifest = JSON.parse(readFileSync(path.join(dist, "manifest.webmanifest"), "utf8"));
  assert.equal(manifest.display, "standalone");
  assert.equal(manifest.start_url, "./");
  for (const { src, sizes } of manifest.icons) {
    const png = readFileSync(path.join(dist, src));
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes);
  }
});

test("the policy lets nothing in from elsewhere and runs no script of the page's text", async () => {
  const html = readFileSync(path.join(dist, "index.html"), "utf8");
  const policy = html.match(/Content-Security-Policy"\s+content="([^"]*)"/)?.[1] ?? "";
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'self'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
  const { page, context, read } = await open();
  await read();
  const refused = await page.evaluate(async () => {
    const inline = document.createElement("script");
    try {
      inline.textContent = "window.broken = true";
      document.head.append(inline);
    } catch {
      // Where the browser knows Trusted Types, the text does not even get into the element.
    }
    const elsewhere = await fetch("https://elsewhere.example/").then(() => false, () => true);
    return { ran: "broken" in window, elsewhere };
  });
  assert.deepEqual(refused, { ran: false, elsewhere: true });
  await context.close();
});

// The last one: it ends the host.
test("after a first visit the page opens, reads and draws its map without a network", { timeout: 120_000 }, async () => {
  const { page, context, read } = await open({ offline: true });
  await read();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", null, { timeout: 60_000 });
  await hostGone();
  await page.reload();
  await read();
  assert.ok((await page.locator(".note").count()) > 5);
  await page.locator(".pin").first().waitFor();
  await page.locator("#read-own").click();
  await page.locator("#box-text").fill("Les rebelles ont bombardé le port de Lattaquié lundi, tuant quatre soldats, selon le ministère de la Défense.");
  await page.locator("#box button[type=submit]").click();
  await page.locator("#box").waitFor({ state: "hidden" });
  assert.ok((await page.locator(".note").count()) > 0);
  await context.close();
});
