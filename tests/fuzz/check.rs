//! What holds for every answer of every stage, whatever the text: spans lie inside it on character boundaries and in order,
//! intervals and bounds are ordered, trees are trees, exported files are whole.

use sitrep::export::Format;
use sitrep::record::{Quantity, Report, Time};
use sitrep::syntax::Syntax;
use sitrep::text::{numbers::Number, utf16::Utf16, Span, Text};
use sitrep::time::{Date, Mention, Publication};
use sitrep::{actors, places as gazetteer};

fn inside(text: &Text, span: Span, what: &str) {
    let slice = text.source.get(span.start as usize..span.end as usize);
    assert!(slice.is_some(), "{what}: {span:?} is no piece of {} bytes", text.source.len());
}

fn tokens(text: &Text, range: &std::ops::Range<usize>, what: &str) {
    assert!(range.start < range.end && range.end <= text.tokens.len(), "{what}: tokens {range:?} of {}", text.tokens.len());
}

/// Sentences and tokens follow each other and own each other.
pub fn text(text: &Text) {
    let mut token = 0;
    let mut byte = 0;
    for (number, sentence) in text.sentences.iter().enumerate() {
        inside(text, sentence.span, "a sentence");
        tokens(text, &sentence.tokens, "a sentence");
        assert_eq!(sentence.tokens.start, token, "sentences leave no token out");
        assert_eq!(text.span_of(sentence.tokens.clone()), sentence.span);
        for i in sentence.tokens.clone() {
            let span = text.tokens[i].span;
            inside(text, span, "a token");
            assert!(span.start >= byte && span.end > span.start, "token {i} at {span:?} after {byte}");
            assert_eq!(text.sentence_of(i), number);
            byte = span.end;
            text.lower(i);
            text.folded(i);
        }
        token = sentence.tokens.end;
    }
    assert_eq!(token, text.tokens.len());
    for furniture in &text.boilerplate {
        inside(text, furniture.span, "furniture");
        assert!(text.tokens.iter().all(|t| !t.span.overlaps(furniture.span)), "a token in {furniture:?}");
    }
}

/// Numbers have ordered bounds.
pub fn numbers(text: &Text, all: &[Number]) {
    for number in all {
        inside(text, number.span, "a number");
        tokens(text, &number.tokens, "a number");
        assert!(number.tokens.start <= number.core.start && number.core.end <= number.tokens.end, "{number:?}");
        assert!(number.max.is_none_or(|max| number.min <= max), "{number:?}");
    }
}

/// Bytes and UTF-16 code units agree at every character.
pub fn offsets(source: &str) {
    let table = Utf16::new(source);
    let mut units = 0;
    for (at, c) in source.char_indices() {
        assert_eq!(table.offset(at as u32), units, "byte {at}");
        units += c.len_utf16() as u32;
    }
    assert_eq!(table.offset(source.len() as u32), units, "the end");
}

/// Every word hangs on another of its sentence or on nothing, and no way up is endless.
pub fn syntax(text: &Text, syntax: &Syntax) {
    assert_eq!(syntax.words.len(), text.tokens.len());
    for sentence in &text.sentences {
        let range = sentence.tokens.clone();
        let mut below = 0;
        for i in range.clone().filter(|&i| syntax.head(i).is_none()) {
            // Everything that can be reached from the roots, counted once.
            let mut todo = vec![i];
            while let Some(at) = todo.pop() {
                below += 1;
                assert!(below <= range.len(), "a word hangs on two");
                todo.extend(syntax.children(at));
            }
        }
        assert_eq!(below, range.len(), "words that hang on each other in {range:?}");
        for i in range.clone() {
            assert!(syntax.head(i).is_none_or(|h| range.contains(&h) && h != i));
            syntax.lemma(i);
        }
    }
}

fn ordered(interval: Option<(Date, Date)>, what: &dyn std::fmt::Debug) {
    let Some((first, last)) = interval else { return };
    assert!(first <= last, "{what:?}");
    assert!((1..=9999).contains(&first.civil().0) && (1..=9999).contains(&last.civil().0), "{what:?}");
}

/// The publication date is an interval.
pub fn publication(text: &Text, publication: &Publication) {
    ordered(publication.interval, publication);
    publication.evidence.iter().for_each(|&span| inside(text, span, "evidence"));
}

/// Calendar expressions are intervals.
pub fn times(text: &Text, all: &[Mention]) {
    for time in all {
        inside(text, time.span, "a time");
        tokens(text, &time.tokens, "a time");
        ordered(time.interval, time);
        assert!(!time.value.is_empty(), "{time:?}");
    }
}

/// Places lie on the globe.
pub fn places(text: &Text, all: &[gazetteer::Mention]) {
    for mention in all {
        inside(text, mention.span, "a place");
        inside(text, mention.name, "a place's name");
        tokens(text, &mention.tokens, "a place");
        assert!(mention.tokens.contains(&mention.head), "{mention:?}");
        for place in mention.place.iter().chain(&mention.near) {
            assert!((-90.0..=90.0).contains(&place.lat) && (-180.0..=180.0).contains(&place.lon), "{place:?}");
        }
    }
}

/// Actors lead back to actors.
pub fn actors(text: &Text, all: &[actors::Mention]) {
    for mention in all {
        inside(text, mention.span, "an actor");
        tokens(text, &mention.tokens, "an actor");
        assert!(mention.tokens.contains(&mention.head), "{mention:?}");
        assert!(mention.antecedent.is_none_or(|a| a < all.len()), "{mention:?}");
    }
}

fn days(start: Option<&str>, end: Option<&str>, what: &dyn std::fmt::Debug) {
    assert_eq!(start.is_some(), end.is_some(), "{what:?}");
    let day = |iso: &str| Date::parse(iso).unwrap_or_else(|| panic!("{iso} is no day: {what:?}"));
    ordered(start.map(day).zip(end.map(day)), what);
}

fn figure(q: &Quantity) {
    assert!(q.max.is_none_or(|max| q.min <= max), "{q:?}");
}

/// A report is sound: spans, days, bounds, ids.
pub fn report(source: &str, report: &Report) {
    let value = serde_json::to_value(report).expect("JSON");
    let units: Vec<u16> = source.encode_utf16().collect();
    spans(&value, &units);
    assert_eq!(serde_json::from_value::<Report>(value).as_ref().ok(), Some(report), "JSON there and back");
    let publication = &report.document.publication;
    days(publication.start.as_deref(), publication.end.as_deref(), publication);
    let time = |t: &Time| days(t.start.as_deref(), t.end.as_deref(), t);
    report.mentions.times.iter().for_each(time);
    report.mentions.quantities.iter().for_each(figure);
    for (number, event) in report.events.iter().enumerate() {
        assert_eq!(event.id, format!("e{}", number + 1));
        assert!((0.0..=1.0).contains(&event.confidence), "confidence {}", event.confidence);
        assert_eq!(event.mentions.first(), Some(&event.trigger), "the first mention is the trigger");
        assert!(event.sentence.start <= event.trigger.start && event.trigger.end <= event.sentence.end);
        event.time.iter().for_each(time);
        event.quantities.iter().for_each(figure);
    }
}

/// Every object with numbers for `start` and `end` holds the words that stand there. Depth first with a list, not by recursion.
pub fn spans(value: &serde_json::Value, units: &[u16]) {
    let mut todo = vec![value];
    while let Some(value) = todo.pop() {
        match value {
            serde_json::Value::Array(items) => todo.extend(items),
            serde_json::Value::Object(fields) => {
                let at = |name: &str| fields.get(name).and_then(|v| v.as_u64()).map(|n| n as usize);
                if let (Some(start), Some(end)) = (at("start"), at("end")) {
                    assert!(start <= end && end <= units.len(), "{start}..{end} of {}", units.len());
                    let words = String::from_utf16(&units[start..end]);
                    assert_eq!(words.ok().as_deref(), fields["text"].as_str(), "{start}..{end}");
                }
                todo.extend(fields.values());
            }
            _ => {}
        }
    }
}

/// Whether brackets lie deeper than any record has them, or a number has an exponent.
pub fn deep(source: &str) -> bool {
    let opened = source.bytes().filter(|b| matches!(b, b'[' | b'{')).count();
    opened >= 40
}

/// An exported file can be read by programs of its format, and no cell of a table is a formula.
pub fn export(format: Format, file: &str) {
    match format {
        Format::GeoJson | Format::JsonLd => {
            serde_json::from_str::<serde_json::Value>(file).expect("JSON");
        }
        Format::Csv => {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
            for row in reader.records() {
                for cell in row.expect("rows of one length").iter() {
                    let cell = cell.trim_start_matches('\u{feff}');
                    let number = cell.parse::<f64>().is_ok();
                    assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "a formula: {cell:?}");
                }
            }
        }
        Format::Ics => {
            assert!(file.ends_with("END:VCALENDAR\r\n"));
            for line in file.split("\r\n") {
                assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "a line of {} bytes: {line:?}", line.len());
            }
        }
        Format::Markdown => {}
    }
}
