//! Quarters, halves, decades, centuries, and the comparisons with the same quarter of the year before that business news makes.

use super::lexicon::Class;
use super::meaning::{Direction, Reading, Scene};
use super::numerals::decade_of;
use super::pattern::Fit;
use super::point::Point;
use super::{Granularity, Kind};

/// "the third quarter of 2018".
pub(super) fn quarter(fit: &Fit, years: i32, scene: &Scene) -> Option<Reading> {
    let q = fit.get(Class::Ord)?.n as u32;
    if !(1..=4).contains(&q) {
        return None;
    }
    let said = fit.get(Class::Year).map(|h| h.n as i32);
    let shifted = fit.get(Class::Shift).and_then(|s| Some(scene.reference?.civil().0 + s.n as i32));
    let year = match (said.or(shifted), scene.reference) {
        (Some(y), _) => y,
        (None, Some(now)) => {
            let (y, m, _) = now.civil();
            // A quarter that is over is told of longer than one to come.
            let off = q as i32 - ((m as i32 - 1) / 3 + 1);
            let ahead = scene.direction == Direction::Future;
            match off {
                1.. if ahead || off == 1 && scene.direction == Direction::Unknown => y,
                1.. => y - 1,
                -3 if ahead => y + 1,
                _ => y,
            }
        }
        (None, None) => return Some(Reading::bare(Kind::Date, format!("XXXX-Q{q}"), Granularity::Quarter)),
    };
    Reading::of(Point::Quarter(year + years, q))
}

/// "the first half of 2019".
pub(super) fn half(fit: &Fit, scene: &Scene) -> Option<Reading> {
    let h = fit.get(Class::Ord).map_or(2, |h| h.n as u32);
    if !(1..=2).contains(&h) {
        return None;
    }
    let said = fit.get(Class::Year).map(|y| y.n as i32);
    let year = said.or(scene.reference.map(|now| now.civil().0 + fit.get(Class::Shift).map_or(0, |s| s.n as i32)));
    match year {
        Some(y) => Reading::of(Point::Half(y, h)),
        None => Some(Reading::bare(Kind::Date, format!("XXXX-H{h}"), Granularity::Season)),
    }
}

/// "the early 1980s", "les années 90".
pub(super) fn decade(fit: &Fit, scene: &Scene) -> Option<Reading> {
    let year = if let Some(d) = fit.get(Class::Decade).or(fit.get(Class::Year)) {
        d.n
    } else if let Some(t) = fit.get(Class::Tens) {
        1900 + t.n
    } else {
        decade_of(fit.get(Class::Yy)?.n)
    };
    if year % 10 != 0 {
        return None;
    }
    Some(Reading::of(Point::Decade(year as i32))?.narrowed(fit, scene))
}

/// "the 20th century", "le XXe siècle".
pub(super) fn century(fit: &Fit, scene: &Scene) -> Option<Reading> {
    let n = fit.get(Class::Century)?.n as i32;
    Some(Reading::of(Point::Century(n - 1))?.narrowed(fit, scene))
}

/// "the quarter", "the latest quarter": the one told last, else the last that is over.
pub(super) fn the_quarter(scene: &Scene) -> Option<Reading> {
    match (scene.memory.quarter, scene.reference) {
        (Some((quarter, _)), _) => Reading::of(quarter),
        (None, Some(now)) => Reading::of(Point::holding(now, "Q")?.shift(-1)?),
        (None, None) => Some(Reading::bare(Kind::Date, "XXXX-QX", Granularity::Quarter)),
    }
}

/// A comparison with the past, which later words do not point to.
pub(super) fn aside(mut reading: Reading) -> Option<Reading> {
    reading.point = None;
    Some(reading)
}

/// "the year-ago quarter": the quarter told last, a year before.
pub(super) fn quarter_ago(scene: &Scene) -> Option<Reading> {
    let told = scene.memory.quarter.map(|q| q.0);
    match told.or(scene.reference.and_then(|now| Point::holding(now, "Q"))) {
        Some(quarter) => Reading::of(quarter.shift_years(-1)?).and_then(aside),
        None => Some(Reading::bare(Kind::Date, "XXXX-QX", Granularity::Quarter)),
    }
}

/// "a year ago": of a quarter told just before, the same quarter of the year before; else the year.
pub(super) fn year_ago(scene: &Scene) -> Option<Reading> {
    match (scene.memory.quarter, scene.reference) {
        (Some((quarter, sentence)), _) if scene.sentence <= sentence + 2 => Reading::of(quarter.shift_years(-1)?).and_then(aside),
        (_, Some(now)) => Reading::of(Point::Year(now.civil().0 - 1)),
        _ => Some(Reading::bare(Kind::Date, "XXXX", Granularity::Year)),
    }
}
