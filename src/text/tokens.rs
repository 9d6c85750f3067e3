//! What a token is.

use super::scan::Cut;
use super::{fold, letters, Sentence, Span, Text};

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All lower case, or a script without case.
    Lower,
    /// First letter upper case: "Idlib".
    Capital,
    /// All letters upper case, two or more: "HTS".
    Upper,
    /// Upper case inside: "al-Qaeda", "McCain".
    Mixed,
    /// Digits, possibly with separators and an ending: "120,000", "3rd", "2016".
    Number,
    /// Punctuation and symbols.
    Punct,
}

/// One token.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// The sentence it belongs to.
    pub sentence: u32,
    /// What it looks like.
    pub shape: Shape,
    /// Whether white space (or the start of the text) stands before it.
    pub spaced: bool,
    /// Whether it is letters of ASCII and nothing else.
    pub(crate) plain: bool,
    /// Its lower-case form as a number, by which small tables know it.
    pub(crate) key: u64,
    /// Where its lower-case form lies in the text's forms.
    pub(crate) lower: (u32, u32),
    /// Where its folded form lies in the text's forms.
    pub(crate) folded: (u32, u32),
}

/// Appends tokens to the text as one sentence.
#[inline(never)]
pub(super) fn append(text: &mut Text, cuts: &[Cut], part: super::Part) {
    let (Some(first), Some(last)) = (cuts.first(), cuts.last()) else { return };
    let span = Span { start: first.start, end: last.end };
    let (from, sentence) = (text.tokens.len(), text.sentences.len() as u32);
    let mut before = text.tokens.last().map(|t| t.span.end);
    for cut in cuts {
        let Cut { start, end, key, shape, .. } = *cut;
        let span = Span { start, end };
        let spaced = before != Some(span.start);
        before = Some(span.end);
        let token = match key {
            0 => other(text, span, spaced),
            _ => Token {
                span,
                sentence,
                shape,
                spaced,
                plain: shape != Shape::Punct,
                key,
                lower: (start, end),
                folded: (start, end),
            },
        };
        text.tokens.push(token);
    }
    text.sentences.push(Sentence { span, tokens: from..text.tokens.len(), part });
}

/// A token that is no plain word or mark.
#[inline(never)]
fn other(text: &mut Text, span: Span, spaced: bool) -> Token {
    let word = &text.source[span.start as usize..span.end as usize];
    let (sentence, shape) = (text.sentences.len() as u32, shape_of(word));
    let plain = word.bytes().all(|b| b.is_ascii_alphabetic());
    let (mut lower, mut folded) = ((span.start, span.end), (span.start, span.end));
    if !fold::is_plain(word) {
        let at = text.forms.len() as u32;
        fold::lower_into(word, &mut text.forms);
        lower = (at, text.forms.len() as u32);
        folded = lower;
        // Without accents both forms are one.
        if !text.forms[at as usize..].is_ascii() {
            fold::fold_into(word, &mut text.forms);
            folded = (lower.1, text.forms.len() as u32);
        }
    }
    let key = letters::key(text.forms.as_bytes(), lower.0 as usize, lower.1 as usize);
    Token { span, sentence, shape, spaced, plain, key, lower, folded }
}

/// What a word looks like.
pub fn shape_of(word: &str) -> Shape {
    if word.bytes().all(|b| b.is_ascii_lowercase()) && !word.is_empty() {
        return Shape::Lower;
    }
    let mut chars = word.chars().filter(|c| c.is_alphanumeric());
    let Some(first) = chars.next() else { return Shape::Punct };
    if first.is_numeric() {
        return Shape::Number;
    }
    let (mut upper, mut lower) = (0, 0);
    for c in chars {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Shape::Lower,
        (true, 0, _) => Shape::Capital,
        (true, _, 0) => Shape::Upper,
        _ => Shape::Mixed,
    }
}
