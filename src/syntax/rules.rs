//! Lemma, number, person and polarity of a word from its tag and its ending. Hides the rules that training learnt: a key is a
//! tag with an ending (or a whole word, the exceptions); the longest that is known decides.

use super::hash::{atom, key2, BITS};
use super::pack::Reader;
use super::table::Map;
use super::tag::{number, person};
use super::{Number, Person};

/// What to do with a word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Rule {
    /// Letters to take off its end; more than it has means all of it.
    pub strip: u8,
    /// What to put there.
    pub append: String,
    pub number: Number,
    pub person: Person,
    pub negative: bool,
}

/// The rules of a language.
pub(super) struct Rules {
    pub map: Map,
    pub rules: Vec<Rule>,
}

/// The longest ending of a rule, in letters.
pub(super) const LONGEST: usize = 6;

/// The keys of a word with a tag, longest first: the whole word, then endings of [`LONGEST`] letters to none.
pub(super) fn keys(lower: &str, tag: u8, out: &mut [u32; LONGEST + 2]) -> usize {
    let t = atom(tag as u32 + 800);
    let mut h = 0x811C_9DC5u32;
    let bytes = lower.as_bytes();
    let mut ends = [0u32; LONGEST + 1];
    ends[0] = key2(90, h, t);
    let mut letters = 0;
    for &b in bytes.iter().rev() {
        h = (h ^ b as u32).wrapping_mul(0x0100_0193);
        if b & 0xC0 != 0x80 {
            letters += 1;
            if letters <= LONGEST {
                ends[letters] = key2(90, h, t);
            }
        }
    }
    out[0] = key2(91, h, t);
    let known = letters.min(LONGEST);
    for k in 0..=known {
        out[1 + k] = ends[known - k];
    }
    known + 2
}

impl Rules {
    pub(super) fn read(r: &mut Reader) -> Result<Rules, String> {
        let n = r.number(1 << 16)?;
        let mut rules = Vec::with_capacity(n);
        for _ in 0..n {
            let head = r.take(4)?;
            let bad = || "a rule with a number or person that is none".to_string();
            rules.push(Rule {
                strip: head[0],
                number: number(head[1]).ok_or_else(bad)?,
                person: person(head[2]).ok_or_else(bad)?,
                negative: head[3] == 1,
                append: r.text()?.to_string(),
            });
        }
        Ok(Rules { map: Map::read(r, n)?, rules })
    }

    /// The rule of a word with a tag.
    pub(super) fn find(&self, lower: &str, tag: u8) -> Option<&Rule> {
        let mut all = [0; LONGEST + 2];
        let n = keys(lower, tag, &mut all);
        all[..n].iter().find_map(|&k| self.map.get(k)).map(|i| &self.rules[i as usize])
    }
}

impl Rule {
    /// The lemma of a word, appended to `out`.
    pub(super) fn apply(&self, lower: &str, out: &mut String) {
        let keep = lower.char_indices().rev().take(self.strip as usize).last().map_or(lower.len(), |(at, _)| at);
        out.push_str(&lower[..keep]);
        out.push_str(&self.append);
    }
}

const _: () = assert!(BITS <= 24);
