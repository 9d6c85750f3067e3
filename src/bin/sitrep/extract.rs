//! `sitrep extract FILE...`: each file one article.

use std::io::Write;

use sitrep::{Engine, Options};

use super::{complain, input, offsets, Extract, Format, Outcome};

/// Reads every file; those that fail are told and left out.
pub fn run(args: &Extract, out: &mut impl Write) -> Outcome {
    let engine = Engine::embedded();
    let array = args.format == Format::Json && args.files.len() > 1;
    let mut all = true;
    let mut printed = false;
    if array {
        out.write_all(b"[")?;
    }
    for path in &args.files {
        let options = Options { id: input::id(path), published: args.known.published, language: args.known.language() };
        let read = input::text(path).and_then(|text| {
            let report = engine.extract(&text, &options).map_err(|e| format!("{}: {e}", input::name(path)))?;
            Ok((text, report))
        });
        match read {
            Err(message) => {
                complain(&message);
                all = false;
            }
            Ok((text, report)) => {
                let value = offsets::convert(&report, &text, args.offsets)?;
                if array && printed {
                    out.write_all(b",\n")?;
                }
                match args.format {
                    Format::Json => serde_json::to_writer_pretty(&mut *out, &value)?,
                    Format::Jsonl => serde_json::to_writer(&mut *out, &value)?,
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
    Ok(all)
}
