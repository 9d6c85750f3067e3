//! Joins, exports and explains what was read.

use wasm_bindgen::prelude::*;

use super::{error, tongue};
use crate::export::{self, book::Book, explain, Format};
use crate::record::json::{from_text, to_text, Record};
use crate::record::{Event, Report, Story, StoryEvent};
use crate::story;
use crate::text::Language;

/// Joins reports, an array as JSON, into one story, as JSON.
#[wasm_bindgen]
pub fn merge(reports: &str) -> Result<String, JsValue> {
    let reports: Vec<Report> = taken(reports, "reports")?;
    Ok(to_text(&story::merge(&reports)))
}

/// The events of a story, or of an array of reports, in a format: csv, geojson, jsonld, ics or md. `language` is that of the
/// words around them, "en" or "fr".
#[wasm_bindgen]
pub fn write(value: &str, format: &str, language: Option<String>) -> Result<String, JsValue> {
    let format = Format::parse(format).ok_or_else(|| error("invalid_option", "export: no such format"))?;
    let language = tongue(language.as_deref())?.unwrap_or(Language::English);
    if value.starts_with('[') {
        let reports: Vec<Report> = taken(value, "reports")?;
        return Ok(export::write(&Book::of_reports(&reports), format, language));
    }
    let story: Story = taken(value, "story")?;
    Ok(export::write(&Book::of_story(&story), format, language))
}

/// An event of a report, or if `merged` of a story, as JSON, in words, "en" or "fr".
#[wasm_bindgen]
pub fn explain(event: &str, merged: bool, language: Option<String>) -> Result<String, JsValue> {
    let language = tongue(language.as_deref())?.unwrap_or(Language::English);
    if merged {
        let event: StoryEvent = taken(event, "event")?;
        return Ok(explain::story_event(&event, language));
    }
    let event: Event = taken(event, "event")?;
    Ok(explain::event(&event, language))
}

/// A record out of JSON; what is wrong is named by where it stands.
fn taken<T: Record>(text: &str, what: &str) -> Result<T, JsValue> {
    from_text(text).map_err(|wrong| {
        let dot = if wrong.at.is_empty() || wrong.at.starts_with('[') { "" } else { "." };
        let at = [what, dot, &wrong.at].concat();
        error(
            "invalid_option",
            &[&at, " is not what this version writes: hand it back as it came from extract or merge"].concat(),
        )
    })
}
