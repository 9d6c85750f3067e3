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
    /// Weights that may move; empty if all may.
    open: Vec<bool>,
}

/// The weights that a smaller model keeps: sorted keys, and for each its classes.
pub(super) type Chosen = Vec<(u32, Vec<u8>)>;

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
            open: Vec::new(),
        }
    }

    /// Only these weights, at zero.
    pub(super) fn only(classes: usize, chosen: &Chosen) -> Learner {
        let mut learner = Learner::new(classes, 0);
        for (key, kept) in chosen {
            let at = learner.row(*key) * classes;
            learner.open.resize(at + classes, false);
            for &c in kept {
                learner.open[at + c as usize] = true;
            }
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

    /// Adds the weights of features to the scores of all classes.
    pub(super) fn score(&self, features: &[u32], scores: &mut [f32]) {
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
            for (class, by) in [(right, step), (wrong, -step)] {
                if !self.frozen || self.open[at + class] {
                    self.weights[at + class] += by;
                    self.sums[at + class] += by * self.clock;
                }
            }
        }
    }

    /// One decision has passed.
    pub(super) fn tick(&mut self) {
        self.clock += 1.0;
    }

    /// The average starts from here: what was learnt first is too rough for it.
    pub(super) fn settle(&mut self) {
        self.sums.fill(0.0);
        self.clock = 1.0;
    }

    /// The averaged weights in place of the last ones.
    pub(super) fn average(&mut self) {
        for (w, s) in self.weights.iter_mut().zip(&self.sums) {
            *w -= s / self.clock;
        }
        self.sums.fill(0.0);
        self.clock = 1.0;
    }

    /// The `most` weights that matter most: by their size and how often their key is met.
    pub(super) fn strongest(&self, most: usize) -> Chosen {
        let mut all: Vec<(f32, u32, u8)> = Vec::new();
        for (row, &key) in self.keys.iter().enumerate() {
            let often = (self.met[key as usize] as f32).max(1.0).powf(0.3);
            let w = &self.weights[row * self.classes..(row + 1) * self.classes];
            all.extend(w.iter().enumerate().filter(|(_, x)| **x != 0.0).map(|(c, x)| (x.abs() * often, key, c as u8)));
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        all.truncate(most);
        let mut entries: Vec<(u32, u8)> = all.into_iter().map(|a| (a.1, a.2)).collect();
        entries.sort_unstable();
        let mut chosen: Chosen = Vec::new();
        for (key, class) in entries {
            match chosen.last_mut() {
                Some(last) if last.0 == key => last.1.push(class),
                _ => chosen.push((key, vec![class])),
            }
        }
        chosen
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Sorted keys with their rows.
    pub(super) fn export(&self) -> (Vec<u32>, Vec<Vec<f32>>) {
        let mut order: Vec<usize> = (0..self.keys.len()).collect();
        order.sort_unstable_by_key(|&i| self.keys[i]);
        order.retain(|&i| self.weights[i * self.classes..(i + 1) * self.classes].iter().any(|w| *w != 0.0));
        let rows = order.iter().map(|&i| self.weights[i * self.classes..(i + 1) * self.classes].to_vec()).collect();
        (order.iter().map(|&i| self.keys[i]).collect(), rows)
    }
}
