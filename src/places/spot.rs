//! Where known names stand in a text, and what each may mean. Hides matching; decides nothing.

use crate::knowledge::among;
use std::collections::HashMap;
use std::ops::Range;

use super::kind::Kind;
use super::pack::Pack;
use super::words::{cue, Words};
use super::{geo, key};
use crate::knowledge::countries::Countries;
use crate::text::{Shape, Text};

/// The most words of a name.
const LONGEST: usize = 7;
/// The most places that one name is weighed among.
const MOST: usize = 64;

/// A place that a name may mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Which pack, 0 = embedded.
    pub pack: usize,
    /// Which row of it.
    pub row: u32,
    /// What it is.
    pub kind: Kind,
    /// Rounded binary logarithm of its inhabitants; of embedded places, radius in 10 km.
    pub size: u8,
    /// Degrees north and east.
    pub point: (f64, f64),
    /// ISO 3166-1 alpha-3, zeros if none.
    pub country: [u8; 3],
    /// GeoNames id, 0 if none.
    pub geonames: u32,
    /// Whether it comes only from a dense pack: hamlets, which need more evidence.
    pub dense: bool,
    /// Whether a person put it in a table: the embedded places, and those a user handed in.
    pub hand: bool,
}

/// A name and all it may mean; one for all mentions of it.
#[derive(Debug, Default)]
pub(super) struct Name {
    /// What it may mean.
    pub candidates: Vec<Candidate>,
    /// The candidate taken, if any; the one that feature words did not overrule.
    pub chosen: Option<usize>,
    /// A loose spelling: 1 loose, 2 skeleton.
    pub guess: u8,
}

/// A name said at one place.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Its tokens, without feature words.
    pub tokens: Range<usize>,
    /// Which name.
    pub name: usize,
}

/// All packs in the order of trust.
pub(super) type Packs<'a> = Vec<&'a Pack>;

/// Finds the names of a text: the longest at each place, none overlapping.
pub(super) fn find(text: &Text, packs: &Packs) -> (Vec<Name>, Vec<Spot>) {
    let mut names: Vec<Name> = Vec::new();
    let mut spots = Vec::new();
    let mut known: HashMap<u64, Option<usize>> = HashMap::new();
    for sentence in &text.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let next = longest(text, packs, i, sentence.tokens.end, &mut |key, letters, upper| {
                let slot = known.entry(key ^ (letters <= 4 && upper) as u64).or_insert_with(|| {
                    let candidates = look_up(packs, key, letters, upper);
                    (!candidates.is_empty()).then(|| {
                        names.push(Name { candidates, chosen: None, guess: 0 });
                        names.len() - 1
                    })
                });
                *slot
            });
            match next {
                // "Iraqi" is a people before it is the hamlet of Al-Iraqi.
                Some((end, name))
                    if end == i + 1 && people(text, i) && !names[name].candidates.iter().any(|c| c.kind == Kind::Country) =>
                {
                    i = end
                }
                Some((end, name)) => {
                    spots.push(Spot { tokens: i..end, name });
                    i = end;
                }
                None => i += 1,
            }
        }
    }
    (names, spots)
}

/// Whether token `i` is a people or an adjective of one.
pub(super) fn people(text: &Text, i: usize) -> bool {
    let folded = text.folded(i);
    Countries::get().by_demonym(folded).is_some() || Words::of(text.language).cue(folded) & cue::PEOPLE != 0
}

/// The longest name that begins at token `i`: its end and what `known` says of it.
fn longest(
    text: &Text,
    packs: &Packs,
    i: usize,
    end: usize,
    known: &mut dyn FnMut(u64, usize, bool) -> Option<usize>,
) -> Option<(usize, usize)> {
    if packs.is_empty() || !begins(text, i, end) {
        return None;
    }
    let mut hasher = key::Hasher::new();
    // The same without its article: "al-Bab", "Al Shaddadi".
    let mut bare: Option<key::Hasher> = None;
    let mut dropped = 0;
    let (mut words, mut letters, mut best) = (0, 0, None);
    let mut upper = true;
    let mut j = i;
    while j < end && words < LONGEST {
        let token = &text.tokens[j];
        let word = text.word(j);
        if token.shape == Shape::Punct {
            let joins = j > i && !token.spaced && among(word, "-|'|’|.|‑|–|`|‘");
            if !joins {
                break;
            }
            // "U.S." ends with its full stop.
            if word == "." && words >= 2 && text.word(j - 1).len() == 1 {
                if let Some(name) = known(hasher.finish(), letters, upper) {
                    best = Some((j + 1, name));
                }
            }
            j += 1;
            continue;
        }
        let attached = j > i && !token.spaced && text.tokens[j - 1].shape == Shape::Punct && text.word(j - 1) != ".";
        let proper = capital(text, j) || (token.shape == Shape::Number && j > i);
        if j > i && !token.spaced && !attached && text.word(j - 1) != "." && !text.word(j - 1).ends_with(['\'', '’']) {
            break;
        }
        let adjective = j > i && !proper && among(text.folded(j), FRENCH_ADJECTIVES);
        if j > i && !proper && !attached && !adjective && !among(text.folded(j), LINKS) {
            break;
        }
        hasher.push(text.folded(j));
        let folded = text.folded(j);
        if j > i {
            if let Some(b) = bare.as_mut() {
                b.push(folded);
            }
        } else if let Some((article, rest)) = folded.split_once('-').filter(|f| key::is_article(f.0)) {
            let mut b = key::Hasher::new();
            b.push(rest);
            (bare, dropped) = (Some(b), article.len());
        } else if matches!(folded, "al" | "el") || key::is_article(folded) && j + 1 < end && text.word(j + 1) == "-" {
            (bare, dropped) = (Some(key::Hasher::new()), folded.len());
        }
        letters += text.folded(j).chars().filter(|c| c.is_alphanumeric()).count();
        upper &= token.shape == Shape::Upper || word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        words += 1;
        if (proper || attached || adjective) && letters > 1 {
            let full = known(hasher.finish(), letters, upper);
            let found = full.or_else(|| match bare {
                Some(b) if letters > dropped + 2 => known(b.finish(), letters - dropped, upper),
                _ => None,
            });
            if let Some(name) = found {
                best = Some((j + 1, name));
            }
        }
        j += 1;
    }
    best
}

/// Whether a name may begin at token `i`.
fn begins(text: &Text, i: usize, end: usize) -> bool {
    if capital(text, i) {
        // "À New York, ...", "A San Diego court": keys know no blanks, and "asan" is a village.
        return text.folded(i) != "a" || text.sentences[text.sentence_of(i)].tokens.start != i;
    }
    if i + 1 >= end {
        return false;
    }
    // "la mer Rouge", "le golfe d'Aden": the common noun is part of the name.
    let next = i + 1 + (matches!(text.lower(i + 1), "de" | "d'") && i + 2 < end) as usize;
    if capital(text, next) && among(text.lower(i), "mer|golfe|lac|détroit|océan") {
        return true;
    }
    let article = key::is_article(text.lower(i));
    if !article {
        return false;
    }
    if text.word(i + 1) == "-" && !text.tokens[i + 1].spaced {
        return i + 2 < end && capital(text, i + 2) && !text.tokens[i + 2].spaced;
    }
    matches!(text.lower(i), "al" | "el") && capital(text, i + 1)
}

/// Whether token `i` is written as a name: a capital first, or after an article and a hyphen ("al-Bab").
pub(super) fn capital(text: &Text, i: usize) -> bool {
    match text.tokens[i].shape {
        Shape::Capital | Shape::Upper => true,
        Shape::Mixed | Shape::Number => {
            let word = text.word(i);
            word.starts_with(char::is_uppercase)
                || word.split(['-', '\'', '’']).nth(1).is_some_and(|w| w.starts_with(char::is_uppercase))
                    && text.tokens[i].shape == Shape::Mixed
        }
        _ => false,
    }
}

/// Adjectives that French writes small in the names of countries: "la Guinée équatoriale", "les Émirats arabes unis".
const FRENCH_ADJECTIVES: &str =
    "latine|equatoriale|unis|tcheque|saoudite|seoudite|syrienne|populaire|oriental|occidental|islamique|\
    federes|democratique|dominicaine|centrafricaine|arabes|arabe|palestiniens|francaise|americaines|britanniques";

/// Small words inside names.
const LINKS: &str = "of|the|and|de|du|des|la|le|les|l'|d'|sur|en|on|sous|es|da|do|dos|del|di|upon|aux|et|bin|ben|ibn|al|el|\
    ash|ez|az|ad|ar|as|na|ou|abd|umm";

/// What a key may mean, in order of trust, each place once.
pub(super) fn look_up(packs: &Packs, key: u64, letters: usize, upper: bool) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (number, pack) in packs.iter().enumerate() {
        for row in pack.exact(key) {
            // Acronyms must be written as such: "CAR", not "Car".
            if letters <= 3 && !upper && short_of(pack, row).is_none_or(|n| n != letters) {
                continue;
            }
            let Some(new) = candidate(packs, number, row) else { continue };
            // "UN", "FAO", "SANA" are no hamlets.
            if upper && letters <= 4 && !new.hand && new.size < 17 && new.kind != Kind::Province {
                continue;
            }
            add(&mut found, new);
        }
    }
    found
}

/// The letters of a row's first name.
fn short_of(pack: &Pack, row: u32) -> Option<usize> {
    pack.names(row).next().map(|n| n.chars().filter(|c| c.is_alphanumeric()).count())
}

/// What loose spellings of an unknown name may mean, in `countries` only; 1 loose, 2 skeleton.
pub(super) fn guess(packs: &Packs, name: &str, countries: &[[u8; 3]]) -> Option<Name> {
    let (mut spelling, mut consonants) = (Vec::new(), Vec::new());
    key::loose(name, &mut String::new(), &mut spelling);
    key::skeleton(&spelling, &mut consonants);
    for level in [1, 2] {
        let key = if level == 1 { &spelling } else { &consonants };
        if !key::usable(key, 4) {
            continue;
        }
        let mut found = Vec::new();
        for (number, pack) in packs.iter().enumerate() {
            // The core has the whole world in it: too many names for so loose a key.
            if !super::is_world(&pack.name) {
                let rows = pack.loose(key, level, countries);
                rows.filter_map(|row| candidate(packs, number, row)).for_each(|c| add(&mut found, c));
            }
        }
        if !found.is_empty() {
            return Some(Name { candidates: found, chosen: None, guess: level });
        }
    }
    None
}

/// A row as a candidate.
pub(super) fn candidate(packs: &Packs, number: usize, row: u32) -> Option<Candidate> {
    let pack = packs[number];
    let r = pack.row(row)?;
    let mut country = [0; 3];
    let code = pack.country(row).as_bytes();
    if code.len() == 3 {
        country.copy_from_slice(code);
    }
    Some(Candidate {
        pack: number,
        row,
        kind: r.kind,
        size: r.size,
        point: (f64::from(r.lat), f64::from(r.lon)),
        country,
        geonames: r.geonames,
        dense: super::is_dense(&pack.name),
        hand: number == 0 || !super::is_world(&pack.name) && !super::is_dense(&pack.name),
    })
}

/// Adds a candidate, or joins it with the same place of a pack before.
fn add(found: &mut Vec<Candidate>, new: Candidate) {
    let same = found.iter().position(|c| {
        let near = if c.kind.settled() && new.kind.settled() {
            12.0
        } else if c.kind.wide() && new.kind.wide() {
            120.0
        } else if c.kind == new.kind {
            30.0
        } else {
            return false;
        };
        c.country == new.country && geo::distance(c.point, new.point) < near
    });
    match same {
        Some(at) => {
            let c = &mut found[at];
            if c.geonames == 0 {
                c.geonames = new.geonames;
            }
            if c.kind.settled() && new.kind.settled() && new.size > c.size {
                (c.size, c.kind) = (new.size, new.kind);
            }
            if c.kind == Kind::District && new.kind == Kind::Province {
                (c.size, c.kind) = (new.size, new.kind);
            }
            c.dense &= new.dense;
        }
        None if found.len() < MOST => found.push(new),
        None => {}
    }
}
