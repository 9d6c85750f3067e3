//! Runs `targets::tables` under libFuzzer.
#![no_main]
#![allow(dead_code)]

#[path = "../../tests/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::ALL.iter().find(|t| t.0 == "tables").expect("a target").1(data));
