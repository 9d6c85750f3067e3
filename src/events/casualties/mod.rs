//! Numbers of people and things: whom they count, to which event they belong, and when they are a toll rather than an event.

mod causes;
mod counts;
mod nearest;
mod ruins;
mod tolls;

use super::scene::Scene;
use super::{fill, fits, Count, Event};
use crate::knowledge::among;
use crate::record::{EventType, QuantityKind};

pub use causes::share;
pub use counts::{nobody, said, NOBODY};
pub use nearest::nearest;
pub use tolls::tolls;

/// Counts in the roles of every event; then hands the dead and wounded of a clause to the event of force that made them.
#[inline(never)]
pub fn join(scene: &Scene, sentence: usize, events: &mut Vec<Event>) {
    for event in events.iter_mut() {
        let frame = &scene.frames.frames[event.frame];
        let kind = match frame.count.as_str() {
            "" => None,
            name => QuantityKind::parse(name),
        };
        let mut found = Vec::new();
        for target in &event.targets {
            // "seven dead and twenty missing": each is counted as what it is, but "two of the wounded died" as what they are now.
            let own = harm(scene.tree.text.lower(target.head))
                .filter(|&k| kind.is_some() && k != QuantityKind::Captured && !(k == QuantityKind::Wounded && dies(scene, event)))
                .or(kind);
            if let Some(count) = counts::of(scene, target, own.unwrap_or(QuantityKind::Other)) {
                let part = counts::included(scene, target, &count);
                found.push(count);
                found.extend(part);
            }
        }
        if kind.is_none() {
            found.retain(|_| event.kind == EventType::TerritorialCapture || event.kind == EventType::Aid);
            for c in &mut found {
                c.kind = if event.kind == EventType::TerritorialCapture { QuantityKind::Captured } else { QuantityKind::Other };
            }
        } else if found.is_empty() && event.targets.is_empty() {
            found.extend(counts::bare(scene, event, kind.unwrap_or(QuantityKind::Other)));
            if found.is_empty() && event.kind == EventType::CasualtyToll {
                found.extend(counts::none(scene, event, kind.unwrap_or(QuantityKind::Other)));
            }
        }
        // A number alone is no participant.
        event
            .targets
            .retain(|t| t.tokens.len() > 1 && t.tokens.clone().any(|i| scene.number(i).is_none()) || !fits::alone(scene, t.head));
        let given: Vec<usize> = event.targets.iter().map(|t| t.head).filter(|&head| fill::given(scene, event, head)).collect();
        event.targets.retain(|t| !given.contains(&t.head));
        // "un tir a fait quatre morts": the dead are counted, and named by nobody.
        let force = event.violent() && !matches!(event.kind, EventType::Killing | EventType::Injury);
        event.targets.retain(|t| !force || t.tokens.len() > 3 || harm(scene.tree.text.lower(t.head)).is_none());
        found.dedup_by(|later, first| later.number.is_some() && later.number == first.number);
        event.counts = found;
    }
    tolls::gather(scene, events);
    causes::together(scene, events);
    causes::hand_over(scene, events);
    ruins::hand_over(scene, events);
    loose(scene, sentence, events);
}

/// Whether a word of harm stands close behind a verb: "left twelve dead".
pub(super) fn follows(scene: &Scene, verb: usize) -> bool {
    let text = &scene.tree.text;
    (verb + 1..(verb + 7).min(text.tokens.len())).any(|i| harm(text.lower(i)).is_some())
}

/// Words of harm with a number of their own that no event has taken: "13 morts", "40 wounded".
#[inline(never)]
fn loose(scene: &Scene, sentence: usize, events: &mut [Event]) {
    let tree = &scene.tree;
    for i in tree.text.sentences[sentence].tokens.clone() {
        let Some(kind) = harm(tree.text.lower(i)) else { continue };
        let Some(number) = counts::before(scene, i).or_else(|| lost(scene, i)) else { continue };
        let n = &scene.numbers[number];
        if !scene.countable(number)
            || n.tokens.contains(&i)
            || events.iter().any(|e| e.tokens.contains(&i) || e.counts.iter().any(|c| c.number == Some(number)))
        {
            continue;
        }
        let nearest =
            events.iter_mut().filter(|e| e.violent() || e.kind == EventType::CasualtyToll).min_by_key(|e| e.head.abs_diff(i));
        if let Some(event) = nearest {
            let who = Some(tree.text.tokens[i].span);
            event.counts.push(Count { who, ..Count::told(scene, number, kind) });
            event.why.push(format!("count told by \"{}\"", tree.text.word(i)));
        }
    }
}

/// "dozens were reported missing", "vingt sont portés disparus": the subject says how many.
fn lost(scene: &Scene, word: usize) -> Option<usize> {
    let tree = &scene.tree;
    let verb = std::iter::once(word).chain(tree.syntax.head(word));
    let subject = verb.filter(|_| harm(tree.text.lower(word)) == Some(QuantityKind::Missing)).find_map(|v| tree.subject(v))?;
    let mut whole = tree.phrase(subject.head).filter(|&i| i < word);
    whole.find_map(|i| scene.number(i)).filter(|_| subject.how == "subject")
}

/// Whether an event tells that somebody died: what they were before, they no longer are.
fn dies(scene: &Scene, event: &Event) -> bool {
    among(scene.tree.syntax.lemma(event.head), "die|succumb|mort|mourir|décéder|succomber|périr")
}

/// Whether a present participle tells an event: "killing", "tuant".
fn doing(scene: &Scene, event: &Event) -> bool {
    let word = scene.tree.text.lower(event.head);
    !event.nominal && (word.ends_with("ing") || word.ends_with("ant"))
}

/// What a word of harm counts: "dead", "blessés".
pub fn harm(word: &str) -> Option<QuantityKind> {
    Some(match word {
        "dead" | "killed" | "deaths" | "fatalities" | "morts" | "tués" | "tuées" | "décès" => QuantityKind::Killed,
        "wounded" | "injured" | "blessés" | "blessées" => QuantityKind::Wounded,
        "missing" | "disparus" | "disparues" => QuantityKind::Missing,
        "prisoners" | "prisonniers" => QuantityKind::Captured,
        _ => return None,
    })
}
