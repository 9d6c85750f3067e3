// The engine in the thread that calls it; a worker and Node both read with this. It hides the WebAssembly and the packs: a
// caller hands in where their bytes come from.

import { SitrepError, aborted, fromEngine } from "./error.js";

/**
 * @typedef {import("./sitrep.d.ts").Report} Report
 * @typedef {import("./sitrep.d.ts").Story} Story
 * @typedef {typeof import("./wasm/sitrep.js")} Glue
 */

export class Reader {
  /** @type {import("./wasm/sitrep.js").Sitrep} */
  #engine;
  /** @type {Glue} */
  #glue;
  #pack;

  /**
   * @param {Glue} glue the module that wasm-bindgen made, initialised
   * @param {(name: string) => Promise<Uint8Array>} pack the bytes of a pack; rejects where there is none
   */
  constructor(glue, pack) {
    this.#glue = glue;
    this.#engine = new glue.Sitrep();
    this.#pack = pack;
  }

  /** The version of the engine. */
  get version() {
    return this.#glue.Sitrep.version();
  }

  /**
   * Reads one article, its arguments checked already.
   * @param {import("./options.js").Call} call
   * @returns {Promise<Report>}
   */
  async extract({ text, options, gazetteers, signal }) {
    // A string of n units has at least n bytes: what is surely too long is refused before it is copied.
    const limit = this.#glue.Sitrep.limit();
    if (text.length > limit) {
      const message = `the text has ${text.length} characters and the limit is ${limit} bytes: split it into articles and read them one by one`;
      throw new SitrepError("too_long", message);
    }
    try {
      const missing = this.#engine.missing(text, options);
      const absent = await this.#load(gazetteers ? missing : missing.filter((name) => name.startsWith("syntax-")), signal);
      if (signal?.aborted) throw aborted();
      /** @type {Report} */
      const report = JSON.parse(this.#engine.extract(text, options));
      report.notes.push(...absent);
      return report;
    } catch (error) {
      throw fromEngine(error);
    }
  }

  /**
   * Joins reports into a story.
   * @param {Report[]} reports
   * @returns {Story}
   */
  merge(reports) {
    return this.#call(() => JSON.parse(this.#engine.merge(JSON.stringify(reports))));
  }

  /**
   * Writes a story or reports in a format; its arguments are checked already.
   * @param {import("./options.js").ExportCall} call
   * @returns {string}
   */
  export({ value, format, language }) {
    if (format === "json") return `${JSON.stringify(value, null, 2)}\n`;
    const story = !Array.isArray(value) && "timeline" in value;
    const list = Array.isArray(value) ? value : story ? value.events : [value];
    if (format === "jsonl") return list.map((one) => `${JSON.stringify(one)}\n`).join("");
    return this.#call(() => this.#engine.export(JSON.stringify(story ? value : list), format, language));
  }

  /**
   * Says an event in words.
   * @param {import("./options.js").ExplainCall} call
   * @returns {string}
   */
  explain({ event, language }) {
    return this.#call(() => this.#engine.explain(JSON.stringify(event), "members" in event, language));
  }

  /**
   * @template T
   * @param {() => T} work
   * @returns {T}
   */
  #call(work) {
    try {
      return work();
    } catch (error) {
      throw fromEngine(error);
    }
  }

  /**
   * Loads packs. The models of a language must be there; without places a report is still made, and says so in a note.
   * @param {string[]} names
   * @param {AbortSignal | undefined} signal
   */
  async #load(names, signal) {
    const notes = [];
    for (const name of names) {
      if (signal?.aborted) throw aborted();
      try {
        const bytes = await this.#pack(name);
        this.#engine.load(name, bytes);
      } catch (error) {
        // A damaged file is an error of its own.
        if (error instanceof WebAssembly.RuntimeError || /** @type {any} */ (error).code === "bad_file") throw error;
        const message = `the pack "${name}" could not be loaded: ${/** @type {Error} */ (error).message}`;
        if (name.startsWith("syntax-")) throw new SitrepError("missing_file", message, { cause: error });
        notes.push({ code: "missing_pack", message: `${message}; its places are without points`, span: null });
      }
    }
    return notes;
  }
}
