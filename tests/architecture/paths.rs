//! The paths of a source file that start at the crate's root. Reads just enough Rust for that: comments, strings and character
//! literals are skipped, `crate::a`, `crate::{a::{b}, c}` and `super::super::a` that lead to the root are followed.

/// A piece of source that matters for paths.
#[derive(Debug, PartialEq)]
enum Piece {
    Word(String),
    /// `::`
    Path,
    Mark(char),
}

/// The first name of every path from the root, with its line from 1. A glob or a renaming of the root itself gives "*".
pub fn of_crate(path: &str, source: &str) -> Vec<(usize, String)> {
    let pieces = pieces(source);
    let depth = depth(path);
    let word = |i: usize| match pieces.get(i) {
        Some((_, Piece::Word(w))) => w.as_str(),
        _ => "",
    };
    let mut out = Vec::new();
    let mut i = 0;
    while i < pieces.len() {
        let mut supers = 0;
        let mut at = i;
        while word(at) == "super" && matches!(pieces.get(at + 1), Some((_, Piece::Path))) {
            supers += 1;
            at += 2;
        }
        if word(i) == "crate" && pieces.get(i.wrapping_sub(1)).is_none_or(|p| p.1 != Piece::Mark('(')) {
            names(&pieces, i + 1, &mut out);
        } else if supers > 0 && supers >= depth {
            names(&pieces, at - 1, &mut out);
        }
        i = at.max(i + 1);
    }
    out
}

/// The names after `::` at piece `at`: one, or those of a group.
fn names(pieces: &[(usize, Piece)], at: usize, out: &mut Vec<(usize, String)>) {
    let line = pieces.get(at.saturating_sub(1)).map_or(1, |p| p.0);
    if pieces.get(at).is_none_or(|p| p.1 != Piece::Path) {
        out.push((line, "*".into()));
        return;
    }
    match pieces.get(at + 1) {
        Some((line, Piece::Word(w))) => out.push((*line, w.clone())),
        Some((_, Piece::Mark('{'))) => {
            let (mut level, mut first) = (1, true);
            for (line, piece) in &pieces[at + 2..] {
                match piece {
                    Piece::Mark('{') => level += 1,
                    Piece::Mark('}') => level -= 1,
                    Piece::Mark(',') if level == 1 => first = true,
                    Piece::Word(w) if level == 1 && first => {
                        out.push((*line, w.clone()));
                        first = false;
                    }
                    _ => {}
                }
                if level == 0 {
                    break;
                }
            }
        }
        _ => out.push((line, "*".into())),
    }
}

/// How many `super` lead from a file's module to the root. A `super` of a module inside the file counts one more than it needs,
/// so a file's own inline modules may look shallower than they are, which no stage's name follows.
fn depth(path: &str) -> usize {
    let parts = path.trim_end_matches(".rs").split('/').filter(|p| *p != "mod");
    parts.count()
}

/// Cuts source into words, `::` and marks, each with its line.
fn pieces(source: &str) -> Vec<(usize, Piece)> {
    let c: Vec<char> = source.chars().collect();
    let get = |i: usize| c.get(i).copied().unwrap_or('\0');
    let (mut i, mut line) = (0, 1);
    let mut out = Vec::new();
    let skip = |from: usize, to: usize, line: &mut usize| {
        *line += c[from..to.min(c.len())].iter().filter(|c| **c == '\n').count();
        to
    };
    while i < c.len() {
        let from = i;
        if c[i] == '/' && get(i + 1) == '/' {
            while i < c.len() && c[i] != '\n' {
                i += 1;
            }
        } else if c[i] == '/' && get(i + 1) == '*' {
            let mut level = 0;
            while i < c.len() {
                match (c[i], get(i + 1)) {
                    ('/', '*') => (level, i) = (level + 1, i + 2),
                    ('*', '/') => (level, i) = (level - 1, i + 2),
                    _ => i += 1,
                }
                if level == 0 {
                    break;
                }
            }
            i = skip(from, i, &mut line);
        } else if c[i] == 'r' && (get(i + 1) == '"' || (get(i + 1) == '#' && matches!(get(i + 2), '"' | '#'))) {
            let hashes = c[i + 1..].iter().take_while(|c| **c == '#').count();
            i += hashes + 2;
            while i < c.len() && !(c[i] == '"' && c[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes) {
                i += 1;
            }
            i = skip(from, i + hashes + 1, &mut line);
        } else if c[i] == '"' {
            i += 1;
            while i < c.len() && c[i] != '"' {
                i += if c[i] == '\\' { 2 } else { 1 };
            }
            i = skip(from, i + 1, &mut line);
        } else if c[i] == '\'' && get(i + 1) == '\\' {
            i += 3;
            while i < c.len() && c[i] != '\'' {
                i += 1;
            }
            i += 1;
        } else if c[i] == '\'' && get(i + 2) == '\'' {
            i += 3;
        } else if c[i].is_alphanumeric() || c[i] == '_' {
            while get(i).is_alphanumeric() || get(i) == '_' {
                i += 1;
            }
            out.push((line, Piece::Word(c[from..i].iter().collect())));
        } else if c[i] == ':' && get(i + 1) == ':' {
            out.push((line, Piece::Path));
            i += 2;
        } else {
            if c[i] == '\n' {
                line += 1;
            } else if !c[i].is_whitespace() {
                out.push((line, Piece::Mark(c[i])));
            }
            i += 1;
        }
    }
    out
}

#[test]
fn literals_and_comments_hide_nothing_and_show_nothing() {
    let of = |source: &str| of_crate("a/b.rs", source).into_iter().map(|(_, n)| n).collect::<Vec<_>>();
    assert_eq!(of("'\"'; crate::x; '\\''; crate::y; &'a str; crate::z"), ["x", "y", "z"]);
    assert_eq!(of("r#\"crate::no \" \"#; \"\\\"crate::no\"; /* /* crate::no */ crate::no */ crate::yes"), ["yes"]);
    assert_eq!(of("pub(crate) fn f() {} pub(super) mod m {}"), Vec::<String>::new());
    assert_eq!(of("super::super::c::D; super::e"), ["c"]);
}
