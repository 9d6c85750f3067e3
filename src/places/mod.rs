//! Place names and the points they mean. Hides gazetteers and disambiguation; knows nothing of time or actors.
//!
//! Names are spotted ([`spot`]), the words around them read ([`extend`], [`weigh`]), one place is chosen for each ([`choose`]),
//! and descriptions without a name are led back to one ([`anaphora`]). What is known of places lies in `data/places` (embedded)
//! and in packs, one for the world and one for each region at war.

mod accept;
mod anaphora;
mod beside;
mod choose;
mod coordinates;
mod describe;
mod embedded;
mod extend;
mod geo;
mod key;
mod kind;
mod lines;
mod make;
mod mention;
mod names;
mod pack;
mod spot;
mod unknown;
mod weigh;
mod words;

use std::ops::Range;

use crate::knowledge::noted::Noted;
use crate::knowledge::{countries::Countries, own::Wrong, sort};
use crate::syntax::Syntax;
use crate::text::{Shape, Span, Text};
pub(crate) use geo::distance;
use pack::Pack;
pub(crate) use unknown::not_borne;
use words::Words;

/// The pack of the whole world.
const CORE: &str = "places-core";

/// The world's small towns and counties, for texts that tell of countries without a dense pack.
const TOWNS: &str = "places-towns";

/// The dense packs, and the countries that each covers.
const DENSE: &[(&str, &[&str])] = &[
    ("places-SYR", &["SYR"]),
    ("places-LBN", &["LBN"]),
    ("places-IRQ", &["IRQ"]),
    ("places-TUR", &["TUR"]),
    ("places-UKR", &["UKR"]),
    ("places-ISR", &["ISR", "PSE"]),
    ("places-YEM", &["YEM"]),
    ("places-LBY", &["LBY"]),
    ("places-SDN", &["SDN", "SSD"]),
    ("places-MLI", &["MLI"]),
    ("places-BFA", &["BFA"]),
    ("places-NER", &["NER"]),
    ("places-ARM", &["ARM", "AZE"]),
];

/// What the user handed in.
const OWN: &str = "places-own";

fn is_world(name: &str) -> bool {
    name == CORE || name == TOWNS
}

fn is_dense(name: &str) -> bool {
    DENSE.iter().any(|d| d.0 == name)
}

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its usual name in English.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Province or state.
    pub admin1: Option<String>,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// country, province, city, town, village, region, road, river, base, camp, crossing, ...
    pub feature: String,
}

/// A place as said.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its bytes, with its feature word ("the province of Idleb").
    pub span: Span,
    /// The bytes of the proper name ("Idleb", "Fars Province"); the whole span of a description without a name.
    pub name: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The head token: the one that the sentence's syntax hangs elsewhere.
    pub head: usize,
    /// What it means, if the gazetteer knows.
    pub place: Option<Place>,
    /// Places it is said to be near, or part of ("the western suburbs of Aleppo").
    pub near: Vec<Place>,
    /// Whether it may as well be a government ("Damascus", "Ankara"), which `events/` decides by its role.
    pub capital: bool,
    /// Whether it is a definite description without a name ("the city", "la province") that took an antecedent.
    pub anaphoric: bool,
    /// Whether a preposition of place or a feature word says that it is meant as a place ("in Syria"); a country without may be one that acts.
    pub located: bool,
    /// Whether the name was only found by a loose spelling or its consonants, inside the countries the text tells of.
    pub guess: bool,
}

/// Mentions in order, and of two that overlap the one that begins first.
fn in_order(mentions: &mut Vec<Mention>) {
    sort::by_key(mentions, |m| (m.tokens.start, usize::MAX - m.tokens.end));
    mentions.dedup_by(|b, a| b.tokens.start < a.tokens.end);
}

/// Names found in a text, before anything is decided of them.
pub struct Spots(Vec<spot::Name>, Vec<spot::Spot>);

/// The gazetteer: the core and whatever packs are loaded.
#[derive(Default)]
pub struct Gazetteer {
    packs: Vec<Pack>,
}

impl Gazetteer {
    /// Takes a pack ("places-core", "places-SYR"), or a table of one's own in the columns of `data/places/hand.tsv` under any
    /// other name that begins with "places". A pack of the same name is replaced. The error says what is wrong with the bytes.
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let pack = if is_world(name) || is_dense(name) {
            Pack::load(name, bytes)?
        } else if name.starts_with("places") {
            let table = std::str::from_utf8(bytes).map_err(|e| format!("no UTF-8 at byte {}", e.valid_up_to()))?;
            embedded::handed_in(name, table).map_err(|wrong| wrong.to_string())?
        } else {
            return Err("no pack of places has this name".into());
        };
        self.insert(name, pack);
        Ok(())
    }

    /// Takes places that a user hands in, in the columns of `data/places/hand.tsv`, in place of those handed in before.
    pub fn extend(&mut self, table: &str) -> Result<(), Wrong> {
        let pack = embedded::handed_in(OWN, table)?;
        self.insert(OWN, pack);
        Ok(())
    }

    fn insert(&mut self, name: &str, pack: Pack) {
        self.packs.retain(|p| p.name != name);
        // One's own places come first, then the world, then the dense packs by name: what is found does not hang on who loaded first.
        let rank = |p: &Pack| is_world(&p.name) as u8 + 2 * is_dense(&p.name) as u8;
        let at = self.packs.partition_point(|p| (rank(p), p.name.as_str()) < (rank(&pack), name));
        self.packs.insert(at, pack);
    }

    /// The names of all packs there are.
    pub fn all_packs() -> impl Iterator<Item = &'static str> {
        [CORE, TOWNS].into_iter().chain(DENSE.iter().map(|d| d.0))
    }

    /// The packs that a text needs, loaded or not, in the order to load them: the core; the towns, if it tells of a country that has
    /// no dense pack; and the dense pack of each country at war that it tells of, by a country, a people, a capital or a hand-made
    /// place.
    pub fn wants(&self, text: &Text) -> Vec<&'static str> {
        self.wants_by(text, &self.spots(text))
    }

    /// The same by the spots that are found already.
    #[inline(never)]
    pub fn wants_by(&self, text: &Text, spots: &Spots) -> Vec<&'static str> {
        let mut counts = Noted::default();
        let countries = Countries::get();
        for i in 0..text.tokens.len() {
            if !matches!(text.tokens[i].shape, Shape::Punct | Shape::Number) && text.folded(i).len() > 3 {
                if let Some(c) = countries.by_demonym(text.folded(i)) {
                    counts.count(c.iso3);
                }
            }
        }
        let Spots(names, spots) = spots;
        for s in spots {
            if let Some(c) = names[s.name].candidates.iter().find(|c| c.hand || c.size >= 15) {
                let code = std::str::from_utf8(&c.country).ok().and_then(|c| countries.by_iso3(c));
                if let Some(c) = code {
                    counts.count(c.iso3);
                }
            }
        }
        for i in (0..text.tokens.len()).filter(|&i| spot::capital(text, i)) {
            let two = text.span_of(i..(i + 2).min(text.tokens.len()));
            if let Some(c) = countries.by_capital(text.word(i)).or_else(|| countries.by_capital(text.slice(two))) {
                counts.count(c.iso3);
            }
        }
        let most = counts.iter().map(|c| c.1).max().unwrap_or(0);
        let much = |n: usize| n * 5 >= most;
        let told = |d: &&(&'static str, &[&str])| d.1.iter().any(|c| counts.get(c).is_some_and(much));
        let towns = counts.iter().any(|(c, n)| much(n) && !DENSE.iter().any(|d| d.1.contains(&c))).then_some(TOWNS);
        std::iter::once(CORE).chain(towns).chain(DENSE.iter().filter(told).map(|d| d.0)).collect()
    }

    /// Whether a pack is loaded.
    pub fn has(&self, name: &str) -> bool {
        self.packs.iter().any(|p| p.name == name)
    }

    fn packs(&self) -> spot::Packs<'_> {
        std::iter::once(embedded::pack()).chain(&self.packs).collect()
    }

    /// Where names of the loaded packs stand in a text.
    pub fn spots(&self, text: &Text) -> Spots {
        let (names, spots) = spot::find(text, &self.packs());
        Spots(names, spots)
    }

    /// All places of a text, in order.
    pub fn find(&self, text: &Text, syntax: &Syntax) -> Vec<Mention> {
        self.find_at(text, syntax, self.spots(text))
    }

    /// The same from the spots that the same packs gave.
    pub fn find_at(&self, text: &Text, syntax: &Syntax, spots: Spots) -> Vec<Mention> {
        make::mentions(text, syntax, Words::of(text.language), &self.packs(), spots)
    }
}
