//! Dead or wounded: of two words of harm in a sentence each has the number that stands nearest to it, whatever the tree says.
//! Hides the order of words that news has for its counts.

use super::harm;
use crate::events::scene::Scene;
use crate::events::{Count, Event};
use crate::record::{EventType, QuantityKind};
use crate::syntax::{Rel, Upos};

/// How many words may stand between a number and its word of harm.
const REACH: usize = 7;

/// Gives each number the kind that the word of harm beside it tells, once.
#[inline(never)]
pub fn nearest(scene: &Scene, sentence: usize, events: &mut [Event]) {
    let told = told(scene, sentence);
    let hurt = |kind: QuantityKind| matches!(kind, QuantityKind::Killed | QuantityKind::Wounded);
    for i in 0..events.len() {
        let mut at = 0;
        while at < events[i].counts.len() {
            let count = &events[i].counts[at];
            let right =
                told.iter().find(|t| Some(t.0) == count.number).map(|t| t.1).filter(|&k| hurt(count.kind) && k != count.kind);
            let right = right.filter(|&k| !(k == QuantityKind::Wounded && super::dies(scene, &events[i])));
            let (Some(right), number) = (right, count.number) else {
                at += 1;
                continue;
            };
            let twice = events.iter().any(|e| e.counts.iter().any(|c| c.number == number && c.kind == right));
            if twice {
                events[i].counts.remove(at);
            } else {
                events[i].counts[at].kind = right;
                at += 1;
            }
        }
    }
    // "killed seven and left fifteen others injured": what nobody took goes to the event that has the other number.
    for &(number, kind) in &told {
        if events.iter().any(|e| {
            e.counts.iter().any(|c| c.number == Some(number))
                || e.targets.iter().any(|t| t.tokens.clone().any(|i| scene.number(i) == Some(number)))
        }) {
            continue;
        }
        let beside =
            |e: &&Event| e.counts.iter().any(|c| hurt(c.kind) && told.iter().any(|t| Some(t.0) == c.number && t.0 != number));
        // "A policeman was killed and ten passers-by injured": or to the one whose verb they are joined to.
        let noun = scene.tree.syntax.head(scene.numbers[number].tokens.start).unwrap_or(0);
        let joined = |e: &&mut Event| {
            let to = |n: usize| scene.tree.rel(n) == Rel::Conj && scene.tree.syntax.head(n) == Some(e.head);
            matches!(e.kind, EventType::Killing | EventType::Injury) && (to(noun) || to(scene.numbers[number].tokens.end - 1))
        };
        let taker = match events.iter().position(|e| beside(&e)) {
            None => events.iter_mut().find(joined),
            Some(at) => events.get_mut(at),
        };
        if let Some(event) = taker {
            event.counts.push(Count::told(scene, number, kind));
        }
    }
}

/// The numbers of a sentence that a word of harm stands beside, with its kind.
fn told(scene: &Scene, sentence: usize) -> Vec<(usize, QuantityKind)> {
    let tree = &scene.tree;
    let tokens = tree.text.sentences[sentence].tokens.clone();
    let kind = |i: usize| match tree.text.lower(i) {
        "killing" | "tuant" => Some(QuantityKind::Killed),
        "wounding" | "injuring" | "blessant" => Some(QuantityKind::Wounded),
        word => harm(word).filter(|k| matches!(k, QuantityKind::Killed | QuantityKind::Wounded)),
    };
    let number = |i: usize| scene.number(i).filter(|&n| scene.countable(n) && !super::counts::age(scene, n));
    let stops = |i: usize| tree.upos(i) == Upos::Punct || tree.upos(i) == Upos::Cconj;
    let mut found = Vec::new();
    for i in tokens.clone() {
        let Some(kind) = kind(i) else { continue };
        // "killed seven", "wounding at least five": an active form has its number behind it.
        let ahead = (i + 1..tokens.end.min(i + 5))
            .take_while(|&j| !stops(j) && !matches!(tree.upos(j), Upos::Verb | Upos::Noun))
            .find_map(number);
        let behind = || {
            let words = (tokens.start..i).rev().take(REACH);
            words.take_while(|&j| !stops(j) && kind_free(scene, j) && tree.upos(j) != Upos::Verb).find_map(number)
        };
        let open = tree.upos(i) == Upos::Verb && ahead.is_some();
        if let Some(number) = if open { ahead } else { behind() } {
            found.push((number, kind));
        }
    }
    found
}

fn kind_free(scene: &Scene, i: usize) -> bool {
    harm(scene.tree.text.lower(i)).is_none()
}
