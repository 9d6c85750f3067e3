//! Nouns and what is said of them: the adjective taken for the clause, the participle taken for a verb of it, the number taken for the
//! noun, the second "de" that a noun cannot have. Hides how each is known.

use super::super::{Rel, Syntax, Tense, Upos, VerbForm};
use super::finite;
use crate::knowledge::among;
use crate::text::Text;

/// "La guérilla colombienne de X a libéré trois hommes": an adjective right after the subject that no copula makes a predicate describes it, where
/// a finite verb without a subject follows.
pub(in crate::syntax) fn subjects_described(tree: &mut Syntax) {
    for adjective in 1..tree.words.len() {
        let noun = adjective - 1;
        let own = tree.upos(adjective) == Upos::Adj
            && tree.rel(noun) == Rel::Nsubj
            && tree.upos(noun) == Upos::Noun
            && tree.head(noun) == Some(adjective)
            && tree.child(adjective, Rel::Cop).is_none();
        if !own {
            continue;
        }
        let clause = |&v: &usize| {
            v > adjective
                && tree.upos(v) == Upos::Verb
                && finite(tree, v)
                && matches!(tree.rel(v), Rel::Parataxis | Rel::Ccomp | Rel::Advcl | Rel::Conj | Rel::AclRelcl)
                && !tree.has(v, &[Rel::Nsubj, Rel::NsubjPass, Rel::Mark, Rel::Cc, Rel::Expl])
        };
        let Some(verb) = tree.children(adjective).find(clause) else { continue };
        let (phrases, others): (Vec<usize>, Vec<usize>) =
            tree.children(adjective).filter(|&c| c != noun && c != verb).partition(|&c| c > adjective && c < verb);
        tree.take_place(verb, adjective);
        tree.hang_subject(noun, verb);
        tree.hang(adjective, noun, Rel::Amod);
        for phrase in phrases {
            let rel = if tree.rel(phrase) == Rel::Punct { Rel::Punct } else { Rel::Nmod };
            tree.hang(phrase, noun, rel);
        }
        tree.hand(&others, verb);
    }
}

/// "la libération dans le nord du Mali de deux otages par des soldats", "the killing in Paris of two activists": a noun that has its "of" has
/// no second one, and a place does nothing; both belong to the noun before.
pub(in crate::syntax) fn second_genitives(tree: &mut Syntax, text: &Text) {
    const OF: &str = "of|de|du|des|d'|d’";
    for noun in 4..tree.words.len() {
        if tree.rel(noun) != Rel::Nmod || tree.upos(noun) != Upos::Noun {
            continue;
        }
        let by = tree.led(text, noun, "par|by");
        if !by && !tree.led(text, noun, OF) {
            continue;
        }
        let Some(place) = tree.head(noun).filter(|&p| p < noun && matches!(tree.rel(p), Rel::Nmod | Rel::Obl)) else { continue };
        // The place may hang on the verb that the noun before it hangs on.
        let beside =
            |p: usize| tree.subtree(p).start.checked_sub(1).filter(|&d| tree.head(d).is_some() && tree.head(d) == tree.head(p));
        let deed = if tree.rel(place) == Rel::Nmod { tree.head(place) } else { beside(place) };
        let Some(deed) = deed.filter(|&d| d < place && tree.upos(d) == Upos::Noun) else { continue };
        let own = |top: usize, c: usize| c > top && c < noun && tree.rel(c) == Rel::Nmod && tree.led(text, c, OF);
        let full = tree.upos(place) == Upos::Propn || tree.children(place).any(|c| own(place, c));
        let free = by || !tree.children(deed).any(|c| own(deed, c));
        if tree.led(text, place, "dans|à|au|en|près|in|at|near") && full && free {
            tree.hang(place, deed, Rel::Nmod);
            tree.hang(noun, deed, Rel::Nmod);
        }
    }
}

/// "The killing in Paris of two activists shocked X": a preposition leads no verb, and what it leads is not the subject.
pub(in crate::syntax) fn stray_cases(tree: &mut Syntax, text: &Text) {
    for case in 1..tree.words.len() {
        // "X, along with Y": nor says what it leads who X is.
        let noun = tree.head(case).filter(|&n| tree.rel(case) == Rel::Case && tree.rel(n) == Rel::Appos);
        if let Some(noun) = noun.filter(|_| among(text.lower(case), "along|alongside")) {
            tree.words[noun].rel = Rel::Nmod;
            continue;
        }
        let verb = tree.head(case).filter(|&v| v > case + 1 && tree.rel(case) == Rel::Case && finite(tree, v));
        let Some(verb) = verb.filter(|&v| tree.upos(v) == Upos::Verb) else { continue };
        let subject = |c: &usize| *c < verb && matches!(tree.rel(*c), Rel::Nsubj | Rel::NsubjPass);
        let before = tree.children(verb).filter(subject).find(|&c| c < case && tree.upos(c) == Upos::Noun);
        let after = tree.children(verb).filter(subject).find(|&c| c > case && tree.subtree(c).start == case + 1);
        if let (Some(before), Some(after)) = (before, after) {
            tree.hang(case, after, Rel::Case);
            tree.hang(after, before, Rel::Nmod);
        }
    }
}

/// ", faisant neuf morts": nothing hangs on a mark, but on what the mark hangs on.
pub(in crate::syntax) fn off_marks(tree: &mut Syntax) {
    for i in 0..tree.words.len() {
        let Some(mark) = tree.head(i).filter(|&m| tree.upos(m) == Upos::Punct && tree.rel(i) != Rel::AclRelcl) else { continue };
        let Some(above) = tree.head(mark).filter(|&a| a != i) else { continue };
        let clause = tree.upos(i) == Upos::Verb && tree.upos(above) == Upos::Verb;
        let rel = if clause { Rel::Advcl } else { tree.rel(i) };
        tree.hang(i, above, rel);
    }
}

/// "a riposté par des tirs": what has "avoir" before it and no "été" is not passive, and nobody has done it but its subject.
pub(in crate::syntax) fn active(tree: &mut Syntax, text: &Text) {
    for verb in 1..tree.words.len() {
        let feats = tree.words[verb].feats;
        if tree.upos(verb) != Upos::Verb || feats.form != VerbForm::Participle || feats.tense != Tense::Past {
            continue;
        }
        let have = |c: usize| tree.rel(c) == Rel::Aux && tree.lemma(c) == "avoir";
        let been = |c: usize| tree.rel(c) == Rel::AuxPass || text.lower(c) == "été";
        if tree.children(verb).any(have) && !tree.children(verb).any(been) {
            let doers: Vec<usize> = tree.children(verb).filter(|&c| tree.rel(c) == Rel::OblAgent).collect();
            tree.words[verb].feats.passive = false;
            doers.into_iter().for_each(|c| tree.words[c].rel = Rel::Obl);
        }
    }
}

/// "l'a accusé": such a pronoun right before a verb is its object. "a tué par balle cinq manifestants": what is counted and no preposition
/// leads hangs on no phrase, but is the object of its verb.
pub(in crate::syntax) fn bare_objects(tree: &mut Syntax, text: &Text) {
    for i in 0..tree.words.len() {
        let Some(head) = tree.head(i) else { continue };
        let clitic = tree.upos(i) == Upos::Pron && matches!(text.lower(i), "l'" | "l’" | "le" | "la" | "les");
        if clitic && tree.rel(i) == Rel::Nsubj && i < head && tree.children(head).any(|c| c != i && tree.rel(c) == Rel::Nsubj) {
            tree.words[i].rel = Rel::Obj;
            continue;
        }
        // "dément avoir bombardé X": no subject stands behind an infinitive.
        let infinitive = |v: usize| tree.words[v].feats.form == VerbForm::Infinitive;
        let aux = |c: usize| tree.rel(c) == Rel::Aux && infinitive(c);
        if tree.rel(i) == Rel::Nsubj && i > head && (infinitive(head) || tree.children(head).any(aux)) {
            tree.words[i].rel = Rel::Obj;
            continue;
        }
        let bare = tree.upos(i) == Upos::Noun
            && tree.rel(i) == Rel::Nmod
            && tree.rel(head) == Rel::Obl
            && tree.child(i, Rel::Case).is_none()
            && tree.child(i, Rel::Nummod).is_some();
        let verb = tree.head(head).filter(|&v| bare && v < head && head < i && tree.upos(v) == Upos::Verb);
        if let Some(verb) = verb.filter(|&v| tree.child(v, Rel::Obj).is_none() && !tree.words[v].feats.passive) {
            tree.hang(i, verb, Rel::Obj);
        }
    }
}

/// "ont péri quand un missile a touché un immeuble": when something was is no complement of what was.
pub(in crate::syntax) fn whens(tree: &mut Syntax, text: &Text) {
    for verb in 1..tree.words.len() {
        let when = |m: usize| m < verb && tree.rel(m) == Rel::Mark && among(text.lower(m), "quand|lorsque|lorsqu'|lorsqu’|when");
        if tree.rel(verb) == Rel::Ccomp && tree.children(verb).any(when) {
            tree.words[verb].rel = Rel::Advcl;
        }
    }
}

/// "Trente et une personnes ont péri": a number with "et un" counts the noun after it.
pub(in crate::syntax) fn and_one(tree: &mut Syntax, text: &Text) {
    for number in 0..tree.words.len().saturating_sub(3) {
        let noun = number + 3;
        let one = tree.upos(number) == Upos::Num
            && text.lower(number + 1) == "et"
            && matches!(text.lower(number + 2), "un" | "une")
            && tree.upos(noun) == Upos::Noun
            && tree.rel(noun) == Rel::Conj
            && tree.head(noun) == Some(number);
        if !one {
            continue;
        }
        let moved: Vec<usize> = tree.children(number).filter(|&c| c != noun).collect();
        tree.take_place(noun, number);
        tree.hand(&moved, noun);
        tree.hang(number, noun, Rel::Nummod);
        tree.hang(number + 1, number, Rel::Flat);
        tree.hang(number + 2, number, Rel::Flat);
    }
}
