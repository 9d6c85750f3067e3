//! Learns the rules of lemmas and of what endings show.

use std::collections::{BTreeMap, HashMap};

use super::super::rules::{keys, Rule, Rules, LONGEST};
use super::super::table::Map;
use super::super::tag::{parse, Tag};
use super::super::Upos;
use super::data::{number, Sample};
use crate::text::lower_into;

/// Rules as they are written.
pub(super) struct Learnt {
    pub rules: Vec<Rule>,
    pub keys: Vec<u32>,
    pub values: Vec<u16>,
}

impl Learnt {
    /// As the engine uses them.
    pub(super) fn rules(&self) -> Rules {
        Rules { map: Map::new(&self.keys, &self.values), rules: self.rules.clone() }
    }
}

/// The rule that makes `lemma` of `lower`.
fn rule(lower: &str, lemma: &str, feats: &str, upos: Upos) -> Rule {
    let a: Vec<char> = lower.chars().collect();
    let b: Vec<char> = lemma.chars().collect();
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let all = parse(feats);
    let counts = matches!(upos, Upos::Verb | Upos::Aux | Upos::Pron | Upos::Det);
    Rule {
        strip: (a.len() - same).min(250) as u8,
        append: b[same..].iter().collect(),
        number: if counts { all.number } else { Default::default() },
        person: if counts { all.person } else { Default::default() },
        negative: all.negative,
    }
}

/// Learns from samples: from the shortest endings on, an ending gets a rule where most of its words differ from what a shorter
/// one says; in the end the words that are still wrong get their own.
pub(super) fn learn(samples: &[Sample], tags: &[Tag]) -> Learnt {
    let mut numbers: HashMap<Rule, usize> = HashMap::new();
    let mut rules: Vec<Rule> = Vec::new();
    // Each word with its tag, and how often it has which rule.
    let mut words: BTreeMap<(String, u8), BTreeMap<usize, usize>> = BTreeMap::new();
    for g in samples.iter().flatten() {
        if g.lemma == "_" {
            continue;
        }
        let (mut lower, mut lemma) = (String::new(), String::new());
        lower_into(&g.form, &mut lower);
        lower_into(&g.lemma, &mut lemma);
        let r = rule(&lower, &lemma, &g.feats, g.upos);
        let next = rules.len();
        let n = *numbers.entry(r.clone()).or_insert(next);
        if n == next {
            rules.push(r);
        }
        *words.entry((lower, number(tags, Tag::of(g.upos, &g.feats)))).or_default().entry(n).or_default() += 1;
    }
    let list: Vec<((String, u8), usize, usize)> = words
        .into_iter()
        .map(|(w, counts)| {
            let total: usize = counts.values().sum();
            let best = counts.iter().max_by_key(|c| (c.1, std::cmp::Reverse(c.0))).map_or(0, |c| *c.0);
            (w, best, total)
        })
        .collect();
    let mut found: BTreeMap<u32, usize> = BTreeMap::new();
    let mut current: Vec<Option<usize>> = vec![None; list.len()];
    for length in 0..=LONGEST + 1 {
        let whole = length == LONGEST + 1;
        let mut votes: BTreeMap<u32, BTreeMap<usize, usize>> = BTreeMap::new();
        let mut key_of = vec![None; list.len()];
        for (i, ((lower, tag), best, total)) in list.iter().enumerate() {
            let mut all = [0; LONGEST + 2];
            let n = keys(lower, *tag, &mut all);
            let key = if whole { Some(all[0]) } else { (n - 1).checked_sub(length).filter(|&k| k >= 1).map(|k| all[k]) };
            key_of[i] = key;
            if let Some(key) = key {
                // A word counts once for an ending, however often it is met; itself by its number.
                *votes.entry(key).or_default().entry(*best).or_default() += if whole { *total } else { 1 };
            }
        }
        for (i, key) in key_of.iter().enumerate() {
            let Some(key) = key else { continue };
            let counts = &votes[key];
            let (best, n) = counts.iter().max_by_key(|c| (c.1, std::cmp::Reverse(c.0))).map_or((0, 0), |c| (*c.0, *c.1));
            let inherited = current[i].map_or(0, |r| counts.get(&r).copied().unwrap_or(0));
            // An ending needs two words more for its rule than for the inherited one; a word needs to have been met.
            let gain = n.saturating_sub(inherited);
            if current[i] != Some(best) && (length == 0 || gain >= 2 || whole && gain >= 1) {
                found.insert(*key, best);
            }
        }
        for (i, key) in key_of.iter().enumerate() {
            if let Some(&r) = key.and_then(|k| found.get(&k)) {
                current[i] = Some(r);
            }
        }
    }
    // Only the rules that are used, most used first.
    let mut uses: HashMap<usize, usize> = HashMap::new();
    for &r in found.values() {
        *uses.entry(r).or_default() += 1;
    }
    let mut order: Vec<usize> = uses.keys().copied().collect();
    order.sort_by_key(|r| (std::cmp::Reverse(uses[r]), *r));
    let place: HashMap<usize, u16> = order.iter().enumerate().map(|(i, &r)| (r, i as u16)).collect();
    Learnt {
        rules: order.iter().map(|&r| rules[r].clone()).collect(),
        keys: found.keys().copied().collect(),
        values: found.values().map(|r| place[r]).collect(),
    }
}
