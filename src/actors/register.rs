//! Known actors by name and alias. Hides how names are stored and which spelling counts.

use std::ops::Range;
use std::sync::OnceLock;

use super::items::View;
use super::lexicon::{self, Lexicon, Phrases};
use super::Kind;
use crate::knowledge::own::{self, free, needed, one_of, Column, Wrong};
use crate::knowledge::{table, tables};
use crate::text::Language;

/// One known actor.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub id: String,
    pub name: String,
    pub kind: Kind,
    pub country: Option<String>,
    pub sector: Option<String>,
}

/// A name of a row.
pub(super) struct Alias {
    pub row: usize,
    /// As written: names of up to four letters count only so ("IS", "HTS", "EI").
    exact: Option<String>,
    /// Whether it must start with a capital.
    capital: bool,
}

/// The register of known actors and of the words that compose actors.
pub struct Register {
    pub(super) rows: Vec<Row>,
    pub(super) aliases: Phrases<Alias>,
    /// English and French; each read when a text first wants it.
    lexicons: [OnceLock<Lexicon>; 2],
    /// The tables of words that a user handed in.
    words: Vec<String>,
    /// The first row that a user handed in.
    own: usize,
}

/// Kinds of actors as the tables write them.
const KINDS: &[&str] = &["person", "organisation", "country", "group", "office"];

/// The columns of `data/actors/register.tsv`.
const ACTORS: &[Column] = &[
    free("id"),
    needed("name"),
    Column { needed: true, ..one_of("kind", KINDS) },
    free("country"),
    free("sector"),
    free("aliases"),
];

impl Default for Register {
    fn default() -> Self {
        let mut register =
            Register { rows: Vec::new(), aliases: Phrases::default(), lexicons: Default::default(), words: Vec::new(), own: 0 };
        register.add(tables::text("actors/register.tsv"));
        register.own = register.rows.len();
        register
    }
}

impl Register {
    /// Takes actors that a user hands in, in the columns of `data/actors/register.tsv`; they go before those that are built in. The
    /// whole table is taken or, if an entry is wrong, nothing of it.
    pub fn extend(&mut self, source: &str) -> Result<(), Wrong> {
        own::check(source, ACTORS, own::country)?;
        self.add(source);
        Ok(())
    }

    /// Takes words that make actors, in the columns of `data/actors/words.en.tsv` and one for the language, "en" or "fr".
    pub fn extend_words(&mut self, source: &str) -> Result<(), Wrong> {
        lexicon::check(source)?;
        self.words.push(source.to_string());
        self.lexicons = Default::default();
        Ok(())
    }

    /// The words of a language; English where the language is neither.
    pub(super) fn lexicon(&self, language: Language) -> &Lexicon {
        let french = language == Language::French;
        self.lexicons[french as usize].get_or_init(|| {
            let mut lexicon = Lexicon::read(if french { Language::French } else { Language::English });
            for source in &self.words {
                lexicon.add(source, Some(if french { "fr" } else { "en" }));
            }
            lexicon
        })
    }

    /// Adds actors from a table with the columns of `data/actors/register.tsv`: id, kind, country, sector, name, aliases.
    /// A row without a name or with an unknown kind is passed over.
    pub fn add(&mut self, source: &str) {
        table::rows(source, |row| {
            let (Some(kind), name) = (super::kind(row.get("kind")), row.get("name")) else { return };
            if name.is_empty() {
                return;
            }
            let some = |column: &str| Some(row.get(column).to_string()).filter(|s| !s.is_empty());
            let (country, sector) = (some("country"), some("sector"));
            let id = some("id").unwrap_or_else(|| super::compose::id(country.as_deref(), sector.as_deref(), &slug(name)));
            let at = self.rows.len();
            self.rows.push(Row { id, name: name.to_string(), kind, country, sector });
            for alias in std::iter::once(name).chain(row.list("aliases")) {
                let letters = alias.chars().filter(|c| c.is_alphanumeric()).count();
                let exact = (letters <= 4).then(|| alias.to_string());
                let capital = alias.chars().any(char::is_uppercase);
                self.aliases.add(alias, Alias { row: at, exact, capital });
            }
        });
    }

    /// The longest known name at token `i`, with its row.
    pub(super) fn longest(&self, view: &View, i: usize) -> Option<(Range<usize>, usize)> {
        let fits = |a: &Alias, tokens: Range<usize>| {
            let word = view.text.slice(view.text.span_of(tokens));
            match &a.exact {
                Some(exact) => *exact == word,
                None => !a.capital || word.chars().any(char::is_uppercase),
            }
        };
        let (tokens, list) = self.aliases.longest(&view.pieces, i, |l, t| l.iter().any(|a| fits(a, t.clone())))?;
        // One acronym of several: the one whose country the text is about.
        let weight = |a: &Alias| self.rows[a.row].country.as_ref().and_then(|c| view.states.get(c)).unwrap_or(0);
        let best = list.iter().filter(|a| fits(a, tokens.clone())).rev().max_by_key(|a| (a.row >= self.own, weight(a)))?;
        Some((tokens, best.row))
    }
}

/// A name as part of an id: small letters, digits, hyphens.
pub(super) fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in crate::text::fold(name).chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_string()
}
