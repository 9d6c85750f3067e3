//! Any text is read, without a panic, and every span lies on character boundaries.

use sitrep::text::{Language, Text};

/// Deterministic noise.
struct Noise(u64);

impl Noise {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % below
    }
}

const PIECES: &[&str] = &[
    "a",
    "l'",
    "L’",
    "n't",
    "'s",
    ".",
    ". ",
    "...",
    "…",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\"",
    "«",
    "»",
    "(",
    ")",
    "[...]",
    "-",
    "–",
    "U.S.",
    "M.",
    "Mme",
    "3",
    "120,000",
    "388 000",
    "\u{a0}",
    "\u{202f}",
    "%",
    "$",
    "é",
    "É",
    "œ",
    "İ",
    "ß",
    "ﬁ",
    "\u{301}",
    "\u{200d}",
    "🔥",
    "👩‍👩‍👧",
    "سوريا",
    "中文",
    "\u{feff}",
    "\u{ad}",
    "http://",
    "www.",
    "@",
    "#",
    "x@y.org",
    "//",
    "-t-il",
    "qu'",
    "aujourd'hui",
    "Rendez-vous",
    "cannot",
    "2020-02-11",
    "20",
    "-",
    "'",
    "’",
    "\u{0}",
    "\u{85}",
    "The",
    "army",
    "of",
    "Kelvar",
    "left",
    "les",
    "armée",
    "été",
    "tué",
    "a",
    "ᾳ",
    "𝔘",
    "Ⅻ",
    "²",
    "½",
    "२",
    ":",
    ";",
    "/",
    "&",
    "_",
    "°",
    "n°",
];

fn check(source: &str) {
    for language in [None, Some(Language::English), Some(Language::French), Some(Language::Other)] {
        let text = Text::read(source, language);
        let mut last = 0;
        for (i, t) in text.tokens.iter().enumerate() {
            let (s, e) = (t.span.start as usize, t.span.end as usize);
            assert!(s < e && e <= source.len() && s >= last, "{source:?}: {s}..{e}");
            assert!(source.is_char_boundary(s) && source.is_char_boundary(e), "{source:?}: {s}..{e}");
            assert!(text.sentences[text.sentence_of(i)].tokens.contains(&i));
            last = e;
        }
        for s in &text.sentences {
            assert!(!s.tokens.is_empty() && s.span == text.span_of(s.tokens.clone()));
        }
        // Nothing but white space and control characters is lost.
        let kept: usize = text.tokens.iter().map(|t| text.slice(t.span).chars().filter(|c| !c.is_whitespace()).count()).sum();
        let all = source.chars().filter(|c| !c.is_whitespace() && !c.is_control()).count();
        let invisible = source
            .chars()
            .filter(|c| matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{202a}'..='\u{202e}'))
            .count();
        assert!(kept <= all && kept + invisible >= all || !text.boilerplate.is_empty(), "{source:?}: {kept} of {all}");
    }
}

#[test]
fn noise_is_read() {
    let mut noise = Noise(7);
    for _ in 0..4000 {
        let n = noise.next(40);
        let source: String = (0..n).map(|_| PIECES[noise.next(PIECES.len())]).collect();
        check(&source);
    }
    for _ in 0..1000 {
        let source: String = (0..noise.next(30)).filter_map(|_| char::from_u32(noise.next(0x3000) as u32)).collect();
        check(&source);
    }
}

#[test]
fn long_texts_without_an_end_are_cut() {
    for (piece, language) in [
        ("word ", Language::English),
        ("l'", Language::French),
        ("a.", Language::English),
        ("\"", Language::English),
        ("1 000 ", Language::French),
        ("x-", Language::French),
        ("n't", Language::English),
    ] {
        let source = piece.repeat(300_000 / piece.len());
        let text = Text::read(&source, Some(language));
        assert!(text.sentences.iter().all(|s| s.tokens.len() <= 401), "{piece}");
    }
}
