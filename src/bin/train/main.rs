//! Trains the models of `syntax` from treebanks and measures them.
//!
//!     train weights DIR OUT   trains from the treebanks in DIR and writes OUT/syntax-*.bin
//!     train accuracy DIR      prints every figure of text and syntax on the treebanks in DIR
//!     train cuts DIR NAME     shows where tokens and sentences differ from a treebank

mod conllu;
mod cuts;
mod show;
mod weights;

use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["weights", dir, out] => weights::write(Path::new(dir), Path::new(out), &["en", "fr"]),
        ["weights", dir, out, code] => weights::write(Path::new(dir), Path::new(out), &[code]),
        ["score", dir, packs, name] => weights::score(Path::new(dir), Path::new(packs), name),
        ["cuts", dir, name] => cuts::show(Path::new(dir), name),
        ["read", file] => show::read(Path::new(file)),
        _ => Err("use: train weights DIR OUT | train accuracy DIR | train cuts DIR NAME".to_string()),
    };
    if let Err(message) = result {
        eprintln!("train: {message}");
        std::process::exit(1);
    }
}
