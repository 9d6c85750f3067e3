//! Measures `time/` on TIMEX3 gold: value, relaxed and strict F1 of every .jsonl file in a folder.
//!
//!     cargo run --release --example time_accuracy -- DIR [--write OUT_DIR] [--errors N]
//!
//! A line of a gold file is {"doc", "lang", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}, offsets in code
//! points, `dct` the day of publication. The score is TempEval-3's: a value counts where the spans overlap, one to one.

#[path = "score.rs"]
mod score;

use std::fs;

use score::{Document, Score, Timex};
use sitrep::syntax::Models;
use sitrep::text::{Language, Text};
use sitrep::time::{find, publication, Date, Kind};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).cloned();
    let Some(dir) = args.first() else {
        eprintln!("usage: time_accuracy DIR [--write OUT_DIR] [--errors N]");
        std::process::exit(2);
    };
    let listed = fs::read_dir(dir).unwrap_or_else(|e| panic!("{dir}: {e}"));
    let mut files: Vec<_> =
        listed.filter_map(|f| Some(f.ok()?.path())).filter(|p| p.extension().is_some_and(|x| x == "jsonl")).collect();
    files.sort();
    let models = models();
    for file in files {
        let name = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let gold: Vec<Document> = fs::read_to_string(&file).expect("gold").lines().map(Document::parse).collect();
        let read: Vec<Document> = gold.iter().map(|g| tag(g, &models)).collect();
        if let Some(out) = option("--write") {
            let lines: Vec<String> = read.iter().map(Document::line).collect();
            fs::write(format!("{out}/{name}.jsonl"), lines.join("\n") + "\n").expect("write");
        }
        let score = Score::of(&gold, &read);
        println!("{name:24} {score}");
        let wanted: usize = option("--errors").and_then(|n| n.parse().ok()).unwrap_or(0);
        for (count, error) in score.errors().into_iter().take(wanted) {
            println!("  {count:4}  {error}");
        }
    }
}

/// The models of both languages, from the packs of this project.
fn models() -> Models {
    let mut models = Models::default();
    for name in ["syntax-en", "syntax-fr"] {
        let file = format!("{}/data/packs/{name}.bin", env!("CARGO_MANIFEST_DIR"));
        let bytes = fs::read(&file).unwrap_or_else(|e| panic!("{file}: {e}"));
        models.load(name, &bytes).unwrap_or_else(|e| panic!("{file}: {e}"));
    }
    models
}

fn tag(gold: &Document, models: &Models) -> Document {
    let language = if gold.language == "fr" { Language::French } else { Language::English };
    let text = Text::read(&gold.text, Some(language));
    let syntax = models.tag(&text);
    let published = publication(&text, &syntax, Date::parse(&gold.published));
    // Bytes to code points, in one walk.
    let mut points = vec![0usize; gold.text.len() + 1];
    for (n, (at, _)) in gold.text.char_indices().enumerate() {
        points[at] = n;
    }
    points[gold.text.len()] = gold.text.chars().count();
    let timexes = find(&text, &syntax, &published)
        .into_iter()
        .map(|m| Timex {
            start: points[m.span.start as usize],
            end: points[m.span.end as usize],
            text: text.slice(m.span).to_string(),
            kind: match m.kind {
                Kind::Date => "DATE",
                Kind::Time => "TIME",
                Kind::Duration => "DURATION",
                Kind::Set => "SET",
            }
            .into(),
            value: m.value,
        })
        .collect();
    Document { timexes, ..gold.clone() }
}
