//! The same event told more than once, within a text and across texts.
