//! The house rules that a program can check: imports run one way, files say what they are and stay short.

mod panics;
mod paths;

use std::path::{Path, PathBuf};

/// The order of the stages: each may import those of a lower rank, and itself. Stages of one rank never meet.
/// `record` holds types only, which any stage may use.
const ORDER: &[(&str, u32)] = &[
    ("record", 0),
    ("knowledge", 1),
    ("text", 2),
    ("syntax", 3),
    ("time", 4),
    ("places", 4),
    ("actors", 4),
    ("events", 5),
    ("claims", 6),
    ("story", 7),
    ("export", 8),
    ("engine", 9),
    ("wasm", 10),
];

/// A file longer than this wants splitting.
const LONGEST: usize = 400;

fn rank(stage: &str) -> Option<u32> {
    ORDER.iter().find(|(name, _)| *name == stage).map(|(_, rank)| *rank)
}

/// What is wrong with the imports of one source file, `path` relative to `src/`. `names` are the crate's re-exports.
fn backward(path: &str, source: &str, names: &[(String, String)]) -> Vec<String> {
    let stage = path.split(['/', '.']).next().unwrap_or("");
    if matches!(stage, "lib" | "bin") {
        return Vec::new();
    }
    let Some(here) = rank(stage) else { return vec![format!("src/{path}: \"{stage}\" has no place in the order of stages")] };
    let mut wrong = Vec::new();
    for (line, name) in paths::of_crate(path, source) {
        let target = names.iter().find(|(short, _)| *short == name).map_or(name.as_str(), |(_, stage)| stage);
        let ok = match rank(target) {
            None => false,
            Some(there) => target == stage || there < here,
        };
        if !ok {
            wrong.push(format!("src/{path}:{line}: {stage} may not import {target}"));
        }
    }
    wrong
}

/// The names that lib.rs hands out from a stage: `pub use engine::{Engine, Options}` gives Engine and Options of engine.
fn exported(lib: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for line in lib.lines().filter_map(|l| l.strip_prefix("pub use ")) {
        let Some((stage, rest)) = line.split_once("::") else { continue };
        for name in rest.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|n| !n.is_empty()) {
            out.push((name.to_string(), stage.to_string()));
        }
    }
    out
}

/// Every Rust file under a folder of the crate, with its path relative to that folder.
fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut todo: Vec<PathBuf> = vec![root.clone()];
    let mut out = Vec::new();
    while let Some(at) = todo.pop() {
        if at.is_dir() {
            todo.extend(std::fs::read_dir(&at).expect("a folder").map(|e| e.expect("an entry").path()));
        } else if at.extension().is_some_and(|e| e == "rs") {
            let name = at.strip_prefix(&root).expect("inside").to_string_lossy().replace('\\', "/");
            out.push((name, std::fs::read_to_string(&at).expect("a source file")));
        }
    }
    out.sort();
    assert!(out.len() > 3, "{folder} is empty");
    out
}

#[test]
fn imports_run_one_way() {
    let files = sources("src");
    let lib = files.iter().find(|(name, _)| name == "lib.rs").expect("lib.rs");
    let names = exported(&lib.1);
    assert!(names.contains(&("Engine".into(), "engine".into())));
    let wrong: Vec<String> = files.iter().flat_map(|(path, source)| backward(path, source, &names)).collect();
    assert!(wrong.is_empty(), "arrows that run back:\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "tests"] {
        for (path, source) in sources(folder) {
            assert!(source.starts_with("//!"), "{folder}/{path} does not begin with //!");
        }
    }
}

#[test]
fn files_stay_short() {
    let mut long = Vec::new();
    for folder in ["src", "tests"] {
        for (path, source) in sources(folder) {
            let lines = source.lines().count();
            let path = format!("{folder}/{path}");
            let limit = SPLITTING.iter().find(|(p, _)| *p == path).map_or(LONGEST, |(_, limit)| *limit);
            if lines > limit {
                long.push(format!("{path}: {lines} lines, at most {limit}"));
            }
        }
    }
    assert!(long.is_empty(), "split these:\n{}", long.join("\n"));
}

/// Files that are being split; they may not grow.
const SPLITTING: &[(&str, usize)] = &[];

#[test]
fn a_backward_import_is_caught() {
    let names = [("Engine".to_string(), "engine".to_string())];
    let wrong = |path: &str, source: &str| backward(path, source, &names);
    for (path, source) in [
        ("text/mod.rs", "use crate::syntax::Syntax;"),
        ("knowledge/mod.rs", "use crate::text::fold;"),
        ("time/find.rs", "use crate::{text::Text, places};"),
        ("places/mod.rs", "fn f() -> crate::actors::Register { todo!() }"),
        ("actors/mod.rs", "use {crate::syntax::{Rel, Upos}, crate::time::Date};"),
        ("syntax/parser.rs", "use super::super::events::Event;"),
        ("events/roles.rs", "use crate::{\n    syntax::{Rel, Upos},\n    claims,\n};"),
        ("record.rs", "use crate::text::Span;"),
        ("claims/mod.rs", "use crate::Engine;"),
        ("syntax/mod.rs", "use crate as whole;"),
        ("syntax/mod.rs", "use crate::*;"),
        ("brandnew/mod.rs", ""),
    ] {
        assert_eq!(wrong(path, source).len(), 1, "{path}: {source}");
    }
    for (path, source) in [
        (
            "text/mod.rs",
            "use crate::knowledge::table; // use crate::events;\n/* crate::story */ const A: &str = \"crate::events\";",
        ),
        ("events/roles.rs", "use crate::{actors, places, record::Actor, syntax, time::Date};\nuse super::frames::Frame;"),
        ("time/find.rs", "use crate::time::Date; use super::super::syntax::Rel; const Q: char = '\"'; use crate::text::Text;"),
        ("wasm.rs", "use crate::Engine;"),
        ("lib.rs", "pub mod events;"),
        ("bin/sitrep/main.rs", "use crate::peek;"),
    ] {
        assert_eq!(wrong(path, source), Vec::<String>::new(), "{path}: {source}");
    }
    assert!(wrong("text/mod.rs", "\n\nuse crate::events::Event;")[0].contains("text/mod.rs:3:"));
}
