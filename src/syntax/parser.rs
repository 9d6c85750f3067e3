//! What the parser looks at before it decides: features of the arcs and of their relations.

use super::form::Form;
use super::hash::{atom, key1, key2, key3, pair};
use super::state::{Kids, State, NONE};
use super::{Rel, Upos};

/// Number of features of a transition.
pub(super) const ARC: usize = 94;
/// Number of features of a relation.
pub(super) const RELATION: usize = 50;

/// What is fixed of a sentence before it is parsed; the last two places are the root and no token at all.
pub(super) struct Nodes {
    /// Lemmas.
    w: Vec<u32>,
    /// Tags.
    t: Vec<u32>,
    /// Parts of speech.
    u: Vec<u32>,
    /// Endings.
    x: Vec<u32>,
    /// Verbs, commas and conjunctions before each place.
    before: Vec<[u16; 3]>,
    n: usize,
}

impl Nodes {
    /// `stems` are the lemmas as numbers, `tags` numbers with their parts of speech.
    pub(super) fn new(forms: &[Form], stems: &[u32], tags: impl Iterator<Item = (u8, Upos)>, commas: &[bool]) -> Nodes {
        let n = forms.len();
        let mut nodes = Nodes {
            w: Vec::with_capacity(n + 2),
            t: Vec::with_capacity(n + 2),
            u: Vec::with_capacity(n + 2),
            x: Vec::with_capacity(n + 2),
            before: Vec::with_capacity(n + 2),
            n,
        };
        let mut count = [0u16; 3];
        for (i, (tag, upos)) in tags.enumerate() {
            nodes.w.push(stems[i]);
            nodes.t.push(atom(tag as u32 + 100));
            nodes.u.push(atom(upos as u32 + 200));
            nodes.x.push(forms[i].suffix[2]);
            nodes.before.push(count);
            count[0] += (upos == Upos::Verb) as u16;
            count[1] += commas[i] as u16;
            count[2] += (upos == Upos::Cconj) as u16;
        }
        for k in 0..2 {
            nodes.w.push(atom(300 + k));
            nodes.t.push(atom(302 + k));
            nodes.u.push(atom(304 + k));
            nodes.x.push(atom(306 + k));
            nodes.before.push(count);
        }
        nodes
    }

    #[inline(always)]
    fn at(&self, i: usize) -> usize {
        i.min(self.n + 1)
    }

    /// What lies between two places: verbs, commas, conjunctions, each none, one or more.
    #[inline]
    fn between(&self, a: usize, b: usize) -> u32 {
        if a == NONE || b == NONE || a >= b {
            return atom(400);
        }
        let (x, y) = (self.before[self.at(a + 1)], self.before[self.at(b)]);
        let few = |k: usize| (y[k].wrapping_sub(x[k])).min(2) as u32;
        atom(401 + few(0) * 9 + few(1) * 3 + few(2))
    }
}

fn distance(a: usize, b: usize) -> u32 {
    if a == NONE || b == NONE {
        return atom(500);
    }
    atom(match a.abs_diff(b) {
        d @ 0..=4 => 501 + d as u32,
        5..=6 => 506,
        7..=10 => 507,
        11..=20 => 508,
        _ => 509,
    })
}

/// The relations of a set that matter to the arcs of its head.
fn valency(set: u64) -> u32 {
    (set ^ (set >> 32)) as u32 | 1
}

const NOBODY: Kids =
    Kids { left: NONE, left2: NONE, inner: NONE, right: NONE, right2: NONE, lefts: 0, rights: 0, left_set: 0, right_set: 0 };

fn kids(state: &State, i: usize) -> &Kids {
    state.kids.get(i).unwrap_or(&NOBODY)
}

fn rel(state: &State, i: usize) -> u32 {
    atom(state.rels.get(i).map_or(600, |&r| 601 + r as u32))
}

/// The features of a transition.
pub(super) fn arc(n: &Nodes, state: &State, out: &mut [u32; ARC]) {
    let (s0, s1, s2) = (state.s(0), state.s(1), state.s(2));
    let (b0, b1, b2) = (state.b(0), state.b(1), state.b(2));
    let (k0, k1, kb) = (kids(state, s0), kids(state, s1), kids(state, b0));
    let w = |i: usize| n.w[n.at(i)];
    let t = |i: usize| n.t[n.at(i)];
    let u = |i: usize| n.u[n.at(i)];
    let (s0w, s0t, s0u) = (w(s0), t(s0), u(s0));
    let (s1w, s1t, s1u) = (w(s1), t(s1), u(s1));
    let (b0w, b0t, b0u) = (w(b0), t(b0), u(b0));
    let (s2w, s2t, s2u) = (w(s2), t(s2), u(s2));
    let (b1w, b1t, b1u) = (w(b1), t(b1), u(b1));
    let (b2t, b2u) = (t(b2), u(b2));
    let (near, far) = (distance(s0, b0), distance(s1, s0));
    let (gap, hole) = (n.between(s0, b0), n.between(s1, s0));
    let v0 = valency(k0.left_set).rotate_left(7) ^ valency(k0.right_set);
    let v1 = valency(k1.right_set);
    let vb = valency(kb.left_set);
    let s0lw = w(k0.left);
    let (s0lt, s0rt) = (t(k0.left), t(k0.right));
    let (s1lt, s1rt) = (t(k1.left), t(k1.right));
    let b0lw = w(kb.left);
    let b0lt = t(kb.left);
    let s0r = rel(state, k0.right);
    let s1r = rel(state, k1.right);
    let counts = atom(700 + k0.lefts.min(3) * 4 + k0.rights.min(3));
    let counts1 = atom(720 + k1.lefts.min(3) * 4 + k1.rights.min(3));
    let countsb = atom(740 + kb.lefts.min(4));
    *out = [
        key1(1, s0w),
        key1(2, s0t),
        key2(3, s0w, s0t),
        key1(4, s1w),
        key1(5, s1t),
        key2(6, s1w, s1t),
        key1(7, b0w),
        key1(8, b0t),
        key2(9, b0w, b0t),
        key1(10, b1w),
        key1(11, b1t),
        key2(12, b1w, b0t),
        key1(13, b2t),
        key1(14, s2t),
        key2(15, s2w, s2t),
        key3(16, s0w, s0t, pair(b0w, b0t)),
        key3(17, s0w, s0t, b0t),
        key3(18, s0t, b0w, b0t),
        key2(19, s0w, b0w),
        key2(20, s0t, b0t),
        key2(21, b0t, b1t),
        key2(22, s0t, s1t),
        key3(23, s0w, s0t, s1t),
        key3(24, s0t, s1w, s1t),
        key2(25, s0w, s1w),
        key2(26, s1w, b0w),
        key2(27, s1t, b0t),
        key2(28, s1w, b0t),
        key2(29, s1t, b0w),
        key3(30, s0t, b0t, b1t),
        key3(31, b0t, b1t, b2t),
        key3(32, s1t, s0t, b0t),
        key3(33, s2t, s1t, s0t),
        key3(34, s0w, b0t, b1t),
        key3(35, s1w, s0t, b0t),
        key3(36, s1t, s0w, b0t),
        key3(37, s1t, s0t, b0w),
        key3(38, s0t, b0w, b1t),
        key3(39, s0t, s0lt, b0t),
        key3(40, s0t, s0rt, b0t),
        key3(41, s0t, b0t, b0lt),
        key3(42, s1t, s0t, s0lt),
        key3(43, s1t, s0t, s0rt),
        key3(44, s1t, s1rt, s0t),
        key3(45, s1t, s1lt, s0t),
        key2(46, s0t, v0),
        key2(47, s0w, v0),
        key2(48, s1t, v1),
        key2(49, s1w, v1),
        key2(50, b0t, vb),
        key2(51, b0w, vb),
        key3(52, s0t, b0t, near),
        key3(53, s0w, b0t, near),
        key3(54, s1t, s0t, far),
        key3(55, s1w, s0t, far),
        key3(56, s0t, b0t, gap),
        key3(57, s1t, s0t, hole),
        key2(58, s0lw, s1w),
        key3(59, s0lw, s1t, s0t),
        key3(60, s0lw, s1t, s2t),
        key2(61, s0lw, s2w),
        key2(62, b0lw, s0w),
        key3(63, b0lw, s0t, b0t),
        key3(64, s0r, s0t, b0t),
        key3(65, s1r, s1t, s0t),
        key3(66, s0t, counts, b0t),
        key3(67, s1t, counts1, s0t),
        key3(68, b0t, countsb, s0t),
        key3(69, pair(s0u, s1u), pair(b0u, b1u), b2u),
        key3(70, pair(s0u, s1u), pair(b0u, s2u), b1u),
        key3(71, s1t, v1, pair(s0t, b0t)),
        key3(72, s0t, v0, pair(s1t, b0t)),
        key3(73, b0t, vb, pair(s0t, s1t)),
        key3(74, s0lw, s1w, s0w),
        key3(75, s0lw, s1u, pair(b0u, gap)),
        key3(76, b1w, b0w, s0t),
        key2(77, n.x[n.at(s0)], b0t),
        key2(78, n.x[n.at(b0)], s0t),
        key3(79, n.x[n.at(s1)], s0t, s0lw),
        key3(80, s0t, pair(b0t, b1t), s1t),
        key3(81, hole, gap, pair(s0u, pair(s1u, b0u))),
        key3(82, b0t, b1w, s0u),
        key3(83, s0t, s0lt, pair(t(k0.left2), b0t)),
        key3(84, s0t, s0rt, pair(t(k0.right2), b0t)),
        key3(85, b0t, b0lt, pair(t(kb.left2), s0t)),
        key3(86, s1t, s1rt, pair(t(k1.right2), s0t)),
        key3(87, s1w, s1r, s0t),
        key3(88, s0w, s0r, b0t),
        key3(89, b0w, rel(state, kb.left), s0t),
        key3(90, w(k0.right), s0u, b0t),
        key3(91, w(k1.right), s1u, s0t),
        key3(92, w(kb.inner), b0t, s0t),
        key3(93, s1w, s0w, b0u),
        key3(94, s1w, s0lw, pair(s0t, b0u)),
    ];
}

/// The features of the relation of `d` to `h`; `state` does not have the arc yet.
pub(super) fn relation(n: &Nodes, state: &State, h: usize, d: usize, out: &mut [u32; RELATION]) {
    let (kh, kd) = (kids(state, h), kids(state, d));
    let w = |i: usize| n.w[n.at(i)];
    let t = |i: usize| n.t[n.at(i)];
    let u = |i: usize| n.u[n.at(i)];
    let left = d < h;
    let side = left as u32;
    let (hw, ht, hu) = (w(h), t(h) ^ side, u(h) ^ side);
    let (dw, dt, du) = (w(d), t(d), u(d) ^ side);
    let dist = distance(d, h);
    let before = d.checked_sub(1).unwrap_or(NONE);
    let after = if d + 1 < n.n { d + 1 } else { NONE };
    let sibling = if left { kh.left } else { kh.right };
    let (dl, di, dr) = (kd.left, kd.inner, kd.right);
    let hset = if left { valency(kh.left_set) } else { valency(kh.right_set) };
    let lset = valency(kh.left_set);
    let dset = valency(kd.left_set).rotate_left(9) ^ valency(kd.right_set);
    let hole = if left { n.between(d, h) } else { n.between(h, d) };
    let sr = rel(state, sibling);
    *out = [
        key1(1, dw ^ side),
        key1(2, dt ^ side),
        key2(3, dw, dt ^ side),
        key1(4, hw ^ side),
        key1(5, ht),
        key2(6, dw, ht),
        key2(7, dt, hw ^ side),
        key2(8, dt, ht),
        key2(9, dw, hw ^ side),
        key3(10, dt, ht, dist),
        key3(11, dt, ht, hole),
        key3(12, w(dl), dt, ht),
        key2(13, w(dl), hw ^ side),
        key3(14, w(dl), du, hu),
        key2(15, w(dl), dw),
        key3(16, w(di), dt, hu),
        key3(17, t(dr), dt, hu),
        key3(18, dset, dt, ht),
        key2(19, dset, dt),
        key3(20, hset, dt, ht),
        key3(21, lset, dt, ht),
        key3(22, lset, dw, hu),
        key3(23, sr, dt, ht),
        key2(24, sr, dw),
        key2(25, w(before), du),
        key3(26, t(before), dt, ht),
        key3(27, t(after), dt, ht),
        key2(28, w(after), du),
        key3(29, n.x[n.at(d)], du, hu),
        key3(30, n.x[n.at(h)], dt, hu),
        key3(31, t(sibling), dt, ht),
        key2(32, w(sibling), dt ^ side),
        key3(33, t(dl), dt, ht),
        key3(34, rel(state, dl), dt, ht),
        key3(35, rel(state, dr), dt, ht),
        key3(36, dset, lset, pair(dt, ht)),
        key3(37, w(dl), lset, pair(dt, ht)),
        key3(38, hset, hw, du),
        key3(39, w(dr), dt, hu),
        key3(40, t(before), t(after), pair(du, hu)),
        key3(41, w(h.wrapping_sub(1)), dt, ht),
        key3(42, hset, dist, pair(du, hu)),
        key3(43, w(dl), w(di), pair(du, hu)),
        key3(44, w(dl), hset, pair(du, hu)),
        key3(45, atom(Rel::ALL.len() as u32), dt, pair(ht, t(state.s(1)))),
        key3(46, w(dl), n.x[n.at(d)], hu),
        key3(47, dw, w(before), hu),
        key3(48, hw, hset, pair(dt, w(dl))),
        key3(49, t(kh.inner), w(kh.inner), pair(dt, ht)),
        key3(50, w(kh.left), ht, dt),
    ];
}
