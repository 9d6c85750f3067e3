//! The types of the answer: the single source of the TypeScript types and of the JSON Schema.
//!
//! Offsets are UTF-16 code units, [start, end), so that `text.slice(start, end)` is the quoted text. Days are ISO 8601
//! (`2020-02-11`), both ends of an interval inclusive. Countries are ISO 3166-1 alpha-3.

#[cfg(not(target_arch = "wasm32"))]
use serde::{Deserialize, Serialize};

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(Serialize, Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[allow(missing_docs)]
        pub enum $name { $($(#[$vdoc])* #[cfg_attr(not(target_arch = "wasm32"), serde(rename = $text))] $variant,)* }

        impl $crate::record::json::Record for $name {
            fn write(&self, json: &mut $crate::record::json::Json) {
                json.string(self.as_str());
            }
            fn read(value: &$crate::record::json::Value) -> Result<Self, $crate::record::json::Wrong> {
                let word: String = $crate::record::json::Record::read(value)?;
                $name::parse(&word).ok_or($crate::record::json::Wrong { at: String::new() })
            }
        }

        impl $name {
            /// All values, in the order of the design.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// All values as the record writes them.
            pub const TEXTS: &'static [&'static str] = &[$($text,)*];

            /// The value as the record writes it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The value that the record writes so.
            pub fn parse(text: &str) -> Option<$name> {
                match text { $($text => Some($name::$variant),)* _ => None }
            }
        }
    };
}

vocabulary! {
    /// What happened.
    EventType {
        Airstrike = "airstrike", Shelling = "shelling", Bombing = "bombing", ArmedClash = "armed_clash", Attack = "attack",
        Shootdown = "shootdown", Killing = "killing", Injury = "injury", CasualtyToll = "casualty_toll",
        Offensive = "offensive", Advance = "advance", TerritorialCapture = "territorial_capture", Withdrawal = "withdrawal",
        Deployment = "deployment", Blockade = "blockade", Ceasefire = "ceasefire",
        CeasefireViolation = "ceasefire_violation", Agreement = "agreement", Talks = "talks", Visit = "visit",
        Statement = "statement", Accusation = "accusation", Threat = "threat", Demand = "demand", Sanction = "sanction",
        Support = "support", Aid = "aid", Displacement = "displacement", Return = "return", Arrest = "arrest",
        Abduction = "abduction", Protest = "protest", Election = "election", Other = "other",
    }
}

vocabulary! {
    /// Whether it happened, by the text's word (after FactBank).
    Factuality {
        Occurred = "occurred", Ongoing = "ongoing", Planned = "planned", Threatened = "threatened", Demanded = "demanded",
        Hypothetical = "hypothetical", Denied = "denied",
    }
}

vocabulary! {
    /// What an actor is; a target may also be a place or a thing.
    ActorKind {
        Person = "person", Organisation = "organisation", Country = "country", Group = "group", Office = "office",
        Place = "place", Thing = "thing",
    }
}

vocabulary! {
    /// TIMEX3 types.
    TimeType { Date = "DATE", Time = "TIME", Duration = "DURATION", Set = "SET", }
}

vocabulary! {
    /// How exact a time is.
    Granularity {
        Time = "time", Day = "day", Week = "week", Month = "month", Quarter = "quarter", Season = "season", Year = "year",
        Decade = "decade", Century = "century",
    }
}

vocabulary! {
    /// How a time is known: said by these words, taken over from the sentences before, or counted from the event it hangs on.
    TimeBasis { Stated = "stated", Inherited = "inherited", Anchored = "anchored", }
}

vocabulary! {
    /// What a quantity counts.
    QuantityKind {
        Killed = "killed", Wounded = "wounded", Missing = "missing", Captured = "captured", Displaced = "displaced",
        Returned = "returned", Besieged = "besieged", Other = "other",
    }
}

vocabulary! {
    /// How a source is given: in quotation marks, in reported speech, or by a mere "according to".
    Manner { Quoted = "quoted", Reported = "reported", Attributed = "attributed", }
}

vocabulary! {
    /// How the publication date is known.
    PublicationBasis { Given = "given", Stated = "stated", Inferred = "inferred", Unknown = "unknown", }
}

vocabulary! {
    /// The language of a document, as BCP 47 names it; `und` where it is neither English nor French.
    DocumentLanguage { English = "en", French = "fr", Undetermined = "und", }
}

macro_rules! record {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(Serialize, Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        pub struct $name { $($(#[$fdoc])* pub $field: $type,)* }

        impl $crate::record::json::Record for $name {
            fn write(&self, json: &mut $crate::record::json::Json) {
                json.open('{');
                $(
                    json.key($crate::record::json::plain(stringify!($field)));
                    self.$field.write(json);
                )*
                json.close('}');
            }
            fn read(value: &$crate::record::json::Value) -> Result<Self, $crate::record::json::Wrong> {
                Ok($name { $($field: $crate::record::json::field(value, stringify!($field))?,)* })
            }
        }
    )*};
}

record! {
    /// What one article says.
    Report {
        /// The version of this record's form.
        schema: String,
        /// The article.
        document: Document,
        /// Its sentences, in order.
        sentences: Vec<Span>,
        /// Its events, in the order of their triggers.
        events: Vec<Event>,
        /// Page furniture that was set aside.
        boilerplate: Vec<Span>,
        /// Every actor, place, time and quantity found, used by an event or not.
        mentions: Mentions,
        /// What was read and why nothing, or less than expected, was coded.
        notes: Vec<Note>,
    }

    /// The article itself.
    Document {
        /// The caller's id, else "document".
        id: String,
        /// The headline, where there is one.
        title: Option<String>,
        /// Its language.
        language: DocumentLanguage,
        /// When it was published.
        publication: Publication,
    }

    /// When an article was published; `start` and `end` are null where that is unknown.
    Publication {
        /// First day it can be.
        start: Option<String>,
        /// Last day it can be.
        end: Option<String>,
        /// How it is known.
        basis: PublicationBasis,
        /// The words that show it.
        evidence: Vec<Span>,
        /// Where it is unknown, the stretches of days that the article leaves possible; null where it leaves too many.
        possible: Option<Vec<Stretch>>,
    }

    /// Some days on end.
    Stretch {
        /// First day.
        start: String,
        /// Last day.
        end: String,
    }

    /// Words of the article.
    Span {
        /// First UTF-16 code unit.
        start: u32,
        /// One past the last UTF-16 code unit.
        end: u32,
        /// The words.
        text: String,
    }

    /// Something that happened, is said to have happened, or is said to come.
    Event {
        /// Unique within the report: "e1", "e2", ...
        id: String,
        /// What happened.
        r#type: EventType,
        /// Whether it happened, by the text's word.
        factuality: Factuality,
        /// The word or words that tell it.
        trigger: Span,
        /// The sentence of the trigger.
        sentence: Span,
        /// Every trigger that tells this event, the first of them `trigger`.
        mentions: Vec<Span>,
        /// Who did it.
        agents: Vec<Actor>,
        /// People, places or things acted on.
        targets: Vec<Actor>,
        /// What it was done with.
        instruments: Vec<Span>,
        /// Where.
        places: Vec<Place>,
        /// When.
        time: Option<Time>,
        /// How many.
        quantities: Vec<Quantity>,
        /// Who says so; empty where the article itself does.
        attribution: Vec<Attribution>,
        /// Its codes in the code books of the field.
        codes: Codes,
        /// How sure the reading is, 0 to 1.
        confidence: f64,
        /// How it was reached: the frame first, then each rule, in words a person understands.
        why: Vec<String>,
    }

    /// Somebody, or for targets something.
    Actor {
        /// First UTF-16 code unit.
        start: u32,
        /// One past the last UTF-16 code unit.
        end: u32,
        /// The words.
        text: String,
        /// What it is.
        kind: ActorKind,
        /// Wikidata id where known, else an id composed of country and sector ("SYR-MIL").
        id: Option<String>,
        /// Canonical name.
        name: Option<String>,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// PLOVER's sector: government, military, rebel, ...
        sector: Option<String>,
    }

    /// Somewhere.
    Place {
        /// First UTF-16 code unit.
        start: u32,
        /// One past the last UTF-16 code unit.
        end: u32,
        /// The words.
        text: String,
        /// What they mean; null where the gazetteer does not know.
        place: Option<Point>,
        /// What it is said to be near, or part of.
        near: Vec<Point>,
    }

    /// A place of the gazetteer.
    Point {
        /// Usual English name.
        name: String,
        /// Degrees north.
        lat: f64,
        /// Degrees east.
        lon: f64,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// Province or state.
        admin1: Option<String>,
        /// GeoNames id.
        geonames: Option<u32>,
        /// country, province, city, town, village, region, road, ...
        feature: String,
    }

    /// Some time. `start` and `end` are days here, so the offsets of its words are in `span`.
    Time {
        /// The words; for a time taken over from another sentence, the words there.
        span: Span,
        /// The words, once more, as every other mention has them.
        text: String,
        /// TIMEX3 type.
        r#type: TimeType,
        /// TIMEX3 value.
        value: String,
        /// First day; null where no day can be named.
        start: Option<String>,
        /// Last day; null where no day can be named.
        end: Option<String>,
        /// How exact it is.
        granularity: Granularity,
        /// How it is known.
        basis: TimeBasis,
    }

    /// How many.
    Quantity {
        /// First UTF-16 code unit.
        start: u32,
        /// One past the last UTF-16 code unit.
        end: u32,
        /// The words.
        text: String,
        /// What is counted.
        kind: QuantityKind,
        /// The noun counted ("localities", "civilians").
        unit: Option<String>,
        /// Whom or what it counts, as said.
        who: Option<String>,
        /// The least it can be.
        min: u64,
        /// The most it can be; null where the words leave it open.
        max: Option<u64>,
        /// Whether it is a rough figure.
        approximate: bool,
    }

    /// Who says so.
    Attribution {
        /// First UTF-16 code unit.
        start: u32,
        /// One past the last UTF-16 code unit.
        end: u32,
        /// The words that name the source.
        text: String,
        /// The source's id, where the register knows it.
        actor: Option<String>,
        /// The verb or phrase of saying ("said", "selon").
        verb: Option<String>,
        /// How it is given.
        manner: Manner,
    }

    /// Codes of the field's code books.
    Codes {
        /// PLOVER event type.
        plover: Option<String>,
        /// CAMEO code.
        cameo: Option<String>,
        /// ACLED sub-event type.
        acled: Option<String>,
    }

    /// Everything found, used by an event or not.
    Mentions {
        /// Actors.
        actors: Vec<Actor>,
        /// Places.
        places: Vec<Place>,
        /// Times.
        times: Vec<Time>,
        /// Quantities.
        quantities: Vec<Quantity>,
    }

    /// A remark on the reading.
    Note {
        /// A fixed code: "language", "no_trigger", "no_publication", ...
        code: String,
        /// The same in words.
        message: String,
        /// The words it is about.
        span: Option<Span>,
    }
}

pub mod json;
mod story;

pub use story::*;
