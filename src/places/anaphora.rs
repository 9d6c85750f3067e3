//! "The city", "la province", "the northwest of the country": descriptions without a name, and what they take up.

use std::ops::Range;

use super::kind::Kind;
use super::words::{Compass, Role, Words};
use super::Mention;
use crate::text::{Shape, Text};

/// A definite description of a place.
pub(super) struct Description {
    /// Its tokens, with the article.
    pub tokens: Range<usize>,
    /// Its head.
    pub head: usize,
    /// What it says the place is; a country for "the country".
    pub kind: Kind,
    /// "the capital".
    pub capital: bool,
    /// "the north of the country".
    pub compass: Option<Compass>,
}

/// All descriptions of a text that no mention covers.
pub(super) fn descriptions(text: &Text, words: &Words, mentions: &[Mention]) -> Vec<Description> {
    let mut covered = vec![false; text.tokens.len()];
    for m in mentions {
        for t in m.tokens.clone() {
            covered[t] = true;
        }
    }
    let mut out = Vec::new();
    for sentence in &text.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            match description(text, words, i, sentence.tokens.end).filter(|d| d.tokens.clone().all(|t| !covered[t])) {
                Some(d) => {
                    i = d.tokens.end;
                    out.push(d);
                }
                None => i += 1,
            }
        }
    }
    out
}

fn description(text: &Text, words: &Words, i: usize, end: usize) -> Option<Description> {
    let word = text.folded(i);
    let mut at = i + 1;
    let definite = if words.french {
        if word == "l" && at < end && matches!(text.word(at), "'" | "’") {
            at += 1;
        }
        matches!(word, "la" | "le" | "l'" | "cette" | "ce" | "cet" | "l" | "du" | "au")
    } else {
        matches!(word, "the" | "this" | "that" | "their" | "its")
    };
    if !definite || at >= end {
        return None;
    }
    // "the northwest of the country", "le nord du pays", "the northern part of the country", "the south".
    let mut compass = None;
    let first = at;
    if let Some((next, c)) = words.compass_at(text, at).filter(|c| c.0 <= end) {
        compass = Some(c);
        at = next;
        if !words.french && at < end && matches!(text.folded(at), "part" | "parts") {
            at += 1;
        }
        let link = if words.french { &["du", "de"][..] } else { &["of"][..] };
        if at < end && link.contains(&text.folded(at)) {
            at += 1;
            if at < end && matches!(text.folded(at), "the" | "la" | "ce" | "this") {
                at += 1;
            }
            let (next, kind) = kind_at(text, words, at, end)?;
            return Some(Description { tokens: i..next, head: first, kind, capital: false, compass });
        }
    }
    if at >= end || text.tokens[at].shape != Shape::Lower {
        return None;
    }
    let capital = matches!(text.folded(at), "capital" | "capitale");
    let (mut next, kind) = kind_at(text, words, at, end)?;
    let head = at;
    if words.french && compass.is_none() {
        if let Some((to, c)) = words.compass_at(text, next).filter(|c| c.0 <= end) {
            compass = Some(c);
            next = to;
        }
    }
    // What goes on with "of a name" is no description; it was read with its name, or its name is unknown.
    if next < end && matches!(text.folded(next), "of" | "de" | "d'" | "du" | "des" | "d") {
        return None;
    }
    // In English the next word must not make a compound of it: "the city council".
    if next < end && !words.french && text.tokens[next].shape != Shape::Punct && compound(text, next) {
        return None;
    }
    Some(Description { tokens: i..next, head, kind, capital, compass })
}

fn kind_at(text: &Text, words: &Words, at: usize, end: usize) -> Option<(usize, Kind)> {
    if at >= end {
        return None;
    }
    let word = text.folded(at);
    if matches!(word, "country" | "pays" | "nation" | "kingdom" | "royaume") {
        return Some((at + 1, Kind::Country));
    }
    if matches!(word, "capital" | "capitale") {
        return Some((at + 1, Kind::Capital));
    }
    let (next, feature) = words.feature_at(text, at).filter(|f| f.0 <= end)?;
    let known = matches!(
        feature.kind,
        Kind::City | Kind::Village | Kind::Province | Kind::Camp | Kind::District | Kind::Region | Kind::Island | Kind::Quarter
    );
    (feature.role == Role::Is && known).then_some((next, feature.kind))
}

/// Whether a word right after "the city" carries it on as a compound.
fn compound(text: &Text, at: usize) -> bool {
    matches!(
        text.folded(at),
        "council"
            | "centre"
            | "center"
            | "hall"
            | "department"
            | "police"
            | "government"
            | "governor"
            | "officials"
            | "court"
            | "house"
            | "line"
            | "attorney"
            | "manager"
            | "limits"
            | "council's"
            | "administration"
            | "authorities"
            | "level"
            | "assembly"
            | "media"
            | "television"
            | "tv"
            | "news"
            | "visit"
    )
}
