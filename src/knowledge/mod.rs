//! Reads the packed tables; knows no stage. What a person edits lies in `data/` as TSV and TOML; the build packs it into the
//! crate, and this module hands out rows.

pub mod calendar;
pub mod countries;
pub mod late;
pub mod own;
pub mod quick;
pub mod sort;
pub mod table;
pub mod tables;

/// Whether a word is one of a list, its words with "|" between them. One function for all such lists: as patterns each would be
/// code of its own.
#[inline(never)]
pub fn among(word: &str, list: &str) -> bool {
    list.split('|').any(|w| w == word)
}
