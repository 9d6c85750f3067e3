//! Several reports, one story. The same set of reports gives the same story, whatever their order.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::cluster::{self, Clusters};
use super::dating::{self, Found};
use super::facts::{self, Facts};
use super::words::Words;
use super::{differ, disagree, graph, links, unite};
use crate::knowledge::sort;
use crate::record::{Dated, Document, Join, Member, Reason, Report, Said, Span, Story, StoryEvent, TimelineEntry};

/// The version of a story's form.
pub const SCHEMA: &str = "sitrep-story/1";

/// Joins reports into one story. A report that is handed in twice counts once; two articles of one id get "-2", "-3" after it.
pub fn merge(reports: &[Report]) -> Story {
    let words = Words::default();
    let plain = once(reports);
    let settled = dating::settle(&plain, &words);
    let plain: Vec<&Report> = match &settled {
        Some((reports, _)) => reports.iter().collect(),
        None => plain,
    };
    let reports = ordered(&plain);
    let facts: Vec<Facts> =
        reports.iter().enumerate().flat_map(|(n, (report, document))| facts::of(n, &document.id, report, &words)).collect();
    let clusters = cluster::join(&facts);
    let mut events: Vec<StoryEvent> = clusters.members.iter().map(|m| event(m, &facts, &clusters, &words)).collect();
    let disagreements = disagree::all(&events, &clusters, &facts, &reports, &words);
    let mut event_of = vec![""; facts.len()];
    for (event, members) in events.iter().zip(&clusters.members) {
        members.iter().for_each(|&m| event_of[m] = &event.id);
    }
    let links = links::all(&facts, &event_of, &words);
    sort::by(&mut events, in_time);
    Story {
        schema: SCHEMA.into(),
        actors: graph::actors(&events),
        timeline: timeline(&events),
        threads: graph::threads(&events),
        disagreements,
        dated: settled.iter().flat_map(|(all, found)| found.iter().map(|f| dated(f, all, &reports))).collect(),
        links,
        events,
        documents: reports.into_iter().map(|(_, document)| document).collect(),
    }
}

/// The reports, each once, in an order of their own.
fn once(reports: &[Report]) -> Vec<&Report> {
    let mut all: Vec<&Report> = reports.iter().collect();
    sort::by(&mut all, |a, b| by_article(a, b));
    all.dedup_by(|a, b| by_article(a, b) == Ordering::Equal && a == b);
    all
}

/// What follows of an article's day, under the names that the articles have in the story.
fn dated(found: &Found, all: &[Report], named: &[(&Report, Document)]) -> Dated {
    let name = |n: usize| {
        let document = named.iter().find(|(report, _)| std::ptr::eq(*report, &all[n]));
        document.map_or(String::new(), |(_, document)| document.id.clone())
    };
    let said = |(report, event, span): &(usize, String, Span)| Said {
        document: name(*report),
        event: Some(event.clone()),
        start: span.start,
        end: span.end,
        text: span.text.clone(),
    };
    let mut words: Vec<Said> = found.said.iter().map(said).collect();
    sort::by(&mut words, |a, b| (&a.document, a.start, &a.event).cmp(&(&b.document, b.start, &b.event)));
    words.dedup();
    Dated { document: name(found.article), start: found.days.0.to_string(), end: found.days.1.to_string(), said: words }
}

/// The reports in the order of their days, under names that tell them apart.
fn ordered<'r>(reports: &[&'r Report]) -> Vec<(&'r Report, Document)> {
    let mut all: Vec<&Report> = reports.to_vec();
    sort::by(&mut all, |a, b| by_article(a, b));
    let mut taken: HashSet<String> = HashSet::new();
    let mut named = Vec::with_capacity(all.len());
    for report in all {
        let mut document = report.document.clone();
        let mut n = 1;
        while !taken.insert(document.id.clone()) {
            n += 1;
            document.id = [&report.document.id, "-", &n.to_string()].concat();
        }
        named.push((report, document));
    }
    named
}

fn by_article(a: &Report, b: &Report) -> Ordering {
    let day = |r: &Report| (r.document.publication.start.is_none(), r.document.publication.start.clone());
    let words = |r: &Report| r.sentences.iter().map(|s| s.text.clone()).collect::<Vec<_>>();
    let told = |r: &Report| r.events.iter().map(|e| (e.trigger.start, e.r#type)).collect::<Vec<_>>();
    day(a)
        .cmp(&day(b))
        .then_with(|| a.document.id.cmp(&b.document.id))
        .then_with(|| words(a).cmp(&words(b)))
        .then_with(|| told(a).cmp(&told(b)))
}

fn event(members: &[usize], facts: &[Facts], clusters: &Clusters, words: &Words) -> StoryEvent {
    let tellings: Vec<&Facts> = members.iter().map(|&m| &facts[m]).collect();
    let record = unite::unite(&tellings);
    let mut joins = Vec::new();
    for (n, &a) in members.iter().enumerate() {
        for &b in &members[n + 1..] {
            let Some(decision) = clusters.joins.get(&(a, b)) else { continue };
            let reason =
                |g: &super::pair::Ground| Reason { code: g.code.into(), detail: g.detail.clone(), weight: tenths(g.weight) };
            joins.push(Join {
                a: facts[a].id(),
                b: facts[b].id(),
                score: tenths(decision.score),
                reasons: decision.grounds.iter().map(reason).collect(),
            });
        }
    }
    StoryEvent {
        id: tellings[0].id(),
        members: tellings.iter().map(|f| member(f)).collect(),
        differences: differ::differences(&tellings, &record, words),
        record,
        joins,
    }
}

fn tenths(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

fn member(f: &Facts) -> Member {
    Member {
        id: f.id(),
        document: f.name.into(),
        event: f.event.id.clone(),
        r#type: f.event.r#type,
        factuality: f.event.factuality,
        trigger: f.event.trigger.clone(),
        sentence: f.event.sentence.clone(),
        confidence: f.event.confidence,
    }
}

/// First and last day of an event.
fn days(e: &StoryEvent) -> (Option<&str>, Option<&str>) {
    e.record.time.as_ref().map_or((None, None), |t| (t.start.as_deref(), t.end.as_deref()))
}

/// By first day, then by last; without a day last; then by the first telling.
fn in_time(a: &StoryEvent, b: &StoryEvent) -> Ordering {
    let key = |e: &StoryEvent| days(e).0.is_none();
    let told = |e: &StoryEvent| (e.members[0].document.clone(), e.members[0].trigger.start);
    key(a).cmp(&key(b)).then_with(|| days(a).cmp(&days(b))).then_with(|| told(a).cmp(&told(b))).then_with(|| a.id.cmp(&b.id))
}

fn timeline(events: &[StoryEvent]) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = Vec::new();
    for event in events {
        let (start, end) = days(event);
        match entries.last_mut().filter(|e| e.start.as_deref() == start && e.end.as_deref() == end) {
            Some(entry) => entry.events.push(event.id.clone()),
            None => entries.push(TimelineEntry {
                start: start.map(str::to_string),
                end: end.map(str::to_string),
                events: vec![event.id.clone()],
            }),
        }
    }
    entries
}
