//! Words that the tagger takes for something else where only one reading makes sense. Mended before the parse.

use crate::syntax::{Feats, Number as Plurality, Syntax, Tense, Upos, VerbForm};
use crate::text::{Language, Text};
use std::ops::Range;

/// Mends them in all sentences.
pub fn mend(text: &Text, syntax: &mut Syntax) {
    if text.language != Language::English {
        return;
    }
    for sentence in &text.sentences {
        opening(text, syntax, sentence.tokens.clone());
        relatives(text, syntax, sentence.tokens.clone());
        embargoes(text, syntax, sentence.tokens.clone());
    }
}

/// "its arms embargo": hardly ever a verb, and none after a noun.
fn embargoes(text: &Text, syntax: &mut Syntax, tokens: Range<usize>) {
    for i in tokens.skip(1) {
        if text.lower(i) == "embargo" && syntax.upos(i) == Upos::Verb && syntax.upos(i - 1) == Upos::Noun {
            let word = &mut syntax.words[i];
            word.upos = Upos::Noun;
            word.feats = Feats { number: Plurality::Singular, ..Feats::default() };
        }
    }
}

/// "Clashes between X and Y left 23 dead": a plural noun that opens a sentence is often taken for a verb.
fn opening(text: &Text, syntax: &mut Syntax, tokens: Range<usize>) {
    let first = tokens.start;
    let verb = syntax.upos(first) == Upos::Verb && text.lower(first).ends_with('s');
    if !verb || tokens.len() < 4 {
        return;
    }
    let other = (first + 1..tokens.end)
        .any(|i| matches!(syntax.upos(i), Upos::Verb | Upos::Aux) && syntax.words[i].feats.form == VerbForm::Finite);
    if other {
        let word = &mut syntax.words[first];
        word.upos = Upos::Noun;
        word.feats = Feats { number: Plurality::Plural, ..Feats::default() };
    }
}

/// "the road, which links X to Y": what stands between a relative pronoun and a noun phrase is a verb, not a plural.
fn relatives(text: &Text, syntax: &mut Syntax, tokens: Range<usize>) {
    for i in tokens.clone().skip(1).take(tokens.len().saturating_sub(3)) {
        let pronoun = matches!(text.lower(i - 1), "which" | "who") && i >= tokens.start + 2;
        let after = matches!(syntax.upos(i + 1), Upos::Det | Upos::Propn);
        if pronoun && after && syntax.upos(i) == Upos::Noun && text.lower(i).ends_with('s') {
            let word = &mut syntax.words[i];
            word.upos = Upos::Verb;
            word.feats = Feats { form: VerbForm::Finite, tense: Tense::Present, ..Feats::default() };
        }
    }
}
