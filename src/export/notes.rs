//! Remarks on the reading: an answer always says what was read and why nothing, or less than expected, was coded.

use crate::events::scene::Scene;
use crate::record::Note;
use crate::story::within::Told;
use crate::text::Language;
use crate::time::Basis;

/// The remarks on one text.
#[inline(never)]
pub fn of(scene: &Scene, told: &[Told]) -> Vec<Note> {
    let text = scene.tree.text;
    let mut notes = Vec::new();
    let mut add = |code: &str, message: String| notes.push(Note { code: code.into(), message, span: None });
    if text.source.trim().is_empty() {
        add("empty", "The text is empty: there was nothing to read.".into());
        return notes;
    }
    if text.sentences.is_empty() {
        add("no_sentences", "No words were found outside page furniture and symbols: nothing was read.".into());
        return notes;
    }
    if text.language == Language::Other {
        add(
            "language",
            format!(
                "{} read, but the text is neither English nor French as far as can be told: nothing was coded. Give the language if it is one of them.",
                sentences(text.sentences.len())
            ),
        );
        return notes;
    }
    if told.is_empty() {
        add(
            "no_event",
            format!(
                "{} read, with {} actors, {} places and {} times, and no word in them tells an event of the types known with somebody or something it happened to.",
                sentences(text.sentences.len()),
                scene.actors.len(),
                scene.places.len(),
                scene.times.len()
            ),
        );
    }
    if scene.publication.basis == Basis::Unknown && scene.times.iter().any(|t| t.interval.is_none() && t.anchor.is_none()) {
        add(
            "no_publication",
            "No publication date is given or can be inferred: dates that count from it (\"Tuesday\", \"last week\") have no days.".into(),
        );
    }
    notes
}

fn sentences(n: usize) -> String {
    match n {
        1 => "1 sentence was".into(),
        n => format!("{n} sentences were"),
    }
}
