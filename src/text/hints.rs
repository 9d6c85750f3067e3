//! A glance at a line, by which most lines of an article are told from page furniture. Hides what the patterns of
//! [`super::boilerplate`] have in common.

use super::boilerplate::ADDRESS;
use super::masks::Masks;
use super::{fold, letters};
use crate::knowledge::keys::{eight, Keys};

/// What the words of patterns say of the lines that they stand in.
#[derive(Default)]
pub(super) struct Hints {
    /// Bits of [`hint`].
    words: Keys,
    /// Which words may be among those that need not begin the line, by their first three letters: most words are told from them
    /// without a key.
    sieve: [u64; 32],
    /// The most words of a pattern that is a whole line.
    line: usize,
    /// Marks that a pattern consists of.
    marks: Vec<char>,
}

/// What a word may say of its line.
mod hint {
    /// Begins lines that are furniture.
    pub const BEGINS: u32 = 1;
    /// Begins lines of known words only.
    pub const LINE: u32 = 2;
    /// Stands in lines that are furniture, anywhere.
    pub const WITHIN: u32 = 4;
    /// Addresses the reader.
    pub const YOU: u32 = 8;
    /// Names a part of the page.
    pub const PAGE: u32 = 16;
}

impl Hints {
    /// Takes the words of a pattern, folded, and the name of its rule.
    pub(super) fn take(&mut self, how: &str, words: &[String]) {
        let hint = match how {
            "line" => hint::LINE,
            "start" | "with" => hint::BEGINS,
            "you" => hint::YOU,
            "page" => hint::PAGE,
            "agency" | "joint" => 0,
            _ => hint::WITHIN,
        };
        if hint == hint::LINE {
            self.line = self.line.max(words.len());
        }
        let mut said = words.iter().filter(|w| w.starts_with(char::is_alphanumeric));
        // The longest word is the rarest.
        let Some(word) = (if hint == hint::WITHIN { said.max_by_key(|w| w.len()) } else { said.next() }) else {
            return self.marks.extend(words.first().and_then(|w| w.chars().next()));
        };
        if !matches!(hint, hint::BEGINS | hint::LINE) {
            let (row, bit) = sieve(eight(word.as_bytes(), 0));
            // What follows a shorter word is not known.
            self.sieve[row] |= if word.len() < 3 { u64::MAX } else { 1 << bit };
        }
        let key = letters::of_word(word);
        self.words.insert(key, hint | self.words.get(key).unwrap_or(0));
    }

    /// Whether a line, which begins at byte `start` of the text, may be furniture: a look that most lines are passed over by.
    pub(super) fn may_be(&self, line: &str, start: usize, masks: &Masks) -> bool {
        if line.is_ascii() && line.contains(' ') && !self.marks.iter().any(char::is_ascii) {
            return self.may_be_ascii(line, start, masks);
        }
        let bytes = line.as_bytes();
        let alphanumeric = |at: usize| masks.alphanumeric(start + at).min(start + bytes.len()) - start;
        let (mut at, mut said) = (0, Said::default());
        while at < bytes.len() {
            let (mut end, mut plain, mut length) = (alphanumeric(at), true, 1);
            while bytes.get(end).is_some_and(|b| *b >= 0x80) {
                let Some(c) = line[end..].chars().next() else { break };
                length = c.len_utf8();
                if !c.is_alphanumeric() {
                    break;
                }
                (plain, end, length) = (false, alphanumeric(end + length), 1);
            }
            if end > at {
                let key = if plain { letters::small_key(bytes, at, end) } else { letters::of_word(&fold::fold(&line[at..end])) };
                said.word(self.words.get(key).unwrap_or(0));
            }
            // Marks that are words of a line are none of these.
            let mark = bytes.get(end).is_some_and(|b| !matches!(b, b' ' | b',' | b'.' | b'\'' | b'"' | b'-'));
            if mark && self.marks.iter().any(|m| line[end..].starts_with(*m)) {
                return true;
            }
            at = end + length;
        }
        self.tell(&said) || !line.contains(char::is_whitespace)
    }

    /// The same of a line of ASCII with blanks, where no mark can stand.
    fn may_be_ascii(&self, line: &str, start: usize, masks: &Masks) -> bool {
        let (bytes, all) = (line.as_bytes(), start..start + line.len());
        let mut said = Said::default();
        for block in masks.blocks(&all) {
            for at in masks.starts(block, &all).map(|at| at - start) {
                let (row, bit) = sieve(eight(bytes, at));
                let mut hints = 0;
                if said.count == 0 || self.sieve[row] >> bit & 1 != 0 {
                    let end = masks.alphanumeric(start + at).min(all.end) - start;
                    hints = self.words.get(letters::small_key(bytes, at, end)).unwrap_or(0);
                }
                said.word(hints);
            }
        }
        self.tell(&said)
    }

    /// Whether a line may be furniture by what its words say of it.
    fn tell(&self, Said { first, all, count }: &Said) -> bool {
        first & hint::BEGINS != 0
            || first & hint::LINE != 0 && *count <= self.line
            || all & hint::WITHIN != 0
            || all & (hint::YOU | hint::PAGE) == hint::YOU | hint::PAGE && *count <= ADDRESS
    }
}

/// What the words of a line say of it: the first, all of them, and how many there are.
#[derive(Default)]
struct Said {
    first: u32,
    all: u32,
    count: usize,
}

impl Said {
    #[inline(always)]
    fn word(&mut self, hints: u32) {
        if self.count == 0 {
            self.first = hints;
        }
        self.all |= hints;
        self.count += 1;
    }
}

/// Where the sieve tells of words that begin with the lowest three bytes: row and bit. Capitals fall where small letters do.
#[inline(always)]
fn sieve(word: u64) -> (usize, u64) {
    ((word & 31) as usize, ((word >> 8 & 31) ^ (word >> 16 & 31) << 1) & 63)
}
