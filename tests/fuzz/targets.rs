//! What any string of bytes is put through: a function for each part of the engine that takes input, which panics where something
//! is wrong. Hides how bytes become input. `fuzz/` runs them under libFuzzer, `main.rs` beside this file without it.

#[path = "check.rs"]
pub mod check;
#[path = "damage.rs"]
mod damage;

use std::path::Path;
use std::sync::OnceLock;

use sitrep::export::{self, book::Book, explain, Format};
use sitrep::record::json::{from_text, parse, to_text};
use sitrep::record::{Report, Story};
use sitrep::text::{numbers, Language, Text};
use sitrep::time::{Calendar, Date};
use sitrep::{story, Engine, Options};

/// A target by name.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const ALL: &[Target] = &[
    ("text", text),
    ("syntax", syntax),
    ("time", time),
    ("places", places),
    ("actors", actors),
    ("extract", extract),
    ("record", record),
    ("packs", damage::packs),
    ("tables", tables),
];

/// Longer inputs find no more and take longer.
const LONGEST: usize = 4096;

/// The bytes of a pack that came with this version.
pub fn pack(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|p| p.join("data/packs")).find(|p| p.is_dir());
    std::fs::read(path.expect("data/packs").join(format!("{name}.bin"))).expect("a pack")
}

/// An engine with the models of both languages, the world and one region; the others only take longer to load.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut engine = Engine::new();
        for name in ["syntax-en", "syntax-fr", "places-core", "places-SYR"] {
            engine.load(name, &pack(name)).expect("a pack that came with this version");
        }
        engine
    })
}

/// The first byte says language and publication date, the rest is the text, in whatever state.
fn article(data: &[u8]) -> (Options, String) {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let language = match first & 3 {
        0 => None,
        1 => Some(Language::French),
        _ => Some(Language::English),
    };
    let published = match first >> 2 & 7 {
        0 => Date::new(1, 1, 1),
        1 => Date::new(9999, 12, 31),
        2 => Date::new(2024, 2, 29),
        3 | 4 => None,
        _ => Date::new(2020, 2, 11),
    };
    let source = String::from_utf8_lossy(&rest[..rest.len().min(LONGEST)]).into_owned();
    (Options { published, language, ..Options::default() }, source)
}

/// Language, furniture, sentences, tokens, numbers.
pub fn text(data: &[u8]) {
    let (options, source) = article(data);
    let text = Text::read(&source, options.language);
    check::text(&text);
    check::numbers(&text, &numbers::find(&text));
    check::offsets(&source);
}

/// Tags and trees.
pub fn syntax(data: &[u8]) {
    let (options, source) = article(data);
    let text = Text::read(&source, options.language);
    check::syntax(&text, &engine().models.analyse(&text));
}

/// Publication date and calendar expressions.
pub fn time(data: &[u8]) {
    let (options, source) = article(data);
    let text = Text::read(&source, options.language);
    let syntax = engine().models.analyse(&text);
    let calendar = Calendar::new(&text);
    let publication = calendar.publication(&syntax, options.published);
    check::publication(&text, &publication);
    check::times(&text, &calendar.find(&syntax, &publication));
}

/// Places.
pub fn places(data: &[u8]) {
    let (options, source) = article(data);
    let text = Text::read(&source, options.language);
    let syntax = engine().models.analyse(&text);
    check::places(&text, &engine().gazetteer.find(&text, &syntax));
    engine().missing(&source, &options);
}

/// Actors.
pub fn actors(data: &[u8]) {
    let (options, source) = article(data);
    let text = Text::read(&source, options.language);
    let syntax = engine().models.analyse(&text);
    check::actors(&text, &engine().register.find(&text, &syntax));
}

/// The whole engine, its report, and the report's way through JSON.
pub fn extract(data: &[u8]) {
    let (options, source) = article(data);
    let report = engine().extract(&source, &options).expect("a short text is read");
    check::report(&source, &report);
    assert_eq!(engine().extract(&source, &options).as_ref(), Ok(&report), "the same text, another report");
    let written = to_text(&report);
    assert_eq!(from_text::<Report>(&written).as_ref(), Ok(&report), "the record's own JSON");
    written_out(&Book::of_reports(std::slice::from_ref(&report)));
}

/// Records out of somebody else's JSON: read, joined, exported.
pub fn record(data: &[u8]) {
    let Ok(source) = std::str::from_utf8(data) else { return };
    let ours = parse(source);
    let theirs = serde_json::from_str::<serde_json::Value>(source);
    // What is good JSON is read, unless it lies too deep or a number is too large for a float.
    if let (Ok(_), None) = (&theirs, &ours) {
        assert!(check::deep(source), "good JSON is refused");
    }
    if let Ok(report) = from_text::<Report>(source) {
        assert_eq!(from_text::<Report>(&to_text(&report)).map(|r| to_text(&r)), Ok(to_text(&report)));
        joined(vec![report]);
    }
    if let Ok(reports) = from_text::<Vec<Report>>(source) {
        joined(reports);
    }
    if let Ok(story) = from_text::<Story>(source) {
        told(&story);
    }
}

fn joined(reports: Vec<Report>) {
    written_out(&Book::of_reports(&reports));
    reports.iter().flat_map(|r| &r.events).for_each(|e| {
        explain::event(e, Language::French);
    });
    let mut twice = reports.clone();
    twice.extend(reports);
    told(&story::merge(&twice));
}

fn told(story: &Story) {
    written_out(&Book::of_story(story));
    story.events.iter().for_each(|e| {
        explain::story_event(e, Language::English);
    });
    assert_eq!(from_text::<Story>(&to_text(story)).map(|s| to_text(&s)), Ok(to_text(story)));
}

fn written_out(book: &Book) {
    for format in [Format::Csv, Format::GeoJson, Format::JsonLd, Format::Ics, Format::Markdown] {
        for language in [Language::English, Language::French] {
            check::export(format, &export::write(book, format, language));
        }
    }
}

/// Actors and places that a user hands in.
pub fn tables(data: &[u8]) {
    let (&first, rest) = data.split_first().unwrap_or((&0, &[]));
    let source = String::from_utf8_lossy(&rest[..rest.len().min(1024)]).into_owned();
    let article = "Forces of the Kuru Brigade took Velmar and Orsk from the army on Tuesday, 12 people were killed.";
    if first & 1 == 0 {
        let mut gazetteer = sitrep::places::Gazetteer::default();
        match gazetteer.load("places-mine", source.as_bytes()) {
            Err(error) => assert!(!error.is_empty()),
            Ok(()) => {
                for source in [article, &source] {
                    let text = Text::read(source, Some(Language::English));
                    check::places(&text, &gazetteer.find(&text, &engine().models.analyse(&text)));
                }
            }
        }
    } else {
        let mut register = sitrep::actors::Register::default();
        register.add(&source);
        for source in [article, &source] {
            let text = Text::read(source, Some(Language::English));
            check::actors(&text, &register.find(&text, &engine().models.analyse(&text)));
        }
    }
    Date::parse(&source);
}
