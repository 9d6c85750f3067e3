//! Page furniture: words of the page, not of the article.

use super::Span;

/// A piece of the text that is set aside, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// Its bytes.
    pub span: Span,
    /// The rule that found it, in words a person understands.
    pub why: &'static str,
}

/// Finds the furniture of a text, in order.
pub(super) fn find(_source: &str) -> Vec<Furniture> {
    Vec::new()
}
