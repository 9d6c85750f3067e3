//! Files, standard input and values of options into checked text. Hides file errors behind one message that names the file
//! and, for bytes that are not UTF-8, the place.

use std::io::{self, Read};
use std::path::Path;

use regex_lite::{Regex, RegexBuilder};
use sitrep::engine::LIMIT;
use sitrep::text::Span;
use sitrep::time::Date;

use super::stream;

/// The text of a file, or of standard input for "-"; without a byte order mark, which is no part of the text.
pub fn text(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let told = |e: io::Error| format!("{}: {}", name(path), reason(&e));
    let file = stream::open(path).map_err(told)?;
    // One byte more than the limit is enough to refuse the text.
    file.take(LIMIT as u64 + 4).read_to_end(&mut bytes).map_err(told)?;
    article(path, bytes)
}

/// The same of bytes that are read already.
pub fn article(path: &Path, bytes: Vec<u8>) -> Result<String, String> {
    if bytes.len() > LIMIT {
        return Err(format!("{}: longer than {LIMIT} bytes: split it into articles", name(path)));
    }
    let text = utf8(bytes).map_err(|e| format!("{}: {e}", name(path)))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text))
}

/// Bytes as text, or where they are not UTF-8.
pub fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let byte = e.as_bytes()[at];
        let line = 1 + e.as_bytes()[..at].iter().filter(|b| **b == b'\n').count();
        format!("not UTF-8 at byte {at} (0x{byte:02x}, line {line}): convert it, for instance with iconv")
    })
}

/// How a file is named in messages.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".into()
    } else {
        path.display().to_string()
    }
}

/// The id of a file's report: its name without folder and ending.
pub fn id(path: &Path) -> String {
    if path == Path::new("-") {
        return String::new();
    }
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A regular expression as options give it; it may match in the midst of a text, line by line.
pub fn pattern(value: &str) -> Result<Regex, String> {
    let made = RegexBuilder::new(value).multi_line(true).crlf(true).build().map_err(|e| e.to_string())?;
    // It would be found everywhere and set nothing aside.
    if made.is_match("") {
        return Err("it matches the empty text: say what must stand there".into());
    }
    Ok(made)
}

/// What the patterns match in a text, in bytes, from the first on.
pub fn matched(patterns: &[Regex], text: &str) -> Vec<Span> {
    let all = patterns.iter().flat_map(|p| p.find_iter(text));
    let mut spans: Vec<Span> = all.map(|m| Span { start: m.start() as u32, end: m.end() as u32 }).collect();
    spans.sort_unstable();
    spans
}

/// A day as options and lines give it; of a point of time only the day is taken.
pub fn day(value: &str) -> Result<Date, String> {
    let day = value.split_once('T').map_or(value, |(day, _)| day);
    Date::parse(day).ok_or_else(|| format!("\"{value}\" is not a day; write it as 2020-02-11"))
}

/// "No such file or directory (os error 2)" without the number.
pub fn reason(e: &io::Error) -> String {
    let text = e.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_string()
}
