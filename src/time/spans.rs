//! Durations and sets: how long, how often. Hides how their values are put together.

use super::lexicon::Class;
use super::meaning::{amount, Direction, Reading, Scene};
use super::pattern::Fit;
use super::point::Point;
use super::{Date, Granularity, Kind};

/// The operations whose answer is a duration or a set.
pub(super) fn read(name: &str, n: i32, fit: &Fit, scene: &Scene) -> Option<Reading> {
    let unit = fit.get(Class::Unit).map(|h| h.code);
    match name {
        // "Year-long", "day-long": of one.
        "durx" if fit.get(Class::Unit).is_some_and(|h| !h.many) => Some(duration(Some(100), unit?)),
        "dur" | "bare" | "durx"
            if fit.get(Class::Num).is_none() && fit.get(Class::One).is_none() && fit.get(Class::Few).is_none() =>
        {
            Some(duration(None, unit?))
        }
        // The age of a person is no date.
        "durage" if unit? == "Y" => None,
        "dur" | "durrange" | "durage" => Some(duration(amount(fit), unit?)),
        "dur1" => Some(duration(Some(100), unit?)),
        // Of more than one: "over the years", "weeks of shelling".
        "years" if !fit.get(Class::Unit)?.many => None,
        "years" => Some(duration(None, unit?)),
        "durhalf" => Some(duration(Some(amount(fit)? + 50), unit?)),
        "halfdur" => Some(duration(Some(50), unit?)),
        "dursum" => {
            let (a, b) = (fit.get(Class::Unit)?, fit.second(Class::Unit)?);
            let first = duration(Some(fit.get(Class::Num)?.n), a.code).value;
            let second = duration(Some(fit.second(Class::Num)?.n), b.code).value;
            let tail = second.trim_start_matches('P');
            let tail = if first.contains('T') { tail.trim_start_matches('T') } else { tail };
            Some(Reading::bare(Kind::Duration, first + tail, grain(a.code)))
        }
        "past" => Some(window(fit, n, scene, unit?)),
        "within" | "in" => {
            let way = if scene.since || scene.direction != Direction::Future { -1 } else { 0 };
            Some(window(fit, way, scene, unit?))
        }
        // "The past decade" is the last ten years, not the decade before this one.
        "past1" if matches!(unit?, "DE" | "CE") => {
            let mut reading = duration(Some(100), unit?);
            reading.interval = scene.reference.and_then(|now| back(now, 100, unit?, -1));
            Some(reading)
        }
        "past1" => {
            let now = scene.reference;
            let Some(now) = now else { return Some(duration(Some(100), unit?)) };
            let mut reading = Reading::of(Point::holding(now, unit?)?.shift(-1)?)?;
            reading.interval = back(now, 100, unit?, -1);
            Some(reading)
        }
        "recent" => {
            let mut reading = duration(None, unit?);
            // "These last days" is a week at most; of weeks and months nobody knows how many.
            reading.interval = scene.reference.filter(|_| unit == Some("D")).map(|now| (now.plus(-7), now));
            Some(reading)
        }
        "coming" => Some(duration(None, unit?)),
        "vague" => Some(Reading::bare(Kind::Duration, "PX", Granularity::Day)),
        "often" => Some(set(100, fit.get(Class::Often)?.code)),
        "every" => Some(set(amount(fit)?, unit?)),
        "everyother" => Some(set(200, unit?)),
        "rate" => Some(set(100, unit?)),
        "everyday" => every_day(fit),
        // "Tuesday nights", not "Tuesday night".
        "everydays" if fit.get(Class::Part)?.many => every_day(fit),
        _ => None,
    }
}

fn every_day(fit: &Fit) -> Option<Reading> {
    let part = fit.get(Class::Part).map_or(String::new(), |p| format!("T{}", p.code));
    let value = if let Some(day) = fit.get(Class::Weekday).or(fit.get(Class::Weekdays)) {
        format!("XXXX-WXX-{}{part}", day.n)
    } else if let Some(month) = fit.get(Class::Month) {
        format!("XXXX-{:02}", month.n)
    } else if let Some(season) = fit.get(Class::Season) {
        format!("XXXX-{}", season.code)
    } else {
        format!("XXXX-XX-XX{part}")
    };
    Some(Reading::bare(Kind::Set, value, Granularity::Day))
}

fn set(amount: i64, unit: &str) -> Reading {
    let value = match unit {
        "NI" => "XXXX-XX-XXTNI".to_string(),
        unit => duration(Some(amount), unit).value,
    };
    Reading::bare(Kind::Set, value, grain(unit))
}

/// "the past ten weeks" (-1), "the next two days" (1), "the first nine months" (0, no days).
fn window(fit: &Fit, way: i32, scene: &Scene, unit: &str) -> Reading {
    let mut reading = duration(amount(fit), unit);
    if let (Some(now), Some(amount)) = (scene.reference, amount(fit)) {
        // The last three days are today and the two before.
        let counted = unit == "D" && way < 0 && amount > 100 && !scene.since;
        reading.interval = back(now, if counted { amount - 100 } else { amount }, unit, way);
    } else if let (Some(now), true, true) = (scene.reference, unit == "D", way < 0 && scene.since) {
        reading.interval = Some((now.plus(-3), now));
    }
    reading
}

/// From `amount` units before a day to that day, or from it on.
fn back(now: Date, amount: i64, unit: &str, way: i32) -> Option<(Date, Date)> {
    if way == 0 {
        return None;
    }
    let far = moved(now, amount, unit, way)?;
    Some(if way < 0 { (far, now) } else { (now, far) })
}

/// A day so many units (in hundredths) earlier or later.
pub(super) fn moved(day: Date, amount: i64, unit: &str, way: i32) -> Option<Date> {
    let whole = |each: i64| i32::try_from(amount.checked_mul(each)? / 100).ok().filter(|d| *d < 3_000_000);
    match unit {
        "S" | "MI" => Some(day),
        "H" => Some(day.plus(way * whole(1)?.div_euclid(24))),
        "D" => Some(day.plus(way * whole(1)?)),
        "W" | "WE" => Some(day.plus(way * whole(7)?)),
        "2W" => Some(day.plus(way * whole(14)?)),
        "M" => day.plus_months(way * whole(1)?),
        "Q" => day.plus_months(way * whole(3)?),
        "SEM" => day.plus_months(way * whole(6)?),
        "Y" => day.plus_months(way * whole(12)?),
        "DE" => day.plus_months(way * whole(120)?),
        "CE" => day.plus_months(way * whole(1200)?),
        _ => None,
    }
}

/// A duration's value: the amount in hundredths, `None` for X.
pub(super) fn duration(amount: Option<i64>, unit: &str) -> Reading {
    let (times, letter, clock) = match unit {
        "S" => (1, "S", true),
        "MI" => (1, "M", true),
        "H" => (1, "H", true),
        "2W" => (2, "W", false),
        "SEM" => (6, "M", false),
        "DE" => (10, "Y", false),
        "CE" => (100, "Y", false),
        unit => (1, unit, false),
    };
    let t = if clock { "T" } else { "" };
    let value = match amount.map(|a| a.saturating_mul(times)) {
        None if matches!(unit, "DE" | "CE") => format!("PX{unit}"),
        None => format!("P{t}X{letter}"),
        Some(a) if a % 100 == 0 => format!("P{t}{}{letter}", a / 100),
        // Halves of what has smaller units are written in those.
        Some(50) if unit == "H" => "PT30M".into(),
        Some(50) if unit == "Y" => "P6M".into(),
        Some(a) if a % 100 == 50 && unit == "H" => format!("PT{}H30M", a / 100),
        Some(a) if a % 100 == 50 && unit == "MI" => format!("PT{}M30S", a / 100),
        Some(a) if a % 100 == 50 && unit == "Y" => format!("P{}Y6M", a / 100),
        Some(a) if a % 10 == 0 => format!("P{t}{}.{}{letter}", a / 100, a % 100 / 10),
        Some(a) => format!("P{t}{}.{:02}{letter}", a / 100, a % 100),
    };
    Reading::bare(Kind::Duration, value, grain(unit))
}

/// How exact a unit is.
pub(super) fn grain(unit: &str) -> Granularity {
    match unit {
        "S" | "MI" | "H" | "NI" => Granularity::Time,
        "W" | "2W" => Granularity::Week,
        "M" => Granularity::Month,
        "Q" => Granularity::Quarter,
        "SEM" => Granularity::Season,
        "Y" => Granularity::Year,
        "DE" => Granularity::Decade,
        "CE" => Granularity::Century,
        _ => Granularity::Day,
    }
}
