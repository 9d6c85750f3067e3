//! Page furniture: words of the page, not of the article. Hides the patterns (`data/boilerplate.tsv`) from the cutting of
//! sentences, which only skips the spans found here.
//!
//! A line is furniture as a whole or not at all, save for hashtags at its end and captions beside a date: a date line tells
//! when the article was published and has to stay. Where a line may be either, it is the article's.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::hints::Hints;
use super::masks::Masks;
use super::{address, blocks, fold, Span};
use crate::knowledge::{index::Index, tables};

/// A piece of the text that is set aside, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// Its bytes.
    pub span: Span,
    /// The rule that found it, in words a person understands.
    pub why: &'static str,
}

/// Lines of more words are paragraphs.
const LONGEST: usize = 60;

/// A line that addresses the reader is short.
pub(super) const ADDRESS: usize = 25;

struct Pattern {
    how: &'static str,
    words: Vec<String>,
    limit: usize,
    why: &'static str,
}

#[derive(Default)]
struct Patterns {
    by_first: Index<Vec<Pattern>>,
    /// Classes of single words: with, agency, joint, you, page.
    classes: Index<Vec<&'static str>>,
    /// What tells most lines from all patterns at a glance.
    hints: Hints,
}

impl Patterns {
    fn starting(&self, word: &str) -> &[Pattern] {
        self.by_first.get(word).map_or(&[], Vec::as_slice)
    }

    fn is(&self, word: &str, class: &str) -> bool {
        self.classes.get(word).is_some_and(|list| list.contains(&class))
    }
}

fn patterns() -> &'static Patterns {
    static TABLE: OnceLock<Patterns> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut out = Patterns::default();
        let source: &'static str = tables::text("boilerplate.tsv");
        for line in source.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().unwrap_or("");
            let (how, form, limit, why) = (cell(), cell(), cell(), cell());
            let words: Vec<String> = words(form).into_iter().map(|w| w.form.into_owned()).collect();
            let Some(first) = words.first().cloned() else { continue };
            out.hints.take(how, &words);
            if matches!(how, "with" | "agency" | "joint" | "you" | "page") {
                out.classes.slot(&first, Vec::new).push(how);
            } else {
                let limit = limit.parse().unwrap_or(words.len());
                out.by_first.slot(&first, Vec::new).push(Pattern { how, words, limit, why });
            }
        }
        out
    })
}

/// A word of a line, folded, with its bytes in the line.
struct Word<'a> {
    form: Cow<'a, str>,
    start: usize,
    end: usize,
}

/// The words of a line; the marks that patterns may name count as words.
fn words(line: &str) -> Vec<Word<'_>> {
    let mut out: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in line.char_indices() {
        let end = at + c.len_utf8();
        if c.is_alphanumeric() {
            match out.last_mut().filter(|_| open) {
                Some(word) => word.end = end,
                None => out.push(Word { form: Cow::Borrowed(""), start: at, end }),
            }
        } else if matches!(c, ':' | '#' | '@' | '©' | '*') {
            out.push(Word { form: Cow::Borrowed(""), start: at, end });
        }
        open = c.is_alphanumeric();
    }
    for word in &mut out {
        let written = &line[word.start..word.end];
        // Most words are their own folded form.
        let plain = written.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        word.form = if plain { Cow::Borrowed(written) } else { Cow::Owned(fold::fold(written)) };
    }
    out
}

/// Finds the furniture of a text, in order. Linear in the text.
pub(super) fn find(source: &str, masks: &Masks) -> Vec<Furniture> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let next = line_feed(source, masks, at);
        let Range { start, end } = blocks::trim(source, at..next);
        let line = &source[start..end];
        at = next;
        if line.is_empty() {
            continue;
        }
        // A word has a byte at least, and a blank follows most: a longer line cannot be furniture.
        let short = line.len() <= LONGEST * 12 && masks.spaced(start..end) <= LONGEST as u32;
        let found = if short { of_line(line, start, masks) } else { None };
        let found = found.or_else(|| address::trailing_hashtags(line));
        if let Some((from, to, why)) = found {
            out.push(Furniture { span: Span { start: (start + from) as u32, end: (start + to) as u32 }, why });
        }
    }
    out
}

/// One past the line feed that ends the line at `at`.
fn line_feed(source: &str, masks: &Masks, mut at: usize) -> usize {
    let bytes = source.as_bytes();
    loop {
        at = masks.line_break(at) + 1;
        match bytes.get(at - 1) {
            None => return bytes.len(),
            Some(b'\n') => return at,
            _ => {}
        }
    }
}

/// What was found, and what the caller knows beside it: in order, none in another.
#[inline(never)]
pub(super) fn with(found: Vec<Furniture>, source: &str, known: &[Span]) -> Vec<Furniture> {
    let mut out: Vec<Furniture> = Vec::with_capacity(found.len() + known.len());
    let mut take = |furniture: Furniture| match out.last_mut().filter(|last| furniture.span.start < last.span.end) {
        Some(last) => last.span = last.span.join(furniture.span),
        None => out.push(furniture),
    };
    let mut found = found.into_iter().peekable();
    for span in known {
        let span = Span { start: fit(source, span.start), end: fit(source, span.end) };
        if span.start < span.end {
            while let Some(before) = found.next_if(|f| f.span.start <= span.start) {
                take(before);
            }
            take(Furniture { span, why: "named by the caller" });
        }
    }
    found.for_each(take);
    out
}

/// The end of the character before a byte, or the byte, where one ends there.
fn fit(source: &str, at: u32) -> u32 {
    let mut at = source.len().min(at as usize);
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at as u32
}

/// The furniture of one trimmed line that begins at byte `start` of the text, as bytes of the line.
fn of_line(line: &str, start: usize, masks: &Masks) -> Option<(usize, usize, &'static str)> {
    let table = patterns();
    if !table.hints.may_be(line, start, masks) {
        return None;
    }
    let words = words(line);
    let all = |why| Some((0, line.len(), why));
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    if address::is_identifier(line) {
        return all("name of a file or link");
    }
    for (i, word) in words.iter().enumerate() {
        for p in table.starting(&word.form).iter().filter(|p| words.len() <= p.limit) {
            let Some(end) = matched(&words, i, &p.words) else { continue };
            match p.how {
                "line" if i == 0 && end == words.len() => return all(p.why),
                "start" if i == 0 => return all(p.why),
                "end" if end == words.len() => return all(p.why),
                "has" => return all(p.why),
                "piece" if i == 0 || end == words.len() => return Some((word.start, words[end - 1].end, p.why)),
                _ => {}
            }
        }
    }
    let class = |w: &Word, c: &str| table.is(&w.form, c);
    if words.len() > 1
        && class(&words[0], "with")
        && words.iter().any(|w| class(w, "agency") && line[w.start..w.end].starts_with(char::is_uppercase))
        && words[1..].iter().all(|w| class(w, "agency") || class(w, "joint"))
    {
        return all("credit");
    }
    if words.len() <= ADDRESS
        && !line.contains(['"', '“', '”', '«', '»'])
        && words.iter().any(|w| class(w, "you"))
        && words.iter().any(|w| class(w, "page"))
    {
        return all("page addresses the reader");
    }
    None
}

/// Where a pattern that starts at word `i` ends; "*" stands for one to six words.
fn matched(words: &[Word], i: usize, pattern: &[String]) -> Option<usize> {
    let Some(star) = pattern.iter().position(|p| p == "*") else {
        let here = words.get(i..i + pattern.len())?;
        return here.iter().zip(pattern).all(|(w, p)| w.form == *p).then_some(i + pattern.len());
    };
    let head = matched(words, i, &pattern[..star])?;
    (1..=6).find_map(|skip| matched(words, head + skip, &pattern[star + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::table;

    fn seen(source: &str) -> Vec<(&str, &str)> {
        find(source, &Masks::new(source)).iter().map(|f| (&source[f.span.start as usize..f.span.end as usize], f.why)).collect()
    }

    #[test]
    fn furniture_of_both_languages() {
        for (line, why) in [
            ("I subscribe", "subscription"),
            ("Je m’abonne", "subscription"),
            ("Sign up for our morning briefing", "subscription"),
            ("Download the Daily Courier app", "app"),
            ("Téléchargez l'application du Courrier", "app"),
            ("store-badge_EN", "name of a file or link"),
            ("front_line_map.png", "name of a file or link"),
            ("https://example.org/a", "name of a file or link"),
            ("Auteur : Courrier du Sud", "credit"),
            ("With AFP", "credit"),
            ("Avec l'AFP et Reuters", "credit"),
            ("Read more", "link to another article"),
            ("À lire aussi : Trois villages repris au nord de Kessab", "link to another article"),
            ("Read the minister's letter here.", "link to another article"),
            ("Share on Facebook", "sharing"),
            ("We use cookies to give you the best experience on this site.", "cookies"),
            ("Ce site utilise des cookies.", "cookies"),
            ("Photo: soldiers near Kessab, 3 May", "picture"),
            ("© Courier 2020", "copyright"),
            ("#Kessab #Front", "hashtags"),
            ("The Courier's weekly summary brings you the five stories that counted", "page addresses the reader"),
            ("L'application vous tient au courant partout", "page addresses the reader"),
            ("4 min read", "page"),
        ] {
            assert_eq!(seen(line), [(line, why)]);
        }
    }

    #[test]
    fn what_the_caller_knows_joins_what_is_found() {
        let source = "é Read more\nThe army left.\nA tale of prices.";
        let at = |words: &str| {
            let start = source.find(words).expect("it stands there") as u32;
            Span { start, end: start + words.len() as u32 }
        };
        let tail = Span { start: at("A tale").start, end: u32::MAX };
        let known = [Span { start: 1, end: 1 }, at("more"), at("A tale"), tail];
        let all: Vec<&str> = with(find(source, &Masks::new(source)), source, &known)
            .iter()
            .map(|f| &source[f.span.start as usize..f.span.end as usize])
            .collect();
        assert_eq!(all, ["more", "A tale of prices."]);
        // In the midst of a character, and at one that stands in what is found.
        let cut = with(find("Read more\né", &Masks::new("Read more\né")), "Read more\né", &[Span { start: 5, end: 11 }]);
        assert_eq!(cut.iter().map(|f| f.span).collect::<Vec<_>>(), [Span { start: 0, end: 10 }]);
    }

    #[test]
    fn sentences_of_articles_stay() {
        for line in [
            "With the army at the gates, the town council met.",
            "Avec trois blindés, les rebelles ont repris le village.",
            "Par crainte de raids, les habitants ont fui.",
            "The group shares power with the council.",
            "Share prices fell after the raid on the port.",
            "Read the letter aloud, the judge told the prisoner.",
            "Photo journalists were held for two days near the border.",
            "The minister subscribed to the truce on Monday.",
            "The police searched the newsletter's office and arrested two editors, who were freed on Tuesday after a protest.",
            "“You will get the app back,” the officer told her.",
            "The search went on all night.",
            "He tweeted that #Kessab had fallen.",
            "Home guards fired on the convoy.",
            "France and the AFP correspondent left with the last convoy.",
            "Publié le 11 février 2020",
            "Issued on: 11/02/2020 - 18:20",
            "",
        ] {
            assert!(seen(line).is_empty(), "{line:?} -> {:?}", seen(line));
        }
    }

    #[test]
    fn only_the_piece_beside_a_date() {
        assert_eq!(seen(" date 2021-03 Photo d’archives\n\nDeux villages."), [("Photo d’archives", "picture")]);
        assert_eq!(seen("The town fell on Sunday. #Kessab #Front\r\nMore."), [("#Kessab #Front", "hashtags")]);
    }

    #[test]
    fn every_row_has_a_known_rule_and_a_reason() {
        let known = ["line", "start", "end", "has", "piece", "with", "agency", "joint", "you", "page"];
        table::rows(tables::text("boilerplate.tsv"), |row| {
            assert!(known.contains(&row.get("how")), "line {}: \"{}\"", row.line, row.get("how"));
            assert!(!row.get("why").is_empty() && !row.get("words").is_empty(), "line {}", row.line);
        });
    }
}
