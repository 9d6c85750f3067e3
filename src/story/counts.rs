//! "Two days after the raid, the town fell": which event's day counts from which, inside one article. Hides where the other stands.

use crate::record::{Event, Report, Span, Time};
use crate::text::Language;
use crate::time::Phrase;

/// An event that another counts from.
pub(super) struct Count {
    /// The event counted from, by its place in the report.
    pub from: usize,
    /// The event dated so, where it is clear which.
    pub dated: Option<usize>,
    /// How many days later.
    pub days: i32,
    /// The words.
    pub span: Span,
}

/// All such words of a report that have no days yet.
pub(super) fn all(report: &Report, language: Language) -> Vec<Count> {
    report.mentions.times.iter().filter(|t| t.start.is_none()).filter_map(|t| of(report, language, t)).collect()
}

fn of(report: &Report, language: Language, time: &Time) -> Option<Count> {
    let sentence = report.sentences.iter().find(|s| s.start <= time.span.start && time.span.end <= s.end)?;
    let here: Vec<usize> = events_in(report, sentence);
    let (days, follows) = Phrase::new(&time.text, language, false)?.counts(next_word(sentence, &time.span), language)?;
    let begins = |e: &usize| report.events[*e].trigger.start;
    let after = here.iter().copied().find(|e| begins(e) >= time.span.end);
    if follows {
        let from = after?;
        let mut others = here.iter().copied().filter(|&e| e != from && undated(&report.events[e]));
        let dated = others.next().filter(|_| others.next().is_none());
        return Some(Count { from, dated, days, span: time.span.clone() });
    }
    let before = here.iter().copied().rev().find(|e| begins(e) < time.span.start);
    let from = before.or_else(|| {
        let earlier = report.sentences.iter().rev().filter(|s| s.end <= sentence.start);
        let told = earlier.map(|s| events_in(report, s)).find(|list| !list.is_empty())?;
        (told.len() == 1).then(|| told[0])
    })?;
    let dated = after.or(here.first().copied()).filter(|&e| e != from && undated(&report.events[e]));
    Some(Count { from, dated, days, span: time.span.clone() })
}

/// Whether no day is known of an event.
pub(super) fn undated(event: &Event) -> bool {
    event.time.as_ref().is_none_or(|t| t.start.is_none())
}

fn events_in(report: &Report, sentence: &Span) -> Vec<usize> {
    let inside = |e: &usize| (sentence.start..sentence.end).contains(&report.events[*e].trigger.start);
    let mut list: Vec<usize> = (0..report.events.len()).filter(inside).collect();
    crate::knowledge::sort::by_key(&mut list, |&e| report.events[e].trigger.start);
    list
}

/// The word after some words of a sentence.
fn next_word<'s>(sentence: &'s Span, words: &Span) -> &'s str {
    let mut units = sentence.start;
    let at = sentence.text.char_indices().find_map(|(at, c)| {
        let here = units >= words.end;
        units += c.len_utf16() as u32;
        here.then_some(at)
    });
    at.and_then(|at| sentence.text[at..].split_whitespace().next()).unwrap_or("")
}
