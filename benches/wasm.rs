//! The stages of the engine for JavaScript, to be timed one by one in Node and in a browser by `benches/run.js`. No part of the
//! package: what the package's own engine does in one call is cut here into the calls that peers are compared with.
#![cfg(target_arch = "wasm32")]

use sitrep::syntax::Syntax;
use sitrep::text::{Language, Text};
use sitrep::time::Calendar;
use sitrep::{Engine, Options};
use wasm_bindgen::prelude::*;

/// An engine to be timed.
#[wasm_bindgen]
#[derive(Default)]
pub struct Stages {
    engine: Engine,
    ready: Vec<(Text<'static>, Syntax)>,
}

#[wasm_bindgen]
impl Stages {
    /// Without packs.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Stages {
        Stages::default()
    }

    /// The packs that a text needs and that are not loaded.
    pub fn wants(&self, text: &str) -> Vec<String> {
        self.engine.missing(text, &Options::default())
    }

    /// Takes a pack.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        self.engine.load(name, bytes).map_err(|e| e.to_string())
    }

    /// Tokens and sentences of a text of UTF-8, which is English; how many tokens. Its peer is told the language too.
    pub fn text(&self, source: &[u8]) -> Result<usize, String> {
        let source = std::str::from_utf8(source).map_err(|e| e.to_string())?;
        Ok(Text::read(source, Some(Language::English)).tokens.len())
    }

    /// The same with parts of speech and lemmas, and with trees if `parse`.
    pub fn syntax(&self, source: &str, parse: bool) -> usize {
        let text = Text::read(source, None);
        if parse { self.engine.models.analyse(&text) } else { self.engine.models.tag(&text) }.words.len()
    }

    /// Does for a text what comes before dates, and keeps it; gives its number. The memory is never given back.
    pub fn prepare(&mut self, source: String) -> usize {
        let text = Text::read(String::leak(source), None);
        let syntax = self.engine.models.tag(&text);
        self.ready.push((text, syntax));
        self.ready.len() - 1
    }

    /// The calendar expressions of a text that was prepared; how many.
    pub fn dates(&self, number: usize) -> usize {
        let (text, syntax) = &self.ready[number];
        let calendar = Calendar::new(text);
        let publication = calendar.publication(syntax, None);
        calendar.find(syntax, &publication).len()
    }

    /// The whole report; how many events.
    pub fn report(&self, source: &str) -> Result<usize, String> {
        self.engine.extract(source, &Options::default()).map(|r| r.events.len()).map_err(|e| e.to_string())
    }
}
