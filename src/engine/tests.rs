//! What holds of the stages together.

use super::*;
use crate::record::json::to_text;

/// Reads a text twice: with the trees that seem to be needed, and with all.
fn same_with_all_trees(engine: &Engine, source: &str) {
    let report = |all: bool| {
        let text = engine.cut(source, &Options::default()).unwrap();
        let spots = engine.spots(&text, Stages::ALL);
        let reading = engine.see(text, spots, &Options::default(), Stages::ALL, all);
        to_text(&engine.report(&reading, &Options::default(), Stages::ALL))
    };
    assert_eq!(report(false), report(true));
}

#[test]
fn a_report_is_the_same_where_all_trees_are_made() {
    let engine = Engine::embedded();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path());
    let mut count = 0;
    for path in files.filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let source = std::fs::read_to_string(path).unwrap();
        // The same with quotation marks where none were.
        let quoted = source.replace(", ", ", \"").replace(". ", ".\" ");
        for source in [source, quoted] {
            same_with_all_trees(&engine, &source);
            count += 1;
        }
    }
    assert_eq!(count, 10);
}

#[test]
fn the_same_holds_of_what_frames_give_as_examples() {
    let engine = Engine::embedded();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/frames");
    let mut examples = Vec::new();
    for path in
        std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "toml"))
    {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let Some(example) = line.strip_prefix("    \"").and_then(|l| l.strip_suffix("\",")) else { continue };
            let sentence = example.split(" => ").next().unwrap_or(example);
            examples.push(sentence.replace(['[', ']', '{', '}'], "").replace("\\\"", "\""));
        }
    }
    assert!(examples.len() > 500, "{}", examples.len());
    // Alone, and among others that may make an article about war of it.
    examples.iter().for_each(|e| same_with_all_trees(&engine, e));
    examples.chunks(7).for_each(|some| same_with_all_trees(&engine, &some.join(" ")));
}
