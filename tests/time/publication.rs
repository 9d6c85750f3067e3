//! The publication date: of the bundled articles, of pages that state it, and of texts that do not say.

use sitrep::syntax::Models;
use sitrep::text::{Language, Text};
use sitrep::time::{find, publication, Basis, Date};

fn read(source: &str, models: &Models) -> (String, Basis, Vec<String>) {
    let text = Text::read(source, None);
    let found = publication(&text, &models.tag(&text), None);
    let interval = found.interval.map_or("unknown".into(), |(a, b)| if a == b { a.to_string() } else { format!("{a}..{b}") });
    (interval, found.basis, found.evidence.iter().map(|s| text.slice(*s).to_string()).collect())
}

/// None of the five says its date in full; seeds/SOURCES or the articles themselves give the true ones.
#[test]
fn the_bundled_articles() {
    let models = super::models();
    for (file, truth) in [
        ("000_cf2eb08ee8bc79d1", "2020-06-03"),
        ("001_49216fc442cd5278", "2020-02-01"),
        ("002_94eedc3936f77158", "2020-02-19"),
        ("003_f5f3096c78150f62", "2020-02-11"),
        ("004_d20318cd63597525", "2020-02-17"),
    ] {
        let path = format!("{}/seeds/{file}.txt", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(path).expect("a bundled article");
        let (interval, basis, evidence) = read(&source, &models);
        let (from, to) = interval.split_once("..").unwrap_or((&interval, &interval));
        assert!(from <= truth && truth <= to, "{file}: {interval} leaves out {truth} ({basis:?}, {evidence:?})");
        assert!(from.starts_with("2020") && to.starts_with("2020"), "{file}: {interval}");
        assert!(!evidence.is_empty(), "{file}: {interval} without evidence");
    }
}

#[test]
fn stated_by_the_page() {
    let models = super::models();
    for (source, wanted) in [
        ("Published on 3 June 2020\n\nThe army said on Tuesday that it had left the town of Marwan.", "2020-06-03"),
        ("Publié le 03/06/2020 à 10:15\n\nL'armée a quitté la ville de Marwan mardi, selon le ministère.", "2020-06-03"),
        ("MARWAN, June 3, 2020 (XNA) -- The army said on Tuesday that it had left the town.", "2020-06-03"),
        ("Wednesday, June 3, 2020\n\nThe army said on Tuesday that it had left the town of Marwan.", "2020-06-03"),
        ("Updated: 2020-06-03T10:15\n\nThe army said on Tuesday that it had left the town of Marwan.", "2020-06-03"),
    ] {
        let (interval, basis, _) = read(source, &models);
        assert_eq!((interval.as_str(), basis), (wanted, Basis::Stated), "{source}");
    }
}

#[test]
fn silence_stays_unknown() {
    let models = super::models();
    for source in [
        "The army left the town of Marwan on Tuesday and the rebels came back at dawn.",
        "The army left the town of Marwan on March 3, and the rebels came back in April.",
        "L'armée a quitté la ville de Marwan mardi, et les rebelles sont revenus à l'aube.",
        "The army left the town of Marwan in 2012, and the rebels have held it since 2014.",
        "",
    ] {
        let (interval, basis, evidence) = read(source, &models);
        assert_eq!((interval.as_str(), basis, evidence.len()), ("unknown", Basis::Unknown, 0), "{source}");
        let text = Text::read(source, None);
        let syntax = models.tag(&text);
        for mention in find(&text, &syntax, &publication(&text, &syntax, None)) {
            let year = mention.value.starts_with("20");
            assert!(mention.interval.is_none() || year, "a day was made up: {mention:?}");
        }
    }
}

/// A megabyte of digits and slashes takes twice as long as half of it, not four times.
#[test]
fn hostile_text_takes_linear_time() {
    let line = "12/03/2020/11/99 1999/12/31/2020-02-11-1 3rd/4/5 10:35:99 ";
    let time = |bytes: usize| {
        let source = line.repeat(bytes / line.len());
        let text = Text::read(&source, None);
        let syntax = Models::default().tag(&text);
        let start = std::time::Instant::now();
        let found = find(&text, &syntax, &publication(&text, &syntax, None));
        assert!(found.len() < source.len());
        start.elapsed()
    };
    time(1 << 16);
    let (half, whole) = (time(1 << 19), time(1 << 20));
    assert!(whole < half * 3 + std::time::Duration::from_millis(500), "{half:?} for half, {whole:?} for the whole");
}

/// Any row of time words, under any day, gives spans inside the text and never a panic.
#[test]
fn any_words_in_any_order() {
    const EN: &str = "the last next 99999999999 years ago century in Monday February 31 31st 1/2 ' s early - mid 10:99 p.m. since \
        until 1990s XXe , . ( ) / quarter half of later Easter Ramadan every daily night from to week-end nineteen hundred million a few 9999 0000 '";
    const FR: &str = "le la dernier prochaine 99999999999 ans il y a siècle en lundi février 31 1er , . ( ) l' été début mi - fin depuis \
        jusqu'au années 90 XXe trimestre semestre Pâques ramadan chaque nuit de à au week - end mille quatre-vingt-dix 9999 22 h 75 veille plus tard";
    let mut seed = 7u64;
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % n
    };
    for round in 0..400 {
        let (words, language) = if round % 2 == 0 { (EN, Language::English) } else { (FR, Language::French) };
        let words: Vec<&str> = words.split_whitespace().collect();
        let source = (0..60).map(|_| words[next(words.len())]).collect::<Vec<_>>().join(if next(9) == 0 { "" } else { " " });
        let text = Text::read(&source, Some(language));
        let syntax = Models::default().tag(&text);
        for day in [None, Date::new(1, 1, 1), Date::new(2020, 2, 29), Date::new(9999, 12, 31)] {
            for mention in find(&text, &syntax, &publication(&text, &syntax, day)) {
                assert!(!text.slice(mention.span).is_empty() && mention.tokens.end <= text.tokens.len());
            }
        }
    }
}
