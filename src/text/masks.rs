//! Which bytes of a text are letters of ASCII, capitals, digits, blanks or may end a line: a bit each, so that where a word ends is asked of
//! a number and not of bytes. On WebAssembly sixteen bytes are told apart at a look, by its vectors, named outright.

use std::ops::Range;

const BLOCK: usize = 64;

/// What 64 bytes are, the first of them lowest.
#[derive(Clone, Copy, Default)]
struct Mask {
    letters: u64,
    capitals: u64,
    digits: u64,
    blanks: u64,
    breaks: u64,
}

/// The masks of a text, and one beyond its end.
pub(super) struct Masks(Vec<Mask>);

impl Masks {
    #[inline(never)]
    pub(super) fn new(source: &str) -> Masks {
        let bytes = source.as_bytes();
        let mut out = Vec::with_capacity(bytes.len() / BLOCK + 2);
        let blocks = bytes.chunks_exact(BLOCK);
        let rest = blocks.remainder();
        out.extend(blocks.map(Mask::of));
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        out.push(Mask::of(&last));
        // A run that fills its block is looked for in the next one.
        out.push(Mask::default());
        Masks(out)
    }

    /// Where the letters from `at` on end, and how many of them are capitals.
    #[inline(always)]
    pub(super) fn letters(&self, at: usize) -> (usize, u32) {
        let (mut end, mut capitals) = (at, 0);
        loop {
            let n = (!self.window(end, |m| m.letters)).trailing_zeros() as usize;
            let found = self.window(end, |m| m.capitals);
            if n < BLOCK {
                return (end + n, capitals + (found & ((1 << n) - 1)).count_ones());
            }
            capitals += found.count_ones();
            end += BLOCK;
        }
    }

    /// The 64 bits from `at` on.
    #[inline(always)]
    fn window(&self, at: usize, of: fn(&Mask) -> u64) -> u64 {
        let (block, shift) = (at / BLOCK, at % BLOCK);
        let [first, second, ..] = &self.0[block..] else { return 0 };
        of(first) >> shift | of(second) << 1 << (BLOCK - 1 - shift)
    }

    /// Words that follow a blank, between two bytes: some of those that cross from one block to the next are left out.
    pub(super) fn words(&self, Range { start, end }: Range<usize>) -> u32 {
        let (first, last) = (start / BLOCK, end / BLOCK);
        let blocks = self.0[first..=last].iter().enumerate();
        let count = |(i, block): (usize, &Mask)| {
            let mut found = (block.letters | block.digits) & block.blanks << 1;
            if i == 0 {
                found = found >> (start % BLOCK) << (start % BLOCK);
            }
            if first + i == last {
                found &= (1 << (end % BLOCK)) - 1;
            }
            found.count_ones()
        };
        blocks.map(count).sum()
    }

    /// Where the letters and digits from `at` on end.
    #[inline(always)]
    pub(super) fn alphanumeric(&self, at: usize) -> usize {
        self.find(at, |m| !(m.letters | m.digits))
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
        let mut found = of(&self.0[block]) >> shift << shift;
        while found == 0 && block + 1 < self.0.len() {
            block += 1;
            found = of(&self.0[block]);
        }
        block * BLOCK + found.trailing_zeros() as usize
    }
}

impl Mask {
    #[inline(always)]
    fn of(bytes: &[u8]) -> Mask {
        let mut mask = Mask::default();
        for i in 0..BLOCK / 16 {
            let Some(sixteen) = bytes.get(16 * i..).and_then(|rest| rest.first_chunk()) else { break };
            let sixteen = sixteen::of(sixteen);
            let at = |bits: u16| u64::from(bits) << (16 * i);
            mask.letters |= at(sixteen.letters);
            mask.capitals |= at(sixteen.capitals);
            mask.digits |= at(sixteen.digits);
            mask.blanks |= at(sixteen.blanks);
            mask.breaks |= at(sixteen.breaks);
        }
        mask
    }
}

struct Sixteen {
    letters: u16,
    capitals: u16,
    digits: u16,
    blanks: u16,
    breaks: u16,
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
                assert_eq!(masks.words(start..end), within, "{start}..{end}");
                assert!(within <= all);
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
