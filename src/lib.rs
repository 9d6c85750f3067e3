//! sitrep reads conflict and diplomacy news, in English and French, into a situation report: what happened, who did it to
//! whom, where, when, how many, who says so and how surely, each field tied to the exact words.
//!
//! [`Engine`] is the way in. Stages import one way only, in the order of the list below; a test holds them to it.

// No input may end the program: what can fail is told, and tests alone may insist.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::get_unwrap,
        clippy::exit,
        clippy::mem_forget
    )
)]

pub mod actors;
pub mod claims;
pub mod engine;
pub mod events;
pub mod export;
pub mod knowledge;
pub mod places;
pub mod record;
pub mod story;
pub mod syntax;
pub mod text;
pub mod time;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use engine::{Engine, Options};
pub use record::Report;
