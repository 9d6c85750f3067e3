//! Own sentences with what must be read in them, each also with other names and numbers.
//!
//! A case of `en.toml` or `fr.toml` is read as it stands and once more with every word of its `swap` exchanged for another; the
//! same exchange is made in what is expected. A case without events must yield none.

use std::collections::BTreeSet;

use serde::Deserialize;
use sitrep::record::{Actor, Event, Time};
use sitrep::{Engine, Options};

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize, Clone)]
struct Case {
    text: String,
    /// Empty where nobody knows it.
    #[serde(default = "published")]
    published: String,
    #[serde(default)]
    swap: Vec<[String; 2]>,
    #[serde(default)]
    events: Vec<Expected>,
}

fn published() -> String {
    "2021-05-05".into()
}

/// What an event must hold; a field left out is not looked at, an empty list must be empty.
#[derive(Deserialize, Clone)]
struct Expected {
    r#type: String,
    factuality: Option<String>,
    agents: Option<Vec<String>>,
    targets: Option<Vec<String>>,
    places: Option<Vec<String>>,
    /// "2021-05-03" or "2021-05-01..2021-05-05"; "\"Tuesday\"", the words, where no day can be named.
    time: Option<String>,
    /// "killed 12", "killed 12..15", "displaced 2000..".
    counts: Option<Vec<String>>,
    by: Option<Vec<String>>,
}

#[test]
fn english() {
    run(include_str!("en.toml"));
}

#[test]
fn french() {
    run(include_str!("fr.toml"));
}

fn run(source: &str) {
    let file: File = toml::from_str(source).expect("the cases are TOML");
    let engine = Engine::embedded();
    let mut wrong = Vec::new();
    let mut checked = 0;
    for case in &file.case {
        let mut forms = vec![case.clone()];
        if !case.swap.is_empty() {
            forms.push(swapped(case));
        }
        for form in forms {
            checked += 1;
            if let Err(why) = check(&engine, &form) {
                wrong.push(format!("{}\n    {why}", form.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {checked} readings are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn swapped(case: &Case) -> Case {
    let change = |s: &String| case.swap.iter().fold(s.clone(), |s, [a, b]| s.replace(a.as_str(), b.as_str()));
    let list = |l: &Option<Vec<String>>| l.as_ref().map(|l| l.iter().map(change).collect());
    let events = case
        .events
        .iter()
        .map(|e| Expected {
            agents: list(&e.agents),
            targets: list(&e.targets),
            places: list(&e.places),
            counts: list(&e.counts),
            by: list(&e.by),
            ..e.clone()
        })
        .collect();
    Case { text: change(&case.text), events, ..case.clone() }
}

fn check(engine: &Engine, case: &Case) -> Result<(), String> {
    let options = Options { published: sitrep::time::Date::parse(&case.published), ..Options::default() };
    let report = engine.extract(&case.text, &options).map_err(|e| e.to_string())?;
    let got: Vec<String> = report.events.iter().map(|e| format!("{} \"{}\"", e.r#type.as_str(), e.trigger.text)).collect();
    if case.events.len() != report.events.len() {
        return Err(format!("{} events wanted, got {got:?}", case.events.len()));
    }
    for want in &case.events {
        let of_type: Vec<&Event> = report.events.iter().filter(|e| e.r#type.as_str() == want.r#type).collect();
        if of_type.is_empty() {
            return Err(format!("no {} in {got:?}", want.r#type));
        }
        let tries: Vec<Result<(), String>> = of_type.iter().map(|e| same(want, e)).collect();
        if tries.iter().all(|t| t.is_err()) {
            return Err(tries.into_iter().filter_map(|t| t.err()).collect::<Vec<_>>().join("; "));
        }
    }
    Ok(())
}

fn same(want: &Expected, got: &Event) -> Result<(), String> {
    let differ = |field: &str, want: String, got: String| Err(format!("{field} of \"{}\": wanted {want}, got {got}", field));
    let texts = |a: &[Actor]| a.iter().map(|a| a.text.clone()).collect::<BTreeSet<_>>();
    let set = |l: &[String]| l.iter().cloned().collect::<BTreeSet<_>>();
    if let Some(f) = want.factuality.as_ref().filter(|f| *f != got.factuality.as_str()) {
        return differ("factuality", f.clone(), got.factuality.as_str().into());
    }
    for (name, want, got) in [("agents", &want.agents, texts(&got.agents)), ("targets", &want.targets, texts(&got.targets))] {
        if let Some(w) = want.as_ref().filter(|w| set(w) != got) {
            return differ(name, format!("{w:?}"), format!("{got:?}"));
        }
    }
    if let Some(w) = &want.places {
        let got: BTreeSet<String> = got.places.iter().map(|p| p.text.clone()).collect();
        if set(w) != got {
            return differ("places", format!("{w:?}"), format!("{got:?}"));
        }
    }
    if let Some(w) = &want.by {
        let got: BTreeSet<String> = got.attribution.iter().map(|p| p.text.clone()).collect();
        if set(w) != got {
            return differ("by", format!("{w:?}"), format!("{got:?}"));
        }
    }
    if let Some(w) = &want.time {
        let written = |t: &Time| match t.start.clone().zip(t.end.clone()) {
            Some((a, b)) if a == b => a,
            Some((a, b)) => format!("{a}..{b}"),
            None => format!("\"{}\"", t.text),
        };
        let got = got.time.as_ref().map_or("none".to_string(), written);
        if *w != got {
            return differ("time", w.clone(), got);
        }
    }
    if let Some(w) = &want.counts {
        let got: BTreeSet<String> = got
            .quantities
            .iter()
            .map(|q| match q.max {
                Some(max) if max == q.min => format!("{} {}", q.kind.as_str(), q.min),
                Some(max) => format!("{} {}..{max}", q.kind.as_str(), q.min),
                None => format!("{} {}..", q.kind.as_str(), q.min),
            })
            .collect();
        if set(w) != got {
            return differ("counts", format!("{w:?}"), format!("{got:?}"));
        }
    }
    Ok(())
}
