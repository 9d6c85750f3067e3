//! Texts that nobody wrote, the same for the same seed.

/// Words of news, marks and odd characters.
pub const PIECES: &[&str] = &[
    "the army",
    "shelled",
    "Aleppo",
    "on Tuesday",
    "killed",
    "12",
    "1,200",
    "people",
    "said",
    "according to",
    "the UN",
    "did not",
    "will",
    "may",
    "if",
    "would",
    "on March 6",
    "since December",
    "l'armée",
    "a bombardé",
    "Idleb",
    "mardi",
    "selon",
    "l’ONU",
    "n'a pas",
    "doit",
    "le 18 février",
    "depuis 2012",
    "une dizaine",
    "de morts",
    "plus de",
    "50",
    "%",
    "million",
    "M5",
    "(",
    ")",
    "\"",
    "“",
    "”",
    "«",
    "»",
    "'",
    "’",
    "-",
    "–",
    "—",
    ",",
    ";",
    ":",
    ".",
    "...",
    "?",
    "!",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{301}",
    "é",
    "É",
    "œ",
    "ß",
    "İ",
    "🚁",
    "🇫🇷",
    "سوريا",
    "١٢",
    "Сирия",
    "叙利亚",
    "\0",
    "\u{7f}",
    "\u{fffd}",
    "&amp;",
    "<b>",
    "#tag",
    "@who",
    "http://x.y/z?a=1",
    "a.b@c.d",
    "U.S.",
    "Mr.",
    "M.",
    "J.-C.",
    "9th",
    "2e",
    "2020-02-11",
    "14:30",
    "he",
    "it",
    "which",
    "qui",
    "dont",
    "that",
    "que",
    "and",
    "et",
    "or",
    "ou",
    "of",
    "de",
    "d'",
    "in",
    "à",
    "near",
    "près de",
    "With AFP",
    "Lire aussi",
];

/// A generator of numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

fn dice(seed: u64) -> Dice {
    Dice(seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Words, marks and odd characters in any order.
pub fn text(seed: u64) -> String {
    let mut dice = dice(seed);
    let mut out = String::new();
    for _ in 0..20 + dice.roll(180) {
        out.push_str(PIECES[dice.roll(PIECES.len())]);
        if dice.roll(4) > 0 {
            out.push(' ');
        }
    }
    out
}

/// Bytes, most of them no UTF-8.
pub fn bytes(seed: u64, length: usize) -> Vec<u8> {
    let mut dice = dice(seed);
    (0..length).map(|_| dice.roll(256) as u8).collect()
}
