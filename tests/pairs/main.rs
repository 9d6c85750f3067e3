//! The same sentence in English and French gives the same record: type, factuality, ids, places, days, counts, sources.

use std::collections::BTreeSet;

use serde::Deserialize;
use sitrep::record::{Actor, Event, Report};
use sitrep::text::Language;
use sitrep::time::Date;
use sitrep::{Engine, Options};

#[derive(Deserialize)]
struct File {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    en: String,
    fr: String,
    /// What is known to differ as yet.
    known: Option<String>,
}

/// Who takes part, by ids; somebody without an id by kind alone, for the words differ.
fn ids(list: &[Actor]) -> BTreeSet<String> {
    list.iter().map(|a| a.id.clone().unwrap_or(format!("some {}", a.kind.as_str()))).collect()
}

/// What an event says that does not hang on its language.
fn told(event: &Event) -> Vec<String> {
    let places: BTreeSet<&str> = event.places.iter().filter_map(|p| p.place.as_ref().map(|p| p.name.as_str())).collect();
    let days = event.time.as_ref().map(|t| (t.start.as_deref(), t.end.as_deref()));
    let counts: BTreeSet<String> =
        event.quantities.iter().map(|q| format!("{} {} {:?}", q.kind.as_str(), q.min, q.max)).collect();
    let sources: BTreeSet<String> = event.attribution.iter().map(|s| s.actor.clone().unwrap_or("somebody".into())).collect();
    vec![
        format!("{} {}", event.r#type.as_str(), event.factuality.as_str()),
        format!("agents {:?}", ids(&event.agents)),
        format!("targets {:?}", ids(&event.targets)),
        format!("places {places:?}"),
        format!("days {days:?}"),
        format!("counts {counts:?}"),
        format!("sources {sources:?}"),
    ]
}

fn record(report: &Report) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = report.events.iter().map(told).collect();
    all.sort();
    all
}

#[test]
fn both_languages_give_the_same_record() {
    let file: File = toml::from_str(include_str!("pairs.toml")).expect("the pairs are TOML");
    assert!(file.pair.len() >= 40, "only {} pairs", file.pair.len());
    let engine = Engine::embedded();
    let (mut wrong, mut known) = (Vec::new(), 0);
    for pair in &file.pair {
        let read = |text: &str, language| {
            let options = Options { language: Some(language), published: Date::parse("2023-05-17"), ..Options::default() };
            record(&engine.extract(text, &options).expect("a report"))
        };
        let (en, fr) = (read(&pair.en, Language::English), read(&pair.fr, Language::French));
        let same = en == fr && !en.is_empty();
        match &pair.known {
            Some(_) if same => wrong.push(format!("{}\n    agrees now: take its `known` away", pair.en)),
            Some(_) => known += 1,
            None if same => {}
            None if en.is_empty() && fr.is_empty() => wrong.push(format!("{}\n    nothing is read in either", pair.en)),
            None => {
                let only = |a: &[Vec<String>], b: &[Vec<String>]| -> String {
                    let all: Vec<&String> = b.iter().flatten().collect();
                    let lines: Vec<&String> = a.iter().flatten().filter(|l| !all.contains(l)).collect();
                    format!("{} events, only here: {lines:?}", a.len())
                };
                wrong.push(format!("{}\n    en {}\n    fr {}", pair.en, only(&en, &fr), only(&fr, &en)));
            }
        }
    }
    println!("{} pairs, {known} known to differ", file.pair.len());
    assert!(wrong.is_empty(), "{} of {} pairs differ:\n{}", wrong.len(), file.pair.len(), wrong.join("\n"));
}
