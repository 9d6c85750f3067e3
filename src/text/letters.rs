//! Runs of ASCII letters and words as numbers, eight bytes at a look: most of a text is such words, and most questions asked of a
//! word are whether it is in a small table. Hides how bytes are told apart inside a number.

use crate::knowledge::keys::{eight, first, keyed, mixed, named};
pub(crate) use crate::knowledge::keys::{key, of_word};

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;
/// What makes a capital letter of ASCII a small one, and leaves digits as they are.
const SMALL: u64 = 0x20 * ONES;

/// A run of letters: where it ends, what it is as a number, and its capitals.
pub(crate) struct Run {
    pub end: usize,
    /// Of the word in small letters; 0 for an empty run.
    pub key: u64,
    pub capitals: u32,
}

/// The highest bit of every byte that is from `first` to `last`, of bytes below 128 each.
#[inline(always)]
fn between(low: u64, first: u8, last: u8) -> u64 {
    (low + (0x80 - u64::from(first)) * ONES) & !(low + (0x7F - u64::from(last)) * ONES)
}

/// The highest bit of every byte that is an ASCII letter.
#[inline(always)]
fn letters(word: u64) -> u64 {
    between((word | SMALL) & !HIGH, b'a', b'z') & !word & HIGH
}

/// The ASCII letters from `at` on.
#[inline(always)]
pub(crate) fn run_at(bytes: &[u8], at: usize) -> Run {
    let mut word = eight(bytes, at);
    let mut found = letters(word);
    let (mut end, mut long, mut capitals) = (at, 0, 0);
    while found == HIGH {
        capitals += (!(word << 2) & HIGH).count_ones();
        long = mixed(long, word | SMALL);
        end += 8;
        word = eight(bytes, end);
        found = letters(word);
    }
    let n = ((found ^ HIGH).trailing_zeros() / 8) as usize;
    capitals += first(found & !(word << 2), n).count_ones();
    let rest = first(word | SMALL, n);
    Run { end: end + n, key: if end == at { rest } else { named(mixed(long, rest)) }, capitals }
}

/// The key of the ASCII letters and digits `bytes[from..to]` in small letters.
#[inline(always)]
pub(crate) fn small_key(bytes: &[u8], from: usize, to: usize) -> u64 {
    keyed(bytes, from, to, SMALL)
}

/// Where the first of some bytes stands from `at` on.
pub(crate) fn one_of<const N: usize>(bytes: &[u8], at: usize, sought: [u8; N]) -> Option<usize> {
    // A byte of 0 takes the highest bit from itself, and at most from bytes above it.
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let mut from = at;
    while from < bytes.len() {
        let word = eight(bytes, from);
        let hit = sought.iter().fold(0, |hit, b| hit | zero(word ^ (u64::from(*b) * ONES))) & HIGH;
        if hit != 0 {
            return Some(from + (hit.trailing_zeros() / 8) as usize);
        }
        from += 8;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_where_its_letters_do() {
        for word in ["", "a", "Kessab", "eastern", "minister", "MINISTERS", "internationally", "counter", "counterinsurgency"] {
            for after in ["", " x", "é", "12 ", "@", "[", "{", "`", "\0a"] {
                for before in ["", "-", "the "] {
                    let text = format!("{before}{word}{after}");
                    let (from, end) = (before.len(), before.len() + word.len());
                    let run = run_at(text.as_bytes(), from);
                    assert_eq!((run.end, run.capitals as usize), (end, word.matches(char::is_uppercase).count()), "{text:?}");
                    assert_eq!(run.key, key(text.to_ascii_lowercase().as_bytes(), from, end), "{text:?}");
                    assert_eq!(run.key, of_word(&word.to_lowercase()), "{text:?}");
                    assert_eq!(small_key(text.as_bytes(), from, end), run.key, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn the_first_of_some_bytes() {
        let text = "a\u{1}bc\ndef\u{b}\u{9}ghi\u{2028}jklmn\ropq";
        for at in 0..=text.len() {
            let there = text.bytes().skip(at).position(|b| b"\n\r\xE2".contains(&b)).map(|n| at + n);
            assert_eq!(one_of(text.as_bytes(), at, *b"\n\r\xE2"), there, "{at}");
        }
    }
}
