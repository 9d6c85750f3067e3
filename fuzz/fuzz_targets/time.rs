//! Runs `targets::time` under libFuzzer.
#![no_main]
#![allow(dead_code)]

#[path = "../../tests/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::ALL.iter().find(|t| t.0 == "time").expect("a target").1(data));
