//! Words as numbers, made eight bytes at a look, and tables of words that are known by theirs. Hides where in the table a number stands.

/// Eight bytes from `at` on, the first of them lowest; 0 beyond the end.
#[inline(always)]
pub(crate) fn eight(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => last(bytes, at),
    }
}

#[cold]
#[inline(never)]
fn last(bytes: &[u8], at: usize) -> u64 {
    bytes.iter().skip(at).rev().fold(0, |word, b| word << 8 | u64::from(*b))
}

/// The first `n` bytes of a number, `n` below eight.
#[inline(always)]
pub(crate) fn first(word: u64, n: usize) -> u64 {
    word & ((1 << (8 * n)) - 1)
}

#[inline(always)]
pub(crate) fn mixed(long: u64, word: u64) -> u64 {
    let mixed = (long ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    // What differs high up differs low down too, where the bytes after it cannot undo it.
    mixed ^ mixed >> 32
}

/// No short word has this bit.
#[inline(always)]
pub(crate) fn named(long: u64) -> u64 {
    long | 1 << 63
}

/// The word of `bytes[from..to]`, in small letters, as a number, as `text/` makes one of a word that it meets: words of fewer than eight bytes differ whenever their
/// bytes do, others all but always.
#[inline(always)]
pub(crate) fn key(bytes: &[u8], from: usize, to: usize) -> u64 {
    keyed(bytes, from, to, 0)
}

/// The same with some bits of each byte set: those that make letters small.
#[inline(always)]
pub(crate) fn keyed(bytes: &[u8], from: usize, to: usize, set: u64) -> u64 {
    if to - from < 8 {
        return first(eight(bytes, from) | set, to - from);
    }
    let (mut long, mut at) = (0, from);
    while to - at >= 8 {
        long = mixed(long, eight(bytes, at) | set);
        at += 8;
    }
    named(mixed(long, first(eight(bytes, at) | set, to - at)))
}

/// A word in small letters as `text/` makes one of a word that it meets.
pub(crate) fn of_word(word: &str) -> u64 {
    key(word.as_bytes(), 0, word.len())
}

/// Bits of a word's number for the place of a table, well mixed.
#[inline(always)]
pub fn spread(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize
}

/// A number for each of some words: one type for all, so that there is one such code. The number that stands for a word is never 0.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// Twice as many as words at least; a word of 0 where there is none.
    places: Vec<(u64, u32)>,
    /// Eight bits for each place, set where a word falls: most words of a text are in no table, and a few bytes tell it.
    taken: Vec<u8>,
    words: usize,
}

impl Keys {
    /// A table of some words; of a word that comes twice `and` makes one value.
    pub fn new(words: &[(u64, u32)], and: fn(u32, u32) -> u32) -> Keys {
        let mut out = Keys::default();
        for &(key, value) in words {
            let value = out.get(key).map_or(value, |known| and(known, value));
            out.insert(key, value);
        }
        out
    }

    /// Takes a word, or another value for one that it has.
    #[inline(never)]
    pub fn insert(&mut self, key: u64, value: u32) {
        if key == 0 {
            return;
        }
        if self.words * 2 >= self.places.len() {
            let larger = vec![(0, 0); (self.places.len() * 4).max(16)];
            self.taken = vec![0; larger.len()];
            for word in std::mem::replace(&mut self.places, larger).into_iter().filter(|w| w.0 != 0) {
                self.put(word);
            }
        }
        self.words += usize::from(self.put((key, value)) == 0);
    }

    /// Puts a word where it belongs; gives the word that was there.
    #[inline(never)]
    fn put(&mut self, word: (u64, u32)) -> u64 {
        let bit = spread(word.0);
        let last = self.taken.len() - 1;
        self.taken[bit >> 3 & last] |= 1 << (bit & 7);
        let at = self.find(word.0);
        std::mem::replace(&mut self.places[at], word).0
    }

    /// Where a word is, or would be.
    #[inline(always)]
    fn find(&self, key: u64) -> usize {
        let last = self.places.len() - 1;
        let mut at = spread(key) >> 3 & last;
        while self.places[at].0 != 0 && self.places[at].0 != key {
            at = (at + 1) & last;
        }
        at
    }

    /// What is said of a word.
    #[inline(always)]
    pub fn get(&self, key: u64) -> Option<u32> {
        let bit = spread(key);
        // An empty table has no byte.
        let byte = *self.taken.get(bit >> 3 & self.taken.len().wrapping_sub(1))?;
        if byte >> (bit & 7) & 1 == 0 {
            return None;
        }
        self.value(key)
    }

    #[inline(never)]
    fn value(&self, key: u64) -> Option<u32> {
        let (found, value) = self.places[self.find(key)];
        (found != 0).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_its_words_and_no_others() {
        let words: Vec<u64> = (1..5000u64).map(|n| n * n ^ n << 40).collect();
        let numbered: Vec<(u64, u32)> = words.iter().copied().zip(0..).collect();
        let mut table = Keys::new(&numbered, |a, _| a);
        assert!(numbered.iter().all(|(w, n)| table.get(*w) == Some(*n)));
        assert!((1..5000).map(|n| n << 20 | 1).filter(|w| !words.contains(w)).all(|w| table.get(w).is_none()));
        table.insert(words[7], 1);
        table.insert(0, 1);
        assert_eq!((table.get(words[7]), table.get(0), Keys::default().get(7)), (Some(1), None, None));
    }

    #[test]
    fn what_comes_twice_is_made_one() {
        assert_eq!(Keys::new(&[(3, 1), (5, 2), (3, 4)], |a, b| a | b).get(3), Some(5));
    }
}
