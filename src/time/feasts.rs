//! Feasts by name and year. Hides the rules and tables of data/time/feasts.tsv.

use super::Date;
use crate::knowledge::{table, tables};

/// First and last day of a feast in a year; `None` where the table has no such feast or year.
pub(super) fn days(name: &str, year: i32) -> Option<(Date, Date)> {
    let mut found = None;
    table::rows(tables::text("time/feasts.tsv"), |row| {
        if row.get("name") != name || found.is_some() {
            return;
        }
        let length: i32 = row.get("days").parse().unwrap_or(1);
        let rule = row.get("rule");
        let first = if rule == "table" {
            row.get("dates").split(' ').filter_map(Date::parse).find(|d| d.civil().0 == year)
        } else {
            by_rule(rule, year)
        };
        found = first.map(|d| (d, d.plus(length - 1)));
    });
    found
}

fn by_rule(rule: &str, year: i32) -> Option<Date> {
    if let Some(rest) = rule.strip_prefix("easter") {
        return Date::easter(year).map(|d| d.plus(rest.parse().unwrap_or(0)));
    }
    if let Some(rest) = rule.strip_prefix("orthodox") {
        return orthodox_easter(year).map(|d| d.plus(rest.parse().unwrap_or(0)));
    }
    let (rule, more) = match rule.split_once('+') {
        Some((r, m)) => (r, m.parse().unwrap_or(0)),
        None => (rule, 0),
    };
    let mut parts = rule.split('/');
    if let (Some(weekday), Some(nth), Some(month)) = (parts.next(), parts.next(), parts.next()) {
        let (weekday, nth, month): (u32, i32, u32) = (weekday.parse().ok()?, nth.parse().ok()?, month.parse().ok()?);
        return nth_weekday(year, month, weekday, nth).map(|d| d.plus(more));
    }
    let (month, day) = rule.split_once('-')?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?)
}

/// The n-th such weekday (Monday 1) of a month, from its end for -1.
pub(super) fn nth_weekday(year: i32, month: u32, weekday: u32, nth: i32) -> Option<Date> {
    if nth < 0 {
        let last = Date::month_end(year, month)?;
        return Some(last.plus(-((last.weekday() as i32 + 8 - weekday as i32) % 7)));
    }
    let first = Date::new(year, month, 1)?;
    let day = first.plus((weekday as i32 + 6 - first.weekday() as i32) % 7 + 7 * (nth - 1));
    (day.civil().1 == month).then_some(day)
}

/// Orthodox Easter in the Gregorian calendar (Meeus's Julian rule and the calendars' distance since 1900).
fn orthodox_easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let month = (d + e + 114) / 31;
    let day = (d + e + 114) % 31 + 1;
    Date::new(year, month as u32, day as u32).map(|date| date.plus(13))
}

#[cfg(test)]
mod tests {
    use super::{days, nth_weekday, Date};

    #[test]
    fn rules_and_tables() {
        let first = |name, year| days(name, year).map(|d| d.0.to_string());
        assert_eq!(first("thanksgiving", 1999), Some("1999-11-25".into()));
        assert_eq!(first("pentecost", 2020), Some("2020-05-31".into()));
        assert_eq!(first("orthodox-easter", 2020), Some("2020-04-19".into()));
        assert_eq!(first("ramadan", 2020), Some("2020-04-24".into()));
        assert_eq!(first("memorial-day", 2020), Some("2020-05-25".into()));
        assert_eq!(first("us-election", 1998), Some("1998-11-03".into()));
        assert_eq!(first("ramadan", 1900), None);
        assert_eq!(nth_weekday(2020, 3, 7, 1), Date::parse("2020-03-01"));
    }
}
