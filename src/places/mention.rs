//! A spot that is a place, as a mention: which place it is with the words around it, and what it is near. Hides how bearings
//! and feature words move a point.

use super::choose::{self, Context};
use super::extend::Extent;
use super::kind::Kind;
use super::spot::{self, capital, Candidate, Name, Packs, Spot};
use super::weigh::Evidence;
use super::words::{Compass, Feature, Role};
use super::{geo, key, Mention, Place};
use crate::knowledge::among;
use crate::knowledge::countries::Countries;
use crate::text::{Shape, Text};
use std::ops::Range;

/// One mention, with its place.
#[inline(never)]
pub(super) fn mention(
    text: &Text,
    names: &[Name],
    spot: &Spot,
    extent: &Extent,
    evidence: &Evidence,
    context: &Context,
    packs: &Packs,
) -> Option<Mention> {
    let name = &names[spot.name];
    let mut chosen = name.candidates[choose::here(name, extent, context)?];
    let said = extent.feature.filter(|f| f.role == Role::Is).map(|f| f.kind);
    // "Hodeidah governorate": the land that is called by its seat, whatever the tables call it.
    let wide = among(text.folded(extent.head), "region|zone");
    if said == Some(Kind::Province) && chosen.kind.settled() && !wide {
        chosen = province(&chosen, packs).unwrap_or(chosen);
    }
    let chosen = &chosen;
    let whole = whole(text, spot, extent, packs).or_else(|| {
        let full = format!("{} {}", packs[chosen.pack].names(chosen.row).next()?, said.filter(|k| !k.fits(chosen.kind))?.word());
        by_hand(&full, packs)
    });
    let c =
        whole.as_ref().filter(|w| w.country == chosen.country || geo::distance(w.point, chosen.point) < 300.0).unwrap_or(chosen);
    let base = place_of(c, packs);
    // "Fort Dawson" is not the town of Dawson.
    let written = extent.tokens.start < spot.tokens.start && capital(text, spot.tokens.start - 1);
    let other = said == Some(Kind::Camp) && written && whole.is_none() && c.kind.settled() && !c.kind.fits(Kind::Camp);
    let (place, near) =
        if whole.is_some() && c.hand && !extent.outside { (base, vec![]) } else { shifted(c, base, extent, packs) };
    Some(Mention {
        span: text.span_of(extent.tokens.clone()),
        name: text.span_of(proper(text, &spot.tokens, extent)),
        tokens: extent.tokens.clone(),
        head: extent.head,
        place: Some(place).filter(|_| !other),
        near,
        capital: matches!(c.kind, Kind::Capital | Kind::Seat) && extent.feature.is_none() && extent.compass.is_none(),
        anaphoric: false,
        located: evidence.located,
        guess: name.guess > 0,
    })
}

/// A place of the tables that is called by the name with its feature words: "Rafah border crossing", "aéroport de Mitiga".
fn whole(text: &Text, spot: &Spot, extent: &Extent, packs: &Packs) -> Option<Candidate> {
    if extent.feature.is_none() || extent.tokens == spot.tokens {
        return None;
    }
    let mut start = extent.tokens.start;
    while start < spot.tokens.start && among(text.folded(start), "the|la|le|les|l'|l|'|’") {
        start += 1;
    }
    let said = text.slice(text.span_of(start..extent.tokens.end));
    by_hand(said, packs)
}

/// The place that a table made by hand has under a name.
fn by_hand(name: &str, packs: &Packs) -> Option<Candidate> {
    let hash = key::exact(name, &mut String::new());
    (0..packs.len())
        .map(|p| (p, packs[p].exact(hash).next()))
        .find_map(|(p, row)| spot::candidate(packs, p, row?))
        .filter(|c| c.hand)
}

/// The province that a town lies in.
fn province(town: &Candidate, packs: &Packs) -> Option<Candidate> {
    let name = packs[town.pack].province(town.row);
    let hash = key::exact(name, &mut String::new());
    let mut best = None;
    for (number, pack) in packs.iter().enumerate() {
        for row in pack.exact(hash) {
            let found = spot::candidate(packs, number, row).filter(|c| c.kind == Kind::Province && c.country == town.country);
            if found.is_some() && (best.is_none() || pack.names(row).next() == Some(name)) {
                best = found;
            }
        }
    }
    best
}

/// The tokens of the proper name: the name, with feature words that are written as part of it ("Fars Province", "Lake Chad").
pub(super) fn proper(text: &Text, name: &Range<usize>, extent: &Extent) -> Range<usize> {
    let (mut start, mut end) = (name.start, name.end);
    while end < extent.tokens.end && capital(text, end) {
        end += 1;
    }
    while start > extent.tokens.start
        && capital(text, start - 1)
        && text.tokens[start - 1].shape == Shape::Capital
        && text.folded(start - 1) != "the"
    {
        start -= 1;
    }
    start..end
}

/// A candidate as the report says it.
pub(super) fn place_of(c: &Candidate, packs: &Packs) -> Place {
    let pack = packs[c.pack];
    let some = |s: &str| (!s.is_empty()).then(|| s.to_string());
    let round = |x: f64| (x * 1000.0).round() / 1000.0;
    Place {
        name: pack.names(c.row).next().unwrap_or("").to_string(),
        lat: round(c.point.0),
        lon: round(c.point.1),
        country: some(pack.country(c.row)),
        admin1: if matches!(c.kind, Kind::Country) { None } else { some(pack.province(c.row)) },
        geonames: (c.geonames > 0).then_some(c.geonames),
        feature: c.kind.word().to_string(),
    }
}

/// The place that the words around a name make of it, and what it is then near.
pub(super) fn shifted(c: &Candidate, base: Place, extent: &Extent, packs: &Packs) -> (Place, Vec<Place>) {
    // "the Raqqa hospital" is a part of the town.
    let site = |f: Feature| f.role == Role::Is && f.kind == Kind::Site && c.kind.settled();
    let part = extent.feature.is_some_and(|f| f.role == Role::Part || site(f));
    let Some(compass) = extent.compass else {
        let near = if part || extent.near { vec![base.clone()] } else { vec![] };
        return (base, near);
    };
    let said = match compass {
        Compass::Bearing(b) => NAMES[((b / 45.0).round() as usize) % 8],
        Compass::Middle => "central",
    };
    // A region that the tables know better than a bearing does.
    if !extent.outside {
        let full = format!("{said} {}", base.name);
        let hash = key::exact(&full, &mut String::new());
        if let Some(r) = packs[0].exact(hash).next().and_then(|row| packs[0].row(row)) {
            let known = Place {
                name: full,
                lat: (f64::from(r.lat) * 1000.0).round() / 1000.0,
                lon: (f64::from(r.lon) * 1000.0).round() / 1000.0,
                geonames: None,
                feature: "region".into(),
                ..base
            };
            return (known, vec![]);
        }
    }
    let radius = if c.hand && !c.kind.settled() && c.size > 0 { f64::from(c.size) * 10.0 } else { c.kind.reach() };
    let (km, name) = match (extent.outside, part) {
        (true, _) => (extent.km.unwrap_or(if c.kind.settled() { 10.0 } else { radius }), base.name.clone()),
        (false, true) => (8.0, base.name.clone()),
        (false, false) => (radius * 0.55, format!("{said} {}", base.name)),
    };
    let land =
        base.country.as_deref().filter(|_| c.kind == Kind::Country && !extent.outside).and_then(|i| Countries::get().by_iso3(i));
    let point = match compass {
        // Countries are seldom round.
        Compass::Bearing(b) if land.is_some() => {
            let (ew, ns) = land.map_or((0.0, 0.0), |l| l.half);
            let (east, north) = geo::along(b);
            let up = geo::shift((base.lat, base.lon), 0.0, north * ns * 0.6);
            geo::shift(up, 90.0, east * ew * 0.6)
        }
        Compass::Bearing(b) => geo::shift((base.lat, base.lon), b, km),
        Compass::Middle => (base.lat, base.lon),
    };
    let round = |x: f64| (x * 1000.0).round() / 1000.0;
    let near = if extent.outside || part { vec![base.clone()] } else { vec![] };
    let feature = if extent.outside { base.feature.clone() } else { "region".into() };
    (Place { name, lat: round(point.0), lon: round(point.1), geonames: None, feature, ..base }, near)
}

/// The English names of the eight bearings.
const NAMES: [&str; 8] =
    ["northern", "northeastern", "eastern", "southeastern", "southern", "southwestern", "western", "northwestern"];
