//! Weights by key, laid out for look-up: built in one pass at load, from keys that come sorted.

use super::hash::BITS;
use super::lanes::{best, each, Eight, Small};
use super::pack::Reader;
use crate::knowledge::keys::Keys;

const EMPTY: u32 = u32::MAX;

/// The most keys of a table of a pack: each has a number of [`VALUE`] bits, and none has 0.
const MOST: usize = (1 << VALUE) - 1;

/// Places for `n` keys in a list of bits: an eighth of them is taken at most, and a key leaves no more than [`LOW`] bits over.
fn places(n: usize) -> u32 {
    (n * 8).next_power_of_two().trailing_zeros().clamp(BITS - LOW, BITS)
}

/// The most bits of a key that its place in the list does not tell.
const LOW: u32 = 31 - VALUE;
/// Marks an entry whose place has more keys than its own.
const MORE: u32 = 1 << 31;
/// Bits of a value.
const VALUE: u32 = 16;

/// A value other than 0 for each key. A list of bits says which places are taken: two look-ups of three find nothing, and it
/// answers them from a few pages of memory that stay in the processor's cache. How many places are taken before one is where
/// its entry stands, so that the entries need no room for those that are absent.
struct Index {
    /// How far a key is shifted to be a place.
    shift: u32,
    /// Words of the list.
    bits: Vec<u64>,
    /// How many bits are set before each of them.
    before: Vec<u16>,
    /// What the place does not tell of the key, then the value; or [`MORE`] and where its keys begin among the others.
    entries: Vec<u32>,
    /// The keys of places with more than one, a place after the other, and none after each.
    others: Vec<(u32, u32)>,
    words: usize,
}

impl Index {
    /// `keys` are sorted; the values are above 0.
    #[inline(never)]
    fn new(keys: &[u32], values: &[u16]) -> Index {
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
        for (&key, &value) in keys.iter().zip(values) {
            let (key, value) = (key & ((1 << BITS) - 1), value as u32);
            let place = key >> shift;
            let entry = (key & ((1 << shift) - 1)) << VALUE | value;
            match index.entries.last_mut() {
                Some(first) if place == last => {
                    if *first < MORE {
                        // The place has the same upper bits for all its keys.
                        index.others.push((place << shift | *first >> VALUE, *first & ((1 << VALUE) - 1)));
                        *first = MORE | (index.others.len() as u32 - 1);
                    } else {
                        index.others.pop();
                    }
                    index.others.extend([(key, value), (EMPTY, 0)]);
                    continue;
                }
                _ => index.entries.push(entry),
            }
            last = place;
            index.bits[place as usize >> 6] |= 1 << (place & 63);
        }
        let mut count = 0u32;
        for word in &index.bits {
            index.before.push(count as u16);
            count += word.count_ones();
        }
        index
    }

    /// Whether the place of a key is taken.
    #[inline(always)]
    fn takes(&self, key: u32) -> bool {
        let place = key >> self.shift;
        self.bits[place as usize >> 6 & self.words] >> (place & 63) & 1 != 0
    }

    /// The value of a key whose place is taken; 0 if it has none.
    #[inline(always)]
    fn find(&self, key: u32) -> u32 {
        let place = key >> self.shift;
        let at = place as usize >> 6 & self.words;
        let (word, before) = (self.bits[at], self.before[at]);
        let upto = word << (63 - (place & 63));
        let entry = self.entries[before as usize + upto.count_ones() as usize - 1];
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
            n += self.takes(key) as usize;
        }
        for key in &mut found[..n] {
            *key = self.find(*key);
        }
        n
    }
}

/// Rows of so many weights at most are alike more often than not.
const FEW: u8 = 2;

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
const WIDE: usize = LANES.next_multiple_of(16);
type Row = [Small; WIDE / 16];

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
        let counts = r.take(n)?;
        let total = counts.iter().map(|&count| count as usize).sum();
        let (names, weights) = (r.take(total)?, r.take(total)?);
        if counts.contains(&0) {
            return Err("a row without weights".into());
        }
        if let Some(bad) = names.iter().find(|&&class| class as usize >= classes) {
            return Err(format!("class {bad} of {classes}"));
        }
        // No key has row 0, which stands for none. The many that are alike with few weights are one, so that the processor's cache holds
        // more of them.
        let mut rows = vec![[0i8; WIDE]];
        let mut alike = Keys::default();
        let mut numbers = Vec::with_capacity(n);
        let mut cells = names.iter().zip(weights);
        for &count in counts {
            let (mut row, mut key) = ([0i8; WIDE], 0u64);
            for (&class, &weight) in cells.by_ref().take(count as usize) {
                row[class as usize] = weight as i8;
                key = key << 16 | (class as u64) << 8 | weight as u64;
            }
            let known = if count <= FEW { alike.get(key) } else { None };
            numbers.push(known.unwrap_or(rows.len() as u32) as u16);
            if known.is_none() {
                if count <= FEW {
                    alike.insert(key, rows.len() as u32);
                }
                rows.push(row);
            }
        }
        let mut none = [0; LANES];
        none[classes..].fill(i16::MIN);
        let largest = weights.iter().map(|&weight| (weight as i8).unsigned_abs()).max().unwrap_or(1);
        let small = |row: &[i8; WIDE]| std::array::from_fn(|k| Small::new(std::array::from_fn(|i| row[16 * k + i])));
        Ok(Broad {
            index: Index::new(&keys, &numbers),
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
pub(super) struct Map(Index);

impl Map {
    /// Of sorted keys.
    pub(super) fn new(keys: &[u32], values: &[u16]) -> Map {
        Map(Index::new(keys, &values.iter().map(|&value| value + 1).collect::<Vec<_>>()))
    }

    /// Reads a map whose values are below `most`.
    pub(super) fn read(r: &mut Reader, most: usize) -> Result<Map, String> {
        let n = r.number(MOST)?;
        let keys = r.keys(n)?;
        let low = r.take(n)?;
        let high = r.take(n)?;
        let values: Vec<u16> = low.iter().zip(high).map(|(&l, &h)| (h as u16) << 8 | l as u16).collect();
        if let Some(bad) = values.iter().find(|&&v| v as usize >= most.min(MOST)) {
            return Err(format!("value {bad} of {most}"));
        }
        Ok(Map::new(&keys, &values))
    }

    #[inline(always)]
    pub(super) fn get(&self, key: u32) -> Option<u16> {
        match self.0.takes(key) {
            true => self.value(key),
            false => None,
        }
    }

    #[inline(never)]
    fn value(&self, key: u32) -> Option<u16> {
        self.0.find(key).checked_sub(1).map(|value| value as u16)
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
        let values: Vec<u16> = (1..).take(keys.len()).collect();
        let index = Index::new(&keys, &values);
        for (&key, &value) in keys.iter().zip(&values) {
            let (asked, mut found) = ([key, key + 2, key + 4000], [0; 3]);
            let n = index.find_all(&asked, &mut found);
            let found: Vec<u32> = found[..n].iter().copied().filter(|&v| v != 0).collect();
            assert_eq!(found, [value as u32], "key {key}");
        }
        let (empty, mut found) = (Index::new(&[], &[]), [0; 1]);
        assert_eq!(empty.find_all(&[7], &mut found), 0);
    }
}
