//! Copies of trees as the parser meets sentences: without dates, sources, asides and the inside of names. Hides which words these
//! are; what is left out is always a whole branch, so what remains is a tree.

use super::super::{Rel, Upos};
use super::data::Item;
use super::random::Random;
use crate::knowledge::calendar;

/// The longest clause of a speaker and the longest aside that is left out, in words.
const SPEAKER: usize = 9;
const ASIDE: usize = 12;

/// Of a hundred noun phrases, dates and others that could be left out, how many are.
const BARE: u64 = 60;
const OFTEN: u64 = 80;

/// An outline of a tree; none if there is nothing to leave out.
pub(super) fn outline(item: &Item, random: &mut Random) -> Option<Item> {
    let n = item.forms.len();
    let rels: Vec<Rel> = item.rels.iter().map(|&r| Rel::ALL[r as usize]).collect();
    let bare: Vec<bool> = (0..n).map(|_| random.percent(BARE)).collect();
    let mut size = vec![1usize; n];
    for i in 0..n {
        for above in above(&item.heads, i) {
            size[above] += 1;
        }
    }
    let mut out = vec![false; n];
    for i in 0..n {
        let h = item.heads[i];
        if h == n {
            continue;
        }
        let name = matches!(item.upos[h], Upos::Noun | Upos::Propn);
        out[i] = match rels[i] {
            Rel::Compound | Rel::Flat | Rel::Amod => name && bare[h] && item.upos[i] != Upos::Verb,
            Rel::Obl | Rel::Nmod | Rel::Advmod if date(item, i) => size[i] < 6 && random.percent(OFTEN),
            Rel::Advmod => item.upos[h] == Upos::Num && random.percent(OFTEN),
            Rel::Parataxis => size[i] <= SPEAKER && random.percent(OFTEN),
            Rel::Punct if item.lower[i] == "(" => {
                if size[h] <= ASIDE && rels[h] != Rel::Root && random.percent(OFTEN) {
                    out[h] = true;
                }
                false
            }
            _ => false,
        } || out[i];
    }
    if !out.iter().any(|&o| o) {
        return None;
    }
    let kept: Vec<usize> = (0..n).filter(|&i| !out[i] && above(&item.heads, i).all(|a| !out[a])).collect();
    let mut number = vec![kept.len(); n + 1];
    for (new, &old) in kept.iter().enumerate() {
        number[old] = new;
    }
    Some(Item {
        lower: kept.iter().map(|&i| item.lower[i].clone()).collect(),
        forms: kept.iter().map(|&i| item.forms[i]).collect(),
        commas: kept.iter().map(|&i| item.commas[i]).collect(),
        tags: kept.iter().map(|&i| item.tags[i]).collect(),
        seen: kept.iter().map(|&i| item.seen[i]).collect(),
        stems: kept.iter().map(|&i| item.stems[i]).collect(),
        upos: kept.iter().map(|&i| item.upos[i]).collect(),
        heads: kept.iter().map(|&i| number[item.heads[i]]).collect(),
        rels: kept.iter().map(|&i| item.rels[i]).collect(),
    })
}

/// The words that a word hangs on, up to the root.
fn above(heads: &[usize], i: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(heads[i]), |&h| heads.get(h).copied()).take_while(|&h| h < heads.len()).take(heads.len())
}

fn date(item: &Item, i: usize) -> bool {
    let word = item.lower[i].as_str();
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit());
    year || item.upos[i] != Upos::Aux && day(word)
}

fn day(word: &str) -> bool {
    let named = calendar::ENGLISH.contains(&word) || calendar::FRENCH.contains(&word);
    named || matches!(word, "yesterday" | "today" | "hier" | "aujourd'hui")
}
