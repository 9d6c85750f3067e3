//! The engine for JavaScript: the only file with `#[wasm_bindgen]`.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

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
    id: String,
    published: Option<String>,
    language: Option<Language>,
}

#[wasm_bindgen]
impl Sitrep {
    /// The engine with what is built in.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Sitrep {
        Sitrep { engine: crate::Engine::new() }
    }

    /// Reads one article; `options` is `{ id?, published?, language? }`.
    pub fn extract(&self, text: &str, options: JsValue) -> Result<JsValue, JsError> {
        let options: Options = if options.is_undefined() || options.is_null() {
            Options::default()
        } else {
            serde_wasm_bindgen::from_value(options)?
        };
        let published = match options.published.as_deref() {
            None => None,
            Some(day) => Some(
                Date::parse(day)
                    .ok_or_else(|| JsError::new(&format!("published: \"{day}\" is not a day; write it as 2020-02-11")))?,
            ),
        };
        let options = crate::Options { id: options.id, published, language: options.language };
        let report = self.engine.extract(text, &options).map_err(|e| JsError::new(&e.to_string()))?;
        Ok(report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
    }
}

impl Default for Sitrep {
    fn default() -> Sitrep {
        Sitrep::new()
    }
}
