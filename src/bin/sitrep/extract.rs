//! `sitrep extract FILE...`: each file one article.

use std::io::Write;

use sitrep::export::book::Book;
use sitrep::Report;

use super::{complain, input, offsets, Extract, Format, Outcome};

/// Reads every file; those that fail are told and left out.
pub fn run(args: &Extract, out: &mut impl Write) -> Outcome {
    let engine = args.known.own.engine();
    let array = args.format == Format::Json && args.files.len() > 1;
    let mut all = true;
    let mut printed = false;
    let mut table: Vec<Report> = Vec::new();
    if array {
        out.write_all(b"[")?;
    }
    for path in &args.files {
        let read = input::text(path).and_then(|text| {
            let options = args.known.options(input::id(path), &text);
            let report = engine.extract(&text, &options).map_err(|e| format!("{}: {e}", input::name(path)))?;
            Ok((text, report))
        });
        match read {
            Err(message) => {
                complain(&message);
                all = false;
            }
            // These formats put the events of all articles into one table.
            Ok((_, report)) if !matches!(args.format, Format::Json | Format::Jsonl) => table.push(report),
            Ok((text, report)) => {
                let value = offsets::convert(&report, &text, args.offsets)?;
                if array && printed {
                    out.write_all(b",\n")?;
                }
                if args.format == Format::Json {
                    serde_json::to_writer_pretty(&mut *out, &value)?;
                } else {
                    serde_json::to_writer(&mut *out, &value)?;
                }
                if !array {
                    out.write_all(b"\n")?;
                }
                printed = true;
            }
        }
    }
    if array {
        out.write_all(b"]\n")?;
    }
    super::story::write(&Book::of_reports(&table), args.format, args.known.language(), out)?;
    Ok(all)
}
