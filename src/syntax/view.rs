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
/// Values of distances and of what lies between.
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

/// Who is told what is seen of a state: values at places, where there is something.
pub(super) trait Sees {
    fn word(&mut self, place: usize, word: u16);
    fn tag(&mut self, place: usize, tag: u8);
    fn rel(&mut self, place: usize, rel: u8);
    /// A bit for each relation that a child has.
    fn set(&mut self, place: usize, set: u64);
    /// A number below [`OTHER`].
    fn other(&mut self, number: usize);
}

/// What is seen of a state, in parts by what changes them, so that only those need to be looked at again that a transition has changed.
pub(super) struct Sight<'a> {
    pub nodes: &'a Nodes,
    pub state: &'a State,
}

impl Sight<'_> {
    #[inline(always)]
    fn kids(&self, i: usize) -> &Kids {
        self.state.kids.get(i).unwrap_or(&NOBODY)
    }

    /// The token beside another, if both are words.
    #[inline(always)]
    fn beside(&self, i: usize, by: isize) -> usize {
        let n = self.nodes.n;
        i.checked_add_signed(by).filter(|&j| i < n && j < n).unwrap_or(NONE)
    }

    /// Words at places. Each of these lists is gone through by one function, which is smaller than what would stand for each of their members.
    #[inline(never)]
    fn words(&self, all: &[(usize, usize)], to: &mut impl Sees) {
        for &(place, i) in all {
            to.word(place, self.nodes.w[self.nodes.at(i)]);
        }
    }

    /// Tags at places.
    #[inline(never)]
    fn tags(&self, all: &[(usize, usize)], to: &mut impl Sees) {
        for &(place, i) in all {
            to.tag(place, self.nodes.t[self.nodes.at(i)]);
        }
    }

    /// Tags and relations of children at places, as far as there are any.
    #[inline(never)]
    fn children(&self, all: &[([usize; 2], usize)], to: &mut impl Sees) {
        for &([tag, rel], i) in all {
            if let Some(&own) = self.state.rels.get(i) {
                to.tag(tag, self.nodes.t[self.nodes.at(i)]);
                to.rel(rel, own);
            }
        }
    }

    /// The first of the buffer and what follows it: until the next shift.
    #[inline(always)]
    pub(super) fn buffer(&self, to: &mut impl Sees) {
        let b = |n: usize| self.state.b(n);
        self.words(&[(3, b(0)), (4, b(1))], to);
        self.tags(&[(4, b(0)), (5, b(1)), (6, b(2)), (7, b(3)), (20, self.beside(b(0), -1))], to);
    }

    /// Whether the first of the buffer has children.
    #[inline(always)]
    pub(super) fn has_gathered(&self) -> bool {
        self.kids(self.state.next).left != NONE
    }

    /// The children of the first of the buffer: until it takes another.
    #[inline(always)]
    pub(super) fn gathered(&self, to: &mut impl Sees) {
        let kids = self.kids(self.state.next);
        if kids.left != NONE {
            self.words(&[(8, kids.left), (10, kids.inner)], to);
            self.children(&[([15, 7], kids.left), ([16, 8], kids.left2)], to);
            to.set(4, kids.left_set);
        }
    }

    /// The top of the stack with its children to the left: as long as it is there.
    #[inline(always)]
    pub(super) fn top(&self, to: &mut impl Sees) {
        let s0 = self.state.s(0);
        self.words(&[(0, s0)], to);
        self.tags(&[(0, s0), (17, self.beside(s0, -1)), (18, self.beside(s0, 1))], to);
        let kids = self.kids(s0);
        if kids.left != NONE {
            self.words(&[(5, kids.left), (11, kids.inner)], to);
            self.children(&[([8, 0], kids.left), ([9, 1], kids.left2)], to);
            to.set(0, kids.left_set);
        }
    }

    /// The children of the top to the right: until it takes another.
    #[inline(always)]
    pub(super) fn taken(&self, to: &mut impl Sees) {
        let kids = self.kids(self.state.s(0));
        if kids.right != NONE {
            self.words(&[(6, kids.right)], to);
            self.tags(&[(21, self.kids(kids.right).left)], to);
            self.children(&[([10, 2], kids.right), ([11, 3], kids.right2)], to);
            to.set(1, kids.right_set);
        }
    }

    /// What lies under the top: until it comes to the top.
    #[inline(always)]
    pub(super) fn under(&self, to: &mut impl Sees) {
        let (s1, s2) = (self.state.s(1), self.state.s(2));
        let kids = self.kids(s1);
        self.words(&[(1, s1), (2, s2), (9, kids.left), (7, kids.right)], to);
        let beyond = self.kids(kids.right).left;
        self.tags(&[(1, s1), (2, s2), (3, self.state.s(3)), (19, self.beside(s1, 1)), (22, beyond)], to);
        self.children(&[([12, 4], kids.left), ([13, 5], kids.right), ([14, 6], kids.right2)], to);
        to.set(2, kids.left_set);
        to.set(3, kids.right_set);
    }

    /// Distances and what lies between: in every state others.
    #[inline(always)]
    pub(super) fn between(&self, to: &mut impl Sees) {
        let (s0, s1, b0) = (self.state.s(0), self.state.s(1), self.state.b(0));
        to.other(distance(s0, b0));
        to.other(11 + distance(s1, s0));
        to.other(22 + self.nodes.between(s0, b0));
        to.other(50 + self.nodes.between(s1, s0));
    }
}

/// All that is seen of a state, as the network learns by it.
#[cfg(feature = "train")]
pub(super) struct View {
    pub words: [u16; WORDS],
    pub tags: [u8; TAGS],
    pub rels: [u8; RELS],
    pub sets: [u64; SETS],
    pub others: Vec<usize>,
}

#[cfg(feature = "train")]
impl View {
    pub(super) fn of(nodes: &Nodes, state: &State) -> View {
        let none = nodes.t[nodes.n + 1];
        let mut view = View {
            words: [NO_WORD; WORDS],
            tags: [none; TAGS],
            rels: [KINDS as u8 - 1; RELS],
            sets: [0; SETS],
            others: Vec::new(),
        };
        let sight = Sight { nodes, state };
        sight.buffer(&mut view);
        sight.gathered(&mut view);
        sight.top(&mut view);
        sight.taken(&mut view);
        sight.under(&mut view);
        sight.between(&mut view);
        view
    }
}

#[cfg(feature = "train")]
impl Sees for View {
    fn word(&mut self, place: usize, word: u16) {
        self.words[place] = word;
    }

    fn tag(&mut self, place: usize, tag: u8) {
        self.tags[place] = tag;
    }

    fn rel(&mut self, place: usize, rel: u8) {
        self.rels[place] = rel;
    }

    fn set(&mut self, place: usize, set: u64) {
        self.sets[place] = set;
    }

    fn other(&mut self, number: usize) {
        self.others.push(number);
    }
}
