//! The tokens that need no second look. Hides what makes a token plain; all others are for [`super::scan`].

use super::masks::{self, Letters, Masks};
use super::{abbreviations, english, letters, starters, Shape, Token};

/// What most tokens are: words of ASCII letters and figures, where what follows cannot belong to them, "'s" behind such a word, and
/// marks that stand by themselves.
pub(super) struct Plain<'a> {
    pub s: &'a str,
    /// The text in small letters.
    pub small: &'a [u8],
    pub masks: &'a Masks,
    /// Whether words are cut as English cuts them.
    pub english: bool,
    /// The number of the first token of the block.
    pub block: usize,
}

/// What letters look like of which some are capitals.
#[inline(always)]
fn shape(capitals: usize, first: u8, all: usize) -> Shape {
    match (capitals, first.is_ascii_uppercase()) {
        (0, _) => Shape::Lower,
        (1, true) => Shape::Capital,
        (_, true) if capitals == all => Shape::Upper,
        _ => Shape::Mixed,
    }
}

/// What is known of such a token beside where it begins. A [`Token`] is made of it where it is kept: put together elsewhere and
/// copied, it would be waited for.
struct One {
    end: usize,
    key: u64,
    shape: Shape,
    plain: bool,
}

impl Plain<'_> {
    /// Appends those from `at` on, with a blank or none between them; where the next token begins. A function by itself, so that
    /// nothing of what the others need is kept at hand. `stops` takes those that may end a sentence.
    #[inline(never)]
    pub(super) fn read(&self, mut at: usize, out: &mut Vec<Token>, stops: &mut Vec<usize>) -> usize {
        let (bytes, small, letters) = (self.s.as_bytes(), self.small, self.masks.words());
        loop {
            at += usize::from(bytes.get(at) == Some(&b' '));
            let Some(One { end, key, shape, plain }) = self.one(bytes, small, letters, at) else { return at };
            let head = bytes[at];
            if shape != Shape::Lower && (matches!(head, b'.' | b'"' | b'?' | b'!') || starters::may_be_credit(head)) {
                stops.push(out.len() - self.block);
            }
            out.push(Token::known(at, end, key, shape, plain));
            at = end;
            if plain && matches!(bytes.get(at), Some(b'\'' | 0xE2)) {
                at = self.clitic(at, out);
            }
        }
    }

    /// Appends the "'s" at `at`; where it ends.
    #[inline(never)]
    fn clitic(&self, at: usize, out: &mut Vec<Token>) -> usize {
        let straight = self.s.as_bytes()[at] == b'\'';
        let end = at + if straight { 2 } else { 4 };
        out.push(match straight {
            true => Token::known(at, end, letters::of_word("'s"), Shape::Lower, false),
            false => Token::cut(at, end),
        });
        end
    }

    #[inline(always)]
    fn one(&self, bytes: &[u8], small: &[u8], letters: &[Letters], at: usize) -> Option<One> {
        let (end, capitals) = masks::letters(letters, at);
        let next = bytes.get(end).copied();
        if end == at {
            let (next, after) = (next?, bytes.get(at + 1).copied().unwrap_or(0));
            if next.is_ascii_digit() {
                return self.figure(at);
            }
            let alone = match next {
                b',' | b';' | b':' | b')' | b']' | b'"' | b'%' | b'$' | b'/' | b'&' => true,
                b'(' => after != b'.',
                b'.' | b'-' | b'?' | b'!' => after != next,
                _ => false,
            };
            return (alone && after < 0x80).then(|| One { end: at + 1, key: u64::from(next), shape: Shape::Punct, plain: false });
        }
        // What ends the line is free too.
        let (n, next) = (end - at, next.unwrap_or(b' '));
        if next == b'-' {
            return self.hyphened(at);
        }
        let key = letters::key(small, at, end);
        // Most words have a blank after them.
        let free = next == b' '
            || match next {
                b',' | b';' | b')' | b'\n' => true,
                // No initial, and no abbreviation.
                b'.' => {
                    let after = bytes.get(end + 1).copied().unwrap_or(b' ');
                    matches!(after, b' ' | b'\n' | b'"' | b'\'' | b')' | 0x80..) && n > 1 && !abbreviations::may_be(key)
                }
                b':' => bytes.get(end + 1).is_none_or(|b| *b == b' '),
                b'\'' | 0xE2 => n + "’s".len() <= english::LONGEST && self.has_clitic(end),
                _ => false,
            };
        let in_two = english::may_be_joined(key) && self.english && english::joined(&self.s[at..end]).is_some();
        // What the caller names as furniture may begin within a word.
        if !free || in_two || end > bytes.len() {
            return None;
        }
        Some(One { end, key, shape: shape(capitals as usize, bytes[at], n), plain: true })
    }

    /// Words of letters joined by hyphens.
    #[inline(never)]
    fn hyphened(&self, at: usize) -> Option<One> {
        let (bytes, mut all, mut capitals, mut from) = (self.s.as_bytes(), 0, 0, at);
        loop {
            let (end, upper) = self.masks.letters(from);
            all += end - from;
            capitals += upper as usize;
            match bytes.get(end) {
                _ if end == from || end > bytes.len() || !self.english => return None,
                Some(b'-') => from = end + 1,
                None | Some(b' ' | b',' | b')' | b'\n') => {
                    let key = letters::key(self.small, at, end);
                    return Some(One { end, key, shape: shape(capitals, bytes[at], all), plain: false });
                }
                _ => return None,
            }
        }
    }

    /// Whether an apostrophe and an "s" stand at `at`, behind letters, and nothing that could belong to them.
    #[inline(never)]
    fn has_clitic(&self, at: usize) -> bool {
        let rest = &self.s.as_bytes()[at..];
        let behind = rest.strip_prefix(b"'s").or_else(|| rest.strip_prefix("’s".as_bytes()));
        self.english && behind.is_some_and(|behind| matches!(behind, [] | [b' ' | b',', ..]))
    }

    /// Digits, between which a point or a comma may stand.
    #[inline(never)]
    fn figure(&self, at: usize) -> Option<One> {
        let (bytes, mut end) = (self.s.as_bytes(), self.masks.alphanumeric(at));
        while let Some([b'.' | b',', b'0'..=b'9']) = bytes.get(end..end + 2) {
            end = self.masks.alphanumeric(end + 1);
        }
        let digits = bytes.get(at..end)?.iter().all(|b| !b.is_ascii_alphabetic());
        let after = bytes.get(end + 1).copied().unwrap_or(b' ');
        let free = match bytes.get(end) {
            None | Some(b'%') => true,
            // Groups of three have a blank between them in French.
            Some(b' ') => self.english || after.is_ascii_alphabetic(),
            Some(b',' | b')' | b'.') => matches!(after, b' ' | b'\n'),
            _ => false,
        };
        (digits && free).then(|| One { end, key: letters::key(self.small, at, end), shape: Shape::Number, plain: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::scan::{scan, Line};
    use crate::text::{tokens::close, Language, Part, Text};

    /// The tokens of a text of one line, each as written with what is known of it.
    fn tokens(source: &str, language: Language, plain: bool) -> Vec<String> {
        let mut text = Text::read("", Some(language));
        (text.source, text.forms) = (source, source.to_ascii_lowercase());
        let (masks, mut stops) = (Masks::new(source), Vec::new());
        if plain {
            scan(&mut text, &masks, 0..source.len(), 0, &mut stops);
        } else {
            let (mut line, mut at) = (Line::new(source, 0, language, &masks, 0), 0);
            while let Some(next) = line.next(at, &mut text.tokens) {
                at = next;
            }
        }
        let all = text.tokens.len();
        close(&mut text, 0..all, Part::Body);
        let told = |i: usize| {
            let t = &text.tokens[i];
            format!(
                "{} {} {} {:?} {} {} {:x} {:?}",
                text.word(i),
                text.lower(i),
                text.folded(i),
                t.shape,
                t.spaced,
                t.plain,
                t.key,
                t.class
            )
        };
        (0..text.tokens.len()).map(told).collect()
    }

    #[test]
    fn plain_tokens_are_what_a_second_look_makes_of_them() {
        let words = [
            "the",
            "Idlib",
            "MINISTERS",
            "McCain",
            "internationally",
            "cannot",
            "I",
            "no",
            "U.S",
            "Gen",
            "etc",
            "n",
            "Hama's",
            "army’s",
            "it's",
            "rebels'",
            "don't",
            "l'armée",
            "qu'il",
            "a-t-il",
            "est-ce",
            "pro-Iranian",
            "AL-Assad",
            "M-5",
            "well-",
            "12",
            "1,200",
            "3.5",
            "388",
            "000",
            "5km",
            "20h30",
            "2020-02-11",
            "10%",
            "$4",
            "1990s",
            "(the",
            "x)",
            "site.org",
            "a@b.org",
            "naïve",
            "«",
            "\"so",
            "”",
            "'",
            "''",
            "``",
            "...",
            "?",
            "!",
            "--",
            "-",
            "/",
            "&",
            "A&B",
        ];
        let ends = ["", ",", ".", ":", ";", ")", "\"", "'", "'s", "’s", "-", "?", "...", ".5", "%"];
        for language in [Language::English, Language::French] {
            for word in words {
                for end in ends {
                    for next in [" the town", " 500 men", "", " \"No", "\u{a0}000", "é"] {
                        for before in ["", "in ", "'", "\"", "Mr. ", "("] {
                            let text = format!("{before}{word}{end}{next}");
                            assert_eq!(tokens(&text, language, true), tokens(&text, language, false), "{text:?}");
                        }
                    }
                }
            }
        }
    }
}
