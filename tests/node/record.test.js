// Reports against the JSON Schema that is published with the package.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { createSitrep } from "sitrep";
import { seeds } from "./seeds.js";

const file = createRequire(import.meta.url).resolve("sitrep/record.schema.json");
const ajv = new Ajv({ allErrors: true });
// Widths of Rust's integers: notes, not formats of text.
for (const width of ["uint32", "uint64", "double"]) ajv.addFormat(width, true);
const valid = ajv.compile(JSON.parse(readFileSync(file, "utf8")));

test("the report of every bundled article keeps to the schema", async () => {
  const sitrep = await createSitrep();
  for (const { name, text } of seeds) {
    for (const options of [{}, { published: "2020-02-20" }]) {
      assert.ok(valid(await sitrep.extract(text, options)), `${name}: ${ajv.errorsText(valid.errors)}`);
    }
  }
  await sitrep.close();
});

test("the schema refuses what is no report", async () => {
  const sitrep = await createSitrep();
  const report = await sitrep.extract("The army shelled the town.");
  await sitrep.close();
  assert.ok(valid(report));
  assert.ok(!valid({ ...report, extra: 1 }));
  assert.ok(!valid({ ...report, document: { ...report.document, language: "de" } }));
  const { notes, ...without } = report;
  assert.ok(!valid(without), `a report without its ${notes.length} notes`);
});
