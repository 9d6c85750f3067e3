//! Countries, their capitals and their peoples: what places and actors both need to know. Hides the table and how names are
//! made comparable. Only `data/countries.tsv` knows the names themselves.
//!
//! ```
//! use sitrep::knowledge::countries::Countries;
//! let countries = Countries::get();
//! assert_eq!(countries.by_name("syrie").map(|c| c.iso3), Some("SYR"));
//! assert_eq!(countries.by_demonym("turques").map(|c| c.iso3), Some("TUR"));
//! assert_eq!(countries.by_capital("damas").map(|c| c.iso3), Some("SYR"));
//! ```

use std::sync::OnceLock;

use super::keys::{of_word, Keys};
use super::{table, tables};

/// One country or territory.
#[derive(Clone, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-3 ("XKX" for Kosovo).
    pub iso3: &'static str,
    /// ISO 3166-1 alpha-2.
    pub iso2: &'static str,
    /// GeoNames id.
    pub geonames: u32,
    /// Usual English name.
    pub name: &'static str,
    /// Usual French name.
    pub name_fr: &'static str,
    /// Usual English name of its capital.
    pub capital: &'static str,
    /// Degrees north of the middle of its largest part.
    pub lat: f64,
    /// Degrees east of the same.
    pub lon: f64,
    /// Radius of a disc of its area, in km.
    pub radius: f64,
    /// Half of its breadth from west to east and of its height from south to north, in km.
    pub half: (f64, f64),
}

/// All countries, by name, capital, people and code.
///
/// A key is one or several words folded ([`crate::text::fold`]) and joined by spaces; full stops are ignored and a hyphen or an
/// apostrophe counts as a space, so "u.s.", "burkina faso", "cote d'ivoire" and "guinee-bissau" are all found. Case is gone in
/// a key: who calls has to make sure that "us" was "US" and "turkey" was "Turkey".
pub struct Countries {
    list: Vec<Country>,
    names: Names,
    names_fr: Names,
    capitals: Names,
    demonyms: Names,
}

/// Names with the place of a country each.
#[derive(Default)]
struct Names {
    all: Vec<(String, usize)>,
    at: Keys,
}

impl Names {
    /// Takes a name, unless it has one already.
    fn first(&mut self, name: String, country: usize) {
        if self.get(&name).is_none() {
            self.at.insert(of_word(&name), country as u32);
            self.all.push((name, country));
        }
    }

    #[inline(never)]
    fn get(&self, name: &str) -> Option<usize> {
        self.at.get(of_word(name)).map(|country| country as usize)
    }

    fn each<'a>(&'a self, list: &'a [Country]) -> impl Iterator<Item = (&'a str, &'a Country)> {
        self.all.iter().map(|(name, country)| (name.as_str(), &list[*country]))
    }
}

impl Countries {
    /// The table, read once.
    pub fn get() -> &'static Countries {
        static TABLE: OnceLock<Countries> = OnceLock::new();
        TABLE.get_or_init(|| Countries::read(tables::text("countries.tsv")))
    }

    fn read(source: &'static str) -> Countries {
        let mut all = Countries {
            list: Vec::new(),
            names: Names::default(),
            names_fr: Names::default(),
            capitals: Names::default(),
            demonyms: Names::default(),
        };
        table::rows(source, |row| {
            let number = |column: &str| super::decimal(row.get(column)).unwrap_or(0.0);
            let first = |column: &str| within(source, row.list(column).next().unwrap_or(""));
            let at = all.list.len();
            all.list.push(Country {
                iso3: within(source, row.get("iso3")),
                iso2: within(source, row.get("iso2")),
                geonames: number("geonames") as u32,
                name: first("en"),
                name_fr: first("fr"),
                capital: first("capitals"),
                lat: number("lat"),
                lon: number("lon"),
                radius: number("radius"),
                half: (number("ew"), number("ns")),
            });
            let add = |names: &mut Names, column: &str| {
                for name in row.list(column) {
                    names.first(key(name), at);
                }
            };
            add(&mut all.names, "en");
            add(&mut all.names_fr, "fr");
            add(&mut all.capitals, "capitals");
            add(&mut all.demonyms, "demonyms_en");
            add(&mut all.demonyms, "demonyms_fr");
        });
        all
    }

    /// The country of a name, English or French.
    pub fn by_name(&self, folded: &str) -> Option<&Country> {
        let key = key(folded);
        self.names.get(&key).or_else(|| self.names_fr.get(&key)).map(|i| &self.list[i])
    }

    /// The country of a name as that language uses it: "Mexico" is no country in a French text but a capital.
    pub fn by_name_in(&self, folded: &str, french: bool) -> Option<&Country> {
        let key = key(folded);
        let (own, other) = if french { (&self.names_fr, &self.names) } else { (&self.names, &self.names_fr) };
        let found = own.get(&key).or_else(|| if self.capitals.get(&key).is_some() { None } else { other.get(&key) });
        found.map(|i| &self.list[i])
    }

    /// The country of an adjective or a people, any gender and number, English or French ("syriennes", "Turk", "nord-coreen").
    /// "Congolese" is taken as of the Democratic Republic.
    pub fn by_demonym(&self, folded: &str) -> Option<&Country> {
        // Asked of every word of a text: most are their own key.
        let found = match folded.bytes().all(|b| b.is_ascii_lowercase()) {
            true => self.demonyms.get(folded),
            false => self.demonyms.get(&key(folded)),
        };
        found.map(|i| &self.list[i])
    }

    /// The country whose capital is named.
    pub fn by_capital(&self, folded: &str) -> Option<&Country> {
        self.capitals.get(&key(folded)).map(|i| &self.list[i])
    }

    /// The country of a code, upper case.
    pub fn by_iso3(&self, iso3: &str) -> Option<&Country> {
        self.place(iso3).map(|i| &self.list[i])
    }

    /// Where the country of a code stands among [`Countries::all`].
    pub fn place(&self, iso3: &str) -> Option<usize> {
        self.list.binary_search_by(|c| c.iso3.cmp(iso3)).ok()
    }

    /// All of them, by code.
    pub fn all(&self) -> &[Country] {
        &self.list
    }

    /// Every English and French name with its country, as keys.
    pub fn names(&self) -> impl Iterator<Item = (&str, &Country)> {
        self.names.each(&self.list).chain(self.names_fr.each(&self.list))
    }

    /// Every capital's name with its country, as keys.
    pub fn capitals(&self) -> impl Iterator<Item = (&str, &Country)> {
        self.capitals.each(&self.list)
    }

    /// Every adjective and people with its country, as keys.
    pub fn demonyms(&self) -> impl Iterator<Item = (&str, &Country)> {
        self.demonyms.each(&self.list)
    }
}

/// The key of a name: folded, without full stops, hyphens and apostrophes as spaces. The table's few accents are taken away
/// here, because the text's own folding lies above this module.
fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    if name.is_ascii() {
        for b in name.bytes() {
            match b {
                b'.' | b',' => {}
                b'-' | b'\'' | b' ' if out.is_empty() || out.ends_with(' ') => {}
                b'-' | b'\'' | b' ' => out.push(' '),
                b => out.push(b.to_ascii_lowercase() as char),
            }
        }
        out.truncate(out.trim_end().len());
        return out;
    }
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            '.' | ',' | '\u{300}'..='\u{36f}' => {}
            'à' | 'á' | 'â' | 'ã' | 'ä' => out.push('a'),
            'ç' => out.push('c'),
            'è' | 'é' | 'ê' | 'ë' => out.push('e'),
            'í' | 'î' | 'ï' => out.push('i'),
            'ó' | 'ô' | 'ö' => out.push('o'),
            'ș' => out.push('s'),
            'ù' | 'ú' | 'û' | 'ü' => out.push('u'),
            'ă' => out.push('a'),
            '-' | '\'' | '’' | ' ' => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// `part`, which was cut from `source`, with the lifetime of `source`.
fn within(source: &'static str, part: &str) -> &'static str {
    let at = (part.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize);
    source.get(at..at + part.len()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_both_languages() {
        let all = Countries::get();
        let code = |c: Option<&Country>| c.map(|c| c.iso3);
        assert_eq!(code(all.by_name("syrie")), Some("SYR"));
        assert_eq!(code(all.by_name("U.S.")), Some("USA"));
        assert_eq!(code(all.by_name("cote d'ivoire")), Some("CIV"));
        assert_eq!(code(all.by_demonym("burkinabe")), Some("BFA"));
        assert_eq!(code(all.by_demonym("North Korean")), Some("PRK"));
        assert_eq!(code(all.by_demonym("turques")), Some("TUR"));
        assert_eq!(code(all.by_capital("n'djamena")), Some("TCD"));
        assert_eq!(code(all.by_name_in("mexico", true)), None);
        assert_eq!(code(all.by_name_in("mexico", false)), Some("MEX"));
        assert_eq!(code(all.by_name("idlib")), None);
        assert_eq!(all.by_iso3("UKR").map(|c| c.capital), Some("Kyiv"));
    }

    #[test]
    fn the_table_is_sorted_and_whole() {
        let all = Countries::get();
        assert!(all.list.len() > 220);
        assert!(all.list.windows(2).all(|w| w[0].iso3 < w[1].iso3));
        assert!(all.list.iter().all(|c| c.iso3.len() == 3 && c.geonames > 0 && !c.name.is_empty() && !c.name_fr.is_empty()));
    }
}
