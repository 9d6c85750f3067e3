//! The parser's network while it learns. Hides the arithmetic: rows are made for a batch, their gradients gathered, and handed back to
//! the vectors and matrices that they came from at its end.

use super::super::net::{DIMS, HIDDEN};
use super::super::pack::Writer;
use super::super::view::{View, KINDS, KNOWN, OTHER, RELS, SETS, TAGS, UNKNOWN, WORDS};
use super::super::Rel;
use super::random::Random;

const NAMES: usize = 2 * Rel::ALL.len();

/// Where the parts lie in the list of all weights.
struct Parts {
    vectors: [usize; 3],
    matrices: [usize; 3],
    others: usize,
    bias: usize,
    arcs: usize,
    arc_bias: usize,
    names: usize,
    name_bias: usize,
    end: usize,
}

/// Values and places of words, tags and relations.
struct Shape {
    values: [usize; 3],
    places: [usize; 3],
}

/// Weights being learnt.
pub(super) struct Network {
    shape: Shape,
    parts: Parts,
    weights: Vec<f32>,
    gradient: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    /// The average of the weights, and how many went into it.
    average: Vec<f32>,
    averaged: f32,
    steps: i32,
    /// Rows of this batch and their gradients: those of tags, of relations, the others, and of the words that were met.
    rows: Vec<f32>,
    slopes: Vec<f32>,
    /// Number of the row of each word at each place, 0 for none.
    word_rows: Vec<u32>,
    met: Vec<u32>,
    decisions: usize,
}

/// What a decision was made on.
pub(super) struct Seen {
    rows: Vec<u32>,
    pub hidden: [f32; HIDDEN],
    /// Which units are switched off, or how much the others count.
    mask: [f32; HIDDEN],
}

impl Network {
    pub(super) fn new(words: usize, tags: usize, random: &mut Random) -> Network {
        let shape = Shape { values: [words, tags + 2, KINDS], places: [WORDS, TAGS, RELS + SETS] };
        let mut end = 0;
        let mut part = |n: usize| {
            end += n;
            end - n
        };
        let vectors = std::array::from_fn(|k| part(shape.values[k] * DIMS[k]));
        let matrices = std::array::from_fn(|k| part(shape.places[k] * DIMS[k] * HIDDEN));
        let (others, bias) = (part(OTHER * HIDDEN), part(HIDDEN));
        let (arcs, arc_bias) = (part(3 * HIDDEN), part(3));
        let (names, name_bias) = (part(NAMES * HIDDEN), part(NAMES));
        let parts = Parts { vectors, matrices, others, bias, arcs, arc_bias, names, name_bias, end };
        let mut weights = vec![0f32; end];
        let mut fill = |from: usize, to: usize, size: f32| {
            for w in &mut weights[from..to] {
                *w = (random.next() >> 40) as f32 / (1 << 23) as f32 * size - size;
            }
        };
        fill(0, matrices[0], 0.5);
        fill(matrices[0], others, 0.15);
        fill(others, bias, 0.1);
        fill(arcs, arc_bias, 0.1);
        fill(names, name_bias, 0.1);
        Network {
            gradient: vec![0.0; end],
            first: vec![0.0; end],
            second: vec![0.0; end],
            average: vec![0.0; end],
            averaged: 0.0,
            steps: 0,
            weights,
            rows: Vec::new(),
            slopes: Vec::new(),
            word_rows: vec![0; WORDS * words],
            met: Vec::new(),
            decisions: 0,
            shape,
            parts,
        }
    }

    fn row(&self, kind: usize, place: usize, value: usize, out: &mut [f32]) {
        out.fill(0.0);
        let dim = DIMS[kind];
        let at = self.parts.vectors[kind] + value * dim;
        let from = self.parts.matrices[kind] + place * dim * HIDDEN;
        for k in 0..dim {
            let x = self.weights[at + k];
            let matrix = &self.weights[from + k * HIDDEN..from + (k + 1) * HIDDEN];
            for (o, w) in out.iter_mut().zip(matrix) {
                *o += x * w;
            }
        }
    }

    /// Makes the rows of a batch.
    pub(super) fn begin(&mut self) {
        for &at in &self.met {
            self.word_rows[at as usize] = 0;
        }
        self.met.clear();
        let mut rows = std::mem::take(&mut self.rows);
        rows.clear();
        let fixed = self.fixed();
        rows.resize(fixed * HIDDEN, 0.0);
        let mut at = 0;
        for kind in [1, 2] {
            for place in 0..self.shape.places[kind] {
                for value in 0..self.shape.values[kind] {
                    self.row(kind, place, value, &mut rows[at * HIDDEN..(at + 1) * HIDDEN]);
                    at += 1;
                }
            }
        }
        rows[at * HIDDEN..].copy_from_slice(&self.weights[self.parts.others..self.parts.bias]);
        self.slopes.clear();
        self.slopes.resize(rows.len(), 0.0);
        self.rows = rows;
        self.decisions = 0;
    }

    fn fixed(&self) -> usize {
        TAGS * self.shape.values[1] + (RELS + SETS) * KINDS + OTHER
    }

    fn word(&mut self, place: usize, word: usize) -> u32 {
        let at = place * self.shape.values[0] + word;
        if self.word_rows[at] == 0 {
            let mut row = [0f32; HIDDEN];
            self.row(0, place, word, &mut row);
            self.word_rows[at] = (self.rows.len() / HIDDEN) as u32;
            self.met.push(at as u32);
            self.rows.extend(row);
            self.slopes.extend([0f32; HIDDEN]);
        }
        self.word_rows[at]
    }

    /// The hidden layer of a view; of a hundred units `off` are switched off by chance, of a hundred known words `hide` are not seen.
    pub(super) fn see(&mut self, view: &View, off: u64, hide: u64, random: &mut Random) -> Seen {
        let mut rows = Vec::with_capacity(64);
        for (place, &word) in view.words.iter().enumerate() {
            let known = word >= KNOWN as u16 && !random.percent(hide);
            let word = if known { word } else { word.min(UNKNOWN) };
            rows.push(self.word(place, word as usize));
        }
        let tags = self.shape.values[1];
        for (place, &tag) in view.tags.iter().enumerate() {
            rows.push((place * tags + tag as usize) as u32);
        }
        let base = TAGS * tags;
        for (place, &rel) in view.rels.iter().enumerate() {
            rows.push((base + place * KINDS + rel as usize) as u32);
        }
        for (place, &set) in view.sets.iter().enumerate() {
            let mut left = set;
            while left != 0 {
                rows.push((base + (RELS + place) * KINDS + left.trailing_zeros() as usize) as u32);
                left &= left - 1;
            }
        }
        let base = base + (RELS + SETS) * KINDS;
        rows.extend(view.others.iter().map(|&o| (base + o as usize) as u32));
        let mut hidden: [f32; HIDDEN] = std::array::from_fn(|i| self.weights[self.parts.bias + i]);
        for &row in &rows {
            let row = &self.rows[row as usize * HIDDEN..(row as usize + 1) * HIDDEN];
            for (h, x) in hidden.iter_mut().zip(row) {
                *h += x;
            }
        }
        let mut mask = [0f32; HIDDEN];
        let keep = 100.0 / (100 - off) as f32;
        for eight in mask.chunks_mut(8) {
            let bits = random.next();
            for (i, m) in eight.iter_mut().enumerate() {
                *m = if (bits >> (8 * i) & 0xFF) * 100 < off * 256 { 0.0 } else { keep };
            }
        }
        for (h, m) in hidden.iter_mut().zip(&mut mask) {
            if *h <= 0.0 {
                *m = 0.0;
            }
            *h *= *m;
        }
        Seen { rows, hidden, mask }
    }

    fn out(&self, hidden: &[f32; HIDDEN], at: usize, bias: usize) -> f32 {
        let mut sums = [0f32; 8];
        for (h, w) in hidden.chunks_exact(8).zip(self.weights[at..at + HIDDEN].chunks_exact(8)) {
            for i in 0..8 {
                sums[i] += h[i] * w[i];
            }
        }
        sums.iter().sum::<f32>() + self.weights[bias]
    }

    pub(super) fn transitions(&self, seen: &Seen) -> [f32; 3] {
        std::array::from_fn(|t| self.out(&seen.hidden, self.parts.arcs + t * HIDDEN, self.parts.arc_bias + t))
    }

    pub(super) fn relations(&self, seen: &Seen, side: usize) -> Vec<f32> {
        let n = Rel::ALL.len();
        (side * n..(side + 1) * n)
            .map(|r| self.out(&seen.hidden, self.parts.names + r * HIDDEN, self.parts.name_bias + r))
            .collect()
    }

    /// Takes the slopes of the scores of transitions, and of relations on a side.
    pub(super) fn learn(&mut self, seen: &Seen, arcs: &[f32; 3], names: Option<(usize, &[f32])>) {
        self.decisions += 1;
        let mut back = [0f32; HIDDEN];
        let mut one = |at: usize, bias: usize, slope: f32| {
            if slope == 0.0 {
                return;
            }
            self.gradient[bias] += slope;
            let (w, g) = (&self.weights[at..at + HIDDEN], &mut self.gradient[at..at + HIDDEN]);
            for i in 0..HIDDEN {
                g[i] += slope * seen.hidden[i];
                back[i] += slope * w[i];
            }
        };
        for (t, &slope) in arcs.iter().enumerate() {
            one(self.parts.arcs + t * HIDDEN, self.parts.arc_bias + t, slope);
        }
        if let Some((side, slopes)) = names {
            for (r, &slope) in slopes.iter().enumerate() {
                let r = side * Rel::ALL.len() + r;
                one(self.parts.names + r * HIDDEN, self.parts.name_bias + r, slope);
            }
        }
        for (b, m) in back.iter_mut().zip(&seen.mask) {
            *b *= m;
        }
        for (g, b) in self.gradient[self.parts.bias..self.parts.bias + HIDDEN].iter_mut().zip(&back) {
            *g += b;
        }
        for &row in &seen.rows {
            let slopes = &mut self.slopes[row as usize * HIDDEN..(row as usize + 1) * HIDDEN];
            for (s, b) in slopes.iter_mut().zip(&back) {
                *s += b;
            }
        }
    }

    fn give_back(&mut self, kind: usize, place: usize, value: usize, row: usize) {
        let slopes = &self.slopes[row * HIDDEN..(row + 1) * HIDDEN];
        if slopes.iter().all(|s| *s == 0.0) {
            return;
        }
        let dim = DIMS[kind];
        let at = self.parts.vectors[kind] + value * dim;
        let from = self.parts.matrices[kind] + place * dim * HIDDEN;
        for k in 0..dim {
            let span = from + k * HIDDEN..from + (k + 1) * HIDDEN;
            let x = self.weights[at + k];
            let mut sums = [0f32; 8];
            let (w, g) = (&self.weights[span.clone()], &mut self.gradient[span]);
            for ((w, g), s) in w.chunks_exact(8).zip(g.chunks_exact_mut(8)).zip(slopes.chunks_exact(8)) {
                for i in 0..8 {
                    sums[i] += w[i] * s[i];
                    g[i] += x * s[i];
                }
            }
            self.gradient[at + k] += sums.iter().sum::<f32>();
        }
    }

    /// Ends a batch: moves the weights (Adam) by at most about `rate`; with `average` they go into the average.
    pub(super) fn step(&mut self, rate: f32, average: bool) {
        if self.decisions == 0 {
            return;
        }
        let mut at = 0;
        for kind in [1, 2] {
            for place in 0..self.shape.places[kind] {
                for value in 0..self.shape.values[kind] {
                    self.give_back(kind, place, value, at);
                    at += 1;
                }
            }
        }
        let others = self.parts.others..self.parts.bias;
        for (g, s) in self.gradient[others].iter_mut().zip(&self.slopes[at * HIDDEN..]) {
            *g += s;
        }
        for m in std::mem::take(&mut self.met) {
            let (place, value) = (m as usize / self.shape.values[0], m as usize % self.shape.values[0]);
            self.give_back(0, place, value, self.word_rows[m as usize] as usize);
            self.word_rows[m as usize] = 0;
        }
        self.steps += 1;
        let (a, b) = (0.9f32, 0.999f32);
        let (fix_a, fix_b) = (1.0 - a.powi(self.steps), 1.0 - b.powi(self.steps));
        let per = 1.0 / self.decisions as f32;
        for i in 0..self.parts.end {
            let g = self.gradient[i] * per;
            self.gradient[i] = 0.0;
            self.first[i] = a * self.first[i] + (1.0 - a) * g;
            self.second[i] = b * self.second[i] + (1.0 - b) * g * g;
            self.weights[i] -= rate * (self.first[i] / fix_a) / ((self.second[i] / fix_b).sqrt() + 1e-8);
        }
        if average {
            self.averaged += 1.0;
            let by = 1.0 / self.averaged;
            for (m, w) in self.average.iter_mut().zip(&self.weights) {
                *m += (w - *m) * by;
            }
        }
    }

    /// The averaged weights, as whole numbers of so many steps each way.
    pub(super) fn write(&self, w: &mut Writer, steps: [f32; 3]) {
        let p = &self.parts;
        let mut put = |from: usize, n: usize, steps: f32| {
            let part = &self.average[from..from + n];
            let mut sizes: Vec<f32> = part.iter().map(|x| x.abs()).collect();
            sizes.sort_by(f32::total_cmp);
            // One in a thousand may be cut short.
            let large = sizes[(sizes.len() - 1) - sizes.len() / 1000].max(1e-6);
            let one = (large / steps * (1 << 20) as f32).ceil().max(1.0);
            w.number(one as usize);
            let one = one / (1 << 20) as f32;
            w.put(&part.iter().map(|x| (x / one).round().clamp(-127.0, 127.0) as i8 as u8).collect::<Vec<u8>>());
        };
        for k in 0..3 {
            put(p.vectors[k], self.shape.values[k] * DIMS[k], steps[0]);
            put(p.matrices[k], self.shape.places[k] * DIMS[k] * HIDDEN, steps[1]);
        }
        put(p.others, OTHER * HIDDEN, steps[1]);
        put(p.bias, HIDDEN, 127.0);
        put(p.arcs, 3 * HIDDEN, 127.0);
        put(p.arc_bias, 3, 127.0);
        put(p.names, NAMES * HIDDEN, steps[2]);
        put(p.name_bias, NAMES, 127.0);
    }
}
