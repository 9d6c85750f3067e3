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
    let (mut out, mut atoms): (Vec<Number>, _) = (Vec::new(), Vec::new());
    let mut read = |tokens: Range<usize>| {
        atoms::cut(text, tokens.clone(), &mut atoms);
        let reader = value::Reader { atoms: &atoms, lex, point_groups: text.language == Language::French };
        let (mut at, mut low, mut free) = (0, 0, tokens.start);
        while at < atoms.len() {
            let (number, next) = bounds::at(&reader, low, at);
            if let Some(number) = number {
                (low, free) = (next, number.tokens.end);
                out.push(number);
            }
            at = next.max(at + 1);
        }
        free
    };
    for sentence in &text.sentences {
        let end = sentence.tokens.end;
        // The tokens to be read, and the first that may belong to a number yet.
        let (mut stretch, mut free): (Option<Range<usize>>, _) = (None, sentence.tokens.start);
        for i in sentence.tokens.clone() {
            if let Some(tokens) = stretch.take_if(|s| i >= s.end) {
                // What has been read is not read again, whether it was a number or not.
                free = read(tokens.clone()).max(tokens.end - AFTER);
            }
            if may_begin(text, lex, i, end) {
                let until = (i + 1 + AFTER).min(end);
                let before = || if bounded(text, lex, i) { BEFORE } else { 2 };
                stretch.get_or_insert_with(|| i.saturating_sub(before()).max(free)..until).end = until;
            }
        }
        stretch.map(&mut read);
    }
    out
}

/// A number is read with so many tokens after the last word that may begin one: those that it goes on with are fewer.
const AFTER: usize = 8;

/// And with so many before the first, where words that bound it stand there: "as many as", up to three such.
const BEFORE: usize = 16;

/// Whether words that bound a number may stand before token `i`.
fn bounded(text: &Text, lex: &lexicon::Lexicon, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|b| &text.tokens[b]) else { return false };
    !(before.plain || before.shape == Shape::Punct) || lex.bounds(before.key)
}

/// Whether a number may begin in token `i`, its sentence ending before token `end`: most words are passed over by this look.
#[inline(always)]
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
