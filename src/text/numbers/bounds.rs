//! The words round a numeral: ranges ("between 10 and 15"), bounds ("at least"), roughness ("some").

use super::atoms::{Atom, Kind};
use super::lexicon::{Phrase, Role};
use super::value::{Reader, Step, Value, ONE};
use super::{Number, Span, LARGEST};

/// The number whose numeral starts at atom `i`, if any, and the atom to go on at. Bounding words are taken from atom `low` on.
pub(super) fn at(reader: &Reader, low: usize, i: usize) -> (Option<Number>, usize) {
    let first = &reader.atoms[i];
    if first.kind != Kind::Digits && !reader.lex.begins(first.key, || reader.atoms.get(i + 1).map(|a| a.key)) {
        return (None, i + 1);
    }
    let value = match reader.read(i) {
        Step::Found(value) => value,
        Step::Junk(next) => return (None, next),
        Step::Nothing => match article(reader, low, i) {
            Some(value) => value,
            None => return (None, i + 1),
        },
    };
    let mut bounds = Bounds::of(&value);
    let mut end = value.end;
    let (mut start, core_start) = (i, i);
    let opening = reader.lex.ending_at(reader.atoms, low, i).filter(|(k, _)| matches!(k, Phrase::From | Phrase::Between));
    match range(reader, &value, opening.map(|o| o.0)) {
        Range::Is(second, rough) => {
            bounds = Bounds::between(&value, &second, rough);
            end = second.end;
            start = opening.map_or(start, |o| o.1);
        }
        Range::Junk(next) => return (None, next),
        Range::No => {}
    }
    let core_end = end;
    for _ in 0..3 {
        match reader.lex.ending_at(reader.atoms, low, start) {
            Some((kind, from)) if bounds.before(kind) => start = from,
            _ => break,
        }
    }
    if let Some((kind, next, _)) = reader.lex.starting_at(reader.atoms, end, &[Phrase::More, Phrase::So]) {
        // "200 environ 30 ...": the word belongs to what follows it.
        let belongs = kind == Phrase::More || reader.atoms.get(next).is_none_or(|a| !starts_number(reader, next, a));
        if belongs && !value.ordinal {
            bounds.after(kind);
            end = next;
        }
    }
    let number = bounds.number(reader.atoms, start..end, core_start..core_end, &value);
    (number, end)
}

fn starts_number(reader: &Reader, i: usize, atom: &Atom) -> bool {
    atom.text.starts_with(|c: char| c.is_ascii_digit()) || matches!(reader.read(i), Step::Found(_))
}

/// "plus d'un", "au moins une": the French article counts where a bound or a range stands with it.
fn article(reader: &Reader, low: usize, i: usize) -> Option<Value> {
    let one = reader.lex.word(reader.atoms.get(i), Role::One)?;
    let value = Value { milli: u128::from(one) * ONE, ..Value::at(i + 1) };
    let opening = reader.lex.ending_at(reader.atoms, low, i);
    let bound = opening.is_some_and(|(k, _)| matches!(k, Phrase::Least | Phrase::Below));
    let range = matches!(range(reader, &value, opening.map(|o| o.0)), Range::Is(..));
    (bound || range).then_some(value)
}

enum Range {
    Is(Value, bool),
    /// Two numerals joined like a score or a part number, not a range.
    Junk(usize),
    No,
}

/// The second numeral of a range that starts with `first`, and whether it makes a rough figure.
fn range(reader: &Reader, first: &Value, opening: Option<Phrase>) -> Range {
    let atoms = reader.atoms;
    let hyphen = atoms.get(first.end).is_some_and(|a| a.hyphen());
    let (next, rough) = if hyphen {
        (first.end + 1, false)
    } else {
        let kinds: &[Phrase] = match opening {
            Some(Phrase::Between) => &[Phrase::And, Phrase::To],
            _ => &[Phrase::To, Phrase::Or],
        };
        match reader.lex.starting_at(atoms, first.end, kinds) {
            Some((kind, next, _)) => (next, kind == Phrase::Or),
            None => return Range::No,
        }
    };
    let Some(start) = atoms.get(next) else { return Range::No };
    let glued = hyphen && atoms[first.end].glued() && start.glued() && first.digits;
    let second = match reader.read(next) {
        Step::Found(v) => v,
        Step::Junk(end) if glued => return Range::Junk(end),
        _ => return Range::No,
    };
    let low = lift(first, &second);
    let chained = glued && atoms.get(second.end).is_some_and(|a| a.hyphen() && a.glued()) && digit_at(atoms, second.end + 1);
    let same = first.digits == second.digits || second.multiplier > 1 || first.multiplier > 1;
    let close = !rough || second.milli <= low.saturating_mul(2) + ONE;
    if low < second.milli && !chained && !first.ordinal && !second.ordinal && same && close {
        return Range::Is(second, rough);
    }
    if glued && second.digits {
        let mut end = second.end;
        while chained && atoms.get(end).is_some_and(|a| a.glued() && (a.hyphen() || digit_at(atoms, end))) {
            end += 1;
        }
        return Range::Junk(end);
    }
    Range::No
}

fn digit_at(atoms: &[Atom], i: usize) -> bool {
    atoms.get(i).is_some_and(|a| a.glued() && a.text.starts_with(|c: char| c.is_ascii_digit()))
}

/// The first value of "10 to 15 thousand", which shares the thousand.
fn lift(first: &Value, second: &Value) -> u128 {
    let lifted = first.milli.saturating_mul(second.multiplier);
    if first.multiplier == 1 && second.multiplier > 1 && lifted < second.milli {
        lifted
    } else {
        first.milli
    }
}

struct Bounds {
    min: u128,
    max: Option<u128>,
    approximate: bool,
    percent: bool,
}

impl Bounds {
    fn of(value: &Value) -> Bounds {
        let max = (!value.open).then_some(value.milli);
        Bounds { min: value.milli, max, approximate: value.approximate, percent: value.percent }
    }

    fn between(first: &Value, second: &Value, rough: bool) -> Bounds {
        let approximate = rough || first.approximate || second.approximate;
        let max = (!second.open).then_some(second.milli);
        Bounds { min: lift(first, second), max, approximate, percent: first.percent || second.percent }
    }

    /// Takes in a bounding phrase that stands before; `false` where it is none.
    fn before(&mut self, kind: Phrase) -> bool {
        match kind {
            Phrase::Least => self.max = None,
            Phrase::Most => self.min = self.min.min(ONE),
            Phrase::Below => {
                self.max = self.max.map(|m| if self.percent { m } else { m.saturating_sub(ONE) });
                self.min = self.min.min(ONE).min(self.max.unwrap_or(ONE));
            }
            Phrase::About => self.approximate = true,
            _ => return false,
        }
        true
    }

    fn after(&mut self, kind: Phrase) {
        match kind {
            Phrase::More => self.max = None,
            _ => self.approximate = true,
        }
    }

    fn number(&self, atoms: &[Atom], all: std::ops::Range<usize>, core: std::ops::Range<usize>, value: &Value) -> Option<Number> {
        let min = u64::try_from(self.min / ONE).ok().filter(|n| *n <= LARGEST)?;
        let max = match self.max {
            None => None,
            Some(m) => Some(u64::try_from(m.div_ceil(ONE)).ok().filter(|n| *n <= LARGEST)?),
        };
        let tokens = |r: std::ops::Range<usize>| atoms[r.start].token..atoms[r.end - 1].token + 1;
        Some(Number {
            span: Span { start: atoms[all.start].span.start, end: atoms[all.end - 1].span.end },
            tokens: tokens(all),
            core: tokens(core),
            min,
            max,
            approximate: self.approximate || self.max.is_some_and(|m| m % ONE != 0),
            percent: self.percent,
            ordinal: value.ordinal,
        })
    }
}
