//! Descriptions without a name ("the city", "the border"), joined with what they take up. Hides how an antecedent is looked for.

use super::anaphora::{self, Of};
use super::choose::Context;
use super::extend::Extent;
use super::kind::Kind;
use super::mention::shifted;
use super::spot::{Candidate, Packs};
use super::words::Words;
use super::{key, Mention, Place};
use crate::knowledge::countries::Countries;
use crate::knowledge::sort;
use crate::syntax::Syntax;
use crate::text::Text;

/// Adds the descriptions that an antecedent was found for.
#[inline(never)]
pub(super) fn describe(text: &Text, syntax: &Syntax, words: &Words, context: &Context, packs: &Packs, out: &mut Vec<Mention>) {
    let found = anaphora::descriptions(text, syntax, words, out);
    if found.is_empty() {
        return;
    }
    let mut added = Vec::new();
    for d in found {
        let before = out.partition_point(|m| m.tokens.start < d.tokens.start);
        let antecedent = match d.of {
            Of::Kind(Kind::Country) => country(out, before, context, packs),
            Of::Kind(kind) => recent(text, out, before, kind, d.tokens.start),
            Of::Capital(None) => capital(out, before, context.main(), packs),
            Of::Capital(Some(iso3)) => capital(out, before, Some(code(iso3)), packs),
            Of::Land(iso3) => country_of(code(iso3), packs),
            Of::Border(iso3, other) => border(iso3, other.map(code).or(context.main()), packs),
        };
        let Some(base) = antecedent else { continue };
        let (place, near) = match d.compass {
            None => (base, vec![]),
            Some(compass) => {
                let extent = Extent {
                    tokens: d.tokens.clone(),
                    head: d.head,
                    feature: None,
                    compass: Some(compass),
                    outside: false,
                    km: None,
                    near: false,
                };
                let Some(c) = candidate_of(&base, packs) else { continue };
                shifted(&c, base, &extent, packs)
            }
        };
        let span = text.span_of(d.tokens.clone());
        added.push(Mention {
            span,
            name: span,
            tokens: d.tokens,
            head: d.head,
            place: Some(place),
            near,
            capital: matches!(d.of, Of::Capital(_)),
            anaphoric: true,
            located: true,
            guess: false,
        });
    }
    out.extend(added);
    sort::by_key(out, |m| m.tokens.start);
}

/// The candidate behind a place already named, for its kind and reach.
fn candidate_of(place: &Place, packs: &Packs) -> Option<Candidate> {
    let hash = key::exact(&place.name, &mut String::new());
    let row = packs[0].exact(hash).next();
    let kind = Kind::from_word(&place.feature)?;
    let size = row.and_then(|r| packs[0].row(r)).map_or(0, |r| r.size);
    Some(Candidate {
        pack: 0,
        row: row.unwrap_or(0),
        kind,
        size: if row.is_some() && matches!(kind, Kind::Country | Kind::Region | Kind::Province) { size } else { 0 },
        point: (place.lat, place.lon),
        country: [0; 3],
        geonames: 0,
        dense: false,
        hand: true,
    })
}

/// The last place before that fits the kind, no further back than 40 sentences' worth of mentions.
fn recent(text: &Text, out: &[Mention], before: usize, kind: Kind, at: usize) -> Option<Place> {
    let here = text.sentence_of(at);
    out[..before]
        .iter()
        .rev()
        .take(40)
        .filter(|m| here - text.sentence_of(m.tokens.start).min(here) <= 6 && !m.guess)
        .filter_map(|m| m.place.as_ref())
        .find(|p| Kind::from_word(&p.feature).is_some_and(|k| k.fits(kind)))
        .cloned()
}

/// "The country": the last one named, unless the text tells of one far more.
fn country(out: &[Mention], before: usize, context: &Context, packs: &Packs) -> Option<Place> {
    if let Some(main) = context.main().and_then(|m| country_of(m, packs)) {
        return Some(main);
    }
    out[..before].iter().rev().filter_map(|m| m.place.as_ref()).find(|p| p.feature == "country").cloned()
}

/// Half way between two countries, for want of their outlines; `near` has both.
fn border(iso3: &str, other: Option<[u8; 3]>, packs: &Packs) -> Option<Place> {
    let one = country_of(code(iso3), packs)?;
    let two = country_of(other?, packs).filter(|t| t.country != one.country)?;
    let radius = |p: &Place| p.country.as_deref().and_then(|c| Countries::get().by_iso3(c)).map_or(1.0, |c| c.radius.max(1.0));
    // Weighed by how far each reaches, the point comes near the line.
    let share = radius(&one) / (radius(&one) + radius(&two));
    let mix = |a: f64, b: f64| ((a + (b - a) * share) * 1000.0).round() / 1000.0;
    Some(Place {
        name: format!("{}-{} border", two.name, one.name),
        lat: mix(one.lat, two.lat),
        lon: mix(one.lon, two.lon),
        country: two.country.clone(),
        admin1: None,
        geonames: None,
        feature: "border".into(),
    })
}

fn code(iso3: &str) -> [u8; 3] {
    iso3.as_bytes().try_into().unwrap_or_default()
}

/// The country of a code.
fn country_of(code: [u8; 3], packs: &Packs) -> Option<Place> {
    let code = std::str::from_utf8(&code).ok()?;
    let c = Countries::get().by_iso3(code)?;
    let mut rows = packs[0].exact(key::exact(c.name, &mut String::new())).filter_map(|r| packs[0].row(r));
    let r = rows.find(|r| r.kind == Kind::Country)?;
    Some(Place {
        name: c.name.into(),
        lat: f64::from((r.lat * 100.0).round()) / 100.0,
        lon: f64::from((r.lon * 100.0).round()) / 100.0,
        country: Some(c.iso3.into()),
        admin1: None,
        geonames: Some(c.geonames),
        feature: "country".into(),
    })
}

/// "The capital": one named before, or that of the country the text tells of.
fn capital(out: &[Mention], before: usize, country: Option<[u8; 3]>, packs: &Packs) -> Option<Place> {
    let main = country.and_then(|m| std::str::from_utf8(&m).ok().map(str::to_string));
    let fits = |m: &&Mention| m.capital && m.place.as_ref().is_some_and(|p| p.country == main);
    if let Some(m) = out[..before].iter().rev().find(fits) {
        return m.place.clone();
    }
    let c = Countries::get().by_iso3(&main?)?;
    let hash = key::exact(c.capital, &mut String::new());
    packs.iter().skip(1).find_map(|p| {
        let (row, r) = p.exact(hash).filter_map(|row| Some((row, p.row(row)?))).find(|(_, r)| r.kind == Kind::Capital)?;
        Some(Place {
            name: c.capital.into(),
            lat: (f64::from(r.lat) * 1000.0).round() / 1000.0,
            lon: (f64::from(r.lon) * 1000.0).round() / 1000.0,
            country: Some(c.iso3.into()),
            admin1: Some(p.province(row).into()).filter(|s: &String| !s.is_empty()),
            geonames: (r.geonames > 0).then_some(r.geonames),
            feature: "city".into(),
        })
    })
}
