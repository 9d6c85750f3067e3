//! What a part of a phrase says of the actor: country, sector, side, detail. Hides how the tables' entries and known names become
//! mentions.

use std::ops::Range;

use super::found::Found;
use super::items::{Atom, Item, Leader, Side};
use super::lexicon::{class, Entry, Form};
use super::phrase::Parser;
use super::{compose, Kind, Said};
use crate::text::Shape;

impl Parser<'_, '_> {
    /// Adds what a modifier says.
    pub(super) fn modify(&self, found: &mut Found, item: &Item) {
        match &item.atom {
            Atom::State { iso, form, .. } => {
                if found.country.is_none() {
                    found.country = Some(iso.clone());
                }
                if *form == Form::Seat && found.sector.is_none() {
                    found.sector = Some("government".into());
                }
                found.qualified = true;
            }
            Atom::Row(row) => {
                let row = &self.view.register.rows[*row];
                if found.country.is_none() {
                    found.country.clone_from(&row.country);
                }
                if found.yields {
                    found.sector = compose::sector(found.sector.as_deref(), true, row.sector.as_deref());
                }
                found.qualified = true;
            }
            Atom::Pair(states) => {
                found.country = found.country.take().or_else(|| states.first().map(|s| s.0.clone()));
                found.qualified = true;
            }
            Atom::Side(side) => {
                found.detail.clone_from(&side.code);
                found.country = found.country.take().or(side.country.clone());
                if found.yields && side.sector.is_some() {
                    found.sector = compose::sector(found.sector.as_deref(), true, side.sector.as_deref());
                }
                found.qualified = true;
            }
            Atom::Name | Atom::Organisation(_) => found.qualified = true,
            Atom::None => {
                if let Some(e) = item.entry(class::ETHNIC).or(item.entry(class::MOD)).or(item.entry(class::ROLE)) {
                    let sector = e.sector.as_deref();
                    if found.yields && sector.is_some() {
                        found.sector = compose::sector(found.sector.as_deref(), true, sector);
                        found.yields =
                            e.yields && e.class & class::ROLE == 0 || matches!(sector, Some("government" | "military"));
                    }
                    if e.class & class::ETHNIC != 0 {
                        if found.detail.is_empty() {
                            found.detail.clone_from(&e.detail);
                        }
                        // A people without a state has fighters, no army.
                        if found.yields && found.country.is_none() && found.sector.as_deref() == Some("military") {
                            found.sector = Some("rebel".into());
                        }
                    }
                    found.qualified = true;
                }
                if found.office || found.kind == Kind::Organisation {
                    self.portfolio_of(found, item.tokens.clone());
                }
                found.qualified |= item.is(class::ADJ);
            }
        }
    }

    /// What a ministry or a minister is for, from the words in `tokens`.
    fn portfolio_of(&self, found: &mut Found, tokens: Range<usize>) {
        if !found.detail.is_empty() || found.sector.as_deref() != Some("government") || !self.ministry(found) {
            return;
        }
        for i in tokens {
            let here = self.view.words(i).and_then(|(_, l)| l.iter().find(|e| e.class & class::PORTFOLIO != 0));
            let alone = || {
                let words = &self.view.lexicon.words;
                words.token(&self.view.pieces, i).and_then(|l| l.iter().find(|e| e.class & class::PORTFOLIO != 0))
            };
            if let Some(e) = here.or_else(alone) {
                found.detail.clone_from(&e.detail);
                return;
            }
        }
    }

    /// Whether the role word of a mention is a ministry's or a minister's.
    fn ministry(&self, found: &Found) -> bool {
        const STEMS: &[&str] = &["minist", "secretar", "department", "departement", "vice-minist"];
        let role = found.role.unwrap_or(found.head);
        found.tokens.clone().chain([role]).any(|i| STEMS.iter().any(|s| self.view.text.folded(i).starts_with(s)))
    }

    pub(super) fn role(&self, tokens: Range<usize>, head: usize, e: &Entry) -> Found {
        let mut f = Found::new(tokens.clone(), head, e.kind, Said::Phrase);
        f.role = Some(head);
        f.sector.clone_from(&e.sector);
        f.yields = e.yields;
        f.plural = e.plural;
        f.detail.clone_from(&e.detail);
        f.weak = e.class & (class::WEAK | class::KIN | class::RELATION) != 0;
        f.relation = e.class & class::RELATION != 0;
        f.office = e.class & class::OFFICE != 0;
        self.portfolio_of(&mut f, tokens);
        f
    }

    /// What an item means as an actor by itself.
    pub(super) fn atom(&self, item: &Item, tokens: Range<usize>) -> Option<Found> {
        let last = item.tokens.end - 1;
        Some(match &item.atom {
            Atom::Row(at) => {
                let row = &self.view.register.rows[*at];
                let mut f = Found::new(tokens, last, row.kind, Said::Name);
                f.known = Some((row.id.clone(), row.name.clone()));
                f.name = (row.kind == Kind::Person).then(|| item.tokens.clone());
                f.country.clone_from(&row.country);
                f.sector.clone_from(&row.sector);
                f.yields = false;
                f.qualified = true;
                f
            }
            Atom::State { iso, form, plural } => {
                let kind = if *form == Form::People { Kind::Group } else { Kind::Country };
                let mut f = Found::new(tokens, last, kind, if *form == Form::Adjective { Said::Modifier } else { Said::Name });
                f.country = Some(iso.clone());
                f.plural = *plural;
                f.qualified = true;
                if matches!(form, Form::Name | Form::Seat) {
                    f.sector = Some("government".into());
                    f.yields = false;
                }
                f
            }
            Atom::Organisation(head) => {
                let mut f =
                    Found::new(tokens, if self.view.french { item.tokens.start } else { *head }, Kind::Organisation, Said::Name);
                f.name = Some(item.tokens.clone());
                f.qualified = true;
                let entries = self.view.words(*head).map_or(&[][..], |w| w.1);
                if let Some(e) = entries.iter().filter(|e| e.class & class::ORGHEAD != 0).max_by_key(|e| e.sector.is_some()) {
                    f.sector.clone_from(&e.sector);
                    f.yields = e.yields;
                }
                for i in item.tokens.clone() {
                    if let Some((_, s)) = self.view.state(i) {
                        f.country.get_or_insert_with(|| s.iso.clone());
                    }
                }
                self.portfolio_of(&mut f, item.tokens.clone());
                if !f.detail.is_empty() {
                    f.said = Said::Phrase;
                }
                f
            }
            Atom::Name => {
                let mut f = Found::new(tokens, last, Kind::Person, Said::Name);
                f.name = Some(item.tokens.clone());
                f.head = if self.view.french { item.tokens.start } else { last };
                f
            }
            Atom::Side(_) | Atom::Pair(_) => return None,
            Atom::None => {
                let e = item.entry(class::ETHNIC).filter(|e| e.plural)?;
                let mut f = Found::new(tokens, last, Kind::Group, Said::Name);
                f.sector.clone_from(&e.sector);
                f.detail.clone_from(&e.detail);
                f.plural = true;
                f
            }
        })
    }

    /// A modifier of something that is no actor ("Russian raids", "the rebel advance"): a mention of its own.
    pub(super) fn bare(&mut self, k: usize) {
        let item = &self.items[k];
        let next = self.items.get(k + 1).filter(|n| n.is(class::GEO) && self.view.shape(n.tokens.start) == Shape::Lower);
        let before = k.checked_sub(1).map(|b| &self.items[b]).filter(|b| self.view.french && b.is(class::GEO));
        if next.is_some() || before.is_some() {
            return;
        }
        if let Atom::Side(Side { leader: Some((leader, span)), .. }) = &item.atom {
            let mut f = Found::new(item.tokens.clone(), item.tokens.start, Kind::Country, Said::Modifier);
            match leader {
                Leader::State(iso) => f.country = Some(iso.clone()),
                Leader::Row(row) => {
                    let row = &self.view.register.rows[*row];
                    (f.kind, f.country, f.sector) = (row.kind, row.country.clone(), row.sector.clone());
                    f.known = Some((row.id.clone(), row.name.clone()));
                }
            }
            (f.part, f.qualified) = (Some(*span), true);
            self.found.push(f);
            return;
        }
        if let Atom::Pair(states) = &item.atom {
            for (iso, span) in states {
                let mut f = Found::new(item.tokens.clone(), item.tokens.end - 1, Kind::Country, Said::Modifier);
                (f.country, f.part, f.qualified) = (Some(iso.clone()), Some(*span), true);
                self.found.push(f);
            }
            return;
        }
        let mut f = match &item.atom {
            Atom::State { .. } | Atom::Row(_) | Atom::Organisation(_) => match self.atom(item, item.tokens.clone()) {
                Some(f) => f,
                None => return,
            },
            Atom::None if item.is(class::ETHNIC) => match item.entry(class::ETHNIC).map(|e| (e.sector.clone(), e.detail.clone()))
            {
                Some((sector, detail)) => {
                    let mut f = Found::new(item.tokens.clone(), item.tokens.end - 1, Kind::Group, Said::Modifier);
                    (f.sector, f.detail, f.qualified) = (sector, detail, true);
                    f
                }
                None => return,
            },
            Atom::None => {
                // An adjective that says no more than "military" or "official" points to nobody.
                let body = |e: &&Entry| {
                    e.class & class::ROLE != 0
                        && e.kind == Kind::Organisation
                        && !item.is(class::ADJ)
                        && self.lower(k) != "military"
                };
                let armed = |e: &&Entry| matches!(e.sector.as_deref(), Some("rebel" | "jihadist" | "militia" | "opposition"));
                let noun =
                    item.entries.iter().filter(|e| e.class & (class::ROLE | class::MOD) != 0).find(|e| armed(e) || body(e));
                let Some(e) = noun else { return };
                let mut f = self.role(item.tokens.clone(), item.tokens.end - 1, e);
                f.said = Said::Modifier;
                f.kind =
                    if e.class & class::ROLE != 0 && e.kind == Kind::Organisation { Kind::Organisation } else { Kind::Group };
                f.qualified = true;
                if let Some(b) = k.checked_sub(1).filter(|_| !self.view.french) {
                    if let Atom::State { iso, .. } = &self.items[b].atom {
                        f.country = Some(iso.clone());
                        f.tokens.start = self.items[b].tokens.start;
                        self.found.retain(|p| p.tokens != self.items[b].tokens);
                    }
                }
                f
            }
            _ => return,
        };
        if !matches!(item.atom, Atom::Row(_) | Atom::Organisation(_)) {
            f.said = if f.said == Said::Name && f.kind == Kind::Country { Said::Name } else { Said::Modifier };
        }
        self.found.push(f);
    }
}
