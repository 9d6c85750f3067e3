//! Tokens, sentences and trees on sentences made for it.

mod plain;
mod robust;
mod text;
mod trees;
