//! Learns the tagger and its lexicon.

use std::collections::BTreeMap;

use super::super::lexicon::Lexicon;
use super::super::table::{word_key, Map};
use super::super::tagger::{Sentence, FEATURES, START};
use super::data::Item;
use super::learner::{Chosen, Learner};
use super::random::Random;

/// A lexicon as it is written.
#[derive(Default)]
pub(super) struct Words {
    pub keys: Vec<u32>,
    pub classes: Vec<u16>,
    pub sole: Vec<Option<u8>>,
}

impl Words {
    /// Words met `least` times or more, with the set of their tags.
    pub(super) fn learn(items: &[&Item], tags: usize, least: usize) -> Words {
        let mut counts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for item in items {
            for (form, &tag) in item.forms.iter().zip(&item.tags) {
                counts.entry(word_key(form.word)).or_insert_with(|| vec![0; tags])[tag as usize] += 1;
            }
        }
        let mut numbers: BTreeMap<(u64, Option<u8>), u16> = BTreeMap::new();
        let mut words = Words::default();
        for (key, row) in counts {
            let total: u32 = row.iter().sum();
            if (total as usize) < least {
                continue;
            }
            // A tag counts for the class if a word in twenty has it.
            let set = row.iter().enumerate().filter(|(_, &n)| n * 20 >= total).fold(0u64, |s, (t, _)| s | 1 << t);
            let best = (0..tags).max_by_key(|&t| row[t]).unwrap_or(0);
            let sole = (total >= 40 && row[best] * 1000 >= total * 998).then_some(best as u8);
            let next = numbers.len() as u16;
            let number = *numbers.entry((set, sole)).or_insert(next);
            if number == next {
                words.sole.push(sole);
            }
            words.keys.push(key);
            words.classes.push(number);
        }
        words
    }

    pub(super) fn lexicon(&self) -> Lexicon {
        Lexicon::new(Map::new(&self.keys, &self.classes), self.sole.clone())
    }
}

/// Learns the weights; with `keys` only those.
pub(super) fn learn(items: &[&Item], lexicon: &Lexicon, tags: usize, epochs: usize, keys: Option<&Chosen>, seed: u64) -> Learner {
    let mut learner = keys.map_or_else(|| Learner::new(tags, 2), |k| Learner::only(tags, k));
    let sentences: Vec<Sentence> = items.iter().map(|i| Sentence::new(&i.forms, lexicon)).collect();
    let mut order: Vec<usize> = (0..items.len()).collect();
    let mut random = Random(seed);
    let mut features = [0; FEATURES];
    let mut scores = vec![0f32; tags];
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for &n in &order {
            let (mut one, mut two) = (START, START);
            for i in 0..items[n].forms.len() {
                let gold = items[n].tags[i];
                let tag = sentences[n].entries[i].sole.unwrap_or_else(|| {
                    sentences[n].features(i, one, two, &mut features);
                    if epoch == 0 {
                        learner.meet(&features);
                    }
                    learner.score(&features, &mut scores);
                    let best = best(&scores);
                    // A margin: the runner-up must be clearly worse.
                    let rival =
                        (0..tags).filter(|&t| t != gold as usize).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
                    if scores[gold as usize] < scores[rival] + MARGIN {
                        learner.update(&features, gold as usize, rival, 1.0);
                    }
                    learner.tick();
                    best as u8
                });
                (two, one) = (one, tag);
            }
        }
        if epoch == 0 {
            learner.settle();
        }
    }
    learner.average();
    learner
}

/// By how much a tag must win.
const MARGIN: f32 = 15.0;

/// Tags a sentence with weights being learnt.
pub(super) fn tag(item: &Item, lexicon: &Lexicon, learner: &Learner) -> Vec<u8> {
    let mut scores = vec![0f32; learner.classes];
    tag_with(item, lexicon, |features| {
        learner.score(features, &mut scores);
        best(&scores)
    })
}

/// Tags a sentence; `choose` tells the best tag for the features of a word.
pub(super) fn tag_with(item: &Item, lexicon: &Lexicon, mut choose: impl FnMut(&[u32; FEATURES]) -> usize) -> Vec<u8> {
    let sentence = Sentence::new(&item.forms, lexicon);
    let (mut one, mut two) = (START, START);
    let mut features = [0; FEATURES];
    let mut out = Vec::new();
    for i in 0..item.forms.len() {
        let tag = sentence.entries[i].sole.unwrap_or_else(|| {
            sentence.features(i, one, two, &mut features);
            choose(&features) as u8
        });
        out.push(tag);
        (two, one) = (one, tag);
    }
    out
}

pub(super) fn best(scores: &[f32]) -> usize {
    let mut at = 0;
    for (i, s) in scores.iter().enumerate() {
        if *s > scores[at] {
            at = i;
        }
    }
    at
}
