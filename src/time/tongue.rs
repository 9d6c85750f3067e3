//! A language's words and patterns, read once. Hides which files they come from; a third language is two files and a line here.

use std::sync::OnceLock;

use super::atoms::UNKNOWN;
use super::lexicon::{Lexicon, Words};
use super::pattern::Patterns;
use crate::knowledge::keys::Keys;
use crate::knowledge::tables;
use crate::text::letters;
use crate::text::Language;

/// What `time/` knows of a language.
pub(super) struct Tongue {
    words: Keys,
    pub lexicon: Lexicon,
    pub patterns: Patterns,
    /// By number, whether a pattern begins with the word.
    begins: Vec<bool>,
    /// By number, the words that begin no expression by themselves ("the", "a").
    goes_on: Vec<bool>,
    /// Whether "30,4" is a fraction, and 02/03 the 2nd of March.
    pub comma_decimals: bool,
    /// Mistakes in the tables; a test says that there are none.
    #[cfg(test)]
    pub wrong: Vec<String>,
}

impl Tongue {
    fn new(lexicon: &'static str, patterns: &'static str, comma_decimals: bool) -> Tongue {
        let (mut wrong, mut words) = (Vec::new(), Words::default());
        let table = lexicon;
        let mut lexicon = Lexicon::default();
        lexicon.add(table, &mut words, &mut wrong);
        let patterns = Patterns::new(patterns, &mut words, &mut wrong);
        let goes_on = (0..words.len()).map(|n| patterns.goes_on(n, lexicon.alone(n))).collect();
        let begins = (0..words.len()).map(|n| patterns.begins(n)).collect();
        Tongue {
            words: words.all(),
            begins,
            goes_on,
            lexicon,
            patterns,
            comma_decimals,
            #[cfg(test)]
            wrong,
        }
    }

    /// The number of a word of the tables, or [`UNKNOWN`].
    pub fn word(&self, word: &str) -> u32 {
        self.of_key(letters::of_word(word))
    }

    /// The same by the word's key.
    #[inline(always)]
    pub fn of_key(&self, key: u64) -> u32 {
        self.words.get(key).unwrap_or(UNKNOWN)
    }

    /// Whether a pattern begins with the word of a number.
    pub fn begins(&self, word: u32) -> bool {
        self.begins.get(word as usize).is_some_and(|&b| b)
    }

    /// Whether the word of a number begins no expression unless one that is known follows it.
    pub fn goes_on(&self, word: u32) -> bool {
        self.goes_on.get(word as usize).is_some_and(|&b| b)
    }

    /// The tables of a language; English where the language is neither.
    pub fn of(language: Language) -> &'static Tongue {
        static ENGLISH: OnceLock<Tongue> = OnceLock::new();
        static FRENCH: OnceLock<Tongue> = OnceLock::new();
        macro_rules! file {
            ($name:literal) => {
                tables::text(concat!("time/", $name, ".tsv"))
            };
        }
        match language {
            Language::French => FRENCH.get_or_init(|| Tongue::new(file!("fr.words"), file!("fr.patterns"), true)),
            _ => ENGLISH.get_or_init(|| Tongue::new(file!("en.words"), file!("en.patterns"), false)),
        }
    }
}
