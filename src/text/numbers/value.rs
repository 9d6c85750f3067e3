//! One numeral, without the words that bound it: digits, number words, nouns of number, fractions.

use super::atoms::{Atom, Kind};
use super::lexicon::{Lexicon, Phrase, Role};

/// Values are held in thousandths, so that "3.6 million" is exact.
pub(super) const ONE: u128 = 1000;

/// A numeral.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// In thousandths.
    pub milli: u128,
    /// Whether it may be any number above ("dozens").
    pub open: bool,
    pub approximate: bool,
    pub percent: bool,
    pub ordinal: bool,
    /// Whether it is written in digits.
    pub digits: bool,
    /// The thousand or million it ends in, else 1: "10 to 15 thousand" shares it.
    pub multiplier: u128,
    /// The atom after it.
    pub end: usize,
}

impl Value {
    pub fn at(end: usize) -> Value {
        Value { milli: 0, open: false, approximate: false, percent: false, ordinal: false, digits: false, multiplier: 1, end }
    }

    fn of(n: u64, end: usize) -> Value {
        Value { milli: u128::from(n) * ONE, ..Value::at(end) }
    }

    fn times(mut self, factor: u64, end: usize) -> Value {
        self.milli = self.milli.saturating_mul(factor.into());
        self.multiplier = self.multiplier.saturating_mul(factor.into());
        self.end = end;
        self
    }
}

/// What stands at an atom.
pub(super) enum Step {
    Found(Value),
    /// Looks like a number and is none; go on at this atom.
    Junk(usize),
    Nothing,
}

/// Reads the atoms of one sentence.
pub(super) struct Reader<'a> {
    pub atoms: &'a [Atom<'a>],
    pub lex: &'a Lexicon,
    /// Whether "200.000" and "388 000" are groups of thousands, as in French.
    pub point_groups: bool,
}

impl Reader<'_> {
    fn get(&self, i: usize) -> Option<&Atom<'_>> {
        self.atoms.get(i)
    }

    fn is(&self, i: usize, role: Role) -> Option<u64> {
        self.lex.word(self.get(i), role)
    }

    fn phrase(&self, i: usize, kind: Phrase) -> Option<usize> {
        self.lex.starting_at(self.atoms, i, &[kind]).map(|(_, end, _)| end)
    }

    /// The numeral that starts at atom `i`.
    pub fn read(&self, i: usize) -> Step {
        let found = match self.atoms[i].kind {
            Kind::Digits => match self.digits(i) {
                Step::Found(v) => Some(v),
                other => return other,
            },
            Kind::Word => self.quantifier(i).or_else(|| self.half(i)).or_else(|| self.words(i)).or_else(|| self.ordinal(i)),
            Kind::Mark => None,
        };
        match found {
            Some(v) => Step::Found(self.percent(self.scaled(v))),
            None => Step::Nothing,
        }
    }

    /// "several", "a few", "a couple of", "both", "dozens", "une dizaine": whatever is a number without being counted.
    fn quantifier(&self, i: usize) -> Option<Value> {
        if let Some((_, end, n)) = self.lex.starting_at(self.atoms, i, &[Phrase::Few]) {
            let value = Value { open: true, approximate: true, ..Value::of(n, end) };
            // "few" alone says how little there is, not how much.
            let number = self.is(end, Role::Hundred).or_else(|| self.is(end, Role::Scale)).or_else(|| self.noun(end));
            if let Some(base) = number {
                return Some(self.chain(value.times(base, end + 1)));
            }
            return (!self.atoms[i].is("few")).then_some(value);
        }
        if let Some(n) = self.is(i, Role::Both) {
            // "both Turkey and Russia", "both in ...": no count.
            let next = self.get(i + 1).filter(|a| a.kind == Kind::Word)?;
            return (!next.capital && self.is(i + 1, Role::UnlessBoth).is_none()).then(|| Value::of(n, i + 1));
        }
        if let Some(base) = self.is(i, Role::Plural) {
            // "tens" and "scores" are other words as well.
            let rare = base < 1000 && matches!(&*self.atoms[i].text, "tens" | "scores");
            if rare && self.phrase(i + 1, Phrase::Of).is_none() {
                return None;
            }
            return Some(self.chain(Value { open: true, approximate: true, ..Value::of(2 * base, i + 1) }));
        }
        let at = i + usize::from(self.is(i, Role::Article).is_some());
        if at > i {
            if let (Some(n), Some(_)) = (self.is(at, Role::Pair), self.phrase(at + 1, Phrase::Of)) {
                return Some(Value { approximate: true, ..Value::of(n, at + 1) });
            }
            if let Some(d) = self.is(at, Role::Fraction) {
                let of = self.phrase(at + 1, Phrase::Of).is_some() || self.get(at + 1).is_some_and(|a| a.is("des") || a.is("du"));
                return of.then(|| share(1, d, at + 1));
            }
            if self.is(at, Role::Scale).is_some() || self.is(at, Role::Hundred).is_some() {
                return self.cardinal(at, true);
            }
        }
        let base = self.is(at, Role::Collective)?;
        Some(self.chain(Value { approximate: true, ..Value::of(base, at + 1) }))
    }

    /// "half of", "half a million", "une demi-douzaine".
    fn half(&self, i: usize) -> Option<Value> {
        let mut at = i + usize::from(self.is(i, Role::Article).is_some());
        self.is(at, Role::Half)?;
        let alone =
            at == i && self.get(i + 1).is_some_and(|a| matches!(&*a.text, "of" | "the" | "its" | "their" | "his" | "her"));
        at += 1;
        at += usize::from(self.get(at).is_some_and(Atom::hyphen) || self.is(at, Role::Article).is_some());
        if let Some(base) = self.is(at, Role::Collective).or_else(|| self.is(at, Role::Scale)) {
            return Some(Value { approximate: true, milli: u128::from(base) * ONE / 2, ..Value::at(at + 1) });
        }
        let ranked = i.checked_sub(1).is_some_and(|b| self.is(b, Role::Ordinal).is_some() || self.atoms[b].hyphen());
        (alone && !ranked).then(|| share(1, 2, i + 1))
    }

    /// A number in words, with what may follow it: "two thirds", "twenty-first", "two and a half".
    fn words(&self, i: usize) -> Option<Value> {
        if self.pronoun(i) {
            return None;
        }
        let value = self.cardinal(i, false)?;
        let (n, end) = (value.milli / ONE, value.end);
        let next = end + usize::from(self.get(end).is_some_and(|a| a.hyphen() && a.glued()));
        if let Some(rank) = self.is(next, Role::Ordinal).filter(|r| *r < 10 && n >= 20 && n % 10 == 0) {
            return Some(Value { ordinal: true, ..Value::of(n as u64 + rank, next + 1) });
        }
        if let Some(d) = self.is(next, Role::Fraction).filter(|d| n < u128::from(*d)) {
            return Some(share(n as u64, d, next + 1));
        }
        Some(value)
    }

    /// Whether the word at `i` is a pronoun or an adjective that is spelt like a number ("one another", "tout neuf").
    fn pronoun(&self, i: usize) -> bool {
        let word = &self.atoms[i];
        let before = i.checked_sub(1);
        match &*word.text {
            "one" => {
                before.is_some_and(|b| self.is(b, Role::UnlessBefore).is_some())
                    || self.is(i + 1, Role::UnlessAfter).is_some()
                    || self.get(i + 1).is_some_and(|a| a.is("'"))
            }
            "neuf" => {
                self.get(i + 1).is_none_or(|a| a.kind != Kind::Word)
                    && !before.is_some_and(|b| matches!(&*self.atoms[b].text, "a" | "les" | "des" | "ces"))
            }
            _ => false,
        }
    }

    /// An exact number in words. `one` for "a hundred", where the article has made the first group.
    pub fn cardinal(&self, i: usize, one: bool) -> Option<Value> {
        let (mut total, mut group, mut at) = (0u64, u64::from(one), i);
        let (mut limit, mut any, mut multiplier) = (u64::MAX, one, 1u64);
        if !one && self.is(i, Role::Unit).is_none() && self.is(i, Role::Ten).is_none() && self.is(i, Role::Alone).is_none() {
            return None;
        }
        let mut end = i;
        loop {
            let rest = group % 100;
            if let Some(v) = self.is(at, Role::Unit).or_else(|| self.is(at, Role::One).filter(|_| any)) {
                // "soixante et onze", "quatre-vingt-seize": tens that count on to twenty.
                let room = if v < 10 { rest % 10 == 0 } else { matches!(rest, 60 | 80) };
                if any && !(rest == 0 || (room && rest >= 10 && multiplier == 1)) {
                    break;
                }
                if any && rest == 0 && group == 0 && total == 0 {
                    break;
                }
                group += v;
                multiplier = 1;
            } else if let Some(v) = self.is(at, Role::Ten) {
                if v == 20 && rest == 4 {
                    group += 76;
                } else if rest == 0 || (v == 10 && matches!(rest, 60 | 80)) {
                    group += v;
                } else {
                    break;
                }
                multiplier = 1;
            } else if let Some(v) = self.is(at, Role::Hundred) {
                if group >= 100 || (any && group == 0) {
                    break;
                }
                group = group.max(1) * v;
                multiplier = v;
            } else if let Some(v) = self.is(at, Role::Scale).filter(|v| *v < limit) {
                if any && group == 0 {
                    break;
                }
                total = total.saturating_add(group.max(1).saturating_mul(v));
                multiplier = if multiplier > 1 { multiplier.saturating_mul(v) } else { v };
                (limit, group) = (v, 0);
            } else {
                break;
            }
            any = true;
            end = at + 1;
            at = self.join(end, group, total);
        }
        (end > i).then(|| Value { multiplier: multiplier.into(), ..Value::of(total.saturating_add(group), end) })
    }

    /// Where the next word of a number may stand: after a hyphen, or after "and" where that can join.
    fn join(&self, at: usize, group: u64, total: u64) -> usize {
        if self.get(at).is_some_and(|a| a.hyphen() && a.glued()) && self.get(at + 1).is_some_and(Atom::glued) {
            let and = self.phrase(at + 1, Phrase::And).filter(|&n| self.get(n).is_some_and(Atom::hyphen));
            return and.map_or(at + 1, |n| n + 1);
        }
        let Some(next) = self.phrase(at, Phrase::And) else { return at };
        let tens = group % 100 >= 20 && group % 10 == 0;
        let joins = match self.point_groups {
            true => tens && (self.is(next, Role::One).is_some() || self.is(next, Role::Unit) == Some(11)),
            false => {
                group % 100 == 0
                    && (group > 0 || total > 0)
                    && (self.is(next, Role::Unit).or_else(|| self.is(next, Role::Ten)).is_some())
            }
        };
        if joins {
            next
        } else {
            at
        }
    }

    /// "million", "dozen" and "and a half" after a numeral.
    fn scaled(&self, mut value: Value) -> Value {
        if value.ordinal || value.percent {
            return value;
        }
        let half = self.and_a_half(value.end);
        if let Some(end) = half.filter(|&end| self.is(end, Role::Scale).is_some()) {
            value.milli += ONE / 2;
            value.end = end;
        }
        let mut scales = 0;
        while let Some(n) = self.is(value.end, Role::Scale).or_else(|| {
            self.is(value.end, Role::Hundred).filter(|_| value.digits && self.is(value.end + 1, Role::Scale).is_some())
        }) {
            if scales == 2 || value.open {
                break;
            }
            let end = value.end + 1;
            value = value.times(n, end);
            scales += 1;
        }
        if !value.open && value.multiplier > 1000 {
            if let Some(end) = self.and_a_half(value.end).filter(|_| self.point_groups) {
                value.milli = value.milli.saturating_add(value.multiplier.saturating_mul(ONE / 2));
                value.end = end;
            }
        } else if !value.open && value.multiplier == 1 {
            if let Some(n) = self.noun(value.end).filter(|_| !value.approximate) {
                let end = value.end + 1;
                return self.chain(Value { approximate: true, ..value.times(n, end) });
            }
        }
        value
    }

    /// The value of a noun of number, singular or plural.
    fn noun(&self, i: usize) -> Option<u64> {
        self.is(i, Role::Collective).or_else(|| self.is(i, Role::Plural))
    }

    /// The atom after "and a half", "et demi".
    fn and_a_half(&self, i: usize) -> Option<usize> {
        let at = self.phrase(i, Phrase::And)?;
        let at = at + usize::from(self.is(at, Role::Article).is_some());
        self.is(at, Role::Half).map(|_| at + 1)
    }

    /// "of thousands", "de milliers" after a noun of number.
    fn chain(&self, mut value: Value) -> Value {
        for _ in 0..2 {
            let at = self.phrase(value.end, Phrase::Of).unwrap_or(value.end);
            let Some(base) = self.noun(at).or_else(|| self.is(at, Role::Scale)) else { break };
            value = value.times(base, at + 1);
        }
        value
    }

    fn percent(&self, mut value: Value) -> Value {
        if let Some(end) = self.phrase(value.end, Phrase::Percent) {
            (value.percent, value.end) = (true, end);
        } else if self.get(value.end).is_some_and(|a| a.is("%")) {
            (value.percent, value.end) = (true, value.end + 1);
        }
        value
    }

    fn ordinal(&self, i: usize) -> Option<Value> {
        self.is(i, Role::Ordinal).map(|n| Value { ordinal: true, ..Value::of(n, i + 1) })
    }
}

/// `n` parts of `d`, as a percentage.
fn share(n: u64, d: u64, end: usize) -> Value {
    Value { milli: u128::from(n) * 100 * ONE / u128::from(d.max(1)), percent: true, ..Value::at(end) }
}
