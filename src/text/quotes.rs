//! Words in quotation marks.

use super::{Span, Text};

/// The spans between quotation marks, in order; a mark left open ends with its paragraph.
#[inline(never)]
pub fn find(text: &Text) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<u32> = None;
    let bytes = text.source.as_bytes();
    // Only these two of ASCII, and what is beyond it, are looked at as characters.
    let marks = bytes.iter().enumerate().filter(|(_, &b)| matches!(b, b'"' | b'\n') || b >= 0xC0).map(|(at, _)| at);
    for at in marks {
        let Some(c) = text.source[at..].chars().next() else { break };
        let at = at as u32;
        let next = at + c.len_utf8() as u32;
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
