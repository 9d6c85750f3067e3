//! Whose act an infinitive tells: "allowed the workers to leave", "a ordonné aux soldats de tirer". Hides which verbs make their object act.

use super::clause::Tree;
use crate::syntax::Rel;

/// Whoever is accused of the deed that the clause at `i` tells: "accused the army of shelling X", "accuse l'armée d'avoir tué X".
pub fn accused(tree: &Tree, i: usize) -> Option<usize> {
    let governor = tree.syntax.head(i)?;
    let accuses = matches!(
        tree.syntax.lemma(governor),
        "accuse"
            | "suspect"
            | "blame"
            | "condemn"
            | "denounce"
            | "convict"
            | "charge"
            | "accuser"
            | "soupçonner"
            | "suspecter"
            | "condamner"
            | "blâmer"
    );
    let object = |c: usize| {
        governor < c && c < i && tree.rel(c) == Rel::Obj && tree.nominal(c) && !tree.reflexive(c) && !tree.relative_pronoun(c)
    };
    // "denounced the raid, threatening to answer": only what follows "of" or "de" is what they are accused of.
    let of = tree.syntax.children(i).any(|c| c < i && matches!(tree.text.lower(c), "of" | "de" | "d'" | "for" | "pour"));
    tree.syntax.children(governor).find(|&c| accuses && of && object(c))
}

/// The object of a verb that makes its object do what the infinitive at `i` says.
pub fn controller(tree: &Tree, i: usize) -> Option<usize> {
    let governor = tree.syntax.head(i)?;
    let makes = matches!(
        tree.syntax.lemma(governor),
        "allow"
            | "permit"
            | "let"
            | "urge"
            | "order"
            | "ask"
            | "tell"
            | "force"
            | "compel"
            | "persuade"
            | "convince"
            | "encourage"
            | "invite"
            | "press"
            | "pressure"
            | "authorize"
            | "authorise"
            | "enable"
            | "command"
            | "instruct"
            | "advise"
            | "push"
            | "prompt"
            | "require"
            | "forbid"
            | "call"
            | "help"
            | "cause"
            | "lead"
            | "permettre"
            | "ordonner"
            | "demander"
            | "obliger"
            | "forcer"
            | "contraindre"
            | "inviter"
            | "exhorter"
            | "appeler"
            | "autoriser"
            | "empêcher"
            | "laisser"
            | "pousser"
            | "inciter"
            | "conduire"
            | "amener"
            | "sommer"
    );
    let object = |c: usize| {
        let bare = matches!(tree.rel(c), Rel::Obj | Rel::Iobj) && tree.preposition(c).is_none_or(|p| p == "à" || p == "on");
        let to = matches!(tree.rel(c), Rel::Obl | Rel::Iobj) && tree.preposition(c).is_some_and(|p| p == "à" || p == "on");
        governor < c && c < i && (bare || to) && tree.nominal(c) && !tree.reflexive(c) && !tree.relative_pronoun(c)
    };
    tree.syntax.children(governor).find(|&c| makes && object(c))
}
