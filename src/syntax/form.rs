//! What the models see of a word's spelling. Hides letters from them.

use std::ops::Range;

use super::hash::{atom, pair};
use super::{Syntax, Upos};
use crate::text::{Shape, Text};

/// A word as the models see it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// The whole word in lower case; digits are alike.
    pub word: u32,
    /// Its last 1, 2, 3, 4 letters.
    pub suffix: [u32; 4],
    /// Its first 2 and 3 letters.
    pub prefix: [u32; 2],
    /// Its shape, with its place in the sentence.
    pub shape: u32,
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// As usual.
    Plain,
    /// A headline: nearly every word has a capital, so a capital says nothing.
    Title,
}

impl Case {
    /// Judges a sentence of a text.
    pub(super) fn of_tokens(text: &Text, tokens: Range<usize>) -> Case {
        Case::of(text.tokens[tokens].iter().map(|t| (t.shape, (t.lower.1 - t.lower.0) as usize)))
    }

    /// Judges by the shapes of a sentence's words and their bytes; short words count less.
    pub(super) fn of(words: impl Iterator<Item = (Shape, usize)>) -> Case {
        let (mut capital, mut lower) = (0, 0);
        for (shape, length) in words {
            match shape {
                Shape::Lower if length > 3 => lower += 1,
                Shape::Capital | Shape::Upper | Shape::Mixed => capital += 1,
                _ => {}
            }
        }
        if capital >= 4 && lower * 6 <= capital {
            Case::Title
        } else {
            Case::Plain
        }
    }
}

/// Which words of a headline are in capitals for no more than being in one, by their part of speech; none where a verb is not.
fn lowered(text: &Text, tokens: Range<usize>, upos: impl Fn(usize) -> Upos) -> Vec<usize> {
    let (mut found, mut verb) = (Vec::new(), false);
    for i in tokens.clone() {
        let capital = text.tokens[i].shape == Shape::Capital;
        let verbal = matches!(upos(i - tokens.start), Upos::Verb | Upos::Aux);
        if verbal && !capital {
            return Vec::new();
        }
        verb |= verbal;
        if capital && i > tokens.start && !matches!(upos(i - tokens.start), Upos::Propn | Upos::Adj | Upos::X) {
            found.push(i);
        }
    }
    if verb {
        found
    } else {
        Vec::new()
    }
}

/// "Troops Kill Seven In Border Raid": a headline, once tagged, is seen as it would be in a sentence.
pub(super) fn headline(text: &Text, tokens: Range<usize>, case: Case, forms: &mut [Form], upos: impl Fn(usize) -> Upos) {
    if case != Case::Title {
        return;
    }
    let plain = lowered(text, tokens.clone(), upos);
    for i in tokens.clone().filter(|_| !plain.is_empty()) {
        let shape = if plain.contains(&i) { Shape::Lower } else { text.tokens[i].shape };
        forms[i - tokens.start] = Form::new(text.lower(i), shape, i == tokens.start, Case::Plain);
    }
}

/// The same for the stages that look at the text itself.
pub fn lower_headlines(text: &mut Text, syntax: &Syntax) {
    for sentence in 0..text.sentences.len() {
        let tokens = text.sentences[sentence].tokens.clone();
        if Case::of_tokens(text, tokens.clone()) == Case::Title {
            for i in lowered(text, tokens.clone(), |n| syntax.words[tokens.start + n].upos) {
                text.tokens[i].shape = Shape::Lower;
            }
        }
    }
}

/// A lemma as the models see it; digits are alike.
pub(super) fn stem(lemma: &str) -> u32 {
    lemma.bytes().fold(0x811C_9DC5u32, |h, b| (h ^ if b.is_ascii_digit() { b'0' } else { b } as u32).wrapping_mul(0x0100_0193))
}

impl Form {
    /// `lower` is the word in lower case with plain apostrophes and dashes.
    pub(super) fn new(lower: &str, shape: Shape, first: bool, case: Case) -> Form {
        let bytes = lower.as_bytes();
        let mut form = Form::default();
        let numeral = shape == Shape::Number;
        let mut h = 0x811C_9DC5u32;
        let mut letters = 0;
        let mut hyphen = false;
        for (i, &b) in bytes.iter().enumerate().rev() {
            hyphen |= b == b'-';
            let b = if b.is_ascii_digit() { b'0' } else { b };
            h = (h ^ b as u32).wrapping_mul(0x0100_0193);
            // A letter is complete at its first byte.
            if bytes[i] & 0xC0 != 0x80 && letters < 4 {
                form.suffix[letters] = h;
                letters += 1;
            }
        }
        form.word = h;
        for k in letters..4 {
            form.suffix[k] = h ^ 0x5555;
        }
        let mut h = 0x811C_9DC5u32;
        let mut letters = 0;
        for &b in bytes.iter().take(12) {
            if b & 0xC0 != 0x80 {
                if letters == 2 {
                    form.prefix[0] = h;
                }
                if letters == 3 {
                    break;
                }
                letters += 1;
            }
            h = (h ^ b as u32).wrapping_mul(0x0100_0193);
        }
        form.prefix[1] = h;
        if numeral
            && bytes.len() == 4
            && (bytes.starts_with(b"19") || bytes.starts_with(b"20"))
            && bytes.iter().all(u8::is_ascii_digit)
        {
            form.word = 0xEA12;
        }
        let kind = match (shape, case) {
            (Shape::Capital | Shape::Upper | Shape::Mixed, Case::Title) => 7,
            (Shape::Lower, _) => 0,
            (Shape::Capital, _) => 1,
            (Shape::Upper, _) => 2,
            (Shape::Mixed, _) => 3,
            (Shape::Number, _) => 4,
            (Shape::Punct, _) => 5,
        };
        hyphen &= bytes.len() > 1;
        form.shape = atom(kind * 4 + first as u32 * 2 + hyphen as u32 + 1000);
        form
    }

    /// What stands for a word that the lexicon does not know.
    pub(super) fn unknown(&self) -> u32 {
        pair(self.suffix[1], self.shape)
    }
}
