//! What each word is and what it hangs on: part of speech, lemma, features, dependency tree. Hides the models; later stages
//! see a [`Word`] for every token and never a weight.
//!
//! Labels are Universal Dependencies'. About one label in five is wrong on news, so no later stage may trust an arc blindly.

mod conjugated;
mod feats;
mod flat;
mod form;
mod hash;
mod irregular;
mod labels;
mod lanes;
mod lexicon;
mod mend;
mod model;
mod models;
mod net;
mod pack;
mod parser;
mod regraft;
mod rules;
mod state;
mod table;
mod tag;
mod tagger;
#[cfg(feature = "train")]
pub mod training;
mod view;

use std::ops::Range;

pub use feats::{Feats, Mood, Number, Person, Tense, VerbForm};
pub use labels::{Rel, Upos};

use crate::knowledge::among;
use crate::text::{Language, Part, Text};
pub use form::lower_headlines;
use form::Form;
pub use models::Models;

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
    /// Whether a head has changed since.
    stale: bool,
    /// What the models saw of each token and how they tagged it, kept for the parser.
    forms: Vec<Form>,
    tags: Vec<u8>,
}

impl Syntax {
    /// With room for so many words, of so many bytes.
    fn of(words: usize, bytes: usize) -> Syntax {
        Syntax {
            words: Vec::with_capacity(words),
            lemmas: String::with_capacity(bytes),
            forms: Vec::with_capacity(words),
            tags: Vec::with_capacity(words),
            ..Syntax::default()
        }
    }

    /// The lemma of token `i`, lower case with accents ("were" -> "be", "tués" -> "tuer").
    #[inline(never)]
    pub fn lemma(&self, i: usize) -> &str {
        let (s, e) = self.words[i].lemma;
        &self.lemmas[s as usize..e as usize]
    }

    /// The first byte of the lemma of token `i`.
    #[inline(always)]
    pub(crate) fn lemma_begins(&self, i: usize) -> Option<u8> {
        let (s, e) = self.words[i].lemma;
        self.lemmas.as_bytes()[s as usize..e as usize].first().copied()
    }

    /// The token that `i` hangs on.
    #[inline(never)]
    pub fn head(&self, i: usize) -> Option<usize> {
        self.words[i].head.map(|h| h as usize)
    }

    /// The relation of token `i` to its head. No copy of it stands where it is asked for: a call is a tenth of the bytes.
    #[inline(never)]
    pub(crate) fn rel(&self, i: usize) -> Rel {
        self.words[i].rel
    }

    /// The part of speech of token `i`.
    #[inline(never)]
    pub(crate) fn upos(&self, i: usize) -> Upos {
        self.words[i].upos
    }

    /// The tokens that hang on `i`, in order.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let (s, e) = self.runs[i];
        self.children[s as usize..e as usize].iter().map(|&c| c as usize)
    }

    /// The first child of `i` by relation.
    #[inline(never)]
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

    /// Adds a word with the tag that the tagger gave it.
    fn word(&mut self, lower: &str, tag: u8, model: &model::Model) {
        let known = model.known(tag);
        let mut feats = known.feats;
        let at = self.lemmas.len() as u32;
        if let Some(rule) = model.lemma(lower, tag, &mut self.lemmas) {
            if feats.number == Number::None {
                feats.number = rule.number;
            }
            feats.person = rule.person;
            feats.negative = rule.negative;
        }
        if known.upos == Upos::Verb && model.french() && lower.ends_with('t') {
            conjugated::mend(lower, &mut self.lemmas, at as usize, &mut feats);
        }
        let lemma = (at, self.lemmas.len() as u32);
        self.words.push(Word { upos: known.upos, feats, head: None, rel: Rel::Dep, lemma });
    }

    /// A verb with a passive auxiliary or subject is passive.
    fn voice(&mut self) {
        for i in 0..self.words.len() {
            let Some(head) = self.words[i].head else { continue };
            if matches!(self.words[i].rel, Rel::AuxPass | Rel::NsubjPass | Rel::CsubjPass) {
                self.words[head as usize].feats.passive = true;
            }
        }
    }

    /// Makes the tree fit to be asked after heads were changed, and puts right what the parser is known to get wrong.
    #[inline(never)]
    pub fn settle(&mut self, text: &Text) {
        self.voice();
        regraft::particles(self, text);
        self.link();
        regraft::acting(self);
        regraft::interrupted(self, text);
        self.relink();
        regraft::clauses(self);
        regraft::headed(self);
        regraft::garden_path(self, text);
        regraft::describing(self);
        regraft::auxiliaries(self);
        self.relink();
        regraft::reduced(self, text);
        self.relink();
        regraft::counts(self, text);
        regraft::shares(self, text);
        regraft::finites(self);
        self.relink();
        regraft::modifiers(self, text);
        self.relink();
        regraft::prepositions(self);
        self.relink();
        regraft::predicates(self, text);
        self.relink();
        regraft::nouns(self);
        regraft::obliques(self, text);
        regraft::adjectives(self);
        self.relink();
        regraft::compounds(self);
        regraft::amounts(self);
        regraft::loose(self);
        self.relink();
        regraft::left_dead(self, text);
        regraft::phrases(self, text);
        regraft::numbers(self);
        regraft::adverbial(self, text);
        regraft::capitals(self);
        regraft::named(self, text);
        self.relink();
        regraft::across(self);
        self.relink();
        regraft::effects(self, text);
        let french = text.language == Language::French;
        if french {
            regraft::genitives(self, text);
            regraft::participles(self);
            self.relink();
            regraft::shared(self);
            self.relink();
            regraft::whose(self, text);
        }
        regraft::marks(self);
        if french {
            regraft::and_one(self, text);
        }
        regraft::off_marks(self);
        regraft::stray_cases(self, text);
        self.relink();
        regraft::subjects_described(self);
        regraft::second_genitives(self, text);
        regraft::whens(self, text);
        if french {
            regraft::active(self, text);
            regraft::bare_objects(self, text);
        }
        self.relink();
        for sentence in text.sentences.iter().filter(|s| s.part == Part::Body) {
            regraft::main_verbs(self, text, sentence.tokens.clone());
            regraft::clauses_beside(self, sentence.tokens.clone());
            regraft::gerunds(self, sentence.tokens.clone());
        }
        self.relink();
        regraft::openings(self, text);
        regraft::subordinate(self, text);
        self.relink();
        regraft::first_of_two(self, text);
        regraft::led_subjects(self, text);
        regraft::listed_names(self);
        regraft::enclosed(self, text);
        regraft::companions(self, text);
        regraft::which(self, text);
        self.relink();
        regraft::closing(self, text);
        regraft::contrasted(self, text);
        regraft::told(self, text);
        self.relink();
        regraft::apposed(self, text);
        self.relink();
        regraft::joined(self);
        regraft::opened(self, text);
        self.relink();
        regraft::coordinated(self);
        regraft::gapped(self);
        regraft::captives(self, text);
        regraft::by_whom(self, text);
        regraft::taken(self, text);
        for sentence in text.sentences.iter().filter(|s| s.part != Part::Body) {
            regraft::headings(self, text, sentence.tokens.clone());
        }
        self.relink();
        regraft::subjects(self);
        regraft::objects(self);
        regraft::doers(self);
        self.relink();
    }

    /// Hangs a word on another; not on itself nor on one that hangs on it, so that a tree stays one. The child lists are as before until they
    /// are linked again.
    #[inline(never)]
    pub(crate) fn hang(&mut self, i: usize, head: usize, rel: Rel) {
        if !self.under(head, i) {
            let word = &mut self.words[i];
            self.stale |= word.head != Some(head as u32);
            (word.head, word.rel) = (Some(head as u32), rel);
        }
    }

    /// Hangs a word on a verb as its subject, or as that of a passive where the verb has the auxiliary of one.
    #[inline(never)]
    fn hang_subject(&mut self, i: usize, verb: usize) {
        let passive = self.child(verb, Rel::AuxPass).is_some();
        self.hang(i, verb, if passive { Rel::NsubjPass } else { Rel::Nsubj });
    }

    /// Whether something hangs on a word as one of these.
    #[inline(never)]
    pub(crate) fn has(&self, i: usize, rels: &[Rel]) -> bool {
        self.children(i).any(|c| rels.contains(&self.words[c].rel))
    }

    /// Whether a word has a preposition of its own before it, one of these.
    #[inline(never)]
    pub(crate) fn led(&self, text: &Text, i: usize, words: &'static str) -> bool {
        self.children(i).any(|c| c < i && self.words[c].rel == Rel::Case && among(text.lower(c), words))
    }

    /// Whether a word is another or hangs on it, by however many arcs.
    pub(crate) fn under(&self, i: usize, top: usize) -> bool {
        std::iter::successors(Some(i), |&i| self.head(i)).take(self.words.len()).any(|i| i == top)
    }

    /// Hangs a word where another hangs.
    #[inline(never)]
    fn take_place(&mut self, i: usize, other: usize) {
        let (head, rel) = (self.words[other].head, self.words[other].rel);
        match head {
            Some(head) => self.hang(i, head as usize, rel),
            None => {
                self.stale = true;
                (self.words[i].head, self.words[i].rel) = (None, rel);
            }
        }
    }

    /// Hangs words on another, each as what it was.
    #[inline(never)]
    fn hand(&mut self, words: &[usize], head: usize) {
        for &i in words {
            self.hang(i, head, self.words[i].rel);
        }
    }

    /// Builds the child lists anew where a word was hung elsewhere.
    fn relink(&mut self) {
        if self.stale {
            self.link();
        }
    }

    /// Builds the child lists once all heads are set.
    #[inline(never)]
    pub(crate) fn link(&mut self) {
        self.stale = false;
        // In the memory that the lists had before.
        self.runs.clear();
        self.runs.resize(self.words.len(), (0, 0));
        for w in &self.words {
            if let Some(h) = w.head {
                self.runs[h as usize].1 += 1;
            }
        }
        let mut at = 0;
        for run in &mut self.runs {
            let count = std::mem::replace(run, (at, at)).1;
            at += count;
        }
        self.children.clear();
        self.children.resize(at as usize, 0);
        for i in 0..self.words.len() {
            if let Some(h) = self.words[i].head {
                let run = &mut self.runs[h as usize];
                self.children[run.1 as usize] = i as u32;
                run.1 += 1;
            }
        }
    }
}
