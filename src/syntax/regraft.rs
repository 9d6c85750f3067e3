//! Arcs that grammar rules out, grafted where they belong once a tree is parsed. Hides what the parser is known to get wrong.

mod described;
mod joined;
mod lists;
mod phrases;
mod roles;
mod roots;
mod saying;

use std::ops::Range;

use super::{Rel, Syntax, Tense, Upos, VerbForm, Word};
use crate::knowledge::among;
use crate::text::{Language, Text};
pub(super) use described::{active, and_one, bare_objects, off_marks, second_genitives, stray_cases, subjects_described, whens};
pub(super) use joined::{by_whom, captives, coordinated, finites, gapped, headings, joined, opened, shared, taken, whose};
pub(super) use lists::{companions, enclosed, first_of_two, led_subjects, listed_names, which};
use phrases::EFFECT;
pub(super) use phrases::{
    across, adjectives, adverbial, capitals, compounds, effects, genitives, left_dead, loose, named, nouns, numbers, obliques,
    particles, phrases,
};
pub(super) use roles::{amounts, apposed, auxiliaries, counts, describing, doers, openings, reduced, shares, subordinate};
pub(super) use roots::{acting, garden_path, gerunds, headed, interrupted, main_verbs, marks};
pub(super) use saying::{closing, contrasted, told};

/// "to protect our soldiers", "and wounding forty others": a verb that stands before the determiner or the number of a noun describes
/// no noun; it governs it. It takes the noun's place in the tree, with what stood before it.
pub(super) fn modifiers(tree: &mut Syntax, text: &Text) {
    for noun in 0..tree.words.len() {
        let Some(verb) = governing(tree, text, noun) else { continue };
        let (head, rel) = (tree.words[noun].head, tree.rel(noun));
        let gerund = tree.rel(verb) == Rel::Case;
        let (head, rel) = if gerund || tree.words[verb].feats.form == VerbForm::Infinitive {
            let under_verb = head.is_some_and(|h| matches!(tree.upos(h as usize), Upos::Verb | Upos::Aux));
            let rel = match rel {
                Rel::Obj | Rel::Obl | Rel::Iobj | Rel::Nmod | Rel::Compound | Rel::Appos if under_verb => Rel::Advcl,
                Rel::Obj | Rel::Obl | Rel::Iobj | Rel::Nmod | Rel::Compound | Rel::Appos => Rel::Acl,
                Rel::Nsubj | Rel::NsubjPass => Rel::Csubj,
                other => other,
            };
            (head, rel)
        } else {
            // ", forcing thousands to flee": and what they are forced to is governed by it.
            if text.word(verb - 1) == "," {
                let Some(above) = verb_above(tree, verb) else { continue };
                let near = noun + 1..noun + 4;
                let to = |c: &usize| {
                    *c > noun && tree.words[*c].feats.form == VerbForm::Infinitive && near.contains(&tree.subtree(*c).start)
                };
                let aim = tree.children(above).chain(tree.children(noun)).find(to);
                tree.hang(verb, above, Rel::Advcl);
                tree.hang(noun, verb, Rel::Obj);
                if let Some(aim) = aim {
                    tree.hang(aim, verb, Rel::Xcomp);
                }
                continue;
            }
            // "killing 12 and wounding 40": joined to the verb that the first noun hangs on.
            let first = head.map(|h| h as usize).filter(|_| rel == Rel::Conj);
            let Some(before) = first.and_then(|f| tree.head(f)).filter(|&v| v < verb && tree.upos(v) == Upos::Verb) else {
                continue;
            };
            (Some(before as u32), Rel::Conj)
        };
        let clausal = |r: Rel| matches!(r, Rel::Obl | Rel::Advcl | Rel::Parataxis | Rel::Ccomp | Rel::Xcomp | Rel::Punct);
        let moved: Vec<usize> = tree.children(noun).filter(|&c| c < verb || c > noun && clausal(tree.rel(c))).collect();
        for c in moved {
            tree.hand(&[c], verb);
            if gerund && tree.rel(c) == Rel::Case {
                tree.words[c].rel = Rel::Mark;
            }
        }
        tree.take_place(verb, noun);
        match head {
            Some(head) => tree.hang(verb, head as usize, rel),
            None => tree.words[verb].rel = rel,
        }
        tree.hang(noun, verb, Rel::Obj);
    }
}

/// The verb that was hung on a noun as if it described it, but stands outside its phrase.
fn governing(tree: &Syntax, text: &Text, noun: usize) -> Option<usize> {
    if !matches!(tree.upos(noun), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num) {
        return None;
    }
    let verb = tree.children(noun).find(|&c| {
        let before = matches!(tree.rel(c), Rel::Amod | Rel::Compound | Rel::Nmod | Rel::Case | Rel::Advmod);
        c < noun && tree.upos(c) == Upos::Verb && before
    })?;
    // "of shelling its territory": after a preposition a gerund is none itself.
    if matches!(tree.rel(verb), Rel::Case | Rel::Advmod) {
        // ", tuant au moins sept personnes": nor is a participle after a comma.
        let feats = tree.words[verb].feats;
        if verb > 0 && text.word(verb - 1) == "," && feats.form == VerbForm::Participle && feats.tense == Tense::Present {
            return Some(verb);
        }
        let before = verb.checked_sub(1).filter(|&p| matches!(tree.upos(p), Upos::Adp | Upos::Sconj))?;
        let of_it = tree.head(before).is_some_and(|h| h == noun || h == verb);
        return (of_it && tree.words[verb].feats.form == VerbForm::Gerund).then_some(verb);
    }
    let opens = |i: usize| matches!(tree.upos(i), Upos::Det | Upos::Num) || tree.rel(i) == Rel::NmodPoss;
    let outside = (verb + 1..noun).any(|i| opens(i) && tree.head(i).is_some_and(|h| h == noun || tree.head(h) == Some(noun)));
    match tree.words[verb].feats.form {
        VerbForm::Infinitive => {
            let to = verb > 0 && text.lower(verb - 1) == "to" && tree.head(verb - 1).is_some_and(|h| h == verb || h == noun);
            (to || outside).then_some(verb)
        }
        _ => {
            let joined = verb > 0 && tree.upos(verb - 1) == Upos::Cconj;
            let comma = verb > 0 && text.word(verb - 1) == "," && text.lower(verb).ends_with("ing") && verb + 1 == noun;
            let makes = "force|kill|wound|injure|leave|trap|displace|destroy|prompt|send|drive|push|spark|trigger|damage|compel";
            let late = matches!(tree.rel(noun), Rel::Conj | Rel::Obj | Rel::Obl) && among(tree.lemma(verb), makes);
            (outside && joined || comma && late).then_some(verb)
        }
    }
}

/// Whether a word is a finite verb or has a finite auxiliary.
fn finite(tree: &Syntax, i: usize) -> bool {
    let auxiliary = |c: usize| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop);
    let finite = |c: usize| tree.words[c].feats.form == VerbForm::Finite;
    finite(i) || tree.children(i).any(|c| auxiliary(c) && finite(c))
}

/// A clause with a subject or a finite verb that hangs on a noun without a conjunction is a relative clause, whatever the
/// model called it.
pub(super) fn clauses(tree: &mut Syntax) {
    for i in 0..tree.words.len() {
        if tree.rel(i) != Rel::Acl || tree.child(i, Rel::Mark).is_some() {
            continue;
        }
        if finite(tree, i) || tree.child(i, Rel::Nsubj).is_some() || tree.child(i, Rel::NsubjPass).is_some() {
            tree.words[i].rel = Rel::AclRelcl;
        }
    }
}

/// "Raids on Niger and Mali were condemned": a clause is not joined to a noun. Where the parser found one beside a noun that is the
/// root, what it took for its subject is joined to the noun before the conjunction, and the root is the subject.
pub(super) fn clauses_beside(tree: &mut Syntax, tokens: Range<usize>) {
    let nominal = |w: &Word| matches!(w.upos, Upos::Noun | Upos::Propn);
    let Some(root) = tokens.clone().find(|&i| tree.words[i].head.is_none() && tree.rel(i) == Rel::Root) else { return };
    if !nominal(&tree.words[root]) || finite(tree, root) || tree.child(root, Rel::Nsubj).is_some() {
        return;
    }
    for verb in root + 1..tokens.end {
        let beside = tree.rel(verb) == Rel::Conj && tree.upos(verb) == Upos::Verb && finite(tree, verb);
        if !beside || !tree.head(verb).is_some_and(|h| nominal(&tree.words[h])) || !tree.under(verb, root) {
            continue;
        }
        let subject = |c: &usize| *c < verb && matches!(tree.rel(*c), Rel::Nsubj | Rel::NsubjPass);
        let Some(subject) = tree.children(verb).find(subject) else { continue };
        let start = tree.subtree(subject).start;
        let cc = if tree.upos(start) == Upos::Cconj { start } else { start.saturating_sub(1) };
        if cc <= root || cc == subject || tree.upos(cc) != Upos::Cconj || !nominal(&tree.words[cc - 1]) {
            continue;
        }
        let rel = tree.rel(subject);
        tree.hang(subject, cc - 1, Rel::Conj);
        tree.hang(cc, subject, Rel::Cc);
        tree.take_place(verb, root);
        tree.hang(root, verb, rel);
        return;
    }
}

/// The nearest verb above a word that stands before it.
fn verb_above(tree: &Syntax, i: usize) -> Option<usize> {
    let above = std::iter::successors(tree.head(i), |&h| tree.head(h)).take(tree.words.len());
    above.into_iter().find(|&h| h < i && matches!(tree.upos(h), Upos::Verb | Upos::Aux))
}

/// "The mayor called the raid a crime and resigned": a finite verb without a subject of its own is joined to a verb, not to a noun; and
/// ", wounding two" says in English how what the verb tells came about, not what the last noun before the comma is.
pub(super) fn predicates(tree: &mut Syntax, text: &Text) {
    let english = text.language == Language::English;
    for verb in 0..tree.words.len() {
        let word = &tree.words[verb];
        // "ambushed a convoy that was under escort, killing five": nobody is killed by where a convoy is.
        let state = tree.head(verb).filter(|&h| tree.rel(h) == Rel::AclRelcl && tree.child(h, Rel::Cop).is_some());
        if let Some(state) =
            state.filter(|_| english && matches!(word.rel, Rel::Advcl | Rel::Conj | Rel::Acl) && text.word(verb - 1) == ",")
        {
            if let Some(above) = verb_above(tree, state) {
                tree.hang(verb, above, Rel::Advcl);
            }
            continue;
        }
        if word.upos != Upos::Verb || !matches!(word.rel, Rel::Conj | Rel::Acl) {
            continue;
        }
        let Some(noun) = tree.head(verb).filter(|&h| h < verb && matches!(tree.upos(h), Upos::Noun | Upos::Propn | Upos::Num))
        else {
            continue;
        };
        let gerund =
            word.feats.form == VerbForm::Gerund || word.feats.form == VerbForm::Participle && word.feats.tense == Tense::Present;
        let finite = word.feats.form == VerbForm::Finite || english && gerund && tree.rel(noun) == Rel::Obj;
        let joined = word.rel == Rel::Conj && finite && tree.child(noun, Rel::Cop).is_none();
        // "pour disperser la foule, tuant deux personnes": who did the one did the other.
        let comma = word.rel == Rel::Acl && text.word(verb - 1) == ",";
        let purpose = verb_above(tree, noun).filter(|&v| {
            comma
                && gerund
                && tree.rel(v) == Rel::Advcl
                && tree.words[v].feats.form == VerbForm::Infinitive
                && tree.head(v).is_some()
        });
        if let Some(main) = purpose.and_then(|v| tree.head(v)).filter(|&m| m < verb) {
            tree.hang(verb, main, Rel::Advcl);
            continue;
        }
        // "à Kidal, tuant deux personnes": no place kills.
        let placed = !english
            && comma
            && gerund
            && (tree.upos(noun) == Upos::Propn && matches!(tree.rel(noun), Rel::Obl | Rel::Nmod)
                || tree.rel(noun) == Rel::Obl && among(tree.lemma(verb), EFFECT));
        let adverbial = placed || english && comma && word.feats.form == VerbForm::Gerund;
        if !joined && !adverbial || tree.has(verb, &[Rel::Nsubj, Rel::NsubjPass, Rel::Csubj, Rel::Mark, Rel::Expl]) {
            continue;
        }
        if let Some(above) = verb_above(tree, noun) {
            tree.hang(verb, above, if joined { Rel::Conj } else { Rel::Advcl });
            // "killing 12 and injuring 40 others": what the second verb governs is its own.
            let own = |c: usize| c > verb && matches!(tree.rel(c), Rel::Nmod | Rel::Obj) && tree.child(c, Rel::Case).is_none();
            let object = tree.children(noun).find(|&c| own(c)).filter(|_| joined && tree.child(verb, Rel::Obj).is_none());
            if let Some(object) = object {
                tree.hang(object, verb, Rel::Obj);
            }
        }
    }
}

/// "des combattants ayant fui": in French a participle right after a noun describes it.
pub(super) fn participles(tree: &mut Syntax) {
    for verb in 1..tree.words.len() {
        // "une trentaine de civils tués".
        let word = &tree.words[verb];
        if word.rel == Rel::Flat
            && word.upos == Upos::Verb
            && tree.head(verb) == Some(verb - 1)
            && among(tree.lemma(verb), EFFECT)
        {
            tree.words[verb].rel = Rel::Acl;
        }
        if !matches!(tree.rel(verb), Rel::Advcl | Rel::Xcomp | Rel::Ccomp) || tree.upos(verb) != Upos::Verb {
            continue;
        }
        let present = |i: usize| tree.words[i].feats.form == VerbForm::Participle && tree.words[i].feats.tense == Tense::Present;
        let auxiliary = tree.children(verb).find(|&c| c < verb && tree.rel(c) == Rel::Aux);
        let first = auxiliary.unwrap_or(verb);
        let own = |c: usize| matches!(tree.rel(c), Rel::Mark | Rel::Case | Rel::Nsubj | Rel::NsubjPass | Rel::Cc) || c < first;
        if first == 0 || !present(first) || tree.children(verb).any(own) {
            continue;
        }
        let Some(above) = tree.head(verb).filter(|&h| h < first) else { continue };
        let nominal = |i: usize| matches!(tree.upos(i), Upos::Noun | Upos::Propn);
        let mut noun = first - 1;
        while let Some(head) = tree
            .head(noun)
            .filter(|&h| above < h && h < noun && matches!(tree.rel(noun), Rel::Flat | Rel::Amod | Rel::Appos | Rel::Compound))
        {
            noun = head;
        }
        if noun > above && nominal(noun) && !tree.under(noun, verb) {
            tree.hang(verb, noun, Rel::Acl);
        }
    }
}

/// "Clashes between militias left ten dead": what has a preposition is no subject; the noun before the preposition is, and the clause that
/// was joined to it takes its place.
pub(super) fn prepositions(tree: &mut Syntax) {
    for verb in 2..tree.words.len() {
        if tree.upos(verb) != Upos::Verb || !finite(tree, verb) {
            continue;
        }
        let Some(subject) = tree.children(verb).find(|&c| c < verb && matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass)) else {
            continue;
        };
        let start = tree.subtree(subject).start;
        let of_it = tree.upos(start) == Upos::Adp && tree.rel(start) == Rel::Case && tree.head(start) == Some(subject);
        let nominal = |i: usize| matches!(tree.upos(i), Upos::Noun | Upos::Propn);
        let Some(noun) = start.checked_sub(1).filter(|&n| of_it && nominal(n) && tree.head(verb) == Some(n)) else { continue };
        if !matches!(tree.rel(verb), Rel::Conj | Rel::Acl | Rel::AclRelcl | Rel::Parataxis | Rel::Appos | Rel::Ccomp) {
            continue;
        }
        let own = tree.rel(subject);
        tree.take_place(verb, noun);
        tree.hang(noun, verb, own);
        tree.hang(subject, noun, Rel::Nmod);
    }
}

/// "The army and the rebels have signed": two subjects of one verb with a conjunction between them are one, coordinated.
pub(super) fn subjects(tree: &mut Syntax) {
    for verb in 0..tree.words.len() {
        let subject = |c: &usize| *c < verb && matches!(tree.rel(*c), Rel::Nsubj | Rel::NsubjPass);
        let mut found: Vec<usize> = tree.children(verb).filter(subject).collect();
        // "A raid by the army killed two": what a preposition leads is no subject.
        for n in (1..found.len()).rev() {
            let noun = found[n];
            if tree.children(noun).any(|c| c < noun && tree.rel(c) == Rel::Case && tree.upos(c) == Upos::Adp) {
                tree.hang(noun, found[n - 1], Rel::Nmod);
                found.remove(n);
            }
        }
        let [first, second] = found[..] else { continue };
        let start = tree.subtree(second).start;
        let cc = if tree.upos(start) == Upos::Cconj { start } else { start.saturating_sub(1) };
        // "The bombing, the second attack in a week, killed 30": with a comma between, the second says more of the first.
        let det = start + (tree.upos(start) == Upos::Punct) as usize;
        let upos = |i: usize| tree.upos(i);
        let opened =
            det > first && det < second && [upos(det - 1), upos(det), upos(det + 1)] == [Upos::Punct, Upos::Det, Upos::Adj];
        if opened && [upos(first), upos(second)] == [Upos::Noun, Upos::Noun] {
            tree.hang(second, first, Rel::Appos);
            continue;
        }
        let near = tree.head(cc).is_some_and(|h| h == verb || h == first || h == second);
        if near && cc != second && cc > first && tree.upos(cc) == Upos::Cconj {
            tree.hang(second, first, Rel::Conj);
            tree.hang(cc, second, Rel::Cc);
        }
    }
}

/// "shelled two villages during its advance": no object has a preposition, and nothing hangs on a noun across its preposition. What
/// stands before it is the object, and what follows it is beside both.
pub(super) fn objects(tree: &mut Syntax) {
    const STATE: &str = "have|get|want|see|watch|keep|leave|find|make|need|order|report|laisser|voir|faire|vouloir";
    const LINKING: &str = "become|remain|stay|seem|look|name|elect|devenir|rester|sembler|demeurer";
    for noun in 0..tree.words.len() {
        // "executed three men convicted of spying": what is done to them is not that they were convicted.
        let clause = tree.head(noun).filter(|&p| {
            let w = &tree.words[p];
            p == noun + 1
                && (w.rel == Rel::Xcomp || w.rel == Rel::Ccomp && !finite(tree, p))
                && w.feats.form == VerbForm::Participle
                && w.feats.tense == Tense::Past
                && matches!(tree.rel(noun), Rel::Nsubj | Rel::NsubjPass)
        });
        let above = clause.and_then(|p| tree.head(p)).filter(|&v| v < noun && tree.upos(v) == Upos::Verb);
        if let (Some(participle), Some(verb)) = (clause, above.filter(|&v| !among(tree.lemma(v), STATE))) {
            tree.hang(noun, verb, Rel::Obj);
            tree.hang(participle, noun, Rel::Acl);
            continue;
        }
        // "expelled Turkish and Libyan envoys": a bare noun after a verb without an object is no clause of its own, but its object.
        let governed = |v: usize| {
            v < noun
                && tree.upos(v) == Upos::Verb
                && !tree.words[v].feats.passive
                && tree.child(v, Rel::Obj).is_none()
                && !among(tree.lemma(v), LINKING)
                && !tree.has(noun, &[Rel::Cop, Rel::Mark, Rel::Case, Rel::Nsubj, Rel::NsubjPass, Rel::Aux])
        };
        if tree.rel(noun) == Rel::Xcomp && tree.upos(noun) == Upos::Noun && tree.head(noun).is_some_and(governed) {
            tree.words[noun].rel = Rel::Obj;
            continue;
        }
        let Some(verb) = tree.head(noun).filter(|&v| v < noun && tree.rel(noun) == Rel::Obj) else { continue };
        let led = |c: &usize| *c < noun && tree.rel(*c) == Rel::Case && tree.upos(*c) == Upos::Adp;
        let Some(case) = tree.children(noun).find(led) else { continue };
        let before = |c: &usize| {
            let w = &tree.words[*c];
            *c > verb && *c < case && w.rel == Rel::Nmod && matches!(w.upos, Upos::Noun | Upos::Propn)
        };
        let Some(object) = tree.children(noun).find(before).filter(|&o| !tree.child(o, Rel::Case).is_some()) else {
            continue;
        };
        tree.hang(object, verb, Rel::Obj);
        tree.words[noun].rel = Rel::Obl;
    }
}

#[cfg(test)]
mod tests;
