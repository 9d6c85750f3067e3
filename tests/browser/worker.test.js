// The package in a page of a plain static server: its worker answers every call, whatever befalls it.

import assert from "node:assert/strict";
import path from "node:path";
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
 * (the code that a rejected call ends with), `errorOf` (with its message) and the number of workers started so far.
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
        const errorOf = (call) => call.then(() => "no error", ({ name, code, message }) => (name === "SitrepError" ? `${code}: ${message}` : `${name}: ${message}`));
        return await new Function(`return (${source})`)()({ createSitrep, codeOf, errorOf, workers: () => workers });
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

test("a worker that is killed without a word rejects its call too", () => {
  const dies = `self.addEventListener("message", ({ data }) => { if (data.text === "die") self.close(); });\n`;
  const change = (file, text) => (file === "js/worker.js" ? dies + text : text);
  return withSite(change, async (site) => {
    const seen = await inPage(site, async ({ createSitrep, errorOf, workers }) => {
      const sitrep = await createSitrep();
      const dying = errorOf(sitrep.extract("die"));
      const waiting = sitrep.extract("The army left.");
      return [await dying, (await waiting).sentences.length, workers()];
    });
    assert.deepEqual(seen, ["worker_died: the worker died (it ended); the next call starts a new one", 1, 2]);
  });
});

test("a text that stops the engine rejects its call, and the next call has a new engine", () => {
  const trap = `$&if (request.text === "trap") throw new WebAssembly.RuntimeError("unreachable");`;
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

const HTML = "<!doctype html><title>Our app</title>";
for (const [how, answer] of [["without", null], ["with a page in the place of", HTML]]) {
  for (const [file, when] of [
    ["js/wasm/sitrep_bg.wasm", "start"],
    ["js/wasm/sitrep_tables.bin", "start"],
    ["data/packs/syntax-en.bin", "extract"],
    ["js/wasm/sitrep_story_bg.wasm", "merge"],
  ]) {
    test(`a site ${how} ${path.basename(file)} is told so, and by what to mend it`, () =>
      withSite((asked, text) => (asked === file ? answer : text), async (site) => {
        const seen = await inPage(site, async ({ createSitrep, errorOf }) => {
          const sitrep = await createSitrep().catch((error) => error);
          if (sitrep instanceof Error) return { when: "start", error: await errorOf(Promise.reject(sitrep)) };
          const report = await sitrep.extract("The rebels left the town.").catch((error) => error);
          if (report instanceof Error) return { when: "extract", error: await errorOf(Promise.reject(report)) };
          return { when: "merge", error: await errorOf(sitrep.merge([report])) };
        });
        assert.equal(seen.when, when);
        assert.match(seen.error, /^missing_file: /);
        assert.ok(seen.error.includes(path.basename(file)), seen.error);
        assert.match(seen.error, answer === null ? /answered 404: put the package's files there/ : /HTML page.*: put the package's files there/);
      }));
  }
}

test("a site without places gives reports that say so", () =>
  withSite((file, text) => (file.includes("places-") ? HTML : text), async (site) => {
    const notes = await inPage(site, async ({ createSitrep }) => {
      const sitrep = await createSitrep();
      return (await sitrep.extract("The rebels left the Syrian town of Idlib.")).notes;
    });
    assert.deepEqual(notes.map((note) => note.code), ["missing_pack", "missing_pack"]);
  }));

test("a site without the worker's script is told so", () =>
  withSite((file, text) => (file === "js/worker.js" ? null : text), async (site) => {
    const error = await inPage(site, ({ createSitrep, errorOf }) => errorOf(createSitrep()));
    assert.match(error, /^worker_died: .*worker\.js lies beside/);
  }));

test("a text over the limit is refused, and a wrong type and a wrong option by name", () =>
  withSite(undefined, async (site) => {
    const errors = await inPage(site, async ({ createSitrep, errorOf }) => {
      const sitrep = await createSitrep();
      const calls = [sitrep.extract("a".repeat(17 << 20)), sitrep.extract("é".repeat(9 << 20)), sitrep.extract(7), sitrep.extract("a", { language: 1 })];
      calls.push(sitrep.extract("a", { lang: "en" }), createSitrep({ workers: 0 }), sitrep.merge([() => 1]), sitrep.merge([{ document: () => 1, sentences: [] }]));
      return Promise.all(calls.map(errorOf));
    });
    const wanted = [/^too_long: .*split it/, /^too_long: .*split it/, /^invalid_option: text is the article as a string, not number/];
    wanted.push(/^invalid_option: extract: language is of type string/, /^invalid_option: extract has no option "lang": it takes/);
    wanted.push(/^invalid_option: createSitrep: workers is a whole number from 1/, /^invalid_option: reports\[0\]/, /^invalid_option: .*plain values/);
    assert.deepEqual(errors.filter((error, i) => !wanted[i].test(error)), []);
  }));

test("several workers read at a time, and no more than the concurrency are begun", () => {
  // Each text takes the worker a while, and says how many read at the time.
  const change = (file, text) => (file === "js/reader.js" ? text.replace("try {", "$&if (request.text) await new Promise((r) => setTimeout(r, 100));") : text);
  return withSite(change, async (site) => {
    const seen = await inPage(site, async ({ createSitrep, workers }) => {
      const sitrep = await createSitrep({ workers: 3 });
      let taken = 0;
      let most = 0;
      const done = [];
      function* articles() {
        for (let n = 0; n < 9; n++) {
          taken += 1;
          most = Math.max(most, taken - done.length);
          yield { id: String(n), text: "The army left." };
        }
      }
      for await (const { id } of sitrep.extractAll(articles(), { concurrency: 4 })) done.push(id);
      return [done.join(""), most, workers()];
    });
    assert.deepEqual(seen, ["012345678", 4, 3]);
  });
});

for (const [page, count] of [["compiles the engine once for all workers", 1], ["cannot compile leaves that to each worker", 2]]) {
  test(`a page that ${page}`, () => {
    let fetched = 0;
    const change = (file, text) => {
      if (file === "js/wasm/sitrep_bg.wasm") fetched += 1;
      // The page asks for this until all have fetched what they compile: one worker may have read both texts before the other starts.
      if (file === "README.md") return fetched < count ? null : text;
      return file === "js/index.js" && count > 1 ? text.replace(/WebAssembly\.compileStreaming\(.*\)/, "WebAssembly.compile(null)") : text;
    };
    return withSite(change, async (site) => {
      const seen = await inPage(site, async ({ createSitrep, workers }) => {
        const sitrep = await createSitrep({ workers: 2 });
        const reports = await Promise.all([1, 2].map(() => sitrep.extract("The rebels left the town.")));
        for (let tries = 0; tries < 100 && !(await fetch("README.md")).ok; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
        return [...reports.map((report) => report.sentences.length), workers()];
      });
      assert.deepEqual([...seen, fetched], [1, 1, 2, count]);
    });
  });
}

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
