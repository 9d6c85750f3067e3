// Knowledge of the caller's own: objects and tables are the same, and a mistake is told by entry and field.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SitrepError, createSitrep } from "sitrep";

const actors = [{ name: "Brigade du Levant Rouge", kind: "group", country: "SYR", sector: "rebel", aliases: ["Red Levant Brigade", "BLR"] }];
const places = [{ name: "Tell Marzuq", aliases: "Tal Marzouk", country: "SYR", lat: 35.9, lon: 36.7, kind: "village" }];
const frames = [
  { id: "jamming", type: "attack", en: { verbs: ["spoof"], nouns: ["spoofing"] }, fr: { verbs: ["brouiller"] }, roles: { subject: "agent", object: "target" } },
  { id: "vigil", type: "protest", en: { nouns: ["candle walk"] }, state: true },
];
const lexicon = [{ language: "en", words: ["sappers"], class: "role", kind: "group", sector: "military?", number: "p" }];
const TEXT = "The Red Levant Brigade shelled the village of Tal Marzouk. Turkish sappers spoofed the navigation of a drone.";

async function read(options) {
  const sitrep = await createSitrep(options);
  const report = await sitrep.extract(TEXT, { published: "2021-03-04" });
  await sitrep.close();
  return report;
}

test("objects and tables give the same report, which knows them", async () => {
  const tables = {
    actors: "# mine\nname\tkind\tcountry\tsector\taliases\nBrigade du Levant Rouge\tgroup\tSYR\trebel\tRed Levant Brigade|BLR\n",
    places: "name\taliases\tcountry\tlat\tlon\tkind\nTell Marzuq\tTal Marzouk\tSYR\t35.9\t36.7\tvillage\n",
    frames: "id\ttype\ten.verbs\tfr.verbs\troles\njamming\tattack\tspoof\tbrouiller\tsubject=agent|object=target\n",
    lexicon: "language\twords\tclass\tkind\tsector\tnumber\nen\tsappers\trole\tgroup\tmilitary?\tp\n",
  };
  const report = await read({ actors, places, frames, lexicon });
  assert.deepEqual(await read(tables), report);
  const [shelling, jamming] = report.events;
  assert.deepEqual([shelling.type, shelling.agents[0].name, shelling.places[0]?.place?.lat], ["shelling", "Brigade du Levant Rouge", 35.9]);
  assert.deepEqual([jamming.type, jamming.agents[0].text, jamming.agents[0].country], ["attack", "Turkish sappers", "TUR"]);
  assert.ok(jamming.why.some((why) => why.includes("jamming")));
});

test("in worker threads too", async () => {
  const report = await read({ actors, places, frames, lexicon, workers: 1 });
  assert.equal(report.events[0].agents[0].name, "Brigade du Levant Rouge");
});

test("empty tables are no mistake", async () => {
  assert.ok((await read({ actors: [], frames: [] })).sentences.length === 2);
});

const wrong = [
  [{ actors: [...actors, { name: "X", kind: "militia" }] }, /actors\[1\]\.kind: "militia" is none of person, organisation/],
  [{ actors: [{ kind: "group" }] }, /actors\[…\]\.name: the column is missing/],
  [{ actors: [...actors, { name: "", kind: "group" }] }, /actors\[1\]\.name: it must not be empty/],
  [{ actors: [{ name: "X", kind: "group", country: "Syria" }] }, /actors\[0\]\.country: "Syria" is no code/],
  [{ actors: [{ name: "X", kind: "group", colour: "red" }] }, /actors\[…\]\.colour: there is no such column; there are id, name/],
  [{ actors: [{ name: "X\ty", kind: "group" }] }, /actors\[0\]\.name must not hold a tab/],
  [{ actors: [{ name: "X", kind: "group", aliases: ["a|b"] }] }, /actors\[0\]\.aliases must not hold the sign \|/],
  [{ actors: [{ name: { en: "X" }, kind: "group" }] }, /actors\[0\]\.name is a string/],
  [{ actors: ["X"] }, /actors\[0\] is an object/],
  [{ actors: { name: "X" } }, /actors is a table as text, tab-separated, or an array of objects/],
  [{ actors: "name\tkind\nX\tgroup\nY\tgang\n" }, /actors, line 3, kind: "gang" is none of/],
  [{ places: [{ name: "X", lat: 135, lon: 0, kind: "town" }] }, /places\[0\]\.lat: "135" is no number of degrees/],
  [{ places: [{ name: "X", lat: 35, lon: 0, kind: "castle" }] }, /places\[0\]\.kind: "castle" is none of/],
  [{ frames: [{ id: "x", type: "raid", en: { verbs: ["raid"] } }] }, /frames\[0\]\.type: "raid" is none of airstrike/],
  [{ frames: [frames[0], frames[0]] }, /frames\[1\]\.id: there is a frame "jamming" already/],
  [{ frames: [{ id: "x", type: "attack", en: { verb: ["raid"] } }] }, /frames\[…\]\.en\.verb: there is no such column/],
  [{ frames: [{ id: "x", type: "attack" }] }, /frames\[0\]\.en\.verbs: a frame needs a trigger/],
  [{ frames: [{ id: "x", type: "attack", en: { verbs: ["zap"] }, roles: { subject: "hero" } }] }, /frames\[0\]\.roles: "hero" is none of agent/],
  [{ frames: [{ id: "x", type: "attack", en: { verbs: ["zap"] }, object: "@dragon" }] }, /frames\[0\]\.object: "dragon" is none of/],
  [{ frames: [{ id: "x", type: "attack", en: { verbs: ["zap"] }, state: "yes" }] }, /frames\[0\]\.state is true or false/],
  [{ lexicon: [{ language: "de", words: "soldaten", class: "role" }] }, /lexicon\[0\]\.language: "de" is none of en, fr/],
  [{ limit: 0 }, /limit is a number of bytes from 1 on/],
  [{ workers: 1.5 }, /workers is a whole number from 0 to 64/],
];
for (const [options, message] of wrong) {
  test(`refused: ${JSON.stringify(options)}`, async () => {
    const error = await createSitrep(/** @type {any} */ (options)).then(() => assert.fail("it should have been refused"), (thrown) => thrown);
    assert.ok(error instanceof SitrepError && error.code === "invalid_option", String(error));
    assert.match(error.message, message);
  });
}

test("a limit of one's own holds, in characters and in bytes", async () => {
  const sitrep = await createSitrep({ limit: 16 });
  for (const text of ["The army left it.", "L'armée à là-bàs"]) {
    await assert.rejects(sitrep.extract(text), { code: "too_long", message: /the limit is 16/ });
  }
  assert.equal((await sitrep.extract("The army left.")).sentences.length, 1);
});

test("only the stages that are asked for read, and only their packs are fetched", async () => {
  const sitrep = await createSitrep();
  const text = "On Tuesday rebels shelled the town of Harim in Syria.";
  const times = await sitrep.extract(text, { stages: ["times"] });
  assert.deepEqual([times.events.length, times.mentions.times.length, times.mentions.places.length, times.notes.length], [0, 1, 0, 0]);
  const none = await sitrep.extract(text, { stages: [] });
  assert.deepEqual([none.sentences.length, none.mentions.times.length, none.mentions.actors.length], [1, 0, 0]);
  assert.ok((await sitrep.extract(text, { stages: ["events"] })).events.length > 0);
  for (const stages of [["verbs"], "times"]) {
    await assert.rejects(sitrep.extract(text, /** @type {any} */ ({ stages })), { code: "invalid_option", message: /stages is an array of times, places, actors, events/ });
  }
});
