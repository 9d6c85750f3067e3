//! Composed sentences for the tagger: a grammar gives their parts of speech and trees, and what else a tag says is told by a tagger
//! within what these leave. Some are written as headlines are, with capitals that say nothing.

use super::super::lexicon::Lexicon;
use super::super::tag::Tag;
use super::super::{Rel, Upos, VerbForm};
use super::composed::compose;
use super::data::{self, Item, Sample};
use super::learner::Learner;
use super::random::Random;
use super::tagging;

/// Where their chance begins; not where that of the parser's does.
const SEED: u64 = 77;

/// Composes `count` sentences, of a hundred `titles` as headlines, and tags them with a tagger that has not met any, and by how much
/// its tags must win.
pub(super) fn drill(
    code: &str,
    (count, titles): (usize, u64),
    tags: &[Tag],
    lexicon: &Lexicon,
    (learner, margin): (&Learner, f32),
) -> Result<Vec<Item>, String> {
    let mut random = Random(SEED);
    let samples = compose(code, count, SEED)?;
    let items = samples.into_iter().map(|mut sample| {
        // As a headline it is harder to tag.
        let mut plain = data::item(&sample, tags);
        plain.tags = tagging::tag_within(&plain, lexicon, learner, margin, |i, t| fits(&sample, i, &tags[t as usize]));
        if !random.percent(titles) {
            return plain;
        }
        capitals(&mut sample, random.percent(50));
        let mut item = data::item(&sample, tags);
        plain.tags.truncate(sample.len());
        item.tags = plain.tags;
        item
    });
    Ok(items.collect())
}

/// Gives every word a capital, or with `spare` all but short ones, and takes the full stop away.
fn capitals(sample: &mut Sample, spare: bool) {
    if sample.last().is_some_and(|w| w.form == "." && w.head != 0) {
        sample.pop();
    }
    for (i, word) in sample.iter_mut().enumerate() {
        if i == 0 || !spare || word.form.chars().count() > 3 {
            let mut letters = word.form.chars();
            word.form = letters.next().map(|f| f.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default();
        }
    }
}

/// Whether a word may have a tag: its part of speech, and the form of a verb by what hangs on it and what it hangs on.
fn fits(sample: &Sample, i: usize, tag: &Tag) -> bool {
    let word = &sample[i];
    if tag.upos != word.upos || word.upos != Upos::Verb {
        return tag.upos == word.upos;
    }
    let child = |rels: &[Rel]| sample.iter().any(|c| c.head == i + 1 && rels.contains(&c.rel));
    let to = |c: &data::Gold| c.rel == Rel::Mark && matches!(c.form.as_str(), "to" | "de" | "d'" | "à" | "pour");
    let to = sample.iter().any(|c| c.head == i + 1 && to(c));
    let form = tag.feats.form;
    match word.rel {
        _ if child(&[Rel::AuxPass, Rel::NsubjPass]) => form == VerbForm::Participle,
        Rel::Amod => form == VerbForm::Participle,
        Rel::Acl if !to => !matches!(form, VerbForm::Finite | VerbForm::Infinitive),
        Rel::Acl | Rel::Xcomp => form != VerbForm::Finite,
        _ if to || child(&[Rel::Aux]) => form != VerbForm::Finite,
        _ if child(&[Rel::Nsubj]) => form == VerbForm::Finite,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Feats;

    #[test]
    fn forms_of_verbs_follow_from_the_tree() {
        let tag = |form| Tag { upos: Upos::Verb, feats: Feats { form, ..Default::default() }, pronoun: 0 };
        let mut met = 0;
        for sample in compose("en", 300, 3).unwrap() {
            for (i, word) in sample.iter().enumerate().filter(|w| w.1.upos == Upos::Verb) {
                let child = |rel: Rel| sample.iter().any(|c| c.head == i + 1 && c.rel == rel);
                let to = sample.iter().any(|c| c.head == i + 1 && c.rel == Rel::Mark && c.form == "to");
                met += child(Rel::AuxPass) as usize;
                let participle = fits(&sample, i, &tag(VerbForm::Participle)) && !fits(&sample, i, &tag(VerbForm::Infinitive));
                let describes = word.rel == Rel::Amod || word.rel == Rel::Acl && !to;
                assert_eq!(participle, describes || child(Rel::AuxPass) || child(Rel::NsubjPass), "{sample:?}");
            }
        }
        assert!(met > 20);
    }

    #[test]
    fn headlines_have_capitals_and_no_full_stop() {
        let mut sample = compose("en", 40, 3).unwrap().into_iter().find(|s| s.last().is_some_and(|w| w.form == ".")).unwrap();
        let length = sample.len();
        capitals(&mut sample, false);
        assert_eq!(sample.len(), length - 1);
        assert!(sample.iter().all(|w| !w.form.starts_with(char::is_lowercase)));
    }
}
