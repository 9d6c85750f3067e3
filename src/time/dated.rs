//! Dates that are said: by name and number, with what is missing taken from the reference day. Hides how a year is chosen.

use super::feasts;
use super::lexicon::Class;
use super::meaning::{Direction, Reading, Scene};
use super::numerals::century_of;
use super::pattern::Fit;
use super::point::Point;
use super::{Date, Granularity, Kind};

/// How far a day without a year may lie ahead, when nothing says that it does, before last year's is meant.
const NEAR: i32 = 60;

/// A date by its parts: weekday, day, month, year, season, with edge, part of day, clock.
pub(super) fn date(fit: &Fit, shift_is_year: bool, scene: &Scene) -> Option<Reading> {
    if let Some(iso) = fit.get(Class::Iso) {
        return Some(Reading::of(Point::Day(Date(i32::try_from(iso.n).ok()?)))?.at_hour(fit));
    }
    if let Some(m) = fit.get(Class::IsoMonth) {
        return Reading::of(Point::Month((m.n / 12) as i32, (m.n % 12 + 1) as u32));
    }
    let shift = fit.get(Class::Shift).map(|h| h.n);
    let mut year = fit.get(Class::Year).map(|h| h.n as i32);
    year = year.or(fit.get(Class::Yy).map(|h| century_of(h.n) as i32));
    if let (true, Some(by)) = (shift_is_year, shift) {
        year = Some(scene.reference?.civil().0 + by as i32);
    }
    // "le 3 mars dernier", "juin prochain": the nearest on that side.
    let way = match shift {
        Some(by) if !shift_is_year && by < 0 => Direction::Past,
        Some(by) if !shift_is_year && by > 0 => Direction::Future,
        _ => scene.direction,
    };
    let weekday = fit.get(Class::Wd).or(fit.get(Class::Weekday)).map(|h| h.n as u32 - 1);
    let month = fit.get(Class::Month).map(|h| h.n as u32);
    let day = fit.get(Class::Day).map(|h| h.n as u32);
    let reading = match (day, month, year) {
        (Some(d), Some(m), Some(y)) => Reading::of(Point::Day(Date::new(y, m, d)?))?,
        (Some(d), Some(m), None) => match scene.reference {
            Some(now) => Reading::of(Point::Day(day_near(now, m, d, weekday, way, scene.sure)?))?,
            None => {
                Date::new(2000, m, d)?;
                Reading::bare(Kind::Date, format!("XXXX-{m:02}-{d:02}"), Granularity::Day)
            }
        },
        (None, Some(m), Some(y)) => Reading::of(Point::Month(y, m))?,
        (None, Some(m), None) => match scene.reference {
            Some(now) => Reading::of(month_near(now, m, way, shift, scene))?,
            None => Reading::bare(Kind::Date, format!("XXXX-{m:02}"), Granularity::Month),
        },
        (Some(d), None, _) => return weekday_of_month(d, weekday?, way, scene).map(|r| r.at_hour(fit)),
        (None, None, year) => match (fit.get(Class::Season), year) {
            (Some(s), Some(y)) => Reading::of(Point::Season(y, s.code))?,
            (Some(s), None) => season(s.code, way, scene)?,
            (None, Some(y)) => Reading::of(Point::Year(y))?,
            (None, None) => return ordinal_day(fit, weekday?, way, scene),
        },
    };
    Some(reading.narrowed(fit, scene).at_hour(fit))
}

/// The day of that name nearest to the reference day on the side the words point to; a weekday said with it decides.
fn day_near(now: Date, month: u32, day: u32, weekday: Option<u32>, way: Direction, sure: bool) -> Option<Date> {
    let against = if sure { 8 } else { 3 };
    let (year, _, _) = now.civil();
    let years = (year - 8..=year + 8).filter_map(|y| Date::new(y, month, day));
    let mut best: Option<(i32, Date)> = None;
    for d in years {
        let off = d.0 - now.0;
        // Days are told near the day itself: a tense is often that of another clause, and weighs only so much.
        let mut cost = match way {
            Direction::Past if off > 0 => off * against,
            Direction::Future if off < 0 => off.abs() * against,
            Direction::Unknown if off > NEAR => off + 400,
            _ => off.abs(),
        };
        if weekday.is_some_and(|w| w != d.weekday()) {
            cost += 5_000;
        }
        if best.is_none_or(|(c, _)| cost < c) {
            best = Some((cost, d));
        }
    }
    best.map(|(_, d)| d)
}

fn month_near(now: Date, month: u32, way: Direction, shift: Option<i64>, scene: &Scene) -> Point {
    let (y, m, _) = now.civil();
    let year = match (shift, way) {
        (Some(0), _) => y,
        (Some(by), _) if by < 0 => y - (month >= m) as i32,
        (Some(_), _) => y + (month <= m) as i32,
        (None, way) => {
            // So many months back, or twelve less so many ahead: what lies ahead counts more where nothing points there.
            let back = (m + 12 - month) % 12;
            let (past, future) = match way {
                Direction::Past if scene.sure => (back, 200),
                Direction::Past => (back, (12 - back) * 5),
                Direction::Future => (back * 4, 12 - back),
                Direction::Unknown => (back, (12 - back) * 3),
            };
            let this = y - (month > m) as i32;
            this + (back > 0 && future < past) as i32
        }
    };
    Point::Month(year, month)
}

/// "Saturday the 1st", "lundi 10": the nearest such day.
fn weekday_of_month(day: u32, weekday: u32, way: Direction, scene: &Scene) -> Option<Reading> {
    let Some(now) = scene.reference else {
        return Some(Reading::bare(Kind::Date, format!("XXXX-XX-{day:02}"), Granularity::Day));
    };
    let fits = |d: &Date| d.civil().2 == day && d.weekday() == weekday;
    let near = |back: bool| (0..120).map(|k| now.plus(if back { -k } else { k })).find(fits);
    let (past, future) = (near(true), near(false));
    let chosen = match way {
        Direction::Future => future.or(past),
        Direction::Past => past.or(future),
        Direction::Unknown => match (past, future) {
            (Some(p), Some(f)) => Some(if now.0 - p.0 <= f.0 - now.0 { p } else { f }),
            (p, f) => p.or(f),
        },
    };
    Reading::of(Point::Day(chosen?))
}

fn ordinal_day(fit: &Fit, weekday: u32, way: Direction, scene: &Scene) -> Option<Reading> {
    let day = fit.get(Class::Ord).filter(|h| (1..=31).contains(&h.n))?;
    weekday_of_month(day.n as u32, weekday, way, scene)
}

fn season(code: &'static str, way: Direction, scene: &Scene) -> Option<Reading> {
    let Some(now) = scene.reference else {
        return Some(Reading::bare(Kind::Date, format!("XXXX-{code}"), Granularity::Season));
    };
    let (year, _, _) = now.civil();
    let all = (year - 1..=year + 1).map(|y| Point::Season(y, code));
    let chosen = match way {
        Direction::Future => all.into_iter().find(|p| p.days().is_some_and(|d| d.1 >= now)),
        _ => all.into_iter().rev().find(|p| p.days().is_some_and(|d| d.0 <= now)),
    };
    Reading::of(chosen?)
}

/// "last November", "this spring", "next year", "earlier this week".
pub(super) fn shift(fit: &Fit, by: Option<i32>, unit: Option<&'static str>, scene: &Scene) -> Option<Reading> {
    let by = by.or(fit.get(Class::Shift).map(|h| h.n as i32))?;
    let unit = unit.or(fit.get(Class::Unit).map(|h| h.code));
    let Some(now) = scene.reference else { return unanchored(fit, unit) };
    if unit == Some("WE") {
        return weekend(Some(by), scene);
    }
    let point = if let Some(month) = fit.get(Class::Month) {
        month_near(now, month.n as u32, scene.direction, Some(by as i64), scene)
    } else if let Some(s) = fit.get(Class::Season) {
        let (y, _, _) = now.civil();
        let all = [y - 2, y - 1, y, y + 1].map(|y| Point::Season(y, s.code));
        let holds = |p: &Point| p.days().is_some_and(|d| d.0 <= now && now <= d.1);
        match by {
            0 => all.into_iter().find(holds).unwrap_or(Point::Season(y, s.code)),
            1.. => all.into_iter().find(|p| p.days().is_some_and(|d| d.0 > now))?,
            _ => all.into_iter().rev().find(|p| p.days().is_some_and(|d| d.1 < now))?,
        }
    } else {
        let unit = unit?;
        // "The coming years" are no year.
        if fit.get(Class::Unit).is_some_and(|h| h.many) {
            return None;
        }
        if unit == "D" && by == 0 {
            return Reading::of(Point::Day(now));
        }
        // "The last day" is not yesterday.
        let point = if matches!(unit, "D" | "H" | "MI" | "S") { None } else { Point::holding(now, unit) }?;
        point.shift(by)?
    };
    let mut reading = Reading::of(point)?.narrowed(fit, scene);
    // What is told of "this week" lies between its Monday and today, what is announced between today and its Sunday.
    if by == 0 && fit.get(Class::Edge).is_none() && fit.get(Class::Side).is_none() {
        reading.interval = reading.interval.filter(|(a, b)| *a <= now && now <= *b).map(|(a, b)| match scene.direction {
            Direction::Future => (now, b),
            _ => (a, now),
        });
    }
    Some(reading)
}

/// What can be said of it when the day of publication is not known.
pub(super) fn unanchored(fit: &Fit, unit: Option<&str>) -> Option<Reading> {
    if let Some(m) = fit.get(Class::Month) {
        return Some(Reading::bare(Kind::Date, format!("XXXX-{:02}", m.n), Granularity::Month));
    }
    if let Some(s) = fit.get(Class::Season) {
        return Some(Reading::bare(Kind::Date, format!("XXXX-{}", s.code), Granularity::Season));
    }
    let value = match unit? {
        "D" => "XXXX-XX-XX",
        "W" | "2W" => "XXXX-WXX",
        "WE" => "XXXX-WXX-WE",
        "M" => "XXXX-XX",
        "Q" => "XXXX-QX",
        "SEM" => "XXXX-HX",
        "Y" => "XXXX",
        "DE" => "XXX",
        "CE" => "XX",
        _ => return None,
    };
    Some(Reading::bare(Kind::Date, value, super::spans::grain(unit?)))
}

/// A weekday, with the shift, the part of day or the week said with it.
pub(super) fn weekday(fit: &Fit, args: &[&str], scene: &Scene) -> Option<Reading> {
    let day = fit.get(Class::Weekday)?.n as i32 - 1;
    let shift = fit.get(Class::Shift).map(|h| h.n as i32);
    let by: Option<i32> = args.first().and_then(|a| a.parse().ok());
    let Some(now) = scene.reference else {
        return Some(Reading::bare(Kind::Date, format!("XXXX-WXX-{}", day + 1), Granularity::Day).at_hour(fit));
    };
    let today = now.weekday() as i32;
    let back = (today - day).rem_euclid(7);
    let ahead = (day - today).rem_euclid(7);
    let date = if args.first() == Some(&"week") {
        now.monday().plus(7 * shift? + day)
    } else if let (Some(by), Some(told)) = (by, scene.memory.day) {
        let gap = (told.weekday() as i32 - day).rem_euclid(7);
        told.plus(if by < 0 { -(if gap == 0 { 7 } else { gap }) } else { 7 - gap })
    } else {
        match (shift.or(by), scene.direction) {
            (Some(-1), _) => now.plus(-(if back == 0 { 7 } else { back })),
            (Some(1), _) => now.plus(if ahead == 0 { 7 } else { ahead }),
            (_, Direction::Future) => now.plus(ahead),
            _ => now.plus(-back),
        }
    };
    let mut reading = Reading::of(Point::Day(date))?.at_hour(fit);
    if args.first() == Some(&"NI") {
        reading.value.push_str("TNI");
        reading.kind = Kind::Time;
        reading.granularity = Granularity::Time;
    }
    Some(reading)
}

/// "the night from Tuesday to Wednesday": both days.
pub(super) fn night(fit: &Fit, scene: &Scene) -> Option<Reading> {
    let (first, second) = (fit.get(Class::Weekday)?, fit.second(Class::Weekday)?);
    let mut reading = match scene.reference {
        Some(now) => {
            let gap = (second.n - first.n).rem_euclid(7) as i32;
            let end = match scene.direction {
                Direction::Future => now.plus((second.n as i32 - 1 - now.weekday() as i32).rem_euclid(7)),
                _ => now.plus(-(now.weekday() as i32 + 1 - second.n as i32).rem_euclid(7)),
            };
            let start = end.plus(-gap);
            let mut reading = Reading::of(Point::Day(start))?;
            reading.interval = Some((start, end));
            reading
        }
        None => Reading::bare(Kind::Date, format!("XXXX-WXX-{}", first.n), Granularity::Day),
    };
    reading.value.push_str("TNI");
    reading.kind = Kind::Time;
    reading.granularity = Granularity::Time;
    Some(reading)
}

/// "la nuit du 9 au 10 février", "la nuit du 31 janvier au 1er février".
pub(super) fn night_of_dates(fit: &Fit, scene: &Scene) -> Option<Reading> {
    let mut end = fit.clone();
    let second = fit.second(Class::Day)?;
    let month = fit.second(Class::Month).or(fit.get(Class::Month))?;
    end.hits.retain(|h| !matches!(h.class, Class::Day | Class::Month | Class::Weekday));
    end.hits.extend([second, month]);
    let last = date(&end, false, scene)?;
    let mut reading = match last.interval {
        Some((day, _)) => {
            let mut reading = Reading::of(Point::Day(day.plus(-1)))?;
            reading.interval = Some((day.plus(-1), day));
            reading
        }
        None => date(fit, false, scene)?,
    };
    reading.value.push_str("TNI");
    reading.kind = Kind::Time;
    reading.granularity = Granularity::Time;
    Some(reading)
}

/// today, yesterday, tomorrow.
pub(super) fn deictic(fit: &Fit, days: i32, scene: &Scene) -> Option<Reading> {
    let reading = match scene.reference {
        Some(now) => Reading::of(Point::Day(now.plus(days)))?,
        None => Reading::bare(Kind::Date, "XXXX-XX-XX", Granularity::Day),
    };
    Some(reading.at_hour(fit))
}

/// "this morning", "last night", "ce soir".
pub(super) fn part(fit: &Fit, days: i32, code: Option<&str>, scene: &Scene) -> Option<Reading> {
    let mut reading = deictic(fit, days, scene)?;
    if let Some(code) = code {
        if fit.get(Class::Part).is_none() {
            reading.value.push('T');
            reading.value.push_str(code);
        }
        reading.kind = Kind::Time;
        reading.granularity = Granularity::Time;
    }
    Some(reading)
}

/// A weekend: the one said by shift, or the nearest on the side the verb points to.
pub(super) fn weekend(by: Option<i32>, scene: &Scene) -> Option<Reading> {
    let Some(now) = scene.reference else { return Some(Reading::bare(Kind::Date, "XXXX-WXX-WE", Granularity::Day)) };
    let this = Point::Weekend(now.monday());
    let begun = now.weekday() >= 5;
    let point = match by {
        Some(-1) => this.shift(-1)?,
        // "This weekend" told on a Monday is the one just over.
        Some(0) if !begun && scene.direction == Direction::Past => this.shift(-1)?,
        Some(by) => this.shift(by)?,
        None if begun || scene.direction == Direction::Future => this,
        None => this.shift(-1)?,
    };
    Reading::of(point)
}

/// A time of the clock: on the last day told, else on the day of publication.
pub(super) fn clock(fit: &Fit, scene: &Scene) -> Option<Reading> {
    let minutes = match fit.get(Class::Clock) {
        Some(clock) => clock.n,
        None => fit.get(Class::Num).filter(|h| h.n <= 2400)?.n / 100 * 60,
    };
    let day = scene.memory.day.or(scene.reference);
    let mut reading = match day {
        Some(day) => Reading::of(Point::Day(day))?,
        None => Reading::bare(Kind::Time, "XXXX-XX-XX", Granularity::Time),
    };
    reading.value.push_str(&super::meaning::hour(minutes));
    reading.kind = Kind::Time;
    reading.granularity = Granularity::Time;
    Some(reading)
}

/// A feast: of the year said, or the nearest.
pub(super) fn feast(fit: &Fit, scene: &Scene) -> Option<Reading> {
    let name = fit.get(Class::Feast)?.code;
    let shift = fit.get(Class::Shift).map(|h| h.n);
    let of = |y: i32| feasts::days(name, y);
    let said = fit.get(Class::Year).map(|h| h.n as i32);
    let days = match (said, scene.reference) {
        (Some(y), _) => of(y)?,
        (None, None) => return Some(Reading::bare(Kind::Date, "XXXX", Granularity::Day)),
        (None, Some(now)) => {
            let (y, _, _) = now.civil();
            let all = [y - 1, y, y + 1].map(of);
            // How far off: a feast on the side the verb does not point to counts four times.
            let cost = |d: &(Date, Date)| {
                let (back, ahead) = ((now.0 - d.1 .0).max(0), (d.0 .0 - now.0).max(0));
                match (shift, scene.direction) {
                    (Some(by), _) if by < 0 => back + ahead * 1000,
                    (Some(by), _) if by > 0 => back * 1000 + ahead,
                    (_, Direction::Past) => back + ahead * 4,
                    (_, Direction::Future) => back * 4 + ahead,
                    _ => back + ahead,
                }
            };
            all.into_iter().flatten().min_by_key(cost)?
        }
    };
    let mut reading = Reading::of(Point::Day(days.0))?;
    reading.interval = Some(days);
    if days.1 .0 - days.0 .0 >= 20 {
        reading.granularity = Granularity::Month;
    }
    Some(reading)
}

/// "le premier dimanche de mars", "... du printemps".
pub(super) fn nth_weekday(fit: &Fit, scene: &Scene) -> Option<Reading> {
    let (nth, day) = (fit.get(Class::Ord)?.n as i32, fit.get(Class::Weekday)?.n as u32);
    let from = if let Some(month) = fit.get(Class::Month) {
        let now = scene.reference?;
        let (y, m, _) = now.civil();
        let ahead = scene.direction != Direction::Past && month.n as u32 >= m;
        let year = if ahead || month.n as u32 <= m { y } else { y - 1 };
        return Reading::of(Point::Day(feasts::nth_weekday(year, month.n as u32, day, nth)?));
    } else {
        season(fit.get(Class::Season)?.code, Direction::Future, scene)?.interval?.0
    };
    let first = from.plus((day as i32 + 6 - from.weekday() as i32) % 7);
    Reading::of(Point::Day(first.plus(7 * (nth - 1))))
}
