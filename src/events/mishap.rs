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
    subject.into_iter().chain(through.map(|p| p.head)).chain(following).any(mishap)
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
