//! A pack of places: its text, where its rows are, and the index from keys to rows. Hides the format (written by `scripts/places.py`).
//!
//! Names stay in the text as they came. At load each name is put into one of some two thousand parts by its first letters (a counting
//! sort, one pass); the keys of a part are made when a text first asks for a name in it, and a row is read when it is asked for: an
//! article asks for a few of many.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::key::{self, PARTS};
use super::kind::Kind;
use super::lines::{Line, Lines};
use crate::knowledge::sort;

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

/// Names by the part that they are in.
struct Names {
    starts: Vec<u32>,
    /// Where a name begins, and its row.
    entries: Vec<(u32, u32)>,
    /// The lower half of the keys of a part's entries.
    keys: Vec<OnceLock<Box<[u32]>>>,
}

impl Names {
    /// Of the part, the beginning and the row of each name.
    fn build(names: &[(u32, u32, u32)]) -> Names {
        let parts = 1 << PARTS;
        let mut starts = vec![0u32; parts + 1];
        for name in names {
            starts[name.0 as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); names.len()];
        for &(part, at, row) in names {
            let to = &mut next[part as usize];
            entries[*to as usize] = (at, row);
            *to += 1;
        }
        Names { starts, entries, keys: (0..parts).map(|_| OnceLock::new()).collect() }
    }

    fn rows<'a>(&'a self, text: &str, key: u64) -> impl Iterator<Item = u32> + 'a {
        let part = key::part_of(key);
        let entries = &self.entries[self.starts[part] as usize..self.starts[part + 1] as usize];
        let keys = self.keys[part].get_or_init(|| {
            let mut folded = String::new();
            entries.iter().map(|e| Lines::key(text, e.0, &mut folded) as u32).collect()
        });
        keys.iter().zip(entries).filter(move |(k, _)| **k == key as u32).map(|(_, e)| e.1)
    }
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
    /// Where the line of a row begins, and where that of its province.
    rows: Vec<(u32, u32)>,
    /// The countries it has places of, ISO 3166-1 alpha-3.
    countries: Vec<[u8; 3]>,
    exact: Names,
    loose: OnceLock<(Index, Index)>,
}

impl Pack {
    /// A pack without places.
    pub fn empty() -> Pack {
        Pack {
            name: String::new(),
            text: Cow::Borrowed(""),
            rows: vec![],
            countries: vec![],
            exact: Names::build(&[]),
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
        let mut rows: Vec<(u32, u32)> = Vec::with_capacity(text.len() / 32);
        let mut names: Vec<(u32, u32, u32)> = Vec::with_capacity(text.len() / 24);
        let mut countries: Vec<[u8; 3]> = Vec::new();
        let mut group = None;
        let mut lines = Lines::new(&text);
        while let Some((at, line)) = lines.next(|part, at| names.push((part as u32, at, rows.len() as u32)))? {
            match line {
                Line::Group => {
                    group = Some(at);
                    let code = text.as_bytes().get(at as usize + 1..at as usize + 4).and_then(|c| c.try_into().ok());
                    // Provinces come by country.
                    countries.extend(code.filter(|c| countries.last() != Some(c)));
                }
                Line::Place => rows.push((at, group.ok_or_else(|| lines.wrong("a place outside any province"))?)),
            }
        }
        sort::plainly(&mut countries);
        countries.dedup();
        Ok(Pack { name: name.into(), exact: Names::build(&names), text, rows, countries, loose: OnceLock::new() })
    }

    /// Whether it has places of one of these countries.
    pub fn tells_of(&self, countries: &[[u8; 3]]) -> bool {
        countries.iter().any(|c| self.countries.binary_search(c).is_ok())
    }

    /// The rows of an exact key.
    pub fn exact(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        self.exact.rows(&self.text, key)
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
            for i in 0..self.rows.len() {
                for name in self.names(i as u32) {
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
        let rest = &self.text[self.rows[row as usize].0 as usize..];
        let end = rest.bytes().position(|b| matches!(b, b'\t' | b'\n')).unwrap_or(rest.len());
        rest[..end].split('|')
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

fn plain(spelling: &[u8]) -> u64 {
    let mut hasher = key::Hasher::new();
    spelling.iter().for_each(|&b| hasher.letter(b));
    hasher.mixed()
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
