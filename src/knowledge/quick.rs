//! Maps over the engine's own tables, with a hash that costs a multiplication for eight bytes. The standard one withstands
//! keys chosen to collide; it stays wherever the words of a text become keys.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys come from a table of the engine.
pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// The hash of [`QuickMap`].
#[derive(Clone, Copy, Default)]
pub struct Quick(u64);

impl Quick {
    #[inline]
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for Quick {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let n = bytes.len();
        // The last words may overlap the ones before: every byte is in one, and none is looked at by itself.
        let last = if let Some(last) = bytes.last_chunk::<8>() {
            for chunk in bytes[..n - 1].chunks_exact(8) {
                self.add(chunk.first_chunk().map_or(0, |c| u64::from_le_bytes(*c)));
            }
            u64::from_le_bytes(*last)
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        } else if n > 0 {
            u64::from(bytes[0]) | u64::from(bytes[n / 2]) << 8 | u64::from(bytes[n - 1]) << 16
        } else {
            0
        };
        self.add(last ^ (n as u64) << 56);
    }

    #[inline]
    fn write_u8(&mut self, n: u8) {
        // What a text ends its bytes with says nothing that their number has not said.
        if n != 0xFF {
            self.add(n as u64);
        }
    }

    #[inline]
    fn write_u32(&mut self, n: u32) {
        self.add(n as u64);
    }

    #[inline]
    fn write_u64(&mut self, n: u64) {
        self.add(n);
    }

    #[inline]
    fn write_usize(&mut self, n: usize) {
        self.add(n as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

#[cfg(test)]
mod tests {
    use super::QuickMap;

    #[test]
    fn words_of_any_length_are_found_again() {
        let words: Vec<String> = (0..20_000).map(|n| format!("{}{n}", "word".repeat(n % 7))).collect();
        let map: QuickMap<&str, usize> = words.iter().enumerate().map(|(i, w)| (w.as_str(), i)).collect();
        assert_eq!(map.len(), words.len());
        assert!(words.iter().enumerate().all(|(i, w)| map.get(w.as_str()) == Some(&i)));
        assert_eq!(map.get("wor"), None);
    }
}
