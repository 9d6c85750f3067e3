//! `sitrep story FILE...`: articles or reports in, one story out.

use std::io::{self, Read, Write};
use std::path::Path;

use serde_json::Value;
use sitrep::engine::LIMIT;
use sitrep::export::{self, book::Book};
use sitrep::text::Language;
use sitrep::{story, Engine, Report};

use super::{complain, input, partition, stream, wrong_usage, Format, Outcome, Story};

/// Reads every file and joins what they tell; files that fail are told and left out.
pub fn run(args: &Story, out: &mut impl Write) -> Outcome {
    if args.by.is_some() && args.format != Format::Jsonl {
        wrong_usage("--by prints lines: give --format jsonl");
    }
    let engine = args.known.own.engine();
    let mut all = true;
    let mut reports = Vec::new();
    for path in &args.files {
        match read(&engine, args, path) {
            Ok(more) => reports.extend(more),
            Err(message) => {
                complain(&message);
                all = false;
            }
        }
    }
    if args.by.is_some() {
        return partition::write(reports, out).map(|()| all);
    }
    let story = story::merge(&reports);
    match args.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &story)?;
            out.write_all(b"\n")?;
        }
        Format::Jsonl => {
            for event in &story.events {
                serde_json::to_writer(&mut *out, event)?;
                out.write_all(b"\n")?;
            }
        }
        other => write(&Book::of_story(&story), other, args.known.language(), out)?,
    }
    Ok(all)
}

/// Writes events in a format that is not JSON.
pub fn write(book: &Book, format: Format, language: Option<Language>, out: &mut impl Write) -> std::io::Result<()> {
    let format = match format {
        Format::Csv => export::Format::Csv,
        Format::Geojson => export::Format::GeoJson,
        Format::Jsonld => export::Format::JsonLd,
        Format::Ics => export::Format::Ics,
        Format::Md => export::Format::Markdown,
        Format::Json | Format::Jsonl => return Ok(()),
    };
    out.write_all(export::write(book, format, language.unwrap_or(Language::English)).as_bytes())
}

/// The reports of a file: those it holds, if it is JSON (one, an array, or one a line), else that of the article it is.
fn read(engine: &Engine, args: &Story, path: &Path) -> Result<Vec<Report>, String> {
    let told = |e: io::Error| format!("{}: {}", input::name(path), input::reason(&e));
    let mut file = stream::open(path).map_err(told)?;
    let mut head = Vec::new();
    // The first sign that is no space tells which it is; a megabyte of spaces is no JSON.
    while head.len() < 1 << 20 && !head.iter().any(|b: &u8| !b.is_ascii_whitespace()) {
        if file.by_ref().take(1).read_to_end(&mut head).map_err(told)? == 0 {
            break;
        }
    }
    if head.last().is_some_and(|b| matches!(b, b'{' | b'[')) {
        return reports(path, io::Cursor::new(head).chain(file));
    }
    file.take(LIMIT as u64 + 4).read_to_end(&mut head).map_err(told)?;
    let text = input::article(path, head)?;
    engine
        .extract(&text, &args.known.options(input::id(path), &text))
        .map(|r| vec![r])
        .map_err(|e| format!("{}: {e}", input::name(path)))
}

/// The reports of JSON. Lines that stand for an article which could not be read are left out and counted.
fn reports(path: &Path, file: impl Read) -> Result<Vec<Report>, String> {
    let named = |e: String| format!("{}: {e}", input::name(path));
    let (mut reports, mut errors) = (Vec::new(), 0);
    for value in serde_json::Deserializer::from_reader(io::BufReader::with_capacity(1 << 16, file)).into_iter::<Value>() {
        let value = value.map_err(|e| named(format!("not JSON: {e}")))?;
        let list = if let Value::Array(list) = value { list } else { vec![value] };
        for one in list {
            if one.get("error").is_some() && one.get("schema").is_none() {
                errors += 1;
                continue;
            }
            reports.push(serde_json::from_value(one).map_err(|e| named(format!("not a report of `sitrep extract`: {e}")))?);
        }
    }
    if errors > 0 {
        complain(&named(format!("left out {errors} that `sitrep extract` could not read")));
    }
    Ok(reports)
}
