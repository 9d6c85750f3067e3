//! Events as the export formats write them, whether they come from reports or from a story. Hides which of the two it was.

use crate::record::{
    Codes, Disagreement, Document, Event, EventType, Factuality, Granularity, Point, QuantityKind, Report, Story, StoryEvent,
};
use crate::time::Date;

/// What is exported: articles, their events, and for a story what they disagree on.
pub struct Book<'a> {
    /// The articles.
    pub documents: Vec<&'a Document>,
    /// The events, in order.
    pub rows: Vec<Row<'a>>,
    /// What the articles tell differently.
    pub disagreements: &'a [Disagreement],
}

/// One event.
pub struct Row<'a> {
    /// "document/e1".
    pub id: String,
    /// What happened.
    pub kind: EventType,
    /// Whether it happened.
    pub factuality: Factuality,
    /// Its codes.
    pub codes: &'a Codes,
    /// How sure the reading is, 0 to 1.
    pub confidence: f64,
    /// Who did it.
    pub agents: Vec<Party<'a>>,
    /// Who or what was acted on.
    pub targets: Vec<Party<'a>>,
    /// Where.
    pub places: Vec<Spot<'a>>,
    /// First and last day.
    pub days: Option<(Date, Date)>,
    /// How exact the days are.
    pub granularity: Option<Granularity>,
    /// How many.
    pub figures: Vec<Figure<'a>>,
    /// Who says so, by the articles' words.
    pub sources: Vec<&'a str>,
    /// The articles that tell it.
    pub documents: Vec<&'a str>,
    /// Their sentences, by article.
    pub quotes: Vec<(&'a str, &'a str)>,
}

/// Somebody or something.
pub struct Party<'a> {
    /// Name or words.
    pub name: &'a str,
    /// The id, where it is known.
    pub id: Option<&'a str>,
}

/// Somewhere.
pub struct Spot<'a> {
    /// The gazetteer's name, else the article's.
    pub name: &'a str,
    /// Where that is.
    pub point: Option<&'a Point>,
}

/// How many.
pub struct Figure<'a> {
    /// What is counted.
    pub kind: QuantityKind,
    /// Whom it counts, as said.
    pub who: Option<&'a str>,
    /// The least.
    pub min: u64,
    /// The most; `None` where it is left open.
    pub max: Option<u64>,
    /// Whether it is a rough figure.
    pub approximate: bool,
}

impl<'a> Book<'a> {
    /// The events of reports, article by article.
    pub fn of_reports(reports: &'a [Report]) -> Book<'a> {
        let rows = |r: &'a Report| r.events.iter().map(|e| told(&r.document.id, e));
        Book {
            documents: reports.iter().map(|r| &r.document).collect(),
            rows: reports.iter().flat_map(rows).collect(),
            disagreements: &[],
        }
    }

    /// The events of a story.
    pub fn of_story(story: &'a Story) -> Book<'a> {
        Book {
            documents: story.documents.iter().collect(),
            rows: story.events.iter().map(merged).collect(),
            disagreements: &story.disagreements,
        }
    }
}

pub(super) fn told<'a>(document: &'a str, e: &'a Event) -> Row<'a> {
    let party = |a: &'a crate::record::Actor| Party { name: a.name.as_deref().unwrap_or(&a.text), id: a.id.as_deref() };
    let time = e.time.as_ref();
    Row {
        id: [document, "/", &e.id].concat(),
        kind: e.r#type,
        factuality: e.factuality,
        codes: &e.codes,
        confidence: e.confidence,
        agents: e.agents.iter().map(party).collect(),
        targets: e.targets.iter().map(party).collect(),
        places: e.places.iter().map(|p| spot(&p.text, p.place.as_ref())).collect(),
        days: time.and_then(|t| days(t.start.as_deref(), t.end.as_deref())),
        granularity: time.map(|t| t.granularity),
        figures: e
            .quantities
            .iter()
            .map(|q| Figure { kind: q.kind, who: q.who.as_deref(), min: q.min, max: q.max, approximate: q.approximate })
            .collect(),
        sources: e.attribution.iter().map(|a| a.text.as_str()).collect(),
        documents: vec![document],
        quotes: vec![(document, &e.sentence.text)],
    }
}

pub(super) fn merged(e: &StoryEvent) -> Row<'_> {
    let r = &e.record;
    let mut documents: Vec<&str> = Vec::new();
    let mut quotes: Vec<(&str, &str)> = Vec::new();
    for m in &e.members {
        if !documents.contains(&m.document.as_str()) {
            documents.push(&m.document);
        }
        if !quotes.contains(&(m.document.as_str(), m.sentence.text.as_str())) {
            quotes.push((&m.document, &m.sentence.text));
        }
    }
    Row {
        id: e.id.clone(),
        kind: r.r#type,
        factuality: r.factuality,
        codes: &r.codes,
        confidence: r.confidence,
        agents: r.agents.iter().map(|a| Party { name: &a.text, id: a.id.as_deref() }).collect(),
        targets: r.targets.iter().map(|a| Party { name: &a.text, id: a.id.as_deref() }).collect(),
        places: r.places.iter().map(|p| spot(&p.text, p.place.as_ref())).collect(),
        days: r.time.as_ref().and_then(|t| days(t.start.as_deref(), t.end.as_deref())),
        granularity: r.time.as_ref().map(|t| t.granularity),
        figures: r
            .quantities
            .iter()
            .map(|q| Figure { kind: q.kind, who: q.who.as_deref(), min: q.min, max: q.max, approximate: q.approximate })
            .collect(),
        sources: r.attribution.iter().map(|a| a.text.as_str()).collect(),
        documents,
        quotes,
    }
}

fn spot<'a>(text: &'a str, point: Option<&'a Point>) -> Spot<'a> {
    Spot { name: point.map_or(text, |p| &p.name), point }
}

fn days(start: Option<&str>, end: Option<&str>) -> Option<(Date, Date)> {
    let (start, end) = (start.and_then(Date::parse), end.and_then(Date::parse));
    let (a, b) = (start.or(end)?, end.or(start)?);
    Some((a.min(b), a.max(b)))
}

impl Row<'_> {
    /// The least and the most of a kind of people, over all figures of it; `None` where none is given, the most where it is open.
    pub fn total(&self, kind: QuantityKind) -> Option<(u64, Option<u64>)> {
        let mut all = self.figures.iter().filter(|f| f.kind == kind);
        let first = all.next()?;
        Some(all.fold((first.min, first.max), |sum, f| {
            (sum.0.saturating_add(f.min), sum.1.zip(f.max).map(|(a, b)| a.saturating_add(b)))
        }))
    }

    /// A line of words: "airstrike: Russia, military (air) → civilians, Idlib".
    pub fn title(&self, kind: &str) -> String {
        let names = |list: &[Party]| list.iter().map(|p| p.name).collect::<Vec<_>>().join(", ");
        let mut out = String::from(kind);
        if !self.agents.is_empty() {
            out.push_str(": ");
            out.push_str(&names(&self.agents));
        }
        if !self.targets.is_empty() {
            out.push_str(if self.agents.is_empty() { ": " } else { " → " });
            out.push_str(&names(&self.targets));
        }
        if let Some(place) = self.places.first().filter(|p| self.targets.iter().all(|t| t.name != p.name)) {
            out.push_str(", ");
            out.push_str(place.name);
        }
        out
    }
}
