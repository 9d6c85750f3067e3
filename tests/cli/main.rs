//! The program as its users run it: what it prints, its status, its errors.

mod many;
#[cfg(feature = "parquet")]
mod parquet;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ENGLISH: &str = "The Varna council met on Monday. At least 12 people were hurt, officials said.\n";
const FRENCH: &str = "Le conseil s'est réuni à l’aube. Une dizaine de blindés ont quitté la ville.\n";

fn sitrep(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sitrep"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A program that refuses its arguments reads nothing.
        let _ = pipe.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    output
}

fn file(name: &str, bytes: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli");
    std::fs::create_dir_all(&folder).expect("a folder for test files");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a test file");
    path.display().to_string()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", text(&output.stdout)))
}

fn lines(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

#[test]
fn one_file_one_report() {
    let path = file("one.txt", ENGLISH.as_bytes());
    let output = sitrep(&["extract", "--published", "2020-02-11", &path], b"");
    assert_eq!((status(&output), text(&output.stderr).as_str()), (0, ""));
    let report = json(&output);
    assert_eq!(report["document"]["id"], "one");
    assert_eq!(report["document"]["language"], "en");
    assert_eq!(report["document"]["publication"]["start"], "2020-02-11");
    assert_eq!(report["sentences"][1]["text"], "At least 12 people were hurt, officials said.");
}

#[test]
fn several_files_one_array_and_failures_do_not_stop_it() {
    let (a, b) = (file("a.txt", ENGLISH.as_bytes()), file("b.txt", FRENCH.as_bytes()));
    let output = sitrep(&["extract", &a, "no-such-file.txt", &b], b"");
    assert_eq!(status(&output), 1);
    assert_eq!(text(&output.stderr), "sitrep: no-such-file.txt: No such file or directory\n");
    let reports = json(&output);
    assert_eq!((&reports[0]["document"]["language"], &reports[1]["document"]["language"]), (&"en".into(), &"fr".into()));
    let output = sitrep(&["extract", "--format", "jsonl", &a, &b], b"");
    assert_eq!((status(&output), lines(&output).len()), (0, 2));
}

#[test]
fn standard_input_and_its_language() {
    let output = sitrep(&["extract", "--lang", "fr", "-"], b"Bonjour");
    assert_eq!((status(&output), &json(&output)["document"]["language"]), (0, &"fr".into()));
    let output = sitrep(&["extract", "-"], b"");
    assert_eq!((status(&output), json(&output)["events"].as_array().map(Vec::len)), (0, Some(0)));
}

#[test]
fn bytes_that_are_not_utf8_are_named() {
    let path = file("latin1.txt", b"Le conseil\ns'est r\xe9uni.");
    let output = sitrep(&["extract", &path], b"");
    assert_eq!((status(&output), text(&output.stdout).as_str()), (1, ""));
    let message = text(&output.stderr);
    assert!(message.starts_with("sitrep: ") && message.contains("latin1.txt: not UTF-8 at byte 18 (0xe9, line 2)"), "{message}");
    let output = sitrep(&["peek", "text", "-"], b"\xff");
    assert_eq!(status(&output), 1);
    assert!(text(&output.stderr).starts_with("sitrep: standard input: not UTF-8 at byte 0"), "{}", text(&output.stderr));
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let output = sitrep(&["extract", "-"], format!("\u{feff}{ENGLISH}").as_bytes());
    assert_eq!(json(&output)["sentences"][0]["start"], 0);
}

#[test]
fn wrong_usage_is_status_2() {
    for args in [
        &["extract"][..],
        &["extract", "--published", "11/02/2020", "-"],
        &["extract", "--format", "xml", "-"],
        &["story"],
        &["extract", "--lang", "de", "-"],
        &["extract", "--tolerate", "-"],
        &["peek", "soup", "-"],
        &["sing"],
        &[],
    ] {
        let output = sitrep(args, b"");
        assert_eq!(status(&output), 2, "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
    assert!(text(&sitrep(&["extract", "--published", "yesterday", "-"], b"").stderr).contains("write it as 2020-02-11"));
}

#[test]
fn offsets_in_every_unit_point_at_the_words() {
    let source = format!("🚁🚁 {FRENCH}");
    for unit in ["utf16", "utf8", "codepoint"] {
        let report = json(&sitrep(&["extract", "--lang", "fr", "--offsets", unit, "-"], source.as_bytes()));
        let spans = report["sentences"].as_array().expect("sentences");
        assert!(!spans.is_empty());
        for span in spans {
            let (start, end) = (span["start"].as_u64().unwrap() as usize, span["end"].as_u64().unwrap() as usize);
            let words = match unit {
                "utf16" => String::from_utf16(&source.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap(),
                "utf8" => source[start..end].to_string(),
                _ => source.chars().skip(start).take(end - start).collect(),
            };
            assert_eq!(span["text"], words.as_str(), "{unit}");
        }
    }
}

#[test]
fn lines_in_lines_out_in_order() {
    let input = [
        serde_json::json!({ "id": "x", "text": ENGLISH, "published": "2020-02-11" }).to_string(),
        String::new(),
        "{ not json".into(),
        r#"{"id": 7, "txt": "no text"}"#.into(),
        r#"{"id": "d", "text": "A.", "published": "soon"}"#.into(),
        r#"{"id": "l", "text": "A.", "language": "de"}"#.into(),
        "[1]".into(),
        serde_json::json!({ "id": 8, "text": FRENCH, "source": "unknown fields are left alone" }).to_string(),
    ];
    let output = sitrep(&["extract", "--jsonl"], input.join("\n").as_bytes());
    let answers = lines(&output);
    assert_eq!(answers.len(), 7);
    assert_eq!(
        (&answers[0]["document"]["id"], &answers[0]["document"]["publication"]["end"]),
        (&"x".into(), &"2020-02-11".into())
    );
    assert_eq!((&answers[1]["id"], &answers[1]["line"]), (&Value::Null, &3.into()));
    assert!(answers[1]["error"].as_str().unwrap().contains("not JSON"));
    assert_eq!((&answers[2]["id"], &answers[2]["line"]), (&7.into(), &4.into()));
    assert!(answers[2]["error"].as_str().unwrap().contains("text"));
    assert!(answers[3]["error"].as_str().unwrap().contains("published"));
    assert_eq!(answers[4]["id"], "l");
    assert!(answers[5]["error"].as_str().unwrap().contains("not an object"));
    assert_eq!((&answers[6]["document"]["id"], &answers[6]["document"]["language"]), (&"8".into(), &"fr".into()));
    assert_eq!((status(&output), text(&output.stderr).lines().count()), (1, 6));
    let output = sitrep(&["extract", "--jsonl", "--tolerate"], b"{}\n");
    assert_eq!((status(&output), lines(&output).len()), (0, 1));
}

#[test]
fn a_line_that_is_not_utf8_costs_only_itself() {
    let good = serde_json::json!({ "id": "g", "text": ENGLISH }).to_string();
    let input = [good.as_bytes(), b"{\"text\": \"\xe9\"}", good.as_bytes()].join(&b'\n');
    let answers = lines(&sitrep(&["extract", "--jsonl"], &input));
    assert_eq!(answers.len(), 3);
    assert!(answers[1]["error"].as_str().unwrap().contains("not UTF-8 at byte 10"));
    assert_eq!(answers[2]["document"]["id"], "g");
}

#[test]
fn articles_and_reports_become_a_story() {
    let one = "On Tuesday, rebels shelled the town of Harim in northern Syria, killing 12 civilians.\n";
    let two = "Mardi, des rebelles ont bombardé la ville de Harim, dans le nord de la Syrie, tuant 12 civils.\n";
    let (a, b) = (file("story-a.txt", one.as_bytes()), file("story-b.txt", two.as_bytes()));
    let reports = sitrep(&["extract", "--format", "jsonl", "--published", "2021-03-04", &a, &b], b"");
    let from_texts = sitrep(&["story", "--published", "2021-03-04", &a, &b], b"");
    let from_reports = sitrep(&["story", "-"], &reports.stdout);
    assert_eq!((status(&from_texts), text(&from_texts.stderr).as_str()), (0, ""));
    assert_eq!(json(&from_texts), json(&from_reports));
    let story = json(&from_texts);
    let members = story["events"][0]["members"].as_array().expect("members");
    assert_eq!(members.len(), 2, "{story}");
    let lines = sitrep(&["story", "--format", "jsonl", "-"], &reports.stdout);
    assert_eq!(text(&lines.stdout).lines().count(), story["events"].as_array().map_or(0, Vec::len));
    let table = text(&sitrep(&["extract", "--format", "csv", "--published", "2021-03-04", &a, &b], b"").stdout);
    assert!(table.starts_with("event_id,event_date,") && table.matches("\r\n").count() >= 3, "{table}");
    for format in ["geojson", "jsonld", "ics", "md"] {
        let output = sitrep(&["story", "--format", format, "-"], &reports.stdout);
        assert!(status(&output) == 0 && text(&output.stdout).contains("Harim"), "{format}");
    }
    let broken = sitrep(&["story", "-"], b"{\"events\": []}");
    assert_eq!(status(&broken), 1);
    assert!(text(&broken.stderr).contains("not a report"), "{}", text(&broken.stderr));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let line = serde_json::json!({ "text": ENGLISH }).to_string();
    let path = file("many.jsonl", vec![line; 400].join("\n").as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_sitrep"))
        .args(["extract", "--jsonl", &path])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
}

#[test]
fn every_stage_can_be_looked_at() {
    let path = file("peek.txt", ENGLISH.as_bytes());
    for stage in ["text", "syntax", "time", "places", "actors", "events", "claims"] {
        let output = sitrep(&["peek", stage, &path], b"");
        assert_eq!(status(&output), 0, "{stage}: {}", text(&output.stderr));
        assert!(text(&output.stdout).contains("At least 12 people were hurt"), "{stage}");
    }
    assert!(text(&sitrep(&["peek", "text", &path], b"").stdout).contains("number: \"At least 12\" = 12.."));
    let rows = text(&sitrep(&["peek", "syntax", &path], b"").stdout);
    let row: Vec<&str> = rows.lines().find(|l| l.contains("\tpeople\t")).expect("a row").split('\t').collect();
    assert_eq!(row.len(), 7, "{row:?}");
}

#[test]
fn what_is_of_the_page_is_set_aside() {
    let article = "Rebels shelled Harim.\nPartner content: the army shelled Idlib.\nPolice arrested two men. [advert] Troops took Saraqeb.\n";
    let patterns = ["--boilerplate", "(?i)^partner content:.*$", "--boilerplate", r"\[advert\].*"];
    let types = |report: &Value| report["events"].as_array().map(|e| e.iter().map(|e| e["type"].clone()).collect::<Vec<_>>());
    let plain = json(&sitrep(&["extract", "-"], article.as_bytes()));
    assert_eq!(types(&plain), Some(vec!["shelling".into(), "shelling".into(), "arrest".into(), "territorial_capture".into()]));
    let files = json(&sitrep(&[&["extract"], &patterns[..], &["-"]].concat(), article.as_bytes()));
    let line = serde_json::json!({ "text": article }).to_string();
    let piped = lines(&sitrep(&[&["extract", "--jsonl"], &patterns[..]].concat(), line.as_bytes()));
    for report in [&files, &piped[0]] {
        assert_eq!(types(report), Some(vec!["shelling".into(), "arrest".into()]));
        assert_eq!(report["boilerplate"][0]["text"], "Partner content: the army shelled Idlib.");
        assert_eq!(report["boilerplate"][1]["text"], "[advert] Troops took Saraqeb.");
    }
    for (pattern, why) in [("(advert", "without closing"), ("x*", "the empty text")] {
        let output = sitrep(&["extract", "--boilerplate", pattern, "-"], article.as_bytes());
        assert!(status(&output) == 2 && text(&output.stderr).contains(why), "{}", text(&output.stderr));
    }
}

#[test]
fn tables_of_ones_own() {
    let actors = file("own-actors.tsv", b"name\tkind\tcountry\nRed Levant Brigade\tgroup\tSYR\n");
    let text = b"The Red Levant Brigade shelled the town.";
    let output = sitrep(&["extract", "--actors", &actors, "-"], text);
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    assert_eq!(report["events"][0]["agents"][0]["country"], "SYR");
    let wrong = file("wrong-actors.tsv", b"name\tkind\nRed Levant Brigade\tgang\n");
    let output = sitrep(&["extract", "--actors", &wrong, "-"], text);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("line 2, kind: \"gang\" is none of person"), "{said}");
}
