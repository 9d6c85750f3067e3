//! Texts made to take long: as long as asked, of one thing. `benches/linear.rs` measures them, `linear.rs` beside this file sees
//! that the time they take grows no faster than they do.

/// What a text is made of, and the piece that is repeated. "{}" becomes a running number, so that no two pieces are alike.
pub const KINDS: &[(&str, &str)] = &[
    ("news, English", "The army shelled the town of Kessab on Tuesday and 12 people were killed, the mayor said. Talks went on in Ankara.\n\n"),
    ("news, French", "L’armée a bombardé Kessab mardi et 12 personnes ont été tuées, selon le maire. Les pourparlers se poursuivent à Ankara.\n\n"),
    ("one sentence", "and the army of the north shelled the old town near the river while "),
    ("one word", "a"),
    ("digits", "9"),
    ("digits and commas", "1,"),
    ("numbers", "twenty-two hundred thousand "),
    ("quotes", "\""),
    ("open quotes", "“He said "),
    ("guillemets", "« "),
    ("brackets", "("),
    ("bracketed words", "(the [army "),
    ("capital letters", "A"),
    ("capital words", "Kessab "),
    ("capital names", "Ahmad al-Kessabi of the "),
    ("combining marks", "\u{301}"),
    ("letters with marks", "e\u{301}"),
    ("one trigger", "killed "),
    ("one trigger, French", "tué "),
    ("different triggers", "Rebels killed {} people in Kessab. "),
    ("bodies", "Twelve bodies were found in Kessab. "),
    ("no arms", "The mob hit the stalls at Kx{}arsa. "),
    ("dates", "on 3 May 2020, Monday, last week, "),
    ("dates, French", "mardi 3 mai, la veille, depuis "),
    ("relative dates", "the day after two days later "),
    ("places", "near Aleppo in Idlib of Damascus, "),
    ("unknown names", "Kx{}arsa in Vel{}mar, "),
    ("pronouns", "He said they told him that she "),
    ("sayers", "according to the mayor, who said that "),
    ("full stops", ". "),
    ("dots", "."),
    ("abbreviations", "Gen. U.S. No. "),
    ("lines", "\n"),
    ("short lines", "With AFP\nRead also\n"),
    ("hashtags", "#war "),
    ("hyphens", "-"),
    ("apostrophes", "l'"),
    ("commas", ", and "),
    ("emoji", "🚁"),
    ("Arabic", "قصف "),
    ("white space", " "),
    ("zero width", "\u{200b}"),
    ("right to left", "\u{202e}army "),
];

/// A text of a kind, at least so many bytes long.
pub fn text(piece: &str, bytes: usize) -> String {
    let mut out = String::with_capacity(bytes + piece.len() + 40);
    let mut number = 0u64;
    while out.len() < bytes {
        match piece.contains("{}") {
            true => out.push_str(&piece.replace("{}", &number.to_string())),
            false => out.push_str(piece),
        }
        number += 1;
    }
    out
}
