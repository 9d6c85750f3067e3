//! Where sentences end.

use std::ops::Range;

use super::{tokens, Span, Text};

/// What part of the article a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The article's first line when it is a headline.
    Title,
    /// A line of its own inside the article without a full stop.
    Heading,
    /// Running text.
    Body,
}

/// One sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What part of the article it is.
    pub part: Part,
}

/// Cuts the source, without its furniture, into sentences of tokens.
pub(super) fn cut(text: &mut Text) {
    let source = text.source;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let (start, body) = (at, line.trim_end());
        at += line.len();
        let mut from = start + (body.len() - body.trim_start().len());
        let end = start + body.len();
        while from < end {
            let stop = source[from..end].find(". ").map_or(end, |p| from + p + 1);
            tokens::append(text, Span { start: from as u32, end: stop as u32 }, Part::Body);
            from = stop + (source[stop..end].len() - source[stop..end].trim_start().len());
        }
    }
}
