//! What can be told of a word where there is no tree, by the parts of speech around it.

use std::ops::Range;

use super::{Syntax, Upos, VerbForm};
use crate::knowledge::among;
use crate::text::Text;

/// The longest aside between a subject and its verb, in tokens.
const ASIDE: usize = 12;
/// How far before a verb its auxiliaries stand.
const AUXILIARIES: usize = 5;

impl Syntax {
    /// Whether a noun phrase seems to be the subject of a verb, at once or after an aside between commas.
    pub fn seems_subject(&self, text: &Text, tokens: Range<usize>) -> bool {
        let end = text.sentences[text.sentence_of(tokens.start)].tokens.end;
        let comma = |i: &usize| text.word(*i) == ",";
        let aside = Some(tokens.end).filter(|i| *i < end && comma(i)).and_then(|i| (i + 1..end.min(i + ASIDE)).find(comma));
        let after = aside.map_or(tokens.end, |comma| comma + 1);
        self.verb_after(text, tokens.start..after).is_some()
    }

    /// The verb that a noun phrase seems to be the subject of, its auxiliary where it has one: no preposition leads the phrase, and
    /// the verb comes next, but for adverbs and clitics.
    pub fn verb_after(&self, text: &Text, tokens: Range<usize>) -> Option<usize> {
        let sentence = text.sentences[text.sentence_of(tokens.start)].tokens.clone();
        if tokens.start > sentence.start && self.words[tokens.start - 1].upos == Upos::Adp {
            return None;
        }
        let between = |i: usize| self.words[i].upos == Upos::Adv || among(text.lower(i), "ne|n'|n’|se|s'|s’|y|en|lui|leur");
        let at = (tokens.end..sentence.end).find(|&i| !between(i))?;
        let word = &self.words[at];
        (matches!(word.upos, Upos::Verb | Upos::Aux) && word.feats.form == VerbForm::Finite).then_some(at)
    }

    /// The auxiliaries before a verb, back to front; adverbs and pronouns may stand between.
    pub fn auxiliaries(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        let passed = |i: &usize| matches!(self.words[*i].upos, Upos::Aux | Upos::Adv | Upos::Part | Upos::Pron);
        let before = (verb.saturating_sub(AUXILIARIES)..verb).rev().take_while(passed);
        before.filter(|&i| self.words[i].upos == Upos::Aux)
    }
}
