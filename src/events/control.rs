//! Whose act an infinitive tells: "allowed the workers to leave", "a ordonné aux soldats de tirer". Hides which verbs make their object act.

use super::clause::Tree;
use crate::knowledge::among;
use crate::syntax::Rel;

/// Verbs that say of their object that it has done something.
const ACCUSING: &str = "accuse|suspect|blame|condemn|denounce|convict|charge|praise|thank|criticize|criticise|commend|hail|\
    punish|arrest|jail|sentence|fine|rebuke|slam|accuser|féliciter|remercier|saluer|critiquer|louer|punir|soupçonner|\
    suspecter|condamner|blâmer|reprocher";

/// Verbs that make their object do something, or let it.
const MAKING: &str = "allow|permit|let|urge|order|ask|tell|force|compel|persuade|convince|encourage|invite|press|pressure|\
    authorize|authorise|enable|command|instruct|advise|push|prompt|require|forbid|call|help|cause|lead|permettre|ordonner|\
    demander|obliger|forcer|contraindre|inviter|exhorter|appeler|autoriser|empêcher|laisser|pousser|inciter|conduire|amener|\
    sommer|drive|compell|warn|avertir";

/// Whoever is accused of the deed that the clause at `i` tells: "accused the army of shelling X", "accuse l'armée d'avoir tué X".
pub fn accused(tree: &Tree, i: usize) -> Option<usize> {
    let governor = governor(tree, i, ACCUSING)?;
    // "denounced the raid, threatening to answer": only what follows "of" or "de" is what they are accused of.
    let led = charged(tree, i);
    let reproached = tree.syntax.lemma(governor) == "reprocher";
    let whom = |c: usize| if reproached { tree.led(c, "à|au|aux") } else { tree.rel(c) == Rel::Obj };
    // "the man whom they accuse of ordering it".
    let whose = (governor.saturating_sub(6)..governor).rev().find(|&c| tree.text.lower(c) == "whom");
    let told = whose.and_then(|c| c.checked_sub(1)).filter(|&noun| tree.nominal(noun));
    between(tree, governor, i).find(|&c| whom(c)).or(told).filter(|_| led)
}

/// "l'a accusé de soutenir X", "accused him of it": a deed that whoever tells of it says of somebody else, named or not.
pub fn of_another(tree: &Tree, i: usize) -> bool {
    let other = |g: usize| !tree.passive(g) && tree.rel(g) != Rel::Acl && tree.syntax.child(g, Rel::Obj).is_some();
    governor(tree, i, ACCUSING).is_some_and(|g| charged(tree, i) && other(g))
}

/// Whether "of" or "de" leads a clause.
fn charged(tree: &Tree, i: usize) -> bool {
    let of = |c: usize| c < i && among(tree.text.lower(c), "of|de|d'|for|pour");
    // "of having killed": the preposition may hang on the auxiliary.
    tree.syntax.children(i).any(|c| of(c) || tree.rel(c) == Rel::Aux && tree.syntax.children(c).any(of))
}

/// Those of them whose infinitive is never what they are done for.
const ASKING: &str = "force|compel|oblige|forcer|contraindre|obliger|call|urge|ask|tell|order|invite|command|instruct|\
    require|warn|push|prompt|drive|compell|pousser|inciter|appeler|exhorter|demander|ordonner|inviter|sommer";

/// Who is asked to do what the infinitive at `i` says, though it hangs on the verb of asking as a clause of its own.
pub fn asked(tree: &Tree, i: usize) -> Option<usize> {
    let infinitive = tree.syntax.words[i].feats.form == crate::syntax::VerbForm::Infinitive;
    governor(tree, i, ASKING).filter(|_| infinitive)?;
    controller(tree, i)
}

/// The object of a verb that makes its object do what the infinitive at `i` says.
pub fn controller(tree: &Tree, i: usize) -> Option<usize> {
    let governor = governor(tree, i, MAKING)?;
    between(tree, governor, i).find(|&c| match tree.rel(c) {
        Rel::Obj | Rel::Iobj => tree.preposition(c).is_none_or(|p| p == "à" || p == "on"),
        // "called on X to leave", "called for X to leave".
        Rel::Obl => tree.led(c, "à|on|for"),
        _ => false,
    })
}

/// The verb that the clause at `i` hangs on, if it is one of these.
fn governor(tree: &Tree, i: usize, verbs: &'static str) -> Option<usize> {
    tree.syntax.head(i).filter(|&g| among(tree.syntax.lemma(g), verbs))
}

/// Whoever stands between the verb and the clause that hangs on it, and hangs on the verb as well.
fn between<'a>(tree: &'a Tree, governor: usize, i: usize) -> impl Iterator<Item = usize> + 'a {
    let somebody = |c: &usize| tree.nominal(*c) && !tree.reflexive(*c) && !tree.relative_pronoun(*c);
    tree.syntax.children(governor).filter(move |&c| governor < c && c < i).filter(move |c| somebody(c))
}
