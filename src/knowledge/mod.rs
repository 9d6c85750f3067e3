//! Reads the packed tables; knows no stage. What a person edits lies in `data/` as TSV and TOML; the build packs it into the
//! crate, and this module hands out rows.

mod among;
pub mod calendar;
pub mod countries;
mod decimal;
pub mod index;
pub mod keys;
pub mod late;
pub mod noted;
pub mod own;
pub mod sort;
pub mod table;
pub mod tables;

pub use among::{among, holds};
pub use decimal::decimal;
