//! Names and events whose date is known (data/time/anchors.tsv), found in a text. Hides the look-up.

use std::sync::OnceLock;

use super::atoms::{pieces, Atoms};
use super::Date;
use crate::knowledge::quick::{QuickMap, Sieve};
use crate::knowledge::{table, tables};
use crate::text::fold;

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
    /// Phrases by their first piece: the rest, the row, whether it is a word of the row's `with`.
    phrases: QuickMap<String, Vec<(Vec<String>, usize, bool)>>,
    /// Of the first pieces.
    sieve: Sieve,
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
        let mut read = Table { anchors: Vec::new(), phrases: QuickMap::default(), sieve: Sieve::default() };
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
                    let mut cut = pieces(&fold(phrase)).into_iter();
                    if let Some(first) = cut.next() {
                        read.sieve.add(&first);
                        read.phrases.entry(first).or_default().push((cut.collect(), at, with));
                    }
                }
            }
            read.anchors.push(Anchor { what, date, with: !row.get("with").is_empty() });
        });
        read
    })
}

/// All phrases of a text whose rows hold.
pub(super) fn all(atoms: &Atoms) -> Vec<Sight> {
    let table = the_table();
    let mut seen = vec![false; table.anchors.len()];
    let mut sights = Vec::new();
    for i in 0..atoms.len() {
        let first = atoms.folded(i);
        if !table.sieve.may(first) {
            continue;
        }
        for (rest, row, with) in table.phrases.get(first).into_iter().flatten() {
            if !rest.iter().enumerate().all(|(k, w)| atoms.together(i, i + 1 + k) && atoms.folded(i + 1 + k) == w) {
                continue;
            }
            if *with {
                seen[*row] = true;
            } else {
                sights.push((i, i + 1 + rest.len(), *row));
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
