//! The targets of `fuzz/` without libFuzzer and on any Rust: what was found before is tried again, then the corpus and changes to
//! it for as long as `SITREP_FUZZ_SECONDS` says (`npm test` gives a minute). The same seed tries the same.

mod targets;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Seconds without the variable: enough to see that it works.
const SECONDS: u64 = 3;

fn files(folder: PathBuf) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.sort();
    files.into_iter().filter_map(|f| std::fs::read(&f).ok().map(|bytes| (f, bytes))).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn try_one(name: &str, target: fn(&[u8]), data: &[u8], from: &str) {
    if std::panic::catch_unwind(|| target(data)).is_err() {
        let file = std::env::temp_dir().join(format!("sitrep-fuzz-{name}"));
        let kept = std::fs::write(&file, data).is_ok();
        panic!(
            "{name}: {from} fails; {}",
            if kept { format!("the input is in {}", file.display()) } else { format!("{data:?}") }
        );
    }
}

#[test]
fn what_was_found_before_is_mended() {
    for (name, target) in targets::ALL {
        for (file, data) in files(root().join("tests/fuzz/found").join(name)) {
            try_one(name, *target, &data, &file.display().to_string());
        }
    }
}

#[test]
fn the_corpus_is_small_and_there_for_every_target() {
    let mut total = 0;
    for (name, _) in targets::ALL {
        let corpus = files(root().join("fuzz/corpus").join(name));
        assert!(!corpus.is_empty(), "fuzz/corpus/{name} is empty");
        total += corpus.iter().map(|f| f.1.len()).sum::<usize>();
    }
    assert!(total < 200_000, "{total} bytes of corpus");
}

#[test]
fn a_while_of_changes_to_the_corpus() {
    let asked = std::env::var("SITREP_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok());
    let whole = Duration::from_secs(asked.unwrap_or(SECONDS));
    let share = whole / targets::ALL.len() as u32;
    targets::engine();
    for (name, target) in targets::ALL {
        let corpus = files(root().join("fuzz/corpus").join(name));
        let start = Instant::now();
        let mut dice = Dice(0x5171_4e57 ^ name.len() as u64);
        let mut tried = 0u64;
        while start.elapsed() < share || tried < 3 {
            let (data, from) = match corpus.get(tried as usize) {
                Some((file, data)) => (data.clone(), file.display().to_string()),
                None => (changed(&corpus, &mut dice), format!("change {tried}")),
            };
            try_one(name, *target, &data, &from);
            tried += 1;
        }
        println!("{name}: {tried} inputs in {:.1} s", start.elapsed().as_secs_f64());
    }
}

/// A file of the corpus with bytes changed, taken out, doubled, and pieces of another put in.
fn changed(corpus: &[(PathBuf, Vec<u8>)], dice: &mut Dice) -> Vec<u8> {
    const ODD: &[&str] =
        &["\u{301}", "🚁", "\"", "«", "’", "\n\n", "(", "1,", "٣", "-", "\u{202e}", "=", "{", "[", "\\u", "9999999999"];
    let mut data = corpus[dice.below(corpus.len())].1.clone();
    for _ in 0..1 + dice.below(8) {
        let at = dice.below(data.len() + 1);
        let end = (at + dice.below(12)).min(data.len());
        match dice.below(6) {
            0 => data.splice(at..end, []).for_each(drop),
            1 => data.iter_mut().skip(at).take(1).for_each(|b| *b = dice.next() as u8),
            2 => {
                let piece = data[at..end].to_vec();
                data.splice(at..at, piece.repeat(1 + dice.below(20))).for_each(drop);
            }
            3 => {
                let odd = ODD[dice.below(ODD.len())].bytes();
                data.splice(at..at, odd).for_each(drop);
            }
            _ => {
                let other = &corpus[dice.below(corpus.len())].1;
                let from = dice.below(other.len() + 1);
                let to = (from + dice.below(80)).min(other.len());
                data.splice(at..end, other[from..to].iter().copied()).for_each(drop);
            }
        }
    }
    data
}

/// Numbers by xorshift.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 8
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}
