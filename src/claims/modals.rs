//! What an auxiliary, a tense or a mood makes of a verb: "will", "may", "must", "aurait", "va". Hides both languages' ways of saying so.

use super::factuality::Reading;
use crate::events::scene::Scene;
use crate::knowledge::among;
use crate::record::Factuality;
use crate::syntax::{Mood, Rel, Tense, VerbForm};
use crate::text::Language;

/// Modals, futures and conditionals on a verb.
pub(super) fn modal(scene: &Scene, verb: usize) -> Option<Reading> {
    let tree = &scene.tree;
    let words = &tree.syntax.words;
    let say = |factuality: Factuality, at: usize| {
        Some(Reading { factuality, why: format!("{}: \"{}\"", factuality.as_str(), tree.text.word(at)) })
    };
    for c in tree.syntax.children(verb) {
        if !matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop) {
            continue;
        }
        match tree.text.lower(c) {
            "will" | "'ll" | "shall" => return say(Factuality::Planned, c),
            "may" | "might" | "could" | "can" => return say(Factuality::Hypothetical, c),
            "would" => return say(Factuality::Hypothetical, c),
            "must" | "should" | "ought" => return say(Factuality::Demanded, c),
            _ => {}
        }
        let feats = words[c].feats;
        if scene.language() == Language::French {
            if feats.mood == Mood::Conditional {
                // "aurait tué": the conditional of rumour with a past participle tells what somebody says happened.
                // But "si X n'avait pas …, ils auraient pris Y" did not.
                let open = |d: usize| among(tree.text.lower(d), "si|s'") && tree.rel(d) == Rel::Mark;
                let only_if = |d: usize| tree.rel(d) == Rel::Advcl && tree.syntax.children(d).any(open);
                if words[verb].feats.form == VerbForm::Participle && !tree.syntax.children(verb).any(only_if) {
                    return Some(Reading {
                        factuality: Factuality::Occurred,
                        why: format!("reported, not vouched for: conditional \"{}\"", tree.text.word(c)),
                    });
                }
                return say(Factuality::Hypothetical, c);
            }
            if feats.tense == Tense::Future {
                return say(Factuality::Planned, c);
            }
        }
    }
    let own = words[verb].feats;
    if scene.language() == Language::French && own.form == VerbForm::Finite {
        if own.mood == Mood::Conditional {
            return say(Factuality::Hypothetical, verb);
        }
        if own.tense == Tense::Future {
            return say(Factuality::Planned, verb);
        }
    }
    // "doit se rendre", "devrait", "va attaquer", "peut": the infinitive hangs on them.
    if scene.language() == Language::French && own.form == VerbForm::Infinitive {
        if let Some(h) = tree.syntax.head(verb).filter(|_| matches!(tree.rel(verb), Rel::Xcomp | Rel::Ccomp)) {
            match tree.syntax.lemma(h) {
                "devoir" => {
                    let plain = matches!(tree.text.lower(h), "doit" | "doivent") && !human_subject(scene, h);
                    return say(if plain { Factuality::Demanded } else { Factuality::Planned }, h);
                }
                "pouvoir" if !matches!(tree.text.lower(h), "pu") => return say(Factuality::Hypothetical, h),
                "aller" if words[h].feats.tense == Tense::Present => return say(Factuality::Planned, h),
                _ => {}
            }
        }
    }
    None
}

fn human_subject(scene: &Scene, verb: usize) -> bool {
    scene.tree.subject(verb).is_some_and(|s| scene.actor_in(s.head).is_some())
}
