//! Deaths and wounds that nobody inflicted: earthquakes, diseases, accidents. They are no news of conflict, however many they kill.

use std::ops::Range;

use super::scene::Scene;
use super::Event;
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::{Rel, Upos};

/// Whether people died or were hurt by a mishap: it is the subject of their clause, or what they died of or in.
pub fn behind(scene: &Scene, event: &Event) -> bool {
    match event.kind {
        EventType::Killing | EventType::Injury | EventType::CasualtyToll => {
            let verb = made(scene, event.head).unwrap_or(event.head);
            caused(scene, event) || wrecked(scene, verb) && !force_told(scene, verb)
        }
        EventType::Bombing => accident(scene, event.head),
        _ => false,
    }
}

/// The same of whatever came about.
pub(super) fn caused(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let mishap = |head: usize| (scene.is("mishap", head) || accident(scene, head)) && !violent(scene, head);
    let clauses = [outcome_of(scene, event.head), Some(event.head), Some(event.clause), made(scene, event.head)];
    let subject = clauses.into_iter().flatten().find_map(|v| tree.subject(v)).map(|s| s.head);
    let through = std::iter::once(event.head)
        .chain(joined(scene, event.head).filter(|&c| tree.upos(c) == Upos::Verb))
        .flat_map(|v| tree.obliques(v))
        .filter(|p| among(p.key, "in|by|from|of|during|after|to|dans|par|de|lors|pendant|durant|à|après|following"));
    // "is dead following an accident".
    let following = tree.syntax.children(event.head).filter(|&c| matches!(tree.text.lower(c), "following" | "suite"));
    let following = following.flat_map(|c| tree.objects(c)).map(|o| o.head);
    // "died from complications caused by the disease".
    let by = |c: usize| tree.obliques(c).into_iter().any(|p| among(p.key, "by|par") && scene.is("mishap", p.head));
    let of = |head: usize| tree.syntax.children(head).any(|c| tree.rel(c) == Rel::Acl && by(c));
    subject.into_iter().chain(through.map(|p| p.head)).chain(following).any(|head| mishap(head) || of(head))
        || event.nominal && named(scene, event.head)
}

/// "l'épidémie a fait 40 morts": what made the dead.
fn made(scene: &Scene, dead: usize) -> Option<usize> {
    let tree = &scene.tree;
    tree.syntax.head(dead).filter(|_| tree.rel(dead) == Rel::Obj && !tree.passive(dead))
}

/// ", killing 60 people": the verb whose outcome a participle tells.
fn outcome_of(scene: &Scene, verb: usize) -> Option<usize> {
    let tree = &scene.tree;
    let above = tree.syntax.head(verb).filter(|_| tells_outcome(scene, verb))?;
    if matches!(tree.upos(above), Upos::Noun | Upos::Propn) {
        return tree.syntax.head(above);
    }
    Some(above)
}

/// Whether a word is such a participle.
fn tells_outcome(scene: &Scene, verb: usize) -> bool {
    let text = scene.tree.text;
    let told = among(text.lower(verb), "killing|wounding|injuring|leaving|tuant|blessant|faisant");
    told && verb > 0 && text.word(verb - 1) == ","
}

/// A crash, a fire, an explosion of gas, where the sentence tells of no force.
fn accident(scene: &Scene, noun: usize) -> bool {
    let tree = &scene.tree;
    let is = match tree.syntax.lemma(noun) {
        "crash" => true,
        // Another one was told of before, and perhaps who lit it.
        "fire" | "blaze" | "incendie" => tree.syntax.children(noun).any(|c| among(tree.syntax.lemma(c), "a|un")),
        "explosion" | "blast" => tree.syntax.children(noun).any(|c| scene.is("gas", c)),
        _ => false,
    };
    is && !force_told(scene, noun)
}

/// "A ferry sank, killing 22", "died when a bus fell into a ravine": what those were in that died.
fn wrecked(scene: &Scene, verb: usize) -> bool {
    let tree = &scene.tree;
    let wreck = |v: usize| {
        let lemma = tree.syntax.lemma(v);
        let deep = || tree.obliques(v).iter().any(|p| scene.is("depth", p.head));
        let by_itself = || among(lemma, "écraser|renverser") && tree.syntax.children(v).any(|c| tree.reflexive(c));
        // "sank off Tunisia" is told of the ship itself, "sank two ships" is not.
        let goes = || scene.is("wreck", v) && tree.objects(v).iter().all(|o| o.head < v || scene.place(o.head).is_some());
        goes() || by_itself() || among(lemma, "fall|plunge|tomber|basculer|chuter") && deep()
    };
    let when = |v: usize| tree.syntax.children(v).any(|c| tree.rel(c) == Rel::Advcl && wreck(c));
    let above = tree.syntax.head(verb).filter(|_| tree.rel(verb) == Rel::Conj);
    // "A boat carrying migrants capsized, killing 14": ships do this themselves, whatever the verb was hung on.
    let ships = |i: usize| among(tree.syntax.lemma(i), "capsize|overturn|derail|chavirer|dérailler");
    tells_outcome(scene, verb) && (sentence(scene, verb).start..verb).any(ships)
        || outcome_of(scene, verb).into_iter().chain(above).any(wreck)
        || std::iter::once(verb).chain(joined(scene, verb)).any(when)
}

/// What is joined to a verb: "died and 20 others were hurt".
fn joined<'a>(scene: &'a Scene, verb: usize) -> impl Iterator<Item = usize> + 'a {
    let tree = &scene.tree;
    tree.syntax.children(verb).filter(|&c| tree.rel(c) == Rel::Conj)
}

/// Whether the sentence of a word tells of force.
fn force_told(scene: &Scene, word: usize) -> bool {
    sentence(scene, word).any(|i| scene.is("force", i))
}

/// The tokens of the sentence of a word.
fn sentence(scene: &Scene, word: usize) -> Range<usize> {
    let text = scene.tree.text;
    text.sentences[text.sentence_of(word)].tokens.clone()
}

/// "flu-related deaths", "deaths were linked to the flu", "750 infections and 45 deaths": what the dead died of stands with the noun.
fn named(scene: &Scene, noun: usize) -> bool {
    let tree = &scene.tree;
    let mishap = |i: usize| scene.is("mishap", i) && !violent(scene, i);
    let above = tree.syntax.head(noun);
    let linked = above.filter(|&v| among(tree.syntax.lemma(v), "link|attribute|due|relate|lier|attribuer|imputer"));
    let to = linked.into_iter().flat_map(|v| tree.obliques(v)).any(|p| mishap(p.head));
    to || above.is_some_and(|h| tree.rel(noun) == Rel::Conj && mishap(h))
        || tree.syntax.subtree(noun).any(|i| i < noun && mishap(i))
}

/// Whether a mishap is told of anywhere.
pub(super) fn told(scene: &Scene) -> bool {
    *scene.mishap.get_or_init(|| (0..scene.tree.text.tokens.len()).any(|i| scene.is("mishap", i)))
}

/// "the fire of the rebels", "un incendie criminel": somebody is behind it after all.
fn violent(scene: &Scene, head: usize) -> bool {
    let tree = &scene.tree;
    tree.syntax.children(head).any(|c| scene.bears_arms(c) || matches!(tree.text.lower(c), "criminel" | "deliberate" | "arson"))
}
