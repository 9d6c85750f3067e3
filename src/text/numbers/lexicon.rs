//! The tables of number words, `data/numbers/{en,fr}.tsv`, ready to be asked. A third language is a third table.

use crate::knowledge::sort;
use std::sync::OnceLock;

use super::super::letters::of_word as key;
use super::super::{fold, Language};
use super::atoms::{pieces, Atom};
use crate::knowledge::keys::Keys;
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
    /// The number of a word's entry.
    numbers: Keys,
    entries: Vec<Entry>,
    /// What a number in words may begin with.
    /// A [`Begin`] each.
    begins: Keys,
}

/// What a word is, and the phrases it stands in. Words of phrases are keys.
#[derive(Default)]
struct Entry {
    roles: Vec<(Role, u64)>,
    /// Phrases before a number of which it is the last word; the longest first.
    before: Vec<(Phrase, Vec<u64>)>,
    /// All other phrases of which it is the first word; the longest first.
    after: Vec<(Phrase, Vec<u64>, u64)>,
}

/// What a number in words begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begin {
    /// None of the others, and it may follow an article.
    Behind,
    /// An article: only if one of the words follows that may stand behind it.
    Article,
    /// A word that may be one by itself.
    Number,
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
        let mut begins = Vec::new();
        table::rows(source, |row| {
            let (form, kind) = (fold::fold(row.get("words")), row.get("kind"));
            let value = row.get("value").parse().unwrap_or(0);
            let mut atoms = Vec::new();
            pieces(&form, |at, _| atoms.push(&form[at]));
            let words: Vec<u64> = atoms.iter().map(|a| key(a)).collect();
            let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return };
            let begin = match phrase(kind) {
                Some(Phrase::Few) => Some((first, Begin::Number)),
                Some(_) => None,
                None => Begin::of(kind).map(|b| (key(&form), b)),
            };
            begins.extend(begin.map(|(key, begin)| (key, begin as u32)));
            let kept = match phrase(kind) {
                Some(p) if is_before(p) => last,
                Some(_) => first,
                None => key(&form),
            };
            let next = out.entries.len() as u32;
            let number = out.numbers.get(kept).unwrap_or(next);
            if number == next {
                out.numbers.insert(kept, next);
                out.entries.push(Entry::default());
            }
            let entry = &mut out.entries[number as usize];
            match phrase(kind) {
                Some(p) if is_before(p) => entry.before.push((p, words)),
                Some(p) => entry.after.push((p, words, value)),
                None => entry.roles.extend(role(kind).map(|role| (role, value))),
            }
        });

        out.begins = Keys::new(&begins, u32::max);
        for entry in &mut out.entries {
            sort::by_key(&mut entry.before, |(_, words)| usize::MAX - words.len());
            sort::by_key(&mut entry.after, |(_, words, _)| usize::MAX - words.len());
        }
        out
    }

    fn entry(&self, key: u64) -> Option<&Entry> {
        self.entries.get(self.numbers.get(key)? as usize)
    }

    /// The value of a word that counts by itself.
    pub fn value(&self, word: &str) -> Option<u64> {
        let counts = |role: &Role| matches!(role, Role::Unit | Role::Ten | Role::Alone | Role::Collective);
        self.entry(key(word))?.roles.iter().find(|(role, _)| counts(role)).map(|r| r.1)
    }

    /// Whether a number in words may begin with this word, whatever follows it.
    pub fn may_begin(&self, word: &str) -> bool {
        self.begins.get(key(word)).is_some_and(|b| b != Begin::Behind as u32)
    }

    /// Whether a number in words may begin with this word, `next` being the one after it; both by their [`key`].
    #[inline(always)]
    pub fn begins(&self, word: u64, next: impl FnOnce() -> Option<u64>) -> bool {
        match self.begins.get(word) {
            Some(n) if n == Begin::Number as u32 => true,
            Some(n) if n == Begin::Article as u32 => {
                next().and_then(|next| self.begins.get(next)).is_some_and(|n| n != Begin::Article as u32)
            }
            _ => false,
        }
    }

    /// The value of `atom` as a word of some kind.
    pub fn word(&self, atom: Option<&Atom>, role: Role) -> Option<u64> {
        self.entry(atom?.key)?.roles.iter().find(|(r, _)| *r == role).map(|(_, v)| *v)
    }

    /// Whether a phrase that stands before numbers ends with this word.
    pub fn bounds(&self, word: u64) -> bool {
        self.entry(word).is_some_and(|entry| !entry.before.is_empty())
    }

    /// The phrase that ends just before atom `end` and starts no earlier than `low`: its kind and its first atom.
    pub fn ending_at(&self, atoms: &[Atom], low: usize, end: usize) -> Option<(Phrase, usize)> {
        let last = end.checked_sub(1).filter(|&l| l >= low)?;
        self.entry(atoms[last].key)?.before.iter().find_map(|(kind, words)| {
            let from = end.checked_sub(words.len()).filter(|&f| f >= low)?;
            atoms[from..end].iter().zip(words).all(|(a, w)| a.key == *w).then_some((*kind, from))
        })
    }

    /// The phrase of one of some kinds that starts at atom `at`: its kind, the atom after it and its value.
    pub fn starting_at(&self, atoms: &[Atom], at: usize, kinds: &[Phrase]) -> Option<(Phrase, usize, u64)> {
        self.entry(atoms.get(at)?.key)?.after.iter().find_map(|(kind, words, value)| {
            let end = at + words.len();
            let here = atoms.get(at..end)?;
            (kinds.contains(kind) && here.iter().zip(words).all(|(a, w)| a.key == *w)).then_some((*kind, end, *value))
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

/// What a single word is to a number, as the tables name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Unit,
    Ten,
    Hundred,
    Scale,
    One,
    Alone,
    Collective,
    Plural,
    Pair,
    Both,
    Article,
    Fraction,
    Half,
    Ordinal,
    Rank,
    Mark,
    Money,
    Sign,
    Label,
    UnlessAfter,
    UnlessBefore,
    UnlessBoth,
}

/// `None` for a kind the grammar does not know, which the test of the tables refuses.
fn role(kind: &str) -> Option<Role> {
    Some(match kind {
        "unit" => Role::Unit,
        "ten" => Role::Ten,
        "hundred" => Role::Hundred,
        "scale" => Role::Scale,
        "one" => Role::One,
        "alone" => Role::Alone,
        "collective" => Role::Collective,
        "plural" => Role::Plural,
        "pair" => Role::Pair,
        "both" => Role::Both,
        "article" => Role::Article,
        "fraction" => Role::Fraction,
        "half" => Role::Half,
        "ordinal" => Role::Ordinal,
        "rank" => Role::Rank,
        "mark" => Role::Mark,
        "money" => Role::Money,
        "sign" => Role::Sign,
        "label" => Role::Label,
        "unless-after" => Role::UnlessAfter,
        "unless-before" => Role::UnlessBefore,
        "unless-both" => Role::UnlessBoth,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_known_kind() {
        for table in [tables::text("numbers/en.tsv"), tables::text("numbers/fr.tsv")] {
            table::rows(table, |row| {
                let kind = row.get("kind");
                assert!(phrase(kind).is_some() || role(kind).is_some(), "line {}: kind \"{kind}\"", row.line);
            });
        }
    }
}
