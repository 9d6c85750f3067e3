//! The engine for JavaScript: the only file with `#[wasm_bindgen]`. It turns values at the edge and knows no stage; option names
//! and types are checked by the JavaScript around it, their values here.

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::engine::{Error, LIMIT};
use crate::export::{self, book::Book, explain, Format};
use crate::record::json::{from_text, to_text, Record};
use crate::record::{Event, Report, Story, StoryEvent};
use crate::story;
use crate::text::Language;
use crate::time::Date;

/// What JavaScript may say of an article.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Options {
    id: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

/// The engine, held by JavaScript.
#[wasm_bindgen]
pub struct Sitrep {
    engine: crate::Engine,
}

#[wasm_bindgen]
impl Sitrep {
    /// The engine with what is built in.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Sitrep {
        Sitrep { engine: crate::Engine::new() }
    }

    /// The version of the engine.
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_string()
    }

    /// The longest text taken, in bytes of UTF-8.
    pub fn limit() -> usize {
        LIMIT
    }

    /// The names of the packs that this text needs and that are not loaded.
    pub fn missing(&self, text: &str, options: JsValue) -> Result<Vec<String>, JsValue> {
        Ok(self.engine.missing(text, &read(options)?))
    }

    /// Takes the bytes of a pack.
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        self.engine.load(name, bytes).map_err(refused)
    }

    /// Reads one article; `options` is `{ id?, published?, language? }`, and the report comes as JSON. An error has a `code` beside
    /// its message.
    pub fn extract(&self, text: &str, options: JsValue) -> Result<String, JsValue> {
        let report = self.engine.extract(text, &read(options)?).map_err(refused)?;
        Ok(to_text(&report))
    }

    /// Joins reports, an array as JSON, into one story, as JSON.
    pub fn merge(&self, reports: &str) -> Result<String, JsValue> {
        let reports: Vec<Report> = taken(reports, "reports")?;
        Ok(to_text(&story::merge(&reports)))
    }

    /// The events of a story, or of an array of reports, in a format: csv, geojson, jsonld, ics or md. `language` is that of the
    /// words around them, "en" or "fr".
    pub fn export(&self, value: &str, format: &str, language: Option<String>) -> Result<String, JsValue> {
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
    pub fn explain(&self, event: &str, merged: bool, language: Option<String>) -> Result<String, JsValue> {
        let language = tongue(language.as_deref())?.unwrap_or(Language::English);
        if merged {
            let event: StoryEvent = taken(event, "event")?;
            return Ok(explain::story_event(&event, language));
        }
        let event: Event = taken(event, "event")?;
        Ok(explain::event(&event, language))
    }
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

fn read(options: JsValue) -> Result<crate::Options, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(crate::Options::default());
    }
    let options: Options = serde_wasm_bindgen::from_value(options)
        .map_err(|wrong| error("invalid_option", &["the options: ", &wrong.to_string()].concat()))?;
    let published = match options.published.as_deref() {
        None => None,
        Some(day) => Some(Date::parse(day).ok_or_else(|| {
            error("invalid_option", &["published: \"", day, "\" is not a day; write it as 2020-02-11"].concat())
        })?),
    };
    let language = tongue(options.language.as_deref())?;
    Ok(crate::Options { id: options.id.unwrap_or_default(), published, language })
}

fn tongue(language: Option<&str>) -> Result<Option<Language>, JsValue> {
    match language {
        None => Ok(None),
        Some("en") => Ok(Some(Language::English)),
        Some("fr") => Ok(Some(Language::French)),
        Some(other) => {
            let message = ["language: \"", other, "\" is not known; give \"en\" or \"fr\", or leave it out"].concat();
            Err(error("invalid_option", &message))
        }
    }
}

fn refused(reason: Error) -> JsValue {
    let code = match reason {
        Error::TooLong { .. } => "too_long",
        Error::MissingPack { .. } => "missing_file",
        Error::BadPack { .. } => "bad_file",
    };
    error(code, &reason.to_string())
}

fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Only a frozen object refuses a property, and this one is new.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

impl Default for Sitrep {
    fn default() -> Sitrep {
        Sitrep::new()
    }
}
