//! A mention in the making: what the steps learn of it before it is handed out. Hides how parts add up to an id.

use std::ops::Range;

use super::{compose, Kind, Mention, Said};
use crate::knowledge::countries::Countries;
use crate::syntax::{Syntax, Upos};
use crate::text::{Span, Text};

/// A mention in the making.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub tokens: Range<usize>,
    pub head: usize,
    pub kind: Kind,
    pub said: Said,
    /// Id and name of a known actor.
    pub known: Option<(String, String)>,
    /// Name of an unknown one.
    pub name: Option<Range<usize>>,
    pub country: Option<String>,
    pub sector: Option<String>,
    /// Whether the sector gives way to that of a modifier, an owner or a complement.
    pub yields: bool,
    pub detail: String,
    pub plural: bool,
    /// "the", "le", "ce": somebody known from before.
    pub definite: bool,
    /// Is an actor only with a modifier, an owner or a complement.
    pub weak: bool,
    pub qualified: bool,
    /// "its", "leur" before it.
    pub owner: Option<usize>,
    /// The word that says what they are: the head of a phrase, the title before a name.
    pub role: Option<usize>,
    /// Ally, rival, counterpart: owners and complements do not say what they are.
    pub relation: bool,
    /// Bytes inside a token ("Russian" of "Russian-Turkish").
    pub part: Option<Span>,
    /// An office or title, which a name may follow.
    pub office: bool,
    pub antecedent: Option<usize>,
}

impl Found {
    pub fn new(tokens: Range<usize>, head: usize, kind: Kind, said: Said) -> Found {
        Found {
            tokens,
            head,
            kind,
            said,
            known: None,
            name: None,
            country: None,
            sector: None,
            yields: true,
            detail: String::new(),
            plural: false,
            definite: false,
            weak: false,
            qualified: false,
            owner: None,
            role: None,
            relation: false,
            part: None,
            office: false,
            antecedent: None,
        }
    }

    /// Takes country and sector over from an owner ("the regime's forces"), a complement ("forces of the regime") or an
    /// antecedent, where its own words leave them open.
    pub fn inherit(&mut self, other: &Found) {
        self.qualified = true;
        if self.relation {
            return;
        }
        if self.country.is_none() && !self.detail.contains('-') {
            self.country.clone_from(&other.country);
        }
        // "Colombia's guerrillas" are no troops of Colombia's.
        if self.yields && !(other.kind == Kind::Country && self.sector.as_deref() == Some("rebel")) {
            if let Some(sector) = other.sector.as_deref() {
                self.sector = compose::sector(self.sector.as_deref(), true, Some(sector));
            }
        }
    }

    /// Moves the head to what stands before the first preposition, "thousands" of "thousands of refugees", and from an adjective to its noun.
    pub fn anchor(&mut self, syntax: &Syntax) {
        if self.tokens.len() < 2 || self.tokens.end > syntax.words.len() {
            return;
        }
        let upos = |i: usize| syntax.words[i].upos;
        // "Premier ministre".
        if upos(self.head) == Upos::Adj && self.head + 1 < self.tokens.end && upos(self.head + 1) == Upos::Noun {
            self.head += 1;
        }
        let nominal = |i: &usize| matches!(upos(*i), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
        let Some(first) = self.tokens.clone().find(nominal) else { return };
        let Some(led) = (first + 1..self.head).find(|&i| upos(i) == Upos::Adp) else { return };
        if let Some(head) = (first..led).rev().find(nominal) {
            self.head = head;
        }
    }

    /// The finished mention.
    pub fn finish(self, text: &Text) -> Mention {
        let pronoun = matches!(self.said, Said::Pronoun | Said::Possessive) && self.antecedent.is_none();
        let composed = || {
            let who = self.country.is_some() || !self.detail.is_empty() && self.sector.is_some();
            let person = matches!(self.kind, Kind::Person) && self.name.is_some();
            (who && !person && !pronoun).then(|| compose::id(self.country.as_deref(), self.sector.as_deref(), &self.detail))
        };
        let named = |r: &Range<usize>| text.slice(text.span_of(r.clone())).split_whitespace().collect::<Vec<_>>().join(" ");
        let (id, name) = match &self.known {
            Some((id, name)) => (Some(id.clone()), Some(name.clone())),
            None if pronoun => (None, None),
            None => match &self.name {
                Some(r) => {
                    (if self.kind == Kind::Organisation && self.said == Said::Name { None } else { composed() }, Some(named(r)))
                }
                None => (
                    composed(),
                    compose::name(
                        self.country.as_deref().and_then(|c| Countries::get().by_iso3(c)).map(|c| c.name),
                        self.sector.as_deref(),
                        &self.detail,
                    ),
                ),
            },
        };
        Mention {
            span: self.part.unwrap_or_else(|| text.span_of(self.tokens.clone())),
            tokens: self.tokens,
            head: self.head,
            kind: self.kind,
            said: self.said,
            id,
            name,
            country: self.country,
            sector: self.sector,
            plural: self.plural,
            antecedent: self.antecedent,
        }
    }
}
