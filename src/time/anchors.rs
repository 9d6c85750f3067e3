//! Names and events whose date is known (data/time/anchors.tsv), found in a text. Hides the look-up.

use std::sync::OnceLock;

use super::atoms::{pieces, Atoms};
use super::{Date, Tongue};
use crate::knowledge::keys::Keys;
use crate::knowledge::{sort, table, tables};
use crate::text::fold;
use crate::text::letters;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Start,
    From,
    Until,
    Since,
    Day,
}

/// A row.
pub(super) struct Anchor {
    pub what: What,
    pub date: Date,
    /// The phrases one of which the text must hold as well; none asked for if empty.
    with: bool,
}

struct Table {
    anchors: Vec<Anchor>,
    /// Where the stretch of `phrases` begins that begin with a piece.
    by_first: Keys,
    /// Phrases, those of one first piece together: all pieces, the row, whether it is a word of the row's `with`.
    phrases: Vec<(Vec<u64>, usize, bool)>,
}

/// A phrase found: its atoms and its row.
pub(super) struct Sight {
    pub start: usize,
    pub end: usize,
    pub anchor: &'static Anchor,
}

fn the_table() -> &'static Table {
    static TABLES: OnceLock<Table> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut read = Table { anchors: Vec::new(), by_first: Keys::default(), phrases: Vec::new() };
        table::rows(tables::text("time/anchors.tsv"), |row| {
            let what = match row.get("kind") {
                "start" => What::Start,
                "from" => What::From,
                "until" => What::Until,
                "since" => What::Since,
                _ => What::Day,
            };
            let Some(date) = Date::parse(row.get("date")) else { return };
            let at = read.anchors.len();
            for (column, with) in [("words", false), ("with", true)] {
                for phrase in row.list(column) {
                    let keys: Vec<u64> = pieces(&fold(phrase)).iter().map(|piece| letters::of_word(piece)).collect();
                    if !keys.is_empty() {
                        read.phrases.push((keys, at, with));
                    }
                }
            }
            read.anchors.push(Anchor { what, date, with: !row.get("with").is_empty() });
        });
        sort::by_key(&mut read.phrases, |p| p.0[0]);
        let firsts: Vec<(u64, u32)> = read.phrases.iter().zip(0..).map(|(phrase, n)| (phrase.0[0], n)).collect();
        read.by_first = Keys::new(&firsts, |first, _| first);
        read
    })
}

/// The keys of the words that phrases begin with.
pub(super) fn firsts() -> impl Iterator<Item = u64> {
    the_table().phrases.iter().map(|phrase| phrase.0[0])
}

/// All phrases of a text whose rows hold.
pub(super) fn all(tongue: &Tongue, atoms: &Atoms) -> Vec<Sight> {
    let table = the_table();
    let mut seen = vec![false; table.anchors.len()];
    let mut sights = Vec::new();
    // The keys of a language's words have accents, those of names have none.
    for i in (0..atoms.len()).filter(|&i| tongue.anchored(atoms.list[i].word) || atoms.has_accents(i)) {
        let first = atoms.key(i);
        let Some(from) = table.by_first.get(first) else { continue };
        for (pieces, row, with) in table.phrases[from as usize..].iter().take_while(|p| p.0[0] == first) {
            if !pieces.iter().enumerate().skip(1).all(|(k, key)| atoms.together(i, i + k) && atoms.key(i + k) == *key) {
                continue;
            }
            if *with {
                seen[*row] = true;
            } else {
                sights.push((i, i + pieces.len(), *row));
            }
        }
    }
    sights.retain(|(_, _, row)| !table.anchors[*row].with || seen[*row]);
    sights.into_iter().map(|(start, end, row)| Sight { start, end, anchor: &table.anchors[row] }).collect()
}

#[cfg(test)]
mod tests {
    use super::{the_table, What};

    #[test]
    fn every_row_is_read() {
        let rows =
            crate::knowledge::tables::text("time/anchors.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count()
                - 1;
        assert_eq!(the_table().anchors.len(), rows);
        assert!(the_table().anchors.iter().any(|a| a.what == What::Day && a.with));
    }
}
