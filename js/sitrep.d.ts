// The package's types. The record's own are in record.d.ts, made from src/record.rs.

import type { Event, EventType, QuantityKind, Report, Story, StoryEvent } from "./record.d.ts";

export type * from "./record.d.ts";

/**
 * Makes a reader: in a browser a worker, in Node the engine in process.
 *
 * @example
 * const reader = await createSitrep();
 * const found = await reader.extract(text);
 * await reader.close();
 */
export function createSitrep(options?: SitrepOptions): Promise<Sitrep>;

export interface SitrepOptions {
  /**
   * The folder that the packs (models of the languages, gazetteers) are fetched from, where they do not lie in the package's own
   * `data/packs`; in a browser a relative address counts from the page.
   *
   * @example
   * const elsewhere = await createSitrep({ packs: "https://example.org/packs/" });
   * await elsewhere.close();
   */
  packs?: string | URL;
  /**
   * How many texts are read at a time, each in a thread of its own with some 60 MB of memory. In a browser 1 to 64 workers, 1 if left
   * out; in Node 0 to 64 worker threads, 0 if left out: the engine then runs in process, and blocks it while it reads.
   *
   * @example
   * const many = await createSitrep({ workers: 2 });
   * const both = await Promise.all([many.extract(text), many.extract(other)]);
   * await many.close();
   */
  workers?: number;
  /**
   * The longest text that is read, in bytes of UTF-8: 16 MiB, or less.
   *
   * @example
   * const short = await createSitrep({ limit: 10 });
   * await short.extract(text).catch((error) => console.log(error.code)); // too_long
   */
  limit?: number;
  /**
   * Actors of your own, which go before those that are built in: {@link OwnActor}, or a table with the columns of `data/actors/register.tsv`.
   *
   * @example
   * const own = await createSitrep({ actors: [{ name: "Red Levant Brigade", kind: "group", country: "SYR", sector: "rebel", aliases: ["Brigade du Levant rouge"] }] });
   * console.log((await own.extract("The Red Levant Brigade shelled Harim.")).events[0].agents[0].country); // SYR
   */
  actors?: string | OwnActor[];
  /**
   * Places of your own: {@link OwnPlace}, or a table with the columns of `data/places/hand.tsv`.
   *
   * @example
   * const own = await createSitrep({ places: "name\tlat\tlon\tkind\tcountry\nTell Marzuq\t35.9\t36.7\tvillage\tSYR\n" });
   * console.log((await own.extract("Rebels shelled Tell Marzuq.")).events[0].places[0].place.lat); // 35.9
   */
  places?: string | OwnPlace[];
  /**
   * Frames of your own, words that tell an event: {@link OwnFrame}, or a table whose columns are named like its fields (`en.verbs`).
   *
   * @example
   * const own = await createSitrep({ frames: [{ id: "jamming", type: "attack", en: { verbs: ["spoof"] }, roles: { subject: "agent", object: "target" } }] });
   * console.log((await own.extract("The army spoofed the drone's navigation.")).events[0].type); // attack
   */
  frames?: string | OwnFrame[];
  /**
   * Words that make actors: {@link OwnWord}, or a table with the columns of `data/actors/words.en.tsv` and `language`.
   *
   * @example
   * const own = await createSitrep({ lexicon: [{ language: "en", words: ["sappers"], class: "role", kind: "group", sector: "military?", number: "p" }] });
   * console.log((await own.extract("Turkish sappers shelled Harim.")).events[0].agents[0].text); // Turkish sappers
   */
  lexicon?: string | OwnWord[];
}

/** An actor of your own. In tables, and here too, lists may be one string with `|` between the items. */
export interface OwnActor {
  /** Its usual name. */
  name: string;
  kind: "person" | "organisation" | "country" | "group" | "office";
  /** Its id; composed of country, sector and name if left out. */
  id?: string;
  /** ISO 3166-1 alpha-3. */
  country?: string;
  /** PLOVER's: government, military, rebel, militia, media, ngo, igo, police, party, ... */
  sector?: string;
  /** Other names, in either language; those of up to four letters count only as they are written. */
  aliases?: string | string[];
}

/** A place of your own. */
export interface OwnPlace {
  /** Its name as reports write it. */
  name: string;
  /** Degrees north. */
  lat: number;
  /** Degrees east. */
  lon: number;
  /** What it is: "town", "village", "city", "province", "camp", "crossing", "river", ... */
  kind: string;
  /** Other names, in either language. */
  aliases?: string | string[];
  /** ISO 3166-1 alpha-3. */
  country?: string;
  province?: string;
  /** In km, of what is wide. */
  radius?: number;
  /** Its number in GeoNames. */
  geonames?: number;
}

/** A frame of your own: words that tell an event and what fills its roles, as in `data/frames/*.toml`, whose heads explain it. */
export interface OwnFrame {
  /** Its id, which `event.why` names. */
  id: string;
  type: EventType;
  en?: OwnTriggers;
  fr?: OwnTriggers;
  /** What the subject, the object, the genitive (`of`) and each preposition hand over; "by" and "par" hand over the agent everywhere. */
  roles?: Record<string, "agent" | "target" | "both" | "place" | "instrument" | "none">;
  /** What its object must be: lemmas, or a class of `data/frames/classes.toml` ("@people", "?people" preferably, "!people" not). */
  object?: string | string[];
  /** Who its agent must be. */
  agent?: "armed" | "state" | "speaker" | "official" | "envoy" | "known";
  /** What must be filled for the event to count. */
  needs?: "agent" | "participant" | "actor" | "sides" | "count" | "civilian";
  /** What a number in its target counts. */
  count?: QuantityKind;
  /** It describes a lasting state rather than news. */
  background?: boolean;
  /** It holds for as long as the text says, as a truce does. */
  state?: boolean;
  /** It is a verb of saying that counts only where the stance is the news. */
  speech?: boolean;
}

/** The triggers of a frame in one language, as lemmas; several words are found a few words apart. */
export interface OwnTriggers {
  verbs?: string[];
  nouns?: string[];
  /** Any words, as they are written in small letters. */
  words?: string[];
  /** Verbs that count only with an armed or state actor, or in an article about war. */
  weak_verbs?: string[];
  /** Nouns that do. */
  weak?: string[];
}

/** A word that makes an actor: "sappers" a group, "Turkish sappers" one of Turkey's. */
export interface OwnWord {
  language: "en" | "fr";
  /** Its forms, folded: no accents, small letters. */
  words: string | string[];
  /** What it does: "role" is an actor by itself, "weak" with more words only; the head of `data/actors/words.en.tsv` tells the others. */
  class: string;
  kind?: "person" | "organisation" | "country" | "group" | "office";
  /** PLOVER's; with a "?" after it, it gives way to a modifier's. */
  sector?: string;
  number?: "s" | "p";
  detail?: string;
}

/** What reads a text: calendar expressions, places, actors; events, for which all of them read. */
export type Stage = "times" | "places" | "actors" | "events";

/** Reads articles into reports. */
export interface Sitrep {
  /**
   * The version of the engine.
   *
   * @example
   * console.log(sitrep.version);
   */
  readonly version: string;

  /**
   * Reads one article, in English or French. Offsets in the report are UTF-16 code units: `text.slice(span.start, span.end)` is
   * `span.text`. Rejects with a {@link SitrepError}.
   *
   * @example
   * const read = await sitrep.extract(text, { published: "2020-02-11" });
   * for (const { type, trigger } of read.events) console.log(type, text.slice(trigger.start, trigger.end));
   */
  extract(text: string, options?: ExtractOptions): Promise<Report>;

  /**
   * Reads many articles: reports come out in the order of the articles, each as soon as it is ready. An article that cannot be
   * read gives an `error` in its place and the run goes on. Stopping early (`break`) leaves the rest unread; the signal ends the
   * run with a {@link SitrepError} of the code "aborted". Articles are taken from the source as they are needed.
   *
   * @example
   * for await (const { index, report, error } of sitrep.extractAll(articles, { onProgress: ({ done, total }) => console.log(done, total) })) {
   *   if (report) console.log(report.events.length);
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
   * const joined = await sitrep.merge(reports);
   * for (const { record, members } of joined.events) console.log(record.type, members.map((m) => m.document));
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

  /**
   * Frees the engine and ends its worker; a call under way is rejected.
   *
   * @example
   * const brief = await createSitrep();
   * await brief.close();
   * await brief.extract(text).catch((error) => console.log(error.code)); // closed
   */
  close(): Promise<void>;
}

export interface ExtractOptions {
  /**
   * The caller's id of the article, handed back as `report.document.id`; "document" if left out.
   *
   * @example
   * console.log((await sitrep.extract(text, { id: "gazette-17" })).document.id); // gazette-17
   */
  id?: string;
  /**
   * The day it was published, as `2020-02-11`; relative dates count from it. Left out, the text's own hints are used.
   *
   * @example
   * console.log((await sitrep.extract(text, { published: "2021-03-04" })).events[0].time.start); // 2021-03-02
   */
  published?: string;
  /**
   * Its language; found out if left out.
   *
   * @example
   * console.log((await sitrep.extract("Rébellion", { language: "fr" })).document.language); // fr
   */
  language?: "en" | "fr";
  /**
   * What is read; all if left out. With `["times"]` the report has only calendar expressions, and no gazetteer is fetched.
   *
   * @example
   * const { events, mentions } = await sitrep.extract(text, { stages: ["times"] });
   * console.log(events.length, mentions.times[0].text); // 0 Tuesday
   */
  stages?: Stage[];
  /**
   * What is of the page and not of the article, beside what is found to be so without being told: what one of these matches is not read,
   * and stands in `report.boilerplate`.
   *
   * @example
   * const { boilerplate } = await sitrep.extract(`${text}\nPartner content: a war of prices`, { boilerplate: [/^Partner content:.*$/m] });
   * console.log(boilerplate.at(-1).text); // Partner content: a war of prices
   */
  boilerplate?: RegExp | RegExp[];
  /**
   * Whether gazetteers that are not loaded yet are fetched first; true if left out. Without them a first report comes sooner, most of
   * its places without points: a page can show it, and ask again.
   *
   * @example
   * const soon = await sitrep.extract(text, { gazetteers: false });
   */
  gazetteers?: boolean;
  /**
   * Cancels the call, which is then rejected with the code "aborted". In Node without `workers` a text is read in one go: only a call that has not begun to read is cancelled.
   *
   * @example
   * await sitrep.extract(text, { signal: AbortSignal.abort() }).catch((error) => console.log(error.code)); // aborted
   */
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
  /**
   * The day of publication of articles that do not say their own.
   *
   * @example
   * for await (const { report } of sitrep.extractAll(articles, { published: "2021-03-04" })) console.log(report.document.publication.start);
   */
  published?: string;
  /**
   * The language of articles that do not say their own.
   *
   * @example
   * for await (const { report } of sitrep.extractAll(["Rebelles"], { language: "fr" })) console.log(report.document.language); // fr
   */
  language?: "en" | "fr";
  /**
   * What is read; all if left out.
   *
   * @example
   * for await (const { report } of sitrep.extractAll(articles, { stages: ["actors"] })) console.log(report.mentions.actors.length);
   */
  stages?: Stage[];
  /**
   * What is of the page in every article, as for {@link Sitrep.extract}.
   *
   * @example
   * for await (const { report } of sitrep.extractAll(articles, { boilerplate: /^Advertisement$/m })) console.log(report.boilerplate.length);
   */
  boilerplate?: RegExp | RegExp[];
  /**
   * How many articles are taken from the source ahead of the one handed out, 1 to 64; one more than there are workers if left out.
   *
   * @example
   * for await (const { index } of sitrep.extractAll(articles, { concurrency: 8 })) console.log(index);
   */
  concurrency?: number;
  /**
   * Ends the run, which is then rejected with the code "aborted".
   *
   * @example
   * const stop = new AbortController();
   * try {
   *   for await (const { index } of sitrep.extractAll(articles, { signal: stop.signal })) stop.abort();
   * } catch (error) {
   *   console.log(error.code); // aborted
   * }
   */
  signal?: AbortSignal;
  /**
   * Called after each article; `total` is null where the source does not tell its length.
   *
   * @example
   * for await (const { id } of sitrep.extractAll(articles, { onProgress: ({ done, total }) => console.log(`${done} of ${total}`) })) console.log(id);
   */
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

/**
 * An error that says what was wrong, where, and what to do; `code` is for programs.
 *
 * @example
 * const failed = await sitrep.extract(text, { published: "last week" }).catch((error) => error);
 * console.log(failed instanceof SitrepError, failed.code, failed.message); // true invalid_option published: "last week" is not a day; ...
 */
export class SitrepError extends Error {
  constructor(code: SitrepErrorCode, message: string, options?: ErrorOptions);
  readonly code: SitrepErrorCode;
}
