//! Every figure of text and syntax on the treebanks, as a page of Markdown.

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use sitrep::syntax::{training, Models};
use sitrep::text::{Language, Text};

use crate::weights::samples;
use crate::{conllu, cuts};

/// Treebanks to measure on: none of them is trained on.
const MEASURED: &[(&str, &str)] = &[
    ("en_ewt-dev", "English EWT, dev"),
    ("en_gum_open-dev", "English GUM (open texts), dev"),
    ("fr_sequoia-dev", "French Sequoia, dev"),
    ("fr_pud-dev", "French PUD"),
];

/// The report on the packs in `packs` by the treebanks in `dir`.
pub fn report(dir: &Path, packs: &Path) -> Result<String, String> {
    let mut out = String::from("## Tags, lemmas, trees\n\nOn gold tokens, with the model's own tags, in percent. LAS by universal relation; \
        \"subtypes\" counts `nsubj:pass` and its like as well.\n\n| treebank | tokens | UPOS | lemma | UAS | LAS | LAS, subtypes |\n|---|---|---|---|---|---|---|\n");
    for (name, title) in MEASURED {
        let code = &name[..2];
        if !packs.join(format!("syntax-{code}.bin")).exists() {
            continue;
        }
        let pack = pack(packs, code)?;
        let mut line = |tokens: &str, n: usize, p: [f64; 5]| {
            let _ = writeln!(
                out,
                "| {title} | {tokens} ({n}) | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} |",
                p[0], p[4], p[1], p[2], p[3]
            );
        };
        let apart = training::measure(code, &pack, &samples(dir, name, false)?)?;
        let whole = training::measure(code, &pack, &samples(dir, name, true)?)?;
        if code == "en" {
            line("the treebank's", apart.tokens, apart.percent());
            line("the engine's, hyphenated words whole", whole.tokens, whole.percent());
        } else {
            line("the treebank's, contractions as two", whole.words, whole.percent_of_words());
            line("the engine's, contractions as one", whole.tokens, whole.percent());
        }
    }
    out.push_str("\n## Tokens and sentences\n\nF1 on running text, in percent. Treebanks whose sentences were shuffled say nothing of sentences.\n\n");
    out.push_str("| treebank | tokens | sentences |\n|---|---|---|\n");
    for (name, title, only) in [
        ("en_gum_open-dev", "English GUM, dev, news", "news"),
        ("en_gum_open-train", "English GUM, train, news", "news"),
        ("en_ewt-dev", "English EWT, dev (web, mail)", ""),
        ("fr_pud-dev", "French PUD", ""),
        ("fr_sequoia-dev", "French Sequoia, dev", ""),
    ] {
        let language = if name.starts_with("fr") { Language::French } else { Language::English };
        let (tokens, sentences) = cuts::measure(&conllu::read(dir, name, true)?, language, only, |_, _| {});
        let shown = if name.contains("sequoia") { "shuffled".into() } else { format!("{:.2}", sentences.f1()) };
        let _ = writeln!(out, "| {title} | {:.2} | {shown} |", tokens.f1());
    }
    Ok(out)
}

/// Megabytes a second, native, one thread, on a text that no model was trained on.
pub fn speed(dir: &Path, packs: &Path) -> Result<String, String> {
    let mut out = String::from("## Speed (native, one thread)\n\n");
    for (name, code) in [("en_ewt-dev", "en"), ("fr_pud-dev", "fr")] {
        let mut models = Models::default();
        models.load(&format!("syntax-{code}"), &pack(packs, code)?)?;
        let mut source = String::new();
        for tree in conllu::read(dir, name, true)? {
            tree.text(&mut source);
            source.push('\n');
        }
        let language = if code == "fr" { Language::French } else { Language::English };
        let rate = |f: &dyn Fn()| {
            let start = Instant::now();
            (0..5).for_each(|_| f());
            5.0 * source.len() as f64 / 1e6 / start.elapsed().as_secs_f64()
        };
        let text = Text::read(&source, Some(language));
        let cut = rate(&|| drop(Text::read(&source, Some(language))));
        let tag = rate(&|| drop(models.tag(&text)));
        let parse = rate(&|| drop(models.analyse(&text)));
        let _ = writeln!(out, "- {name}: tokens and sentences {cut:.1} MB/s, tags and lemmas {tag:.1}, with trees {parse:.1}");
    }
    Ok(out)
}

fn pack(packs: &Path, code: &str) -> Result<Vec<u8>, String> {
    let path = packs.join(format!("syntax-{code}.bin"));
    std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))
}
