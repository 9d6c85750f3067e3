// The reference: it is made from the types, every member of the package has an example, and every example runs and gives what it says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import * as sitrepPackage from "sitrep";
import { declarations, reference } from "../../scripts/lib/api.js";

const text = "On Tuesday, rebels shelled the town of Harim in northern Syria, killing 12 civilians.";
const other = "Mardi, des insurgés ont bombardé la ville de Harim, en Syrie, tuant au moins 14 civils.";
const articles = [{ id: "a", text }, { id: "b", text: other }];

/** @type {Record<string, unknown>} */
let known;
before(async () => {
  const sitrep = await sitrepPackage.createSitrep();
  const reports = [await sitrep.extract(text, { published: "2021-03-04", id: "a" }), await sitrep.extract(other, { published: "2021-03-04", id: "b" })];
  known = { ...sitrepPackage, sitrep, text, other, articles, reports, story: await sitrep.merge(reports) };
});
after(() => /** @type {any} */ (known.sitrep).close());

test("docs/api.md is made from the types", () => {
  assert.equal(readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8"), reference(), "type `npm run types:write`");
});

const all = declarations();
const own = all.filter(({ entry }) => entry.startsWith('"sitrep"'));

test("every member that a caller writes has an example, and everything has a comment", () => {
  const called = own.filter(({ name }) => ["Sitrep", "SitrepOptions", "ExtractOptions", "ExtractAllOptions"].includes(name));
  assert.equal(called.length, 4);
  const bare = called.flatMap(({ name, members }) => members.filter(({ examples }) => examples.length === 0).map((member) => `${name}: ${member.signature}`));
  bare.push(...own.filter(({ kind, examples }) => /function|class/.test(kind) && examples.length === 0).map(({ name }) => name));
  assert.deepEqual(bare, []);
  assert.deepEqual(all.filter(({ doc, kind }) => doc === "" && kind !== "interface").map(({ name }) => name), []);
});

// The element's example needs a page: tests/package runs it.
for (const { name, examples, members } of own.filter(({ entry }) => !entry.includes("element"))) {
  for (const [of, code] of [[name, examples], ...members.map((member) => [`${name}.${member.signature.match(/\w+/)}`, member.examples])].flatMap(([of, list]) => list.map((code) => [of, code]))) {
    test(`the example of ${of}`, { timeout: 60_000 }, async () => {
      const said = [];
      const log = (...values) => said.push(values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" "));
      const names = [...Object.keys(known), "console"];
      const run = new (async () => {}).constructor(...names, code);
      await run(...Object.values(known), { log, warn: log });
      const wanted = [...code.matchAll(/console\.log\([^]*?\/\/ (.*)$/gm)].map(([, words]) => words);
      // What a comment ends with dots for is only the beginning.
      wanted.forEach((words, i) => (words.endsWith("...") ? assert.ok(said[i]?.startsWith(words.slice(0, -3).trim()), said[i]) : assert.equal(said[i], words)));
    });
  }
}
