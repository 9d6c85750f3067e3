//! Which way the sentence looks: back, ahead, or neither. Hides whether the tree or the words around said so.

use super::atoms::{Atoms, Make, UNKNOWN};
use super::lexicon::Class;
use super::meaning::Direction;
use super::Tongue;
use crate::syntax::{Mood, Rel, Syntax, Tense, Upos, VerbForm};

/// How many heads up the governing verb is looked for.
const CLIMB: usize = 6;
/// How many words before and after are looked at where there is no tree.
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
    match by_tree(tongue, atoms, syntax, atoms.list[end - 1].token as usize) {
        Direction::Unknown => by_words(tongue, atoms, start, end),
        known => (known, true),
    }
}

/// "The Friday explosions": a day before a noun that the reader is taken to know. A meeting known so may still be to come.
fn described(tongue: &Tongue, syntax: &Syntax, start: usize, atoms: &Atoms) -> bool {
    let day = atoms.list[start].token as usize;
    let Some(noun) = syntax.head(day).filter(|&head| head == day + 1) else { return false };
    let known = start > 0 && atoms.together(start - 1, start) && atoms.form(start - 1) == "the";
    known
        && syntax.words[noun].upos == Upos::Noun
        && matches!(syntax.words[day].rel, Rel::Compound | Rel::Nmod | Rel::Amod)
        && !tongue.lexicon.has(tongue.word(syntax.lemma(noun)), Class::Meeting)
}

fn by_tree(tongue: &Tongue, atoms: &Atoms, syntax: &Syntax, token: usize) -> Direction {
    let mut at = token;
    for _ in 0..CLIMB {
        let Some(word) = syntax.words.get(at) else { return Direction::Unknown };
        if matches!(word.upos, Upos::Verb | Upos::Aux) {
            // "They plan to leave on Friday", but "On Friday they planned to leave".
            if at < token && (plan(tongue, atoms, syntax, at) || purposed(tongue, syntax, at)) {
                return Direction::Future;
            }
            let told = of_verb(syntax, at);
            if told != Direction::Unknown {
                return told;
            }
        } else if at < token && word.upos == Upos::Noun {
            // "The preparations for April", "their planned visit in September".
            let said = |c: usize| c < at && syntax.words[c].rel == Rel::Amod && plan(tongue, atoms, syntax, c);
            if plan(tongue, atoms, syntax, at) || syntax.children(at).any(said) {
                return Direction::Future;
            }
        }
        match syntax.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    Direction::Unknown
}

/// Whether what hangs on the word lies ahead, by its lemma or by its form.
fn plan(tongue: &Tongue, atoms: &Atoms, syntax: &Syntax, at: usize) -> bool {
    let form = atoms.list.get(atoms.list.partition_point(|a| (a.token as usize) < at)).map_or(UNKNOWN, |a| a.word);
    [tongue.word(syntax.lemma(at)), form].iter().any(|&word| tongue.lexicon.has(word, Class::Plan))
}

/// "They agreed to meet in March", "the rules to be published in May": the infinitive tells what is to come.
fn purposed(tongue: &Tongue, syntax: &Syntax, at: usize) -> bool {
    let word = &syntax.words[at];
    let bare = word.feats.form == VerbForm::Infinitive;
    // "To be published": the auxiliary is the infinitive.
    let passive =
        syntax.children(at).any(|c| syntax.words[c].feats.form == VerbForm::Infinitive && syntax.words[c].rel == Rel::AuxPass);
    let Some(head) = syntax.head(at).filter(|&head| head < at && (bare || passive)) else { return false };
    passive && word.rel == Rel::Acl || tongue.lexicon.has(tongue.word(syntax.lemma(head)), Class::Resolve)
}

/// Which way a verb looks with its auxiliaries, whatever hangs on it.
pub(super) fn of_verb(syntax: &Syntax, verb: usize) -> Direction {
    let feats = syntax.words[verb].feats;
    let mut past = feats.tense == Tense::Past || feats.tense == Tense::Imperfect;
    // "The case is heard in May": the participle alone does not say when. "Est tombée" is past.
    let present = |c: usize| syntax.words[c].rel == Rel::AuxPass && syntax.words[c].feats.tense == Tense::Present;
    let now = |c: usize| present(c) && syntax.lemma(c) == "be";
    if feats.form == VerbForm::Participle && syntax.children(verb).any(now) {
        past = false;
    }
    for child in syntax.children(verb) {
        let word = &syntax.words[child];
        if word.upos != Upos::Aux && word.rel != Rel::Aux {
            continue;
        }
        if word.feats.tense == Tense::Future || matches!(syntax.lemma(child), "will" | "shall" | "would" | "'ll") {
            return Direction::Future;
        }
        past |= matches!(syntax.lemma(child), "have" | "avoir") || word.feats.tense == Tense::Past;
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
