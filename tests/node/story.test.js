// Stories in Node: joining, exporting, explaining, many articles. Each export is opened by a reader of its format.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import geojson from "geojson-validation";
import ICAL from "ical.js";
import jsonld from "jsonld";
import { marked } from "marked";
import Papa from "papaparse";
import { SitrepError, createSitrep } from "sitrep";
import { seeds } from "./seeds.js";

const index = JSON.parse(readFileSync(new URL("../../seeds/index.json", import.meta.url), "utf8"));

/** @type {import("sitrep").Sitrep} */
let sitrep;
/** @type {import("sitrep").Report[]} */
const reports = [];
/** @type {import("sitrep").Story} */
let story;
before(async () => {
  sitrep = await createSitrep();
  for (const { name, text } of seeds) {
    const { id, published } = index.find((entry) => entry.file === name);
    reports.push(await sitrep.extract(text, { id, published }));
  }
  story = await sitrep.merge(reports);
});
after(() => sitrep.close());

test("the story keeps to its schema, and its words are those of the articles", () => {
  const ajv = new Ajv({ allErrors: true });
  for (const width of ["uint32", "uint64", "double"]) ajv.addFormat(width, true);
  const file = createRequire(import.meta.url).resolve("sitrep/story.schema.json");
  const valid = ajv.compile(JSON.parse(readFileSync(file, "utf8")));
  assert.ok(valid(story), ajv.errorsText(valid.errors));
  const texts = Object.fromEntries(index.map(({ id, file }) => [id, seeds.find((seed) => seed.name === file)?.text]));
  const walk = (value) => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (value === null || typeof value !== "object") return;
    if ("document" in value && "start" in value && "text" in value && value.text !== "") {
      const words = texts[value.document].slice(value.start, value.end).replace(/\s+/g, " ");
      assert.equal(words, value.text.replace(/\s+/g, " "));
    }
    Object.values(value).forEach(walk);
  };
  walk(story);
});

test("one event in two languages is one event", async () => {
  const english = await sitrep.extract("On Tuesday, rebels shelled the town of Harim in northern Syria, killing 12 civilians.", { id: "en", published: "2021-03-04" });
  const french = await sitrep.extract("Mardi, des rebelles ont bombardé la ville de Harim, dans le nord de la Syrie, tuant 12 civils.", { id: "fr", published: "2021-03-04" });
  const both = await sitrep.merge([french, english]);
  assert.deepEqual(both.events[0].members.map((member) => member.document).sort(), ["en", "fr"]);
  assert.deepEqual(await sitrep.merge([english, french]), both);
});

test("CSV, by Papa Parse: a row for each event, and no cell that a spreadsheet would run", async () => {
  const { data, errors, meta } = Papa.parse(await sitrep.export(story, "csv"), { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.equal(data.length, story.events.length);
  for (const name of ["event_id", "event_date", "event_type", "sub_event_type", "actor1", "actor2", "latitude", "longitude", "fatalities", "source", "notes"]) {
    assert.ok(meta.fields?.includes(name), name);
  }
  const evil = structuredClone(reports[0]);
  evil.events[0].sentence.text = '=HYPERLINK("http://example.org","x")';
  evil.events[0].agents = [{ ...evil.mentions.actors[0], text: "@SUM(A1:A9)", name: null }];
  const rows = Papa.parse(await sitrep.export(evil, "csv"), { header: true, skipEmptyLines: true }).data;
  assert.equal(rows[0].notes, `'=HYPERLINK("http://example.org","x")`);
  assert.equal(rows[0].actor1, "'@SUM(A1:A9)");
  for (const cell of rows.flatMap((row) => Object.values(row))) assert.ok(!/^[=+@\t\r]/.test(cell) && (!cell.startsWith("-") || !Number.isNaN(Number(cell))), cell);
});

test("GeoJSON, by a validator of RFC 7946", async () => {
  const collection = JSON.parse(await sitrep.export(story, "geojson"));
  assert.deepEqual(geojson.valid(collection, true), []);
  assert.equal(collection.features.length, story.events.length);
});

test("JSON-LD, by jsonld: every event is a schema.org Event with its articles", async () => {
  const document = JSON.parse(await sitrep.export(story, "jsonld"));
  // The context is not fetched: its vocabulary is all that is needed.
  const documentLoader = async (url) => ({ contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": "http://schema.org/" } } });
  const graph = await jsonld.expand(document, { documentLoader });
  const events = graph.filter((node) => node["@type"]?.includes("http://schema.org/Event"));
  assert.equal(events.length, story.events.length);
  const articles = new Set(graph.filter((node) => node["@type"]?.includes("http://schema.org/NewsArticle")).map((node) => node["@id"]));
  assert.equal(articles.size, 5);
  for (const event of events) {
    for (const article of event["http://schema.org/subjectOf"]) assert.ok(articles.has(article["@id"]));
  }
});

test("iCalendar, by ical.js: every dated event is an all-day entry", async () => {
  const calendar = new ICAL.Component(ICAL.parse(await sitrep.export(story, "ics")));
  const entries = calendar.getAllSubcomponents("vevent").map((entry) => new ICAL.Event(entry));
  const dated = story.events.filter((event) => event.record.time?.start);
  assert.equal(entries.length, dated.length);
  for (const event of dated) {
    const entry = entries.find(({ uid }) => uid === `${event.id}@sitrep`);
    assert.equal(entry?.startDate.toString(), event.record.time?.start);
    assert.ok(entry?.startDate.isDate);
    assert.ok(entry?.description.startsWith(event.members[0].sentence.text.replaceAll("\r", "")), entry?.description);
  }
});

test("Markdown, by marked: headings and lists, and no markup out of an article", async () => {
  const evil = structuredClone(story);
  evil.events[0].members[0].sentence.text = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) **b** # c";
  for (const [language, title] of [["en", "Situation report"], ["fr", "Rapport de situation"]]) {
    const text = await sitrep.export(evil, "md", { language: /** @type {"en" | "fr"} */ (language) });
    const tokens = marked.lexer(text);
    assert.deepEqual(tokens.filter((token) => token.type === "html"), []);
    assert.equal(tokens[0].type === "heading" && tokens[0].text, title);
    const html = await marked.parse(text);
    assert.ok(!html.includes("<img") && !html.includes("href"), html.slice(0, 500));
    assert.ok(html.includes("&lt;img src=x onerror=alert(1)&gt; [a](javascript:alert(1)) **b** # c"));
  }
});

test("JSON and JSON lines come back as they were", async () => {
  assert.deepEqual(JSON.parse(await sitrep.export(story, "json")), story);
  const lines = (await sitrep.export(story, "jsonl")).trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines, story.events);
  assert.deepEqual(JSON.parse(await sitrep.export(reports[1], "jsonl")), reports[1]);
});

test("an event is explained in both languages", async () => {
  const joined = story.events.find((event) => event.members.length > 2);
  assert.ok(joined);
  const english = await sitrep.explain(joined);
  assert.match(english, /Taken for one event because of: the same/);
  const french = await sitrep.explain(joined, { language: "fr" });
  assert.match(french, /Considéré comme un seul événement/);
  assert.match(await sitrep.explain(reports[0].events[0]), /^\p{Lu}.*\n[^]*How sure: \d+ %$/u);
});

test("many articles: in order, with progress, errors in their place", async () => {
  const articles = [
    { id: "a", text: "The army shelled the town of Harim." },
    { id: "b", text: "Rebels left.", published: "soon" },
    "Le maire arrivera mardi.",
  ];
  const seen = [];
  const progress = [];
  for await (const { index, id, report, error } of sitrep.extractAll(articles, { published: "2021-03-04", onProgress: (p) => progress.push(p) })) {
    seen.push([index, id, report?.document.language ?? error?.code]);
  }
  assert.deepEqual(seen, [[0, "a", "en"], [1, "b", "invalid_option"], [2, null, "fr"]]);
  assert.deepEqual(progress, [1, 2, 3].map((done) => ({ done, total: 3 })));
});

test("many articles from a source that is as long as it is asked: no more are taken than needed, and it can be stopped", async () => {
  let taken = 0;
  let closed = false;
  async function* source() {
    try {
      for (;;) yield `The army left town ${(taken += 1)}.`;
    } finally {
      closed = true;
    }
  }
  for await (const { index } of sitrep.extractAll(source(), { concurrency: 3 })) {
    if (index === 4) break;
  }
  assert.ok(closed && taken <= 8, `${taken} taken`);
  const controller = new AbortController();
  const run = (async () => {
    for await (const { index } of sitrep.extractAll(source(), { signal: controller.signal })) if (index === 2) controller.abort();
  })();
  await assert.rejects(run, { name: "SitrepError", code: "aborted" });
});

const wrong = {
  "reports that are no array": () => sitrep.merge(/** @type {any} */ (reports[0])),
  "a report that is none": () => sitrep.merge(/** @type {any} */ ([reports[0], { events: [] }])),
  "a report that was changed": () => sitrep.merge([/** @type {any} */ ({ ...reports[0], events: [{ id: 7 }] })]),
  "a format that is not known": () => sitrep.export(story, /** @type {any} */ ("xlsx")),
  "a value to export that is none": () => sitrep.export(/** @type {any} */ ({}), "csv"),
  "a language that is not written": () => sitrep.export(story, "md", { language: /** @type {any} */ ("de") }),
  "an event that is none": () => sitrep.explain(/** @type {any} */ ({ id: "e1" })),
  "articles that are one text": async () => sitrep.extractAll(/** @type {any} */ ("The army left.")),
  "a concurrency of nothing": async () => sitrep.extractAll([], { concurrency: 0 }),
};
for (const [what, call] of Object.entries(wrong)) {
  test(`${what} is refused, with what to do`, async () => {
    await assert.rejects(call, (error) => error instanceof SitrepError && error.code === "invalid_option" && error.message.length > 20);
  });
}

test("a report that was changed is told by the field", async () => {
  const broken = structuredClone(reports);
  /** @type {any} */ (broken[1].events[0].trigger).start = "x";
  await assert.rejects(sitrep.merge(broken), { message: /^reports\[1\]\.events\[0\]\.trigger\.start is not what/ });
});
