//! The engine for JavaScript: the only file with `#[wasm_bindgen]`. It turns values at the edge and knows no stage; option names
//! and types are checked by the JavaScript around it, their values here.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::engine::{Error, LIMIT};
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
        report
            .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
            .map_err(|e| error("engine_failed", &format!("the report could not be handed over: {e}")))
    }
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
    let language = match options.language.as_deref() {
        None => None,
        Some("en") => Some(Language::English),
        Some("fr") => Some(Language::French),
        Some(other) => {
            let message = format!("language: \"{other}\" is not read; give \"en\" or \"fr\", or leave it out");
            return Err(error("invalid_option", &message));
        }
    };
    Ok(crate::Options { id: options.id.unwrap_or_default(), published, language })
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
