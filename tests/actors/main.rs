//! The project's own sentences with the actors that must be found in them, and with those that must not.

use sitrep::actors::{Kind, Mention, Said};
use sitrep::text::Language;
use sitrep::{Engine, Options};

/// One expectation of the table.
struct Case<'a> {
    line: usize,
    sentence: &'a str,
    mention: &'a str,
    kind: &'a str,
    country: &'a str,
    sector: &'a str,
    /// Id or name; or "> words" of the antecedent.
    who: &'a str,
}

fn cases(source: &str) -> Vec<Case<'_>> {
    let rows = source.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
    rows.skip(1)
        .map(|(at, l)| {
            let cells: Vec<&str> = l.split('\t').map(str::trim).collect();
            let cell = |i: usize| cells.get(i).copied().unwrap_or("");
            Case {
                line: at + 1,
                sentence: cell(0),
                mention: cell(1),
                kind: cell(2),
                country: cell(3),
                sector: cell(4),
                who: cell(5),
            }
        })
        .collect()
}

fn kind(m: &Mention) -> &'static str {
    match m.kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Country => "country",
        Kind::Group => "group",
        Kind::Office => "office",
    }
}

/// What is wrong with the reading of one case; "-" in a cell is "nothing there", an empty cell is not looked at.
fn wrong(engine: &Engine, case: &Case, language: Language) -> Option<String> {
    let options = Options { language: Some(language), ..Options::default() };
    let reading = match engine.read(case.sentence, &options) {
        Ok(reading) => reading,
        Err(error) => return Some(error.to_string()),
    };
    let words = |m: &Mention| reading.text.slice(m.span);
    let fits: Vec<&Mention> = reading.actors.iter().filter(|m| words(m) == case.mention && m.said != Said::Possessive).collect();
    let all = || reading.actors.iter().map(|m| format!("[{}]", words(m))).collect::<Vec<_>>().join(" ");
    if case.kind == "none" {
        let any = reading.actors.iter().find(|m| words(m).contains(case.mention));
        return any.map(|m| format!("[{}] is no actor, found [{}]", case.mention, words(m)));
    }
    let Some(m) = fits.first() else { return Some(format!("[{}] not found in {}", case.mention, all())) };
    let same = |want: &str, got: Option<&str>| want.is_empty() || want == got.unwrap_or("-");
    let led = m.antecedent.map(|a| words(&reading.actors[a]));
    let who = match case.who.strip_prefix("> ") {
        Some(antecedent) => led == Some(antecedent),
        None if case.who == "-" => m.id.is_none(),
        None => case.who.is_empty() || m.id.as_deref() == Some(case.who) || m.name.as_deref() == Some(case.who),
    };
    let ok = kind(m) == case.kind && same(case.country, m.country.as_deref()) && same(case.sector, m.sector.as_deref()) && who;
    (!ok).then(|| {
        format!(
            "[{}] is {} {} {} id {} name {} -> {}",
            case.mention,
            kind(m),
            m.country.as_deref().unwrap_or("-"),
            m.sector.as_deref().unwrap_or("-"),
            m.id.as_deref().unwrap_or("-"),
            m.name.as_deref().unwrap_or("-"),
            led.unwrap_or("-"),
        )
    })
}

fn run(source: &str, language: Language) {
    let engine = engine();
    let cases = cases(source);
    assert!(cases.len() >= 60, "the table has shrunk to {} cases", cases.len());
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|c| wrong(&engine, c, language).map(|w| format!("line {}: {}\n    {w}", c.line, c.sentence)))
        .collect();
    assert!(failures.is_empty(), "{} of {} cases\n{}", failures.len(), cases.len(), failures.join("\n"));
}

/// With the models of `syntax` from data/packs where they are.
fn engine() -> Engine {
    let mut engine = Engine::new();
    for name in ["syntax-en", "syntax-fr"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs").join(format!("{name}.bin"));
        if let Ok(bytes) = std::fs::read(path) {
            engine.load(name, &bytes).expect("a pack of the project is refused");
        }
    }
    engine
}

#[test]
fn english() {
    run(include_str!("en.tsv"), Language::English);
}

#[test]
fn french() {
    run(include_str!("fr.tsv"), Language::French);
}

#[test]
fn a_case_can_fail() {
    let case = Case {
        line: 1,
        sentence: "The Syrian army advanced.",
        mention: "The Syrian army",
        kind: "organisation",
        country: "TUR",
        sector: "military",
        who: "",
    };
    assert!(wrong(&engine(), &case, Language::English).is_some());
    assert!(wrong(&engine(), &Case { country: "SYR", ..case }, Language::English).is_none());
}

#[test]
fn mentions_are_in_order_and_antecedents_exist() {
    let engine = engine();
    for seed in std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).expect("seeds/") {
        let path = seed.expect("an entry of seeds/").path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a bundled article");
        let reading = engine.read(&source, &Options::default()).expect("a reading");
        for (i, m) in reading.actors.iter().enumerate() {
            assert!(m.tokens.contains(&m.head), "{path:?}: head outside of {:?}", reading.text.slice(m.span));
            assert!(m.antecedent.is_none_or(|a| a < reading.actors.len() && a != i), "{path:?}: antecedent of {i}");
            assert!(i == 0 || reading.actors[i - 1].tokens.start <= m.tokens.start, "{path:?}: order at {i}");
        }
    }
}

#[test]
fn users_add_their_own() {
    let mut engine = engine();
    let rows = "id\tkind\tcountry\tsector\tname\taliases\nX-1\torganisation\tSYR\trebel\tRiver Brigade\tRB|Brigade du fleuve\n";
    engine.register.change(|register| register.add(rows));
    let reading = engine.read("The River Brigade took a bridge.", &Options::default()).expect("a reading");
    assert!(reading.actors.iter().any(|m| m.id.as_deref() == Some("X-1")));
}
