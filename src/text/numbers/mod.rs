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
        let tokens = &sentence.tokens;
        let begins = |i: &usize| may_begin(text, lex, *i, tokens.end);
        let Some(first) = tokens.clone().find(begins) else { continue };
        let last = tokens.clone().rev().find(begins).unwrap_or(first);
        let atoms = atoms::cut(text, first.saturating_sub(MARGIN).max(tokens.start)..(last + MARGIN).min(tokens.end));
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

/// A number is read with so many tokens before the first word that may begin one, and so many after the last: the words that bound
/// it, and those that go on with it, are fewer.
const MARGIN: usize = 16;

/// Whether a number may begin in token `i`, its sentence ending before token `end`: most sentences are passed over by this look.
fn may_begin(text: &Text, lex: &lexicon::Lexicon, i: usize, end: usize) -> bool {
    let token = &text.tokens[i];
    match token.shape {
        Shape::Punct => return false,
        Shape::Number => return true,
        _ => {}
    }
    if token.plain {
        // The first piece of a token that is no plain word may be any.
        let mut unsure = false;
        let next = || {
            let next = (i + 1 < end).then(|| &text.tokens[i + 1])?;
            unsure = !next.plain;
            next.plain.then_some(next.key)
        };
        return lex.begins(token.key, next) || unsure;
    }
    if !text.word(i).is_ascii() {
        return !text.word(i).chars().all(char::is_alphabetic) || lex.may_begin(text.folded(i));
    }
    let mut any = false;
    let folded = text.folded(i);
    atoms::pieces(folded, |at, kind| any |= kind == atoms::Kind::Digits || lex.may_begin(&folded[at]));
    any
}

#[cfg(test)]
mod tests;
