//! From pairs to events: the surest pairs first, and no event ever holds two tellings that cannot be one.
//!
//! The result depends on the set of reports alone, not on their order: facts come in a fixed order and ties are broken by it.

use std::collections::{HashMap, HashSet};

use super::blocks;
use super::facts::Facts;
use super::pair::{clash, conflict, decide, Conflict, Decision};
use crate::knowledge::sort;

/// Events that are one, as numbers of facts, and why.
pub(super) struct Clusters {
    /// Each in order, and all in the order of their first.
    pub members: Vec<Vec<usize>>,
    /// The decisions that made them, by the lesser and the greater fact.
    pub joins: HashMap<(usize, usize), Decision>,
    /// Pairs that would be one but for a single thing that forbids it.
    pub misses: Vec<(usize, usize, Conflict)>,
}

/// A pair that was decided for, ready to be sorted.
struct Candidate {
    score: f64,
    a: usize,
    b: usize,
}

/// Joins the events of all reports.
pub(super) fn join(facts: &[Facts]) -> Clusters {
    let mut joins = HashMap::new();
    let mut candidates = Vec::new();
    let mut misses = Vec::new();
    for (a, b) in blocks::pairs(facts) {
        let (a, b) = (a as usize, b as usize);
        match conflict(&facts[a], &facts[b]) {
            None => {
                let decision = decide(&facts[a], &facts[b]);
                if decision.one {
                    candidates.push(Candidate { score: decision.score, a, b });
                    joins.insert((a, b), decision);
                }
            }
            Some(why @ (Conflict::Days | Conflict::Actors)) if facts[a].document != facts[b].document => misses.push((a, b, why)),
            Some(_) => {}
        }
    }
    sort::by(&mut candidates, |x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let linked: HashSet<(usize, usize)> = joins.keys().copied().collect();
    let mut groups = Groups::new(facts);
    for c in &candidates {
        groups.unite(facts, &linked, c.a, c.b);
    }
    let members: Vec<Vec<usize>> = groups.members.into_iter().filter(|m| !m.is_empty()).collect();
    Clusters { members: sorted(members), joins, misses }
}

fn sorted(mut members: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    members.iter_mut().for_each(sort::plainly);
    sort::plainly(&mut members);
    members
}

struct Groups {
    /// The group of each fact.
    of: Vec<usize>,
    /// The facts of each group.
    members: Vec<Vec<usize>>,
    /// The days that all facts of a group allow: any two allow a day in common just if all do.
    days: Vec<(i32, i32)>,
    /// One fact of a group for each way of telling it, days aside; what forbids it of one forbids it of all told so.
    kinds: Vec<Vec<usize>>,
    /// How each fact is told.
    told: Vec<u64>,
}

impl Groups {
    fn new(facts: &[Facts]) -> Groups {
        let each = || (0..facts.len()).map(|i| vec![i]).collect();
        Groups {
            of: (0..facts.len()).collect(),
            members: each(),
            days: facts.iter().map(|f| f.bounds).collect(),
            kinds: each(),
            told: facts.iter().map(blocks::telling).collect(),
        }
    }

    /// Unites the groups of two facts if no two of their facts forbid it.
    fn unite(&mut self, facts: &[Facts], linked: &HashSet<(usize, usize)>, a: usize, b: usize) {
        let (a, b) = (self.of[a], self.of[b]);
        let days = (self.days[a].0.max(self.days[b].0), self.days[a].1.min(self.days[b].1));
        if a == b || days.0 > days.1 {
            return;
        }
        // What one article tells as two events is two, unless it was seen to be one.
        let apart = |&x: &usize, &y: &usize| facts[x].document == facts[y].document && !linked.contains(&(x.min(y), x.max(y)));
        if self.members[a].iter().any(|x| self.members[b].iter().any(|y| apart(x, y))) {
            return;
        }
        if self.kinds[a].iter().any(|&x| self.kinds[b].iter().any(|&y| clash(&facts[x], &facts[y]).is_some())) {
            return;
        }
        let (keep, gone) = if self.members[a].len() >= self.members[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut self.members[gone]);
        for &fact in &moved {
            self.of[fact] = keep;
        }
        self.members[keep].extend(moved);
        self.days[keep] = days;
        for kind in std::mem::take(&mut self.kinds[gone]) {
            if !self.kinds[keep].iter().any(|&k| self.told[k] == self.told[kind]) {
                self.kinds[keep].push(kind);
            }
        }
    }
}
