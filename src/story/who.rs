//! Whether two actors are one, or one part of the other: "Damascus", "the Syrian army" and "SYR-MIL/air". Hides ids, sides and
//! the words for things.

use super::words::{tokens, Words};
use crate::record::{Actor, ActorKind};

/// How two actors, or two lists of them, stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// They cannot be one.
    Other,
    /// Nothing can be told.
    Open,
    /// One can be part of the other, or a looser word for it.
    Part,
    /// The same id, or the same words.
    Same,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    State,
    Insurgent,
    Civil,
    Unknown,
}

/// An actor made ready for comparing.
pub(super) struct Who<'a> {
    pub actor: &'a Actor,
    side: Side,
    words: Vec<String>,
    things: Vec<u8>,
    /// Things of which the word alone tells which is meant.
    telling: Vec<u8>,
}

impl<'a> Who<'a> {
    pub fn new(actor: &'a Actor, words: &Words) -> Who<'a> {
        let thing = matches!(actor.kind, ActorKind::Thing | ActorKind::Place);
        let tokens = tokens(&actor.text);
        let side = match actor.sector.as_deref() {
            Some("government" | "military" | "police" | "intelligence" | "legislature" | "judiciary") => Side::State,
            Some("rebel" | "jihadist" | "criminal") => Side::Insurgent,
            // "13 people" may be anybody.
            Some("civilian" | "refugee") if tokens.iter().any(|w| w.starts_with("civil") || w.starts_with("refug")) => {
                Side::Civil
            }
            Some(_) => Side::Unknown,
            None if actor.kind == ActorKind::Country => Side::State,
            None => Side::Unknown,
        };
        let things = if thing { words.things(&actor.text) } else { Vec::new() };
        let telling = things.iter().copied().filter(|&t| words.telling(t)).collect();
        Who { actor, side, things, telling, words: tokens }
    }

    /// Whether it is a thing or a place.
    pub fn inert(&self) -> bool {
        matches!(self.actor.kind, ActorKind::Thing | ActorKind::Place)
    }

    /// A key under which the same actor of another article is found.
    pub fn key(&self) -> Option<String> {
        let id = self.actor.id.as_deref();
        id.map(str::to_string).or_else(|| self.actor.name.clone().filter(|_| self.actor.kind == ActorKind::Place))
    }

    /// Its words, folded.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Things of which the word alone tells which is meant.
    pub fn telling(&self) -> &[u8] {
        &self.telling
    }

    /// Whether both are of a kind of which there are few, so that the word tells which is meant.
    pub fn tells(&self, other: &Who) -> bool {
        self.telling.iter().any(|t| other.telling.contains(t))
    }

    fn country(&self) -> Option<&str> {
        self.actor.country.as_deref()
    }
}

/// How two actors stand to each other.
pub(super) fn bond(a: &Who, b: &Who) -> Bond {
    match (a.inert(), b.inert()) {
        (true, true) => return things(a, b),
        (true, false) | (false, true) => return Bond::Open,
        _ => {}
    }
    let (x, y) = (a.actor, b.actor);
    if x.id.is_some() && x.id == y.id {
        return Bond::Same;
    }
    if let (Some(p), Some(q)) = (a.country(), b.country()) {
        if p != q {
            return Bond::Other;
        }
    }
    if a.side != b.side && a.side != Side::Unknown && b.side != Side::Unknown {
        return Bond::Other;
    }
    // Two that are each known by name are two, unless one id is cut out of the other ("TUR-GOV" and "TUR-GOV/defence").
    if named(x) && named(y) && x.id != y.id {
        return Bond::Other;
    }
    if a.words == b.words && matches!(x.kind, ActorKind::Person | ActorKind::Organisation | ActorKind::Office) {
        return Bond::Same;
    }
    let sides = a.side == b.side && a.side != Side::Unknown;
    let countries = a.country().is_some() && a.country() == b.country();
    let sort = x.sector.is_some() && x.sector == y.sector;
    if sides || countries || sort || a.words == b.words {
        return Bond::Part;
    }
    Bond::Open
}

/// Whether its id is its own and not one made of country and sector.
fn named(actor: &Actor) -> bool {
    actor.id.as_deref().is_some_and(|id| id.contains('/') || id.starts_with('Q') && id[1..].bytes().all(|b| b.is_ascii_digit()))
}

fn things(a: &Who, b: &Who) -> Bond {
    let (x, y) = (a.actor, b.actor);
    if x.kind == ActorKind::Place && y.kind == ActorKind::Place && x.name.is_some() && y.name.is_some() {
        return if x.name == y.name { Bond::Same } else { Bond::Open };
    }
    // "the town" is any town.
    if a.words == b.words && a.words.len() > 2 {
        return Bond::Same;
    }
    // "the cities of X and Y" holds X.
    let holds = |whole: &Who, part: &Who| {
        part.actor.kind == ActorKind::Place && whole.words.windows(part.words.len().max(1)).any(|w| w == part.words)
    };
    if holds(a, b) || holds(b, a) {
        return Bond::Part;
    }
    if !a.things.is_empty() && !b.things.is_empty() {
        let shared = a.things.iter().any(|t| b.things.contains(t));
        return if shared { Bond::Part } else { Bond::Other };
    }
    let telling = |w: &&String| w.len() > 6;
    if a.words.iter().filter(telling).any(|w| b.words.contains(w)) {
        return Bond::Part;
    }
    Bond::Open
}

/// The closest bond between two lists with those that have it; `None` where a list is empty.
pub(super) fn closest<'w, 'a>(a: &'w [Who<'a>], b: &'w [Who<'a>]) -> Option<(Bond, &'w Who<'a>, &'w Who<'a>)> {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (bond(x, y), x, y)));
    // The first of the closest, so that the order of the lists decides and nothing else.
    pairs.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(text: &str, kind: ActorKind, id: Option<&str>, country: Option<&str>, sector: Option<&str>) -> Actor {
        let own = |s: Option<&str>| s.map(str::to_string);
        Actor { start: 0, end: 0, text: text.into(), kind, id: own(id), name: None, country: own(country), sector: own(sector) }
    }

    #[test]
    fn containment_and_sides() {
        let words = Words::default();
        let state = actor("Damas", ActorKind::Country, Some("SYR-GOV"), Some("SYR"), Some("government"));
        let army = actor("the Syrian army", ActorKind::Organisation, Some("SYR-MIL"), Some("SYR"), Some("military"));
        let air = actor("l'armée de l'air", ActorKind::Organisation, Some("SYR-MIL/air"), Some("SYR"), Some("military"));
        let other = actor("the Turkish army", ActorKind::Organisation, Some("TUR-MIL"), Some("TUR"), Some("military"));
        let rebels = actor("rebels", ActorKind::Group, None, None, Some("rebel"));
        let jihadists = actor("djihadistes", ActorKind::Group, None, None, Some("jihadist"));
        let bond = |a: &Actor, b: &Actor| bond(&Who::new(a, &words), &Who::new(b, &words));
        assert_eq!(bond(&army, &army), Bond::Same);
        assert_eq!(bond(&state, &army), Bond::Part);
        assert_eq!(bond(&army, &air), Bond::Part);
        assert_eq!(bond(&army, &other), Bond::Other);
        assert_eq!(bond(&army, &rebels), Bond::Other);
        assert_eq!(bond(&rebels, &jihadists), Bond::Part);
    }

    #[test]
    fn things_by_their_words() {
        let words = Words::default();
        let thing = |text| actor(text, ActorKind::Thing, None, None, None);
        let mut town = actor("Darkush", ActorKind::Place, None, None, None);
        town.name = Some("Darkush".into());
        let bond = |a: &Actor, b: &Actor| bond(&Who::new(a, &words), &Who::new(b, &words));
        assert_eq!(bond(&thing("deux hélicoptères"), &thing("a helicopter")), Bond::Part);
        assert_eq!(bond(&thing("deux hélicoptères"), &thing("12 pockets")), Bond::Other);
        assert_eq!(bond(&thing("the towns of Darkush and Salqin"), &town), Bond::Part);
        assert_eq!(bond(&thing("ants"), &town), Bond::Open);
    }
}
