//! Tokens cut once more, into runs of digits, runs of letters and single marks, so that numbers are read the same way however
//! the tokeniser holds "120,000", "quatre-vingt-dix", "50%" or "d'une". Hides the conventions of tokens from the grammar.

use std::borrow::Cow;
use std::ops::Range;

use super::super::{fold, letters, Span, Text, Token};

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

/// The atoms of some tokens.
pub(super) fn cut<'t>(text: &'t Text, tokens: Range<usize>) -> Vec<Atom<'t>> {
    let mut out: Vec<Atom> = Vec::with_capacity(tokens.len() + 8);
    let mut before = None;
    for token in tokens {
        let Token { span: whole, plain, key, .. } = text.tokens[token];
        let mut push = |span: Span, kind: Kind, form: Cow<'t, str>, key: u64| {
            let gap = match before {
                None => Gap::Wide,
                Some(end) if end == span.start => Gap::None,
                Some(end) => match &text.source[end as usize..span.start as usize] {
                    " " | "\u{a0}" | "\u{202f}" | "\u{2009}" => Gap::Space,
                    _ => Gap::Wide,
                },
            };
            before = Some(span.end);
            let capital = match text.source.as_bytes()[span.start as usize] {
                b if b.is_ascii() => b.is_ascii_uppercase(),
                _ => text.slice(span).starts_with(char::is_uppercase),
            };
            out.push(Atom { token, span, kind, gap, capital, text: form, key });
        };
        if plain {
            push(whole, Kind::Word, Cow::Borrowed(text.folded(token)), key);
            continue;
        }
        let word = text.word(token);
        pieces(word, |at, kind| {
            let span = Span { start: whole.start + at.start as u32, end: whole.start + at.end as u32 };
            let form = if at.len() == word.len() { Cow::Borrowed(text.folded(token)) } else { Cow::Owned(fold::fold(&word[at])) };
            let key = letters::of_word(&form);
            push(span, kind, form, key);
        });
    }
    out
}
