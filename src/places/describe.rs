//! Descriptions without a name ("the city", "the border"), joined with what they take up. Hides how an antecedent is looked for.

use super::anaphora::{self, Description, Of};
use super::choose::Context;
use super::extend::Extent;
use super::kind::Kind;
use super::mention::shifted;
use super::spot::{Candidate, Packs};
use super::words::Words;
use super::{geo, key, Mention, Place};
use crate::knowledge::decimal;
use crate::knowledge::{among, countries::Countries, table, tables};
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
        let sentences = if d.of == Of::Same { 8 } else { 1 };
        let same = same(text, out, before, &d, sentences).filter(|m| match d.of {
            Of::Kind(kind) => {
                let fits = |p: &Place| Kind::from_word(&p.feature).is_some_and(|k| k.fits(kind));
                kind != Kind::Country && d.compass.is_none() && m.place.as_ref().is_none_or(fits)
            }
            of => of == Of::Same,
        });
        if let Some(m) = same {
            let (place, near) = (m.place.clone(), m.near.clone());
            added.push(described(text, d, place, near));
            continue;
        }
        let antecedent = match d.of {
            Of::Kind(Kind::Country) => country(out, before, context, packs),
            Of::Kind(kind) => recent(text, syntax, out, before, kind, d.tokens.start),
            Of::Same => None,
            Of::Capital(None) => capital(out, before, context.main(), packs),
            Of::Capital(Some(iso3)) => capital(out, before, Some(code(iso3)), packs),
            Of::Land(iso3) => country_of(code(iso3), packs),
            Of::Border(iso3, other) => {
                let other = other.map(code).or_else(|| across(code(iso3), out, before, context));
                border(iso3, other, town(text, out, before, d.tokens.start), packs)
            }
        };
        let Some(base) = antecedent else { continue };
        let (place, near) = match d.compass {
            // Of a border of which one side is known there is no point.
            None if matches!(d.of, Of::Border(..)) && base.feature == "country" => (None, vec![base]),
            None => (Some(base), vec![]),
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
                let (place, near) = shifted(&c, base, &extent, packs);
                (Some(place), near)
            }
        };
        added.push(described(text, d, place, near));
    }
    out.extend(added);
    super::in_order(out);
}

/// A description with what it means.
#[inline(never)]
fn described(text: &Text, d: Description, place: Option<Place>, near: Vec<Place>) -> Mention {
    let span = text.span_of(d.tokens.clone());
    Mention {
        span,
        name: if matches!(d.of, Of::Border(..)) { text.span_of(d.head..d.head + 1) } else { span },
        tokens: d.tokens,
        head: d.head,
        place,
        near,
        capital: matches!(d.of, Of::Capital(_)),
        anaphoric: true,
        located: true,
        guess: false,
    }
}

/// The point of the town that is named with a border at token `at`, before it or after, or else of the last one before.
fn town(text: &Text, out: &[Mention], before: usize, at: usize) -> Option<(f64, f64)> {
    let here = text.sentence_of(at);
    let (mut best, mut rank) = (None, (false, false));
    for (i, m) in out.iter().enumerate().take(before + 3).skip(before.saturating_sub(5)) {
        let Some(p) = m.place.as_ref().filter(|p| !among(&p.feature, "country|continent|border")) else { continue };
        let new = (text.sentence_of(m.tokens.start) == here, i < before);
        if new > rank || new == rank && new.1 {
            (best, rank) = (Some((p.lat, p.lon)), new);
        }
    }
    best
}

/// The last mention before that is called by the same word, no further back than `sentences`.
fn same<'m>(text: &Text, out: &'m [Mention], before: usize, d: &Description, sentences: usize) -> Option<&'m Mention> {
    let (here, word) = (text.sentence_of(d.tokens.start), text.folded(d.head));
    for m in out[before.saturating_sub(40)..before].iter().rev() {
        if text.sentence_of(m.tokens.start) + sentences < here {
            break;
        }
        if m.tokens.len() < 9 && m.tokens.clone().any(|t| text.folded(t) == word) {
            return Some(m);
        }
    }
    None
}

/// The country on the other side of a border: that of the last place named or the one told of most, of those that have one in common.
fn across(side: [u8; 3], out: &[Mention], before: usize, context: &Context) -> Option<[u8; 3]> {
    let text = |c: &[u8; 3]| std::str::from_utf8(c).map(str::to_string).unwrap_or_default();
    let own = text(&side);
    let beside = |c: [u8; 3]| nearest(&text(&c), &own, None).is_some();
    for m in out[before.saturating_sub(5)..before].iter().rev() {
        let country = m.place.as_ref().and_then(|p| p.country.as_deref()).map(code);
        if let Some(c) = country.filter(|c| beside(*c)) {
            return Some(c);
        }
    }
    context.most(&beside).or_else(|| context.most(&|c| c != side))
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

/// The last place before that fits the kind, no further back than 40 sentences' worth of mentions; of an earlier sentence rather the one
/// it is about than the one it ends with.
fn recent(text: &Text, syntax: &Syntax, out: &[Mention], before: usize, kind: Kind, at: usize) -> Option<Place> {
    let here = text.sentence_of(at);
    let fits = |p: &Place| Kind::from_word(&p.feature).is_some_and(|k| k.fits(kind));
    let near =
        |m: &&Mention| here - text.sentence_of(m.tokens.start).min(here) <= 6 && !m.guess && m.place.as_ref().is_some_and(fits);
    let mut found = out[..before].iter().rev().take(40).filter(near);
    let last = found.next()?;
    let sentence = text.sentence_of(last.tokens.start);
    let about = |m: &&Mention| text.sentence_of(m.tokens.start) == sentence && syntax.seems_subject(text, m.tokens.clone());
    found.find(about).filter(|_| sentence < here).unwrap_or(last).place.clone()
}

/// "The country": the last one named, unless the text tells of one far more.
fn country(out: &[Mention], before: usize, context: &Context, packs: &Packs) -> Option<Place> {
    if let Some(main) = context.main().and_then(|m| country_of(m, packs)) {
        return Some(main);
    }
    out[..before].iter().rev().filter_map(|m| m.place.as_ref()).find(|p| p.feature == "country").cloned()
}

/// The point of a border between two countries that lies nearest to the last place named.
fn nearest(one: &str, two: &str, last: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let mut best: Option<(f64, (f64, f64))> = None;
    table::rows(tables::text("places/borders.tsv"), |row| {
        let sides = (row.get("one"), row.get("two"));
        if sides != (one, two) && sides != (two, one) {
            return;
        }
        for point in row.get("points").split('|') {
            let Some((lat, lon)) = point.split_once(' ').and_then(|(a, b)| Some((decimal(a)?, decimal(b)?))) else {
                continue;
            };
            let km = last.map_or(0.0, |l| geo::distance(l, (lat, lon)));
            if best.is_none_or(|b| km < b.0) {
                best = Some((km, (lat, lon)));
            }
        }
    });
    best.map(|b| b.1)
}

/// The border of a country: where a table has it, or half way between the two by how far each reaches; the country itself where the
/// other side is not known.
fn border(iso3: &str, other: Option<[u8; 3]>, last: Option<(f64, f64)>, packs: &Packs) -> Option<Place> {
    let one = country_of(code(iso3), packs)?;
    let Some(two) = other.and_then(|o| country_of(o, packs)).filter(|t| t.country != one.country) else {
        return Some(one);
    };
    let (first, second) = if one.name < two.name { (&one.name, &two.name) } else { (&two.name, &one.name) };
    let name = format!("{first}-{second} border");
    if let Some((lat, lon)) = nearest(iso3, two.country.as_deref().unwrap_or(""), last) {
        return Some(Place { name, lat, lon, feature: "border".into(), geonames: None, ..two });
    }
    let radius = |p: &Place| p.country.as_deref().and_then(|c| Countries::get().by_iso3(c)).map_or(1.0, |c| c.radius.max(1.0));
    // Weighed by how far each reaches, the point comes near the line.
    let share = radius(&one) / (radius(&one) + radius(&two));
    let mix = |a: f64, b: f64| ((a + (b - a) * share) * 1000.0).round() / 1000.0;
    Some(Place {
        name,
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
