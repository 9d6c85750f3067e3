//! The tables of number words, `data/numbers/{en,fr}.tsv`, ready to be asked. A third language is a third table.

use crate::knowledge::quick::{QuickMap, Sieve};
use crate::knowledge::sort;
use std::sync::OnceLock;

use super::super::{fold, Language};
use super::atoms::{pieces, Atom};
use crate::knowledge::{table, tables};

/// A kind of row that may be several words long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    Least,
    Most,
    Below,
    About,
    Plain,
    From,
    Between,
    More,
    So,
    To,
    And,
    Or,
    Of,
    Percent,
    Name,
    Few,
}

/// The number words of one language.
#[derive(Default)]
pub(super) struct Lexicon {
    /// Kind of a single word and its value.
    words: QuickMap<String, Vec<(&'static str, u64)>>,
    /// Phrases that stand before a number, by their last atom; the longest first.
    before: QuickMap<String, Vec<(Phrase, Vec<String>)>>,
    /// All other phrases, by their first atom; the longest first.
    after: QuickMap<String, Vec<(Phrase, Vec<String>, u64)>>,
    /// What a number in words may begin with.
    begins: QuickMap<String, Begin>,
    /// Of the words in `begins`.
    sieve: Sieve,
}

/// What a number in words begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begin {
    /// A word that may be one by itself.
    Number,
    /// An article: only if one of the words follows that may stand behind it.
    Article,
    /// None of both, and it may follow an article.
    Behind,
}

impl Begin {
    fn of(kind: &str) -> Option<Begin> {
        Some(match kind {
            "both" | "plural" | "collective" | "half" | "unit" | "ten" | "alone" | "ordinal" | "one" => Begin::Number,
            "article" => Begin::Article,
            "pair" | "fraction" | "scale" | "hundred" => Begin::Behind,
            _ => return None,
        })
    }

    fn and(self, other: Begin) -> Begin {
        match (self, other) {
            (Begin::Number, _) | (_, Begin::Number) => Begin::Number,
            (Begin::Article, _) | (_, Begin::Article) => Begin::Article,
            _ => Begin::Behind,
        }
    }
}

impl Lexicon {
    /// The table of a language; an empty one for a language that is not known.
    pub fn of(language: Language) -> &'static Lexicon {
        static TABLES: OnceLock<[Lexicon; 3]> = OnceLock::new();
        let tables =
            TABLES.get_or_init(|| [tables::text("numbers/en.tsv"), tables::text("numbers/fr.tsv"), ""].map(Lexicon::read));
        match language {
            Language::English => &tables[0],
            Language::French => &tables[1],
            Language::Other => &tables[2],
        }
    }

    fn read(source: &'static str) -> Lexicon {
        let mut out = Lexicon::default();
        table::rows(source, |row| {
            let (form, kind) = (fold::fold(row.get("words")), row.get("kind"));
            let value = row.get("value").parse().unwrap_or(0);
            let mut atoms = Vec::new();
            pieces(&form, |at, _| atoms.push(form[at].to_string()));
            let (Some(first), Some(last)) = (atoms.first().cloned(), atoms.last().cloned()) else { return };
            let begin = match phrase(kind) {
                Some(Phrase::Few) => Some((first.as_str(), Begin::Number)),
                Some(_) => None,
                None => Begin::of(kind).map(|b| (form.as_str(), b)),
            };
            if let Some((word, begin)) = begin {
                let known = out.begins.entry(word.to_string()).or_insert(begin);
                *known = known.and(begin);
                out.sieve.add(word);
            }
            match phrase(kind) {
                Some(p) if is_before(p) => out.before.entry(last).or_default().push((p, atoms)),
                Some(p) => out.after.entry(first).or_default().push((p, atoms, value)),
                None => out.words.entry(form).or_default().push((intern(kind), value)),
            }
        });
        out.before.values_mut().for_each(|list| sort::by_key(list, |(_, atoms)| usize::MAX - atoms.len()));
        out.after.values_mut().for_each(|list| sort::by_key(list, |(_, atoms, _)| usize::MAX - atoms.len()));
        out
    }

    /// What begins with a word, if a number in words may.
    fn begin(&self, word: &str) -> Option<Begin> {
        match self.sieve.may(word) {
            true => self.begins.get(word).copied(),
            false => None,
        }
    }

    /// The value of a word that counts by itself.
    pub fn value(&self, word: &str) -> Option<u64> {
        let rows = self.words.get(word)?;
        rows.iter().find(|(kind, _)| crate::knowledge::among(kind, "unit|ten|alone|collective")).map(|r| r.1)
    }

    /// Whether a number in words may begin with this word, whatever follows it.
    pub fn may_begin(&self, word: &str) -> bool {
        matches!(self.begin(word), Some(Begin::Number | Begin::Article))
    }

    /// Whether a number in words may begin with this word, `next` being the one after it.
    pub fn begins<'a>(&self, word: &str, next: impl FnOnce() -> Option<&'a str>) -> bool {
        match self.begin(word) {
            Some(Begin::Number) => true,
            Some(Begin::Article) => next().is_some_and(|next| matches!(self.begin(next), Some(Begin::Number | Begin::Behind))),
            _ => false,
        }
    }

    /// The value of `atom` as a word of some kind.
    pub fn word(&self, atom: Option<&Atom>, kind: &str) -> Option<u64> {
        let entries = self.words.get(&*atom?.text)?;
        entries.iter().find(|(k, _)| *k == kind).map(|(_, v)| *v)
    }

    /// The phrase that ends just before atom `end` and starts no earlier than `low`: its kind and its first atom.
    pub fn ending_at(&self, atoms: &[Atom], low: usize, end: usize) -> Option<(Phrase, usize)> {
        let last = end.checked_sub(1).filter(|&l| l >= low)?;
        self.before.get(&*atoms[last].text)?.iter().find_map(|(kind, words)| {
            let from = end.checked_sub(words.len()).filter(|&f| f >= low)?;
            atoms[from..end].iter().zip(words).all(|(a, w)| a.is(w)).then_some((*kind, from))
        })
    }

    /// The phrase of one of some kinds that starts at atom `at`: its kind, the atom after it and its value.
    pub fn starting_at(&self, atoms: &[Atom], at: usize, kinds: &[Phrase]) -> Option<(Phrase, usize, u64)> {
        self.after.get(&*atoms.get(at)?.text)?.iter().find_map(|(kind, words, value)| {
            let end = at + words.len();
            let here = atoms.get(at..end)?;
            (kinds.contains(kind) && here.iter().zip(words).all(|(a, w)| a.is(w))).then_some((*kind, end, *value))
        })
    }
}

fn is_before(kind: Phrase) -> bool {
    use Phrase::*;
    matches!(kind, Least | Most | Below | About | Plain | From | Between | Name)
}

fn phrase(kind: &str) -> Option<Phrase> {
    Some(match kind {
        "least" => Phrase::Least,
        "most" => Phrase::Most,
        "below" => Phrase::Below,
        "about" => Phrase::About,
        "plain" => Phrase::Plain,
        "from" => Phrase::From,
        "between" => Phrase::Between,
        "more" => Phrase::More,
        "so" => Phrase::So,
        "to" => Phrase::To,
        "and" => Phrase::And,
        "or" => Phrase::Or,
        "of" => Phrase::Of,
        "percent" => Phrase::Percent,
        "name" => Phrase::Name,
        "few" => Phrase::Few,
        _ => return None,
    })
}

const KINDS: &str =
    "unit|ten|hundred|scale|one|alone|collective|plural|pair|both|article|fraction|half|ordinal|rank|mark|money|sign|\
    label|unless-after|unless-before|unless-both";

/// The kind as a constant; "" for a kind the grammar does not know, which the test of the tables refuses.
fn intern(kind: &str) -> &'static str {
    KINDS.split('|').find(|k| *k == kind).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_known_kind() {
        for table in [tables::text("numbers/en.tsv"), tables::text("numbers/fr.tsv")] {
            table::rows(table, |row| {
                let kind = row.get("kind");
                assert!(phrase(kind).is_some() || !intern(kind).is_empty(), "line {}: kind \"{kind}\"", row.line);
            });
        }
    }
}
