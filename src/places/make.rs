//! The run through a text: spots to mentions. Hides the order of the steps.

use super::accept::accept;
use super::choose::{self, Context};
use super::describe::describe;
use super::extend::{extend, Extent};
use super::kind::Kind;
use super::mention::mention;
use super::spot::{Name, Packs, Spot};
use super::weigh::{self, Evidence};
use super::words::Words;
use super::{beside, coordinates, unknown, Mention, Spots};
use crate::knowledge::among;
use crate::knowledge::countries::Countries;
use crate::syntax::Syntax;
use crate::text::Text;

/// All mentions of a text, in order.
#[inline(never)]
pub(super) fn mentions(text: &Text, syntax: &Syntax, words: &Words, packs: &Packs, found: Spots) -> Vec<Mention> {
    let Spots(mut names, mut spots) = found;
    own_language(text, words, &mut names, &spots);
    let lower = weigh::LowerWords::of(text);
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
    // Names that only a loose spelling finds, or none, where something says that a place is meant.
    let told = if packs.len() > 1 { context.told() } else { Vec::new() };
    let before = spots.len();
    let mut strangers = Vec::new();
    let mut seen = unknown::Seen::default();
    for stranger in unknown::find(text, syntax, words, &spots, &good, &lower) {
        let Some(name) = unknown::guess(text, packs, &told, &stranger, &mut names, &mut seen) else {
            strangers.push(stranger);
            continue;
        };
        let (spot, extent, weight) = stranger;
        spots.push(Spot { name, ..spot });
        extents.push(extent);
        evidence.push(weight);
    }
    if spots.len() > before {
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
    out.extend(unknown::mentions(text, syntax, words, strangers, &out, &lower));
    coordinates::find(text, &mut out);
    super::in_order(&mut out);
    beside::place(text, &context, packs, &mut out);
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
        let link = |t: usize| among(text.folded(t), ",|and|or|the|et|ou|la|le|les|l'|(|in|en|au");
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
