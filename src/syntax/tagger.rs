//! The tagger. It looks twice: from left to right at all words with a few features, and then once more, with many, at those that
//! are not clear, when the tags after them are known as well. Hides the features; who judges by them, with weights as they are kept
//! or as they are learnt, is handed in.

use super::form::Form;
use super::hash::{atom, key1, key2, key3};
use super::lexicon::Entry;
use super::pack::Reader;
use super::table::{Broad, Sums};

/// Number of features of the first look.
pub(super) const GLANCE: usize = 9;

/// Number of features that the second look adds.
pub(super) const MORE: usize = 41;

/// The tag before the first word and after the last.
pub(super) const START: u8 = 63;

/// A sentence to be tagged.
pub(super) struct Sentence<'a> {
    pub forms: &'a [Form],
    /// What the lexicon says of each.
    pub entries: &'a [Entry],
}

/// Who tells tags from features.
pub(super) trait Judge {
    /// What the first look hands to the second.
    type Doubt;

    /// The tag of word `i` at first look, and what is left to be looked at if it is not clear.
    fn glance(&mut self, i: usize, features: &[u32; GLANCE]) -> (u8, Option<Self::Doubt>);

    /// Its tag at second look.
    fn look(&mut self, i: usize, doubt: Self::Doubt, features: &[u32; MORE]) -> u8;
}

const NONE: Form = Form { word: 1, suffix: [1; 4], prefix: [1; 2], shape: 1 };

impl<'a> Sentence<'a> {
    /// The tag of each word.
    #[inline(always)]
    pub(super) fn tag<J: Judge>(&self, judge: &mut J) -> Vec<u8> {
        let mut tags = Vec::with_capacity(self.forms.len());
        let mut doubts = Vec::with_capacity(self.forms.len());
        let (mut one, mut two) = (START, START);
        let mut few = [0; GLANCE];
        for i in 0..self.forms.len() {
            let tag = self.entries[i].sole.unwrap_or_else(|| {
                self.glance(i, one, two, &mut few);
                let (tag, doubt) = judge.glance(i, &few);
                doubts.extend(doubt.map(|d| (i, d)));
                tag
            });
            tags.push(tag);
            (two, one) = (one, tag);
        }
        let mut more = [0; MORE];
        for (i, doubt) in doubts {
            let tag = |by: isize| i.checked_add_signed(by).and_then(|i| tags.get(i)).copied().unwrap_or(START);
            self.more(i, [tag(-1), tag(-2), tag(1), tag(2)], &mut more);
            tags[i] = judge.look(i, doubt, &more);
        }
        tags
    }

    #[inline(always)]
    fn form(&self, i: usize, by: isize) -> &Form {
        i.checked_add_signed(by).and_then(|i| self.forms.get(i)).unwrap_or(&NONE)
    }

    #[inline(always)]
    fn class(&self, i: usize, by: isize) -> u32 {
        i.checked_add_signed(by).and_then(|i| self.entries.get(i)).map_or(2, |e| e.class)
    }

    /// The features of word `i` at first look after the tags `one` (before it) and `two` (before that).
    #[inline(always)]
    fn glance(&self, i: usize, one: u8, two: u8, out: &mut [u32; GLANCE]) {
        let f = &self.forms[i];
        let (l1, r1) = (self.form(i, -1), self.form(i, 1));
        let (c, c1) = (self.class(i, 0), self.class(i, 1));
        let (t1, t2) = (atom(one as u32), atom(two as u32));
        *out = [
            key2(1, f.word, f.shape),
            key2(2, f.word, c1),
            key3(3, t1, c, c1),
            key2(4, f.shape, f.suffix[1]),
            key3(5, f.shape, f.suffix[2], t1),
            key3(6, f.suffix[3], f.shape, t1),
            key1(7, r1.word),
            key1(8, l1.word),
            key2(9, t1, t2),
        ];
    }

    /// What the second look adds, with the tags before it (the nearer first) and after it.
    #[inline(always)]
    fn more(&self, i: usize, tags: [u8; 4], out: &mut [u32; MORE]) {
        let f = &self.forms[i];
        let (l1, l2, r1, r2) = (self.form(i, -1), self.form(i, -2), self.form(i, 1), self.form(i, 2));
        let (c, c1, c2, cl) = (self.class(i, 0), self.class(i, 1), self.class(i, 2), self.class(i, -1));
        let [t1, t2, n1, n2] = tags.map(|t| atom(t as u32));
        *out = [
            key1(101, f.word),
            key2(102, f.word, t1),
            key2(103, f.word, l1.word),
            key2(104, f.word, r1.word),
            key1(107, l2.word),
            key1(108, r2.word),
            key1(109, t1),
            key3(111, t1, t2, c),
            key1(112, f.suffix[0]),
            key1(113, f.suffix[1]),
            key1(114, f.suffix[2]),
            key1(115, f.suffix[3]),
            key1(116, f.prefix[0]),
            key1(117, f.prefix[1]),
            key1(118, f.shape),
            key2(120, f.shape, r1.shape),
            key2(121, f.shape, l1.shape),
            key2(122, f.shape, t1),
            key1(123, l1.suffix[2]),
            key1(124, r1.suffix[2]),
            key2(125, r1.suffix[1], t1),
            key1(126, c),
            key1(127, c1),
            key2(128, c, c1),
            key2(130, c1, c2),
            key2(131, t1, c1),
            key2(132, t1, f.suffix[2]),
            key2(133, t1, c),
            key3(134, t1, t2, c1),
            key3(135, c, c1, c2),
            key2(136, l1.word, c),
            key2(137, r1.word, c),
            key2(138, cl, c),
            key1(140, n1),
            key2(141, n1, n2),
            key3(142, t1, n1, c),
            key2(143, n1, f.word),
            key2(144, n1, c),
            key3(145, n1, n2, c),
            key2(146, n1, f.suffix[2]),
            key3(147, t1, n1, f.suffix[1]),
        ];
    }
}

/// The tagger of a pack.
pub(super) struct Tagger {
    weights: Broad,
    /// By how much a tag must lead to be clear at first look.
    lead: i16,
}

impl Tagger {
    /// Reads a tagger of so many tags.
    pub(super) fn read(r: &mut Reader, tags: usize) -> Result<Tagger, String> {
        let lead = r.number(i16::MAX as usize)? as i16;
        Ok(Tagger { weights: Broad::read(r, tags)?, lead })
    }
}

impl Judge for &Tagger {
    type Doubt = Sums;

    #[inline(always)]
    fn glance(&mut self, _: usize, features: &[u32; GLANCE]) -> (u8, Option<Sums>) {
        let mut sums = self.weights.none;
        self.weights.add(features, &mut sums);
        let (best, lead) = sums.best();
        (best as u8, (lead < self.lead as i32).then_some(sums))
    }

    #[inline(always)]
    fn look(&mut self, _: usize, mut sums: Sums, features: &[u32; MORE]) -> u8 {
        self.weights.add(features, &mut sums);
        sums.best().0 as u8
    }
}
