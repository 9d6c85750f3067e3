//! Names that no table knows: where a capitalised sequence ends, and when it is an organisation's. Hides particles, initials and
//! the small words inside names.

use crate::knowledge::among;
use std::ops::Range;

use super::items::View;
use super::lexicon::{capital, class};
use crate::knowledge::calendar;
use crate::syntax::Upos;
use crate::text::Shape;

impl View<'_> {
    /// Whether token `i` can go on a name: capitalised, not a word of the tables.
    pub(super) fn nameable(&self, i: usize) -> bool {
        let bits = self.words(i).map_or(0, |(_, e)| e.iter().fold(0, |a, e| a | e.class));
        capital(self.shape(i)) && (bits & class::GIVEN != 0 || bits & !class::ORGHEAD == 0) && self.state(i).is_none()
    }

    pub(super) fn name_end(&self, i: usize, sentence: &Range<usize>) -> usize {
        let mut end = i + 1;
        loop {
            let Some(token) = self.text.tokens.get(end).filter(|_| end < sentence.end) else { return end };
            let next = |j: usize| j < sentence.end && self.nameable(j);
            let word = self.text.lower(end);
            let initial = self.text.lower(end - 1).len() == 1 && word == "." && next(end + 1);
            if next(end) {
                end += 1;
            } else if (!token.spaced && word == "-" || initial) && next(end + 1)
                || among(word, "bin|ben|ibn|al|el|ag|ould|van|von|der|den|da|dos|di|abu|abou") && next(end + 1)
            {
                end += 2;
            } else {
                return end;
            }
        }
    }

    /// Where the name of an organisation that starts at `i` ends, and the token that makes it one.
    pub(super) fn organisation(&self, i: usize, sentence: &Range<usize>) -> Option<(usize, usize)> {
        let orghead = |j: usize| capital(self.shape(j)) && self.has_exact(j, class::ORGHEAD);
        if self.french {
            return self.organisation_fr(i, sentence).filter(|_| orghead(i));
        }
        // "River" begins no organisation's name, but may stand in one.
        let barred = |j: usize| class::OFFICE | class::TITLE | class::DET | if j == i { class::NOT } else { 0 };
        let (mut j, mut end, mut head, mut words, mut joined) = (i, i, None, 0, false);
        while j < sentence.end && j < i + 14 {
            let word = self.text.lower(j);
            if capital(self.shape(j)) && !self.has_exact(j, barred(j)) {
                if orghead(j) && (head.is_none() || !joined) {
                    head = Some(j);
                }
                words += 1;
                j += 1;
                end = j;
                continue;
            }
            let link = among(word, "of|for|the|&|on|against|-") || joined && word == "and";
            let next = |n: usize| {
                j + n < sentence.end
                    && capital(self.shape(j + n))
                    && !self.has_exact(j + n, barred(j + n))
                    && !calendar(self.text.lower(j + n))
            };
            if words == 0 || head.is_none() && word != "-" || !link || !(next(1) || next(2) && self.text.lower(j + 1) == "the") {
                break;
            }
            joined |= word != "-" && word != "&";
            j += 1;
        }
        let head = head?;
        // "Syrian Air Force" is composed, which says more.
        let inner = (i..end).find(|&k| self.state(k).is_none()).unwrap_or(i);
        let composed = self.words(inner).is_some_and(|(r, e)| r.end >= end && e.iter().any(|e| e.class & class::HEAD != 0));
        (words >= 2 && !composed).then_some((end, head))
    }

    pub(super) fn has_exact(&self, i: usize, bits: u32) -> bool {
        self.words(i).is_some_and(|(r, e)| r.len() == 1 && e.iter().any(|e| e.class & bits != 0))
            || self.lexicon.words.token(&self.pieces, i).is_some_and(|e| e.iter().any(|e| e.class & bits != 0))
    }

    pub(super) fn organisation_fr(&self, i: usize, sentence: &Range<usize>) -> Option<(usize, usize)> {
        let (mut j, mut end, mut capitals, mut linked, mut nouns) = (i + 1, i + 1, 0, false, 0);
        while j < sentence.end && j < i + 14 {
            let word = self.text.lower(j);
            if capital(self.shape(j)) && !self.has_exact(j, class::OFFICE | class::TITLE) {
                capitals += 1;
                linked = false;
                j += 1;
                end = j;
            } else if self.shape(j) == Shape::Lower && among(word, "de|du|des|d'|la|le|l'|pour|les|et|aux|à|en") {
                if linked && !among(word, "la|le|l'|les") || word == "et" && capitals == 0 {
                    break;
                }
                linked = true;
                j += 1;
            } else if self.shape(j) == Shape::Lower && !linked && self.adjective(j) {
                j += 1;
                end = j;
            } else if self.shape(j) == Shape::Lower
                && linked
                && nouns == 0
                && self.text.lower(j - 1) != "et"
                // "a remis à la Croix-Rouge le corps": an article alone joins nothing to a name.
                && !(among(self.text.lower(j - 1), "la|le|l'|les") && (j < i + 3 || !among(self.text.lower(j - 2), "de|à|pour|en")))
                && self.plain_noun(j)
            {
                nouns += 1;
                linked = false;
                j += 1;
                end = j;
            } else if word == "-" && !self.text.tokens[j].spaced && j + 1 < sentence.end {
                j += 2;
                end = j;
            } else {
                break;
            }
        }
        let initial = i == sentence.start || self.text.lower(i - 1) == ":";
        (end > i + 1 && (capitals > 0 || !initial)).then_some((end, i))
    }

    pub(super) fn plain_noun(&self, j: usize) -> bool {
        if self.tagged {
            self.upos(j) == Upos::Noun
        } else {
            self.text.lower(j).len() > 3 && !self.has(j, class::FUNCTION | class::SAY | class::QUANT)
        }
    }
}

/// "the Council on Monday", "the Commission on Aug. 6": a day is no part of a name.
fn calendar(word: &str) -> bool {
    const SHORT: [&str; 12] = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];
    let word = word.trim_end_matches('.');
    calendar::ENGLISH.contains(&word) || SHORT.contains(&word)
}
