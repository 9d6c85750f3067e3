//! English clitics: "'s", "n't", "'ll", "cannot".

use super::scan::is_quote;
use super::Token;

/// Longer words are not cut.
pub(super) const LONGEST: usize = 60;

/// Cuts `s[at..end]`, a word with its hyphens and apostrophes, into tokens.
pub(super) fn cut(s: &str, at: usize, end: usize, out: &mut Vec<Token>) {
    let word = &s[at..end];
    if word.len() > LONGEST {
        out.push(Token::cut(at, end));
        return;
    }
    // From the right.
    let first = out.len();
    let mut right = end;
    while let Some(left) = clitic(&s[at..right]).map(|n| at + n) {
        if left == at {
            break;
        }
        out.push(Token::cut(left, right));
        right = left;
    }
    if let Some(n) = joined(&s[at..right]) {
        out.push(Token::cut(at + n, right));
        right = at + n;
    }
    out.push(Token::cut(at, right));
    out[first..].reverse();
}

/// Where the last clitic of a word starts.
fn clitic(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().rev().find(|&(_, c)| is_quote(c))?;
    let tail = &word[at + mark.len_utf8()..];
    let is = |t: &str| tail.eq_ignore_ascii_case(t);
    if is("t") {
        let n = word[..at].chars().next_back().filter(|c| matches!(c, 'n' | 'N'))?;
        return Some(at - n.len_utf8());
    }
    (is("s") || is("m") || is("d") || is("re") || is("ve") || is("ll")).then_some(at)
}

/// Whether a word with this key may be one of those that [`joined`] takes apart: a look at its fifth or sixth and last letter.
#[inline(always)]
pub(super) fn may_be_joined(key: u64) -> bool {
    key >> 32 == u64::from(b'a') || key >> 40 == u64::from(b't')
}

/// Words that the treebanks take apart although nothing marks the joint: bytes of the first part.
#[inline(never)]
pub(super) fn joined(word: &str) -> Option<usize> {
    if !matches!(word.len(), 5 | 6) {
        return None;
    }
    const WORDS: &[(&str, usize)] = &[("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)];
    WORDS.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)).map(|w| w.1)
}
