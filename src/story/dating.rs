//! Articles that do not say when they appeared, among others that tell the same events: what one leaves open another may say.
//! Hides how tellings become ties between days; the days themselves are followed in `time`.

use super::cluster;
use super::counts::{self, undated, Count};
use super::facts::{self, Facts};
use super::kinds::{Mode, Pace};
use super::words::Words;
use crate::record::{
    DocumentLanguage, Event, Granularity, Publication, PublicationBasis, Report, Span, Stretch, Time, TimeBasis, TimeType,
};
use crate::text::Language;
use crate::time::{self, Date, Days, Phrase, Telling, Tie};

/// The widest stretch that is an answer, as for one article by itself, in days.
const WIDEST: i32 = 366;
/// The most stretches of days that a report tells of.
const MOST: usize = 46;

/// What the others tell of an article's day.
pub(super) struct Found {
    /// The article, by its place among the reports.
    pub article: usize,
    /// First and last day it can have appeared on.
    pub days: (Date, Date),
    /// Who says so: the report, the event, the words.
    pub said: Vec<(usize, String, Span)>,
}

/// A tie with the words it rests on.
struct Ground {
    fact: usize,
    span: Span,
}

/// The reports with the days that follow from the others, and how they follow; `None` where nothing does.
pub(super) fn settle(reports: &[&Report], words: &Words) -> Option<(Vec<Report>, Vec<Found>)> {
    if reports.len() < 2 || reports.iter().all(|r| exact(&r.document.publication)) {
        return None;
    }
    let facts: Vec<Facts> = reports.iter().enumerate().flat_map(|(n, r)| facts::of(n, &r.document.id, r, words)).collect();
    let clusters = cluster::join(&facts);
    let articles: Vec<Days> = reports.iter().map(|r| known(&r.document.publication)).collect();
    let counted: Vec<Vec<Count>> = reports.iter().map(|r| counts::all(r, language(r))).collect();
    let is = |event: usize, fact: &Facts| std::ptr::eq(&reports[fact.document].events[event], fact.event);
    let (mut ties, mut rests) = (Vec::new(), Vec::new());
    let mut event_of: Vec<Option<usize>> = vec![None; facts.len()];
    let mut events = 0;
    for members in &clusters.members {
        let several = members.iter().any(|&m| facts[m].document != facts[members[0]].document);
        let open = members.iter().any(|&m| !exact(&reports[facts[m].document].document.publication));
        if !several || !open {
            continue;
        }
        for &m in members {
            let report = reports[facts[m].document];
            event_of[m] = Some(events);
            // "Two days after the raid, the town fell": the raid is at least two days older than the article.
            let later = counted[facts[m].document].iter().filter(|c| c.days > 0 && is(c.from, &facts[m]));
            let later = later.map(|c| (Telling::Over(c.days), c.span.clone()));
            for (telling, span) in tellings(report, &facts[m]).into_iter().chain(later) {
                ties.push(Tie { article: facts[m].document, event: events, telling });
                rests.push(Ground { fact: m, span });
            }
        }
        events += 1;
    }
    let outcome = time::together(&articles, events, &ties);
    let (mut found, mut moved) = (Vec::new(), false);
    let mut dated: Vec<Report> = Vec::with_capacity(reports.len());
    for (n, report) in reports.iter().enumerate() {
        let mut report = (*report).clone();
        let days = &outcome.articles[n];
        if *days != articles[n] {
            moved = true;
            let said: Vec<_> = outcome.ties[n].iter().map(|&t| &rests[t]).collect();
            let own = said.iter().filter(|w| facts[w.fact].document == n).map(|w| w.span.clone());
            publish(&mut report.document.publication, days, own);
            if let Some(ends) = days.ends().filter(|_| report.document.publication.start.is_some()) {
                let said = said.iter().map(|w| (facts[w.fact].document, facts[w.fact].event.id.clone(), w.span.clone()));
                found.push(Found { article: n, days: ends, said: said.collect() });
                redate(&mut report, days);
            }
        }
        for count in &counted[n] {
            let from = (0..facts.len()).find(|&m| facts[m].document == n && is(count.from, &facts[m])).and_then(|m| event_of[m]);
            let day = from.and_then(|e| outcome.events[e].ends()).filter(|(a, b)| b.0 - a.0 < 4);
            if let (Some((a, b)), Some(dated)) = (day, count.dated) {
                let days = (a.plus(count.days), b.plus(count.days));
                let mention = report.mentions.times.iter().find(|t| t.span == count.span);
                let time = mention.map(|t| time(t, days, TimeBasis::Anchored));
                report.events[dated].time = time.filter(|_| undated(&report.events[dated])).or(report.events[dated].time.take());
            }
        }
        dated.push(report);
    }
    moved.then_some((dated, found))
}

fn exact(p: &Publication) -> bool {
    p.start.is_some() && p.start == p.end
}

/// The days an article can have appeared on, by itself.
fn known(p: &Publication) -> Days {
    let stretch = |s: &Stretch| Some((Date::parse(&s.start)?, Date::parse(&s.end)?));
    if let Some((a, b)) = facts::days(p.start.as_deref(), p.end.as_deref()) {
        return Days::between(Date(a), Date(b));
    }
    match &p.possible {
        Some(list) => Days::of(list.iter().filter_map(stretch).collect()),
        None => Days::any(),
    }
}

fn language(report: &Report) -> Language {
    match report.document.language {
        DocumentLanguage::English => Language::English,
        DocumentLanguage::French => Language::French,
        DocumentLanguage::Undetermined => Language::Other,
    }
}

/// What an article says of an event's day, with the words that say it.
fn tellings(report: &Report, fact: &Facts) -> Vec<(Telling, Span)> {
    let event = fact.event;
    let ahead = fact.mode == Mode::Possible;
    if fact.mode == Mode::Denied {
        return Vec::new();
    }
    let mut list = Vec::new();
    let once = matches!(fact.pace, Pace::Unique | Pace::Recurring);
    let told = event.time.as_ref().filter(|_| fact.sure);
    if let (Some(days), Some(time), true) = (fact.days, told, once) {
        list.push((Telling::On(Days::between(Date(days.0), Date(days.1))), span(time)));
    } else if let Some(mention) = open(report, event).filter(|_| once) {
        let phrase = Phrase::new(&mention.text, language(report), ahead);
        list.extend(phrase.map(|phrase| (Telling::Said(phrase), span(mention))));
    }
    if !ahead {
        list.push((Telling::Over(0), event.trigger.clone()));
    }
    list
}

/// The time of an event that has no days, by its words or as the one time of its sentence; no length, and nothing that counts from
/// another event.
fn open<'r>(report: &'r Report, event: &'r Event) -> Option<&'r Time> {
    let dates = |t: &&Time| matches!(t.r#type, TimeType::Date | TimeType::Time);
    let free = |t: &&Time| t.start.is_none() && t.end.is_none() && !t.value.ends_with("_REF");
    if let Some(own) = &event.time {
        let by_itself = || Phrase::new(&own.text, language(report), false).is_some_and(|phrase| phrase.names_days());
        return Some(own).filter(dates).filter(free).filter(|_| by_itself());
    }
    let inside = |t: &&Time| t.span.start >= event.sentence.start && t.span.end <= event.sentence.end;
    let mut times = report.mentions.times.iter().filter(inside).filter(dates);
    times.next().filter(|_| times.next().is_none()).filter(free)
}

/// Month and day of a date whose year is open.
pub(super) fn month_and_day(report: &Report, event: &Event) -> Option<(u32, u32)> {
    let value = open(report, event)?.value.strip_prefix("XXXX-")?.get(..5)?;
    let (month, day) = value.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

fn span(time: &Time) -> Span {
    time.span.clone()
}

/// Writes down when an article appeared, or what is left of the days it can have.
fn publish(p: &mut Publication, days: &Days, own: impl Iterator<Item = Span>) {
    let Some((from, to)) = days.ends() else { return };
    if to.0 - from.0 <= WIDEST {
        if p.basis == PublicationBasis::Unknown {
            p.basis = PublicationBasis::Inferred;
        }
        p.start = Some(from.to_string());
        p.end = Some(to.to_string());
        p.possible = None;
        for span in own {
            if !p.evidence.contains(&span) {
                p.evidence.push(span);
            }
        }
        crate::knowledge::sort::by_key(&mut p.evidence, |s| (s.start, s.end));
    } else if days.stretches().len() <= MOST {
        p.possible = Some(stretches(days));
    }
}

/// Days as the record has them.
fn stretches(days: &Days) -> Vec<Stretch> {
    days.stretches().iter().map(|(a, b)| Stretch { start: a.to_string(), end: b.to_string() }).collect()
}

/// Gives days to the events whose words name them now that the article has its own: the same on every day it can have appeared on.
fn redate(report: &mut Report, days: &Days) {
    let language = language(report);
    let mut times = Vec::with_capacity(report.events.len());
    for event in &report.events {
        times.push(open(report, event).and_then(|mention| {
            let ahead = super::kinds::mode(event.factuality) == Mode::Possible;
            let phrase = Phrase::new(&mention.text, language, ahead)?;
            let mut read = days.each().map(|p| phrase.days(p));
            let first = read.next()??;
            let same = read.all(|d| d == Some(first));
            same.then(|| time(mention, first, TimeBasis::Stated))
        }));
    }
    for (event, time) in report.events.iter_mut().zip(times) {
        if time.is_some() {
            event.time = time;
        }
    }
}

/// A time of the report with the days it came to.
fn time(mention: &Time, days: (Date, Date), basis: TimeBasis) -> Time {
    let one = days.0 == days.1;
    Time {
        start: Some(days.0.to_string()),
        end: Some(days.1.to_string()),
        r#type: if mention.r#type == TimeType::Duration { TimeType::Date } else { mention.r#type },
        value: if one { days.0.to_string() } else { mention.value.clone() },
        basis,
        granularity: if one { mention.granularity.min(Granularity::Day) } else { mention.granularity },
        ..mention.clone()
    }
}
