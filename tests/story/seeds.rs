//! The bundled articles as one story, held against a table of pairs (`pairs.tsv`).

use std::path::PathBuf;

use serde_json::Value;
use sitrep::record::{DisagreementKind, EventType, QuantityKind, Relation, Report, Story};
use sitrep::{story, Engine};

use super::{report, told};

/// The reports of the bundled articles with their texts, named by the first three letters of their files.
pub fn reports() -> Vec<(Report, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let index: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("index.json")).expect("the index")).expect("JSON");
    let engine = Engine::embedded();
    let read = |entry: &Value| {
        let field = |name: &str| entry[name].as_str().expect("a field").to_string();
        let text = std::fs::read_to_string(folder.join(field("file"))).expect("an article");
        (report(&engine, &field("id")[..3], &field("published"), &text), text)
    };
    index.as_array().expect("a list").iter().map(read).collect()
}

fn merged(reports: &[(Report, String)]) -> Story {
    story::merge(&reports.iter().map(|(r, _)| r.clone()).collect::<Vec<_>>())
}

struct Pair {
    join: bool,
    a: (String, String),
    b: (String, String),
}

fn pairs() -> Vec<Pair> {
    let rows = include_str!("pairs.tsv").lines().filter(|l| !l.starts_with('#') && !l.starts_with("verdict"));
    rows.map(|l| {
        let cells: Vec<String> = l.split('\t').map(str::to_string).collect();
        assert_eq!(cells.len(), 5, "{l}");
        let own = |n: usize| (cells[n].clone(), cells[n + 1].clone());
        Pair { join: cells[0] == "join", a: own(1), b: own(3) }
    })
    .collect()
}

fn violent(kind: EventType) -> bool {
    use EventType::*;
    matches!(
        kind,
        Airstrike
            | Shelling
            | Bombing
            | ArmedClash
            | Attack
            | Shootdown
            | Killing
            | Injury
            | CasualtyToll
            | Offensive
            | CeasefireViolation
    )
}

#[test]
fn pairs_that_must_join_and_pairs_that_must_not() {
    let reports = reports();
    let story = merged(&reports);
    let pairs = pairs();
    assert!(pairs.iter().filter(|p| p.join).count() >= 20 && pairs.iter().filter(|p| !p.join).count() >= 30);
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for pair in &pairs {
        let (x, y) = (told(&story, &reports, &pair.a.0, &pair.a.1), told(&story, &reports, &pair.b.0, &pair.b.1));
        let one = x.as_ref().zip(y.as_ref()).is_some_and(|(x, y)| x.0.id == y.0.id);
        let shown = [&pair.a.0, " ", &pair.a.1, " | ", &pair.b.0, " ", &pair.b.1].concat();
        match (pair.join, one) {
            (true, true) => right += 1,
            (true, false) => {
                missed += 1;
                println!("not joined: {shown}{}", if x.is_none() || y.is_none() { " (not extracted)" } else { "" });
            }
            (false, true) => {
                wrong += 1;
                println!("joined: {shown}");
                assert!(!x.is_some_and(|e| violent(e.0.record.r#type)), "two violent events were joined: {shown}");
            }
            (false, false) => {}
        }
    }
    let f1 = 2.0 * right as f64 / (2 * right + wrong + missed) as f64;
    println!("pairwise F1 {f1:.3}: {right} joined, {missed} missed, {wrong} joined wrongly");
    assert!(f1 >= 0.85, "pairwise F1 is {f1:.3}");
}

#[test]
fn nothing_violent_is_joined_that_the_table_does_not_know() {
    let reports = reports();
    let story = merged(&reports);
    // What the table joins, with what follows from it.
    let mut groups: Vec<Vec<String>> = Vec::new();
    let member = |(id, words): &(String, String)| told(&story, &reports, id, words).map(|t| t.1);
    for pair in pairs().iter().filter(|p| p.join) {
        let (Some(a), Some(b)) = (member(&pair.a), member(&pair.b)) else { continue };
        let mut new = vec![a, b];
        groups.retain(|g| {
            let meets = g.iter().any(|m| new.contains(m));
            if meets {
                new.extend(g.iter().cloned());
            }
            !meets
        });
        groups.push(new);
    }
    for event in story.events.iter().filter(|e| violent(e.record.r#type) && e.members.len() > 1) {
        let known = groups.iter().any(|g| event.members.iter().all(|m| g.contains(&m.id)));
        let words: Vec<&str> = event.members.iter().map(|m| m.sentence.text.as_str()).collect();
        assert!(known, "joined without being in tests/story/pairs.tsv: {words:#?}");
    }
}

#[test]
fn the_displacement_is_one_series_with_every_figure_its_day_and_its_source() {
    let story = merged(&reports());
    let thread = story.threads.iter().find(|t| t.id == "series:displaced").expect("a series");
    assert_eq!(thread.documents, ["000", "001", "003"]);
    let figures = story
        .disagreements
        .iter()
        .find(|d| d.kind == DisagreementKind::Figures && d.values.iter().any(|v| v.min == Some(388_000)))
        .expect("the figures side by side");
    assert!(figures.series);
    let shown: Vec<_> =
        figures.values.iter().map(|v| (v.min, v.date.as_deref(), v.source.as_deref(), v.said[0].document.as_str())).collect();
    assert_eq!(
        shown,
        [
            (Some(388_000), Some("2020-02-01"), Some("the UN"), "001"),
            (Some(700_000), Some("2020-02-11"), Some("humanitarian agencies"), "003"),
            (Some(1_000_000), Some("2020-06-03"), Some("the UN"), "000"),
        ]
    );
    let event = story.events.iter().find(|e| figures.events.contains(&e.id)).expect("its event");
    let sum = event.record.quantities.iter().find(|q| q.kind == QuantityKind::Displaced).expect("the range");
    assert_eq!((sum.min, sum.max), (388_000, Some(1_000_000)));
}

#[test]
fn the_capture_of_the_m5_is_one_event_and_its_thread_has_all_sources() {
    let story = merged(&reports());
    let thread = story.threads.iter().find(|t| t.id == "place:M5").expect("a thread");
    assert_eq!(thread.documents, ["000", "002", "003", "004"]);
    let event = story.events.iter().find(|e| e.id == thread.events[0]).expect("the capture");
    assert_eq!(event.record.r#type, EventType::TerritorialCapture);
    let mut documents: Vec<&str> = event.members.iter().map(|m| m.document.as_str()).collect();
    documents.dedup();
    assert_eq!(documents, ["003", "000"]);
    let time = event.record.time.as_ref().expect("its day");
    assert_eq!((time.start.as_deref(), time.end.as_deref()), (Some("2020-02-11"), Some("2020-02-11")));
    assert_eq!(event.record.places[0].text, "M5");
    assert!(event.record.agents.iter().any(|a| a.id.as_deref() == Some("SYR-MIL")));
}

#[test]
fn links_names_and_the_graph() {
    let reports = reports();
    let story = merged(&reports);
    let id = |doc: &str, words: &str| told(&story, &reports, doc, words).expect("an event").0.id.clone();
    let linked =
        |from: &str, to: &str, relation| story.links.iter().any(|l| l.from == from && l.to == to && l.relation == relation);
    let m5 = id("003", "Syrian forces [seized] the M5 motorway");
    assert!(linked(&m5, &id("003", "after [capturing] the last rebel stronghold"), Relation::After));
    let answer = id("003", "Turkish forces have [bombed] Syrian targets");
    assert!(linked(&answer, &id("003", "in the [attack] on an observation post"), Relation::Retaliation));
    let operation = id("002", "mène une [opération à grande échelle]");
    assert!(linked(&operation, &id("002", "malgré un [cessez-le-feu] initié"), Relation::Despite));
    let names = story.disagreements.iter().find(|d| d.kind == DisagreementKind::Naming && d.about.starts_with("insurgents"));
    let names: Vec<&str> = names.expect("names that differ").values.iter().map(|v| v.value.as_str()).collect();
    assert!(["terrorists", "rebels", "jihadists", "militants"].iter().all(|n| names.contains(n)), "{names:?}");
    let turkey = story.actors.iter().find(|a| a.id == "TUR-GOV").expect("Turkey");
    assert!(turkey.acts.iter().any(|a| a.on == "RUS-GOV" && a.r#type == EventType::Demand));
}
