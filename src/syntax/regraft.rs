//! Arcs that grammar rules out, grafted where they belong once a tree is parsed. Hides what the parser is known to get wrong.

use std::ops::Range;

use super::{Rel, Syntax, Tense, Upos, VerbForm, Word};
use crate::text::Text;

/// "to protect our soldiers", "and wounding forty others": a verb that stands before the determiner or the number of a noun describes
/// no noun; it governs it. It takes the noun's place in the tree, with what stood before it.
pub(super) fn modifiers(tree: &mut Syntax, text: &Text) {
    for noun in 0..tree.words.len() {
        let Some(verb) = governing(tree, text, noun) else { continue };
        let (head, rel) = (tree.words[noun].head, tree.words[noun].rel);
        let (head, rel) = if tree.words[verb].feats.form == VerbForm::Infinitive {
            let under_verb = head.is_some_and(|h| matches!(tree.words[h as usize].upos, Upos::Verb | Upos::Aux));
            let rel = match rel {
                Rel::Obj | Rel::Obl | Rel::Iobj | Rel::Nmod | Rel::Compound | Rel::Appos if under_verb => Rel::Advcl,
                Rel::Obj | Rel::Obl | Rel::Iobj | Rel::Nmod | Rel::Compound | Rel::Appos => Rel::Acl,
                Rel::Nsubj | Rel::NsubjPass => Rel::Csubj,
                other => other,
            };
            (head, rel)
        } else {
            // "killing 12 and wounding 40": joined to the verb that the first noun hangs on.
            let first = head.map(|h| h as usize).filter(|_| rel == Rel::Conj);
            let Some(before) = first.and_then(|f| tree.head(f)).filter(|&v| v < verb && tree.words[v].upos == Upos::Verb) else {
                continue;
            };
            (Some(before as u32), Rel::Conj)
        };
        let clausal = |r: Rel| matches!(r, Rel::Obl | Rel::Advcl | Rel::Parataxis | Rel::Ccomp | Rel::Xcomp | Rel::Punct);
        let moved: Vec<usize> = tree.children(noun).filter(|&c| c < verb || c > noun && clausal(tree.words[c].rel)).collect();
        for c in moved {
            tree.words[c].head = Some(verb as u32);
        }
        tree.words[verb].head = head;
        tree.words[verb].rel = rel;
        tree.words[noun].head = Some(verb as u32);
        tree.words[noun].rel = Rel::Obj;
    }
}

/// The verb that was hung on a noun as if it described it, but stands outside its phrase.
fn governing(tree: &Syntax, text: &Text, noun: usize) -> Option<usize> {
    if !matches!(tree.words[noun].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num) {
        return None;
    }
    let verb = tree.children(noun).find(|&c| {
        c < noun && tree.words[c].upos == Upos::Verb && matches!(tree.words[c].rel, Rel::Amod | Rel::Compound | Rel::Nmod)
    })?;
    let opens = |i: usize| matches!(tree.words[i].upos, Upos::Det | Upos::Num) || tree.words[i].rel == Rel::NmodPoss;
    let outside = (verb + 1..noun).any(|i| opens(i) && tree.head(i).is_some_and(|h| h == noun || tree.head(h) == Some(noun)));
    match tree.words[verb].feats.form {
        VerbForm::Infinitive => {
            let to = verb > 0 && text.lower(verb - 1) == "to" && tree.head(verb - 1).is_some_and(|h| h == verb || h == noun);
            (to || outside).then_some(verb)
        }
        _ => {
            let joined = verb > 0 && tree.words[verb - 1].upos == Upos::Cconj;
            (outside && joined).then_some(verb)
        }
    }
}

/// Whether a word is a finite verb or has a finite auxiliary.
fn finite(tree: &Syntax, i: usize) -> bool {
    let auxiliary = |c: usize| matches!(tree.words[c].rel, Rel::Aux | Rel::AuxPass | Rel::Cop);
    let finite = |c: usize| tree.words[c].feats.form == VerbForm::Finite;
    finite(i) || tree.children(i).any(|c| auxiliary(c) && finite(c))
}

/// A clause with a subject or a finite verb that hangs on a noun without a conjunction is a relative clause, whatever the
/// model called it.
pub(super) fn clauses(tree: &mut Syntax) {
    for i in 0..tree.words.len() {
        if tree.words[i].rel != Rel::Acl || tree.child(i, Rel::Mark).is_some() {
            continue;
        }
        if finite(tree, i) || tree.child(i, Rel::Nsubj).is_some() || tree.child(i, Rel::NsubjPass).is_some() {
            tree.words[i].rel = Rel::AclRelcl;
        }
    }
}

/// "The rebels who hold the town have killed two men": the parser at times hangs the main verb on the last noun before it as
/// a clause, and the subject is left as the root. A finite verb with neither relative pronoun nor subject nor conjunction is
/// no such clause: it is the root, and what was the root its subject.
pub(super) fn main_verbs(tree: &mut Syntax, tokens: Range<usize>) {
    let nominal = |w: &Word| matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let Some(root) = tokens.clone().find(|&i| tree.words[i].head.is_none() && tree.words[i].rel == Rel::Root) else { return };
    if !nominal(&tree.words[root]) || finite(tree, root) {
        return;
    }
    let own = |c: usize| {
        let w = &tree.words[c];
        matches!(w.rel, Rel::Nsubj | Rel::NsubjPass | Rel::Csubj | Rel::Expl | Rel::Mark | Rel::Cc)
            || w.upos == Upos::Pron && w.rel != Rel::Iobj
    };
    let clause = |i: usize| matches!(tree.words[i].rel, Rel::AclRelcl | Rel::Acl | Rel::Amod);
    let verb = (root + 1..tokens.end)
        .find(|&i| clause(i) && tree.words[i].upos == Upos::Verb && finite(tree, i) && !tree.children(i).any(own));
    let Some(verb) = verb else { return };
    let passive = tree.child(verb, Rel::AuxPass).is_some();
    // "raids killed twelve", read as "twelve killed": what the verb was said to describe is its object.
    if let Some(object) = tree.head(verb).filter(|&h| h > verb) {
        tree.words[object].head = Some(verb as u32);
        tree.words[object].rel = Rel::Obj;
    }
    tree.words[verb].head = None;
    tree.words[verb].rel = Rel::Root;
    tree.words[root].head = Some(verb as u32);
    tree.words[root].rel = if passive { Rel::NsubjPass } else { Rel::Nsubj };
}

/// "The army and the rebels have signed": two subjects of one verb with a conjunction between them are one, coordinated.
pub(super) fn subjects(tree: &mut Syntax) {
    for verb in 0..tree.words.len() {
        let subject = |c: &usize| *c < verb && matches!(tree.words[*c].rel, Rel::Nsubj | Rel::NsubjPass);
        let found: Vec<usize> = tree.children(verb).filter(subject).collect();
        let [first, second] = found[..] else { continue };
        let start = tree.subtree(second).start;
        let cc = if tree.words[start].upos == Upos::Cconj { start } else { start.saturating_sub(1) };
        // "A raid by the army killed two": what a preposition leads is no subject.
        if tree.children(second).any(|c| c < second && tree.words[c].rel == Rel::Case && tree.words[c].upos == Upos::Adp) {
            tree.words[second].head = Some(first as u32);
            tree.words[second].rel = Rel::Nmod;
            continue;
        }
        let near = tree.head(cc).is_some_and(|h| h == verb || h == first || h == second);
        if near && cc != second && cc > first && tree.words[cc].upos == Upos::Cconj {
            tree.words[second].head = Some(first as u32);
            tree.words[second].rel = Rel::Conj;
            tree.words[cc].head = Some(second as u32);
            tree.words[cc].rel = Rel::Cc;
        }
    }
}

/// "shelled two villages during its advance": no object has a preposition, and nothing hangs on a noun across its preposition. What
/// stands before it is the object, and what follows it is beside both.
pub(super) fn objects(tree: &mut Syntax) {
    for noun in 0..tree.words.len() {
        let Some(verb) = tree.head(noun).filter(|&v| v < noun && tree.words[noun].rel == Rel::Obj) else { continue };
        let led = |c: &usize| *c < noun && tree.words[*c].rel == Rel::Case && tree.words[*c].upos == Upos::Adp;
        let Some(case) = tree.children(noun).find(led) else { continue };
        let before = |c: &usize| {
            let w = &tree.words[*c];
            *c > verb && *c < case && w.rel == Rel::Nmod && matches!(w.upos, Upos::Noun | Upos::Propn)
        };
        let Some(object) =
            tree.children(noun).find(before).filter(|&o| !tree.children(o).any(|c| tree.words[c].rel == Rel::Case))
        else {
            continue;
        };
        tree.words[object].head = Some(verb as u32);
        tree.words[object].rel = Rel::Obj;
        tree.words[noun].rel = Rel::Obl;
    }
}

/// "killing 37, including two children": a number counts no noun across a comma that another number or a preposition follows. It
/// stands for those it counts, and the noun tells of a part of them.
pub(super) fn numbers(tree: &mut Syntax, text: &Text) {
    for number in 0..tree.words.len() {
        let counts = tree.words[number].upos == Upos::Num && tree.words[number].rel == Rel::Nummod;
        let Some(noun) = tree.head(number).filter(|&noun| counts && noun > number + 2) else { continue };
        let opens = |i: usize| matches!(tree.words[i].upos, Upos::Num | Upos::Adp) || text.lower(i) == "including";
        let apart = text.word(number + 1) == "," && (number + 2..noun).any(opens);
        let Some(above) = tree.head(noun).filter(|_| apart) else { continue };
        let rel = match tree.words[noun].rel {
            Rel::Obl | Rel::Nmod if tree.words[above].upos == Upos::Verb => Rel::Obj,
            other => other,
        };
        tree.words[number].head = Some(above as u32);
        tree.words[number].rel = rel;
        tree.words[noun].head = Some(number as u32);
        tree.words[noun].rel = Rel::Nmod;
    }
}

/// "L'armée avait alors repris X": an auxiliary that a participle hangs on is the participle's, with all that hung on it.
pub(super) fn auxiliaries(tree: &mut Syntax) {
    for aux in 0..tree.words.len() {
        let word = &tree.words[aux];
        if word.upos != Upos::Aux {
            continue;
        }
        // Nobody is the subject of an auxiliary.
        if let Some(verb) = tree.head(aux).filter(|_| matches!(word.rel, Rel::Aux | Rel::AuxPass | Rel::Cop)) {
            let roles = |c: &usize| matches!(tree.words[*c].rel, Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Obl);
            let moved: Vec<usize> = tree.children(aux).filter(roles).filter(|&c| c != verb).collect();
            for c in moved {
                tree.words[c].head = Some(verb as u32);
            }
            continue;
        }
        let participle = |v: usize| {
            let w = &tree.words[v];
            w.upos == Upos::Verb
                && w.feats.form == VerbForm::Participle
                && w.feats.tense != Tense::Present
                && !matches!(w.rel, Rel::Conj | Rel::Advcl | Rel::Parataxis | Rel::Csubj)
        };
        let between = |v: usize| (aux + 1..v).all(|i| tree.words[i].upos == Upos::Adv);
        let Some(verb) = tree.children(aux).find(|&v| v > aux && v <= aux + 4 && participle(v) && between(v)) else { continue };
        let lemma = tree.lemma(aux);
        if !matches!(lemma, "avoir" | "have") {
            continue;
        }
        let (head, rel) = (tree.words[aux].head, tree.words[aux].rel);
        let moved: Vec<usize> = tree.children(aux).filter(|&c| c != verb).collect();
        for c in moved {
            tree.words[c].head = Some(verb as u32);
        }
        tree.words[verb].head = head;
        tree.words[verb].rel = rel;
        tree.words[aux].head = Some(verb as u32);
        tree.words[aux].rel = Rel::Aux;
    }
}

/// "En Italie, le président dénonce": what stands between the comma after an opening phrase and a verb without a subject is its
/// subject, and says nothing more of the place.
pub(super) fn openings(tree: &mut Syntax, text: &Text) {
    for verb in 0..tree.words.len() {
        if tree.words[verb].upos != Upos::Verb || !finite(tree, verb) {
            continue;
        }
        let own = |c: usize| {
            matches!(tree.words[c].rel, Rel::Nsubj | Rel::NsubjPass | Rel::Csubj | Rel::Expl)
                || c < verb && tree.words[c].upos == Upos::Pron && !matches!(tree.words[c].rel, Rel::Obl | Rel::Mark)
        };
        if tree.children(verb).any(own) {
            continue;
        }
        let led = |i: usize| tree.children(i).any(|c| c < i && tree.words[c].rel == Rel::Case);
        let opening = tree.children(verb).find(|&o| o < verb && tree.words[o].rel == Rel::Obl && led(o));
        let Some(opening) = opening else { continue };
        let said = tree.children(opening).find(|&a| {
            a > opening
                && a < verb
                && tree.words[a].rel == Rel::Appos
                && !led(a)
                && matches!(tree.words[a].upos, Upos::Noun | Upos::Propn)
                && (opening + 1..a).any(|i| text.word(i) == ",")
        });
        let Some(subject) = said else { continue };
        tree.words[subject].head = Some(verb as u32);
        tree.words[subject].rel = Rel::Nsubj;
    }
}

/// "quatre de ses soldats", "two of his guards": what "of" leads after a number belongs to the number.
pub(super) fn shares(tree: &mut Syntax, text: &Text) {
    for number in 0..tree.words.len().saturating_sub(2) {
        let of = number + 1;
        if tree.words[number].upos != Upos::Num
            || !matches!(text.lower(of), "de" | "of" | "des" | "d'")
            || tree.words[of].rel != Rel::Case
        {
            continue;
        }
        let Some(noun) = tree.head(of).filter(|&n| n > of && n <= of + 4) else { continue };
        let sibling = tree.head(noun).is_some_and(|h| h < number && tree.head(number) == Some(h));
        if sibling && tree.words[noun].rel == Rel::Nmod && tree.words[noun].upos == Upos::Noun {
            tree.words[noun].head = Some(number as u32);
        }
    }
}

/// "la mort de deux soldats et sept autres ont été blessés": what a finite verb without a subject follows is its subject, and no
/// part of the list before.
pub(super) fn joined(tree: &mut Syntax) {
    for verb in 0..tree.words.len() {
        let auxiliary = |c: &usize| *c < verb && matches!(tree.words[*c].rel, Rel::Aux | Rel::AuxPass | Rel::Cop);
        let Some(first) = tree.children(verb).find(auxiliary) else { continue };
        let own = |c: usize| {
            matches!(tree.words[c].rel, Rel::Nsubj | Rel::NsubjPass | Rel::Csubj | Rel::Expl | Rel::Mark)
                || c < verb && tree.words[c].upos == Upos::Pron
        };
        if !finite(tree, verb) || tree.children(verb).any(own) {
            continue;
        }
        let Some(noun) = first.checked_sub(1).filter(|&n| tree.words[n].rel == Rel::Conj) else { continue };
        let Some(listed) = tree.head(noun).filter(|&h| h < noun && h != verb) else { continue };
        let cc = tree.children(noun).find(|&c| c < noun && tree.words[c].rel == Rel::Cc);
        let Some(cc) =
            cc.filter(|&cc| cc > listed && matches!(tree.words[noun].upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron))
        else {
            continue;
        };
        let passive = tree.children(verb).any(|c| tree.words[c].rel == Rel::AuxPass);
        tree.words[noun].head = Some(verb as u32);
        tree.words[noun].rel = if passive { Rel::NsubjPass } else { Rel::Nsubj };
        tree.words[cc].head = Some(verb as u32);
    }
}
