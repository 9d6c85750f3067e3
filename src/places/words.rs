//! The words around a name: features ("province"), compass words, and cues for and against a place. Hides the tables.

use crate::knowledge::decimal;
use crate::knowledge::index::Index;
use std::sync::OnceLock;

use super::kind::Kind;
use crate::knowledge::{table, tables};
use crate::text::{Language, Text};

/// How a feature word hangs on its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The name means that thing: "the province of Idleb".
    Is,
    /// A part of the named place, or the land around it: "the suburbs of Aleppo".
    Part,
    /// Nothing more than the place itself: "the Idleb area".
    About,
}

/// A feature word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feature {
    /// What it says the place is.
    pub kind: Kind,
    /// How it hangs on the name.
    pub role: Role,
}

/// A compass word: a bearing in degrees, or the middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Compass {
    /// Degrees, 0 = north, 90 = east.
    Bearing(f64),
    /// "central".
    Middle,
}

/// What a word says of the name beside it; bits.
pub(super) mod cue {
    /// A preposition of place.
    pub const IN: u16 = 1;
    /// A verb that a place follows.
    pub const MOVE: u16 = 2;
    /// A title: a person's name follows.
    pub const TITLE: u16 = 4;
    /// A first name.
    pub const GIVEN: u16 = 8;
    /// After a name it makes an organisation or a work of it.
    pub const UNIT: u16 = 16;
    /// With "of" before a name it makes an organisation of it.
    pub const UNIT_OF: u16 = 32;
    /// A common word that happens to be a town.
    pub const WORD: u16 = 64;
    /// A people or a creed that is no country's.
    pub const PEOPLE: u16 = 128;
    /// A lower-case word that makes something else of the name before it: "West Nile virus".
    pub const THING: u16 = 256;
    /// Written with a capital, and yet no place: languages, faiths, feasts, bodies.
    pub const NONE: u16 = 512;
}

/// The words of one language.
pub(super) struct Words {
    features: Phrases<Feature>,
    compass: Phrases<Compass>,
    cues: Index<u16>,
    /// Whether it is French, whose features stand before the name.
    pub french: bool,
}

impl Words {
    /// The words of a language; English where a text is in neither.
    pub fn of(language: Language) -> &'static Words {
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        static FRENCH: OnceLock<Words> = OnceLock::new();
        match language {
            Language::French => FRENCH.get_or_init(|| Words::read("fr")),
            _ => ENGLISH.get_or_init(|| Words::read("en")),
        }
    }

    fn read(language: &str) -> Words {
        let mut words =
            Words { features: Phrases::new(), compass: Phrases::new(), cues: Index::default(), french: language == "fr" };
        let (features, directions) = (tables::text("places/features.tsv"), tables::text("places/directions.tsv"));
        let cues = tables::text("places/cues.tsv");
        table::rows(features, |row| {
            let (Some(kind), role) = (Kind::from_word(row.get("kind")), row.get("role")) else { return };
            let role = match role {
                "is" => Role::Is,
                "part" => Role::Part,
                _ => Role::About,
            };
            if row.get("language") == language {
                for w in within(features, row.get("words")).split('|') {
                    words.features.add(w, Feature { kind, role }, false);
                }
            }
        });
        table::rows(directions, |row| {
            let compass = decimal(row.get("bearing")).map_or(Compass::Middle, Compass::Bearing);
            for w in within(directions, row.get(language)).split('|') {
                words.compass.add(w, compass, true);
            }
        });
        table::rows(cues, |row| {
            let bit = match row.get("cue") {
                "in" => cue::IN,
                "move" => cue::MOVE,
                "title" => cue::TITLE,
                "given" => cue::GIVEN,
                "unit" => cue::UNIT,
                "unit_of" => cue::UNIT_OF,
                "people" => cue::PEOPLE,
                "thing" => cue::THING,
                "none" => cue::NONE,
                _ => cue::WORD,
            };
            // First names, titles and units of the other language stand in a text as well.
            if row.get("language") == language
                || matches!(bit, cue::GIVEN | cue::PEOPLE)
                || (bit == cue::UNIT && language == "fr")
            {
                for w in within(cues, row.get("words")).split('|') {
                    *words.cues.slot(w, || 0) |= bit;
                }
            }
        });
        words
    }

    /// The cues of a folded word.
    pub fn cue(&self, folded: &str) -> u16 {
        self.cues.get(folded).copied().unwrap_or(0)
    }

    /// The feature phrase that ends before token `end`: where it begins and what it is.
    pub fn feature_before(&self, text: &Text, end: usize) -> Option<(usize, Feature)> {
        self.features.before(text, end)
    }

    /// The feature phrase that begins at token `start`: where it ends and what it is.
    pub fn feature_at(&self, text: &Text, start: usize) -> Option<(usize, Feature)> {
        self.features.after(text, start)
    }

    /// The compass phrase that ends before token `end`.
    pub fn compass_before(&self, text: &Text, end: usize) -> Option<(usize, Compass)> {
        self.compass.before(text, end)
    }

    /// The compass phrase that begins at token `start`.
    pub fn compass_at(&self, text: &Text, start: usize) -> Option<(usize, Compass)> {
        self.compass.after(text, start)
    }
}

/// Phrases of up to four tokens.
struct Phrases<T> {
    all: Index<T>,
    /// The pairs of letters that a phrase begins and ends with: most words of a text are told by them to be in none.
    heads: Pairs,
    tails: Pairs,
}

impl<T: Copy> Phrases<T> {
    fn new() -> Phrases<T> {
        Phrases { all: Index::default(), heads: Pairs::default(), tails: Pairs::default() }
    }

    /// Adds a phrase; of two the later one counts if `over`.
    fn add(&mut self, phrase: &'static str, what: T, over: bool) {
        self.heads.add(phrase.as_bytes().iter());
        self.tails.add(phrase.as_bytes().iter().rev());
        let slot = self.all.slot(phrase, || what);
        if over {
            *slot = what;
        }
    }

    /// The longest phrase of the tokens before `end`, within the sentence.
    fn before(&self, text: &Text, end: usize) -> Option<(usize, T)> {
        let sentence = text.sentences.get(text.tokens.get(end.checked_sub(1)?)?.sentence as usize)?;
        if !self.tails.may_have(text.folded(end - 1).as_bytes().iter().rev()) {
            return None;
        }
        let low = sentence.tokens.start.max(end.saturating_sub(4));
        let (whole, starts) = written(text, low, end);
        (low..end).zip(starts).find_map(|(start, at)| Some((start, *self.all.get(&whole[at..])?)))
    }

    /// The longest phrase of the tokens from `start`, within the sentence.
    fn after(&self, text: &Text, start: usize) -> Option<(usize, T)> {
        let sentence = text.sentences.get(text.tokens.get(start)?.sentence as usize)?;
        if !self.heads.may_have(text.folded(start).as_bytes().iter()) {
            return None;
        }
        let mut high = sentence.tokens.end.min(start + 4);
        let (mut whole, starts) = written(text, start, high);
        while high > start {
            if let Some(what) = self.all.get(whole.as_str()) {
                return Some((high, *what));
            }
            high -= 1;
            whole.truncate(starts[high - start]);
            whole.truncate(whole.trim_end_matches(' ').len());
        }
        None
    }
}

/// Pairs of bytes.
#[derive(Default)]
struct Pairs([u64; 16]);

impl Pairs {
    fn bit<'b>(mut bytes: impl Iterator<Item = &'b u8>) -> Option<usize> {
        let (a, b) = (*bytes.next()?, *bytes.next()?);
        Some((a as usize & 31) << 5 | b as usize & 31)
    }

    fn add<'b>(&mut self, bytes: impl Iterator<Item = &'b u8>) {
        if let Some(bit) = Self::bit(bytes) {
            self.0[bit >> 6] |= 1 << (bit & 63);
        }
    }

    /// Whether a word that begins so may be in the set; one of a single byte may always.
    fn may_have<'b>(&self, bytes: impl Iterator<Item = &'b u8>) -> bool {
        Self::bit(bytes).is_none_or(|bit| self.0[bit >> 6] >> (bit & 63) & 1 == 1)
    }
}

/// Up to four tokens as one folded string, spaced as they are in the text, and where each begins in it.
fn written(text: &Text, start: usize, end: usize) -> (String, [usize; 4]) {
    let mut out = String::with_capacity(32);
    let mut starts = [0; 4];
    for i in start..end {
        if i > start && text.tokens[i].spaced {
            out.push(' ');
        }
        starts[(i - start) & 3] = out.len();
        out.push_str(text.folded(i));
    }
    (out, starts)
}

/// `part`, which was cut from `source`, with the lifetime of `source`.
fn within(source: &'static str, part: &str) -> &'static str {
    let at = (part.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize);
    source.get(at..at.saturating_add(part.len())).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_on_both_sides() {
        let text = Text::read("the north-western suburbs of Aleppo", Some(Language::English));
        let words = Words::of(Language::English);
        let suburbs = (0..text.tokens.len()).find(|&i| text.lower(i) == "suburbs").unwrap();
        let (start, feature) = words.feature_before(&text, suburbs + 1).unwrap();
        assert_eq!((start, feature.role), (suburbs, Role::Part));
        assert_eq!(words.compass_before(&text, suburbs), Some((1, Compass::Bearing(315.0))));
        assert_eq!(words.cue("in") & cue::IN, cue::IN);
        assert_eq!(Words::of(Language::French).cue("in"), 0);
    }
}
