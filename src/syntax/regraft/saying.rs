//! Clauses of saying grafted where they belong. Hides what the parser is known to get wrong of who said what.

use super::super::{Rel, Syntax, Upos};
use super::finite;
use crate::knowledge::{among, calendar};
use crate::text::Text;

/// Verbs of saying that a clause may follow without "that".
const SAYING: &str = "say|claim|report|allege|insist|state|add|dire|affirmer|assurer|indiquer|rapporter|soutenir";

/// "X said that A, while Y said B", "…, while Y said B was": what a second speaker says is no part of what the first said; nor does it govern
/// the second's words.
pub(in crate::syntax) fn contrasted(tree: &mut Syntax, text: &Text) {
    for said in 1..tree.words.len() {
        let contrast = |c: usize| c < said && among(text.lower(c), "while|whereas|tandis|alors");
        let aside = tree.rel(said) == Rel::Advcl && among(tree.lemma(said), SAYING) && tree.children(said).any(contrast);
        let Some(verb) = tree.head(said).filter(|_| aside && tree.child(said, Rel::Nsubj).is_some()) else { continue };
        let Some(first) =
            tree.head(verb).filter(|&f| f < said && matches!(tree.rel(verb), Rel::Ccomp | Rel::Parataxis | Rel::Conj))
        else {
            continue;
        };
        let words = (said + 1..verb).all(|i| tree.upos(i) != Upos::Punct);
        let governs = verb > said && words && tree.child(said, Rel::Ccomp).is_none();
        if verb < said || governs {
            tree.hang(said, first, Rel::Advcl);
        }
        if governs {
            tree.hang(verb, said, Rel::Ccomp);
        }
    }
}

/// "a déclaré à l'AFP M. Diop": a name after the one whom something is told is that of who tells it.
pub(in crate::syntax) fn told(tree: &mut Syntax, text: &Text) {
    for verb in 0..tree.words.len() {
        let subject = |c: usize| matches!(tree.rel(c), Rel::Nsubj | Rel::Csubj | Rel::Expl);
        if tree.rel(verb) != Rel::Parataxis || !finite(tree, verb) || tree.children(verb).any(subject) {
            continue;
        }
        let led = |i: usize| tree.children(i).find(|&c| c < i && tree.rel(c) == Rel::Case);
        let to = |c: &usize| *c > verb && tree.rel(*c) == Rel::Obl && led(*c).is_some_and(|p| among(text.lower(p), "à|au|aux"));
        let Some(hearer) = tree.children(verb).find(to) else { continue };
        let day = |c: usize| calendar::FRENCH.contains(&text.lower(c));
        let teller = tree.children(hearer).chain(tree.children(verb)).find(|&c| {
            c > hearer
                && matches!(tree.rel(c), Rel::Nmod | Rel::Appos | Rel::Flat | Rel::Obl)
                && !day(c)
                && matches!(tree.upos(c), Upos::Noun | Upos::Propn)
                && led(c).is_none()
                && tree.subtree(c).start == hearer + 1
        });
        if let Some(teller) = teller {
            tree.hang(teller, verb, Rel::Nsubj);
        }
    }
}
