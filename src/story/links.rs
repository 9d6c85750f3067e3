//! Links that an article's own words make between two events: "after capturing", "in retaliation", "despite the truce".

use super::facts::Facts;
use super::kinds::{self, Mode};
use super::words::{Points, Words};
use crate::knowledge::sort;
use crate::record::{Link, Said, Span};
use crate::text::fold;

/// How far from the linking words the other event may stand, in UTF-16 code units.
const REACH: u32 = 160;

/// The links of all articles. `facts` are in order of articles, `event_of` gives the id of the story's event of each.
pub(super) fn all(facts: &[Facts], event_of: &[&str], words: &Words) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut from = 0;
    while from < facts.len() {
        let document = facts[from].document;
        let to = from + facts[from..].iter().take_while(|f| f.document == document).count();
        article(&facts[from..to], &event_of[from..to], words, &mut links);
        from = to;
    }
    sort::by(&mut links, |a, b| (&a.from, &a.to, a.relation).cmp(&(&b.from, &b.to, b.relation)));
    links.dedup_by(|a, b| (&a.from, &a.to, a.relation) == (&b.from, &b.to, b.relation));
    links
}

/// A word that tells an event: which, and its sentence.
struct Telling<'a> {
    fact: usize,
    trigger: &'a Span,
}

fn article(facts: &[Facts], event_of: &[&str], words: &Words, links: &mut Vec<Link>) {
    let mut tellings: Vec<Telling> = Vec::new();
    for (fact, f) in facts.iter().enumerate().filter(|(_, f)| f.mode != Mode::Denied) {
        tellings.extend(f.event.mentions.iter().map(|trigger| Telling { fact, trigger }));
    }
    sort::by(&mut tellings, |a, b| (a.trigger.start, a.fact).cmp(&(b.trigger.start, b.fact)));
    let mut sentences: Vec<&Span> = facts.iter().map(|f| &f.event.sentence).collect();
    sort::by(&mut sentences, |a, b| a.start.cmp(&b.start));
    sentences.dedup_by_key(|s| s.start);
    for (number, sentence) in sentences.iter().enumerate() {
        let spans = spans(sentence);
        let folded: Vec<String> = spans.iter().map(|s| fold(&s.text)).collect();
        let inside = |t: &&Telling| t.trigger.start >= sentence.start && t.trigger.end <= sentence.end;
        let here: Vec<&Telling> = tellings.iter().filter(inside).collect();
        for (at, count, relation, points) in words.links(&folded) {
            let (start, end) = (spans[at].start, spans[at + count - 1].end);
            let before = here.iter().rev().find(|t| t.trigger.end <= start);
            let mut after = here.iter().filter(|t| t.trigger.start >= end && t.trigger.start < end + REACH);
            let next = after.next();
            // "in retaliation for the raid", but "in retaliation, they left": only what is named as the ground is one.
            let named = points == Points::Next || folded.get(at + count).is_some_and(|w| GROUNDS.contains(&w.as_str()));
            let (from, to) = match (before, next.filter(|_| named)) {
                (Some(from), Some(to)) => (from.fact, to.fact),
                // "After taking the town, they left."
                (None, Some(to)) => match after.find(|t| t.fact != to.fact) {
                    Some(from) => (from.fact, to.fact),
                    None => continue,
                },
                (Some(from), None) if points == Points::Either => match answered(facts, from.fact, &sentences[..number]) {
                    Some(to) => (from.fact, to),
                    None => continue,
                },
                _ => continue,
            };
            if event_of[from] == event_of[to] {
                continue;
            }
            let text: Vec<&str> = spans[at..at + count].iter().map(|s| s.text.as_str()).collect();
            links.push(Link {
                from: event_of[from].into(),
                to: event_of[to].into(),
                relation,
                said: Said {
                    document: facts[from].name.into(),
                    event: Some(facts[from].event.id.clone()),
                    start,
                    end,
                    text: text.join(" "),
                },
            });
        }
    }
}

/// Words that lead from "in retaliation" to what is answered.
const GROUNDS: &[&str] = &["for", "to", "a", "au", "aux", "contre", "de", "des", "du", "l", "la", "le", "les", "d"];

/// What an event answers: the violence told last in the two sentences before.
fn answered(facts: &[Facts], from: usize, before: &[&Span]) -> Option<usize> {
    let sentences = &before[before.len().saturating_sub(2)..];
    let told = |s: &Span| {
        facts.iter().rposition(|f| f.event.sentence.start == s.start && kinds::violent(f.event.r#type) && f.mode == Mode::Real)
    };
    sentences.iter().rev().find_map(|s| told(s)).filter(|&to| to != from)
}

/// The words of a sentence with their offsets in the article.
fn spans(sentence: &Span) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut at = sentence.start;
    let mut open = false;
    for c in sentence.text.chars() {
        let letter = c.is_alphanumeric() || c == '-';
        if letter && open {
            if let Some(word) = words.last_mut() {
                word.text.push(c);
                word.end = at + c.len_utf16() as u32;
            }
        } else if letter {
            words.push(Span { start: at, end: at + c.len_utf16() as u32, text: c.into() });
        }
        open = letter;
        at += c.len_utf16() as u32;
    }
    words
}
