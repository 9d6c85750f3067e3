//! Who a pronoun, a possessive or a role noun can mean. Hides the search through the sentences before it; answers nothing where
//! more than one would do.

use crate::knowledge::among;
use crate::knowledge::noted::Noted;

use super::corefer::stem;
use super::found::Found;
use super::items::View;
use super::lexicon::class;
use super::{Kind, Said};

/// Mentions of a sentence and of those before it, as pronouns see them.
pub(super) struct Discourse<'v, 'a> {
    pub view: &'v View<'a>,
    /// The mentions of each sentence.
    pub sentences: Vec<std::ops::Range<usize>>,
}

/// How many mentions of a sentence are looked at.
const REACH: usize = 100;

/// How many sentences back a pronoun looks.
const WINDOW: usize = 3;

impl Discourse<'_, '_> {
    pub(super) fn sentence(&self, f: &Found) -> usize {
        self.view.text.sentence_of(f.head)
    }

    /// Who a mention is in the end, for telling whether two are the same.
    pub(super) fn who<'f>(&self, found: &'f [Found], mut at: usize) -> (usize, Option<&'f str>) {
        for _ in 0..REACH {
            let Some(a) = found[at].antecedent.filter(|&a| a < at) else { break };
            at = a;
        }
        (at, found[at].known.as_ref().map(|k| k.0.as_str()))
    }

    pub(super) fn subject(&self, f: &Found) -> bool {
        self.view.tagged && self.view.syntax.seems_subject(self.view.text, f.tokens.clone())
    }

    /// The one mention that `fits` in the sentence of mention `at` before it, or in the nearest sentence before that has one:
    /// the subject where several fit; none where that does not decide.
    pub(super) fn nearest(&self, found: &[Found], at: usize, fits: impl Fn(&Found) -> bool) -> Option<usize> {
        let here = self.sentence(&found[at]);
        for back in 0..=WINDOW.min(here) {
            let mut range = self.sentences[here - back].clone();
            // A text without full stops is one sentence: look no further than a long one is.
            range.start = range.start.max(range.end.min(at).saturating_sub(REACH));
            let fit: Vec<usize> =
                range.filter(|&i| i != at && found[i].tokens.end <= found[at].tokens.start && fits(&found[i])).collect();
            let Some(&first) = fit.first() else { continue };
            if fit.iter().all(|&i| self.who(found, i) == self.who(found, first) || self.inside(found, i, first)) {
                return Some(first);
            }
            let subjects: Vec<usize> = fit.iter().copied().filter(|&i| self.subject(&found[i])).collect();
            let opens = found[first].tokens.start <= self.view.text.sentences[here - back].tokens.start + 2;
            return match subjects.as_slice() {
                [one] => Some(*one),
                [] if opens => Some(first),
                _ => None,
            };
        }
        None
    }

    pub(super) fn inside(&self, found: &[Found], inner: usize, outer: usize) -> bool {
        found[outer].tokens.start <= found[inner].tokens.start && found[inner].tokens.end <= found[outer].tokens.end
    }

    pub(super) fn pronoun(&self, found: &[Found], at: usize) -> Option<usize> {
        let f = &found[at];
        let text = self.view.text;
        let named = |o: &Found| {
            !matches!(o.said, Said::Modifier | Said::Possessive) && (o.said != Said::Pronoun || o.antecedent.is_some())
        };
        let single = |o: &Found| named(o) && !o.plural && o.kind != Kind::Group;
        let many = |o: &Found| named(o) && o.plural;
        let person = |o: &Found| named(o) && !o.plural && matches!(o.kind, Kind::Person | Kind::Office);
        let body = |o: &Found| named(o) && !o.plural && matches!(o.kind, Kind::Country | Kind::Organisation);
        if f.detail == "speaker" {
            return None;
        }
        if f.detail == "latter" {
            let here = self.sentence(f);
            let from = self.sentences[here.saturating_sub(1)].start.max(at.saturating_sub(REACH));
            return (from..at)
                .rev()
                .find(|&i| found[i].tokens.end <= f.tokens.start && if f.plural { many(&found[i]) } else { single(&found[i]) });
        }
        let word = text.lower(f.head);
        let inverted = f.tokens.start > 1 && text.lower(f.tokens.start - 1).ends_with('-') || word.starts_with('-');
        match (f.said, f.kind, f.plural) {
            (_, _, true) => self.nearest(found, at, many),
            (Said::Pronoun, Kind::Person, _) if self.view.french && !inverted => {
                // "il" may be a thing or nobody: only the person with whom the sentence began.
                let first = self.nearest(found, at, person)?;
                (self.sentence(&found[first]) == self.sentence(f) && !self.impersonal(f)).then_some(first)
            }
            (_, Kind::Person, _) => self.nearest(found, at, person),
            (Said::Pronoun, _, _) => {
                let first = self.nearest(found, at, body)?;
                let says = |i: usize| self.view.words(i).is_some_and(|(_, e)| e.iter().any(|e| e.class & class::SAY != 0));
                let o = &found[first];
                (self.sentence(o) == self.sentence(f) && o.tokens.end < text.tokens.len() && says(o.tokens.end)).then_some(first)
            }
            _ => {
                let first = self.nearest(found, at, if self.view.french { &single as &dyn Fn(&Found) -> bool } else { &body })?;
                (self.sentence(&found[first]) == self.sentence(f)).then_some(first)
            }
        }
    }

    pub(super) fn impersonal(&self, f: &Found) -> bool {
        let next =
            |n: usize| if f.tokens.end + n < self.view.text.tokens.len() { self.view.text.lower(f.tokens.end + n) } else { "" };
        among(next(0), "y|faut|semble|s'|existe|reste|est|etait|n'|convient")
    }

    /// The mention that a definite role noun takes up: the same noun, said before with more words.
    pub(super) fn role(&self, found: &[Found], at: usize, last: &Noted) -> Option<usize> {
        let f = &found[at];
        let role = f.role?;
        let known = last.get(&stem(self.view.text.folded(role)))?;
        let o = &found[known];
        let text = self.view.text;
        let content = |f: &Found| {
            let words = f.tokens.clone().filter(|&i| !self.view.has(i, class::DET));
            words.map(|i| stem(text.folded(i))).collect::<Vec<_>>()
        };
        // "the forces" may be those said before; "the separatist forces" only the same words again, or less of them.
        let (own, other) = (content(f), content(o));
        let less = own.iter().all(|w| other.contains(w));
        let agrees = f.country.is_none() || f.country == o.country;
        let sides = f.yields || o.sector.is_none() || f.sector == o.sector;
        (agrees && sides && (less || o.said == Said::Name) && f.known.is_none() && f.name.is_none()).then_some(known)
    }
}
