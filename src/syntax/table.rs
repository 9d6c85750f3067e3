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

/// Keys and values four and four, so that a look at one line of memory compares four keys at once and takes no branch on which
/// of them it was.
#[derive(Clone, Copy)]
struct Bucket {
    keys: [u32; WAYS],
    values: [u32; WAYS],
}

const WAYS: usize = 4;

/// A value other than 0 for each key.
struct Index {
    buckets: Vec<Bucket>,
    mask: usize,
    filter: Filter,
}

impl Index {
    fn new(keys: &[u32], values: impl Iterator<Item = u32>) -> Index {
        let size = slots(keys.len()) / WAYS;
        let empty = Bucket { keys: [EMPTY; WAYS], values: [0; WAYS] };
        let mut index = Index { buckets: vec![empty; size], mask: size - 1, filter: Filter::new(keys) };
        for (&key, value) in keys.iter().zip(values) {
            let mut at = key as usize & index.mask;
            let free = loop {
                match index.buckets[at].keys.iter().position(|&k| k == EMPTY) {
                    Some(free) => break free,
                    None => at = (at + 1) & index.mask,
                }
            };
            index.buckets[at].keys[free] = key;
            index.buckets[at].values[free] = value;
        }
        index
    }

    /// The value of a key; 0 if it has none.
    #[inline(always)]
    fn find(&self, key: u32) -> u32 {
        let mut at = key as usize;
        loop {
            let bucket = &self.buckets[at & self.mask];
            let mut value = 0;
            for way in 0..WAYS {
                value |= bucket.values[way] & ((bucket.keys[way] == key) as u32).wrapping_neg();
            }
            // A bucket that is not full has no overflow. One question, since the answer to each alone is hard to guess.
            if (value != 0) | (bucket.keys[WAYS - 1] == EMPTY) {
                return value;
            }
            at += 1;
        }
    }

    /// The values of those of `keys` that have one, in `found`, and how many. Two passes without a branch on what was found: the
    /// processor would guess it wrong every third time.
    #[inline(always)]
    fn find_all<const N: usize>(&self, keys: &[u32; N], found: &mut [u32; N]) -> usize {
        let mut n = 0;
        for &key in keys {
            found[n] = key;
            n += self.filter.may_have(key) as usize;
        }
        for key in &mut found[..n] {
            *key = self.find(*key);
        }
        n
    }
}

/// Rows of three weights.
pub(super) struct Dense {
    index: Index,
}

impl Dense {
    pub(super) fn read(r: &mut Reader) -> Result<Dense, String> {
        let n = r.number(MOST)?;
        let keys = r.keys(n)?;
        let (one, two, three) = (r.take(n)?, r.take(n)?, r.take(n)?);
        // Bytes from 0 on instead of signed, and a one at the top that counts the rows.
        let rows = (0..n).map(|i| u32::from_le_bytes([one[i], two[i], three[i], 0]) ^ 0x0180_8080);
        Ok(Dense { index: Index::new(&keys, rows) })
    }

    /// The sums of the weights of all keys.
    #[inline(always)]
    pub(super) fn score<const N: usize>(&self, keys: &[u32; N]) -> [i32; 3] {
        const { assert!(N <= 256) };
        let mut found = [0; N];
        let n = self.index.find_all(keys, &mut found);
        // Two sums in each word.
        let (mut even, mut odd) = (0u32, 0u32);
        for row in &found[..n] {
            even += row & 0xFF_00FF;
            odd += row >> 8 & 0xFF_00FF;
        }
        let all = (odd >> 16) as i32 * 128;
        [(even & 0xFFFF) as i32 - all, (odd & 0xFFFF) as i32 - all, (even >> 16) as i32 - all]
    }
}

/// Rows of any number of (class, weight), one after another.
struct Rows {
    counts: Vec<u8>,
    cells: Vec<(u8, i8)>,
}

impl Rows {
    /// Reads the rows of `n` keys, whose classes are below `classes`.
    fn read(r: &mut Reader, n: usize, classes: usize) -> Result<Rows, String> {
        let counts = r.take(n)?.to_vec();
        let total: usize = counts.iter().map(|&c| c as usize).sum();
        if total >= 1 << 23 {
            return Err(format!("{total} weights are too many"));
        }
        let names = r.take(total)?;
        let weights = r.take(total)?;
        if let Some(bad) = names.iter().find(|&&c| c as usize >= classes) {
            return Err(format!("class {bad} of {classes}"));
        }
        Ok(Rows { counts, cells: names.iter().zip(weights).map(|(&c, &w)| (c, w as i8)).collect() })
    }
}

/// Rows of any number of (class, weight), mostly few.
pub(super) struct Sparse {
    /// First weight of a row, shifted, and their number.
    index: Index,
    weights: Vec<(u8, i8)>,
}

impl Sparse {
    /// Reads a table whose classes are below `classes`.
    pub(super) fn read(r: &mut Reader, classes: usize) -> Result<Sparse, String> {
        let n = r.number(MOST)?;
        let keys = r.keys(n)?;
        let Rows { counts, cells } = Rows::read(r, n, classes)?;
        let mut at = 0;
        let rows = counts.iter().map(|&count| {
            let row = at << 8 | count as u32;
            at += count as u32;
            row
        });
        Ok(Sparse { index: Index::new(&keys, rows), weights: cells })
    }

    /// The class with the highest sum of weights over all keys, the first of the highest, `but` one.
    #[inline(always)]
    pub(super) fn best<const N: usize>(&self, keys: &[u32; N], classes: usize, but: usize) -> usize {
        let mut found = [0; N];
        let n = self.index.find_all(keys, &mut found);
        let mut scores = [0i32; 64];
        for row in &found[..n] {
            let from = (row >> 8) as usize;
            for &(class, weight) in &self.weights[from..from + (row & 0xFF) as usize] {
                scores[class as usize & 63] += weight as i32;
            }
        }
        scores[but & 63] = i32::MIN;
        first_of_highest(&scores[..classes.min(64)])
    }
}

/// Classes that one word of sums holds.
const LANES: usize = 4;
/// Words of sums.
const WORDS: usize = 10;
/// What every sum begins with, so that none ends below 0.
const BASE: u64 = 1 << 14;
/// Marks a row that is held in full.
const FULL: u32 = 1 << 31;
/// A row of more weights is held in full.
const FEW: u8 = 5;

/// Rows of (class, weight), those that are met most often with a weight for nearly every class: these are held and added four
/// classes to a word. A negative weight borrows from the next class's sum and the last addition has paid it all back.
pub(super) struct Broad {
    /// First weight of a row, shifted, and their number; or [`FULL`] and the number of the row.
    index: Index,
    weights: Vec<(u8, i8)>,
    full: Vec<[u64; WORDS]>,
}

/// A weight where the sum of its class is.
fn in_lane(class: u8, weight: i8) -> u64 {
    (weight as i64 as u64) << (16 * (class as usize % LANES))
}

impl Broad {
    /// Reads a table whose classes are below `classes`.
    pub(super) fn read(r: &mut Reader, classes: usize) -> Result<Broad, String> {
        if classes > WORDS * LANES {
            return Err(format!("{classes} classes are too many"));
        }
        let n = r.number(MOST)?;
        let keys = r.keys(n)?;
        let Rows { counts, cells } = Rows::read(r, n, classes)?;
        let mut rest = &cells[..];
        let (mut rows, mut weights, mut full) = (Vec::with_capacity(n), Vec::new(), Vec::new());
        for count in counts {
            let (row, after) = rest.split_at(count as usize);
            rest = after;
            if count <= FEW {
                rows.push((weights.len() as u32) << 8 | count as u32);
                weights.extend_from_slice(row);
                continue;
            }
            let mut words = [0u64; WORDS];
            for &(class, weight) in row {
                let word = &mut words[class as usize / LANES];
                *word = word.wrapping_add(in_lane(class, weight));
            }
            rows.push(FULL | full.len() as u32);
            full.push(words);
        }
        Ok(Broad { index: Index::new(&keys, rows.into_iter()), weights, full })
    }

    /// The class with the highest sum of weights over all keys, the first of the highest.
    #[inline(always)]
    pub(super) fn best<const N: usize>(&self, keys: &[u32; N], classes: usize) -> usize {
        const { assert!(N * 128 < BASE as usize) };
        let mut found = [0; N];
        let n = self.index.find_all(keys, &mut found);
        let mut sums = [BASE * 0x0001_0001_0001_0001; WORDS];
        // First those in full; the others come together on the way.
        let (mut few, mut left) = ([0; N], 0);
        let (mut whole, mut wholes) = ([0; N], 0);
        for &row in &found[..n] {
            few[left] = row;
            whole[wholes] = row;
            left += (row < FULL) as usize;
            wholes += (row >= FULL) as usize;
        }
        for &row in &whole[..wholes] {
            let row = &self.full[(row & !FULL) as usize];
            for word in 0..WORDS {
                sums[word] = sums[word].wrapping_add(row[word]);
            }
        }
        for &row in &few[..left] {
            let from = (row >> 8) as usize;
            for &(class, weight) in &self.weights[from..from + (row & 0xFF) as usize] {
                let word = &mut sums[class as usize / LANES % WORDS];
                *word = word.wrapping_add(in_lane(class, weight));
            }
        }
        let mut scores = [0i32; WORDS * LANES];
        for word in 0..WORDS {
            for lane in 0..LANES {
                scores[word * LANES + lane] = (sums[word] >> (16 * lane)) as u16 as i32;
            }
        }
        first_of_highest(&scores[..classes.min(WORDS * LANES)])
    }
}

/// Where the first of the highest stands.
#[inline(always)]
fn first_of_highest(scores: &[i32]) -> usize {
    let mut most = i32::MIN;
    for &score in scores {
        most = most.max(score);
    }
    scores.iter().position(|&s| s == most).unwrap_or(0)
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
