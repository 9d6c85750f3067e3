// The package's types. The record's own are in record.d.ts, made from src/record.rs.

import type { Report } from "./record.d.ts";

export type * from "./record.d.ts";

/** Makes a reader: in a browser a worker, in Node the engine in process. */
export function createSitrep(options?: SitrepOptions): Promise<Sitrep>;

export interface SitrepOptions {
  /**
   * The folder that the packs (models of the languages, gazetteers) are fetched from, where they do not lie in the package's own
   * `data/packs`; in a browser a relative address counts from the page.
   */
  packs?: string | URL;
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
  /** Cancels the call, which is then rejected with the code "aborted". In Node a text is read in one go: only a call that has not begun to read is cancelled. */
  signal?: AbortSignal;
}

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
