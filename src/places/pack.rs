//! A pack of places: its text, its rows, and the index from keys to rows. Hides the format (written by `scripts/places.py`).
//!
//! Names stay in the text as they came; a row is 28 bytes and an index entry 8, so 300,000 names take two allocations a pack and
//! no hash map. Keys are bucketed by their low bits (a counting sort), which costs one pass at load.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::key;
use super::kind::Kind;
use super::lines::{Line, Lines};
use crate::knowledge::sort;

/// The first word of a pack.
const MAGIC: &str = "SITREP-PLACES";
const VERSION: &str = "1";

/// One place of a pack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Where its line begins.
    at: u32,
    /// The province it lies in, by number.
    group: u32,
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

/// A province, or a country where the province is not known.
struct Group {
    at: u32,
}

/// Keys with the rows they lead to.
#[derive(Default)]
struct Index {
    starts: Vec<u32>,
    entries: Vec<(u32, u32)>,
    shift: u32,
}

impl Index {
    fn build(keys: &[(u64, u32)]) -> Index {
        let bits = (usize::BITS - keys.len().leading_zeros()).clamp(4, 24);
        let shift = 64 - bits;
        let mut starts = vec![0u32; (1 << bits) + 1];
        for (k, _) in keys {
            starts[(k >> shift) as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); keys.len()];
        for &(k, row) in keys {
            let at = &mut next[(k >> shift) as usize];
            entries[*at as usize] = (k as u32, row);
            *at += 1;
        }
        Index { starts, entries, shift }
    }

    fn rows(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let range = match self.starts.get((key >> self.shift.min(63)) as usize..) {
            Some([from, to, ..]) => *from as usize..*to as usize,
            _ => 0..0,
        };
        self.entries[range].iter().filter(move |e| e.0 == key as u32).map(|e| e.1)
    }
}

/// A pack, loaded.
pub(super) struct Pack {
    /// Its name ("places-SYR").
    pub name: String,
    text: Cow<'static, str>,
    rows: Vec<Row>,
    groups: Vec<Group>,
    /// The countries it has places of, ISO 3166-1 alpha-3.
    countries: Vec<[u8; 3]>,
    exact: Index,
    loose: OnceLock<(Index, Index)>,
}

impl Pack {
    /// A pack without places.
    pub fn empty() -> Pack {
        let index = Index::build(&[]);
        Pack {
            name: String::new(),
            text: Cow::Borrowed(""),
            rows: vec![],
            groups: vec![],
            countries: vec![],
            exact: index,
            loose: OnceLock::new(),
        }
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
        let (mut rows, mut groups, mut keys) =
            (Vec::with_capacity(text.len() / 32), Vec::new(), Vec::with_capacity(text.len() / 16));
        let mut lines = Lines::new(&text);
        let (mut lat0, mut lon0) = (0, 0);
        while let Some(line) = lines.next(|key| keys.push((key, rows.len() as u32)))? {
            match line {
                Line::Group { at, lat, lon } => {
                    (lat0, lon0) = (lat, lon);
                    groups.push(Group { at });
                }
                Line::Place(place) => {
                    let group =
                        (groups.len() as u32).checked_sub(1).ok_or_else(|| lines.wrong("a place outside any province"))?;
                    let degrees = |base: i32, step: i32, most: f32| {
                        let sum = base.checked_mul(place.fine)?.checked_add(step)?;
                        Some(sum as f32 / (100 * place.fine) as f32).filter(|d| d.abs() <= most)
                    };
                    let (lat, lon) = degrees(lat0, place.lat, 90.0)
                        .zip(degrees(lon0, place.lon, 180.0))
                        .ok_or_else(|| lines.wrong("a point that is not on the globe"))?;
                    rows.push(Row {
                        at: place.at,
                        group,
                        lat,
                        lon,
                        geonames: place.geonames,
                        kind: place.kind,
                        size: place.size,
                    });
                }
            }
        }
        let mut pack =
            Pack { name: name.into(), exact: Index::build(&keys), text, rows, groups, countries: vec![], loose: OnceLock::new() };
        let code = |g: &Group| pack.text[g.at as usize + 1..].as_bytes().get(..3)?.try_into().ok();
        let mut countries: Vec<[u8; 3]> = pack.groups.iter().filter_map(code).collect();
        sort::plainly(&mut countries);
        countries.dedup();
        pack.countries = countries;
        Ok(pack)
    }

    /// Whether it has places of one of these countries.
    pub fn tells_of(&self, countries: &[[u8; 3]]) -> bool {
        countries.iter().any(|c| self.countries.binary_search(c).is_ok())
    }

    /// The rows of an exact key.
    pub fn exact(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        self.exact.rows(key)
    }

    /// The rows of a loose spelling.
    pub fn loose(&self, spelling: &[u8]) -> impl Iterator<Item = u32> + '_ {
        self.looser().0.rows(plain(spelling))
    }

    /// The rows of a skeleton.
    pub fn skeleton(&self, consonants: &[u8]) -> impl Iterator<Item = u32> + '_ {
        self.looser().1.rows(plain(consonants))
    }

    /// The loose indexes, made when a text first asks for them.
    fn looser(&self) -> &(Index, Index) {
        self.loose.get_or_init(|| {
            let (mut loose, mut bones) = (Vec::with_capacity(self.rows.len() * 2), Vec::with_capacity(self.rows.len() * 2));
            let (mut room, mut spelling, mut consonants) = (String::new(), Vec::new(), Vec::new());
            for (i, row) in self.rows.iter().enumerate() {
                for name in self.names(row) {
                    key::loose(name, &mut room, &mut spelling);
                    if key::usable(&spelling, 4) {
                        loose.push((plain(&spelling), i as u32));
                        key::skeleton(&spelling, &mut consonants);
                        if key::usable(&consonants, 4) {
                            bones.push((plain(&consonants), i as u32));
                        }
                    }
                }
            }
            (Index::build(&loose), Index::build(&bones))
        })
    }

    /// One row.
    pub fn row(&self, row: u32) -> &Row {
        &self.rows[row as usize]
    }

    /// How many places it has.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The names of a row: the first as written, the others folded.
    pub fn names(&self, row: &Row) -> impl Iterator<Item = &str> {
        let rest = &self.text[row.at as usize..];
        let end = rest.bytes().position(|b| matches!(b, b'\t' | b'\n')).unwrap_or(rest.len());
        rest[..end].split('|')
    }

    /// The country of a row, ISO 3166-1 alpha-3, "" if none.
    pub fn country(&self, row: &Row) -> &str {
        self.cell(row, 0).trim_start_matches('@')
    }

    /// The province of a row, "" if none.
    pub fn province(&self, row: &Row) -> &str {
        self.cell(row, 1)
    }

    fn cell(&self, row: &Row, column: usize) -> &str {
        let at = self.groups[row.group as usize].at as usize;
        self.text[at..].lines().next().unwrap_or("").split('\t').nth(column).unwrap_or("")
    }
}

fn plain(spelling: &[u8]) -> u64 {
    let mut hasher = key::Hasher::new();
    spelling.iter().for_each(|&b| hasher.letter(b));
    hasher.finish()
}

/// FNV-1a, 64 bits. In pieces: an engine of WebAssembly makes a function fast while it is called again and again, not while it runs.
fn checksum(bytes: &[u8]) -> u64 {
    #[inline(never)]
    fn on(sum: u64, bytes: &[u8]) -> u64 {
        bytes.iter().fold(sum, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
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
        let row = pack.row(0);
        assert!((row.lat - 35.931).abs() < 1e-3 && (row.lon - 36.634).abs() < 1e-3 && row.geonames == 169389);
        assert_eq!((pack.country(row), pack.province(row), row.kind), ("SYR", "Idlib", Kind::City));
        let (mut spelling, mut consonants) = (Vec::new(), Vec::new());
        key::loose("Maaret al-Noomane", &mut buffer, &mut spelling);
        key::skeleton(&spelling, &mut consonants);
        assert_eq!(pack.skeleton(&consonants).next(), Some(1));
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
}
