//! The line a news agency puts before its text: "NAIROBI, August 8 (Xinhua) --", "PARIS, 3 June 2020 (AFP)", "Bamako, 3 mai -". Its
//! date is the article's own, not one the article tells. Hides how a dateline is told from a sentence.

use super::atoms::{Atoms, Make};
use super::lexicon::Class;
use super::Tongue;
use crate::knowledge::among;

/// The most atoms a dateline has.
pub(super) const LONGEST: usize = 24;

/// The datelines of a text: from the atom each begins at to the one after its end.
pub(super) fn all(tongue: &Tongue, atoms: &Atoms) -> Vec<(usize, usize)> {
    let (mut found, mut plain) = (Vec::new(), Vec::new());
    let mut i = 0;
    while let Some(first) = atoms.list.get(i) {
        found.extend(at(tongue, atoms, i, true).map(|end| (i, end)));
        plain.extend(at(tongue, atoms, i, false).map(|end| (i, end)));
        i += atoms.list[i..].partition_point(|a| a.sentence == first.sentence);
    }
    if found.is_empty() {
        found.extend(sole(&plain));
    }
    found
}

/// An article has one dateline that is written as usual; what has several is a list of days.
pub(super) fn sole<T: Copy>(plain: &[T]) -> Option<T> {
    match plain {
        &[only] => Some(only),
        _ => None,
    }
}

/// Small words inside names of places.
pub(crate) fn joins(form: &str) -> bool {
    among(form, "of|the|and|de|du|des|la|et")
}

/// A place in capitals, then, within a few words, an agency in brackets or a dash. One that is not `shouted` has a comma after it and a day with
/// its month: "Goma (RDC), 4 mai 2025 (AFP) -".
#[inline(never)]
pub(super) fn at(tongue: &Tongue, atoms: &Atoms, i: usize, shouted: bool) -> Option<usize> {
    let first = atoms.list.get(i)?;
    // "N'DJAMENA", "EL FASHER".
    let long = first.span.end - first.span.start >= 3
        || atoms.list.get(i + 1).is_some_and(|next| next.shouted && atoms.together(i, i + 1));
    if first.shouted != shouted || !first.capital || first.make != Make::Word || !long {
        return None;
    }
    let month = |k: usize| tongue.lexicon.begins(atoms, k, Class::Month);
    let mut digits = false;
    for k in i + 1..(i + LONGEST).min(atoms.len()) {
        if !atoms.together(i, k) {
            return None;
        }
        let atom = &atoms.list[k];
        if atom.make == Make::Digits && !digits {
            let day = if month(k - 1) { k - 1 } else { k };
            if !shouted && (day == k && !month(k + 1) || day.checked_sub(1).is_none_or(|comma| atoms.form(comma) != ",")) {
                return None;
            }
            digits = true;
        }
        match atoms.form(k) {
            "(" if digits => {
                let close = (k + 1..(k + 6).min(atoms.len())).find(|&c| atoms.form(c) == ")")?;
                return atoms.list[k + 1].capital.then_some(close + 1);
            }
            "-" | "–" | "—" | "_" if digits && !atom.glued => return Some(k + 1),
            "," | "." | "/" | "(" | ")" => {}
            _ if atom.make == Make::Digits || atom.capital => {}
            // "KINSHASA, Democratic Republic of Congo, 3 May".
            form if !digits && k > i + 1 && joins(form) => {}
            // French months are written small.
            form if k > i + 1 && form.chars().count() > 2 && digits && atoms.list[k - 1].make == Make::Digits => {}
            _ => return None,
        }
    }
    None
}
