//! The bytes of a pack. Hides how numbers are packed; every read is checked, so that a damaged file is refused with a message.
//!
//! A pack is: "sitrep", kind 'S', version, two letters of the language, length and checksum of the rest, the rest.

/// The version of the format; it changes with the features of any model.
pub(super) const VERSION: u8 = 4;
const HEAD: usize = 18;

/// Reads the body of a pack.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Checks the head of a pack for language `code`.
    pub(super) fn open(bytes: &'a [u8], code: &str) -> Result<Reader<'a>, String> {
        if bytes.len() < HEAD || &bytes[..7] != b"sitrepS" {
            return Err("it is no pack of syntax models".into());
        }
        if bytes[7] != VERSION {
            return Err(format!("it has version {} and this engine reads {VERSION}", bytes[7]));
        }
        if &bytes[8..10] != code.as_bytes() {
            return Err(format!("it is of language {:?}, not {code:?}", String::from_utf8_lossy(&bytes[8..10])));
        }
        let word = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let body = &bytes[HEAD..];
        if word(10) as usize != body.len() {
            return Err(format!("it has {} bytes where {} were written", body.len(), word(10)));
        }
        if word(14) != checksum(body) {
            return Err("its checksum is wrong: it was damaged".into());
        }
        Ok(Reader { bytes: body, at: 0 })
    }

    /// The next `n` bytes.
    pub(super) fn take(&mut self, n: usize) -> Result<&'a [u8], String> {
        let rest = &self.bytes[self.at..];
        let found = rest.get(..n).ok_or_else(|| format!("it ends early, at byte {}", self.at + HEAD))?;
        self.at += n;
        Ok(found)
    }

    /// All that is left.
    #[cfg(feature = "train")]
    pub(super) fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// A number, at most `most`.
    pub(super) fn number(&mut self, most: usize) -> Result<usize, String> {
        let mut value = 0usize;
        for shift in 0..5 {
            let b = self.take(1)?[0] as usize;
            value |= (b & 0x7F) << (7 * shift);
            if b < 0x80 {
                return if value <= most {
                    Ok(value)
                } else {
                    Err(format!("number {value} at byte {} is past {most}", self.at + HEAD))
                };
            }
        }
        Err(format!("no number at byte {}", self.at + HEAD))
    }

    /// `n` sorted keys.
    pub(super) fn keys(&mut self, n: usize) -> Result<Vec<u32>, String> {
        let low = self.take(n)?;
        let high = self.take(n)?;
        let mut keys = Vec::with_capacity(n);
        let mut last = 0u32;
        for i in 0..n {
            let mut step = (high[i] as u32) << 8 | low[i] as u32;
            if step == 0xFFFF {
                step = self.number(1 << 30)? as u32;
            }
            last = last.wrapping_add(step);
            keys.push(last);
        }
        Ok(keys)
    }

    /// A text.
    pub(super) fn text(&mut self) -> Result<&'a str, String> {
        let n = self.number(1 << 20)?;
        std::str::from_utf8(self.take(n)?).map_err(|e| e.to_string())
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1u32, 0u32);
    for chunk in bytes.chunks(4096) {
        for &x in chunk {
            a = a.wrapping_add(x as u32);
            b = b.wrapping_add(a);
        }
        a %= 65521;
        b %= 65521;
    }
    b << 16 | a
}

/// Writes a pack.
#[cfg(feature = "train")]
#[derive(Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

#[cfg(feature = "train")]
impl Writer {
    pub(super) fn put(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn number(&mut self, mut value: usize) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// Sorted keys: low bytes of the differences, high bytes, and in full those that do not fit. Bytes of one kind together
    /// compress best.
    pub(super) fn keys(&mut self, keys: &[u32]) {
        let mut last = 0;
        let steps: Vec<u32> = keys.iter().map(|&k| k - std::mem::replace(&mut last, k)).collect();
        let short = |s: u32| s.min(0xFFFF);
        self.bytes.extend(steps.iter().map(|&s| short(s) as u8));
        self.bytes.extend(steps.iter().map(|&s| (short(s) >> 8) as u8));
        for s in steps.into_iter().filter(|&s| s >= 0xFFFF) {
            self.number(s as usize);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.put(text.as_bytes());
    }

    /// The pack.
    pub(super) fn finish(self, code: &str) -> Vec<u8> {
        let mut out = b"sitrepS".to_vec();
        out.push(VERSION);
        out.extend_from_slice(code.as_bytes());
        out.extend_from_slice(&(self.bytes.len() as u32).to_le_bytes());
        out.extend_from_slice(&checksum(&self.bytes).to_le_bytes());
        out.extend(self.bytes);
        out
    }
}
