//! Which spots are places: what the evidence around them and the place itself come to. Hides the weights.

use super::choose::{self, Context};
use super::extend::Extent;
use super::kind::Kind;
use super::spot::{Candidate, Name, Spot};
use super::weigh::Evidence;
use crate::knowledge::among;
use crate::text::Text;

/// What prior and evidence must come to.
const ENOUGH: f32 = 1.0;

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
#[inline(never)]
pub(super) fn accept(
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
            joined[i] =
                between.len() <= 2 && !between.is_empty() && between.clone().all(|t| among(text.folded(t), "and|the|et|la|le"));
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
