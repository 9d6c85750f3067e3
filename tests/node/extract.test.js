// The package as a stranger imports it, on the bundled articles and on texts that are none.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SitrepError, createSitrep } from "sitrep";
import { seeds } from "./seeds.js";
import { assertSpans, spansOf } from "./spans.js";

/** @type {import("sitrep").Sitrep} */
let sitrep;
before(async () => {
  sitrep = await createSitrep();
});
after(() => sitrep.close());

test("there are five bundled articles", () => assert.equal(seeds.length, 5));

for (const { name, text } of seeds) {
  test(`${name}: it has events, and every span of the report quotes the article`, async () => {
    const report = await sitrep.extract(text, { id: name });
    assert.equal(report.document.id, name);
    assert.ok(report.sentences.length > 3);
    assert.ok(spansOf(report).length > 3);
    assertSpans(report, text);
    assert.ok(report.events.length > 0);
    for (const event of report.events) {
      assert.equal(typeof event.type, "string");
      assert.ok(event.trigger.end > event.trigger.start);
    }
  });
}

test("the same text gives the same report", async () => {
  const { text } = seeds[0];
  assert.deepEqual(await sitrep.extract(text), await sitrep.extract(text));
});

test("a given date and language are taken over", async () => {
  const report = await sitrep.extract("Le maire arrivera mardi.", { published: "2021-03-04", language: "fr" });
  assert.equal(report.document.language, "fr");
  const { start, end, basis } = report.document.publication;
  assert.deepEqual({ start, end, basis }, { start: "2021-03-04", end: "2021-03-04", basis: "given" });
});

test("what the caller knows to be of the page is not read", async () => {
  const text = "Les rebelles ont bombardé Harim. 🔥\nÀ la une : l'armée a pris Saraqeb.\nLa police a arrêté deux hommes.\nÀ la une : deux morts à Homs.";
  const line = /^À la une :.*$/m;
  const types = (report) => report.events.map(({ type }) => type);
  assert.deepEqual(types(await sitrep.extract(text)).slice(0, 3), ["shelling", "territorial_capture", "arrest"]);
  // The expression's own place in a text does not count, nor whether it is for one match or for all.
  for (const boilerplate of [line, [new RegExp(line, "gm")], [/no such line/, line]]) {
    const report = await sitrep.extract(text, { boilerplate });
    assert.deepEqual(types(report), ["shelling", "arrest"]);
    assert.deepEqual(report.boilerplate.map(({ text }) => text), ["À la une : l'armée a pris Saraqeb.", "À la une : deux morts à Homs."]);
    assertSpans(report, text);
  }
  for await (const { report } of sitrep.extractAll([text], { boilerplate: line })) assert.equal(report.boilerplate.length, 2);
  assert.throws(() => sitrep.extractAll([], { boilerplate: ["^À la une"] }), { code: "invalid_option", message: /boilerplate.*"\^À la une" is none/ });
  await assert.rejects(sitrep.extract(text, { boilerplate: "Ad" }), { code: "invalid_option" });
});

const odd = {
  "an empty text": "",
  "a blank text": " \n\t \r\n",
  "a text in Arabic": "قالت الوزارة إن القوات انسحبت من المدينة يوم الثلاثاء. وقتل ثلاثة مدنيين.",
  "a text of only emoji": "🔥🚁💥🕊️👩‍👩‍👧‍👦🇸🇾".repeat(40),
  "a text with a NUL and controls": "The army\0 shelled\u0007 the\u001b[31m town.\u2028Two died.",
  "a text that is one word of 200,000 letters": "a".repeat(200_000),
  "a text of 50,000 brackets": "([{".repeat(50_000),
};
for (const [what, text] of Object.entries(odd)) {
  test(`${what} gives a report`, async () => {
    const report = await sitrep.extract(text);
    assertSpans(report, text);
  });
}

test("half a surrogate pair gives a report with spans inside the text", async () => {
  const text = "The army \ud83d shelled the town. \udc00 Two people died.";
  const report = await sitrep.extract(text);
  // Half a pair is no character and is read as U+FFFD, which is as long.
  assertSpans(report, text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, "\ufffd"));
});

test("a text of 2 MB gives a report", { timeout: 300_000 }, async () => {
  const all = seeds.map((seed) => seed.text).join("\n\n");
  const text = all.repeat(Math.ceil(2_000_000 / all.length));
  const report = await sitrep.extract(text);
  assert.ok(report.sentences.length > 1000);
  for (const span of report.sentences) assert.equal(span.text, text.slice(span.start, span.end));
});

/** The code of the error that a call ends with. */
async function codeOf(call) {
  const error = await call.then(() => assert.fail("the call should have been rejected"), (thrown) => thrown);
  assert.ok(error instanceof SitrepError, String(error));
  assert.ok(error.message.length > 10);
  return error.code;
}

test("a text over the limit is refused before work starts", async () => {
  const began = performance.now();
  assert.equal(await codeOf(sitrep.extract("The army left. ".repeat(1_200_000))), "too_long");
  assert.equal(await codeOf(sitrep.extract("L'armée a été là. ".repeat(900_000))), "too_long");
  // To read so much takes a minute.
  assert.ok(performance.now() - began < 8000);
});

const wrong = {
  "a text that is no string": () => sitrep.extract(/** @type {any} */ (7)),
  "no text": () => sitrep.extract(/** @type {any} */ (undefined)),
  "options that are no object": () => sitrep.extract("a", /** @type {any} */ ("2020-02-11")),
  "an option of another name": () => sitrep.extract("a", /** @type {any} */ ({ date: "2020-02-11" })),
  "a date as a Date": () => sitrep.extract("a", /** @type {any} */ ({ published: new Date() })),
  "a date in another form": () => sitrep.extract("a", { published: "11/02/2020" }),
  "a day that does not exist": () => sitrep.extract("a", { published: "2021-02-29" }),
  "a language that is not read": () => sitrep.extract("a", { language: /** @type {any} */ ("de") }),
  "a signal that is none": () => sitrep.extract("a", { signal: /** @type {any} */ ({}) }),
  "an option of createSitrep of another name": () => createSitrep(/** @type {any} */ ({ pack: "x" })),
};
for (const [what, call] of Object.entries(wrong)) {
  test(`${what} is refused`, async () => assert.equal(await codeOf(call()), "invalid_option"));
}

test("options that are undefined count as left out", async () => {
  const report = await sitrep.extract("The army left.", { id: undefined, published: undefined, language: undefined });
  assert.equal(report.document.id, "document");
});

test("a call with an aborted signal is not begun", async () => {
  assert.equal(await codeOf(sitrep.extract("a", { signal: AbortSignal.abort() })), "aborted");
});

test("a closed reader says so", async () => {
  const other = await createSitrep();
  await other.close();
  assert.equal(await codeOf(other.extract("a")), "closed");
});
