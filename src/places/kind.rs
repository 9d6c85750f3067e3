//! What sort of thing a place is: the letters of the packs and the words of the report.

/// What sort of thing a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Continent,
    Country,
    Province,
    District,
    Capital,
    City,
    Town,
    Village,
    Quarter,
    Region,
    Road,
    Base,
    Camp,
    Crossing,
    River,
    Mountain,
    Airport,
    Water,
    Island,
    Site,
    Seat,
}

const ALL: &[(Kind, u8, &str)] = &[
    (Kind::Continent, b'o', "continent"),
    (Kind::Country, b'N', "country"),
    (Kind::Province, b'p', "province"),
    (Kind::District, b'd', "district"),
    (Kind::City, b'c', "city"),
    (Kind::Capital, b'C', "city"),
    (Kind::Town, b't', "town"),
    (Kind::Village, b'v', "village"),
    (Kind::Quarter, b'n', "neighbourhood"),
    (Kind::Region, b'r', "region"),
    (Kind::Road, b'R', "road"),
    (Kind::Base, b'b', "base"),
    (Kind::Camp, b'k', "camp"),
    (Kind::Crossing, b'x', "crossing"),
    (Kind::River, b'i', "river"),
    (Kind::Mountain, b'm', "mountain"),
    (Kind::Airport, b'a', "airport"),
    (Kind::Water, b'w', "water"),
    (Kind::Island, b'I', "island"),
    (Kind::Site, b's', "site"),
    (Kind::Seat, b'G', "seat of government"),
];

impl Kind {
    /// From the letter of a pack.
    pub fn from_letter(letter: u8) -> Option<Kind> {
        ALL.iter().find(|k| k.1 == letter).map(|k| k.0)
    }

    /// The letter of a pack, from the word of the report.
    pub fn letter_of(word: &str) -> Option<u8> {
        ALL.iter().find(|k| k.2 == word).map(|k| k.1)
    }

    /// From the word of the report or of the feature table.
    pub fn from_word(word: &str) -> Option<Kind> {
        ALL.iter().find(|k| k.2 == word).map(|k| k.0)
    }

    /// All words of the report.
    pub fn words() -> Vec<&'static str> {
        ALL.iter().map(|k| k.2).collect()
    }

    /// The word of the report.
    pub fn word(self) -> &'static str {
        ALL.iter().find(|k| k.0 == self).map_or("place", |k| k.2)
    }

    /// Whether people live in it as in a town: what "the city" may mean.
    pub fn settled(self) -> bool {
        matches!(self, Kind::Capital | Kind::City | Kind::Town | Kind::Village | Kind::Quarter | Kind::Camp)
    }

    /// Whether it is a wide stretch of land below a country.
    pub fn wide(self) -> bool {
        matches!(self, Kind::Province | Kind::District | Kind::Region)
    }

    /// Whether a feature word of kind `said` fits a place of this kind.
    pub fn fits(self, said: Kind) -> bool {
        let class = |k: Kind| match k {
            Kind::Capital | Kind::City | Kind::Town | Kind::Village => 1,
            Kind::Province | Kind::Region | Kind::District => 2,
            Kind::Base | Kind::Airport => 3,
            Kind::River | Kind::Water => 4,
            k => 10 + k as u8,
        };
        class(self) == class(said)
    }

    /// How far from its point a place of this kind reaches, in km, when nothing better is known.
    pub fn reach(self) -> f64 {
        match self {
            Kind::Continent => 1500.0,
            Kind::Country => 250.0,
            Kind::Province | Kind::Region => 55.0,
            Kind::District => 20.0,
            Kind::Capital | Kind::City => 10.0,
            _ => 4.0,
        }
    }
}
