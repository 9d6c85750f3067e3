//! Deaths and wounds that nobody inflicted: earthquakes, diseases, accidents. They are no news of conflict, however many they kill.

use super::scene::Scene;
use super::Event;
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::Rel;

/// Whether people died or were hurt by a mishap: it is the subject of their clause, or what they died of or in.
pub fn behind(scene: &Scene, event: &Event) -> bool {
    matches!(event.kind, EventType::Killing | EventType::Injury | EventType::CasualtyToll) && caused(scene, event)
}

/// The same of whatever came about.
pub(super) fn caused(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let mishap = |head: usize| scene.is("mishap", head) && !violent(scene, head);
    // "l'épidémie a fait 40 morts": what made the dead.
    let made = tree.syntax.head(event.head).filter(|_| tree.rel(event.head) == Rel::Obj && !tree.passive(event.head));
    let subject =
        [Some(event.head), Some(event.clause), made].into_iter().flatten().find_map(|v| tree.subject(v)).map(|s| s.head);
    let through = tree
        .obliques(event.head)
        .into_iter()
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
