//! Eight times the text takes about eight times the work, whatever the text: quadratic work would take sixty-four times as much.
//! Measured in the processor time of this thread alone, the least of a few runs, so that a busy machine changes little.

use std::time::Instant;

use sitrep::Options;

use crate::engine;
use crate::hostile::{text, KINDS};

const SHORT: usize = 6_000;
const TIMES: usize = 8;
/// What is allowed over eight times as much: caches, allocations and the maps of a larger text.
const SLACK: f64 = 2.5;
/// Shorter than this, in nanoseconds, a run says nothing.
const LEAST: f64 = 300_000.0;

/// How often a kind of text may seem to grow faster than that before it is believed.
const TRIES: usize = 4;

/// Nanoseconds of processor time of this thread where the system tells, else of the clock on the wall.
fn spent(began: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.as_deref().and_then(|s| s.split(' ').next()).and_then(|n| n.parse().ok());
    nanoseconds.unwrap_or_else(|| began.elapsed().as_nanos() as f64)
}

fn least(source: &str, runs: usize) -> f64 {
    let began = Instant::now();
    let mut least = f64::MAX;
    for _ in 0..runs {
        let before = spent(began);
        let report = engine().extract(source, &Options::default()).expect("within the limit");
        least = least.min(spent(began) - before);
        drop(report);
    }
    least
}

/// How many times the work of a text is that of a text [`TIMES`] as long.
fn ratio(piece: &str, short: usize) -> f64 {
    let (short, long) = (text(piece, short), text(piece, short * TIMES));
    least(&short, 1);
    least(&long, 2) / least(&short, 4).max(LEAST)
}

#[test]
fn work_grows_as_the_text_does() {
    let most = TIMES as f64 * SLACK;
    let mut wrong = Vec::new();
    for (name, piece) in KINDS {
        // A few kB fit into the processor's cache and cost less for it: only what goes on growing so is not linear.
        let grows = || ratio(piece, SHORT) > most && ratio(piece, SHORT * TIMES) > most;
        // A neighbour that fills the processor's caches does so for a while, quadratic work for ever.
        if (0..TRIES).all(|_| grows()) {
            wrong.push(*name);
        }
    }
    assert!(wrong.is_empty(), "{TIMES} times the text takes more than {most} times the work: {wrong:?}");
}

#[test]
fn a_report_grows_as_the_text_does() {
    for (name, piece) in KINDS {
        let size = |bytes: usize| {
            let report = engine().extract(&text(piece, bytes), &Options::default()).expect("within the limit");
            serde_json::to_string(&report).expect("JSON").len() as f64
        };
        let (short, long) = (size(SHORT), size(SHORT * TIMES));
        assert!(long < short.max(20_000.0) * TIMES as f64 * SLACK, "{name}: {short} bytes of report, then {long}");
    }
}

/// Pieces that come again and again are many words; this is one that does not end.
#[test]
fn work_grows_as_a_word_does() {
    let most = TIMES as f64 * SLACK;
    for (before, after) in [("", ""), ("1é", ""), ("1", "é"), ("d'É", ""), ("-", "-"), ("3-", "th")] {
        let word = |letters: usize| format!("On Tuesday {before}{}{after} shelled Harim.", "a".repeat(letters));
        let grows = |short: usize| least(&word(short * TIMES), 2) / least(&word(short), 4).max(LEAST) > most;
        let wrong = (0..TRIES).all(|_| grows(SHORT * TIMES) && grows(SHORT * TIMES * TIMES));
        assert!(!wrong, "{TIMES} times the letters of {before:?} ... {after:?} take more than {most} times the work");
    }
}
