//! The publication date where the page says it: "Published 3 June 2020", "Publié le 03/06/2020", a line that is a date, a
//! dateline with its year. Looks at the whole source, page furniture too. Hides how such lines are known.

use super::atoms::{Atoms, Make};
use super::lexicon::Class;
use super::pattern::Fit;
use super::point::Point;
use super::{dateline, Date, Tongue};
use crate::text::{Span, Text};

/// The longest line that is looked at as page furniture, in bytes.
const LINE: usize = 200;
/// How many lines from the top a bare date may stand.
const TOP: usize = 12;
/// In how many bytes of a line a dateline's day stands.
const EARLY: usize = 100;
/// How many atoms after "published" a date may begin.
const REACH: usize = 6;

/// The date stated, as an interval of days, and the words that state it.
pub(super) fn stated(tongue: &Tongue, text: &Text) -> Option<(Date, Date, Span)> {
    let mut at = 0u32;
    for (number, line) in text.source.split_inclusive('\n').enumerate() {
        let span = Span { start: at, end: at + line.len() as u32 };
        at = span.end;
        // Whoever says when a page was published does so in figures, and most lines have none.
        if line.len() > LINE || !line.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let top = number < TOP;
        if !begins_stated(tongue, text.source, span, top) {
            continue;
        }
        let atoms = Atoms::of_source(text.source, span, tongue);
        if let Some(found) = labelled(tongue, &atoms).or_else(|| if top { alone(tongue, &atoms) } else { None }) {
            return Some(found);
        }
    }
    in_dateline(tongue, text.source)
}

/// The date of a dateline that has its year.
fn in_dateline(tongue: &Tongue, source: &str) -> Option<(Date, Date, Span)> {
    let (mut at, mut plain) = (0, Vec::new());
    for line in source[..head(source)].split_inclusive('\n') {
        let span = Span { start: at, end: at + line.len() as u32 };
        at = span.end;
        // A dateline begins with a capital, and most lines that do have no number so early.
        let mut first = line.trim_start().bytes();
        if !first.next().is_some_and(|b| b.is_ascii_uppercase() || b >= 0x80) || !first.take(EARLY).any(|b| b.is_ascii_digit()) {
            continue;
        }
        let atoms = Atoms::of_source(source, first_words(source, span, dateline::LONGEST * 2), tongue);
        let date = |from: usize, to: usize| (from..to).find_map(|i| full(tongue, &atoms, i));
        if let Some(found) = dateline::at(tongue, &atoms, 0, true).and_then(|end| date(0, end)) {
            return Some(found);
        }
        plain.extend(dateline::at(tongue, &atoms, 0, false).and_then(|end| date(0, end)));
    }
    dateline::sole(&plain)
}

/// The first words of a line, so many of them at most.
fn first_words(source: &str, line: Span, most: usize) -> Span {
    let body = &source[line.start as usize..line.end as usize];
    let end = |word: &str| word.as_ptr() as usize - body.as_ptr() as usize + word.len();
    Span { end: line.start + body.split_whitespace().take(most).last().map_or(0, end) as u32, ..line }
}

/// The first stretch of a source, where datelines stand.
fn head(source: &str) -> usize {
    let mut end = source.len().min(3000);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Whether one of the first two atoms of a line may begin a label, or near the `top` the first a date; only the first three words are cut.
fn begins_stated(tongue: &Tongue, source: &str, line: Span, top: bool) -> bool {
    let body = &source[line.start as usize..line.end as usize];
    if body.split_whitespace().nth(1).is_none() {
        return true;
    }
    // What may begin at an atom is told by those beside it.
    let atoms = Atoms::of_source(source, first_words(source, line, 3), tongue);
    (0..2.min(atoms.len())).any(|i| tongue.lexicon.begins(&atoms, i, Class::Published)) || top && atoms.begins.first() == Some(&0)
}

/// "Published: 3 June 2020, 10:15": the label begins the line.
fn labelled(tongue: &Tongue, atoms: &Atoms) -> Option<(Date, Date, Span)> {
    let label = (0..2.min(atoms.len())).find_map(|i| tongue.lexicon.at(atoms, i, Class::Published))?;
    (label.end..(label.end + REACH).min(atoms.len())).find_map(|i| full(tongue, atoms, i))
}

/// A line that is a date and little else.
fn alone(tongue: &Tongue, atoms: &Atoms) -> Option<(Date, Date, Span)> {
    let (from, to, span) = full(tongue, atoms, 0).filter(|(from, to, _)| from == to)?;
    let rest = atoms.list.iter().filter(|a| a.span.start >= span.end && a.make == Make::Word).count();
    (rest <= 3).then_some((from, to, span))
}

/// A day or month with its year at atom `i`.
fn full(tongue: &Tongue, atoms: &Atoms, i: usize) -> Option<(Date, Date, Span)> {
    tongue.patterns.fits(tongue, atoms, i).into_iter().filter(|f| f.start == i).find_map(|fit| {
        let point = point(&fit)?;
        let (from, to) = point.days()?;
        Some((from, to, Span { start: atoms.list[fit.start].span.start, end: atoms.list[fit.end - 1].span.end }))
    })
}

/// The day or month a fit names in full.
pub(super) fn point(fit: &Fit) -> Option<Point> {
    if let Some(iso) = fit.get(Class::Iso) {
        return Some(Point::Day(Date(i32::try_from(iso.n).ok()?)));
    }
    if let Some(m) = fit.get(Class::IsoMonth) {
        return Some(Point::Month((m.n / 12) as i32, (m.n % 12 + 1) as u32));
    }
    let (year, month) = (fit.get(Class::Year)?.n as i32, fit.get(Class::Month)?.n as u32);
    match fit.get(Class::Day) {
        Some(day) => Date::new(year, month, day.n as u32).map(Point::Day),
        None => Some(Point::Month(year, month)),
    }
}
