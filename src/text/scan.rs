//! Where tokens start and end, by the conventions of the treebanks. Hides characters from everybody else; what is special to
//! a language is in [`super::english`] and [`super::french`].
//!
//! Hyphenated words stay whole ("pro-Iranian", "al-Assad", "M-5", "nord-ouest"), numbers keep their separators, and a full
//! stop stays with an abbreviation.

use std::ops::Range;

use super::abbreviations::{self, Class};
use super::masks::Masks;
use super::plain::Plain;
use super::{address, english, french, starters, Language, Text, Token};

/// Appends the tokens of a line to those of the text, as yet without a sentence. Its block's first is number `block`; `stops` are
/// those of the block, counted from its first, that may end a sentence.
pub(super) fn scan(text: &mut Text, masks: &Masks, bytes: Range<usize>, block: usize, stops: &mut Vec<usize>) {
    let (s, language, mut at) = (&text.source[..bytes.end], text.language, bytes.start);
    let (small, out) = (text.forms.as_bytes(), &mut text.tokens);
    let mut line = Line::new(s, at, language, masks, block);
    loop {
        at = Plain { s, small, masks, english: language != Language::French, block }.read(at, out, stops);
        let known = out.len();
        let Some(next) = line.next(at, out) else { break };
        at = next;
        // Most end nothing: no mark, no abbreviation, and not like those that begin a credit.
        let may_end = |token: &Token| {
            let head = s.as_bytes()[token.span.start as usize];
            token.class == Class::Unit || !head.is_ascii_alphanumeric() || starters::may_be_credit(head)
        };
        stops.extend((known..out.len()).filter(|i| may_end(&out[*i])).map(|i| i - block));
    }
}

/// What is looked at for any token, plain or not.
pub(super) struct Line<'a> {
    /// The text up to the end of the line.
    s: &'a str,
    /// Where the line begins.
    from: usize,
    language: Language,
    masks: &'a Masks,
    /// The number of the first token of the block.
    block: usize,
    /// Whether a single quotation mark is open.
    single_open: bool,
}

impl<'a> Line<'a> {
    pub(super) fn new(s: &'a str, from: usize, language: Language, masks: &'a Masks, block: usize) -> Line<'a> {
        Line { s, from, language, masks, block, single_open: false }
    }

    /// Appends what stands at `at`: a token, or those that a word is cut into; nothing for white space. Where the next may begin,
    /// or nothing at the end of the line.
    pub(super) fn next(&mut self, at: usize, out: &mut Vec<Token>) -> Option<usize> {
        let (s, language) = (self.s, self.language);
        let c = s[at..].chars().next()?;
        let next = at + c.len_utf8();
        let end = if is_space(c) {
            return Some(next);
        } else if let Some(mark) = mark(&s[at..], c) {
            at + mark.len()
        } else if let Some(end) = address::end(s, at, c, self.masks) {
            end
        } else if c.is_numeric() {
            return Some(number(s, at, language, out));
        } else if is_word(c) {
            return Some(word(s, at, language, &mut self.single_open, self.block, out));
        } else if is_quote(c) && clitic_after(s, self.from, at, next, language) {
            // An apostrophe that belongs to the word before it although a quotation mark stands between.
            next + 1
        } else {
            if is_quote(c) {
                let opens = |p: char| is_space(p) || matches!(p, '(' | '"' | '“' | '«');
                self.single_open = at == self.from || s[..at].chars().next_back().is_some_and(opens);
            }
            let mut end = next;
            while s[end..].starts_with(c) && matches!(c, '.' | '!' | '-' | '?' | '*' | '_' | '=' | '\'' | '`' | '~' | '+') {
                end += c.len_utf8();
            }
            while let Some(j) = s[end..].chars().next().filter(|&j| is_joined(j)) {
                end += j.len_utf8();
            }
            end
        };
        out.push(Token::cut(at, end));
        Some(end)
    }
}

/// A mark of several characters at the start of `rest`, whose first is `c`.
fn mark(rest: &str, c: char) -> Option<&'static &'static str> {
    if !matches!(c, '[' | '(' | 'n' | 'N') {
        return None;
    }
    ["[...]", "[…]", "(...)", "(…)", "n°", "N°"].iter().find(|m| rest.starts_with(**m))
}

pub(super) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return c <= ' ' || c == '\u{7f}';
    }
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
}

/// Marks that belong to the character before them: accents on their own, joiners and selectors of emoji.
fn is_joined(c: char) -> bool {
    c >= '\u{300}'
        && matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{93c}' | '\u{94d}' | '\u{1ab0}'..='\u{1aff}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    c.is_alphanumeric() || c == '_' || c == '\u{ad}' || is_joined(c)
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

fn first(s: &str) -> Option<char> {
    s.chars().next()
}

/// Whether at `at` (an apostrophe) an English "'s" follows something that is no word: a quotation mark or bracket.
fn clitic_after(s: &str, from: usize, at: usize, next: usize, language: Language) -> bool {
    language == Language::English
        && at > from
        && s[..at].chars().next_back().is_some_and(|p| matches!(p, '"' | '”' | ')' | '%' | '»'))
        && s[next..].starts_with('s')
        && !s[next + 1..].chars().next().is_some_and(is_word)
}

/// Reads a number and what is written together with it.
fn number(s: &str, at: usize, language: Language, out: &mut Vec<Token>) -> usize {
    let mut end = digits(s, at);
    if let Some(e) = iso_date(s, at) {
        end = e;
    } else {
        end = grouped(s, at, end, language);
        loop {
            let rest = &s[end..];
            let Some(c) = first(rest) else { break };
            let after = &rest[c.len_utf8()..];
            if matches!(c, '.' | ',' | ':' | '/') && first(after).is_some_and(|d| d.is_ascii_digit()) {
                end = digits(s, end + 1);
            } else {
                break;
            }
        }
    }
    // Letters: an ordinal or an hour stays ("3rd", "20h30", "1990s"), a unit is its own token ("5km", "8am").
    let letters = s[end..].find(|c: char| !is_word(c)).map_or(s.len(), |n| end + n);
    if letters == end {
        let mut stop = end;
        // "2.2 M-5"-like names: digits, hyphen, letters ("9-year-old", "24-hour") stay whole.
        if let Some(h) = first(&s[end..]).filter(|&c| is_hyphen(c)) {
            if s[end + h.len_utf8()..].chars().next().is_some_and(char::is_alphabetic) {
                stop = joined(s, end);
            }
        }
        out.push(Token::cut(at, stop));
        return stop;
    }
    let tail = &s[end..letters];
    const UNITS: &[&str] =
        &["km", "kg", "mm", "cm", "m", "bn", "mn", "am", "pm", "kw", "mw", "gw", "kt", "mph", "km2", "m2", "ha", "gb", "mb"];
    if tail.len() <= 4 && UNITS.iter().any(|u| tail.eq_ignore_ascii_case(u)) {
        out.push(Token::cut(at, end));
        return end;
    }
    let stop = joined(s, letters);
    out.push(Token::cut(at, stop));
    stop
}

fn digits(s: &str, at: usize) -> usize {
    let plain = s.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = &s[at + plain..];
    s.len() - rest.len() + rest.find(|c: char| !c.is_numeric()).unwrap_or(rest.len())
}

/// "2020-02-11", "2020-02".
fn iso_date(s: &str, at: usize) -> Option<usize> {
    let b = &s.as_bytes()[at..];
    if let [b'1' | b'2', b'0' | b'9', y, z, b'-', b'0' | b'1', m, rest @ ..] = b {
        let month = y.is_ascii_digit() && z.is_ascii_digit() && m.is_ascii_digit() && (b[5] == b'0' || *m <= b'2');
        if month && !rest.first().is_some_and(|c| c.is_ascii_alphanumeric() || *c == b'-') && s.is_char_boundary(at + 7) {
            return Some(at + 7);
        }
    }
    let b = s.as_bytes().get(at..at + 10)?;
    let shape = b.iter().enumerate().all(|(i, c)| if i == 4 || i == 7 { *c == b'-' } else { c.is_ascii_digit() });
    (shape && !s[at + 10..].chars().next().is_some_and(|c| c.is_alphanumeric())).then_some(at + 10)
}

/// Extends digits over groups of three behind a space ("388 000"): any space in French, only a hard one in English.
fn grouped(s: &str, at: usize, first_end: usize, language: Language) -> usize {
    let mut end = first_end;
    if end - at > 3 || s.as_bytes()[at] == b'0' {
        return end;
    }
    while let Some(c) = first(&s[end..]) {
        let hard = matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}');
        if !(hard || (c == ' ' && language == Language::French)) {
            break;
        }
        let from = end + c.len_utf8();
        let to = digits(s, from);
        let follows = s[to..].chars().next();
        if to - from != 3 || follows.is_some_and(|c| c.is_alphabetic()) {
            break;
        }
        end = to;
    }
    end
}

/// Goes on over hyphens and letters from `end`.
fn joined(s: &str, mut end: usize) -> usize {
    while let Some(h) = first(&s[end..]).filter(|&c| is_hyphen(c)) {
        let from = end + h.len_utf8();
        let to = s[from..].find(|c: char| !is_word(c)).map_or(s.len(), |n| from + n);
        if to == from {
            break;
        }
        end = to;
    }
    end
}

/// Reads a word with its hyphens, apostrophes and full stop, and cuts clitics off it.
fn word(s: &str, at: usize, language: Language, single_open: &mut bool, block: usize, out: &mut Vec<Token>) -> usize {
    let mut end = at;
    loop {
        end += s.as_bytes()[end..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        end = s[end..].find(|c: char| !is_word(c)).map_or(s.len(), |n| end + n);
        let Some(c) = first(&s[end..]).filter(|&c| c != ' ') else { break };
        let from = end + c.len_utf8();
        let Some(d) = first(&s[from..]) else { break };
        let joins = (is_hyphen(c) && is_word(d))
            || (is_apostrophe(c) && d.is_alphabetic())
            || (c == '&' && d.is_uppercase() && s[..end].chars().next_back().is_some_and(char::is_uppercase))
            || (is_apostrophe(c) && language == Language::French && is_elision(&s[at..end]))
            || (c == '.' && dotted(&s[at..end], d));
        if !joins {
            break;
        }
        end = from;
    }
    let mut body = end;
    let mut class = Class::None;
    if s[end..].starts_with('.') && !s[end + 1..].starts_with('.') {
        class = abbreviations::class(&s[at..end], &s[end + 1..], language);
        if class != Class::None {
            end += 1;
        }
    }
    let from = out.len();
    match language {
        Language::French => french::cut(s, at, body, block, out),
        _ => {
            // "the rebels' positions": an apostrophe after s, unless it closes a quotation.
            let plural = first(&s[end..])
                .filter(|&c| is_apostrophe(c) && s[at..body].ends_with(['s', 'S', 'z', 'x']) && class == Class::None);
            english::cut(s, at, body, out);
            if let Some(c) = plural {
                if *single_open {
                    *single_open = false;
                } else if language == Language::English {
                    out.push(Token::cut(body, body + c.len_utf8()));
                    end = body + c.len_utf8();
                    body = end;
                }
            }
        }
    }
    if class != Class::None {
        if let Some(last) = out[from..].last_mut().filter(|l| l.span.end as usize == body) {
            last.span.end = end as u32;
            last.class = class;
        }
    }
    end
}

/// Whether `word` is one that drops its vowel before an apostrophe, so that even a digit may follow ("d'1,5 million").
fn is_elision(word: &str) -> bool {
    matches!(word, "d" | "D" | "l" | "L" | "qu" | "Qu")
}

/// Whether a full stop after `word` goes on into `next` as in "U.S" or "J.-C".
fn dotted(word: &str, next: char) -> bool {
    let last = word.rsplit(['.', '-', '\'', '’']).next().unwrap_or("");
    let mut chars = last.chars();
    let single = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
    single && (next.is_alphabetic() || is_hyphen(next))
}
