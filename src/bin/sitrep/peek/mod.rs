//! `sitrep peek STAGE FILE`: the text, sentence by sentence, with what one stage saw under each; so that a wrong answer's stage
//! is found at once. The golden files are this output.

mod report;
mod stages;

use std::fmt::Write as _;
use std::io::Write;

use clap::ValueEnum;
use sitrep::engine::Reading;
use sitrep::text::{Part, Span};

use super::{complain, input, offsets, Outcome, Peek};

/// A stage of the engine.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Language, page furniture, sentences, tokens, numbers
    Text,
    /// Part of speech, lemma, features, tree, as in CoNLL-U
    Syntax,
    /// The publication date and calendar expressions
    Time,
    /// Places and the points they mean
    Places,
    /// People, groups, states and their ids
    Actors,
    /// Events with their roles, times and quantities
    Events,
    /// Who says so and whether it happened
    Claims,
}

/// Prints the text with what the stage saw.
pub fn run(args: &Peek, out: &mut impl Write) -> Outcome {
    let engine = args.known.own.engine();
    let shown = input::text(&args.file).and_then(|text| {
        let options = args.known.options(input::id(&args.file), &text);
        let told = |e: sitrep::engine::Error| format!("{}: {e}", input::name(&args.file));
        let reading = engine.read(&text, &options).map_err(told)?;
        let report = || engine.extract(&text, &options).map_err(told);
        let bytes = || offsets::table(&text, offsets::Unit::Utf8);
        let mut page = Page::default();
        match args.stage {
            Stage::Text => stages::text(&reading, &mut page),
            Stage::Syntax => stages::syntax(&reading, &mut page),
            Stage::Time => stages::time(&reading, &mut page),
            Stage::Places => stages::places(&reading, &mut page),
            Stage::Actors => stages::actors(&reading, &mut page),
            Stage::Events => report::events(&report()?, &bytes(), &mut page),
            Stage::Claims => report::claims(&report()?, &bytes(), &mut page),
        }
        Ok(page.print(&reading))
    });
    match shown {
        Ok(shown) => out.write_all(shown.as_bytes()).map(|()| true),
        Err(message) => {
            complain(&message);
            Ok(false)
        }
    }
}

/// What a stage saw: remarks on the whole text, and lines by the byte of the text they belong to.
#[derive(Default)]
pub struct Page {
    head: Vec<String>,
    lines: Vec<(u32, String)>,
}

impl Page {
    /// A remark on the whole text.
    fn head(&mut self, line: String) {
        self.head.push(line);
    }

    /// A line under the sentence that holds byte `at`.
    fn under(&mut self, at: u32, line: String) {
        self.lines.push((at, line));
    }

    fn print(mut self, reading: &Reading) -> String {
        self.lines.sort_by_key(|l| l.0);
        let mut out = String::new();
        for line in &self.head {
            let _ = writeln!(out, "{line}");
        }
        let mut lines = self.lines.into_iter().peekable();
        let text = &reading.text;
        for (i, sentence) in text.sentences.iter().enumerate() {
            let part = match sentence.part {
                Part::Title => " title",
                Part::Heading => " heading",
                Part::Body => "",
            };
            let _ = writeln!(out, "\n[{}{part}] {}", i + 1, one_line(text.slice(sentence.span)));
            let next = text.sentences.get(i + 1).map_or(u32::MAX, |s| s.span.start);
            while let Some((_, line)) = lines.next_if(|l| l.0 < next) {
                let _ = writeln!(out, "    {line}");
            }
        }
        // A text without sentences.
        for (_, line) in lines {
            let _ = writeln!(out, "    {line}");
        }
        out
    }
}

/// Words in quotation marks, on one line.
fn quoted(reading: &Reading, span: Span) -> String {
    format!("\"{}\"", one_line(reading.text.slice(span)))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// " key=value" where there is a value.
fn tail(key: &str, value: Option<impl std::fmt::Display>) -> String {
    value.map_or(String::new(), |v| format!(" {key}={v}"))
}
