//! `extract --jsonl` over many lines: order on all cores, packed files, bad lines, a kill and what comes after it, progress.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{json, Value};

use super::{file, lines, sitrep, status, text};

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Articles of unequal length, so that threads overtake each other; some lines are bad.
fn corpus(count: usize) -> String {
    let mut out = String::new();
    for n in 0..count {
        let sentence =
            format!("On Tuesday, rebels shelled the town of Harim in northern Syria, killing {} civilians. ", n % 40 + 2);
        if n % 37 == 11 {
            out.push_str("{ broken\n");
        } else if n % 53 == 20 {
            out.push('\n');
        } else {
            let article = json!({ "id": format!("a{n}"), "text": sentence.repeat(1 + n % 7), "published": "2021-03-04" });
            out.push_str(&format!("{article}\n"));
        }
    }
    out
}

fn ids(answers: &[Value]) -> Vec<String> {
    answers.iter().map(|a| a["document"]["id"].as_str().map_or_else(|| format!("line {}", a["line"]), str::to_string)).collect()
}

#[test]
fn any_number_of_jobs_gives_the_same_lines() {
    let input = corpus(300);
    let one = sitrep(&["extract", "--jsonl", "--jobs", "1"], input.as_bytes());
    assert_eq!((status(&one), lines(&one).len()), (1, input.lines().filter(|l| !l.is_empty()).count()));
    for jobs in ["2", "5"] {
        let several = sitrep(&["extract", "--jsonl", "--jobs", jobs], input.as_bytes());
        assert!(several.stdout == one.stdout && several.stderr == one.stderr, "--jobs {jobs}");
    }
    let expected = ids(&lines(&one));
    assert_eq!((expected[0].as_str(), expected[11].as_str(), expected[20].as_str()), ("a0", "line 12", "a21"));
}

#[test]
fn bad_lines_are_named_and_counted() {
    let path = file("bad.jsonl", "{\"text\": \"Rain.\"}\n\nnonsense\n{\"id\": \"x\"}\n".as_bytes());
    let output = sitrep(&["extract", "--jsonl", &path], b"");
    let told = text(&output.stderr);
    let told: Vec<&str> = told.lines().collect();
    assert_eq!((status(&output), told.len()), (1, 3), "{told:?}");
    assert!(told[0].starts_with(&format!("sitrep: {path}:3: not JSON: ")), "{told:?}");
    assert!(told[1].starts_with(&format!("sitrep: {path}:4: missing field `text`")), "{told:?}");
    assert_eq!(told[2], "sitrep: 2 lines could not be read; each stands as {\"error\"} in the output");
    let many = sitrep(&["extract", "--jsonl", "--tolerate"], "?\n".repeat(50).as_bytes());
    let told = text(&many.stderr);
    assert_eq!((status(&many), told.lines().count(), lines(&many).len()), (0, 21, 50));
    assert!(
        told.ends_with("50 lines could not be read, the first 20 are named above; each stands as {\"error\"} in the output\n")
    );
}

#[test]
fn who_waits_for_an_answer_gets_it() {
    use std::io::{BufRead, BufReader, Write};
    let mut child = Command::new(env!("CARGO_BIN_EXE_sitrep"))
        .args(["extract", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut asked = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
    for n in 0..3 {
        writeln!(asked, "{}", json!({ "id": n, "text": "The talks ended." })).expect("written");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("an answer");
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(answer["document"]["id"], n.to_string().as_str());
    }
    drop(asked);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn packed_files_go_in_and_come_out() {
    let folder = folder("packed");
    let path = |name: &str| folder.join(name).display().to_string();
    let input = corpus(60);
    let plain = sitrep(&["extract", "--jsonl"], input.as_bytes());
    for ending in ["gz", "zst"] {
        let out = path(&format!("out.jsonl.{ending}"));
        let ended = sitrep(&["extract", "--jsonl", "--output", &out], input.as_bytes());
        assert_eq!((status(&ended), ended.stdout.len()), (1, 0), "{}", text(&ended.stderr));
        let packed = fs::read(&out).expect("the output");
        assert!(packed.len() * 3 < plain.stdout.len(), "{ending}: {} bytes", packed.len());
        // The reports packed by the program are read by its other command, from a file and from a pipe.
        let from_file = sitrep(&["story", &out], b"");
        assert_eq!(status(&from_file), 0, "{}", text(&from_file.stderr));
        assert_eq!(from_file.stdout, sitrep(&["story", "-"], &packed).stdout);
        assert_eq!(from_file.stdout, sitrep(&["story", "-"], &plain.stdout).stdout);
        assert!(!folder.join(format!("out.jsonl.{ending}.state")).exists());
    }
    // Made by other programs, and named as nothing.
    for (program, name) in [("gzip", "in-a"), ("zstd", "in-b")] {
        fs::write(path(name), &input).expect("a file");
        let packer = Command::new(program).args(["-q", "-c", &path(name)]).output();
        let Ok(packed) = packer else { continue };
        fs::write(path(name), &packed.stdout).expect("a file");
        let output = sitrep(&["extract", "--jsonl", &path(name)], b"");
        assert_eq!(output.stdout, plain.stdout, "{program}");
        let cut = &packed.stdout[..packed.stdout.len() - 20];
        let broken = sitrep(&["extract", "--jsonl", "--tolerate"], cut);
        assert_eq!(status(&broken), 1, "{program}");
        assert!(text(&broken.stderr).contains("sitrep: standard input: "), "{program}: {}", text(&broken.stderr));
    }
    let none = path("none.jsonl.gz");
    assert_eq!(status(&sitrep(&["extract", "--jsonl", "-o", &none], b"")), 0);
    assert_eq!(sitrep(&["extract", "--jsonl", &none], b"").stdout, b"");
    assert!(fs::metadata(&none).expect("a file").len() > 10);
}

fn begin(args: &[&str]) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_sitrep"))
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Waits until the state of a run says that some bytes are safe.
fn wait_for_state(state: &Path) {
    let begun = Instant::now();
    loop {
        let bytes = fs::read(state).ok().and_then(|s| serde_json::from_slice::<Value>(&s).ok());
        if bytes.is_some_and(|s| s["output"].as_u64() > Some(0)) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "no state was written");
        sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_killed_run_goes_on_to_the_same_output() {
    let folder = folder("resume");
    let path = |name: &str| folder.join(name).display().to_string();
    let (first, second) = (path("first.jsonl"), path("second.jsonl.gz"));
    fs::write(&first, corpus(12_000)).expect("a file");
    let packer = sitrep_gzip(&corpus(500));
    fs::write(&second, packer).expect("a file");
    let whole = sitrep(&["extract", "--jsonl", "--tolerate", &first, &second], b"");
    for ending in ["jsonl", "jsonl.zst"] {
        let out = path(&format!("out.{ending}"));
        let args = ["extract", "--jsonl", "--tolerate", "--resume", "-o", &out, &first, &second];
        let mut kills = 0;
        loop {
            let mut child = begin(&args);
            let before = fs::read(format!("{out}.state")).ok();
            // Killed once it has got further than the run before.
            let ended = loop {
                if child.try_wait().expect("a status").is_some() {
                    break true;
                }
                let now = fs::read(format!("{out}.state")).ok();
                if kills < 3 && now.is_some() && now != before {
                    wait_for_state(Path::new(&format!("{out}.state")));
                    break child.try_wait().expect("a status").is_some();
                }
                sleep(Duration::from_millis(5));
            };
            if ended {
                break;
            }
            child.kill().expect("killed");
            child.wait().expect("dead");
            kills += 1;
            let state = fs::read_to_string(format!("{out}.state")).expect("a state");
            if state.contains("\"finished\":true") {
                break; // Killed between its last word and its end: nothing is written after that.
            }
            // Half a record and rubbish after what is safe, as a crash may leave it.
            let mut torn = fs::OpenOptions::new().append(true).open(&out).expect("the output");
            std::io::Write::write_all(&mut torn, b"{\"schema\":\"sit").expect("written");
        }
        assert!(kills > 0, "the run was too short to be killed");
        let told = sitrep(&args, b"");
        assert_eq!(status(&told), 0, "{}", text(&told.stderr));
        assert!(text(&told.stderr).contains("is complete: "), "{}", text(&told.stderr));
        let got = sitrep_cat(&out);
        assert!(got == whole.stdout, "{ending}: {} bytes, not {}", got.len(), whole.stdout.len());
    }
}

// Packs and unpacks by this crate's own flate2 would test nothing; Debian and macOS have both programs.
fn sitrep_gzip(plain: &str) -> Vec<u8> {
    let path = file("to-pack.jsonl", plain.as_bytes());
    Command::new("gzip").args(["-c", &path]).output().expect("gzip").stdout
}

fn sitrep_cat(path: &str) -> Vec<u8> {
    if !path.ends_with(".zst") {
        return fs::read(path).expect("the output");
    }
    let mut out = Vec::new();
    let file = fs::File::open(path).expect("the output");
    zstd::stream::copy_decode(file, &mut out).expect("whole frames");
    out
}

#[test]
fn a_run_is_not_gone_on_with_by_mistake() {
    let folder = folder("mistakes");
    let path = |name: &str| folder.join(name).display().to_string();
    let input = path("in.jsonl");
    fs::write(&input, corpus(4000)).expect("a file");
    let out = path("out.jsonl");
    fs::write(&out, "something of mine\n").expect("a file");
    let refused = |args: &[&str], why: &str| {
        let output = sitrep(args, b"");
        assert!(status(&output) == 2 && text(&output.stderr).contains(why), "{args:?}: {}", text(&output.stderr));
    };
    refused(&["extract", "--jsonl", "--resume", "-o", &out, &input], "to say how far it got");
    assert_eq!(fs::read(&out).expect("untouched"), b"something of mine\n");
    refused(&["extract", "--jsonl", "--resume", &input], "--output");
    refused(&["extract", "--jsonl", "--resume", "-o", "/dev/null", &input], "is no file");
    fs::remove_file(&out).expect("removed");

    let mut child = begin(&["extract", "--jsonl", "-o", &out, &input]);
    wait_for_state(&folder.join("out.jsonl.state"));
    child.kill().expect("killed");
    child.wait().expect("dead");
    refused(&["extract", "--jsonl", "-o", &out, &input], "go on with --resume");
    refused(&["extract", "--jsonl", "--resume", "--lang", "fr", "-o", &out, &input], "--lang changed");
    refused(&["extract", "--jsonl", "--resume", "--boilerplate", "^Ad$", "-o", &out, &input], "--boilerplate changed");
    fs::write(path("own.tsv"), "name\tkind\nRed Levant Brigade\tgroup\n").expect("a file");
    refused(&["extract", "--jsonl", "--resume", "--actors", &path("own.tsv"), "-o", &out, &input], "a table of your own");
    fs::write(&input, corpus(10)).expect("a file");
    refused(&["extract", "--jsonl", "--resume", "-o", &out, &input], "the input (its names or sizes) changed");
    fs::write(&input, corpus(4000)).expect("a file");
    fs::write(&out, "").expect("a file");
    refused(&["extract", "--jsonl", "--resume", "-o", &out, &input], "0 bytes are left of the");
    fs::remove_file(folder.join("out.jsonl.state")).expect("removed");
    fs::write(&input, corpus(10)).expect("a file");
    assert_eq!(status(&sitrep(&["extract", "--jsonl", "-o", &out, &input], b"")), 0);
    assert!(!folder.join("out.jsonl.state").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn progress_is_for_terminals_only() {
    let path = file("progress.jsonl", corpus(400).as_bytes());
    let command = format!("{} extract --jsonl --tolerate -o /dev/null {path}", env!("CARGO_BIN_EXE_sitrep"));
    // `script` gives it a terminal.
    let Ok(seen) = Command::new("script").args(["-qec", &command, "/dev/null"]).stdin(Stdio::null()).output() else { return };
    let seen = text(&seen.stdout);
    assert!(seen.contains("/s, ") && seen.contains(" %, ") && seen.contains(" left"), "{seen:?}");
    assert!(seen.contains("\r\u{1b}[K"), "{seen:?}");
    let piped = sitrep(&["extract", "--jsonl", "--tolerate", "-o", "/dev/null", &path], b"");
    assert!(!text(&piped.stderr).contains(" left"), "{}", text(&piped.stderr));
}

#[test]
fn a_story_of_each_country_and_month() {
    let article =
        |id: &str, published: &str, text: &str| format!("{}\n", json!({ "id": id, "published": published, "text": text }));
    let harim = "On Tuesday, rebels shelled the town of Harim in northern Syria, killing 12 civilians.";
    let kharkiv = "On Tuesday, the army shelled the city of Kharkiv in eastern Ukraine, killing 3 civilians.";
    let corpus = [
        article("a", "2021-03-04", harim),
        article(
            "b",
            "2021-03-04",
            "Mardi, des rebelles ont bombardé la ville de Harim, dans le nord de la Syrie, tuant 12 civils.",
        ),
        article("c", "2021-04-08", harim),
        article("d", "2021-03-04", kharkiv),
        "{}\n".to_string(),
    ];
    let reports = sitrep(&["extract", "--jsonl", "--tolerate"], corpus.concat().as_bytes());
    let by = ["story", "--by", "country-month", "--format", "jsonl", "-"];
    let story = sitrep(&by, &reports.stdout);
    let told = text(&story.stderr);
    assert_eq!((status(&story), told.as_str()), (0, "sitrep: standard input: left out 1 that `sitrep extract` could not read\n"));
    let part = |e: &Value| (e["country"].clone(), e["month"].clone(), e["event"]["members"].as_array().map(Vec::len));
    let strikes: Vec<_> = lines(&story).iter().filter(|e| e["event"]["record"]["type"] == "shelling").map(part).collect();
    let expected = [("SYR", "2021-03", 2), ("SYR", "2021-04", 1), ("UKR", "2021-03", 1)];
    assert_eq!(strikes, expected.map(|(country, month, n)| (json!(country), json!(month), Some(n))));
    // A part by itself gives the same lines.
    let ukraine = text(&reports.stdout).lines().nth(3).expect("a report").to_string();
    let alone = sitrep(&by, ukraine.as_bytes());
    assert!(text(&story.stdout).ends_with(&text(&alone.stdout)) && !alone.stdout.is_empty());
    assert_eq!(status(&sitrep(&["story", "--by", "country-month", "-"], b"")), 2);
}
