//! The order in which articles are handed in does not matter, and an article changes only what it tells.

use std::collections::BTreeMap;

use sitrep::record::{Report, Story};
use sitrep::story::merge;

use super::seeds;

/// Small numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for n in (1..list.len()).rev() {
            list.swap(n, self.below(n + 1));
        }
    }
}

/// The bundled reports several times over, each copy some days later and under another name.
pub fn many(copies: usize) -> Vec<Report> {
    let bundled: Vec<Report> = seeds::reports().into_iter().map(|(r, _)| r).collect();
    let mut all = Vec::new();
    for copy in 0..copies {
        for report in &bundled {
            let mut report = report.clone();
            report.document.id = format!("{}-{copy}", report.document.id);
            let later = |day: &mut Option<String>| {
                *day = day.as_deref().and_then(sitrep::time::Date::parse).map(|d| d.plus(copy as i32 * 3).to_string());
            };
            later(&mut report.document.publication.start);
            later(&mut report.document.publication.end);
            for time in report.events.iter_mut().filter_map(|e| e.time.as_mut()) {
                later(&mut time.start);
                later(&mut time.end);
            }
            all.push(report);
        }
    }
    all
}

#[test]
fn any_order_gives_the_same_story() {
    let mut reports = many(3);
    let first = merge(&reports);
    assert!(first.events.iter().any(|e| e.members.len() > 2));
    let mut dice = Dice(7);
    for _ in 0..12 {
        dice.shuffle(&mut reports);
        assert!(merge(&reports) == first, "another order gave another story");
    }
}

#[test]
fn a_report_handed_in_twice_counts_once_and_one_id_for_two_is_told_apart() {
    let reports = many(1);
    let twice: Vec<Report> = reports.iter().chain(&reports).cloned().collect();
    assert!(merge(&twice) == merge(&reports));
    let mut same_id = reports.clone();
    same_id.iter_mut().for_each(|r| r.document.id = "document".into());
    let story = merge(&same_id);
    let mut ids: Vec<&str> = story.documents.iter().map(|d| d.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["document", "document-2", "document-3", "document-4", "document-5"]);
    assert_eq!(story.events.len(), merge(&reports).events.len());
}

/// The events of a story by their members.
fn by_members(story: &Story) -> BTreeMap<Vec<&str>, &sitrep::record::StoryEvent> {
    story.events.iter().map(|e| (e.members.iter().map(|m| m.id.as_str()).collect(), e)).collect()
}

#[test]
fn adding_an_article_leaves_alone_what_it_does_not_tell() {
    let reports = many(2);
    let mut dice = Dice(11);
    for _ in 0..10 {
        let mut some = reports.clone();
        dice.shuffle(&mut some);
        let added = some.pop().expect("a report");
        let before = merge(&some);
        some.push(added.clone());
        let after = merge(&some);
        let prefix = added.document.id.clone() + "/";
        let (old, new) = (by_members(&before), by_members(&after));
        let own = |members: &[&str]| members.iter().any(|m| m.starts_with(&prefix));
        // What the new article's events may be one with: the events they joined, and those that wanted the same partner.
        let rivals: Vec<_> = new.iter().filter(|(m, _)| own(m) && m.len() > 1).map(|(_, e)| e.record.r#type).collect();
        let mut touched = 0;
        for (members, event) in &new {
            if own(members) {
                touched += 1;
            } else if old.get(members) != Some(event) {
                assert!(rivals.contains(&event.record.r#type), "{members:?} changed");
            }
        }
        assert!(touched > 0);
    }
}

#[test]
fn no_event_holds_what_cannot_be_one() {
    let story = merge(&many(3));
    for event in &story.events {
        let time = event.record.time.as_ref();
        if let Some((start, end)) = time.and_then(|t| t.start.as_ref().zip(t.end.as_ref())) {
            assert!(start <= end, "{}: no day is left: {start} to {end}", event.id);
        }
        let real = |f: sitrep::record::Factuality| matches!(f.as_str(), "occurred" | "ongoing");
        assert!(event.members.iter().all(|m| real(m.factuality) == real(event.record.factuality)), "{}", event.id);
    }
}

#[test]
fn no_report_and_an_empty_report_give_a_story() {
    assert!(merge(&[]).events.is_empty());
    let mut empty = many(1).remove(0);
    empty.events.clear();
    let story = merge(&[empty]);
    assert_eq!((story.events.len(), story.documents.len()), (0, 1));
}
