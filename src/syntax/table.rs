//! Weights by key, laid out for look-up: built in one pass at load, from keys that come sorted.

use super::hash::BITS;
use super::lanes::{best, each, Eight, Small};
use super::pack::Reader;

const EMPTY: u32 = u32::MAX;

/// The most rows that a pack may bring.
const MOST: usize = 1 << 22;

/// Places for `n` keys in a list of bits: an eighth of them is taken at most, and a key leaves no more than [`LOW`] bits over.
fn places(n: usize) -> u32 {
    (n * 8).next_power_of_two().trailing_zeros().clamp(BITS - LOW, BITS)
}

/// The most bits of a key that its place in the list does not tell.
const LOW: u32 = 7;
/// Marks an entry whose place has more keys than its own.
const MORE: u32 = 1 << 31;
/// Bits of a value.
const VALUE: u32 = 24;

/// A value other than 0 for each key. A list of bits says which places are taken: two look-ups of three find nothing, and it
/// answers them from a few pages of memory that stay in the processor's cache. How many places are taken before one is where
/// its entry stands, so that the entries need no room for those that are absent.
struct Index {
    /// How far a key is shifted to be a place.
    shift: u32,
    /// Words of the list.
    bits: Vec<u64>,
    /// How many bits are set before each of them, less one.
    before: Vec<u32>,
    /// What the place does not tell of the key, then the value; or [`MORE`] and where its keys begin among the others.
    entries: Vec<u32>,
    /// The keys of places with more than one, a place after the other, and none after each.
    others: Vec<(u32, u32)>,
    words: usize,
}

impl Index {
    /// `keys` are sorted; the values are below 1 << [`VALUE`].
    fn new(keys: &[u32], values: impl Iterator<Item = u32>) -> Index {
        let order = places(keys.len());
        let shift = BITS - order;
        let words = (1usize << order) / 64;
        let mut index = Index {
            shift,
            bits: vec![0; words],
            before: Vec::with_capacity(words),
            entries: Vec::with_capacity(keys.len()),
            others: Vec::new(),
            words: words - 1,
        };
        let mut last = u32::MAX;
        for (&key, value) in keys.iter().zip(values) {
            let place = (key & ((1 << BITS) - 1)) >> shift;
            let entry = (key & ((1 << shift) - 1)) << VALUE | value & ((1 << VALUE) - 1);
            match index.entries.last_mut() {
                Some(first) if place == last => {
                    if *first < MORE {
                        // The place has the same upper bits for all its keys.
                        index.others.push((place << shift | *first >> VALUE, *first & ((1 << VALUE) - 1)));
                        *first = MORE | (index.others.len() as u32 - 1);
                    } else {
                        index.others.pop();
                    }
                    index.others.extend([(key & ((1 << BITS) - 1), value), (EMPTY, 0)]);
                    continue;
                }
                _ => index.entries.push(entry),
            }
            last = place;
            index.bits[place as usize >> 6] |= 1 << (place & 63);
        }
        let mut count = 0u32;
        for word in &index.bits {
            index.before.push(count.wrapping_sub(1));
            count += word.count_ones();
        }
        index
    }

    /// The value of a key whose place is taken; 0 if it has none.
    #[inline(always)]
    fn find(&self, key: u32) -> u32 {
        let place = key >> self.shift;
        let at = place as usize >> 6 & self.words;
        let (word, before) = (self.bits[at], self.before[at]);
        let upto = word << (63 - (place & 63));
        let entry = self.entries[before.wrapping_add(upto.count_ones()) as usize];
        if entry >= MORE {
            return self.other(key, entry & (MORE - 1));
        }
        let own = (entry >> VALUE ^ key) & ((1 << self.shift) - 1) == 0;
        entry & ((own as u32) << VALUE).wrapping_sub(own as u32)
    }

    /// The value of a key whose place has several, which begin at `from`; 0 if it is none of them.
    #[inline(never)]
    fn other(&self, key: u32, from: u32) -> u32 {
        let own = self.others[from as usize..].iter().find(|o| o.0 == key || o.0 == EMPTY);
        own.map_or(0, |o| o.1)
    }

    /// The values of those of `keys` that have one, in `found`, and how many. Two passes without a branch on what was found: the
    /// processor would guess it wrong every third time.
    #[inline(always)]
    fn find_all<const N: usize>(&self, keys: &[u32; N], found: &mut [u32; N]) -> usize {
        let mut n = 0;
        for &key in keys {
            found[n] = key;
            let place = key >> self.shift;
            n += (self.bits[place as usize >> 6 & self.words] >> (place & 63) & 1) as usize;
        }
        for key in &mut found[..n] {
            *key = self.find(*key);
        }
        n
    }
}

/// Marks the last weight of a row.
const LAST: u8 = 0x80;

/// Rows of any number of (class, weight), one after another.
struct Rows<'a> {
    counts: &'a [u8],
    cells: Vec<(u8, i8)>,
}

impl<'a> Rows<'a> {
    /// Reads the rows of `n` keys, whose classes are below `classes`.
    fn read(r: &mut Reader<'a>, n: usize, classes: usize) -> Result<Rows<'a>, String> {
        let counts = r.take(n)?;
        let total: usize = counts.iter().map(|&c| c as usize).sum();
        if total >= 1 << (VALUE - 2) {
            return Err(format!("{total} weights are too many"));
        }
        if counts.contains(&0) {
            return Err("a row without weights".into());
        }
        let names = r.take(total)?;
        let weights = r.take(total)?;
        if let Some(bad) = names.iter().find(|&&c| c as usize >= classes.min(LAST as usize)) {
            return Err(format!("class {bad} of {classes}"));
        }
        Ok(Rows { counts, cells: names.iter().zip(weights).map(|(&c, &w)| (c, w as i8)).collect() })
    }
}

/// The most classes of a [`Broad`].
const LANES: usize = 40;

/// The sum of the weights of each class.
#[derive(Clone, Copy)]
pub(super) struct Sums([Eight; LANES / 8]);

impl Sums {
    /// The class with the highest sum, the first of the highest, and by how much it leads.
    #[inline(always)]
    pub(super) fn best(&self) -> (usize, i32) {
        best(&self.0)
    }
}

/// The weights of the classes, with room for more.
type Row = [Small; LANES.div_ceil(16)];

/// Rows with a weight for every class, which are added all at once.
pub(super) struct Broad {
    /// Number of a row.
    index: Index,
    rows: Vec<Row>,
    /// So many rows together leave the range of no small number.
    together: usize,
    /// What the sums begin with: classes that there are none of can never be the highest.
    pub none: Sums,
}

impl Broad {
    /// Reads a table whose classes are below `classes`.
    pub(super) fn read(r: &mut Reader, classes: usize) -> Result<Broad, String> {
        if classes > LANES {
            return Err(format!("{classes} classes are too many"));
        }
        let n = r.number(MOST)?;
        let keys = r.keys(n)?;
        let Rows { counts, cells } = Rows::read(r, n, classes)?;
        // No key has row 0, which stands for none. Rows with more weights are met more often: they lie together, so that the
        // processor's cache holds them.
        let mut next = [1; 256];
        for &count in counts {
            for place in &mut next[..count as usize] {
                *place += 1;
            }
        }
        let mut rows = vec![[0i8; LANES.next_multiple_of(16)]; n + 1];
        let mut numbers = Vec::with_capacity(n);
        let mut rest = &cells[..];
        for &count in counts {
            let (own, after) = rest.split_at(count as usize);
            rest = after;
            let number = &mut next[count as usize];
            for &(class, weight) in own {
                rows[*number][class as usize] = weight;
            }
            numbers.push(*number as u32);
            *number += 1;
        }
        let mut none = [0; LANES];
        none[classes..].fill(i16::MIN);
        let largest = cells.iter().map(|c| c.1.unsigned_abs()).max().unwrap_or(1);
        let small = |row: &[i8; LANES.next_multiple_of(16)]| {
            std::array::from_fn(|k| Small::new(std::array::from_fn(|i| row[16 * k + i])))
        };
        Ok(Broad {
            index: Index::new(&keys, numbers.into_iter()),
            rows: rows.iter().map(small).collect(),
            together: (i8::MAX as usize / (largest as usize).max(1)).max(1),
            none: Sums(std::array::from_fn(|k| Eight::new(std::array::from_fn(|i| none[8 * k + i])))),
        })
    }

    /// Adds the weights of all keys. No more than [`TOGETHER`] may be added to the same sums.
    #[inline(always)]
    pub(super) fn add<const N: usize>(&self, keys: &[u32; N], sums: &mut Sums) {
        const { assert!(N <= TOGETHER) };
        let mut found = [0; N];
        let n = self.index.find_all(keys, &mut found);
        let sum = &mut sums.0;
        for some in found[..n].chunks(self.together) {
            let first = &self.rows[some[0] as usize];
            let mut part = each!(3, k => first[k]);
            for &row in &some[1..] {
                let row = &self.rows[row as usize];
                part = each!(3, k => part[k].add_within(row[k]));
            }
            let [a, b, c] = part.map(Small::wide);
            *sum = [sum[0].add(a[0]), sum[1].add(a[1]), sum[2].add(b[0]), sum[3].add(b[1]), sum[4].add(c[0])];
        }
    }
}

/// So many rows cannot leave the range of a sum.
const TOGETHER: usize = i16::MAX as usize / 128;

/// A small value for each key.
pub(super) struct Map {
    slots: Vec<(u32, u16)>,
    mask: usize,
    /// Eight bits for each slot, set where a key falls.
    taken: Vec<u64>,
}

impl Map {
    pub(super) fn new(keys: &[u32], values: &[u16]) -> Map {
        // A load of at most two thirds.
        let size = (keys.len() * 3 / 2).max(16).next_power_of_two();
        let mut table = Map { slots: vec![(EMPTY, 0); size], mask: size - 1, taken: vec![0; size / 8] };
        for (&key, &value) in keys.iter().zip(values) {
            let mut at = key as usize & table.mask;
            while table.slots[at].0 != EMPTY {
                at = (at + 1) & table.mask;
            }
            table.slots[at] = (key, value);
            table.taken[key as usize >> 6 & (size / 8 - 1)] |= 1 << (key & 63);
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

    /// The same for a key that is mostly absent: a list of bits, small enough for the processor's nearest cache, tells that.
    #[inline(always)]
    pub(super) fn rare(&self, key: u32) -> Option<u16> {
        if self.taken[key as usize >> 6 & (self.taken.len() - 1)] >> (key & 63) & 1 == 0 {
            return None;
        }
        self.get(key)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other() {
        // Neighbours share a place; strangers lie beside them.
        let keys: Vec<u32> = (0..3000u32).flat_map(|i| [i * 5003, i * 5003 + 1]).collect();
        let index = Index::new(&keys, keys.iter().map(|k| k ^ 0xAB_CDEF));
        for &key in &keys {
            let (asked, mut found) = ([key, key + 2, key + 4000], [0; 3]);
            let n = index.find_all(&asked, &mut found);
            let found: Vec<u32> = found[..n].iter().copied().filter(|&v| v != 0).collect();
            assert_eq!(found, [key ^ 0xAB_CDEF], "key {key}");
        }
        let (empty, mut found) = (Index::new(&[], [].into_iter()), [0; 1]);
        assert_eq!(empty.find_all(&[7], &mut found), 0);
    }
}
