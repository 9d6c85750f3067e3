//! What the words around a trigger make of its type: the means, the outcome, who has a part in it, what a resolution says.

use super::scene::Scene;
use super::{Event, Participant};
use crate::knowledge::{among, holds};
use crate::record::EventType;
use crate::syntax::Rel;

/// "fatally shot", "a mortellement blessé": the adverb says that it killed.
pub(super) fn by_outcome(scene: &Scene, event: &mut Event) {
    let tree = &scene.tree;
    let deadly = |c: usize| matches!(tree.text.lower(c), "fatally" | "mortally" | "mortellement");
    if matches!(event.kind, EventType::Attack | EventType::Injury)
        && !event.nominal
        && tree.syntax.children(event.head).any(deadly)
    {
        event.kind = EventType::Killing;
        event.why.push("its outcome decides the type".into());
    }
}

/// "imposed a blockade on X": of what is imposed, a siege is more than a sanction.
pub(super) fn by_object(scene: &Scene, event: &mut Event) {
    let siege = |&p: &usize| among(scene.tree.syntax.lemma(p), "blockade|siege|blocus|siège");
    if event.kind == EventType::Sanction && !event.nominal && event.parts.iter().any(siege) {
        event.kind = EventType::Blockade;
        event.why.push("what is imposed decides the type".into());
    }
}

/// What it was done with decides between an attack from the air, from a distance and by means not said.
pub(super) fn by_means(scene: &Scene, event: &mut Event) {
    if !matches!(event.kind, EventType::Attack | EventType::Shelling | EventType::Airstrike | EventType::Bombing)
        || event.evidence.weak && event.nominal
    {
        return;
    }
    let tree = &scene.tree;
    let tokens =
        event.instruments.iter().flat_map(|s| (0..tree.text.tokens.len()).filter(move |&i| s.contains(tree.text.tokens[i].span)));
    let heads: Vec<usize> = event.agents.iter().map(|a| a.head).chain(tokens).collect();
    let air_force =
        event.agents.iter().any(|a| a.actor.is_some_and(|a| scene.resolve(a).id.as_deref().is_some_and(|id| holds(id, "/air"))));
    // "a suicide bomber" flies nothing.
    let flies = |h: usize| scene.is("aerial", h) && !(h > 0 && tree.text.lower(h - 1) == "suicide");
    // "Two bombs fell within the camp": what falls was dropped.
    let dropped = || event.parts.iter().any(|&p| p < event.head && among(tree.syntax.lemma(p), "bomb|bombe"));
    let falls = !event.nominal && among(tree.syntax.lemma(event.head), "fall|rain|land|tomber|pleuvoir|abattre") && dropped();
    let kind = if air_force && event.kind != EventType::Bombing || falls || heads.iter().any(|&h| flies(h)) {
        EventType::Airstrike
    } else if heads.iter().any(|&h| scene.is("ballistic", h)) {
        EventType::Shelling
    } else {
        return;
    };
    if kind != event.kind {
        event.kind = kind;
        event.why.push("its means decide the type".into());
    }
}

/// "adopted a resolution demanding a truce": what is adopted is what says so.
pub(super) fn resolved(scene: &Scene, event: &mut Event) {
    let tree = &scene.tree;
    if scene.frames.frames[event.frame].id != "resolve" {
        return;
    }
    let says = |words: &'static str| {
        let said = |c: usize| tree.rel(c) == Rel::Acl && among(tree.syntax.lemma(c), words);
        event.parts.iter().any(|&p| tree.syntax.children(p).any(said))
    };
    if says("demand|call|urge|order|require|exiger|demander|appeler|réclamer|ordonner|exhorter") {
        event.kind = EventType::Demand;
    } else if says("condemn|denounce|deplore|condamner|dénoncer|déplorer") {
        event.kind = EventType::Accusation;
    }
}

/// Civilians who flee are displaced, and fighters who flee withdraw; civilians who march protest, and fighters who march advance.
pub(super) fn by_party(scene: &Scene, event: &mut Event) {
    // "La France a protesté contre la décision": a state does not take to the street.
    let complains = event.kind == EventType::Protest
        && !event.nominal
        && matches!(scene.tree.syntax.lemma(event.head), "protest" | "protester");
    let state = |a: &Participant| {
        a.actor.is_some_and(|a| {
            let m = scene.resolve(a);
            m.kind == crate::actors::Kind::Country || matches!(m.sector.as_deref(), Some("government" | "igo"))
        })
    };
    if complains && !event.agents.is_empty() && event.agents.iter().all(state) {
        event.kind = EventType::Accusation;
        event.why.push("a state's protest is a complaint".into());
        return;
    }
    let marching = event.kind == EventType::Protest && matches!(scene.tree.syntax.lemma(event.head), "march" | "marcher");
    if marching && !event.agents.is_empty() && event.agents.iter().all(|a| scene.bears_arms(a.head)) {
        event.kind = EventType::Advance;
        event.why.push("those who march bear arms: an advance".into());
    }
    let flight = event.kind == EventType::Displacement && !event.targets.is_empty();
    if flight && event.targets.iter().all(|t| scene.bears_arms(t.head)) {
        event.kind = EventType::Withdrawal;
        event.agents = std::mem::take(&mut event.targets);
        event.why.push("those who flee bear arms: a withdrawal".into());
    }
}
