//! French noun phrases: head, adjectives, portfolio, name. Hides what may follow a head and when an adjective is one.

use super::found::Found;
use super::items::{Atom, Item};
use super::lexicon::{class, Form};
use super::phrase::Parser;
use super::{Kind, Said};
use crate::knowledge::among;
use crate::syntax::Upos;
use crate::text::Shape;

impl Parser<'_, '_> {
    pub(super) fn french(&mut self, k: usize) -> usize {
        let (mut j, det, counted) = self.prefix(k);
        while j < self.items.len()
            && !self.head_class(j)
            && (self.items[j].is(class::ADJ | class::TITLE) && !(self.view.tagged && self.upos(j) == Upos::Verb)
                || j > k
                    && self.view.tagged
                    && self.upos(j) == Upos::Adj
                    && self.shape(j) == Shape::Lower
                    && self.items[j].atom == Atom::None)
        {
            j += 1;
        }
        // "Mme X", "le général X", "les pro-X"
        if j >= self.items.len() {
            return j.max(k + 1);
        }
        let start = self.items[k].tokens.start;
        if let Atom::Side(side) = &self.items[j].atom {
            if det.is_some_and(|d| matches!(self.lower(d), "les" | "des" | "aux")) {
                let item = &self.items[j];
                let mut f = Found::new(start..item.tokens.end, item.tokens.end - 1, Kind::Group, Said::Phrase);
                (f.detail, f.plural, f.qualified) = (side.code.clone(), true, true);
                (f.country, f.sector) = (side.country.clone(), side.sector.clone());
                self.found.push(f);
            }
            return j + 1;
        }
        if !self.head_class(j) {
            if !self.items[j].is(class::DET) {
                self.bare(j);
            }
            // What stands after an adjective may begin a phrase of its own: "capturé deux soldats".
            return if j > k && !self.items[j - 1].is(class::DET | class::QUANT) { j } else { j + 1 };
        }
        let item = &self.items[j];
        let adjective = match &item.atom {
            Atom::State { form: Form::Adjective, .. } => true,
            Atom::None => item.is(class::MOD | class::ADJ | class::ETHNIC) && self.shape(j) == Shape::Lower,
            _ => false,
        };
        // After a noun that is no actor an ambiguous word is its adjective: "l'offensive rebelle".
        let opened = j > k || k == 0 || self.opens(k - 1);
        let noun = self.view.tagged && matches!(self.view.upos(item.tokens.end - 1), Upos::Noun | Upos::Propn);
        if adjective && (!opened || matches!(item.atom, Atom::State { .. })) && !(noun && opened) {
            self.bare(j);
            return j + 1;
        }
        let h = j;
        j += 1;
        let entry = item.entry(class::HEAD);
        let mut mods: Vec<usize> = (k..h).filter(|&m| !self.items[m].is(class::DET | class::QUANT)).collect();
        let mut end = item.tokens.end;
        let (mut name, mut owner) = (None, None);
        if item.atom == Atom::None {
            while j < self.items.len() {
                let next = &self.items[j];
                let lower = self.view.shape(next.tokens.start) == Shape::Lower || next.is(class::ETHNIC);
                let adj = lower && self.post(j, next);
                if adj || matches!(next.atom, Atom::Side(_) | Atom::Pair(_)) {
                    mods.push(j);
                    end = next.tokens.end;
                    j += 1;
                } else if let Some(p) = self.portfolio(j) {
                    mods.push(p);
                    end = self.items[p].tokens.end;
                    j = p + 1;
                } else {
                    break;
                }
            }
            let named = |a: &Atom| matches!(a, Atom::Row(_) | Atom::Name | Atom::Organisation(_));
            if let (Some(n), Some(e)) = (self.items.get(j).filter(|n| named(&n.atom)), entry) {
                let person = match n.atom {
                    Atom::Row(at) => self.view.register.rows[at].kind == Kind::Person,
                    Atom::Name => true,
                    _ => false,
                };
                let takes = if person && e.class & class::OFFICE != 0 {
                    true
                } else {
                    matches!(e.kind, Kind::Person | Kind::Office) && person
                        || !e.plural
                            && e.kind != Kind::Person
                            && (n.atom == Atom::Name || !person)
                            && e.class & class::OFFICE == 0
                };
                if takes && !e.plural {
                    name = Some(j);
                    end = n.tokens.end;
                    j += 1;
                } else if person && !e.plural && matches!(e.kind, Kind::Group | Kind::Organisation) {
                    // "le camp Haftar", "le gouvernement Kazimi"
                    owner = self.atom(n, n.tokens.clone());
                    end = n.tokens.end;
                    j += 1;
                }
            }
        } else if let Atom::State { form: Form::People, .. } = item.atom {
            while j < self.items.len() && self.post(j, &self.items[j]) {
                end = self.items[j].tokens.end;
                j += 1;
            }
        }
        let tokens = start..end;
        let f = match (name, entry) {
            (Some(n), Some(e)) if item.atom == Atom::None => {
                let mut f = match self.atom(&self.items[n], tokens.clone()) {
                    Some(f) => f,
                    None => return j,
                };
                f.head = item.tokens.start;
                f.role = Some(f.head);
                f.qualified = true;
                f.weak = false;
                if self.items[n].atom == Atom::Name {
                    if !(e.class & class::OFFICE != 0 || matches!(e.kind, Kind::Person | Kind::Office)) {
                        f.kind = Kind::Organisation;
                        f.yields = e.yields;
                    }
                    f.sector.clone_from(&e.sector);
                    f.office = e.class & class::OFFICE != 0;
                    for m in mods {
                        if self.items[m].is(class::PORTFOLIO) {
                            continue;
                        }
                        self.modify(&mut f, &self.items[m]);
                    }
                }
                Some(f)
            }
            (_, Some(e)) if item.atom == Atom::None => {
                let mut f = self.role(tokens, item.tokens.start, e);
                f.head = self.head_token(item);
                f.role = Some(f.head);
                for m in mods {
                    self.modify(&mut f, &self.items[m]);
                }
                if let Some(mut owner) = owner {
                    f.inherit(&owner);
                    owner.weak = owner.known.is_none();
                    owner.qualified = true;
                    self.found.push(owner);
                }
                Some(f)
            }
            _ => {
                let mut f = self.atom(item, tokens);
                if let Some(f) = f.as_mut().filter(|_| item.atom == Atom::Name) {
                    let titled = (k..h).any(|m| self.items[m].is(class::TITLE));
                    f.qualified = titled || item.is(class::GIVEN) && item.tokens.len() > 1;
                    f.weak = !f.qualified;
                    f.office = titled;
                }
                f
            }
        };
        if let Some(mut f) = f {
            self.qualify(&mut f, det);
            // "les deux pays": the word itself does not say that they are several.
            if counted && f.kind == Kind::Country && f.said == Said::Phrase {
                (f.kind, f.plural) = (Kind::Group, true);
            }
            f.qualified |= counted && f.plural;
            self.found.push(f);
        }
        j.max(k + 1)
    }

    /// The head of a role of several words: its first noun ("chef d'état-major", but "haut commandement").
    pub(super) fn head_token(&self, item: &Item) -> usize {
        let t = item.tokens.clone();
        if t.len() > 1 && self.view.text.lower(t.start).starts_with("haut") && !matches!(self.view.text.lower(t.start + 1), "-") {
            return t.start + 1;
        }
        t.start
    }

    /// Whether item `j` after a French head is its adjective.
    pub(super) fn post(&self, j: usize, item: &Item) -> bool {
        match &item.atom {
            Atom::State { form: Form::Adjective, .. } => true,
            Atom::None => {
                item.is(class::MOD | class::ETHNIC)
                    || item.is(class::ADJ) && !item.is(class::QUANT)
                    || self.view.tagged && self.upos(j) == Upos::Adj && self.shape(j) == Shape::Lower
            }
            _ => false,
        }
    }

    /// "des Affaires étrangères", "de la Défense" from item `j`: the item of the portfolio.
    pub(super) fn portfolio(&self, j: usize) -> Option<usize> {
        let of = among(self.lower(j), "de|du|des|d'");
        (j + 1..(j + 3).min(self.items.len()))
            .find(|&p| of && self.items[p].is(class::PORTFOLIO))
            .filter(|&p| p == j + 1 || matches!(self.lower(j + 1), "la" | "l'"))
    }

    /// Whether item `k` opens a noun phrase for what follows.
    pub(super) fn opens(&self, k: usize) -> bool {
        let item = &self.items[k];
        item.is(class::DET | class::FUNCTION | class::SAY | class::QUANT)
            || self.shape(k) == Shape::Punct
            || self.view.tagged
                && matches!(self.upos(k), Upos::Adp | Upos::Cconj | Upos::Verb | Upos::Aux | Upos::Punct | Upos::Det)
    }
}
