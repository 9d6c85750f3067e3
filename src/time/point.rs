//! Pieces of the calendar: a day, a week, a month, a quarter. Hides how each is written in TIMEX3 and which days it has.

use super::{Date, Granularity};

/// One piece of the calendar. Years lie between 1 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Day(Date),
    /// By its Monday.
    Week(Date),
    /// By the Monday of its week.
    Weekend(Date),
    Month(i32, u32),
    Quarter(i32, u32),
    Half(i32, u32),
    /// By its code; a winter belongs to the year in which it begins.
    Season(i32, &'static str),
    Year(i32),
    /// By its first year.
    Decade(i32),
    /// By its first two digits: 19 for the 20th.
    Century(i32),
}

use Point::{Century, Day, Decade, Half, Month, Quarter, Season, Week, Weekend, Year};

impl Point {
    /// The piece of a unit that holds a day.
    pub fn holding(day: Date, unit: &str) -> Option<Point> {
        let (y, m, _) = day.civil();
        Some(match unit {
            "D" => Day(day),
            "W" | "2W" => Week(day.monday()),
            "WE" => Weekend(day.monday()),
            "M" => Month(y, m),
            "Q" => Quarter(y, (m - 1) / 3 + 1),
            "SEM" => Half(y, (m - 1) / 6 + 1),
            "Y" => Year(y),
            "DE" => Decade(y - y.rem_euclid(10)),
            "CE" => Century(y / 100),
            _ => return None,
        })
    }

    /// So many of its kind later.
    pub fn shift(self, n: i32) -> Option<Point> {
        let rolled = |y: i32, k: u32, of: i32| -> Option<(i32, u32)> {
            let at = y.checked_mul(of)?.checked_add(k as i32 - 1)?.checked_add(n)?;
            Some((at.div_euclid(of), at.rem_euclid(of) as u32 + 1))
        };
        let days = |each: i32| n.checked_mul(each).filter(|d| d.abs() < 2_000_000);
        let to = match self {
            Day(d) => Day(d.plus(days(1)?)),
            Week(d) => Week(d.plus(days(7)?)),
            Weekend(d) => Weekend(d.plus(days(7)?)),
            Month(y, m) => rolled(y, m, 12).map(|(y, m)| Month(y, m))?,
            Quarter(y, q) => rolled(y, q, 4).map(|(y, q)| Quarter(y, q))?,
            Half(y, h) => rolled(y, h, 2).map(|(y, h)| Half(y, h))?,
            Season(y, s) => Season(y.checked_add(n)?, s),
            Year(y) => Year(y.checked_add(n)?),
            Decade(y) => Decade(y.checked_add(n.checked_mul(10)?)?),
            Century(c) => Century(c.checked_add(n).filter(|c| (0..100).contains(c))?),
        };
        to.days().map(|_| to)
    }

    /// So many years later, its kind kept.
    pub fn shift_years(self, n: i32) -> Option<Point> {
        match self {
            Day(d) => d.plus_months(n.checked_mul(12)?).map(Day),
            Week(_) | Weekend(_) => self.shift(n.checked_mul(52)?),
            Month(..) => self.shift(n.checked_mul(12)?),
            Quarter(..) => self.shift(n.checked_mul(4)?),
            Half(..) => self.shift(n.checked_mul(2)?),
            _ => self.shift(n),
        }
    }

    /// First and last day; `None` outside the years 1 to 9999.
    pub fn days(self) -> Option<(Date, Date)> {
        let months = |y: i32, from: u32, to: u32| Some((Date::new(y, from, 1)?, Date::month_end(y, to)?));
        let span = match self {
            Day(d) => (d, d),
            Week(d) => (d, d.plus(6)),
            Weekend(d) => (d.plus(5), d.plus(6)),
            Month(y, m) => months(y, m, m)?,
            Quarter(y, q) => months(y, q * 3 - 2, q * 3)?,
            Half(y, h) => months(y, h * 6 - 5, h * 6)?,
            Season(y, "SP") => (Date::new(y, 3, 20)?, Date::new(y, 6, 20)?),
            Season(y, "SU") => (Date::new(y, 6, 21)?, Date::new(y, 9, 21)?),
            Season(y, "FA") => (Date::new(y, 9, 22)?, Date::new(y, 12, 20)?),
            Season(y, _) => (Date::new(y, 12, 21)?, Date::new(y + 1, 3, 19)?),
            Year(y) => months(y, 1, 12)?,
            Decade(y) => (Date::new(y, 1, 1)?, Date::month_end(y + 9, 12)?),
            Century(c) => (Date::new((c * 100).max(1), 1, 1)?, Date::month_end(c * 100 + 99, 12)?),
        };
        (span.0.civil().0 >= 1 && span.1.civil().0 <= 9999).then_some(span)
    }

    /// Its TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Day(d) => d.to_string(),
            Week(d) => {
                let (y, w) = d.week();
                format!("{y:04}-W{w:02}")
            }
            Weekend(d) => {
                let (y, w) = d.week();
                format!("{y:04}-W{w:02}-WE")
            }
            Month(y, m) => format!("{y:04}-{m:02}"),
            Quarter(y, q) => format!("{y:04}-Q{q}"),
            Half(y, h) => format!("{y:04}-H{h}"),
            Season(y, s) => format!("{y:04}-{s}"),
            Year(y) => format!("{y:04}"),
            Decade(y) => format!("{:03}", y / 10),
            Century(c) => format!("{c:02}"),
        }
    }

    /// How exact it is.
    pub fn granularity(self) -> Granularity {
        match self {
            Day(_) | Weekend(_) => Granularity::Day,
            Week(_) => Granularity::Week,
            Month(..) => Granularity::Month,
            Quarter(..) => Granularity::Quarter,
            Half(..) | Season(..) => Granularity::Season,
            Year(_) => Granularity::Year,
            Decade(_) => Granularity::Decade,
            Century(_) => Granularity::Century,
        }
    }

    /// The days of its early, middle or late part: of a month 1 to 10, 11 to 20, 21 to its end; of anything else about a third.
    pub fn edge(self, edge: &str) -> Option<(Date, Date)> {
        let (first, last) = self.days()?;
        let length = last.0 - first.0 + 1;
        let (a, b) = match self {
            Day(_) => return Some((first, last)),
            Month(..) => (10, 20),
            Week(_) => (3, 4),
            Year(y) => {
                let cut = |m| Date::month_end(y, m);
                return Some(match edge {
                    "early" => (first, cut(4)?),
                    "late" => (cut(8)?.plus(1), last),
                    _ => (cut(4)?.plus(1), cut(8)?),
                });
            }
            _ => (length / 3, length * 2 / 3),
        };
        Some(match edge {
            "early" => (first, first.plus(a - 1)),
            "late" => (first.plus(b), last),
            _ => (first.plus(a), first.plus(b - 1)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Point};

    #[test]
    fn values_days_and_shifts() {
        let day = Date::parse("2020-02-11").unwrap();
        let at = |unit, n| Point::holding(day, unit).and_then(|p| p.shift(n)).unwrap();
        assert_eq!(at("M", -2).value(), "2019-12");
        assert_eq!(at("W", -7).value(), "2019-W52");
        assert_eq!(at("Q", -1).value(), "2019-Q4");
        assert_eq!(at("DE", -1).value(), "201");
        assert_eq!(at("CE", -1).days().unwrap().1.to_string(), "1999-12-31");
        assert_eq!(Point::Year(2019).shift(9999), None);
        let part = |p: Point, e| p.edge(e).map(|(a, b)| format!("{a} {b}")).unwrap();
        assert_eq!(part(Point::Month(2020, 5), "early"), "2020-05-01 2020-05-10");
        assert_eq!(part(Point::Month(2020, 5), "late"), "2020-05-21 2020-05-31");
        assert_eq!(part(Point::Month(2020, 5), "mid"), "2020-05-11 2020-05-20");
    }
}
