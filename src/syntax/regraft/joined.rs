//! What is joined to a verb grafted where it belongs. Hides what the parser is known to get wrong of subjects and participles after "and".

use super::super::{Number, Rel, Syntax, Tense, Upos, VerbForm};
use super::finite;
use crate::knowledge::among;
use crate::text::Text;

/// "la mort de deux soldats et sept autres ont été blessés": what a finite verb without a subject follows is its subject, and no
/// part of the list before.
pub(in crate::syntax) fn joined(tree: &mut Syntax) {
    for verb in 0..tree.words.len() {
        let Some(first) = begins(tree, verb) else { continue };
        let passive = tree.child(verb, Rel::AuxPass).is_some();
        // "et les rebelles ont attaqué le convoi": what was taken for a subject after the verb is its object.
        let object = tree.child(verb, Rel::Nsubj).filter(|&c| {
            c > verb && first < verb && !passive && tree.lemma(first) == "avoir" && tree.child(verb, Rel::Obj).is_none()
        });
        let own = |c: usize| {
            matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass | Rel::Csubj | Rel::Expl | Rel::Mark) && Some(c) != object
                || c < verb && tree.upos(c) == Upos::Pron
        };
        if !finite(tree, verb) || tree.children(verb).any(own) {
            continue;
        }
        let Some(noun) = ends_before(tree, first, |rel| rel == Rel::Conj) else { continue };
        let Some(listed) = tree.head(noun).filter(|&h| h < noun && h != verb) else { continue };
        let cc = tree.children(noun).find(|&c| c < noun && tree.rel(c) == Rel::Cc);
        // "et de nombreuses autres".
        let others = among(tree.lemma(noun), "nombreux|autre|many|other");
        let who = others || matches!(tree.upos(noun), Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron);
        let Some(cc) = cc.filter(|&cc| cc > listed && who) else { continue };
        tree.hang_subject(noun, verb);
        tree.hand(&[cc], verb);
        if let Some(object) = object {
            tree.words[object].rel = Rel::Obj;
        }
    }
}

/// "Talks failed and France signed an accord": no conjunction opens what somebody says. "que le président et l'Iran ont tenu": a verb in the
/// plural has both for its subject.
pub(in crate::syntax) fn coordinated(tree: &mut Syntax) {
    for verb in 0..tree.words.len() {
        let Some(cc) = tree.children(verb).find(|&c| c < verb && tree.rel(c) == Rel::Cc) else { continue };
        // "shot and wounded two guards": what stands right after the second verb is its object.
        let first = tree.head(verb).filter(|&f| cc == f + 1 && verb == cc + 1 && tree.rel(verb) == Rel::Conj);
        if let Some(object) = first.filter(|_| tree.child(verb, Rel::Obj).is_none()).and_then(|f| tree.child(f, Rel::Obj)) {
            let bare = tree.child(object, Rel::Case).is_none() && !tree.words[verb].feats.passive;
            if object > verb && bare && tree.subtree(object).start == verb + 1 {
                tree.hand(&[object], verb);
            }
        }
        let Some(subject) = tree.child(verb, Rel::Nsubj).filter(|&s| s > cc && s < verb && finite(tree, verb)) else { continue };
        if tree.rel(verb) == Rel::Ccomp && tree.head(verb).is_some_and(|h| h < cc) {
            tree.words[verb].rel = Rel::Conj;
        }
        let plural = |c: usize| tree.rel(c) == Rel::Aux && tree.words[c].feats.number == Number::Plural;
        let one = tree.words[subject].feats.number != Number::Plural && !tree.children(subject).any(|c| tree.rel(c) == Rel::Conj);
        if tree.subtree(subject).start != cc + 1 || !one || !tree.children(verb).any(plural) {
            continue;
        }
        let Some(first) = ends_before(tree, cc, |rel| matches!(rel, Rel::Obj | Rel::Obl | Rel::Conj | Rel::Nmod)) else {
            continue;
        };
        if matches!(tree.upos(first), Upos::Noun | Upos::Propn) && tree.child(first, Rel::Case).is_none() {
            tree.hang(first, verb, Rel::Nsubj);
            tree.hang(subject, first, Rel::Conj);
            tree.hang(cc, subject, Rel::Cc);
        }
    }
}

/// "as France withdrew its troops": a finite verb before a determiner or a possessive describes no noun after it; that is its object.
pub(in crate::syntax) fn finites(tree: &mut Syntax) {
    for noun in 2..tree.words.len() {
        let describing = |&v: &usize| {
            let opens = |i: usize| matches!(tree.upos(i), Upos::Det | Upos::Num | Upos::Pron);
            // "and France imposed sanctions": or right after who did it.
            let after = |v: usize| {
                let who = v.checked_sub(1).filter(|&w| matches!(tree.upos(w), Upos::Noun | Upos::Propn));
                who.is_some_and(|w| matches!(tree.rel(w), Rel::Conj | Rel::Obl) && tree.head(w) != Some(noun))
            };
            v < noun
                // "une attaque fait onze morts": nor is it a noun's auxiliary.
                && (matches!(tree.rel(v), Rel::Amod | Rel::Compound) || tree.rel(v) == Rel::Aux && tree.upos(noun) == Upos::Noun)
                && tree.upos(v) == Upos::Verb
                && tree.words[v].feats.form == VerbForm::Finite
                && ((v + 1..noun).any(opens) || after(v))
        };
        let Some(verb) = tree.children(noun).find(describing) else { continue };
        let moved: Vec<usize> = tree.children(noun).filter(|&c| c < verb).collect();
        tree.hand(&moved, verb);
        tree.take_place(verb, noun);
        if !matches!(tree.rel(verb), Rel::Root | Rel::Conj | Rel::Ccomp) {
            tree.words[verb].rel = Rel::Conj;
        }
        tree.hang(noun, verb, Rel::Obj);
    }
}

/// "ont été tués et une trentaine blessés", "were killed and thirty wounded": what is said of the second number is said in the passive of the
/// first as well.
pub(in crate::syntax) fn gapped(tree: &mut Syntax) {
    for second in 3..tree.words.len() {
        let word = &tree.words[second];
        let participle = word.upos == Upos::Verb && word.feats.form == VerbForm::Participle && word.feats.tense == Tense::Past;
        let described = participle && word.rel == Rel::Acl || word.rel == Rel::Amod && tree.lemma(second) == "blessé";
        let noun = tree.head(second).filter(|&n| described && n + 1 == second);
        let Some(noun) = noun.filter(|&n| matches!(tree.upos(n), Upos::Noun | Upos::Num) && tree.rel(n) == Rel::Conj) else {
            continue;
        };
        let Some(first) = tree.head(noun).filter(|&v| v < noun && tree.upos(v) == Upos::Verb) else { continue };
        let passive = tree.child(first, Rel::AuxPass).is_some() && tree.child(noun, Rel::Case).is_none();
        let Some(cc) = tree.child(noun, Rel::Cc).filter(|&c| c < noun && passive) else { continue };
        tree.hang(second, first, Rel::Conj);
        tree.hang(noun, second, Rel::NsubjPass);
        tree.hang(cc, second, Rel::Cc);
        let word = &mut tree.words[second];
        word.upos = Upos::Verb;
        (word.feats.form, word.feats.tense, word.feats.passive) = (VerbForm::Participle, Tense::Past, true);
    }
}

/// "were taken prisoner and five cars were burnt": what somebody is taken as is no subject of what follows.
pub(in crate::syntax) fn captives(tree: &mut Syntax, text: &Text) {
    for noun in 1..tree.words.len() {
        let subject = matches!(tree.rel(noun), Rel::Nsubj | Rel::NsubjPass);
        let Some(verb) = tree.head(noun).filter(|&v| subject && v > noun) else { continue };
        let captive = among(text.lower(noun), "prisoner|hostage|captive|otage|prisonnier");
        if !captive || !among(tree.lemma(noun - 1), "take|hold|faire|prendre") {
            continue;
        }
        let Some(subject) = tree.children(noun).find(|&c| c > noun && tree.rel(c) == Rel::Conj) else { continue };
        let cc = tree.child(subject, Rel::Cc);
        tree.hang_subject(subject, verb);
        tree.hang(noun, noun - 1, Rel::Xcomp);
        if let Some(cc) = cc {
            tree.hang(cc, verb, Rel::Cc);
        }
    }
}

/// "une centaine d'élèves enlevées par des hommes armés": by whom belongs to the participle right before it, not to the noun that describes.
pub(in crate::syntax) fn by_whom(tree: &mut Syntax, text: &Text) {
    for by in 2..tree.words.len() {
        if !matches!(text.lower(by), "par" | "by") || tree.rel(by) != Rel::Case {
            continue;
        }
        let (said, noun) = (by - 1, tree.head(by));
        let word = &tree.words[said];
        let participle = word.upos == Upos::Verb && word.feats.form == VerbForm::Participle && word.feats.tense == Tense::Past;
        let Some(noun) = noun.filter(|&n| n > by && participle && word.rel == Rel::Acl && tree.rel(n) == Rel::Nmod) else {
            continue;
        };
        if tree.head(noun).is_some_and(|h| h < said) && tree.child(said, Rel::OblAgent).is_none() {
            tree.hang(noun, said, Rel::OblAgent);
        }
    }
}

/// The noun whose phrase ends right before a token, hung as it is asked for.
fn ends_before(tree: &Syntax, first: usize, hung: fn(Rel) -> bool) -> Option<usize> {
    let phrase = |&n: &usize| hung(tree.rel(n)) && tree.upos(n) != Upos::Verb && tree.subtree(n).end == first;
    (first.saturating_sub(8)..first).rev().find(phrase)
}

/// Where what a verb says of its subject begins: at its auxiliary, or at the verb where it is clearly no participle and needs none
/// ("attacked the town and the army retook it").
fn begins(tree: &Syntax, verb: usize) -> Option<usize> {
    let auxiliary = |c: &usize| *c < verb && matches!(tree.rel(*c), Rel::Aux | Rel::AuxPass | Rel::Cop);
    tree.children(verb).find(auxiliary).or_else(|| plain(tree, verb).then_some(verb))
}

/// Whether a verb without an auxiliary is clearly no participle: it has an object, or ends its clause.
fn plain(tree: &Syntax, verb: usize) -> bool {
    let word = &tree.words[verb];
    let told = |c: usize| c > verb && matches!(tree.rel(c), Rel::Obj | Rel::Ccomp | Rel::Xcomp);
    word.upos == Upos::Verb
        && word.feats.form == VerbForm::Finite
        && matches!(word.rel, Rel::Conj | Rel::Advcl | Rel::Parataxis | Rel::Ccomp | Rel::Acl | Rel::AclRelcl)
        && (tree.words.get(verb + 1).is_none_or(|w| w.upos == Upos::Punct) || tree.children(verb).any(told))
}

/// "closed after gunmen attacked the convoy": what follows a preposition that may open a clause, and stands right before a finite verb without
/// a subject, is its subject.
pub(in crate::syntax) fn opened(tree: &mut Syntax, text: &Text) {
    for verb in 2..tree.words.len() {
        let Some(first) = begins(tree, verb) else { continue };
        let own = |c: usize| {
            matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass | Rel::Csubj | Rel::Expl | Rel::Mark | Rel::Cc)
                || c < verb && tree.upos(c) == Upos::Pron
        };
        if first < 2 || !finite(tree, verb) || tree.children(verb).any(own) {
            continue;
        }
        // "after thousands of people fled X": or what it was hung on as a clause without a pronoun.
        let above = tree.head(verb).filter(|&n| {
            n < first && matches!(tree.rel(verb), Rel::Acl | Rel::AclRelcl) && (n + 1..first).all(|i| tree.under(i, n))
        });
        let opens = |c: usize| tree.rel(c) == Rel::Case && among(text.lower(c), "after|before|since|until|till|as|once|because");
        let phrase = |&n: &usize| {
            matches!(tree.rel(n), Rel::Obl | Rel::Nmod) && tree.children(n).any(opens) && tree.subtree(n).end == first
        };
        let noun = above.or_else(|| (first.saturating_sub(8)..first).rev().find(phrase));
        let Some(noun) = noun else { continue };
        let Some((case, above)) = tree.children(noun).find(|&c| opens(c)).zip(tree.head(noun)) else { continue };
        if above >= noun || tree.head(verb).is_none_or(|h| h > noun) {
            continue;
        }
        tree.hang(verb, above, Rel::Advcl);
        tree.hang_subject(noun, verb);
        tree.hang(case, verb, Rel::Mark);
    }
}

/// "L'agence, dont deux employés ont été tués, a suspendu": what stands between "dont" and a verb is its subject, and the noun before is
/// that of the verb after the comma, which the clause says nothing of.
pub(in crate::syntax) fn whose(tree: &mut Syntax, text: &Text) {
    let subject =
        |tree: &Syntax, v: usize| tree.children(v).find(|&c| c < v && matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass));
    for dont in 1..tree.words.len() {
        if text.lower(dont) != "dont" {
            continue;
        }
        let Some(noun) = tree.head(dont).filter(|&n| n > dont && tree.rel(n) == Rel::Appos) else { continue };
        let next = tree.subtree(noun).end;
        let Some(verb) = (next < tree.words.len()).then(|| tree.head(next)).flatten() else { continue };
        let auxiliary = matches!(tree.rel(next), Rel::Aux | Rel::AuxPass);
        let Some(whole) = subject(tree, verb).filter(|&s| s < dont && verb > next && auxiliary && tree.under(noun, s)) else {
            continue;
        };
        let main = tree.children(verb).find(|&c| {
            let joined = matches!(tree.rel(c), Rel::Parataxis | Rel::Advcl | Rel::Conj | Rel::Ccomp);
            let start = tree.subtree(c).start;
            c > verb && joined && tree.upos(c) == Upos::Verb && text.word(start) == "," && subject(tree, c).is_none()
        });
        let Some(main) = main else { continue };
        tree.take_place(main, verb);
        tree.hang_subject(whole, main);
        tree.hang(verb, whole, Rel::AclRelcl);
        tree.hang_subject(noun, verb);
        let last: Vec<usize> = tree.children(verb).filter(|&c| c > main).collect();
        tree.hand(&last, main);
    }
}

/// "a traversé le fleuve et abattu deux hommes": a participle after a conjunction that has an object shares the auxiliary, and the subject, of
/// the verb that governs the noun which the parser joined it to; what follows its object is told of it too.
pub(in crate::syntax) fn shared(tree: &mut Syntax) {
    for verb in 3..tree.words.len() {
        let word = &tree.words[verb];
        let participle = word.upos == Upos::Verb
            && word.feats.form == VerbForm::Participle
            && word.feats.tense == Tense::Past
            && word.rel == Rel::Conj;
        if !participle
            || tree.upos(verb - 1) != Upos::Cconj
            || tree.child(verb, Rel::Aux).is_some()
            || tree.child(verb, Rel::AuxPass).is_some()
        {
            continue;
        }
        // "a promis de ne pas céder et accusé X": no participle is joined to an infinitive, but to the verb that governs it.
        if tree.head(verb).is_some_and(|h| tree.words[h].feats.form == VerbForm::Infinitive && !finite(tree, h)) {
            let left = tree.head(verb).and_then(|h| tree.children(h).find(|&c| c > verb && tree.rel(c) == Rel::Obj));
            if let Some(above) = perfect_above(tree, verb) {
                tree.hang(verb, above, Rel::Conj);
                if let Some(object) = left {
                    tree.hang(object, verb, Rel::Obj);
                }
            }
        }
        // Joined to a verb in the active perfect it is active, unless somebody is said to have done it; a name right after it is its object.
        let having = |c: usize| tree.rel(c) == Rel::Aux && tree.lemma(c) == "avoir";
        let active = |h: usize| h < verb && tree.children(h).any(having) && tree.child(h, Rel::AuxPass).is_none();
        if tree.head(verb).is_some_and(active) && tree.child(verb, Rel::OblAgent).is_none() {
            tree.words[verb].feats.passive = false;
            let name = verb + 1;
            if name < tree.words.len()
                && tree.upos(name) == Upos::Propn
                && tree.rel(name) == Rel::Flat
                && tree.head(name) == Some(verb)
            {
                tree.hang(name, verb, Rel::Obj);
            }
        }
        let Some(noun) = tree.head(verb).filter(|&h| {
            // "en Amérique latine et exigé le départ", "au-dessus de X et touché un navire": nor to an adjective or adverb, before what it acts on.
            let object = || tree.words.get(verb + 1).is_some_and(|w| matches!(w.upos, Upos::Det | Upos::Num));
            let upos = tree.upos(h);
            h < verb
                && (matches!(upos, Upos::Noun | Upos::Propn | Upos::Num) || matches!(upos, Upos::Adj | Upos::Adv) && object())
        }) else {
            continue;
        };
        let opens = tree.words.get(verb + 1).is_some_and(|w| matches!(w.upos, Upos::Det | Upos::Num | Upos::Adp | Upos::Propn))
            || tree.words.get(verb + 1).is_some_and(|w| w.upos == Upos::Adv)
                && tree.words.get(verb + 2).is_some_and(|w| w.upos == Upos::Adp);
        let Some(above) = perfect_above(tree, verb).filter(|&above| opens && above != noun) else { continue };
        tree.hang(verb, above, Rel::Conj);
        // The object may have been left with the first verb.
        if tree.child(verb, Rel::Obj).is_none() {
            let object = tree.children(above).find(|&c| {
                c > verb
                    && matches!(tree.rel(c), Rel::Obj | Rel::Obl)
                    && tree.child(c, Rel::Case).is_none()
                    && tree.upos(c) == Upos::Noun
            });
            if let Some(object) = object.filter(|&o| !tree.under(verb, o)) {
                tree.hang(object, verb, Rel::Obj);
            }
        }
    }
}

/// The nearest verb with an auxiliary above a verb and before it.
fn perfect_above(tree: &Syntax, verb: usize) -> Option<usize> {
    let governs = |&h: &usize| h < verb && tree.upos(h) == Upos::Verb && tree.child(h, Rel::Aux).is_some();
    std::iter::successors(tree.head(verb), |&h| tree.head(h)).take(7).find(governs)
}

/// "Mali : des hommes armés attaquent un camp": what stands before the colon of a headline has no part in what the verb after it tells.
pub(in crate::syntax) fn headings(tree: &mut Syntax, text: &Text, tokens: std::ops::Range<usize>) {
    let first = tokens.start;
    let Some(colon) = (first + 1..tokens.end.min(first + 4)).find(|&i| text.word(i) == ":") else { return };
    if !matches!(tree.upos(first), Upos::Propn | Upos::Noun) {
        return;
    }
    let outside = |i: usize| !tree.head(i).is_some_and(|h| h < colon && h >= first);
    let Some(opening) = (first..colon).find(|&i| outside(i)) else { return };
    let hung: Vec<usize> = (colon + 1..tokens.end).filter(|&i| tree.head(i).is_some_and(|h| h < colon)).collect();
    let root =
        (colon + 1..tokens.end).find(|&i| tree.head(i).is_none()).or_else(|| hung.iter().copied().find(|&i| finite(tree, i)));
    let Some(root) = root.or(hung.first().copied()) else { return };
    if tree.head(root).is_some() {
        tree.take_place(root, opening);
    }
    for i in hung.into_iter().filter(|&i| i != root) {
        let rel = if tree.rel(i) == Rel::Obj && i < root { Rel::Nsubj } else { tree.rel(i) };
        tree.hang(i, root, rel);
    }
    super::main_verbs(tree, text, colon + 1..tokens.end);
    let root = (colon + 1..tokens.end).find(|&i| tree.head(i).is_none()).unwrap_or(root);
    tree.hang(opening, root, Rel::Parataxis);
}

/// "took its 22 crew members hostage", "ont pris en otage 22 marins": what somebody is taken as is no head of those who are taken.
pub(in crate::syntax) fn taken(tree: &mut Syntax, text: &Text) {
    for noun in 2..tree.words.len() {
        let Some(verb) = tree.head(noun).filter(|&v| v < noun && tree.upos(v) == Upos::Verb) else { continue };
        match text.lower(noun) {
            "hostage" | "captive" | "prisoner" if tree.rel(noun) == Rel::Obj => {
                let people = noun - 1;
                let plural = tree.words[people].feats.number == Number::Plural || tree.upos(people) == Upos::Propn;
                if tree.rel(people) != Rel::Compound || tree.head(people) != Some(noun) || !plural {
                    continue;
                }
                let own: Vec<usize> = tree.children(noun).filter(|&c| c < people).collect();
                tree.hand(&own, people);
                tree.hang(people, verb, Rel::Obj);
                tree.words[noun].rel = Rel::Xcomp;
            }
            "otage" | "otages" | "erreur" | "mégarde"
                if matches!(text.lower(noun - 1), "en" | "par") && tree.child(verb, Rel::Obj).is_none() =>
            {
                let after = |c: &usize| *c > noun && tree.rel(*c) == Rel::Nmod;
                let led = |c: usize| tree.child(c, Rel::Case).filter(|&k| text.lower(k) != "des");
                let Some(people) = tree.children(noun).find(after).filter(|&c| led(c).is_none()) else { continue };
                let rest: Vec<usize> = tree.children(noun).filter(|&c| c > people).collect();
                if let Some(des) = tree.child(people, Rel::Case) {
                    tree.words[des].rel = Rel::Det;
                }
                tree.words[noun].rel = Rel::Obl;
                tree.hang(people, verb, Rel::Obj);
                tree.hand(&rest, people);
                tree.words[verb].feats.passive &= tree.child(verb, Rel::AuxPass).is_some();
            }
            _ => {}
        }
    }
}
