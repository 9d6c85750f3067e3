//! Points said in figures: "33°47′N 44°30′E", "33.783° N, 44.500° E". Hides how they are written.

use super::{Mention, Place};
use crate::knowledge::among;
use crate::knowledge::decimal;
use crate::text::{Span, Text};

/// Adds the points of a text.
#[inline(never)]
pub(super) fn find(text: &Text, out: &mut Vec<Mention>) {
    let mut i = 0;
    while i < text.tokens.len() {
        i += 1;
        if !text.tokens.get(i).is_some_and(|_| text.word(i) == "°") {
            continue;
        }
        let Some((lat, to)) = angle(text, i - 1, "N|S") else { continue };
        let from = to + usize::from(to < text.tokens.len() && among(text.word(to), ",|;|/"));
        let Some((lon, end)) = angle(text, from, "E|W|O") else { continue };
        if lat.abs() > 90.0 || lon.abs() > 180.0 {
            continue;
        }
        // "44°30′E." may have its full stop in the letter's token.
        let last = text.tokens[end - 1].span;
        let span = Span { start: text.tokens[i - 1].span.start, end: last.start + 1 };
        out.push(Mention {
            span,
            name: span,
            tokens: i - 1..end,
            head: i - 1,
            place: Some(Place {
                name: text.slice(span).to_string(),
                lat,
                lon,
                country: None,
                admin1: None,
                geonames: None,
                feature: "site".into(),
            }),
            near: Vec::new(),
            capital: false,
            anaphoric: false,
            located: true,
            guess: false,
        });
        i = end;
    }
}

/// "33°47′12″N" from token `at` on: its degrees, and the token after it.
#[inline(never)]
fn angle(text: &Text, mut at: usize, letters: &'static str) -> Option<(f64, usize)> {
    let (mut degrees, mut unit) = (0.0, 1.0);
    for marks in ["°", "′|'|’", "″|\"|”"] {
        if at + 2 < text.tokens.len() && among(text.word(at + 1), marks) {
            degrees += decimal(&text.word(at).replace(',', "."))? / unit;
            unit *= 60.0;
            at += 2;
        }
    }
    let word = text.tokens.get(at).filter(|_| unit > 1.0).map(|_| text.word(at))?;
    let letter = word.strip_suffix('.').unwrap_or(word);
    let signed = if among(letter, "S|W|O") { -degrees } else { degrees };
    among(letter, letters).then_some(((signed * 10_000.0).round() / 10_000.0, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_in_figures() {
        let near = |s: &str| {
            let text = Text::read(s, None);
            let mut out = Vec::new();
            find(&text, &mut out);
            out.pop().and_then(|m| m.place.map(|p| (p.lat, p.lon, text.slice(m.span).to_string())))
        };
        let point = |lat, lon, said: &str| Some((lat, lon, said.to_string()));
        assert_eq!(near("It fell at 34°30′N 43°15′E and burned."), point(34.5, 43.25, "34°30′N 43°15′E"));
        assert_eq!(near("Elle est à 12°6′36″S, 77°2′O."), point(-12.11, -77.0333, "12°6′36″S, 77°2′O"));
        assert_eq!(near("It lies (33.75°N 44.500°E)."), point(33.75, 44.5, "33.75°N 44.500°E"));
        for none in ["It was 33° C and 12° C.", "At 33°47′N it fell.", "12°6′N", "°", "33°", "95° N 12° E", ""] {
            assert_eq!(near(none), None, "{none}");
        }
    }
}
