//! What leads back to an earlier mention: acronyms, surnames, pronouns, role nouns. Hides how an antecedent is chosen; leaves
//! it open where more than one would do.

use super::discourse::Discourse;
use super::found::Found;
use super::items::View;
use super::lexicon::class;
use super::renamed::{acronyms, surnames};
use super::{Kind, Said};
use crate::knowledge::among;
use crate::knowledge::noted::Noted;

/// Resolves the mentions of a text and drops what proved to be no actor.
#[inline(never)]
pub(super) fn resolve(view: &View, mut found: Vec<Found>) -> Vec<Found> {
    acronyms(view, &mut found);
    surnames(view, &mut found);
    let mut found = keep(found, |f| f.said == Said::Pronoun || f.said == Said::Possessive);
    references(view, &mut found);
    keep(found, |_| false)
}

pub(super) fn copy(found: &mut [Found], at: usize, from: usize) {
    let other = found[from].clone();
    let f = &mut found[at];
    f.antecedent = Some(from);
    f.qualified = true;
    f.kind = other.kind;
    f.known = other.known;
    f.name = other.name;
    f.country = other.country;
    f.sector = other.sector;
    f.detail = other.detail;
    f.yields = other.yields;
}

/// Singular and plural of a noun as one: "ministers", "generaux" stay apart from nothing that matters here.
pub(super) fn stem(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_string()
}

/// Pronouns, possessives and role nouns, in the order of the text.
#[inline(never)]
fn references(view: &View, found: &mut [Found]) {
    let mut sentences = vec![0..0; view.text.sentences.len()];
    let mut at = 0;
    for (n, range) in sentences.iter_mut().enumerate() {
        let from = at;
        while at < found.len() && view.text.sentence_of(found[at].head) == n {
            at += 1;
        }
        *range = from..at;
    }
    let discourse = Discourse { view, sentences };
    let main = main_country(view);
    let armed = forces(found);
    let mut owners: Vec<Option<usize>> = vec![None; view.text.tokens.len()];
    let mut roles = Noted::default();
    // A possessive stands after the phrase it opens: see all of a sentence's possessives before its phrases.
    for range in discourse.sentences.clone() {
        for i in range.clone() {
            if found[i].said != Said::Possessive {
                continue;
            }
            if let Some(a) = discourse.pronoun(found, i) {
                point(found, i, a);
                owners[found[i].tokens.start] = Some(i);
            }
        }
        for i in range {
            match found[i].said {
                Said::Pronoun => {
                    if let Some(a) = discourse.pronoun(found, i) {
                        point(found, i, a);
                    }
                }
                Said::Phrase => {
                    if let Some(o) = found[i].owner.and_then(|t| owners[t]) {
                        let owner = found[o].clone();
                        found[i].inherit(&owner);
                    } else if found[i].definite && found[i].owner.is_none() && found[i].antecedent.is_none() {
                        match discourse.role(found, i, &roles) {
                            Some(a) => take_up(found, i, a),
                            None => settle(view, &mut found[i], main.as_deref(), &armed),
                        }
                    } else if found[i].owner.is_none() {
                        settle(view, &mut found[i], main.as_deref(), &armed);
                    }
                }
                _ => {}
            }
            let f = &found[i];
            if let Some(role) =
                f.role.filter(|_| f.country.is_some() || f.known.is_some() || f.name.is_some() || f.antecedent.is_some())
            {
                roles.set(stem(view.text.folded(role)), i);
            }
        }
    }
}

/// A pronoun means the same as its antecedent.
fn point(found: &mut [Found], at: usize, from: usize) {
    let mut from = from;
    while let Some(a) =
        found[from].antecedent.filter(|&a| a < from && matches!(found[from].said, Said::Pronoun | Said::Possessive))
    {
        from = a;
    }
    let plural = found[at].plural;
    copy(found, at, from);
    found[at].plural = plural;
}

/// A role noun means its antecedent, and keeps its kind and its own words.
fn take_up(found: &mut [Found], at: usize, from: usize) {
    let (kind, sector, yields) = (found[at].kind, found[at].sector.clone(), found[at].yields);
    let plural = found[at].plural != found[from].plural;
    let other = found[from].clone();
    let f = &mut found[at];
    f.qualified = true;
    if f.country.is_none() {
        f.country = other.country;
    }
    if f.sector.is_none() || yields {
        f.sector = other.sector.or(sector);
    }
    if plural {
        return;
    }
    f.antecedent = Some(from);
    f.kind = kind;
    f.known = other.known;
    f.name = other.name;
    if f.detail.is_empty() {
        f.detail = other.detail;
    }
}

/// "the regime", "government forces": the state that the text is about.
fn settle(view: &View, f: &mut Found, main: Option<&str>, armed: &[(&str, String)]) {
    if f.kind == Kind::Country && f.country.is_none() {
        // "the country": the text's; "a country": nobody.
        let many = among(view.text.lower(f.tokens.start), "les|ces|des|aux");
        f.country = main.filter(|_| f.definite && !many).map(str::to_string);
        f.weak = true;
        f.qualified = f.country.is_some() && !super::join::locative(view, f);
        return;
    }
    let state = matches!(f.sector.as_deref(), Some("government" | "military" | "police" | "legislature"));
    let governed = f.tokens.clone().any(|i| {
        view.has(i, class::MOD) && view.words(i).is_some_and(|(_, e)| e.iter().any(|e| e.sector.as_deref() == Some("government")))
    });
    let own = matches!(f.kind, Kind::Organisation) && f.definite || governed;
    if f.country.is_none() && f.known.is_none() && state && own && f.detail.is_empty() {
        // "the military", where one state alone is said to have one.
        let only = armed.iter().find(|(sector, _)| Some(*sector) == f.sector.as_deref()).map(|(_, country)| country.clone());
        f.country = only.or(main.map(str::to_string));
    }
}

/// The one country whose army, and whose police, a text names.
fn forces(found: &[Found]) -> Vec<(&'static str, String)> {
    let one = |sector: &'static str| {
        let mut countries = found.iter().filter(|f| f.sector.as_deref() == Some(sector)).filter_map(|f| f.country.clone());
        let first = countries.next()?;
        countries.all(|c| c == first).then_some((sector, first))
    };
    ["military", "police"].into_iter().filter_map(one).collect()
}

/// The state that most of the text's words for states mean, if one does.
fn main_country(view: &View) -> Option<String> {
    let total: usize = view.states.iter().map(|(_, n)| n).sum();
    let (iso, count) = view.states.iter().max_by_key(|&(iso, n)| (n, std::cmp::Reverse(iso)))?;
    let second = view.states.iter().filter(|(i, _)| *i != iso).map(|(_, n)| n).max().unwrap_or(0);
    (2 * count >= total || count >= 2 * second).then(|| iso.to_string())
}

/// Drops weak mentions that nothing qualified, and renumbers antecedents.
fn keep(found: Vec<Found>, spared: impl Fn(&Found) -> bool) -> Vec<Found> {
    let mut numbers = Vec::with_capacity(found.len());
    let mut next = 0;
    for f in &found {
        let stays = !f.weak || f.qualified || spared(f);
        numbers.push(stays.then_some(next));
        next += stays as usize;
    }
    let mut kept: Vec<Found> = found.into_iter().zip(&numbers).filter(|(_, n)| n.is_some()).map(|(f, _)| f).collect();
    for f in &mut kept {
        f.antecedent = f.antecedent.and_then(|a| numbers[a]);
    }
    kept
}
