//! Who says so, and whether it happened. Adds both to the events; knows nothing of how an event was found.

pub mod attribution;
mod ended;
pub mod factuality;
mod governed;
mod modals;
mod negation;
mod nominal;
pub mod words;

use crate::actors::{Kind, Mention};
use crate::events::scene::Scene;
use crate::events::{carry, Event};
use crate::knowledge::among;
use crate::record::{EventType, Factuality};
use crate::syntax::{Rel, Upos};
use attribution::{Source, Sources};
use factuality::Reading;
use words::Words;

/// An event with what is claimed of it.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The event.
    pub event: Event,
    /// Whether it happened.
    pub factuality: Factuality,
    /// Who says so.
    pub sources: Vec<Source>,
}

/// Reads factuality and attribution of all events, and leaves out speech that is mere reporting.
#[inline(never)]
pub fn read(scene: &Scene, words: &Words, mut events: Vec<Event>) -> Vec<Claim> {
    let readings: Vec<_> = events.iter().map(|e| factuality::read(scene, words, e)).collect();
    let done = |r: &Reading| {
        !matches!(r.factuality, Factuality::Planned | Factuality::Demanded | Factuality::Threatened | Factuality::Hypothetical)
    };
    carry(scene, &mut events, &readings.iter().map(done).collect::<Vec<_>>());
    let sources = Sources::new(scene, words);
    let heads: Vec<(usize, bool)> =
        events.iter().filter(|e| e.says_something()).map(|e| (e.head, scene.frames.frames[e.frame].speech)).collect();
    let offensives: Vec<usize> = events.iter().filter(|e| e.nominal && e.kind == EventType::Offensive).map(|e| e.head).collect();
    let accused: Vec<usize> = events.iter().filter(|e| e.kind == EventType::Accusation).map(|e| e.head).collect();
    let tree = &scene.tree;
    let mut claims = Vec::new();
    for (mut event, reading) in events.into_iter().zip(readings) {
        if scene.frames.frames[event.frame].speech && !news(scene, &sources, &event, &heads) {
            continue;
        }
        if !reading.why.is_empty() {
            event.why.push(reading.why);
        }
        let said = sources.of(scene, &event);
        if let Some(source) = said.first() {
            event.why.push(format!("source \"{}\"", scene.tree.text.slice(source.span)));
        }
        if event.nominal && event.violent() && event.counts.is_empty() && ended::to_stop(scene, words, &event) {
            continue;
        }
        if question(scene, &event) || unclaimed(scene, &event) {
            continue;
        }
        // "summoned the ambassador to protest": told by what was done.
        let told = scene.tree.syntax.head(event.head).is_some_and(|h| accused.contains(&h));
        let purpose = |c: usize| tree.rel(c) == Rel::Mark && matches!(tree.text.lower(c), "to" | "pour");
        if event.kind == EventType::Accusation && told && tree.syntax.children(event.head).any(purpose) {
            continue;
        }
        // "a base sheltering displaced families": who they are.
        let status = event.kind == EventType::Displacement
            && !event.nominal
            && matches!(tree.rel(event.head), Rel::Amod | Rel::Compound)
            && tree.syntax.head(event.head).is_some_and(|n| n > event.head && tree.upos(n) == Upos::Noun);
        if status && event.time.is_none() && event.agents.is_empty() {
            continue;
        }
        // "two men who tried to flee were shot": said of whom something else was done to.
        let beside = |&(_, rel): &(usize, Rel)| matches!(rel, Rel::AclRelcl | Rel::Acl);
        let flight = event.kind == EventType::Displacement && reading.factuality == Factuality::Planned;
        if flight && scene.tree.governors(event.head).iter().any(beside) {
            continue;
        }
        if reading.factuality == Factuality::Planned && goal(scene, &event, &offensives) {
            continue;
        }
        let claim = Claim { factuality: reading.factuality, sources: said, event };
        if worth(&claim) {
            claims.push(claim);
        }
    }
    claims
}

/// "asked whether they had fled": who asks a question demands nothing.
fn question(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let asks = matches!(tree.syntax.lemma(event.head), "ask" | "demander");
    let whether = |c: usize| tree.rel(c) == Rel::Mark && among(tree.text.lower(c), "if|whether|si|s'");
    let clause =
        |c: usize| c > event.head && matches!(tree.rel(c), Rel::Ccomp | Rel::Advcl) && tree.syntax.children(c).any(whether);
    event.kind == EventType::Demand && asks && tree.syntax.children(event.head).any(clause)
}

/// "An offensive that aims to take X": what is gained when the offensive succeeds is told with it.
fn goal(scene: &Scene, event: &Event, offensives: &[usize]) -> bool {
    if event.nominal || !matches!(event.kind, EventType::TerritorialCapture | EventType::Advance) {
        return false;
    }
    let tree = &scene.tree;
    let mut at = event.head;
    for _ in 0..4 {
        let Some(head) = tree.syntax.head(at) else { return false };
        match tree.rel(at) {
            Rel::Acl | Rel::AclRelcl => return offensives.contains(&head),
            Rel::Xcomp | Rel::Advcl => at = head,
            _ => return false,
        }
    }
    false
}

/// "The Houthis did not claim the attack", "Personne n'a revendiqué l'attentat": what nobody claims was told before.
fn unclaimed(scene: &Scene, event: &Event) -> bool {
    let bare = event.nominal && event.violent() && event.agents.is_empty() && event.targets.is_empty() && event.places.is_empty();
    let claims = |v: usize| among(scene.tree.syntax.lemma(v), "claim|revendiquer") && negation::negated(scene, v);
    bare && event.counts.is_empty() && scene.tree.syntax.head(event.head).is_some_and(claims)
}

/// Whether a claim tells something: a noun for force that somebody fears, avoids or threatens with tells of no event, while a truce,
/// aid or a withdrawal that somebody asks for is what the asking is about.
fn worth(claim: &Claim) -> bool {
    let event = &claim.event;
    if !event.nominal {
        return true;
    }
    let wished = matches!(
        event.kind,
        EventType::Ceasefire
            | EventType::Aid
            | EventType::Withdrawal
            | EventType::Sanction
            | EventType::Talks
            | EventType::Agreement
            | EventType::Election
            | EventType::Other
            | EventType::Return
            | EventType::Protest
            | EventType::Visit
    );
    match claim.factuality {
        Factuality::Demanded | Factuality::Threatened => wished,
        Factuality::Hypothetical => !event.agents.is_empty() || !event.targets.is_empty() && event.time.is_some(),
        Factuality::Denied => !event.counts.is_empty() || wished || event.violent() || event.kind == EventType::CasualtyToll,
        _ => true,
    }
}

/// Whether the stance itself is the news: an official's own words in quotation marks that tell no other event.
#[inline(never)]
fn news(scene: &Scene, sources: &Sources, event: &Event, heads: &[(usize, bool)]) -> bool {
    debug_assert_eq!(event.kind, EventType::Statement);
    let tree = &scene.tree;
    let sentence = &tree.text.sentences[tree.text.sentence_of(event.head)];
    let inside = |head: usize| sentence.tokens.contains(&head) && head != event.head;
    // A state, an office, or who belongs to a body that governs, fights or mediates; not a company, a club or an expert.
    let public = |m: &Mention| match m.kind {
        Kind::Country => true,
        Kind::Office => m.sector.is_some() || m.country.is_some(),
        _ => m.sector.as_deref().is_some_and(|s| !matches!(s, "media" | "civilian" | "business")),
    };
    let official = event.agents.iter().any(|a| {
        let after = a.tokens.end..(a.tokens.end + 8).min(sentence.tokens.end);
        let verb = after.clone().find(|&i| matches!(tree.upos(i), Upos::Verb | Upos::Aux)).unwrap_or(after.end);
        let beside = (after.start..verb.max(after.start)).filter_map(|i| scene.actor(i)).any(|m| {
            let m = &scene.actors[m];
            m.kind != Kind::Person && m.kind != Kind::Group && public(m)
        });
        beside || a.actor.is_some_and(|a| public(scene.resolve(a)))
    });
    let quoted = sentence.tokens.clone().any(|i| sources.quoted(tree.text.tokens[i].span));
    let weak = event.evidence.weak;
    // "closed the border and praised X": a deed that the words are only joined to is not what they are about.
    let to_party = event.targets.iter().any(|t| t.actor.is_some()) && tree.rel(event.head) == Rel::Conj;
    let beside = |h: usize| to_party && !tree.syntax.subtree(event.head).contains(&h);
    let alone = !heads.iter().any(|&(h, speech)| inside(h) && !speech && !beside(h));
    official && alone && (quoted || !weak)
}
