//! The words that make actors, read from `data/actors`: role nouns, offices, modifiers, states. Hides the tables and how a
//! phrase of several words is found in a text however it was cut into tokens.

use crate::knowledge::index::Index;
use crate::knowledge::keys::Keys;
use std::ops::Range;

use super::Kind;
use crate::knowledge::own::{self, free, needed, one_of, Column};
use crate::knowledge::{countries::Countries, table, tables};
use crate::text::{fold, letters, Language, Shape, Text};

/// Classes of words, one bit each; `data/actors/words.en.tsv` says what they mean.
pub(super) mod class {
    macro_rules! bits {
        ($($name:ident = $text:literal $bit:literal,)*) => {
            $(pub const $name: u32 = 1 << $bit;)*
            /// All of them as the tables write them.
            pub const NAMES: &[&str] = &[$($text,)*];
            /// The bit of a class as the tables write it.
            pub fn parse(text: &str) -> u32 {
                match text { $($text => $name,)* _ => 0 }
            }
        };
    }
    bits! {
        ROLE = "role" 0, WEAK = "weak" 1, OFFICE = "office" 2, TITLE = "title" 3, MOD = "mod" 4, ADJ = "adj" 5,
        ETHNIC = "ethnic" 6, ORGHEAD = "orghead" 7, PORTFOLIO = "portfolio" 8, QUANT = "quant" 9, DET = "det" 10,
        GEO = "geo" 11, SAY = "say" 12, NOT = "not" 13, KIN = "kin" 14, GIVEN = "given" 15, FUNCTION = "function" 16, PRONOUN = "pronoun" 17, POSSESSIVE = "possessive" 18, RELATION = "relation" 19, WHOM = "whom" 20,
    }
    /// What heads an actor phrase.
    pub const HEAD: u32 = ROLE | WEAK | OFFICE | KIN | RELATION;
}

/// What the tables say of one word in one class.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub class: u32,
    pub kind: Kind,
    pub sector: Option<String>,
    /// Whether the sector gives way to a modifier's.
    pub yields: bool,
    pub plural: bool,
    pub detail: String,
}

/// How a state is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Name,
    Adjective,
    People,
    Seat,
}

/// A word for a state.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub iso: String,
    pub form: Form,
    pub plural: bool,
    /// Spelled exactly so ("US").
    pub exact: Option<String>,
    pub capital: bool,
}

/// The pieces after the first, by their keys, and what the whole means.
type Continuation<T> = (Vec<u64>, Vec<T>);

/// Phrases by their pieces: runs of letters and digits, folded.
pub(super) struct Phrases<T> {
    /// The number of the list of those that begin with a piece.
    by_first: Keys,
    /// The longest first.
    lists: Vec<Vec<Continuation<T>>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: Keys::default(), lists: Vec::new() }
    }
}

/// The pieces of a folded phrase.
pub(super) fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty())
}

impl<T> Phrases<T> {
    pub fn add(&mut self, phrase: &str, value: T) {
        let folded = fold(phrase);
        let mut pieces = split(&folded).map(letters::of_word);
        let Some(first) = pieces.next() else { return };
        let rest: Vec<u64> = pieces.collect();
        let at = self.by_first.get(first).unwrap_or(self.lists.len() as u32);
        if at as usize == self.lists.len() {
            self.by_first.insert(first, at);
            self.lists.push(Vec::new());
        }
        let list = &mut self.lists[at as usize];
        match list.iter_mut().find(|(r, _)| *r == rest) {
            Some((_, values)) => values.push(value),
            None => {
                let at = list.partition_point(|(r, _)| r.len() >= rest.len());
                list.insert(at, (rest, vec![value]));
            }
        }
    }

    /// The longest phrase that starts with token `i`, ends with a token and pleases `accept`: its tokens and values.
    pub fn longest(
        &self,
        pieces: &Pieces,
        i: usize,
        accept: impl Fn(&[T], Range<usize>) -> bool,
    ) -> Option<(Range<usize>, &[T])> {
        let start = pieces.first[i] as usize;
        if start == pieces.first[i + 1] as usize {
            return None;
        }
        for (rest, values) in self.beginning(pieces.list[start].0)? {
            let end = start + 1 + rest.len();
            if end > pieces.list.len() || !rest.iter().zip(&pieces.list[start + 1..end]).all(|(a, b)| *a == b.0) {
                continue;
            }
            let last = pieces.list[end - 1].1 as usize;
            if pieces.first[last + 1] as usize == end && !pieces.broken(i, last) && accept(values, i..last + 1) {
                return Some((i..last + 1, values));
            }
        }
        None
    }

    #[inline(always)]
    fn beginning(&self, first: u64) -> Option<&[Continuation<T>]> {
        Some(&self.lists[self.by_first.get(first)? as usize])
    }

    /// All values of a phrase.
    pub fn phrase(&self, phrase: &str) -> Option<&[T]> {
        let folded = fold(phrase);
        let mut pieces = split(&folded).map(letters::of_word);
        let list = self.beginning(pieces.next()?)?;
        let rest: Vec<u64> = pieces.collect();
        list.iter().find(|(r, _)| *r == rest).map(|(_, v)| v.as_slice())
    }

    /// All values of token `i` by itself.
    pub fn token(&self, pieces: &Pieces, i: usize) -> Option<&[T]> {
        let (first, rest) = pieces.list[pieces.first[i] as usize..pieces.first[i + 1] as usize].split_first()?;
        let same = |keys: &[u64]| keys.len() == rest.len() && keys.iter().zip(rest).all(|(a, b)| *a == b.0);
        self.beginning(first.0)?.iter().find(|(keys, _)| same(keys)).map(|(_, v)| v.as_slice())
    }
}

/// The pieces of a text's tokens.
pub(super) struct Pieces {
    /// The key of each piece with its token.
    pub list: Vec<(u64, u32)>,
    /// The first piece of each token, and one past the last.
    pub first: Vec<u32>,
    sentence: Vec<u32>,
    /// How many tokens up to here break a phrase: punctuation other than hyphen, apostrophe and full stop.
    breaks: Vec<u32>,
}

impl Pieces {
    pub fn of(text: &Text) -> Pieces {
        let n = text.tokens.len();
        let mut p = Pieces {
            list: Vec::with_capacity(n),
            first: Vec::with_capacity(n + 1),
            sentence: Vec::with_capacity(n),
            breaks: vec![0],
        };
        let mut breaks = 0;
        for i in 0..n {
            p.first.push(p.list.len() as u32);
            p.sentence.push(text.tokens[i].sentence);
            if text.tokens[i].plain {
                p.list.push((text.tokens[i].key, i as u32));
            } else {
                p.list.extend(split(text.folded(i)).map(|s| (letters::of_word(s), i as u32)));
                let bare = p.list.len() as u32 == p.first[i];
                breaks += (bare && !matches!(text.folded(i), "-" | "'" | ".")) as u32;
            }
            p.breaks.push(breaks);
        }
        p.first.push(p.list.len() as u32);
        p
    }

    fn broken(&self, from: usize, last: usize) -> bool {
        self.sentence[from] != self.sentence[last] || self.breaks[from] != self.breaks[last]
    }
}

/// The columns of words that a user hands in.
const COLUMNS: &[Column] = &[
    Column { needed: true, ..one_of("language", &["en", "fr"]) },
    needed("words"),
    Column { needed: true, ..one_of("class", class::NAMES) },
    one_of("kind", &["person", "organisation", "country", "group", "office"]),
    free("sector"),
    one_of("number", &["s", "p"]),
    free("detail"),
];

/// Checks a table of words that a user hands in.
pub(super) fn check(source: &str) -> Result<(), own::Wrong> {
    own::check(source, COLUMNS, |_| Ok(()))
}

/// The words of one language.
#[derive(Default)]
pub(super) struct Lexicon {
    pub words: Phrases<Entry>,
    pub states: Phrases<State>,
    /// First parts of compound adjectives, with the state's code.
    pub combining: Index<String>,
}

impl Lexicon {
    /// The embedded tables of a language.
    pub fn read(language: Language) -> Lexicon {
        let french = language == Language::French;
        let mut lexicon = Lexicon::default();
        for source in [
            if french { tables::text("actors/words.fr.tsv") } else { tables::text("actors/words.en.tsv") },
            tables::text("actors/given.tsv"),
        ] {
            lexicon.add(source, None);
        }
        lexicon.read_states(french);
        lexicon
    }

    /// Adds the words of a table, where it has more languages than one those of `language`.
    pub fn add(&mut self, source: &str, language: Option<&str>) {
        table::rows(source, |row| {
            if language.is_some_and(|l| l != row.get("language")) {
                return;
            }
            let sector = row.get("sector");
            let entry = Entry {
                class: class::parse(row.get("class")),
                kind: super::kind(row.get("kind")).unwrap_or(Kind::Group),
                sector: Some(sector.trim_end_matches('?').to_string()).filter(|s| !s.is_empty()),
                yields: sector.is_empty() || sector.ends_with('?'),
                plural: row.get("number") == "p",
                detail: row.get("detail").to_string(),
            };
            row.list("words").for_each(|w| self.words.add(w, entry.clone()));
        });
    }

    fn read_states(&mut self, french: bool) {
        let countries = Countries::get();
        let add = |words: &mut Lexicon, key: &str, iso: &str, form: Form, plural: bool, capital: bool| {
            // "US", "UK", "RDC" are cut into letters where they are written with full stops.
            let exact = (form != Form::Seat && key.len() <= 3 && key.len() > 1).then(|| key.to_ascii_uppercase());
            if exact.is_some() {
                let letters: Vec<String> = key.chars().map(String::from).collect();
                words.states.add(&letters.join(" "), State { iso: iso.into(), form, plural, exact: exact.clone(), capital });
            }
            words.states.add(key, State { iso: iso.into(), form, plural, exact, capital });
        };
        for (key, country) in countries.names() {
            if countries.by_name_in(key, french).is_some_and(|c| c.iso3 == country.iso3) {
                add(self, key, country.iso3, Form::Name, false, true);
            }
        }
        for (key, country) in countries.capitals() {
            let given = self.words.phrase(key).is_some_and(|e| e.iter().any(|e| e.class & class::GIVEN != 0));
            if !given && countries.by_name_in(key, french).is_none() {
                add(self, key, country.iso3, Form::Seat, false, true);
            }
        }
        table::rows(tables::text("actors/seats.tsv"), |row| {
            row.list("words").for_each(|w| add(self, w, row.get("iso"), Form::Seat, false, true));
        });
        table::rows(tables::text("actors/combining.tsv"), |row| {
            let iso = row.get("iso");
            row.list("words").for_each(|w| *self.combining.slot(&fold(w), String::new) = iso.to_string());
        });
        for (key, country) in countries.demonyms() {
            let plural = key.ends_with('s') && key.len() > 3;
            // "Syrians" beside "Syrian" is a people; in French the same word is an adjective as well.
            let people = !french && plural && countries.by_demonym(&key[..key.len() - 1]).is_some();
            add(self, key, country.iso3, if people { Form::People } else { Form::Adjective }, plural, !french);
        }
    }
}

/// Whether a word starts with a capital, or has one where a particle stands before it ("al-Assad").
pub(super) fn capital(shape: Shape) -> bool {
    matches!(shape, Shape::Capital | Shape::Upper | Shape::Mixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_however_tokens_are_cut() {
        let mut p = Phrases::default();
        p.add("Hay'at Tahrir al-Sham", 1);
        p.add("Hay'at", 2);
        let text = Text::read("by Hay’at Tahrir al-Sham, in Hay'at, Tahrir", Some(Language::English));
        let pieces = Pieces::of(&text);
        let found: Vec<_> = (0..text.tokens.len())
            .filter_map(|i| p.longest(&pieces, i, |_, _| true))
            .map(|(r, v)| (text.slice(text.span_of(r)), v[0]))
            .collect();
        assert_eq!(found, [("Hay’at Tahrir al-Sham", 1), ("Hay'at", 2)]);
    }
}
