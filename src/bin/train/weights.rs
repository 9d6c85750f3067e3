//! Which treebanks train which language, and the packs they make.

use std::path::Path;

use sitrep::syntax::training::{self, Gold, How, Sample, Settings};
use sitrep::syntax::{Rel, Upos};

use crate::conllu::{self, Tree};

/// The treebanks that a language is trained on.
fn treebanks(code: &str) -> &'static [&'static str] {
    match code {
        "en" => &["en_ewt-train", "en_gum_open-train"],
        _ => &["fr_sequoia-train", "fr_gsd-train"],
    }
}

/// A tree as a sample.
pub fn sample(tree: &Tree) -> Result<Sample, String> {
    tree.words
        .iter()
        .map(|w| {
            Ok(Gold {
                form: w.form.clone(),
                lemma: w.lemma.clone(),
                upos: Upos::parse(&w.upos).ok_or_else(|| format!("{}: part of speech {:?}", tree.id, w.upos))?,
                feats: w.feats.clone(),
                head: w.head,
                rel: Rel::parse(&w.rel).ok_or_else(|| format!("{}: relation {:?}", tree.id, w.rel))?,
                words: w.words,
            })
        })
        .collect()
}

/// The samples of a treebank; with `merge` its hyphenated words are whole.
pub fn samples(dir: &Path, name: &str, merge: bool) -> Result<Vec<Sample>, String> {
    conllu::read(dir, name, merge)?.iter().map(sample).collect()
}

/// Everything a language is trained on, and for each sample the number of the sentence it comes from.
fn training(dir: &Path, code: &str) -> Result<(Vec<Sample>, Vec<usize>), String> {
    let (mut all, mut groups) = (Vec::new(), Vec::new());
    let mut group = 0;
    for name in treebanks(code) {
        let whole = samples(dir, name, true)?;
        let apart = samples(dir, name, false)?;
        for (i, (whole, apart)) in whole.into_iter().zip(apart).enumerate() {
            group += 1;
            let mut add = |s: Sample| {
                all.push(s);
                groups.push(group);
            };
            if i % 12 == 0 && (4..30).contains(&whole.len()) {
                add(headline(&whole, i / 12));
            }
            // Hyphenated words taken apart as well, so that the treebank's own tokens can be measured.
            if apart.len() != whole.len() {
                add(apart);
            }
            add(whole);
        }
    }
    Ok((all, groups))
}

/// A copy of a sentence as a headline has it: capitals, no full stop.
fn headline(sample: &Sample, kind: usize) -> Sample {
    let mut copy = sample.clone();
    let last = copy.len() - 1;
    if copy[last].upos == Upos::Punct && copy.iter().all(|w| w.head != last + 1) && copy[last].head != 0 {
        copy.pop();
    }
    for (i, w) in copy.iter_mut().enumerate() {
        let small = matches!(w.upos, Upos::Adp | Upos::Det | Upos::Cconj | Upos::Part | Upos::Punct) && i > 0;
        match kind % 3 {
            0 => w.form = w.form.to_uppercase(),
            1 if !small => {
                let mut c = w.form.chars();
                w.form = c.next().map(|f| f.to_uppercase().collect::<String>() + c.as_str()).unwrap_or_default();
            }
            _ => {}
        }
    }
    copy
}

/// Trains and writes the packs of languages into `out`/packs; with `keep` the parsers of those that are there are kept.
pub fn write(dir: &Path, out: &Path, codes: &[&str], keep: bool) -> Result<(), String> {
    for code in codes {
        let (all, groups) = training(dir, code)?;
        let path = out.join(format!("packs/syntax-{code}.bin"));
        let kept = keep.then(|| std::fs::read(&path)).transpose().map_err(|e| format!("{}: {e}", path.display()))?;
        let settings = Settings { kept, ..settings(code) };
        let pack = training::train(code, &all, &groups, &settings, |line| println!("{line}"))?;
        std::fs::write(&path, &pack).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{}: {} bytes", path.display(), pack.len());
    }
    Ok(())
}

/// How large the models of a language become; found by trials on the dev parts.
fn settings(code: &str) -> Settings {
    let common = Settings {
        weights: 85_000,
        epochs: 8,
        margin: 18.0,
        drill: (8000, 40),
        folds: 5,
        largest: 20.0,
        parser: How { epochs: 14, seed: 5, words: 5000, off: 25, hide: 0, rate: 0.002, outlines: 0, composed: 600 },
        kept: None,
        cache: std::env::var_os("TRAIN_CACHE").map(Into::into),
    };
    match code {
        "en" => common,
        _ => Settings {
            weights: 50_000,
            margin: 20.0,
            largest: 12.0,
            drill: (8000, 15),
            parser: How { epochs: 18, words: 4500, off: 30, hide: 15, outlines: 25, composed: 600, ..common.parser },
            ..common
        },
    }
}
