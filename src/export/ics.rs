//! iCalendar (RFC 5545): an all-day entry for each event whose day is known; the others have no place in a calendar.

use super::book::{Book, Row};
use crate::record::json::decimal;
use crate::record::Factuality;
use crate::time::Date;

/// The longest line, in bytes without its end.
const LINE: usize = 75;

/// All dated events as one calendar.
pub fn write(book: &Book) -> String {
    let mut out = String::new();
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitrep//sitrep//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        line(&mut out, fixed);
    }
    // The stamp is that of the newest article, so that the same articles give the same file.
    let newest = book.documents.iter().filter_map(|d| Date::parse(d.publication.end.as_deref()?)).max().unwrap_or(Date(0));
    for row in &book.rows {
        if let Some(days) = row.days {
            event(&mut out, row, days, newest);
        }
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, row: &Row, (first, last): (Date, Date), stamp: Date) {
    line(out, "BEGIN:VEVENT");
    line(out, &["UID:", &escaped(&row.id), "@sitrep"].concat());
    line(out, &["DTSTAMP:", &basic(stamp), "T000000Z"].concat());
    line(out, &["DTSTART;VALUE=DATE:", &basic(first)].concat());
    // The end is the first day that is no part of it.
    line(out, &["DTEND;VALUE=DATE:", &basic(last.plus(1))].concat());
    line(out, &["SUMMARY:", &escaped(&row.title(&row.kind.as_str().replace('_', " ")))].concat());
    let quotes: Vec<String> = row.quotes.iter().map(|(document, words)| [*words, " (", document, ")"].concat()).collect();
    line(out, &["DESCRIPTION:", &escaped(&quotes.join("\n"))].concat());
    if !row.places.is_empty() {
        let names: Vec<&str> = row.places.iter().map(|p| p.name).collect();
        line(out, &["LOCATION:", &escaped(&names.join(", "))].concat());
    }
    if let Some(p) = row.places.iter().find_map(|p| p.point) {
        line(out, &["GEO:", &decimal(p.lat, 5), ";", &decimal(p.lon, 5)].concat());
    }
    line(out, &["CATEGORIES:", row.kind.as_str()].concat());
    let sure = matches!(row.factuality, Factuality::Occurred | Factuality::Ongoing);
    line(
        out,
        if row.factuality == Factuality::Denied {
            "STATUS:CANCELLED"
        } else if sure {
            "STATUS:CONFIRMED"
        } else {
            "STATUS:TENTATIVE"
        },
    );
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// "20200211".
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// TEXT: backslash, semicolon, comma and line end escaped, other controls left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A content line, folded where it is longer than 75 bytes, never within a character.
fn line(out: &mut String, content: &str) {
    let mut room = LINE;
    for c in content.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_fold_between_characters() {
        let mut out = String::new();
        line(&mut out, &["SUMMARY:", &"é☃".repeat(60)].concat());
        assert!(out.split("\r\n").all(|l| l.len() <= LINE));
        assert_eq!(out.replace("\r\n ", "").trim_end(), ["SUMMARY:", &"é☃".repeat(60)].concat());
        assert_eq!(escaped("a, b; c\\d\ne\r"), "a\\, b\\; c\\\\d\\ne");
    }
}
