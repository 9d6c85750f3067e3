//! Measures the actors. `cargo run --release --example accuracy_actors -- DIR`, DIR with:
//! `data/dev/re3d_*_{documents,entities}.json` (JSON lines of re3d), `data/dev/plover_train.tsv`, `gold/{seeds,dev}/*.json`, `seeds/*.txt`, `dev/*.txt`.
//! With `--show FILE` it prints the actors of a text; with `--errors` what was missed.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use serde_json::Value;
use sitrep::actors::{Kind, Mention, Said};
use sitrep::text::{fold, Span};
use sitrep::{Engine, Options};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let engine = engine()?;
    if let Some(at) = args.iter().position(|a| a == "--show") {
        return show(&engine, Path::new(args.get(at + 1).ok_or("--show needs a file")?));
    }
    let errors = args.iter().any(|a| a == "--errors");
    let dir = args.iter().find(|a| !a.starts_with("--")).ok_or("name the folder with gold/, seeds/, dev/ and data/")?;
    for name in ["CENTCOM", "Wikipedia"] {
        re3d(&engine, &Path::new(dir).join("data/dev"), name, errors)?;
    }
    pairs(&engine, &Path::new(dir).join("data/dev/plover_train.tsv"), errors)?;
    for name in ["seeds", "dev"] {
        gold(&engine, Path::new(dir), name, errors)?;
    }
    Ok(())
}

/// With the models of `syntax` from data/packs.
fn engine() -> Result<Engine, Box<dyn std::error::Error>> {
    let mut engine = Engine::new();
    for name in ["syntax-en", "syntax-fr"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs").join(format!("{name}.bin"));
        engine.load(name, &std::fs::read(path)?).map_err(|e| e.to_string())?;
    }
    Ok(engine)
}

fn show(engine: &Engine, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let source = std::fs::read_to_string(path)?;
    let reading = engine.read(&source, &Options::default())?;
    let mut mentions = reading.actors.iter().enumerate().peekable();
    for sentence in &reading.text.sentences {
        println!("\n{}", reading.text.slice(sentence.span));
        while let Some((i, m)) = mentions.next_if(|(_, m)| m.tokens.start < sentence.tokens.end) {
            let head = reading.text.word(m.head);
            let led = m.antecedent.map_or(String::new(), |a| format!(" -> {a} {:?}", reading.text.slice(reading.actors[a].span)));
            println!(
                "  {i} [{}] ^{head} {:?}/{:?} {} {} {}{led}",
                reading.text.slice(m.span),
                m.kind,
                m.said,
                m.id.as_deref().unwrap_or("-"),
                m.sector.as_deref().unwrap_or("-"),
                m.name.as_deref().unwrap_or("-"),
            );
        }
    }
    Ok(())
}

/// Words that count: without articles, prepositions and possessives.
fn words(text: &str) -> HashSet<String> {
    const STOP: &str = " the a an of le la les l d des du de un une to and et his her its their s ";
    let folded = fold(text);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !STOP.contains(&format!(" {w} ")))
        .map(String::from)
        .collect()
}

/// At least half of the shorter one's words are shared.
fn alike(a: &str, b: &str) -> bool {
    let (x, y) = (words(a), words(b));
    if x.is_empty() || y.is_empty() {
        return fold(a) == fold(b);
    }
    2 * x.intersection(&y).count() >= x.len().min(y.len())
}

fn gold(engine: &Engine, dir: &Path, part: &str, errors: bool) -> Result<(), Box<dyn std::error::Error>> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut mentions, mut sentences) = (0, 0);
    let mut files: Vec<_> = std::fs::read_dir(dir.join("gold").join(part))?.filter_map(Result::ok).map(|e| e.path()).collect();
    files.sort();
    for path in files.iter().filter(|p| p.extension().is_some_and(|e| e == "json")) {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let source = std::fs::read_to_string(dir.join(part).join(format!("{stem}.txt")))?;
        let reading = engine.read(&source, &Options::default())?;
        mentions += reading.actors.iter().filter(|m| !matches!(m.said, Said::Possessive)).count();
        sentences += reading.text.sentences.len();
        for event in gold["events"].as_array().into_iter().flatten() {
            let Some(start) = event["sentence"].as_str().and_then(|s| source.find(s).map(|at| (at, at + s.len()))) else {
                continue;
            };
            let mut check = |slot: &'static str, text: &str| {
                // In its sentence, else where it stands last before it, else anywhere.
                let at = source[start.0..start.1].find(text).map(|at| start.0 + at);
                let at = at.or_else(|| source[..start.0].rfind(text)).or_else(|| source.find(text));
                let (lo, hi) = at.map_or(start, |at| (at, at + text.len()));
                let hit = |m: &&Mention| {
                    let head = reading.text.tokens[m.head].span;
                    let within = Span { start: lo as u32, end: hi as u32 }.contains(head);
                    within && alike(reading.text.slice(m.span), text)
                };
                let found = reading.actors.iter().any(|m| hit(&m));
                let c = counts.entry(slot).or_default();
                c.0 += found as usize;
                c.1 += 1;
                if errors && !found {
                    println!("  missed {slot:12} {text:?} | {}", &source[start.0..start.1]);
                }
            };
            for slot in ["agents", "targets"] {
                event[slot].as_array().into_iter().flatten().filter_map(Value::as_str).for_each(|t| check(slot, t));
            }
            if let Some(t) = event["attribution"].as_str() {
                check("attribution", t);
            }
        }
    }
    let line: Vec<String> = counts.iter().map(|(s, (f, n))| format!("{s} {f}/{n} = {:.3}", *f as f64 / *n as f64)).collect();
    println!("gold {part}: recall {}; {:.2} mentions a sentence", line.join(", "), mentions as f64 / sentences as f64);
    Ok(())
}

/// Single sentences with one source and one target marked by `<s>` and `<t>`: how many a mention covers, head included.
fn pairs(engine: &Engine, path: &Path, errors: bool) -> Result<(), Box<dyn std::error::Error>> {
    let table = std::fs::read_to_string(path)?;
    let mut counts = [(0, 0); 2];
    let (mut mentions, mut sentences) = (0, 0);
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let (Some(sentence), Some(marked)) = (cells.get(2), cells.get(3)) else { continue };
        let reading =
            engine.read(sentence, &Options { language: Some(sitrep::text::Language::English), ..Options::default() })?;
        mentions += reading.actors.iter().filter(|m| m.said != Said::Possessive).count();
        sentences += 1;
        for (slot, (open, close)) in [("<s>", "</s>"), ("<t>", "</t>")].into_iter().enumerate() {
            let Some(words) = marked.split(open).nth(1).and_then(|r| r.split(close).next()) else { continue };
            let bare = words.replace("<s>", "").replace("</s>", "").replace("<t>", "").replace("</t>", "");
            let Some(at) = sentence.find(&bare) else { continue };
            let span = Span { start: at as u32, end: (at + bare.len()) as u32 };
            let found = reading
                .actors
                .iter()
                .any(|m| span.contains(reading.text.tokens[m.head].span) && alike(reading.text.slice(m.span), &bare));
            counts[slot].0 += found as usize;
            counts[slot].1 += 1;
            if errors && !found {
                println!("  missed {} {bare:?} | {sentence}", ["source", "target"][slot]);
            }
        }
    }
    let share = |(f, n): (usize, usize)| format!("{f}/{n} = {:.3}", f as f64 / n.max(1) as f64);
    println!(
        "pairs: recall source {}, target {}; {:.2} mentions a sentence",
        share(counts[0]),
        share(counts[1]),
        mentions as f64 / sentences.max(1) as f64
    );
    Ok(())
}

fn lines(path: &Path) -> Result<Vec<Value>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    text.lines().filter(|l| !l.trim().is_empty()).map(|l| serde_json::from_str(l).map_err(Into::into)).collect()
}

/// Partial match: a mention is right that overlaps an entity of its type, an entity is found that such a mention overlaps. (The
/// entities are nested: "Defense Secretary Ash Carter", "Ash Carter" and "Carter" stand for the same words.)
fn re3d(engine: &Engine, dir: &Path, name: &str, errors: bool) -> Result<(), Box<dyn std::error::Error>> {
    let documents = lines(&dir.join(format!("re3d_{name}_documents.json")))?;
    let entities = lines(&dir.join(format!("re3d_{name}_entities.json")))?;
    let mut scores: BTreeMap<&str, (usize, usize, usize, usize)> = BTreeMap::new();
    for document in &documents {
        let source = document["text"].as_str().unwrap_or_default();
        let reading = engine.read(source, &Options::default())?;
        // The entities count characters.
        let bytes: Vec<u32> = source.char_indices().map(|(i, _)| i as u32).chain([source.len() as u32]).collect();
        for kind in ["Person", "Organisation"] {
            let mut golds: Vec<Span> = Vec::new();
            for e in entities.iter().filter(|e| e["documentId"] == document["_id"] && e["type"] == kind) {
                let at = |k: &str| bytes[(e[k].as_u64().unwrap_or(0) as usize).min(bytes.len() - 1)];
                let span = Span { start: at("begin"), end: at("end") };
                if !golds.contains(&span) {
                    golds.push(span);
                }
            }
            let ours = |m: &&Mention| match m.kind {
                Kind::Person | Kind::Office => kind == "Person",
                Kind::Organisation | Kind::Group => kind == "Organisation" && m.said != Said::Modifier,
                Kind::Country => false,
            };
            let ours: Vec<&Mention> = reading.actors.iter().filter(ours).collect();
            let missed = golds.iter().filter(|g| !ours.iter().any(|m| m.span.overlaps(**g)));
            let wrong = ours.iter().filter(|m| !golds.iter().any(|g| m.span.overlaps(*g)));
            if errors {
                missed.clone().for_each(|g| println!("  {name} missed {kind} {:?}", reading.text.slice(*g)));
                wrong.clone().for_each(|m| println!("  {name} wrong {kind} {:?}", reading.text.slice(m.span)));
            }
            let (missed, wrong) = (missed.count(), wrong.count());
            let s = scores.entry(kind).or_default();
            *s = (s.0 + ours.len() - wrong, s.1 + ours.len(), s.2 + golds.len() - missed, s.3 + golds.len());
        }
    }
    for (kind, (right, made, hits, golds)) in scores {
        let (p, r) = (right as f64 / made.max(1) as f64, hits as f64 / golds.max(1) as f64);
        println!(
            "re3d {name} {kind}: P {p:.3} ({right} of {made}) R {r:.3} ({hits} of {golds}) F1 {:.3}",
            2.0 * p * r / (p + r).max(1e-9)
        );
    }
    Ok(())
}
