//! Noun phrases of actors, composed over the items of a sentence: "Russian military police", "l'armée de l'air syrienne", "35
//! fighters from regime forces". Hides the order of words in the two languages.

use std::ops::Range;

use super::found::Found;
use super::items::{Atom, Item, View};
use super::lexicon::{class, Entry, Form};
use super::{compose, Kind, Said};
use crate::syntax::Upos;
use crate::text::Shape;

/// The actors of a sentence, in order of their first tokens; inner ones after the phrase that holds them.
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
    found.sort_by_key(|f| (f.tokens.start, std::cmp::Reverse(f.tokens.end)));
    super::join::join(view, &mut found);
    found
}

struct Parser<'a, 'v> {
    view: &'v View<'a>,
    items: &'v [Item<'a>],
    found: Vec<Found>,
}

const DEFINITE: &[&str] =
    &["the", "this", "that", "these", "those", "le", "la", "les", "l'", "ce", "cet", "cette", "ces", "du", "des", "au", "aux"];

impl<'a> Parser<'a, '_> {
    fn lower(&self, item: usize) -> &str {
        self.view.text.lower(self.items[item].tokens.start)
    }

    fn shape(&self, item: usize) -> Shape {
        self.view.shape(self.items[item].tokens.start)
    }

    fn upos(&self, item: usize) -> Upos {
        self.view.upos(self.items[item].tokens.end - 1)
    }

    /// Determiner, numeral and quantifier from item `k`: where they end.
    fn prefix(&self, k: usize) -> (usize, Option<usize>, bool) {
        let (mut j, mut det, mut counted) = (k, None, false);
        while j < self.items.len() && j < k + 9 {
            let item = &self.items[j];
            let number = self.shape(j) == Shape::Number;
            let of = matches!(self.lower(j), "of" | "de" | "d'" | "des") && counted && j > k;
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
        // A quantifier alone at the end ("the others", "some") is a head of its own, if at all.
        while j > k && matches!(self.lower(j - 1), "of") {
            j -= 1;
        }
        (j, det, counted)
    }

    /// A pronoun is a mention of its own; a possessive is one beside the phrase it opens.
    fn pronoun(&mut self, k: usize) -> bool {
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
        let thing = matches!(self.lower(k), "it" | "itself" | "il" | "elle") || !f.detail.is_empty() && f.detail != "speaker";
        f.weak = said == Said::Possessive || thing;
        self.found.push(f);
        said == Said::Pronoun
    }

    fn qualify(&self, found: &mut Found, det: Option<usize>) {
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

    /// Adds what a modifier says.
    fn modify(&self, found: &mut Found, item: &Item) {
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
                if found.detail.is_empty() && (found.sector.as_deref() == Some("government")) {
                    if let Some(e) = item.entry(class::PORTFOLIO) {
                        found.detail.clone_from(&e.detail);
                    }
                }
                found.qualified |= item.is(class::ADJ);
            }
        }
    }

    fn role(&self, tokens: Range<usize>, head: usize, e: &Entry) -> Found {
        let mut f = Found::new(tokens, head, e.kind, Said::Phrase);
        f.role = Some(head);
        f.sector.clone_from(&e.sector);
        f.yields = e.yields;
        f.plural = e.plural;
        f.detail.clone_from(&e.detail);
        f.weak = e.class & (class::WEAK | class::KIN | class::RELATION) != 0;
        f.relation = e.class & class::RELATION != 0;
        f.office = e.class & class::OFFICE != 0;
        f
    }

    /// What an item means as an actor by itself.
    fn atom(&self, item: &Item, tokens: Range<usize>) -> Option<Found> {
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
                    if let Some(e) = self.view.words(i).and_then(|(_, l)| l.iter().find(|e| e.class & class::PORTFOLIO != 0)) {
                        if f.sector.as_deref() == Some("government") {
                            f.detail.clone_from(&e.detail);
                            f.said = Said::Phrase;
                        }
                    }
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
    fn bare(&mut self, k: usize) {
        let item = &self.items[k];
        let next = self.items.get(k + 1).filter(|n| n.is(class::GEO) && self.view.shape(n.tokens.start) == Shape::Lower);
        let before = k.checked_sub(1).map(|b| &self.items[b]).filter(|b| self.view.french && b.is(class::GEO));
        if next.is_some() || before.is_some() {
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

    fn head_class(&self, k: usize) -> bool {
        let item = &self.items[k];
        let verb = self.view.tagged && matches!(self.upos(k), Upos::Verb | Upos::Aux) && self.shape(k) == Shape::Lower;
        match item.atom {
            Atom::None => !verb && (item.is(class::HEAD) || item.entry(class::ETHNIC).is_some_and(|e| e.plural)),
            Atom::Side(_) | Atom::Pair(_) => false,
            _ => true,
        }
    }

    fn modifier_class(&self, k: usize) -> bool {
        let item = &self.items[k];
        match item.atom {
            Atom::None => {
                item.is(class::MOD | class::ADJ | class::ETHNIC | class::TITLE | class::PORTFOLIO)
                    || self.view.tagged && self.upos(k) == Upos::Adj && self.shape(k) == Shape::Lower
                    || self.lower(k) == "-" && !self.view.text.tokens[item.tokens.start].spaced
            }
            Atom::Side(_) | Atom::Pair(_) => true,
            _ => false,
        }
    }

    /// Whether English item `b` right after head `a` belongs to the same phrase.
    fn joins(&self, a: usize, b: usize) -> bool {
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
            _ if name(x) => role && y.entry(class::HEAD).is_some_and(|e| matches!(e.kind, Kind::Group | Kind::Organisation)),
            _ => role || name(y) && y.atom == Atom::Name && x.atom == Atom::Name,
        }
    }

    fn english(&mut self, k: usize) -> usize {
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
        if (noun || trailing && !self.tail(h, j)) && !(named && !trailing)
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

    /// Whether trailing modifiers are the start of something else.
    fn tail(&self, h: usize, j: usize) -> bool {
        (h + 1..j).all(|m| self.items[m].is(class::ADJ | class::TITLE | class::PORTFOLIO) || self.view.tagged)
    }

    fn closed(&self, l: usize) -> bool {
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
    fn phrase(&self, tokens: Range<usize>, mods: Range<usize>, h: usize) -> Option<Found> {
        let item = &self.items[h];
        let entry = item.entry(class::HEAD);
        let mut f = match (&item.atom, entry) {
            (Atom::None, Some(e)) => self.role(tokens, item.tokens.end - 1, e),
            _ => self.atom(item, tokens)?,
        };
        if item.atom == Atom::None && entry.is_some() {
            if let Some(e) = item.entry(class::PORTFOLIO) {
                f.detail.clone_from(&e.detail);
            }
        }
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

    fn french(&mut self, k: usize) -> usize {
        let (mut j, det, counted) = self.prefix(k);
        while j < self.items.len()
            && !self.head_class(j)
            && (self.items[j].is(class::ADJ | class::TITLE)
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
            return j.max(k) + 1;
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
            f.qualified |= counted && f.plural;
            self.found.push(f);
        }
        j.max(k + 1)
    }

    /// The head of a role of several words: its first noun ("chef d'état-major", but "haut commandement").
    fn head_token(&self, item: &Item) -> usize {
        let t = item.tokens.clone();
        if t.len() > 1 && self.view.text.lower(t.start).starts_with("haut") && !matches!(self.view.text.lower(t.start + 1), "-") {
            return t.start + 1;
        }
        t.start
    }

    /// Whether item `j` after a French head is its adjective.
    fn post(&self, j: usize, item: &Item) -> bool {
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
    fn portfolio(&self, j: usize) -> Option<usize> {
        let of = matches!(self.lower(j), "de" | "du" | "des" | "d'");
        (j + 1..(j + 3).min(self.items.len()))
            .find(|&p| of && self.items[p].is(class::PORTFOLIO))
            .filter(|&p| p == j + 1 || matches!(self.lower(j + 1), "la" | "l'"))
    }

    /// Whether item `k` opens a noun phrase for what follows.
    fn opens(&self, k: usize) -> bool {
        let item = &self.items[k];
        item.is(class::DET | class::FUNCTION | class::SAY | class::QUANT)
            || self.shape(k) == Shape::Punct
            || self.view.tagged
                && matches!(self.upos(k), Upos::Adp | Upos::Cconj | Upos::Verb | Upos::Aux | Upos::Punct | Upos::Det)
    }
}
