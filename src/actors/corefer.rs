//! What leads back to an earlier mention: acronyms, surnames, pronouns, role nouns. Hides how an antecedent is chosen; leaves
//! it open where more than one would do.

use std::collections::HashMap;

use super::found::Found;
use super::items::View;
use super::{Kind, Said};
use crate::text::Shape;

/// Resolves the mentions of a text and drops what proved to be no actor.
pub(super) fn resolve(view: &View, mut found: Vec<Found>) -> Vec<Found> {
    acronyms(view, &mut found);
    surnames(view, &mut found);
    keep(found)
}

fn copy(found: &mut [Found], at: usize, from: usize) {
    let other = found[from].clone();
    let f = &mut found[at];
    f.antecedent = Some(from);
    f.qualified = true;
    f.kind = other.kind;
    f.known = other.known;
    f.name = other.name;
    f.country = other.country;
    f.sector = other.sector;
    f.detail = other.detail;
    f.yields = other.yields;
}

/// "Hayat Tahrir al-Cham (HTS)": the acronym is part of its mention, and means it from then on.
fn acronyms(view: &View, found: &mut Vec<Found>) {
    let text = view.text;
    let mut learnt: HashMap<&str, usize> = HashMap::new();
    let mut inside = Vec::new();
    for i in 0..found.len() {
        let end = found[i].tokens.end;
        let same = |k: usize| k < text.tokens.len() && text.tokens[k].sentence == text.tokens[found[i].head].sentence;
        let named = matches!(found[i].kind, Kind::Organisation | Kind::Group | Kind::Country);
        if named && same(end + 2) && text.lower(end) == "(" && matches!(text.tokens[end + 1].shape, Shape::Upper | Shape::Mixed) {
            let closed = text.lower(end + 2) == ")";
            if closed || text.lower(end + 2) == "," {
                learnt.entry(text.word(end + 1)).or_insert(i);
                inside.push(end + 1);
                if closed {
                    let stop = end + 3;
                    // Outer mentions that ended here grow as well.
                    for f in found.iter_mut().filter(|f| f.tokens.end == end) {
                        f.tokens.end = stop;
                    }
                }
            }
        }
    }
    // Antecedents that are known already (a title's name) are numbers of mentions, too.
    *found = only(std::mem::take(found), |f| !(f.tokens.len() == 1 && inside.binary_search(&f.tokens.start).is_ok()));
    if learnt.is_empty() {
        return;
    }
    // Numbers of mentions have moved: learn by their first token again.
    let at: HashMap<&str, usize> = learnt
        .keys()
        .filter_map(|&a| {
            let open = inside.iter().find(|&&t| text.word(t) == a)?;
            let i =
                found.iter().rposition(|f| f.tokens.start < *open && (f.tokens.end == *open + 2 || f.tokens.end + 1 == *open))?;
            Some((a, i))
        })
        .collect();
    for i in 0..found.len() {
        let Some(name) = found[i].name.clone().filter(|n| n.len() == 1) else { continue };
        if let Some(&from) = at.get(text.word(name.start)).filter(|&&from| from < i) {
            if found[i].said == Said::Name && found[from].known.is_none() && found[i].known.is_none() {
                copy(found, i, from);
            }
        }
    }
}

/// "Rami Abdel Rahmane ... Rahmane".
fn surnames(view: &View, found: &mut [Found]) {
    let text = view.text;
    let mut full: HashMap<&str, usize> = HashMap::new();
    for i in 0..found.len() {
        let f = &found[i];
        if let Some(name) = f.name.clone().filter(|n| n.len() > 1 && f.kind == Kind::Person && f.qualified) {
            full.entry(text.folded(name.end - 1)).or_insert(i);
        }
    }
    for i in 0..found.len() {
        let f = &found[i];
        if f.kind != Kind::Person || f.said != Said::Name {
            continue;
        }
        let Some(name) = f.name.clone() else { continue };
        if let Some(&from) = full.get(text.folded(name.end - 1)).filter(|&&from| from != i) {
            let same = found[from]
                .name
                .clone()
                .is_some_and(|n| n.len() > name.len() || text.slice(text.span_of(n)) == text.slice(text.span_of(name.clone())));
            if same && (from < i || !f.qualified) {
                copy(found, i, from);
                if from > i {
                    found[i].antecedent = None;
                }
            }
        }
    }
}

/// Drops weak mentions that nothing qualified.
fn keep(found: Vec<Found>) -> Vec<Found> {
    only(found, |f| !f.weak || f.qualified)
}

/// The mentions that stay, their antecedents renumbered.
fn only(found: Vec<Found>, stays: impl Fn(&Found) -> bool) -> Vec<Found> {
    let mut next = 0;
    let mut numbers = Vec::with_capacity(found.len());
    for f in &found {
        numbers.push(stays(f).then_some(next));
        next += stays(f) as usize;
    }
    let mut kept: Vec<Found> = found.into_iter().filter(stays).collect();
    for f in &mut kept {
        f.antecedent = f.antecedent.and_then(|a| numbers[a]);
    }
    kept
}
