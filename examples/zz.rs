//! Scratch profile.
use sitrep::text::{numbers, Text};
use sitrep::{time, Engine, Options};
use std::hint::black_box;
use std::time::Instant;
fn cpu() -> u64 {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok().and_then(|s| s.split(' ').next().and_then(|s| s.parse().ok())).unwrap_or(0)
}
#[inline(never)]
fn steady(engine: &Engine, texts: &[String], o: &Options) {
    for t in texts { black_box(engine.extract(t, o).unwrap()); }
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let rounds: usize = args[2].parse().unwrap();
    let texts: Vec<String> = std::fs::read_to_string(&args[1])
        .unwrap()
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["text"].as_str().unwrap().to_string())
        .collect();
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let t = Instant::now();
    let engine = Engine::embedded();
    eprintln!("load {:?}", t.elapsed());
    let o = Options::default();
    if let Some(path) = args.get(3) {
        use std::io::Write;
        let mut f = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
        for t in &texts {
            serde_json::to_writer(&mut f, &engine.extract(t, &o).unwrap()).unwrap();
            f.write_all(b"\n").unwrap();
        }
    }
    if args.len() == 3 && rounds > 100 {
        for t in &texts { black_box(engine.extract(t, &o).unwrap()); }
        for _ in 0..rounds - 100 { steady(&engine, &texts, &o); }
        return;
    }
    let names = ["text", "numbers", "tag", "tag+parse", "publication", "time", "places", "actors", "read", "extract", "wants"];
    let mut best = [u64::MAX; 11];
    for _ in 0..rounds {
        let mut sum = [0u64; 11];
        for t in &texts {
            let mut k = 0;
            let mut lap = |k: usize, b: u64| sum[k] += cpu() - b;
            let mut b = cpu();
            let text = Text::read(t, None);
            lap(k, b);
            k += 1;
            b = cpu();
            black_box(numbers::find(&text));
            lap(k, b);
            k += 1;
            b = cpu();
            black_box(engine.models.analyse_some(&text, |_| false));
            lap(k, b);
            k += 1;
            b = cpu();
            let syntax = engine.models.analyse(&text);
            lap(k, b);
            k += 1;
            b = cpu();
            let cal = time::Calendar::new(&text); let p = cal.publication(&syntax, None);
            lap(k, b);
            k += 1;
            b = cpu();
            black_box(cal.find(&syntax, &p));
            lap(k, b);
            k += 1;
            b = cpu();
            black_box(engine.gazetteer.find(&text, &syntax));
            lap(k, b);
            k += 1;
            b = cpu();
            black_box(engine.register.find(&text, &syntax));
            lap(k, b);
            k += 1;
            b = cpu();
            black_box(engine.read(t, &o).unwrap());
            lap(k, b);
            k += 1;
            b = cpu();
            black_box(engine.extract(t, &o).unwrap());
            lap(k, b);
            k += 1;
            b = cpu();
            black_box(engine.missing(t, &o));
            lap(k, b);
        }
        for k in 0..11 {
            best[k] = best[k].min(sum[k]);
        }
    }
    for (n, b) in names.iter().zip(best) {
        println!("{n:14} {:8.1} ns/B {:8.3} MB/s", b as f64 / bytes as f64, bytes as f64 / b as f64 * 1000.0);
    }
}
