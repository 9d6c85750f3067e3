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
  /** Where it is unknown, the stretches of days that the article leaves possible; null where it leaves too many. */
  possible: Stretch[] | null;
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

/** Some days on end. */
export interface Stretch {
  /** First day. */
  start: string;
  /** Last day. */
  end: string;
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

/** What several articles tell, joined. */
export interface Story {
  /** The version of this record's form. */
  schema: string;
  /** The articles, by day of publication. */
  documents: Document[];
  /** What happened, in the order of days; what has no day comes last. */
  events: StoryEvent[];
  /** Who acts and is acted on, those in most events first. */
  actors: StoryActor[];
  /** What the articles tell differently. */
  disagreements: Disagreement[];
  /** Articles whose day of publication follows from what the others tell of the same events. */
  dated: Dated[];
  /** The events by day. */
  timeline: TimelineEntry[];
  /** Events linked by the words of an article. */
  links: Link[];
  /** Events that belong together though they are not one: a place taken and lost, a figure that grows. */
  threads: Thread[];
}

/** One event with all its tellings. */
export interface StoryEvent {
  /** The id of its first member, "document/e1": it stays the same whatever else joins the story. */
  id: string;
  /** The events of the reports that tell it. */
  members: Member[];
  /** What they say together. */
  record: MergedEvent;
  /** Every field on which members differ, the values side by side. */
  differences: Difference[];
  /** Why the members were taken for one event. */
  joins: Join[];
}

/** An event of a report that tells an event of the story. */
export interface Member {
  /** Unique within the story: "document/e1". */
  id: string;
  /** The id of its article, as in `documents`. */
  document: string;
  /** Its id within the report. */
  event: string;
  /** What the report takes it for. */
  type: EventType;
  /** Whether it happened, by the report. */
  factuality: Factuality;
  /** The word that tells it. */
  trigger: Span;
  /** The sentence that tells it. */
  sentence: Span;
  /** How sure the reading is, 0 to 1. */
  confidence: number;
}

/** What all members of an event say together. */
export interface MergedEvent {
  /** What happened: the most exact of the types given. */
  type: EventType;
  /** Whether it happened. */
  factuality: Factuality;
  /** Who did it. */
  agents: MergedActor[];
  /** People, places or things acted on. */
  targets: MergedActor[];
  /** What it was done with. */
  instruments: MergedText[];
  /** Where, the narrowest first; a region that holds a town named by others is left to the differences. */
  places: MergedPlace[];
  /** When: the days that all members allow; for what grows or goes on, from the first to the last. */
  time: MergedTime | null;
  /** How many, as ranges. */
  quantities: MergedQuantity[];
  /** Who says so; empty where only the articles themselves do. */
  attribution: MergedSource[];
  /** Its codes in the code books of the field. */
  codes: Codes;
  /** How sure the reading is, 0 to 1; independent tellings add up. */
  confidence: number;
}

/** Somebody or something, with all the words for it. */
export interface MergedActor {
  /** The name where it is known, else the words of the first member. */
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
  /** Who says so. */
  said: Said[];
}

/** Words of an article. */
export interface Said {
  /** The id of the article, as in `documents`; offsets are its own. */
  document: string;
  /** The event of its report that they belong to; null for words that tell no event. */
  event: string | null;
  /** First UTF-16 code unit. */
  start: number;
  /** One past the last UTF-16 code unit. */
  end: number;
  /** The words. */
  text: string;
}

/** Words for something. */
export interface MergedText {
  /** The words of the first member. */
  text: string;
  /** Who says so. */
  said: Said[];
}

/** Somewhere. */
export interface MergedPlace {
  /** The gazetteer's name, else the words of the first member. */
  text: string;
  /** What they mean; null where the gazetteer does not know. */
  place: Point | null;
  /** What it is said to be near, or part of. */
  near: Point[];
  /** Who says so. */
  said: Said[];
}

/** Some days. */
export interface MergedTime {
  /** First day. */
  start: string | null;
  /** Last day. */
  end: string | null;
  /** How exact it is. */
  granularity: Granularity;
  /** Who says so. */
  said: Said[];
}

/** How many, as all members together bound it. */
export interface MergedQuantity {
  /** What is counted. */
  kind: QuantityKind;
  /** The noun counted. */
  unit: string | null;
  /** Whom or what it counts, as the first member says it. */
  who: string | null;
  /** The least that a member gives. */
  min: number;
  /** The most that a member gives; null where one leaves it open. */
  max: number | null;
  /** Whether a member gives a rough figure. */
  approximate: boolean;
  /** Who says so. */
  said: Said[];
}

/** A source that articles name. */
export interface MergedSource {
  /** The words of the first member. */
  text: string;
  /** The source's id, where the register knows it. */
  actor: string | null;
  /** Who names it. */
  said: Said[];
}

/** A field on which the members of an event differ. */
export interface Difference {
  /** The field. */
  field: Field;
  /** The values, in the order of their articles. */
  values: Version[];
}

/** A field of an event on which its tellings can differ. */
export type Field = "type" | "factuality" | "agents" | "targets" | "places" | "time" | "quantities" | "naming";

/** What some members say of a field. */
export interface Version {
  /** The value in short: a range of days, a figure, a name. */
  value: string;
  /** For figures, the least. */
  min: number | null;
  /** For figures, the most; null where the words leave it open. */
  max: number | null;
  /** The day it holds for: that of the figure, else of the article. */
  date: string | null;
  /** The source that the article names for it. */
  source: string | null;
  /** Who says so, in which words. */
  said: Said[];
}

/** Why two members were taken for one event. */
export interface Join {
  /** One member. */
  a: string;
  /** The other. */
  b: string;
  /** How much speaks for it. */
  score: number;
  /** What speaks for it, the strongest first, and what against. */
  reasons: Reason[];
}

/** Something that speaks for or against two events being one. */
export interface Reason {
  /** A fixed code: "same_day", "same_place", "same_agent", "same_figure", ... */
  code: string;
  /** What they share, or where they differ. */
  detail: string;
  /** How much it counts; negative if against. */
  weight: number;
}

/** Somebody who acts in the story. */
export interface StoryActor {
  /** The id that all mentions share: the register's or a composed one. */
  id: string;
  /** The name where it is known, else the most frequent words. */
  name: string;
  /** What it is. */
  kind: ActorKind;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  /** PLOVER's sector. */
  sector: string | null;
  /** Events in which it acts. */
  agent_of: string[];
  /** Events in which it is acted on. */
  target_of: string[];
  /** Whom it acts on, how, and how often. */
  acts: Act[];
  /** What it is called. */
  names: ActorName[];
}

/** How one actor acts on another. */
export interface Act {
  /** The id of the actor acted on. */
  on: string;
  /** How. */
  type: EventType;
  /** In how many events. */
  count: number;
  /** Which. */
  events: string[];
}

/** Words for an actor. */
export interface ActorName {
  /** The words. */
  text: string;
  /** The articles that use them. */
  documents: string[];
}

/** Something that the articles tell differently. */
export interface Disagreement {
  /** What about. */
  kind: DisagreementKind;
  /** What it is about, in short. */
  about: string;
  /** The story's events concerned; several where they may be one event, were it not for this. */
  events: string[];
  /** The actor concerned, for names. */
  actor: string | null;
  /** Whether the values follow each other in time, as a toll that grows: a series and no contradiction. */
  series: boolean;
  /** The values side by side, in the order of their days. */
  values: Version[];
}

/** What papers disagree on: figures, days, places, who did it, what somebody or something is called, whether it happened. */
export type DisagreementKind = "figures" | "dates" | "places" | "actors" | "naming" | "factuality";

/** An article that does not say when it appeared, and what others let one conclude. */
export interface Dated {
  /** The id of the article, as in `documents`. */
  document: string;
  /** First day it can have appeared on. */
  start: string;
  /** Last day it can have appeared on. */
  end: string;
  /** The words it rests on: its own, and those of the other articles. */
  said: Said[];
}

/** Events of one day, or of one period. */
export interface TimelineEntry {
  /** First day; null for what has none. */
  start: string | null;
  /** Last day; null for what has none. */
  end: string | null;
  /** The events. */
  events: string[];
}

/** A link between two events that an article states. */
export interface Link {
  /** The event that came after, answered, went on in spite of, or came of ... */
  from: string;
  /** ... this one. */
  to: string;
  /** How they are linked. */
  relation: Relation;
  /** The words that say so. */
  said: Said;
}

/** How a text links two events: the first came after the second, answered it, went on in spite of it, or came of it. */
export type Relation = "after" | "in_retaliation_for" | "despite" | "because_of";

/** Events that belong together without being one. */
export interface Thread {
  /** "place:..." or "series:...", the same for the same thread in any story. */
  id: string;
  /** What ties them. */
  kind: ThreadKind;
  /** The place, or what is counted. */
  title: string;
  /** Its events, in the order of days. */
  events: string[];
  /** The articles that tell of it. */
  documents: string[];
}

/** What ties the events of a thread: one place fought over, or one figure that grows. */
export type ThreadKind = "place" | "series";
