//! What holds of the stages together.

use super::*;
use crate::record::json::to_text;

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
            let report = |all: bool| {
                let text = engine.cut(&source, &Options::default()).unwrap();
                let spots = engine.spots(&text, Stages::ALL);
                let reading = engine.see(text, spots, &Options::default(), Stages::ALL, all);
                to_text(&engine.report(&reading, &Options::default(), Stages::ALL))
            };
            assert_eq!(report(false), report(true));
            count += 1;
        }
    }
    assert_eq!(count, 10);
}
