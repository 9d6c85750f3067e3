//! The TempEval-3 score of calendar expressions: spans, and values where spans overlap. Values that say the same thing in two
//! ways are made one first.

use std::collections::BTreeMap;
use std::fmt;

/// One expression, offsets in code points.
#[derive(Clone, Debug)]
pub struct Timex {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub kind: String,
    pub value: String,
}

/// A text with its expressions.
#[derive(Clone, Debug)]
pub struct Document {
    pub id: String,
    pub language: String,
    pub published: String,
    pub text: String,
    pub timexes: Vec<Timex>,
}

impl Document {
    /// Reads a line of a gold file.
    pub fn parse(line: &str) -> Document {
        let json: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let text = |v: &serde_json::Value, k: &str| v[k].as_str().unwrap_or("").to_string();
        let number = |v: &serde_json::Value, k: &str| v[k].as_u64().unwrap_or(0) as usize;
        let timexes = json["timexes"].as_array().into_iter().flatten();
        Document {
            id: text(&json, "doc"),
            language: text(&json, "lang"),
            published: text(&json, "dct"),
            text: text(&json, "text"),
            timexes: timexes
                .map(|t| Timex {
                    start: number(t, "start"),
                    end: number(t, "end"),
                    text: text(t, "text"),
                    kind: text(t, "type"),
                    value: text(t, "value"),
                })
                .collect(),
        }
    }

    /// Writes the expressions as a line of a prediction file.
    pub fn line(&self) -> String {
        let timexes: Vec<_> = self
            .timexes
            .iter()
            .map(|t| serde_json::json!({"start": t.start, "end": t.end, "text": t.text, "type": t.kind, "value": t.value}))
            .collect();
        serde_json::json!({"doc": self.id, "timexes": timexes}).to_string()
    }
}

/// Counts over documents.
#[derive(Default)]
pub struct Score {
    gold: usize,
    read: usize,
    relaxed: usize,
    strict: usize,
    value: usize,
    kind: usize,
    wrong: BTreeMap<String, usize>,
}

impl Score {
    /// Scores what was read against the gold, document by document.
    pub fn of(gold: &[Document], read: &[Document]) -> Score {
        let mut score = Score::default();
        for (g, r) in gold.iter().zip(read) {
            score.add(g, r);
        }
        score
    }

    fn add(&mut self, gold: &Document, read: &Document) {
        let chars: Vec<char> = gold.text.chars().collect();
        let g: Vec<_> = gold.timexes.iter().map(|t| trim(t, &chars)).collect();
        let r: Vec<_> = read.timexes.iter().map(|t| trim(t, &chars)).collect();
        let mut pairs = Vec::new();
        for (i, a) in g.iter().enumerate() {
            for (j, b) in r.iter().enumerate() {
                let overlap = a.1.min(b.1) as i64 - a.0.max(b.0) as i64;
                if overlap > 0 {
                    pairs.push((a != b, -overlap, a.1 - a.0 + b.1 - b.0, i, j));
                }
            }
        }
        pairs.sort();
        let (mut of_gold, mut of_read) = (vec![None; g.len()], vec![false; r.len()]);
        for (differs, _, _, i, j) in pairs {
            if of_gold[i].is_some() || of_read[j] {
                continue;
            }
            of_gold[i] = Some(j);
            of_read[j] = true;
            self.relaxed += 1;
            self.strict += !differs as usize;
        }
        self.gold += g.len();
        self.read += r.len();
        for (t, found) in gold.timexes.iter().zip(&of_gold) {
            let found = found.map(|j| &read.timexes[j]);
            let right = found.is_some_and(|f| canonical(&f.value) == canonical(&t.value) && !t.value.is_empty());
            self.value += right as usize;
            self.kind += found.is_some_and(|f| f.kind == t.kind) as usize;
            if !right {
                let found = found.map_or("missed".into(), |f| format!("{} {}", flat(&f.text), f.value));
                self.note(format!("{} {} <- {found}", flat(&t.text), t.value), &gold.published, &gold.id);
            }
        }
        for (t, _) in read.timexes.iter().zip(&of_read).filter(|(_, used)| !**used) {
            self.note(format!("none <- {} {}", flat(&t.text), t.value), &gold.published, &gold.id);
        }
    }

    fn note(&mut self, what: String, published: &str, id: &str) {
        let _ = id;
        *self.wrong.entry(format!("{what} [{}]", &published[..4.min(published.len())])).or_default() += 1;
    }

    /// What went wrong, the commonest first.
    pub fn errors(&self) -> Vec<(usize, &str)> {
        let mut list: Vec<_> = self.wrong.iter().map(|(what, n)| (*n, what.as_str())).collect();
        list.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
        list
    }

    fn f1(&self, right: usize) -> f64 {
        200.0 * right as f64 / ((self.gold + self.read).max(1) as f64)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (value, relaxed, strict, kind) =
            (self.f1(self.value), self.f1(self.relaxed), self.f1(self.strict), self.f1(self.kind));
        write!(
            f,
            "gold {:5} read {:5}  value F1 {value:.1}  relaxed F1 {relaxed:.1}  strict F1 {strict:.1}  type F1 {kind:.1}",
            self.gold, self.read
        )
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn trim(t: &Timex, chars: &[char]) -> (usize, usize) {
    const JUNK: &str = " \t\n\r\u{a0}'\"“”«»,.;:()";
    let (mut s, mut e) = (t.start, t.end);
    while s < e && JUNK.contains(chars[s]) {
        s += 1;
    }
    while e > s && JUNK.contains(chars[e - 1]) {
        e -= 1;
    }
    if s < e {
        (s, e)
    } else {
        (t.start, t.end)
    }
}

/// One way of writing a value: days and weeks with two digits, hours with minutes, decades and centuries as digits, no XX for X.
pub fn canonical(value: &str) -> String {
    let mut v = value.trim().to_string();
    if matches!(v.to_uppercase().as_str(), "PRESENT_REF" | "PAST_REF" | "FUTURE_REF") {
        return v.to_uppercase();
    }
    v = padded_day(&v);
    v = padded_week(&v);
    if !v.starts_with('P') {
        if let Some((day, clock)) = v.rsplit_once('T') {
            if let Some(clock) = padded_clock(clock) {
                v = format!("{day}T{clock}");
            }
        }
    }
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if let Some(n) = v.strip_prefix('P').and_then(|r| r.strip_suffix('H')).filter(|n| digits(n) || *n == "X") {
        return format!("PT{n}H");
    }
    for (unit, times) in [("DE", 10), ("CE", 100)] {
        if let Some(n) = v.strip_prefix('P').and_then(|r| r.strip_suffix(unit)).and_then(|n| n.parse::<u64>().ok()) {
            return format!("P{}Y", n * times);
        }
    }
    if v.len() == 4 && v.ends_with('X') && digits(&v[..3]) {
        v.truncate(3);
    } else if v.len() == 4 && v.ends_with("XX") && digits(&v[..2]) {
        v.truncate(2);
    }
    if v.len() > 2 && v.starts_with('P') && v[1..].bytes().all(|b| b == b'X') {
        return "PX".into();
    }
    match v.strip_prefix("PXX") {
        Some(unit @ ("Y" | "M" | "W" | "D")) => format!("PX{unit}"),
        _ => v,
    }
}

fn padded_day(v: &str) -> String {
    let mut parts = v.splitn(3, '-');
    let (Some(y), Some(m)) = (parts.next(), parts.next()) else { return v.into() };
    let digits = |s: &str, n: usize| (1..=n).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if !(y.len() == 4 && digits(y, 4) && digits(m, 2)) {
        return v.into();
    }
    let m: u32 = m.parse().unwrap_or(0);
    match parts.next() {
        None => format!("{y}-{m:02}"),
        Some(rest) => {
            let end = rest.bytes().take(2).take_while(u8::is_ascii_digit).count();
            if end == 0 {
                return v.into();
            }
            let d: u32 = rest[..end].parse().unwrap_or(0);
            let tail = rest[end..].trim();
            let tail = tail.strip_prefix("-T").map_or(tail.to_string(), |t| format!("T{t}"));
            format!("{y}-{m:02}-{d:02}{tail}")
        }
    }
}

/// "2000-W7" -> "2000-W07".
fn padded_week(v: &str) -> String {
    match v.split_once("-W") {
        Some((year, week)) if week.len() == 1 && week.bytes().all(|b| b.is_ascii_digit()) => format!("{year}-W0{week}"),
        _ => v.into(),
    }
}

/// "8:30" -> "08:30", "14" -> "14:00", seconds of zero and the zone dropped.
fn padded_clock(clock: &str) -> Option<String> {
    let body = clock.strip_suffix('Z').unwrap_or(clock);
    let body = body.split(['+', '-']).next()?;
    let mut parts: Vec<&str> = body.split(':').collect();
    let joined;
    if parts.len() == 1 && parts[0].len() == 4 {
        joined = (parts[0][..2].to_string(), parts[0][2..].to_string());
        parts = vec![&joined.0, &joined.1];
    }
    if parts.len() > 3 || parts.iter().any(|p| p.is_empty() || p.len() > 2 || !p.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let h: u32 = parts[0].parse().ok()?;
    let m = parts.get(1).copied().unwrap_or("00");
    let s = parts.get(2).filter(|s| **s != "00").map_or(String::new(), |s| format!(":{s}"));
    Some(format!("{h:02}:{m}{s}"))
}
