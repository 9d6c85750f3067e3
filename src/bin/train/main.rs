//! Trains the models of `syntax` from treebanks and measures them.
//!
//!     train weights DIR [OUT [LANGUAGE]]   trains from the treebanks in DIR; writes OUT/packs/syntax-*.bin and OUT/syntax/SCORES.md
//!     train tagger DIR [OUT [LANGUAGE]]    the same, but the parsers of the packs in OUT are kept
//!     train accuracy DIR [OUT]             prints every figure of text and syntax on the treebanks in DIR
//!     train cuts DIR NAME                  shows where tokens and sentences differ from a treebank
//!     train composed LANGUAGE COUNT        shows composed sentences with their trees
//!     train read FILE                      shows the sentences and tokens of a text
//!
//! OUT is `data` if not given. DIR holds `NAME.conllu` or `NAME.conllu.xz`.

mod conllu;
mod cuts;
mod report;
mod show;
mod weights;

use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let data = Path::new("data");
    let result = match words[..] {
        [what @ ("weights" | "tagger"), dir] => weights(Path::new(dir), data, &["en", "fr"], what == "tagger"),
        [what @ ("weights" | "tagger"), dir, out] => weights(Path::new(dir), Path::new(out), &["en", "fr"], what == "tagger"),
        [what @ ("weights" | "tagger"), dir, out, code] => weights(Path::new(dir), Path::new(out), &[code], what == "tagger"),
        ["accuracy", dir] => accuracy(Path::new(dir), data),
        ["accuracy", dir, out] => accuracy(Path::new(dir), Path::new(out)),
        ["cuts", dir, name] => cuts::show(Path::new(dir), name),
        ["composed", code, count] => show::composed(code, count),
        ["read", file] => show::read(Path::new(file)),
        _ => Err("use: train weights|tagger DIR [OUT [LANGUAGE]] | train accuracy DIR [OUT] | train cuts DIR NAME | train composed LANGUAGE COUNT | \
             train read FILE"
            .to_string()),
    };
    if let Err(message) = result {
        eprintln!("train: {message}");
        std::process::exit(1);
    }
}

fn weights(dir: &Path, out: &Path, codes: &[&str], keep: bool) -> Result<(), String> {
    weights::write(dir, out, codes, keep)?;
    if codes.len() < 2 {
        print!("{}", report::report(dir, &out.join("packs"))?);
        return Ok(());
    }
    let page = out.join("syntax/SCORES.md");
    let text = format!("{HEAD}\n{}", report::report(dir, &out.join("packs"))?);
    std::fs::write(&page, &text).map_err(|e| format!("{}: {e}", page.display()))?;
    print!("{text}");
    Ok(())
}

fn accuracy(dir: &Path, out: &Path) -> Result<(), String> {
    let packs = out.join("packs");
    println!("{}\n{}", report::report(dir, &packs)?, report::speed(dir, &packs)?);
    Ok(())
}

/// What the page of scores says before its figures.
const HEAD: &str = "# Models of syntax\n
Written by `cargo run --profile native --features train --bin train -- weights DIR`, or `-- tagger DIR`, which learns the taggers anew
and keeps the parsers of the packs that are there; do not edit.\n
| weights | trained on | licence of the treebank |
|---|---|---|
| `packs/syntax-en.bin` | Universal Dependencies English EWT (train) | CC BY-SA 4.0 |
| | Universal Dependencies English GUM (train), documents with open texts | CC BY 4.0 |
| `packs/syntax-fr.bin` | Universal Dependencies French Sequoia (train) | LGPL-LR |
| | Universal Dependencies French GSD (dev) | CC BY-SA 4.0 |\n
Both packs are under CC BY-SA 4.0. Never trained on: the dev parts of EWT, GUM and Sequoia, and French PUD (CC BY-SA 3.0).
";
