//! Which treebanks train which language, and the packs they make.

use std::path::Path;

use sitrep::syntax::training::{self, Gold, Sample, Settings};
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

/// Trains and writes packs.
pub fn write(dir: &Path, out: &Path, codes: &[&str]) -> Result<(), String> {
    for code in codes {
        let (all, groups) = training(dir, code)?;
        let pack = training::train(code, &all, &groups, &settings(code), |line| println!("{line}"));
        let path = out.join(format!("syntax-{code}.bin"));
        std::fs::write(&path, &pack).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{}: {} bytes", path.display(), pack.len());
        let names: &[&str] = if *code == "en" { &["en_ewt-dev", "en_gum_open-dev"] } else { &["fr_sequoia-dev", "fr_pud-dev"] };
        for name in names {
            score(dir, out, name)?;
        }
    }
    Ok(())
}

fn settings(_code: &str) -> Settings {
    let env = |name: &str, default: usize| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
    Settings {
        weights: [env("ROWS_T", 90_000), env("ROWS_A", 90_000), env("ROWS_R", 35_000)],
        epochs: [env("EPOCHS_T", 8), env("EPOCHS_P", 8)],
        folds: env("FOLDS", 5),
        largest: [env("MAX_T", 20) as f32, env("MAX_A", 24) as f32, env("MAX_R", 16) as f32],
        margin: env("MARGIN", 5) as f32,
        cache: std::env::var("CACHE").ok().map(Into::into),
    }
}

/// Prints the scores of a pack on a treebank, on the treebank's own tokens.
pub fn score(dir: &Path, packs: &Path, name: &str) -> Result<(), String> {
    let code = &name[..2];
    let path = packs.join(format!("syntax-{code}.bin"));
    let pack = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    for merge in [false, true] {
        let scores = training::measure(code, &pack, &samples(dir, name, merge)?, |_, _, _, _| {})?;
        let p = scores.percent();
        let w = scores.percent_of_words();
        println!(
            "{name}{}: UPOS {:.2} UAS {:.2} LAS {:.2} (subtypes {:.2}) lemma {:.2} | words: UPOS {:.2} UAS {:.2} LAS {:.2} lemma {:.2}",
            if merge { " whole" } else { "" },
            p[0], p[1], p[2], p[3], p[4], w[0], w[1], w[2], w[4]
        );
    }
    Ok(())
}
