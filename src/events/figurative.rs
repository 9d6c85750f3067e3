//! Words of force that tell of no force: metaphors, idioms, names of things.

use super::frames::Pos;
use super::scene::Scene;
use super::triggers::Candidate;
use super::{select, Event};
use crate::record::EventType;
use crate::syntax::Rel;

/// "a battle for recognition", "tué au combat", "la bombe iranienne", "le froid s'abattit": words of force that tell of no force.
#[inline(never)]
pub(super) fn idiom(scene: &Scene, candidate: &Candidate, event: &Event) -> bool {
    let tree = &scene.tree;
    let head = event.head;
    if candidate.pos == Pos::Verb {
        // "left 12 dead": nobody left.
        let dead = event.head + 1..(event.head + 7).min(tree.text.tokens.len());
        let left = matches!(tree.syntax.lemma(head), "leave" | "laisser") && candidate.words == 1;
        if left && dead.into_iter().any(|i| super::casualties::harm(tree.text.lower(i)).is_some()) {
            return true;
        }
        return event.kind == EventType::Killing
            && tree.syntax.lemma(head) == "abattre"
            && tree.syntax.children(head).any(|c| tree.reflexive(c));
    }
    let struggle = matches!(event.kind, EventType::ArmedClash | EventType::Attack | EventType::Offensive);
    if struggle && candidate.pos == Pos::Noun {
        let beside = |c: usize| matches!(tree.rel(c), Rel::Amod | Rel::Compound) && scene.is("bloodless", c);
        if candidate.words == 1 && tree.syntax.lemma(head) != "violence" && tree.syntax.children(head).any(beside) {
            return true;
        }
    }
    if event.kind == EventType::ArmedClash && candidate.pos == Pos::Noun {
        let cause = tree.obliques(head).into_iter().any(|p| {
            let party = scene.actor_in(p.head).is_some() || scene.place(p.head).is_some() || scene.is("forces", p.head);
            let ground = scene.is("territory", p.head) || scene.is("hold", p.head) || scene.is("people", p.head);
            matches!(p.key.as_str(), "for" | "against" | "pour" | "contre") && !party && !ground && !scene.unknown_name(p.head)
        });
        let idiom = tree.rel(head) == Rel::Obl
            && matches!(tree.text.lower(head), "combat" | "action")
            && tree.preposition(head).is_some_and(|p| matches!(p.as_str(), "in" | "à"))
            && tree.syntax.children(head).count() <= 1;
        return cause || idiom;
    }
    // A bomb is news when it does something.
    let bomb = candidate.words == 1 && matches!(tree.syntax.lemma(head), "bomb" | "bombe");
    let does = matches!(tree.rel(head), Rel::Nsubj | Rel::NsubjPass | Rel::OblAgent | Rel::Obl)
        || tree.preposition(head).is_some_and(|p| matches!(p.as_str(), "by" | "in" | "par" | "dans"));
    candidate.pos == Pos::Noun && bomb && !does
}

/// Words of force are used of games, markets and meals: they count where somebody armed has a part in it, somebody is hurt, a
/// place is named, or the rest of the article is about war.
#[inline(never)]
pub(super) fn metaphor(scene: &Scene, event: &Event, candidate: &Candidate, support: usize) -> bool {
    use EventType::*;
    let force = matches!(
        event.kind,
        Attack
            | ArmedClash
            | Offensive
            | Advance
            | TerritorialCapture
            | Withdrawal
            | Airstrike
            | Shelling
            | Shootdown
            | Bombing
            | Killing
            | Blockade
    );
    if !force || candidate.words > 1 {
        return false;
    }
    let party = |head: usize| {
        scene.armed(head)
            || scene.actor_in(head).is_some()
            || scene.place(head).is_some()
            || scene.is("people", head)
            || scene.is("forces", head)
    };
    let known = event.agents.iter().chain(&event.targets).any(|p| party(p.head)) || !event.places.is_empty();
    let sentence = &scene.tree.text.sentences[scene.tree.text.sentence_of(event.head)].tokens;
    let hurt = sentence.clone().any(|i| super::casualties::harm(scene.tree.text.lower(i)).is_some());
    // "A bomb went off in Baghdad": the places are given to events later, but a sentence that says where tells of the world.
    let first = scene.places.partition_point(|p| p.tokens.start < sentence.start);
    let located = scene.places[first..].iter().take_while(|p| p.tokens.start < sentence.end).any(|p| {
        p.place.is_some()
            && scene.tree.preposition(p.head.min(scene.tree.text.tokens.len() - 1)).is_some_and(|w| {
                matches!(
                    w.as_str(),
                    "in" | "at" | "near" | "for" | "outside" | "across" | "à" | "dans" | "en" | "près" | "pour" | "sur"
                )
            })
    });
    let known = known || hurt || located || !event.instruments.is_empty();
    let alone = scene.tree.text.sentences.len() <= 1;
    let around = if alone { 0 } else { support };
    !known && around < 10 && !select::near_number(scene, event) && !(event.kind == Shootdown && event.evidence.fits)
}
