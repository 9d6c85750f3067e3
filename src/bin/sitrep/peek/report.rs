//! Events and claims, from the finished report.

use sitrep::record::{Actor, Event, Report};

use super::{one_line, tail, Page};

/// `bytes` holds the byte at every UTF-16 offset of the text.
pub fn events(report: &Report, bytes: &[u32], page: &mut Page) {
    notes(report, page);
    for e in &report.events {
        let mut line = heading(e);
        let mut add = |name: &str, values: Vec<String>| {
            if !values.is_empty() {
                line.push_str(&format!("\n        {name}: {}", values.join("; ")));
            }
        };
        add("agents", e.agents.iter().map(actor).collect());
        add("targets", e.targets.iter().map(actor).collect());
        add("instruments", e.instruments.iter().map(|s| quote(&s.text)).collect());
        let place = |p: &sitrep::record::Place| {
            let point = p.place.as_ref().map(|q| q.name.as_str());
            let near: Vec<&str> = p.near.iter().map(|q| q.name.as_str()).collect();
            let near = (!near.is_empty()).then(|| near.join(", "));
            format!("{}{}{}", quote(&p.text), tail("is", point), tail("near", near))
        };
        add("places", e.places.iter().map(place).collect());
        let day = |d: &Option<String>| d.clone().unwrap_or("?".into());
        let time = e.time.iter().map(|t| format!("{} {}..{} {:?}", quote(&t.text), day(&t.start), day(&t.end), t.basis));
        add("time", time.collect());
        let quantity = |q: &sitrep::record::Quantity| {
            let max = q.max.map_or(String::new(), |m| m.to_string());
            let rough = if q.approximate { " approximate" } else { "" };
            let unit = tail("unit", q.unit.as_ref());
            format!("{} {} {}..{max}{rough}{unit}{}", quote(&q.text), q.kind.as_str(), q.min, tail("who", q.who.as_ref()))
        };
        add("quantities", e.quantities.iter().map(quantity).collect());
        add("also told by", e.mentions.iter().skip(1).map(|m| quote(&m.text)).collect());
        add("why", e.why.clone());
        page.under(bytes.get(e.trigger.start as usize).copied().unwrap_or(0), line);
    }
}

/// `bytes` holds the byte at every UTF-16 offset of the text.
pub fn claims(report: &Report, bytes: &[u32], page: &mut Page) {
    notes(report, page);
    for e in &report.events {
        let mut line = heading(e);
        for a in &e.attribution {
            let verb = tail("verb", a.verb.as_ref());
            let actor = tail("actor", a.actor.as_ref());
            line.push_str(&format!("\n        {}: {}{verb}{actor}", a.manner.as_str(), quote(&a.text)));
        }
        page.under(bytes.get(e.trigger.start as usize).copied().unwrap_or(0), line);
    }
}

fn notes(report: &Report, page: &mut Page) {
    page.head(format!("events: {}", report.events.len()));
    for n in &report.notes {
        page.head(format!("note: {} ({})", n.message, n.code));
    }
}

fn heading(e: &Event) -> String {
    format!("{} {} {} {}", e.id, e.r#type.as_str(), e.factuality.as_str(), quote(&e.trigger.text))
}

fn actor(a: &Actor) -> String {
    format!("{}{}", quote(&a.text), tail("id", a.id.as_ref()))
}

fn quote(text: &str) -> String {
    format!("\"{}\"", one_line(text))
}
