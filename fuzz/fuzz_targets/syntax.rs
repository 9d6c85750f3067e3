//! Runs `targets::syntax` under libFuzzer.
#![no_main]
#![allow(dead_code)]

#[path = "../../tests/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::ALL.iter().find(|t| t.0 == "syntax").expect("a target").1(data));
