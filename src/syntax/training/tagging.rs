//! Learns the tagger and its lexicon.

use std::collections::BTreeMap;

use super::super::lexicon::{Entry, Lexicon};
use super::super::table::{word_key, Map};
use super::super::tagger::{Judge, Sentence, GLANCE, MORE};
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

/// How a tagger learns.
#[derive(Clone, Copy)]
pub(super) struct Course {
    pub tags: usize,
    /// Passes over the data.
    pub epochs: usize,
    /// By how much a tag must win.
    pub margin: f32,
    /// Where chance begins.
    pub seed: u64,
}

/// Learns the weights; with `keys` only those.
pub(super) fn learn(items: &[&Item], lexicon: &Lexicon, keys: Option<&Chosen>, course: Course) -> Learner {
    let Course { tags, epochs, margin, seed } = course;
    let mut learner = keys.map_or_else(|| Learner::new(tags, 2), |k| Learner::only(tags, k));
    let entries: Vec<Vec<Entry>> = items.iter().map(|i| lexicon.entries(&i.forms)).collect();
    let sentence = |n: usize| Sentence { forms: &items[n].forms, entries: &entries[n] };
    let mut order: Vec<usize> = (0..items.len()).collect();
    let mut random = Random(seed);
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for &n in &order {
            let mut pupil = Pupil { learner: &mut learner, gold: &items[n].tags, margin, first: epoch == 0 };
            sentence(n).tag(&mut pupil);
        }
        if epoch == 0 {
            learner.settle();
        }
    }
    learner.average();
    learner
}

/// A tag that leads by so much at first look is clear, where tags must win by `margin`.
pub(super) fn lead(margin: f32) -> f32 {
    margin + 2.0
}

/// One that leads by so much at first look is not learnt for the second. More is learnt than will be asked, since sentences that
/// were learnt are clearer than others.
const ENOUGH: f32 = 30.0;

/// Learns while it tags: at each look the features of that look alone.
struct Pupil<'a> {
    learner: &'a mut Learner,
    gold: &'a [u8],
    margin: f32,
    first: bool,
}

impl Pupil<'_> {
    fn learn(&mut self, i: usize, features: &[u32], scores: &[f32]) {
        let gold = self.gold[i] as usize;
        // The runner-up must be clearly worse.
        let others = (0..scores.len()).filter(|&t| t != gold);
        let rival = others.max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a))).unwrap_or(0);
        if scores[gold] < scores[rival] + self.margin {
            self.learner.update(features, gold, rival, 1.0);
        }
        self.learner.tick();
    }

    fn score(&mut self, features: &[u32], scores: &mut [f32]) {
        if self.first {
            self.learner.meet(features);
        }
        self.learner.score(features, scores);
    }
}

impl Judge for Pupil<'_> {
    type Doubt = (u8, bool, Vec<f32>);

    fn glance(&mut self, i: usize, features: &[u32; GLANCE]) -> (u8, Option<Self::Doubt>) {
        let mut scores = vec![0f32; self.learner.classes];
        self.score(features, &mut scores);
        self.learn(i, features, &scores);
        let (tag, lead) = best(&scores);
        (tag, (lead < ENOUGH).then_some((tag, lead >= self::lead(self.margin), scores)))
    }

    fn look(&mut self, i: usize, (tag, clear, mut scores): Self::Doubt, features: &[u32; MORE]) -> u8 {
        self.score(features, &mut scores);
        self.learn(i, features, &scores);
        if clear {
            tag
        } else {
            best(&scores).0
        }
    }
}

/// Tags with weights being learnt, each word by one of the tags that `fits` leaves it.
struct Examined<'a, F> {
    learner: &'a Learner,
    fits: F,
    /// A tag that leads by so much is clear.
    lead: f32,
}

impl<F: Fn(usize, u8) -> bool> Examined<'_, F> {
    /// The best tag of those that fit, and its lead over all others.
    fn best(&self, i: usize, mut scores: Vec<f32>) -> (u8, f32) {
        for (tag, score) in scores.iter_mut().enumerate() {
            if !(self.fits)(i, tag as u8) {
                *score -= 1e6;
            }
        }
        best(&scores)
    }
}

impl<F: Fn(usize, u8) -> bool> Judge for Examined<'_, F> {
    type Doubt = Vec<f32>;

    fn glance(&mut self, i: usize, features: &[u32; GLANCE]) -> (u8, Option<Vec<f32>>) {
        let mut scores = vec![0f32; self.learner.classes];
        self.learner.score(features, &mut scores);
        let (tag, lead) = self.best(i, scores.clone());
        (tag, (lead < self.lead).then_some(scores))
    }

    fn look(&mut self, i: usize, mut scores: Vec<f32>, features: &[u32; MORE]) -> u8 {
        self.learner.score(features, &mut scores);
        self.best(i, scores).0
    }
}

/// Tags a sentence with weights being learnt.
pub(super) fn tag(item: &Item, lexicon: &Lexicon, learner: &Learner, margin: f32) -> Vec<u8> {
    tag_within(item, lexicon, learner, margin, |_, _| true)
}

/// Tags a sentence with weights being learnt, where `fits` tells which tags a word may have.
pub(super) fn tag_within(
    item: &Item,
    lexicon: &Lexicon,
    learner: &Learner,
    margin: f32,
    fits: impl Fn(usize, u8) -> bool,
) -> Vec<u8> {
    let entries = lexicon.entries(&item.forms);
    Sentence { forms: &item.forms, entries: &entries }.tag(&mut Examined { learner, fits, lead: lead(margin) })
}

/// The first of the best, and by how much it leads.
fn best(scores: &[f32]) -> (u8, f32) {
    let (mut at, mut second) = (0, f32::MIN);
    for (i, &s) in scores.iter().enumerate().skip(1) {
        if s > scores[at] {
            (at, second) = (i, scores[at]);
        } else {
            second = second.max(s);
        }
    }
    (at as u8, scores[at] - second)
}
