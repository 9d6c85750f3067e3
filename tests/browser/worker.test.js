// The package in a page of a plain static server: its worker answers every call, whatever befalls it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser } from "../../scripts/lib/browser.js";
import { serve } from "./site.js";

/** @type {import("playwright-core").Browser} */
let chromium;
before(async () => {
  chromium = await browser();
});
after(() => chromium.close());

/**
 * Runs a function in a page that is served from `site`, with the package from `packageSite`; it gets `createSitrep`, `codeOf`
 * (the code that a rejected call ends with) and the number of workers started so far.
 */
async function inPage(site, run, packageSite = site) {
  const page = await chromium.newPage();
  try {
    await page.goto(`${site.address}page.html`);
    return await page.evaluate(
      async ([address, source]) => {
        let workers = 0;
        const Real = window.Worker;
        window.Worker = class extends Real {
          constructor(url, options) {
            super(url, options);
            workers += 1;
          }
        };
        const { createSitrep } = await import(address);
        const codeOf = (call) => call.then(() => "no error", (error) => (error.name === "SitrepError" ? error.code : String(error)));
        return await new Function(`return (${source})`)()({ createSitrep, codeOf, workers: () => workers });
      },
      [`${packageSite.address}js/index.js`, String(run)],
    );
  } finally {
    await page.close();
  }
}

async function withSite(change, use) {
  const site = await serve({ change });
  try {
    await use(site);
  } finally {
    site.close();
  }
}

test("each of several calls at once gets its own report", () =>
  withSite(undefined, async (site) => {
    const ids = await inPage(site, async ({ createSitrep }) => {
      const sitrep = await createSitrep();
      const calls = ["one", "two", "three"].map((id) => sitrep.extract(`The army shelled town ${id}.`, { id }));
      const reports = await Promise.all(calls);
      await sitrep.close();
      return reports.map((report) => `${report.document.id}: ${report.sentences[0].text}`);
    });
    assert.deepEqual(ids, ["one", "two", "three"].map((id) => `${id}: The army shelled town ${id}.`));
  }));

test("a wrong option is refused, in the page and by the engine", () =>
  withSite(undefined, async (site) => {
    const codes = await inPage(site, async ({ createSitrep, codeOf }) => {
      const sitrep = await createSitrep();
      return Promise.all([codeOf(sitrep.extract("a", { date: "x" })), codeOf(sitrep.extract("a", { published: "yesterday" }))]);
    });
    assert.deepEqual(codes, ["invalid_option", "invalid_option"]);
  }));

test("a package on another origin starts its worker too", () =>
  withSite(undefined, (site) =>
    withSite(undefined, async (cdn) => {
      const count = await inPage(site, async ({ createSitrep }) => {
        const sitrep = await createSitrep();
        return (await sitrep.extract("The army left. The town burned.")).sentences.length;
      }, cdn);
      assert.equal(count, 2);
    })));

test("a worker that dies rejects its call, and the next call starts another", () => {
  const dies = `self.addEventListener("message", ({ data }) => { if (data.text === "die") throw new Error("out of luck"); });\n`;
  const change = (file, text) => (file === "js/worker.js" ? dies + text : text);
  return withSite(change, async (site) => {
    const seen = await inPage(site, async ({ createSitrep, codeOf, workers }) => {
      const sitrep = await createSitrep();
      const dying = codeOf(sitrep.extract("die"));
      const waiting = sitrep.extract("The army left.");
      return [await dying, (await waiting).sentences.length, workers()];
    });
    assert.deepEqual(seen, ["worker_died", 1, 2]);
  });
});

test("a text that stops the engine rejects its call, and the next call has a new engine", () => {
  const trap = `$&if (text === "trap") throw new WebAssembly.RuntimeError("unreachable");`;
  const change = (file, text) => (file === "js/reader.js" ? text.replace("try {", trap) : text);
  return withSite(change, async (site) => {
    const seen = await inPage(site, async ({ createSitrep, codeOf, workers }) => {
      const sitrep = await createSitrep();
      return [await codeOf(sitrep.extract("trap")), (await sitrep.extract("The army left.")).sentences.length, workers()];
    });
    assert.deepEqual(seen, ["engine_failed", 1, 2]);
  });
});

test("a call is cancelled while it is read and while it waits; those behind it are answered", () => {
  // A text of this name keeps the worker busy, as a very long one does.
  const slow = `self.addEventListener("message", ({ data }) => { if (data.text === "slow") for (const end = Date.now() + 20000; Date.now() < end;); });\n`;
  const change = (file, text) => (file === "js/worker.js" ? slow + text : text);
  return withSite(change, async (site) => {
    const seen = await inPage(site, async ({ createSitrep, codeOf, workers }) => {
      const sitrep = await createSitrep();
      const began = performance.now();
      const [first, second] = [new AbortController(), new AbortController()];
      const read = codeOf(sitrep.extract("slow", { signal: first.signal }));
      const waits = codeOf(sitrep.extract("The town burned.", { signal: second.signal }));
      const behind = sitrep.extract("The army left.");
      second.abort();
      const codes = [await waits];
      setTimeout(() => first.abort(), 100);
      codes.push(await read);
      const { sentences } = await behind;
      return [...codes, sentences.length, workers(), performance.now() - began < 10_000];
    });
    assert.deepEqual(seen, ["aborted", "aborted", 1, 2, true]);
  });
});

test("a site without the WebAssembly, or without the worker, is told so", async () => {
  const seen = [];
  for (const absent of ["js/wasm/sitrep_bg.wasm", "js/worker.js"]) {
    const change = (file, text) => (file === absent ? null : text);
    await withSite(change, async (site) => {
      seen.push(await inPage(site, ({ createSitrep, codeOf }) => codeOf(createSitrep())));
    });
  }
  assert.deepEqual(seen, ["missing_file", "worker_died"]);
});

test("closing ends the worker and tells those who wait", () =>
  withSite(undefined, async (site) => {
    const codes = await inPage(site, async ({ createSitrep, codeOf }) => {
      const sitrep = await createSitrep();
      const calls = [sitrep.extract("a"), sitrep.extract("b")].map(codeOf);
      await sitrep.close();
      return [...(await Promise.all(calls)), await codeOf(sitrep.extract("c"))];
    });
    assert.deepEqual(codes, ["closed", "closed", "closed"]);
  }));
