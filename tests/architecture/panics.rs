//! The library never insists: no `unwrap`, `expect`, `panic!` or their like outside its tests. Clippy is told the same in src/lib.rs;
//! this holds where nobody runs clippy.

use crate::sources;

const INSISTING: &[&str] =
    &[".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "assert!(", "assert_eq!(", "exit("];

/// The lines of a file that belong to the library, with their numbers: comments and what lies in test modules left out.
fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = source.find("#[cfg(test)]\nmod tests {").unwrap_or(source.len());
    source[..end].lines().enumerate().map(|(n, line)| (n + 1, line.split("//").next().unwrap_or("")))
}

fn insisting(source: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (number, line) in lines(source) {
        let line = line.trim();
        // Checks of debug builds and of constants cost users nothing.
        let checked = line.contains("debug_assert") || line.contains("const {") || line.starts_with("const _");
        if !checked && INSISTING.iter().any(|word| line.contains(word)) {
            out.push(format!("{number}: {line}"));
        }
    }
    out
}

#[test]
fn the_library_never_insists() {
    let mut wrong = Vec::new();
    for (path, source) in sources("src") {
        if path.starts_with("bin/") || path.ends_with("tests.rs") || path.starts_with("syntax/training/") {
            continue;
        }
        wrong.extend(insisting(&source).into_iter().map(|line| format!("src/{path}:{line}")));
    }
    assert!(wrong.is_empty(), "these end the program:\n{}", wrong.join("\n"));
}

#[test]
fn what_insists_is_caught() {
    assert_eq!(insisting("fn f() { x.unwrap() }\n// y.unwrap()\n#[cfg(test)]\nmod tests {\n    z.unwrap()\n}").len(), 1);
    assert_eq!(insisting("    debug_assert!(x);\n    let a = b.unwrap_or(0);\n").len(), 0);
}
