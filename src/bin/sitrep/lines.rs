//! `sitrep extract --jsonl`: a filter over lines. Holds one line at a time, so memory does not grow with the input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use serde::Deserialize;
use serde_json::{json, Value};
use sitrep::engine::LIMIT;
use sitrep::text::Language;
use sitrep::{Engine, Options};

use super::{complain, input, offsets, Extract, Outcome};

/// The longest line taken, in bytes: a text at its limit with every character escaped.
const LONGEST: usize = 6 * LIMIT + 4096;

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    language: Option<Language>,
}

/// Reads lines from the files in turn, or from standard input.
pub fn run(args: &Extract, out: &mut impl Write) -> Outcome {
    let engine = Engine::embedded();
    let (mut good, mut bad) = (true, 0u64);
    let stdin = [Path::new("-").to_path_buf()];
    let files = if args.files.is_empty() { &stdin[..] } else { &args.files };
    for path in files {
        let done = if path == Path::new("-") {
            filter(&engine, args, &mut io::stdin().lock(), out)
        } else {
            match File::open(path) {
                Ok(file) => filter(&engine, args, &mut BufReader::with_capacity(1 << 16, file), out),
                Err(e) => Ok((0, Some(e))),
            }
        };
        let (refused, broken) = done?;
        bad += refused;
        if let Some(e) = broken {
            complain(&format!("{}: {e}", input::name(path)));
            good = false;
        }
    }
    if bad > 0 {
        complain(&format!(
            "{bad} {} not be read; each stands as {{\"error\"}} in the output",
            if bad == 1 { "line could" } else { "lines could" }
        ));
    }
    Ok(good && (bad == 0 || args.tolerate))
}

/// Copies reports of all lines of `input` to `out`; how many lines were refused, and the error that ended the input early.
fn filter(
    engine: &Engine,
    args: &Extract,
    input: &mut impl BufRead,
    out: &mut impl Write,
) -> io::Result<(u64, Option<io::Error>)> {
    let (mut number, mut bad) = (0u64, 0u64);
    let mut line = Vec::new();
    loop {
        match next(input, &mut line) {
            Err(e) => return Ok((bad, Some(e))),
            Ok(None) => return Ok((bad, None)),
            Ok(Some(whole)) => {
                number += 1;
                if line.iter().all(u8::is_ascii_whitespace) {
                    continue;
                }
                let answer = if whole {
                    answer(engine, args, std::mem::take(&mut line))
                } else {
                    Err((Value::Null, format!("longer than {LONGEST} bytes")))
                };
                match answer {
                    Ok(report) => serde_json::to_writer(&mut *out, &report)?,
                    Err((id, error)) => {
                        bad += 1;
                        serde_json::to_writer(&mut *out, &json!({ "id": id, "line": number, "error": error }))?;
                    }
                }
                // Whoever reads the pipe gets each report as soon as it is made.
                out.write_all(b"\n")?;
                out.flush()?;
            }
        }
    }
}

/// Reads a line without its end into `line`: `None` at the end of input, `Some(false)` for a line too long, which is skipped.
fn next(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let (mut any, mut whole) = (false, true);
    loop {
        let chunk = match input.fill_buf() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            chunk => chunk?,
        };
        if chunk.is_empty() {
            return Ok(any.then_some(whole));
        }
        any = true;
        let end = chunk.iter().position(|b| *b == b'\n');
        let used = end.map_or(chunk.len(), |e| e + 1);
        whole &= line.len() + used <= LONGEST;
        if whole {
            line.extend_from_slice(&chunk[..end.unwrap_or(used)]);
        }
        input.consume(used);
        if end.is_some() {
            return Ok(Some(whole));
        }
    }
}

/// The report of one line, or its id and what is wrong with it.
fn answer(engine: &Engine, args: &Extract, line: Vec<u8>) -> Result<Value, (Value, String)> {
    let nameless = |e: String| (Value::Null, e);
    let line = input::utf8(line).map_err(nameless)?;
    let value: Value =
        serde_json::from_str(line.trim_start_matches('\u{feff}')).map_err(|e| nameless(format!("not JSON: {e}")))?;
    drop(line);
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    let named = |e: String| (id.clone(), e);
    let name = match &id {
        Value::String(s) => s.clone(),
        Value::Number(n) => n.to_string(),
        Value::Null => String::new(),
        _ => return Err(named("id: neither a string nor a number".into())),
    };
    if !value.is_object() {
        return Err(named("not an object: write {\"id\": ..., \"text\": ...}".into()));
    }
    let line: Line = serde_json::from_value(value).map_err(|e| named(e.to_string()))?;
    let published = line.published.as_deref().map(input::day).transpose().map_err(|e| named(format!("published: {e}")))?;
    let options =
        Options { id: name, published: published.or(args.known.published), language: line.language.or(args.known.language()) };
    let report = engine.extract(&line.text, &options).map_err(|e| named(e.to_string()))?;
    offsets::convert(&report, &line.text, args.offsets).map_err(|e| named(e.to_string()))
}
