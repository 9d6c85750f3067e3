//! The example sentences that stand beside each frame in `data/frames`, read with the engine.
//!
//! `yes.en`, `yes.fr`: sentences that must yield an event of the frame's type. `[words]` must be among its agents and `{words}`
//! among its targets or places; ` => planned` at the end asks for that factuality.
//! `no.en`, `no.fr`: sentences that must yield none of that type.
//! `wanted` and `unwanted`: the same two, known to fail as yet. The test fails when one of them is read rightly, so that it is moved.

use sitrep::record::{Event, EventType, Report};
use sitrep::text::Language;
use sitrep::{Engine, Options};

/// A sentence without its marks.
struct Example {
    text: String,
    agents: Vec<String>,
    targets: Vec<String>,
    factuality: Option<String>,
}

impl Example {
    fn parse(marked: &str) -> Example {
        let (body, factuality) = match marked.rsplit_once(" => ") {
            Some((body, f)) => (body, Some(f.trim().to_string())),
            None => (marked, None),
        };
        let mut example = Example { text: String::new(), agents: Vec::new(), targets: Vec::new(), factuality };
        let mut open = 0;
        for c in body.chars() {
            match c {
                '[' | '{' => open = example.text.len(),
                ']' => example.agents.push(example.text[open..].to_string()),
                '}' => example.targets.push(example.text[open..].to_string()),
                _ => example.text.push(c),
            }
        }
        example
    }
}

fn content(text: &str) -> Vec<String> {
    const SMALL: &[&str] = &["the", "a", "an", "of", "le", "la", "les", "l", "d", "de", "des", "du", "un", "une", "and", "et"];
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !SMALL.contains(w));
    words.map(str::to_string).collect()
}

/// Whether two phrases share at least half of the content words of the shorter one.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (content(a), content(b));
    let shared = a.iter().filter(|w| b.contains(w)).count();
    shared > 0 && 2 * shared >= a.len().min(b.len())
}

/// What is wrong with an event for an example; nothing if it is as wanted.
fn fault(event: &Event, example: &Example) -> Option<String> {
    let agents: Vec<&str> = event.agents.iter().map(|a| a.text.as_str()).collect();
    let mut targets: Vec<&str> = event.targets.iter().map(|a| a.text.as_str()).collect();
    targets.extend(event.places.iter().map(|p| p.text.as_str()));
    if let Some(a) = example.agents.iter().find(|a| !agents.iter().any(|g| alike(g, a))) {
        return Some(format!("agent \"{a}\" is not among {agents:?}"));
    }
    if let Some(t) = example.targets.iter().find(|t| !targets.iter().any(|g| alike(g, t))) {
        return Some(format!("target \"{t}\" is not among {targets:?}"));
    }
    // "Iraqi" is both in "Iraqi forces attacked an Iraqi town": only a whole phrase in the wrong role tells of a turned voice.
    if let Some(a) = example.agents.iter().find(|a| event.targets.iter().any(|t| t.text == **a)) {
        return Some(format!("agent \"{a}\" is a target"));
    }
    if let Some(t) = example.targets.iter().find(|t| event.agents.iter().any(|a| a.text == **t)) {
        return Some(format!("target \"{t}\" is an agent"));
    }
    match &example.factuality {
        Some(f) if *f != event.factuality.as_str() => Some(format!("{f} wanted, {} read", event.factuality.as_str())),
        None if matches!(event.factuality.as_str(), "denied" | "hypothetical") => {
            Some(format!("{} read", event.factuality.as_str()))
        }
        _ => None,
    }
}

fn found(report: &Report) -> String {
    let all = report.events.iter().map(|e| {
        let texts = |l: &[sitrep::record::Actor]| l.iter().map(|a| a.text.clone()).collect::<Vec<_>>().join(", ");
        format!(
            "{} {} \"{}\" [{}] {{{}}}",
            e.r#type.as_str(),
            e.factuality.as_str(),
            e.trigger.text,
            texts(&e.agents),
            texts(&e.targets)
        )
    });
    let all: Vec<String> = all.collect();
    if all.is_empty() {
        "nothing".into()
    } else {
        all.join("; ")
    }
}

/// What is wrong with the reading of an example that must (`wanted`) or must not yield an event of a type.
fn wrong(engine: &Engine, language: Language, kind: EventType, marked: &str, wanted: bool) -> Option<String> {
    let example = Example::parse(marked);
    let options = Options { language: Some(language), ..Options::default() };
    let report = match engine.extract(&example.text, &options) {
        Ok(report) => report,
        Err(error) => return Some(error.to_string()),
    };
    let of_type: Vec<&Event> = report.events.iter().filter(|e| e.r#type == kind).collect();
    let fault = match (wanted, of_type.is_empty()) {
        (true, true) => format!("no {}", kind.as_str()),
        (true, false) => {
            let faults: Vec<Option<String>> = of_type.iter().map(|e| fault(e, &example)).collect();
            if faults.iter().any(Option::is_none) {
                return None;
            }
            faults.into_iter().flatten().collect::<Vec<_>>().join("; ")
        }
        (false, true) => return None,
        (false, false) => format!("{} is not in it", kind.as_str()),
    };
    Some(format!("{marked}\n        {fault}\n        found {}", found(&report)))
}

fn frames() -> Vec<(String, toml::Table)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/frames");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("data/frames").map(|f| f.expect("a file").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let table: toml::Table = std::fs::read_to_string(&file).expect("a file").parse().expect("TOML");
        let Some(list) = table.get("frame").and_then(|f| f.as_array()) else { continue };
        for frame in list {
            let frame = frame.as_table().expect("a frame is a table").clone();
            all.push((frame["id"].as_str().expect("an id").to_string(), frame));
        }
    }
    assert!(all.len() >= 46, "only {} frames", all.len());
    all
}

fn sentences(frame: &toml::Table, key: &str, language: &str) -> Vec<String> {
    let list = frame.get(key).and_then(|l| l.get(language)).and_then(|l| l.as_array());
    list.into_iter().flatten().map(|s| s.as_str().expect("a sentence").to_string()).collect()
}

const LANGUAGES: [(&str, Language); 2] = [("en", Language::English), ("fr", Language::French)];

#[test]
fn every_frame_reads_its_examples() {
    let engine = Engine::embedded();
    let (mut checked, mut known) = (0, 0);
    let mut failures = Vec::new();
    for (id, frame) in frames() {
        let kind = EventType::parse(frame["type"].as_str().expect("a type")).expect("a type of the record");
        for (name, language) in LANGUAGES {
            for (key, must) in [("yes", true), ("no", false)] {
                for sentence in sentences(&frame, key, name) {
                    checked += 1;
                    if let Some(fault) = wrong(&engine, language, kind, &sentence, must) {
                        failures.push(format!("{id} {key}.{name}: {fault}"));
                    }
                }
            }
            for (key, must) in [("wanted", true), ("unwanted", false)] {
                for sentence in sentences(&frame, key, name) {
                    known += 1;
                    if wrong(&engine, language, kind, &sentence, must).is_none() {
                        failures.push(format!(
                            "{id} {key}.{name}: {sentence}\n        is read rightly now: move it to {}",
                            ["no", "yes"][must as usize]
                        ));
                    }
                }
            }
        }
    }
    println!("{checked} examples, {known} known to fail");
    assert!(failures.is_empty(), "{} of {checked} examples fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_frame_has_examples_in_the_languages_of_its_triggers() {
    let mut lacking = Vec::new();
    for (id, frame) in frames() {
        for (name, _) in LANGUAGES {
            let triggers = frame.get(name).and_then(|l| l.as_table()).into_iter().flat_map(|t| t.values());
            let any = triggers.filter_map(|l| l.as_array()).any(|l| !l.is_empty());
            for key in ["yes", "no"] {
                let other = if key == "yes" { "wanted" } else { "unwanted" };
                if any && sentences(&frame, key, name).is_empty() && sentences(&frame, other, name).is_empty() {
                    lacking.push(format!("{id}: {key}.{name}"));
                }
            }
        }
    }
    assert!(lacking.is_empty(), "frames without examples: {}", lacking.join(", "));
}
