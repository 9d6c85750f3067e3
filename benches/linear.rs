//! Time and memory for each kB of normal and hostile texts from 10 kB to 10 MB: `npm run bench:linear`, or with sizes and a part of
//! a name, `npm run bench:linear -- 100000,1000000 brackets`. Each text is read by a process of its own, so that its memory is known.

#[path = "../tests/robustness/hostile.rs"]
mod hostile;

use std::process::Command;
use std::time::Instant;

use sitrep::{Engine, Options};

/// Longer than this for one text, in seconds, and larger ones of its kind are left out.
const PATIENCE: f64 = 60.0;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    if let [flag, kind, bytes] = &asked[..] {
        if flag == "--one" {
            return one(kind, bytes.parse().unwrap_or(0));
        }
    }
    let sizes = asked.iter().find(|a| a.bytes().all(|b| b.is_ascii_digit() || b == b','));
    let sizes: Vec<usize> = match sizes {
        Some(list) => list.split(',').filter_map(|n| n.parse().ok()).collect(),
        None => vec![10_000, 100_000, 1_000_000, 10_000_000],
    };
    let part = asked.iter().find(|a| !a.bytes().all(|b| b.is_ascii_digit() || b == b','));
    println!("ms of processor time per kB, and kB of memory per kB of text beyond the engine's own\n");
    print!("{:<22}", "");
    sizes.iter().for_each(|s| print!("{:>22}", format!("{} kB", s / 1000)));
    println!();
    for (name, _) in hostile::KINDS.iter().filter(|k| part.is_none_or(|p| k.0.contains(p.as_str()))) {
        print!("{name:<22}");
        for &bytes in &sizes {
            let Some((seconds, memory, own)) = measured(name, bytes) else {
                print!("{:>22}", "failed");
                continue;
            };
            let kb = bytes as f64 / 1000.0;
            print!("{:>22}", format!("{:.3} {:>8.1}", seconds * 1000.0 / kb, (memory - own).max(0.0) / kb));
            if seconds > PATIENCE && Some(&bytes) != sizes.last() {
                print!("  (larger ones left out)");
                break;
            }
        }
        println!();
    }
}

/// Reads one text, and prints seconds, kB of memory at most, and kB before.
fn one(kind: &str, bytes: usize) {
    let Some((_, piece)) = hostile::KINDS.iter().find(|k| k.0 == kind) else { return };
    let engine = Engine::embedded();
    let read = |text: &str| engine.extract(text, &Options::default()).map(|r| r.events.len());
    let _ = read(&hostile::text(piece, 2_000));
    let text = hostile::text(piece, bytes);
    let own = peak();
    let began = Instant::now();
    let before = spent(began);
    let events = read(&text);
    println!("{} {} {own} {events:?}", (spent(began) - before) / 1e9, peak());
}

/// Nanoseconds of processor time of this thread where the system tells, so that a busy machine changes little; else of the clock.
fn spent(began: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.as_deref().and_then(|s| s.split(' ').next()).and_then(|n| n.parse().ok());
    nanoseconds.unwrap_or_else(|| began.elapsed().as_nanos() as f64)
}

fn measured(kind: &str, bytes: usize) -> Option<(f64, f64, f64)> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new(program).args(["--one", kind, &bytes.to_string()]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut numbers = text.split(' ').map(|n| n.parse().ok());
    Some((numbers.next()??, numbers.next()??, numbers.next()??))
}

/// The most memory this process has held, in kB, where the system tells.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()).and_then(|n| n.parse().ok()).unwrap_or(0.0)
}
