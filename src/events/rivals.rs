//! Of several readings of the same words, and several tellings of the same deed in one clause, the one that stays.

use super::scene::Scene;
use super::{fill, Event};
use crate::knowledge::{among, sort};
use crate::record::EventType;
use crate::syntax::{Rel, Upos, VerbForm};

/// Of readings that share a word, the best one; in the order of their triggers.
#[inline(never)]
pub fn best(scene: &Scene, mut filled: Vec<(Event, i32)>) -> Vec<Event> {
    sort::by(&mut filled, |a, b| b.1.cmp(&a.1).then(a.0.head.cmp(&b.0.head)).then(a.0.frame.cmp(&b.0.frame)));
    let mut kept: Vec<Event> = Vec::new();
    for (event, _) in filled {
        // "tiré en riposte une salve de roquettes": or a word of a trigger whose words stand far apart.
        let clash = kept.iter().any(|k| {
            let shared = || event.nominal && k.head < event.head && k.parts.iter().any(|p| event.parts.contains(p));
            k.tokens.start < event.tokens.end && event.tokens.start < k.tokens.end || shared()
        });
        if !clash {
            kept.push(event);
        }
    }
    sort::by_key(&mut kept, |e| e.tokens.start);
    one_gathering(scene, &mut kept);
    one_blast(scene, &mut kept);
    // "the truce negotiated by X": the participle only tells how the noun came about.
    let nouns: Vec<usize> = kept.iter().filter(|e| e.nominal).map(|e| e.head).collect();
    let carried: Vec<usize> = kept.iter().filter(|e| e.nominal && e.clause != e.head).map(|e| e.clause).collect();
    // "A suicide bomber blew himself up": one.
    let bombers: Vec<usize> = kept
        .iter()
        .filter(|e| !e.nominal && e.kind == EventType::Bombing)
        .flat_map(|e| e.agents.iter().map(|a| a.head))
        .collect();
    let told: Vec<(usize, EventType)> = kept.iter().filter(|e| e.violent()).map(|e| (e.head, e.kind)).collect();
    let landed: Vec<usize> = kept.iter().filter(|e| !e.nominal && e.violent()).flat_map(|e| e.parts.clone()).collect();
    kept.retain(|e| {
        if e.nominal && e.kind == EventType::Bombing && bombers.contains(&e.head) {
            return false;
        }
        // "Two bombs fell within the camp": so is what falls.
        if e.nominal && e.kind == EventType::Bombing && landed.contains(&e.head) {
            return false;
        }
        // "Roadside bombs and suicide attacks killed 12", ", the deadliest attack in years": the same again.
        let again = |k: &(usize, EventType)| {
            let tree = &scene.tree;
            let joined = tree.rel(e.head) == Rel::Conj && tree.syntax.head(e.head) == Some(k.0) && k.1 == e.kind;
            let apposed = tree.rel(e.head) == Rel::Appos && one_of_many(scene, e.head);
            let bare = e.agents.is_empty() && (apposed || e.targets.is_empty() && e.counts.is_empty() && e.places.is_empty());
            k.0 != e.head && bare && (joined || apposed)
        };
        if e.nominal && e.violent() && told.iter().any(again) {
            return false;
        }
        // "the explosion of a bomb": one.
        let of = Some(e.head).filter(|_| e.nominal && e.kind == EventType::Bombing && scene.tree.led(e.head, "of|de"));
        if of.and_then(|h| scene.tree.syntax.head(h)).is_some_and(|h| nouns.contains(&h)) {
            return false;
        }
        // "negotiated the truce": the verb only carries the noun's event.
        if !e.nominal && carried.contains(&e.head) && scene.is("light", e.head) {
            return false;
        }
        // "the strikes hit A and destroyed B": so do the verbs that tell what it did.
        let same = matches!(e.kind, EventType::Attack | EventType::Airstrike | EventType::Shelling);
        if !e.nominal && e.agents.is_empty() && same && scene.is("reach", e.head) {
            let joined = Some(e.head).filter(|_| matches!(scene.tree.rel(e.head), Rel::Conj | Rel::Parataxis));
            let first = joined.and_then(|h| scene.tree.syntax.head(h));
            let after = |c: usize| scene.tree.rel(c) == Rel::Conj && scene.tree.syntax.head(c) == Some(e.head);
            // "a raid that struck a school".
            let told = scene.tree.subject(e.head).filter(|s| nouns.contains(&s.head) && s.head < e.head).is_some();
            if told || carried.iter().any(|&c| c == e.head || Some(c) == first || after(c)) {
                return false;
            }
        }
        let of_noun = scene.tree.syntax.head(e.head).is_some_and(|h| nouns.contains(&h));
        e.nominal || !(of_noun && matches!(scene.tree.rel(e.head), Rel::Acl | Rel::AclRelcl) && scene.is("light", e.head))
    });
    kept
}

/// "discussed trade during a telephone call with X", "met in X to discuss trade": the talk and the call are one; "took to the streets to
/// protest": so are the march and the protest.
fn one_gathering(scene: &Scene, events: &mut Vec<Event>) {
    let tree = &scene.tree;
    let mut i = 0;
    while i < events.len() {
        let call = &events[i];
        let aim = || tree.syntax.words[call.head].feats.form == VerbForm::Infinitive;
        let during = match tree.rel(call.head) {
            Rel::Obl => call.kind == EventType::Talks && call.nominal && tree.led(call.head, "during|in|lors|pendant|au"),
            Rel::Advcl | Rel::Xcomp => matches!(call.kind, EventType::Talks | EventType::Protest) && !call.nominal && aim(),
            _ => false,
        };
        let talk = events
            .iter()
            .position(|e| during && e.kind == call.kind && !e.nominal && tree.syntax.head(call.head) == Some(e.clause));
        let Some(talk) = talk else {
            i += 1;
            continue;
        };
        let call = events.remove(i);
        let talk = &mut events[if talk > i { talk - 1 } else { talk }];
        for agent in call.agents {
            fill::add(&mut talk.agents, agent);
        }
        // A protest is against what its aim is against; what a talk was to settle is nobody.
        let protest = call.kind == EventType::Protest;
        for target in call.targets.into_iter().filter(|_| protest) {
            fill::add(&mut talk.targets, target);
        }
        talk.why.push(format!("held {} \"{}\"", if protest { "to" } else { "as a" }, tree.text.word(call.head)));
    }
}

/// "A car bomb exploded at a market": the bomb and the blast are one.
fn one_blast(scene: &Scene, events: &mut Vec<Event>) {
    let blast = |e: &Event| !e.nominal && e.kind == EventType::Bombing && e.agents.is_empty();
    let mut i = 0;
    while i < events.len() {
        let subject = Some(&events[i]).filter(|e| blast(e)).and_then(|e| scene.tree.subject(e.head)).map(|s| s.head);
        let bomb = |e: &Event| e.nominal && e.kind == EventType::Bombing && Some(e.head) == subject;
        let Some(bomb) = events.iter().position(bomb) else {
            i += 1;
            continue;
        };
        let blast = events.remove(i);
        for target in blast.targets {
            fill::add(&mut events[bomb - (bomb > i) as usize].targets, target);
        }
    }
}

/// "the deadliest attack in years", "the fourth such attack in the city this month": which of many a deed is.
fn one_of_many(scene: &Scene, noun: usize) -> bool {
    scene.tree.syntax.children(noun).filter(|&c| c < noun).any(|c| {
        let word = scene.tree.text.lower(c);
        word.ends_with("est")
            || word.ends_with("ième")
            || scene.tree.upos(c) == Upos::Adj && word.ends_with("th")
            || among(word, "worst|first|second|third|latest|pire|premier|première|second|seconde|such")
    })
}
