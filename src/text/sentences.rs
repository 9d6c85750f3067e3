//! Where sentences end. Hides paragraphs, wrapped lines and quotation marks; hands each sentence with its tokens to the text.

use std::ops::Range;

use super::abbreviations::Class;
use super::masks::Masks;
use super::{blocks, scan, starters, tokens, Span, Text, Token};

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
    let (mut block, mut stops, mut ends) = (0, Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        scan::scan(text, masks, line.bytes.clone(), block, &mut stops);
        let next = lines.get(at + 1);
        let found = &text.tokens[block..];
        if found.is_empty() || next.is_some_and(|next| next.goes_on) {
            continue;
        }
        boundaries(text.source, found, &stops, text.language, &mut ends);
        stops.clear();
        let part = part(text, found, ends.len(), next.is_some());
        let first = block;
        for end in ends.drain(..) {
            tokens::close(text, block..first + end, part);
            block = first + end;
        }
    }
}

/// What part of the article a block is.
fn part(text: &Text, tokens: &[Token], sentences: usize, more: bool) -> Part {
    let Some(last) = tokens.last() else { return Part::Body };
    let word = &text.source[last.range()];
    let before = tokens.len().checked_sub(2).map_or("", |i| &text.source[tokens[i].range()]);
    let quoted = is_closer(word);
    let full = |w: &str| w.ends_with(['.', '!', '…', ':', ';', ',']);
    let stops = full(word) && last.class == Class::None || quoted && (full(before) || before.ends_with('?'));
    let asks = word == "?";
    if sentences > 1 || stops || tokens.len() > 25 {
        return Part::Body;
    }
    if text.sentences.is_empty() && tokens.len() >= 4 && more {
        Part::Title
    } else if tokens.len() <= if asks { 10 } else { 20 } {
        Part::Heading
    } else {
        Part::Body
    }
}

/// The ends of the sentences of a block, as numbers of tokens (one past the last), appended to `ends`, which is empty. `stops` are those
/// that may end one.
fn boundaries(source: &str, tokens: &[Token], stops: &[usize], language: super::Language, ends: &mut Vec<usize>) {
    let word = |i: usize| &source[tokens[i].range()];
    let (mut from, mut open, mut i, mut stop) = (0, false, 0, 0);
    loop {
        while stops.get(stop).is_some_and(|next| *next < i) {
            stop += 1;
        }
        let next = stops.get(stop).copied().unwrap_or(tokens.len());
        i = next.min(i.max(from + LONGEST));
        if i >= tokens.len() {
            break;
        }
        let w = word(i);
        if w == "\"" {
            open = turns(source, tokens, i).unwrap_or(!open);
        }
        if i - from >= LONGEST {
            let mark = (from + LONGEST / 2..=i).rev().find(|&k| matches!(word(k), "," | ";" | ":" | "." | "!" | "?"));
            from = mark.unwrap_or(i) + 1;
            ends.push(from);
            i = from.max(i + 1);
            continue;
        }
        if i > from && starters::is_credit(source, &tokens[i..]) {
            ends.push(i);
            from = i;
        }
        if !terminator(w) && tokens[i].class != Class::Unit {
            i += 1;
            continue;
        }
        // A closing quotation mark or bracket belongs to the sentence before it.
        let mut end = i + 1;
        let mut closed = false;
        while end < tokens.len() {
            let w = word(end);
            if w == "\"" {
                if turns(source, tokens, end).unwrap_or(!open) {
                    break;
                }
                open = false;
            } else if !(is_closer(w) && !(scan::is_quote(w.chars().next().unwrap_or(' ')) && spaced(source, tokens, end)))
                && !terminator(w)
            {
                break;
            }
            closed |= !terminator(w);
            end += 1;
        }
        let ends_here = end == tokens.len() || {
            let next = word(end);
            let head = next.chars().next().unwrap_or(' ');
            let fresh = head.is_uppercase()
                || head.is_numeric()
                || matches!(head, '«' | '“' | '"' | '‘' | '(' | '[' | '-' | '–' | '—' | '•' | '¿' | '¡');
            // "1. Name": the number of a list.
            let listed =
                i == from + 1 && w == "." && word(from).len() <= 3 && word(from).starts_with(|c: char| c.is_ascii_digit());
            let continues = matches!(head, '-' | '–' | '—') && closed;
            match tokens[i].class {
                Class::Unit => starters::is_starter(source, &tokens[end..], language),
                _ => fresh && !listed && !continues || !fresh && !head.is_lowercase() && head.is_alphabetic(),
            }
        };
        if ends_here {
            ends.push(end);
            from = end;
        }
        i = end;
    }
    if ends.last() != Some(&tokens.len()) {
        ends.push(tokens.len());
    }
    join_fragment(source, tokens, ends);
}

/// A last "sentence" of one or two capitalised words is a piece of the one before, cut off by a broken translation.
fn join_fragment(source: &str, tokens: &[Token], ends: &mut Vec<usize>) {
    let [.., before, last] = ends[..] else { return };
    let start = if ends.len() >= 3 { ends[ends.len() - 3] } else { 0 };
    let words = &tokens[before..last];
    let text = |c: &Token| &source[c.range()];
    let capital = |c: &Token| text(c).starts_with(char::is_uppercase) && c.span.end - c.span.start > 2;
    let (Some((stop, names)), true) = (words.split_last(), before - start > 6) else { return };
    if text(stop) == "." && (1..=2).contains(&names.len()) && names.iter().all(capital) && text(&tokens[before - 1]) == "." {
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

/// Whether white space stands before token `i`.
fn spaced(source: &str, tokens: &[Token], i: usize) -> bool {
    i == 0
        || tokens[i - 1].span.end != tokens[i].span.start
        || source[..tokens[i].span.start as usize].ends_with(char::is_whitespace)
}

/// Whether a straight quotation mark opens (true) or closes, by the spaces around it; `None` where they do not say.
fn turns(source: &str, tokens: &[Token], i: usize) -> Option<bool> {
    let before = spaced(source, tokens, i);
    let after = i + 1 == tokens.len()
        || spaced(source, tokens, i + 1)
        || !source[tokens[i + 1].span.start as usize..].starts_with(char::is_alphanumeric);
    match (before, after) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ if i + 1 == tokens.len() => Some(false),
        _ => None,
    }
}
