//! Packs what people edit in `data/` into forms that the crate embeds.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let out = env::var("OUT_DIR").unwrap_or_default();
    packs(Path::new(&root), Path::new(&out))?;
    frames(Path::new(&root), Path::new(&out))?;
    tables(Path::new(&root), Path::new(&out))
}

/// Read by scripts and tests only.
const NOT_PACKED: &[&str] = &["places/exonyms.tsv", "places/provinces.tsv"];

/// The tables of `data/`, for `knowledge/tables.rs`: as a function that has them compiled in, and as a pack, which is also written to
/// the file that `SITREP_TABLES_FILE` names.
fn tables(root: &Path, out: &Path) -> io::Result<()> {
    let data = root.join("data");
    println!("cargo::rerun-if-changed={}", data.display());
    println!("cargo::rerun-if-env-changed=SITREP_TABLES_FILE");
    let mut files = vec![("frames.tsv".to_string(), out.join("frames.tsv"))];
    let folders = fs::read_dir(&data)?.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| p.is_dir());
    for folder in folders.chain([data.clone()]) {
        for path in fs::read_dir(&folder)?.filter_map(|e| e.ok().map(|e| e.path())) {
            let name: Vec<_> = path.strip_prefix(&data).into_iter().flatten().map(|p| p.to_string_lossy()).collect();
            let name = name.join("/");
            if path.extension().is_some_and(|e| e == "tsv") && !NOT_PACKED.contains(&name.as_str()) {
                files.push((name, path));
            }
        }
    }
    files.sort();
    let mut code = String::from("fn compiled(path: &str) -> &'static str {\n    match path {\n");
    let mut pack = String::new();
    for (name, path) in files {
        let _ = writeln!(code, "        {name:?} => include_str!({path:?}),");
        let lines = fs::read_to_string(&path)?;
        let lines: String =
            lines.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).flat_map(|l| [l, "\n"]).collect();
        let _ = write!(pack, "{name} {}\n{lines}", lines.len());
    }
    code.push_str("        _ => \"\",\n    }\n}\n");
    fs::write(out.join("tables.rs"), code)?;
    let sum = pack.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01B3));
    println!("cargo::rustc-env=SITREP_TABLES={}-{}", sum >> 32, sum & 0xFFFF_FFFF);
    if let Some(file) = env::var_os("SITREP_TABLES_FILE") {
        fs::write(file, format!("SITREP-TABLES {}-{}\n{pack}", sum >> 32, sum & 0xFFFF_FFFF))?;
    }
    Ok(())
}

/// The frames and noun classes of `data/frames`, one line each thing; `events/frames.rs` reads them back.
///
///     F id type object agent needs count flags      a frame, its conditions ("-" for none)
///     R key=role;key=role                           its roles
///     T lang v|n|w 0|1 words                        a trigger: verb, noun or any word; 1 if weak
///     C name lang lemma|lemma                       a class
fn frames(root: &Path, out: &Path) -> io::Result<()> {
    let folder = root.join("data/frames");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let mut packed = String::new();
    for file in files {
        let wrong = |what: String| io::Error::other(format!("{}: {what}", file.display()));
        let table: toml::Table = fs::read_to_string(&file)?.parse().map_err(|e| wrong(format!("{e}")))?;
        for (name, value) in &table {
            if name == "frame" {
                for frame in value.as_array().ok_or_else(|| wrong("`frame` must be [[frame]]".into()))? {
                    pack_frame(frame, &mut packed).map_err(wrong)?;
                }
            } else {
                for lang in ["en", "fr"] {
                    let words = strings(value.get(lang))?;
                    let _ = writeln!(packed, "C\t{name}\t{lang}\t{}", words.join("|"));
                }
            }
        }
    }
    fs::write(out.join("frames.tsv"), packed)
}

fn pack_frame(frame: &toml::Value, packed: &mut String) -> Result<(), String> {
    let text = |key: &str| frame.get(key).and_then(|v| v.as_str()).unwrap_or("-").to_string();
    let id = text("id");
    if id == "-" {
        return Err("a frame has no id".into());
    }
    const KEYS: &[&str] = &[
        "id",
        "type",
        "en",
        "fr",
        "roles",
        "object",
        "agent",
        "needs",
        "count",
        "background",
        "state",
        "speech",
        // Example sentences are for the tests and stay out of what is packed.
        "yes",
        "no",
        "wanted",
        "unwanted",
    ];
    if let Some(key) = frame.as_table().and_then(|t| t.keys().find(|k| !KEYS.contains(&k.as_str()))) {
        return Err(format!("frame {id}: no key `{key}`; keys are {}", KEYS.join(", ")));
    }
    let object = match frame.get("object") {
        Some(toml::Value::Array(_)) => strings(frame.get("object")).map_err(|e| e.to_string())?.join("|"),
        _ => text("object"),
    };
    let flags: Vec<&str> = ["background", "state", "speech"]
        .into_iter()
        .filter(|f| frame.get(*f).is_some_and(|v| v.as_bool() == Some(true)))
        .collect();
    let (kind, agent, needs, count) = (text("type"), text("agent"), text("needs"), text("count"));
    let _ = writeln!(packed, "F\t{id}\t{kind}\t{object}\t{agent}\t{needs}\t{count}\t{}", flags.join("|"));
    let roles = frame.get("roles").and_then(|r| r.as_table());
    let roles: Vec<String> =
        roles.into_iter().flatten().map(|(key, role)| format!("{key}={}", role.as_str().unwrap_or("none"))).collect();
    let _ = writeln!(packed, "R\t{}", roles.join(";"));
    for lang in ["en", "fr"] {
        let Some(triggers) = frame.get(lang).and_then(|t| t.as_table()) else { continue };
        for (key, list) in triggers {
            let (kind, weak) = match key.as_str() {
                "verbs" => ('v', 0),
                "nouns" => ('n', 0),
                "words" => ('w', 0),
                "weak_verbs" => ('v', 1),
                "weak" => ('n', 1),
                other => {
                    return Err(format!("frame {id}: no list `{lang}.{other}`; lists are verbs, nouns, words, weak_verbs, weak"))
                }
            };
            for words in strings(Some(list)).map_err(|e| e.to_string())? {
                let _ = writeln!(packed, "T\t{lang}\t{kind}\t{weak}\t{words}");
            }
        }
    }
    Ok(())
}

fn strings(value: Option<&toml::Value>) -> io::Result<Vec<String>> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let list = value.as_array().ok_or_else(|| io::Error::other(format!("{value} is not a list")))?;
    list.iter().map(|v| v.as_str().map(str::to_string).ok_or_else(|| io::Error::other(format!("{v} is not a string")))).collect()
}

/// The list of packs for the feature `embedded`, in the order of their names.
fn packs(root: &Path, out: &Path) -> io::Result<()> {
    let folder = root.join("data/packs");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names: Vec<String> = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "bin") {
                names.extend(path.file_stem().map(|s| s.to_string_lossy().into_owned()));
            }
        }
    }
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let path = folder.join(format!("{name}.bin"));
        let _ = writeln!(list, "    ({name:?}, include_bytes!({path:?}) as &[u8]),");
    }
    list.push(']');
    fs::write(out.join("packs.rs"), list)
}
