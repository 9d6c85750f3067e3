//! The lines of a pack of places. Hides how they are written. Where lines and names begin is found in one pass, since a reader waits for
//! a megabyte of them before the first report; what a line says is read when a text names its place.

use super::key::{self, First, Hasher};
use super::kind::Kind;

/// A line.
pub(super) enum Line {
    /// A province.
    Group,
    /// A place.
    Place,
}

/// What a line says of a place.
pub(super) struct Place {
    /// Hundredths of a degree (`fine` 1) or thousandths (10), from the province's point.
    pub fine: i32,
    pub lat: i32,
    pub lon: i32,
    /// GeoNames id, 0 if none.
    pub geonames: u32,
    pub kind: Kind,
    pub size: u8,
}

/// The lines of a pack's text.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: usize,
    buffer: String,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Lines<'a> {
        Lines { text, at: 0, number: 0, buffer: String::new() }
    }

    /// What is wrong with the line that was read last, counted from the pack's head.
    #[cold]
    pub fn wrong(&self, what: &str) -> String {
        format!("line {}: {what}", self.number + 1)
    }

    /// The next line and where it begins; `named` takes the part of each name of a place and where the name begins. Called, not inlined:
    /// so it becomes fast before the pack is through.
    #[inline(never)]
    pub fn next(&mut self, named: impl FnMut(usize, u32)) -> Result<Option<(u32, Line)>, String> {
        let at = self.at;
        let Some(&first) = self.text.as_bytes().get(at) else { return Ok(None) };
        self.number += 1;
        let line = if first == b'@' {
            Line::Group
        } else {
            self.names(named)?;
            Line::Place
        };
        self.finish();
        Ok(Some((at as u32, line)))
    }

    /// The point that the places of a province are counted from, in hundredths of a degree; nothing if it says none.
    pub fn point(text: &str, at: u32) -> Option<(i32, i32)> {
        let mut line = Lines { at: at as usize, ..Lines::new(text) };
        line.cell();
        line.cell();
        integer(line.cell()).zip(integer(line.cell()))
    }

    /// What a line says of a place; the error says what is wrong.
    #[inline(never)]
    pub fn place(text: &str, at: u32) -> Result<Place, &'static str> {
        let mut line = Lines { at: at as usize, ..Lines::new(text) };
        line.cell();
        line.cells()
    }

    /// The exact key of the name that begins at `at`. `folded` is room to work in.
    pub fn key(text: &str, at: u32, folded: &mut String) -> u64 {
        let mut hasher = Hasher::new();
        let rest = &text.as_bytes()[at as usize..];
        for (i, &b) in rest.iter().enumerate() {
            match BYTES[b as usize] {
                ENDS => break,
                SKIPPED => {}
                FOREIGN => {
                    let end = i + rest[i..].iter().position(|&b| BYTES[b as usize] == ENDS).unwrap_or(rest.len() - i);
                    return key::exact(&text[at as usize..at as usize + end], folded);
                }
                letter => hasher.letter(letter),
            }
        }
        hasher.finish()
    }

    /// The names of the place whose line begins at `at`, with what stands between them.
    pub fn names_at(text: &str, at: u32) -> &str {
        &text[at as usize..find(text.as_bytes(), at as usize, [b'\t', b'\n'])]
    }

    /// Where each of those names begins, and the name.
    pub fn each_name(text: &str, mut at: u32, mut take: impl FnMut(u32, &str)) {
        loop {
            let name = Lines::name(text, at);
            take(at, name);
            at += name.len() as u32 + 1;
            if text.as_bytes().get(at as usize - 1) != Some(&b'|') {
                return;
            }
        }
    }

    /// The name that begins at `at`.
    pub fn name(text: &str, at: u32) -> &str {
        &text[at as usize..find(text.as_bytes(), at as usize, [b'|', b'\t', b'\n'])]
    }

    /// What stands behind the names.
    fn cells(&mut self) -> Result<Place, &'static str> {
        let kind = self.cell().unwrap_or("");
        let point = self.cell().unwrap_or("0 0");
        let geonames = self.cell().and_then(|g| g.parse().ok()).unwrap_or(0);
        let (fine, point) = point.strip_prefix('\'').map_or((1, point), |p| (10, p));
        let blank = point.bytes().position(|b| b == b' ').ok_or("a place without a point")?;
        let steps = integer(Some(&point[..blank])).zip(integer(Some(&point[blank + 1..])));
        let (lat, lon) = steps.ok_or("a point that is not on the globe")?;
        let letter = kind.bytes().next().and_then(Kind::from_letter).ok_or("a kind that is unknown")?;
        let size = integer(kind.get(1..)).and_then(|n| u8::try_from(n).ok()).unwrap_or(0);
        Ok(Place { fine, lat, lon, geonames, kind: letter, size })
    }

    /// Finds the names up to the tab behind them.
    fn names(&mut self, mut named: impl FnMut(usize, u32)) -> Result<(), String> {
        let bytes = self.text.as_bytes();
        loop {
            let from = self.at;
            let (mut at, mut first, mut plain) = (from, First::default(), true);
            while let Some(&b) = bytes.get(at) {
                match BYTES[b as usize] {
                    ENDS => break,
                    SKIPPED => {}
                    FOREIGN => {
                        plain = false;
                        break;
                    }
                    letter => first.letter(letter),
                }
                if first.full() {
                    break;
                }
                at += 1;
            }
            let end = find(bytes, at, [b'|', b'\t', b'\n']);
            if !matches!(bytes.get(end), Some(b'|' | b'\t')) {
                return Err(self.wrong("a place without a kind"));
            }
            let part = if plain { first.part() } else { key::part_of(key::exact(&self.text[from..end], &mut self.buffer)) };
            named(part, from as u32);
            self.at = end + 1;
            if bytes[end] == b'\t' {
                return Ok(());
            }
        }
    }

    /// The next cell of the line, if it has one; what ends the line is left.
    fn cell(&mut self) -> Option<&'a str> {
        let rest = self.text.as_bytes().get(self.at..)?;
        if self.at > 0 && matches!(rest.first(), None | Some(b'\n')) && self.text.as_bytes()[self.at - 1] != b'\t' {
            return None;
        }
        let length = rest.iter().position(|b| matches!(b, b'\t' | b'\n')).unwrap_or(rest.len());
        let cell = &self.text[self.at..self.at + length];
        self.at += length + (rest.get(length) == Some(&b'\t')) as usize;
        Some(cell)
    }

    /// Goes on to the line after this one.
    fn finish(&mut self) {
        let end = find(self.text.as_bytes(), self.at, [b'\n']);
        self.at = (end + 1).min(self.text.len());
    }
}

/// Where the first of some bytes stands, from `at` on; the end, if none does. Looks at eight bytes at a time.
#[inline(always)]
fn find<const N: usize>(bytes: &[u8], mut at: usize, marks: [u8; N]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let eight = u64::from_le_bytes(*eight);
        let mut hits = 0;
        for mark in marks {
            let differs = eight ^ (ONES * u64::from(mark));
            // The highest bit of each byte that is 0 now; of those after the first also of some that are not.
            hits |= differs.wrapping_sub(ONES) & !differs & (ONES << 7);
        }
        if hits != 0 {
            return at + hits.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    bytes.get(at..).and_then(|rest| rest.iter().position(|b| marks.contains(b))).map_or(bytes.len(), |n| at + n)
}

/// A byte that counts for nothing in a name.
const SKIPPED: u8 = 0;
/// One that ends a name.
const ENDS: u8 = 1;
/// A part of a letter that is not ASCII.
const FOREIGN: u8 = 2;

/// What each byte is in a name: a letter or digit, in lower case, or one of the three. A look-up: a megabyte comes through here.
static BYTES: [u8; 256] = {
    let mut bytes = [SKIPPED; 256];
    let mut b = 0;
    while b < 256 {
        bytes[b] = match b as u8 {
            b'|' | b'\t' | b'\n' => ENDS,
            b if b.is_ascii_alphanumeric() => b.to_ascii_lowercase(),
            0x80.. => FOREIGN,
            _ => SKIPPED,
        };
        b += 1;
    }
    bytes
};

fn integer(cell: Option<&str>) -> Option<i32> {
    cell?.parse().ok()
}
