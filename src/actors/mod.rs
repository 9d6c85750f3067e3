//! People, organisations, states, forces and groups. Hides the register of actors and how names are composed into ids; knows
//! nothing of time or places.
//!
//! Steps: tokens into items (`items`, `capitals`, `compounds`, with the tables of `lexicon` and `register`); items into phrases of
//! one sentence (`phrase`, `english`, `french`, `meaning`, `compose`); owners, complements and appositions between them (`join`);
//! and what leads back to earlier mentions (`renamed`, `corefer`, `discourse`). A mention can hold others: "the forces of President Bashar al-Assad" holds "President Bashar al-Assad".

mod capitals;
mod compose;
mod compounds;
mod corefer;
mod discourse;
mod english;
mod found;
mod french;
mod items;
mod join;
mod lexicon;
mod meaning;
mod phrase;
mod register;
mod renamed;

use std::ops::Range;

pub use register::Register;

use crate::syntax::Syntax;
use crate::text::{Span, Text};

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One human being.
    Person,
    /// A party, army, ministry, agency, named armed group.
    Organisation,
    /// A state, by its name, its capital or its adjective.
    Country,
    /// People without an organisation's name: "35 fighters", "the Turks", "civilians".
    Group,
    /// A post without its holder's name: "the Turkish foreign minister".
    Office,
}

/// The kind that a table or a user means.
fn kind(text: &str) -> Option<Kind> {
    Some(match text {
        "person" => Kind::Person,
        "organisation" => Kind::Organisation,
        "country" => Kind::Country,
        "group" => Kind::Group,
        "office" => Kind::Office,
        _ => return None,
    })
}

/// How an actor is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// By name: "Hamas", "Turkey", "President Erdogan", "the Turks".
    Name,
    /// By a noun: "rebels", "the Syrian army".
    Phrase,
    /// By a modifier of a noun that is no actor: "Russian" in "Russian raids".
    Modifier,
    /// By a pronoun: "they".
    Pronoun,
    /// By a possessive: "their".
    Possessive,
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
    /// How it is said.
    pub said: Said,
    /// Canonical id: Wikidata's where known, else composed ("SYR-MIL"); none where nobody in particular is meant.
    pub id: Option<String>,
    /// Canonical name.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// PLOVER's sector: government, military, rebel, jihadist, police, media, civilian, igo, ngo, medical, ...
    pub sector: Option<String>,
    /// Whether several are meant.
    pub plural: bool,
    /// The mention (by its number) that a pronoun, role noun or surname leads to.
    pub antecedent: Option<usize>,
}

impl Register {
    /// Reads the words that the actors of a text need, if they were not read.
    pub fn warm(&self, text: &Text) {
        self.lexicon(text.language);
    }

    /// All actors of a text, in order of their first tokens, a mention before those it holds.
    #[inline(never)]
    pub fn find(&self, text: &Text, syntax: &Syntax) -> Vec<Mention> {
        let view = items::View::of(text, syntax, self);
        let mut found = Vec::new();
        for sentence in &text.sentences {
            let from = found.len();
            found.extend(phrase::find(&view, sentence.tokens.clone()));
            for f in &mut found[from..] {
                f.antecedent = f.antecedent.map(|a| a + from);
            }
        }
        found.iter_mut().for_each(|f| f.anchor(syntax));
        corefer::resolve(&view, found).into_iter().map(|f| f.finish(text)).collect()
    }
}
