//! What the parser looks at before it decides: the words, tags and relations at fixed places of its state. Hides the state from
//! the network, which sees numbers only.

use super::form::Form;
use super::hash::pair;
use super::state::{Kids, State, NONE};
use super::table::{word_key, Map};
use super::{Rel, Upos};

/// Places whose word is seen.
pub(super) const WORDS: usize = 12;
/// Places whose tag is seen.
pub(super) const TAGS: usize = 23;
/// Places whose relation is seen.
pub(super) const RELS: usize = 9;
/// Places of which all relations of their children are seen.
pub(super) const SETS: usize = 5;
/// Distances and what lies between.
pub(super) const OTHERS: usize = 4;
/// Values of all of them together.
pub(super) const OTHER: usize = 2 * 11 + 2 * 28;
/// Relations, and one more for no child.
pub(super) const KINDS: usize = Rel::ALL.len() + 1;

/// Number of the word where there is none; the next stands for the root, the one after for a word that nothing is known of.
const NO_WORD: u16 = 0;
const ROOT_WORD: u16 = 1;
pub(super) const UNKNOWN: u16 = 2;
/// Number of the first known word.
pub(super) const KNOWN: usize = 3;

/// The words that the parser knows, by lemma, and endings for those it does not know.
pub(super) struct Vocabulary {
    map: Map,
    /// How many numbers there are.
    pub len: usize,
}

/// The keys under which a word is looked up: its lemma, its last three letters, its last two.
pub(super) fn keys(stem: u32, form: &Form) -> [u32; 3] {
    [word_key(stem), word_key(pair(form.suffix[2], 3)), word_key(pair(form.suffix[1], 2))]
}

impl Vocabulary {
    /// Of sorted keys: the first gets the number [`KNOWN`].
    pub(super) fn new(keys: &[u32]) -> Vocabulary {
        let values: Vec<u16> = (0..keys.len()).map(|i| (KNOWN + i) as u16).collect();
        Vocabulary { map: Map::new(keys, &values), len: KNOWN + keys.len() }
    }

    /// The number of a word, or of its ending.
    pub(super) fn word(&self, keys: &[u32]) -> u16 {
        keys.iter().find_map(|&k| self.map.get(k)).unwrap_or(UNKNOWN)
    }
}

/// What is fixed of a sentence before it is parsed; the last two places are the root and no token at all.
pub(super) struct Nodes {
    pub w: Vec<u16>,
    pub t: Vec<u8>,
    /// Verbs, commas and conjunctions before each place.
    before: Vec<[u16; 3]>,
    n: usize,
}

impl Nodes {
    /// `words` are numbers of the vocabulary, `tags` numbers below `most` with their parts of speech.
    pub(super) fn new(
        words: impl Iterator<Item = u16>,
        tags: impl Iterator<Item = (u8, Upos)>,
        commas: &[bool],
        most: usize,
    ) -> Nodes {
        let n = commas.len();
        let mut nodes =
            Nodes { w: Vec::with_capacity(n + 2), t: Vec::with_capacity(n + 2), before: Vec::with_capacity(n + 2), n };
        nodes.w.extend(words);
        let mut count = [0u16; 3];
        for ((tag, upos), comma) in tags.zip(commas) {
            nodes.t.push(tag);
            nodes.before.push(count);
            count[0] += (upos == Upos::Verb) as u16;
            count[1] += *comma as u16;
            count[2] += (upos == Upos::Cconj) as u16;
        }
        nodes.w.extend([ROOT_WORD, NO_WORD]);
        nodes.t.extend([most as u8 + 1, most as u8]);
        nodes.before.extend([count, count]);
        nodes
    }

    #[inline(always)]
    fn at(&self, i: usize) -> usize {
        i.min(self.n + 1)
    }

    /// What lies between two places: verbs, commas, conjunctions, each none, one or more.
    #[inline]
    fn between(&self, a: usize, b: usize) -> usize {
        if a == NONE || b == NONE || a >= b {
            return 0;
        }
        let (x, y) = (self.before[self.at(a + 1)], self.before[self.at(b)]);
        let few = |k: usize| (y[k].wrapping_sub(x[k])).min(2) as usize;
        1 + few(0) * 9 + few(1) * 3 + few(2)
    }
}

fn distance(a: usize, b: usize) -> usize {
    if a == NONE || b == NONE {
        return 0;
    }
    match a.abs_diff(b) {
        d @ 0..=4 => 1 + d,
        5..=6 => 6,
        7..=10 => 7,
        11..=20 => 8,
        _ => 9,
    }
}

const NOBODY: Kids =
    Kids { left: NONE, left2: NONE, inner: NONE, right: NONE, right2: NONE, lefts: 0, rights: 0, left_set: 0, right_set: 0 };

fn kids(state: &State, i: usize) -> &Kids {
    state.kids.get(i).unwrap_or(&NOBODY)
}

/// What is seen of a state.
pub(super) struct View {
    pub words: [u16; WORDS],
    pub tags: [u8; TAGS],
    pub rels: [u8; RELS],
    /// A bit for each relation that a child has.
    pub sets: [u64; SETS],
    /// Numbers below [`OTHER`].
    pub others: [u8; OTHERS],
}

impl View {
    #[inline(never)]
    pub(super) fn of(n: &Nodes, state: &State) -> View {
        let (s0, s1, s2, s3) = (state.s(0), state.s(1), state.s(2), state.s(3));
        let (b0, b1, b2, b3) = (state.b(0), state.b(1), state.b(2), state.b(3));
        let (k0, k1, kb) = (kids(state, s0), kids(state, s1), kids(state, b0));
        let w = |i: usize| n.w[n.at(i)];
        let t = |i: usize| n.t[n.at(i)];
        let r = |i: usize| state.rels.get(i).copied().unwrap_or(Rel::ALL.len() as u8);
        let beside = |i: usize, by: isize| i.checked_add_signed(by).filter(|&j| i < n.n && j < n.n).unwrap_or(NONE);
        View {
            words: [
                w(s0),
                w(s1),
                w(s2),
                w(b0),
                w(b1),
                w(k0.left),
                w(k0.right),
                w(k1.right),
                w(kb.left),
                w(k1.left),
                w(kb.inner),
                w(k0.inner),
            ],
            tags: [
                t(s0),
                t(s1),
                t(s2),
                t(s3),
                t(b0),
                t(b1),
                t(b2),
                t(b3),
                t(k0.left),
                t(k0.left2),
                t(k0.right),
                t(k0.right2),
                t(k1.left),
                t(k1.right),
                t(k1.right2),
                t(kb.left),
                t(kb.left2),
                t(beside(s0, -1)),
                t(beside(s0, 1)),
                t(beside(s1, 1)),
                t(beside(b0, -1)),
                t(kids(state, k0.right).left),
                t(kids(state, k1.right).left),
            ],
            rels: [
                r(k0.left),
                r(k0.left2),
                r(k0.right),
                r(k0.right2),
                r(k1.left),
                r(k1.right),
                r(k1.right2),
                r(kb.left),
                r(kb.left2),
            ],
            sets: [k0.left_set, k0.right_set, k1.left_set, k1.right_set, kb.left_set],
            others: [
                distance(s0, b0) as u8,
                11 + distance(s1, s0) as u8,
                22 + n.between(s0, b0) as u8,
                50 + n.between(s1, s0) as u8,
            ],
        }
    }
}
