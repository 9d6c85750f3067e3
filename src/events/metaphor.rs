//! Words of force in a text that is about something else: a game, a market, a kitchen.

use super::scene::Scene;
use super::select;
use super::triggers::Candidate;
use super::Event;
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::Rel;

/// Words of force are used of games, markets and meals: they count where somebody armed has a part in it, somebody is hurt, a
/// place is named, or the rest of the article is about war.
#[inline(never)]
pub(super) fn of_no_force(scene: &Scene, event: &Event, candidate: &Candidate, support: usize) -> bool {
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
    // Some words are said of nothing else.
    let plain = matches!(scene.tree.syntax.lemma(event.head), "airstrike" | "shelling" | "pilonnage");
    // "A bomb exploded outside the hospital".
    let does = scene.tree.syntax.head(event.head).filter(|_| scene.tree.rel(event.head) == Rel::Nsubj);
    let blew = scene.is("device", event.head)
        && does.is_some_and(|verb| among(scene.tree.syntax.lemma(verb), "explode|detonate|exploser|détoner"));
    if !force || candidate.words > 1 || plain || blew {
        return false;
    }
    let party = |head: usize| {
        scene.armed(head)
            || scene.actor_in(head).is_some()
            || scene.place(head).is_some()
            || scene.is("people", head)
            || scene.is("forces", head)
    };
    let known = event.agents.iter().chain(&event.targets).any(|p| party(p.head))
        || !event.places.is_empty()
        || select::named(scene, event);
    let sentence = &scene.tree.text.sentences[scene.tree.text.sentence_of(event.head)].tokens;
    let hurt = || sentence.clone().any(|i| super::casualties::harm(scene.tree.text.lower(i)).is_some());
    // "A bomb went off in Baghdad": the places are given to events later, but a sentence that says where tells of the world.
    let first = scene.places.partition_point(|p| p.tokens.start < sentence.start);
    let verb = Some(event.clause).filter(|_| event.clause != event.head).or(does);
    let located = || {
        scene.places[first..].iter().take_while(|p| p.tokens.start < sentence.end).any(|p| {
            // "Clashes rocked X", "une bombe a explosé devant un hôpital de X": what the event's own verb acts on or reaches.
            let acted_on = || verb.is_some_and(|verb| hangs(scene, p.head, verb));
            p.place.is_some()
                && (acted_on()
                    || scene.tree.preposition(p.head.min(scene.tree.text.tokens.len() - 1)).is_some_and(|w| {
                        among(w, "in|at|near|for|outside|across|between|à|dans|en|près|pour|sur|entre|devant|derrière")
                    }))
        })
    };
    let known = known || !event.instruments.is_empty() || hurt() || located();
    let alone = scene.tree.text.sentences.len() <= 1;
    let around = if alone { 0 } else { support };
    !known && around < 10 && !event.near_number(scene) && !(event.kind == Shootdown && event.evidence.fits)
}

/// Whether a name hangs on a verb, itself or by the noun that it belongs to ("the city of X").
fn hangs(scene: &Scene, name: usize, verb: usize) -> bool {
    let tree = &scene.tree;
    let top = match tree.syntax.head(name) {
        Some(h) if tree.rel(name) == Rel::Nmod => h,
        _ => name,
    };
    matches!(tree.rel(top), Rel::Obj | Rel::Obl | Rel::Nsubj) && tree.syntax.head(top) == Some(verb)
}
