//! The places of own sentences: `cases.tsv` says what must be read and what must not. All packs are read from `data/packs`.

use std::fs;
use std::path::Path;

use sitrep::knowledge::table;
use sitrep::places::Gazetteer;
use sitrep::syntax::Models;
use sitrep::text::{Language, Text};

fn gazetteer() -> Gazetteer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs");
    let mut gazetteer = Gazetteer::default();
    for name in Gazetteer::all_packs() {
        let bytes = fs::read(folder.join(format!("{name}.bin"))).expect("each pack lies in data/packs");
        assert_eq!(gazetteer.load(name, &bytes), Ok(()), "{name}");
    }
    gazetteer
}

fn far(a: (f64, f64), b: (f64, f64)) -> f64 {
    let ew = (a.1 - b.1) * a.0.to_radians().cos();
    ((a.0 - b.0).powi(2) + ew.powi(2)).sqrt() * 111.2
}

#[test]
fn cases() {
    let gazetteer = gazetteer();
    let mut wrong = Vec::new();
    let mut count = 0;
    table::rows(include_str!("cases.tsv"), |row| {
        count += 1;
        let language = if row.get("language") == "fr" { Language::French } else { Language::English };
        let text = Text::read(row.get("text"), Some(language));
        let syntax = Models::default().analyse(&text);
        let found = gazetteer.find(&text, &syntax);
        let said = row.get("mention");
        let (name, point) = (row.get("name"), row.get("lat").parse().ok().zip(row.get("lon").parse().ok()));
        let seen: Vec<String> = found
            .iter()
            .map(|m| format!("[{}] {:?}", text.slice(m.span), m.place.as_ref().map(|p| (&p.name, p.lat, p.lon))))
            .collect();
        let good = if name == "none" {
            let at = row.get("text").find(said).unwrap_or(0) as u32;
            !found.iter().any(|m| m.name.start < at + said.len() as u32 && at < m.name.end)
        } else {
            found.iter().any(|m| {
                // The article may or may not be quoted.
                let words = text.slice(m.span);
                let same = words == said
                    || words.to_lowercase().trim_start_matches("the ") == said
                    || words.ends_with(&format!(" {said}"))
                    || words.ends_with(&format!("'{said}"));
                same && m
                    .place
                    .as_ref()
                    .is_some_and(|p| p.name.starts_with(name) && point.is_none_or(|q| far(q, (p.lat, p.lon)) < 30.0))
            })
        };
        if !good {
            wrong.push(format!("line {}: {said} = {name} in {:?}: {seen:?}", row.line, row.get("text")));
        }
    });
    assert!(count >= 60);
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_same_places_in_any_order_of_loading() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs");
    let source = "Clashes went on in Saraqeb, Syria, and in the Lebanese city of Tripoli.";
    let text = Text::read(source, None);
    let syntax = Models::default().analyse(&text);
    let mut answers = Vec::new();
    for order in [["places-core", "places-SYR", "places-LBN"], ["places-LBN", "places-SYR", "places-core"]] {
        let mut gazetteer = Gazetteer::default();
        for name in order {
            let bytes = fs::read(folder.join(format!("{name}.bin"))).expect("each pack lies in data/packs");
            assert_eq!(gazetteer.load(name, &bytes), Ok(()));
        }
        answers.push(gazetteer.find(&text, &syntax).into_iter().filter_map(|m| m.place).collect::<Vec<_>>());
    }
    assert_eq!(answers[0], answers[1]);
}

#[test]
fn a_text_wants_the_packs_of_what_it_tells() {
    let gazetteer = Gazetteer::default();
    let wants = |source: &str| gazetteer.wants(&Text::read(source, None));
    assert_eq!(wants("The Syrian army entered the town on Monday and left it again."), ["places-core", "places-SYR"]);
    assert_eq!(wants("Drones came near Hmeimim."), ["places-core", "places-SYR"]);
    assert_eq!(wants("La ville de Kiev a été touchée par des missiles."), ["places-core", "places-UKR"]);
    assert_eq!(wants("The council met to speak of taxes."), ["places-core"]);
    assert_eq!(wants(""), ["places-core"]);
}

#[test]
fn ones_own_places() {
    let mut gazetteer = Gazetteer::default();
    let table = "name\taliases\tcountry\tprovince\tlat\tlon\tkind\nBorkenfels\tPort Borken\tATL\tMid\t10.5\t-30\ttown\n";
    assert_eq!(gazetteer.load("places-mine", table.as_bytes()), Ok(()));
    assert!(gazetteer.load("places-mine", b"name\tlat\tlon\tkind\nX\t1\t2\tcastle\n").is_err_and(|e| e.contains("kind")));
    assert!(gazetteer.load("towns", b"").is_err());
    let text = Text::read("Ships left Port Borken at noon.", None);
    let found = gazetteer.find(&text, &Models::default().analyse(&text));
    let place = found[0].place.as_ref().expect("it is known");
    assert_eq!((place.name.as_str(), place.lat, place.lon, place.country.as_deref()), ("Borkenfels", 10.5, -30.0, Some("ATL")));
}
