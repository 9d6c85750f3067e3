//! Sets of days: stretches in order. Hides how two sets are met.

use super::Date;

/// Days in order, as stretches of which both ends are inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days(Vec<(Date, Date)>);

impl Days {
    /// Days that nothing is known of.
    pub fn any() -> Days {
        Days(vec![(Date::FIRST, Date::LAST)])
    }

    /// One stretch; none where it ends before it begins.
    pub fn between(from: Date, to: Date) -> Days {
        Days(if from <= to { vec![(from, to)] } else { Vec::new() })
    }

    /// Stretches in any order, which may overlap.
    pub fn of(mut stretches: Vec<(Date, Date)>) -> Days {
        stretches.retain(|(from, to)| from <= to);
        crate::knowledge::sort::plainly(&mut stretches);
        let mut joined: Vec<(Date, Date)> = Vec::with_capacity(stretches.len());
        for (from, to) in stretches {
            match joined.last_mut().filter(|last| from.0 <= last.1 .0.saturating_add(1)) {
                Some(last) => last.1 = last.1.max(to),
                None => joined.push((from, to)),
            }
        }
        Days(joined)
    }

    /// The stretches, in order.
    pub fn stretches(&self) -> &[(Date, Date)] {
        &self.0
    }

    /// First and last day; `None` for no days.
    pub fn ends(&self) -> Option<(Date, Date)> {
        Some((self.0.first()?.0, self.0.last()?.1))
    }

    /// How many days.
    pub fn count(&self) -> usize {
        self.0.iter().map(|(from, to)| (to.0 - from.0) as usize + 1).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every day, in order.
    pub fn each(&self) -> impl Iterator<Item = Date> + '_ {
        self.0.iter().flat_map(|(from, to)| (from.0..=to.0).map(Date))
    }

    /// The days in both.
    pub fn meet(&self, other: &Days) -> Days {
        let mut kept = Vec::new();
        let (mut i, mut j) = (0, 0);
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            let (from, to) = (a.0.max(b.0), a.1.min(b.1));
            if from <= to {
                kept.push((from, to));
            }
            if a.1 < b.1 {
                i += 1;
            } else {
                j += 1;
            }
        }
        Days(kept)
    }

    /// Whether one of the days lies between these two.
    pub fn touches(&self, from: Date, to: Date) -> bool {
        let at = self.0.partition_point(|s| s.1 < from);
        self.0.get(at).is_some_and(|s| s.0 <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Days};

    fn days(stretches: &[(i32, i32)]) -> Days {
        Days::of(stretches.iter().map(|&(a, b)| (Date(a), Date(b))).collect())
    }

    #[test]
    fn stretches_join_and_meet() {
        assert_eq!(days(&[(5, 9), (1, 3), (4, 4), (20, 12)]), days(&[(1, 9)]));
        assert_eq!(days(&[(1, 9), (20, 30)]).meet(&days(&[(8, 22), (30, 40)])), days(&[(8, 9), (20, 22), (30, 30)]));
        let two = days(&[(1, 9), (20, 30)]);
        assert_eq!((two.count(), two.touches(Date(10), Date(19)), two.touches(Date(9), Date(12))), (20, false, true));
        assert!(days(&[]).is_empty() && days(&[]).ends().is_none());
    }
}
