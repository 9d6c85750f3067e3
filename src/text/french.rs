//! French elision and hyphenated clitics: "l'armée", "qu'il", "a-t-il", "est-ce". Contractions ("du", "aux") stay one token.

use super::scan::is_quote;
use super::{fold, Token};

/// Words that drop a vowel before an apostrophe.
const ELIDED: &[&str] = &["l", "d", "j", "m", "n", "s", "c", "t", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"];

/// Pronouns behind a hyphen.
const CLITICS: &[&str] = &[
    "t-il", "t-elle", "t-on", "t-ils", "t-elles", "il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce", "le",
    "la", "les", "lui", "leur", "moi", "toi", "y", "en",
];

/// Words that end like one with a pronoun and are not.
const WHOLE: &[&str] = &["rendez-vous", "au-dessus", "garde-moi", "entre-nous"];

/// Cuts `s[at..end]`, a word with its hyphens and apostrophes, into tokens; its block's first is number `block`.
pub(super) fn cut(s: &str, at: usize, end: usize, block: usize, out: &mut Vec<Token>) {
    let opening = out[block..].last().is_none_or(|t| matches!(&s[t.range()], "." | "?" | "!" | "…" | "«" | "\"" | "“"));
    if same(&s[at..end], "c'est-à-dire") {
        out.push(Token::cut(at, end));
        return;
    }
    let mut from = at;
    while let Some((n, mark)) = s[from..end].char_indices().take(8).find(|&(_, c)| is_quote(c)) {
        let stem = &s[from..from + n];
        let next = from + n + mark.len_utf8();
        if next == end || !ELIDED.iter().any(|e| same(stem, e)) || same(&s[from..end], "l'on") {
            break;
        }
        out.push(Token::cut(from, next));
        from = next;
    }
    let first = out.len();
    let mut right = end;
    while right - from <= 60 && !WHOLE.iter().any(|w| same(&s[from..right], w)) {
        let Some(left) = clitic(&s[from..right], opening || from > at).map(|n| from + n) else { break };
        out.push(Token::cut(left, right));
        right = left;
    }
    out.push(Token::cut(from, right));
    out[first..].reverse();
}

/// Where the pronoun at the end of a word starts, its hyphen included. Names ("Kim Jong-il") have none: a capital counts
/// only at the start of a sentence.
fn clitic(word: &str, may_be_capital: bool) -> Option<usize> {
    let capital = word.starts_with(char::is_uppercase);
    if capital && !may_be_capital && !is_verb_like(word) {
        return None;
    }
    let lower = fold::small(word);
    if lower.len() != word.len() {
        return None;
    }
    let stem = CLITICS.iter().filter_map(|c| Some(lower.strip_suffix(c)?.strip_suffix('-')?.len())).min()?;
    // "-y" and "-en" and "-la" end place names as well ("Crécy-la"): a verb has a vowel ending that takes them.
    let ok = stem > 0 && !lower[..stem].contains('-') || lower[..stem].ends_with("-le") || lower[..stem].ends_with("-les");
    ok.then_some(stem)
}

/// Verbs that often open a question.
fn is_verb_like(word: &str) -> bool {
    let lower = fold::small(word);
    ["est-", "a-", "ont-", "sont-", "peut-", "faut-", "doit-", "était-", "y-a-"].iter().any(|v| lower.starts_with(v))
}

/// Equal without regard to case or kind of apostrophe; `plain` is in lower case.
fn same(word: &str, plain: &str) -> bool {
    let mut a = word.chars().map(|c| if is_quote(c) { '\'' } else { c }).flat_map(char::to_lowercase);
    let mut b = plain.chars();
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (x, y) if x == y => {}
            _ => return false,
        }
    }
}
