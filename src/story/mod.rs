//! The same event told more than once: within one article ([`within`]), and across articles ([`merge()`]). Hides how two tellings
//! are compared and united.
//!
//! Across articles: those that do not say when they appeared are dated by the others (`dating`), events are made ready for comparing (`facts`, `who`, `spots`), those that share a key (`blocks`) are judged
//! pair by pair (`pair`), and the surest pairs are joined first as long as nothing forbids it (`cluster`). Each cluster becomes one
//! record (`unite`) with what its members tell differently (`differ`, `disagree`); then come the links that the articles state
//! (`links`), who acts on whom, and what belongs together (`graph`).

mod blocks;
mod cluster;
mod counts;
mod dating;
mod differ;
mod disagree;
mod facts;
mod figures;
mod graph;
mod kinds;
mod links;
mod merge;
mod pair;
mod spots;
mod unite;
mod who;
pub mod within;
mod words;

pub use merge::{merge, SCHEMA};
