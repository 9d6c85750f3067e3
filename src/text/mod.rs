//! Raw text into tokens and sentences, with the exact place of each. Hides how text is folded, cut and cleaned; later stages
//! see tokens by number and never look at characters of the source themselves.
//!
//! Inside the engine every offset is a byte offset; [`utf16`] turns them into UTF-16 code units at the edge.

mod abbreviations;
mod address;
mod blocks;
mod boilerplate;
mod english;
mod fold;
mod french;
mod hints;
mod language;
pub(crate) mod letters;
mod masks;
pub mod numbers;
mod plain;
pub mod quotes;
mod scan;
mod sentences;
mod span;
mod starters;
mod tokens;
pub mod utf16;

use std::ops::Range;

pub use boilerplate::Furniture;
pub use fold::{fold, fold_into, lower_into};
pub use language::{detect, Language};
pub use sentences::{Part, Sentence};
pub use span::Span;
pub use tokens::{shape_of, Shape, Token};

/// A text, read: its language, furniture, sentences and tokens.
pub struct Text<'a> {
    /// The text as given; every span points into it.
    pub source: &'a str,
    /// The language of the document as a whole.
    pub language: Language,
    /// Page furniture, set aside: no sentence or token lies in it.
    pub boilerplate: Vec<Furniture>,
    /// The sentences in order; each owns a run of tokens.
    pub sentences: Vec<Sentence>,
    /// The tokens of all sentences in order.
    pub tokens: Vec<Token>,
    /// The source in small letters of ASCII, which most tokens have their forms in, and behind it the forms of the others.
    pub(crate) forms: String,
}

impl<'a> Text<'a> {
    /// Reads a text. `language` is the caller's word for it; without it the text itself decides.
    pub fn read(source: &'a str, language: Option<Language>) -> Text<'a> {
        Text::read_beside(source, language, &[])
    }

    /// The same where the caller knows some of the boilerplate: its bytes, in order.
    pub fn read_beside(source: &'a str, language: Option<Language>, known: &[Span]) -> Text<'a> {
        let masks = masks::Masks::new(source);
        let mut boilerplate = boilerplate::find(source, &masks);
        if !known.is_empty() {
            boilerplate = boilerplate::with(boilerplate, source, known);
        }
        let language = language.unwrap_or_else(|| language::detect(source));
        // A token has some five bytes with the blank before it; accents make forms of their own.
        let (tokens, mut forms) = (Vec::with_capacity(source.len() / 5), String::with_capacity(source.len() * 9 / 8));
        forms.push_str(source);
        masks.lower(&mut forms);
        let mut text = Text { source, language, boilerplate, sentences: Vec::new(), tokens, forms };
        sentences::cut(&mut text, &masks);
        text
    }

    /// The words of a span, as written.
    pub fn slice(&self, span: Span) -> &'a str {
        &self.source[span.start as usize..span.end as usize]
    }

    /// Token `i` as written.
    pub fn word(&self, i: usize) -> &'a str {
        self.slice(self.tokens[i].span)
    }

    /// Token `i` in lower case, accents kept, apostrophe straight ("tué" is not "tue", "à" is not "a").
    pub fn lower(&self, i: usize) -> &str {
        let t = &self.tokens[i];
        &self.forms[t.lower.0 as usize..t.lower.1 as usize]
    }

    /// The first byte of token `i` in lower case; any byte if it is empty.
    #[inline(always)]
    pub(crate) fn begins(&self, i: usize) -> u8 {
        self.forms.as_bytes().get(self.tokens[i].lower.0 as usize).copied().unwrap_or(0)
    }

    /// Token `i` in lower case without accents ("Lattaquié" -> "lattaquie").
    pub fn folded(&self, i: usize) -> &str {
        let t = &self.tokens[i];
        &self.forms[t.folded.0 as usize..t.folded.1 as usize]
    }

    /// The folded form of token `i` as a number.
    pub(crate) fn folded_key(&self, i: usize) -> u64 {
        let t = &self.tokens[i];
        if t.folded == t.lower {
            t.key
        } else {
            letters::key(self.forms.as_bytes(), t.folded.0 as usize, t.folded.1 as usize)
        }
    }

    /// From the first byte of the first token to the last byte of the last; empty at 0 for an empty range.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() {
            return Span { start: 0, end: 0 };
        }
        Span { start: self.tokens[tokens.start].span.start, end: self.tokens[tokens.end - 1].span.end }
    }

    /// The number of the sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.tokens[i].sentence as usize
    }
}
