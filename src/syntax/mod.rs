//! What each word is and what it hangs on: part of speech, lemma, features, dependency tree. Hides the models; later stages
//! see a [`Word`] for every token and never a weight.
//!
//! Labels are Universal Dependencies'. About one label in five is wrong on news, so no later stage may trust an arc blindly.

mod feats;
mod labels;

use std::ops::Range;

pub use feats::{Feats, Mood, Number, Person, Tense, VerbForm};
pub use labels::{Rel, Upos};

use crate::text::Text;

/// What syntax knows of one token.
#[derive(Clone, Debug)]
pub struct Word {
    /// Universal part of speech.
    pub upos: Upos,
    /// Tense, mood, voice and their like.
    pub feats: Feats,
    /// The token it hangs on; `None` for the root of a sentence, and for a sentence that was not parsed.
    pub head: Option<u32>,
    /// How it hangs on it.
    pub rel: Rel,
    /// Where its lemma lies in the lemmas.
    lemma: (u32, u32),
}

/// What syntax knows of a text: one [`Word`] per token of [`Text`].
#[derive(Default)]
pub struct Syntax {
    /// One per token, by the same number.
    pub words: Vec<Word>,
    lemmas: String,
    /// The children of each token, in order, one run after another.
    children: Vec<u32>,
    runs: Vec<(u32, u32)>,
}

impl Syntax {
    /// The lemma of token `i`, lower case with accents ("were" -> "be", "tués" -> "tuer").
    pub fn lemma(&self, i: usize) -> &str {
        let (s, e) = self.words[i].lemma;
        &self.lemmas[s as usize..e as usize]
    }

    /// The token that `i` hangs on.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.words[i].head.map(|h| h as usize)
    }

    /// The tokens that hang on `i`, in order.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let (s, e) = self.runs[i];
        self.children[s as usize..e as usize].iter().map(|&c| c as usize)
    }

    /// The first child of `i` by relation.
    pub fn child(&self, i: usize, rel: Rel) -> Option<usize> {
        self.children(i).find(|&c| self.words[c].rel == rel)
    }

    /// The tokens from the leftmost to the rightmost descendant of `i`, `i` among them.
    pub fn subtree(&self, i: usize) -> Range<usize> {
        let (mut low, mut high) = (i, i);
        let mut todo = vec![i];
        while let Some(at) = todo.pop() {
            low = low.min(at);
            high = high.max(at);
            todo.extend(self.children(at));
        }
        low..high + 1
    }

    /// Adds a word with its lemma; heads are token numbers of the whole text.
    pub(crate) fn push(&mut self, upos: Upos, feats: Feats, lemma: &str) {
        let at = self.lemmas.len() as u32;
        self.lemmas.push_str(lemma);
        self.words.push(Word { upos, feats, head: None, rel: Rel::Dep, lemma: (at, self.lemmas.len() as u32) });
    }

    /// Builds the child lists once all heads are set.
    pub(crate) fn link(&mut self) {
        let mut counts = vec![0u32; self.words.len() + 1];
        for w in &self.words {
            if let Some(h) = w.head {
                counts[h as usize] += 1;
            }
        }
        self.runs.clear();
        let mut at = 0;
        for c in &counts[..self.words.len()] {
            self.runs.push((at, at));
            at += c;
        }
        self.children = vec![0; at as usize];
        for i in 0..self.words.len() {
            if let Some(h) = self.words[i].head {
                let run = &mut self.runs[h as usize];
                self.children[run.1 as usize] = i as u32;
                run.1 += 1;
            }
        }
    }
}

/// The models of the languages, each loaded when first needed.
#[derive(Default)]
pub struct Models {}

impl Models {
    /// Tags and parses a text.
    pub fn analyse(&self, text: &Text) -> Syntax {
        let mut syntax = Syntax::default();
        for i in 0..text.tokens.len() {
            syntax.push(Upos::X, Feats::default(), text.lower(i));
        }
        syntax.link();
        syntax
    }
}
