//! What leads a noun phrase. Hides contractions, and prepositions of several words.

use super::clause::Tree;
use crate::knowledge::among;
use crate::syntax::Rel;
use crate::text::Text;

impl Tree<'_> {
    /// The preposition of a noun phrase, its lemma in lower case.
    #[inline(never)]
    pub fn preposition(&self, head: usize) -> Option<&str> {
        let before: Vec<usize> = self.syntax.children(head).filter(|&c| c < head).collect();
        let case = before.iter().copied().find(|&c| self.rel(c) == Rel::Case)?;
        // "des dizaines de rebelles": what stands inside the phrase leads it nowhere.
        let amount = |c: &usize| matches!(self.rel(*c), Rel::Compound | Rel::Nummod) && self.nominal(*c);
        if before.iter().any(|c| *c < case && amount(c)) {
            return None;
        }
        let mut lemma = self.syntax.lemma(case);
        let written = self.text.lower(case);
        if self.french() {
            lemma = match written {
                "du" | "des" | "de" | "d'" => of(self.text, case),
                "au" | "aux" | "à" => "à",
                other => other,
            };
        } else if written.chars().all(|c| c.is_ascii_alphabetic()) {
            lemma = written;
        }
        Some(lemma)
    }

    /// Whether one of these prepositions leads a noun phrase.
    #[inline(never)]
    pub fn led(&self, head: usize, words: &'static str) -> bool {
        self.preposition(head).is_some_and(|p| among(p, words))
    }
}

/// What the French "de" at token `i` is part of: "au large de la Somalie" is near it, and not of it.
fn of<'a>(text: &'a Text, i: usize) -> &'a str {
    let before = text.lower(i.max(1) - 1);
    if among(before, "large|nord|sud|est|ouest|proximité") {
        before
    } else {
        "de"
    }
}
