// The package's types. The record's own are in record.d.ts, made from src/record.rs.

import type { Event, Report, Story, StoryEvent } from "./record.d.ts";

export type * from "./record.d.ts";

/** Makes a reader: in a browser a worker, in Node the engine in process. */
export function createSitrep(options?: SitrepOptions): Promise<Sitrep>;

export interface SitrepOptions {
  /**
   * The folder that the packs (models of the languages, gazetteers) are fetched from, where they do not lie in the package's own
   * `data/packs`; in a browser a relative address counts from the page.
   */
  packs?: string | URL;
  /**
   * How many texts are read at a time, each in a thread of its own with some 60 MB of memory. In a browser 1 to 64 workers, 1 if left
   * out; in Node 0 to 64 worker threads, 0 if left out: the engine then runs in process, and blocks it while it reads.
   */
  workers?: number;
}

/** Reads articles into reports. */
export interface Sitrep {
  /** The version of the engine. */
  readonly version: string;

  /**
   * Reads one article, in English or French. Offsets in the report are UTF-16 code units: `text.slice(span.start, span.end)` is
   * `span.text`. Rejects with a {@link SitrepError}.
   *
   * @example
   * const report = await sitrep.extract(text, { published: "2020-02-11" });
   */
  extract(text: string, options?: ExtractOptions): Promise<Report>;

  /**
   * Reads many articles: reports come out in the order of the articles, each as soon as it is ready. An article that cannot be
   * read gives an `error` in its place and the run goes on. Stopping early (`break`) leaves the rest unread; the signal ends the
   * run with a {@link SitrepError} of the code "aborted". Articles are taken from the source as they are needed.
   *
   * @example
   * for await (const { index, report, error } of sitrep.extractAll(articles, { onProgress: ({ done, total }) => show(done, total) })) {
   *   if (report) keep(report);
   *   else console.warn(`article ${index}: ${error.message}`);
   * }
   */
  extractAll(
    articles: Iterable<string | Article> | AsyncIterable<string | Article>,
    options?: ExtractAllOptions,
  ): AsyncGenerator<Outcome, void, undefined>;

  /**
   * Joins reports into one story: the same event told by several articles, in either language, is one event with all its tellings,
   * and what they tell differently stands side by side. The same set of reports gives the same story, in whatever order they come;
   * a report handed in twice counts once, and of two articles with one id the later one's becomes "id-2".
   *
   * @example
   * const story = await sitrep.merge([report, other]);
   * for (const { record, members } of story.events) console.log(record.type, members.map((m) => m.document));
   */
  merge(reports: Report[], options?: { signal?: AbortSignal }): Promise<Story>;

  /**
   * Writes events in a format of other programs. `json` is the value itself; `jsonl` a report, or an event of the story, a line;
   * `csv` one event a row with ACLED-like columns, harmless in a spreadsheet; `geojson` RFC 7946; `jsonld` schema.org events; `ics`
   * the dated events as an iCalendar; `md` a situation report to read, in the language asked for.
   *
   * @example
   * const csv = await sitrep.export(story, "csv");
   */
  export(value: Story | Report | Report[], format: ExportFormat, options?: { language?: "en" | "fr" }): Promise<string>;

  /**
   * Says an event in words: what, who, where, when, who says so, why it was read so, and for an event of a story why its tellings
   * were taken for one and on what they differ. A line for each.
   *
   * @example
   * console.log(await sitrep.explain(story.events[0], { language: "fr" }));
   */
  explain(event: Event | StoryEvent, options?: { language?: "en" | "fr" }): Promise<string>;

  /** Frees the engine and ends its worker; a call under way is rejected. */
  close(): Promise<void>;
}

export interface ExtractOptions {
  /** The caller's id of the article, handed back as `report.document.id`; "document" if left out. */
  id?: string;
  /** The day it was published, as `2020-02-11`; relative dates count from it. Left out, the text's own hints are used. */
  published?: string;
  /** Its language; found out if left out. */
  language?: "en" | "fr";
  /**
   * Whether gazetteers that are not loaded yet are fetched first; true if left out. Without them a first report comes sooner, most of
   * its places without points: a page can show it, and ask again.
   */
  gazetteers?: boolean;
  /** Cancels the call, which is then rejected with the code "aborted". In Node without `workers` a text is read in one go: only a call that has not begun to read is cancelled. */
  signal?: AbortSignal;
}

/** An article of {@link Sitrep.extractAll}. */
export interface Article {
  /** The article. */
  text: string;
  /** The caller's id of it, handed back as `report.document.id`. */
  id?: string;
  /** The day it was published, where it differs from that of the options. */
  published?: string;
  /** Its language, where it differs from that of the options. */
  language?: "en" | "fr";
}

export interface ExtractAllOptions {
  /** The day of publication of articles that do not say their own. */
  published?: string;
  /** The language of articles that do not say their own. */
  language?: "en" | "fr";
  /** How many articles are taken from the source ahead of the one handed out, 1 to 64; one more than there are workers if left out. */
  concurrency?: number;
  /** Ends the run, which is then rejected with the code "aborted". */
  signal?: AbortSignal;
  /** Called after each article; `total` is null where the source does not tell its length. */
  onProgress?: (progress: { done: number; total: number | null }) => void;
}

/** What became of an article of {@link Sitrep.extractAll}: a report or an error. */
export type Outcome =
  | { index: number; id: string | null; report: Report; error: null }
  | { index: number; id: string | null; report: null; error: SitrepError };

/** A format of {@link Sitrep.export}. */
export type ExportFormat = "json" | "jsonl" | "csv" | "geojson" | "jsonld" | "ics" | "md";

/**
 * - `invalid_option`: an argument is of a wrong type, or its name or value is not known
 * - `too_long`: the text is over the engine's limit
 * - `missing_file`: a file of the package could not be loaded
 * - `bad_file`: a pack is damaged, or of another version
 * - `aborted`: the call was cancelled by its signal
 * - `worker_died`: the worker ended while it read; the next call starts a new one
 * - `engine_failed`: the engine stopped on this text; the next call uses a new one
 * - `closed`: the reader was closed
 */
export type SitrepErrorCode =
  | "invalid_option"
  | "too_long"
  | "missing_file"
  | "bad_file"
  | "aborted"
  | "worker_died"
  | "engine_failed"
  | "closed";

/** An error that says what was wrong, where, and what to do; `code` is for programs. */
export class SitrepError extends Error {
  constructor(code: SitrepErrorCode, message: string, options?: ErrorOptions);
  readonly code: SitrepErrorCode;
}
