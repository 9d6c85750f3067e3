//! Tags of a model, by what they say: the tag set is the model's own, so each is looked up.

use crate::syntax::feats::{Feats, Number, Person, Tense, VerbForm};
use crate::syntax::model::Model;
use crate::syntax::tag::Tag;
use crate::syntax::Upos;

/// What a tag has to say; what is left out may be anything.
#[derive(Clone, Copy)]
struct Wanted {
    upos: Upos,
    form: Option<VerbForm>,
    tense: Option<Tense>,
    number: Option<Number>,
    passive: Option<bool>,
    third: bool,
}

const ANY: Wanted = Wanted { upos: Upos::X, form: None, tense: None, number: None, passive: None, third: false };

/// The tags of a model that are asked for in every sentence.
#[derive(Default)]
pub(in crate::syntax) struct Usual {
    past: Option<u8>,
    passive: Option<u8>,
    perfect: Option<u8>,
    nouns: [Option<u8>; 2],
    others: [Option<u8>; 3],
    /// A bit for each tag that may need mending, by what it is.
    pub(super) adpositions: u64,
    pub(super) verbs: u64,
    pub(super) presents: u64,
    pub(super) finites: u64,
    /// Adjectives and past participles, and of these the passive ones.
    pub(super) describing: u64,
    pub(super) passives: u64,
    pub(super) closed: u64,
}

impl Usual {
    pub(in crate::syntax) fn of(tags: &[Tag]) -> Usual {
        let finite = Wanted { upos: Upos::Verb, form: Some(VerbForm::Finite), tense: Some(Tense::Past), ..ANY };
        let participle = Wanted { form: Some(VerbForm::Participle), ..finite };
        let noun = |number| first(tags, &Wanted { upos: Upos::Noun, number: Some(number), ..ANY });
        let mut usual = Usual {
            past: first(tags, &finite),
            passive: first(tags, &Wanted { passive: Some(true), ..participle }),
            perfect: first(tags, &Wanted { passive: Some(false), ..participle }),
            nouns: [noun(Number::Singular), noun(Number::Plural)],
            others: [Upos::Num, Upos::Sconj, Upos::Adj].map(|upos| first(tags, &Wanted { upos, ..ANY })),
            ..Usual::default()
        };
        for (n, tag) in tags.iter().enumerate() {
            let bit = 1 << (n & 63);
            let is = |kind: &mut u64, yes: bool| *kind |= if yes { bit } else { 0 };
            let Feats { form, tense, passive, .. } = tag.feats;
            let (verb, adjective) = (tag.upos == Upos::Verb, tag.upos == Upos::Adj);
            let finite = verb && form == VerbForm::Finite;
            let participle = verb && form == VerbForm::Participle;
            is(&mut usual.adpositions, tag.upos == Upos::Adp);
            is(&mut usual.closed, matches!(tag.upos, Upos::Aux | Upos::Cconj));
            is(&mut usual.verbs, verb);
            is(&mut usual.finites, finite);
            is(&mut usual.presents, finite && tense == Tense::Present);
            is(&mut usual.describing, adjective || participle && tense != Tense::Present);
            is(&mut usual.passives, adjective || participle && passive);
        }
        usual
    }
}

/// The first of some tags that says it. One function for all, so that the engine stays small.
#[inline(never)]
fn first(tags: &[Tag], wanted: &Wanted) -> Option<u8> {
    let fits = |t: &Tag| {
        t.upos == wanted.upos
            && wanted.form.is_none_or(|f| f == t.feats.form)
            && wanted.tense.is_none_or(|w| w == t.feats.tense)
            && wanted.number.is_none_or(|n| n == t.feats.number)
            && wanted.passive.is_none_or(|p| p == t.feats.passive)
            && (!wanted.third || t.feats.person == Person::Third)
    };
    tags.iter().position(fits).map(|t| t as u8)
}

/// Whether a tag is one of some.
#[inline(always)]
pub(super) fn is_of(tag: u8, bits: u64) -> bool {
    bits >> (tag & 63) & 1 != 0
}

/// A part of speech, whatever its features.
pub(super) fn any(model: &Model, upos: Upos) -> Option<u8> {
    match upos {
        Upos::Num => model.usual.others[0],
        Upos::Sconj => model.usual.others[1],
        Upos::Adj => model.usual.others[2],
        _ => first(&model.tags, &Wanted { upos, ..ANY }),
    }
}

/// A noun.
pub(super) fn noun(model: &Model, number: Number) -> Option<u8> {
    match number {
        Number::Singular => model.usual.nouns[0],
        Number::Plural => model.usual.nouns[1],
        _ => first(&model.tags, &Wanted { upos: Upos::Noun, number: Some(number), ..ANY }),
    }
}

/// A finite verb in the past.
pub(super) fn past(model: &Model) -> Option<u8> {
    model.usual.past
}

/// A finite verb in the present, of the third person if the tags tell persons.
pub(super) fn present(model: &Model) -> Option<u8> {
    let finite = Wanted { upos: Upos::Verb, form: Some(VerbForm::Finite), tense: Some(Tense::Present), ..ANY };
    first(&model.tags, &Wanted { third: true, ..finite }).or_else(|| first(&model.tags, &finite))
}

/// A finite verb in the form that it has in the dictionary.
pub(super) fn plain(model: &Model) -> Option<u8> {
    let plain = |t: &Tag| {
        t.upos == Upos::Verb
            && t.feats.form == VerbForm::Finite
            && t.feats.tense == Tense::Present
            && t.feats.person != Person::Third
    };
    model.tags.iter().position(plain).map(|t| t as u8)
}

/// A past participle, passive or active, of a number; none for either.
pub(super) fn participle(model: &Model, passive: Option<bool>, number: Option<Number>) -> Option<u8> {
    match (passive, number) {
        (Some(true), None) => return model.usual.passive,
        (Some(false), None) => return model.usual.perfect,
        _ => {}
    }
    let form = Some(VerbForm::Participle);
    first(&model.tags, &Wanted { upos: Upos::Verb, form, tense: Some(Tense::Past), number, passive, third: false })
}

/// A present participle.
pub(super) fn gerund(model: &Model) -> Option<u8> {
    let present = Some(Tense::Present);
    first(&model.tags, &Wanted { upos: Upos::Verb, form: Some(VerbForm::Participle), tense: present, ..ANY })
}

/// An auxiliary in a form and a tense.
pub(super) fn auxiliary(model: &Model, form: VerbForm, tense: Tense) -> Option<u8> {
    first(&model.tags, &Wanted { upos: Upos::Aux, form: Some(form), tense: Some(tense), ..ANY })
}
