//! What the tellings of one event do not say alike: the values side by side, each with who gave it.

use super::facts::Facts;
use super::kinds::Pace;
use super::unite::{quoted, said};
use super::words::{Label, Words};
use crate::knowledge::sort;
use crate::record::{Difference, Field, MergedEvent, QuantityKind, Said, Version};

/// Every field on which the members of an event differ.
pub(super) fn differences(members: &[&Facts], record: &MergedEvent, words: &Words) -> Vec<Difference> {
    let mut found = Vec::new();
    if members.len() < 2 {
        return found;
    }
    let mut add = |field: Field, values: Vec<Version>| {
        if values.len() > 1 {
            found.push(Difference { field, values });
        }
    };
    add(Field::Type, versions(members, |f| Some((f.event.r#type.as_str().into(), vec![quoted(f, &f.event.trigger)]))));
    add(Field::Factuality, versions(members, |f| Some((f.event.factuality.as_str().into(), vec![quoted(f, &f.event.trigger)]))));
    for (field, merged) in [(Field::Agents, &record.agents), (Field::Targets, &record.targets)] {
        add(
            field,
            versions(members, |f| {
                let own = |s: &&Said| s.document == f.name && s.event.as_deref() == Some(&f.event.id);
                let named = merged.iter().filter(|m| m.said.iter().any(|s| own(&s)));
                let names: Vec<&str> = named.map(|m| m.text.as_str()).collect();
                let words = merged.iter().flat_map(|m| m.said.iter().filter(own).cloned()).collect();
                (!names.is_empty()).then(|| (names.join(", "), words))
            }),
        );
    }
    add(
        Field::Places,
        versions(members, |f| {
            let name = |p: &crate::record::Place| p.place.as_ref().map_or(&p.text, |q| &q.name).clone();
            let mut names: Vec<String> = f.event.places.iter().map(name).collect();
            sort::plainly(&mut names);
            names.dedup();
            let words = f.event.places.iter().map(|p| said(f, p.start, p.end, &p.text)).collect();
            (!names.is_empty()).then(|| (names.join(", "), words))
        }),
    );
    add(
        Field::Time,
        versions(members, |f| {
            let time = f.event.time.as_ref()?;
            Some((super::pair::written(f.days?), vec![quoted(f, &time.span)]))
        }),
    );
    for kind in QuantityKind::ALL.iter().filter(|k| **k != QuantityKind::Other) {
        add(Field::Quantities, figures(members, *kind));
    }
    add(Field::Naming, naming(members, words));
    found
}

/// The values of a field, each with all members that give it, in the order of the members.
fn versions(members: &[&Facts], value: impl Fn(&Facts) -> Option<(String, Vec<Said>)>) -> Vec<Version> {
    let mut found: Vec<Version> = Vec::new();
    for member in members {
        let Some((value, said)) = value(member) else { continue };
        match found.iter_mut().find(|v| v.value == value) {
            Some(v) => v.said.extend(said),
            None => found.push(Version { value, min: None, max: None, date: None, source: source(member), said }),
        }
    }
    found
}

/// The figures of one kind, each with the day it holds for and its source.
pub(super) fn figures(members: &[&Facts], kind: QuantityKind) -> Vec<Version> {
    let mut found: Vec<Version> = Vec::new();
    for member in members {
        for q in member.event.quantities.iter().filter(|q| q.kind == kind) {
            let words = said(member, q.start, q.end, &q.text);
            match found.iter_mut().find(|v| (v.min, v.max) == (Some(q.min), q.max)) {
                Some(v) => v.said.push(words),
                None => found.push(Version {
                    value: [range(q.min, q.max), kind.as_str().into()].join(" "),
                    min: Some(q.min),
                    max: q.max,
                    date: as_of(member),
                    source: source(member),
                    said: vec![words],
                }),
            }
        }
    }
    sort::by(&mut found, |a, b| (&a.date, a.min).cmp(&(&b.date, b.min)));
    found
}

/// "12", "12-14", "12+".
fn range(min: u64, max: Option<u64>) -> String {
    match max {
        Some(max) if max == min => min.to_string(),
        Some(max) => [min.to_string(), max.to_string()].join("-"),
        None => [&min.to_string(), "+"].concat(),
    }
}

/// The day that a figure of the member holds for: the last that it counts, else that of its article.
fn as_of(member: &Facts) -> Option<String> {
    let published = member.event.time.as_ref().and_then(|t| t.end.clone()).filter(|_| member.pace == Pace::Growing);
    published.or_else(|| member.published.map(|p| crate::time::Date(p.0).to_string()))
}

/// The source that the article names for the member's event.
pub(super) fn source(member: &Facts) -> Option<String> {
    member.event.attribution.first().map(|a| a.text.clone())
}

/// The labels that take a side, where articles use different ones for the same deed or the same people of this event.
fn naming(members: &[&Facts], words: &Words) -> Vec<Version> {
    let mut all: Vec<(Label, &Facts, Said)> = Vec::new();
    for f in members {
        if let Some(label) = words.label(&f.event.trigger.text) {
            all.push((label, f, quoted(f, &f.event.trigger)));
        }
        for actor in f.event.agents.iter().chain(&f.event.targets) {
            if let Some(label) = words.label(&actor.text).filter(|l| words.group(*l) != "taking") {
                all.push((label, f, said(f, actor.start, actor.end, &actor.text)));
            }
        }
    }
    // A group in which all articles use one label is no difference.
    let differs = |label: Label| {
        let group = |l: &Label| words.group(*l) == words.group(label);
        let others = all.iter().filter(|(l, ..)| group(l));
        let own: Vec<_> = others.clone().filter(|(l, ..)| *l == label).map(|x| x.1.document).collect();
        others.clone().any(|(l, f, _)| *l != label && own.iter().any(|d| *d != f.document))
    };
    let mut found: Vec<Version> = Vec::new();
    for (label, member, words_of) in all.iter().filter(|(l, ..)| differs(*l)) {
        let value = words.name(*label);
        match found.iter_mut().find(|v| v.value == value) {
            Some(v) => v.said.push(words_of.clone()),
            None => found.push(Version {
                value: value.into(),
                min: None,
                max: None,
                date: None,
                source: source(member),
                said: vec![words_of.clone()],
            }),
        }
    }
    found
}
