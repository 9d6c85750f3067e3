//! Whatever the text, the engine answers with a sound report or a clear error: every span lies inside the text on character
//! boundaries and holds the words it says, the same text gives the same report, and the report survives JSON.

mod hostile;
mod linear;
mod noise;
mod properties;

use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;
use sitrep::text::Language;
use sitrep::{Engine, Options, Report};

/// The engine with every pack of `data/packs`.
fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut engine = Engine::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs");
        for file in std::fs::read_dir(folder).expect("data/packs") {
            let path = file.expect("a pack").path();
            if path.extension().is_some_and(|e| e == "bin") {
                let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
                engine.load(&name, &std::fs::read(&path).expect("a pack")).expect("a pack that came with this version");
            }
        }
        engine
    })
}

fn options(language: Option<Language>, published: Option<&str>) -> Options {
    let published = published.map(|d| sitrep::time::Date::parse(d).expect("a day"));
    Options { language, published, ..Options::default() }
}

/// Reads a text in every language and checks the reports.
fn sound(source: &str) {
    for language in [None, Some(Language::English), Some(Language::French)] {
        read(source, &options(language, Some("2020-02-11")));
    }
    read(source, &options(None, None));
}

fn read(source: &str, options: &Options) -> Report {
    let report = engine().extract(source, options).expect("a text within the limit is read");
    let value = serde_json::to_value(&report).expect("JSON");
    let units: Vec<u16> = source.encode_utf16().collect();
    spans(&value, "report", &units);
    let text = serde_json::to_string(&report).expect("JSON");
    assert_eq!(serde_json::from_str::<Report>(&text).expect("a report again"), report);
    for event in &report.events {
        assert!((0.0..=1.0).contains(&event.confidence), "confidence {}", event.confidence);
        assert_eq!(event.mentions.first(), Some(&event.trigger), "the first mention is the trigger");
    }
    let ids: std::collections::HashSet<&str> = report.events.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(ids.len(), report.events.len(), "every event has its own id");
    report
}

/// Checks every object with numeric `start` and `end`: it lies in the text and its `text` is the words there.
fn spans(value: &Value, path: &str, units: &[u16]) {
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(i, v)| spans(v, &format!("{path}[{i}]"), units)),
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (field(value, "start"), field(value, "end")) {
                assert!(start <= end && end <= units.len(), "{path}: {start}..{end} of {}", units.len());
                // Half a surrogate pair at either end is no text.
                let words =
                    String::from_utf16(&units[start..end]).unwrap_or_else(|_| panic!("{path}: {start}..{end} cuts a character"));
                assert_eq!(value["text"], words.as_str(), "{path}");
            }
            fields.iter().for_each(|(k, v)| spans(v, &format!("{path}.{k}"), units));
        }
        _ => {}
    }
}

fn field(value: &Value, name: &str) -> Option<usize> {
    value.get(name)?.as_u64().map(|n| n as usize)
}

#[test]
fn nothing_and_next_to_nothing() {
    for source in ["", " ", "\n", "\r\n\r\n", ".", "\u{feff}", "\0", "a", "é", "🚁", "\u{301}", "\"", "«", "0", "\u{2028}"] {
        sound(source);
    }
}

#[test]
fn texts_of_one_thing() {
    for piece in
        ["\"", "“", "«", "(", ")", "[", "{", "9", "1,", "-", ".", ". ", "'", "é", "\u{301}", "🚁", "A", "A. ", "\n", "#a "]
    {
        sound(&piece.repeat(10_000));
    }
    for piece in ["said ", "killed ", "at least ", "and the ", "Monday ", "le 3 mai ", "quatre-vingt-", "selon ", "of Aleppo "] {
        sound(&piece.repeat(2_000));
    }
}

#[test]
fn other_scripts() {
    sound("قصفت طائرات مواقع في شمال المدينة يوم الثلاثاء، وقتل ١٢ شخصا. وقال مصدر إن العملية مستمرة.");
    sound("Обстрел города продолжался всю ночь. Погибли 12 человек.");
    sound("战机星期二轰炸了北部的阵地。至少十二人死亡。");
    sound("🚁🚀💥 👨‍👩‍👧‍👦 🇫🇷🇸🇾 ❤️‍🔥 🏳️‍🌈");
    sound("Les raids ont tue\u{301} 12 civils a\u{300} l’est d’Ale\u{301}p, z\u{335}\u{321}\u{353}a\u{30a}\u{316}lgo.");
    sound("Ｔｈｅ ａｒｍｙ ｓｈｅｌｌｅｄ the city 𝐨𝐧 𝐌𝐨𝐧𝐝𝐚𝐲.");
}

#[test]
fn random_texts() {
    for seed in 0..120 {
        let source = noise::text(seed);
        let _ = std::panic::catch_unwind(|| sound(&source)).map_err(|_| panic!("seed {seed}: {source:?}"));
    }
}

#[test]
fn bytes_that_were_no_text() {
    for seed in 0..60 {
        sound(&String::from_utf8_lossy(&noise::bytes(seed, 400)));
    }
}

#[test]
fn broken_articles() {
    // An event's noun may be the last word of all.
    sound("Ten dead in clashes");
    sound("Dix morts dans des affrontements");
    // The bundled articles cut at every so many characters: open quotes, half sentences, lost ends.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for file in std::fs::read_dir(folder).expect("seeds") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let source = std::fs::read_to_string(&path).expect("an article");
            let characters: Vec<(usize, char)> = source.char_indices().collect();
            for chunk in characters.chunks(977) {
                let from = chunk[0].0;
                let to = chunk.last().map_or(from, |(at, c)| at + c.len_utf8());
                sound(&source[from..to]);
            }
            sound(&source.replace('\n', " "));
            sound(&source.to_uppercase());
            sound(&source.replace(' ', "\u{a0}"));
        }
    }
}

#[test]
fn the_same_text_gives_the_same_report() {
    let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/003_f5f3096c78150f62.txt"))
        .expect("an article");
    let options = options(None, Some("2020-02-11"));
    let first = read(&source, &options);
    assert_eq!(first, read(&source, &options));
    assert_eq!(serde_json::to_string(&first).unwrap(), serde_json::to_string(&read(&source, &options)).unwrap());
}

#[test]
fn two_megabytes_are_read_and_more_than_the_limit_is_refused() {
    let paragraph = "The army shelled the town of Kessab on Tuesday and 12 people were killed, the mayor said.\n\n";
    let report = read(&paragraph.repeat((2 << 20) / paragraph.len()), &options(None, None));
    assert!(report.sentences.len() > 20_000);
    let error = engine().extract(&"a".repeat(sitrep::engine::LIMIT + 1), &Options::default()).expect_err("too long");
    assert!(error.to_string().contains("the limit is"), "{error}");
}

#[test]
fn a_foreign_or_damaged_pack_is_refused() {
    let mut fresh = Engine::new();
    for name in ["syntax-en", "places-core", "no-such-pack", ""] {
        for bytes in [&b""[..], b"PK\x03\x04", &[0xff; 4096], &[0; 4096]] {
            let error = fresh.load(name, bytes).expect_err("no pack");
            assert!(error.to_string().contains(name), "{error}");
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs");
    for file in std::fs::read_dir(folder).expect("data/packs") {
        let path = file.expect("a pack").path();
        if path.extension().is_none_or(|e| e != "bin") {
            continue;
        }
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let whole = std::fs::read(&path).expect("a pack");
        for cut in [whole.len() / 2, whole.len() - 1, 8] {
            assert!(fresh.load(&name, &whole[..cut]).is_err(), "{name} cut at {cut} of {}", whole.len());
        }
    }
}
