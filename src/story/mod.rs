//! The same event told more than once. Hides how two tellings are compared and united.

pub mod within;
