//! What is written can be read, and is what serde would write.

use super::*;

#[test]
fn strings_are_escaped_and_commas_stand_between() {
    let mut json = Json::default();
    json.open('{').key("a\"b").string("x\\\n\u{1}é").key("n").raw("1").key("l").strings(["p", "q"].into_iter()).close('}');
    assert_eq!(json.done(), r#"{"a\"b":"x\\\n\u0001é","n":1,"l":["p","q"]}"#);
}

#[test]
fn decimals() {
    assert_eq!(decimal(36.201, 5), "36.201");
    assert_eq!(decimal(-0.1278, 3), "-0.128");
    assert_eq!(decimal(-0.000001, 5), "0");
    assert_eq!(decimal(2.0, 5), "2");
    assert_eq!(decimal(7.05, 2), "7.05");
}

#[test]
fn what_is_read_is_what_serde_reads() {
    for text in [
        r#" {"a": [1, -2.5, 36.201, 1e3, 0.1, 12345678.25], "b\n": "\u00e9\ud83d\ude81\/", "c": {}, "d": [], "e": null, "f": true} "#,
        r#""plain é""#,
        "false",
    ] {
        let theirs: serde_json::Value = serde_json::from_str(text).expect("JSON");
        assert!(same(&parse(text).expect("a value"), &theirs), "{text}");
    }
    for text in ["", "{", "[1,]", "{\"a\" 1}", "nul", "\"a", "\"\\x\"", "1 2", "-", "\"\\ud83d", &"[".repeat(100_000)] {
        assert_eq!(parse(text), None, "{text:.20}");
    }
    assert_eq!(parse(r#""\ud83d!""#), Some(Value::String("\u{fffd}!".into())));
}

fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
    use serde_json::Value as V;
    match (ours, theirs) {
        (Value::Null, V::Null) => true,
        (Value::Bool(a), V::Bool(b)) => a == b,
        (Value::Number(a), V::Number(b)) => Some(*a) == b.as_f64(),
        (Value::String(a), V::String(b)) => a == b,
        (Value::Array(a), V::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(x, y)| same(x, y)),
        (Value::Object(a), V::Object(b)) => a.len() == b.len() && a.iter().all(|(k, v)| b.get(k).is_some_and(|w| same(v, w))),
        _ => false,
    }
}

#[test]
fn what_is_wrong_is_named() {
    let wrong = from_text::<crate::record::Report>(r#"{"schema": "sitrep/1", "document": {"id": 7}}"#).unwrap_err();
    assert_eq!(wrong.at, "document.id");
    let list = from_text::<Vec<crate::record::Span>>(r#"[{"start": 0, "end": 1, "text": "a"}, {"start": -1}]"#).unwrap_err();
    assert_eq!(list.at, "[1].start");
}
