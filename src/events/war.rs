//! Whether a text is about war, so that words of force mean force in it. Hides which events surely tell of war and how many of them
//! are enough.

use super::scene::Scene;
use super::triggers::Candidate;
use crate::actors;
use crate::record::EventType;

/// The sentences at the beginning of a text that tell whether it is about war.
pub(super) const OPENING: usize = 60;

/// The least [`support`] of an article about war.
pub(super) const LEAST: usize = 10;

/// Whether the type is one that surely tells of war.
pub(super) fn sure(kind: EventType) -> bool {
    use EventType::*;
    matches!(kind, Airstrike | Shelling | Killing | ArmedClash | Ceasefire)
}

/// Whether a weak verb of the type may tell an event though nobody bears arms: people are moved and taken, bodies found.
pub(super) fn without_arms(kind: EventType) -> bool {
    matches!(kind, EventType::Displacement | EventType::Abduction | EventType::Killing)
}

/// Whether a text may be about war in which no more than so many words surely tell of it.
pub(super) fn possible(sure: usize, actors: &[actors::Mention], sentences: usize) -> bool {
    share(sure, actors, sentences) >= LEAST
}

/// How many sure triggers of force a text has for a hundred sentences, at most; more than a few make it an article about war.
/// `opening` are the candidates of its first sentences.
#[inline(never)]
pub(super) fn support(scene: &Scene, opening: &[Vec<Candidate>]) -> usize {
    let sure = |c: &&Candidate| !c.weak && sure(scene.frames.frames[c.frame].kind);
    share(opening.iter().flatten().filter(sure).count(), scene.actors, scene.tree.text.sentences.len())
}

fn share(sure: usize, actors: &[actors::Mention], sentences: usize) -> usize {
    let armed = actors.iter().filter(|a| a.sector.as_deref().is_some_and(|s| s != "civilian" && s != "media")).count();
    100 * (sure + armed.min(2 * sure)) / sentences.clamp(1, OPENING)
}
