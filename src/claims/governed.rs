//! What a governing word makes of what it governs: a purpose, a condition, a plan, a threat. Hides how each is told by the word.

use super::factuality::Reading;
use super::negation::refuted;
use super::words::{Effect, Words};
use crate::events::scene::Scene;
use crate::knowledge::among;
use crate::record::Factuality;
use crate::syntax::{Rel, Upos, VerbForm};

/// "The goal of X is to take Y", "L'objectif est la prise de Y": what a noun is said to be is governed by it.
pub(super) fn aim(scene: &Scene, words: &Words, predicate: usize) -> Option<Reading> {
    let tree = &scene.tree;
    tree.syntax.children(predicate).find(|&c| c < predicate && tree.rel(c) == Rel::Cop)?;
    let noun = tree.syntax.child(predicate, Rel::Nsubj).filter(|&n| tree.upos(n) == Upos::Noun && n < predicate)?;
    match words.effect(scene.language(), tree.syntax.lemma(noun))? {
        effect @ (Effect::Planned | Effect::Threatened | Effect::Demanded | Effect::Hypothetical) => {
            turned(scene, effect, false, noun)
        }
        _ => None,
    }
}

/// Clauses of purpose and condition.
pub(super) fn adverbial(scene: &Scene, verb: usize) -> Option<Reading> {
    let tree = &scene.tree;
    for c in tree.syntax.children(verb) {
        if !matches!(tree.rel(c), Rel::Mark | Rel::Case | Rel::Advmod) {
            continue;
        }
        let word = tree.text.lower(c);
        if among(word, "if|unless|si|lest") {
            return Some(Reading {
                factuality: Factuality::Hypothetical,
                why: format!("hypothetical: \"{}\"", tree.text.word(c)),
            });
        }
        let purpose = matches!(word, "to" | "pour" | "afin") && tree.syntax.words[verb].feats.form == VerbForm::Infinitive;
        if purpose {
            return Some(Reading {
                factuality: Factuality::Planned,
                why: format!("planned: a purpose (\"{}\")", tree.text.word(c)),
            });
        }
    }
    None
}

/// What an effect, negated or not, makes of what is governed.
pub(super) fn turned(scene: &Scene, effect: Effect, negated: bool, governor: usize) -> Option<Reading> {
    let word = scene.tree.text.word(governor);
    let able = among(scene.tree.syntax.lemma(governor), "able|can|pouvoir|capable");
    let factuality = match (effect, negated) {
        // "n'a pas pu adopter", "were not able to leave".
        (Effect::Hypothetical, true) if able => Factuality::Denied,
        (Effect::Occurred | Effect::Ongoing, false) => return None,
        (Effect::Occurred | Effect::Ongoing, true) => Factuality::Denied,
        // "are not expected to veto", "denied any intention of attacking".
        (Effect::Planned, _) if negated || refuted(scene, governor) => Factuality::Denied,
        (Effect::Planned, _) => Factuality::Planned,
        (Effect::Threatened, _) => Factuality::Threatened,
        (Effect::Demanded, _) => Factuality::Demanded,
        (Effect::Hypothetical, false) => Factuality::Hypothetical,
        // "have not stopped progressing": they go on.
        (Effect::Hypothetical, true) => Factuality::Ongoing,
        (Effect::Denied, false) => Factuality::Denied,
        (Effect::Denied, true) => Factuality::Occurred,
        (Effect::Presupposed, _) => Factuality::Ongoing,
        (Effect::Said | Effect::Judged, _) => return None,
    };
    Some(Reading { factuality, why: format!("{}: governed by \"{word}\"", factuality.as_str()) })
}
