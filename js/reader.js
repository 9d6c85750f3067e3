// The engine in the thread that calls it; a worker, a thread of Node and Node itself all read with this. It hides the WebAssembly and
// the packs: a caller hands in where their files come from.

import { SitrepError, aborted, fromEngine } from "./error.js";
import { handIn } from "./tables.js";

/**
 * @typedef {import("./sitrep.d.ts").Report} Report
 * @typedef {import("./sitrep.d.ts").Story} Story
 * @typedef {import("./options.js").Settings} Settings
 * @typedef {import("./options.js").Request} Request
 * @typedef {typeof import("./wasm/sitrep.js")} Glue
 * @typedef {typeof import("./wasm/sitrep_story.js")} StoryGlue
 * @typedef {object} Files where the parts of the engine come from
 * @property {() => Promise<Glue>} engine what reads articles, started
 * @property {() => Promise<StoryGlue>} story what joins, exports and explains them, started; asked for when it is first needed
 * @property {(name: string) => Promise<Uint8Array>} pack the bytes of a pack; rejects where there is none
 */

export class Reader {
  /** @type {import("./wasm/sitrep.js").Sitrep} */
  #engine;
  /** @type {Glue} */
  #glue;
  #files;
  #limit;
  /** @type {Promise<StoryGlue> | undefined} */
  #story;

  /**
   * @param {Glue} glue
   * @param {Files} files
   * @param {Settings} settings
   */
  constructor(glue, files, settings) {
    this.#glue = glue;
    this.#engine = new glue.Sitrep();
    this.#files = files;
    this.#limit = settings.limit ?? glue.Sitrep.limit();
    this.#engine.setLimit(this.#limit);
    handIn(this.#engine, settings.tables ?? []);
  }

  /**
   * @param {Files} files
   * @param {Settings} settings
   */
  static async open(files, settings) {
    return new Reader(await files.engine(), files, settings);
  }

  /** The version of the engine. */
  get version() {
    return this.#glue.Sitrep.version();
  }

  /**
   * Does what a request asks, its arguments checked already.
   * @param {Request} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<unknown>}
   */
  async answer(request, signal) {
    const { json, value } = await this.written(request, signal);
    return json === undefined ? value : JSON.parse(json);
  }

  /**
   * The same, a report or a story as JSON: another thread reads that faster than it takes over the object.
   * @param {Request} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<{ json?: string, value?: string }>}
   */
  async written(request, signal) {
    try {
      switch (request.task) {
        case "extract":
          return { json: await this.#extract(request, signal) };
        case "merge":
          return { json: (await this.#joiner()).merge(JSON.stringify(request.reports)) };
        case "export":
          return { value: await this.#export(request) };
        case "explain":
          return { value: (await this.#joiner()).explain(JSON.stringify(request.event), "members" in request.event, request.language) };
      }
    } catch (error) {
      throw fromEngine(error);
    }
  }

  /**
   * @param {import("./options.js").ExtractRequest} request
   * @param {AbortSignal | undefined} signal
   * @returns {Promise<string>}
   */
  async #extract({ text, options, gazetteers }, signal) {
    // A string of n units has at least n bytes: what is surely too long is refused before it is copied.
    if (text.length > this.#limit) {
      const message = `the text has ${text.length} characters and the limit is ${this.#limit} bytes: split it into articles and read them one by one`;
      throw new SitrepError("too_long", message);
    }
    /** @type {string[]} */
    let missing;
    if (gazetteers) {
      const answer = this.#engine.extractOrMissing(text, options);
      // A report is an object, the names of packs an array.
      if (answer.startsWith("{")) return answer;
      missing = JSON.parse(answer);
    } else {
      missing = this.#engine.missing(text, options).filter((name) => name.startsWith("syntax-"));
    }
    const absent = await this.#load(missing, signal, () => this.#engine.warm(text, options));
    if (signal?.aborted) throw aborted();
    const json = this.#engine.extract(text, options);
    if (absent.length === 0) return json;
    /** @type {Report} */
    const report = JSON.parse(json);
    report.notes.push(...absent);
    return JSON.stringify(report);
  }

  /** @param {import("./options.js").ExportRequest} request */
  async #export({ value, format, language }) {
    if (format === "json") return `${JSON.stringify(value, null, 2)}\n`;
    const story = !Array.isArray(value) && "timeline" in value;
    const list = Array.isArray(value) ? value : story ? value.events : [value];
    if (format === "jsonl") return list.map((one) => `${JSON.stringify(one)}\n`).join("");
    return (await this.#joiner()).write(JSON.stringify(story ? value : list), format, language);
  }

  #joiner() {
    this.#story ??= this.#files.story();
    // What could not be fetched is tried again at the next call.
    this.#story.catch(() => (this.#story = undefined));
    return this.#story;
  }

  /**
   * Loads packs. The models of a language must be there; without places a report is still made, and says so in a note.
   * @param {string[]} names
   * @param {AbortSignal | undefined} signal
   * @param {() => void} meanwhile done while they come
   */
  async #load(names, signal, meanwhile) {
    const notes = [];
    // All are asked for at once, and taken in their order.
    const coming = names.map(async (name) => this.#files.pack(name));
    for (const pack of coming) pack.catch(() => {});
    if (names.some((name) => name.startsWith("syntax-"))) meanwhile();
    for (const [i, name] of names.entries()) {
      if (signal?.aborted) throw aborted();
      try {
        this.#engine.load(name, await coming[i]);
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
