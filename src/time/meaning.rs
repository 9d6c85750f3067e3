//! What a pattern means: from captured words and a reference day to a TIMEX3 value and an interval. Hides which words were
//! used; one operation here for each name in the `meaning` column of data/time/*.patterns.tsv.

use super::lexicon::{Class, Hit};
use super::pattern::Fit;
use super::point::Point;
use super::{dated, periods, relative, spans};
use super::{Anchor, Date, Granularity, Kind};

/// Which way a weekday or a month without more is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// The dates told before, that later words point to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Memory {
    /// The last piece of the calendar.
    pub point: Option<Point>,
    /// The last day.
    pub day: Option<Date>,
    /// The last quarter and the sentence it was told in.
    pub quarter: Option<(Point, u32)>,
}

/// What a fit is read against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene {
    /// The day of publication, where known.
    pub reference: Option<Date>,
    pub direction: Direction,
    /// Whether the direction is that of the verb itself.
    pub sure: bool,
    pub memory: Memory,
    pub sentence: u32,
    /// Whether "since" or "depuis" stands before it.
    pub since: bool,
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub kind: Kind,
    pub value: String,
    pub interval: Option<(Date, Date)>,
    pub granularity: Granularity,
    pub anchor: Option<Anchor>,
    /// What later words can point to.
    pub point: Option<Point>,
}

impl Reading {
    /// A piece of the calendar with its days.
    pub fn of(point: Point) -> Option<Reading> {
        let interval = Some(point.days()?);
        let granularity = point.granularity();
        Some(Reading { kind: Kind::Date, value: point.value(), interval, granularity, anchor: None, point: Some(point) })
    }

    /// A value without days.
    pub fn bare(kind: Kind, value: impl Into<String>, granularity: Granularity) -> Reading {
        Reading { kind, value: value.into(), interval: None, granularity, anchor: None, point: None }
    }

    /// The same, hanging on an event `days` earlier or later: the days are left to whoever knows the event.
    pub fn hanging(mut self, days: i32) -> Reading {
        self.anchor = Some(Anchor { days });
        self.interval = None;
        self
    }

    /// The part of the day or the time of the clock added.
    pub fn at_hour(mut self, fit: &Fit) -> Reading {
        if let Some(clock) = fit.get(Class::Clock) {
            self.value.push_str(&hour(clock.n));
        } else if let Some(part) = fit.get(Class::Part) {
            self.value.push('T');
            self.value.push_str(part.code);
        } else {
            return self;
        }
        self.kind = Kind::Time;
        self.granularity = Granularity::Time;
        self
    }

    /// Narrowed to its early, middle or late part, or to what lies before or after the reference day.
    pub fn narrowed(mut self, fit: &Fit, scene: &Scene) -> Reading {
        let Some(point) = self.point else { return self };
        if let Some(edge) = fit.get(Class::Edge) {
            self.interval = point.edge(edge.code);
        } else if let (Some(side), Some(now), Some((a, b))) = (fit.get(Class::Side), scene.reference, self.interval) {
            if (a..=b).contains(&now) {
                self.interval = Some(if side.n < 0 { (a, now) } else { (now, b) });
            }
        }
        self
    }
}

/// "T17:05" from minutes of the day.
pub(super) fn hour(minutes: i64) -> String {
    format!("T{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Reads a fit; `None` where the words do not make a date after all ("February 31").
pub(super) fn read(fit: &Fit, meaning: &[&'static str], scene: &Scene) -> Option<Reading> {
    let (name, args) = meaning.split_first()?;
    let n: i32 = args.first().and_then(|a| a.parse().ok()).unwrap_or(0);
    let arg = args.first().copied().unwrap_or("");
    match *name {
        "date" => dated::date(fit, arg == "year", scene),
        "dayoff" => dated::date(fit, false, scene).and_then(|r| r.point?.shift(n)).and_then(Reading::of),
        "weekdayoff" => dated::weekday(fit, &[], scene).and_then(|r| r.point?.shift(n)).and_then(Reading::of),
        "feastoff" => dated::feast(fit, scene).and_then(|r| r.point?.shift(n)).and_then(Reading::of),
        "feastweek" => {
            let day = dated::feast(fit, scene)?.interval?.0;
            Reading::of(Point::Week(day.monday()))
        }
        "weekof" => Reading::of(Point::Week(dated::date(fit, false, scene)?.interval?.0.monday())),
        "feast" => dated::feast(fit, scene),
        "nightdate" => dated::night_of_dates(fit, scene),
        "nthweekday" => dated::nth_weekday(fit, scene),
        "fixedseason" => Some(Reading::bare(Kind::Date, format!("XXXX-{}", fit.get(Class::Season)?.code), Granularity::Season)),
        "quarter" => periods::quarter(fit, n, scene),
        "half" => periods::half(fit, scene),
        "decade" => periods::decade(fit, scene),
        "century" => periods::century(fit, scene),
        "thequarter" => periods::the_quarter(scene),
        "quarterago" => periods::quarter_ago(scene),
        "yearago" => periods::year_ago(scene),
        "weekday" => dated::weekday(fit, args, scene),
        "night" => dated::night(fit, scene),
        "deictic" => dated::deictic(fit, fit.get(Class::Deictic)?.n as i32, scene),
        "part" => dated::part(fit, n, args.get(1).copied(), scene),
        "fixednight" => dated::part(fit, 0, Some("NI"), scene),
        "weekend" => dated::weekend(args.first().map(|_| n), scene),
        "clock" | "clockpart" => dated::clock(fit, scene),
        "shift" => dated::shift(fit, args.first().map(|_| n), args.get(1).copied(), scene),
        "unitend" => relative::unit_end(arg, scene),
        "ago" => relative::ago(fit, -1, scene),
        "ahead" => relative::ago(fit, 1, scene),
        "in" if scene.direction == Direction::Future => relative::ago(fit, 1, scene),
        "before" => relative::from_told(fit, -1, scene),
        "after" => relative::from_told(fit, 1, scene),
        "that" => relative::that(fit, scene),
        "next" => relative::next(fit, n, args.get(1).copied(), scene),
        "anchor" => relative::next(fit, n, None, scene),
        "nextunit" => relative::next_unit(fit, n, scene),
        "sincethen" => {
            let mut reading = Reading::bare(Kind::Date, "PAST_REF", Granularity::Day);
            reading.anchor = Some(Anchor { days: 0 });
            Some(reading)
        }
        "ref" => {
            let value = if arg.is_empty() { fit.get(Class::Ref)?.code } else { args[0] };
            Some(Reading::bare(Kind::Date, value, Granularity::Day))
        }
        "fixedset" => Some(Reading::bare(Kind::Set, args.first().copied()?, Granularity::Week)),
        "fixeddur" => Some(Reading::bare(Kind::Duration, args.first().copied()?, Granularity::Time)),
        _ => spans::read(name, n, fit, scene),
    }
}

/// The first number of a fit in hundredths: its figure, "a" as one, "a couple" as two; `None` for an unknown number.
pub(super) fn amount(fit: &Fit) -> Option<i64> {
    if let Some(num) = fit.get(Class::Num) {
        return Some(num.n);
    }
    match fit.get(Class::Few) {
        Some(Hit { n, .. }) if n < 0 => None,
        Some(Hit { n, .. }) => Some(n * 100),
        None => Some(100),
    }
}
