//! Which verb a sentence hangs on, where the parser took another word for it. Hides how the two change places.

use std::ops::Range;

use super::super::{Rel, Syntax, Tense, Upos, VerbForm, Word};
use super::finite;
use crate::knowledge::among;
use crate::text::{Language, Text};

/// "if its embassy is attacked": the conjunction belongs to the verb, not to its subject.
pub(in crate::syntax) fn marks(tree: &mut Syntax) {
    for mark in 0..tree.words.len() {
        let subject = tree.head(mark).filter(|&s| s > mark && matches!(tree.rel(s), Rel::Nsubj | Rel::NsubjPass));
        let verb = subject.filter(|_| tree.rel(mark) == Rel::Mark).and_then(|s| tree.head(s));
        if let Some(verb) = verb.filter(|&v| v > mark) {
            tree.hang(mark, verb, Rel::Mark);
            continue;
        }
        // "when a missile fired by X struck": nor to what describes that.
        let acl = tree
            .head(mark)
            .filter(|&a| a > mark + 1 && tree.rel(a) == Rel::Acl && matches!(tree.rel(mark), Rel::Mark | Rel::Advmod));
        let noun = acl.and_then(|a| tree.head(a)).filter(|&n| n > mark && matches!(tree.rel(n), Rel::Nsubj | Rel::NsubjPass));
        if let Some(verb) = noun.and_then(|n| tree.head(n)).filter(|&v| v > mark) {
            let rel = tree.rel(mark);
            tree.hang(mark, verb, rel);
        }
    }
}

/// "Police arrest a leader": what has a subject before it and an object after it is a verb, whatever its tag says.
pub(in crate::syntax) fn acting(tree: &mut Syntax) {
    for i in 0..tree.words.len() {
        let clause = matches!(tree.rel(i), Rel::Root | Rel::AclRelcl | Rel::Conj | Rel::Ccomp | Rel::Advcl | Rel::Parataxis);
        if tree.upos(i) != Upos::Noun || !clause {
            continue;
        }
        let noun = |c: usize| matches!(tree.rel(c), Rel::Cop | Rel::Det | Rel::Case | Rel::Amod | Rel::Nummod);
        let acts = tree.child(i, Rel::Nsubj).is_some_and(|s| s < i) && tree.child(i, Rel::Obj).is_some_and(|o| o > i);
        if acts && !tree.children(i).any(noun) {
            let word = &mut tree.words[i];
            word.upos = Upos::Verb;
            (word.feats.form, word.feats.tense) = (VerbForm::Finite, Tense::Present);
        }
    }
}

/// "The rebels who hold the town have killed two men": the parser at times hangs the main verb on the last noun before it as
/// a clause, and the subject is left as the root. A finite verb with neither relative pronoun nor subject nor conjunction is
/// no such clause: it is the root, and what was the root its subject.
pub(in crate::syntax) fn main_verbs(tree: &mut Syntax, text: &Text, tokens: Range<usize>) {
    let nominal = |w: &Word| matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let Some(root) = tokens.clone().find(|&i| tree.words[i].head.is_none() && tree.rel(i) == Rel::Root) else { return };
    if let Some(verb) = before_conjunction(tree, text, root) {
        tree.take_place(verb, root);
        tree.hang(root, verb, Rel::Advcl);
        return;
    }
    if let Some((subject, verb)) = relative_root(tree, text, root) {
        tree.take_place(verb, root);
        tree.hang_subject(subject, verb);
        tree.hang(root, subject, Rel::AclRelcl);
        return;
    }
    if !nominal(&tree.words[root]) || finite(tree, root) {
        return;
    }
    let own = |c: usize| {
        let w = &tree.words[c];
        matches!(w.rel, Rel::Nsubj | Rel::NsubjPass | Rel::Csubj | Rel::Expl | Rel::Mark | Rel::Cc)
            || w.upos == Upos::Pron && w.rel != Rel::Iobj
    };
    if let Some((verb, object, gerund)) = (root + 1..tokens.end).find_map(|i| stolen(tree, i)) {
        tree.take_place(verb, root);
        tree.hang(root, verb, Rel::Nsubj);
        if let Some(object) = object {
            tree.hang(object, gerund, Rel::Obj);
        }
        return;
    }
    // "Militants on a motorcycle shot and killed two": or as joined to it, without a conjunction.
    let joined = |i: usize| tree.rel(i) == Rel::Conj && tree.head(i) == Some(root);
    let clause = |i: usize| matches!(tree.rel(i), Rel::AclRelcl | Rel::Acl | Rel::Amod | Rel::Appos) || joined(i);
    let verb = (root + 1..tokens.end)
        .find(|&i| clause(i) && tree.upos(i) == Upos::Verb && finite(tree, i) && !tree.children(i).any(own));
    let Some(verb) = verb else { return };
    let others: Vec<usize> = tree.children(root).filter(|&c| c > verb && joined(c) && tree.upos(c) == Upos::Verb).collect();
    // "raids killed twelve", read as "twelve killed": what the verb was said to describe is its object.
    if let Some(object) = tree.head(verb).filter(|&h| h > verb) {
        tree.hang(object, verb, Rel::Obj);
    }
    tree.take_place(verb, root);
    tree.hang_subject(root, verb);
    tree.hand(&others, verb);
}

/// "Men who had been taken captive were released": of a root with a relative pronoun beside its subject, and a finite verb without
/// one, the second is the main verb. Gives the subject and that verb.
fn relative_root(tree: &Syntax, text: &Text, root: usize) -> Option<(usize, usize)> {
    let subject = |c: usize| c < root && matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass);
    let who = tree.children(root).find(|&c| subject(c) && among(text.lower(c), "who|which|that|qui"))?;
    let noun = tree.children(root).find(|&c| subject(c) && c < who && matches!(tree.upos(c), Upos::Noun | Upos::Propn))?;
    let verb = tree.children(root).find(|&v| {
        v > root
            && tree.upos(v) == Upos::Verb
            && matches!(tree.rel(v), Rel::Advcl | Rel::Parataxis | Rel::Ccomp | Rel::Dep)
            && finite(tree, v)
            && !tree.has(v, &[Rel::Nsubj, Rel::NsubjPass, Rel::Csubj, Rel::Expl, Rel::Mark, Rel::Cc])
    })?;
    Some((noun, verb))
}

/// "X threatened to strike if Y is attacked": what such a word opens is no main clause, and the clause before it is.
fn before_conjunction(tree: &Syntax, text: &Text, root: usize) -> Option<usize> {
    let opens = |m: usize| tree.rel(m) == Rel::Mark && among(text.lower(m), "if|unless|when|because|although|lorsque|quand");
    let mark = tree.children(root).find(|&m| m < root && opens(m))?;
    let clause = |c: usize| c < mark && tree.rel(c) == Rel::Advcl && finite(tree, c) && tree.child(c, Rel::Mark).is_none();
    tree.children(root).find(|&c| clause(c))
}

/// "A convoy carrying food reached X", read as "food reached X" or as what the convoy carries: no gerund carries a clause. Gives the verb
/// and the gerund, and what is the gerund's object instead of the verb's subject.
fn stolen(tree: &Syntax, verb: usize) -> Option<(usize, Option<usize>, usize)> {
    let word = &tree.words[verb];
    let clause = word.upos == Upos::Verb && matches!(word.rel, Rel::Ccomp | Rel::Xcomp) && word.feats.form == VerbForm::Finite;
    let gerund = tree.head(verb).filter(|&g| clause && g < verb && tree.words[g].feats.form == VerbForm::Gerund)?;
    let subject = tree.child(verb, Rel::Nsubj);
    let object = tree.child(gerund, Rel::Obj);
    let one = match (subject, object) {
        (Some(s), None) => gerund < s && s < verb,
        (None, Some(o)) => o < verb,
        _ => false,
    };
    (one && tree.rel(gerund) == Rel::Acl && tree.child(verb, Rel::Mark).is_none()).then_some((verb, subject, gerund))
}

/// "The coalition fighting the rebels has agreed": what was taken for a subject clause says more of the noun before it, which is the subject.
pub(in crate::syntax) fn gerunds(tree: &mut Syntax, tokens: Range<usize>) {
    for gerund in tokens {
        // Or for the main verb, and its object for the subject of the other.
        if tree.rel(gerund) == Rel::Root && tree.words[gerund].feats.form == VerbForm::Participle && !finite(tree, gerund) {
            let main = tree.children(gerund).find(|&c| {
                let clause = matches!(tree.rel(c), Rel::Advcl | Rel::Parataxis | Rel::Ccomp);
                c > gerund && clause && finite(tree, c) && tree.child(c, Rel::Mark).is_none()
            });
            let own = |v: usize| tree.child(v, Rel::Nsubj).filter(|&n| n < v);
            if let Some((main, noun, object)) = main.and_then(|m| Some((m, own(gerund)?, own(m).filter(|&o| o > gerund)?))) {
                if tree.child(gerund, Rel::Obj).is_none() {
                    tree.take_place(main, gerund);
                    tree.hang(noun, main, Rel::Nsubj);
                    tree.hang(gerund, noun, Rel::Acl);
                    tree.hang(object, gerund, Rel::Obj);
                }
            }
            continue;
        }
        let Some(main) = tree.head(gerund).filter(|&m| m > gerund && tree.rel(gerund) == Rel::Csubj) else { continue };
        let before = |&n: &usize| n < gerund && matches!(tree.upos(n), Upos::Noun | Upos::Propn);
        let Some(noun) = tree.child(gerund, Rel::Nsubj).filter(before).filter(|_| !finite(tree, gerund)) else { continue };
        tree.hang_subject(noun, main);
        tree.hang(gerund, noun, Rel::Acl);
    }
}

/// What may follow a participle that describes a noun, and leads to no clause.
const LED: &str = "from|by|at|in|on|into|against|to|toward|towards|with|near|across|over|off";

/// "Rockets fired from Gaza hit a school": a past right after its subject that has no object, and another past after it that has no subject and
/// that nothing leads: the first says more of the noun, and the second is the verb.
pub(in crate::syntax) fn garden_path(tree: &mut Syntax, text: &Text) {
    if text.language != Language::English {
        return;
    }
    let finite_past = |tree: &Syntax, v: usize| {
        let w = &tree.words[v];
        w.upos == Upos::Verb && w.feats.form == VerbForm::Finite && w.feats.tense == Tense::Past
    };
    for first in 1..tree.words.len() {
        let noun = first - 1;
        if tree.head(noun) != Some(first)
            || !matches!(tree.rel(noun), Rel::Nsubj | Rel::NsubjPass)
            || tree.upos(noun) != Upos::Noun
        {
            continue;
        }
        let word = &tree.words[first];
        let participle = word.upos == Upos::Verb && word.feats.form == VerbForm::Participle && word.feats.tense == Tense::Past;
        let alike = finite_past(tree, first) && text.lower(first).ends_with("ed") || participle;
        let led = first + 1 < tree.words.len() && among(text.lower(first + 1), LED);
        if !alike
            || !led
            || tree.has(first, &[Rel::Obj, Rel::Iobj, Rel::Ccomp, Rel::Xcomp, Rel::CompoundPrt, Rel::Aux, Rel::AuxPass])
        {
            continue;
        }
        let verb = |&v: &usize| {
            v > first + 2
                && finite_past(tree, v)
                && matches!(tree.rel(v), Rel::Advcl | Rel::Parataxis | Rel::Conj)
                && !tree.has(v, &[Rel::Nsubj, Rel::NsubjPass, Rel::Mark, Rel::Cc, Rel::Aux, Rel::Expl])
                && !(first..v).any(|i| text.word(i) == ",")
        };
        // "killed when a missile fired by X struck": the second may hang on what the first does.
        let above = tree.head(first).filter(|_| tree.rel(first) == Rel::Advcl);
        let Some(main) = tree.children(first).find(verb).or_else(|| above.and_then(|a| tree.children(a).find(verb))) else {
            continue;
        };
        let ends: Vec<usize> = tree.children(first).filter(|&c| tree.rel(c) == Rel::Punct || c > main || c < noun).collect();
        tree.take_place(main, first);
        tree.hand(&ends, main);
        tree.hang_subject(noun, main);
        tree.hang(first, noun, Rel::Acl);
        let feats = &mut tree.words[first].feats;
        (feats.form, feats.passive) = (VerbForm::Participle, true);
    }
}

/// "took a hill overlooking the town": what a determiner leads is the noun, and the gerund after it says more of that.
pub(in crate::syntax) fn headed(tree: &mut Syntax) {
    for gerund in 2..tree.words.len() {
        let word = &tree.words[gerund];
        // "Soldiers loyal to the government were killed": nor is the adjective after it the subject.
        let subject = |r: Rel| matches!(r, Rel::Nsubj | Rel::NsubjPass);
        let noun = gerund - 1;
        if word.upos == Upos::Adj && subject(word.rel) && subject(tree.rel(noun)) && tree.head(noun) == Some(gerund) {
            let rest: Vec<usize> = tree.children(gerund).filter(|&c| c < noun).collect();
            tree.hand(&rest, noun);
            tree.take_place(noun, gerund);
            tree.hang(gerund, noun, Rel::Amod);
            continue;
        }
        if word.upos != Upos::Verb
            || word.feats.form != VerbForm::Gerund
            || tree.child(gerund, Rel::Det).is_none_or(|d| d > gerund)
        {
            continue;
        }
        let described = tree.head(noun) == Some(gerund) && matches!(tree.rel(noun), Rel::Compound | Rel::Amod | Rel::Nsubj);
        let governs = tree.children(gerund).any(|c| c > gerund && matches!(tree.rel(c), Rel::Obj | Rel::Obl));
        if tree.upos(noun) != Upos::Noun || !described || !governs {
            continue;
        }
        let before: Vec<usize> = tree.children(gerund).filter(|&c| c < noun).collect();
        tree.hand(&before, noun);
        tree.take_place(noun, gerund);
        tree.hang(gerund, noun, Rel::Acl);
        let above = tree.head(noun).filter(|_| matches!(tree.rel(noun), Rel::Xcomp | Rel::Ccomp | Rel::Advcl));
        if above.is_some_and(|v| v < noun && tree.child(v, Rel::Obj).is_none()) && tree.child(noun, Rel::Case).is_none() {
            tree.words[noun].rel = Rel::Obj;
        }
    }
}

/// The longest aside between an auxiliary and its participle, commas included.
const ASIDE: usize = 14;

/// "Il a, par ailleurs, annoncé la mort de X", "have, according to the army, killed ten": what two commas close in between an auxiliary and a
/// participle parts them in no tree.
pub(in crate::syntax) fn interrupted(tree: &mut Syntax, text: &Text) {
    // ", faisant, selon elle, une quarantaine de morts": nor a participle and its object.
    for verb in 1..tree.words.len().saturating_sub(5) {
        let feats = tree.words[verb].feats;
        let present = tree.upos(verb) == Upos::Verb && feats.form == VerbForm::Participle && feats.tense == Tense::Present;
        if !present || text.word(verb + 1) != "," || tree.child(verb, Rel::Obj).is_some() {
            continue;
        }
        let end = text.sentences[text.sentence_of(verb)].tokens.end;
        let Some(close) = (verb + 3..end.min(verb + ASIDE)).find(|&i| text.word(i) == ",") else { continue };
        let led = among(text.lower(verb + 2), "selon|according|d'après|dit-elle|notamment");
        let object = (close + 1..end.min(close + 6)).find(|&n| {
            let nominal = matches!(tree.upos(n), Upos::Noun | Upos::Propn | Upos::Num);
            nominal && tree.subtree(n).start == close + 1 && tree.child(n, Rel::Case).is_none_or(|c| c < close)
        });
        if let Some(object) = object.filter(|_| led) {
            tree.hang(object, verb, Rel::Obj);
        }
    }
    for aux in 0..tree.words.len().saturating_sub(4) {
        let finite_form = tree.words[aux].feats.form == VerbForm::Finite;
        if !finite_form || !matches!(tree.lemma(aux), "avoir" | "have") || text.word(aux + 1) != "," {
            continue;
        }
        let end = text.sentences[text.sentence_of(aux)].tokens.end;
        let Some(close) = (aux + 3..end.min(aux + ASIDE)).find(|&i| text.word(i) == ",") else { continue };
        let verb = close + 1;
        if verb >= end || (aux + 1..close).any(|i| tree.words[i].feats.form == VerbForm::Finite) {
            continue;
        }
        let word = &tree.words[verb];
        // "a, en outre, fait état": the present and the participle are written alike.
        if tree.head(aux) == Some(verb) && word.upos == Upos::Verb {
            tree.words[verb].feats.form = VerbForm::Participle;
            tree.words[verb].feats.tense = Tense::Past;
            continue;
        }
        if word.upos != Upos::Verb || word.feats.form != VerbForm::Participle || word.feats.tense != Tense::Past {
            continue;
        }
        let nominal = |i: usize| matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Pron);
        let noun = tree.head(aux).filter(|&n| n < aux && nominal(n) && !finite(tree, n));
        let above = tree.head(verb);
        if above != Some(aux) && (above.is_none() || above != noun) {
            continue;
        }
        let moved: Vec<usize> = tree.children(aux).filter(|&c| c != verb).collect();
        tree.hand(&moved, verb);
        tree.take_place(verb, noun.unwrap_or(aux));
        tree.words[verb].feats.passive = false;
        if let Some(noun) = noun {
            tree.hang(noun, verb, Rel::Nsubj);
        }
        tree.words[aux].upos = Upos::Aux;
        tree.hang(aux, verb, Rel::Aux);
        // "annoncé la mort de douze civils": nor is what a preposition leads after its object its subject.
        let late = tree.children(verb).find(|&c| c > verb && tree.rel(c) == Rel::Nsubj && tree.child(c, Rel::Case).is_some());
        let object = tree.children(verb).find(|&c| c > verb && tree.rel(c) == Rel::Obj);
        if let (Some(late), Some(object)) = (late, object) {
            tree.hang(late, object, Rel::Nmod);
        }
    }
}
