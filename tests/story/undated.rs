//! Articles that do not say when they appeared, dated by the others of their story.

use sitrep::record::{PublicationBasis, Report, Story};
use sitrep::story::merge;
use sitrep::Engine;

use super::report;

/// Its ministry says the day.
const MINISTRY: &str = "Published on 12 March 2021\n\nA military helicopter was shot down by rebels over Saraqeb on Thursday, \
    killing four crew members, the ministry of defence said.";
/// A weekday and nothing else.
const RADIO: &str =
    "Rebels shot down a military helicopter over Saraqeb on Thursday, killing its four crew members, a local radio \
    station said.";
/// Counts from the helicopter.
const ADVANCE: &str =
    "Two days after rebels shot down a military helicopter over Saraqeb, government forces captured the village of Nairab.";
/// The same capture, without a day.
const PRISE: &str = "Les forces gouvernementales ont pris le village de Nairab, a indiqué une source locale.";

fn read(engine: &Engine, articles: &[(&str, &str)]) -> Vec<Report> {
    articles.iter().map(|(id, text)| report(engine, id, "", text)).collect()
}

/// First and last day of an article in a story.
fn published(story: &Story, id: &str) -> Option<(String, String)> {
    let p = &story.documents.iter().find(|d| d.id == id).expect("the article").publication;
    p.start.clone().zip(p.end.clone())
}

/// First and last day of the event that a member tells.
fn days(story: &Story, member: &str) -> Option<(String, String)> {
    let event = story.events.iter().find(|e| e.members.iter().any(|m| m.id == member)).expect("the event");
    event.record.time.as_ref().and_then(|t| t.start.clone().zip(t.end.clone()))
}

fn pair(a: &str, b: &str) -> Option<(String, String)> {
    Some((a.into(), b.into()))
}

fn event(reports: &[Report], id: &str, word: &str) -> String {
    let report = reports.iter().find(|r| r.document.id == id).expect("the article");
    let event = report.events.iter().find(|e| e.trigger.text == word).unwrap_or_else(|| panic!("{id} tells no {word:?}"));
    [id, "/", &event.id].concat()
}

#[test]
fn the_same_incident_dates_an_article() {
    let engine = Engine::embedded();
    let reports = read(&engine, &[("radio", RADIO), ("ministry", MINISTRY)]);
    assert_eq!(reports[0].document.publication.basis, PublicationBasis::Unknown);
    let story = merge(&reports);
    // Thursday is the 11th, and an article says "on Thursday" for six days.
    assert_eq!(published(&story, "radio"), pair("2021-03-11", "2021-03-17"));
    assert_eq!(days(&story, &event(&reports, "radio", "shot down")), pair("2021-03-11", "2021-03-11"));
    let dated = &story.dated[0];
    assert_eq!((dated.document.as_str(), story.dated.len()), ("radio", 1));
    let said = |document: &str, text: &str| dated.said.iter().any(|s| s.document == document && s.text == text);
    assert!(said("radio", "Thursday") && said("ministry", "Thursday"), "{:?}", dated.said);
    let document = story.documents.iter().find(|d| d.id == "radio").expect("the article");
    assert_eq!(document.publication.basis, PublicationBasis::Inferred);
    assert!(document.publication.evidence.iter().any(|s| s.text == "Thursday"));
}

#[test]
fn days_counted_from_what_another_tells() {
    let engine = Engine::embedded();
    let reports = read(&engine, &[("ministry", MINISTRY), ("advance", ADVANCE), ("prise", PRISE)]);
    let story = merge(&reports);
    assert_eq!(days(&story, &event(&reports, "advance", "captured")), pair("2021-03-13", "2021-03-13"));
    // It came out on that day or later: nobody knows how much later.
    assert_eq!(published(&story, "advance"), None);
    let document = story.documents.iter().find(|d| d.id == "advance").expect("the article");
    let possible = document.publication.possible.as_ref().expect("what is left");
    assert_eq!((possible.len(), possible[0].start.as_str()), (1, "2021-03-13"));
}

#[test]
fn two_undated_articles_date_each_other() {
    let engine = Engine::embedded();
    // The weekday leaves few years, the age of the war leaves one.
    let buried = "An air raid on the market of Binnish on Sunday, March 14, left nine people dead, rescue workers said.";
    let war =
        "Nine people were killed by the air raid on the market of Binnish on March 14, rescue workers said. The Syrian conflict \
        began nearly ten years ago.";
    let reports = read(&engine, &[("buried", buried), ("war", war)]);
    assert_eq!(reports[0].document.publication.start, None);
    assert!(reports[0].document.publication.possible.as_ref().is_some_and(|p| p.len() > 2));
    let story = merge(&reports);
    let (from, to) = published(&story, "buried").expect("a day");
    assert!(from.as_str() >= "2021-03-14" && to.as_str() <= "2021-04-13", "{from} {to}");
    assert!(story.dated.iter().any(|d| d.document == "buried" && d.said.iter().any(|s| s.document == "war")));
}

#[test]
fn another_day_or_another_place_dates_nothing() {
    let engine = Engine::embedded();
    for other in [
        // Another town.
        RADIO.replace("Saraqeb", "Damascus"),
        // Contradicts itself: no Thursday is a 10th of March in 2021.
        RADIO.replace("on Thursday", "on Wednesday, March 20"),
        // Says that it did not happen.
        "The army denied that rebels had shot down a military helicopter over Saraqeb on Thursday.".to_string(),
    ] {
        let reports = read(&engine, &[("other", other.as_str()), ("ministry", MINISTRY)]);
        let story = merge(&reports);
        assert_eq!(published(&story, "other"), None, "{other}");
        assert!(story.dated.is_empty(), "{other}");
    }
}

#[test]
fn any_order_dates_alike() {
    let engine = Engine::embedded();
    let mut reports = read(&engine, &[("radio", RADIO), ("ministry", MINISTRY), ("advance", ADVANCE), ("prise", PRISE)]);
    let first = merge(&reports);
    assert_eq!(first.dated.len(), 1);
    for n in 0..reports.len() {
        reports.rotate_left(1);
        assert!(merge(&reports) == first);
        reports.swap(0, n % 3 + 1);
        assert!(merge(&reports) == first);
    }
}

#[test]
fn dated_articles_stay_as_they_are() {
    let engine = Engine::embedded();
    let reports = vec![report(&engine, "a", "2021-03-12", RADIO), report(&engine, "b", "2021-05-02", ADVANCE)];
    let story = merge(&reports);
    assert_eq!((published(&story, "a"), story.dated.len()), (pair("2021-03-12", "2021-03-12"), 0));
}
