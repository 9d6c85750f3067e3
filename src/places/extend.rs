//! The words around a name that belong to its place: "the province of Idleb", "northern Syria", "la banlieue ouest d'Alep".
//! Hides the patterns of both languages; knows no gazetteer.

use crate::knowledge::among;
use crate::knowledge::decimal;
use std::ops::Range;

use super::kind::Kind;
use super::spot::capital;
use super::words::{Compass, Feature, Role, Words};
use crate::text::{numbers, Shape, Text};

/// A name with the words around it.
#[derive(Clone, Debug)]
pub(super) struct Extent {
    /// Its tokens with its feature words.
    pub tokens: Range<usize>,
    /// The head token: the feature word if one governs the name, the name's last token otherwise.
    pub head: usize,
    /// What the words say it is.
    pub feature: Option<Feature>,
    /// Which part of it, or which side of it.
    pub compass: Option<Compass>,
    /// Whether the bearing leads out of the place ("north of X", "au nord de X") or into a part of it.
    pub outside: bool,
    /// How far out, in km, if said.
    pub km: Option<f64>,
    /// Whether it is said to be near and not in it.
    pub near: bool,
}

/// Reads the words around a name.
pub(super) fn extend(text: &Text, words: &Words, name: &Range<usize>) -> Extent {
    let sentence = text.sentences.get(text.tokens[name.start].sentence as usize);
    let bounds = sentence.map_or(name.clone(), |s| s.tokens.clone());
    let mut e =
        Extent { tokens: name.clone(), head: name.end - 1, feature: None, compass: None, outside: false, km: None, near: false };
    right(text, words, &mut e, bounds.end);
    left(text, words, &mut e, bounds.start);
    e
}

/// "Idleb region", "Hassakeh city", "Aleppo's western suburbs", "Alep-Est".
fn right(text: &Text, words: &Words, e: &mut Extent, end: usize) {
    if words.french {
        return;
    }
    let mut at = e.tokens.end;
    let owned = at < end && matches!(text.lower(at), "'s" | "’s" | "'");
    if owned {
        at += 1;
    }
    let mut compass = None;
    if let Some((next, c)) = words.compass_at(text, at).filter(|_| at < end && !capital(text, at)) {
        at = next;
        compass = Some(c);
    }
    if at >= end || text.tokens[at].shape == Shape::Punct {
        return;
    }
    let Some((next, feature)) = words.feature_at(text, at) else { return };
    if (owned || compass.is_some()) && feature.role == Role::Is {
        return;
    }
    // "the Kyiv suburb of Irpin", "the Idlib town of Saraqeb": what is named behind it is the suburb.
    let settled = feature.kind.settled() && (feature.kind != Kind::Quarter || text.folded(next - 1) == "suburb");
    let the = e.tokens.start > 0 && text.folded(e.tokens.start - 1) == "the";
    if the && settled && next + 1 < end && text.word(next) == "of" && capital(text, next + 1) {
        return;
    }
    // "Hama Province" may go on: "Hama Province Council" is none.
    if next < end && capital(text, at) && capital(text, next) && text.tokens[next].shape != Shape::Punct {
        return;
    }
    e.tokens.end = next;
    e.head = next - 1;
    e.feature = Some(feature);
    e.compass = compass;
}

/// "the town of", "northern", "the western suburbs of", "la province d'", "au nord de", "15 km south of".
fn left(text: &Text, words: &Words, e: &mut Extent, low: usize) {
    for _ in 0..3 {
        let at = e.tokens.start;
        if at <= low {
            break;
        }
        if let Some((start, c)) = words.compass_before(text, at).filter(|c| c.0 >= low && e.compass.is_none()) {
            if !words.french {
                e.tokens.start = start;
                e.compass = Some(c);
                continue;
            }
        }
        let Some(link) = link(text, words, at, low) else { break };
        if !governed(text, words, e, link, low) {
            break;
        }
    }
    plain_feature(text, words, e, low);
    if e.feature.is_some() || e.compass.is_some() {
        determiner(text, words, e, low);
    }
}

/// Where the preposition begins that links a governing word to what starts at `at`: "of (the)", "de (la)", "d'", "du".
fn link(text: &Text, words: &Words, at: usize, low: usize) -> Option<usize> {
    let mut i = at;
    if i > low && among(text.folded(i - 1), "the|la|le|les|l'") {
        i -= 1;
    } else if i > low + 1 && text.word(i - 1) == "'" && text.folded(i - 2) == "l" {
        i -= 2;
    }
    if i <= low {
        return None;
    }
    let word = text.folded(i - 1);
    if words.french {
        if among(word, "de|d'|du|des") {
            return Some(i - 1);
        }
        if i > low + 1 && matches!(text.word(i - 1), "'" | "’") && text.folded(i - 2) == "d" {
            return Some(i - 2);
        }
        return None;
    }
    (word == "of").then_some(i - 1)
}

/// Takes the word that governs the name over `link`, if it is a feature or a compass word.
fn governed(text: &Text, words: &Words, e: &mut Extent, link: usize, low: usize) -> bool {
    // French puts adjectives between: "la base aérienne syrienne de X", "la ville stratégique de X".
    for skip in 0..=if words.french { 2 } else { 0 } {
        let Some(end) = link.checked_sub(skip).filter(|&e| e > low) else { break };
        if skip > 0 && text.tokens[end].shape != Shape::Lower {
            break;
        }
        // "sur la base de" is no base.
        let basis = |start: usize| start >= low + 2 && text.folded(start) == "base" && text.folded(start - 2) == "sur";
        if let Some((start, feature)) = words.feature_before(text, end).filter(|f| f.0 >= low && !basis(f.0)) {
            if skip > 0 && feature.role != Role::Is && words.compass_at(text, end).is_none() {
                break;
            }
            if skip > 0 {
                if let Some((_, c)) = words.compass_at(text, end) {
                    e.compass = e.compass.or(Some(c));
                }
            }
            // "villages of the province of X" are in it; the name is the province's.
            e.feature = e.feature.filter(|_| feature.role == Role::Is).or(Some(feature));
            e.tokens.start = start;
            e.head = start;
            return true;
        }
    }
    if let Some((start, c)) = words.compass_before(text, link).filter(|c| c.0 >= low && e.compass.is_none()) {
        e.compass = Some(c);
        e.tokens.start = start;
        e.head = start;
        let before = start.checked_sub(1).filter(|&b| b >= low);
        let word = before.map_or("", |b| text.folded(b));
        let far = |b: Option<usize>| b.filter(|&b| b >= low).map_or("", |b| text.folded(b));
        if words.french {
            let elided = word == "l'" && far(before.and_then(|b| b.checked_sub(1))) == "a";
            let split = matches!(word, "'" | "’") && far(start.checked_sub(3)) == "a";
            e.outside = word == "au" || elided || split;
        } else {
            e.outside = word != "the";
        }
        if e.outside {
            distance(text, words, e, low);
        }
        return true;
    }
    false
}

/// "15 km south of X", "à 15 km au sud de X", "une vingtaine de kilomètres à l'ouest de X".
fn distance(text: &Text, words: &Words, e: &mut Extent, low: usize) {
    let mut i = e.tokens.start;
    let word = |i: usize, back: usize| i.checked_sub(back).filter(|&t| t >= low).map_or("", |t| text.folded(t));
    if words.french {
        i -= match (word(i, 1), word(i, 2), word(i, 3)) {
            ("au", ..) => 1,
            ("l'", "a", _) => 2,
            ("'" | "’", "l", "a") => 3,
            _ => return,
        };
    }
    if !among(word(i, 1), "km|kilometres|kilometers|kilometre|kilometer|miles|mile") {
        return;
    }
    let unit = if word(i, 1).starts_with("mile") { 1.609 } else { 1.0 };
    let Some(i) = i.checked_sub(if word(i, 2) == "de" { 3 } else { 2 }).filter(|&i| i >= low) else { return };
    let number = text.word(i).replace([',', '\u{a0}', '\u{202f}'], "");
    let number = decimal(&number).or_else(|| numbers::word(text, i).map(|n| n as f64));
    if let Some(n) = number.filter(|n| (0.0..2000.0).contains(n)) {
        e.km = Some(n * unit);
        e.tokens.start = i;
    }
}

/// A feature word right before the name: "Lake Chad", "place Tahrir", "camp Yida", "the town Saraqeb".
fn plain_feature(text: &Text, words: &Words, e: &mut Extent, low: usize) {
    if e.feature.is_some() || e.compass.is_some() || e.tokens.start <= low {
        return;
    }
    let Some((start, feature)) = words.feature_before(text, e.tokens.start).filter(|f| f.0 >= low) else { return };
    let written = capital(text, start) && start > low;
    if feature.role != Role::Is {
        return;
    }
    let apart = matches!(feature.kind, Kind::City | Kind::Village | Kind::Province | Kind::Site | Kind::Base | Kind::Road);
    if words.french || written && !apart || !apart && text.tokens[start].shape == Shape::Lower {
        let lower = text.tokens[start].shape == Shape::Lower;
        if words.french && !lower && !written {
            return;
        }
        e.tokens.start = start;
        e.head = e.tokens.end - 1;
        e.feature = Some(feature);
    }
}

/// The article, and in English adjectives of direction before the feature: "the northern province of X".
fn determiner(text: &Text, words: &Words, e: &mut Extent, low: usize) {
    if !words.french && e.compass.is_none() {
        if let Some((start, c)) = words.compass_before(text, e.tokens.start).filter(|c| c.0 >= low) {
            // "the northern town of X" says where the town lies, not which part of it is meant.
            if e.feature.is_some_and(|f| f.role != Role::Is) {
                e.compass = Some(c);
            }
            e.tokens.start = start;
        }
    }
    let Some(before) = e.tokens.start.checked_sub(1).filter(|&b| b >= low) else { return };
    if e.outside {
        return;
    }
    let word = text.folded(before);
    let article = if words.french { among(word, "la|le|les|l'") } else { word == "the" };
    if article {
        e.tokens.start = before;
    } else if words.french && matches!(text.word(before), "'" | "’") && before > low && text.folded(before - 1) == "l" {
        e.tokens.start = before - 1;
    }
}
