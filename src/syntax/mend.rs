//! Tags that grammar rules out, put right before the parser sees them.

mod french;
mod listed;
mod nouns;
mod verbs;
mod wanted;

use std::ops::Range;

use super::feats::{Number, VerbForm};
use super::model::Model;
use super::Upos;
use crate::knowledge::among;
use crate::text::{Language, Text};
use listed::{list, Words};
pub(super) use wanted::Usual;

/// Puts right the tags of one sentence.
pub(super) fn mend(text: &Text, tokens: Range<usize>, tags: &mut [u8], model: &Model) {
    match text.language {
        Language::English => english(&Words::new(text, tokens), tags, model),
        Language::French => french::mend(text, tokens, tags, model),
        Language::Other => {}
    }
}

fn english(words: &Words, tags: &mut [u8], model: &Model) {
    verbs::stated(words, tags, model);
    nouns::numerals(words, tags, model);
    nouns::determined(words, tags, model);
    nouns::gone(words, tags, model);
    nouns::after_aside(words, tags, model);
    nouns::gerund(words, tags, model);
    nouns::subjects(words, tags, model);
    verbs::perfect(words, tags, model);
    verbs::acting(words, tags, model);
    verbs::past(words, tags, model);
    nouns::plural(words, tags, model);
    verbs::transitive(words, tags, model);
    verbs::predicate(words, tags, model);
    verbs::headline(words, tags, model);
    for n in 0..tags.len() {
        if words.is(n, SINGLE) || wanted::is_of(tags[n], model.usual.closed) {
            tags[n] = single(n, words, tags, model).unwrap_or(tags[n]);
        }
    }
}

/// What single words are looked at for.
const SINGLE: u32 = list::DUE | list::KILLS | list::FREE | list::CAPTURED | list::TO | list::OFFENSIVE | list::BUILDING;

/// What word `n` is, where it is one of a few.
fn single(n: usize, words: &Words, tags: &[u8], model: &Model) -> Option<u8> {
    let tag = model.known(tags[n]);
    let upos = |m: usize| model.known(tags[m]).upos;
    let next = || tags.get(n + 1).map(|_| upos(n + 1));
    // "Gunmen attacked": a plural that the tagger has never seen. Auxiliaries and conjunctions are of few words.
    if tag.upos == Upos::Aux && !words.is(n, list::AUXILIARY)
        || tag.upos == Upos::Cconj && words.get(n).len() > 3 && !words.is(n, list::CONJUNCTION)
    {
        let plural = words.get(n).ends_with('s') || words.get(n).ends_with("men");
        return wanted::noun(model, if plural { Number::Plural } else { Number::Singular });
    }
    // "is due to visit": as "is set to visit".
    if words.is(n, list::DUE)
        && n + 2 < tags.len()
        && words.is(n + 1, list::TO)
        && model.known(tags[n + 2]).feats.form == VerbForm::Infinitive
    {
        return wanted::participle(model, Some(true), None);
    }
    match tag.upos {
        // "Drone attack kills five".
        Upos::Noun
            if words.is(n, list::KILLS)
                && n > 0
                && next().is_some_and(|upos| {
                    matches!(upos, Upos::Num | Upos::Det)
                        || words.is(n + 1, list::AMOUNT)
                        || among(words.get(n + 1), "at|more|over|nearly|some|about|up")
                }) =>
        {
            wanted::present(model)
        }
        // "would free 30 soldiers": what a modal stands before is a verb.
        Upos::Adj
            if words.is(n, list::FREE)
                && n > 0
                && among(words.get(n - 1), "will|would|could|should|must|may|might|to|not")
                && next().is_some_and(|upos| matches!(upos, Upos::Num | Upos::Det | Upos::Propn)) =>
        {
            wanted::plain(model)
        }
        // "soldiers captured last month": who captures captures somebody; the men before it are those.
        Upos::Verb
            if words.is(n, list::CAPTURED)
                && tag.feats.form == VerbForm::Finite
                && n > 1
                && next().is_some_and(|_| among(words.get(n + 1), "last|yesterday|earlier|during|in|near|by|since"))
                && upos(n - 1) == Upos::Noun
                && tags[..n].iter().any(|&t| verbs::is_finite(model.known(t))) =>
        {
            wanted::participle(model, Some(true), None)
        }
        // "the state radio building in X": what no object follows, behind the noun that describes it.
        Upos::Verb
            if words.is(n, list::BUILDING)
                && n > 1
                && upos(n - 1) == Upos::Noun
                && !words.get(n - 1).ends_with('s')
                && matches!(upos(n - 2), Upos::Det | Upos::Noun | Upos::Adj | Upos::Propn)
                && next().is_none_or(|upos| matches!(upos, Upos::Adp | Upos::Punct | Upos::Aux)) =>
        {
            wanted::noun(model, Number::Singular)
        }
        // "spread to Harim": before a name it leads no infinitive.
        Upos::Part if words.is(n, list::TO) && next().is_some_and(|upos| matches!(upos, Upos::Propn | Upos::Det | Upos::Num)) => {
            wanted::any(model, Upos::Adp)
        }
        // "its offensive on X": what no noun follows is one itself.
        Upos::Adj
            if words.is(n, list::OFFENSIVE)
                && n > 0
                && matches!(upos(n - 1), Upos::Det | Upos::Pron | Upos::Adj | Upos::Propn | Upos::Noun)
                && next().is_none_or(|upos| matches!(upos, Upos::Adp | Upos::Punct | Upos::Verb | Upos::Aux)) =>
        {
            wanted::noun(model, Number::Singular)
        }
        _ => None,
    }
}
