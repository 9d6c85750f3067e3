//! Learns the parser: a dynamic oracle tells the cost of each transition in any state, so that training can follow the
//! parser's own mistakes.

use std::collections::BTreeMap;

use super::super::pack::Writer;
use super::super::state::{State, LEFT, NONE, RIGHT, SHIFT};
use super::super::tag::Tag;
use super::super::view::{self, Nodes, View, Vocabulary};
use super::super::Rel;
use super::data::Item;
use super::network::{Network, Seen};
use super::outline::outline;
use super::random::Random;

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

/// How a parser learns.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// Passes over the data.
    pub epochs: usize,
    /// Where chance begins.
    pub seed: u64,
    /// Words that the parser knows, at most.
    pub words: usize,
    /// How many units of a hundred are switched off by chance.
    pub off: u64,
    /// How many words of a hundred are seen by chance as if they were not known.
    pub hide: u64,
    /// The largest step.
    pub rate: f32,
    /// How many sentences of a hundred are seen in outline, as the parser meets them.
    pub outlines: u64,
    /// How many composed sentences are learnt in each pass, other ones in each.
    pub composed: usize,
}

/// The keys of the words and endings that are known, sorted, and how often each was met.
fn vocabulary(items: &[&Item], most: usize) -> (Vec<u32>, BTreeMap<u32, usize>) {
    let mut counts: [BTreeMap<u32, usize>; 3] = Default::default();
    for item in items {
        for (stem, form) in item.stems.iter().zip(&item.forms) {
            for (k, key) in view::keys(*stem, form).into_iter().enumerate() {
                *counts[k].entry(key).or_default() += 1;
            }
        }
    }
    let mut chosen = BTreeMap::new();
    for (k, counts) in counts.iter().enumerate() {
        let mut list: Vec<(usize, u32)> = counts.iter().map(|(&key, &n)| (n, key)).filter(|x| x.0 >= [3, 20, 10][k]).collect();
        list.sort_by_key(|x| (std::cmp::Reverse(x.0), x.1));
        chosen.extend(list.into_iter().take([most, most / 8, most / 8][k]).map(|(n, key)| (key, n)));
    }
    (chosen.keys().copied().collect(), chosen)
}

/// The slopes of a choice among scores, where `good` ones are right and others than `open` do not count.
fn slopes(scores: &[f32], open: impl Fn(usize) -> bool, good: impl Fn(usize) -> bool, out: &mut [f32]) {
    let most = (0..scores.len()).filter(|&i| open(i)).map(|i| scores[i]).fold(f32::MIN, f32::max);
    let (mut all, mut right) = (0f32, 0f32);
    for (i, &s) in scores.iter().enumerate() {
        out[i] = if open(i) { (s - most).exp() } else { 0.0 };
        all += out[i];
        right += if good(i) { out[i] } else { 0.0 };
    }
    let right = right.max(1e-9);
    for (i, o) in out.iter_mut().enumerate() {
        *o = *o / all - if good(i) { *o / right } else { 0.0 };
    }
}

/// The first of the best.
fn best(scores: &[f32]) -> usize {
    (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a))).unwrap_or(0)
}

/// Learns the parser: the sorted keys of its vocabulary and its network. All items are learnt in each pass; those after the first
/// `always` are shared out among the passes.
pub(super) fn learn(items: &[&Item], always: usize, tags: &[Tag], how: How, mut say: impl FnMut(&str)) -> (Vec<u32>, Network) {
    let share = |epoch: usize| always + epoch * how.composed..(always + (epoch + 1) * how.composed).min(items.len());
    let (keys, counts) = vocabulary(&items[..share(0).end], how.words);
    let vocabulary = Vocabulary::new(&keys);
    let mut random = Random(how.seed);
    let mut network = Network::new(vocabulary.len, tags.len(), &mut random);
    let mut order: Vec<usize> = (0..always).collect();
    let tokens: usize = items[..share(0).end].iter().map(|i| i.forms.len()).sum();
    let (mut done, mut names) = (0, vec![0f32; Rel::ALL.len()]);
    for epoch in 0..how.epochs {
        order.retain(|&at| at < always);
        order.extend(share(epoch));
        random.shuffle(&mut order);
        let (mut loss, mut batch) = ([0usize; 2], 0);
        network.begin();
        for &at in &order {
            let brief = if how.outlines > 0 && random.percent(how.outlines) { outline(items[at], &mut random) } else { None };
            let item = brief.as_ref().unwrap_or(items[at]);
            let n = item.forms.len();
            let words: Vec<u16> = (0..n)
                .map(|i| {
                    let keys = view::keys(item.stems[i], &item.forms[i]);
                    // A rare word is at times seen as if it were not known.
                    let met = counts.get(&keys[0]).copied().unwrap_or(0) as u64;
                    let hide = random.next() % (4 * met + 1) == 0;
                    vocabulary.word(&keys[hide as usize..])
                })
                .collect();
            let upos = item.seen.iter().map(|&t| (t, tags[t as usize].upos));
            let nodes = Nodes::new(words.into_iter(), upos, &item.commas, tags.len());
            let oracle = Oracle::new(&item.heads);
            let mut state = State::new(n);
            // 1 while a word is on the stack.
            let mut depth = vec![0; n + 1];
            while !state.done() {
                let legal = state.legal();
                let costs = oracle.costs(&state, &depth);
                let least = (0..3).filter(|&t| legal[t]).map(|t| costs[t]).min().unwrap_or(0);
                let view = View::of(&nodes, &state);
                let seen: Seen = network.see(&view, how.off, how.hide, &mut random);
                let scores = network.transitions(&seen);
                let pick = |good: &dyn Fn(usize) -> bool| {
                    (0..3).filter(|&t| legal[t] && good(t)).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))
                };
                let right = pick(&|t| costs[t] == least).unwrap_or(SHIFT);
                let any = pick(&|_| true).unwrap_or(SHIFT);
                loss[0] += (right != any) as usize;
                let mut arcs = [0f32; 3];
                slopes(&scores, |t| legal[t], |t| legal[t] && costs[t] == least, &mut arcs);
                let choice = if epoch > 0 && random.percent(90) { any } else { right };
                if choice == SHIFT {
                    network.learn(&seen, &arcs, None);
                    depth[state.next] = 1;
                    state.shift();
                    continue;
                }
                let (h, d) = state.arc(choice);
                let rel = if h == n {
                    network.learn(&seen, &arcs, None);
                    Rel::Root as u8
                } else {
                    let side = (choice == RIGHT) as usize;
                    let scores = network.relations(&seen, side);
                    let open = |r: usize| r != Rel::Root as usize;
                    let gold = item.rels[d] as usize;
                    if item.heads[d] == h && open(gold) {
                        slopes(&scores, open, |r| r == gold, &mut names);
                        network.learn(&seen, &arcs, Some((side, &names)));
                    } else {
                        network.learn(&seen, &arcs, None);
                    }
                    let mut scores = scores;
                    scores[Rel::Root as usize] = f32::MIN;
                    let guess = best(&scores);
                    loss[1] += (item.heads[d] == h && guess != gold) as usize;
                    guess as u8
                };
                depth[d] = 0;
                state.attach(h, d, rel);
            }
            batch += n;
            done += n;
            if batch >= BATCH {
                let part = done as f32 / (tokens * how.epochs) as f32;
                network.step(how.rate * (1.0 - part).max(0.02), part > 0.5);
                network.begin();
                batch = 0;
            }
        }
        network.step(how.rate * 0.02, epoch + 1 == how.epochs);
        say(&format!(
            "pass {}: {:.2} % of the words met with a wrong transition, {:.2} % with a wrong relation",
            epoch + 1,
            100.0 * loss[0] as f64 / tokens as f64,
            100.0 * loss[1] as f64 / tokens as f64
        ));
    }
    (keys, network)
}

/// Words between two steps.
const BATCH: usize = 300;

/// The relations that words of each tag have to a head after them and before them, a bit each.
pub(super) fn allowed(items: &[&Item], tags: usize) -> Vec<u64> {
    let mut counts = vec![[0u32; 64]; 2 * tags];
    for item in items {
        for (d, &h) in item.heads.iter().enumerate() {
            if h < item.heads.len() && item.rels[d] != Rel::Root as u8 {
                counts[(h < d) as usize * tags + item.seen[d] as usize][item.rels[d] as usize] += 1;
            }
        }
    }
    let set = |c: &[u32; 64]| {
        let all: u32 = c.iter().sum();
        // What one word in a thousand has, or is met ten times.
        let often = |n: u32| n > 0 && (n >= 10 || n * 1000 >= all);
        (0..64).filter(|&r| often(c[r])).fold(1u64 << Rel::Dep as u8, |s, r| s | 1 << r)
    };
    counts.iter().map(set).collect()
}

/// Writes what was learnt.
pub(super) fn write(w: &mut Writer, keys: &[u32], network: &Network, allowed: &[u64]) {
    w.number(keys.len());
    w.keys(keys);
    network.write(w, [15.0, 15.0, 31.0]);
    allowed.iter().for_each(|set| w.put(&set.to_le_bytes()));
}
