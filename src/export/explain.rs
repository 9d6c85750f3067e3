//! An event in words that a person understands, in English or French: what, who, where, when, who says so, and why it was read so.

use super::book::{self, Row};
use super::markdown::percent;
use super::phrases::Phrases;
use crate::record::{Event, StoryEvent};
use crate::text::Language;

/// An event of a report, a line for each thing to say.
pub fn event(event: &Event, language: Language) -> String {
    let p = Phrases::new(language);
    let mut lines = facts(&book::told("", event), &p);
    lines.push(p.fill("say.words", &quoted(&event.sentence.text, &p)));
    let mut why: Vec<String> = event.why.iter().filter_map(|w| rule(w, &p)).collect();
    why.dedup();
    if !why.is_empty() {
        lines.push(p.fill("say.read", &why.join("; ")));
    }
    lines.push(p.fill("say.sure", &percent(event.confidence)));
    lines.join("\n")
}

/// An event of a story, with why its members were joined and on what they differ.
pub fn story_event(event: &StoryEvent, language: Language) -> String {
    let p = Phrases::new(language);
    let row = book::merged(event);
    let mut lines = facts(&row, &p);
    let articles = if row.documents.len() == 1 {
        p.get("md.article").to_string()
    } else {
        p.fill("md.articles", &row.documents.len().to_string())
    };
    lines.push(p.fill("say.told", &[&articles, " (", &row.documents.join(", "), ")"].concat()));
    for (_, words) in &row.quotes {
        lines.push(p.fill("say.words", &quoted(words, &p)));
    }
    let mut reasons: Vec<String> = Vec::new();
    for reason in event.joins.iter().flat_map(|j| &j.reasons).filter(|r| r.weight > 0.0) {
        let detail = if reason.code.ends_with("_type") { p.of("type", &reason.detail) } else { reason.detail.clone() };
        let words = p.of("reason", &reason.code).replacen("{}", &detail, 1);
        if !reasons.contains(&words) {
            reasons.push(words);
        }
    }
    if !reasons.is_empty() {
        lines.push(p.fill("say.joined", &reasons.join("; ")));
    }
    let differ: Vec<String> = event
        .differences
        .iter()
        .map(|d| {
            let values: Vec<&str> = d.values.iter().map(|v| v.value.as_str()).collect();
            [&p.of("field", d.field.as_str()), " (", &values.join(" / "), ")"].concat()
        })
        .collect();
    if !differ.is_empty() {
        lines.push(p.fill("say.differ", &differ.join("; ")));
    }
    lines.push(p.fill("say.sure", &percent(event.record.confidence)));
    lines.join("\n")
}

fn facts(row: &Row, p: &Phrases) -> Vec<String> {
    let kind = p.of("type", row.kind.as_str());
    let mut letters = kind.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let mut lines = vec![[&first, letters.as_str(), " (", &p.of("fact", row.factuality.as_str()), ")"].concat()];
    let names = |list: &[super::book::Party]| list.iter().map(|a| a.name).collect::<Vec<_>>().join(", ");
    let places: Vec<&str> = row.places.iter().map(|s| s.name).collect();
    let figures: Vec<String> = row
        .figures
        .iter()
        .map(|f| [&p.range(f.min, f.max, f.approximate), " ", &p.of("count", f.kind.as_str())].concat())
        .collect();
    let days = row.days.map(|d| p.days(d)).unwrap_or_default();
    let all = [
        ("say.who", names(&row.agents)),
        ("say.whom", names(&row.targets)),
        ("say.where", places.join(", ")),
        ("say.when", days),
        ("say.many", figures.join(", ")),
        ("say.source", row.sources.join(", ")),
    ];
    lines.extend(all.iter().filter(|(_, v)| !v.is_empty()).map(|(key, v)| p.fill(key, v)));
    lines
}

fn quoted(words: &str, p: &Phrases) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if p.get("say.who").starts_with("Qui") {
        ["« ", &line, " »"].concat()
    } else {
        ["\"", &line, "\""].concat()
    }
}

/// A rule of the reading in words; those that say nothing to a reader are left out.
fn rule(why: &str, p: &Phrases) -> Option<String> {
    if let Some(frame) = why.strip_prefix("frame ") {
        return Some(p.fill("why.frame", &frame.replace('_', " ")));
    }
    let (head, rest) = why.split_once('"')?;
    let words = rest.split('"').next()?;
    let key = match head.trim_end() {
        "agent" => "why.agent",
        "target" => "why.target",
        "place" => "why.place",
        "instrument" => "why.instrument",
        "source" => "why.source",
        "told again by" => "why.again",
        "count told by" | "its dead or wounded are told by" => "why.count",
        head if head.ends_with(':') || head.ends_with("governed by") => "why.status",
        _ => return None,
    };
    Some(p.fill(key, words))
}
