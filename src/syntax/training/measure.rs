//! Measures a model on gold tokens.

use super::super::form::stem;
use super::super::model::Model;
use super::super::Rel;
use super::data::{self, Sample};
use crate::text::lower_into;

/// What was right, in tokens and in words of the treebank.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scores {
    /// Tokens.
    pub tokens: usize,
    /// Words of the treebank: a contraction counts as the two that it stands for.
    pub words: usize,
    /// Tokens with the right part of speech, head, head and universal relation, head and relation with its subtype, lemma.
    pub right: [usize; 5],
    /// The same in words.
    pub in_words: [usize; 5],
}

impl Scores {
    /// UPOS, UAS, LAS, LAS with subtypes, lemma, in percent of tokens.
    pub fn percent(&self) -> [f64; 5] {
        self.right.map(|r| 100.0 * r as f64 / self.tokens.max(1) as f64)
    }

    /// The same in percent of the treebank's words.
    pub fn percent_of_words(&self) -> [f64; 5] {
        self.in_words.map(|r| 100.0 * r as f64 / self.words.max(1) as f64)
    }
}

fn base(rel: u8) -> &'static str {
    let name = Rel::ALL[rel as usize].as_str();
    name.split(':').next().unwrap_or(name)
}

/// Measures a pack. A word that is inside a contraction ("le" in "du") is right where its token is.
pub fn measure(code: &str, pack: &[u8], samples: &[Sample]) -> Result<Scores, String> {
    let model = Model::read(pack, code)?;
    let mut s = Scores::default();
    for sample in samples {
        let item = data::item(sample, &model.tags);
        let tags = model.tag(&item.forms, &model.lexicon.entries(&item.forms));
        let lemmas: Vec<String> = (0..tags.len())
            .map(|i| {
                let mut lemma = String::new();
                model.lemma(&item.lower[i], tags[i], &mut lemma);
                lemma
            })
            .collect();
        let stems: Vec<u32> = lemmas.iter().map(|l| stem(l)).collect();
        let state = model.parse(&item.forms, &stems, &tags, &item.commas);
        for (i, gold) in sample.iter().enumerate() {
            let tag = model.tags[tags[i] as usize];
            let mut expected = String::new();
            lower_into(&gold.lemma, &mut expected);
            let head = state.heads[i] == item.heads[i];
            let right = [
                tag.upos == gold.upos,
                head,
                head && base(state.rels[i]) == base(item.rels[i]),
                head && state.rels[i] == item.rels[i],
                lemmas[i] == expected || gold.lemma == "_",
            ];
            s.tokens += 1;
            s.words += gold.words;
            for (k, r) in right.into_iter().enumerate() {
                s.right[k] += r as usize;
                // The article of a contraction hangs on the head of its preposition: it is found when that is.
                s.in_words[k] += r as usize * gold.words;
            }
        }
    }
    Ok(s)
}
