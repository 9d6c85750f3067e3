//! What an auxiliary, a tense or a mood makes of a verb: "will", "may", "must", "aurait", "va". Hides both languages' ways of saying so.

use super::factuality::Reading;
use crate::events::scene::Scene;
use crate::knowledge::among;
use crate::record::Factuality;
use crate::syntax::{Mood, Rel, Tense, Upos, VerbForm};
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
            "would" => return say(future_then(scene, verb), c),
            "must" | "should" | "ought" => return say(Factuality::Demanded, c),
            // "was to withdraw", "are to be freed".
            "is" | "are" | "was" | "were" if tree.syntax.children(verb).any(|to| to == c + 1 && leads_infinitive(scene, to)) => {
                return say(Factuality::Planned, c)
            }
            _ => {}
        }
        let feats = words[c].feats;
        if scene.language() == Language::French {
            if feats.mood == Mood::Conditional {
                // "a annoncé que les otages seraient libérés".
                let then = future_then(scene, verb);
                if then == Factuality::Planned && tree.rel(c) == Rel::AuxPass && !tree.text.lower(verb - 1).starts_with("été") {
                    return say(then, c);
                }
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
            return say(future_then(scene, verb), verb);
        }
        if own.tense == Tense::Future {
            return say(Factuality::Planned, verb);
        }
    }
    // "were supposed to leave", "étaient censés", "the withdrawal was supposed to be completed": whether it came about is not said.
    let bound = tree.syntax.head(verb).filter(|_| own.form == VerbForm::Infinitive && tree.rel(verb) == Rel::Xcomp);
    let noun = tree.syntax.child(verb, Rel::Xcomp).map(|_| verb);
    if let Some(h) = bound.or(noun).filter(|&h| among(tree.text.lower(h), SUPPOSED)) {
        return say(Factuality::Planned, h);
    }
    // "doit se rendre", "devrait", "va attaquer", "peut": the infinitive hangs on them.
    if scene.language() == Language::French && own.form == VerbForm::Infinitive {
        if let Some(h) = tree.syntax.head(verb).filter(|_| matches!(tree.rel(verb), Rel::Xcomp | Rel::Ccomp)) {
            match tree.syntax.lemma(h) {
                // "ont dû fuir": they did.
                "devoir" if matches!(tree.text.lower(h), "dû" | "du" | "due") => {}
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

fn leads_infinitive(scene: &Scene, i: usize) -> bool {
    scene.tree.upos(i) == Upos::Part && scene.tree.text.lower(i) == "to"
}

const SUPPOSED: &str = "supposed|meant|censé|censée|censés|censées|supposé|supposée|supposés|supposées";

/// "said it would send troops", "a annoncé qu'il enverrait": after what somebody said, the conditional is the future of then; with a condition,
/// and by itself, it says what might be.
fn future_then(scene: &Scene, verb: usize) -> Factuality {
    const ANNOUNCE: &str =
        "say|tell|announce|add|state|declare|confirm|reveal|dire|déclarer|affirmer|annoncer|indiquer|ajouter|assurer|\
        préciser|confirmer|faire";
    let tree = &scene.tree;
    let first = if tree.rel(verb) == Rel::Conj { tree.syntax.head(verb).unwrap_or(verb) } else { verb };
    let said = tree.rel(first) == Rel::Ccomp
        && tree.syntax.head(first).is_some_and(|h| h < first && among(tree.syntax.lemma(h), ANNOUNCE));
    let only_if = |i: usize| i > verb && among(tree.text.lower(i), "if|unless|si");
    if said && !tree.syntax.subtree(first).any(only_if) {
        Factuality::Planned
    } else {
        Factuality::Hypothetical
    }
}

fn human_subject(scene: &Scene, verb: usize) -> bool {
    scene.tree.subject(verb).is_some_and(|s| scene.actor_in(s.head).is_some())
}
