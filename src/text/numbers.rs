//! Numbers with their bounds: "some 500", "more than 260", "une dizaine", "3.6 million".

use std::ops::Range;

use super::{Span, Text};

/// A number as said.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its bytes, with the words that bound it.
    pub span: Span,
    /// Its tokens, with the words that bound it.
    pub tokens: Range<usize>,
    /// The least it can be.
    pub min: u64,
    /// The most it can be; `None` where the words leave it open ("more than 260").
    pub max: Option<u64>,
    /// Whether the words make it a rough figure.
    pub approximate: bool,
    /// Whether it is a share of a hundred, not a count.
    pub percent: bool,
    /// Whether it is an ordinal ("third", "2e").
    pub ordinal: bool,
}

/// All numbers of a text, in order.
pub fn find(_text: &Text) -> Vec<Number> {
    Vec::new()
}
