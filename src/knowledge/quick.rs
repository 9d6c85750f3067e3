//! Maps over the engine's own tables, with a hash that costs a multiplication for eight bytes. The standard one withstands
//! keys chosen to collide; it stays wherever the words of a text become keys.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys come from a table of the engine.
pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Values by the words of a table. One kind of map serves all kinds of values: each further one is a kilobyte of code.
#[derive(Clone, Debug)]
pub struct Index<V> {
    at: QuickMap<String, usize>,
    values: Vec<V>,
}

impl<V> Default for Index<V> {
    fn default() -> Index<V> {
        Index { at: QuickMap::default(), values: Vec::new() }
    }
}

impl<V> Index<V> {
    /// The value of a word.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&V> {
        find(&self.at, word).map(|at| &self.values[at])
    }

    /// The value of a word, a `new` one if it has none yet.
    pub fn slot(&mut self, word: &str, new: impl FnOnce() -> V) -> &mut V {
        let at = place(&mut self.at, word, self.values.len());
        if at == self.values.len() {
            self.values.push(new());
        }
        &mut self.values[at]
    }

    /// All words, in no order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.at.keys().map(String::as_str)
    }
}

#[inline(never)]
fn find(at: &QuickMap<String, usize>, word: &str) -> Option<usize> {
    at.get(word).copied()
}

#[inline(never)]
fn place(at: &mut QuickMap<String, usize>, word: &str, next: usize) -> usize {
    *at.entry(word.to_string()).or_insert(next)
}

/// The hash of [`QuickMap`].
#[derive(Clone, Copy, Default)]
pub struct Quick(u64);

impl Quick {
    #[inline]
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for Quick {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let n = bytes.len();
        // The last words may overlap the ones before: every byte is in one, and none is looked at by itself.
        let last = if let Some(last) = bytes.last_chunk::<8>() {
            for chunk in bytes[..n - 1].chunks_exact(8) {
                self.add(chunk.first_chunk().map_or(0, |c| u64::from_le_bytes(*c)));
            }
            u64::from_le_bytes(*last)
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        } else if n > 0 {
            u64::from(bytes[0]) | u64::from(bytes[n / 2]) << 8 | u64::from(bytes[n - 1]) << 16
        } else {
            0
        };
        self.add(last ^ (n as u64) << 56);
    }

    #[inline]
    fn write_u8(&mut self, n: u8) {
        // What a text ends its bytes with says nothing that their number has not said.
        if n != 0xFF {
            self.add(n as u64);
        }
    }

    #[inline]
    fn write_u32(&mut self, n: u32) {
        self.add(n as u64);
    }

    #[inline]
    fn write_u64(&mut self, n: u64) {
        self.add(n);
    }

    #[inline]
    fn write_usize(&mut self, n: usize) {
        self.add(n as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, QuickMap};

    #[test]
    fn words_of_any_length_are_found_again() {
        let words: Vec<String> = (0..20_000).map(|n| format!("{}{n}", "word".repeat(n % 7))).collect();
        let map: QuickMap<&str, usize> = words.iter().enumerate().map(|(i, w)| (w.as_str(), i)).collect();
        assert_eq!(map.len(), words.len());
        assert!(words.iter().enumerate().all(|(i, w)| map.get(w.as_str()) == Some(&i)));
        assert_eq!(map.get("wor"), None);
    }

    #[test]
    fn an_index_keeps_the_first_value_and_lends_it() {
        let mut index: Index<Vec<u8>> = Index::default();
        for (word, value) in [("raid", 1), ("siege", 2), ("raid", 3)] {
            index.slot(word, Vec::new).push(value);
        }
        assert_eq!(index.get("raid"), Some(&vec![1, 3]));
        assert_eq!(index.get("siege"), Some(&vec![2]));
        assert_eq!(index.get("truce"), None);
        assert_eq!(index.words().count(), 2);
    }
}
