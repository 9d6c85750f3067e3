//! Phrases grafted where they belong. Hides what the parser is known to get wrong of nouns and prepositions.

use super::super::{Number, Rel, Syntax, Tense, Upos, VerbForm};
use super::finite;
use crate::knowledge::among;
use crate::knowledge::calendar;
use crate::text::Text;

/// "They left the front, towns on the coast and a base": a noun is not joined to a verb, but to the last noun that the verb governs.
pub(in super::super) fn nouns(tree: &mut Syntax) {
    for noun in 0..tree.words.len() {
        if tree.rel(noun) != Rel::Conj || !matches!(tree.upos(noun), Upos::Noun | Upos::Propn) {
            continue;
        }
        let clausal =
            |c: usize| matches!(tree.rel(c), Rel::Cop | Rel::Nsubj | Rel::NsubjPass | Rel::Aux | Rel::Orphan | Rel::Case);
        let Some(verb) = tree.head(noun).filter(|&h| h < noun && tree.upos(h) == Upos::Verb) else { continue };
        if tree.children(noun).any(clausal) {
            continue;
        }
        let governed = |c: &usize| {
            let w = &tree.words[*c];
            matches!(w.rel, Rel::Obj | Rel::Obl | Rel::OblAgent) && matches!(w.upos, Upos::Noun | Upos::Propn)
        };
        let last = tree.children(verb).filter(|&c| verb < c && c < noun).rfind(governed);
        if let Some(last) = last {
            tree.hand(&[noun], last);
        }
    }
}

/// "accused the army of bombing densely populated areas": right behind a gerund stands its object.
pub(in super::super) fn adverbial(tree: &mut Syntax, text: &Text) {
    for noun in 2..tree.words.len() {
        let bare = matches!(tree.rel(noun), Rel::Obl | Rel::Obj) && tree.upos(noun) == Upos::Noun;
        let Some(verb) = tree.head(noun).filter(|_| bare && tree.child(noun, Rel::Case).is_none()) else { continue };
        let Some(gerund) = tree.subtree(noun).start.checked_sub(1).filter(|&g| verb < g && g + 1 < noun) else { continue };
        let described = text.lower(gerund + 1).ends_with("ly") && tree.upos(gerund + 2) == Upos::Verb;
        let acts = tree.upos(gerund) == Upos::Verb && text.lower(gerund).ends_with("ing");
        if acts && described && tree.child(gerund, Rel::Obj).is_none() {
            tree.hang(noun, gerund, Rel::Obj);
        }
    }
}

/// "recaptured the capital Khartoum": the name is what is told of.
pub(in super::super) fn capitals(tree: &mut Syntax) {
    for name in 2..tree.words.len() {
        let noun = name - 1;
        if among(tree.lemma(noun), "capital|capitale") && tree.head(name) == Some(noun) && tree.upos(name) == Upos::Propn {
            let before: Vec<usize> = tree.children(noun).filter(|&c| c < noun).collect();
            tree.take_place(name, noun);
            tree.hand(&before, name);
            tree.hang(noun, name, Rel::Compound);
        }
    }
}

/// "a remis à la Croix-Rouge le corps d'un otage": what has an article of its own is no part of the name before it.
pub(in super::super) fn named(tree: &mut Syntax, text: &Text) {
    for noun in 2..tree.words.len() {
        let name = tree.head(noun).filter(|&n| tree.rel(noun) == Rel::Flat && n + 1 < noun && tree.upos(noun - 1) == Upos::Det);
        let Some(verb) = name.and_then(|n| tree.head(n)).filter(|&v| tree.upos(v) == Upos::Verb && v < noun) else { continue };
        let rel = if tree.child(verb, Rel::Obj).is_none() { Rel::Obj } else { Rel::Obl };
        tree.hang(noun - 1, noun, Rel::Det);
        tree.hang(noun, verb, rel);
        let of = |&c: &usize| c > noun && tree.rel(c) == Rel::Obl && tree.subtree(c).start == noun + 1;
        let whose = tree.children(verb).find(of);
        if let Some(whose) = whose.filter(|_| among(text.lower(noun + 1), "de|d'|du|des|of")) {
            tree.hang(whose, noun, Rel::Nmod);
        }
    }
}

/// "where 3,000 Sudanese found refuge": a number right before a subject or an object counts it.
pub(in super::super) fn numbers(tree: &mut Syntax) {
    for i in 1..tree.words.len().saturating_sub(1) {
        let (number, noun) = (&tree.words[i], &tree.words[i + 1]);
        let counted =
            matches!(noun.rel, Rel::Nsubj | Rel::NsubjPass | Rel::Obj) && noun.head.is_some() && noun.head == number.head;
        let loose = matches!(number.rel, Rel::Discourse | Rel::Dep | Rel::Obl | Rel::Advmod | Rel::Nsubj | Rel::NsubjPass);
        let case = || tree.child(i, Rel::Case).is_some();
        // "le contrôle des 28 dernières poches": with an adjective between, and the preposition hung on the number.
        let described =
            number.upos == Upos::Num && noun.upos == Upos::Adj && noun.rel == Rel::Amod && noun.head == Some(i as u32 + 2);
        if number.upos == Upos::Num && matches!(noun.upos, Upos::Noun | Upos::Propn | Upos::Adj) && counted && loose && !case() {
            tree.hang(i, i + 1, Rel::Nummod);
        }
        let Some(third) = tree
            .words
            .get(i + 2)
            .filter(|w| described && w.upos == Upos::Noun && w.head == tree.words[i].head && w.rel == tree.rel(i))
        else {
            continue;
        };
        if third.head.is_some_and(|h| (h as usize) < i) {
            let moved: Vec<usize> = tree.children(i).filter(|&c| c < i).collect();
            for c in moved {
                tree.hand(&[c], i + 2);
            }
            tree.hang(i, i + 2, Rel::Nummod);
        }
    }
}

/// Phrases that hang on the wrong one of two words before them: "gave $2 million to Kenya", "the invasion of Kuwait by Iraq", "left after
/// talks with the army". A sum is given to somebody, what was done is done by somebody, and what somebody left after was with somebody.
pub(in super::super) fn phrases(tree: &mut Syntax, text: &Text) {
    const CIRCUMSTANCE: &str = "after|during|amid|before|following|après|pendant|durant|avant";
    for noun in 1..tree.words.len() {
        let Some(before) = tree.head(noun).filter(|&h| h < noun) else { continue };
        let case = |i: usize, words: &'static str| tree.led(text, i, words);
        let (own, rel) = (tree.rel(noun), tree.rel(before));
        // "died in an attack by the rebels", "were hurt in a raid by the army": what is done by somebody is the attack.
        let harmed = || !tree.words[before].feats.passive || among(tree.lemma(before), EFFECT);
        if matches!(own, Rel::OblAgent | Rel::Obl) && case(noun, "by|par") && harmed() {
            let start = tree.subtree(noun).start;
            let deed = start.checked_sub(1).filter(|&d| d > before && among(tree.lemma(d), FORCE));
            if let Some(deed) = deed.filter(|&d| tree.head(d) == Some(before)) {
                tree.hang(noun, deed, Rel::Nmod);
                continue;
            }
        }
        let money = matches!(tree.upos(before), Upos::Sym | Upos::Num) && rel == Rel::Obj;
        if own == Rel::Nmod && money && case(noun, "to|à|au|aux") {
            tree.take_place(noun, before);
            tree.words[noun].rel = Rel::Obl;
        } else if own == Rel::Nmod && rel == Rel::Nmod && case(noun, "by|par") && case(before, "of|de|du|d'|des") {
            tree.take_place(noun, before);
        } else if matches!(own, Rel::Obl | Rel::Obj) && (case(noun, "with|avec") || against(tree, text, noun)) {
            let start = tree.subtree(noun).start;
            let next = start.checked_sub(1).filter(|&n| n > before && tree.upos(n) == Upos::Noun);
            // "lors d'un accrochage avec X": "lors" stands between the two.
            let lors = |n: usize| tree.head(n).filter(|&l| text.lower(l) == "lors").and_then(|l| tree.head(l)) == Some(before);
            let Some(next) = next.filter(|&n| (tree.head(n) == Some(before) || lors(n)) && tree.rel(n) == Rel::Obl) else {
                continue;
            };
            if case(next, CIRCUMSTANCE) || lors(next) {
                tree.hang(noun, next, Rel::Nmod);
            }
        }
    }
}

/// Nouns of force, and what those who use it do with it.
const FORCE: &str = "strike|airstrike|raid|attack|bombing|shelling|bombardment|explosion|blast|ambush|fire|\
    frappe|attaque|bombardement|attentat|embuscade|tir";
pub(super) const EFFECT: &str = "hit|strike|target|kill|wound|injure|destroy|damage|level|claim|leave|\
    toucher|viser|frapper|tuer|blesser|détruire|endommager|raser|faire|coûter";

/// "a strike by the coalition (X) that hit a school": where a strike and what it did stand around the one who made it, it is the strike
/// that hit. Who is said to have struck is "who" in English, and in French the verb agrees with the strike.
pub(in super::super) fn effects(tree: &mut Syntax, text: &Text) {
    for verb in 3..tree.words.len() {
        if tree.upos(verb) != Upos::Verb || !among(tree.lemma(verb), EFFECT) || !finite(tree, verb) {
            continue;
        }
        let that = |c: &usize| *c < verb && tree.rel(*c) == Rel::Nsubj && among(text.lower(*c), "that|which|qui");
        let Some(that) = tree.children(verb).find(that) else { continue };
        // "a group that has killed thousands" did so elsewhere, and "militias that strike" do so often.
        let tense = tree.children(verb).any(|c| among(text.lower(c), "has|have|had|ont|avaient"));
        let present = tree.words[verb].feats.tense == Tense::Present;
        let before = (that.saturating_sub(12)..that.saturating_sub(1)).rev();
        let noun = before.take_while(|&i| !ends(tree, text, i)).find(|&i| among(tree.lemma(i), FORCE));
        let by = |&i: &usize| {
            let next = i + 1 + (tree.upos(i + 1) == Upos::Verb) as usize;
            let toll = among(tree.lemma(verb), "leave|claim|faire|coûter");
            let whom = toll && next < that && among(text.lower(next), "on|against|at|in|near|sur|contre|dans|à|au");
            (whom || next < that && among(text.lower(next), "by|par|de|du|des|d'")) && tree.upos(i) == Upos::Noun
        };
        if let Some(noun) = noun.filter(by).filter(|&n| !tense && !present && text.sentence_of(n) == text.sentence_of(verb)) {
            tree.hang(verb, noun, Rel::AclRelcl);
        }
    }
}

/// Whether a word ends the phrase that comes before it.
fn ends(tree: &Syntax, text: &Text, i: usize) -> bool {
    among(text.word(i), ",|.|;|:") || tree.words[i].feats.form == VerbForm::Finite
}

/// Whether a phrase tells against whom or what: "on Aden", "contre le port", and not when.
fn against(tree: &Syntax, text: &Text, noun: usize) -> bool {
    let case = tree.led(text, noun, "against|contre|on|sur");
    let when = calendar::ENGLISH.contains(&text.lower(noun)) || calendar::FRENCH.contains(&text.lower(noun));
    case && !when && matches!(tree.upos(noun), Upos::Noun | Upos::Propn)
}

/// "arrested four students on Friday": what tells when or where is told of a verb, not of the noun that the verb governs.
pub(in super::super) fn obliques(tree: &mut Syntax, text: &Text) {
    for noun in 1..tree.words.len() {
        // "a resolution calling for a truce": a preposition right after a participle belongs to it.
        let word = &tree.words[noun];
        if word.rel == Rel::Nmod && tree.head(noun).is_some_and(|h| h < noun) {
            let start = tree.subtree(noun).start;
            let verb = start.checked_sub(1).filter(|&v| tree.rel(start) == Rel::Case && tree.upos(v) == Upos::Verb);
            let verb = verb.filter(|&v| matches!(tree.rel(v), Rel::Acl | Rel::Amod) && tree.head(v) == tree.head(noun));
            if let Some(verb) = verb {
                tree.hang(noun, verb, Rel::Obl);
            }
            continue;
        }
        if tree.rel(noun) != Rel::Obl || tree.upos(noun) != Upos::Noun && tree.upos(noun) != Upos::Propn {
            continue;
        }
        let governed = |h: &usize| *h < noun && tree.rel(*h) == Rel::Obj && tree.child(*h, Rel::Cop).is_none();
        let Some(verb) = tree.head(noun).filter(governed).and_then(|h| tree.head(h)) else { continue };
        let day = calendar::ENGLISH.contains(&text.lower(noun)) || calendar::FRENCH.contains(&text.lower(noun));
        if tree.upos(verb) == Upos::Verb && day {
            tree.hand(&[noun], verb);
        }
    }
}

/// "Israeli and Lebanese soldiers clashed": a noun is not joined to an adjective before it; both adjectives describe the noun, which
/// takes the place of the first.
pub(in super::super) fn adjectives(tree: &mut Syntax) {
    for noun in 3..tree.words.len() {
        let (first, cc, second) = (noun - 3, noun - 2, noun - 1);
        let upos = |i: usize| tree.upos(i);
        let shape = [upos(first), upos(cc), upos(second)] == [Upos::Adj, Upos::Cconj, Upos::Adj];
        let joined = tree.rel(noun) == Rel::Conj && tree.head(noun) == Some(first) && tree.head(second) == Some(noun);
        if !shape || !joined || !matches!(upos(noun), Upos::Noun | Upos::Propn) {
            continue;
        }
        let Some(head) = tree.head(first) else { continue };
        let verb = head > noun && upos(head) == Upos::Verb;
        let rel = match tree.rel(first) {
            Rel::Advmod | Rel::Amod | Rel::Compound | Rel::Obl if verb && tree.words[head].feats.passive => Rel::NsubjPass,
            Rel::Advmod | Rel::Amod | Rel::Compound | Rel::Obl if verb => Rel::Nsubj,
            rel => rel,
        };
        tree.hang(noun, head, rel);
        tree.hang(first, noun, Rel::Amod);
        tree.hang(second, first, Rel::Conj);
        tree.hang(cc, second, Rel::Cc);
    }
}

/// "Assaut meurtrier des rebelles": no noun has an object. What "des" opens behind one belongs to it.
pub(in super::super) fn genitives(tree: &mut Syntax, text: &Text) {
    // "une offensive éclair de l'armée": what follows such a noun belongs to the one before it.
    for noun in 1..tree.words.len() {
        if among(text.lower(noun), "éclair|surprise|suicide") && tree.head(noun) == Some(noun - 1) {
            let own: Vec<usize> = tree.children(noun).filter(|&c| c > noun && tree.rel(c) == Rel::Nmod).collect();
            tree.hand(&own, noun - 1);
        }
    }
    for des in 1..tree.words.len() {
        if text.lower(des) != "des" || tree.rel(des) != Rel::Det {
            continue;
        }
        let Some(noun) = tree.head(des).filter(|&n| n > des && matches!(tree.rel(n), Rel::Obj | Rel::Nmod)) else {
            continue;
        };
        let above = tree.head(noun).filter(|&h| h < des && matches!(tree.upos(h), Upos::Noun | Upos::Propn));
        if above.is_some_and(|h| !tree.has(h, &[Rel::Nsubj, Rel::NsubjPass, Rel::Aux, Rel::AuxPass, Rel::Cop])) {
            tree.words[des].rel = Rel::Case;
            tree.words[noun].rel = Rel::Nmod;
        }
    }
}

/// "Russian air defences shot down a drone": an adjective right before the subject describes it, and not its verb.
pub(in super::super) fn loose(tree: &mut Syntax) {
    for adjective in 0..tree.words.len().saturating_sub(1) {
        let word = &tree.words[adjective];
        let stray = word.upos == Upos::Adj && word.rel == Rel::Obl && tree.children(adjective).next().is_none();
        let Some(verb) = tree.head(adjective).filter(|&v| stray && v > adjective) else { continue };
        let subject = |c: usize| {
            matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass)
                && matches!(tree.upos(c), Upos::Noun | Upos::Propn)
                && tree.subtree(c).start == adjective + 1
        };
        let subject = tree.children(verb).find(|&c| subject(c));
        if let Some(subject) = subject {
            tree.hang(adjective, subject, Rel::Amod);
        }
    }
}

/// "launched a drone and artillery strike": of two nouns that share one article both describe the third, which takes the place of the
/// first.
pub(in super::super) fn compounds(tree: &mut Syntax) {
    for noun in 3..tree.words.len() {
        let (first, cc, second) = (noun - 3, noun - 2, noun - 1);
        let number = |i: usize| tree.words[i].feats.number;
        let nouns = [first, second, noun].iter().all(|&i| tree.upos(i) == Upos::Noun);
        let joined = nouns
            && tree.upos(cc) == Upos::Cconj
            && tree.rel(noun) == Rel::Conj
            && tree.head(noun) == Some(first)
            && tree.rel(second) == Rel::Compound
            && tree.head(second) == Some(noun);
        if !joined || number(first) == Number::Plural {
            continue;
        }
        let own: Vec<usize> = tree.children(first).filter(|&c| c != noun).collect();
        let article = own.iter().any(|&c| matches!(tree.lemma(c), "a" | "an"));
        let bare = !own.iter().any(|&c| c < first);
        // "a drone and artillery shells" are two things.
        if !(article && number(noun) != Number::Plural || bare && number(noun) == Number::Plural) {
            continue;
        }
        tree.take_place(noun, first);
        tree.hand(&own, noun);
        tree.hang(first, noun, Rel::Compound);
        tree.hang(cc, second, Rel::Cc);
    }
}

/// "rocked the town, leaving 17 people - six of them children - dead": who is left dead is told by "leave", however far off.
pub(in super::super) fn left_dead(tree: &mut Syntax, text: &Text) {
    for i in 2..tree.words.len() {
        if tree.upos(i) != Upos::Adj || !among(text.lower(i), "dead|wounded|injured|homeless") {
            continue;
        }
        let finite = |j: usize| tree.words[j].feats.form == VerbForm::Finite;
        let near =
            (i.saturating_sub(FAR)..i).rev().find(|&j| tree.upos(j) == Upos::Verb && (finite(j) || tree.lemma(j) == "leave"));
        let Some(leave) = near.filter(|&j| tree.lemma(j) == "leave" && !tree.under(j, i)) else { continue };
        let nominal = |c: usize| c > leave && c < i && tree.rel(c) == Rel::Obj;
        if !tree.children(leave).any(nominal) || tree.child(leave, Rel::Xcomp).is_some() {
            continue;
        }
        tree.hang(i, leave, Rel::Xcomp);
        let above = tree.head(leave).filter(|&h| tree.rel(leave) == Rel::Acl && tree.rel(h) == Rel::Obj);
        if let Some(verb) = above.and_then(|h| tree.head(h)) {
            tree.hang(leave, verb, Rel::Advcl);
        }
    }
}

/// Within how many words.
const FAR: usize = 14;

/// "was hit by a shell": before a noun phrase "by" is no particle of the verb but the preposition of the phrase.
pub(in super::super) fn particles(tree: &mut Syntax, text: &Text) {
    for i in 1..tree.words.len() {
        let Some(verb) = tree.head(i).filter(|&h| h < i && tree.rel(i) == Rel::CompoundPrt && text.lower(i) == "by") else {
            continue;
        };
        let inside = |j: &usize| matches!(tree.upos(*j), Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn);
        let run = (i + 1..tree.words.len().min(i + 7)).take_while(inside);
        let Some(noun) = run.filter(|&j| matches!(tree.upos(j), Upos::Noun | Upos::Propn)).last() else { continue };
        if (i..=noun).any(|j| tree.under(verb, j)) {
            continue;
        }
        tree.hang(noun, verb, if tree.words[verb].feats.passive { Rel::OblAgent } else { Rel::Obl });
        for j in i..noun {
            let rel = match tree.upos(j) {
                Upos::Adp => Rel::Case,
                Upos::Det => Rel::Det,
                Upos::Adj => Rel::Amod,
                Upos::Num => Rel::Nummod,
                _ => Rel::Compound,
            };
            tree.hang(j, noun, rel);
        }
    }
}

/// "by a rocket near Taiz": nothing hangs on a noun across its preposition. What stands before it is the head, and what it hung on
/// describes it.
pub(in super::super) fn across(tree: &mut Syntax) {
    for noun in 2..tree.words.len() {
        let nominal = |i: usize| matches!(tree.upos(i), Upos::Noun | Upos::Propn);
        if !nominal(noun) || !matches!(tree.rel(noun), Rel::Obl | Rel::OblAgent | Rel::Nmod) {
            continue;
        }
        let case = |c: usize| tree.rel(c) == Rel::Case && tree.upos(c) == Upos::Adp;
        let Some(last) = tree.children(noun).rfind(|&c| c < noun && case(c)) else { continue };
        let before = |c: usize| c < last && nominal(c) && tree.rel(c) == Rel::Compound;
        let Some(first) = tree.children(noun).rfind(|&c| before(c)).filter(|&f| f + 1 == last) else { continue };
        let own: Vec<usize> = tree.children(noun).filter(|&c| c < first).collect();
        if !own.iter().any(|&c| case(c)) {
            continue;
        }
        tree.hand(&own, first);
        tree.take_place(first, noun);
        tree.hang(noun, first, Rel::Nmod);
    }
}
