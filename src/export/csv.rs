//! CSV (RFC 4180), one event a row, columns named as ACLED names its own where it has them.

use super::book::{Book, Row};
use crate::record::json::decimal;
use crate::record::{Granularity, QuantityKind};

/// The columns, in order. `fatalities` is the least, `fatalities_max` the most (empty where it is left open).
pub const COLUMNS: &[&str] = &[
    "event_id",
    "event_date",
    "end_date",
    "time_precision",
    "event_type",
    "sub_event_type",
    "plover",
    "cameo",
    "factuality",
    "actor1",
    "actor1_id",
    "actor2",
    "actor2_id",
    "iso3",
    "admin1",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "fatalities",
    "fatalities_max",
    "wounded",
    "displaced",
    "captured",
    "source",
    "documents",
    "notes",
    "confidence",
];

/// All events. Cells that a spreadsheet would run as a formula begin with an apostrophe instead.
pub fn write(book: &Book) -> String {
    let mut out = COLUMNS.join(",");
    out.push_str("\r\n");
    for row in &book.rows {
        let cells = cells(row);
        debug_assert_eq!(cells.len(), COLUMNS.len());
        for (n, cell) in cells.iter().enumerate() {
            if n > 0 {
                out.push(',');
            }
            out.push_str(cell);
        }
        out.push_str("\r\n");
    }
    out
}

fn cells(row: &Row) -> Vec<String> {
    let parties = |list: &[super::book::Party]| text(&list.iter().map(|p| p.name).collect::<Vec<_>>().join("; "));
    let ids = |list: &[super::book::Party]| text(&list.iter().filter_map(|p| p.id).collect::<Vec<_>>().join("; "));
    let point = row.places.iter().find_map(|p| p.point);
    let degrees = |value: Option<f64>| value.map(|v| decimal(v, 5)).unwrap_or_default();
    let least = |kind| row.total(kind).map(|t| t.0.to_string()).unwrap_or_default();
    let most = row.total(QuantityKind::Killed).and_then(|t| t.1).map(|n| n.to_string()).unwrap_or_default();
    let day = |d: Option<crate::time::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let notes: Vec<&str> = row.quotes.iter().map(|q| q.1).collect();
    vec![
        text(&row.id),
        day(row.days.map(|d| d.0)),
        day(row.days.map(|d| d.1)),
        precision(row).into(),
        row.kind.as_str().into(),
        text(row.codes.acled.as_deref().unwrap_or("")),
        text(row.codes.plover.as_deref().unwrap_or("")),
        // Text, or the zero of "0874" would be lost.
        text(row.codes.cameo.as_deref().unwrap_or("")),
        row.factuality.as_str().into(),
        parties(&row.agents),
        ids(&row.agents),
        parties(&row.targets),
        ids(&row.targets),
        text(point.and_then(|p| p.country.as_deref()).unwrap_or("")),
        text(point.and_then(|p| p.admin1.as_deref()).unwrap_or("")),
        text(row.places.first().map_or("", |p| p.name)),
        degrees(point.map(|p| p.lat)),
        degrees(point.map(|p| p.lon)),
        reach(point.map(|p| p.feature.as_str())).into(),
        least(QuantityKind::Killed),
        most,
        least(QuantityKind::Wounded),
        least(QuantityKind::Displaced),
        least(QuantityKind::Captured),
        text(&row.sources.join("; ")),
        text(&row.documents.join("; ")),
        text(&notes.join(" | ")),
        decimal(row.confidence, 2),
    ]
}

/// ACLED's time precision: 1 the day, 2 the week, 3 the month or longer; empty where no day is known.
fn precision(row: &Row) -> &'static str {
    match (row.days, row.granularity) {
        (None, _) => "",
        (Some((a, b)), _) if a == b => "1",
        (Some((a, b)), Some(Granularity::Time | Granularity::Day | Granularity::Week)) if b.0 - a.0 < 7 => "2",
        (Some((a, b)), _) if b.0 - a.0 < 7 => "2",
        _ => "3",
    }
}

/// ACLED's geographic precision: 1 a town, 2 part of a region, 3 a region or country; empty without a point.
fn reach(feature: Option<&str>) -> &'static str {
    match feature {
        None => "",
        Some("country" | "province" | "continent" | "water") => "3",
        Some("region" | "district" | "road" | "river" | "mountain" | "border") => "2",
        Some(_) => "1",
    }
}

/// A cell of text: on one line, quoted where it must be, harmless in a spreadsheet.
fn text(value: &str) -> String {
    let line: String =
        value.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    let line = line.trim();
    // What spreadsheets take for the beginning of a formula, in full width too, whatever invisible sign stands before it.
    let begins =
        line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}'));
    let formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}']);
    let mut out = String::with_capacity(line.len() + 3);
    let quoted = formula || line.contains(['"', ',', ';', '\'']);
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    for c in line.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if quoted {
        out.push('"');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn formulas_are_defused_and_quotes_doubled() {
        assert_eq!(text("=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"");
        for cell in ["+1", "-1", "@SUM(A1)", "\t=1", " \u{200b}=1", "＝1", "\r=1"] {
            assert!(text(cell).starts_with("\"'"), "{cell:?}: {}", text(cell));
        }
        assert_eq!(text("two\nlines, three"), "\"two lines, three\"");
        assert_eq!(text("plain"), "plain");
    }
}
