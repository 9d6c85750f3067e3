//! Lists and companions: what is coordinated though the parser hung it elsewhere, and with whom something is done.

use super::finite;
use super::roles::PERIODS;
use crate::knowledge::among;
use crate::syntax::{Rel, Syntax, Upos};
use crate::text::{Language, Text};

/// "Selon le syndicat, treize chauffeurs et deux soldats ont péri": a subject that a conjunction opens is the last of a list; what stands
/// between the comma after an opening phrase and the conjunction is the first, and says nothing more of that phrase.
pub(in crate::syntax) fn first_of_two(tree: &mut Syntax, text: &Text) {
    for last in 3..tree.words.len() {
        if !matches!(tree.rel(last), Rel::Nsubj | Rel::NsubjPass) || !nominal(tree, last) {
            continue;
        }
        let Some(verb) = tree.head(last).filter(|&v| v > last) else { continue };
        let start = tree.subtree(last).start;
        if tree.rel(start) != Rel::Cc || tree.head(start) != Some(last) || !among(text.lower(start), "and|et") {
            continue;
        }
        // "attacked X, a town, and two men fled": nothing is told before it.
        let from = text.sentences[text.sentence_of(last)].tokens.start;
        let first = (from + 1..start).rev().take(12).find(|&n| nominal(tree, n) && tree.subtree(n).end == start);
        let Some(first) = first.filter(|&n| matches!(tree.rel(n), Rel::Conj | Rel::Appos | Rel::Nmod)) else { continue };
        let opens = tree.subtree(first).start;
        let bare = tree.child(first, Rel::Case).is_none() && tree.child(first, Rel::Cc).is_none();
        if bare && opens > from + 1 && after_comma(text, opens) && !(from..opens).any(|i| finite(tree, i)) {
            let rel = tree.rel(last);
            tree.hang(first, verb, rel);
            tree.hang(last, first, Rel::Conj);
        }
    }
}

/// "Selon un bilan, onze chauffeurs et trois gendarmes ont péri": what a preposition leads is no subject; the phrase between its comma and
/// the verb is, and says nothing more of it.
pub(in crate::syntax) fn led_subjects(tree: &mut Syntax, text: &Text) {
    for led in 1..tree.words.len() {
        let rel = tree.rel(led);
        if !matches!(rel, Rel::Nsubj | Rel::NsubjPass) || !tree.led(text, led, "selon|according|per") {
            continue;
        }
        let Some(verb) = tree.head(led).filter(|&v| v > led && finite(tree, v)) else { continue };
        let end = tree.children(verb).find(|&c| c > led && c < verb).unwrap_or(verb);
        let own = |&n: &usize| {
            let phrase = tree.subtree(n);
            let bare = nominal(tree, n) && tree.child(n, Rel::Case).is_none();
            bare && phrase.start > led && after_comma(text, phrase.start) && phrase.end == end
        };
        if let Some(subject) = (led + 1..end).find(own) {
            tree.words[led].rel = Rel::Obl;
            tree.hang(subject, verb, rel);
        }
    }
}

/// "France, Italy, Spain and Malta met": a name with a comma before it that further names are joined to says nothing more of the first;
/// it is the second of the list.
pub(in crate::syntax) fn listed_names(tree: &mut Syntax) {
    for second in 2..tree.words.len() {
        if tree.rel(second) != Rel::Appos {
            continue;
        }
        let Some(first) = tree.head(second).filter(|&f| f < second && tree.upos(f) == Upos::Propn) else { continue };
        let named = |i: usize| tree.subtree(i).any(|j| tree.upos(j) == Upos::Propn) && tree.upos(i) != Upos::Noun;
        let last = |c: usize| c > second && tree.rel(c) == Rel::Conj && tree.child(c, Rel::Cc).is_some();
        let further: Vec<usize> = tree.children(second).filter(|&c| c > second && tree.rel(c) == Rel::Conj).collect();
        if further.is_empty() || !named(second) || !further.iter().all(|&c| named(c)) || !tree.children(first).any(last) {
            continue;
        }
        tree.words[second].rel = Rel::Conj;
        tree.hand(&further, first);
    }
}

/// "The crew, most of them Filipinos, were freed": of two subjects of one verb the one that two commas close in says more of the other.
pub(in crate::syntax) fn enclosed(tree: &mut Syntax, text: &Text) {
    for second in 2..tree.words.len() {
        let subject = |i: usize| matches!(tree.rel(i), Rel::Nsubj | Rel::NsubjPass);
        if !subject(second) || !nominal(tree, second) {
            continue;
        }
        let Some(verb) = tree.head(second).filter(|&v| v > second) else { continue };
        let Some(first) = tree.children(verb).find(|&c| c < second && subject(c) && nominal(tree, c)) else { continue };
        let (before, own) = (tree.subtree(first), tree.subtree(second));
        let beside = before.end <= own.start + 1 && own.start <= before.end + 1;
        if beside && after_comma(text, own.start) && own.end < text.tokens.len() && after_comma(text, own.end) {
            tree.hang(second, first, Rel::Appos);
        }
    }
}

/// "will meet in Paris with the minister", "was claimed in the evening by X": with whom or by whom is told of what is done, not of where or
/// when.
pub(in crate::syntax) fn companions(tree: &mut Syntax, text: &Text) {
    for noun in 2..tree.words.len() {
        if tree.rel(noun) != Rel::Nmod {
            continue;
        }
        let Some(circumstance) = tree.head(noun).filter(|&c| c < noun && tree.rel(c) == Rel::Obl) else { continue };
        let Some(verb) = tree.head(circumstance).filter(|&v| v < circumstance && tree.upos(v) == Upos::Verb) else { continue };
        let Some(case) = tree.child(noun, Rel::Case).filter(|&c| c > circumstance) else { continue };
        let (place, when) = (tree.upos(circumstance) == Upos::Propn, among(tree.lemma(circumstance), PERIODS));
        let led = |words: &'static str| tree.child(circumstance, Rel::Case).is_some_and(|c| among(text.lower(c), words));
        let own = match text.lower(case) {
            "with" | "avec" => place && led("in|at|à|au|en"),
            "by" | "par" => tree.words[verb].feats.passive && (when || place && led("in|at|à|au|en|on")),
            _ => false,
        };
        if own {
            tree.hang(noun, verb, Rel::Obl);
        }
    }
}

/// "le plan que X a refusé": "que" right behind a noun, where the verb has no other object, stands for the noun, and the clause describes it.
pub(in crate::syntax) fn which(tree: &mut Syntax, text: &Text) {
    if text.language != Language::French {
        return;
    }
    for que in 1..tree.words.len() {
        if tree.rel(que) != Rel::Obj
            || !among(text.lower(que), "que|qu'")
            || !matches!(tree.upos(que - 1), Upos::Noun | Upos::Propn)
        {
            continue;
        }
        let Some(verb) = tree.head(que).filter(|&v| v > que && tree.rel(v) == Rel::Ccomp) else { continue };
        let mut noun = que - 1;
        // "le plan de trêve que": the head of the phrase.
        while let Some(above) = tree.head(noun).filter(|&a| a < noun && tree.rel(noun) == Rel::Nmod && nominal(tree, a)) {
            noun = above;
        }
        if tree.head(verb).is_some_and(|h| h < noun) {
            tree.hang(verb, noun, Rel::AclRelcl);
        }
    }
}

/// Whether a comma stands at a token or right before it: a phrase may have the comma before it for its own, and the one behind it.
fn after_comma(text: &Text, at: usize) -> bool {
    text.word(at) == "," || at > 0 && text.word(at - 1) == ","
}

fn nominal(tree: &Syntax, i: usize) -> bool {
    matches!(tree.upos(i), Upos::Noun | Upos::Propn)
}
