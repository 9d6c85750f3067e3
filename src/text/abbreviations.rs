//! Which words keep their full stop. Hides the table of `data/text/abbreviations.tsv`.

use std::sync::OnceLock;

use super::Language;
use super::{fold, letters};
use crate::knowledge::keys::Keys;
use crate::knowledge::sort;
use crate::knowledge::{table, tables};

/// How an abbreviation behaves before what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// No abbreviation: a full stop after it is a token and ends the sentence.
    None,
    /// Never ends a sentence ("Gen.", "Mme").
    Title,
    /// May end one ("U.S.", "etc.").
    Unit,
}

struct Lists {
    english: Vec<(String, Class)>,
    french: Vec<(String, Class)>,
    /// The words of both.
    all: Keys,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists = Lists { english: Vec::new(), french: Vec::new(), all: Keys::default() };
        table::rows(tables::text("text/abbreviations.tsv"), |row| {
            let class = if row.get("class") == "unit" { Class::Unit } else { Class::Title };
            lists.english.extend(row.list("english").map(|w| (w.to_string(), class)));
            lists.french.extend(row.list("french").map(|w| (w.to_string(), class)));
        });
        sort::by(&mut lists.english, |a, b| a.0.cmp(&b.0));
        sort::by(&mut lists.french, |a, b| a.0.cmp(&b.0));
        let all = lists.english.iter().chain(&lists.french);
        let all: Vec<(u64, u32)> = all.map(|(word, _)| (letters::of_word(word), 1)).collect();
        lists.all = Keys::new(&all, |a, _| a);
        lists
    })
}

/// Whether a word of several ASCII letters may keep a full stop; its key is that of [`letters`].
#[inline(never)]
pub(super) fn may_be(key: u64) -> bool {
    lists().all.get(key).is_some()
}

/// What `word`, which a full stop follows, is; `rest` is the text after that full stop.
pub(super) fn class(word: &str, rest: &str, language: Language) -> Class {
    let tail = word.rsplit(['\'', '’']).next().unwrap_or(word);
    if tail.len() > 12 {
        return Class::None;
    }
    let lower = fold::small(tail);
    let list = if language == Language::French { &lists().french } else { &lists().english };
    let found = list.binary_search_by(|e| e.0.as_str().cmp(&lower)).map_or(Class::None, |i| list[i].1);
    let next = rest.chars().find(|c| !c.is_whitespace());
    let spaced = rest.starts_with([' ', '\u{a0}', '\u{202f}']);
    match found {
        // "no.", "art.", "m." are words too: only before a number or a capital.
        Class::Title if lower.len() <= 3 => {
            let real = next.is_some_and(|c| c.is_numeric() || c.is_uppercase() || c == '°');
            let written = matches!(lower.as_str(), "av" | "cf" | "p" | "pp")
                || tail.starts_with(char::is_uppercase)
                || next.is_some_and(char::is_numeric);
            if real && written && spaced {
                Class::Title
            } else {
                Class::None
            }
        }
        Class::Title => Class::Title,
        Class::Unit if matches!(lower.as_str(), "sun" | "sat" | "mar" | "est" | "co" | "fri" | "mon") => {
            if tail.starts_with(char::is_uppercase) && next.is_some_and(char::is_numeric) {
                Class::Unit
            } else {
                Class::None
            }
        }
        Class::Unit => Class::Unit,
        Class::None => initials(tail, next, spaced),
    }
}

/// Initials: "J. Smith", "U.S.S.R.", "J.-P."
fn initials(word: &str, next: Option<char>, spaced: bool) -> Class {
    let mut parts = word.split(['.', '-']);
    let single = |p: &str| p.chars().count() == 1 && p.chars().all(char::is_alphabetic);
    if word.contains('.') {
        return if parts.all(|p| p.is_empty() || single(p)) { Class::Unit } else { Class::None };
    }
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    if single(word) && capital && next.is_some_and(|c| c.is_uppercase()) && spaced {
        Class::Title
    } else {
        Class::None
    }
}
