//! Learns the parser: a dynamic oracle tells the cost of each transition in any state, so that training can follow the
//! parser's own mistakes.

use super::super::parser::{arc, relation, Nodes, ARC, RELATION};
use super::super::state::{State, LEFT, NONE, RIGHT, SHIFT};
use super::super::tag::Tag;
use super::super::Rel;
use super::data::Item;
use super::learner::{Chosen, Learner};
use super::outline::outline;
use super::random::Random;
use super::tagging::best;

/// What the oracle needs of a gold tree: the children of each word, in order.
struct Oracle<'a> {
    heads: &'a [usize],
    children: Vec<Vec<usize>>,
}

impl Oracle<'_> {
    fn new(heads: &[usize]) -> Oracle<'_> {
        let mut children = vec![Vec::new(); heads.len() + 1];
        for (d, &h) in heads.iter().enumerate() {
            children[h].push(d);
        }
        Oracle { heads, children }
    }

    /// The gold arcs that each transition makes impossible.
    fn costs(&self, state: &State, depth: &[usize]) -> [usize; 3] {
        let b = state.next;
        let mut costs = [0; 3];
        let s0 = state.s(0);
        if s0 != NONE {
            let lost = self.children[s0].iter().filter(|&&c| c >= b).count();
            let head = self.heads[s0];
            costs[LEFT] = lost + (head > b && head != NONE || state.s(1) == head) as usize;
            costs[RIGHT] = lost + (head >= b) as usize;
        }
        if b < state.words {
            let on_stack = |c: usize| depth[c] != 0;
            costs[SHIFT] = self.children[b].iter().filter(|&&c| c < b && on_stack(c)).count()
                + (self.heads[b] < b && on_stack(self.heads[b]) && self.heads[b] != s0) as usize;
        }
        costs
    }
}

/// How to learn.
#[derive(Clone, Copy)]
pub(super) struct How {
    pub epochs: usize,
    pub seed: u64,
    /// A transition must win by so much.
    pub margin: f32,
    /// How many sentences of a hundred are seen in outline, as the second parse sees them.
    pub outlines: u64,
}

/// Learns arcs and relations; with `keys` only those.
pub(super) fn learn(items: &[&Item], tags: &[Tag], how: How, keys: Option<(&Chosen, &Chosen)>) -> (Learner, Learner) {
    let (mut arcs, mut relations) = match keys {
        Some((a, r)) => (Learner::only(3, a), Learner::only(Rel::ALL.len(), r)),
        None => (Learner::new(3, 2), Learner::new(Rel::ALL.len(), 2)),
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    let mut random = Random(how.seed);
    let mut features = [0; ARC];
    let mut more = [0; RELATION];
    let mut scores = vec![0f32; 3];
    let mut names = vec![0f32; Rel::ALL.len()];
    for epoch in 0..how.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let brief = if how.outlines > 0 && random.percent(how.outlines) { outline(items[at], &mut random) } else { None };
            let item = brief.as_ref().unwrap_or(items[at]);
            let n = item.forms.len();
            let nodes = Nodes::new(&item.forms, &item.stems, item.seen.iter().map(|&t| (t, tags[t as usize].upos)), &item.commas);
            let oracle = Oracle::new(&item.heads);
            let mut state = State::new(n);
            // 1 while a word is on the stack.
            let mut depth = vec![0; n + 1];
            while !state.done() {
                let legal = state.legal();
                let costs = oracle.costs(&state, &depth);
                let least = (0..3).filter(|&t| legal[t]).map(|t| costs[t]).min().unwrap_or(0);
                arc(&nodes, &state, &mut features);
                if epoch == 0 {
                    arcs.meet(&features);
                }
                arcs.score(&features, &mut scores);
                let pick = |good: &dyn Fn(usize) -> bool| {
                    (0..3).filter(|&t| legal[t] && good(t)).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))
                };
                let right = pick(&|t| costs[t] == least).unwrap_or(SHIFT);
                let wrong = pick(&|t| costs[t] > least);
                let any = pick(&|_| true).unwrap_or(SHIFT);
                if let Some(wrong) = wrong.filter(|&w| scores[right] < scores[w] + how.margin) {
                    arcs.update(&features, right, wrong, 1.0);
                }
                arcs.tick();
                let choice = if epoch > 0 && random.percent(90) { any } else { right };
                if choice == SHIFT {
                    depth[state.next] = 1;
                    state.shift();
                    continue;
                }
                let (h, d) = state.arc(choice);
                let rel = if h == n {
                    Rel::Root as u8
                } else {
                    relation(&nodes, &state, h, d, &mut more);
                    relations.score(&more, &mut names);
                    names[Rel::Root as usize] = f32::MIN;
                    let guess = best(&names);
                    if item.heads[d] == h {
                        if epoch == 0 {
                            relations.meet(&more);
                        }
                        let gold = item.rels[d] as usize;
                        let rival =
                            (0..names.len()).filter(|&r| r != gold).max_by(|&a, &b| names[a].total_cmp(&names[b])).unwrap_or(0);
                        if names[gold] < names[rival] + how.margin {
                            relations.update(&more, gold, rival, 1.0);
                        }
                        relations.tick();
                    }
                    guess as u8
                };
                depth[d] = 0;
                state.attach(h, d, rel);
            }
        }
        if epoch == 0 {
            arcs.settle();
            relations.settle();
        }
    }
    arcs.average();
    relations.average();
    (arcs, relations)
}

const _: usize = RIGHT;
