// The package in one file, for where there is no folder to serve: the engine, both languages' models and the core gazetteer are inside
// it (scripts/lib/inline.js writes it). It reads in the thread that imports it.

import { client } from "./client.js";
import { SitrepError, aborted } from "./error.js";
import { fetched, started } from "./files.js";
import { checkSettings } from "./options.js";
import { Reader } from "./reader.js";
import * as engine from "./wasm/sitrep.js";
import * as story from "./wasm/sitrep_story.js";

/**
 * @param {Record<string, string>} packed files by name: gzip, as base64
 * @returns {typeof import("./sitrep.d.ts").createSitrep}
 */
export function inline(packed) {
  const tables = () => unpacked(packed["sitrep_tables.bin"]);
  const file = (/** @type {string} */ name) => () => unpacked(packed[name]);

  return async function createSitrep(options) {
    const { workers, ...settings } = checkSettings(options, 0);
    if (workers) throw new SitrepError("invalid_option", `createSitrep: sitrep/inline has no workers; import "sitrep" for them`);
    /** @type {import("./reader.js").Files} */
    const files = {
      engine: () => started(engine, file("sitrep_bg.wasm"), tables, "sitrep_bg.wasm"),
      story: () => started(story, file("sitrep_story_bg.wasm"), tables, "sitrep_story_bg.wasm"),
      pack: async (name) => {
        if (packed[`${name}.bin`]) return unpacked(packed[`${name}.bin`]);
        if (settings.packs) return fetched(new URL(`${name}.bin`, settings.packs));
        throw new Error(`sitrep/inline has the core gazetteer only: name the folder of the others by the option packs`);
      },
    };
    let reader = await Reader.open(files, settings);
    let closed = false;
    return client(
      reader.version,
      1,
      async (request, signal) => {
        if (closed) throw new SitrepError("closed", "this reader was closed: make a new one with createSitrep()");
        if (signal?.aborted) throw aborted();
        try {
          return await reader.answer(request, signal);
        } catch (error) {
          if (error instanceof SitrepError && error.code === "engine_failed") reader = await Reader.open(files, settings);
          throw error;
        }
      },
      () => (closed = true),
    );
  };
}

/** @param {string} base64 */
async function unpacked(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
