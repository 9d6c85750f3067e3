//! Whether a word is one of a short list. Hides how a list is looked up: the first time it is asked for, it becomes a table of where its words
//! begin, since most words that are asked for are in no list, and to compare them with all of one is what costs.

use std::sync::OnceLock;

/// Room for so many lists; those for which there is none are gone through word by word.
const LISTS: usize = 1024;
/// Places where a list is looked for.
const TRIES: usize = 4;

/// Where the words of a list begin and how long they are, by their hash; a length of 0 where there is none.
struct List {
    of: &'static str,
    /// A bit for the first letter and length of each word, and of some others: most words are known by it not to be there.
    may: u64,
    words: Box<[(u16, u16)]>,
}

/// Whether a word is one of a list, its words with "|" between them. One function for all such lists: as patterns each would be
/// code of its own.
#[inline(never)]
pub fn among(word: &str, list: &'static str) -> bool {
    static ALL: OnceLock<Box<[OnceLock<List>]>> = OnceLock::new();
    let all = ALL.get_or_init(|| (0..LISTS).map(|_| OnceLock::new()).collect());
    let address = list.as_ptr() as usize;
    let place = address ^ address >> 9;
    match all[place % LISTS].get() {
        Some(known) if std::ptr::eq(known.of, list) => known.has(word),
        _ => rarely(word, list, all, place),
    }
}

/// Whether a text has another one inside: for few short ones, for which the search of the standard library is much code.
pub fn holds(text: &str, sought: &str) -> bool {
    text.as_bytes().windows(sought.len()).any(|piece| piece == sought.as_bytes())
}

/// The same of a list that is asked for the first time, or whose place is another's.
#[cold]
#[inline(never)]
fn rarely(word: &str, list: &'static str, all: &[OnceLock<List>], place: usize) -> bool {
    for n in (0..TRIES).take_while(|_| list.len() <= u16::MAX as usize) {
        let known = all[place.wrapping_add(n) % LISTS].get_or_init(|| List::new(list));
        if std::ptr::eq(known.of, list) {
            return known.has(word);
        }
    }
    list.split('|').any(|w| w == word)
}

/// The bit of a word that is not empty.
#[inline(always)]
fn bit(word: &[u8]) -> u64 {
    1 << ((word[0] as usize).wrapping_add(word.len() * 27) & 63)
}

/// Of a word that is not empty.
#[inline(always)]
fn hash(word: &[u8]) -> usize {
    let n = word.len();
    let some = u32::from_le_bytes([word[0], word[n / 2], word[n - 1], n as u8]);
    (some.wrapping_mul(0x9E37_79B1) >> 16) as usize
}

impl List {
    fn new(of: &'static str) -> List {
        let size = (of.split('|').count() * 2).next_power_of_two();
        let mut words = vec![(0, 0); size].into_boxed_slice();
        let (mut at, mut may) = (0, 0);
        for word in of.split('|') {
            if !word.is_empty() {
                may |= bit(word.as_bytes());
                let mut place = hash(word.as_bytes()) % size;
                while words[place].1 != 0 {
                    place = (place + 1) % size;
                }
                words[place] = (at as u16, word.len() as u16);
            }
            at += word.len() + 1;
        }
        List { of, may, words }
    }

    #[inline(always)]
    fn has(&self, word: &str) -> bool {
        let word = word.as_bytes();
        if word.is_empty() || self.may & bit(word) == 0 {
            return false;
        }
        let last = self.words.len() - 1;
        let mut place = hash(word) & last;
        loop {
            let (at, n) = self.words[place & last];
            if n == 0 {
                return false;
            }
            if n as usize == word.len() && self.of.as_bytes().get(at as usize..at as usize + n as usize) == Some(word) {
                return true;
            }
            place += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_list_is_found_and_no_other() {
        const LIST: &str = "a|is|was|were|tué|tués|cease-fire|an|nine|nice|x|y|z|w|v|u|t|s|r|q";
        for _ in 0..2 {
            assert!(LIST.split('|').all(|w| among(w, LIST)));
            for other in ["", "|", "a|is", "i", "wa", "wer", "tue", "ceasefire", "none", "niece", "sr"] {
                assert!(!among(other, LIST), "{other:?}");
            }
            assert!(among("one", "one") && !among("on", "one"));
        }
    }

    #[test]
    fn as_many_lists_as_there_are() {
        // More than there is room for; a list may begin where another does.
        let all: &'static str = Box::leak((0..3000).map(|n| format!("w{n}|")).collect::<String>().into_boxed_str());
        for end in (20..all.len()).step_by(7) {
            let list = &all[end - 20..end];
            assert!(list.split('|').all(|w| w.is_empty() || among(w, list)), "{list}");
            assert!(!among("v", list) && !among("w0123", list));
        }
    }
}
