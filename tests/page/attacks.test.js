// What others wrote is text and nothing else: more than a thousand attacks in articles, titles, pasted pages, names of files, shared
// links, corrections and kept rows, under a policy that would stop them a second time.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import Papa from "papaparse";
import { setUp } from "./open.js";
import { PAYLOADS } from "./payloads.js";

const { open } = setUp();
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** @typedef {import("playwright-core").Page} Page */

let tried = 0;

/** Runs in the page before anything of it: counts what an attack would do. */
function watch() {
  const seen = /** @type {string[]} */ ([]);
  const FORBIDDEN = "iframe, object, embed, img, video, audio, base, style, template, math, frame, foreignObject, use, animate, set, [srcdoc], [formaction], [onload], [onerror], [onclick], [style*=url]";
  /** Looks at all that stands in the page now. @param {boolean} [closely] every attribute of every element */
  const look = (closely = false) => {
    for (const element of document.querySelectorAll(FORBIDDEN)) seen.push(element.outerHTML.slice(0, 200));
    for (const element of closely ? document.querySelectorAll("body, body *") : []) {
      if (["SCRIPT", "LINK", "META"].includes(element.nodeName.toUpperCase())) seen.push(element.outerHTML);
      for (const { name, value } of element.attributes) {
        const active = /^on/i.test(name) || (/^(xlink:)?href$|^src$|^action$/i.test(name) && /^[\s\u0000-\u001f]*(j\s*a\s*v\s*a\s*script|vbscript|data):/i.test(value));
        if (active) seen.push(`${name}=${value} of <${element.nodeName}>`);
      }
    }
  };
  Object.assign(globalThis, { seen, look, hit: () => seen.push("hit() was called") });
  for (const name of ["alert", "confirm", "prompt", "open"]) Object.assign(globalThis, { [name]: () => seen.push(`${name}() was called`) });
  addEventListener("securitypolicyviolation", (event) => seen.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
}

/** @param {Parameters<typeof open>[0]} [view] */
async function watched(view = {}) {
  const opened = await open({ stubbed: true, ...view, prepare: async (page, url) => {
    await page.addInitScript(watch);
    await view.prepare?.(page, url);
  } });
  await opened.read();
  return {
    ...opened,
    async unharmed() {
      const { page } = opened;
      assert.deepEqual(await page.evaluate("look(true), seen"), []);
      assert.equal(await page.title(), "sitrep");
      assert.equal(await page.evaluate(() => Object.keys(Object.prototype).length), 0);
      await opened.done();
    },
  };
}

/** Every article is opened once, so that all of it is drawn. @param {Page} page @param {number} from @param {number} count */
async function openEach(page, from, count) {
  await page.evaluate(
    async ([from, count]) => {
      for (let i = from; i < from + count; i += 1) {
        /** @type {HTMLElement} */ (document.querySelectorAll(".entry")[i]).click();
        const brief = /** @type {HTMLElement | null} */ (document.querySelector(".brief"));
        brief?.click();
        /** @type {any} */ (globalThis).look();
        if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
      }
    },
    [from, count],
  );
}

const settled = (/** @type {Page} */ page, /** @type {number} */ count) =>
  page.waitForFunction((count) => document.querySelectorAll(".entry").length >= count && !document.querySelector("main progress, .glance progress, .index progress"), count, { timeout: 120_000 });

const file = (/** @type {string} */ name, /** @type {string} */ content) => ({ name, mimeType: "", buffer: Buffer.from(content) });

/** So many articles at once: the page draws its whole list for each. */
const BATCH = 40;

for (let from = 0; from < 160; from += BATCH) {
  const cases = PAYLOADS.slice(from, from + BATCH);

  test(`articles, titles, sources and words of events, from ${from}`, { timeout: 120_000 }, async () => {
    const { page, unharmed } = await watched();
    const text = (/** @type {string} */ p) => `${p}\n\n[e1|agent:${p}] [shelling|e1|t:${p.replaceAll("]", "")}] [e1|place:${p}] [e1|source:${p}] [e1|time:on Tuesday].`;
    const rows = cases.map((p) => JSON.stringify({ title: p, source: p, text: text(p) }));
    await page.locator("#read-own").click();
    await page.locator("#box-files").setInputFiles([file("attacks.jsonl", rows.join("\n"))]);
    await settled(page, 5 + cases.length);
    await openEach(page, 5, cases.length);
    for (let i = 0; i < cases.length; i += 13) {
      await page.locator(".entry").nth(5 + i).click();
      assert.equal((await page.locator(".words").allTextContents()).join("\n\n").replace(/\s+/g, " ").trim(), text(cases[i]).replace(/\s+/g, " ").trim());
      // An override of the direction ends where what it came with ends.
      assert.equal(await page.locator(".entry[aria-current=true] .title").evaluate((one) => getComputedStyle(one).unicodeBidi), "isolate");
    }
    tried += cases.length;
    await unharmed();
  });

  test(`pages that are brought as HTML, from ${from}`, { timeout: 120_000 }, async () => {
    const { page, unharmed } = await watched();
    const html = (/** @type {string} */ p) => `<!doctype html><html lang="en"><head><title>${p}</title><meta property="og:site_name" content="${p.replaceAll('"', "&quot;")}"></head><body ><article><h1>Port</h1><p>The guard shelled the port of Larnaby on Tuesday, and four sailors died. ${p} The mayor said so in a long statement to the harbour board.</p>${p}</article></body></html>`;
    await page.locator("#read-own").click();
    await page.locator("#box-files").setInputFiles(cases.map((p, i) => file(`page-${i}.html`, html(p))));
    // One that comments its article away is refused.
    await page.waitForFunction((count) => document.querySelectorAll(".entry").length + document.querySelectorAll(".notice li").length >= count, 5 + cases.length, { timeout: 60_000 });
    await settled(page, 5 + cases.length - 10);
    await openEach(page, 5, (await page.locator(".entry").count()) - 5);
    await page.locator(".entry").nth(6).click();
    assert.match((await page.locator(".words").allTextContents()).join(" "), /shelled the port of Larnaby/);
    tried += cases.length;
    await unharmed();
  });
}

test("pages that are pasted into the box", { timeout: 120_000 }, async () => {
  const { page, unharmed } = await watched();
  await page.locator("#read-own").click();
  const cases = PAYLOADS.slice(0, 80);
  for (const p of cases) {
    await page.locator("#box-text").evaluate((box, html) => {
      /** @type {HTMLTextAreaElement} */ (box).value = "";
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      clipboardData.setData("text/plain", html);
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, `<html><body><p>The guard shelled the port on Tuesday.</p><p>Four sailors died.</p><p>The mayor said so.</p>${p}</body></html>`);
    await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#box-text")).value.includes("shelled"));
  }
  tried += cases.length;
  await unharmed();
});

test("names of files", async () => {
  const { page, unharmed } = await watched();
  const cases = PAYLOADS;
  await page.evaluate((names) => {
    const dataTransfer = new DataTransfer();
    for (const [i, name] of names.entries()) dataTransfer.items.add(new File(["Rebels shelled the port."], i % 8 ? `${name}.exe` : `${name}.txt`));
    document.querySelector("main")?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, cases);
  const read = Math.ceil(cases.length / 8);
  await settled(page, 5 + read);
  await page.locator(".notice li").nth(cases.length - read - 1).waitFor();
  assert.match(await page.locator(".notice strong").first().evaluate((one) => getComputedStyle(one).unicodeBidi), /isolate/);
  tried += cases.length;
  await unharmed();
});

/** @param {unknown} articles */
const fragment = (articles) => `#articles=${deflateRawSync(typeof articles === "string" ? articles : JSON.stringify(articles)).toString("base64url")}`;

test("shared links, whole and forged, with corrections that are none", { timeout: 120_000 }, async () => {
  const { page, unharmed } = await watched();
  const words = "[e1|agent:The guard] [shelling|e1|t:shelled] the port";
  const at = words.indexOf("shelled");
  const edit = { id: "x", event: `${at}-${at + 7}-shelling`, at: 1, kind: "change", field: "type" };
  const cases = PAYLOADS.slice(0, 60);
  for (let i = 0; i < cases.length; i += 20) {
    const articles = cases.slice(i, i + 20).map((p, n) => ({
      title: p,
      source: p,
      language: n % 3 ? "en" : p,
      published: p,
      text: `${words}. ${p} ${i + n}`,
      corrections: [
        { ...edit, value: p },
        { ...edit, field: "factuality", value: p },
        { ...edit, field: p, value: "talks" },
        { ...edit, field: "role", role: p, words: [] },
        { ...edit, field: "role", role: "agents", words: [{ start: 0, end: 1, text: p }] },
        { ...edit, field: "days", days: { start: p, end: p } },
        { ...edit, kind: p },
        { ...edit, kind: "add", event: p, words: [{ start: at, end: at + 7, text: "shelled" }], value: p },
      ],
    }));
    await page.evaluate((hash) => (location.hash = hash), fragment(articles));
    await settled(page, 5 + i + 20);
  }
  await openEach(page, 5, cases.length);
  await page.locator("#open-chronicle").click();
  const forged = ["#articles=", "#articles=%%%", "#articles=AAAA", fragment("{"), fragment("5"), fragment('[{"text":5}]'), fragment('[null]'), fragment('{"__proto__":{"hit":1}}'), fragment('[{"text":"x","__proto__":{"own":false}}]'), fragment(`"${"a".repeat(5_000_000)}"`), ...PAYLOADS.map((p) => `#articles=${p}`), ...PAYLOADS.slice(0, 60).map((p) => `#${p}`)];
  await page.evaluate(async (forged) => {
    for (const hash of forged) {
      location.hash = hash;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }, forged);
  await page.locator(".notice", { hasText: "damaged" }).waitFor();
  tried += cases.length + forged.length;
  await unharmed();
});

test("what is kept on the device is taken for text too", async () => {
  const cases = PAYLOADS.slice(0, 60);
  const { page, unharmed } = await watched({
    prepare: async (page, url) => {
      await page.goto(`${url}manifest.webmanifest`);
      await page.evaluate(
        (all) =>
          new Promise((resolve) => {
            const request = indexedDB.open("sitrep", 2);
            request.onupgradeneeded = () => ["texts", "edits", "drafts"].forEach((name) => request.result.createObjectStore(name, { keyPath: "id" }));
            request.onsuccess = () => {
              const transaction = request.result.transaction(["texts", "edits", "drafts"], "readwrite");
              all.forEach((p, i) => transaction.objectStore("texts").put({ id: `${p}${i}`, title: p, source: p, language: null, published: null, text: `[shelling|e1|t:shelled] ${p}`, added: i }));
              all.forEach((p, i) => transaction.objectStore("edits").put({ id: p, article: `${p}${i}`, at: 1, kind: "change", event: "16-23-shelling", field: "type", value: p }));
              transaction.objectStore("drafts").put({ id: "gone", text: all[0], title: all[1], source: all[2], published: all[3], language: all[4] });
              transaction.oncomplete = () => resolve(request.result.close());
            };
          }),
        cases,
      );
    },
  });
  await settled(page, 5 + cases.length);
  await openEach(page, 5, cases.length);
  tried += cases.length;
  await unharmed();
});

test("more than a thousand attacks were tried", () => assert.ok(tried > 1000, `${tried}`));

test("the policy: no inline, no eval, no one else, and strings never become markup or scripts", async () => {
  const html = readFileSync(`${dist}index.html`, "utf8");
  const policy = Object.fromEntries((html.match(/Content-Security-Policy"\s+content="([^"]*)"/)?.[1] ?? "").split(";").map((part) => part.trim()).map((part) => [part.split(" ")[0], part.split(" ").slice(1)]));
  assert.deepEqual(policy["default-src"], ["'none'"]);
  assert.deepEqual(policy["script-src"], ["'self'", "'wasm-unsafe-eval'"]);
  for (const one of ["connect-src", "style-src", "worker-src"]) assert.deepEqual(policy[one], ["'self'"], one);
  for (const one of ["base-uri", "form-action"]) assert.deepEqual(policy[one], ["'none'"], one);
  assert.deepEqual(policy["require-trusted-types-for"], ["'script'"]);
  const { page, context, read } = await open({ stubbed: true });
  await read();
  const outcome = await page.evaluate(async () => {
    const fails = (/** @type {() => unknown} */ act) => {
      try {
        act();
        return "done";
      } catch (error) {
        return /** @type {Error} */ (error).name;
      }
    };
    const made = document.createElement("div");
    const script = document.createElement("script");
    return {
      innerHTML: fails(() => (made.innerHTML = "<b>x</b>")),
      write: fails(() => document.write("x")),
      parse: fails(() => new DOMParser().parseFromString("<b>x</b>", "text/html")),
      worker: fails(() => new Worker("https://elsewhere.example/x.js")),
      data: fails(() => new Worker("data:text/javascript,1")),
      script: fails(() => (script.src = "https://elsewhere.example/x.js")),
      policy: fails(() => /** @type {any} */ (globalThis).trustedTypes.createPolicy("mine", {})),
      again: fails(() => /** @type {any} */ (globalThis).trustedTypes.createPolicy("default", {})),
      // What the debugger runs at once may do so; what comes later is the page's.
      eval: await new Promise((resolve) => setTimeout(() => resolve(fails(() => (0, eval)("1"))))),
      function: await new Promise((resolve) => setTimeout(() => resolve(fails(() => new Function("1")())))),
    };
  });
  for (const [name, what] of Object.entries(outcome)) assert.match(what, /TypeError|EvalError/, name);
  const elsewhere = await page.evaluate(() =>
    Promise.all([
      fetch("https://elsewhere.example/").then(() => "done", () => "refused"),
      new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve("done");
        image.onerror = () => resolve("refused");
        image.src = "https://elsewhere.example/x.png";
      }),
      navigator.sendBeacon("https://elsewhere.example/", "x") ? "queued" : "refused",
    ]),
  );
  assert.deepEqual(elsewhere.slice(0, 2), ["refused", "refused"]);
  await context.close();
});

test("a link cannot put anything into what the service worker keeps", { timeout: 120_000 }, async () => {
  const { page, context, read, url } = await open({ offline: true });
  await read();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", null, { timeout: 60_000 });
  const kept = () =>
    page.evaluate(async () => {
      /** @type {Record<string, string>} */
      const all = {};
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const bytes = await (await cache.match(request))?.arrayBuffer();
          const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes ?? new ArrayBuffer(0)));
          all[`${name} ${request.url}`] = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        }
      }
      return all;
    });
  const before = await kept();
  assert.ok(Object.keys(before).length > 20);
  const hostile = fragment([{ title: PAYLOADS[0], source: PAYLOADS[1], text: `Rebels shelled the port. ${PAYLOADS[2]}` }]);
  for (const tail of [`?x=${encodeURIComponent(PAYLOADS[0])}`, `index.html?${encodeURIComponent(PAYLOADS[2])}`, `?sw.js#${PAYLOADS[0]}`, hostile, `assets/none.js?${encodeURIComponent(PAYLOADS[0])}`, "..%2f..%2fsw.js", "sw.js?evil"]) {
    await page.goto(url + tail).catch(() => {});
    await page.waitForTimeout(150);
  }
  await page.goto(url);
  await page.evaluate(async () => {
    await fetch("./index.html?poison=1", { cache: "reload" }).catch(() => {});
    await fetch("./", { method: "POST", body: "poison" }).catch(() => {});
    await fetch("./assets/made-up.js").catch(() => {});
  });
  assert.deepEqual(await kept(), before);
  const [, index] = Object.entries(before).find(([name]) => name.endsWith(url)) ?? [];
  assert.equal(index, createHash("sha256").update(readFileSync(`${dist}index.html`)).digest("hex"));
  assert.doesNotMatch(await page.content(), /poison/);
  await context.close();
});

test("a table of events opens harmless in a spreadsheet", { timeout: 120_000 }, async () => {
  const { page, read, done } = await open();
  await read();
  const rows = ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\tx", "=HYPERLINK(\"https://elsewhere.example\")"].map((sign, i) => JSON.stringify({ title: `${sign} ${i}`, source: sign, text: `${sign} rebels shelled the port of Latakia on Monday, killing four soldiers, the ${sign} ministry said.` }));
  await page.locator("#read-own").click();
  await page.locator("#box-files").setInputFiles([file("sheet.jsonl", rows.join("\n"))]);
  await settled(page, 5 + rows.length);
  await page.locator("#open-take").click();
  const [csv] = await Promise.all([page.waitForEvent("download"), page.locator("#take-csv").click()]);
  const { data } = Papa.parse(readFileSync(await csv.path(), "utf8").replace(/^\ufeff/, ""));
  assert.ok(data.length > rows.length);
  for (const cell of /** @type {string[][]} */ (data).flat()) assert.ok(cell === "" || Number.isFinite(Number(cell)) || !/^[=+\-@\t\r\n]/.test(cell), cell);
  await done();
});
