//! Words that look like dates and are not: "may", "March on the capital", "Sunday Times", a bare four-digit count. Hides the tests
//! that a fit must pass before it is read.

use super::atoms::{Atoms, Make, UNKNOWN};
use super::lexicon::{Class, Hit};
use super::meaning::Direction;
use super::pattern::Fit;
use super::{tense, Tongue};
use crate::knowledge::among;
use crate::syntax::{Syntax, Upos};

/// Whether the fit may be a date where it stands.
pub(super) fn accept(tongue: &Tongue, atoms: &Atoms, syntax: &Syntax, fit: &Fit) -> bool {
    let only = |class: Class| fit.hits.len() == 1 && fit.hits[0].class == class;
    let upos = syntax.words.get(atoms.list[fit.start].token as usize).map_or(Upos::X, |w| w.upos);
    if only(Class::Month) && fit.end == fit.hits[0].end && fit.start == fit.hits[0].start {
        return month(tongue, atoms, upos, fit);
    }
    // "60 Minutes", "This Week": titles.
    let title = |h: &Hit| {
        let a = &atoms.list[h.start];
        h.class == Class::Unit && h.start > fit.start && a.capital && !a.shouted
    };
    if fit.hits.iter().any(title) {
        return false;
    }
    let bare_unit = fit.hits.iter().all(|h| h.class == Class::Unit) && fit.end - fit.start == fit.hits.len();
    if bare_unit && !atoms.form(fit.end - 1).ends_with('s') {
        return false;
    }
    // "In the past" is a time, "in the past three summers" and "in the past year" are others.
    let counted = |i: usize| [Class::Num, Class::Few, Class::Unit].iter().any(|c| tongue.hit(atoms, i, *c).is_some());
    if only(Class::Ref) && fit.end - fit.start > 1 && atoms.together(fit.start, fit.end) && counted(fit.end) {
        return false;
    }
    // "He was soon released" is soon after what was told.
    let over = |i: usize| {
        let at = atoms.list[i].token as usize;
        let verb = |v: &usize| syntax.words.get(*v).is_some_and(|w| w.upos == Upos::Verb);
        [at + 1, at.saturating_sub(1)].iter().find(|v| verb(v)).is_some_and(|&v| tense::of_verb(syntax, v) == Direction::Past)
    };
    if only(Class::Ref) && fit.end - fit.start == 1 && fit.hits[0].code == "FUTURE_REF" && over(fit.start) {
        return false;
    }
    // "Future talks" are to come, "the boy's future" is none.
    let qualifies = |i: usize| {
        let upos = atoms.list.get(i).and_then(|a| syntax.words.get(a.token as usize)).map_or(Upos::X, |w| w.upos);
        atoms.together(fit.start, i) && matches!(upos, Upos::Noun | Upos::Adj)
    };
    if only(Class::Ref) && fit.end - fit.start == 1 && atoms.form(fit.start) == "future" && !qualifies(fit.end) {
        return false;
    }
    // "deux jours avant de prendre la ville": counted from what is told next.
    let last = fit.end - 1;
    let onward = if atoms.form(last) == "avant" { "de|d|d'|d’|que|qu|qu'|qu’" } else { "que|qu|qu'|qu’" };
    if tongue.comma_decimals
        && fit.end - fit.start > 1
        && matches!(atoms.form(last), "avant" | "après")
        && atoms.together(last, fit.end)
        && among(atoms.form(fit.end), onward)
    {
        return false;
    }
    // "une quinzaine de soldats": fifteen of them, and no fortnight.
    let fifteen = |h: &Hit| h.class == Class::Unit && h.code == "2W" && h.end == fit.end;
    let of = || atoms.together(fit.start, fit.end) && matches!(atoms.form(fit.end), "de" | "d'" | "d’");
    if tongue.comma_decimals && fit.hits.iter().any(fifteen) && of() {
        return false;
    }
    // "$5 million a year", "3 % a year": a price, not a stretch of time.
    let priced = |i: usize| {
        atoms.list[i].make == Make::Digits || matches!(atoms.form(i), "million" | "billion" | "%" | "percent" | "thousand")
    };
    let rate = tongue.patterns.rules[fit.rule].meaning[0] == "rate";
    if !rate
        && fit.get(Class::One).is_some_and(|h| h.start == fit.start)
        && fit.start > 0
        && priced(fit.start - 1)
        && fit.end - fit.start == 2
    {
        return false;
    }
    // "In his early 30s" is an age.
    let his = |i: usize| matches!(atoms.form(i), "his" | "her" | "their" | "my" | "our" | "your");
    if fit.get(Class::Decade).is_some_and(|h| atoms.list[h.start].span.end - atoms.list[h.start].span.start < 4)
        && (fit.start.saturating_sub(3)..fit.start).any(|i| atoms.together(i, fit.start) && his(i))
    {
        return false;
    }
    if only(Class::Season) && atoms.form(fit.hits[0].start) == "fall" && !autumn(atoms, syntax, fit) {
        return false;
    }
    if only(Class::Year) && fit.end - fit.start == 1 {
        return year(tongue, atoms, syntax, fit);
    }
    // "a libéré mardi 12 otages": so many of them, and no day of the month.
    let counts = |i: usize| {
        let next = atoms.list.get(i).filter(|a| atoms.together(fit.start, i) && a.word == UNKNOWN);
        let word = next.and_then(|a| syntax.words.get(a.token as usize));
        word.is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Adj))
    };
    let numbered = fit.get(Class::Weekday).is_some() && fit.get(Class::Day).is_some_and(|d| d.end == fit.end);
    if numbered && fit.get(Class::Month).is_none() && counts(fit.end) {
        return false;
    }
    if fit.get(Class::Weekday).is_some() && named(tongue, atoms, fit) {
        return false;
    }
    if only(Class::Often) || only(Class::Ref) || only(Class::Season) || only(Class::Deictic) {
        // Part of a name: "Daily Mail", "USA Today", "Winter Palace".
        let a = &atoms.list[fit.start];
        let inside = a.capital && fit.start > 0 && atoms.together(fit.start - 1, fit.start);
        let next = atoms.together(fit.start, fit.end) && atoms.list[fit.end].capital;
        let noun = only(Class::Often) && next;
        let named = next && (inside || !only(Class::Deictic));
        if noun || a.capital && named || inside && atoms.list[fit.start - 1].capital && !a.shouted {
            return false;
        }
    }
    true
}

/// "in the fall", "this fall", and not "the fall of the regime", "a fall in prices", "shells fall on the town".
fn autumn(atoms: &Atoms, syntax: &Syntax, fit: &Fit) -> bool {
    let word = fit.hits[0].start;
    let upos = syntax.words.get(atoms.list[word].token as usize).map_or(Upos::X, |w| w.upos);
    upos != Upos::Verb
        && !among(atoms.after(word, fit.end), "of|in|to|from|into|on|under|by|off|apart|back|short")
        && !among(atoms.before(word), "a|its|his|her|their|sharp|steep|will|may|could|would|not")
}

fn month(tongue: &Tongue, atoms: &Atoms, upos: Upos, fit: &Fit) -> bool {
    let (i, end) = (fit.start, fit.end);
    if matches!(upos, Upos::Verb | Upos::Aux) {
        return false;
    }
    let before = atoms.before(i);
    // "Jan", "Mar" without a stop need a number beside them.
    let number = |k: usize| atoms.together(i, k) && atoms.list[k].make == Make::Digits;
    if end == i + 1 && atoms.form(i).len() == 3 && atoms.form(i) != "may" && !number(end) && !(i > 0 && number(i - 1)) {
        return tongue.comma_decimals;
    }
    // "Mars" with a capital is the planet.
    if tongue.comma_decimals && atoms.list[i].capital && !atoms.list[i].shouted && !before.is_empty() {
        return number(end);
    }
    let led = !before.is_empty() && (tongue.lexicon.at(atoms, i - 1, Class::Lead).is_some());
    if led {
        return true;
    }
    let onward = matches!(atoms.after(i, end), "on" | "to" | "through" | "from" | "of");
    let noun = atoms.list.get(end).is_some_and(|a| !a.capital && a.make == Make::Word);
    if before == "the" && !onward && noun && atoms.list[i].capital {
        return true;
    }
    let next = atoms.together(i, end).then(|| &atoms.list[end]);
    let name = next.is_some_and(|a| a.capital && a.make == Make::Word);
    // Words that are also verbs, names or things need a word before them that leads to a date.
    if matches!(atoms.form(i), "may" | "march" | "mars") {
        return next.is_some_and(|a| a.make == Make::Digits);
    }
    let inside_name = i > 0
        && atoms.together(i - 1, i)
        && atoms.list[i - 1].capital
        && atoms.list[i - 1].make == Make::Word
        && atoms.list[i].capital
        && i >= 2
        && atoms.together(i - 2, i);
    !name && !inside_name
}

fn year(tongue: &Tongue, atoms: &Atoms, syntax: &Syntax, fit: &Fit) -> bool {
    let (i, end) = (fit.start, fit.end);
    let n = fit.hits[0].n;
    if atoms.list[i].make == Make::Digits && !(1700..=2060).contains(&n) {
        return false;
    }
    if tongue.lexicon.at(atoms, end, Class::Unit).is_some() && atoms.together(i, end) {
        return false;
    }
    let before = atoms.before(i);
    if ["no", "n", "°", "page", "route", "rn", "flight", "vol", "article", "room"].contains(&before) {
        return false;
    }
    let led = i > 0 && atoms.together(i - 1, i) && tongue.lexicon.at(atoms, i - 1, Class::Lead).is_some();
    let Some(next) = atoms.list.get(end).filter(|_| atoms.together(i, end)) else { return true };
    // "The 1992 protests" are of a year, "the 2000 protests" may be a count.
    if matches!(before, "the" | "a") && n % 100 != 0 && n > 1900 {
        return true;
    }
    if led
        && !["about", "around", "than", "or", "and", "et", "ou", "de", "d'", "à", "vers", "through", "as", "to"].contains(&before)
    {
        return true;
    }
    if next.make != Make::Word {
        return next.make == Make::Mark;
    }
    // "1990 soldiers": a lower-case word that counts. Function words are short or known.
    let upos = syntax.words.get(next.token as usize).map_or(Upos::X, |w| w.upos);
    match upos {
        // A number that counts stands before a plural: "its 1990 invasion" is of a year.
        Upos::Noun => (led || !tongue.comma_decimals && n > 1900) && !atoms.form(end).ends_with('s'),
        Upos::X => {
            let form = atoms.form(end);
            next.capital || form.len() <= 3 || !form.ends_with('s') || tongue.lexicon.at(atoms, end, Class::Lead).is_some()
        }
        _ => true,
    }
}

/// "the Sunday Times", "Bloody Sunday", "Black Friday Group".
fn named(tongue: &Tongue, atoms: &Atoms, fit: &Fit) -> bool {
    let Some(day) = fit.get(Class::Weekday) else { return false };
    if tongue.comma_decimals {
        return false;
    }
    if atoms.together(day.start, day.end)
        && atoms.list[day.end].capital
        && tongue.lexicon.at(atoms, day.end, Class::Paper).is_some()
    {
        return true;
    }
    if day.start == fit.start && fit.start > 0 && atoms.together(fit.start - 1, fit.start) {
        let before = &atoms.list[fit.start - 1];
        return before.capital
            && ["bloody", "black", "good", "easter", "palm", "super", "ash", "cyber", "holy"]
                .contains(&(atoms.form(fit.start - 1)));
    }
    false
}
