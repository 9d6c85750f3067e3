//! Whether an event told by a noun happened, by the noun's own words: "no", "possible", "planned", the day it is said to be on.

use super::factuality::Reading;
use super::modals::modal;
use super::negation::negated;
use crate::events::scene::Scene;
use crate::events::Event;
use crate::knowledge::among;
use crate::record::{Factuality, QuantityKind, TimeBasis};
use crate::syntax::{Mood, Rel, Tense, VerbForm};

/// What is said of a noun that is still to come.
const PLANNED: &str = "planned|upcoming|future|prochain|prochaine|prochains|prochaines|futur|prévu|prévue|prévus|prévues|\
    anticipé|anticipées|forthcoming";

/// Words that say that something may be.
pub(super) fn possible(word: &str) -> bool {
    among(
        word,
        "possible|potential|eventual|éventuel|éventuelle|potentiel|potentielle|likely|feared|hypothétique|imminent|imminente",
    )
}

/// What stands beside the noun.
pub(super) fn own(scene: &Scene, event: &Event) -> Reading {
    let tree = &scene.tree;
    for c in tree.syntax.children(event.head) {
        let word = tree.text.lower(c);
        if among(word, "no|aucun|aucune|without|sans|neither|ni") {
            return Reading { factuality: Factuality::Denied, why: format!("denied: \"{}\"", tree.text.word(c)) };
        }
        if possible(word) {
            return Reading { factuality: Factuality::Hypothetical, why: format!("hypothetical: \"{}\"", tree.text.word(c)) };
        }
        if among(word, PLANNED) {
            return Reading { factuality: Factuality::Planned, why: format!("planned: \"{}\"", tree.text.word(c)) };
        }
    }
    let frame = &scene.frames.frames[event.frame];
    if frame.state {
        return Reading { factuality: Factuality::Occurred, why: String::new() };
    }
    // A future day makes a plan of a bare noun: "a meeting tomorrow".
    let ahead =
        event.time.as_ref().and_then(|w| w.interval).zip(scene.publication.interval).is_some_and(|((a, _), (_, p))| a > p);
    if ahead {
        return Reading { factuality: Factuality::Planned, why: "planned: its day is still to come".into() };
    }
    Reading { factuality: Factuality::Occurred, why: String::new() }
}

/// "An attack on the island would be a mistake", "une offensive franchirait une ligne rouge": what has not come may be.
pub(super) fn may_come(scene: &Scene, verb: usize) -> Option<Reading> {
    let tree = &scene.tree;
    let feats = tree.syntax.words[verb].feats;
    let own = feats.form == VerbForm::Finite && feats.mood == Mood::Conditional;
    let would =
        |c: usize| tree.rel(c) == Rel::Aux && tree.text.lower(c) == "would" || tree.rel(c) == Rel::Cop && conditional(scene, c);
    let said = tree.syntax.children(verb).find(|&c| would(c)).or(own.then_some(verb))?;
    let why = format!("hypothetical: \"{}\"", tree.text.word(said));
    Some(Reading { factuality: Factuality::Hypothetical, why })
}

/// "if the shelling did not stop", "n'ont pas cessé": what does not end goes on.
pub(super) fn goes_on(scene: &Scene, event: &Event, verb: usize) -> Option<Reading> {
    let ends = event.nominal && event.violent() && among(scene.tree.syntax.lemma(verb), "end|stop|cease|cesser|finir");
    let why = || format!("ongoing: \"{}\" is negated", scene.tree.text.word(verb));
    (ends && negated(scene, verb)).then(|| Reading { factuality: Factuality::Ongoing, why: why() })
}

fn conditional(scene: &Scene, copula: usize) -> bool {
    scene.tree.syntax.words[copula].feats.mood == Mood::Conditional
}

/// "an agreement to end the fighting, which left 13 dead": an event that is said to have left dead or wounded took place.
pub(super) fn left_dead(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let harmed = event.counts.iter().any(|c| matches!(c.kind, QuantityKind::Killed | QuantityKind::Wounded));
    event.nominal
        && harmed
        && tree.syntax.children(event.head).any(|c| {
            let feats = tree.syntax.words[c].feats;
            tree.rel(c) == Rel::AclRelcl
                && feats.form == VerbForm::Finite
                && feats.tense == Tense::Past
                && modal(scene, c).is_none()
        })
}

/// "wants to condole with the victims of Saturday's attack": an event that has a past day of its own took place, whatever governs it.
pub(super) fn past_day(scene: &Scene, event: &Event) -> bool {
    let Some(when) = event.time.as_ref().filter(|w| event.nominal && w.basis == TimeBasis::Stated) else { return false };
    let tree = &scene.tree;
    let mention = &scene.times[when.mention];
    let beside = tree.syntax.children(event.head).any(|c| {
        c < event.head && mention.tokens.contains(&c) && tree.syntax.children(c).any(|d| among(tree.text.lower(d), "'s|’s|’|'"))
    });
    let past = when.interval.zip(scene.publication.interval).is_some_and(|((_, to), (_, published))| to <= published);
    beside && past
}

/// "after three days of shelling": what lasts so long took place.
pub(super) fn lasted(scene: &Scene, event: &Event) -> bool {
    let (text, first) = (scene.tree.text, event.tokens.start);
    first > 1
        && among(text.lower(first - 1), "of|de|d'")
        && among(text.lower(first - 2), "hours|days|nights|weeks|months|years|heures|jours|nuits|semaines|mois|ans")
}

/// "to punish any attack": one that may be.
pub(super) fn whichever(scene: &Scene, noun: usize) -> bool {
    let tree = &scene.tree;
    tree.syntax.children(noun).any(|c| c < noun && among(tree.text.lower(c), "any|every|each|all|tout|toute|chaque"))
}
