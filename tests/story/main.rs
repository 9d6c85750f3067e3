//! Stories out of several articles: which tellings are joined, that the order of the articles does not matter, and what the formats
//! of other programs hold.

mod exports;
mod invented;
mod order;
mod seeds;
mod undated;

use sitrep::record::{Report, Story, StoryEvent};
use sitrep::time::Date;
use sitrep::{Engine, Options};

/// Reads an article.
fn report(engine: &Engine, id: &str, published: &str, text: &str) -> Report {
    let options = Options { id: id.into(), published: Date::parse(published), ..Options::default() };
    engine.extract(text, &options).expect("an article is read")
}

/// The event of the story that a word tells, and the member of it: `words` has the word in brackets.
fn told<'s>(story: &'s Story, reports: &[(Report, String)], id: &str, words: &str) -> Option<(&'s StoryEvent, String)> {
    let (report, text) = reports.iter().find(|(r, _)| r.document.id == id).unwrap_or_else(|| panic!("no article {id}"));
    let plain = words.replace(['[', ']'], "");
    let at = text.find(&plain).unwrap_or_else(|| panic!("{id} has no words {plain:?}"));
    let units = |bytes: usize| text[..bytes].encode_utf16().count() as u32;
    let (open, close) = (words.find('[').expect("a bracket"), words.find(']').expect("a bracket"));
    let (start, end) = (units(at + open), units(at + close - 1));
    let tells = |s: &sitrep::record::Span| s.start < end && s.end > start;
    let event = report.events.iter().find(|e| e.mentions.iter().any(tells))?;
    let member = [&report.document.id, "/", &event.id].concat();
    let event = story.events.iter().find(|e| e.members.iter().any(|m| m.id == member))?;
    Some((event, member))
}
