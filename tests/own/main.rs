//! Knowledge of the user's own, handed in at run time: it is used like what is built in, and a wrong entry is named.

use sitrep::engine::{Engine, Options, Stages, Table};
use sitrep::text::Language;

const ACTORS: &str = "name\tkind\tcountry\tsector\taliases\n\
    Brigade du Levant Rouge\tgroup\tSYR\trebel\tRed Levant Brigade|BLR\n\
    Orsk Convoy Watch\torganisation\t\tngo\t\n";
const PLACES: &str =
    "name\taliases\tcountry\tprovince\tlat\tlon\tkind\nTell Marzuq\tTal Marzouk\tSYR\tIdlib\t35.9\t36.7\tvillage\n";
const FRAMES: &str = "id\ttype\ten.verbs\ten.nouns\tfr.verbs\troles\tagent\n\
    jamming\tattack\tspoof\tspoofing\tbrouiller\tsubject=agent|object=target\t\n";
const LEXICON: &str = "language\twords\tclass\tkind\tsector\tnumber\n\
    en\tsappers|sapper teams\trole\tgroup\tmilitary?\tp\nfr\tdémineurs\trole\tgroup\tmilitary?\tp\n";

fn engine() -> Engine {
    let mut engine = Engine::embedded();
    for (table, rows) in [(Table::Actors, ACTORS), (Table::Places, PLACES), (Table::Frames, FRAMES), (Table::Lexicon, LEXICON)] {
        assert_eq!(engine.extend(table, rows), Ok(()));
    }
    engine
}

#[test]
fn own_actors_places_frames_and_words_are_read() {
    let own = engine();
    let source = "On Tuesday the Red Levant Brigade shelled the village of Tal Marzouk. Turkish sappers spoofed the navigation of a drone.";
    let report = own.extract(source, &Options::default()).expect("it is short");
    let shelling = report.events.iter().find(|e| e.r#type.as_str() == "shelling").expect("a shelling");
    assert_eq!(shelling.agents[0].name.as_deref(), Some("Brigade du Levant Rouge"));
    let place =
        shelling.places.iter().chain(&report.mentions.places).find_map(|p| p.place.as_ref()).expect("a place with a point");
    assert_eq!((place.name.as_str(), place.lat), ("Tell Marzuq", 35.9));
    let attack = report.events.iter().find(|e| e.why.iter().any(|w| w.contains("jamming"))).expect("an event of the own frame");
    assert_eq!(attack.agents[0].text, "Turkish sappers");
    assert_eq!(attack.agents[0].country.as_deref(), Some("TUR"));
    // None of this is known without.
    let plain = Engine::embedded().extract(source, &Options::default()).expect("it is short");
    assert!(plain.events.iter().all(|e| e.why.iter().all(|w| !w.contains("jamming"))));

    let source = "Des démineurs turcs ont brouillé les signaux d'un drone près de Tal Marzouk mardi.";
    let report = own.extract(source, &Options { language: Some(Language::French), ..Options::default() }).expect("it is short");
    let attack = report.events.iter().find(|e| e.why.iter().any(|w| w.contains("jamming"))).expect("an event of the own frame");
    assert_eq!(attack.agents[0].text, "Des démineurs turcs");
}

#[test]
fn a_wrong_entry_is_named_and_nothing_of_its_table_taken() {
    let mut refusing = engine();
    for (table, rows, line, column) in [
        (Table::Actors, "name\tkind\nGood Group\tgroup\nBad Group\tmilitia\n", 3, "kind"),
        (Table::Actors, "name\tkind\tcountry\nBad Group\tgroup\tSyria\n", 2, "country"),
        (Table::Actors, "name\tkind\ttype\nBad Group\tgroup\tx\n", 1, "type"),
        (Table::Actors, "kind\ngroup\n", 1, "name"),
        (Table::Places, "name\tlat\tlon\tkind\nX\t95\t0\ttown\n", 2, "lat"),
        (Table::Places, "name\tlat\tlon\tkind\nX\t5\t0\tcastle\n", 2, "kind"),
        (Table::Frames, "id\ttype\ten.verbs\nnew\traid\tzap\n", 2, "type"),
        (Table::Frames, "id\ttype\ten.verbs\njamming\tattack\tzap\n", 2, "id"),
        (Table::Frames, "id\ttype\ten.verbs\nnew\tattack\t\n", 2, "en.verbs"),
        (Table::Frames, "id\ttype\ten.verbs\troles\nnew\tattack\tzap\tsubject=hero\n", 2, "roles"),
        (Table::Frames, "id\ttype\ten.verbs\tobject\nnew\tattack\tzap\t@dragon\n", 2, "object"),
        (Table::Lexicon, "language\twords\tclass\nde\tSoldaten\trole\n", 2, "language"),
        (Table::Lexicon, "language\twords\tclass\nen\tx\thero\n", 2, "class"),
    ] {
        let wrong = refusing.extend(table, rows).expect_err(rows);
        assert_eq!((wrong.line, wrong.column.as_str()), (line, column), "{rows}: {wrong}");
    }
    let read = |engine: &Engine| format!("{:?}", engine.extract("Good Group met Bad Group.", &Options::default()));
    assert_eq!(read(&refusing), read(&engine()));
}

#[test]
fn only_the_stages_that_are_asked_for_read() {
    let engine = Engine::embedded();
    let source = "On Tuesday rebels shelled the town of Idlib in Syria.";
    let options = Options::default();
    let all = engine.extract(source, &options).expect("it is short");
    let only = |names: &[&str]| {
        let stages = Stages::parse(names.iter().copied()).expect("they are known");
        engine.extract_by(source, &options, stages).expect("it is short")
    };
    let times = only(&["times"]);
    assert_eq!((times.mentions.times.len(), times.mentions.places.len(), times.mentions.actors.len()), (1, 0, 0));
    assert!(times.events.is_empty() && times.notes.is_empty());
    let both = only(&["places", "actors"]);
    assert_eq!(both.mentions.places.len(), all.mentions.places.len());
    assert_eq!(both.mentions.actors.len(), all.mentions.actors.len());
    assert!(!all.events.is_empty() && both.events.is_empty() && both.mentions.times.is_empty());
    assert_eq!(only(&["events"]).events.len(), all.events.len());
    assert_eq!(Stages::parse(["verbs"]), Err("verbs"));
    let stages = Stages::parse(["times"]).expect("it is known");
    assert_eq!(Engine::new().missing_for(source, &options, stages), ["syntax-en"]);
}

#[test]
fn a_lower_limit_holds() {
    let mut engine = Engine::new();
    engine.limit = 10;
    let refused = engine.extract("Twelve words.", &Options::default()).expect_err("it has 13 bytes");
    assert!(refused.to_string().contains("13 bytes and the limit is 10"), "{refused}");
}
