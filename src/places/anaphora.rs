//! "The city", "la province", "the northwest of the country": descriptions without a name, and what they take up.

use crate::knowledge::keys::Keys;
use crate::knowledge::{among, table, tables};
use std::ops::Range;
use std::sync::OnceLock;

use super::kind::Kind;
use super::words::{Compass, Role, Words};
use super::Mention;
use crate::knowledge::countries::Countries;
use crate::syntax::{Syntax, Upos};
use crate::text::{fold, letters, Shape, Text};

/// What a description takes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A place of that kind named before; a country for "the country".
    Kind(Kind),
    /// What was called by the same word before: "the hospital".
    Same,
    /// The capital of the country told of, or of one that is named ("the Syrian capital").
    Capital(Option<&'static str>),
    /// The land of a people: "Syrian territory". ISO 3166-1 alpha-3.
    Land(&'static str),
    /// The border between the country told of and another, or between two: "the Turkish border".
    Border(&'static str, Option<&'static str>),
}

/// A definite description of a place.
pub(super) struct Description {
    /// Its tokens, with the article.
    pub tokens: Range<usize>,
    /// Its head.
    pub head: usize,
    /// What it takes up.
    pub of: Of,
    /// "the north of the country".
    pub compass: Option<Compass>,
}

/// All descriptions of a text that no mention covers.
#[inline(never)]
pub(super) fn descriptions(text: &Text, syntax: &Syntax, words: &Words, mentions: &[Mention]) -> Vec<Description> {
    let mut covered = vec![false; text.tokens.len()];
    for m in mentions {
        for t in m.tokens.clone() {
            covered[t] = true;
        }
    }
    let said: Vec<u32> = (0..text.tokens.len()).map(|t| roles().get(text.folded_key(t)).unwrap_or(0)).collect();
    let mut out = Vec::new();
    for sentence in &text.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let end = sentence.tokens.end;
            let may = |role: u32, t: usize| t < end && said[t] & role != 0;
            let of_people = || may(role::NOUN, i + usize::from(!words.french)).then(|| people(text, words, i, end)).flatten();
            let definite = || may(role::DEFINITE, i).then(|| description(text, syntax, words, i, end)).flatten();
            // "the capital Khartoum": a name right after it says which.
            let open = |d: &Description| d.tokens.clone().all(|t| !covered[t]) && (d.tokens.end == end || !covered[d.tokens.end]);
            let free = || of_people().or_else(definite).filter(open);
            match may(role::BORDER, i).then(|| border(text, i, end, mentions)).flatten().or_else(free) {
                Some(d) => {
                    i = d.tokens.end;
                    out.push(d);
                }
                None => i += 1,
            }
        }
    }
    out
}

/// What a word may be in a description: bits.
mod role {
    /// A border.
    pub const BORDER: u32 = 1;
    /// What belongs to a people.
    pub const NOUN: u32 = 2;
    /// What makes a noun definite.
    pub const DEFINITE: u32 = 4;
}

/// The words that are any of these: most words of a text are none.
fn roles() -> &'static Keys {
    static ROLES: OnceLock<Keys> = OnceLock::new();
    ROLES.get_or_init(|| {
        let lists = [
            (role::BORDER | role::NOUN, BORDER),
            (role::NOUN, LAND),
            (role::NOUN, CAPITAL),
            (role::DEFINITE, EN),
            (role::DEFINITE, FR),
        ];
        let words = lists.iter().flat_map(|(role, list)| list.split('|').map(move |word| (letters::of_word(word), *role)));
        Keys::new(&words.collect::<Vec<_>>(), |a, b| a | b)
    })
}

/// "the border with Turkey", "la frontière entre la Syrie et l'Irak", with the names, which are not where anything took place.
fn border(text: &Text, i: usize, end: usize, mentions: &[Mention]) -> Option<Description> {
    let word = |t: usize| if t < end { text.folded(t) } else { "" };
    if !among(word(i), BORDER) || !among(word(i + 1), "with|avec|between|entre") {
        return None;
    }
    let name = |mut at: usize| {
        while among(word(at), "the|la|le|l'|l|'|’") {
            at += 1;
        }
        let next = mentions.partition_point(|m| m.tokens.end <= at);
        let m = mentions.get(next).filter(|m| m.tokens.contains(&at))?;
        let place = m.place.as_ref().filter(|p| p.feature == "country")?;
        Some((m.tokens.end, Countries::get().by_iso3(place.country.as_deref()?)?.iso3))
    };
    let (first, one) = name(i + 2)?;
    let second = Some(first).filter(|&t| among(word(t), "and|et")).and_then(|t| name(t + 1));
    let other = second.filter(|_| among(word(i + 1), "between|entre")).map(|s| s.1);
    let start =
        i - usize::from(i > 0 && text.sentence_of(i - 1) == text.sentence_of(i) && among(text.folded(i - 1), "the|la|le"));
    let of = Of::Border(one, other);
    Some(Description { tokens: start..second.map_or(first, |s| s.0), head: i, of, compass: None })
}

/// Two states in one word: "Syria-Iraq", "Turkish-Syrian", "syro-turque".
fn two_states(folded: &str) -> Option<(&'static str, &'static str)> {
    let (a, b) = folded.split_once(['-', '–'])?;
    let all = Countries::get();
    let known = |w: &str| all.by_name(w).or_else(|| all.by_demonym(w)).map(|c| c.iso3);
    let mut first = known(a);
    table::rows(tables::text("actors/combining.tsv"), |row| {
        if first.is_none() && row.get("words").split('|').any(|w| fold(w) == a) {
            first = all.by_iso3(row.get("iso")).map(|c| c.iso3);
        }
    });
    first.zip(known(b))
}

/// The land of a people.
const LAND: &str = "territory|territories|soil|territoire|territoires|sol|coast|cote|cotes|littoral|desert";

const CAPITAL: &str = "capital|capitale";

/// What makes a noun definite in English.
const EN: &str = "the|this|that|their|its";

/// And in French.
const FR: &str = "la|le|l'|cette|ce|cet|l|du|au";

/// The words of a border.
const BORDER: &str = "border|borders|frontier|frontiere|frontieres";

/// "Syrian territory", "le territoire syrien", "the Turkish border", "la capitale libyenne".
fn people(text: &Text, words: &Words, i: usize, end: usize) -> Option<Description> {
    let word = |t: usize| if t < end { text.folded(t) } else { "" };
    let of = |t: usize| {
        (t < end && text.tokens[t].shape != Shape::Punct)
            .then(|| Countries::get().by_demonym(text.folded(t)))
            .flatten()
            .map(|c| c.iso3)
    };
    let (noun, name, stop) = if words.french { (i, i + 1, i + 2) } else { (i + 1, i, i + 2) };
    if name >= end || text.tokens[name].shape == Shape::Upper {
        return None;
    }
    let both = Some(name).filter(|_| among(word(noun), BORDER)).and_then(|n| two_states(text.folded(n)));
    let country = both.map(|b| b.0).or_else(|| of(name))?;
    let of = match word(noun) {
        word if among(word, LAND) => Of::Land(country),
        word if among(word, BORDER) => Of::Border(country, both.map(|b| b.1)),
        word if among(word, CAPITAL) => Of::Capital(Some(country)),
        _ => return None,
    };
    let mut start = i;
    if i > 0 && text.sentence_of(i - 1) == text.sentence_of(i) && among(text.folded(i - 1), "the|la|le|les|l'") {
        start -= 1;
    }
    Some(Description { tokens: start..stop, head: noun, of, compass: None })
}

fn description(text: &Text, syntax: &Syntax, words: &Words, i: usize, end: usize) -> Option<Description> {
    let word = text.folded(i);
    let mut at = i + 1;
    let definite = if words.french {
        if word == "l" && at < end && matches!(text.word(at), "'" | "’") {
            at += 1;
        }
        among(word, FR)
    } else {
        among(word, EN)
    };
    if !definite || at >= end {
        return None;
    }
    // "the northwest of the country", "le nord du pays", "the northern part of the country", "the south".
    let mut compass = None;
    let first = at;
    if let Some((next, c)) = words.compass_at(text, at).filter(|c| c.0 <= end) {
        compass = Some(c);
        at = next;
        if !words.french && at < end && matches!(text.folded(at), "part" | "parts") {
            at += 1;
        }
        let link = if words.french { &["du", "de"][..] } else { &["of"][..] };
        if at < end && link.contains(&text.folded(at)) {
            at += 1;
            if at < end && among(text.folded(at), "the|la|ce|this") {
                at += 1;
            }
            let (next, kind) = kind_at(text, words, at, end)?;
            return Some(Description { tokens: i..next, head: first, of: of(kind), compass });
        }
    }
    // "the south", "le Nord": a part of the country told of, when nothing follows that it could belong to.
    if compass.is_some_and(|c| c != Compass::Middle) && among(word, "the|le|l'|l") && alone(text, syntax, words, at - 1, end) {
        return Some(Description { tokens: i..at, head: first, of: Of::Kind(Kind::Country), compass });
    }
    if at >= end || text.tokens[at].shape != Shape::Lower {
        return None;
    }
    let (mut next, of) = match kind_at(text, words, at, end) {
        Some((next, kind)) => (next, of(kind)),
        None => {
            let next = words.feature_at(text, at).filter(|f| f.0 <= end)?.0;
            // "the hospital lab".
            if !words.french && next < end && syntax.words.get(next).is_some_and(|w| w.upos == Upos::Noun) {
                return None;
            }
            (next, Of::Same)
        }
    };
    let head = at;
    // "la capitale libyenne" is read from its noun on.
    if words.french && next < end && Countries::get().by_demonym(text.folded(next)).is_some() {
        return None;
    }
    if words.french && compass.is_none() {
        if let Some((to, c)) = words.compass_at(text, next).filter(|c| c.0 <= end) {
            compass = Some(c);
            next = to;
        }
    }
    // What goes on with "of a name" is no description; it was read with its name, or its name is unknown.
    if next < end && among(text.folded(next), "of|de|d'|du|des|d") {
        return None;
    }
    // In English the next word must not make a compound of it: "the city council".
    if next < end && !words.french && text.tokens[next].shape != Shape::Punct && compound(text, next) {
        return None;
    }
    Some(Description { tokens: i..next, head, of, compass })
}

fn of(kind: Kind) -> Of {
    if kind == Kind::Capital {
        Of::Capital(None)
    } else {
        Of::Kind(kind)
    }
}

/// Words that may follow a region that is named by its bearing alone.
const AFTER_BEARING: &str = "and|where|on|in|after|as|that|which|is|was|has|have|had|but|since|by|while|et|ou|est|a|ont|apres|\
    depuis|qui|mais|par|dans|sur";

/// Whether the compass word at `at` is a noun by itself: "the south", but not "the south bank", "le nord de X", "le Sud libanais".
fn alone(text: &Text, syntax: &Syntax, words: &Words, at: usize, end: usize) -> bool {
    let noun = match text.folded(at) {
        "north" | "south" | "east" | "west" | "northeast" | "northwest" | "southeast" | "southwest" | "north-east"
        | "north-west" | "south-east" | "south-west" => true,
        _ => words.french,
    };
    // "the West" with a capital is a camp and not a region.
    let camp = !words.french && text.tokens[at].shape != Shape::Lower || matches!(text.word(at), "Ouest" | "Est");
    if !noun || camp {
        return false;
    }
    let Some(next) = Some(at + 1).filter(|&n| n < end) else { return true };
    if text.tokens[next].shape == Shape::Punct {
        return !matches!(text.word(next), "-" | "'" | "’");
    }
    let tagged = syntax.words.get(next).map(|w| w.upos);
    match tagged {
        None | Some(Upos::X) => among(text.folded(next), AFTER_BEARING),
        Some(u) => {
            matches!(u, Upos::Verb | Upos::Aux | Upos::Cconj | Upos::Sconj | Upos::Adv | Upos::Pron)
                || u == Upos::Adp && !among(text.folded(next), "of|de|du|d'|des")
        }
    }
}

fn kind_at(text: &Text, words: &Words, at: usize, end: usize) -> Option<(usize, Kind)> {
    if at >= end {
        return None;
    }
    let word = text.folded(at);
    if among(word, "country|pays|nation|kingdom|royaume") {
        return Some((at + 1, Kind::Country));
    }
    if matches!(word, "capital" | "capitale") {
        return Some((at + 1, Kind::Capital));
    }
    let (next, feature) = words.feature_at(text, at).filter(|f| f.0 <= end)?;
    let known = matches!(
        feature.kind,
        Kind::City
            | Kind::Village
            | Kind::Province
            | Kind::Camp
            | Kind::District
            | Kind::Region
            | Kind::Island
            | Kind::Quarter
            | Kind::Airport
            | Kind::Base
            | Kind::Crossing
    );
    (feature.role == Role::Is && known).then_some((next, feature.kind))
}

/// What "city" describes as a compound.
const COMPOUNDS: &str = "council|centre|center|hall|department|police|government|governor|officials|court|house|line|\
    attorney|manager|limits|council's|administration|authorities|level|assembly|media|television|tv|news|visit";

/// Whether a word right after "the city" carries it on as a compound.
fn compound(text: &Text, at: usize) -> bool {
    among(text.folded(at), COMPOUNDS)
}
