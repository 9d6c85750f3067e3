//! JSON-LD in the words of schema.org: each event an `Event`, each article the `NewsArticle` that it is the `subjectOf`.

use super::book::{Book, Row, Spot};
use crate::record::json::{decimal, Json};
use crate::record::{DocumentLanguage, Factuality};

/// All events and articles as one graph.
pub fn write(book: &Book) -> String {
    let mut json = Json::default();
    json.open('{').key("@context").string("https://schema.org").key("@graph").open('[');
    for document in &book.documents {
        json.open('{').key("@type").string("NewsArticle").key("@id").string(&urn("article", &document.id));
        json.key("identifier").string(&document.id);
        if let Some(title) = &document.title {
            json.key("headline").string(title);
        }
        if document.language != DocumentLanguage::Undetermined {
            json.key("inLanguage").string(document.language.as_str());
        }
        if let Some(day) = &document.publication.start {
            json.key("datePublished").string(day);
        }
        json.close('}');
    }
    for row in &book.rows {
        event(&mut json, row);
    }
    json.close(']').close('}');
    json.done() + "\n"
}

fn event(json: &mut Json, row: &Row) {
    json.open('{').key("@type").string("Event").key("@id").string(&urn("event", &row.id)).key("identifier").string(&row.id);
    json.key("name").string(&row.title(&row.kind.as_str().replace('_', " ")));
    json.key("additionalType").string(row.kind.as_str());
    if let Some((start, end)) = row.days {
        json.key("startDate").string(&start.to_string()).key("endDate").string(&end.to_string());
    }
    // What is planned is scheduled; schema.org has no word for the rest, so the factuality stands in words.
    if row.factuality == Factuality::Planned {
        json.key("eventStatus").string("https://schema.org/EventScheduled");
    }
    json.key("disambiguatingDescription").string(row.factuality.as_str());
    json.key("description").strings(row.quotes.iter().map(|q| q.1));
    if !row.places.is_empty() {
        json.key("location").open('[');
        row.places.iter().for_each(|p| place(json, p));
        json.close(']');
    }
    for (key, list) in [("performer", &row.agents), ("about", &row.targets)] {
        if !list.is_empty() {
            json.key(key).open('[');
            for p in list {
                json.open('{')
                    .key("@type")
                    .string(if key == "about" { "Thing" } else { "Organization" })
                    .key("name")
                    .string(p.name);
                if let Some(id) = p.id {
                    json.key("identifier").string(id);
                }
                json.close('}');
            }
            json.close(']');
        }
    }
    json.key("subjectOf").open('[');
    for document in &row.documents {
        json.open('{').key("@id").string(&urn("article", document)).close('}');
    }
    json.close(']').close('}');
}

fn place(json: &mut Json, spot: &Spot) {
    json.open('{').key("@type").string("Place").key("name").string(spot.name);
    if let Some(p) = spot.point {
        json.key("geo").open('{').key("@type").string("GeoCoordinates");
        json.key("latitude").raw(&decimal(p.lat, 5)).key("longitude").raw(&decimal(p.lon, 5)).close('}');
        if let Some(country) = &p.country {
            json.key("address").open('{').key("@type").string("PostalAddress").key("addressCountry").string(country);
            if let Some(region) = &p.admin1 {
                json.key("addressRegion").string(region);
            }
            json.close('}');
        }
    }
    json.close('}');
}

/// A name that is valid as an IRI whatever stands in the id.
fn urn(kind: &str, id: &str) -> String {
    let mut out = ["urn:sitrep:", kind, ":"].concat();
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'/' => out.push(byte as char),
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(digit as u32, 16).unwrap_or('0').to_ascii_uppercase());
                }
            }
        }
    }
    out
}
