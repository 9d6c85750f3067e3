//! `extract --jsonl --parquet`: the table read back by the reader of another program's making, against the reports beside it.

use std::fs::File;
use std::path::{Path, PathBuf};

use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::{Field, Row};
use serde_json::{json, Value};

use super::{lines, sitrep, status, text};

fn rows(path: &Path) -> Vec<Row> {
    let reader = SerializedFileReader::new(File::open(path).expect("a part")).expect("Parquet");
    reader.get_row_iter(None).expect("rows").map(|r| r.expect("a row")).collect()
}

fn cell(row: &Row, name: &str) -> Value {
    row.get_column_iter().find(|(n, _)| *n == name).map_or_else(|| panic!("no column {name}"), |(_, f)| value(f))
}

fn value(field: &Field) -> Value {
    match field {
        Field::Group(row) => {
            row.get_column_iter().map(|(name, f)| (name.clone(), value(f))).collect::<serde_json::Map<_, _>>().into()
        }
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        Field::Null => Value::Null,
        Field::Bool(b) => json!(b),
        Field::Str(s) => json!(s),
        Field::Long(n) => json!(n),
        Field::Double(x) => json!(x),
        Field::Date(days) => json!(days),
        other => panic!("a column of another type: {other:?}"),
    }
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn corpus() -> String {
    let article = |n: usize| match n % 3 {
        0 => {
            json!({ "id": n, "published": "2021-03-04", "text": format!("Officials said on Wednesday that rebels had shelled the town of Harim in northern Syria on Tuesday, killing at least {n} civilians and wounding 40.") })
        }
        1 => {
            json!({ "id": n, "published": "2021-03-04", "text": "🚁 Mardi, des insurgés ont bombardé la ville de Harim, en Syrie, tuant une dizaine de civils." })
        }
        _ => json!({ "id": n, "text": "It rained." }),
    };
    (0..60).map(|n| format!("{}\n", article(n))).collect()
}

#[test]
fn one_row_for_each_event() {
    let folder = folder("parquet");
    let path = |name: &str| folder.join(name).display().to_string();
    let (many, one) = (path("events"), path("one.parquet"));
    let reports = sitrep(&["extract", "--jsonl", "--offsets", "codepoint", "--parquet", &many], corpus().as_bytes());
    assert_eq!(status(&reports), 0, "{}", text(&reports.stderr));
    let single = sitrep(&["extract", "--jsonl", "--offsets", "codepoint", "--parquet", &one], corpus().as_bytes());
    assert_eq!(single.stdout, reports.stdout);
    let found = rows(&folder.join("events/part-00000.parquet"));
    assert_eq!(found, rows(&folder.join("one.parquet")));
    let reports = lines(&reports);
    let events: Vec<(&Value, &Value)> =
        reports.iter().flat_map(|r| r["events"].as_array().expect("events").iter().map(move |e| (r, e))).collect();
    assert!(events.len() > 40 && events.len() == found.len(), "{} events, {} rows", events.len(), found.len());
    for ((report, event), row) in events.iter().zip(&found) {
        assert_eq!(cell(row, "document"), report["document"]["id"]);
        for (column, expected) in [
            ("event", &event["id"]),
            ("type", &event["type"]),
            ("factuality", &event["factuality"]),
            ("language", &report["document"]["language"]),
            ("trigger", &event["trigger"]["text"]),
            ("trigger_start", &event["trigger"]["start"]),
            ("trigger_end", &event["trigger"]["end"]),
            ("sentence", &event["sentence"]["text"]),
            ("plover", &event["codes"]["plover"]),
            ("confidence", &event["confidence"]),
        ] {
            assert_eq!(cell(row, column), *expected, "{column}");
        }
        for (list, column, parts) in [
            ("agents", "agents", &["text", "kind", "id", "name", "country", "sector"][..]),
            ("targets", "targets", &["text", "kind", "id"]),
            ("quantities", "quantities", &["text", "kind", "unit", "who", "min", "max", "approximate"]),
            ("attribution", "sources", &["text", "actor", "verb", "manner"]),
        ] {
            let expected: Vec<Vec<&Value>> =
                event[list].as_array().expect(list).iter().map(|x| parts.iter().map(|p| &x[p]).collect()).collect();
            let got = cell(row, column);
            let got: Vec<Vec<&Value>> =
                got.as_array().expect(column).iter().map(|x| parts.iter().map(|p| &x[p]).collect()).collect();
            assert_eq!(got, expected, "{column}");
        }
    }
    let harim = found.iter().find(|r| cell(r, "place") == "Harim" && cell(r, "language") == "fr").expect("a row in Harim");
    // 2021-03-02 is 18688 days after 1970-01-01.
    assert_eq!((cell(harim, "country"), cell(harim, "start")), (json!("SYR"), json!(18688)));
    assert!(cell(harim, "lat").as_f64().is_some_and(|lat| (36.0..36.5).contains(&lat)));
}

#[test]
fn a_table_can_be_gone_on_with_and_an_empty_one_read() {
    let folder = folder("parquet-resume");
    let path = |name: &str| folder.join(name).display().to_string();
    std::fs::write(path("in.jsonl"), corpus()).expect("a file");
    let args = ["extract", "--jsonl", "--resume", "-o", &path("out.jsonl"), "--parquet", &path("events"), &path("in.jsonl")];
    assert_eq!(status(&sitrep(&args, b"")), 0);
    let (whole, table) = (std::fs::read(path("out.jsonl")).expect("reports"), rows(&folder.join("events/part-00000.parquet")));
    // As a killed run leaves it: no part closed, one begun, reports written that are in no part.
    let mut state: Value = serde_json::from_slice(&std::fs::read(path("out.jsonl.state")).expect("a state")).expect("JSON");
    state["input"] = json!({ "file": 0, "byte": 0, "line": 0 });
    for count in ["output", "parts", "articles", "refused"] {
        state[count] = json!(0);
    }
    state["finished"] = json!(false);
    std::fs::write(path("out.jsonl.state"), state.to_string()).expect("a state");
    std::fs::write(path("events/.part-00000.parquet"), "PAR1 torn").expect("a torn part");
    std::fs::write(path("events/part-00001.parquet"), "a part too many").expect("a part");
    assert_eq!(status(&sitrep(&args, b"")), 0);
    assert_eq!(std::fs::read(path("out.jsonl")).expect("reports"), whole);
    assert_eq!(rows(&folder.join("events/part-00000.parquet")), table);
    assert_eq!(std::fs::read_dir(path("events")).expect("a folder").count(), 1);

    let refused =
        sitrep(&["extract", "--jsonl", "--resume", "-o", &path("b"), "--parquet", &path("b.parquet"), &path("in.jsonl")], b"");
    assert_eq!(status(&refused), 2, "{}", text(&refused.stderr));
    assert_eq!(status(&sitrep(&["extract", "--jsonl", "--parquet", &path("none")], b"")), 0);
    assert_eq!(rows(&folder.join("none/part-00000.parquet")), Vec::<Row>::new());
}
