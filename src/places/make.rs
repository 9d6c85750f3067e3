//! The run through a text: spots to mentions. Hides the order of the steps and what makes a mention good enough.

use std::collections::{HashMap, HashSet};

use super::anaphora::{self, Of};
use super::choose::{self, Context};
use super::extend::{extend, Extent};
use super::kind::Kind;
use super::spot::{self, Candidate, Name, Packs, Spot};
use super::weigh::{self, Evidence};
use super::words::{cue, Compass, Role, Words};
use super::{geo, key, Mention, Place};
use crate::knowledge::countries::Countries;
use crate::syntax::Syntax;
use crate::text::{Shape, Text};

/// What prior and evidence must come to.
const ENOUGH: f32 = 1.0;

/// All mentions of a text, in order.
pub(super) fn mentions(text: &Text, syntax: &Syntax, words: &Words, packs: &Packs) -> Vec<Mention> {
    let (mut names, mut spots) = spot::find(text, packs);
    own_language(text, words, &mut names, &spots);
    let lower = weigh::lower_words(text);
    let mut extents: Vec<Extent> = spots.iter().map(|s| extend(text, words, &s.tokens)).collect();
    let mut evidence: Vec<Evidence> = (0..spots.len())
        .map(|i| {
            let previous = i.checked_sub(1).map(|p| &spots[p]);
            weigh::weigh(text, syntax, words, &spots[i], &extents[i], previous, spots.get(i + 1), &lower)
        })
        .collect();
    in_lists(text, &names, &spots, &extents, &mut evidence);
    let context = Context::of(text, &names, &spots);
    choose::choose(&mut names, &spots, &extents, &evidence, &context, packs);
    let good = accept(text, &names, &spots, &extents, &evidence, &context);
    // Names that only a loose spelling finds, where something says that a place is meant.
    let told = context.told();
    let before = spots.len();
    if !told.is_empty() && packs.len() > 1 {
        guesses(text, syntax, words, packs, &told, &lower, &mut names, &mut spots, &mut extents, &mut evidence);
        choose::choose(&mut names, &spots, &extents, &evidence, &context, packs);
    }
    let mut out: Vec<Mention> = Vec::new();
    for i in 0..spots.len() {
        if i < before && !good[i] {
            continue;
        }
        if let Some(m) = mention(text, &names, &spots[i], &extents[i], &evidence[i], &context, packs) {
            out.push(m);
        }
    }
    out.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    out.dedup_by(|b, a| b.tokens.start < a.tokens.end);
    describe(text, syntax, words, &context, packs, &mut out);
    out
}

/// Takes back countries that the text's language calls otherwise: "Mexico" is a city in French.
fn own_language(text: &Text, words: &Words, names: &mut [Name], spots: &[Spot]) {
    for s in spots {
        let candidates = &mut names[s.name].candidates;
        if candidates.len() > 1 && candidates.iter().any(|c| c.pack == 0 && c.kind == Kind::Country) {
            let said = text.slice(text.span_of(s.tokens.clone()));
            if Countries::get().by_capital(said).is_some() && Countries::get().by_name_in(said, words.french).is_none() {
                candidates.retain(|c| c.kind != Kind::Country);
            }
        }
    }
}

/// What is said of the first of a list holds for all of it: "in Syria and Iraq", "near Palmyra, Syria".
fn in_lists(text: &Text, names: &[Name], spots: &[Spot], extents: &[Extent], evidence: &mut [Evidence]) {
    let country = |i: usize| names[spots[i].name].candidates.iter().any(|c| c.kind == Kind::Country);
    for i in 1..spots.len() {
        let between = extents[i - 1].tokens.end..extents[i].tokens.start;
        let short = between.start < between.end && between.len() <= 3;
        let link = |t: usize| {
            matches!(
                text.folded(t),
                "," | "and" | "or" | "the" | "et" | "ou" | "la" | "le" | "les" | "l'" | "(" | "in" | "en" | "au"
            )
        };
        if short
            && (evidence[i - 1].located || evidence[i - 1].paired && !country(i - 1) && country(i))
            && !evidence[i - 1].person
            && between.clone().all(link)
            && text.sentence_of(between.start) == text.sentence_of(between.end)
        {
            evidence[i].located = true;
        }
    }
}

/// How good the chosen place is by itself.
fn strength(c: &Candidate, context: &Context) -> f32 {
    let share = context.share(c.country);
    let told = if share > 0.3 {
        1.0
    } else if share > 0.0 {
        0.5
    } else {
        0.0
    };
    let own = match c.kind {
        Kind::Country | Kind::Continent => 4.0,
        Kind::Capital => 3.0,
        _ if c.hand => 2.5,
        Kind::Province => 2.5,
        Kind::City | Kind::Town | Kind::Village => match c.size {
            20.. => 3.0,
            17.. => 1.5,
            14.. => 0.0,
            11.. => -0.5,
            _ => -1.5,
        },
        Kind::District => 0.0,
        _ => -1.0,
    };
    own + told
}

/// Which spots are places.
fn accept(
    text: &Text,
    names: &[Name],
    spots: &[Spot],
    extents: &[Extent],
    evidence: &[Evidence],
    context: &Context,
) -> Vec<bool> {
    // What one mention of a name shows holds for the others.
    let (mut located, mut person) = (vec![false; names.len()], vec![false; names.len()]);
    let mut doubtful = vec![false; names.len()];
    // "the Islamic State of Iraq and the Levant": what is joined to a part of a longer name is a part as well.
    let mut joined = vec![false; spots.len()];
    for (i, (s, e)) in spots.iter().zip(evidence).enumerate() {
        located[s.name] |= e.located && !e.person && !e.part;
        person[s.name] |= e.person;
        doubtful[s.name] |= e.doubtful;
        if i > 0 && evidence[i - 1].part && extents[i - 1].tokens.start < spots[i - 1].tokens.start {
            let between = spots[i - 1].tokens.end..s.tokens.start;
            joined[i] = between.len() <= 2
                && !between.is_empty()
                && between.clone().all(|t| matches!(text.folded(t), "and" | "the" | "et" | "la" | "le"));
        }
    }
    let judge = |i: usize| {
        let (s, e) = (&spots[i], &evidence[i]);
        let name = &names[s.name];
        let Some(chosen) = choose::here(name, &extents[i], context) else { return -9.0 };
        let mut score = strength(&name.candidates[chosen], context) + e.score;
        if e.word && e.located && name.candidates[chosen].size >= 17 {
            score += 1.5;
        }
        if located[s.name] && !e.located {
            score += 1.5;
        }
        if person[s.name] && !e.person && !located[s.name] {
            score -= 3.0;
        }
        if doubtful[s.name]
            && !e.doubtful
            && !e.part
            && !located[s.name]
            && !name.candidates.iter().any(|c| c.kind == Kind::Capital)
        {
            score -= 2.5;
        }
        if joined[i] {
            score -= 4.0;
        }
        if e.paired && pair(names, spots, i) {
            score += 3.0;
        }
        if i > 0 && evidence[i - 1].paired && pair(names, spots, i - 1) {
            score += 2.0;
        }
        score
    };
    (0..spots.len()).map(|i| judge(i) >= ENOUGH).collect()
}

/// Whether a spot and the next are a place and the larger one it lies in.
fn pair(names: &[Name], spots: &[Spot], i: usize) -> bool {
    let pick = |s: &Spot| names[s.name].chosen.map(|c| &names[s.name].candidates[c]);
    match (pick(&spots[i]), spots.get(i + 1).and_then(pick)) {
        (Some(a), Some(b)) => {
            a.country == b.country
                && matches!(b.kind, Kind::Country | Kind::Province | Kind::District)
                && (a.pack, a.row) != (b.pack, b.row)
        }
        _ => false,
    }
}

/// Spots of unknown names that a loose spelling leads to a place of the countries told of.
#[allow(clippy::too_many_arguments)]
fn guesses(
    text: &Text,
    syntax: &Syntax,
    words: &Words,
    packs: &Packs,
    told: &[[u8; 3]],
    lower: &HashSet<&str>,
    names: &mut Vec<Name>,
    spots: &mut Vec<Spot>,
    extents: &mut Vec<Extent>,
    evidence: &mut Vec<Evidence>,
) {
    let mut covered = vec![false; text.tokens.len()];
    for s in spots.iter() {
        covered[s.tokens.clone()].iter_mut().for_each(|c| *c = true);
    }
    let mut seen: HashMap<String, Option<usize>> = HashMap::new();
    for sentence in &text.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if covered[i]
                || !spot::capital(text, i)
                || spot::people(text, i)
                || text.tokens[i].shape == Shape::Upper
                || !key::is_article(text.folded(i)) && words.cue(text.folded(i)) & (cue::WORD | cue::GIVEN | cue::IN) != 0
            {
                i += 1;
                continue;
            }
            let mut end = i + 1;
            while end < sentence.tokens.end && !covered[end] && end < i + 6 {
                let hyphen = text.tokens[end].shape == Shape::Punct
                    && !text.tokens[end].spaced
                    && matches!(text.word(end), "-" | "'" | "’");
                let article = key::is_article(text.folded(end)) && text.tokens[end].shape == Shape::Lower;
                if !(hyphen || article || spot::capital(text, end) && text.tokens[end].shape != Shape::Number) {
                    break;
                }
                end += 1;
            }
            while end > i + 1 && !spot::capital(text, end - 1) {
                end -= 1;
            }
            let tokens = i..end;
            let extent = extend(text, words, &tokens);
            let new = Spot { tokens: tokens.clone(), name: usize::MAX };
            let weight = weigh::weigh(text, syntax, words, &new, &extent, None, None, lower);
            if weight.located && !weight.person && !weight.part && weight.score >= 2.0 {
                let written = text.slice(text.span_of(tokens)).to_string();
                let slot = seen.entry(written).or_insert_with_key(|w| {
                    spot::guess(packs, w, told).map(|n| {
                        names.push(n);
                        names.len() - 1
                    })
                });
                if let Some(name) = *slot {
                    spots.push(Spot { name, ..new });
                    extents.push(extent);
                    evidence.push(weight);
                }
            }
            i = end;
        }
    }
}

/// One mention, with its place.
fn mention(
    text: &Text,
    names: &[Name],
    spot: &Spot,
    extent: &Extent,
    evidence: &Evidence,
    context: &Context,
    packs: &Packs,
) -> Option<Mention> {
    let name = &names[spot.name];
    let whole = whole(text, spot, extent, packs);
    let chosen = &name.candidates[choose::here(name, extent, context)?];
    let c =
        whole.as_ref().filter(|w| w.country == chosen.country || geo::distance(w.point, chosen.point) < 300.0).unwrap_or(chosen);
    let base = place(c, packs);
    let (place, near) =
        if whole.is_some() && c.hand && extent.compass.is_none() { (base, vec![]) } else { shifted(c, base, extent, packs) };
    Some(Mention {
        span: text.span_of(extent.tokens.clone()),
        name: text.span_of(proper(text, spot, extent)),
        tokens: extent.tokens.clone(),
        head: extent.head,
        place: Some(place),
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
    while start < spot.tokens.start && matches!(text.folded(start), "the" | "la" | "le" | "les" | "l'" | "l" | "'" | "’") {
        start += 1;
    }
    let said = text.slice(text.span_of(start..extent.tokens.end));
    let hash = key::exact(said, &mut String::new());
    (0..packs.len())
        .map(|p| (p, packs[p].exact(hash).next()))
        .find_map(|(p, row)| Some(spot::candidate(packs, p, row?)))
        .filter(|c| c.hand)
}

/// The tokens of the proper name: the name, with feature words that are written as part of it ("Fars Province", "Lake Chad").
fn proper(text: &Text, spot: &Spot, extent: &Extent) -> std::ops::Range<usize> {
    let (mut start, mut end) = (spot.tokens.start, spot.tokens.end);
    while end < extent.tokens.end && spot::capital(text, end) {
        end += 1;
    }
    while start > extent.tokens.start
        && spot::capital(text, start - 1)
        && text.tokens[start - 1].shape == Shape::Capital
        && text.folded(start - 1) != "the"
    {
        start -= 1;
    }
    start..end
}

/// A candidate as the report says it.
fn place(c: &Candidate, packs: &Packs) -> Place {
    let pack = packs[c.pack];
    let row = pack.row(c.row);
    let some = |s: &str| (!s.is_empty()).then(|| s.to_string());
    let round = |x: f64| (x * 1000.0).round() / 1000.0;
    Place {
        name: pack.names(row).next().unwrap_or("").to_string(),
        lat: round(c.point.0),
        lon: round(c.point.1),
        country: some(pack.country(row)),
        admin1: if matches!(c.kind, Kind::Country) { None } else { some(pack.province(row)) },
        geonames: (c.geonames > 0).then_some(c.geonames),
        feature: c.kind.word().to_string(),
    }
}

/// The place that the words around a name make of it, and what it is then near.
fn shifted(c: &Candidate, base: Place, extent: &Extent, packs: &Packs) -> (Place, Vec<Place>) {
    let part = extent.feature.is_some_and(|f| f.role == Role::Part);
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
        if let Some(row) = packs[0].exact(hash).next() {
            let r = packs[0].row(row);
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
            let up = geo::shift((base.lat, base.lon), 0.0, b.to_radians().cos() * ns * 0.6);
            geo::shift(up, 90.0, b.to_radians().sin() * ew * 0.6)
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

/// Adds the descriptions that an antecedent was found for.
fn describe(text: &Text, syntax: &Syntax, words: &Words, context: &Context, packs: &Packs, out: &mut Vec<Mention>) {
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
    out.sort_by_key(|m| m.tokens.start);
}

/// The candidate behind a place already named, for its kind and reach.
fn candidate_of(place: &Place, packs: &Packs) -> Option<Candidate> {
    let hash = key::exact(&place.name, &mut String::new());
    let row = packs[0].exact(hash).next();
    let kind = Kind::from_word(&place.feature)?;
    let size = row.map_or(0, |r| packs[0].row(r).size);
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
    let row = packs[0].exact(key::exact(c.name, &mut String::new())).find(|&r| packs[0].row(r).kind == Kind::Country)?;
    let r = packs[0].row(row);
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
        let row = p.exact(hash).find(|&r| p.row(r).kind == Kind::Capital)?;
        let r = p.row(row);
        Some(Place {
            name: c.capital.into(),
            lat: (f64::from(r.lat) * 1000.0).round() / 1000.0,
            lon: (f64::from(r.lon) * 1000.0).round() / 1000.0,
            country: Some(c.iso3.into()),
            admin1: Some(p.province(r).into()).filter(|s: &String| !s.is_empty()),
            geonames: (r.geonames > 0).then_some(r.geonames),
            feature: "city".into(),
        })
    })
}
