//! Measures `places` on other people's annotations: `cargo run --profile native --features embedded --example places -- DIR [--errors SET]`.
//!
//! DIR holds geo/trnews.jsonl, geo/geovirus.jsonl, geo/syria_spellings.tsv and dev/re3d_*_{documents,entities}.json. For gold reports,
//! GOLD and TEXTS may follow: folders of JSON reports and of the texts of the same names.
//!
//! TR-News marks adjectives and peoples ("Turkish") as toponyms too, so those that the engine knows count as found there.

use std::collections::HashMap;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;
use sitrep::knowledge::countries::Countries;
use sitrep::places::{Mention, Place};
use sitrep::text::{Language, Text};
use sitrep::Engine;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args: Vec<String> = env::args().skip(1).collect();
    let errors = args.iter().position(|a| a == "--errors").map(|at| {
        args.remove(at);
        if at < args.len() {
            args.remove(at)
        } else {
            "all".into()
        }
    });
    let show = |set: &str| errors.as_deref().is_some_and(|e| e == set || e == "all");
    if let [flag, file] = &args[..] {
        if flag == "--text" {
            let source = fs::read_to_string(file)?;
            for m in mentions(&Engine::embedded(), &source, None) {
                println!(
                    "{}\t{:?}",
                    around(&source, m.span.start, m.span.end),
                    m.place.map(|p| (p.name, p.lat, p.lon, p.country, p.feature))
                );
            }
            return Ok(());
        }
    }
    let dir = Path::new(args.first().ok_or("say where the data is: places DIR [GOLD TEXTS]... [--errors SET]")?);
    let engine = Engine::embedded();
    toponyms(&engine, &dir.join("geo/trnews.jsonl"), "TR-News", true, show("trnews"))?;
    toponyms(&engine, &dir.join("geo/geovirus.jsonl"), "GeoVirus", false, show("geovirus"))?;
    for set in ["CENTCOM", "Wikipedia"] {
        re3d(&engine, &dir.join("dev"), set, show("re3d"))?;
    }
    spellings(&engine, &dir.join("geo/syria_spellings.tsv"), show("spellings"))?;
    for pair in args[1..].chunks(2) {
        if let [gold, texts] = pair {
            reports(&engine, Path::new(gold), Path::new(texts), show("gold"))?;
        }
    }
    Ok(())
}

fn mentions(engine: &Engine, source: &str, language: Option<Language>) -> Vec<Mention> {
    let text = Text::read(source, language);
    let syntax = engine.models.tag(&text);
    engine.gazetteer.find(&text, &syntax)
}

/// Byte offset of each code point, and of the end.
fn code_points(text: &str) -> Vec<u32> {
    text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect()
}

#[derive(Default)]
struct Score {
    /// Gold found.
    found: usize,
    /// Said and right.
    said_right: usize,
    said: usize,
    gold: usize,
}

impl Score {
    fn print(&self, what: &str) {
        let p = self.said_right as f64 / self.said.max(1) as f64;
        let r = self.found as f64 / self.gold.max(1) as f64;
        let f = 2.0 * p * r / (p + r).max(1e-9);
        println!("{what:<34} P {p:.3} R {r:.3} F1 {f:.3}   ({} of {} gold, {} said)", self.found, self.gold, self.said);
    }
}

fn toponyms(engine: &Engine, path: &Path, name: &str, peoples: bool, show: bool) -> Result<(), Box<dyn std::error::Error>> {
    let mut score = Score::default();
    let (mut near, mut close, mut located) = (0, 0, 0);
    for line in fs::read_to_string(path)?.lines() {
        let doc: Value = serde_json::from_str(line)?;
        let source = doc["text"].as_str().unwrap_or("");
        let offsets = code_points(source);
        let mut found: HashMap<(u32, u32), Option<Place>> = HashMap::new();
        for m in mentions(engine, source, Some(Language::English)).into_iter().filter(|m| !m.anaphoric) {
            found.insert((m.name.start, m.name.end), m.place);
        }
        if peoples {
            let text = Text::read(source, Some(Language::English));
            for t in 0..text.tokens.len() {
                let span = text.tokens[t].span;
                let upper = text.word(t).starts_with(char::is_uppercase);
                if let Some(c) = Countries::get().by_demonym(text.folded(t)).filter(|_| upper && text.folded(t).len() > 3) {
                    let place = Place {
                        name: c.name.into(),
                        lat: c.lat,
                        lon: c.lon,
                        country: None,
                        admin1: None,
                        geonames: Some(c.geonames),
                        feature: "country".into(),
                    };
                    if !found.keys().any(|k| k.0 < span.end && span.start < k.1) {
                        found.insert((span.start, span.end), Some(place));
                    }
                }
            }
        }
        score.said += found.len();
        for t in doc["toponyms"].as_array().into_iter().flatten() {
            score.gold += 1;
            let at = |key: &str| offsets.get(t[key].as_u64().unwrap_or(0) as usize).copied().unwrap_or(0);
            let Some(place) = found.remove(&(at("start"), at("end"))) else {
                if show {
                    println!("  MISSED {} … {}", t["name"], around(source, at("start"), at("end")));
                }
                continue;
            };
            score.found += 1;
            score.said_right += 1;
            if let (Some(lat), Some(lon), Some(p)) = (t["lat"].as_f64(), t["lon"].as_f64(), place) {
                located += 1;
                let id = t["geonameid"].as_str().and_then(|s| s.parse::<u32>().ok());
                let km = distance((lat, lon), (p.lat, p.lon));
                let right =
                    km <= 161.0 || (id.is_some() && id == p.geonames) || identical(&p, t["name"].as_str().unwrap_or(""), km);
                near += right as usize;
                close += (km <= 161.0) as usize;
                if show && !right {
                    println!(
                        "  WRONG {} {lat:.1} {lon:.1} taken as {} {:?} {:?} {:.1} {:.1}",
                        t["name"], p.name, p.country, p.admin1, p.lat, p.lon
                    );
                }
            }
        }
        if show {
            for k in found.keys() {
                println!("  EXTRA {}", around(source, k.0, k.1));
            }
        }
    }
    score.print(&format!("{name}, exact span"));
    println!(
        "{:<34} {:.3}   ({close} of {located} found with a point)",
        format!("{name}, within 161 km"),
        close as f64 / located.max(1) as f64
    );
    println!(
        "{:<34} {:.3}   ({near} of {located})",
        format!("{name}, within 161 km or same"),
        near as f64 / located.max(1) as f64
    );
    Ok(())
}

/// Whether the same wide thing is meant: what the point of a country, a sea or a province is, is anybody's choice.
fn identical(place: &Place, said: &str, km: f64) -> bool {
    let of = |name: &str| Countries::get().by_name(&sitrep::text::fold(name)).map(|c| c.iso3);
    let wide =
        ["country", "continent", "water", "province", "region", "mountain", "island", "river"].contains(&place.feature.as_str());
    let country = of(said).is_some() && place.country.as_deref() == of(said) && wide;
    let same = sitrep::text::fold(&place.name).ends_with(&sitrep::text::fold(said));
    country || wide && same && (km < 1000.0 || ["continent", "water", "country"].contains(&place.feature.as_str()))
}

fn re3d(engine: &Engine, dir: &Path, set: &str, show: bool) -> Result<(), Box<dyn std::error::Error>> {
    let mut gold: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
    for e in values(&fs::read_to_string(dir.join(format!("re3d_{set}_entities.json")))?)? {
        if e["type"] == "Location" {
            let at = |k: &str| e[k].as_u64().unwrap_or(0) as u32;
            gold.entry(e["documentId"].as_str().unwrap_or("").into()).or_default().push((at("begin"), at("end")));
        }
    }
    let (mut score, mut partial) = (Score::default(), Score::default());
    for doc in values(&fs::read_to_string(dir.join(format!("re3d_{set}_documents.json")))?)? {
        let source = doc["text"].as_str().unwrap_or("");
        let offsets = code_points(source);
        let mut left: Vec<(u32, u32)> = gold.get(doc["_id"].as_str().unwrap_or("")).cloned().unwrap_or_default();
        left.sort_unstable();
        left.dedup();
        let byte = |o: u32| offsets.get(o as usize).copied().unwrap_or(source.len() as u32);
        let mut left: Vec<(u32, u32)> = left.into_iter().map(|(a, b)| (byte(a), byte(b))).collect();
        let (all, mut spans) = (left.len(), Vec::new());
        partial.gold += left.len();
        score.gold += left.len();
        for m in mentions(engine, source, Some(Language::English)) {
            // re3d calls a country that acts a nationality or an organisation.
            if !m.located && m.place.as_ref().is_some_and(|p| p.feature == "country") {
                continue;
            }
            partial.said += 1;
            score.said += 1;
            score.found += left.contains(&(m.span.start, m.span.end)) as usize;
            score.said_right = score.found;
            if left.iter().any(|g| g.0 < m.span.end && m.span.start < g.1) {
                partial.said_right += 1;
            } else if show {
                println!("  EXTRA {}", around(source, m.span.start, m.span.end));
            }
            spans.push((m.span.start, m.span.end));
        }
        left.retain(|g| !spans.iter().any(|m| g.0 < m.1 && m.0 < g.1));
        partial.found += all - left.len();
        if show {
            for g in left {
                println!("  MISSED {}", around(source, g.0, g.1));
            }
        }
    }
    partial.print(&format!("re3d {set}, location, partial"));
    score.print(&format!("re3d {set}, location, exact"));
    Ok(())
}

/// A JSON array, or one value a line.
fn values(source: &str) -> Result<Vec<Value>, serde_json::Error> {
    if source.trim_start().starts_with('[') {
        return serde_json::from_str(source);
    }
    source.lines().filter(|l| !l.trim().is_empty()).map(serde_json::from_str).collect()
}

fn spellings(engine: &Engine, path: &Path, show: bool) -> Result<(), Box<dyn std::error::Error>> {
    let (mut right, mut all) = (0, 0);
    for line in fs::read_to_string(path)?.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, lat, lon] = cells[..] else { continue };
        let wanted: (f64, f64) = (lat.parse()?, lon.parse()?);
        let source = format!("Syrian government forces backed by Russia advanced in Idlib province. Rebels clashed with the army in {name} on Sunday, residents said.");
        let at = source.rfind(name).unwrap_or(0) as u32;
        let found = mentions(engine, &source, None).into_iter().find(|m| m.name.start == at);
        let point = found.as_ref().and_then(|m| m.place.as_ref()).map(|p| (p.lat, p.lon));
        let good = point.is_some_and(|p| (p.0 - wanted.0).abs() <= 0.1 && (p.1 - wanted.1).abs() <= 0.1);
        all += 1;
        right += good as usize;
        if show && !good {
            println!("  WRONG {name}: {point:?}, wanted {wanted:?}");
        }
    }
    println!("{:<34} {right} of {all}", "spellings in a text about Idlib");
    Ok(())
}

fn reports(engine: &Engine, gold: &Path, texts: &Path, show: bool) -> Result<(), Box<dyn std::error::Error>> {
    let (mut right, mut all) = (0, 0);
    let mut files: Vec<_> = fs::read_dir(gold)?.filter_map(|f| f.ok()).map(|f| f.path()).collect();
    files.sort();
    for file in files {
        let report: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
        let stem = file.file_stem().and_then(|s| s.to_str()).unwrap_or("");
        let source = fs::read_to_string(texts.join(format!("{stem}.txt")))?.replace('\u{a0}', " ");
        let found = mentions(engine, &source, None);
        let mut seen = Vec::new();
        for event in report["events"].as_array().into_iter().flatten() {
            let sentence = event["sentence"].as_str().unwrap_or("");
            let Some(at) = source.find(sentence) else { continue };
            for p in event["places"].as_array().into_iter().flatten() {
                let words = p["text"].as_str().unwrap_or("");
                if seen.contains(&(at, words.to_string())) {
                    continue;
                }
                seen.push((at, words.to_string()));
                let (Some(lat), Some(lon)) = (p["lat"].as_f64(), p["lon"].as_f64()) else { continue };
                all += 1;
                let canonical = p["canonical"].as_str().unwrap_or("");
                // The place may be said outside the clause: then its nearest mention counts.
                let start = source[at..at + sentence.len()]
                    .find(words)
                    .map(|s| (at + s) as u32)
                    .or_else(|| source.match_indices(words).map(|(s, _)| s as u32).min_by_key(|s| s.abs_diff(at as u32)));
                let here: Vec<&Mention> = found
                    .iter()
                    .filter(|m| start.is_some_and(|s| m.span.start < s + words.len() as u32 && s < m.span.end))
                    .collect();
                // As the score of the gold reports has it: the words overlap here, so only far off is wrong; 30 km for what has a town's point.
                let wide = [
                    "Governorate",
                    "Syria",
                    "region",
                    "State",
                    "orthern",
                    "astern",
                    "outhern",
                    "estern",
                    "border",
                    "Mountains",
                    "Crimea",
                    "Strip",
                    "County",
                ];
                let good = here.iter().any(|m| {
                    m.place.as_ref().is_some_and(|q| {
                        let broad = q.feature == "country" || wide.iter().any(|w| canonical.contains(w));
                        distance((lat, lon), (q.lat, q.lon))
                            <= if q.feature == "country" {
                                2000.0
                            } else if broad {
                                300.0
                            } else {
                                30.0
                            }
                    })
                });
                right += good as usize;
                if show && !good {
                    let got: Vec<String> =
                        here.iter().map(|m| format!("{:?}", m.place.as_ref().map(|p| (&p.name, p.lat, p.lon)))).collect();
                    println!("  WRONG {stem}: {words} = {canonical} {lat} {lon}, got {got:?}");
                }
            }
        }
    }
    println!("{:<34} {:.3}   ({right} of {all})", format!("{}, places right", gold.display()), right as f64 / all.max(1) as f64);
    Ok(())
}

fn around(source: &str, start: u32, end: u32) -> String {
    let mut a = (start as usize).saturating_sub(40);
    let mut b = (end as usize + 40).min(source.len());
    while !source.is_char_boundary(a) {
        a -= 1;
    }
    while !source.is_char_boundary(b) {
        b += 1;
    }
    format!("{}[[{}]]{}", &source[a..start as usize], &source[start as usize..end as usize], &source[end as usize..b])
        .replace('\n', " ")
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (la, lb) = (a.0.to_radians(), b.0.to_radians());
    let h = ((lb - la) / 2.0).sin().powi(2) + la.cos() * lb.cos() * ((b.1 - a.1).to_radians() / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
