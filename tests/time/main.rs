//! Golden expressions: tests/time/{en,fr}.tsv, each a sentence, the day it was published, an expression in it and what it means.
//!
//! An expression "-" says that the sentence holds none. Values are written by hand; `start` and `end` empty: no day can be named
//! (or the days wait for the event the expression hangs on).

mod publication;

use sitrep::syntax::Models;
use sitrep::text::{Language, Text};
use sitrep::time::{find, publication, Date, Kind};

fn models() -> Models {
    let mut models = Models::default();
    for name in ["syntax-en", "syntax-fr"] {
        let file = format!("{}/data/packs/{name}.bin", env!("CARGO_MANIFEST_DIR"));
        models.load(name, &std::fs::read(&file).expect("a pack")).expect("a good pack");
    }
    models
}

fn run(table: &str, language: Language) {
    let models = models();
    let mut wrong = Vec::new();
    let mut lines = 0;
    for (number, line) in table.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()).skip(1) {
        lines += 1;
        let cells: Vec<&str> = line.split('\t').collect();
        let [sentence, published, expression, kind, value, start, end] = cells[..] else {
            panic!("line {}: seven cells", number + 1)
        };
        let text = Text::read(sentence, Some(language));
        let syntax = models.tag(&text);
        let found = find(&text, &syntax, &publication(&text, &syntax, Date::parse(published)));
        let shown: Vec<[String; 5]> = found
            .iter()
            .map(|m| {
                let kind = match m.kind {
                    Kind::Date => "DATE",
                    Kind::Time => "TIME",
                    Kind::Duration => "DURATION",
                    Kind::Set => "SET",
                };
                let day = |d: Option<Date>| d.map_or(String::new(), |d| d.to_string());
                let (from, to) = (day(m.interval.map(|i| i.0)), day(m.interval.map(|i| i.1)));
                [text.slice(m.span).to_string(), kind.to_string(), m.value.clone(), from, to]
            })
            .collect();
        let right =
            if expression == "-" { shown.is_empty() } else { shown.iter().any(|s| *s == [expression, kind, value, start, end]) };
        if !right {
            wrong.push(format!("line {}: {sentence}\n    wanted {:?}\n    read   {shown:?}", number + 1, &cells[2..]));
        }
    }
    assert!(wrong.is_empty(), "{} of {lines} lines are wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(lines >= 150, "only {lines} golden expressions");
}

#[test]
fn english() {
    run(include_str!("en.tsv"), Language::English);
}

#[test]
fn french() {
    run(include_str!("fr.tsv"), Language::French);
}
