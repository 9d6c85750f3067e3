//! What an attack did to things is part of it: "bombed the port, destroying a depot", "ont attaqué le village, incendiant des maisons".

use super::doing;
use crate::events::scene::Scene;
use crate::events::{fill, Event};
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::Rel;

/// Verbs of harm to things.
const RUINING: &str = "destroy|damage|burn|torch|set|raze|flatten|wreck|demolish|ransack|loot|vandalize|détruire|endommager|\
    incendier|brûler|raser|saccager|piller|mettre";

/// Hands what a participle says was ruined to the event of force that its clause hangs on.
#[inline(never)]
pub(super) fn hand_over(scene: &Scene, events: &mut Vec<Event>) {
    let mut i = 0;
    while i < events.len() {
        let Some(j) = of(scene, events, i) else {
            i += 1;
            continue;
        };
        let ruin = events.remove(i);
        let event = &mut events[if j > i { j - 1 } else { j }];
        for target in ruin.targets {
            fill::add(&mut event.targets, target);
        }
        event.counts.extend(ruin.counts);
        event.why.push(format!("what it ruined is told by \"{}\"", scene.tree.text.word(ruin.head)));
    }
}

/// The event of force of whose clause the participle of event `i` is a part.
fn of(scene: &Scene, events: &[Event], i: usize) -> Option<usize> {
    use EventType::{Airstrike, Attack, Bombing, Shelling};
    let (tree, ruin) = (&scene.tree, &events[i]);
    let force = |e: &Event| matches!(e.kind, Attack | Airstrike | Shelling | Bombing);
    // "before setting fire to it", "after looting": another thing that they did.
    let apart =
        tree.syntax.children(ruin.head).any(|c| c < ruin.head && matches!(tree.rel(c), Rel::Mark | Rel::Case | Rel::Nsubj));
    if !force(ruin) || !doing(scene, ruin) || !among(tree.syntax.lemma(ruin.head), RUINING) || apart {
        return None;
    }
    let (above, _) = tree
        .governors(ruin.head)
        .into_iter()
        .take_while(|&(_, rel)| matches!(rel, Rel::Advcl | Rel::Conj))
        .find(|&(v, _)| events.iter().any(|e| e.clause == v && !e.nominal && force(e)))?;
    events.iter().position(|e| e.clause == above && !e.nominal && force(e) && e.head < ruin.head)
}
