// Who is timed, in Node and in a browser alike: sitrep's stages in WebAssembly and its peers, each a function of one text that
// answers with how many things it saw.

import * as chrono from "chrono-node";
import compromise from "compromise";
import wink from "wink-nlp";
import model from "wink-eng-lite-web-model";

/**
 * @param {any} stages the module that `benches/stages.js` built, started
 * @param {(name: string) => Promise<Uint8Array>} pack the bytes of a pack
 * @param {string[]} texts all that will be read, for which the packs are loaded
 * @returns {Promise<Record<string, Contestant>>}
 * @typedef {{ (text: any): number, prepare?: (text: string) => any }} Contestant what `prepare` makes of a text is read in its
 *   place; it is not timed
 */
export async function contestants(stages, pack, texts) {
  const sitrep = new stages.Stages();
  for (const text of texts) {
    for (const name of sitrep.wants(text)) sitrep.take(name, await pack(name));
  }
  // What is read once and kept would else be in the time of the first text.
  sitrep.report("On Monday the army took the village of Nowhere, the minister said. L'armée a repris le village lundi.");
  const nlp = wink(model);
  const [encoder, bytes] = [new TextEncoder(), new Uint8Array(3 * Math.max(...texts.map((text) => text.length)))];
  const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
  const words = new Intl.Segmenter("en", { granularity: "word" });
  const count = (/** @type {Iterable<unknown>} */ list) => {
    let n = 0;
    for (const _ of list) n += 1;
    return n;
  };
  // Dates rest on tokens and tags, which the engine has by then for other uses; a date finder of its own has not.
  const dates = Object.assign((/** @type {number} */ number) => sitrep.dates(number), { prepare: (/** @type {string} */ text) => sitrep.prepare(text) });
  return {
    "sitrep: text": (text) => sitrep.text(bytes.subarray(0, encoder.encodeInto(text, bytes).written)),
    "sitrep: text, tags": (text) => sitrep.syntax(text, false),
    "sitrep: text, tags, trees": (text) => sitrep.syntax(text, true),
    "sitrep: dates": dates,
    "sitrep: extract": (text) => sitrep.report(text),
    "Intl.Segmenter": (text) => count(sentences.segment(text)) + count(words.segment(text)),
    "wink-nlp": (text) => nlp.readDoc(text).entities().out().length,
    "chrono-node": (text) => chrono.parse(text).length,
    compromise: (text) => {
      const doc = compromise(text);
      return doc.people().out("array").length + doc.places().out("array").length + doc.organizations().out("array").length;
    },
  };
}

/**
 * Times every contestant on one pile of texts, one after the other.
 * @param {Record<string, Contestant>} all
 * @param {string[]} pile
 * @param {() => number} clock milliseconds
 */
export function round(all, pile, clock) {
  /** @type {Record<string, number>} */
  const times = {};
  for (const [name, read] of Object.entries(all)) {
    const texts = read.prepare ? pile.map(read.prepare) : pile;
    const began = clock();
    for (const text of texts) read(text);
    times[name] = clock() - began;
  }
  return times;
}
