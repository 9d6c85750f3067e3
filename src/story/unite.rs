//! One record out of several tellings: roles by identity, the narrowest days and places, figures as ranges, each with its words.

use super::facts::{days, Facts};
use super::kinds::{self, Pace};
use super::spots;
use super::who::{bond, Bond, Who};
use crate::knowledge::sort;
use crate::record::{
    ActorKind, Factuality, Granularity, MergedActor, MergedEvent, MergedPlace, MergedQuantity, MergedSource, MergedText,
    MergedTime, Quantity, Said, Span,
};
use crate::text::fold;
use crate::time::Date;

/// The record that all members together give; there is at least one.
pub(super) fn unite(members: &[&Facts]) -> MergedEvent {
    let first = members[0].event;
    let best = members.iter().map(|f| f.event).max_by(|a, b| {
        let exact = |e: &crate::record::Event| (kinds::exactness(e.r#type), e.agents.len().min(1));
        // Of equals the first.
        exact(a).cmp(&exact(b)).then(std::cmp::Ordering::Greater)
    });
    let best = best.unwrap_or(first);
    let targets = roles(members, |f| &f.targets);
    let places = places(members, &targets);
    MergedEvent {
        r#type: best.r#type,
        factuality: factuality(members),
        agents: roles(members, |f| &f.agents),
        targets,
        instruments: instruments(members),
        places,
        time: time(members),
        quantities: quantities(members),
        attribution: sources(members),
        codes: best.codes.clone(),
        confidence: confidence(members),
    }
}

/// Words of a member as the story quotes them.
pub(super) fn said(member: &Facts, start: u32, end: u32, text: &str) -> Said {
    Said { document: member.name.into(), event: Some(member.event.id.clone()), start, end, text: text.into() }
}

/// The words of a span.
pub(super) fn quoted(member: &Facts, span: &Span) -> Said {
    said(member, span.start, span.end, &span.text)
}

/// What most members say; "occurred" before "ongoing" of as many.
fn factuality(members: &[&Facts]) -> Factuality {
    let count = |f: Factuality| members.iter().filter(|m| m.event.factuality == f).count();
    let order = Factuality::ALL.iter().rev();
    order.copied().max_by_key(|&f| count(f)).unwrap_or(members[0].event.factuality)
}

fn roles<'a>(members: &[&'a Facts<'a>], list: impl Fn(&'a Facts<'a>) -> &'a Vec<Who<'a>>) -> Vec<MergedActor> {
    struct Entry<'a> {
        best: &'a Who<'a>,
        tellings: Vec<(&'a Who<'a>, usize)>,
    }
    let mut entries: Vec<Entry> = Vec::new();
    for (number, member) in members.iter().enumerate() {
        for who in list(member) {
            // Two that one article names side by side are two.
            let free = entries.iter_mut().filter(|e| e.tellings.iter().all(|t| t.1 != number));
            let closest = free.map(|e| (bond(e.best, who), e)).filter(|(b, _)| *b >= Bond::Part);
            match closest.max_by_key(|(b, _)| *b) {
                Some((_, entry)) => {
                    if detail(who) > detail(entry.best) {
                        entry.best = who;
                    }
                    entry.tellings.push((who, number));
                }
                None => entries.push(Entry { best: who, tellings: vec![(who, number)] }),
            }
        }
    }
    let merged = entries.into_iter().map(|e| {
        let a = e.best.actor;
        MergedActor {
            text: if a.kind == ActorKind::Thing { a.text.clone() } else { a.name.clone().unwrap_or_else(|| a.text.clone()) },
            kind: a.kind,
            id: a.id.clone(),
            name: a.name.clone(),
            country: a.country.clone(),
            sector: a.sector.clone(),
            said: e.tellings.iter().map(|(w, n)| said(members[*n], w.actor.start, w.actor.end, &w.actor.text)).collect(),
        }
    });
    merged.collect()
}

/// How exactly an actor is named.
fn detail(who: &Who) -> usize {
    let a = who.actor;
    a.id.as_ref().map_or(0, |id| id.len() + 4) + usize::from(a.name.is_some()) + usize::from(a.kind == ActorKind::Place) * 4
}

fn instruments(members: &[&Facts]) -> Vec<MergedText> {
    let mut merged: Vec<(String, MergedText)> = Vec::new();
    for member in members {
        for span in &member.event.instruments {
            let (key, words) = (fold(&span.text), quoted(member, span));
            match merged.iter_mut().find(|m| m.0 == key) {
                Some((_, m)) => m.said.push(words),
                None => merged.push((key, MergedText { text: span.text.clone(), said: vec![words] })),
            }
        }
    }
    merged.into_iter().map(|m| m.1).collect()
}

fn places(members: &[&Facts], targets: &[MergedActor]) -> Vec<MergedPlace> {
    let mut merged: Vec<MergedPlace> = Vec::new();
    for member in members {
        for place in &member.event.places {
            let words = said(member, place.start, place.end, &place.text);
            let same = |m: &&mut MergedPlace| match (&m.place, &place.place) {
                (Some(a), Some(b)) => spots::one(a, b),
                (None, None) => fold(&m.said[0].text) == fold(&place.text),
                _ => false,
            };
            match merged.iter_mut().find(same) {
                Some(m) => m.said.push(words),
                None => merged.push(MergedPlace {
                    text: place.place.as_ref().map_or(&place.text, |p| &p.name).clone(),
                    place: place.place.clone(),
                    near: place.near.clone(),
                    said: vec![words],
                }),
            }
        }
    }
    let points: Vec<_> = merged.iter().filter_map(|m| m.place.clone()).collect();
    merged.retain(|m| m.place.as_ref().is_none_or(|wide| !points.iter().any(|p| spots::holds(wide, p))));
    let reach = |m: &MergedPlace| m.place.as_ref().map_or(f64::MAX, spots::reach);
    // What was taken is where it was, before what lies near it.
    let aside = |m: &MergedPlace| !targets.iter().any(|t| t.text == m.text);
    sort::by(&mut merged, |a, b| aside(a).cmp(&aside(b)).then(reach(a).total_cmp(&reach(b))));
    merged
}

fn time(members: &[&Facts]) -> Option<MergedTime> {
    let lasting = members.iter().any(|f| matches!(f.pace, Pace::Lasting | Pace::Growing));
    // What an article's own words give goes before what was taken over from the sentence before.
    let stated = members.iter().any(|f| f.sure && f.days.is_some());
    let mut merged: Option<MergedTime> = None;
    let mut both: Option<(i32, i32)> = None;
    let mut finest: Option<i32> = None;
    for member in members {
        let Some(time) = &member.event.time else { continue };
        let words = quoted(member, &time.span);
        let days = days(time.start.as_deref(), time.end.as_deref());
        let m =
            merged.get_or_insert_with(|| MergedTime { start: None, end: None, granularity: time.granularity, said: Vec::new() });
        m.said.push(words);
        let Some(d) = days.filter(|_| member.sure || !stated) else { continue };
        if finest.is_none_or(|least| d.1 - d.0 < least) {
            (finest, m.granularity) = (Some(d.1 - d.0), time.granularity);
        }
        both = Some(match both {
            None => d,
            Some(b) if lasting || b.0 > d.1 || d.0 > b.1 => (b.0.min(d.0), b.1.max(d.1)),
            Some(b) => (b.0.max(d.0), b.1.min(d.1)),
        });
    }
    if let (Some(m), Some(b)) = (&mut merged, both) {
        m.start = Some(Date(b.0).to_string());
        m.end = Some(Date(b.1).to_string());
        if b.0 == b.1 && m.granularity > Granularity::Day {
            m.granularity = Granularity::Day;
        }
    }
    merged
}

fn quantities(members: &[&Facts]) -> Vec<MergedQuantity> {
    struct Entry {
        merged: MergedQuantity,
        last: usize,
    }
    let mut entries: Vec<Entry> = Vec::new();
    for (number, member) in members.iter().enumerate() {
        for q in &member.event.quantities {
            let words = said(member, q.start, q.end, &q.text);
            let free = entries.iter_mut().filter(|e| e.merged.kind == q.kind && (number == 0 || e.last < number));
            let nearest = free.min_by_key(|e| e.merged.min.abs_diff(q.min));
            match nearest.filter(|e| e.last != number && (unit(&e.merged, q) || e.merged.min == q.min)) {
                Some(e) => {
                    let m = &mut e.merged;
                    m.max = m.max.zip(q.max).map(|(a, b)| a.max(b));
                    m.min = m.min.min(q.min);
                    m.approximate |= q.approximate;
                    m.unit = m.unit.take().or_else(|| q.unit.clone());
                    m.who = m.who.take().or_else(|| q.who.clone());
                    m.said.push(words);
                    e.last = number;
                }
                None => entries.push(Entry {
                    merged: MergedQuantity {
                        kind: q.kind,
                        unit: q.unit.clone(),
                        who: q.who.clone(),
                        min: q.min,
                        max: q.max,
                        approximate: q.approximate,
                        said: vec![words],
                    },
                    last: number,
                }),
            }
        }
    }
    entries.into_iter().map(|e| e.merged).collect()
}

/// Whether two figures of one kind can count the same: what is killed or displaced are people, whatever they are called.
fn unit(m: &MergedQuantity, q: &Quantity) -> bool {
    use crate::record::QuantityKind::*;
    !matches!(q.kind, Captured | Other) || m.unit.is_none() || q.unit.is_none() || m.unit == q.unit
}

fn sources(members: &[&Facts]) -> Vec<MergedSource> {
    let mut merged: Vec<MergedSource> = Vec::new();
    for member in members {
        for source in &member.event.attribution {
            let words = said(member, source.start, source.end, &source.text);
            let same = |m: &&mut MergedSource| match (&m.actor, &source.actor) {
                (Some(a), Some(b)) => a == b,
                (None, None) => fold(&m.text) == fold(&source.text),
                _ => false,
            };
            match merged.iter_mut().find(same) {
                Some(m) => m.said.push(words),
                None => merged.push(MergedSource { text: source.text.clone(), actor: source.actor.clone(), said: vec![words] }),
            }
        }
    }
    merged
}

/// Each article's surest telling is taken as independent of the other articles'; at most 0.99.
fn confidence(members: &[&Facts]) -> f64 {
    let mut doubt = 1.0;
    for (n, member) in members.iter().enumerate() {
        let first = members[..n].iter().all(|m| m.document != member.document);
        if first {
            let own = members.iter().filter(|m| m.document == member.document).map(|m| m.event.confidence);
            doubt *= 1.0 - own.fold(0.0, f64::max).clamp(0.0, 1.0);
        }
    }
    ((1.0 - doubt).min(0.99) * 100.0).round() / 100.0
}
