//! Offsets of a report in another unit than UTF-16.

use clap::ValueEnum;
use serde_json::Value;
use sitrep::Report;

/// What `start` and `end` count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// UTF-16 code units, as JavaScript and Java count
    Utf16,
    /// Bytes of UTF-8, as Rust and Go count
    Utf8,
    /// Unicode code points, as Python counts
    Codepoint,
}

/// The report as JSON with its offsets in `unit`.
pub fn convert(report: &Report, text: &str, unit: Unit) -> serde_json::Result<Value> {
    let mut value = serde_json::to_value(report)?;
    if unit != Unit::Utf16 {
        walk(&mut value, &table(text, unit));
    }
    Ok(value)
}

/// The offset in `unit` at every UTF-16 offset, the end among them.
pub fn table(text: &str, unit: Unit) -> Vec<u32> {
    let mut out = Vec::with_capacity(text.len() + 1);
    let mut at = 0;
    for c in text.chars() {
        out.extend(std::iter::repeat_n(at, c.len_utf16()));
        at += if unit == Unit::Utf8 { c.len_utf8() as u32 } else { 1 };
    }
    out.push(at);
    out
}

/// Rewrites every object with a numeric `start` and `end`; days have strings there. A report is a few levels deep.
fn walk(value: &mut Value, table: &[u32]) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|v| walk(v, table)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match (name.as_str(), field.as_u64()) {
                    ("start" | "end", Some(at)) => *field = table.get(at as usize).copied().into(),
                    _ => walk(field, table),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_at_an_astral_character() {
        let text = "é🚁x";
        assert_eq!(table(text, Unit::Utf8), [0, 2, 2, 6, 7]);
        assert_eq!(table(text, Unit::Codepoint), [0, 1, 1, 2, 3]);
        let mut value = serde_json::json!({ "a": [{ "start": 3, "end": 4, "text": "x" }], "start": "2020-01-01", "end": null });
        walk(&mut value, &table(text, Unit::Utf8));
        assert_eq!(
            value,
            serde_json::json!({ "a": [{ "start": 6, "end": 7, "text": "x" }], "start": "2020-01-01", "end": null })
        );
    }
}
