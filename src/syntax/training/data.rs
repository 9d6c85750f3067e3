//! Trees as the models see them.

use super::super::form::{Case, Form};
use super::super::tag::Tag;
use super::super::{Rel, Upos};
use crate::text::{lower_into, shape_of, Shape};

/// One token of a treebank.
#[derive(Clone, Debug)]
pub struct Gold {
    /// As written.
    pub form: String,
    /// As the treebank has it.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: Upos,
    /// Features, as the treebank writes them.
    pub feats: String,
    /// Number of the head from 1, 0 for the root.
    pub head: usize,
    /// Relation.
    pub rel: Rel,
    /// Words of the treebank that it stands for.
    pub words: usize,
}

/// A sentence.
pub type Sample = Vec<Gold>;

/// A sentence prepared for learning.
#[derive(Clone)]
pub(super) struct Item {
    pub lower: Vec<String>,
    pub forms: Vec<Form>,
    pub commas: Vec<bool>,
    /// Gold tags, numbers in the tag set.
    pub tags: Vec<u8>,
    /// Tags to parse with, and the lemmas that follow from them.
    pub seen: Vec<u8>,
    pub stems: Vec<u32>,
    pub upos: Vec<Upos>,
    /// Gold heads from 0; the number of words is the root.
    pub heads: Vec<usize>,
    pub rels: Vec<u8>,
}

/// Forms of a sentence from its words as written.
pub(super) fn forms(words: &[&str]) -> (Vec<String>, Vec<Form>) {
    let lower: Vec<String> = words
        .iter()
        .map(|w| {
            let mut s = String::new();
            lower_into(w, &mut s);
            s
        })
        .collect();
    let shapes: Vec<Shape> = words.iter().map(|w| shape_of(w)).collect();
    let case = Case::of(shapes.iter().zip(&lower).map(|(s, l)| (*s, l.len())));
    let forms = lower.iter().zip(&shapes).enumerate().map(|(i, (l, s))| Form::new(l, *s, i == 0, case)).collect();
    (lower, forms)
}

/// The tags of the data, most frequent first.
pub(super) fn tags(samples: &[Sample]) -> Vec<Tag> {
    let mut counts: Vec<(Tag, usize)> = Vec::new();
    for g in samples.iter().flatten() {
        let tag = Tag::of(g.upos, &g.feats);
        match counts.iter_mut().find(|c| c.0 == tag) {
            Some(c) => c.1 += 1,
            None => counts.push((tag, 1)),
        }
    }
    counts.sort_by_key(|c| std::cmp::Reverse(c.1));
    // Rare tags fall back on the first of the same part of speech.
    counts.iter().take(62).filter(|c| c.1 >= 5).map(|c| c.0).collect()
}

/// The number of a tag, or of the nearest one the set has.
pub(super) fn number(tags: &[Tag], tag: Tag) -> u8 {
    let near = |t: &&Tag| t.upos == tag.upos && t.feats.form == tag.feats.form && t.feats.tense == tag.feats.tense;
    let find = |f: &dyn Fn(&&Tag) -> bool| tags.iter().position(|t| f(&t));
    find(&|t| **t == tag).or_else(|| find(&|t| near(t))).or_else(|| find(&|t| t.upos == tag.upos)).unwrap_or(0) as u8
}

/// Prepares a sample.
pub(super) fn item(sample: &Sample, tags: &[Tag]) -> Item {
    let words: Vec<&str> = sample.iter().map(|g| g.form.as_str()).collect();
    let (lower, forms) = forms(&words);
    let n = sample.len();
    Item {
        commas: words.iter().map(|w| *w == ",").collect(),
        lower,
        forms,
        tags: sample.iter().map(|g| number(tags, Tag::of(g.upos, &g.feats))).collect(),
        seen: Vec::new(),
        stems: Vec::new(),
        upos: sample.iter().map(|g| g.upos).collect(),
        heads: sample.iter().map(|g| if g.head == 0 { n } else { g.head - 1 }).collect(),
        rels: sample.iter().map(|g| g.rel as u8).collect(),
    }
}
