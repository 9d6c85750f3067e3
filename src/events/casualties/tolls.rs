//! Totals: the dead, wounded and missing of a toll, and deaths over a period that are one.

use super::{harm, Scene};
use crate::events::{fill, Count, Event};
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::{Rel, Upos, VerbForm};

/// "un bilan de trois morts et cinq blessés", "The toll stands at 12 dead and 30 wounded": the words of harm after a toll are its
/// counts, and no events of their own.
#[inline(never)]
pub(super) fn gather(scene: &Scene, events: &mut Vec<Event>) {
    let total = |e: &&Event| {
        e.kind == EventType::CasualtyToll && e.nominal && matches!(scene.tree.syntax.lemma(e.head), "bilan" | "toll")
    };
    for head in events.iter().filter(total).map(|e| e.head).collect::<Vec<_>>() {
        one(scene, events, head);
    }
}

/// Gathers the counts of the toll that is told at `head`.
fn one(scene: &Scene, events: &mut Vec<Event>, head: usize) {
    let tree = &scene.tree;
    let Some(t) = events.iter().position(|e| e.kind == EventType::CasualtyToll && e.head == head) else { return };
    let told: Vec<(usize, Count)> =
        words(scene, events[t].tokens.end).into_iter().filter_map(|i| Some((i, count(scene, i)?))).collect();
    if told.is_empty() {
        return;
    }
    let mut toll = events.remove(t);
    toll.agents.clear();
    toll.targets.retain(|p| harm(tree.text.lower(p.head)).is_none());
    events.retain(|e| {
        let counted = told.iter().any(|(word, _)| *word == e.head);
        let same = matches!(e.kind, EventType::Killing | EventType::Injury) && e.agents.is_empty() && counted;
        let people = e.targets.iter().filter(|p| same && harm(tree.text.lower(p.head)).is_none() && p.head > head);
        for who in people {
            fill::add(&mut toll.targets, who.clone());
        }
        !same
    });
    for (i, count) in told {
        toll.why.push(format!("count told by \"{}\"", tree.text.word(i)));
        toll.counts.retain(|c| c.number != count.number);
        toll.counts.push(count);
    }
    let at = events.partition_point(|e| e.tokens.start < toll.tokens.start);
    events.insert(at, toll);
}

/// The words of harm after a toll, up to the next clause.
fn words(scene: &Scene, from: usize) -> Vec<usize> {
    let tree = &scene.tree;
    let end = tree.text.sentences[tree.text.sentence_of(from.saturating_sub(1))].tokens.end;
    let links = |i: usize| {
        let lemma = tree.syntax.lemma(i);
        if lemma == "faire" {
            return i + 1 < end && tree.text.lower(i + 1) == "état";
        }
        among(lemma, "be|stand|rise|climb|reach|exceed|pass|grow|have|include")
            || among(lemma, "être|élever|établir|alourdir|monter|atteindre|passer|comporter|avoir")
    };
    let mut found = Vec::new();
    for i in from..end {
        if harm(tree.text.lower(i)).is_some() {
            found.push(i);
        } else if tree.upos(i) == Upos::Verb && tree.syntax.words[i].feats.form == VerbForm::Finite && !links(i)
            || tree.text.word(i) == ";"
        {
            break;
        }
    }
    found
}

/// The number that a word of harm tells: its own, or that of the people it describes.
fn count(scene: &Scene, word: usize) -> Option<Count> {
    let tree = &scene.tree;
    let kind = harm(tree.text.lower(word))?;
    let own = |i: usize| super::counts::before(scene, i);
    let described =
        tree.syntax.head(word).filter(|&h| h < word && word - h <= 3 && tree.nominal(h) && tree.rel(word) != Rel::Conj);
    let (number, who) = match own(word) {
        Some(n) => (n, None),
        None => described.and_then(|d| Some((own(d)?, Some(d))))?,
    };
    let n = &scene.numbers[number];
    if n.tokens.contains(&word) || !scene.countable(number) {
        return None;
    }
    let span = who.map_or(tree.text.tokens[word].span, |d| tree.text.span_of(tree.phrase(d)));
    let unit = who.map(|d| tree.text.tokens[d].span);
    Some(Count { unit, who: Some(span), ..Count::told(scene, number, kind) })
}

/// Deaths counted over a period are a toll, not an event of their own.
#[inline(never)]
pub fn tolls(scene: &Scene, events: &mut [Event]) {
    for event in events {
        if event.kind != EventType::Killing || event.counts.is_empty() || !event.agents.is_empty() {
            continue;
        }
        // No single event kills thousands without anybody to name.
        if event.counts.iter().any(|c| c.min >= 1000)
            && (!event.nominal || among(scene.tree.syntax.lemma(event.head), "death|mort|décès"))
        {
            event.kind = EventType::CasualtyToll;
            event.why.push("deaths in thousands are a toll".into());
            continue;
        }
        let Some(when) = &event.time else { continue };
        let mention = &scene.times[when.mention];
        let long = when.interval.is_some_and(|(a, b)| b.0 - a.0 >= 5);
        if mention.since || long || mention.kind == crate::time::Kind::Duration {
            event.kind = EventType::CasualtyToll;
            event.why.push("deaths counted over a period are a toll".into());
        }
    }
}
