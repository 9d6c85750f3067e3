//! A language's words and patterns, read once. Hides which files they come from; a third language is two files and a line here.

use std::sync::OnceLock;

use super::anchors;
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
    /// By number, whether a name whose date is known begins with the word.
    anchored: Vec<bool>,
    pub lexicon: Lexicon,
    pub patterns: Patterns,
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
        let named = anchors::firsts().map(|key| words.of_key(key)).collect::<Vec<u32>>();
        let mut anchored = vec![false; words.len() as usize];
        named.into_iter().for_each(|n| anchored[n as usize] = true);
        Tongue {
            words: words.all(),
            anchored,
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

    /// Whether a name whose date is known begins with the word of a number.
    #[inline(always)]
    pub fn anchored(&self, word: u32) -> bool {
        self.anchored.get(word as usize).is_some_and(|&b| b)
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
