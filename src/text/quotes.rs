//! Words in quotation marks.

use super::{Span, Text};

/// The spans between quotation marks, in order; a mark left open ends with its paragraph.
#[inline(never)]
pub fn find(text: &Text) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<u32> = None;
    let mut last = 0u32;
    for (at, c) in text.source.char_indices() {
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
                if let Some(start) = open.take().filter(|&s| s < last) {
                    found.push(Span { start, end: last });
                }
            }
            _ => {}
        }
        last = next;
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
