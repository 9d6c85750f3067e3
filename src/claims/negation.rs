//! Words that say it is not so.

use crate::events::scene::Scene;
use crate::knowledge::among;
use crate::syntax::{Rel, Upos};
use crate::text::Language;

/// Whether a word is negated by a child ("not", "ne … pas", "aucun" on its object).
pub fn negated(scene: &Scene, verb: usize) -> bool {
    let tree = &scene.tree;
    let french = scene.language() == Language::French;
    let full = |i: usize| match tree.text.lower(i) {
        "not" | "n't" | "never" | "pas" | "jamais" | "neither" | "nor" => true,
        // "ne cède point", but not "par le point de passage".
        "point" => french && tree.upos(i) == Upos::Adv,
        _ => false,
    };
    // "Personne n'a été tué", but "Une personne a été tuée".
    let somebody =
        |i: usize| tree.text.lower(i) == "personne" && tree.syntax.children(i).any(|c| c < i && tree.upos(c) != Upos::Punct);
    let none = |i: usize| among(tree.text.lower(i), "no|aucun|aucune|nul|nulle|personne|rien|nobody|nothing") && !somebody(i);
    let mut only = false;
    // "have yet to withdraw".
    let mut found = !french && verb > 1 && tree.text.lower(verb - 2) == "yet" && tree.text.lower(verb - 1) == "to";
    for c in tree.syntax.children(verb) {
        let word = tree.text.lower(c);
        only |= among(word, "only|que|qu'|guère|seulement");
        found |= full(c);
        // An argument that is nobody or nothing.
        if matches!(tree.rel(c), Rel::Obj | Rel::Nsubj | Rel::NsubjPass) && tree.upos(verb) != Upos::Noun {
            found |= none(c) || tree.syntax.children(c).any(none);
        }
    }
    found && !(only && !tree.syntax.children(verb).any(full))
}

/// "denied planning to attack": whether somebody says that what hangs on a word was never meant.
pub(super) fn refuted(scene: &Scene, word: usize) -> bool {
    let above = scene.tree.governors(word).into_iter().next();
    above.is_some_and(|(v, rel)| {
        matches!(rel, Rel::Obj | Rel::Xcomp | Rel::Ccomp | Rel::Advcl)
            && among(scene.tree.syntax.lemma(v), "deny|refute|nier|démentir|réfuter")
            && !negated(scene, v)
    })
}
