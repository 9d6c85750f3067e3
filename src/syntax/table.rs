//! Weights by key, laid out for look-up: open addressing, built in one pass at load.

use super::hash::BITS;
use super::pack::Reader;

const EMPTY: u32 = u32::MAX;

/// The most rows that a pack may bring.
const MOST: usize = 1 << 22;

/// Room for `n` keys at a load of at most two thirds.
fn slots(n: usize) -> usize {
    (n * 3 / 2).max(16).next_power_of_two()
}

/// Which keys a table may have. Two look-ups of three find nothing; this answers them from a few pages of memory that stay in
/// the processor's cache, where the table itself does not.
struct Filter {
    bits: Vec<u64>,
    mask: usize,
}

impl Filter {
    fn new(keys: &[u32]) -> Filter {
        let words = (keys.len() / 8).max(1).next_power_of_two();
        let mut filter = Filter { bits: vec![0; words], mask: words - 1 };
        for &key in keys {
            filter.bits[key as usize >> 6 & filter.mask] |= 1 << (key & 63);
        }
        filter
    }

    #[inline(always)]
    fn may_have(&self, key: u32) -> bool {
        self.bits[key as usize >> 6 & self.mask] >> (key & 63) & 1 == 1
    }
}

/// A row of four weights in each slot: one look at memory for a feature.
pub(super) struct Dense {
    slots: Vec<(u32, [i8; 4])>,
    mask: usize,
    filter: Filter,
}

impl Dense {
    pub(super) fn new(keys: &[u32], rows: &[[i8; 4]]) -> Dense {
        let size = slots(keys.len());
        let mut table = Dense { slots: vec![(EMPTY, [0; 4]); size], mask: size - 1, filter: Filter::new(keys) };
        for (&key, &row) in keys.iter().zip(rows) {
            let mut at = key as usize & table.mask;
            while table.slots[at].0 != EMPTY {
                at = (at + 1) & table.mask;
            }
            table.slots[at] = (key, row);
        }
        table
    }

    pub(super) fn read(r: &mut Reader) -> Result<Dense, String> {
        let n = r.number(MOST)?;
        let keys = r.keys(n)?;
        let mut rows = vec![[0i8; 4]; n];
        for class in 0..3 {
            for (row, &b) in rows.iter_mut().zip(r.take(n)?) {
                row[class] = b as i8;
            }
        }
        Ok(Dense::new(&keys, &rows))
    }

    /// Adds the weights of a key.
    #[inline(always)]
    pub(super) fn add(&self, key: u32, scores: &mut [i32; 4]) {
        if !self.filter.may_have(key) {
            return;
        }
        let mut at = key as usize & self.mask;
        loop {
            let (k, row) = self.slots[at];
            if k == key {
                for c in 0..3 {
                    scores[c] += row[c] as i32;
                }
                return;
            }
            if k == EMPTY {
                return;
            }
            at = (at + 1) & self.mask;
        }
    }
}

/// Rows of any number of (class, weight).
pub(super) struct Sparse {
    /// Key, first weight, one past the last.
    slots: Vec<(u32, u32, u32)>,
    mask: usize,
    filter: Filter,
    weights: Vec<(u8, i8)>,
}

impl Sparse {
    pub(super) fn new(keys: &[u32], rows: &[Vec<(u8, i8)>]) -> Sparse {
        let size = slots(keys.len());
        let mut table =
            Sparse { slots: vec![(EMPTY, 0, 0); size], mask: size - 1, filter: Filter::new(keys), weights: Vec::new() };
        for (&key, row) in keys.iter().zip(rows) {
            let mut at = key as usize & table.mask;
            while table.slots[at].0 != EMPTY {
                at = (at + 1) & table.mask;
            }
            let from = table.weights.len() as u32;
            table.weights.extend_from_slice(row);
            table.slots[at] = (key, from, table.weights.len() as u32);
        }
        table
    }

    /// Reads a table whose classes are below `classes`.
    pub(super) fn read(r: &mut Reader, classes: usize) -> Result<Sparse, String> {
        let n = r.number(MOST)?;
        let keys = r.keys(n)?;
        let counts = r.take(n)?;
        let total: usize = counts.iter().map(|&c| c as usize).sum();
        let names = r.take(total)?;
        let weights = r.take(total)?;
        if let Some(bad) = names.iter().find(|&&c| c as usize >= classes) {
            return Err(format!("class {bad} of {classes}"));
        }
        let mut rows = Vec::with_capacity(n);
        let mut at = 0;
        for &count in counts {
            let to = at + count as usize;
            rows.push((at..to).map(|i| (names[i], weights[i] as i8)).collect());
            at = to;
        }
        Ok(Sparse::new(&keys, &rows))
    }

    /// Adds the weights of a key.
    #[inline(always)]
    pub(super) fn add(&self, key: u32, scores: &mut [i32; 64]) {
        if !self.filter.may_have(key) {
            return;
        }
        let mut at = key as usize & self.mask;
        loop {
            let (k, from, to) = self.slots[at];
            if k == key {
                for &(class, weight) in &self.weights[from as usize..to as usize] {
                    scores[class as usize & 63] += weight as i32;
                }
                return;
            }
            if k == EMPTY {
                return;
            }
            at = (at + 1) & self.mask;
        }
    }
}

/// A small value for each key.
pub(super) struct Map {
    slots: Vec<(u32, u16)>,
    mask: usize,
}

impl Map {
    pub(super) fn new(keys: &[u32], values: &[u16]) -> Map {
        let size = slots(keys.len());
        let mut table = Map { slots: vec![(EMPTY, 0); size], mask: size - 1 };
        for (&key, &value) in keys.iter().zip(values) {
            let mut at = key as usize & table.mask;
            while table.slots[at].0 != EMPTY {
                at = (at + 1) & table.mask;
            }
            table.slots[at] = (key, value);
        }
        table
    }

    /// Reads a map whose values are below `most`.
    pub(super) fn read(r: &mut Reader, most: usize) -> Result<Map, String> {
        let n = r.number(MOST)?;
        let keys = r.keys(n)?;
        let low = r.take(n)?;
        let high = r.take(n)?;
        let values: Vec<u16> = low.iter().zip(high).map(|(&l, &h)| (h as u16) << 8 | l as u16).collect();
        if let Some(bad) = values.iter().find(|&&v| v as usize >= most) {
            return Err(format!("value {bad} of {most}"));
        }
        Ok(Map::new(&keys, &values))
    }

    #[inline(always)]
    pub(super) fn get(&self, key: u32) -> Option<u16> {
        let mut at = key as usize & self.mask;
        loop {
            let (k, value) = self.slots[at];
            if k == key {
                return Some(value);
            }
            if k == EMPTY {
                return None;
            }
            at = (at + 1) & self.mask;
        }
    }
}

/// The key of a word in the lexicon.
pub(super) fn word_key(word: u32) -> u32 {
    word.wrapping_mul(0x9E37_79B1) >> (32 - BITS)
}
