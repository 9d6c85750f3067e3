//! The model of one language: loads a pack, tags and parses sentences. Hides weights.

use super::form::Form;
use super::irregular::Irregular;
use super::lexicon::Lexicon;
use super::pack::Reader;
use super::parser::{self, Nodes, ARC, RELATION};
use super::rules::{Rule, Rules};
use super::state::{State, LEFT, NONE, RIGHT, SHIFT};
use super::table::{Broad, Dense, Sparse};
use super::tag::Tag;
use super::tagger::{Sentence, FEATURES, START};
use super::{Rel, Upos};

/// The models of one language.
pub(super) struct Model {
    pub tags: Vec<Tag>,
    pub lexicon: Lexicon,
    pub tagger: Broad,
    pub arcs: Dense,
    pub relations: Sparse,
    pub rules: Rules,
    /// The irregular verbs of its language.
    irregular: Option<Irregular>,
}

impl Model {
    /// Reads a pack of language `code` ("en", "fr").
    pub(super) fn read(bytes: &[u8], code: &str) -> Result<Model, String> {
        let mut r = Reader::open(bytes, code)?;
        let count = r.number(START as usize)?;
        let mut tags = Vec::with_capacity(count);
        for _ in 0..count {
            tags.push(Tag::from_bytes(r.take(7)?).ok_or("a tag that is none")?);
        }
        if tags.is_empty() {
            return Err("it has no tags".into());
        }
        let lexicon = Lexicon::read(&mut r, count)?;
        let rules = Rules::read(&mut r)?;
        let tagger = Broad::read(&mut r, count)?;
        let arcs = Dense::read(&mut r)?;
        let relations = Sparse::read(&mut r, Rel::ALL.len())?;
        Ok(Model { tags, lexicon, tagger, arcs, relations, rules, irregular: Irregular::of(code) })
    }

    /// The tag of each word.
    #[inline(never)]
    pub(super) fn tag(&self, forms: &[Form]) -> Vec<u8> {
        let sentence = Sentence::new(forms, &self.lexicon);
        let mut out = Vec::with_capacity(forms.len());
        let (mut one, mut two) = (START, START);
        let mut features = [0; FEATURES];
        for i in 0..forms.len() {
            let tag = sentence.entries[i].sole.unwrap_or_else(|| {
                sentence.features(i, one, two, &mut features);
                self.tagger.best(&features) as u8
            });
            out.push(tag);
            (two, one) = (one, tag);
        }
        out
    }

    /// The lemma of a word, appended to `out`, and the rule it comes from.
    pub(super) fn lemma(&self, lower: &str, tag: u8, out: &mut String) -> Option<&Rule> {
        let rule = self.rules.find(lower, tag);
        let known = &self.tags[tag as usize];
        let verb = self.irregular.filter(|i| known.upos == Upos::Verb && i.covers(known.feats));
        match (verb.and_then(|i| i.lemma(lower)), rule) {
            (Some(lemma), _) => out.push_str(&lemma),
            (None, Some(rule)) => rule.apply(lower, out),
            (None, None) => out.push_str(lower),
        }
        rule
    }

    /// The head and relation of each word; a head past the last word is the root. One function and by itself: where it was part of
    /// a larger one, browsers ran it at half the speed.
    #[inline(never)]
    pub(super) fn parse(&self, forms: &[Form], stems: &[u32], tags: &[u8], commas: &[bool]) -> State {
        let nodes = Nodes::new(forms, stems, tags.iter().map(|&t| (t, self.tags[t as usize].upos)), commas);
        let mut state = State::new(forms.len());
        let mut features = [0; ARC];
        let mut more = [0; RELATION];
        while !state.done() {
            let legal = state.legal();
            let only = match legal {
                [true, false, false] => Some(SHIFT),
                [false, true, false] => Some(LEFT),
                [false, false, true] => Some(RIGHT),
                _ => None,
            };
            let choice = only.unwrap_or_else(|| {
                parser::arc(&nodes, &state, &mut features);
                let scores = self.arcs.score(&features);
                (0..3).filter(|&t| legal[t]).max_by_key(|&t| (scores[t], 2 - t)).unwrap_or(SHIFT)
            });
            if choice == SHIFT {
                state.shift();
                continue;
            }
            let (head, dependent) = state.arc(choice);
            let rel = if head == forms.len() {
                Rel::Root as u8
            } else {
                parser::relation(&nodes, &state, head, dependent, &mut more);
                self.relations.best(&more, Rel::ALL.len(), Rel::Root as usize) as u8
            };
            state.attach(head, dependent, rel);
        }
        debug_assert!(state.heads.iter().all(|&h| h != NONE));
        state
    }
}
