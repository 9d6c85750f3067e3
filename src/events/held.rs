//! Whether a meeting told by a noun took place, where it is not said whose it was: what is said of it, and where it stands.

use super::scene::Scene;
use super::Event;
use crate::knowledge::among;
use crate::syntax::Rel;

/// "talks were held", "the resumption of negotiations", "after talks in X": that they take place is said, with whom is not.
pub(super) fn held(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let carried = tree.syntax.head(event.head).is_some_and(|h| {
        tree.rel(event.head) == Rel::Nmod && scene.is("phase", h) || tree.rel(event.head) == Rel::Nsubj && under_way(scene, h)
    });
    event.clause != event.head || carried || sited(scene, event.head)
}

/// "after talks in Beijing", "à l'issue de pourparlers à Doha": what something else came after, and of which it is told where, was held.
fn sited(scene: &Scene, noun: usize) -> bool {
    let tree = &scene.tree;
    // "during a news conference in X".
    if among(tree.syntax.lemma(noun), "conference|conférence") {
        return false;
    }
    let after =
        |h: usize| tree.rel(noun) == Rel::Nmod && among(tree.syntax.lemma(h), "issue|lendemain|marge|day|round|hour|jour|heure");
    let follows = |h: usize| tree.rel(noun) == Rel::Obj && among(tree.syntax.lemma(h), "follow|suivre");
    let past = tree.led(noun, "after|following|during|amid|après|pendant|durant|lors")
        || tree.syntax.head(noun).is_some_and(|h| after(h) || follows(h));
    let next = |i: usize| (noun + 1..tree.text.tokens.len()).contains(&i) && scene.place(i).is_some();
    past && noun + 1 < tree.text.tokens.len()
        && among(tree.text.lower(noun + 1), "in|at|à|en|au")
        && (next(noun + 2) || next(noun + 3))
}

/// "were under way", "sont en cours", "were ongoing".
fn under_way(scene: &Scene, predicate: usize) -> bool {
    let tree = &scene.tree;
    if among(tree.syntax.lemma(predicate), "collapse|stall|fail|falter|founder|échouer|achopper|piétiner") {
        return true;
    }
    (predicate.saturating_sub(2)..(predicate + 3).min(tree.text.tokens.len()))
        .any(|i| among(tree.text.lower(i), "underway|way|cours|ongoing|progress"))
}
