//! The tagger: left to right, one decision a word.

use super::form::Form;
use super::hash::{atom, key1, key2, key3};
use super::lexicon::{Entry, Lexicon};

/// Number of features of a decision.
pub(super) const FEATURES: usize = 38;

/// The tag before the first word.
pub(super) const START: u8 = 63;

/// A sentence to be tagged.
pub(super) struct Sentence<'a> {
    pub forms: &'a [Form],
    pub entries: Vec<Entry>,
}

const NONE: Form = Form { word: 1, suffix: [1; 4], prefix: [1; 2], shape: 1 };

impl<'a> Sentence<'a> {
    pub(super) fn new(forms: &'a [Form], lexicon: &Lexicon) -> Sentence<'a> {
        Sentence { forms, entries: forms.iter().map(|f| lexicon.entry(f)).collect() }
    }

    fn form(&self, i: usize, by: isize) -> &Form {
        i.checked_add_signed(by).and_then(|i| self.forms.get(i)).unwrap_or(&NONE)
    }

    fn class(&self, i: usize, by: isize) -> u32 {
        i.checked_add_signed(by).and_then(|i| self.entries.get(i)).map_or(2, |e| e.class)
    }

    /// The features of word `i` after the tags `one` (before it) and `two` (before that).
    pub(super) fn features(&self, i: usize, one: u8, two: u8, out: &mut [u32; FEATURES]) {
        let f = &self.forms[i];
        let (l1, l2, r1, r2) = (self.form(i, -1), self.form(i, -2), self.form(i, 1), self.form(i, 2));
        let (c, c1, c2, cl) = (self.class(i, 0), self.class(i, 1), self.class(i, 2), self.class(i, -1));
        let (t1, t2) = (atom(one as u32), atom(two as u32));
        *out = [
            key1(1, f.word),
            key2(2, f.word, t1),
            key2(3, f.word, l1.word),
            key2(4, f.word, r1.word),
            key1(5, l1.word),
            key1(6, r1.word),
            key1(7, l2.word),
            key1(8, r2.word),
            key1(9, t1),
            key2(10, t1, t2),
            key3(11, t1, t2, c),
            key1(12, f.suffix[0]),
            key1(13, f.suffix[1]),
            key1(14, f.suffix[2]),
            key1(15, f.suffix[3]),
            key1(16, f.prefix[0]),
            key1(17, f.prefix[1]),
            key1(18, f.shape),
            key2(19, f.shape, f.suffix[1]),
            key2(20, f.shape, r1.shape),
            key2(21, f.shape, l1.shape),
            key2(22, f.shape, t1),
            key1(23, l1.suffix[2]),
            key1(24, r1.suffix[2]),
            key2(25, r1.suffix[1], t1),
            key1(26, c),
            key1(27, c1),
            key2(28, c, c1),
            key3(29, t1, c, c1),
            key2(30, c1, c2),
            key2(31, t1, c1),
            key2(32, t1, f.suffix[2]),
            key2(33, t1, c),
            key3(34, t1, t2, c1),
            key3(35, c, c1, c2),
            key2(36, l1.word, c),
            key2(37, r1.word, c),
            key2(38, cl, c),
        ];
    }
}
