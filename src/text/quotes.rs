//! Words in quotation marks.

use super::{letters, Span, Text};

/// The spans between quotation marks, in order; a mark left open ends with its paragraph.
#[inline(never)]
pub fn find(text: &Text) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<u32> = None;
    let bytes = text.source.as_bytes();
    let mut from = 0;
    // The marks, and the first bytes of those that are not ASCII.
    while let Some(at) = letters::one_of(bytes, from, [b'"', b'\n', 0xC2, 0xE2]) {
        let Some(c) = text.source[at..].chars().next() else { break };
        from = at + c.len_utf8();
        let (at, next) = (at as u32, from as u32);
        match c {
            '“' | '«' => open = open.or(Some(next)),
            '”' | '»' => {
                if let Some(start) = open.take() {
                    found.push(Span { start, end: at });
                }
            }
            '"' => match open.take() {
                Some(start) => found.push(Span { start, end: at }),
                None => open = Some(next),
            },
            '\n' => {
                if let Some(start) = open.take().filter(|&s| s < at) {
                    found.push(Span { start, end: at });
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<&str> {
        let text = Text::read(source, None);
        find(&text).iter().map(|s| &source[s.start as usize..s.end as usize]).collect()
    }

    #[test]
    fn straight_typographic_and_french_marks() {
        assert_eq!(words("He said \"we hold the bridge\" and left."), ["we hold the bridge"]);
        assert_eq!(words("« Nous tenons le pont », dit-il. “Oui”"), [" Nous tenons le pont ", "Oui"]);
    }

    #[test]
    fn an_open_mark_ends_with_its_paragraph() {
        assert_eq!(words("\"We hold the bridge.\nNext \"day\" came."), ["We hold the bridge.", "day"]);
    }
}
