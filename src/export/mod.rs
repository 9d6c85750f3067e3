//! The forms an answer can take. Hides the engine's own types from those who read the answer.

pub mod codes;
pub mod notes;
pub mod report;
