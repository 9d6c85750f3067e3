//! English noun phrases: modifiers, head, name. Hides what may stand before a head and what ends a phrase.

use std::ops::Range;

use super::found::Found;
use super::items::{Atom, Item};
use super::lexicon::{class, Form};
use super::phrase::Parser;
use super::{Kind, Said};
use crate::syntax::Upos;

impl Parser<'_, '_> {
    /// Whether English item `b` right after head `a` belongs to the same phrase.
    pub(super) fn joins(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.items[a], &self.items[b]);
        let entry = x.entry(class::HEAD);
        let name = |i: &Item| match i.atom {
            Atom::Row(at) => self.view.register.rows[at].kind == Kind::Person,
            Atom::Name => true,
            _ => false,
        };
        let role = y.atom == Atom::None && y.is(class::HEAD);
        match &x.atom {
            Atom::None if name(y) => {
                entry
                    .is_some_and(|e| !e.plural && (e.class & class::OFFICE != 0 || matches!(e.kind, Kind::Person | Kind::Office)))
                    || x.is(class::TITLE)
            }
            Atom::None if matches!(y.atom, Atom::Row(_) | Atom::Organisation(_)) => {
                entry.is_some_and(|e| !e.plural && e.kind == Kind::Group && e.sector.is_none())
                    || x.is(class::ETHNIC) && entry.is_none()
            }
            Atom::None if role => entry.is_none_or(|e| !e.plural) || x.is(class::ETHNIC),
            Atom::None => false,
            Atom::State { form: Form::People, .. } => false,
            Atom::State { .. } => role || !matches!(y.atom, Atom::None | Atom::State { .. }) || y.is(class::ETHNIC),
            // "a Kansas woman", "Assad forces"
            Atom::Name => role && !y.is(class::OFFICE) || y.atom == Atom::Name,
            _ if name(x) => role && y.entry(class::HEAD).is_some_and(|e| matches!(e.kind, Kind::Group | Kind::Organisation)),
            _ => role || name(y) && y.atom == Atom::Name && x.atom == Atom::Name,
        }
    }

    pub(super) fn english(&mut self, k: usize) -> usize {
        if self.apart(k) {
            self.bare(k);
            return k + 1;
        }
        let (mut j, det, counted) = self.prefix(k);
        let first = j;
        let mut last: Option<usize> = None;
        while j < self.items.len() {
            if self.head_class(j) {
                if last.is_some_and(|l| l + 1 == j && !self.joins(l, j) || l + 1 < j && self.closed(l)) {
                    break;
                }
                last = Some(j);
            } else if !self.modifier_class(j) || last.is_some_and(|l| self.closed(l)) {
                break;
            }
            j += 1;
        }
        let Some(h) = last else {
            // "Mr Zelensky" is caught above; modifiers without an actor may still name one.
            for m in first..j {
                self.bare(m);
            }
            return j.max(k + 1).max(first);
        };
        let item = &self.items[h];
        let after = self.items.get(j).map(|i| i.tokens.start);
        let noun = after.is_some_and(|t| self.view.noun_follows(t)) && !self.items[j].is(class::SAY | class::HEAD);
        let trailing = h + 1 < j;
        let named = !matches!(item.atom, Atom::None)
            || item.entry(class::HEAD).is_some_and(|e| e.plural && e.class & class::ROLE != 0)
                && !item.is(class::MOD | class::ETHNIC);
        if (noun || trailing && !self.tail(h, j)) && (!named || trailing)
            || named && noun && item.atom == Atom::None && self.view.tagged
        {
            for m in first..j {
                self.bare(m);
            }
            return j;
        }
        let that = self.lower(k) == "that"
            && (item.atom != Atom::None || self.view.tagged && self.view.upos(self.items[k].tokens.start) == Upos::Sconj);
        let start = self.items[k + that as usize].tokens.start;
        let tokens = start..item.tokens.end;
        // A state's adjective alone: what it modifies is no actor.
        if let Atom::State { form: Form::Adjective, .. } = item.atom {
            for m in first..j {
                self.bare(m);
            }
            return j;
        }
        let f = self.phrase(tokens, first..h, h);
        if let Some(mut f) = f {
            // "a fighter", but "fighter and bomber aircraft": one person is not said without an article.
            f.weak |= f.said == Said::Phrase && f.kind == Kind::Person && !f.plural && det.is_none() && !counted && !f.office;
            self.qualify(&mut f, det);
            f.qualified |= counted && f.plural;
            if f.weak && !counted && det.is_none() && f.kind == Kind::Person && f.said == Said::Phrase {
                f.qualified = false;
            }
            if h + 1 < j {
                j = h + 1;
            }
            self.found.push(f);
        }
        j.max(k + 1)
    }

    /// "In Paris President X said": a capital or a state that says where, and is no part of who comes after it.
    fn apart(&self, k: usize) -> bool {
        let (Atom::State { form: Form::Name | Form::Seat, .. }, Some(next)) = (&self.items[k].atom, self.items.get(k + 1)) else {
            return false;
        };
        let before = self.items[k].tokens.start.checked_sub(1).map_or("", |b| self.view.text.lower(b));
        before == "in" && next.is(class::TITLE | class::OFFICE)
    }

    /// Whether trailing modifiers are the start of something else.
    pub(super) fn tail(&self, h: usize, j: usize) -> bool {
        (h + 1..j).all(|m| self.items[m].is(class::ADJ | class::TITLE | class::PORTFOLIO) || self.view.tagged)
    }

    pub(super) fn closed(&self, l: usize) -> bool {
        let item = &self.items[l];
        match item.atom {
            Atom::None => item.entry(class::HEAD).is_some_and(|e| e.plural) && !item.is(class::MOD | class::ETHNIC),
            Atom::State { form: Form::Adjective, .. } => false,
            Atom::State { .. } | Atom::Side(_) | Atom::Pair(_) => false,
            Atom::Row(at) => self.view.register.rows[at].kind == Kind::Person,
            _ => false,
        }
    }

    /// The phrase of head item `h` with modifier items `mods`; offices and titles give their person the country.
    pub(super) fn phrase(&self, tokens: Range<usize>, mods: Range<usize>, h: usize) -> Option<Found> {
        let item = &self.items[h];
        let entry = item.entry(class::HEAD);
        let mut f = match (&item.atom, entry) {
            (Atom::None, Some(e)) => self.role(tokens, item.tokens.end - 1, e),
            _ => self.atom(item, tokens)?,
        };
        let titled = mods.clone().any(|m| {
            self.items[m].is(class::TITLE)
                || self.items[m].entry(class::OFFICE).is_some()
                || self.items[m].entry(class::HEAD).is_some_and(|e| e.kind == Kind::Person)
        });
        for m in mods.rev() {
            let part = &self.items[m];
            if f.said == Said::Name && f.role.is_none() && part.atom == Atom::None && part.is(class::OFFICE) {
                f.role = Some(part.tokens.end - 1);
            }
            if f.known.is_some() {
                continue;
            }
            if let (true, Some(e)) = (item.atom == Atom::Name, part.entry(class::OFFICE)) {
                f.sector = f.sector.take().or(e.sector.clone());
            }
            if item.atom == Atom::Name && part.atom == Atom::None && !part.is(class::OFFICE | class::TITLE | class::KIN) {
                continue;
            }
            if f.said == Said::Name && f.kind == Kind::Country {
                continue;
            }
            self.modify(&mut f, part);
        }
        if item.atom == Atom::Name {
            f.qualified |= titled || item.is(class::GIVEN) && item.tokens.len() > 1;
            f.weak = !f.qualified;
            f.office = titled;
            if titled {
                f.said = Said::Name;
            }
        }
        Some(f)
    }
}
