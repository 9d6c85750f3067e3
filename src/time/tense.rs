//! Which way the sentence looks: back, ahead, or neither. Hides whether a verb or the words around said so.

use super::atoms::{Atoms, Make, UNKNOWN};
use super::lexicon::Class;
use super::meaning::Direction;
use super::Tongue;
use crate::syntax::{Mood, Syntax, Tense, Upos, VerbForm};

/// How near a noun before the expression has it as its own.
const NOUN: usize = 4;
/// How many words before and after are looked at.
const BEFORE: usize = 25;
const AFTER: usize = 14;
/// A verb so near is the one the date belongs to.
const CLOSE: usize = 4;

/// The direction for the expression that begins at atom `start` and ends before `end`, and whether it is that of the verb itself.
pub(super) fn direction(tongue: &Tongue, atoms: &Atoms, syntax: &Syntax, start: usize, end: usize) -> (Direction, bool) {
    let led = (start.saturating_sub(3)..start)
        .any(|i| atoms.together(i, start) && tongue.lexicon.at(atoms, i, Class::Until).is_some_and(|h| h.end == start));
    if led {
        // "Until Thursday they had not named him."
        let over = (end..end + 6).any(|i| atoms.after(start, i) == "had");
        return (if over { Direction::Past } else { Direction::Future }, false);
    }
    // "Wednesday's ruling" is known already.
    let own = |i: usize| atoms.after(start, i) == "'" && atoms.after(start, i + 1) == "s";
    if own(end) || end > start + 2 && own(end - 2) {
        return (Direction::Past, false);
    }
    if described(tongue, syntax, start, atoms) {
        return (Direction::Past, false);
    }
    // "He said Friday that he would go": the verb that the date touches is its own.
    if start > 0 && atoms.together(start - 1, start) {
        let before = atoms.list[start - 1].token as usize;
        let verb = syntax.words.get(before).filter(|w| w.upos == Upos::Verb);
        if verb.is_some_and(|w| w.feats.tense == Tense::Past && w.feats.form == VerbForm::Finite) {
            return (Direction::Past, true);
        }
    }
    match by_verb(tongue, atoms, syntax, start, end) {
        Direction::Unknown => by_words(tongue, atoms, start, end),
        known => (known, true),
    }
}

/// "The Friday explosions": a day before a noun that the reader is taken to know. A meeting known so may still be to come.
fn described(tongue: &Tongue, syntax: &Syntax, start: usize, atoms: &Atoms) -> bool {
    let day = atoms.list[start].token as usize;
    let Some(noun) = syntax.words.get(day + 1) else { return false };
    let known = start > 0 && atoms.together(start - 1, start) && atoms.form(start - 1) == "the";
    let meeting = || tongue.lexicon.has(tongue.word(syntax.lemma(day + 1)), Class::Meeting);
    known && noun.upos == Upos::Noun && syntax.words[day].upos != Upos::Noun && !meeting()
}

/// The nearest verb before that looks one way, a noun on the way to it that tells of a plan, else the first verb after.
fn by_verb(tongue: &Tongue, atoms: &Atoms, syntax: &Syntax, start: usize, end: usize) -> Direction {
    let token = |i: usize| atoms.list[i].token as usize;
    let mut noun = true;
    for i in (start.saturating_sub(BEFORE)..start).rev().take_while(|&i| atoms.together(i, start)) {
        let at = token(i);
        let Some(word) = syntax.words.get(at) else { return Direction::Unknown };
        match word.upos {
            // "They plan to leave on Friday", but "On Friday they planned to leave".
            Upos::Verb | Upos::Aux => {
                noun = false;
                if plan(tongue, atoms, syntax, at) || purposed(tongue, syntax, at) {
                    return Direction::Future;
                }
                let told = of_verb(syntax, at);
                if told != Direction::Unknown {
                    return told;
                }
            }
            // "The preparations for April", "their planned visit in September".
            Upos::Noun if noun && start - i <= NOUN => {
                let said = at.checked_sub(1).is_some_and(|b| syntax.words[b].upos == Upos::Adj && plan(tongue, atoms, syntax, b));
                if said || plan(tongue, atoms, syntax, at) {
                    return Direction::Future;
                }
            }
            _ => {}
        }
    }
    let after = (end..(end + BEFORE).min(atoms.len())).take_while(|&i| atoms.together(i, start)).map(token);
    let verb = |i: &usize| syntax.words.get(*i).is_some_and(|w| w.upos == Upos::Verb);
    after.filter(verb).map(|i| of_verb(syntax, i)).next().unwrap_or(Direction::Unknown)
}

/// Whether what hangs on the word lies ahead, by its lemma or by its form.
fn plan(tongue: &Tongue, atoms: &Atoms, syntax: &Syntax, at: usize) -> bool {
    let form = atoms.list.get(atoms.list.partition_point(|a| (a.token as usize) < at)).map_or(UNKNOWN, |a| a.word);
    [tongue.word(syntax.lemma(at)), form].iter().any(|&word| tongue.lexicon.has(word, Class::Plan))
}

/// "They agreed to meet in March", "the rules to be published in May": the infinitive tells what is to come.
fn purposed(tongue: &Tongue, syntax: &Syntax, at: usize) -> bool {
    let infinitive = |i: usize| syntax.words[i].feats.form == VerbForm::Infinitive;
    // "To be published": the auxiliary is the infinitive.
    let passive = syntax.auxiliaries(at).find(|&a| infinitive(a));
    // "Accused of having killed", "accusé d'avoir tué": done already.
    if passive.is_some_and(|a| matches!(syntax.lemma(a), "avoir" | "have")) {
        return false;
    }
    if passive.is_none() && !infinitive(at) {
        return false;
    }
    let lead = |i: &usize| matches!(syntax.words[*i].upos, Upos::Part | Upos::Adp | Upos::Adv);
    let Some(head) = (0..passive.unwrap_or(at)).rev().find(|i| !lead(i)) else { return false };
    passive.is_some() && syntax.words[head].upos == Upos::Noun
        || tongue.lexicon.has(tongue.word(syntax.lemma(head)), Class::Resolve)
}

/// Which way a verb looks with its auxiliaries, whatever hangs on it.
pub(super) fn of_verb(syntax: &Syntax, verb: usize) -> Direction {
    let feats = syntax.words[verb].feats;
    let mut past = feats.tense == Tense::Past || feats.tense == Tense::Imperfect;
    // "The case is heard in May": the participle alone does not say when. "Est tombée" is past.
    let now = |a: usize| syntax.lemma(a) == "be" && syntax.words[a].feats.tense == Tense::Present;
    if feats.form == VerbForm::Participle && syntax.auxiliaries(verb).any(now) {
        past = false;
    }
    for aux in syntax.auxiliaries(verb) {
        let tense = syntax.words[aux].feats.tense;
        if tense == Tense::Future || matches!(syntax.lemma(aux), "will" | "shall" | "would" | "'ll") {
            return Direction::Future;
        }
        // "a annoncé qu'ils seraient libérés dimanche".
        if feats.passive && syntax.words[aux].feats.mood == Mood::Conditional && syntax.lemma(aux) == "être" {
            return Direction::Future;
        }
        past |= matches!(syntax.lemma(aux), "have" | "avoir") || tense == Tense::Past;
    }
    if feats.tense == Tense::Future || feats.mood == Mood::Conditional {
        return Direction::Future;
    }
    if feats.form == VerbForm::Infinitive {
        return Direction::Unknown;
    }
    if past {
        Direction::Past
    } else {
        Direction::Unknown
    }
}

/// The nearest word before that points back or ahead, else the nearest after; sure where it stands close before.
fn by_words(tongue: &Tongue, atoms: &Atoms, start: usize, end: usize) -> (Direction, bool) {
    for i in (start.saturating_sub(BEFORE)..start).rev() {
        if !atoms.together(i, start) {
            break;
        }
        match cue(tongue, atoms, i) {
            Direction::Unknown => {}
            known => return (known, start - i <= CLOSE),
        }
    }
    for i in end..(end + AFTER).min(atoms.len()) {
        if !atoms.together(i, start) {
            break;
        }
        match cue(tongue, atoms, i) {
            Direction::Unknown => {}
            known => return (known, false),
        }
    }
    (Direction::Unknown, false)
}

fn cue(tongue: &Tongue, atoms: &Atoms, i: usize) -> Direction {
    if atoms.list[i].make != Make::Word {
        return Direction::Unknown;
    }
    if tongue.lexicon.at(atoms, i, Class::Ahead).is_some() {
        // "It had been due to expire on Friday": it was, and now is over.
        let over = i >= 2 && atoms.form(i - 1) == "been" && atoms.form(i - 2) == "had";
        return if over { Direction::Past } else { Direction::Future };
    }
    if tongue.lexicon.at(atoms, i, Class::Back).is_some() {
        return Direction::Past;
    }
    let form = atoms.form(i);
    if atoms.list[i].capital || form.len() < 4 {
        return Direction::Unknown;
    }
    if tongue.comma_decimals {
        // French futures end in -ra and -ront; -era and -ira leave out "opéra"-like nouns well enough.
        let future = ["era", "eront", "ira", "iront", "dra", "dront", "vra", "vront", "rra", "rront"];
        return if future.iter().any(|e| form.ends_with(e)) { Direction::Future } else { Direction::Unknown };
    }
    if form.ends_with("ed") {
        Direction::Past
    } else {
        Direction::Unknown
    }
}
