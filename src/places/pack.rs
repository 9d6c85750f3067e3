//! A pack of places: its text, where its rows are, and the index from keys to rows. Hides the format (written by `scripts/places.py`).
//!
//! Names stay in the text as they came. At load each name is put into one of some two thousand parts by its first letters (a counting
//! sort, one pass); the keys of a part are made when a text first asks for a name in it, and a row is read when it is asked for: an
//! article asks for a few of many.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::key;
use super::kind::Kind;
use super::lines::{Line, Lines};
use super::names::Names;

/// The first word of a pack.
const MAGIC: &str = "SITREP-PLACES";
const VERSION: &str = "1";

/// One place of a pack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// GeoNames id, 0 if none.
    pub geonames: u32,
    /// What it is.
    pub kind: Kind,
    /// Rounded binary logarithm of its inhabitants; of a wide place without inhabitants known, its radius in steps of 10 km.
    pub size: u8,
}

/// The rows of a country that stand together.
struct Country {
    /// ISO 3166-1 alpha-3.
    code: [u8; 3],
    rows: Range<u32>,
    /// Names by their first consonants, with the keys of their loose spellings and of their skeletons.
    loose: OnceLock<Names<(u32, u32)>>,
}

/// A pack, loaded.
pub(super) struct Pack {
    /// Its name ("places-SYR").
    pub name: String,
    text: Cow<'static, str>,
    /// Where the line of a row begins, and where that of its province.
    rows: Vec<(u32, u32)>,
    /// Rows of one country each.
    countries: Vec<Country>,
    /// By their first letters, with the lower half of their exact keys.
    exact: Names<u32>,
}

impl Pack {
    /// A pack without places.
    pub fn empty() -> Pack {
        Pack { name: String::new(), text: Cow::Borrowed(""), rows: vec![], countries: vec![], exact: Names::build(&[]) }
    }

    /// Reads a pack file.
    pub fn load(name: &str, bytes: &[u8]) -> Result<Pack, String> {
        let text =
            std::str::from_utf8(bytes).map_err(|e| format!("not a pack of places: no UTF-8 at byte {}", e.valid_up_to()))?;
        let (head, body) = text.split_once('\n').ok_or("not a pack of places: it has no head line")?;
        let mut head = head.split(' ');
        if head.next() != Some(MAGIC) {
            return Err(format!("not a pack of places: it does not begin with {MAGIC}"));
        }
        let version = head.next().unwrap_or("");
        if version != VERSION {
            return Err(format!("it has version {version} of the format and this engine reads {VERSION}"));
        }
        let own = head.next().unwrap_or("");
        if own != name {
            return Err(format!("it says it is \"{own}\""));
        }
        let count: Option<usize> = head.next().and_then(|n| n.parse().ok());
        let sum = head.next().and_then(|s| u64::from_str_radix(s, 16).ok());
        if sum != Some(checksum(body.as_bytes())) {
            return Err("damaged: its checksum is wrong".into());
        }
        let pack = Pack::read(name, Cow::Owned(body.to_string()))?;
        if count != Some(pack.rows.len()) {
            return Err(format!("damaged: it has {} places", pack.rows.len()));
        }
        Ok(pack)
    }

    /// Reads the body of a pack.
    pub fn read(name: &str, text: Cow<'static, str>) -> Result<Pack, String> {
        let mut rows: Vec<(u32, u32)> = Vec::with_capacity(text.len() / 32);
        let mut names: Vec<(u32, u32, u32)> = Vec::with_capacity(text.len() / 24);
        let mut countries: Vec<Country> = Vec::new();
        let mut group = None;
        let mut lines = Lines::new(&text);
        while let Some((at, line)) = lines.next(|part, at| names.push((part as u32, at, rows.len() as u32)))? {
            match line {
                Line::Group => {
                    group = Some(at);
                    let code = text.as_bytes().get(at as usize + 1..at as usize + 4).and_then(|c| c.try_into().ok());
                    // Provinces come by country.
                    if let Some(code) = code.filter(|c| countries.last().is_none_or(|last| last.code != *c)) {
                        let here = rows.len() as u32;
                        countries.push(Country { code, rows: here..here, loose: OnceLock::new() });
                    }
                }
                Line::Place => {
                    rows.push((at, group.ok_or_else(|| lines.wrong("a place outside any province"))?));
                    countries.iter_mut().next_back().into_iter().for_each(|c| c.rows.end += 1);
                }
            }
        }
        Ok(Pack { name: name.into(), exact: Names::build(&names), text, rows, countries })
    }

    /// The rows of an exact key.
    pub fn exact(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let mut folded = String::new();
        self.exact.rows(key::part_of(key), move |at| Lines::key(&self.text, at, &mut folded) as u32, move |k| *k == key as u32)
    }

    /// The rows in some countries whose names have this loose spelling (`level` 1) or this skeleton (2).
    pub fn loose<'a>(&'a self, spelling: &[u8], level: u8, countries: &'a [[u8; 3]]) -> impl Iterator<Item = u32> + 'a {
        let (part, key) = (key::first_consonants(spelling).part(), plain(spelling));
        self.countries.iter().filter(|c| countries.contains(&c.code)).flat_map(move |country| {
            let (mut folded, mut spelled, mut consonants) = (String::new(), Vec::new(), Vec::new());
            let keys = move |at: u32| {
                key::loose(Lines::name(&self.text, at), &mut folded, &mut spelled);
                key::skeleton(&spelled, &mut consonants);
                (plain(&spelled), plain(&consonants))
            };
            let names = country.loose.get_or_init(|| self.by_consonants(country.rows.clone()));
            names.rows(part, keys, move |k| key == if level == 1 { k.0 } else { k.1 })
        })
    }

    /// The names of rows by their first consonants: made when a text first asks for one of a country that is spelled in another way.
    fn by_consonants(&self, rows: Range<u32>) -> Names<(u32, u32)> {
        let mut names = Vec::with_capacity(rows.len() * 2);
        let mut folded = String::new();
        for row in rows {
            Lines::each_name(&self.text, self.rows[row as usize].0, |at, name| {
                names.push((key::beginning(name, &mut folded).part() as u32, at, row));
            });
        }
        Names::build(&names)
    }

    /// One row; nothing if its line says none.
    pub fn row(&self, row: u32) -> Option<Row> {
        let (at, group) = self.rows[row as usize];
        let place = Lines::place(&self.text, at).ok()?;
        let (lat, lon) = Lines::point(&self.text, group)?;
        let degrees = |base: i32, step: i32, most: f32| {
            let sum = base.checked_mul(place.fine)?.checked_add(step)?;
            Some(sum as f32 / (100 * place.fine) as f32).filter(|d| d.abs() <= most)
        };
        Some(Row {
            lat: degrees(lat, place.lat, 90.0)?,
            lon: degrees(lon, place.lon, 180.0)?,
            geonames: place.geonames,
            kind: place.kind,
            size: place.size,
        })
    }

    /// How many places it has.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The names of a row: the first as written, the others folded.
    pub fn names(&self, row: u32) -> impl Iterator<Item = &str> {
        Lines::names_at(&self.text, self.rows[row as usize].0).split('|')
    }

    /// The country of a row, ISO 3166-1 alpha-3, "" if none.
    pub fn country(&self, row: u32) -> &str {
        self.cell(row, 0).trim_start_matches('@')
    }

    /// The province of a row, "" if none.
    pub fn province(&self, row: u32) -> &str {
        self.cell(row, 1)
    }

    fn cell(&self, row: u32, column: usize) -> &str {
        let at = self.rows[row as usize].1 as usize;
        self.text[at..].lines().next().unwrap_or("").split('\t').nth(column).unwrap_or("")
    }
}

/// The key of a loose spelling or a skeleton, 0 if it is too short to be told apart.
fn plain(spelling: &[u8]) -> u32 {
    if !key::usable(spelling, 4) {
        return 0;
    }
    let mut hasher = key::Hasher::new();
    spelling.iter().for_each(|&b| hasher.letter(b));
    (hasher.mixed() as u32).max(1)
}

/// FNV-1a, 64 bits. In pieces: an engine of WebAssembly makes a function fast while it is called again and again, not while it runs.
fn checksum(bytes: &[u8]) -> u64 {
    #[inline(never)]
    fn on(sum: u64, bytes: &[u8]) -> u64 {
        let one = |h: u64, b: &u8| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
        let eights = bytes.chunks_exact(8);
        let rest = eights.remainder();
        let sum = eights.filter_map(|eight| eight.first_chunk::<8>()).fold(sum, |h, eight| eight.iter().fold(h, one));
        rest.iter().fold(sum, one)
    }
    bytes.chunks(1024).fold(0xcbf2_9ce4_8422_2325, on)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str =
        "@SYR\tIdlib\t3579\t3668\nIdlib|idleb\tc17\t'141 -46\t169389\nMa‘arrat an Nu‘mān|maarat al numan\tv\t-14 -1\n";

    fn file(body: &str, count: usize) -> Vec<u8> {
        format!("SITREP-PLACES 1 places-SYR {count} {:016x}\n{body}", checksum(body.as_bytes())).into_bytes()
    }

    #[test]
    fn reads_rows_and_finds_names() {
        let pack = Pack::load("places-SYR", &file(BODY, 2)).unwrap();
        let mut buffer = String::new();
        let rows: Vec<u32> = pack.exact(key::exact("Idleb", &mut buffer)).collect();
        assert_eq!(rows, [0]);
        let row = pack.row(0).unwrap();
        assert!((row.lat - 35.931).abs() < 1e-3 && (row.lon - 36.634).abs() < 1e-3 && row.geonames == 169389);
        assert_eq!((pack.country(0), pack.province(0), row.kind), ("SYR", "Idlib", Kind::City));
        let (mut spelling, mut consonants) = (Vec::new(), Vec::new());
        key::loose("Maaret al-Noomane", &mut buffer, &mut spelling);
        key::skeleton(&spelling, &mut consonants);
        assert_eq!(pack.loose(&consonants, 2, &[*b"SYR"]).next(), Some(1));
        assert_eq!(pack.loose(&consonants, 2, &[*b"IRQ"]).next(), None);
        assert_eq!(pack.exact(1).count(), 0);
    }

    #[test]
    fn refuses_what_is_no_pack() {
        let error = |name: &str, bytes: &[u8]| Pack::load(name, bytes).err().unwrap_or_default();
        assert!(error("places-SYR", b"").contains("head line"));
        assert!(error("places-SYR", b"\xff\n").contains("UTF-8"));
        assert!(error("places-SYR", b"PNG\n").contains("begin with"));
        assert!(error("places-SYR", b"SITREP-PLACES 9 x\n").contains("version 9"));
        assert!(error("places-IRQ", &file(BODY, 2)).contains("places-SYR"));
        assert!(error("places-SYR", &file(BODY, 3)).contains("2 places"));
        let mut broken = file(BODY, 2);
        let at = broken.len() - 4;
        broken[at] ^= 1;
        assert!(error("places-SYR", &broken).contains("checksum"));
        assert!(error("places-SYR", &file("Idlib\tc17\t0 0\n", 1)).contains("line 2"));
    }

    #[test]
    fn every_place_of_the_packs_is_read_and_found() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/packs");
        let (mut buffer, mut rows) = (String::new(), 0);
        for file in std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()) {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            if !name.starts_with("places-") {
                continue;
            }
            let pack = Pack::load(&name, &std::fs::read(&file).unwrap()).unwrap();
            for row in 0..pack.rows.len() as u32 {
                assert!(pack.row(row).is_some(), "{name}: {:?}", pack.names(row).next());
                let found = |n: &str, buffer: &mut String| pack.exact(key::exact(n, buffer)).any(|r| r == row);
                assert!(pack.names(row).all(|n| found(n, &mut buffer)), "{name}: {:?}", pack.names(row).collect::<Vec<_>>());
                rows += 1;
            }
        }
        assert!(rows > 50_000);
    }
}
