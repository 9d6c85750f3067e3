//! Clauses of saying grafted where they belong. Hides what the parser is known to get wrong of who said what.

use super::super::{Rel, Syntax, Upos, VerbForm};
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
        heard(tree, text, verb);
        if tree.rel(verb) != Rel::Parataxis || !finite(tree, verb) || tree.has(verb, &[Rel::Nsubj, Rel::Csubj, Rel::Expl]) {
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

/// "The bridge fell, Jean Diop, the mayor of X, told AFP": who stands after "told" hears it, and a name before it tells.
fn heard(tree: &mut Syntax, text: &Text, verb: usize) {
    if text.lower(verb) != "told" || !finite(tree, verb) {
        return;
    }
    // The phrase between a comma and token `end`, or the comma before that.
    let closes = |tree: &Syntax, end: usize| {
        (end.saturating_sub(40)..end).find(|&i| {
            let phrase = tree.subtree(i);
            let rel =
                matches!(tree.rel(i), Rel::Conj | Rel::Appos | Rel::Parataxis | Rel::Obl | Rel::Obj | Rel::Nmod | Rel::Flat);
            matches!(tree.upos(i), Upos::Noun | Upos::Propn)
                && (rel || tree.head(i) == Some(verb))
                && text.sentence_of(i) == text.sentence_of(verb)
                && (phrase.start.saturating_sub(1)..=phrase.start).any(|i| text.word(i) == ",")
                && (phrase.end == end || phrase.end + 1 == end && text.word(phrase.end) == ",")
        })
    };
    let hearer = tree.child(verb, Rel::Nsubj).filter(|&s| s > verb);
    let Some(teller) = closes(tree, verb).filter(|_| hearer.is_some() || text.word(verb - 1) == ",") else { return };
    // "Jean Diop, the mayor of X, told AFP": what stands before "told" says who the one before that is.
    let name =
        closes(tree, tree.subtree(teller).start).filter(|&n| tree.upos(n) == Upos::Propn && tree.upos(teller) == Upos::Noun);
    if let Some(hearer) = hearer {
        tree.words[hearer].rel = Rel::Obj;
    }
    if let Some(name) = name {
        tree.hang(teller, name, Rel::Appos);
    }
    tree.hang(name.unwrap_or(teller), verb, Rel::Nsubj);
}

/// "A car blew up, killing ten, police and medics said": who says so at the end stands after the last comma, and is nobody of whom it is said.
pub(in crate::syntax) fn closing(tree: &mut Syntax, text: &Text) {
    for sentence in &text.sentences {
        let (start, end) = (sentence.tokens.start, sentence.tokens.end);
        let Some(said) = (start..end).rev().take(5).find(|&i| tree.upos(i) == Upos::Verb) else { continue };
        let subject = tree.child(said, Rel::Nsubj);
        if !matches!(text.lower(said), "said" | "reported" | "announced" | "added") || !finite(tree, said) {
            continue;
        }
        let Some(comma) = (start..said).rev().find(|&i| text.word(i) == ",") else { continue };
        let nominal = |i: usize| matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Pron);
        let phrase = |i: usize| {
            nominal(i) || matches!(tree.upos(i), Upos::Det | Upos::Adj | Upos::Adp | Upos::Cconj | Upos::Num | Upos::Part)
        };
        let inside = |i: usize| comma < i && i < said;
        if comma + 1 >= said || !(comma + 1..said).all(phrase) || !nominal(said - 1) || subject.is_some_and(inside) {
            continue;
        }
        let heads: Vec<usize> = (comma + 1..said)
            .filter(|&i| nominal(i) && (!tree.head(i).is_some_and(inside) || tree.rel(i) == Rel::Conj))
            .collect();
        let Some(&first) = heads.first() else { continue };
        let free = |tree: &Syntax, v: usize| {
            let past = tree.upos(v) == Upos::Verb && tree.words[v].feats.form == VerbForm::Finite;
            past && !tree.has(v, &[Rel::Nsubj, Rel::NsubjPass, Rel::Mark])
        };
        if let Some(far) = subject {
            // What was taken for the speaker is the subject of what is told.
            let Some(main) = (far + 1..comma).find(|&v| free(tree, v)) else { continue };
            let later: Vec<usize> = tree.children(far).filter(|&c| c > main && !inside(c)).collect();
            tree.hang(main, said, Rel::Ccomp);
            tree.hang_subject(far, main);
            for c in later {
                tree.hang(c, main, if tree.rel(c) == Rel::Acl { Rel::Advcl } else { tree.rel(c) });
            }
        }
        tree.hang_subject(first, said);
        for &other in &heads[1..] {
            tree.hang(other, first, Rel::Conj);
        }
    }
}
