//! The run through a text: spots to mentions. Hides the order of the steps.

use std::collections::{HashMap, HashSet};

use super::accept::accept;
use super::choose::{self, Context};
use super::describe::describe;
use super::extend::{extend, Extent};
use super::kind::Kind;
use super::mention::mention;
use super::spot::{self, Name, Packs, Spot};
use super::weigh::{self, Evidence};
use super::words::{cue, Words};
use super::{key, Mention, Spots};
use crate::knowledge::countries::Countries;
use crate::knowledge::sort;
use crate::syntax::Syntax;
use crate::text::{Shape, Text};

/// All mentions of a text, in order.
#[inline(never)]
pub(super) fn mentions(text: &Text, syntax: &Syntax, words: &Words, packs: &Packs, found: Spots) -> Vec<Mention> {
    let Spots(mut names, mut spots) = found;
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
    sort::by_key(&mut out, |m| (m.tokens.start, m.tokens.end));
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

/// Spots of unknown names that a loose spelling leads to a place of the countries told of.
#[allow(clippy::too_many_arguments)]
#[inline(never)]
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
