// <sitrep-report>: an article with the words of its events marked, and the events beside it. Nothing happens before define() is
// called: the class is made there, so that this module can be imported where there is no page.

import { SitrepError } from "./error.js";
import { createSitrep } from "./index.js";
import { draw, style } from "./element-view.js";

/** @type {typeof import("./element.d.ts").define} */
export function define({ name = "sitrep-report", sitrep, ...options } = {}) {
  const known = customElements.get(name);
  if (known) return known;

  /** @type {Promise<import("./sitrep.d.ts").Sitrep> | undefined} */
  let reader = sitrep && Promise.resolve(sitrep);
  // One reader for all elements, started by the first that has something to read; one that could not start is tried again.
  const shared = () => {
    reader ??= createSitrep(options);
    reader.catch(() => (reader = undefined));
    return reader;
  };
  const sheet = style();

  class SitrepReport extends HTMLElement {
    static observedAttributes = ["src", "published", "language"];
    #root = this.attachShadow({ mode: "open" });
    /** @type {string | null} */
    #text = null;
    /** @type {import("./sitrep.d.ts").Report | null} */
    #report = null;
    /** @type {AbortController | undefined} */
    #reading;
    #asked = false;

    connectedCallback() {
      this.#root.adoptedStyleSheets = [sheet];
      if (this.#report === null) this.#read();
    }

    disconnectedCallback() {
      this.#reading?.abort();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#read();
    }

    get text() {
      return this.#text ?? "";
    }

    set text(text) {
      this.#text = text;
      this.#read();
    }

    get report() {
      return this.#report;
    }

    // A report that was made elsewhere is shown as it is.
    set report(report) {
      this.#reading?.abort();
      this.#report = report;
      if (report) this.#show(report);
    }

    // Several attributes that are set one after the other are one reading.
    async #read() {
      if (this.#asked) return;
      this.#asked = true;
      await null;
      this.#asked = false;
      if (!this.isConnected) return;
      this.#reading?.abort();
      const { signal } = (this.#reading = new AbortController());
      try {
        const text = await this.#source(signal);
        if (text.trim() === "") return;
        this.#text = text;
        this.#say("reading", "…");
        const { published, language } = { published: this.getAttribute("published"), language: this.getAttribute("language") };
        const call = { published: published ?? undefined, language: /** @type {any} */ (language ?? undefined), signal };
        const report = await (await shared()).extract(text, call);
        if (signal.aborted) return;
        this.#report = report;
        this.#show(report);
        this.#tell("sitrep-report", { report });
      } catch (error) {
        if (signal.aborted) return;
        this.#say("error", /** @type {Error} */ (error).message);
        this.#tell("sitrep-error", { error });
      }
    }

    /** @param {AbortSignal} signal */
    async #source(signal) {
      const src = this.getAttribute("src");
      if (src === null) return this.#text ?? this.textContent ?? "";
      const url = new URL(src, document.baseURI);
      if (url.origin !== location.origin) {
        throw new SitrepError("invalid_option", `<${name} src="${src}"> is of another origin: serve the article from ${location.origin}, or set the element's text`);
      }
      const answer = await fetch(url, { signal });
      if (!answer.ok) throw new SitrepError("missing_file", `<${name} src="${src}">: ${url} answered ${answer.status}`);
      return answer.text();
    }

    /** @param {import("./sitrep.d.ts").Report} report */
    #show(report) {
      const text = this.#text ?? this.textContent ?? "";
      this.#root.replaceChildren(draw(text, report, (event) => this.#tell("sitrep-select", { event })));
    }

    /**
     * @param {string} part
     * @param {string} words
     */
    #say(part, words) {
      const line = document.createElement("p");
      line.part.add(part);
      line.setAttribute("role", part === "error" ? "alert" : "status");
      line.textContent = words;
      this.#root.replaceChildren(line);
    }

    /**
     * @param {string} type
     * @param {object} detail
     */
    #tell(type, detail) {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    }
  }

  customElements.define(name, SitrepReport);
  return SitrepReport;
}
