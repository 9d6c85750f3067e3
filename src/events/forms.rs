//! Which words a token may be a form of: its lemma and what the lemmatiser may have missed.

use super::frames::{Frames, Trigger};
use crate::syntax::{Syntax, Upos};
use crate::text::{Language, Text};

/// The words that a trigger at token `i` may be found by: its lemma, its written form, the same in the singular, each once.
pub(super) fn keys<'a>(text: &'a Text, syntax: &'a Syntax, i: usize) -> impl Iterator<Item = &'a str> {
    let (lemma, lower) = (syntax.lemma(i), text.lower(i));
    // "skirmishes", which the lemmatiser may take for a name.
    let singular = match lower.strip_suffix("es") {
        Some(stem) if text.language == Language::English && (stem.ends_with("sh") || stem.ends_with("ch")) => Some(stem),
        _ => lower.strip_suffix('s'),
    };
    let lower = Some(lower).filter(|&l| l != lemma);
    std::iter::once(lemma).chain(lower).chain(singular.filter(|&s| s != lemma))
}

/// Whether token `i` may be a verb, in a sentence that begins at `start`.
#[inline(always)]
pub(super) fn may_be_verb(text: &Text, syntax: &Syntax, i: usize, start: usize) -> bool {
    syntax.upos(i) == Upos::Verb || text.language == Language::French && i > start && text.lower(i - 1) == "été"
}

/// The triggers of verbs that token `i`, which may be a verb, may be a form of where the lemmatiser does not know it.
pub(super) fn by_verb<'a>(text: &'a Text, syntax: &'a Syntax, frames: &'a Frames, i: usize) -> impl Iterator<Item = &'a Trigger> {
    let (lower, language) = (text.lower(i), text.language);
    let restored = match language {
        Language::French => infinitives(lower),
        Language::English if lower.is_ascii() => match frames.infinitive(lower) {
            Some(infinitive) => vec![infinitive.to_string()],
            None => bare_forms(lower),
        },
        _ => Vec::new(),
    };
    let lemma = syntax.lemma(i);
    restored.into_iter().filter(move |w| w != lemma).flat_map(move |w| frames.triggers(language, &w))
}

/// The infinitives that an English form may come from, for verbs that the lemmatiser does not know.
fn bare_forms(form: &str) -> Vec<String> {
    let mut found = Vec::new();
    for ending in ["ed", "ing", "es", "s"] {
        let Some(stem) = form.strip_suffix(ending).filter(|s| s.len() >= 2) else { continue };
        found.push(stem.to_string());
        found.push(format!("{stem}e"));
        let mut tail = stem.bytes().rev();
        if tail.next() == tail.next() {
            found.push(stem[..stem.len() - 1].to_string());
        }
    }
    found
}

/// The infinitives that a French participle or finite form may come from, for verbs that the lemmatiser does not know.
fn infinitives(form: &str) -> Vec<String> {
    const ENDINGS: &[(&str, &[&str])] = &[
        ("ues", &["re", "oir", "ir", "aître", "ure"]),
        ("us", &["re", "oir", "ir", "aître", "ure"]),
        ("ue", &["re", "oir", "ir", "aître", "ure"]),
        ("u", &["re", "oir", "ir", "aître", "ure"]),
        ("is", &["ir", "endre", "ettre", "re"]),
        ("ises", &["endre", "ettre"]),
        ("ise", &["endre", "ettre"]),
        ("it", &["ir", "ire", "re"]),
        ("ient", &["enir"]),
        ("ite", &["ire"]),
        ("its", &["ire"]),
        ("ites", &["ire"]),
        ("ent", &["re", "er"]),
        ("t", &["tre", "re"]),
        ("issent", &["ir"]),
        ("issant", &["ir"]),
        ("enu", &["enir"]),
        ("enus", &["enir"]),
        ("enue", &["enir"]),
        ("ies", &["ir"]),
        ("ie", &["ir"]),
        ("i", &["ir", "re"]),
        ("ant", &["re", "er"]),
        ("aient", &["re", "er"]),
        ("ait", &["re", "er"]),
        ("ées", &["er"]),
        ("és", &["er"]),
        ("ée", &["er"]),
        ("é", &["er"]),
    ];
    let mut found = Vec::new();
    for (ending, infinitives) in ENDINGS {
        if let Some(stem) = form.strip_suffix(ending).filter(|s| s.len() >= 2) {
            found.extend(infinitives.iter().map(|i| format!("{stem}{i}")));
        }
    }
    found
}

/// Whether token `j` is a form of `word`, which is no class.
pub(super) fn form_of(text: &Text, syntax: &Syntax, j: usize, word: &str) -> bool {
    (begins(text, syntax, j, word) || begins_otherwise(word)) && is_form(text, syntax, j, word)
}

/// Whether forms of a word may begin with another letter than the word.
pub(super) fn begins_otherwise(word: &str) -> bool {
    word == "à" || word.bytes().any(|b| b == b'\'')
}

/// Whether token `j` or its lemma begins as `word` does: most words are passed over by it.
#[inline(always)]
pub(super) fn begins(text: &Text, syntax: &Syntax, j: usize, word: &str) -> bool {
    word.as_bytes().first().is_some_and(|&first| text.begins(j) == first || syntax.lemma_begins(j) == Some(first))
}

/// [`form_of`], where the first letter does not rule it out.
fn is_form(text: &Text, syntax: &Syntax, j: usize, word: &str) -> bool {
    let lower = text.lower(j);
    if lower == word || syntax.lemma(j) == word || lower.strip_suffix('s') == Some(word) {
        return true;
    }
    match (word, lower) {
        ("d'" | "de", "d'" | "de" | "des" | "du") | ("à", "au" | "aux" | "à") => return true,
        _ => {}
    }
    if word.contains('\'') && lower == word.rsplit('\'').next().unwrap_or(word) {
        return true;
    }
    let cut = word.char_indices().next_back().map_or(0, |(at, _)| at);
    word.chars().count() >= 5 && lower.starts_with(&word[..cut]) && lower.len() <= word.len() + 3
}
