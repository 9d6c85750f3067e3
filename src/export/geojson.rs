//! GeoJSON (RFC 7946): a feature for each event, at the places it names; null geometry where none has a point.

use super::book::{Book, Party, Row};
use crate::record::json::{decimal, Json};

/// All events as one FeatureCollection.
pub fn write(book: &Book) -> String {
    let mut json = Json::default();
    json.open('{').key("type").string("FeatureCollection").key("features").open('[');
    for row in &book.rows {
        feature(&mut json, row);
    }
    json.close(']').close('}');
    json.done() + "\n"
}

fn feature(json: &mut Json, row: &Row) {
    json.open('{').key("type").string("Feature").key("id").string(&row.id).key("geometry");
    let points: Vec<_> = row.places.iter().filter_map(|p| p.point).collect();
    // Longitude first, as the RFC has it.
    let position = |json: &mut Json, p: &crate::record::Point| {
        json.open('[').raw(&decimal(p.lon, 5)).raw(&decimal(p.lat, 5)).close(']');
    };
    match points.as_slice() {
        [] => {
            json.raw("null");
        }
        [p] => {
            json.open('{').key("type").string("Point").key("coordinates");
            position(json, p);
            json.close('}');
        }
        several => {
            json.open('{').key("type").string("MultiPoint").key("coordinates").open('[');
            several.iter().for_each(|p| position(json, p));
            json.close(']').close('}');
        }
    }
    let day = |d: Option<crate::time::Date>| d.map(|d| d.to_string());
    json.key("properties").open('{');
    json.key("type").string(row.kind.as_str()).key("factuality").string(row.factuality.as_str());
    json.key("start").optional(day(row.days.map(|d| d.0)).as_deref()).key("end").optional(day(row.days.map(|d| d.1)).as_deref());
    parties(json, "agents", &row.agents);
    parties(json, "targets", &row.targets);
    json.key("places").strings(row.places.iter().map(|p| p.name));
    json.key("quantities").open('[');
    for f in &row.figures {
        json.open('{').key("kind").string(f.kind.as_str()).key("min").raw(&f.min.to_string()).key("max");
        json.raw(&f.max.map_or("null".into(), |n| n.to_string())).key("who").optional(f.who).close('}');
    }
    json.close(']').key("sources").strings(row.sources.iter().copied());
    json.key("documents").strings(row.documents.iter().copied());
    json.key("quotes").strings(row.quotes.iter().map(|q| q.1));
    json.key("confidence").raw(&decimal(row.confidence, 2)).close('}').close('}');
}

fn parties(json: &mut Json, key: &str, list: &[Party]) {
    json.key(key).open('[');
    for p in list {
        json.open('{').key("name").string(p.name).key("id").optional(p.id).close('}');
    }
    json.close(']');
}
