//! The engine for JavaScript: the only folder with `#[wasm_bindgen]`. It turns values at the edge and knows no stage; option names
//! and types are checked by the JavaScript around it, their values here.
//!
//! The package builds it twice, as two modules: the one that reads articles (feature `reader`), and the one that joins, exports and
//! explains what was read (feature `story`), which is loaded when it is first asked for.

#[cfg(feature = "reader")]
mod reader;
#[cfg(feature = "story")]
mod story;

use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Faster than the allocator of the standard library, which is made for pages of memory that can be given back, and smaller.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

use crate::text::Language;

/// The tables of `data/` for all that follows: the bytes of the pack that was built with this module.
#[wasm_bindgen]
pub fn tables(bytes: &[u8]) -> Result<(), JsValue> {
    #[cfg(not(feature = "tables"))]
    crate::knowledge::tables::set(bytes).map_err(|reason| {
        let message = ["the tables cannot be used (", &reason, "): load the file that came with this version"].concat();
        error("bad_file", &message)
    })?;
    #[cfg(feature = "tables")]
    let _ = bytes;
    Ok(())
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

/// What an error has beside its message.
#[derive(Serialize)]
struct Beside<'e> {
    code: &'e str,
    /// The line and the column of a table of the user's that are wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'e str>,
}

fn error(code: &str, message: &str) -> JsValue {
    refusal(message, &Beside { code, line: None, column: None })
}

fn refusal(message: &str, beside: &Beside) -> JsValue {
    let error = js_sys::Error::new(message);
    // Text and numbers are taken by any value of JavaScript.
    if let Ok(beside) = serde_wasm_bindgen::to_value(beside) {
        js_sys::Object::assign(&error, beside.unchecked_ref());
    }
    error.into()
}
