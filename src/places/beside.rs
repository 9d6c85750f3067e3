//! Names that no table has, placed by what stands beside them: "Tessawe, 15 km west of Kidal", "the village of Abou in Idlib
//! province", "the Gao-Kidal road", "the road between Gao and Kidal". Hides what may stand between.

use super::choose::{self, Context};
use super::kind::Kind;
use super::mention::place_of;
use super::spot::{self, Packs};
use super::words::Words;
use super::{key, Mention, Place};
use crate::knowledge::among;
use crate::text::Text;

/// What may stand between a name and what says where it lies.
const BETWEEN: &str =
    ",|(|in|a|an|the|some|about|around|roughly|nearly|approximately|just|village|town|city|camp|located|situated|lying|\
    dans|en|un|une|le|la|l'|au|a|de|du|des|of|environ|quelque|pres|d'|situe|situee|village|localite|ville";

/// Places names without a point.
#[inline(never)]
pub(super) fn place(text: &Text, context: &Context, packs: &Packs, out: &mut Vec<Mention>) {
    let words = Words::of(text.language);
    for i in 0..out.len() {
        let tokens = out[i].tokens.clone();
        let next = out.get(i + 1).filter(|n| n.tokens.start > tokens.end && n.tokens.start <= tokens.end + 5);
        if out[i].place.is_some() {
            // "the road between A and B", "la route de A à B": one place.
            if let Some(begin) = next.and_then(|n| road(text, words, &out[i], n)) {
                let article = begin > 0 && among(text.folded(begin - 1), "the|la|le|l'");
                let whole = begin - usize::from(article)..out[i + 1].tokens.end;
                let ends = (out[i].place.take(), out[i + 1].place.take());
                let m = &mut out[i];
                (m.head, m.capital, m.anaphoric) = (begin, false, true);
                (m.span, m.name) = (text.span_of(whole.clone()), text.span_of(begin..begin + 1));
                m.tokens = whole;
                midway(m, ends, packs);
            }
            continue;
        }
        let name = text.slice(out[i].name);
        if tokens.clone().any(|t| words.feature_at(text, t).is_some_and(|f| f.1.kind == Kind::Road)) {
            if let Some((a, b)) = name.split_once('-') {
                midway(&mut out[i], (named(a, context, packs), named(b, context, packs)), packs);
            }
            continue;
        }
        let Some((near, there)) = next.and_then(|n| Some((&n.near, n.place.as_ref()?))) else { continue };
        if !(tokens.end..out[i + 1].tokens.start).all(|t| among(text.folded(t), BETWEEN)) {
            continue;
        }
        // A bearing that leads out of a place gives the point; a land only what it lies in.
        let out_of = near.first().is_some_and(|n| n.lat != there.lat || n.lon != there.lon) && there.feature != "region";
        if out_of || among(&there.feature, "country|province|district|region") {
            let mut there = there.clone();
            if out_of {
                out[i].near = near.clone();
                (there.name, there.feature, there.geonames) = (name.into(), "village".into(), None);
                out[i].place = Some(there);
            } else {
                out[i].near = vec![there];
            }
        }
    }
    super::in_order(out);
}

/// Where the road begins that leads from one place to the next, if one is said to.
fn road(text: &Text, words: &Words, a: &Mention, b: &Mention) -> Option<usize> {
    let start = a.tokens.start.checked_sub(1)?;
    let town = |m: &Mention| m.near.is_empty() && m.place.as_ref().is_some_and(|p| p.feature != "country");
    let linked = b.tokens.start == a.tokens.end + 1 && among(text.folded(a.tokens.end), "and|to|et|a|vers");
    if !linked || !among(text.folded(start), "between|from|entre|de") || !town(a) || !town(b) {
        return None;
    }
    words.feature_before(text, start).filter(|f| f.1.kind == Kind::Road).map(|f| f.0)
}

/// Gives a road its place: that of the tables where they have "A-B highway", else half way between its ends.
#[inline(never)]
fn midway(road: &mut Mention, ends: (Option<Place>, Option<Place>), packs: &Packs) {
    let (Some(a), Some(b)) = ends else { return };
    let known = [[&a.name, "-", &b.name, " highway"].concat(), [&b.name, "-", &a.name, " highway"].concat()];
    let known = known.iter().find_map(|name| {
        let mut rows = spot::look_up(packs, key::exact(name, &mut String::new()), 9, false).into_iter();
        rows.find(|c| c.kind == Kind::Road)
    });
    if let Some(known) = known {
        road.place = Some(place_of(&known, packs));
        road.near = vec![a, b];
        return;
    }
    let middle = |x: f64, y: f64| ((x + y) * 500.0).round() / 1000.0;
    let mut place = a.clone();
    place.name = [&a.name, "-", &b.name].concat();
    (place.lat, place.lon) = (middle(a.lat, b.lat), middle(a.lon, b.lon));
    (place.geonames, place.feature) = (None, "road".into());
    if a.country != b.country {
        place.country = None;
    }
    if a.admin1 != b.admin1 {
        place.admin1 = None;
    }
    road.near = vec![a, b];
    road.place = Some(place);
}

/// The town of a name that is only a part of what is written.
#[inline(never)]
fn named(name: &str, context: &Context, packs: &Packs) -> Option<Place> {
    let mut best: Option<(f32, Place)> = None;
    for c in spot::look_up(packs, key::exact(name, &mut String::new()), 9, false) {
        let worth = choose::prior(&c) + 12.0 * context.share(c.country);
        if c.kind.settled() && best.as_ref().is_none_or(|b| worth > b.0) {
            best = Some((worth, place_of(&c, packs)));
        }
    }
    best.map(|b| b.1)
}
