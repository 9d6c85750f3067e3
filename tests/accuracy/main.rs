//! The gold of the bundled articles is sound, and the program that scores against it runs.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use sitrep::record::{EventType, Factuality, QuantityKind};
use sitrep::time::Date;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn gold() -> Vec<(String, Value)> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root().join("tests/gold/seeds")).expect("gold").map(|f| f.expect("a file").path()).collect();
    files.sort();
    let read = |f: &Path| serde_json::from_str(&std::fs::read_to_string(f).expect("a file")).expect("JSON");
    files.iter().map(|f| (f.file_stem().unwrap().to_string_lossy().into_owned(), read(f))).collect()
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], |a| a)
}

#[test]
fn every_gold_event_stands_in_its_article() {
    let all = gold();
    assert_eq!(all.len(), 5);
    for (id, gold) in all {
        let text = std::fs::read_to_string(root().join("seeds").join(&id).with_extension("txt")).expect("its article");
        let text = text.replace('\u{a0}', " ");
        assert!(Date::parse(gold["published"].as_str().expect("published")).is_some(), "{id}");
        for event in list(&gold, "events") {
            let told = format!("{id}: {event}");
            let sentence = event["sentence"].as_str().expect("sentence");
            assert!(text.contains(sentence) && sentence.contains(event["trigger"].as_str().expect("trigger")), "{told}");
            assert!(EventType::parse(event["type"].as_str().expect("type")).is_some(), "{told}");
            assert!(Factuality::parse(event["status"].as_str().expect("status")).is_some(), "{told}");
            for place in list(event, "places") {
                let (lat, lon) = (place["lat"].as_f64().expect("lat"), place["lon"].as_f64().expect("lon"));
                assert!(lat.abs() <= 90.0 && lon.abs() <= 180.0, "{told}");
            }
            for quantity in list(event, "quantities") {
                assert!(QuantityKind::parse(quantity["kind"].as_str().expect("kind")).is_some(), "{told}");
            }
            if let Some(date) = event["date"].as_object() {
                let day = |end: &str| Date::parse(date[end].as_str().expect("a day")).expect("a day");
                assert!(day("start") <= day("end"), "{told}");
            }
        }
    }
}

fn accuracy(args: &[&str]) -> (bool, String, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_sitrep-accuracy")).current_dir(root()).args(args).output().expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

/// The F1 of a line of figures.
fn f1(report: &str, name: &str) -> f64 {
    let line = report.lines().find(|l| l.split_whitespace().next() == Some(name)).unwrap_or_else(|| panic!("{name} in {report}"));
    line.split("F1 ").nth(1).and_then(|r| r.split_whitespace().next()).and_then(|f| f.parse().ok()).expect("a figure")
}

#[test]
fn the_bundled_articles_score() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("accuracy");
    let _ = std::fs::remove_dir_all(&folder);
    let folder = folder.display().to_string();
    let (ok, report, errors) = accuracy(&["--predictions", &folder]);
    assert!(ok, "{errors}");
    assert!(report.starts_with("5 articles\n"), "{report}");
    // Floors under what is reached, so that a change that breaks a stage is seen; raise them as it gets better.
    assert!(f1(&report, "event") >= 0.55, "{report}");
    assert!(f1(&report, "slots") >= 0.65, "{report}");
    assert_eq!(report.lines().filter(|l| l.starts_with("record 0.")).count(), 2, "with and without a date: {report}");
    // Reports that were written score the same when they are read again.
    let (ok, again, errors) = accuracy(&["--reports", &folder]);
    assert!(ok, "{errors}");
    assert!(report.starts_with(again.trim_end()), "{report}\n{again}");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let (ok, _, errors) = accuracy(&["--gold", "no/such/folder"]);
    assert!(!ok && errors.starts_with("sitrep-accuracy: no/such/folder"), "{errors}");
}
