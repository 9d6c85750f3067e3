//! What the articles of a story tell differently: figures, days, who did it, what people are called. Nothing is averaged away.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Clusters;
use super::facts::Facts;
use super::kinds::Pace;
use super::pair::{decide, written, Conflict};
use super::unite::said;
use super::words::{Label, Words};
use crate::record::{Disagreement, DisagreementKind, Document, Field, Report, Said, StoryEvent, Version};

/// All disagreements of a story; `events` are in the order of the clusters.
pub(super) fn all(
    events: &[StoryEvent],
    clusters: &Clusters,
    facts: &[Facts],
    reports: &[(&Report, Document)],
    words: &Words,
) -> Vec<Disagreement> {
    let mut found: Vec<Disagreement> = Vec::new();
    for (event, members) in events.iter().zip(&clusters.members) {
        let members: Vec<&Facts> = members.iter().map(|&m| &facts[m]).collect();
        within(event, &members, &mut found);
    }
    between(events, clusters, facts, &mut found);
    names(reports, words, &mut found);
    found
}

/// A short name for an event: its type, where or whom it hit, its day.
pub(super) fn label(event: &StoryEvent) -> String {
    let r = &event.record;
    let place = r.places.first().map(|p| p.text.as_str()).or(r.targets.first().map(|t| t.text.as_str()));
    let day = r.time.as_ref().and_then(|t| t.start.as_deref());
    [Some(r.r#type.as_str()), place, day].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Among the members of one event.
fn within(event: &StoryEvent, members: &[&Facts], found: &mut Vec<Disagreement>) {
    for difference in &event.differences {
        let documents: BTreeSet<&str> = difference.values.iter().flat_map(|v| &v.said).map(|s| s.document.as_str()).collect();
        let kind = match difference.field {
            Field::Quantities => DisagreementKind::Figures,
            Field::Naming => DisagreementKind::Naming,
            // "is advancing" and "advanced" agree.
            Field::Factuality if !difference.values.iter().all(|v| matches!(v.value.as_str(), "occurred" | "ongoing")) => {
                DisagreementKind::Factuality
            }
            Field::Agents if !nested(&difference.values) => DisagreementKind::Actors,
            // A day within a week is no contradiction, nor a town within its province.
            _ => continue,
        };
        if documents.len() < 2 {
            continue;
        }
        let series =
            kind == DisagreementKind::Figures && members.iter().any(|m| m.pace == Pace::Growing) && rises(&difference.values);
        found.push(Disagreement {
            kind,
            about: label(event),
            events: vec![event.id.clone()],
            actor: None,
            series,
            values: difference.values.clone(),
        });
    }
}

/// Whether one list of names holds each other one: an article that leaves an ally out does not contradict.
fn nested(values: &[Version]) -> bool {
    let longest = values.iter().map(|v| v.value.split(", ").collect::<BTreeSet<_>>()).max_by_key(|s| s.len()).unwrap_or_default();
    values.iter().all(|v| v.value.split(", ").all(|name| longest.contains(name)))
}

/// Whether figures never fall as their days go on.
fn rises(values: &[Version]) -> bool {
    values.windows(2).all(|w| w[0].date < w[1].date && w[0].min <= w[1].max.or(w[1].min))
}

/// Between two events that would be one if the articles agreed on the day, or on who did it.
fn between(events: &[StoryEvent], clusters: &Clusters, facts: &[Facts], found: &mut Vec<Disagreement>) {
    let mut of = vec![0; facts.len()];
    for (event, members) in clusters.members.iter().enumerate() {
        members.iter().for_each(|&m| of[m] = event);
    }
    let mut seen = BTreeSet::new();
    for &(a, b, why) in &clusters.misses {
        let (x, y) = (&facts[a], &facts[b]);
        let decision = decide(x, y);
        let has = |code: &str| decision.grounds.iter().any(|g| g.code == code && g.weight >= 1.0);
        let alike = has("same_type") && has("same_place") && has("same_figure");
        let near = |limit: i32| x.days.zip(y.days).is_some_and(|(p, q)| (p.0 - q.1).max(q.0 - p.1) <= limit);
        let kind = match why {
            Conflict::Days if alike && near(3) && x.dated() && y.dated() => DisagreementKind::Dates,
            Conflict::Actors if alike && has("same_day") => DisagreementKind::Actors,
            _ => continue,
        };
        let (p, q) = (of[a].min(of[b]), of[a].max(of[b]));
        if p == q || !seen.insert((p, q, kind)) {
            continue;
        }
        let version = |f: &Facts| {
            let (value, words) = if kind == DisagreementKind::Dates {
                let words = f.event.time.as_ref().map(|t| super::unite::quoted(f, &t.span));
                (f.days.map(written).unwrap_or_default(), words.into_iter().collect())
            } else {
                let who = if f.event.agents.is_empty() { &f.event.targets } else { &f.event.agents };
                let names: Vec<String> = who.iter().map(|a| a.name.clone().unwrap_or_else(|| a.text.clone())).collect();
                (names.join(", "), who.iter().map(|a| said(f, a.start, a.end, &a.text)).collect())
            };
            Version { value, min: None, max: None, date: None, source: super::differ::source(f), said: words }
        };
        found.push(Disagreement {
            kind,
            about: label(&events[p]),
            events: vec![events[p].id.clone(), events[q].id.clone()],
            actor: None,
            series: false,
            values: vec![version(x), version(y)],
        });
    }
}

/// What articles call the same side: by country, the labels that some use and others do not.
fn names(reports: &[(&Report, Document)], words: &Words, found: &mut Vec<Disagreement>) {
    // Group and country, then label, then the first words of each article.
    let mut used: BTreeMap<(&str, &str), BTreeMap<Label, Vec<Said>>> = BTreeMap::new();
    for (report, document) in reports {
        let setting = super::facts::setting(report).unwrap_or("");
        for actor in &report.mentions.actors {
            let armed = matches!(
                actor.sector.as_deref(),
                Some("rebel" | "jihadist" | "militia" | "opposition" | "military" | "government")
            );
            let Some(label) = words.label(&actor.text).filter(|_| armed) else { continue };
            let insurgent = !matches!(actor.sector.as_deref(), Some("military" | "government"));
            let group = words.group(label);
            // "Turkish government" is no name for the state of another country.
            if (group == "insurgents") != insurgent || group == "taking" {
                continue;
            }
            let country = actor.country.as_deref().unwrap_or(setting);
            let said = used.entry((group, country)).or_default().entry(label).or_default();
            if !said.iter().any(|s| s.document == document.id) {
                said.push(Said {
                    document: document.id.clone(),
                    event: None,
                    start: actor.start,
                    end: actor.end,
                    text: actor.text.clone(),
                });
            }
        }
    }
    for ((group, country), labels) in used {
        let all: BTreeSet<&str> = labels.values().flatten().map(|s| s.document.as_str()).collect();
        let shared = labels.values().all(|said| said.len() == all.len());
        if labels.len() < 2 || all.len() < 2 || shared {
            continue;
        }
        let version = |(label, said): (&Label, &Vec<Said>)| Version {
            value: words.name(*label).into(),
            min: None,
            max: None,
            date: None,
            source: None,
            said: said.clone(),
        };
        found.push(Disagreement {
            kind: DisagreementKind::Naming,
            about: [group, country].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", "),
            events: Vec::new(),
            actor: (group == "state").then(|| country.to_string()).filter(|c| !c.is_empty()),
            series: false,
            values: labels.iter().map(version).collect(),
        });
    }
}
