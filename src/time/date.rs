//! Days of the Gregorian calendar.

use std::fmt;

/// A day, as the number of days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub i32);

/// 0001-01-01 and 9999-12-31.
const FIRST: i32 = -719_162;
const LAST: i32 = 2_932_896;

impl Date {
    /// The first day that an article is looked for on: nothing was published on the web before 1995.
    pub const FIRST: Date = Date(9_131);
    /// The last: 2040-01-01.
    pub const LAST: Date = Date(25_567);

    /// The day with these numbers, or `None` where there is none (month 1 to 12, day 1 to 31, year 1 to 9999).
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > Date::days_in(year, month) {
            return None;
        }
        // Howard Hinnant's days_from_civil, https://howardhinnant.github.io/date_algorithms.html
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let yoe = y - era * 400;
        let doy = (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1;
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        Some(Date(era * 146_097 + doe - 719_468))
    }

    /// Reads `2020-02-11`.
    pub fn parse(iso: &str) -> Option<Date> {
        let mut parts = iso.splitn(3, '-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        if y.len() != 4 || m.len() != 2 || d.len() != 2 || !iso.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    }

    /// Year, month (1 to 12), day of the month.
    pub fn civil(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z - era * 146_097;
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        (yoe + era * 400 + (month <= 2) as i32, month as u32, (doy - (153 * mp + 2) / 5 + 1) as u32)
    }

    /// Monday 0 to Sunday 6.
    pub fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }

    /// How many days the month has.
    pub fn days_in(year: i32, month: u32) -> u32 {
        match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The last day of the month.
    pub fn month_end(year: i32, month: u32) -> Option<Date> {
        Date::new(year, month, Date::days_in(year, month))
    }

    /// So many months later (earlier if negative); the 31st becomes the last day of a shorter month.
    pub fn plus_months(self, months: i32) -> Option<Date> {
        let (y, m, d) = self.civil();
        let at = y.checked_mul(12)?.checked_add(m as i32 - 1)?.checked_add(months)?;
        let (y, m) = (at.div_euclid(12), at.rem_euclid(12) as u32 + 1);
        if !(1..=9999).contains(&y) {
            return None;
        }
        Date::new(y, m, d.min(Date::days_in(y, m)))
    }

    /// The Monday of its week.
    pub fn monday(self) -> Date {
        self.plus(-(self.weekday() as i32))
    }

    /// Year and number of its ISO 8601 week.
    pub fn week(self) -> (i32, u32) {
        let thursday = self.monday().plus(3);
        let (y, _, _) = thursday.civil();
        let first = Date::new(y, 1, 1).map_or(thursday.0, |d| d.0);
        (y, (thursday.0 - first) as u32 / 7 + 1)
    }

    /// Easter Sunday of a year (Meeus, Jones and Butcher's rule).
    pub fn easter(year: i32) -> Option<Date> {
        let (a, b, c) = (year % 19, year / 100, year % 100);
        let (d, e) = (b / 4, b % 4);
        let g = (8 * b + 13) / 25;
        let h = (19 * a + b - d - g + 15) % 30;
        let (i, k) = (c / 4, c % 4);
        let l = (32 + 2 * e + 2 * i - h - k) % 7;
        let m = (a + 11 * h + 19 * l) / 433;
        let month = (h + l - 7 * m + 90) / 25;
        let day = (h + l - 7 * m + 33 * month + 19) % 32;
        Date::new(year, month as u32, day as u32)
    }

    /// So many days later (earlier if negative); no day lies before the year 1 or after 9999, which no record could write.
    pub fn plus(self, days: i32) -> Date {
        Date(self.0.saturating_add(days).clamp(FIRST, LAST))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (y, m, d) = self.civil();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, FIRST, LAST};

    #[test]
    fn days_stay_in_the_calendar() {
        let day = |iso: &str| Date::parse(iso).unwrap();
        assert_eq!((day("0001-01-01"), day("9999-12-31")), (Date(FIRST), Date(LAST)));
        assert_eq!((day("0001-01-12").plus(-21), day("9999-12-30").plus(9)), (Date(FIRST), Date(LAST)));
        assert_eq!(Date(FIRST).plus(i32::MIN).plus(1), day("0001-01-02"));
    }

    #[test]
    fn known_days() {
        assert_eq!(Date::new(1970, 1, 1), Some(Date(0)));
        assert_eq!(Date::new(2020, 2, 11).map(|d| (d.weekday(), d.to_string())), Some((1, "2020-02-11".into())));
        assert_eq!(Date::new(2019, 2, 29), None);
        assert_eq!(Date::parse("2020-2-1"), None);
    }

    #[test]
    fn weeks_months_and_easter() {
        let day = |s| Date::parse(s).unwrap();
        assert_eq!(day("2020-06-03").week(), (2020, 23));
        assert_eq!(day("2021-01-03").week(), (2020, 53));
        assert_eq!(day("2020-03-31").plus_months(-1), Some(day("2020-02-29")));
        assert_eq!(day("2020-01-31").plus_months(-2), Some(day("2019-11-30")));
        assert_eq!(Date::easter(2020), Some(day("2020-04-12")));
        assert_eq!(Date::easter(2025), Some(day("2025-04-20")));
    }

    #[test]
    fn every_day_there_and_back() {
        for n in -700_000..50_000 {
            let (y, m, d) = Date(n).civil();
            if y >= 1 {
                assert_eq!(Date::new(y, m, d), Some(Date(n)));
            }
        }
    }
}
