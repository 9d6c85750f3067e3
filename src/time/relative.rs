//! Dates counted from the day of publication ("nine years ago") or from a date told before ("the same day", "two days later").
//! What hangs on an event keeps its days open for whoever knows the event.

use super::dated::unanchored;
use super::lexicon::{Class, Hit};
use super::meaning::{amount, Reading, Scene};
use super::pattern::Fit;
use super::periods::{aside, year_ago};
use super::point::Point;
use super::{Date, Granularity, Kind};

/// "nine years ago", "in three weeks", "il y a neuf ans".
pub(super) fn ago(fit: &Fit, way: i32, scene: &Scene) -> Option<Reading> {
    let unit = fit.get(Class::Unit)?.code;
    let Some(amount) = amount(fit) else {
        let value = if way < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Reading::bare(Kind::Date, value, Granularity::Day));
    };
    if unit == "Y" && amount == 100 && way < 0 && scene.memory.quarter.is_some() {
        return year_ago(scene);
    }
    let Some(now) = scene.reference else { return unanchored(fit, Some(unit)) };
    let day = super::spans::moved(now, amount, unit, way)?;
    let unit = if unit == "DE" { "Y" } else { unit };
    match Point::holding(day, unit) {
        Some(point) => Reading::of(point),
        None => {
            let mut reading = Reading::of(Point::Day(day))?;
            reading.granularity = Granularity::Time;
            Some(reading)
        }
    }
}

/// "two days later", "a year earlier": from the date told last; the days themselves wait for the event.
pub(super) fn from_told(fit: &Fit, way: i32, scene: &Scene) -> Option<Reading> {
    let unit = fit.get(Class::Unit)?.code;
    let amount = amount(fit);
    let days = amount.and_then(|a| super::spans::moved(Date(0), a, unit, way)).map(|d| d.0);
    let (Some(amount), Some(days)) = (amount, days) else {
        let mut reading = super::spans::duration(None, unit);
        reading.anchor = Some(super::Anchor { days: way });
        return Some(reading);
    };
    if unit == "Y" && way < 0 && amount == 100 {
        if let Some((quarter, sentence)) = scene.memory.quarter {
            if scene.sentence <= sentence + 2 {
                return Reading::of(quarter.shift_years(-1)?).and_then(aside);
            }
        }
    }
    let told = scene.memory.point;
    let by = way * i32::try_from(amount / 100).ok()?;
    let reading = match (unit, told) {
        ("Y", Some(point)) => point.shift_years(by).and_then(Reading::of).and_then(aside),
        (_, Some(point)) => {
            let (from, to) = point.days()?;
            let fine = Point::holding(from, unit).and_then(|p| p.days()).is_some_and(|(a, b)| b.0 - a.0 >= to.0 - from.0);
            let point = super::spans::moved(from, amount, unit, way).and_then(|d| Point::holding(d, unit));
            point.filter(|_| fine).and_then(Reading::of)
        }
        _ => None,
    };
    Some(reading.unwrap_or_else(|| super::spans::duration(Some(amount), unit)).hanging(days))
}

/// "the same day", "that year", "cette année-là".
pub(super) fn that(fit: &Fit, scene: &Scene) -> Option<Reading> {
    let unit = fit.get(Class::Unit).map_or("D", |h| h.code);
    let told = match (unit, scene.memory.quarter) {
        ("D", _) => scene.memory.day.map(Point::Day),
        ("Q", Some((quarter, _))) => Some(quarter),
        _ => scene.memory.point.and_then(|p| Point::holding(p.days()?.0, unit)),
    };
    let told = told.or(scene.reference.and_then(|now| Point::holding(now, unit)));
    let reading = match told {
        Some(point) => Reading::of(point)?,
        None => unanchored(fit, Some(unit))?,
    };
    let reading = reading.at_hour(fit);
    Some(if unit == "D" { reading.hanging(0) } else { reading })
}

/// "the next morning", "la veille": from the last day told; the days themselves wait for the event.
pub(super) fn next(fit: &Fit, days: i32, code: Option<&str>, scene: &Scene) -> Option<Reading> {
    let mut reading = match scene.memory.day.or(scene.reference) {
        Some(day) => Reading::of(Point::Day(day.plus(days)))?,
        None => Reading::bare(Kind::Date, "XXXX-XX-XX", Granularity::Day),
    };
    reading = reading.at_hour(fit);
    if let Some(code) = code.filter(|_| fit.get(Class::Part).is_none()) {
        reading.value.push('T');
        reading.value.push_str(code);
        reading.kind = Kind::Time;
    }
    Some(reading.hanging(days))
}

/// "the following year", "the year before", "l'année précédente".
pub(super) fn next_unit(fit: &Fit, by: i32, scene: &Scene) -> Option<Reading> {
    let Hit { code: unit, many, .. } = fit.get(Class::Unit)?;
    // "In the weeks before" are nobody knows how many.
    if many || matches!(unit, "D" | "H" | "MI" | "S") {
        return Some(super::spans::duration(None, unit));
    }
    let told = scene.memory.point.and_then(|p| p.days()).map(|d| d.0).or(scene.reference);
    match told {
        Some(day) => Reading::of(Point::holding(day, unit)?.shift(by)?),
        None => unanchored(fit, Some(unit)),
    }
}

/// "year-end": the last day of the year.
pub(super) fn unit_end(unit: &str, scene: &Scene) -> Option<Reading> {
    match scene.reference {
        Some(now) => Reading::of(Point::Day(Point::holding(now, unit)?.days()?.1)),
        None => Some(Reading::bare(Kind::Date, "XXXX-12-31", Granularity::Day)),
    }
}
