//! Tokens cut once more, into runs of digits, runs of letters and single marks, so that numbers are read the same way however
//! the tokeniser holds "120,000", "quatre-vingt-dix", "50%" or "d'une". Hides the conventions of tokens from the grammar.

use std::borrow::Cow;
use std::ops::Range;

use super::super::{fold, letters, Shape, Span, Text, Token};

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Word,
    Mark,
}

/// What stands between an atom and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    /// One space of any width, breaking or not.
    Space,
    /// More than that.
    Wide,
}

/// A run of digits, a run of letters, or one mark.
pub(super) struct Atom<'t> {
    pub token: usize,
    pub span: Span,
    pub kind: Kind,
    pub gap: Gap,
    /// Whether it starts with a capital.
    pub capital: bool,
    /// Folded.
    pub text: Cow<'t, str>,
    /// The same as the tables of words have it.
    pub key: u64,
}

impl Atom<'_> {
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    pub fn glued(&self) -> bool {
        self.gap == Gap::None
    }

    pub fn hyphen(&self) -> bool {
        self.kind == Kind::Mark && self.is("-")
    }
}

fn kind(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Digits
    } else if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') {
        Kind::Word
    } else {
        Kind::Mark
    }
}

/// Cuts `word` and hands each piece to `each` with its place in bytes.
pub(super) fn pieces(word: &str, mut each: impl FnMut(Range<usize>, Kind)) {
    // Most tokens are one piece.
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return each(0..word.len(), Kind::Word);
    }
    let mut open: Option<(usize, Kind)> = None;
    for (at, c) in word.char_indices() {
        let now = kind(c);
        if let Some((from, before)) = open {
            if before == now && now != Kind::Mark {
                continue;
            }
            each(from..at, before);
        }
        open = (!c.is_whitespace()).then_some((at, now));
    }
    if let Some((from, before)) = open {
        each(from..word.len(), before);
    }
}

/// The atoms of some tokens, in the place of what is in `out`.
pub(super) fn cut<'t>(text: &'t Text, tokens: Range<usize>, out: &mut Vec<Atom<'t>>) {
    out.clear();
    let mut before = None;
    for token in tokens {
        let Token { span: whole, plain, shape, key, .. } = text.tokens[token];
        if plain {
            let (gap, capital) = (gap(text, before, whole.start), shape != Shape::Lower && capital(text, whole));
            before = Some(whole.end);
            out.push(Atom { token, span: whole, kind: Kind::Word, gap, capital, text: Cow::Borrowed(text.folded(token)), key });
            continue;
        }
        let word = text.word(token);
        pieces(word, |at, kind| {
            let span = Span { start: whole.start + at.start as u32, end: whole.start + at.end as u32 };
            let form = if at.len() == word.len() { Cow::Borrowed(text.folded(token)) } else { Cow::Owned(fold::fold(&word[at])) };
            let key = letters::of_word(&form);
            let gap = gap(text, before, span.start);
            before = Some(span.end);
            out.push(Atom { token, span, kind, gap, capital: capital(text, span), text: form, key });
        });
    }
}

/// What stands before an atom that begins at `start`, the one before it ending at `before`.
#[inline(always)]
fn gap(text: &Text, before: Option<u32>, start: u32) -> Gap {
    let Some(end) = before else { return Gap::Wide };
    match start - end {
        0 => Gap::None,
        1 if text.source.as_bytes()[end as usize] == b' ' => Gap::Space,
        _ if matches!(&text.source[end as usize..start as usize], "\u{a0}" | "\u{202f}" | "\u{2009}") => Gap::Space,
        _ => Gap::Wide,
    }
}

fn capital(text: &Text, span: Span) -> bool {
    match text.source.as_bytes()[span.start as usize] {
        b if b.is_ascii() => b.is_ascii_uppercase(),
        _ => text.slice(span).starts_with(char::is_uppercase),
    }
}
