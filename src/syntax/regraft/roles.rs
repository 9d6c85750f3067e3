//! Auxiliaries, subjects and numbers hung on the wrong word, hung on their own.

use super::super::{Rel, Syntax, Tense, Upos, VerbForm, Word};
use super::finite;
use super::phrases::EFFECT;
use crate::knowledge::among;
use crate::knowledge::calendar;
use crate::text::Text;

/// "killing 37, including two children": a number counts no noun across a comma that another number or a preposition follows. It
/// stands for those it counts, and the noun tells of a part of them.
pub(in crate::syntax) fn counts(tree: &mut Syntax, text: &Text) {
    for number in 0..tree.words.len() {
        let counts = tree.upos(number) == Upos::Num && tree.rel(number) == Rel::Nummod;
        let Some(noun) = tree.head(number).filter(|&noun| counts && noun > number + 2) else { continue };
        let opens = |i: usize| matches!(tree.upos(i), Upos::Num | Upos::Adp) || text.lower(i) == "including";
        let apart = text.word(number + 1) == "," && (number + 2..noun).any(opens);
        let Some(above) = tree.head(noun).filter(|_| apart) else { continue };
        let rel = match tree.rel(noun) {
            Rel::Obl | Rel::Nmod if tree.upos(above) == Upos::Verb => Rel::Obj,
            other => other,
        };
        tree.hang(number, above, rel);
        tree.hang(noun, number, Rel::Nmod);
    }
}

/// "L'armée avait alors repris X": an auxiliary that a participle hangs on is the participle's, with all that hung on it.
pub(in crate::syntax) fn auxiliaries(tree: &mut Syntax) {
    for aux in 0..tree.words.len() {
        let word = &tree.words[aux];
        if word.upos != Upos::Aux {
            continue;
        }
        // "avaient tous les deux expulsé plus de 15 diplomates": hung on the object, with the participle beside it.
        if word.rel == Rel::Aux {
            perfect(tree, aux);
        }
        let word = &tree.words[aux];
        // Nobody is the subject of an auxiliary, and no clause says more of it.
        if let Some(verb) = tree.head(aux).filter(|_| matches!(word.rel, Rel::Aux | Rel::AuxPass | Rel::Cop)) {
            let roles = |c: &usize| matches!(tree.rel(*c), Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Obl | Rel::Advcl);
            let moved: Vec<usize> = tree.children(aux).filter(roles).filter(|&c| c != verb).collect();
            tree.hand(&moved, verb);
            continue;
        }
        let participle = |v: usize| {
            let w = &tree.words[v];
            w.upos == Upos::Verb
                && w.feats.form == VerbForm::Participle
                && w.feats.tense != Tense::Present
                && !matches!(w.rel, Rel::Conj | Rel::Advcl | Rel::Parataxis | Rel::Csubj)
        };
        let between = |v: usize| (aux + 1..v).all(|i| tree.upos(i) == Upos::Adv);
        let Some(verb) = tree.children(aux).find(|&v| v > aux && v <= aux + 4 && participle(v) && between(v)) else { continue };
        let lemma = tree.lemma(aux);
        if !matches!(lemma, "avoir" | "have") {
            continue;
        }
        let moved: Vec<usize> = tree.children(aux).filter(|&c| c != verb).collect();
        tree.hand(&moved, verb);
        tree.take_place(verb, aux);
        tree.hang(aux, verb, Rel::Aux);
    }
}

/// A participle after a form of "avoir" or "have" whose object the parser took for the predicate: it takes that one's place.
fn perfect(tree: &mut Syntax, aux: usize) {
    let nominal = |h: &usize| *h > aux && matches!(tree.upos(*h), Upos::Noun | Upos::Propn | Upos::Num);
    let Some(object) = tree.head(aux).filter(nominal).filter(|_| matches!(tree.lemma(aux), "avoir" | "have")) else { return };
    let participle = |v: &usize| {
        let w = &tree.words[*v];
        w.upos == Upos::Verb
            && w.feats.form == VerbForm::Participle
            && w.feats.tense == Tense::Past
            && tree.head(*v) == Some(object)
    };
    let Some(verb) = (aux + 1..object.min(aux + 5)).find(participle) else { return };
    if !(aux + 1..verb).all(|i| matches!(tree.upos(i), Upos::Adv | Upos::Adj | Upos::Det | Upos::Num)) {
        return;
    }
    let moved: Vec<usize> = tree.children(object).filter(|&c| c < verb || tree.rel(c) == Rel::Punct).collect();
    tree.hand(&moved, verb);
    tree.take_place(verb, object);
    tree.hang(object, verb, Rel::Obj);
    tree.words[verb].feats.passive = false;
}

/// "En Italie, le président dénonce": what stands between the comma after an opening phrase and a verb without a subject is its
/// subject, and says nothing more of the place.
pub(in crate::syntax) fn openings(tree: &mut Syntax, text: &Text) {
    for verb in 0..tree.words.len() {
        if tree.upos(verb) != Upos::Verb || !finite(tree, verb) {
            continue;
        }
        let led = |i: usize| tree.children(i).any(|c| c < i && tree.rel(c) == Rel::Case);
        // "Sur le terrain, deux Casques bleus ont péri": what a preposition leads is no subject.
        let taken = |c: usize| {
            let before = c < verb && matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass);
            before && led(c) && tree.children(c).any(|a| a > c && tree.rel(a) == Rel::Appos)
        };
        let own = |c: usize| {
            matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass | Rel::Csubj | Rel::Expl) && !taken(c)
                || c < verb && tree.upos(c) == Upos::Pron && !matches!(tree.rel(c), Rel::Obl | Rel::Mark)
        };
        if tree.children(verb).any(own) {
            continue;
        }
        // "According to police eight soldiers were wounded": what a number opens and nothing leads to is no circumstance, but for a time.
        let counted = tree.children(verb).find(|&o| {
            o < verb
                && tree.rel(o) == Rel::Obl
                && tree.upos(o) == Upos::Noun
                && tree.upos(tree.subtree(o).start) == Upos::Num
                && !led(o)
                && !among(tree.lemma(o), PERIODS)
                && tree.children(verb).any(|c| c == o + 1 && matches!(tree.rel(c), Rel::Aux | Rel::AuxPass))
        });
        if let Some(subject) = counted {
            tree.hang_subject(subject, verb);
            continue;
        }
        let opening = tree.children(verb).find(|&o| o < verb && (tree.rel(o) == Rel::Obl && led(o) || taken(o)));
        let Some(opening) = opening else { continue };
        let said = tree.children(opening).find(|&a| {
            // "Selon le communiqué huit soldats ont été blessés": without the comma where a number or an article opens it.
            let begins = matches!(tree.upos(tree.subtree(a).start), Upos::Num | Upos::Det);
            a > opening
                && a < verb
                && !led(a)
                && matches!(tree.upos(a), Upos::Noun | Upos::Propn)
                && (begins && matches!(tree.rel(a), Rel::Nmod | Rel::Appos)
                    || tree.rel(a) == Rel::Appos && (opening + 1..a).any(|i| text.word(i) == ","))
        });
        let Some(subject) = said else { continue };
        tree.words[opening].rel = Rel::Obl;
        tree.hang(subject, verb, Rel::Nsubj);
    }
}

/// "since the army recaptured X": what stands between such a word and a verb without a subject is its subject.
pub(in crate::syntax) fn subordinate(tree: &mut Syntax, text: &Text) {
    for noun in 1..tree.words.len().saturating_sub(1) {
        let verb = noun + 1;
        if tree.rel(noun) != Rel::Obl || tree.upos(verb) != Upos::Verb || tree.head(noun) != Some(verb) {
            continue;
        }
        let since = |c: &usize| *c < noun && tree.rel(*c) == Rel::Case && among(text.lower(*c), "since|after|before|until|as");
        let Some(since) = tree.children(noun).find(since) else { continue };
        let feats = tree.words[verb].feats;
        if feats.form != VerbForm::Finite
            || feats.tense != Tense::Past
            || tree.has(verb, &[Rel::Nsubj, Rel::NsubjPass, Rel::Aux, Rel::Mark])
        {
            continue;
        }
        tree.hang(since, verb, Rel::Mark);
        tree.words[noun].rel = Rel::Nsubj;
        if matches!(tree.rel(verb), Rel::Ccomp | Rel::Xcomp | Rel::Parataxis) {
            tree.words[verb].rel = Rel::Advcl;
        }
    }
}

/// "quatre de ses soldats", "two of his guards": what "of" leads after a number belongs to the number.
pub(in crate::syntax) fn shares(tree: &mut Syntax, text: &Text) {
    for number in 0..tree.words.len().saturating_sub(2) {
        let of = number + 1;
        if tree.upos(number) != Upos::Num || !among(text.lower(of), "de|of|des|d'") || tree.rel(of) != Rel::Case {
            continue;
        }
        let Some(noun) = tree.head(of).filter(|&n| n > of && n <= of + 4) else { continue };
        let sibling = tree.head(noun).is_some_and(|h| h < number && tree.head(number) == Some(h));
        if sibling && tree.rel(noun) == Rel::Nmod && tree.upos(noun) == Upos::Noun {
            tree.hand(&[noun], number);
        }
    }
}

/// "Strikes carried out by jets killed nine": of a participle with its agent and a finite verb without a subject, the finite verb
/// tells, and the participle describes its subject.
pub(in crate::syntax) fn reduced(tree: &mut Syntax, text: &Text) {
    for participle in 0..tree.words.len() {
        let word = &tree.words[participle];
        let bare = word.upos == Upos::Verb
            && word.feats.form == VerbForm::Participle
            && !tree.has(participle, &[Rel::Aux, Rel::AuxPass, Rel::Cop]);
        if !bare || !tree.child(participle, Rel::OblAgent).is_some() {
            continue;
        }
        let subject = tree.children(participle).find(|&c| c < participle && matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass));
        let Some(subject) = subject else { continue };
        let main = |v: usize| tree.upos(v) == Upos::Verb && tree.words[v].feats.form == VerbForm::Finite;
        // "Rockets fired by X that hit Y killed nine": the relative clause between may have taken the finite verb, and what it hit may have
        // been taken for the subject of that.
        let agent = tree.child(participle, Rel::OblAgent);
        let that = agent.map(|a| a + 1).filter(|&p| p < tree.words.len() && among(text.lower(p), "that|which"));
        let relative = that.and_then(|p| tree.head(p)).filter(|&r| r > participle && main(r));
        let from = relative.unwrap_or(participle);
        let taken = relative.filter(|&r| tree.child(r, Rel::Obj).is_none()).map(|r| r + 1);
        let hit = |v: usize| tree.child(v, Rel::Nsubj).filter(|&s| Some(tree.subtree(s).start) == taken);
        let own = |v: usize, c: usize| {
            matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass | Rel::Csubj | Rel::Expl | Rel::Mark | Rel::Cc) && Some(c) != hit(v)
        };
        let verb = (from + 1..tree.words.len()).take(40).find(|&v| {
            main(v)
                && tree.head(v).is_some_and(|h| h == from || h == participle)
                && matches!(tree.rel(v), Rel::Advcl | Rel::Conj | Rel::Ccomp | Rel::Parataxis | Rel::Xcomp)
                && !tree.children(v).any(|c| own(v, c))
        });
        let Some(verb) = verb else { continue };
        let hit = hit(verb);
        let later: Vec<usize> = tree.children(participle).filter(|&c| c > verb).collect();
        tree.hand(&later, verb);
        tree.take_place(verb, participle);
        tree.hang(subject, verb, Rel::Nsubj);
        tree.hang(participle, subject, Rel::Acl);
        if let Some(relative) = relative {
            // "men killed by militias that rule the town": who rules is the militias.
            let whose = if among(tree.lemma(relative), EFFECT) { Some(subject) } else { agent };
            tree.hang(relative, whose.unwrap_or(subject), Rel::AclRelcl);
            if let Some(hit) = hit {
                tree.hang(hit, relative, Rel::Obj);
            }
        }
    }
}

/// "has killed thousands and displaced millions": a participle between a conjunction and an amount describes no amount; it is joined to the
/// verb whose object the parser joined the amount to.
pub(in crate::syntax) fn amounts(tree: &mut Syntax) {
    for amount in 3..tree.words.len() {
        let (cc, verb) = (amount - 2, amount - 1);
        let participle = tree.upos(verb) == Upos::Verb
            && tree.rel(verb) == Rel::Amod
            && tree.head(verb) == Some(amount)
            && tree.upos(cc) == Upos::Cconj;
        if !participle {
            continue;
        }
        let counts = tree.upos(amount) == Upos::Num
            || among(tree.lemma(amount), "million|thousand|hundred|dozen|score|other|millier|centaine|dizaine|autre");
        // "left nine dead and forced thousands to flee": or an object of the first verb.
        let above = tree.head(amount).filter(|&o| o < cc);
        let above = match tree.rel(amount) {
            _ if !counts => None,
            Rel::Conj => above.filter(|&o| tree.rel(o) == Rel::Obj).and_then(|o| tree.head(o)),
            Rel::Obj => above,
            _ => None,
        };
        let Some(above) = above.filter(|&v| v < cc && tree.upos(v) == Upos::Verb) else {
            continue;
        };
        tree.words[verb].feats.passive = false;
        tree.hang(verb, above, Rel::Conj);
        tree.hang(amount, verb, Rel::Obj);
        tree.hang(cc, verb, Rel::Cc);
    }
}

/// "took three districts of X, a northern town": a noun phrase without a preposition between a name with its comma and a mark says what the
/// name is; it is no part in what the verb tells. Days and amounts of time are ("in X, the next day").
pub(in crate::syntax) fn apposed(tree: &mut Syntax, text: &Text) {
    for noun in 3..tree.words.len() {
        let word = &tree.words[noun];
        if word.upos != Upos::Noun || !matches!(word.rel, Rel::Obl | Rel::Obj | Rel::Conj | Rel::Nmod) {
            continue;
        }
        let Some(first) = tree.children(noun).next().filter(|&c| tree.upos(c) == Upos::Det) else { continue };
        let Some(comma) = first.checked_sub(1).filter(|&c| c > 0 && text.word(c) == ",") else { continue };
        let phrase = tree.subtree(noun);
        let named = tree.upos(comma - 1) == Upos::Propn && !calendar::ENGLISH.contains(&text.lower(comma - 1));
        let closed = text.tokens.get(phrase.end).is_none_or(|_| tree.upos(phrase.end) == Upos::Punct);
        let time =
            among(tree.lemma(noun), PERIODS) || calendar::FRENCH.contains(&text.lower(noun)) || text.lower(noun).ends_with("day");
        // One of a list has others after it.
        let listed = tree
            .children(noun)
            .chain(tree.head(noun).into_iter().flat_map(|h| tree.children(h)))
            .any(|c| c > comma && tree.rel(c) == Rel::Conj && c != noun || c > noun && tree.rel(c) == Rel::Cc);
        if phrase.start != first
            || !named
            || !closed
            || time
            || listed
            || tree.has(noun, &[Rel::Case, Rel::Cc, Rel::Nummod, Rel::Cop])
        {
            continue;
        }
        let mut name = comma - 1;
        while let Some(h) =
            tree.head(name).filter(|&h| tree.upos(h) == Upos::Propn && matches!(tree.rel(name), Rel::Flat | Rel::Compound))
        {
            name = h;
        }
        if name < noun && !tree.under(name, noun) {
            tree.hang(noun, name, Rel::Appos);
        }
    }
}

/// Amounts of time.
pub(super) const PERIODS: &str =
    "day|week|month|year|night|morning|evening|afternoon|weekend|hour|minute|time|jour|semaine|mois|an|\
    année|nuit|matin|matinée|soir|soirée|lendemain|veille|heure|fois";

/// "Des jeunes jetaient des pierres": no noun describes the verb that follows it; it is its subject.
pub(in crate::syntax) fn describing(tree: &mut Syntax) {
    for noun in 0..tree.words.len() {
        // "et 120 personnes enlevées": a participle is no part of a common noun's name.
        let Word { upos, rel, head, feats, .. } = tree.words[noun];
        let named = upos == Upos::Verb && rel == Rel::Flat && feats.form == VerbForm::Participle && feats.tense == Tense::Past;
        if named && head.is_some_and(|h| (h as usize) < noun && tree.upos(h as usize) == Upos::Noun) {
            tree.words[noun].rel = Rel::Acl;
        }
        if tree.upos(noun) != Upos::Noun || !matches!(tree.rel(noun), Rel::Amod | Rel::Det) {
            continue;
        }
        let subject = |tree: &Syntax, v: usize| tree.has(v, &[Rel::Nsubj, Rel::NsubjPass, Rel::Expl]);
        let Some(verb) =
            tree.head(noun).filter(|&v| v > noun && tree.upos(v) == Upos::Verb && finite(tree, v) && !subject(tree, v))
        else {
            continue;
        };
        tree.hang_subject(noun, verb);
        let before: Vec<usize> =
            tree.children(verb).filter(|&c| c < noun && matches!(tree.rel(c), Rel::Det | Rel::Nummod | Rel::Amod)).collect();
        for c in before {
            tree.hand(&[c], noun);
        }
    }
}

/// "condemned a raid by the army": a verb that has its object is not passive; what is done by somebody is the noun right before.
pub(in crate::syntax) fn doers(tree: &mut Syntax) {
    for doer in 0..tree.words.len() {
        let Some(verb) = tree.head(doer).filter(|&v| v < doer && tree.rel(doer) == Rel::OblAgent) else { continue };
        let start = tree.subtree(doer).start;
        let Some(noun) = start.checked_sub(1).filter(|&n| n > verb && tree.upos(n) == Upos::Noun) else { continue };
        let active = tree.child(verb, Rel::Obj).is_some_and(|o| o < start) && tree.child(verb, Rel::AuxPass).is_none();
        if active {
            tree.hang(doer, noun, Rel::Nmod);
        }
    }
}
