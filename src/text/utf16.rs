//! Byte offsets into UTF-16 code units, the offsets of JavaScript strings.

/// Turns byte offsets of one text into UTF-16 offsets. Asking in rising order is cheapest.
pub struct Utf16<'a> {
    source: &'a str,
    ascii: bool,
    /// Every 64 bytes: the UTF-16 offset of the first character at or after that byte.
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'a> Utf16<'a> {
    /// Prepares the conversion; linear in the text.
    pub fn new(source: &'a str) -> Utf16<'a> {
        let ascii = source.is_ascii();
        let mut marks = Vec::new();
        if !ascii {
            let mut units = 0u32;
            for (at, c) in source.char_indices() {
                while marks.len() * STEP <= at {
                    marks.push(units);
                }
                units += c.len_utf16() as u32;
            }
        }
        Utf16 { source, ascii, marks }
    }

    /// The UTF-16 offset of byte `at`, which lies on a character boundary.
    pub fn offset(&self, at: u32) -> u32 {
        if self.ascii || at == 0 {
            return at;
        }
        let mark = (at as usize / STEP).min(self.marks.len() - 1);
        let mut from = mark * STEP;
        while !self.source.is_char_boundary(from) {
            from += 1;
        }
        let tail = self.source.get(from..at as usize).unwrap_or("");
        self.marks[mark] + tail.chars().map(|c| c.len_utf16() as u32).sum::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16;

    #[test]
    fn agrees_with_a_count_from_the_start() {
        for source in ["", "plain", "«é» 🚁 tué à l’aube ", &"x🚁é’".repeat(60)] {
            let table = Utf16::new(source);
            for (at, _) in source.char_indices().chain([(source.len(), ' ')]) {
                assert_eq!(table.offset(at as u32) as usize, source[..at].encode_utf16().count(), "byte {at} of {source:?}");
            }
        }
    }
}
