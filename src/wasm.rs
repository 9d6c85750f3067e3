//! The engine for JavaScript: the only file with `#[wasm_bindgen]`. It turns values at the edge and knows no stage; option names
//! and types are checked by the JavaScript around it, their values here.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::engine::{Error, LIMIT};
use crate::export::{self, book::Book, explain, Format};
use crate::record::{Event, Report, Story, StoryEvent};
use crate::story;
use crate::text::Language;
use crate::time::Date;

/// The engine, held by JavaScript.
#[wasm_bindgen]
pub struct Sitrep {
    engine: crate::Engine,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Options {
    id: Option<String>,
    published: Option<String>,
    language: Option<String>,
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

    /// Reads one article; `options` is `{ id?, published?, language? }`. An error has a `code` beside its message.
    pub fn extract(&self, text: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let report = self.engine.extract(text, &read(options)?).map_err(refused)?;
        handed_over(&report)
    }

    /// Joins an array of reports into one story.
    pub fn merge(&self, reports: JsValue) -> Result<JsValue, JsValue> {
        let reports: Vec<Report> = taken(reports, "the reports to merge")?;
        handed_over(&story::merge(&reports))
    }

    /// The events of a story, or of an array of reports, in a format: csv, geojson, jsonld, ics or md. `language` is that of the
    /// words around them, "en" or "fr".
    pub fn export(&self, value: JsValue, format: &str, language: Option<String>) -> Result<String, JsValue> {
        let format = Format::parse(format).ok_or_else(|| error("invalid_option", "export: no such format"))?;
        let language = tongue(language.as_deref())?.unwrap_or(Language::English);
        if js_sys::Array::is_array(&value) {
            let reports: Vec<Report> = taken(value, "the report to export")?;
            return Ok(export::write(&Book::of_reports(&reports), format, language));
        }
        let story: Story = taken(value, "the story to export")?;
        Ok(export::write(&Book::of_story(&story), format, language))
    }

    /// An event of a report or of a story in words, "en" or "fr".
    pub fn explain(&self, event: JsValue, language: Option<String>) -> Result<String, JsValue> {
        let language = tongue(language.as_deref())?.unwrap_or(Language::English);
        if js_sys::Reflect::has(&event, &"members".into()).unwrap_or(false) {
            let event: StoryEvent = taken(event, "the event to explain")?;
            return Ok(explain::story_event(&event, language));
        }
        let event: Event = taken(event, "the event to explain")?;
        Ok(explain::event(&event, language))
    }
}

fn handed_over(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|e| error("engine_failed", &format!("the answer could not be handed over: {e}")))
}

fn taken<T: serde::de::DeserializeOwned>(value: JsValue, what: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|e| error("invalid_option", &format!("{what}: {e}; hand it back as it came")))
}

fn read(options: JsValue) -> Result<crate::Options, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(crate::Options::default());
    }
    let options: Options =
        serde_wasm_bindgen::from_value(options).map_err(|e| error("invalid_option", &format!("the options: {e}")))?;
    let published = match options.published.as_deref() {
        None => None,
        Some(day) => Some(
            Date::parse(day)
                .ok_or_else(|| error("invalid_option", &format!("published: \"{day}\" is not a day; write it as 2020-02-11")))?,
        ),
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
            let message = format!("language: \"{other}\" is not known; give \"en\" or \"fr\", or leave it out");
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
