//! The state of the parser, arc-hybrid: a stack, a buffer, and the arcs so far. The root stands at the end of the buffer.

/// No token.
pub(super) const NONE: usize = usize::MAX;

/// What the parser can do.
pub(super) const SHIFT: usize = 0;
/// The first of the buffer takes the top of the stack.
pub(super) const LEFT: usize = 1;
/// The second of the stack takes the top.
pub(super) const RIGHT: usize = 2;

/// What is known of the children of a token.
#[derive(Clone, Copy)]
pub(super) struct Kids {
    /// Outermost left child, the one attached before it, and the innermost.
    pub left: usize,
    pub left2: usize,
    pub inner: usize,
    /// Outermost right child and the one attached before it.
    pub right: usize,
    pub right2: usize,
    /// How many left, right.
    pub lefts: u32,
    pub rights: u32,
    /// Bits of the relations left, right.
    pub left_set: u64,
    pub right_set: u64,
}

const CHILDLESS: Kids =
    Kids { left: NONE, left2: NONE, inner: NONE, right: NONE, right2: NONE, lefts: 0, rights: 0, left_set: 0, right_set: 0 };

/// The state.
pub(super) struct State {
    pub stack: Vec<u32>,
    /// The first of the buffer; `words` is the root.
    pub next: usize,
    /// Number of words; also the number of the root.
    pub words: usize,
    /// Head of each word, [`NONE`] while it has none.
    pub heads: Vec<usize>,
    /// Relation of each word.
    pub rels: Vec<u8>,
    pub kids: Vec<Kids>,
}

impl State {
    pub(super) fn new(words: usize) -> State {
        State {
            stack: Vec::with_capacity(words),
            next: 0,
            words,
            heads: vec![NONE; words],
            rels: vec![0; words],
            kids: vec![CHILDLESS; words + 1],
        }
    }

    /// The `n`th of the stack from its top.
    #[inline]
    pub(super) fn s(&self, n: usize) -> usize {
        let len = self.stack.len();
        if n < len {
            self.stack[len - 1 - n] as usize
        } else {
            NONE
        }
    }

    /// The `n`th of the buffer.
    #[inline]
    pub(super) fn b(&self, n: usize) -> usize {
        let at = self.next + n;
        if at <= self.words {
            at
        } else {
            NONE
        }
    }

    pub(super) fn done(&self) -> bool {
        self.next == self.words && self.stack.is_empty()
    }

    /// Which of the transitions may be taken. One word only hangs on the root.
    pub(super) fn legal(&self) -> [bool; 3] {
        let depth = self.stack.len();
        let end = self.next == self.words;
        [!end, depth >= 1 && !(end && depth > 1), depth >= 2]
    }

    /// The (head, dependent) that a transition joins.
    pub(super) fn arc(&self, transition: usize) -> (usize, usize) {
        if transition == LEFT {
            (self.next, self.s(0))
        } else {
            (self.s(1), self.s(0))
        }
    }

    pub(super) fn shift(&mut self) {
        self.stack.push(self.next as u32);
        self.next += 1;
    }

    /// Joins and takes the dependent off the stack.
    pub(super) fn attach(&mut self, head: usize, dependent: usize, rel: u8) {
        self.stack.pop();
        self.heads[dependent] = head;
        self.rels[dependent] = rel;
        let kids = &mut self.kids[head];
        let bit = 1u64 << (rel & 63);
        if dependent < head {
            if kids.inner == NONE {
                kids.inner = dependent;
            }
            kids.left2 = kids.left;
            kids.left = dependent;
            kids.lefts += 1;
            kids.left_set |= bit;
        } else {
            kids.right2 = kids.right;
            kids.right = dependent;
            kids.rights += 1;
            kids.right_set |= bit;
        }
    }
}
