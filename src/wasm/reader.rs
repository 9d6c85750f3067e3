//! Reads articles.

use wasm_bindgen::prelude::*;

use super::{error, refusal, tongue, Beside};
use crate::engine::{Error, Stages, Table, LIMIT};
use crate::record::json::to_text;
use crate::text::Span;
use crate::time::Date;

#[wasm_bindgen]
extern "C" {
    /// What JavaScript may say of an article. Each is asked for by itself: reading the whole by serde brings what tells the type of any
    /// value that should not be there, and with it the writing of floats, a fiftieth of what a browser fetches.
    type Options;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Options) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn published(this: &Options) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn language(this: &Options) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn stages(this: &Options) -> Option<Vec<String>>;
    /// Where each piece starts and ends, one after the other, in bytes of UTF-8.
    #[wasm_bindgen(method, getter)]
    fn boilerplate(this: &Options) -> Option<Vec<u32>>;
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

    /// Takes texts of no more than so many bytes from now on.
    #[wasm_bindgen(js_name = setLimit)]
    pub fn set_limit(&mut self, bytes: usize) {
        self.engine.limit = bytes.min(LIMIT);
    }

    /// Takes a table of the user's: actors, places, frames or lexicon, tab-separated. An error has the `line` and the `column` that are
    /// wrong beside its message.
    pub fn extend(&mut self, table: &str, rows: &str) -> Result<(), JsValue> {
        let table = Table::parse(table).ok_or_else(|| error("invalid_option", "there is no such table"))?;
        self.engine.extend(table, rows).map_err(|wrong| {
            let beside = Beside { code: "invalid_option", line: Some(wrong.line as u32), column: Some(&wrong.column) };
            refusal(&wrong.reason, &beside)
        })
    }

    /// The names of the packs that this text needs and that are not loaded.
    pub fn missing(&self, text: &str, options: JsValue) -> Result<Vec<String>, JsValue> {
        let (options, stages) = read(options)?;
        Ok(self.engine.missing_for(text, &options, stages))
    }

    /// Reads the tables that a text needs: something to do while its packs come.
    pub fn warm(&self, text: &str, options: JsValue) -> Result<(), JsValue> {
        let (options, stages) = read(options)?;
        self.engine.warm(text, &options, stages);
        Ok(())
    }

    /// Takes the bytes of a pack.
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        self.engine.load(name, bytes).map_err(refused)
    }

    /// Reads one article if nothing that it needs is missing, as [`Sitrep::extract`] does; else gives the names of the packs to load first,
    /// as a JSON array.
    #[wasm_bindgen(js_name = extractOrMissing)]
    pub fn extract_or_missing(&self, text: &str, options: JsValue) -> Result<String, JsValue> {
        let (options, stages) = read(options)?;
        Ok(match self.engine.extract_or_missing(text, &options, stages).map_err(refused)? {
            Ok(report) => to_text(&report),
            Err(missing) => to_text(&missing),
        })
    }

    /// Reads one article; `options` is `{ id?, published?, language?, stages?, boilerplate? }`, and the report comes as JSON. An error has a
    /// `code` beside its message.
    pub fn extract(&self, text: &str, options: JsValue) -> Result<String, JsValue> {
        let (options, stages) = read(options)?;
        let report = self.engine.extract_by(text, &options, stages).map_err(refused)?;
        Ok(to_text(&report))
    }
}

fn read(options: JsValue) -> Result<(crate::Options, Stages), JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok((crate::Options::default(), Stages::ALL));
    }
    let options: Options = options.unchecked_into();
    let published = match options.published().as_deref() {
        None => None,
        Some(day) => Some(Date::parse(day).ok_or_else(|| {
            error("invalid_option", &["published: \"", day, "\" is not a day; write it as 2020-02-11"].concat())
        })?),
    };
    let language = tongue(options.language().as_deref())?;
    let stages = match options.stages() {
        None => Stages::ALL,
        Some(names) => Stages::parse(names.iter().map(String::as_str)).map_err(|name| {
            error("invalid_option", &["stages: \"", name, "\" is none of times, places, actors, events"].concat())
        })?,
    };
    let bounds = options.boilerplate().unwrap_or_default();
    let boilerplate = bounds.chunks_exact(2).map(|b| Span { start: b[0], end: b[1] }).collect();
    Ok((crate::Options { id: options.id().unwrap_or_default(), published, language, boilerplate }, stages))
}

fn refused(reason: Error) -> JsValue {
    let code = match reason {
        Error::TooLong { .. } => "too_long",
        Error::MissingPack { .. } => "missing_file",
        Error::BadPack { .. } => "bad_file",
    };
    error(code, &reason.to_string())
}

impl Default for Sitrep {
    fn default() -> Sitrep {
        Sitrep::new()
    }
}
