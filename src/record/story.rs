//! The types of a story: several reports joined, the same event told by several papers being one event.
//!
//! Whatever the story says, it says with the words of the articles: each part lists who `said` it and where.

#[cfg(not(target_arch = "wasm32"))]
use serde::{Deserialize, Serialize};

use super::{ActorKind, Codes, Document, EventType, Factuality, Granularity, Point, QuantityKind, Span};

vocabulary! {
    /// A field of an event on which its tellings can differ.
    Field {
        Type = "type", Factuality = "factuality", Agents = "agents", Targets = "targets", Places = "places", Time = "time",
        Quantities = "quantities", Naming = "naming",
    }
}

vocabulary! {
    /// What papers disagree on: figures, days, places, who did it, what somebody or something is called, whether it happened.
    DisagreementKind {
        Figures = "figures", Dates = "dates", Places = "places", Actors = "actors", Naming = "naming", Factuality = "factuality",
    }
}

vocabulary! {
    /// How a text links two events: the first came after the second, answered it, went on in spite of it, or came of it.
    Relation { After = "after", Retaliation = "in_retaliation_for", Despite = "despite", Because = "because_of", }
}

vocabulary! {
    /// What ties the events of a thread: one place fought over, or one figure that grows.
    ThreadKind { Place = "place", Series = "series", }
}

record! {
    /// What several articles tell, joined.
    Story {
        /// The version of this record's form.
        schema: String,
        /// The articles, by day of publication.
        documents: Vec<Document>,
        /// What happened, in the order of days; what has no day comes last.
        events: Vec<StoryEvent>,
        /// Who acts and is acted on, those in most events first.
        actors: Vec<StoryActor>,
        /// What the articles tell differently.
        disagreements: Vec<Disagreement>,
        /// Articles whose day of publication follows from what the others tell of the same events.
        dated: Vec<Dated>,
        /// The events by day.
        timeline: Vec<TimelineEntry>,
        /// Events linked by the words of an article.
        links: Vec<Link>,
        /// Events that belong together though they are not one: a place taken and lost, a figure that grows.
        threads: Vec<Thread>,
    }

    /// An article that does not say when it appeared, and what others let one conclude.
    Dated {
        /// The id of the article, as in `documents`.
        document: String,
        /// First day it can have appeared on.
        start: String,
        /// Last day it can have appeared on.
        end: String,
        /// The words it rests on: its own, and those of the other articles.
        said: Vec<Said>,
    }

    /// One event with all its tellings.
    StoryEvent {
        /// The id of its first member, "document/e1": it stays the same whatever else joins the story.
        id: String,
        /// The events of the reports that tell it.
        members: Vec<Member>,
        /// What they say together.
        record: MergedEvent,
        /// Every field on which members differ, the values side by side.
        differences: Vec<Difference>,
        /// Why the members were taken for one event.
        joins: Vec<Join>,
    }

    /// An event of a report that tells an event of the story.
    Member {
        /// Unique within the story: "document/e1".
        id: String,
        /// The id of its article, as in `documents`.
        document: String,
        /// Its id within the report.
        event: String,
        /// What the report takes it for.
        r#type: EventType,
        /// Whether it happened, by the report.
        factuality: Factuality,
        /// The word that tells it.
        trigger: Span,
        /// The sentence that tells it.
        sentence: Span,
        /// How sure the reading is, 0 to 1.
        confidence: f64,
    }

    /// Words of an article.
    Said {
        /// The id of the article, as in `documents`; offsets are its own.
        document: String,
        /// The event of its report that they belong to; null for words that tell no event.
        event: Option<String>,
        /// First UTF-16 code unit.
        start: u32,
        /// One past the last UTF-16 code unit.
        end: u32,
        /// The words.
        text: String,
    }

    /// What all members of an event say together.
    MergedEvent {
        /// What happened: the most exact of the types given.
        r#type: EventType,
        /// Whether it happened.
        factuality: Factuality,
        /// Who did it.
        agents: Vec<MergedActor>,
        /// People, places or things acted on.
        targets: Vec<MergedActor>,
        /// What it was done with.
        instruments: Vec<MergedText>,
        /// Where, the narrowest first; a region that holds a town named by others is left to the differences.
        places: Vec<MergedPlace>,
        /// When: the days that all members allow; for what grows or goes on, from the first to the last.
        time: Option<MergedTime>,
        /// How many, as ranges.
        quantities: Vec<MergedQuantity>,
        /// Who says so; empty where only the articles themselves do.
        attribution: Vec<MergedSource>,
        /// Its codes in the code books of the field.
        codes: Codes,
        /// How sure the reading is, 0 to 1; independent tellings add up.
        confidence: f64,
    }

    /// Somebody or something, with all the words for it.
    MergedActor {
        /// The name where it is known, else the words of the first member.
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
        /// Who says so.
        said: Vec<Said>,
    }

    /// Words for something.
    MergedText {
        /// The words of the first member.
        text: String,
        /// Who says so.
        said: Vec<Said>,
    }

    /// Somewhere.
    MergedPlace {
        /// The gazetteer's name, else the words of the first member.
        text: String,
        /// What they mean; null where the gazetteer does not know.
        place: Option<Point>,
        /// What it is said to be near, or part of.
        near: Vec<Point>,
        /// Who says so.
        said: Vec<Said>,
    }

    /// Some days.
    MergedTime {
        /// First day.
        start: Option<String>,
        /// Last day.
        end: Option<String>,
        /// How exact it is.
        granularity: Granularity,
        /// Who says so.
        said: Vec<Said>,
    }

    /// How many, as all members together bound it.
    MergedQuantity {
        /// What is counted.
        kind: QuantityKind,
        /// The noun counted.
        unit: Option<String>,
        /// Whom or what it counts, as the first member says it.
        who: Option<String>,
        /// The least that a member gives.
        min: u64,
        /// The most that a member gives; null where one leaves it open.
        max: Option<u64>,
        /// Whether a member gives a rough figure.
        approximate: bool,
        /// Who says so.
        said: Vec<Said>,
    }

    /// A source that articles name.
    MergedSource {
        /// The words of the first member.
        text: String,
        /// The source's id, where the register knows it.
        actor: Option<String>,
        /// Who names it.
        said: Vec<Said>,
    }

    /// A field on which the members of an event differ.
    Difference {
        /// The field.
        field: Field,
        /// The values, in the order of their articles.
        values: Vec<Version>,
    }

    /// What some members say of a field.
    Version {
        /// The value in short: a range of days, a figure, a name.
        value: String,
        /// For figures, the least.
        min: Option<u64>,
        /// For figures, the most; null where the words leave it open.
        max: Option<u64>,
        /// The day it holds for: that of the figure, else of the article.
        date: Option<String>,
        /// The source that the article names for it.
        source: Option<String>,
        /// Who says so, in which words.
        said: Vec<Said>,
    }

    /// Something that the articles tell differently.
    Disagreement {
        /// What about.
        kind: DisagreementKind,
        /// What it is about, in short.
        about: String,
        /// The story's events concerned; several where they may be one event, were it not for this.
        events: Vec<String>,
        /// The actor concerned, for names.
        actor: Option<String>,
        /// Whether the values follow each other in time, as a toll that grows: a series and no contradiction.
        series: bool,
        /// The values side by side, in the order of their days.
        values: Vec<Version>,
    }

    /// Why two members were taken for one event.
    Join {
        /// One member.
        a: String,
        /// The other.
        b: String,
        /// How much speaks for it.
        score: f64,
        /// What speaks for it, the strongest first, and what against.
        reasons: Vec<Reason>,
    }

    /// Something that speaks for or against two events being one.
    Reason {
        /// A fixed code: "same_day", "same_place", "same_agent", "same_figure", ...
        code: String,
        /// What they share, or where they differ.
        detail: String,
        /// How much it counts; negative if against.
        weight: f64,
    }

    /// Somebody who acts in the story.
    StoryActor {
        /// The id that all mentions share: the register's or a composed one.
        id: String,
        /// The name where it is known, else the most frequent words.
        name: String,
        /// What it is.
        kind: ActorKind,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// PLOVER's sector.
        sector: Option<String>,
        /// Events in which it acts.
        agent_of: Vec<String>,
        /// Events in which it is acted on.
        target_of: Vec<String>,
        /// Whom it acts on, how, and how often.
        acts: Vec<Act>,
        /// What it is called.
        names: Vec<ActorName>,
    }

    /// How one actor acts on another.
    Act {
        /// The id of the actor acted on.
        on: String,
        /// How.
        r#type: EventType,
        /// In how many events.
        count: u32,
        /// Which.
        events: Vec<String>,
    }

    /// Words for an actor.
    ActorName {
        /// The words.
        text: String,
        /// The articles that use them.
        documents: Vec<String>,
    }

    /// Events of one day, or of one period.
    TimelineEntry {
        /// First day; null for what has none.
        start: Option<String>,
        /// Last day; null for what has none.
        end: Option<String>,
        /// The events.
        events: Vec<String>,
    }

    /// A link between two events that an article states.
    Link {
        /// The event that came after, answered, went on in spite of, or came of ...
        from: String,
        /// ... this one.
        to: String,
        /// How they are linked.
        relation: Relation,
        /// The words that say so.
        said: Said,
    }

    /// Events that belong together without being one.
    Thread {
        /// "place:..." or "series:...", the same for the same thread in any story.
        id: String,
        /// What ties them.
        kind: ThreadKind,
        /// The place, or what is counted.
        title: String,
        /// Its events, in the order of days.
        events: Vec<String>,
        /// The articles that tell of it.
        documents: Vec<String>,
    }
}
