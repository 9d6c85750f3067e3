//! What an article lets one conclude of its day of publication: each clue a set of days it allows and the words it rests on.
//! Hides how a weekday, a year or an age becomes such a set.

use super::anchors::{self, Sight, What};
use super::atoms::Atoms;
use super::find::Told;
use super::lexicon::Class;
use super::meaning::Direction;
use super::{dateline, stated, Calendar, Date, Tongue};
use crate::text::Span;

/// The days looked through.
pub(super) const FIRST: i32 = Date::FIRST.0;
pub(super) const LAST: i32 = Date::LAST.0;

/// How long after a day said with its weekday an article may still say it so.
const FRESH: i32 = 30;
/// How many clues are looked at.
const MANY: usize = 300;

/// A clue: the publication lies in one of these stretches of days.
pub(super) struct Clue {
    pub allowed: Vec<(i32, i32)>,
    pub spans: Vec<Span>,
    /// Whether it rests on a name's date and not on what the article says of itself.
    pub outside: bool,
}

/// What the clues are drawn from.
pub(super) struct Evidence<'a> {
    pub calendar: &'a Calendar<'a>,
    pub tongue: &'static Tongue,
    pub atoms: &'a Atoms<'a>,
    pub told: &'a [Told],
}

impl Evidence<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span { start: self.atoms.list[start].span.start, end: self.atoms.list[end - 1].span.end }
    }

    fn of(&self, told: &Told) -> Span {
        self.span(told.fit.start, told.fit.end)
    }

    /// All clues, those of the article itself first.
    pub fn clues(&self) -> Vec<Clue> {
        let mut clues = Vec::new();
        let sights = anchors::all(self.tongue, self.atoms);
        for told in self.told.iter().take(MANY) {
            clues.extend(self.year_told(told));
            clues.extend(self.weekday_and_day(told));
            clues.extend(self.this_day(told));
            clues.extend(self.known_day(told, &sights));
            clues.extend(self.age(told, &sights));
        }
        clues.extend(self.dated_line());
        clues.extend(self.lull(&sights));
        for sight in sights.iter().take(MANY) {
            clues.extend(self.name(sight, &sights));
        }
        clues
    }

    /// What is told as past has a year: it was published then or later.
    fn year_told(&self, told: &Told) -> Option<Clue> {
        let past = told.since || told.direction == Direction::Past;
        if !past || matches!(told.meaning, "decade" | "century" | "skip") {
            return None;
        }
        let from = match stated::point(&told.fit) {
            Some(point) => point.days()?.0,
            None if told.fit.get(Class::Month).is_none() => Date::new(told.fit.get(Class::Year)?.n as i32, 1, 1)?,
            None => return None,
        };
        (from.0 > FIRST).then(|| Clue { allowed: vec![(from.0, LAST)], spans: vec![self.of(told)], outside: false })
    }

    /// The day and month of a fit without a year.
    fn month_day(told: &Told) -> Option<(u32, u32)> {
        if told.fit.get(Class::Year).is_some() || told.fit.get(Class::Yy).is_some() || told.fit.get(Class::Shift).is_some() {
            return None;
        }
        Some((told.fit.get(Class::Month)?.n as u32, told.fit.get(Class::Day)?.n as u32))
    }

    /// Stretches around a day of every year.
    fn yearly(month: u32, day: u32, weekday: Option<u32>, before: i32, after: i32) -> Vec<(i32, i32)> {
        (1995..2040)
            .filter_map(|y| Date::new(y, month, day))
            .filter(|d| weekday.is_none_or(|w| d.weekday() == w))
            .map(|d| (d.0 - before, d.0 + after))
            .collect()
    }

    /// "Saturday, February 1": few years have it, and it is not long ago.
    fn weekday_and_day(&self, told: &Told) -> Option<Clue> {
        let (month, day) = Self::month_day(told)?;
        let weekday = told.fit.get(Class::Wd).or(told.fit.get(Class::Weekday))?.n;
        // The same weekday said bare is of the same week.
        let bare = |t: &Told| t.meaning == "weekday" && t.fit.get(Class::Weekday).is_some_and(|h| h.n == weekday);
        let fresh = if self.told.iter().take(MANY).any(bare) { 6 } else { FRESH };
        let (before, after) = match told.direction {
            Direction::Future => (FRESH, 0),
            Direction::Past => (0, fresh),
            Direction::Unknown => (6, fresh),
        };
        let allowed = Self::yearly(month, day, Some(weekday as u32 - 1), before, after);
        Some(Clue { allowed, spans: vec![self.of(told)], outside: false })
    }

    /// "ce 17 février": the day itself.
    fn this_day(&self, told: &Told) -> Option<Clue> {
        let (month, day) = Self::month_day(told)?;
        let this = self.atoms.form(told.fit.start) == "ce" && self.atoms.form(told.fit.start + 1) != "même";
        this.then(|| Clue { allowed: Self::yearly(month, day, None, 0, 0), spans: vec![self.of(told)], outside: false })
    }

    /// "the truce of March 6": a day of a known year, and less than a year ago.
    fn known_day(&self, told: &Told, sights: &[Sight]) -> Option<Clue> {
        let (date, sight) = self.known(told, sights)?;
        let spans = vec![self.of(told), self.span(sight.start, sight.end)];
        Some(Clue { allowed: vec![(date.0, date.0 + 330)], spans, outside: true })
    }

    fn known<'s>(&self, told: &Told, sights: &'s [Sight]) -> Option<(Date, &'s Sight)> {
        let (month, day) = Self::month_day(told)?;
        let sight = sights.iter().find(|s| {
            let (_, m, d) = s.anchor.date.civil();
            s.anchor.what == What::Day && (m, d) == (month, day) && self.atoms.together(s.start, told.fit.start)
        })?;
        Some((sight.anchor.date, sight))
    }

    /// "After a three-month hiatus", where the silence began on a known day.
    fn lull(&self, sights: &[Sight]) -> Option<Clue> {
        let (date, _) = self.told.iter().take(MANY).find_map(|t| self.known(t, sights))?;
        let told = self.told.iter().take(MANY).find(|t| {
            let next = t.fit.end;
            t.meaning == "dur"
                && self.tongue.lexicon.at(self.atoms, next, Class::Lull).is_some()
                && self.atoms.together(t.fit.start, next)
        })?;
        let (n, unit) = (told.fit.get(Class::Num)?.n, told.fit.get(Class::Unit)?.code);
        let days = match unit {
            "W" => 7,
            "M" => 30,
            _ => return None,
        };
        let far = i32::try_from(n).ok()?.checked_mul(days)? / 100;
        let allowed = vec![(date.0 + far - days / 2, date.0 + far + days)];
        Some(Clue { allowed, spans: vec![self.of(told)], outside: true })
    }

    /// "the start of the conflict almost nine years ago".
    fn age(&self, told: &Told, sights: &[Sight]) -> Option<Clue> {
        let fit = &told.fit;
        let counted = told.meaning == "ago" || told.since && matches!(told.meaning, "dur" | "within");
        let unit = fit.get(Class::Unit).filter(|u| counted && matches!(u.code, "Y" | "DE" | "M"))?;
        let n = i32::try_from(fit.get(Class::Num).map_or(100, |h| h.n)).ok()? / 100;
        if fit.get(Class::Few).is_some() || n > 60 {
            return None;
        }
        let sight = sights.iter().find(|s| s.anchor.what == What::Start && self.atoms.together(s.start, fit.start))?;
        let said = |class| (fit.start.saturating_sub(3)..fit.end).any(|i| self.tongue.lexicon.at(self.atoms, i, class).is_some());
        let unit = match unit.code {
            "Y" => 12,
            "DE" => 120,
            _ => 1,
        };
        // "Nearly nine years": from half a year before; "nine years": from a little before until ten.
        let (from, to) = if said(Class::Near) {
            (-unit / 2, 0)
        } else if said(Class::Beyond) {
            (0, unit)
        } else {
            (-unit / 3, unit)
        };
        let date = |months: i32| sight.anchor.date.plus_months(n * unit + months).map(|d| d.0);
        let spans = vec![self.of(told), self.span(sight.start, sight.end)];
        Some(Clue { allowed: vec![(date(from)?, date(to)?)], spans, outside: true })
    }

    /// A dateline's day without a year.
    fn dated_line(&self) -> Option<Clue> {
        dateline::all(self.tongue, self.atoms).into_iter().find_map(|(from, to)| {
            (from..to).find_map(|i| {
                let fits = self.calendar.fits(i);
                let fit = fits.iter().find(|f| f.start == i && f.get(Class::Day).is_some() && f.get(Class::Month).is_some())?;
                let (month, day) = (fit.get(Class::Month)?.n as u32, fit.get(Class::Day)?.n as u32);
                let weekday = fit.get(Class::Wd).map(|h| h.n as u32 - 1);
                Some(Clue {
                    allowed: Self::yearly(month, day, weekday, 0, 1),
                    spans: vec![self.span(fit.start, fit.end)],
                    outside: false,
                })
            })
        })
    }

    /// A name that is not older than its date, an office held from or until a day.
    fn name(&self, sight: &Sight, all: &[Sight]) -> Option<Clue> {
        let date = sight.anchor.date.0;
        let allowed = match sight.anchor.what {
            What::Start | What::From | What::Since => (date, LAST),
            What::Until => (FIRST, date + 30),
            What::Day => return None,
        };
        if matches!(sight.anchor.what, What::Until | What::Since) {
            let void = |s: &Sight| {
                (s.start.saturating_sub(3)..s.start)
                    .any(|i| self.atoms.together(i, s.start) && self.tongue.lexicon.at(self.atoms, i, Class::Void).is_some())
            };
            if all.iter().filter(|s| std::ptr::eq(s.anchor, sight.anchor)).any(void) {
                return None;
            }
        }
        Some(Clue { allowed: vec![allowed], spans: vec![self.span(sight.start, sight.end)], outside: true })
    }

    /// "for the first time in eight years" and "not since 2012" in one article add up to its year.
    pub fn sums(&self) -> Vec<Clue> {
        let mut sums = Vec::new();
        let since: Vec<&Told> = self.told.iter().take(MANY).filter(|t| t.since).collect();
        for years in &since {
            let Some(n) = years.fit.get(Class::Num).filter(|_| years.fit.get(Class::Unit).is_some_and(|u| u.code == "Y")) else {
                continue;
            };
            for told in &since {
                let Some(year) = told.fit.get(Class::Year).filter(|_| told.fit.get(Class::Month).is_none()) else { continue };
                let Ok(sum) = i32::try_from(year.n + n.n / 100) else { continue };
                if let (Some(from), Some(to)) = (Date::new(sum, 1, 1), Date::new(sum, 12, 31)) {
                    sums.push(Clue { allowed: vec![(from.0, to.0)], spans: vec![self.of(years), self.of(told)], outside: false });
                }
            }
        }
        sums.truncate(MANY);
        sums
    }

    /// Once the year is known: days and months told as past are not after the publication. Answers the latest first day.
    pub fn latest(&self, from: i32, to: i32) -> Option<(i32, Span)> {
        let mut best: Option<(i32, Span)> = None;
        for told in self.told.iter().take(MANY).filter(|t| t.direction == Direction::Past || t.since) {
            let fit = &told.fit;
            if fit.get(Class::Year).is_some()
                || fit.get(Class::Yy).is_some()
                || fit.get(Class::Shift).is_some()
                || told.meaning != "date" && !told.meaning.starts_with("list")
            {
                continue;
            }
            let Some(month) = fit.get(Class::Month) else { continue };
            let day = fit.get(Class::Day).map_or(1, |h| h.n as u32);
            let (year, _, _) = Date(to).civil();
            let at = (year - 1..=year).rev().filter_map(|y| Date::new(y, month.n as u32, day)).find(|d| d.0 <= to);
            let Some(at) = at.filter(|d| d.0 > from) else { continue };
            if best.as_ref().is_none_or(|(b, _)| at.0 > *b) {
                best = Some((at.0, self.of(told)));
            }
        }
        best
    }
}
