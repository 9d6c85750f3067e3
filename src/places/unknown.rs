//! Capitalised names that no table has: those that a loose spelling leads to a place of the countries told of, and those that only
//! the words around them say are places ("the village of X", "killed in X", "à X (centre)"), which have a name and no point.

use crate::knowledge::among;
use crate::knowledge::noted::Noted;
use std::ops::Range;

use super::extend::{extend, Extent};
use super::kind::Kind;
use super::spot::{self, Name, Packs, Spot};
use super::weigh::{self, Evidence};
use super::words::{cue, Role, Words};
use super::{key, Mention};
use crate::knowledge::calendar;
use crate::syntax::{Syntax, Upos};
use crate::text::{Shape, Text};

/// A name of no table with the words around it.
pub(super) type Stranger = (Spot, Extent, Evidence);

/// The names of a text that no table has and that do not look like a person's or a part of a longer name, in order.
#[inline(never)]
pub(super) fn find(
    text: &Text,
    syntax: &Syntax,
    words: &Words,
    spots: &[Spot],
    good: &[bool],
    lower: &weigh::LowerWords,
) -> Vec<Stranger> {
    // A known name that was not taken for a place may be a part of an unknown one: "the Wadi Halim airbase".
    let (mut covered, mut refused) = (vec![false; text.tokens.len()], vec![false; text.tokens.len()]);
    for (s, good) in spots.iter().zip(good) {
        let which = if *good { &mut covered } else { &mut refused };
        which[s.tokens.clone()].iter_mut().for_each(|c| *c = true);
    }
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if covered[i]
                || !spot::capital(text, i)
                || spot::people(text, i)
                || text.tokens[i].shape == Shape::Upper
                || !key::is_article(text.folded(i)) && words.cue(text.folded(i)) & (cue::WORD | cue::GIVEN | cue::IN) != 0
            {
                i += 1;
                continue;
            }
            let end = stretch(text, &covered, i, sentence.tokens.end);
            let mut new = Spot { tokens: bare(text, words, i..end), name: usize::MAX };
            let mut extent = extend(text, words, &new.tokens);
            if new.tokens != (i..end) && (extent.tokens.start > i || extent.tokens.end < end) {
                new.tokens = i..end;
                extent = extend(text, words, &new.tokens);
            }
            let weight = weigh::weigh(text, syntax, words, &new, &extent, None, None, lower);
            let none = new.tokens.clone().any(|t| words.cue(text.folded(t)) & cue::NONE != 0);
            // Of one that a refused name is part of, something must say that it is a place.
            let plain = refused[i..end].contains(&true) && extent.feature.is_none() && !(weight.located && new.tokens.len() > 1);
            if !weight.person && !weight.part && !none && !plain {
                found.push((new, extent, weight));
            }
            i = end;
        }
    }
    found
}

/// A name without the feature words that are written as part of it: "Omari" of "Omari Mosque", "Dawson" of "Fort Dawson".
fn bare(text: &Text, words: &Words, name: Range<usize>) -> Range<usize> {
    let first = words.feature_at(text, name.start).filter(|f| f.0 < name.end && f.1.role == Role::Is);
    let last = (name.start + 1..name.end).find(|&t| !words.french && words.feature_at(text, t).is_some_and(|f| f.0 == name.end));
    match (first, last) {
        (Some((next, _)), _) => next..name.end,
        (None, Some(last)) => name.start..last,
        _ => name,
    }
}

/// Where the name that begins at `start` ends: capitals, with hyphens and articles between.
fn stretch(text: &Text, covered: &[bool], start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while end < limit && !covered[end] && end < start + 6 {
        let hyphen =
            text.tokens[end].shape == Shape::Punct && !text.tokens[end].spaced && matches!(text.word(end), "-" | "'" | "’");
        // "Kafr et-Tin", but not "Kidal et Gao".
        let joint = among(text.folded(end), "et|as|at|ad") && (end + 1 >= limit || text.tokens[end + 1].spaced);
        let article = key::is_article(text.folded(end)) && text.tokens[end].shape == Shape::Lower && !joint;
        if !(hyphen || article || spot::capital(text, end) && text.tokens[end].shape != Shape::Number) {
            break;
        }
        end += 1;
    }
    while end > start + 1 && !spot::capital(text, end - 1) {
        end -= 1;
    }
    end
}

/// The names that loose spellings led to, by how they are written: one for all mentions of it.
pub(super) type Seen = Noted<'static>;

/// The name among `names` that a loose spelling of a stranger leads to, in the countries told of.
pub(super) fn guess(
    text: &Text,
    packs: &Packs,
    told: &[[u8; 3]],
    (spot, _, weight): &Stranger,
    names: &mut Vec<Name>,
    seen: &mut Seen,
) -> Option<usize> {
    if told.is_empty() || !weight.located || weight.score < 2.0 {
        return None;
    }
    let written = text.slice(text.span_of(spot.tokens.clone())).to_string();
    // What is noted of a word that leads to no name.
    const NONE: usize = usize::MAX;
    let found = seen.get(&written).unwrap_or_else(|| {
        let found = spot::guess(packs, &written, told).map_or(NONE, |n| {
            names.push(n);
            names.len() - 1
        });
        seen.first(written, found);
        found
    });
    (found != NONE).then_some(found)
}

/// Of the names that no table has, those that the words around them say are places. `known` are the places found before.
#[inline(never)]
pub(super) fn mentions(
    text: &Text,
    syntax: &Syntax,
    words: &Words,
    strangers: Vec<Stranger>,
    known: &[Mention],
    lower: &weigh::LowerWords,
) -> Vec<Mention> {
    let larger = |m: &&Mention| m.place.as_ref().is_some_and(|p| among(&p.feature, "country|province|region"));
    let wide: Vec<Range<usize>> = known.iter().filter(larger).map(|m| m.tokens.clone()).collect();
    let wide = &wide[..];
    let beside = |end: usize, taken: &[Range<usize>]| taken.iter().any(|r| r.end == end);
    let mut taken: Vec<Range<usize>> = known.iter().map(|m| m.tokens.clone()).collect();
    let mut sure = Noted::default();
    let mut said = vec![false; strangers.len()];
    for (n, (spot, extent, _)) in strangers.iter().enumerate() {
        if !proper(text, syntax, words, spot, extent, lower) {
            continue;
        }
        let listed = extent.tokens.start >= 2
            && matches!(text.lower(extent.tokens.start - 1), "and" | "et" | ",")
            && beside(extent.tokens.start - 1, &taken);
        if located(text, syntax, words, extent, spot, wide) || listed && closed(text, spot.tokens.end) {
            said[n] = true;
            sure.first(key_of(text, &spot.tokens), 0);
            if extent.feature.is_none_or(|f| f.kind != Kind::Site) {
                taken.push(extent.tokens.clone());
            }
        }
    }
    let all = strangers.into_iter().zip(said);
    let place = |((spot, extent, _), said): (Stranger, bool)| {
        // What one mention shows holds for the others.
        let same = || closed(text, spot.tokens.end) && sure.has(&key_of(text, &spot.tokens));
        (said || same()).then(|| Mention {
            span: text.span_of(extent.tokens.clone()),
            name: text.span_of(super::mention::proper(text, &spot.tokens, &extent)),
            tokens: extent.tokens.clone(),
            head: extent.head,
            place: None,
            near: Vec::new(),
            capital: false,
            anaphoric: false,
            located: said,
            guess: false,
        })
    };
    all.filter_map(place).collect()
}

fn key_of(text: &Text, tokens: &Range<usize>) -> String {
    tokens.clone().map(|i| text.folded(i)).collect::<Vec<_>>().join(" ")
}

/// Whether the word may be the name of a place at all: a name for the tagger, not a word of the calendar, of speech or of faith, and
/// written with a capital although the words around it are not.
fn proper(text: &Text, syntax: &Syntax, words: &Words, spot: &Spot, extent: &Extent, lower: &weigh::LowerWords) -> bool {
    let first = spot.tokens.start;
    let sentence = text.sentences[text.sentence_of(first)].tokens.clone();
    let plain = sentence.clone().filter(|&i| text.tokens[i].shape == Shape::Lower).count();
    let high = sentence.clone().filter(|&i| spot::capital(text, i)).count();
    let name = spot.tokens.clone().any(|i| matches!(syntax.words[i].upos, Upos::Propn | Upos::X | Upos::Noun | Upos::Adj));
    // "the Al Barid University Hospital".
    let site = extent.feature.is_some_and(|f| f.kind == Kind::Site);
    let word = |i: usize| {
        let folded = text.folded(i);
        words.cue(folded) & (cue::NONE | cue::TITLE | cue::PEOPLE | if site { 0 } else { cue::UNIT }) != 0
            || lower.contains(folded)
            || calendar::ENGLISH.contains(&folded)
            || text.word(i).chars().count() < 3 && spot.tokens.len() == 1
            // "Kurdish-run", "Depression-era".
            || text.word(i).rsplit('-').next().is_some_and(|last| last.len() < text.word(i).len() && last.starts_with(char::is_lowercase))
    };
    let after = spot.tokens.end;
    let initials =
        after < sentence.end && text.word(after) == "." && !text.tokens[after].spaced && text.word(after - 1).len() == 1;
    name && high <= plain
        && (first > sentence.start || super::mention::proper(text, &spot.tokens, extent) != spot.tokens)
        && !initials
        && !spot.tokens.clone().any(word)
        && spot.tokens.len() <= 4
}

/// Whether nothing that makes another thing of the name follows it.
fn closed(text: &Text, end: usize) -> bool {
    let sentence = &text.sentences[text.sentence_of(end - 1)].tokens;
    end >= sentence.end || !matches!(text.tokens[end].shape, Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Number)
}

/// Whether the words around a name say that it is a place.
fn located(text: &Text, syntax: &Syntax, words: &Words, extent: &Extent, spot: &Spot, wide: &[Range<usize>]) -> bool {
    let sentence = &text.sentences[text.sentence_of(spot.tokens.start)].tokens;
    if !closed(text, spot.tokens.end.max(extent.tokens.end)) {
        return false;
    }
    if extent.feature.is_some_and(|f| f.role != Role::About || extent.tokens.start < spot.tokens.start) {
        return true;
    }
    // "Tessit (est)", "Boulkessi (centre)".
    let end = spot.tokens.end;
    // "a native of Halden, South Dakota".
    let larger = |r: &Range<usize>| r.start == end + 1 && text.word(end) == ",";
    let before = extent.tokens.start.checked_sub(1).filter(|&b| b > sentence.start);
    if before.is_some_and(|b| among(text.lower(b), "of|from|in|at|near|de|d'|à|vers")) && wide.iter().any(larger) {
        return true;
    }
    let bracket = end + 2 < sentence.end
        && text.word(end) == "("
        && (matches!(text.folded(end + 1), "centre" | "center") || words.compass_at(text, end + 1).is_some())
        && text.word(end + 2) == ")";
    if bracket {
        return true;
    }
    let start = extent.tokens.start;
    let Some(before) = start.checked_sub(1).filter(|&b| b > sentence.start) else { return false };
    if text.tokens[before].shape != Shape::Lower {
        return false;
    }
    match (words.french, text.folded(before)) {
        (false, "in" | "near" | "outside") => true,
        (false, "between") | (true, "entre") => paired(text, spot.tokens.end, sentence.end),
        // "a dit à X", "l'appel à X": to whom something is said or given.
        (true, "a") => !dative(syntax, sentence.start..before),
        (true, "de") => {
            let word = text.folded(before - 1);
            among(word, "pres|autour|proximite|environs|alentours|aeroport|hopital")
        }
        _ => false,
    }
}

/// "between X and Y" of two names.
fn paired(text: &Text, end: usize, limit: usize) -> bool {
    end + 1 < limit && matches!(text.lower(end), "and" | "et") && spot::capital(text, end + 1)
}

/// Words that "à" leads from to whom something is said or given.
const DATIVE: &str = "dire|demander|donner|répondre|confier|remettre|adresser|parler|attaquer|ordonner|permettre|appartenir|\
    succéder|rendre|apporter|offrir|livrer|imposer|accorder|reprocher|attribuer|imputer|interdire|promettre|proposer|vendre|\
    céder|opposer|transmettre|fournir|rappeler|exiger|envoyer|participer|conseiller|penser|croire|face|appel|soutien|aide|\
    hommage|grâce|lettre|réponse|favorable|opposition|appeler|faire|allégeance|message|lier|mettre|déclarer|raconter|\
    confirmer|indiquer";

/// How far before "à" stands what it leads from.
const LED: usize = 6;

/// Whether what "à" leads to, after these words, is a person that something is said or given to.
fn dative(syntax: &Syntax, before: Range<usize>) -> bool {
    let upos = |i: usize| syntax.words[i].upos;
    let Some(last) = before.clone().last() else { return true };
    if matches!(upos(last), Upos::Propn | Upos::Pron | Upos::Adj) {
        return true;
    }
    let near = (before.start.max(before.end.saturating_sub(LED))..before.end).rev().take_while(|&i| upos(i) != Upos::Punct);
    // "attaquer un car à X": of those who attack something it says where.
    let mut object = false;
    for i in near {
        let attacked = syntax.lemma(i) == "attaquer" && upos(i) == Upos::Verb && object;
        if !attacked && among(syntax.lemma(i), DATIVE) {
            return true;
        }
        object |= upos(i) == Upos::Noun;
    }
    false
}

/// Takes back the places that only the words around them told of where somebody in the same text bears their name; `borne` are the
/// tokens of all who have one.
pub fn not_borne(text: &Text, places: &mut Vec<Mention>, borne: impl Iterator<Item = usize>) {
    if places.iter().all(|m| m.place.is_some()) {
        return;
    }
    let named = |i: &usize| !matches!(text.tokens[*i].shape, Shape::Lower | Shape::Punct | Shape::Number);
    let mut names = Noted::default();
    borne.filter(named).for_each(|i| names.first(text.folded(i), 0));
    places.retain(|m| {
        let mut name = m.tokens.clone().filter(|&i| m.name.contains(text.tokens[i].span));
        m.place.is_some() || m.name != m.span || !name.any(|i| names.has(text.folded(i)))
    });
}
