//! What holds for any text, tried with texts that proptest makes and, where one fails, makes smaller: words of news in both
//! languages, marks, digits and odd characters in any order, and strings of any characters at all.

use proptest::prelude::*;
use sitrep::export::{self, book::Book, Format};
use sitrep::record::json;
use sitrep::story;
use sitrep::text::{numbers, utf16::Utf16, Language, Span, Text};
use sitrep::time::Date;
use sitrep::{Options, Report};

use crate::{engine, noise, spans};

fn texts() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(noise::PIECES).prop_map(str::to_string);
    let number = any::<u64>().prop_map(|n| n.to_string());
    let odd = any::<char>().prop_map(String::from);
    let mixed = proptest::collection::vec(prop_oneof![8 => piece, 1 => number, 1 => odd], 0..60).prop_map(|all| all.join(" "));
    prop_oneof![3 => mixed, 1 => proptest::collection::vec(any::<char>(), 0..200).prop_map(String::from_iter)]
}

fn options() -> impl Strategy<Value = Options> {
    let language = prop_oneof![Just(None), Just(Some(Language::English)), Just(Some(Language::French))];
    // Days from the first to the last of the calendar.
    let day = prop_oneof![Just(None), (-719_162..=2_932_896i32).prop_map(|n| Some(Date(n)))];
    // What a caller says to be of the page may lie anywhere, past the end and across characters too.
    let span = (0..400u32, 0..40u32).prop_map(|(start, long)| Span { start, end: start + long });
    let boilerplate = prop_oneof![2 => Just(Vec::new()), 1 => proptest::collection::vec(span, 1..4)];
    (language, day, boilerplate).prop_map(|(language, published, boilerplate)| Options {
        language,
        published,
        boilerplate,
        ..Options::default()
    })
}

fn read(source: &str, options: &Options) -> Report {
    engine().extract(source, options).expect("a short text is read")
}

fn ordered(start: Option<&str>, end: Option<&str>) -> bool {
    match (start, end) {
        (None, None) => true,
        (Some(a), Some(b)) => Date::parse(a).zip(Date::parse(b)).is_some_and(|(a, b)| a <= b),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_span_of_a_report_holds_its_words(source in texts(), options in options()) {
        let units: Vec<u16> = source.encode_utf16().collect();
        spans(&serde_json::to_value(read(&source, &options)).unwrap(), "report", &units);
    }

    #[test]
    fn bytes_inside_and_units_outside_agree(source in texts()) {
        let (text, table) = (Text::read(&source, None), Utf16::new(&source));
        let units: Vec<u16> = source.encode_utf16().collect();
        for token in &text.tokens {
            let (start, end) = (table.offset(token.span.start) as usize, table.offset(token.span.end) as usize);
            let there = String::from_utf16(&units[start..end]).ok();
            prop_assert_eq!(there.as_deref(), Some(text.slice(token.span)));
        }
    }

    #[test]
    fn intervals_and_bounds_are_ordered(source in texts(), options in options()) {
        let report = read(&source, &options);
        let publication = &report.document.publication;
        prop_assert!(ordered(publication.start.as_deref(), publication.end.as_deref()), "{publication:?}");
        let events = &report.events;
        for time in report.mentions.times.iter().chain(events.iter().filter_map(|e| e.time.as_ref())) {
            prop_assert!(ordered(time.start.as_deref(), time.end.as_deref()), "{time:?}");
        }
        for figure in report.mentions.quantities.iter().chain(events.iter().flat_map(|e| &e.quantities)) {
            prop_assert!(figure.max.is_none_or(|max| figure.min <= max), "{figure:?}");
        }
    }

    #[test]
    fn numbers_are_what_their_digits_say(n in 0..1_000_000_000_000u64, rest in texts()) {
        let source = format!("They counted {n} people there. {rest}");
        let text = Text::read(&source, Some(Language::English));
        let found = numbers::find(&text);
        prop_assert!(found.iter().all(|f| f.max.is_none_or(|max| f.min <= max)));
        let first = found.iter().find(|f| f.span.start >= 13);
        prop_assert_eq!(first.map(|f| (f.min, f.max)), Some((n, Some(n))));
    }

    #[test]
    fn the_same_text_gives_the_same_report(source in texts(), options in options()) {
        prop_assert_eq!(read(&source, &options), read(&source, &options));
    }

    #[test]
    fn a_report_survives_json(source in texts(), options in options()) {
        let report = read(&source, &options);
        let written = json::to_text(&report);
        prop_assert_eq!(json::from_text::<Report>(&written).ok(), Some(report.clone()));
        prop_assert_eq!(serde_json::from_str::<Report>(&written).ok(), Some(report.clone()));
        prop_assert_eq!(json::from_text::<Report>(&serde_json::to_string(&report).unwrap()).ok(), Some(report));
    }

    #[test]
    fn reports_of_any_texts_make_one_story_in_any_order(a in texts(), b in texts()) {
        let mut both = [read(&a, &Options::default()), read(&b, &Options::default())];
        both[0].document.id = "a".into();
        both[1].document.id = "b".into();
        let story = story::merge(&both);
        prop_assert_eq!(json::from_text(&json::to_text(&story)).ok(), Some(story.clone()));
        let members: usize = story.events.iter().map(|e| e.members.len()).sum();
        prop_assert_eq!(members, both.iter().map(|r| r.events.len()).sum::<usize>());
        both.reverse();
        prop_assert_eq!(story::merge(&both).events.len(), story.events.len());
        for format in [Format::Csv, Format::GeoJson, Format::JsonLd, Format::Ics, Format::Markdown] {
            prop_assert!(!export::write(&Book::of_story(&story), format, Language::French).is_empty());
        }
    }
}
