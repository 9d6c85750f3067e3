//! Which bytes of a text are letters of ASCII, capitals, digits, blanks or may end a line: a bit each, so that where a word ends is asked of
//! a number and not of bytes. On WebAssembly sixteen bytes are told apart at a look, by its vectors, named outright.

use std::ops::Range;

const BLOCK: usize = 64;

/// Which of 64 bytes are letters, the first of them lowest, and which are capitals: what is asked for every word.
#[derive(Clone, Copy, Default)]
pub(super) struct Letters {
    all: u64,
    capitals: u64,
}

/// What else they are.
#[derive(Clone, Copy, Default)]
struct Mask {
    alphanumeric: u64,
    blanks: u64,
    breaks: u64,
}

/// Places in a block.
pub(super) struct Starts {
    found: u64,
    first: usize,
}

impl Iterator for Starts {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        let at = self.found.trailing_zeros() as usize;
        let more = self.found != 0;
        self.found &= self.found.wrapping_sub(1);
        more.then_some(self.first + at)
    }
}

/// The masks of a text, and one beyond its end.
pub(super) struct Masks {
    letters: Vec<Letters>,
    others: Vec<Mask>,
}

impl Masks {
    #[inline(never)]
    pub(super) fn new(source: &str) -> Masks {
        let bytes = source.as_bytes();
        let all = bytes.len() / BLOCK + 2;
        let mut masks = Masks { letters: Vec::with_capacity(all), others: Vec::with_capacity(all) };
        let blocks = bytes.chunks_exact(BLOCK);
        let rest = blocks.remainder();
        blocks.for_each(|block| masks.add(block));
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        masks.add(&last);
        // A run that fills its block is looked for in the next one.
        masks.letters.push(Letters::default());
        masks.others.push(Mask::default());
        masks
    }

    #[inline(always)]
    fn add(&mut self, bytes: &[u8]) {
        let (mut letters, mut mask, mut digits) = (Letters::default(), Mask::default(), 0);
        for i in 0..BLOCK / 16 {
            let Some(sixteen) = bytes.get(16 * i..).and_then(|rest| rest.first_chunk()) else { break };
            let sixteen = sixteen::of(sixteen);
            let at = |bits: u16| u64::from(bits) << (16 * i);
            letters.all |= at(sixteen.letters);
            letters.capitals |= at(sixteen.capitals);
            digits |= at(sixteen.digits);
            mask.blanks |= at(sixteen.blanks);
            mask.breaks |= at(sixteen.breaks);
        }
        mask.alphanumeric = letters.all | digits;
        self.letters.push(letters);
        self.others.push(mask);
    }

    /// Where the letters from `at` on end, and how many of them are capitals.
    pub(super) fn letters(&self, at: usize) -> (usize, u32) {
        letters(&self.letters, at)
    }

    /// What [`letters`] looks at.
    pub(super) fn words(&self) -> &[Letters] {
        &self.letters
    }

    /// Makes the capitals of ASCII small in a text that has them where this one has: few bytes are any, so that each is changed by itself.
    #[inline(always)]
    pub(super) fn lower(&self, text: &mut str) {
        for (block, letters) in self.letters.iter().enumerate() {
            for at in (Starts { found: letters.capitals, first: block * BLOCK }) {
                if let Some(capital) = text.get_mut(at..at + 1) {
                    capital.make_ascii_lowercase();
                }
            }
        }
    }

    /// Words that follow a blank, between two bytes: some of those that cross from one block to the next are left out.
    pub(super) fn spaced(&self, within: Range<usize>) -> u32 {
        let count = |block: usize| {
            let Mask { alphanumeric, blanks, .. } = self.others[block];
            clip(alphanumeric & blanks << 1, block, &within).count_ones()
        };
        self.blocks(&within).map(count).sum()
    }

    /// The blocks that hold some bytes.
    pub(super) fn blocks(&self, bytes: &Range<usize>) -> Range<usize> {
        bytes.start / BLOCK..bytes.end.div_ceil(BLOCK)
    }

    /// Where runs of letters and digits start in a block, of those between two bytes.
    #[inline(always)]
    pub(super) fn starts(&self, block: usize, within: &Range<usize>) -> Starts {
        let before = block.checked_sub(1).map_or(0, |b| self.others[b].alphanumeric >> (BLOCK - 1));
        let this = self.others[block].alphanumeric;
        Starts { found: clip(this & !(this << 1 | before), block, within), first: block * BLOCK }
    }

    /// Where the letters and digits from `at` on end.
    #[inline(always)]
    pub(super) fn alphanumeric(&self, at: usize) -> usize {
        self.find(at, |m| !m.alphanumeric)
    }

    /// The first byte from `at` on that may end a line: a line feed, a carriage return, or the first byte of a separator. Beyond the
    /// text where there is none.
    #[inline(always)]
    pub(super) fn line_break(&self, at: usize) -> usize {
        self.find(at, |m| m.breaks)
    }

    #[inline(always)]
    fn find(&self, at: usize, of: fn(&Mask) -> u64) -> usize {
        let (mut block, shift) = (at / BLOCK, at % BLOCK);
        let mut found = of(&self.others[block]) >> shift << shift;
        while found == 0 && block + 1 < self.others.len() {
            block += 1;
            found = of(&self.others[block]);
        }
        block * BLOCK + found.trailing_zeros() as usize
    }
}

struct Sixteen {
    letters: u16,
    capitals: u16,
    digits: u16,
    blanks: u16,
    breaks: u16,
}

/// The bits of a block that lie between two bytes; one of them at least lies there, or none between the two.
#[inline(always)]
fn clip(mut found: u64, block: usize, within: &Range<usize>) -> u64 {
    let (first, end) = (block * BLOCK, within.end - block * BLOCK);
    if within.start > first {
        found = found >> (within.start - first) << (within.start - first);
    }
    if end < BLOCK {
        found &= (1 << end) - 1;
    }
    found
}

/// Where the letters from `at` on end, and how many of them are capitals.
#[inline(always)]
pub(super) fn letters(words: &[Letters], at: usize) -> (usize, u32) {
    let (mut end, mut count) = (at, 0);
    loop {
        let (block, shift) = (end / BLOCK, end % BLOCK);
        let [first, second, ..] = &words[block..] else { return (end, count) };
        let window = |a: u64, b: u64| a >> shift | b << 1 << (BLOCK - 1 - shift);
        let n = (!window(first.all, second.all)).trailing_zeros() as usize;
        let capitals = window(first.capitals, second.capitals);
        if n < BLOCK {
            return (end + n, count + (capitals & ((1 << n) - 1)).count_ones());
        }
        count += capitals.count_ones();
        end += BLOCK;
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod sixteen {
    use std::arch::wasm32::*;

    use super::Sixteen;

    #[inline(always)]
    pub(super) fn of(bytes: &[u8; 16]) -> Sixteen {
        let word = u128::from_le_bytes(*bytes);
        let bytes = u64x2(word as u64, (word >> 64) as u64);
        let within = |bytes, first: u8, last: u8| u8x16_le(u8x16_sub(bytes, u8x16_splat(first)), u8x16_splat(last - first));
        let is = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
        Sixteen {
            letters: u8x16_bitmask(within(v128_or(bytes, u8x16_splat(0x20)), b'a', b'z')),
            capitals: u8x16_bitmask(within(bytes, b'A', b'Z')),
            digits: u8x16_bitmask(within(bytes, b'0', b'9')),
            blanks: u8x16_bitmask(is(b' ')),
            breaks: u8x16_bitmask(v128_or(v128_or(is(b'\n'), is(b'\r')), is(0xE2))),
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod sixteen {
    use super::Sixteen;

    #[inline(always)]
    pub(super) fn of(bytes: &[u8; 16]) -> Sixteen {
        let bits = |is: fn(&u8) -> bool| (0..16).fold(0, |bits, i| bits | u16::from(is(&bytes[i])) << i);
        Sixteen {
            letters: bits(u8::is_ascii_alphabetic),
            capitals: bits(u8::is_ascii_uppercase),
            digits: bits(u8::is_ascii_digit),
            blanks: bits(|b| *b == b' '),
            breaks: bits(|b| matches!(b, b'\n' | b'\r' | 0xE2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_where_its_letters_do() {
        let words = ["", "a", "Kessab", "MINISTERS", "internationally", &"Long".repeat(40)];
        for before in [0, 1, 17, 55, 60, 63, 64, 130] {
            for word in words {
                for (after, digits) in
                    [("", 0), (" x", 0), ("é", 0), ("12 ", 2), ("@", 0), ("[", 0), ("{", 0), ("`", 0), ("\0a", 0)]
                {
                    let text = format!("{}{word}{after}", ".".repeat(before));
                    let (masks, end) = (Masks::new(&text), before + word.len());
                    let capitals = word.matches(char::is_uppercase).count() as u32;
                    assert_eq!(masks.letters(before), (end, capitals), "{text:?}");
                    assert_eq!(masks.alphanumeric(before), end + digits, "{text:?}");
                    assert_eq!(masks.letters(text.len()), (text.len(), 0), "{text:?}");
                    assert_eq!(masks.alphanumeric(text.len()), text.len(), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn words_that_follow_a_blank() {
        let text = "a bc (d) 12, ef- \"gh ij".repeat(9);
        let masks = Masks::new(&text);
        for start in (0..text.len()).step_by(7) {
            for end in start..=text.len() {
                let after_blank =
                    |i: usize| text.as_bytes()[i].is_ascii_alphanumeric() && i > 0 && text.as_bytes()[i - 1] == b' ';
                let all = (start..end).filter(|&i| after_blank(i)).count() as u32;
                let within = (start..end).filter(|&i| after_blank(i) && i % BLOCK != 0).count() as u32;
                assert_eq!(masks.spaced(start..end), within, "{start}..{end}");
                assert!(within <= all);
            }
        }
    }

    #[test]
    fn capitals_made_small() {
        for text in ["", "The ÉTAT-Major LEFT Kessab at 8 PM. ", "ABC"] {
            let text = text.repeat(5);
            let mut small = text.clone();
            Masks::new(&text).lower(&mut small);
            assert_eq!(small, text.to_ascii_lowercase());
        }
    }

    #[test]
    fn where_words_start() {
        let text = "ab c2, d--ef (gh) 7i'j ".repeat(7);
        let (masks, bytes) = (Masks::new(&text), text.as_bytes());
        for from in 0..text.len() {
            for to in from..=text.len() {
                let all = from..to;
                let found: Vec<usize> = masks.blocks(&all).flat_map(|block| masks.starts(block, &all)).collect();
                let starts = |i: &usize| bytes[*i].is_ascii_alphanumeric() && (*i == 0 || !bytes[i - 1].is_ascii_alphanumeric());
                assert_eq!(found, all.filter(starts).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn where_a_line_may_end() {
        let text = format!("a\u{1}bc\ndef\u{b}ghi\u{2028}jklmn\r{}\n", "op ".repeat(50));
        let masks = Masks::new(&text);
        for at in 0..=text.len() {
            let there = text.bytes().skip(at).position(|b| b"\n\r\xE2".contains(&b));
            assert_eq!(Some(masks.line_break(at)).filter(|end| *end < text.len()), there.map(|n| at + n), "{at}");
        }
    }
}
