//! Numbers with their bounds: "some 500", "more than 260", "une dizaine", "3.6 million". Hides spelling, separators and the
//! words of each language (`data/numbers/`); later stages see the least and the most a number can be.
//!
//! What an annotator would write decides the bounds: "more than n" and "at least n" are n or more, "up to n" is 1 to n, "dozens"
//! is 24 or more, and a rough figure ("some 500", "nearly 500", "une trentaine") keeps its value and is marked.

mod atoms;
mod bounds;
mod digits;
mod lexicon;
mod value;

use std::ops::Range;

use super::{Language, Shape, Span, Text};

/// The largest number read; what is larger is no count.
pub const LARGEST: u64 = 1_000_000_000_000_000;

/// A number as said.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its bytes, with the words that bound it.
    pub span: Span,
    /// Its tokens, with the words that bound it.
    pub tokens: Range<usize>,
    /// The tokens of the numeral alone, without the words that bound it; for a range, from the first numeral to the last.
    pub core: Range<usize>,
    /// The least it can be.
    pub min: u64,
    /// The most it can be; `None` where the words leave it open ("more than 260").
    pub max: Option<u64>,
    /// Whether the words make it a rough figure.
    pub approximate: bool,
    /// Whether it is a share of a hundred, not a count ("40%", "half of").
    pub percent: bool,
    /// Whether it is an ordinal ("third", "2e").
    pub ordinal: bool,
}

/// The value of a token that is a number word by itself: "twenty", "vingtaine".
pub fn word(text: &Text, token: usize) -> Option<u64> {
    lexicon::Lexicon::of(text.language).value(text.folded(token))
}

/// All numbers of a text, in order. Linear in the text.
#[inline(never)]
pub fn find(text: &Text) -> Vec<Number> {
    let lex = lexicon::Lexicon::of(text.language);
    let mut out = Vec::new();
    for sentence in &text.sentences {
        if !sentence.tokens.clone().any(|i| may_begin(text, lex, i, sentence.tokens.end)) {
            continue;
        }
        let atoms = atoms::cut(text, sentence.tokens.clone());
        let reader = value::Reader { atoms: &atoms, lex, point_groups: text.language == Language::French };
        let (mut at, mut low) = (0, 0);
        while at < atoms.len() {
            let (number, next) = bounds::at(&reader, low, at);
            if let Some(number) = number {
                low = next;
                out.push(number);
            }
            at = next.max(at + 1);
        }
    }
    out
}

/// Whether a number may begin in token `i`, its sentence ending before token `end`: most sentences are passed over by this look.
fn may_begin(text: &Text, lex: &lexicon::Lexicon, i: usize, end: usize) -> bool {
    let written = text.word(i);
    match text.tokens[i].shape {
        Shape::Punct => return false,
        Shape::Number => return true,
        _ => {}
    }
    if written.bytes().all(|b| b.is_ascii_alphabetic()) {
        // The first piece of a token that is no plain word may be any.
        let plain = i + 1 < end && text.word(i + 1).bytes().all(|b| b.is_ascii_alphabetic());
        let mut unsure = false;
        let next = || {
            unsure = i + 1 < end && !plain;
            plain.then(|| text.folded(i + 1))
        };
        return lex.begins(text.folded(i), next) || unsure;
    }
    if !written.is_ascii() {
        return !written.chars().all(char::is_alphabetic) || lex.may_begin(text.folded(i));
    }
    let mut any = false;
    let folded = text.folded(i);
    atoms::pieces(folded, |at, kind| any |= kind == atoms::Kind::Digits || lex.may_begin(&folded[at]));
    any
}

#[cfg(test)]
mod tests;
