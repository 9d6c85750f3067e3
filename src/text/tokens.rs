//! What a token is.

use super::scan::Cut;
use super::{fold, Sentence, Span, Text};

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
    /// Where its lower-case form lies in the text's forms.
    pub(crate) lower: (u32, u32),
    /// Where its folded form lies in the text's forms.
    pub(crate) folded: (u32, u32),
}

/// Appends tokens to the text as one sentence.
#[inline(never)]
pub(super) fn append(text: &mut Text, cuts: &[Cut], part: super::Part) {
    let (Some(first), Some(last)) = (cuts.first(), cuts.last()) else { return };
    let span = Span { start: first.start as u32, end: last.end as u32 };
    let from = text.tokens.len();
    for cut in cuts {
        let spaced = text.tokens.last().is_none_or(|t| t.span.end as usize != cut.start);
        push(text, Span { start: cut.start as u32, end: cut.end as u32 }, spaced);
    }
    text.sentences.push(Sentence { span, tokens: from..text.tokens.len(), part });
}

fn push(text: &mut Text, span: Span, spaced: bool) {
    let word = &text.source[span.start as usize..span.end as usize];
    let at = text.forms.len() as u32;
    let sentence = text.sentences.len() as u32;
    if let Some((shape, capitals)) = letters(word) {
        text.forms.push_str(word);
        if capitals {
            text.forms[at as usize..].make_ascii_lowercase();
        }
        let lower = (at, text.forms.len() as u32);
        text.tokens.push(Token { span, sentence, shape, spaced, lower, folded: lower });
        return;
    }
    fold::lower_into(word, &mut text.forms);
    let mid = text.forms.len() as u32;
    // Without accents both forms are one.
    let plain = text.forms[at as usize..].is_ascii();
    if !plain {
        fold::fold_into(word, &mut text.forms);
    }
    let folded = if plain { (at, mid) } else { (mid, text.forms.len() as u32) };
    text.tokens.push(Token { span, sentence, shape: shape_of(word), spaced, lower: (at, mid), folded });
}

/// What a word of ASCII letters looks like and whether it has capitals, at one look; `None` for any other word.
fn letters(word: &str) -> Option<(Shape, bool)> {
    let (mut upper, mut all) = (0, true);
    for b in word.bytes() {
        upper += usize::from(b.is_ascii_uppercase());
        all &= b.is_ascii_alphabetic();
    }
    if !all || word.is_empty() {
        return None;
    }
    let first = word.as_bytes()[0].is_ascii_uppercase();
    let shape = match (first, upper) {
        (false, 0) => Shape::Lower,
        (true, 1) => Shape::Capital,
        (true, n) if n == word.len() => Shape::Upper,
        _ => Shape::Mixed,
    };
    Some((shape, upper > 0))
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
