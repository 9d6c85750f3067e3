//! An event made ready for comparing with those of other articles: days as numbers, actors with their sides, places with their
//! reach. Hides the report that it comes from.

use std::collections::HashMap;

use super::dating;
use super::kinds::{self, Group, Mode, Pace};
use super::spots::{self, Spot};
use super::who::Who;
use super::words::Words;
use crate::knowledge::sort;
use crate::record::{Event, QuantityKind, Report, TimeBasis};
use crate::time::Date;

/// An event without a day is taken to be no older than this when its article was published, in days.
const MEMORY: i32 = 366;

/// How far ahead of its article an event can be whose day the words point at without naming it, in days.
const SOON: i32 = 14;

/// First and last day.
pub(super) type Days = (i32, i32);

pub(super) struct Facts<'a> {
    /// Which article, in the order of the story's documents.
    pub document: usize,
    /// The id of that article within the story.
    pub name: &'a str,
    pub event: &'a Event,
    pub group: Group,
    pub mode: Mode,
    pub pace: Pace,
    /// The days that the text gives.
    pub days: Option<Days>,
    /// Whether its own words give them: those taken over from the sentences before are a guess, which forbids nothing.
    pub sure: bool,
    /// The days that it can have been at all.
    pub bounds: Days,
    /// Month and day, where the text gives them and nobody knows the year.
    pub yearly: Option<(u32, u32)>,
    /// When the article was published.
    pub published: Option<Days>,
    pub spots: Vec<Spot<'a>>,
    pub agents: Vec<Who<'a>>,
    pub targets: Vec<Who<'a>>,
    /// Places and actors that its sentence names, sorted.
    pub context: Vec<&'a str>,
    /// The country that its article is mostly about.
    pub setting: Option<&'a str>,
}

/// Days that may be anything.
pub(super) const ANY: Days = (i32::MIN / 2, i32::MAX / 2);

/// All events of a report, in order.
pub(super) fn of<'a>(document: usize, name: &'a str, report: &'a Report, words: &Words) -> Vec<Facts<'a>> {
    let published = days(report.document.publication.start.as_deref(), report.document.publication.end.as_deref());
    let setting = setting(report);
    let context = Context::new(report);
    let facts = |event: &'a Event| {
        let mode = kinds::mode(event.factuality);
        let days = event.time.as_ref().and_then(|t| days(t.start.as_deref(), t.end.as_deref()));
        let sure = event.time.as_ref().is_some_and(|t| t.basis != TimeBasis::Inherited);
        let growing = kinds::pace(event.r#type) == Pace::Growing || days.is_some_and(|d| d.1 - d.0 > 20) && tolls(event);
        Facts {
            document,
            name,
            event,
            group: kinds::group(event.r#type),
            mode,
            pace: if growing { Pace::Growing } else { kinds::pace(event.r#type) },
            days,
            sure,
            bounds: days.filter(|_| sure).unwrap_or(match (published, mode) {
                // "on the eve of a meeting" may still be to come.
                (Some(p), Mode::Real) if event.time.is_none() || days.is_some() => (p.0.saturating_sub(MEMORY), p.1),
                (Some(p), Mode::Real) => (p.0.saturating_sub(MEMORY), p.1.saturating_add(SOON)),
                (Some(p), _) => (p.0.saturating_sub(MEMORY), p.1.saturating_add(MEMORY)),
                (None, _) => ANY,
            }),
            yearly: published.is_none().then(|| dating::month_and_day(report, event)).flatten(),
            published,
            spots: spots::of(event),
            agents: event.agents.iter().map(|a| Who::new(a, words)).collect(),
            targets: event.targets.iter().map(|a| Who::new(a, words)).collect(),
            context: context.of(event),
            setting,
        }
    };
    report.events.iter().map(facts).collect()
}

impl Facts<'_> {
    /// The member's id, "document/e1".
    pub fn id(&self) -> String {
        [self.name, "/", &self.event.id].concat()
    }

    /// Whether its text itself gives few days: not those of the sentence before.
    pub fn dated(&self) -> bool {
        self.sure && self.days.is_some_and(|d| d.1 - d.0 < 4)
    }

    /// The day it is taken to be on where one is needed: its first, else that of its article.
    pub fn around(&self) -> Option<i32> {
        self.days.map(|d| d.0).or(self.published.map(|p| p.0))
    }

    /// Whether it says nothing but that it happened, as a headline does.
    pub fn bare(&self) -> bool {
        self.agents.is_empty() && self.spots.is_empty() && !(self.sure && self.days.is_some()) && self.event.quantities.is_empty()
    }
}

/// A day or an interval of the record as numbers.
pub(super) fn days(start: Option<&str>, end: Option<&str>) -> Option<Days> {
    let start = start.and_then(Date::parse);
    let end = end.and_then(Date::parse);
    let (a, b) = (start.or(end)?.0, end.or(start)?.0);
    Some((a.min(b), a.max(b)))
}

fn tolls(event: &Event) -> bool {
    let people = |k| matches!(k, QuantityKind::Killed | QuantityKind::Wounded | QuantityKind::Displaced | QuantityKind::Missing);
    event.quantities.iter().any(|q| people(q.kind))
}

/// The country most named by the places of a report; of several the first by code.
pub(super) fn setting(report: &Report) -> Option<&str> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for place in &report.mentions.places {
        if let Some(country) = place.place.as_ref().and_then(|p| p.country.as_deref()) {
            *counts.entry(country).or_default() += 1;
        }
    }
    counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|c| c.0)
}

/// What the sentences of a report name, in order of place.
struct Context<'a> {
    named: Vec<(u32, &'a str)>,
}

impl<'a> Context<'a> {
    fn new(report: &'a Report) -> Context<'a> {
        let places = report.mentions.places.iter().filter_map(|p| Some((p.start, p.place.as_ref()?.name.as_str())));
        let actors = report.mentions.actors.iter().filter_map(|a| Some((a.start, a.id.as_deref()?)));
        let mut named: Vec<_> = places.chain(actors).collect();
        sort::plainly(&mut named);
        Context { named }
    }

    fn of(&self, event: &Event) -> Vec<&'a str> {
        let from = self.named.partition_point(|n| n.0 < event.sentence.start);
        let inside = self.named[from..].iter().take_while(|n| n.0 < event.sentence.end);
        let mut names: Vec<&str> = inside.map(|n| n.1).collect();
        sort::plainly(&mut names);
        names.dedup();
        names
    }
}
