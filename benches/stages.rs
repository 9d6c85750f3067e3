//! Times the stages of the engine, built for this machine, by the processor's time where the system tells it. Driven by
//! `benches/run.js` through lines, so that its rounds alternate with those of the peers: `{"what": "text", "texts": [...]}` on
//! standard input ("text", "tags", "trees" or "extract") is answered with the nanoseconds that all texts took, each read once.

use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Instant;

use serde_json::Value;
use sitrep::text::Text;
use sitrep::{Engine, Options};

fn main() -> io::Result<()> {
    let engine = Engine::embedded();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let what = asked["what"].as_str().unwrap_or("");
        let texts: Vec<&str> = asked["texts"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let (began, spent) = (Instant::now(), on_processor());
        for source in texts {
            read(&engine, what, source)?;
        }
        let spent = spent.and_then(|before| Some(u128::from(on_processor()? - before)));
        writeln!(out, "{}", spent.unwrap_or(began.elapsed().as_nanos()))?;
        out.flush()?;
    }
    Ok(())
}

fn read(engine: &Engine, what: &str, source: &str) -> io::Result<()> {
    if what == "extract" {
        black_box(engine.extract(black_box(source), &Options::default()).map_err(io::Error::other)?);
        return Ok(());
    }
    let text = Text::read(black_box(source), None);
    match what {
        "text" => drop(black_box(text)),
        "trees" => drop(black_box(engine.models.analyse(&text))),
        _ => drop(black_box(engine.models.tag(&text))),
    }
    Ok(())
}

/// Nanoseconds that this thread has run, on Linux; its account is brought up to date when it yields.
fn on_processor() -> Option<u64> {
    std::thread::yield_now();
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}
