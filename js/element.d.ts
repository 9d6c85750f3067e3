// The types of `sitrep/element`.

import type { Event, Report, Sitrep, SitrepError, SitrepOptions } from "./sitrep.d.ts";

export interface DefineOptions extends SitrepOptions {
  /** The element's name; `sitrep-report` if left out. */
  name?: string;
  /** A reader to use; left out, the first element that has something to read starts one with the other options. */
  sitrep?: Sitrep;
}

/**
 * Registers the element and gives its class; a name that is registered already is left as it is.
 *
 * Attributes: `src`, an article of the same origin, as text (without it the element's own text is read); `published`; `language`.
 *
 * Parts: `article`, `mark` and `mark-TYPE`, `events`, `event` and `event-TYPE`, `type`, `who`, `where`, `when`, `count`, `reading`,
 * `error`. Custom properties: `--sitrep-font`, `--sitrep-color`, `--sitrep-mark`, `--sitrep-mark-color`, `--sitrep-accent`,
 * `--sitrep-gap`, `--sitrep-error`.
 *
 * @example
 * define();
 * document.querySelector("sitrep-report").addEventListener("sitrep-report", ({ detail }) => console.log(detail.report.events.length));
 */
export function define(options?: DefineOptions): CustomElementConstructor & (new () => SitrepReportElement);

/** An article with the words of its events marked, and the events beside it. */
export interface SitrepReportElement extends HTMLElement {
  /** The article; setting it reads it. */
  text: string;
  /** What was read, null before that; one that is set is shown as it is, over `text`. */
  report: Report | null;

  addEventListener<K extends keyof SitrepReportEvents>(
    type: K,
    listener: (this: SitrepReportElement, event: SitrepReportEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** What the element tells; the events bubble, also out of a shadow tree. */
export interface SitrepReportEvents {
  /** An article was read. */
  "sitrep-report": CustomEvent<{ report: Report }>;
  /** The reader chose an event. */
  "sitrep-select": CustomEvent<{ event: Event }>;
  /** The article could not be read. */
  "sitrep-error": CustomEvent<{ error: SitrepError }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "sitrep-report": SitrepReportElement;
  }
}
