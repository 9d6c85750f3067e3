//! How often the event coded between two marked actors is of the right PLOVER root class.
//! `npm run accuracy:events -- FILE [--half even|odd] [--errors]`, FILE tab-separated with a header and the columns
//! `sentence`, `source`, `target` and `gold_root`. Rows are counted from 0; what is read to widen the vocabulary must not be what is
//! scored in the end, so `--errors` lists the sentences of the even half only.
//!
//! The event of a pair is the one whose agents and targets name the source and the target best; where none names either, the one
//! whose trigger stands nearest to the source. A row with no event is wrong. The classes of 2018 are mapped to those of the
//! manual of 2021: YIELD is what CONCEDE and RETREAT are together.

use std::collections::BTreeMap;

use sitrep::record::{Actor, Event, Report};
use sitrep::text::Language;
use sitrep::{Engine, Options};

struct Row {
    sentence: String,
    source: String,
    target: String,
    gold: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let half = args.iter().position(|a| a == "--half").and_then(|i| args.get(i + 1)).cloned();
    let errors = args.iter().any(|a| a == "--errors");
    let rest = match half.as_deref() {
        None => None,
        Some("even") => Some(0),
        Some("odd") => Some(1),
        Some(other) => return Err(format!("--half {other}: it is even or odd").into()),
    };
    if errors && rest != Some(0) {
        return Err("--errors shows sentences and goes with --half even only".into());
    }
    let file = args.iter().find(|a| a.ends_with(".tsv")).ok_or("name a .tsv file with sentence, source, target and gold_root")?;
    let rows = rows(&std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?).map_err(|e| format!("{file}: {e}"))?;
    let engine = Engine::embedded();
    let mut by_class: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let (mut all, mut right, mut coded, mut named) = (0, 0, 0, 0);
    for (_, row) in rows.iter().enumerate().filter(|(i, _)| rest.is_none_or(|r| i % 2 == r)) {
        let options = Options { language: Some(Language::English), ..Options::default() };
        let report = engine.extract(&row.sentence, &options).map_err(|e| e.to_string())?;
        let best = pick(&report, row);
        let root = best.map_or(String::from("-"), |(e, _)| root(e));
        all += 1;
        coded += best.is_some() as usize;
        named += best.is_some_and(|(_, score)| score > 0) as usize;
        right += (root == row.gold) as usize;
        let tally = by_class.entry(row.gold.clone()).or_default();
        tally[0] += 1;
        tally[1] += (root == row.gold) as usize;
        by_class.entry(root.clone()).or_default()[2] += 1;
        if errors && root != row.gold {
            let told = best.map_or(String::new(), |(e, _)| format!("{} {} \"{}\"", e.r#type.as_str(), e.why[0], e.trigger.text));
            println!("{} got {root:9} {told} | {} -> {} | {}", row.gold, row.source, row.target, row.sentence);
        }
    }
    println!("{:10} {:>5} {:>6} {:>6} {:>6}", "class", "gold", "coded", "right", "recall");
    for (name, [gold, right, coded]) in &by_class {
        println!("{name:10} {gold:>5} {coded:>6} {right:>6} {:>6.2}", *right as f64 / (*gold).max(1) as f64);
    }
    let share = |n: usize| n as f64 / all as f64;
    println!("\n{all} rows, an event in {:.3}, one that names source or target in {:.3}", share(coded), share(named));
    println!("root class accuracy {:.3}", share(right));
    Ok(())
}

fn root(event: &Event) -> String {
    match event.codes.plover.as_deref() {
        Some("CONCEDE" | "RETREAT") => "YIELD".into(),
        Some(code) => code.into(),
        None => "-".into(),
    }
}

/// The event of the pair and how well it names it.
fn pick<'a>(report: &'a Report, row: &Row) -> Option<(&'a Event, i32)> {
    let at = |needle: &str| row.sentence.find(needle).map(|b| row.sentence[..b].encode_utf16().count() as i64);
    let near = at(&row.source).unwrap_or(0);
    let names = |list: &[Actor], whom: &str| list.iter().any(|a| alike(&a.text, whom));
    let score = |e: &Event| {
        let (source, target) = (names(&e.agents, &row.source), names(&e.targets, &row.target));
        let place = e.places.iter().any(|p| alike(&p.text, &row.target));
        let turned = names(&e.targets, &row.source) as i32 + names(&e.agents, &row.target) as i32;
        4 * source as i32 + 4 * target as i32 + 2 * place as i32 + turned
    };
    let best = report.events.iter().max_by_key(|e| {
        let distance = (e.trigger.start as i64 - near).abs();
        (score(e), e.codes.plover.is_some(), -distance)
    });
    best.map(|e| (e, score(e)))
}

/// Whether two phrases share at least half of the content words of the shorter one.
fn alike(a: &str, b: &str) -> bool {
    const SMALL: &[&str] = &["the", "a", "an", "of", "and", "to", "in", "his", "her", "its", "their", "s"];
    let words = |t: &str| -> Vec<String> {
        let lower = t.to_lowercase();
        let all = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !SMALL.contains(w));
        all.map(str::to_string).collect()
    };
    let (a, b) = (words(a), words(b));
    let shared = a.iter().filter(|w| b.contains(w)).count();
    shared > 0 && 2 * shared >= a.len().min(b.len())
}

fn rows(text: &str) -> Result<Vec<Row>, String> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let column = |name: &str| header.iter().position(|h| *h == name).ok_or(format!("no column `{name}`"));
    let (sentence, source, target, gold) = (column("sentence")?, column("source")?, column("target")?, column("gold_root")?);
    let mut out = Vec::new();
    for (n, line) in lines.enumerate() {
        let cells: Vec<String> = line.split('\t').map(plain).collect();
        let cell = |i: usize| cells.get(i).cloned().ok_or(format!("line {}: too few columns", n + 2));
        out.push(Row { sentence: cell(sentence)?, source: cell(source)?, target: cell(target)?, gold: cell(gold)? });
    }
    Ok(out)
}

/// A cell without the quotation marks that a spreadsheet puts around it.
fn plain(cell: &str) -> String {
    match cell.strip_prefix('"').and_then(|c| c.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => cell.to_string(),
    }
}
