//! Threats, demands and accusations beside what they are about. Hides what such an event takes over from the deed that it names.

use super::clause::Phrase;
use super::fill;
use super::frames::Role;
use super::scene::Scene;
use super::{Event, Participant};
use crate::record::{ActorKind, EventType, TimeBasis};
use crate::syntax::{Rel, VerbForm};

/// How far up the tree the verb of saying is looked for.
const STEPS: usize = 4;

/// Puts right whom the words of a sentence are addressed to: parties, not things; and of a threat, those whom what is threatened would hit.
#[inline(never)]
pub(super) fn parties(scene: &Scene, events: &mut [Event]) {
    let party =
        |p: &Participant| p.kind != ActorKind::Thing || p.actor.is_some() || p.place.is_some() || scene.is("people", p.head);
    for event in events.iter_mut().filter(|e| addressed(e)) {
        // "warned X against new strikes": what X is warned against is nobody.
        if event.targets.iter().any(party) {
            event.targets.retain(party);
        }
    }
    for event in events.iter_mut().filter(|e| addressed(e) && e.kind == EventType::Demand && e.targets.is_empty()) {
        let asked = asked(scene, event).filter(|s| scene.actor(s.head).is_some());
        if let Some(phrase) = asked {
            fill::put(scene, event, &scene.frames.frames[event.frame], &phrase, Role::Target);
        }
    }
    for i in 0..events.len() {
        if events[i].kind != EventType::Threat || !events[i].targets.is_empty() {
            continue;
        }
        let deed = events.iter().find(|e| e.violent() && governed(scene, e, &events[i]));
        let hit: Vec<Participant> = deed.map(|d| d.targets.iter().filter(|t| party(t)).cloned().collect()).unwrap_or_default();
        if !hit.is_empty() {
            events[i].targets = hit;
            events[i].why.push("target: whom the threatened deed would hit".into());
        }
    }
}

/// "urged X to leave on Monday": a day past or present is that of the words, for what they ask is still to come.
#[inline(never)]
pub(super) fn days(scene: &Scene, events: &mut [Event]) {
    let Some((_, published)) = scene.publication.interval else { return };
    for i in 0..events.len() {
        if events[i].time.is_some() || !addressed(&events[i]) {
            continue;
        }
        let past = |e: &Event| {
            e.time.as_ref().is_some_and(|w| w.basis == TimeBasis::Stated && w.interval.is_some_and(|(_, end)| end <= published))
        };
        let Some(j) = (0..events.len()).find(|&j| j != i && past(&events[j]) && governed(scene, &events[j], &events[i])) else {
            continue;
        };
        let (mention, head) = (events[j].time.as_ref().map_or(0, |w| w.mention), events[j].head);
        if scene.times[mention].tokens.start > head {
            events[i].time = events[j].time.take();
        }
    }
}

/// "demanded that X leave", "called for X to leave": who is to do what is asked.
fn asked<'a>(scene: &'a Scene, event: &Event) -> Option<Phrase<'a>> {
    let tree = &scene.tree;
    let clause = tree.syntax.children(event.head).find(|&c| c > event.head && tree.rel(c) == Rel::Ccomp);
    let that = clause.and_then(|c| tree.subject(c));
    let infinitive = |c: usize| c > event.head && tree.syntax.words[c].feats.form == VerbForm::Infinitive;
    let does = tree.syntax.children(event.head).find(|&c| infinitive(c) && matches!(tree.rel(c), Rel::Advcl | Rel::Xcomp));
    let to_do = does.and_then(|d| {
        let own = |p: &Phrase| p.key == "for" && p.head > event.head && p.head < d;
        tree.obliques(event.head).into_iter().find(own)
    });
    that.or(to_do).map(|p| Phrase { key: "object", how: "who is to do it", ..p })
}

/// Whether a verb threatens or demands.
fn addressed(event: &Event) -> bool {
    !event.nominal && matches!(event.kind, EventType::Threat | EventType::Demand)
}

/// Whether a deed is the infinitive that the words govern.
fn governed(scene: &Scene, deed: &Event, words: &Event) -> bool {
    let tree = &scene.tree;
    if tree.syntax.words[deed.clause].feats.form != VerbForm::Infinitive {
        return false;
    }
    let mut at = deed.clause;
    (0..STEPS).any(|_| {
        let down = matches!(tree.rel(at), Rel::Xcomp | Rel::Advcl | Rel::Ccomp | Rel::Conj | Rel::Acl | Rel::Obl);
        match tree.syntax.head(at).filter(|_| down) {
            Some(head) => {
                at = head;
                head == words.head || words.parts.contains(&head)
            }
            None => false,
        }
    })
}
