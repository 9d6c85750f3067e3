//! What a token is.

use std::ops::Range;

use super::abbreviations::Class;
use super::{fold, letters, Part, Sentence, Span, Text};

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
    /// Whether it keeps a full stop because it is an abbreviation.
    pub(super) class: Class,
    /// Its lower-case form as a number, by which small tables know it.
    pub(crate) key: u64,
    /// Where its lower-case form lies in the text's forms.
    pub(crate) lower: (u32, u32),
    /// Where its folded form lies in the text's forms.
    pub(crate) folded: (u32, u32),
}

impl Token {
    /// A token found at some bytes, of which [`close`] tells the rest.
    pub(super) fn cut(start: usize, end: usize) -> Token {
        Token::known(start, end, 0, Shape::Punct, false)
    }

    /// A token of ASCII whose form in small letters stands where it stands itself, by its key; `plain` if it is letters.
    #[inline(always)]
    pub(super) fn known(start: usize, end: usize, key: u64, shape: Shape, plain: bool) -> Token {
        let (start, end) = (start as u32, end as u32);
        let class = Class::None;
        Token {
            span: Span { start, end },
            sentence: 0,
            shape,
            spaced: true,
            plain,
            class,
            key,
            lower: (start, end),
            folded: (start, end),
        }
    }

    /// Its bytes.
    #[inline(always)]
    pub(super) fn range(&self) -> Range<usize> {
        self.span.start as usize..self.span.end as usize
    }
}

/// Makes tokens found a sentence.
#[inline(never)]
pub(super) fn close(text: &mut Text, found: Range<usize>, part: Part) {
    let sentence = text.sentences.len() as u32;
    let mut before = found.start.checked_sub(1).map(|i| text.tokens[i].span.end);
    let tokens = &mut text.tokens[found.clone()];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
    let span = Span { start: first.span.start, end: last.span.end };
    for token in tokens {
        token.sentence = sentence;
        token.spaced = before != Some(token.span.start);
        before = Some(token.span.end);
        if token.key == 0 {
            other(token, text.source, &mut text.forms);
        }
    }
    text.sentences.push(Sentence { span, tokens: found, part });
}

/// What a token is that is no plain word or mark.
#[inline(never)]
fn other(token: &mut Token, source: &str, forms: &mut String) {
    let word = &source[token.range()];
    token.shape = shape_of(word);
    token.plain = word.bytes().all(|b| b.is_ascii_alphabetic());
    (token.lower, token.folded) = ((token.span.start, token.span.end), (token.span.start, token.span.end));
    if !fold::is_plain(word) {
        let at = forms.len() as u32;
        fold::lower_into(word, forms);
        token.lower = (at, forms.len() as u32);
        token.folded = token.lower;
        // Without accents both forms are one.
        if !forms[at as usize..].is_ascii() {
            fold::fold_into(word, forms);
            token.folded = (token.lower.1, forms.len() as u32);
        }
    }
    token.key = letters::key(forms.as_bytes(), token.lower.0 as usize, token.lower.1 as usize);
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
