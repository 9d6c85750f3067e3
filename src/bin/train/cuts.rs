//! Tokens and sentences against a treebank's.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use sitrep::text::{Language, Text};

use crate::conllu::{self, Tree};

/// Counts of one comparison.
#[derive(Default, Clone, Copy)]
pub struct Score {
    pub right: usize,
    pub gold: usize,
    pub found: usize,
}

impl Score {
    /// The harmonic mean of precision and recall, in percent.
    pub fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// The documents of a treebank as running text: text, spans of tokens, spans of sentences.
type Document = (String, Vec<(usize, usize)>, Vec<(usize, usize)>);

fn documents(trees: &[Tree]) -> Vec<(String, Document)> {
    let mut docs: Vec<(String, Document)> = Vec::new();
    for tree in trees {
        if tree.new_doc || docs.is_empty() {
            docs.push((tree.doc.clone(), Document::default()));
        }
        let (_, (text, tokens, sentences)) = docs.last_mut().expect("one is there");
        if !text.is_empty() {
            if tree.new_par {
                text.push_str("\n\n");
            } else if !text.ends_with(' ') {
                text.push(' ');
            }
        }
        let spans = tree.text(text);
        sentences.push((spans[0].0, spans[spans.len() - 1].1));
        tokens.extend(spans);
    }
    docs
}

/// Token and sentence scores of a treebank's documents whose name contains `only`.
pub fn measure(trees: &[Tree], language: Language, only: &str, mut each: impl FnMut(&str, &str)) -> (Score, Score) {
    let (mut tokens, mut sentences) = (Score::default(), Score::default());
    for (_, (source, gold_tokens, gold_sentences)) in documents(trees).iter().filter(|d| d.0.contains(only)) {
        let text = Text::read(source, Some(language));
        let mine: Vec<(usize, usize)> = text.tokens.iter().map(|t| (t.span.start as usize, t.span.end as usize)).collect();
        add(&mut tokens, gold_tokens, &mine, |a, b| each("token", &format!("{}|{}", &source[a.0..a.1], &source[b.0..b.1])));
        let mine: Vec<(usize, usize)> = text.sentences.iter().map(|s| (s.span.start as usize, s.span.end as usize)).collect();
        add(&mut sentences, gold_sentences, &mine, |a, b| {
            each("sentence", &format!("GOLD {}\n    MINE {}", &source[a.0..a.1], &source[b.0..b.1]))
        });
    }
    (tokens, sentences)
}

fn add(
    score: &mut Score,
    gold: &[(usize, usize)],
    mine: &[(usize, usize)],
    mut miss: impl FnMut((usize, usize), (usize, usize)),
) {
    let set: HashSet<_> = mine.iter().collect();
    score.gold += gold.len();
    score.found += mine.len();
    for g in gold {
        if set.contains(g) {
            score.right += 1;
        } else {
            let m = mine.iter().rev().find(|m| m.0 <= g.0).copied().unwrap_or(*g);
            miss(*g, m);
        }
    }
}

/// Prints the scores of one treebank and what differs.
pub fn show(dir: &Path, name: &str) -> Result<(), String> {
    let language = if name.starts_with("fr") { Language::French } else { Language::English };
    let trees = conllu::read(dir, name, true)?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut sentences = Vec::new();
    let (t, s) = measure(&trees, language, if name.contains("gum") { "news" } else { "" }, |kind, what| {
        if kind == "token" {
            *counts.entry(what.to_string()).or_default() += 1;
        } else {
            sentences.push(what.to_string());
        }
    });
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|c| std::cmp::Reverse(c.1));
    for (what, n) in counts.iter().take(80) {
        println!("{n:5} {what}");
    }
    for s in sentences.iter().take(60) {
        println!("--- {s}");
    }
    println!("{name}: tokens {:.2} ({} of {} gold, {} found)", t.f1(), t.right, t.gold, t.found);
    println!("{name}: sentences {:.2} ({} of {} gold, {} found)", s.f1(), s.right, s.gold, s.found);
    Ok(())
}
