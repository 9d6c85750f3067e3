//! `sitrep story --by country-month`: stories of parts of a corpus. Hides how a report is cut.
//!
//! spark/corpus_story.py cuts in the same way, and a test compares the two.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;
use sitrep::record::{Event, Report, StoryEvent};
use sitrep::story;

/// What a part has in common.
#[derive(Clone, Copy, ValueEnum)]
pub enum By {
    /// Country of the first place with a point, month of the first day
    CountryMonth,
}

// Country and month.
type Key = (Option<String>, Option<String>);

#[derive(Serialize)]
struct Line<'a> {
    country: &'a Option<String>,
    month: &'a Option<String>,
    event: &'a StoryEvent,
}

/// Joins each part by itself and prints its events, the parts in the order of countries and months.
pub fn write(reports: Vec<Report>, out: &mut impl Write) -> io::Result<()> {
    let mut parts: BTreeMap<Key, Vec<Report>> = BTreeMap::new();
    for mut report in reports {
        let mut events: BTreeMap<Key, Vec<Event>> = BTreeMap::new();
        for event in std::mem::take(&mut report.events) {
            events.entry(key(&event)).or_default().push(event);
        }
        for (key, events) in events {
            parts.entry(key).or_default().push(Report { events, ..report.clone() });
        }
    }
    for ((country, month), reports) in &parts {
        for event in &story::merge(reports).events {
            serde_json::to_writer(&mut *out, &Line { country, month, event })?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

fn key(event: &Event) -> Key {
    let country = event.places.iter().find_map(|p| p.place.as_ref()).and_then(|p| p.country.clone());
    let start = event.time.as_ref().and_then(|t| t.start.as_deref());
    (country, start.and_then(|day| day.get(..7)).map(String::from))
}
