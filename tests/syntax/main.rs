//! Tokens, sentences and trees on sentences made for it.

mod robust;
mod text;
mod trees;
