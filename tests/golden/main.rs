//! What each stage sees in the bundled articles, compared with `tests/golden/<stage>/<article>.txt`, which is the output of
//! `sitrep peek`. `npm run golden` rewrites the files; the difference is then read before it is kept.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Stages with golden files. "undated" is time without a publication date given.
const STAGES: &[&str] = &["text", "syntax", "time", "undated", "places", "actors", "events", "claims"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The articles with the day each was published.
fn articles() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for file in std::fs::read_dir(root().join("tests/gold/seeds")).expect("gold") {
        let path = file.expect("a file").path();
        let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&path).expect("a file")).expect("JSON");
        let id = path.file_stem().expect("a name").to_string_lossy().into_owned();
        out.push((id, gold["published"].as_str().expect("published").to_string()));
    }
    out.sort();
    out
}

fn peek(stage: &str, id: &str, published: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitrep"));
    let file = format!("seeds/{id}.txt");
    if stage == "undated" {
        command.args(["peek", "time", &file]);
    } else {
        command.args(["peek", stage, &file, "--published", published]);
    }
    let output = command.current_dir(root()).output().expect("the program starts");
    assert!(output.status.success(), "{stage} {id}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The first line that differs, with its number, as kept and as seen now.
fn difference(kept: &str, now: &str) -> Option<String> {
    let (mut a, mut b) = (kept.lines(), now.lines());
    for number in 1.. {
        match (a.next(), b.next()) {
            (None, None) => return None,
            (x, y) if x == y => {}
            (x, y) => return Some(format!("line {number}\n  kept: {}\n  now:  {}", x.unwrap_or("(end)"), y.unwrap_or("(end)"))),
        }
    }
    None
}

#[test]
fn every_stage_sees_what_it_saw() {
    let rewrite = std::env::var_os("UPDATE_GOLDEN").is_some_and(|v| !v.is_empty());
    let mut changed = Vec::new();
    for stage in STAGES {
        let folder = root().join("tests/golden").join(stage);
        for (id, published) in articles() {
            let now = peek(stage, &id, &published);
            let path = folder.join(&id).with_extension("txt");
            if rewrite {
                write(&path, &now);
                continue;
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            if let Some(difference) = difference(&kept, &now) {
                changed.push(format!("tests/golden/{stage}/{id}.txt {difference}"));
            }
        }
    }
    assert!(
        changed.is_empty(),
        "{}\n\nIf this is what should be seen: npm run golden, then read the difference.",
        changed.join("\n")
    );
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a golden file");
}

#[test]
fn a_difference_is_told() {
    assert_eq!(difference("a\nb\n", "a\nb\n"), None);
    assert_eq!(difference("a\nb\n", "a\nc\n").as_deref(), Some("line 2\n  kept: b\n  now:  c"));
    assert_eq!(difference("", "a\n").as_deref(), Some("line 1\n  kept: (end)\n  now:  a"));
}
