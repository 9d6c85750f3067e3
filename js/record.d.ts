// Made from src/record.rs by `npm run types:write`: do not edit.
//
// Offsets are UTF-16 code units, [start, end), so that `text.slice(start, end)` is the quoted text. Days are ISO 8601
// (`2020-02-11`), both ends of an interval inclusive. Countries are ISO 3166-1 alpha-3.

/** What one article says. */
export interface Report {
  /** The version of this record's form. */
  schema: string;
  /** The article. */
  document: Document;
  /** Its sentences, in order. */
  sentences: Span[];
  /** Its events, in the order of their triggers. */
  events: Event[];
  /** Page furniture that was set aside. */
  boilerplate: Span[];
  /** Every actor, place, time and quantity found, used by an event or not. */
  mentions: Mentions;
  /** What was read and why nothing, or less than expected, was coded. */
  notes: Note[];
}

/** The article itself. */
export interface Document {
  /** The caller's id, else "document". */
  id: string;
  /** The headline, where there is one. */
  title: string | null;
  /** Its language. */
  language: DocumentLanguage;
  /** When it was published. */
  publication: Publication;
}

/** The language of a document, as BCP 47 names it; `und` where it is neither English nor French. */
export type DocumentLanguage = "en" | "fr" | "und";

/** When an article was published; `start` and `end` are null where that is unknown. */
export interface Publication {
  /** First day it can be. */
  start: string | null;
  /** Last day it can be. */
  end: string | null;
  /** How it is known. */
  basis: PublicationBasis;
  /** The words that show it. */
  evidence: Span[];
}

/** How the publication date is known. */
export type PublicationBasis = "given" | "stated" | "inferred" | "unknown";

/** Words of the article. */
export interface Span {
  /** First UTF-16 code unit. */
  start: number;
  /** One past the last UTF-16 code unit. */
  end: number;
  /** The words. */
  text: string;
}

/** Something that happened, is said to have happened, or is said to come. */
export interface Event {
  /** Unique within the report: "e1", "e2", ... */
  id: string;
  /** What happened. */
  type: EventType;
  /** Whether it happened, by the text's word. */
  factuality: Factuality;
  /** The word or words that tell it. */
  trigger: Span;
  /** The sentence of the trigger. */
  sentence: Span;
  /** Every trigger that tells this event, the first of them `trigger`. */
  mentions: Span[];
  /** Who did it. */
  agents: Actor[];
  /** People, places or things acted on. */
  targets: Actor[];
  /** What it was done with. */
  instruments: Span[];
  /** Where. */
  places: Place[];
  /** When. */
  time: Time | null;
  /** How many. */
  quantities: Quantity[];
  /** Who says so; empty where the article itself does. */
  attribution: Attribution[];
  /** Its codes in the code books of the field. */
  codes: Codes;
  /** How sure the reading is, 0 to 1. */
  confidence: number;
  /** How it was reached: the frame first, then each rule, in words a person understands. */
  why: string[];
}

/** What happened. */
export type EventType = 
  | "airstrike"
  | "shelling"
  | "bombing"
  | "armed_clash"
  | "attack"
  | "shootdown"
  | "killing"
  | "injury"
  | "casualty_toll"
  | "offensive"
  | "advance"
  | "territorial_capture"
  | "withdrawal"
  | "deployment"
  | "blockade"
  | "ceasefire"
  | "ceasefire_violation"
  | "agreement"
  | "talks"
  | "visit"
  | "statement"
  | "accusation"
  | "threat"
  | "demand"
  | "sanction"
  | "support"
  | "aid"
  | "displacement"
  | "return"
  | "arrest"
  | "abduction"
  | "protest"
  | "election"
  | "other";

/** Whether it happened, by the text's word (after FactBank). */
export type Factuality = "occurred" | "ongoing" | "planned" | "threatened" | "demanded" | "hypothetical" | "denied";

/** Somebody, or for targets something. */
export interface Actor {
  /** First UTF-16 code unit. */
  start: number;
  /** One past the last UTF-16 code unit. */
  end: number;
  /** The words. */
  text: string;
  /** What it is. */
  kind: ActorKind;
  /** Wikidata id where known, else an id composed of country and sector ("SYR-MIL"). */
  id: string | null;
  /** Canonical name. */
  name: string | null;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  /** PLOVER's sector: government, military, rebel, ... */
  sector: string | null;
}

/** What an actor is; a target may also be a place or a thing. */
export type ActorKind = "person" | "organisation" | "country" | "group" | "office" | "place" | "thing";

/** Somewhere. */
export interface Place {
  /** First UTF-16 code unit. */
  start: number;
  /** One past the last UTF-16 code unit. */
  end: number;
  /** The words. */
  text: string;
  /** What they mean; null where the gazetteer does not know. */
  place: Point | null;
  /** What it is said to be near, or part of. */
  near: Point[];
}

/** A place of the gazetteer. */
export interface Point {
  /** Usual English name. */
  name: string;
  /** Degrees north. */
  lat: number;
  /** Degrees east. */
  lon: number;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  /** Province or state. */
  admin1: string | null;
  /** GeoNames id. */
  geonames: number | null;
  /** country, province, city, town, village, region, road, ... */
  feature: string;
}

/** Some time. `start` and `end` are days here, so the offsets of its words are in `span`. */
export interface Time {
  /** The words; for a time taken over from another sentence, the words there. */
  span: Span;
  /** The words, once more, as every other mention has them. */
  text: string;
  /** TIMEX3 type. */
  type: TimeType;
  /** TIMEX3 value. */
  value: string;
  /** First day; null where no day can be named. */
  start: string | null;
  /** Last day; null where no day can be named. */
  end: string | null;
  /** How exact it is. */
  granularity: Granularity;
  /** How it is known. */
  basis: TimeBasis;
}

/** TIMEX3 types. */
export type TimeType = "DATE" | "TIME" | "DURATION" | "SET";

/** How exact a time is. */
export type Granularity = "time" | "day" | "week" | "month" | "quarter" | "season" | "year" | "decade" | "century";

/** How a time is known: said by these words, taken over from the sentences before, or counted from the event it hangs on. */
export type TimeBasis = "stated" | "inherited" | "anchored";

/** How many. */
export interface Quantity {
  /** First UTF-16 code unit. */
  start: number;
  /** One past the last UTF-16 code unit. */
  end: number;
  /** The words. */
  text: string;
  /** What is counted. */
  kind: QuantityKind;
  /** The noun counted ("localities", "civilians"). */
  unit: string | null;
  /** Whom or what it counts, as said. */
  who: string | null;
  /** The least it can be. */
  min: number;
  /** The most it can be; null where the words leave it open. */
  max: number | null;
  /** Whether it is a rough figure. */
  approximate: boolean;
}

/** What a quantity counts. */
export type QuantityKind = "killed" | "wounded" | "missing" | "captured" | "displaced" | "returned" | "besieged" | "other";

/** Who says so. */
export interface Attribution {
  /** First UTF-16 code unit. */
  start: number;
  /** One past the last UTF-16 code unit. */
  end: number;
  /** The words that name the source. */
  text: string;
  /** The source's id, where the register knows it. */
  actor: string | null;
  /** The verb or phrase of saying ("said", "selon"). */
  verb: string | null;
  /** How it is given. */
  manner: Manner;
}

/** How a source is given: in quotation marks, in reported speech, or by a mere "according to". */
export type Manner = "quoted" | "reported" | "attributed";

/** Codes of the field's code books. */
export interface Codes {
  /** PLOVER event type. */
  plover: string | null;
  /** CAMEO code. */
  cameo: string | null;
  /** ACLED sub-event type. */
  acled: string | null;
}

/** Everything found, used by an event or not. */
export interface Mentions {
  /** Actors. */
  actors: Actor[];
  /** Places. */
  places: Place[];
  /** Times. */
  times: Time[];
  /** Quantities. */
  quantities: Quantity[];
}

/** A remark on the reading. */
export interface Note {
  /** A fixed code: "language", "no_trigger", "no_publication", ... */
  code: string;
  /** The same in words. */
  message: string;
  /** The words it is about. */
  span: Span | null;
}
