//! One row for each event of a report. What the columns mean stands here and, for readers, in docs/parquet.md.

use sitrep::record::{Actor, Event, Point, Report};
use sitrep::time::Date;

use super::columns::{Cell, Kind, Named};

use Kind::{Day, Flag, List, Number, Text, Whole};

/// The columns.
pub const EVENT: &[Named] = &[
    ("document", Text, "the article's id"),
    ("event", Text, "the event's id within the article: e1, e2, ..."),
    ("language", Text, "the article's: en, fr or und"),
    ("title", Text, "the article's headline, where there is one"),
    ("published_start", Day, "first day on which the article can have been published"),
    ("published_end", Day, "last day on which it can have been"),
    ("published_basis", Text, "given, stated, inferred or unknown"),
    ("type", Text, "what happened: airstrike, shelling, ..."),
    ("factuality", Text, "occurred, ongoing, planned, threatened, demanded, hypothetical or denied"),
    ("start", Day, "first day of the event; null where no day can be named"),
    ("end", Day, "last day of the event"),
    ("granularity", Text, "how exact the days are: day, week, month, ..."),
    ("time_basis", Text, "stated, inherited or anchored"),
    ("country", Text, "of the first place with a point, ISO 3166-1 alpha-3"),
    ("admin1", Text, "its province"),
    ("place", Text, "its name; the article's words where no place has a point"),
    ("lat", Number, "degrees north"),
    ("lon", Number, "degrees east"),
    ("agents", List(ACTOR), "who did it"),
    ("targets", List(ACTOR), "people, places or things acted on"),
    ("places", List(PLACE), "all places"),
    ("instruments", List(WORDS), "what it was done with"),
    ("quantities", List(QUANTITY), "how many"),
    ("sources", List(SOURCE), "who says so; empty where the article itself does"),
    ("plover", Text, "PLOVER event type"),
    ("cameo", Text, "CAMEO code"),
    ("acled", Text, "ACLED sub-event type"),
    ("confidence", Number, "how sure the reading is, 0 to 1"),
    ("trigger", Text, "the words that tell it"),
    ("trigger_start", Whole, "their offset in the article, in the unit of --offsets"),
    ("trigger_end", Whole, "one past their end"),
    ("sentence", Text, "the sentence that tells it"),
];

const ACTOR: &[Named] = &[
    ("text", Text, "the article's words"),
    ("kind", Text, "person, organisation, country, group, office; of targets also place and thing"),
    ("id", Text, "Wikidata id where known, else one composed of country and sector"),
    ("name", Text, "canonical name"),
    ("country", Text, "ISO 3166-1 alpha-3"),
    ("sector", Text, "PLOVER's sector"),
];

const PLACE: &[Named] = &[
    ("text", Text, "the article's words"),
    ("name", Text, "the gazetteer's name; null where it does not know the place"),
    ("lat", Number, "degrees north"),
    ("lon", Number, "degrees east"),
    ("country", Text, "ISO 3166-1 alpha-3"),
    ("admin1", Text, "province"),
    ("geonames", Whole, "GeoNames id"),
    ("feature", Text, "country, province, city, town, ..."),
];

const WORDS: &[Named] = &[("text", Text, "the article's words")];

const QUANTITY: &[Named] = &[
    ("text", Text, "the article's words"),
    ("kind", Text, "killed, wounded, missing, captured, displaced, returned, besieged or other"),
    ("unit", Text, "the noun counted"),
    ("who", Text, "whom or what it counts, as said"),
    ("min", Whole, "the least it can be"),
    ("max", Whole, "the most; null where the words leave it open"),
    ("approximate", Flag, "whether it is a rough figure"),
];

const SOURCE: &[Named] = &[
    ("text", Text, "the words that name the source"),
    ("actor", Text, "its id, where known"),
    ("verb", Text, "the verb or phrase of saying"),
    ("manner", Text, "quoted, reported or attributed"),
];

/// The cells of an event. `offsets` turns UTF-16 offsets into those of another unit.
pub fn row<'a>(report: &'a Report, event: &'a Event, offsets: Option<&[u32]>) -> Vec<Cell<'a>> {
    let document = &report.document;
    let time = event.time.as_ref();
    let first = event.places.iter().find_map(|p| p.place.as_ref());
    let words = || event.places.first().map(|p| p.text.as_str());
    let offset = |at: u32| offsets.map_or(Some(at), |t| t.get(at as usize).copied()).map(i64::from);
    vec![
        some(&document.id),
        some(&event.id),
        some(document.language.as_str()),
        text(&document.title),
        day(document.publication.start.as_deref()),
        day(document.publication.end.as_deref()),
        some(document.publication.basis.as_str()),
        some(event.r#type.as_str()),
        some(event.factuality.as_str()),
        day(time.and_then(|t| t.start.as_deref())),
        day(time.and_then(|t| t.end.as_deref())),
        Cell::Text(time.map(|t| t.granularity.as_str())),
        Cell::Text(time.map(|t| t.basis.as_str())),
        Cell::Text(first.and_then(|p| p.country.as_deref())),
        Cell::Text(first.and_then(|p| p.admin1.as_deref())),
        Cell::Text(first.map(|p| p.name.as_str()).or_else(words)),
        Cell::Number(first.map(|p| p.lat)),
        Cell::Number(first.map(|p| p.lon)),
        Cell::List(event.agents.iter().map(actor).collect()),
        Cell::List(event.targets.iter().map(actor).collect()),
        Cell::List(event.places.iter().map(|p| place(&p.text, p.place.as_ref())).collect()),
        Cell::List(event.instruments.iter().map(|i| vec![some(&i.text)]).collect()),
        Cell::List(event.quantities.iter().map(quantity).collect()),
        Cell::List(
            event
                .attribution
                .iter()
                .map(|a| vec![some(&a.text), text(&a.actor), text(&a.verb), some(a.manner.as_str())])
                .collect(),
        ),
        text(&event.codes.plover),
        text(&event.codes.cameo),
        text(&event.codes.acled),
        Cell::Number(Some(event.confidence)),
        some(&event.trigger.text),
        Cell::Whole(offset(event.trigger.start)),
        Cell::Whole(offset(event.trigger.end)),
        some(&event.sentence.text),
    ]
}

fn actor(a: &Actor) -> Vec<Cell<'_>> {
    vec![some(&a.text), some(a.kind.as_str()), text(&a.id), text(&a.name), text(&a.country), text(&a.sector)]
}

fn place<'a>(words: &'a str, point: Option<&'a Point>) -> Vec<Cell<'a>> {
    vec![
        some(words),
        Cell::Text(point.map(|p| p.name.as_str())),
        Cell::Number(point.map(|p| p.lat)),
        Cell::Number(point.map(|p| p.lon)),
        Cell::Text(point.and_then(|p| p.country.as_deref())),
        Cell::Text(point.and_then(|p| p.admin1.as_deref())),
        Cell::Whole(point.and_then(|p| p.geonames).map(i64::from)),
        Cell::Text(point.map(|p| p.feature.as_str())),
    ]
}

fn quantity(q: &sitrep::record::Quantity) -> Vec<Cell<'_>> {
    // A figure past what the column holds is as much as it holds.
    let whole = |n: u64| Cell::Whole(Some(i64::try_from(n).unwrap_or(i64::MAX)));
    let most = q.max.map_or(Cell::Whole(None), whole);
    vec![some(&q.text), some(q.kind.as_str()), text(&q.unit), text(&q.who), whole(q.min), most, Cell::Flag(q.approximate)]
}

fn some(words: &str) -> Cell<'_> {
    Cell::Text(Some(words))
}

fn text(words: &Option<String>) -> Cell<'_> {
    Cell::Text(words.as_deref())
}

fn day(iso: Option<&str>) -> Cell<'static> {
    Cell::Day(iso.and_then(Date::parse).map(|d| d.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    // The table of docs/parquet.md, made from the columns.
    fn documented() -> String {
        let mut out = String::from("| column | type | what |\n|---|---|---|\n");
        let mut add = |name: &str, kind: &str, what: &str| out.push_str(&format!("| `{name}` | {kind} | {what} |\n"));
        let word = |kind: &Kind| match kind {
            Text => "string",
            Day => "date32",
            Whole => "int64",
            Number => "double",
            Flag => "boolean",
            List(_) => "list",
        };
        for (name, kind, what) in EVENT {
            add(name, word(kind), what);
            if let List(inner) = kind {
                inner.iter().for_each(|(part, kind, what)| add(&format!("{name}[].{part}"), word(kind), what));
            }
        }
        out
    }

    #[test]
    fn the_columns_are_documented() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/parquet.md");
        let text = std::fs::read_to_string(path).expect("docs/parquet.md");
        assert!(text.contains(&documented()), "docs/parquet.md must hold:\n\n{}", documented());
    }
}
