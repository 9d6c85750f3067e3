//! The publication date: given, else stated by the page, else inferred: the days that all clues of the article allow. It is
//! `unknown` where they leave more than a year, for a guess would date every "Tuesday" wrongly.

use super::clues::{Clue, Evidence, FIRST, LAST};
use super::{find, stated, Basis, Calendar, Date, Days, Publication};
use crate::knowledge::sort;
use crate::syntax::Syntax;
use crate::text::Span;

/// The widest interval that is an answer, in days.
const WIDEST: i32 = 366;
/// The most stretches of days that are told of: one for each year.
const MOST: usize = 46;

impl Calendar<'_> {
    /// Finds out when the text was published.
    #[inline(never)]
    pub fn publication(&self, syntax: &Syntax, given: Option<Date>) -> Publication {
        if let Some(day) = given {
            return Publication { interval: Some((day, day)), basis: Basis::Given, evidence: Vec::new(), possible: None };
        }
        let said = stated::stated(self.tongue, self.text);
        if let Some((from, to, span)) = said.filter(|(a, b, _)| a == b) {
            return Publication { interval: Some((from, to)), basis: Basis::Stated, evidence: vec![span], possible: None };
        }
        let told = find::told(self, syntax);
        inferred(&Evidence { calendar: self, tongue: self.tongue, atoms: &self.atoms, told: &told }, said)
    }
}

/// The days that all clues allow, within those that the page states.
fn inferred(evidence: &Evidence, said: Option<(Date, Date, Span)>) -> Publication {
    let mut days = Left { allowed: said.map_or(vec![(FIRST, LAST)], |(a, b, _)| vec![(a.0, b.0)]), spans: Vec::new() };
    days.spans.extend(said.map(|s| s.2));
    for clue in evidence.clues() {
        // What the article says of itself must agree with itself; a name may be used of another time.
        if !days.narrow(&clue) && !clue.outside && said.is_none() {
            return unknown(None);
        }
    }
    for sum in evidence.sums().iter().filter(|_| days.width() > WIDEST).collect::<Vec<_>>() {
        days.narrow(sum);
    }
    if days.width() > WIDEST {
        let left = Days::of(days.allowed.iter().map(|&(a, b)| (Date(a), Date(b))).collect());
        return unknown(Some(left).filter(|d| *d != Days::any() && d.stretches().len() <= MOST));
    }
    let (mut from, to) = days.ends();
    if let Some((latest, span)) = evidence.latest(from, to) {
        from = latest;
        days.spans.push(span);
    }
    let basis = if said.is_some() { Basis::Stated } else { Basis::Inferred };
    sort::by_key(&mut days.spans, |s| (s.start, s.end));
    days.spans.dedup();
    Publication { interval: Some((Date(from), Date(to))), basis, evidence: days.spans, possible: None }
}

fn unknown(possible: Option<Days>) -> Publication {
    Publication { interval: None, basis: Basis::Unknown, evidence: Vec::new(), possible }
}

/// The days still possible, as stretches in order, and the words that ruled the others out.
struct Left {
    allowed: Vec<(i32, i32)>,
    spans: Vec<Span>,
}

impl Left {
    /// Keeps what the clue allows; false, and nothing done, where that is nothing.
    fn narrow(&mut self, clue: &Clue) -> bool {
        let mut kept = Vec::new();
        let (mut i, mut j) = (0, 0);
        while let (Some(a), Some(b)) = (self.allowed.get(i), clue.allowed.get(j)) {
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
        if kept.is_empty() {
            return false;
        }
        if kept != self.allowed {
            self.allowed = kept;
            self.spans.extend(clue.spans.iter().copied());
        }
        true
    }

    fn ends(&self) -> (i32, i32) {
        (self.allowed.first().map_or(FIRST, |s| s.0), self.allowed.last().map_or(LAST, |s| s.1))
    }

    fn width(&self) -> i32 {
        self.ends().1 - self.ends().0
    }
}
