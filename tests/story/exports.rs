//! The formats of other programs, opened by readers of those formats where Rust has one (`csv`, `serde_json`); the others are
//! opened in tests/node.

use serde_json::Value;
use sitrep::export::{book::Book, csv::COLUMNS, write, Format};
use sitrep::record::json::{from_text, to_text};
use sitrep::record::{Report, Story};
use sitrep::story::merge;
use sitrep::text::Language;
use sitrep::Engine;

use super::{report, seeds};

fn bundled() -> Vec<Report> {
    seeds::reports().into_iter().map(|(r, _)| r).collect()
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
    assert_eq!(reader.headers().expect("a head").iter().collect::<Vec<_>>(), COLUMNS);
    reader.records().map(|r| r.expect("a row").iter().map(str::to_string).collect()).collect()
}

fn column(row: &[String], name: &str) -> String {
    row[COLUMNS.iter().position(|c| *c == name).expect("a column")].clone()
}

#[test]
fn csv_has_a_row_for_each_event() {
    let reports = bundled();
    let story = merge(&reports);
    let table = rows(&write(&Book::of_story(&story), Format::Csv, Language::English));
    assert_eq!(table.len(), story.events.len());
    let m5 = table.iter().find(|r| column(r, "location") == "M5" && column(r, "event_date") == "2020-02-11").expect("the M5");
    assert_eq!(column(m5, "time_precision"), "1");
    assert_eq!(column(m5, "documents"), "003; 000");
    assert!(column(m5, "notes").contains("took over the last stretch"));
    let events: usize = reports.iter().map(|r| r.events.len()).sum();
    assert_eq!(rows(&write(&Book::of_reports(&reports), Format::Csv, Language::English)).len(), events);
}

#[test]
fn a_cell_that_looks_like_a_formula_is_harmless() {
    let engine = Engine::embedded();
    let text = "=HYPERLINK(\"http://example.org\";\"Click\") said on Monday that the army shelled the town of Harim, killing 3 civilians.";
    let mut read = report(&engine, "@SUM(1)", "2021-03-04", text);
    assert!(!read.events.is_empty());
    for event in &mut read.events {
        for actor in event.agents.iter_mut().chain(&mut event.targets) {
            actor.text = "+1+cmd|' /C calc'!A0".into();
            actor.name = None;
        }
        event.sentence.text = "\t=1+1,\"x\"\r\n-2".into();
    }
    for book in [Book::of_reports(std::slice::from_ref(&read)), Book::of_story(&merge(std::slice::from_ref(&read)))] {
        let table = rows(&write(&book, Format::Csv, Language::English));
        for cell in table.iter().flatten() {
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} would be run");
        }
        assert!(table.iter().any(|r| column(r, "notes") == "'=1+1,\"x\"  -2"), "{:?}", column(&table[0], "notes"));
    }
}

#[test]
fn geojson_and_json_ld_are_json_of_their_form() {
    let story = merge(&bundled());
    let geo: Value = serde_json::from_str(&write(&Book::of_story(&story), Format::GeoJson, Language::English)).expect("JSON");
    let features = geo["features"].as_array().expect("features");
    assert_eq!((geo["type"].as_str(), features.len()), (Some("FeatureCollection"), story.events.len()));
    let m5 = features.iter().find(|f| f["properties"]["places"][0] == "M5").expect("the M5");
    let position =
        if m5["geometry"]["type"] == "Point" { &m5["geometry"]["coordinates"] } else { &m5["geometry"]["coordinates"][0] };
    let (lon, lat) = (position[0].as_f64().expect("a longitude"), position[1].as_f64().expect("a latitude"));
    assert!((35.0..39.0).contains(&lon) && (32.0..37.5).contains(&lat), "{lon} {lat}");
    let ld: Value = serde_json::from_str(&write(&Book::of_story(&story), Format::JsonLd, Language::English)).expect("JSON");
    let graph = ld["@graph"].as_array().expect("a graph");
    assert_eq!(graph.len(), story.events.len() + story.documents.len());
}

#[test]
fn a_calendar_holds_the_dated_events_in_short_lines() {
    let story = merge(&bundled());
    let ics = write(&Book::of_story(&story), Format::Ics, Language::English);
    let dated = story.events.iter().filter(|e| e.record.time.as_ref().is_some_and(|t| t.start.is_some())).count();
    assert_eq!(ics.matches("BEGIN:VEVENT\r\n").count(), dated);
    assert!(ics.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
}

#[test]
fn markdown_tells_the_story_in_both_languages() {
    let story = merge(&bundled());
    let english = write(&Book::of_story(&story), Format::Markdown, Language::English);
    assert!(english.starts_with("# Situation report\n") && english.contains("\n### 11 February 2020\n"));
    let french = write(&Book::of_story(&story), Format::Markdown, Language::French);
    assert!(french.starts_with("# Rapport de situation\n") && french.contains("\n### 11 février 2020\n"));
    let engine = Engine::embedded();
    let evil = report(
        &engine,
        "<img src=x>",
        "2021-03-04",
        "The army shelled <script>alert(1)</script> Harim on Monday, killing 3 civilians.",
    );
    let shown = write(&Book::of_reports(&[evil]), Format::Markdown, Language::English);
    assert!(!shown.contains("<script") && !shown.contains("<img"), "{shown}");
}

#[test]
fn what_javascript_gets_is_what_serde_writes() {
    let reports = bundled();
    let story = merge(&reports);
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    for report in &reports {
        assert!(same(&read(&to_text(report)), &serde_json::to_value(report).expect("JSON")));
        assert!(from_text::<Report>(&to_text(report)).as_ref() == Ok(report));
    }
    assert!(same(&read(&to_text(&story)), &serde_json::to_value(&story).expect("JSON")));
    assert!(from_text::<Story>(&to_text(&story)) == Ok(story));
}

/// Whether two values are one to JavaScript, for which 2 and 2.0 are.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(x), Value::Number(y)) => x.as_f64() == y.as_f64(),
        (Value::Array(x), Value::Array(y)) => x.len() == y.len() && x.iter().zip(y).all(|(p, q)| same(p, q)),
        (Value::Object(x), Value::Object(y)) => x.len() == y.len() && x.iter().all(|(k, p)| y.get(k).is_some_and(|q| same(p, q))),
        _ => a == b,
    }
}
