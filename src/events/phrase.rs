//! What a tree says of a noun phrase: how far it reaches and what is joined to it. Hides which arcs count as its inside.

use crate::knowledge::among;
use std::ops::Range;

use super::clause::Tree;
use crate::knowledge::sort;
use crate::syntax::{Rel, Upos};

/// Whether a determiner says that the reader knows which one is meant.
pub(super) fn definite(word: &str) -> bool {
    among(word, "the|this|that|these|those|le|la|les|l'|ce|cet|cette|ces")
}

impl Tree<'_> {
    /// Head and conjuncts of a noun phrase, in order.
    pub fn conjuncts(&self, head: usize) -> Vec<usize> {
        let mut all = vec![head];
        for c in self.syntax.children(head) {
            if self.rel(c) == Rel::Conj && self.nominal(c) {
                all.push(c);
                // A chain "A, B and C" is sometimes parsed with each hanging on the last.
                all.extend(self.syntax.children(c).filter(|&d| self.rel(d) == Rel::Conj && self.nominal(d)));
            }
        }
        sort::plainly(&mut all);
        all.dedup();
        // "X, a group linked to Y" without "and" or "or" says more of X; a list ends in a conjunction.
        let joined = |c: usize| self.syntax.children(c).any(|d| self.rel(d) == Rel::Cc && d < c);
        if !all.iter().skip(1).any(|&c| joined(c)) {
            let indefinite = |c: usize| {
                self.syntax.children(c).any(|d| among(self.text.lower(d), "a|an|un|une")) || self.upos(c) == Upos::Noun
            };
            all.retain(|&c| c == head || !indefinite(c));
        }
        all
    }

    /// The tokens of the noun phrase around `head`, without relative and participial clauses, appositions and conjuncts.
    pub fn phrase(&self, head: usize) -> Range<usize> {
        let sentence = &self.text.sentences[self.text.sentence_of(head)].tokens;
        let (mut low, mut high) = (head, head);
        let mut todo = vec![head];
        let mut inside: Vec<usize> = vec![head];
        while let Some(at) = todo.pop() {
            for c in self.syntax.children(at) {
                let keep = match self.rel(c) {
                    Rel::Det
                    | Rel::Amod
                    | Rel::Nummod
                    | Rel::Compound
                    | Rel::Flat
                    | Rel::NmodPoss
                    | Rel::Fixed
                    | Rel::Goeswith => true,
                    // "the positions of groups", but "positions | near the town": only a genitive is part of what is named.
                    Rel::Nmod => {
                        let genitive = self.preposition(c).is_none_or(|p| among(p, "of|de|from|for|'s|'"));
                        let near = self.syntax.children(c).any(|d| among(self.text.lower(d), "près|autour|loin|near"));
                        genitive && !near && (at == head || inside.len() < 8)
                    }
                    Rel::Case => at != head || self.text.lower(c).starts_with('\'') || self.text.lower(c) == "s",
                    Rel::Advmod => c < at && at - c <= 2,
                    Rel::Conj | Rel::Cc => at != head && matches!(self.rel(at), Rel::Amod | Rel::Nmod | Rel::Compound),
                    _ => false,
                };
                if keep && sentence.contains(&c) {
                    inside.push(c);
                    todo.push(c);
                }
            }
            if inside.len() > 24 {
                break;
            }
        }
        sort::plainly(&mut inside);
        // Only what is joined to the head without a gap of foreign words.
        for &i in inside.iter().rev().filter(|&&i| i < head) {
            if low - i <= 2 {
                low = i;
            } else {
                break;
            }
        }
        for &i in inside.iter().filter(|&&i| i > head) {
            if i - high <= 2 {
                high = i;
            } else {
                break;
            }
        }
        while low < head && self.upos(low) == Upos::Punct {
            low += 1;
        }
        low..high + 1
    }
}
