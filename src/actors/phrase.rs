//! Noun phrases of actors, composed over the items of a sentence: "Russian military police", "l'armée de l'air syrienne", "35
//! fighters from regime forces". Hides the walk over a sentence; the order of words in the two languages lies in `english` and
//! `french`, what a part adds to the whole in `meaning`.

use crate::knowledge::among;
use std::ops::Range;

use super::found::Found;
use super::items::{Atom, Item, View};
use super::lexicon::class;
use super::Said;
use crate::knowledge::sort;
use crate::syntax::{Upos, VerbForm};
use crate::text::Shape;

/// The actors of a sentence, in order of their first tokens; inner ones after the phrase that holds them.
#[inline(never)]
pub(super) fn find(view: &View, sentence: Range<usize>) -> Vec<Found> {
    let items = view.items(sentence);
    let mut parser = Parser { view, items: &items, found: Vec::new() };
    let mut k = 0;
    while k < items.len() {
        if parser.pronoun(k) {
            k += 1;
            continue;
        }
        k = if view.french { parser.french(k) } else { parser.english(k) };
    }
    let mut found = parser.found;
    sort::by_key(&mut found, |f| (f.tokens.start, std::cmp::Reverse(f.tokens.end)));
    super::join::join(view, &mut found);
    found
}

/// Walks over the items of a sentence.
pub(super) struct Parser<'a, 'v> {
    pub view: &'v View<'a>,
    pub items: &'v [Item<'a>],
    pub found: Vec<Found>,
}

const DEFINITE: &[&str] =
    &["the", "this", "that", "these", "those", "le", "la", "les", "l'", "ce", "cet", "cette", "ces", "du", "des", "au", "aux"];

impl<'a> Parser<'a, '_> {
    pub(super) fn lower(&self, item: usize) -> &str {
        self.view.text.lower(self.items[item].tokens.start)
    }

    pub(super) fn shape(&self, item: usize) -> Shape {
        self.view.shape(self.items[item].tokens.start)
    }

    pub(super) fn upos(&self, item: usize) -> Upos {
        self.view.upos(self.items[item].tokens.end - 1)
    }

    /// Determiner, numeral and quantifier from item `k`: where they end.
    pub(super) fn prefix(&self, k: usize) -> (usize, Option<usize>, bool) {
        let (mut j, mut det, mut counted) = (k, None, false);
        while j < self.items.len() && j < k + 9 {
            let item = &self.items[j];
            let number = self.shape(j) == Shape::Number;
            let of = among(self.lower(j), "of|de|d'|des") && counted && j > k;
            if item.is(class::DET)
                && (det.is_none() && !counted
                    || of
                    || counted && self.items[j - 1].tokens.len() == 1 && self.lower(j - 1) == "of")
                && !(self.view.french && matches!(self.lower(j), "de" | "d'") && !counted)
            {
                det = det.or(Some(j));
            } else if number || item.is(class::QUANT) && item.atom == Atom::None {
                counted = true;
            } else if !of {
                break;
            }
            j += 1;
        }
        (j, det, counted)
    }

    /// A pronoun is a mention of its own; a possessive is one beside the phrase it opens.
    pub(super) fn pronoun(&mut self, k: usize) -> bool {
        let item = &self.items[k];
        let Some(e) = item.entry(class::PRONOUN | class::POSSESSIVE).filter(|_| item.atom == Atom::None) else { return false };
        if e.detail == "latter" && self.view.noun_follows(item.tokens.end) {
            return false;
        }
        let said = if e.class & class::PRONOUN != 0 { Said::Pronoun } else { Said::Possessive };
        let mut f = Found::new(item.tokens.clone(), item.tokens.end - 1, e.kind, said);
        f.plural = e.plural;
        f.detail.clone_from(&e.detail);
        // "it", "il" and "son" may mean a thing: they count where somebody is found whom they mean.
        let thing = among(self.lower(k), "it|itself|il|elle") || !f.detail.is_empty() && f.detail != "speaker";
        f.weak = said == Said::Possessive || thing;
        self.found.push(f);
        said == Said::Pronoun
    }

    pub(super) fn qualify(&self, found: &mut Found, det: Option<usize>) {
        if let Some(d) = det {
            let word = self.lower(d);
            found.definite = DEFINITE.contains(&word);
            // "the Idleb region": an article makes nobody of a name.
            found.qualified |= found.definite && found.name.is_none();
            if self.items[d].is(class::POSSESSIVE) {
                found.owner = Some(self.items[d].tokens.start);
                found.qualified = true;
                found.definite = true;
            }
        }
    }

    pub(super) fn head_class(&self, k: usize) -> bool {
        let item = &self.items[k];
        let verb = self.view.tagged && matches!(self.upos(k), Upos::Verb | Upos::Aux) && self.shape(k) == Shape::Lower;
        match item.atom {
            Atom::None => !verb && (item.is(class::HEAD) || item.entry(class::ETHNIC).is_some_and(|e| e.plural)),
            Atom::Side(_) | Atom::Pair(_) => false,
            _ => true,
        }
    }

    pub(super) fn modifier_class(&self, k: usize) -> bool {
        let item = &self.items[k];
        match item.atom {
            Atom::None => {
                // "captured soldiers" and "captured two soldiers": the form tells which.
                let verb = self.view.tagged
                    && self.upos(k) == Upos::Verb
                    && self.view.syntax.words[item.tokens.start].feats.form == VerbForm::Finite
                    && !k.checked_sub(1).is_some_and(|b| {
                        self.lower(b) == "or" || matches!(self.upos(b), Upos::Adp | Upos::Det | Upos::Adj | Upos::Num)
                    });
                !verb && item.is(class::MOD | class::ADJ | class::ETHNIC | class::TITLE | class::PORTFOLIO)
                    || self.view.tagged && self.upos(k) == Upos::Adj && self.shape(k) == Shape::Lower
                    || self.lower(k) == "-" && !self.view.text.tokens[item.tokens.start].spaced
            }
            Atom::Side(_) | Atom::Pair(_) => true,
            _ => false,
        }
    }
}
