//! Whether a capitalised word is used as a place here: what stands around it. Hides the evidence; knows nothing of where places are.

use crate::knowledge::among;
use std::ops::Range;

use super::extend::Extent;
use super::spot::{capital, Spot};
use super::words::{cue, Words};
use crate::knowledge::calendar;
use crate::knowledge::countries::Countries;
use crate::knowledge::keys::Keys;
use crate::syntax::{Syntax, Upos};
use crate::text::{letters, Shape, Text};

/// What stands around one name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// For (positive) and against.
    pub score: f32,
    /// Whether something says outright that it is a place.
    pub located: bool,
    /// Whether it stands in a person's name.
    pub person: bool,
    /// Whether it stands in an organisation's name or another longer name.
    pub part: bool,
    /// Whether it looks like a surname or a first name beside an unknown capitalised word.
    pub doubtful: bool,
    /// Whether it is a common word too.
    pub word: bool,
    /// Whether it is followed by the larger place it lies in, the next spot.
    pub paired: bool,
}

/// Words of the text that it also writes in lower case: those are hardly names.
pub(super) struct LowerWords(Keys);

impl LowerWords {
    pub fn of(text: &Text) -> LowerWords {
        let mut words = Keys::default();
        for i in (0..text.tokens.len()).filter(|&i| text.tokens[i].shape == Shape::Lower) {
            words.insert(text.folded_key(i), 1);
        }
        LowerWords(words)
    }

    pub fn contains(&self, folded: &str) -> bool {
        self.0.get(letters::of_word(folded)).is_some()
    }
}

/// Weighs one spot. `next` and `previous` are the spots beside it in the text.
#[allow(clippy::too_many_arguments)]
pub(super) fn weigh(
    text: &Text,
    syntax: &Syntax,
    words: &Words,
    spot: &Spot,
    extent: &Extent,
    previous: Option<&Spot>,
    next: Option<&Spot>,
    lower: &LowerWords,
) -> Evidence {
    let Range { start, end } = spot.tokens.clone();
    let sentence = &text.sentences[text.sentence_of(start)].tokens;
    let mut e = Evidence::default();
    let single = end == start + 1;
    let before = start.checked_sub(1).filter(|&b| b >= sentence.start);
    let after = Some(end).filter(|&a| a < sentence.end);
    if extent.feature.is_some() || extent.compass.is_some() {
        e.score += 3.0;
        e.located = true;
    }
    place_before(text, words, extent, sentence, &mut e);
    if let Some(b) = before {
        let word = text.folded(b);
        let is_feature = extent.tokens.start < start;
        let bits = words.cue(word);
        if capital(text, b) && !is_feature {
            let people = Countries::get().by_demonym(word).is_some() || bits & cue::PEOPLE != 0;
            let spotted = previous.is_some_and(|p| p.tokens.contains(&b));
            let first =
                b == sentence.start && (bits & (cue::IN | cue::WORD | cue::MOVE) != 0 || lower.contains(word) || link_word(word));
            if bits & (cue::GIVEN | cue::TITLE) != 0 {
                e.person = true;
            } else if !(people || spotted || first || words.compass_before(text, start).is_some())
                && text.tokens[b].shape != Shape::Number
            {
                e.part = true;
                e.doubtful = true;
            }
        } else if bits & cue::TITLE != 0 && text.tokens[b].shape == Shape::Lower {
            e.person = true;
        } else if word == "." && !text.tokens[b].spaced && b > sentence.start {
            let title = text.folded(b - 1);
            if words.cue(title) & cue::TITLE != 0 || (text.word(b - 1).len() == 1 && capital(text, b - 1)) {
                e.person = true;
            }
        } else if word.ends_with('.')
            && (words.cue(word.trim_end_matches('.')) & cue::TITLE != 0 || text.word(b).len() == 2 && capital(text, b))
        {
            e.person = true;
        }
        // "University of X", "université d'X".
        if among(word, "of|de|d'|du|for") && !is_feature {
            if let Some(h) = b.checked_sub(1).filter(|&h| h >= sentence.start) {
                let bits = words.cue(text.folded(h));
                if bits & cue::UNIT_OF != 0 && (capital(text, h) || words.french) {
                    e.part = true;
                    e.score -= 2.5;
                }
            }
        }
    }
    if let Some(a) = after {
        let word = text.folded(a);
        let bits = words.cue(word);
        let covered = extent.tokens.end > end;
        if text.word(a) == "$" && !text.tokens[a].spaced {
            e.part = true;
        }
        if bits & cue::THING != 0 && text.tokens[a].shape == Shape::Lower && !covered {
            e.part = true;
            e.score -= 3.0;
        }
        if capital(text, a) && !covered && text.tokens[a].spaced {
            let people = Countries::get().by_demonym(word).is_some();
            let spotted = next.is_some_and(|n| n.tokens.contains(&a));
            let people = people || bits & cue::PEOPLE != 0;
            if bits & cue::UNIT != 0 {
                e.part = true;
            } else if !(people || spotted || text.tokens[a].shape == Shape::Number || month(word)) {
                e.part = true;
                e.doubtful = single;
            }
        }
        if word == "," {
            if let Some(n) = next.filter(|n| n.tokens.start == a + 1) {
                e.paired = n.tokens.end <= sentence.end;
            }
        } else if word == "(" {
            e.paired = next.is_some_and(|n| n.tokens.start == a + 1);
        }
        // "Paris-based", "Moscow-backed" name the place or its government; "X-Y" a longer name.
        if matches!(text.word(a), "-") && !text.tokens[a].spaced {
            if let Some(n) = Some(a + 1).filter(|&n| n < sentence.end && !text.tokens[n].spaced) {
                if capital(text, n) && !next.is_some_and(|s| s.tokens.contains(&n)) {
                    e.part = true;
                }
            }
        }
    }
    // "Islamic State of Iraq": the feature word is written as part of a longer name.
    if extent.tokens.start < start && capital(text, extent.tokens.start) {
        if let Some(b) = extent.tokens.start.checked_sub(1).filter(|&b| b > sentence.start && capital(text, b)) {
            if text.tokens[b].shape != Shape::Number && Countries::get().by_demonym(text.folded(b)).is_none() {
                (e.part, e.located) = (true, false);
                e.score -= 4.0;
            }
        }
    }
    // A heading that is but a name, or a dateline.
    let words_here = sentence.clone().filter(|&t| text.tokens[t].shape != Shape::Punct).count();
    e.located |= words_here == end - start;
    // "City, State": the second of a pair is a place as well.
    if let Some(p) = previous.filter(|p| p.tokens.end + 1 == start && start > sentence.start) {
        if matches!(text.word(p.tokens.end), "," | "(") {
            e.score += 0.5;
        }
    }
    if single && lower.contains(text.folded(start)) {
        e.score -= 2.0;
    }
    let bits = if single { words.cue(text.folded(start)) } else { 0 };
    if bits & (cue::WORD | cue::NONE) != 0 {
        e.score -= if bits & cue::NONE != 0 { 6.0 } else { 3.0 };
        e.word = true;
    }
    if single && words.cue(text.folded(start)) & cue::GIVEN != 0 {
        e.score -= 1.0;
    }
    // Any word is written with a capital there.
    if start == sentence.start && !e.located {
        e.score -= if single { 1.0 } else { 0.5 };
    }
    if syntax.words.len() == text.tokens.len() && single {
        match syntax.words[start].upos {
            Upos::Propn | Upos::X | Upos::Noun => {}
            _ => e.score -= 1.0,
        }
    }
    if e.person {
        e.score -= 4.0;
    }
    if e.part {
        e.score -= 3.5;
    }
    e
}

/// A preposition of place, or a verb that a place follows, before the whole extent.
fn place_before(text: &Text, words: &Words, extent: &Extent, sentence: &Range<usize>, e: &mut Evidence) {
    let mut at = extent.tokens.start;
    for _ in 0..2 {
        let Some(b) = at.checked_sub(1).filter(|&b| b >= sentence.start) else { return };
        let word = text.folded(b);
        if among(word, "the|la|le|les|l'|both|nearby|neighbouring|neighboring") {
            at = b;
            continue;
        }
        let bits = words.cue(word);
        if bits & cue::IN != 0 && text.tokens[b].shape != Shape::Upper {
            e.score += 2.0;
            e.located = true;
        } else if bits & cue::MOVE != 0 || among(word, "of|de|d'|du|'") {
            e.score += 1.0;
        }
        return;
    }
}

fn link_word(word: &str) -> bool {
    among(word, "the|a|an|but|and|le|la|les|l'|un|une|mais|et")
}

fn month(word: &str) -> bool {
    calendar::ENGLISH.contains(&word) || among(word, "lundi|mardi|mercredi|jeudi")
}
