//! Where an event took place when its own words do not say: the clauses it is joined to, the fighting it was part of, and the
//! ground it was fought for. Hides the joints from `places`, which has read the names that stand at the event itself.

use super::{continued, joined};
use crate::events::scene::Scene;
use crate::events::Event;
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::{Rel, Upos};

const STEPS: usize = 6;

/// Fills the places of the events of a sentence that have none, from the others of the same sentence.
#[inline(never)]
pub fn share(scene: &Scene, sentence: &std::ops::Range<usize>, events: &mut [Event]) {
    fought_for(scene, sentence, events);
    along(
        events,
        |of, from| {
            let along = || joined(scene, of.clause).contains(&from.clause) || continued(scene, of.clause, from.clause);
            of.violent() && from.violent() && along()
        },
        "place shared with the clause it is joined to",
    );
    // Twice: what is told within an event may itself have its place from what came of it.
    for _ in 0..2 {
        along(events, |of, from| fighting(of) && ground(from) && came_of(scene, of, from), "place: what the fighting led to");
        along(
            events,
            |of, from| of.violent() && (fighting(from) || from.kind == EventType::Protest) && within(scene, of, from),
            "place: the fighting it was part of",
        );
    }
}

/// Gives each event without a place those of the first other one that it is `joint` to.
fn along(events: &mut [Event], joint: impl Fn(&Event, &Event) -> bool, why: &str) {
    for i in 0..events.len() {
        if !events[i].places.is_empty() {
            continue;
        }
        let from = events.iter().enumerate().find(|&(j, from)| j != i && !from.places.is_empty() && joint(&events[i], from));
        if let Some(places) = from.map(|(_, from)| from.places.clone()) {
            events[i].places = places;
            events[i].why.push(why.into());
        }
    }
}

/// Whether it lasts and has a ground of its own, which other events are part of.
fn fighting(event: &Event) -> bool {
    use EventType::*;
    matches!(event.kind, ArmedClash | Offensive | Shelling | Airstrike)
}

/// Whether it changes who holds a ground.
fn ground(event: &Event) -> bool {
    matches!(event.kind, EventType::TerritorialCapture | EventType::Withdrawal | EventType::Advance)
}

/// "took X after heavy fighting", "the fighting that led to the fall of X": a ground is fought for where it lies.
fn came_of(scene: &Scene, fight: &Event, taken: &Event) -> bool {
    let tree = &scene.tree;
    if !fight.nominal {
        return false;
    }
    let hung = |low: &Event, high: &Event, rels: &[Rel]| {
        let mut at = low.head;
        (0..STEPS).any(|_| match tree.syntax.head(at).filter(|_| rels.contains(&tree.rel(at))) {
            Some(head) => {
                at = head;
                high.head == head || high.clause == head && high.clause != low.clause
            }
            None => false,
        })
    };
    let after = hung(fight, taken, &[Rel::Obl, Rel::Nmod])
        && tree
            .preposition(fight.head)
            .is_some_and(|p| among(p, "after|following|amid|during|in|après|lors|durant|pendant|dans|suite"));
    after || hung(taken, fight, &[Rel::Obl, Rel::Nmod, Rel::Obj, Rel::Acl, Rel::AclRelcl])
}

/// "was killed during the clashes", "l'exécution de soldats lors des combats".
fn within(scene: &Scene, event: &Event, fight: &Event) -> bool {
    let tree = &scene.tree;
    // "lors des combats" is also read as an adverb with a noun of its own.
    let lors = tree.syntax.head(fight.head).filter(|&h| tree.text.lower(h) == "lors");
    let inside = lors.is_some() || tree.led(fight.head, "in|during|amid|dans|lors|durant|pendant");
    let mut at = lors.unwrap_or(fight.head);
    inside
        && fight.nominal
        && (0..STEPS).any(|_| {
            let joint = matches!(tree.rel(at), Rel::Obl | Rel::OblAgent | Rel::Nmod | Rel::Advmod);
            match tree.syntax.head(at).filter(|_| joint) {
                Some(head) => {
                    at = head;
                    head == event.head || head == event.clause
                }
                None => false,
            }
        })
}

/// "an offensive aimed at capturing X", "se battent pour le contrôle de X": what is fought for is where they fight.
fn fought_for(scene: &Scene, sentence: &std::ops::Range<usize>, events: &mut [Event]) {
    use EventType::*;
    let first = scene.places.partition_point(|p| p.tokens.start < sentence.start);
    for event in events.iter_mut().filter(|e| e.places.is_empty() && matches!(e.kind, Offensive | ArmedClash | Advance)) {
        let later = (first..scene.places.len()).take_while(|&p| scene.places[p].tokens.start < sentence.end);
        let wanted = later.filter(|&p| {
            let place = &scene.places[p];
            let country = place.place.as_ref().is_none_or(|p| p.feature == "country");
            place.head > event.head && !country && aimed(scene, event, place.head)
        });
        if let Some(p) = wanted.min_by_key(|&p| scene.places[p].head) {
            event.places.push(p);
            event.why.push("place: what is fought for".into());
        }
    }
}

/// Whether the path from a name up to an event passes through a purpose.
fn aimed(scene: &Scene, event: &Event, name: usize) -> bool {
    let tree = &scene.tree;
    let mut at = name;
    let mut purpose = false;
    for _ in 0..STEPS + 2 {
        let lemma = tree.syntax.lemma(at);
        let verb = tree.upos(at) == Upos::Verb;
        purpose |= verb && among(lemma, "viser|aim|seek|chercher|vouloir|destiner|tenter|attempt|design");
        purpose |= verb
            && tree
                .syntax
                .children(at)
                .any(|c| c < at && tree.rel(c) == Rel::Mark && matches!(tree.text.lower(c), "pour" | "to" | "afin"));
        purpose |= !verb && scene.is("hold", at) && tree.led(at, "for|pour|over");
        if matches!(tree.rel(at), Rel::Ccomp | Rel::Conj | Rel::Parataxis) {
            return false;
        }
        match tree.syntax.head(at) {
            Some(head) if event.head == head || event.clause == head => return purpose,
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}
