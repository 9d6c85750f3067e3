//! Which of the places of one name is meant: by the countries the text tells of, the other places near, feature words, and size.
//! Hides the weights. One name means one place throughout a text, except that a feature word overrules it where it stands.

use super::extend::Extent;
use super::kind::Kind;
use super::spot::{Candidate, Name, Packs, Spot};
use super::weigh::Evidence;
use super::words::Role;
use super::{geo, key};
use crate::knowledge::countries::Countries;
use crate::knowledge::sort;
use crate::text::{Shape, Text};

/// The most names whose nearness is weighed, so that time stays linear.
const NEIGHBOURS: usize = 80;

/// How much a text tells of each country, 0 to 1.
pub(super) struct Context {
    // Of some countries: a text tells of few.
    shares: Vec<([u8; 3], f32)>,
}

impl Context {
    /// Counts the countries and peoples named, and names that can mean but one well-known place.
    #[inline(never)]
    pub fn of(text: &Text, names: &[Name], spots: &[Spot]) -> Context {
        let mut counts: Vec<([u8; 3], f32)> = Vec::new();
        let mut count = |code: [u8; 3], weight: f32| match counts.iter_mut().find(|c| c.0 == code) {
            Some(known) => known.1 += weight,
            None if code == [0; 3] => {}
            None => counts.push((code, weight)),
        };
        for i in 0..text.tokens.len() {
            if matches!(text.tokens[i].shape, Shape::Punct | Shape::Number) {
                continue;
            }
            let word = text.folded(i);
            if word.len() < 4 {
                continue;
            }
            if let Some(c) = Countries::get().by_demonym(word) {
                count(code(c.iso3), 1.0);
            }
        }
        for s in spots {
            let candidates = &names[s.name].candidates;
            if let Some(c) = candidates.iter().find(|c| c.kind == Kind::Country) {
                count(c.country, 1.0);
            } else if let Some(c) = candidates.iter().find(|c| c.kind == Kind::Capital || c.hand || c.size >= 17) {
                // A capital, a hand-made place or a large city, if it has no known namesake elsewhere.
                let rival =
                    candidates.iter().any(|o| o.country != c.country && (o.hand || o.size >= 16 || o.kind == Kind::Province));
                if !rival {
                    count(c.country, 0.7);
                }
            }
        }
        let most: f32 = counts.iter().map(|c| c.1).fold(1.0, f32::max);
        counts.iter_mut().for_each(|c| c.1 /= most);
        Context { shares: counts }
    }

    /// How much the text tells of a country, against the one it tells of most.
    pub fn share(&self, country: [u8; 3]) -> f32 {
        self.shares.iter().find(|s| s.0 == country).map_or(0.0, |s| s.1)
    }

    /// The country told of most.
    pub fn main(&self) -> Option<[u8; 3]> {
        self.most(&|_| true)
    }

    /// The country told of most among those that `fits` says yes of.
    pub fn most(&self, fits: &dyn Fn([u8; 3]) -> bool) -> Option<[u8; 3]> {
        let mut best: Option<([u8; 3], f32)> = None;
        for &(code, share) in &self.shares {
            if best.is_none_or(|b| share > b.1 || share == b.1 && code < b.0) && fits(code) {
                best = Some((code, share));
            }
        }
        best.map(|b| b.0)
    }

    /// The countries that loose spellings may be looked for in.
    pub fn told(&self) -> Vec<[u8; 3]> {
        let mut all: Vec<[u8; 3]> = self.shares.iter().filter(|s| s.1 >= 0.25).map(|s| s.0).collect();
        sort::plainly(&mut all);
        all
    }
}

fn code(iso3: &str) -> [u8; 3] {
    let mut out = [0; 3];
    if iso3.len() == 3 {
        out.copy_from_slice(iso3.as_bytes());
    }
    out
}

/// How likely a candidate is before the text is looked at.
pub(super) fn prior(c: &Candidate) -> f32 {
    let size = f32::from(c.size);
    match c.kind {
        Kind::Country => 40.0,
        Kind::Continent => 36.0,
        Kind::Capital => 6.0 + size,
        _ if c.hand && (c.kind.settled() || c.kind.wide()) => 22.0,
        _ if c.hand => 19.0,
        // News in English say "Ontario" and "Kansas" for the province, hardly ever for a town.
        Kind::Province if matches!(&c.country, b"USA" | b"CAN" | b"AUS") => 24.0,
        Kind::Province => 18.0,
        Kind::District => 14.0,
        Kind::City | Kind::Town | Kind::Village => 2.0 + size,
        _ => 8.0,
    }
}

/// Chooses for all names.
pub(super) fn choose(
    names: &mut [Name],
    spots: &[Spot],
    extents: &[Extent],
    evidence: &[Evidence],
    context: &Context,
    packs: &Packs,
) {
    let mut said: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
    for (i, s) in spots.iter().enumerate() {
        said[s.name].push(i);
    }
    // First by prior and country, then again with what the first round chose nearby.
    let mut order: Vec<usize> = (0..names.len()).filter(|&n| !said[n].is_empty()).collect();
    sort::by_key(&mut order, |&n| said[n][0]);
    let mut chosen: Vec<(f64, f64, usize)> = Vec::new();
    for round in 0..3 {
        let mut next = Vec::new();
        for &n in &order {
            let mut best: Option<(f32, usize)> = None;
            for (k, c) in names[n].candidates.iter().enumerate() {
                let share = context.share(c.country);
                let mut score = prior(c) + if share > 0.0 { 4.0 + 8.0 * share } else { 0.0 };
                if c.dense && share < 0.2 {
                    score -= 10.0;
                }
                if round > 0 {
                    score += nearness(c, n, &chosen);
                }
                for &s in said[n].iter().take(20) {
                    score += paired(c, s, spots, evidence, names, packs) + fits(c, &extents[s]) / said[n].len().min(20) as f32;
                }
                if best.is_none_or(|b| score > b.0) {
                    best = Some((score, k));
                }
            }
            names[n].chosen = best.map(|b| b.1);
            if let Some(c) = best.map(|b| &names[n].candidates[b.1]) {
                let known = said[n].iter().any(|&s| evidence[s].score > -1.0);
                if known && !matches!(c.kind, Kind::Country | Kind::Continent) && next.len() < NEIGHBOURS {
                    next.push((c.point.0, c.point.1, n));
                }
            }
        }
        chosen = next;
    }
}

/// What other places near a candidate add.
fn nearness(c: &Candidate, own: usize, chosen: &[(f64, f64, usize)]) -> f32 {
    let mut sum: f32 = 0.0;
    for &(lat, lon, n) in chosen {
        if n == own || (lat - c.point.0).abs() > 4.0 {
            continue;
        }
        let km = geo::distance(c.point, (lat, lon));
        sum += match km {
            k if k < 60.0 => 2.5,
            k if k < 150.0 => 1.5,
            k if k < 400.0 => 0.7,
            _ => 0.0,
        };
    }
    sum.min(8.0)
}

/// What a larger place named right after it adds: "Oxford, North Carolina".
fn paired(c: &Candidate, spot: usize, spots: &[Spot], evidence: &[Evidence], names: &[Name], packs: &Packs) -> f32 {
    if !evidence[spot].paired {
        return 0.0;
    }
    let Some(next) = spots.get(spot + 1) else { return 0.0 };
    let within = names[next.name].candidates.iter().any(|larger| match larger.kind {
        Kind::Country => larger.country == c.country && c.kind != Kind::Country,
        Kind::Province => {
            larger.country == c.country && larger.row != c.row && {
                let pack = packs[c.pack];
                let home = pack.province(c.row);
                let own = packs[larger.pack].names(larger.row).next().unwrap_or("");
                let mut buffer = String::new();
                !home.is_empty() && key::exact(home, &mut buffer) == key::exact(own, &mut buffer)
                    || home.is_empty() && geo::distance(c.point, larger.point) < 400.0
            }
        }
        _ => larger.kind == Kind::District && larger.country == c.country && geo::distance(c.point, larger.point) < 60.0,
    });
    if within {
        25.0
    } else {
        0.0
    }
}

/// What a feature word says for or against a candidate.
fn fits(c: &Candidate, extent: &Extent) -> f32 {
    match extent.feature {
        Some(f) if f.role == Role::Is && c.kind.fits(f.kind) => 12.0,
        Some(f) if f.role == Role::Is && c.kind != Kind::Country => -6.0,
        _ => 0.0,
    }
}

/// The candidate meant at one spot: the name's, unless a feature word or the way it is said wants its namesake.
pub(super) fn here(name: &Name, extent: &Extent, context: &Context) -> Option<usize> {
    let chosen = name.chosen?;
    let c = &name.candidates[chosen];
    let near = |want: &dyn Fn(Kind) -> bool| {
        let mut other: Vec<(f64, usize)> = name
            .candidates
            .iter()
            .enumerate()
            .filter(|(_, o)| want(o.kind) && (o.country == c.country || context.share(o.country) > 0.2))
            .map(|(i, o)| (geo::distance(o.point, c.point), i))
            .collect();
        sort::by(&mut other, |a, b| a.0.total_cmp(&b.0));
        other.first().filter(|o| o.0 < 600.0).map(|o| o.1)
    };
    match extent.feature {
        Some(f) if f.role == Role::Is && !c.kind.fits(f.kind) && c.kind != Kind::Country => {
            near(&|k| k.fits(f.kind)).or(Some(chosen))
        }
        // "the Idleb area", "southern Idleb": the land, not the town; "the suburbs of Aleppo": the town.
        Some(f) if f.role == Role::Part && c.kind.wide() => near(&|k| k.settled()).or(Some(chosen)),
        None if extent.compass.is_some() && !extent.outside && c.kind.settled() => {
            near(&|k| k == Kind::Province).or(Some(chosen))
        }
        _ => Some(chosen),
    }
}
