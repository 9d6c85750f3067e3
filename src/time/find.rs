//! All calendar expressions of a text: the longest pattern that fits at each place and passes the filters, read against the
//! publication date.

use std::cell::Cell;

use super::atoms::Atoms;
use super::lexicon::{Class, Hit};
use super::meaning::{self, Direction, Memory, Reading, Scene};
use super::pattern::Fit;
use super::point::Point;
use super::{dateline, filter, tense, Calendar, Date, Mention, Publication, Tongue};
use crate::syntax::Syntax;
use crate::text::Span;

impl Calendar<'_> {
    /// All calendar expressions of the text, in order, resolved against its publication date.
    #[inline(never)]
    pub fn find(&self, syntax: &Syntax, publication: &Publication) -> Vec<Mention> {
        let mut reader = Reader::new(self, syntax, publication.interval);
        let mut datelines = dateline::all(self.tongue, &self.atoms).into_iter().peekable();
        let mut i = 0;
        while let Some(next) = self.next(i) {
            if let Some((_, end)) = datelines.next_if(|line| line.0 <= next) {
                i = next.max(end);
                continue;
            }
            i = reader.step(next).max(next + 1);
        }
        reader.found
    }
}

/// Each day a fit names, as read from the first and from the last day the publication can be.
type Readings = Vec<(Fit, [Reading; 2])>;

/// A text on its way through the patterns.
struct Reader<'a> {
    calendar: &'a Calendar<'a>,
    tongue: &'static Tongue,
    atoms: &'a Atoms<'a>,
    syntax: &'a Syntax,
    publication: Option<(Date, Date)>,
    /// What was told before, as seen from the first and from the last day the publication can be.
    memory: [Memory; 2],
    found: Vec<Mention>,
    /// The expression whose direction was asked for last, and that direction: it is asked for again.
    looked: Cell<Option<Looked>>,
}

type Looked = ((usize, usize), (Direction, bool));

impl<'a> Reader<'a> {
    fn new(calendar: &'a Calendar<'a>, syntax: &'a Syntax, publication: Option<(Date, Date)>) -> Reader<'a> {
        let (tongue, atoms) = (calendar.tongue, &calendar.atoms);
        let (memory, found, looked) = Default::default();
        Reader { calendar, tongue, atoms, syntax, publication, memory, found, looked }
    }

    /// Reads what begins at atom `i`; answers where to go on.
    fn step(&mut self, i: usize) -> usize {
        let Some((fit, readings)) = self.best(i) else { return i };
        // "in", "for" before a longer expression are only its prepositions.
        for k in i + 1..=fit.start {
            if let Some((longer, readings)) =
                self.best(k).filter(|(f, _)| f.end > fit.end || f.end == fit.end && f.start < fit.start)
            {
                return self.take(longer, readings);
            }
        }
        self.take(fit, readings)
    }

    fn best(&self, i: usize) -> Option<(Fit, Readings)> {
        self.calendar.fits(i).iter().find_map(|fit| {
            if !filter::accept(self.tongue, self.atoms, self.syntax, fit) {
                return None;
            }
            if self.tongue.patterns.rules[fit.rule].meaning[0] == "skip" {
                return Some((fit.clone(), Vec::new()));
            }
            let readings = self.read(fit);
            (!readings.is_empty()).then(|| (fit.clone(), readings))
        })
    }

    /// The fits of the whole text, as `find` would take them without knowing the day, with the direction of each.
    fn fits(&mut self) -> Vec<Told> {
        let mut told = Vec::new();
        let mut i = 0;
        while let Some(next) = self.calendar.next(i) {
            i = next;
            let Some((mut fit, _)) = self.best(i) else {
                i += 1;
                continue;
            };
            if fit.start > i {
                if let Some((longer, _)) = self.best(fit.start).filter(|(f, _)| f.end > fit.end) {
                    fit = longer;
                }
            }
            i = fit.end.max(i + 1);
            let (direction, _) = self.direction(&fit);
            let meaning = self.tongue.patterns.rules[fit.rule].meaning[0];
            let parts = if meaning.starts_with("list") { split(&fit) } else { vec![fit] };
            for fit in parts {
                let since = self.since(&fit);
                told.push(Told { fit, meaning, direction, since });
            }
        }
        told
    }

    /// The readings of a fit: one, or one for each day of a list.
    fn read(&self, fit: &Fit) -> Readings {
        let rule = &self.tongue.patterns.rules[fit.rule];
        let meaning: &[&'static str] = &rule.meaning;
        let parts = match meaning[0] {
            "list" | "list2" => split(fit),
            _ => vec![fit.clone()],
        };
        let meaning = if meaning[0].starts_with("list") { &["date"] } else { meaning };
        let (mut direction, mut sure) = self.direction(fit);
        let since = self.since(fit);
        if self.from(fit) {
            (direction, sure) = (Direction::Future, true);
        }
        let mut done = Vec::new();
        for part in parts {
            let scene = |side: usize| Scene {
                reference: self.publication.map(|p| if side == 0 { p.0 } else { p.1 }),
                direction: if since { Direction::Past } else { direction },
                sure: sure || since,
                memory: self.memory[side],
                sentence: self.atoms.list[fit.start].sentence,
                since,
            };
            let Some(first) = meaning::read(&part, meaning, &scene(0)) else { return Vec::new() };
            let last = match self.publication {
                Some((a, b)) if a != b => meaning::read(&part, meaning, &scene(1)),
                _ => Some(first.clone()),
            };
            let Some(last) = last else { return Vec::new() };
            done.push((part, [first, last]));
        }
        done
    }

    /// Which way the sentence looks at a fit, and whether its verb says so.
    fn direction(&self, fit: &Fit) -> (Direction, bool) {
        let place = (fit.start, fit.end);
        if let Some((_, known)) = self.looked.get().filter(|l| l.0 == place) {
            return known;
        }
        let found = tense::direction(self.tongue, self.atoms, self.syntax, fit.start, fit.end);
        self.looked.set(Some((place, found)));
        found
    }

    /// Whether "since" or "depuis" stands right before a fit. "à compter de mercredi" is the Wednesday to come.
    fn since(&self, fit: &Fit) -> bool {
        let i = fit.start;
        let led = |k: usize| self.tongue.lexicon.at(self.atoms, k, Class::Since).filter(|h| h.end == i);
        (i.saturating_sub(3)..i)
            .filter(|&k| self.atoms.together(k, i))
            .find_map(led)
            .is_some_and(|h| h.code.is_empty() || h.code == "from" && fit.get(Class::Weekday).is_none())
    }

    /// Whether "from" with a day of the week stands there: what is decreed begins then.
    fn from(&self, fit: &Fit) -> bool {
        let i = fit.start;
        fit.get(Class::Weekday).is_some()
            && (i.saturating_sub(3)..i).any(|k| {
                let hit = self.tongue.lexicon.at(self.atoms, k, Class::Since);
                self.atoms.together(k, i) && hit.is_some_and(|h| h.end == i && !h.code.is_empty())
            })
    }

    #[inline(never)]
    fn take(&mut self, fit: Fit, readings: Readings) -> usize {
        let since = self.since(&fit);
        for (part, pair) in readings {
            self.remember(&pair, self.atoms.list[part.start].sentence);
            let (a, b) = (&self.atoms.list[part.start], &self.atoms.list[part.end - 1]);
            let mention =
                self.mention(Span { start: a.span.start, end: b.span.end }, a.token as usize..b.token as usize + 1, pair, since);
            self.found.push(mention);
        }
        fit.end
    }

    fn mention(&self, span: Span, tokens: std::ops::Range<usize>, pair: [Reading; 2], mut since: bool) -> Mention {
        let [first, last] = pair;
        let same = first.value == last.value;
        let mut interval = match (first.interval, last.interval) {
            (Some(a), Some(b)) if a == b => Some(a),
            // Seen from the first and the last possible day it begins alike: only "now" differs.
            (Some(a), Some(b)) if same && a.0 == b.0 => Some((a.0, a.1.max(b.1))),
            _ => None,
        };
        if since {
            interval = interval.and_then(|(start, _)| Some((start, self.publication?.1))).filter(|(a, b)| a <= b);
        }
        since |= matches!(first.anchor, Some(a) if a.days == 0 && first.value == "PAST_REF");
        let value = if same { first.value } else { blurred(&first.value, &last.value) };
        Mention { span, tokens, kind: first.kind, value, interval, granularity: first.granularity, anchor: first.anchor, since }
    }

    fn remember(&mut self, pair: &[Reading; 2], sentence: u32) {
        for (memory, reading) in self.memory.iter_mut().zip(pair) {
            let Some(point) = reading.point else { continue };
            memory.point = Some(point);
            match point {
                Point::Day(day) => memory.day = Some(day),
                Point::Quarter(..) => memory.quarter = Some((point, sentence)),
                _ => {}
            }
        }
    }
}

/// A fit with what stands around it.
pub(super) struct Told {
    pub fit: Fit,
    pub meaning: &'static str,
    pub direction: Direction,
    pub since: bool,
}

/// All fits of a text, read without knowing its day.
pub(super) fn told(calendar: &Calendar, syntax: &Syntax) -> Vec<Told> {
    Reader::new(calendar, syntax, None).fits()
}

/// "les 11 et 14 février": one fit for each day; the last keeps the month, the others are the number alone.
fn split(fit: &Fit) -> Vec<Fit> {
    let days: Vec<&Hit> = fit.hits.iter().filter(|h| h.class == Class::Day).collect();
    let months: Vec<&Hit> = fit.hits.iter().filter(|h| h.class == Class::Month).collect();
    let year = fit.hits.iter().find(|h| h.class == Class::Year);
    let mut parts = Vec::new();
    for (n, day) in days.iter().enumerate() {
        // The month after the day, or the only one.
        let Some(month) = months.iter().find(|m| m.start > day.start).or(months.last()) else { continue };
        let mut hits = vec![**day, **month];
        hits.extend(year.copied());
        let own = months.len() > 1;
        let before = month.start < day.start;
        let start = if n == 0 { fit.start.max(if before { month.start } else { day.start }) } else { day.start };
        let end = if n + 1 == days.len() {
            fit.end
        } else if own {
            month.end
        } else {
            day.end
        };
        parts.push(Fit { rule: fit.rule, start, end, hits });
    }
    parts
}

/// What two values have in common, X for the rest: 2020-02-11 and 2020-02-12 make 2020-02-XX.
fn blurred(a: &str, b: &str) -> String {
    if a.len() != b.len() {
        return "XXXX".into();
    }
    let mut out = String::new();
    let mut differs = false;
    for (part, other) in a.split_inclusive(['-', 'T']).zip(b.split_inclusive(['-', 'T'])) {
        let tail = part.ends_with(['-', 'T']).then(|| part.chars().last()).flatten();
        let body = part.trim_end_matches(['-', 'T']);
        differs |= part != other;
        if differs && body.bytes().all(|b| b.is_ascii_digit()) {
            out.extend(body.chars().map(|_| 'X'));
        } else if differs && body.starts_with('W') {
            out.push_str("WXX");
        } else {
            out.push_str(body);
        }
        out.extend(tail);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Date, Publication, Tongue};
    use crate::syntax::Models;
    use crate::text::{Language, Text};
    use crate::time::{find, Basis};

    #[test]
    fn tables_are_without_mistake() {
        for language in [Language::English, Language::French] {
            assert_eq!(Tongue::of(language).wrong, Vec::<String>::new());
        }
    }

    /// Every line of the pattern files reads its own example as it says.
    #[test]
    fn every_pattern_reads_its_example() {
        let day = Date::new(2020, 2, 11).unwrap();
        let publication = Publication { interval: Some((day, day)), basis: Basis::Given, evidence: Vec::new(), possible: None };
        let mut wrong = Vec::new();
        for language in [Language::English, Language::French] {
            for rule in &Tongue::of(language).patterns.rules {
                let text = Text::read(rule.example, Some(language));
                let syntax = Models::default().tag(&text);
                let found = find(&text, &syntax, &publication);
                let last = found.last().map_or("", |m| m.value.as_str());
                if last != rule.value {
                    wrong.push(format!(
                        "{language:?} line {}: {:?} gives {last:?}, not {:?}",
                        rule.line, rule.example, rule.value
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
