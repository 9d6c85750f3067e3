//! The line of progress on a terminal. Hides whether there is one.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often the line is written anew.
const EVERY: Duration = Duration::from_millis(250);

/// How far a run is, and how fast.
pub struct Progress {
    shown: bool,
    begun: Instant,
    last: Option<Instant>,
    // Bytes to read in all, where that is known, and those that an earlier run read.
    total: Option<u64>,
    before: u64,
}

/// What has been done.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    /// Reports made in this run.
    pub articles: u64,
    /// Lines that could not be read.
    pub refused: u64,
    /// Bytes read, by earlier runs too.
    pub bytes: u64,
}

impl Progress {
    /// Begins to count. `before` bytes of `total` were read by an earlier run; `piped` says that standard output carries reports.
    pub fn new(total: Option<u64>, before: u64, piped: bool) -> Progress {
        let shown = io::stderr().is_terminal() && !(piped && io::stdout().is_terminal());
        Progress { shown, begun: Instant::now(), last: None, total, before }
    }

    /// Writes the line, if it is time.
    pub fn show(&mut self, counts: Counts) {
        let now = Instant::now();
        if !self.shown || self.last.is_some_and(|last| now - last < EVERY) {
            return;
        }
        self.last = Some(now);
        // Nobody is left to be told if this fails.
        let _ = write!(io::stderr(), "\r\x1b[K{}", line(counts, now - self.begun, self.total, self.before));
    }

    /// Takes the line away, to write something else in its place.
    pub fn clear(&mut self) {
        if self.last.take().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    /// Says at the end what was done.
    pub fn end(&mut self, counts: Counts) {
        if self.shown {
            self.clear();
            let spent = self.begun.elapsed();
            let _ = writeln!(io::stderr(), "{} in {}", line(counts, spent, None, self.before), duration(spent));
        }
    }
}

// "12,345 articles, 98/s, 0.34 MB/s, 2 not read, 43 %, 2 min 5 s left"
fn line(counts: Counts, spent: Duration, total: Option<u64>, before: u64) -> String {
    let seconds = spent.as_secs_f64().max(1e-3);
    let bytes = counts.bytes.saturating_sub(before) as f64;
    let each = counts.articles as f64 / seconds;
    let mut out = format!(
        "{} articles, {each:.*}/s, {:.2} MB/s",
        thousands(counts.articles),
        usize::from(each < 10.0),
        bytes / seconds / 1e6
    );
    if counts.refused > 0 {
        out += &format!(", {} not read", thousands(counts.refused));
    }
    if let Some(total) = total.filter(|t| *t > 0) {
        out += &format!(", {} %", (100 * counts.bytes.min(total)) / total);
        if bytes > 0.0 {
            let left = total.saturating_sub(counts.bytes) as f64 / bytes * seconds;
            out += &format!(", {} left", duration(Duration::from_secs_f64(left.min(1e9))));
        }
    }
    out
}

fn duration(d: Duration) -> String {
    match d.as_secs() {
        s @ 0..60 => format!("{s} s"),
        s @ 60..3600 => format!("{} min {} s", s / 60, s % 60),
        s => format!("{} h {} min", s / 3600, s % 3600 / 60),
    }
}

fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_time_left() {
        let counts = Counts { articles: 12_345, refused: 2, bytes: 30_000_000 };
        // A third of what this run has to do is done.
        let told = line(counts, Duration::from_secs(100), Some(50_000_000), 20_000_000);
        assert_eq!(told, "12,345 articles, 123/s, 0.10 MB/s, 2 not read, 60 %, 3 min 20 s left");
        let pipe = line(Counts { articles: 1, ..Counts::default() }, Duration::from_secs(2), None, 0);
        assert_eq!(pipe, "1 articles, 0.5/s, 0.00 MB/s");
        assert_eq!(duration(Duration::from_secs(7_384)), "2 h 3 min");
        assert_eq!([0, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
    }
}
