//! What the types of events are like: which can tell the same event in other words, which happen again and again, which go on
//! for months. Hides the types from the rest of the story.

use crate::record::{EventType, Factuality};
use EventType::*;

/// Types that may tell one event; events of two groups are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Group {
    /// Blows and their dead.
    Violence,
    /// Ground taken, lost and fought for.
    Ground,
    /// Who met whom.
    Meeting,
    /// What was said.
    Speech,
    /// What was agreed.
    Pact,
    /// Each other type by itself.
    Own(EventType),
}

pub(super) fn group(kind: EventType) -> Group {
    match kind {
        Airstrike | Shelling | Bombing | ArmedClash | Attack | Killing | Injury | CasualtyToll => Group::Violence,
        Offensive | Advance | TerritorialCapture => Group::Ground,
        Talks | Visit => Group::Meeting,
        Statement | Accusation | Threat | Demand => Group::Speech,
        Ceasefire | Agreement => Group::Pact,
        other => Group::Own(other),
    }
}

/// How near two types of one group are: 1 for the same, less where one says it more loosely, `None` where they differ.
pub(super) fn likeness(a: EventType, b: EventType) -> Option<f64> {
    if a == b {
        return Some(1.0);
    }
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    match (a, b) {
        // Loose words: an attack can be any blow, bombing ("bombardement") one from the air or by guns.
        (Airstrike | Shelling | Bombing | ArmedClash, Attack) => Some(0.5),
        (Airstrike | Shelling, Bombing) => Some(0.5),
        // A blow may be told by those it hit.
        (Airstrike | Shelling | Bombing | ArmedClash | Attack, Killing | Injury) => Some(0.3),
        (Killing, Injury) => Some(0.3),
        (Airstrike | Shelling | Bombing | ArmedClash | Attack | Killing | Injury, CasualtyToll) => Some(0.2),
        (Advance, TerritorialCapture) | (Offensive, Advance) => Some(0.3),
        (Talks, Visit) => Some(0.4),
        (Ceasefire, Agreement) => Some(0.4),
        (Statement, Accusation | Threat | Demand) => Some(0.4),
        (Accusation, Threat) | (Threat, Demand) => Some(0.2),
        _ => None,
    }
}

/// How often a thing of this type happens to the same people in the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// Seldom: whom it was done to tells which one is meant.
    Unique,
    /// Every few days: only its day tells which one is meant.
    Recurring,
    /// It goes on for weeks: who and where tell which one is meant.
    Lasting,
    /// A figure that grows from article to article.
    Growing,
}

pub(super) fn pace(kind: EventType) -> Pace {
    match kind {
        TerritorialCapture | Shootdown | Agreement | Election | Withdrawal => Pace::Unique,
        Offensive | Advance | Ceasefire | Blockade => Pace::Lasting,
        CasualtyToll | Displacement | Return => Pace::Growing,
        _ => Pace::Recurring,
    }
}

/// Whether both parties do it to each other, so that who is named first says nothing.
pub(super) fn mutual(kind: EventType) -> bool {
    matches!(kind, ArmedClash | Talks | Visit | Agreement | Ceasefire)
}

/// Whether somebody may have died of it.
pub(super) fn violent(kind: EventType) -> bool {
    group(kind) == Group::Violence || matches!(kind, Shootdown | CeasefireViolation | Offensive)
}

/// Which of two types says more exactly what happened, the greater one.
pub(super) fn exactness(kind: EventType) -> u8 {
    match kind {
        Other => 0,
        Statement | Attack => 1,
        CasualtyToll | Injury | Visit | Advance => 2,
        Killing | Bombing => 3,
        _ => 4,
    }
}

/// Whether it is told as a fact, as still to come, or as not so: tellings that differ in this are not one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Mode {
    Real,
    Possible,
    Denied,
}

pub(super) fn mode(factuality: Factuality) -> Mode {
    match factuality {
        Factuality::Occurred | Factuality::Ongoing => Mode::Real,
        Factuality::Denied => Mode::Denied,
        _ => Mode::Possible,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_symmetric_and_stays_in_its_group() {
        for &a in EventType::ALL {
            for &b in EventType::ALL {
                assert_eq!(likeness(a, b), likeness(b, a));
                assert!(likeness(a, b).is_none() || group(a) == group(b), "{} {}", a.as_str(), b.as_str());
            }
        }
        assert_eq!(likeness(Airstrike, Shelling), None);
        assert!(violent(Shelling) && !violent(Talks));
    }
}
