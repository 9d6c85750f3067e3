// Packs that are absent or damaged.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createSitrep } from "sitrep";

const TEXT = "On Tuesday the rebels shelled the town of Idlib in Syria, and two people died there, the governor said.";
const packs = fileURLToPath(new URL("../../data/packs/", import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), "sitrep-packs-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("without the models of a language a text in it is refused, and the file is named", async () => {
  const sitrep = await createSitrep({ packs: path.join(folder, "none") });
  await assert.rejects(sitrep.extract(TEXT), { name: "SitrepError", code: "missing_file", message: /syntax-en/ });
});

test("without places a report is made and says so", async () => {
  copyFileSync(path.join(packs, "syntax-en.bin"), path.join(folder, "syntax-en.bin"));
  const sitrep = await createSitrep({ packs: folder });
  const report = await sitrep.extract(TEXT);
  assert.ok(report.events.length > 0);
  assert.ok(report.notes.some((note) => note.code === "missing_pack" && note.message.includes("places-")));
});

test("a damaged pack is refused", async () => {
  const bytes = readFileSync(path.join(packs, "syntax-en.bin"));
  for (const damaged of [bytes.subarray(0, bytes.length / 2), Buffer.from("<!doctype html>not found"), Buffer.alloc(0)]) {
    writeFileSync(path.join(folder, "syntax-en.bin"), damaged);
    const sitrep = await createSitrep({ packs: folder });
    await assert.rejects(sitrep.extract(TEXT), { name: "SitrepError", code: "bad_file", message: /syntax-en/ });
  }
});
