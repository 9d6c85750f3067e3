//! The line a news agency puts before its text: "NAIROBI, August 8 (Xinhua) --", "PARIS, 3 June 2020 (AFP)". Its date is the
//! article's own, not one the article tells. Hides how a dateline is told from a sentence.

use super::atoms::{Atoms, Make};

/// The most atoms a dateline has.
pub(super) const LONGEST: usize = 24;

/// The datelines of a text: from the atom each begins at to the one after its end.
pub(super) fn all(atoms: &Atoms) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(first) = atoms.list.get(i) {
        found.extend(at(atoms, i).map(|end| (i, end)));
        i += atoms.list[i..].partition_point(|a| a.sentence == first.sentence);
    }
    found
}

/// A place in capitals, then, within a few words, an agency in brackets or a dash.
fn at(atoms: &Atoms, i: usize) -> Option<usize> {
    let first = &atoms.list[i];
    // "N'DJAMENA", "EL FASHER".
    let long = first.span.end - first.span.start >= 3
        || atoms.list.get(i + 1).is_some_and(|next| next.shouted && atoms.together(i, i + 1));
    if !first.shouted || first.make != Make::Word || !long {
        return None;
    }
    let mut digits = false;
    for k in i + 1..(i + LONGEST).min(atoms.len()) {
        if !atoms.together(i, k) {
            return None;
        }
        let atom = &atoms.list[k];
        digits |= atom.make == Make::Digits;
        match atoms.form(k) {
            "(" if digits => {
                let close = (k + 1..(k + 6).min(atoms.len())).find(|&c| atoms.form(c) == ")")?;
                return atoms.list[k + 1].capital.then_some(close + 1);
            }
            "-" | "–" | "—" | "_" if digits && !atom.glued => return Some(k + 1),
            "," | "." | "/" | "(" | ")" => {}
            _ if atom.make == Make::Digits || atom.capital => {}
            // French months are written small.
            form if k > i + 1 && form.chars().count() > 2 && digits && atoms.list[k - 1].make == Make::Digits => {}
            _ => return None,
        }
    }
    None
}
