//! Where sentences end. Hides paragraphs, wrapped lines and quotation marks; hands each sentence with its tokens to the text.

use std::ops::Range;

use super::abbreviations::Class;
use super::masks::Masks;
use super::scan::{self, Cut};
use super::{blocks, starters, tokens, Shape, Span, Text};

/// A sentence longer than this many tokens is cut.
pub(super) const LONGEST: usize = 400;

/// What part of the article a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The article's first line when it is a headline.
    Title,
    /// A line of its own inside the article without a full stop.
    Heading,
    /// Running text.
    Body,
}

/// One sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its bytes, from its first token to its last.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What part of the article it is.
    pub part: Part,
}

/// Cuts the source, without its furniture, into sentences of tokens.
#[inline(never)]
pub(super) fn cut(text: &mut Text, masks: &Masks) {
    let lines = blocks::find(text.source, &text.boilerplate, masks);
    let (mut cuts, mut ends) = (Vec::with_capacity(256), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        scan::scan(text, masks, line.bytes.clone(), &mut cuts);
        let next = lines.get(at + 1);
        if cuts.is_empty() || next.is_some_and(|next| next.goes_on) {
            continue;
        }
        boundaries(text.source, &cuts, text.language, &mut ends);
        let part = part(text, &cuts, ends.len(), next.is_some());
        let mut from = 0;
        for end in ends.drain(..) {
            tokens::append(text, &cuts[from..end], part);
            from = end;
        }
        cuts.clear();
    }
}

/// What part of the article a block is.
fn part(text: &Text, cuts: &[Cut], sentences: usize, more: bool) -> Part {
    let Some(last) = cuts.last() else { return Part::Body };
    let word = &text.source[last.range()];
    let before = cuts.len().checked_sub(2).map_or("", |i| &text.source[cuts[i].range()]);
    let quoted = is_closer(word);
    let full = |w: &str| w.ends_with(['.', '!', '…', ':', ';', ',']);
    let stops = full(word) && last.class == Class::None || quoted && (full(before) || before.ends_with('?'));
    let asks = word == "?";
    if sentences > 1 || stops || cuts.len() > 25 {
        return Part::Body;
    }
    if text.sentences.is_empty() && cuts.len() >= 4 && more {
        Part::Title
    } else if cuts.len() <= if asks { 10 } else { 20 } {
        Part::Heading
    } else {
        Part::Body
    }
}

/// The ends of the sentences of a block, as numbers of cuts (one past the last), appended to `ends`, which is empty.
fn boundaries(source: &str, cuts: &[Cut], language: super::Language, ends: &mut Vec<usize>) {
    let word = |i: usize| &source[cuts[i].range()];
    let (mut from, mut open, mut i) = (0, false, 0);
    loop {
        // Most words end nothing: no mark, no abbreviation, and not like those that begin a credit.
        let plain = |cut: &Cut| {
            let head = || source.as_bytes()[cut.start as usize];
            cut.shape == Shape::Lower
                || cut.class != Class::Unit && head().is_ascii_alphanumeric() && !starters::may_be_credit(head())
        };
        i += cuts[i..cuts.len().min(from + LONGEST).max(i)].iter().take_while(|cut| plain(cut)).count();
        if i >= cuts.len() {
            break;
        }
        let w = word(i);
        if w == "\"" {
            open = turns(source, cuts, i).unwrap_or(!open);
        }
        if i - from >= LONGEST {
            let stop = (from + LONGEST / 2..=i).rev().find(|&k| matches!(word(k), "," | ";" | ":" | "." | "!" | "?"));
            from = stop.unwrap_or(i) + 1;
            ends.push(from);
            i = from.max(i + 1);
            continue;
        }
        if i > from && starters::is_credit(source, &cuts[i..]) {
            ends.push(i);
            from = i;
        }
        let stop = terminator(w);
        if !stop && cuts[i].class != Class::Unit {
            i += 1;
            continue;
        }
        // A closing quotation mark or bracket belongs to the sentence before it.
        let mut end = i + 1;
        let mut closed = false;
        while end < cuts.len() {
            let w = word(end);
            if w == "\"" {
                if turns(source, cuts, end).unwrap_or(!open) {
                    break;
                }
                open = false;
            } else if !(is_closer(w) && !(scan::is_quote(w.chars().next().unwrap_or(' ')) && spaced(source, cuts, end)))
                && !terminator(w)
            {
                break;
            }
            closed |= !terminator(w);
            end += 1;
        }
        let ends_here = end == cuts.len() || {
            let next = word(end);
            let head = next.chars().next().unwrap_or(' ');
            let fresh = head.is_uppercase()
                || head.is_numeric()
                || matches!(head, '«' | '“' | '"' | '‘' | '(' | '[' | '-' | '–' | '—' | '•' | '¿' | '¡');
            // "1. Name": the number of a list.
            let listed =
                i == from + 1 && w == "." && word(from).len() <= 3 && word(from).starts_with(|c: char| c.is_ascii_digit());
            let continues = matches!(head, '-' | '–' | '—') && closed;
            match cuts[i].class {
                Class::Unit => starters::is_starter(source, &cuts[end..], language),
                _ => fresh && !listed && !continues || !fresh && !head.is_lowercase() && head.is_alphabetic(),
            }
        };
        if ends_here {
            ends.push(end);
            from = end;
        }
        i = end;
    }
    if ends.last() != Some(&cuts.len()) {
        ends.push(cuts.len());
    }
    join_fragment(source, cuts, ends);
}

/// A last "sentence" of one or two capitalised words is a piece of the one before, cut off by a broken translation.
fn join_fragment(source: &str, cuts: &[Cut], ends: &mut Vec<usize>) {
    let [.., before, last] = ends[..] else { return };
    let start = if ends.len() >= 3 { ends[ends.len() - 3] } else { 0 };
    let words = &cuts[before..last];
    let text = |c: &Cut| &source[c.range()];
    let capital = |c: &Cut| text(c).starts_with(char::is_uppercase) && c.end - c.start > 2;
    let (Some((stop, names)), true) = (words.split_last(), before - start > 6) else { return };
    if text(stop) == "." && (1..=2).contains(&names.len()) && names.iter().all(capital) && text(&cuts[before - 1]) == "." {
        ends.remove(ends.len() - 2);
    }
}

fn terminator(w: &str) -> bool {
    match w.as_bytes() {
        [mark] => return matches!(mark, b'.' | b'!' | b'?'),
        [first, ..] if first.is_ascii_alphanumeric() => return false,
        _ => {}
    }
    ["…", "[...]", "[…]", "。", "！", "？", "؟", "।", "۔"].contains(&w)
        || w.len() > 1 && w.bytes().all(|b| matches!(b, b'.' | b'!' | b'?'))
}

fn is_closer(w: &str) -> bool {
    matches!(w, "\"" | "”" | "»" | ")" | "]" | "'" | "’" | "''")
}

/// Whether white space stands before cut `i`.
fn spaced(source: &str, cuts: &[Cut], i: usize) -> bool {
    i == 0 || cuts[i - 1].end != cuts[i].start || source[..cuts[i].start as usize].ends_with(char::is_whitespace)
}

/// Whether a straight quotation mark opens (true) or closes, by the spaces around it; `None` where they do not say.
fn turns(source: &str, cuts: &[Cut], i: usize) -> Option<bool> {
    let before = spaced(source, cuts, i);
    let after = i + 1 == cuts.len()
        || spaced(source, cuts, i + 1)
        || !source[cuts[i + 1].start as usize..].starts_with(char::is_alphanumeric);
    match (before, after) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ if i + 1 == cuts.len() => Some(false),
        _ => None,
    }
}
