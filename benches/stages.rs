//! Times the stages of the engine, built for this machine, by the processor's time where the system tells it. Driven by `benches/run.js` through lines, so that its rounds alternate
//! with those of the peers: "text N" or "extract N" on standard input reads the bundled English articles N times and answers
//! with nanoseconds.

use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Instant;

use sitrep::text::{numbers, Text};
use sitrep::{Engine, Options};

const ARTICLES: &[&str] = &[
    include_str!("../seeds/000_cf2eb08ee8bc79d1.txt"),
    include_str!("../seeds/001_49216fc442cd5278.txt"),
    include_str!("../seeds/003_f5f3096c78150f62.txt"),
];

fn main() -> io::Result<()> {
    let engine = Engine::embedded();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let Some((what, times)) = line.split_once(' ') else { break };
        let times: u32 = times.parse().unwrap_or(1);
        let (began, spent) = (Instant::now(), on_processor());
        for _ in 0..times {
            for article in ARTICLES {
                if what == "text" {
                    let text = Text::read(black_box(article), None);
                    black_box(numbers::find(&text));
                } else {
                    black_box(engine.extract(black_box(article), &Options::default()).map_err(io::Error::other)?);
                }
            }
        }
        let spent = spent.and_then(|before| Some(u128::from(on_processor()? - before)));
        writeln!(out, "{}", spent.unwrap_or(began.elapsed().as_nanos()))?;
        out.flush()?;
    }
    Ok(())
}

/// Nanoseconds that this thread has run, on Linux.
fn on_processor() -> Option<u64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}
