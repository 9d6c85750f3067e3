//! One line into its report, or into what is wrong with it. Hides the form of both lines.

use std::sync::Arc;

use regex_lite::Regex;
use serde::Deserialize;
use serde_json::{json, Value};
use sitrep::text::Language;
use sitrep::time::Date;
use sitrep::{Engine, Options, Report};

use super::super::{input, offsets, stream::Packing};
use super::read::{Batch, Line, LONGEST};
use super::table::{Builder, Rows};
use super::NAMED;

/// What is the same for all lines. Made once and shared by the threads.
#[derive(Clone)]
pub struct Worker {
    /// Reads articles.
    pub engine: Arc<Engine>,
    /// Day of publication of lines that do not say theirs.
    pub published: Option<Date>,
    /// Language of lines that do not say theirs.
    pub language: Option<Language>,
    /// What is of the page in every line.
    pub boilerplate: Vec<Regex>,
    /// Unit of offsets.
    pub offsets: offsets::Unit,
    /// How the output is packed.
    pub packing: Packing,
    /// Whether rows for Parquet are wanted.
    pub rows: bool,
}

/// What became of a batch.
pub struct Answers {
    /// A line for each line of the batch, packed.
    pub text: std::io::Result<Vec<u8>>,
    /// Rows of a table, if wanted.
    pub rows: Option<Rows>,
    /// Reports made.
    pub articles: u64,
    /// Lines that could not be read.
    pub refused: u64,
    /// The first of them and why.
    pub named: Vec<(u64, String)>,
    /// The batch without its lines.
    pub batch: Batch,
}

#[derive(Deserialize)]
struct Article {
    text: String,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    language: Option<Language>,
}

impl Worker {
    /// Reads all lines of a batch.
    pub fn answer(&self, mut batch: Batch) -> Answers {
        let mut out = Vec::with_capacity(16 * batch.bytes);
        let mut builder = self.rows.then(Builder::default);
        let (mut articles, mut refused, mut named) = (0, 0, Vec::new());
        for line in std::mem::take(&mut batch.lines) {
            let number = line.number;
            let begin = out.len();
            match self.line(line, &mut out, builder.as_mut()) {
                Ok(()) => articles += 1,
                Err((id, error)) => {
                    out.truncate(begin);
                    // Writing JSON to memory does not fail.
                    let _ = serde_json::to_writer(&mut out, &json!({ "id": id, "line": number, "error": error }));
                    refused += 1;
                    if named.len() < NAMED {
                        named.push((number, error));
                    }
                }
            }
            out.push(b'\n');
        }
        let text = if out.is_empty() { Ok(out) } else { self.packing.pack(out) };
        Answers { text, rows: builder.map(Builder::finish), articles, refused, named, batch }
    }

    // Writes the report of one line, or gives its id and what is wrong with it.
    fn line(&self, line: Line, out: &mut Vec<u8>, rows: Option<&mut Builder>) -> Result<(), (Value, String)> {
        let nameless = |e: String| (Value::Null, e);
        let bytes = line.bytes.ok_or_else(|| nameless(format!("longer than {LONGEST} bytes: split it into articles")))?;
        let text = input::utf8(bytes).map_err(nameless)?;
        let value: Value =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| nameless(format!("not JSON: {e}")))?;
        drop(text);
        let id = value.get("id").cloned().unwrap_or(Value::Null);
        let named = |e: String| (id.clone(), e);
        let name = match &id {
            Value::String(s) => s.clone(),
            Value::Number(n) => n.to_string(),
            Value::Null => String::new(),
            _ => return Err(named("id: neither a string nor a number".into())),
        };
        if !value.is_object() {
            return Err(named("not an object: write {\"id\": ..., \"text\": ...}".into()));
        }
        let article: Article = serde_json::from_value(value).map_err(|e| named(e.to_string()))?;
        let published = article.published.as_deref().map(input::day).transpose();
        let published = published.map_err(|e| named(format!("published: {e}")))?.or(self.published);
        let language = article.language.or(self.language);
        let boilerplate = input::matched(&self.boilerplate, &article.text);
        let options = Options { id: name, published, language, boilerplate };
        let report = self.engine.extract(&article.text, &options).map_err(|e| named(e.to_string()))?;
        self.write(&report, &article.text, out).map_err(|e| named(e.to_string()))?;
        if let Some(rows) = rows {
            let table = (self.offsets != offsets::Unit::Utf16).then(|| offsets::table(&article.text, self.offsets));
            rows.add(&report, table.as_deref());
        }
        Ok(())
    }

    fn write(&self, report: &Report, text: &str, out: &mut Vec<u8>) -> serde_json::Result<()> {
        match self.offsets {
            offsets::Unit::Utf16 => serde_json::to_writer(out, report),
            unit => serde_json::to_writer(out, &offsets::convert(report, text, unit)?),
        }
    }
}
