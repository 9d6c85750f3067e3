// How marks are laid into each other, and what the page knows of the record's vocabulary. No browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { byDay } from "../../www/src/days.js";
import { FAMILIES, familyOf } from "../../www/src/families.js";
import { en } from "../../www/src/i18n/en.js";
import { fr } from "../../www/src/i18n/fr.js";
import { speak } from "../../www/src/i18n/index.js";
import { lay, paragraphsOf, share } from "../../www/src/marks.js";

/** The pieces as a string: "<" and ">" where marks open and close. */
function laid(/** @type {string} */ text, /** @type {[number, number][]} */ spans) {
  const marks = spans.map(([start, end]) => ({ start, end, refs: [] }));
  return lay(text, 0, text.length, marks)
    .map((piece) => ("text" in piece ? piece.text : "open" in piece ? "<" : ">"))
    .join("");
}

test("marks nest, and one that crosses the end of another is cut there", () => {
  assert.equal(laid("abcdef", []), "abcdef");
  assert.equal(laid("abcdef", [[0, 6], [1, 3], [3, 4]]), "<a<bc><d>ef>");
  assert.equal(laid("abcdef", [[0, 3], [2, 5]]), "<ab<c>><de>f");
  assert.equal(laid("abcdef", [[0, 4], [1, 3], [2, 6]]), "<a<b<c>><d>><ef>");
  assert.equal(laid("abcdef", [[0, 2], [0, 2]]), "<<ab>>cdef");
});

test("whatever overlaps, every word is told once", () => {
  let seed = 7;
  const random = (/** @type {number} */ n) => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 500; round++) {
    const text = "0123456789".repeat(3);
    const spans = Array.from({ length: random(9) }, () => {
      const start = random(29);
      return /** @type {[number, number]} */ ([start, start + 1 + random(30 - start)]);
    });
    const out = laid(text, spans);
    assert.equal(out.replace(/[<>]/g, ""), text);
    let depth = 0;
    for (const sign of out.replace(/[^<>]/g, "")) {
      depth += sign === "<" ? 1 : -1;
      assert.ok(depth >= 0);
    }
    assert.equal(depth, 0);
  }
});

test("paragraphs keep their offsets, and marks go to the paragraphs they lie in", () => {
  const text = "  One.\r\n\n Two \u{1F600} three.  \n";
  const paragraphs = paragraphsOf(text);
  assert.deepEqual(paragraphs.map(({ start, end }) => text.slice(start, end)), ["One.", "Two \u{1F600} three."]);
  const marks = [{ start: 2, end: 20 }, { start: 12, end: 14 }];
  assert.deepEqual(share(paragraphs, marks).map((list) => list.length), [1, 2]);
});

test("every value of the record has a name in both languages, every event type a family", () => {
  const schema = JSON.parse(readFileSync(new URL("../../js/record.schema.json", import.meta.url), "utf8"));
  const definitions = schema.$defs ?? schema.definitions;
  const values = (/** @type {string} */ name) => definitions[name].enum ?? definitions[name].oneOf.flatMap((/** @type {any} */ one) => one.enum ?? [one.const]);
  for (const words of [en, fr]) {
    for (const [name, table] of /** @type {[string, Record<string, string>][]} */ ([
      ["EventType", words.types], ["Factuality", words.factuality], ["ActorKind", words.kinds], ["QuantityKind", words.quantities], ["Manner", words.says],
      ["TimeBasis", words.basis], ["PublicationBasis", words.dated],
    ])) {
      for (const value of values(name)) assert.ok(value in table, `${name} ${value} has no name in "${words.tagline}"`);
    }
  }
  for (const type of values("EventType")) {
    assert.ok(FAMILIES.includes(familyOf(type)));
    assert.ok(type === "other" || familyOf(type) !== "order" || ["arrest", "abduction", "protest", "election"].includes(type), `${type} has no family`);
  }
});

test("days are written in the reader's language, and no day is made up", () => {
  const voice = speak("en");
  assert.equal(voice.days("2031-04-08", "2031-04-08"), "8 Apr 2031");
  assert.equal(voice.days("2031-04-01", "2031-04-30"), "April 2031");
  assert.equal(voice.days("2031-01-01", "2031-12-31"), "2031");
  assert.equal(voice.days("2031-04-08", null), "from 8 Apr 2031");
  assert.equal(voice.days(null, null), null);
  assert.equal(voice.days("soon", "2031-13-45"), null);
  assert.match(speak("fr").days("2031-04-08", "2031-04-09") ?? "", /^8.9 avr\. 2031$/);
});

test("events are put in the order of their days", () => {
  const telling = (/** @type {string | null} */ start, /** @type {string | null} */ end) => /** @type {any} */ ({ event: { time: start && { start, end } } });
  const { days, longer, undated } = byDay([telling("2031-04-09", "2031-04-09"), telling(null, null), telling("2031-04-08", "2031-04-09"), telling("2031-01-01", "2031-12-31"), telling("2031-04-09", "2031-04-09")]);
  assert.deepEqual(days.map(({ start, tellings }) => [start, tellings.length]), [["2031-04-08", 1], ["2031-04-09", 2]]);
  assert.equal(longer.length, 1);
  assert.equal(undated.length, 1);
});
