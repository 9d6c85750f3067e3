//! Who says so, and whether it happened.
