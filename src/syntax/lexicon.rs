//! Which tags a known word may have. Hides the words: a word is a key, its class a set of tags.

use super::form::Form;
use super::hash::atom;
use super::pack::Reader;
use super::table::{word_key, Map};

/// The words that training met often.
pub(super) struct Lexicon {
    map: Map,
    /// For each class the tag of its words, where they have but one.
    sole: Vec<Option<u8>>,
}

/// What the lexicon says of a word.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// Stands for its class in features.
    pub class: u32,
    /// Its tag, if it has but one.
    pub sole: Option<u8>,
}

impl Lexicon {
    /// Values of `map` are numbers of `sole`.
    #[cfg(feature = "train")]
    pub(super) fn new(map: Map, sole: Vec<Option<u8>>) -> Lexicon {
        Lexicon { map, sole }
    }

    pub(super) fn read(r: &mut Reader, tags: usize) -> Result<Lexicon, String> {
        let classes = r.number(1 << 16)?;
        let mut sole = Vec::with_capacity(classes);
        for &b in r.take(classes)? {
            match b {
                0 => sole.push(None),
                b if (b as usize) <= tags => sole.push(Some(b - 1)),
                b => return Err(format!("tag {b} of {tags}")),
            }
        }
        Ok(Lexicon { map: Map::read(r, classes)?, sole })
    }

    /// What it says of some words.
    #[cfg(feature = "train")]
    pub(super) fn entries(&self, forms: &[Form]) -> Vec<Entry> {
        forms.iter().map(|f| self.entry(f)).collect()
    }

    #[inline]
    pub(super) fn entry(&self, form: &Form) -> Entry {
        match self.map.get(word_key(form.word)) {
            Some(class) => Entry { class: atom(class as u32 + 5000), sole: self.sole[class as usize] },
            None => Entry { class: form.unknown(), sole: None },
        }
    }
}
