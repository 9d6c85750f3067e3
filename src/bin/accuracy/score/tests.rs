//! Each rule of the scoring on a small pair of gold and report.

use serde_json::{json, Value};

use super::*;

const TEXT: &str =
    "Raid on Kessab\nPlanes bombed Kessab on Monday. The raid killed 12 men, the mayor said.\nTalks opened in Varna.\n";

/// A gold event on the words of a sentence.
fn gold(sentence: &str, trigger: &str, kind: &str) -> Value {
    json!({
        "sentence": sentence, "trigger": trigger, "type": kind, "status": "occurred", "agents": [], "targets": [], "places": [],
        "date": null, "quantities": [], "attribution": null
    })
}

/// A found event on some words of the text.
fn found(trigger: &str, kind: &str) -> Value {
    json!({ "type": kind, "factuality": "occurred", "trigger": span(TEXT, trigger) })
}

fn span(text: &str, words: &str) -> Value {
    let byte = text.find(words).expect("words of the text");
    let start = text[..byte].encode_utf16().count();
    json!({ "start": start, "end": start + words.encode_utf16().count(), "text": words })
}

fn with(mut event: Value, field: &str, value: Value) -> Value {
    event[field] = value;
    event
}

fn score_in(text: &str, gold: Value, found: Vec<Value>) -> Score {
    let gold: Gold = serde_json::from_value(gold).expect("gold");
    let predicted: Predicted = serde_json::from_value(json!({ "events": found })).expect("a report");
    let mut score = Score::default();
    score.add(&gold, text, &predicted);
    score
}

fn score(gold: Vec<Value>, found: Vec<Value>) -> Score {
    score_in(TEXT, json!({ "events": gold }), found)
}

fn tally(hits: f64, found: f64, gold: f64) -> Tally {
    Tally { hits, found, gold }
}

fn raid() -> Value {
    gold("Planes bombed Kessab on Monday.", "bombed", "airstrike")
}

#[test]
fn right_wrong_missed_and_too_many() {
    let all = [raid(), gold("Talks opened in Varna.", "Talks", "talks"), gold("The raid killed 12 men", "killed", "killing")];
    let s = score(all.to_vec(), vec![found("bombed", "airstrike"), found("Talks", "statement"), found("Monday", "protest")]);
    assert_eq!(s.event, tally(1.0, 3.0, 3.0), "a type wrong, one missed, one too many");
    assert_eq!(s.detect, tally(2.0, 3.0, 3.0));
    assert_eq!(s.types["killing"], tally(0.0, 0.0, 1.0));
    assert_eq!(s.types["talks"], tally(0.0, 1.0, 1.0), "a wrong type counts against the type of the gold");
    assert_eq!(s.types["protest"], tally(0.0, 1.0, 0.0));
    assert_eq!(s.event.prf(), (1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0));
    assert_eq!(score(vec![], vec![]).record(), 0.0);
}

#[test]
fn other_types_may_be_right() {
    for (field, kind) in [("also_accept", "shelling"), ("alt_types", "attack")] {
        let s = score(vec![with(raid(), field, json!([kind]))], vec![found("bombed", kind)]);
        assert_eq!(s.event, tally(1.0, 1.0, 1.0), "{field}");
    }
    let talks = gold("Talks opened in Varna.", "Talks", "talks");
    assert_eq!(score(vec![talks], vec![found("Talks", "visit")]).event.hits, 1.0);
    let aid = gold("Talks opened in Varna.", "Talks", "aid");
    assert_eq!(score(vec![aid], vec![found("Talks", "visit")]).event.hits, 0.0);
}

#[test]
fn the_type_may_match_anywhere_in_the_sentence_but_not_beyond() {
    assert_eq!(score(vec![raid()], vec![found("Planes", "airstrike")]).event, tally(1.0, 1.0, 1.0));
    assert_eq!(score(vec![raid()], vec![found("opened", "airstrike")]).event, tally(0.0, 1.0, 1.0));
    let near = [with(raid(), "trigger", json!("Planes")), raid()];
    let s = score(near.to_vec(), vec![with(found("bombed", "airstrike"), "agents", json!([]))]);
    assert_eq!(s.event, tally(1.0, 1.0, 2.0), "one found answers one wanted");
}

#[test]
fn optional_is_neither_rewarded_nor_punished() {
    let optional = with(raid(), "optional", json!(true));
    assert_eq!(score(vec![optional.clone()], vec![found("bombed", "airstrike")]).event, tally(0.0, 0.0, 0.0));
    assert_eq!(score(vec![optional], vec![]).event, tally(0.0, 0.0, 0.0));
}

#[test]
fn a_group_is_credited_once() {
    let group = |e: Value| with(e, "coref", json!("raid"));
    let wanted = vec![group(raid()), group(gold("The raid killed 12 men", "raid", "airstrike"))];
    assert_eq!(score(wanted.clone(), vec![found("bombed", "airstrike")]).event, tally(1.0, 1.0, 1.0));
    let merged = with(found("bombed", "airstrike"), "mentions", json!([span(TEXT, "bombed"), span(TEXT, "raid")]));
    assert_eq!(score(wanted.clone(), vec![merged]).event, tally(2.0, 2.0, 2.0), "each mention answers its own");
    assert_eq!(score(wanted, vec![]).event, tally(0.0, 0.0, 2.0));
}

#[test]
fn further_mentions_cost_nothing() {
    let event = with(found("bombed", "airstrike"), "mentions", json!([span(TEXT, "Varna"), span(TEXT, "mayor")]));
    assert_eq!(score(vec![raid()], vec![event]).event, tally(1.0, 1.0, 1.0));
}

#[test]
fn the_title_may_be_without_gold() {
    let titled = json!({ "title_unannotated": true, "events": [] });
    assert_eq!(score_in(TEXT, titled, vec![found("Raid", "airstrike")]).event, tally(0.0, 0.0, 0.0));
    assert_eq!(score(vec![], vec![found("Raid", "airstrike")]).event, tally(0.0, 1.0, 0.0));
}

#[test]
fn roles_by_shared_words_and_by_what_a_pronoun_stands_for() {
    let wanted = with(with(raid(), "agents", json!(["they", "the air force"])), "refs", json!({ "they": ["Varnian pilots"] }));
    let event = with(found("bombed", "airstrike"), "agents", json!([{ "text": "pilots" }, { "text": "Kessab" }]));
    assert_eq!(*score(vec![wanted], vec![event]).slot("agents"), tally(1.0, 2.0, 2.0));
}

#[test]
fn slots_count_only_where_the_type_is_right() {
    let wanted = with(raid(), "targets", json!(["Kessab"]));
    let event = with(found("bombed", "protest"), "targets", json!([{ "text": "Kessab" }]));
    assert_eq!(*score(vec![wanted], vec![event]).slot("targets"), tally(0.0, 0.0, 0.0));
}

#[test]
fn places_by_distance() {
    let place = |lat: f64, name: &str| json!({ "text": name, "canonical": name, "lat": lat, "lon": 36.0 });
    let at = |lat: f64, text: &str| {
        with(found("bombed", "airstrike"), "places", json!([{ "text": text, "place": { "lat": lat, "lon": 36.0 } }]))
    };
    let hits = |gold: Value, event: Value| score(vec![with(raid(), "places", json!([gold]))], vec![event]).slot("places").hits;
    assert_eq!(hits(place(35.0, "Kessab"), at(35.26, "the town")), 1.0, "29 km");
    assert_eq!(hits(place(35.0, "Kessab"), at(35.28, "the town")), 0.0, "31 km");
    assert_eq!(hits(place(35.0, "Kessab Governorate"), at(35.5, "the area")), 1.0, "56 km from a province");
    assert_eq!(hits(place(35.0, "Kessab"), at(40.0, "Kessab")), 1.0, "556 km, same name");
    assert_eq!(hits(place(35.0, "Kessab"), at(41.0, "Kessab")), 0.0, "667 km, same name");
    let unknown = with(found("bombed", "airstrike"), "places", json!([{ "text": "Kessab", "place": null }]));
    assert_eq!(hits(place(35.0, "Kessab"), unknown.clone()), 0.0, "no point");
    assert_eq!(*score(vec![raid()], vec![unknown]).slot("places"), tally(0.0, 0.0, 0.0), "no place wanted, none counted");
}

#[test]
fn half_a_date() {
    let wanted = with(raid(), "date", json!({ "text": "Monday", "start": "2020-02-03", "end": "2020-02-09" }));
    let date = |start: &str, end: &str| with(found("bombed", "airstrike"), "time", json!({ "start": start, "end": end }));
    let slot = |e: Value| *score(vec![wanted.clone()], vec![e]).slot("date");
    assert_eq!(slot(date("2020-02-03", "2020-02-09")), tally(1.0, 1.0, 1.0));
    assert_eq!(slot(date("2020-02-03", "2020-02-03")), tally(0.5, 1.0, 1.0));
    assert_eq!(slot(date("2020-02-04", "2020-02-04")), tally(0.0, 1.0, 1.0));
    assert_eq!(slot(found("bombed", "airstrike")), tally(0.0, 0.0, 1.0));
    assert_eq!(*score(vec![raid()], vec![date("2020-02-03", "2020-02-03")]).slot("date"), tally(0.0, 0.0, 0.0));
}

#[test]
fn quantities_by_kind_and_least() {
    let wanted = with(raid(), "quantities", json!([{ "kind": "killed", "min": 12, "max": null }]));
    let event =
        |kind: &str, min: u32| with(found("bombed", "airstrike"), "quantities", json!([{ "kind": kind, "min": min, "max": 99 }]));
    assert_eq!(*score(vec![wanted.clone()], vec![event("killed", 12)]).slot("quantities"), tally(1.0, 1.0, 1.0));
    assert_eq!(*score(vec![wanted.clone()], vec![event("wounded", 12)]).slot("quantities"), tally(0.0, 1.0, 1.0));
    assert_eq!(*score(vec![raid()], vec![event("killed", 12)]).slot("quantities"), tally(0.0, 1.0, 0.0));
}

#[test]
fn one_source_is_enough() {
    let wanted = with(raid(), "attribution", json!("the mayor"));
    let event = with(found("bombed", "airstrike"), "attribution", json!([{ "text": "Mayor" }, { "text": "a clerk" }]));
    assert_eq!(*score(vec![wanted.clone()], vec![event]).slot("attribution"), tally(1.0, 1.0, 1.0));
    assert_eq!(*score(vec![wanted], vec![found("bombed", "airstrike")]).slot("attribution"), tally(0.0, 0.0, 1.0));
}

#[test]
fn over_or_going_on() {
    let told =
        |f: &str| score(vec![raid()], vec![with(found("bombed", "airstrike"), "factuality", json!(f))]).slot("factuality").hits;
    assert_eq!((told("occurred"), told("ongoing"), told("planned")), (1.0, 1.0, 0.0));
}

#[test]
fn offsets_are_utf16() {
    let text = "🚁🚁 Un raid\u{a0}: Kessab bombardé.\n";
    let wanted = gold("Un raid : Kessab bombardé.", "bombardé", "airstrike");
    let event = json!({ "type": "airstrike", "factuality": "occurred", "trigger": span(text, "bombardé") });
    assert_eq!(score_in(text, json!({ "events": [wanted] }), vec![event]).event, tally(1.0, 1.0, 1.0));
}

#[test]
fn gold_that_is_not_in_the_text_is_told() {
    let gold: Gold = serde_json::from_value(json!({ "events": [gold("Nowhere.", "Nowhere", "talks")] })).expect("gold");
    let mut score = Score::default();
    let remarks = score.add(&gold, TEXT, &Predicted::default());
    assert!(remarks[0].starts_with("GOLD") && score.event == tally(0.0, 0.0, 0.0));
}
