//! Averaged perceptron over keys. Hides how weights are stored, averaged and chosen.

use super::super::hash::BITS;

const NO_ROW: u32 = u32::MAX;

/// Weights being learnt.
pub(super) struct Learner {
    pub classes: usize,
    rows: Vec<u32>,
    /// How often a key was met, to leave out what was met but once or twice.
    met: Vec<u16>,
    least: u16,
    keys: Vec<u32>,
    weights: Vec<f32>,
    sums: Vec<f32>,
    clock: f32,
    frozen: bool,
}

impl Learner {
    /// A key gets weights when it was met `least` times.
    pub(super) fn new(classes: usize, least: u16) -> Learner {
        Learner {
            classes,
            rows: vec![NO_ROW; 1 << BITS],
            met: vec![0; 1 << BITS],
            least,
            keys: Vec::new(),
            weights: Vec::new(),
            sums: Vec::new(),
            clock: 1.0,
            frozen: false,
        }
    }

    /// Only these keys, at weight zero.
    pub(super) fn only(classes: usize, keys: &[u32]) -> Learner {
        let mut learner = Learner::new(classes, 0);
        for &k in keys {
            learner.row(k);
        }
        learner.frozen = true;
        learner
    }

    fn row(&mut self, key: u32) -> usize {
        let row = &mut self.rows[key as usize];
        if *row == NO_ROW {
            *row = self.keys.len() as u32;
            self.keys.push(key);
            self.weights.resize(self.weights.len() + self.classes, 0.0);
            self.sums.resize(self.sums.len() + self.classes, 0.0);
        }
        *row as usize
    }

    /// The scores of all classes.
    pub(super) fn score(&self, features: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        for &f in features {
            let row = self.rows[f as usize];
            if row != NO_ROW {
                let at = row as usize * self.classes;
                for (s, w) in scores.iter_mut().zip(&self.weights[at..at + self.classes]) {
                    *s += w;
                }
            }
        }
    }

    /// Counts features as met; in the first pass over the data.
    pub(super) fn meet(&mut self, features: &[u32]) {
        for &f in features {
            let met = &mut self.met[f as usize];
            *met = met.saturating_add(1);
        }
    }

    /// Moves weight from a wrong class to the right one.
    pub(super) fn update(&mut self, features: &[u32], right: usize, wrong: usize, step: f32) {
        for &f in features {
            if self.rows[f as usize] == NO_ROW && (self.frozen || self.met[f as usize] < self.least) {
                continue;
            }
            let at = self.row(f) * self.classes;
            self.weights[at + right] += step;
            self.weights[at + wrong] -= step;
            self.sums[at + right] += step * self.clock;
            self.sums[at + wrong] -= step * self.clock;
        }
    }

    /// One decision has passed.
    pub(super) fn tick(&mut self) {
        self.clock += 1.0;
    }

    /// The averaged weights in place of the last ones.
    pub(super) fn average(&mut self) {
        for (w, s) in self.weights.iter_mut().zip(&self.sums) {
            *w -= s / self.clock;
        }
        self.sums.fill(0.0);
        self.clock = 1.0;
    }

    /// The keys of the `most` rows that matter most: by the size of their weights and how often they are met.
    pub(super) fn strongest(&self, most: usize) -> Vec<u32> {
        let mut all: Vec<(f32, u32)> = self
            .keys
            .iter()
            .enumerate()
            .map(|(row, &key)| {
                let w = &self.weights[row * self.classes..(row + 1) * self.classes];
                let mean = w.iter().sum::<f32>() / self.classes as f32;
                let size: f32 = w.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>().sqrt();
                (size * (self.met[key as usize] as f32).max(1.0).powf(0.3), key)
            })
            .collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        all.truncate(most);
        let mut keys: Vec<u32> = all.into_iter().map(|a| a.1).collect();
        keys.sort_unstable();
        keys
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Sorted keys with their rows.
    pub(super) fn export(&self) -> (Vec<u32>, Vec<Vec<f32>>) {
        let mut order: Vec<usize> = (0..self.keys.len()).collect();
        order.sort_unstable_by_key(|&i| self.keys[i]);
        let rows = order.iter().map(|&i| self.weights[i * self.classes..(i + 1) * self.classes].to_vec()).collect();
        (order.iter().map(|&i| self.keys[i]).collect(), rows)
    }
}
