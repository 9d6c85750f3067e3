//! People, organisations, states, forces and groups. Hides the register of actors and how names are composed into ids; knows
//! nothing of time or places.

use std::ops::Range;

use crate::syntax::Syntax;
use crate::text::{Span, Text};

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Person,
    Organisation,
    Country,
    Group,
    Office,
}

/// An actor as said.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its bytes: the whole noun phrase without relative clauses ("Russian military police", "35 fighters from regime forces").
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The head token: the one that the sentence's syntax hangs elsewhere.
    pub head: usize,
    /// What it is.
    pub kind: Kind,
    /// Canonical id: Wikidata's where known, else composed ("SYR-MIL").
    pub id: Option<String>,
    /// Canonical name.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// PLOVER's sector: government, military, rebel, jihadist, police, media, civilian, igo, ngo, medical, ...
    pub sector: Option<String>,
    /// The mention (by its number) that a pronoun, role noun or surname leads to.
    pub antecedent: Option<usize>,
}

/// The register of known actors and of the words that compose actors.
#[derive(Default)]
pub struct Register {}

impl Register {
    /// All actors of a text, in order.
    pub fn find(&self, _text: &Text, _syntax: &Syntax) -> Vec<Mention> {
        Vec::new()
    }
}
