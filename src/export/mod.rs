//! The forms an answer can take. Hides the engine's own types from those who read the answer.
//!
//! The record itself is made by [`report`]; the rest writes records and stories in the formats of other programs.

pub mod book;
pub mod codes;
pub mod confidence;
pub mod csv;
pub mod explain;
mod geojson;
mod ics;
mod jsonld;
mod markdown;
pub mod notes;
mod phrases;
pub mod report;

use crate::text::Language;
use book::Book;

/// A format other than the record's own JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One event a row, ACLED-like columns, harmless in a spreadsheet.
    Csv,
    /// RFC 7946.
    GeoJson,
    /// schema.org events.
    JsonLd,
    /// RFC 5545.
    Ics,
    /// A situation report to read.
    Markdown,
}

impl Format {
    /// The format of a name: csv, geojson, jsonld, ics or md.
    pub fn parse(name: &str) -> Option<Format> {
        Some(match name {
            "csv" => Format::Csv,
            "geojson" => Format::GeoJson,
            "jsonld" => Format::JsonLd,
            "ics" => Format::Ics,
            "md" => Format::Markdown,
            _ => return None,
        })
    }
}

/// Events in a format; `language` is that of the words around them, which only Markdown has.
pub fn write(book: &Book, format: Format, language: Language) -> String {
    match format {
        Format::Csv => csv::write(book),
        Format::GeoJson => geojson::write(book),
        Format::JsonLd => jsonld::write(book),
        Format::Ics => ics::write(book),
        Format::Markdown => markdown::write(book, language),
    }
}
