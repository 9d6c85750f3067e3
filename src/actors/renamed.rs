//! The same actor by another name: acronyms learnt from the text, surnames after full names. Hides which of two names is the
//! fuller.

use crate::knowledge::among;
use crate::knowledge::noted::Noted;

use super::corefer::copy;
use super::found::Found;
use super::items::View;
use super::{Kind, Said};
use crate::text::Shape;

/// How many mentions away one that holds another is looked for.
const NEST: usize = 8;

/// "Hayat Tahrir al-Cham (HTS)": the acronym is part of its mention, and means it from then on.
#[inline(never)]
pub(super) fn acronyms(view: &View, found: &mut [Found]) {
    let text = view.text;
    let mut learnt = Noted::default();
    let mut inside = vec![false; text.tokens.len()];
    for i in 0..found.len() {
        let end = found[i].tokens.end;
        let same = |k: usize| k < text.tokens.len() && text.tokens[k].sentence == text.tokens[found[i].head].sentence;
        let named = matches!(found[i].kind, Kind::Organisation | Kind::Group | Kind::Country);
        if named && same(end + 2) && text.lower(end) == "(" && matches!(text.tokens[end + 1].shape, Shape::Upper | Shape::Mixed) {
            let closed = text.lower(end + 2) == ")";
            if closed || text.lower(end + 2) == "," {
                learnt.first(text.word(end + 1), i);
                inside[end + 1] = true;
                if closed {
                    let stop = end + 3;
                    // Outer mentions that ended here grow as well.
                    let near = i.saturating_sub(NEST)..(i + NEST).min(found.len());
                    for f in found[near].iter_mut().filter(|f| f.tokens.end == end) {
                        f.tokens.end = stop;
                    }
                }
            }
        }
    }
    for f in found.iter_mut().filter(|f| f.tokens.len() == 1 && inside[f.tokens.start]) {
        // Part of the mention before it; numbers of mentions must not move yet.
        (f.weak, f.qualified, f.known, f.name) = (true, false, None, None);
    }
    if learnt.is_empty() {
        return;
    }
    for i in 0..found.len() {
        let Some(name) = found[i].name.clone().filter(|n| n.len() == 1) else { continue };
        if let Some(from) = learnt.get(text.word(name.start)).filter(|&from| from < i) {
            if found[i].said == Said::Name && found[from].known.is_none() && found[i].known.is_none() {
                copy(found, i, from);
            }
        }
    }
}

/// "Rami Abdel Rahmane ... Rahmane". A name of two words whose last comes back alone is a person's.
#[inline(never)]
pub(super) fn surnames(view: &View, found: &mut [Found]) {
    let text = view.text;
    let last = |name: &std::ops::Range<usize>| {
        let folded = text.folded(name.end - 1);
        folded.strip_prefix("al-").or(folded.strip_prefix("el-")).unwrap_or(folded)
    };
    let person = |f: &Found| f.kind == Kind::Person && f.said == Said::Name;
    let (mut lone, mut places) = (Noted::default(), Noted::default());
    for f in found.iter().filter(|f| person(f)) {
        let Some(name) = f.name.as_ref().filter(|n| n.len() == 1) else { continue };
        if super::join::locative(view, f) || name.start > f.tokens.start && !f.office {
            places.first(last(name), 0);
        } else if super::join::speaks(view, f) {
            lone.first(last(name), 0);
        }
    }
    let mut full = Noted::default();
    for i in 0..found.len() {
        let f = &found[i];
        let Some(name) = f.name.clone().filter(|n| n.len() > 1 && person(f)) else { continue };
        let determined = name.start > f.tokens.start && !f.office;
        if f.qualified || lone.has(last(&name)) && !places.has(last(&name)) && !determined && !super::join::locative(view, f) {
            found[i].qualified = true;
            full.first(last(&name), i);
        }
    }
    for i in 0..found.len() {
        let f = &found[i];
        let Some(name) = f.name.clone().filter(|_| person(f)) else { continue };
        let Some(from) = full.get(last(&name)).filter(|&from| from != i) else { continue };
        let longer = found[from]
            .name
            .clone()
            .is_some_and(|n| n.len() > name.len() || text.slice(text.span_of(n)) == text.slice(text.span_of(name)));
        let abroad = f.country.is_some() && found[from].country.is_some() && f.country != found[from].country;
        let clash = abroad
            || royal(view, f) != royal(view, &found[from])
            || f.known.is_some() && found[from].known.is_some() && f.known != found[from].known;
        if longer && !clash && (from < i || f.known.is_none()) {
            copy(found, i, from);
            if from > i {
                found[i].antecedent = None;
            }
        }
    }
}

/// The title of one who reigns: "King Hussein" is no other Hussein, and no minister takes such a title.
fn royal<'a>(view: &View<'a>, f: &Found) -> Option<&'a str> {
    let title = f.role.map(|r| view.text.lower(r))?;
    among(title, "king|queen|prince|princess|emir|sultan|roi|reine|émir").then_some(title)
}
