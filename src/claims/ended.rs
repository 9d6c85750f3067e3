//! What is only told of because somebody asks that it end. Hides how the demand stands to it.

use super::words::{Effect, Words};
use crate::events::scene::Scene;
use crate::events::Event;
use crate::knowledge::among;
use crate::syntax::Rel;

/// "The raids must stop", "demanded that X cease its offensive": the demand is the news, and that there are raids is only its ground.
pub fn to_stop(scene: &Scene, words: &Words, event: &Event) -> bool {
    let tree = &scene.tree;
    let effect = |i: usize| words.effect(scene.language(), tree.syntax.lemma(i));
    let Some(stop) = tree.syntax.head(event.head).filter(|_| matches!(tree.rel(event.head), Rel::Nsubj | Rel::Obj | Rel::Obl))
    else {
        return false;
    };
    // "Les attaques doivent cesser": the subject hangs on the modal verb.
    let modal_above = among(tree.syntax.lemma(stop), "devoir|must|need|have");
    let stopped = |c: usize| tree.rel(c) == Rel::Xcomp && effect(c) == Some(Effect::Presupposed);
    if modal_above && tree.rel(event.head) == Rel::Nsubj && tree.syntax.children(stop).any(stopped) {
        return true;
    }
    let ends = effect(stop) == Some(Effect::Presupposed);
    let asked = |i: usize| effect(i) == Some(Effect::Demanded);
    let modal = tree.syntax.children(stop).any(|c| c < stop && asked(c) && tree.rel(c) == Rel::Aux)
        || tree.rel(stop) == Rel::Xcomp
            && tree.syntax.head(stop).is_some_and(|h| matches!(tree.syntax.lemma(h), "devoir" | "must" | "need"));
    let below = tree.governors(stop).into_iter().take(2).any(|(g, rel)| matches!(rel, Rel::Ccomp | Rel::Xcomp) && asked(g));
    ends && (modal || below)
}
