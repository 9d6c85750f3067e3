//! How the figures of two events stand to each other. Hides when a toll has grown and when it is another one.

use super::facts::Facts;
use super::kinds::Pace;
use crate::record::QuantityKind;

/// How often what both tell happens.
pub(super) fn pace(a: &Facts, b: &Facts) -> Pace {
    if a.pace == Pace::Growing || b.pace == Pace::Growing {
        Pace::Growing
    } else if a.pace == b.pace {
        a.pace
    } else {
        // "advance" and "capture": as the one that says more exactly when.
        Pace::Recurring
    }
}

/// How the figures of two events stand to each other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Figures {
    /// None of one kind.
    None,
    /// The same.
    Equal(u64),
    /// So close that both can be right, or one an earlier count.
    Close,
    /// Different, though not too far for one event.
    Differ,
    /// Of two events.
    Apart,
}

/// How the figures of two events stand to each other: those of one kind that are nearest.
pub(super) fn figures(a: &Facts, b: &Facts) -> Figures {
    let mut found = Figures::None;
    let rank = |f: Figures| match f {
        Figures::None => 0,
        Figures::Apart => 1,
        Figures::Differ => 2,
        Figures::Close => 3,
        Figures::Equal(_) => 4,
    };
    let growing = pace(a, b) == Pace::Growing;
    for x in a.event.quantities.iter().filter(|q| q.kind != QuantityKind::Other) {
        for y in b.event.quantities.iter().filter(|q| q.kind == x.kind) {
            let (low, high) = (x.min.max(y.min), x.max.unwrap_or(x.min).min(y.max.unwrap_or(y.min)));
            let ratio = x.min.max(y.min).saturating_mul(2) / x.min.min(y.min).max(1);
            let now = if x.min == y.min {
                Figures::Equal(x.min)
            } else if growing || low <= high || x.max.is_none() && y.min >= x.min || y.max.is_none() && x.min >= y.min {
                Figures::Close
            } else if a.document == b.document || ratio > 5 {
                Figures::Apart
            } else if ratio <= 2 || x.min.abs_diff(y.min) <= 1 || x.approximate || y.approximate {
                Figures::Close
            } else {
                Figures::Differ
            };
            if rank(now) > rank(found) {
                found = now;
            }
        }
    }
    found
}
