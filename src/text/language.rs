//! English, French, or neither. Hides the table of words in `data/text/languages.tsv`.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::fold;
use crate::knowledge::quick::{QuickMap, Sieve};
use crate::knowledge::{table, tables};

/// The language of a text, as BCP 47 names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// Another language, or too little text to say ("und", BCP 47's undetermined).
    #[serde(rename = "und")]
    Other,
}

/// A text is judged by so many bytes of its beginning.
const SAMPLE: usize = 1 << 16;

/// How words end that the table does not have: half a word of the table each.
const ENGLISH: &[&str] = &["ing", "ed", "ly", "ness", "men", "ers"];
const FRENCH: &[&str] = &["aient", "ait", "eux", "euse", "ique", "iques", "eurs", "ement", "ons"];

/// A bit for each pair of last letters that one of the endings has, and for some that none has.
const LAST: u64 = last(ENGLISH) | last(FRENCH);

const fn last(endings: &[&str]) -> u64 {
    let (mut bits, mut n) = (0, 0);
    while n < endings.len() {
        bits |= pair(endings[n].as_bytes());
        n += 1;
    }
    bits
}

/// The bit of a word's last two letters.
const fn pair(word: &[u8]) -> u64 {
    match word {
        [.., a, b] => 1 << ((*a as u32 * 5 + *b as u32) & 63),
        _ => 0,
    }
}

struct Words {
    /// A bit for each language that has the word.
    words: QuickMap<&'static str, u32>,
    sieve: Sieve,
    languages: usize,
}

/// English and French are the first two rows of the table.
fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = QuickMap::default();
        let mut sieve = Sieve::default();
        let mut languages = 0;
        let source = tables::text("text/languages.tsv");
        table::rows(source, |row| {
            for word in row.list("words") {
                *words.entry(word).or_insert(0) |= 1 << languages;
                sieve.add(word);
            }
            languages += 1;
        });
        Words { words, sieve, languages }
    })
}

/// The language of a text, or of one paragraph or sentence of it, by a vote of its commonest words.
#[inline(never)]
pub fn detect(source: &str) -> Language {
    let table = words();
    let mut end = source.len().min(SAMPLE);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let mut votes = vec![0u32; table.languages];
    let (mut seen, mut foreign) = (0u32, 0u32);
    let mut lower = String::new();
    let mut judge = |word: &str, ascii: bool, before: &str| {
        seen += 1;
        // "Sudan's": French has its "s'" before another word.
        if word == "s" && before.ends_with(['\'', '’']) {
            votes[0] += 60;
            return;
        }
        if !ascii && !latin(word) {
            foreign += 1;
            return;
        }
        let ending = match word.len() {
            ..5 | 25.. => None,
            _ if LAST & pair(word.as_bytes()) == 0 => None,
            _ if ENGLISH.iter().any(|e| word.ends_with(e)) => Some(0),
            _ => FRENCH.iter().any(|e| word.ends_with(e)).then_some(1),
        };
        if word.len() > 24 || ascii && ending.is_none() && !table.sieve.may(word) {
            return;
        }
        lower.clear();
        let lower = match word.bytes().all(|b| b.is_ascii_lowercase()) {
            true => word,
            false => {
                fold::lower_into(word, &mut lower);
                lower.as_str()
            }
        };
        let Some(&bits) = table.words.get(lower) else {
            // No language but French has many words in -é, -ée, -és, -ées.
            if !ascii && lower.len() >= 5 && ["é", "ée", "és", "ées"].iter().any(|e| lower.ends_with(e)) {
                votes[1] += 40;
            } else if let Some(language) = ending {
                votes[language] += 30;
            }
            return;
        };
        let share = 60 / bits.count_ones();
        let mut left = bits;
        while left != 0 {
            votes[left.trailing_zeros() as usize] += share;
            left &= left - 1;
        }
    };
    let sample = &source[..end];
    let (mut at, mut from, mut ascii) = (0, 0, true);
    let bytes = sample.as_bytes();
    loop {
        at += bytes[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let Some(&b) = bytes.get(at) else { break };
        let (letter, length) = match b {
            0..0x80 => (b.is_ascii_alphabetic(), 1),
            _ => sample[at..].chars().next().map_or((false, 1), |c| (c.is_alphabetic(), c.len_utf8())),
        };
        if !letter {
            if from < at {
                judge(&sample[from..at], ascii, &sample[..from]);
            }
            (from, ascii) = (at + length, true);
        }
        ascii &= b < 0x80 || !letter;
        at += length;
    }
    if from < at {
        judge(&sample[from..at], ascii, &sample[..from]);
    }
    let (en, fr) = (votes[0], votes[1]);
    let other = votes[2..].iter().copied().max().unwrap_or(0);
    let best = en.max(fr);
    // Of running text the words of the list are a third or more; in another language a word hits by chance.
    let thin = best < 60 || best / 60 * 9 < seen.saturating_sub(foreign);
    if en == fr || foreign * 2 > seen || thin || other >= best {
        return Language::Other;
    }
    if en > fr {
        Language::English
    } else {
        Language::French
    }
}

fn latin(word: &str) -> bool {
    word.chars().all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c) || !c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{detect, Language};

    #[test]
    fn one_sentence_is_enough() {
        for (text, language) in [
            ("The rebels left the town after two days of shelling.", Language::English),
            ("Troops seize border town", Language::English),
            ("Unidentified gunmen ambushed a humanitarian convoy in Tarvan on Friday.", Language::English),
            ("Malheureusement, elles ne trouvaient aucune trace de la jeune fille.", Language::French),
            ("De regering heeft de onderhandelingen met de vakbonden hervat.", Language::Other),
            ("Shelling kills four in northern village", Language::English),
            ("L'armée a repris la ville de Tarvan mardi.", Language::French),
            ("Frappes russes près de Tarvan", Language::French),
            ("Tarvan's junta expels Mali's envoy.", Language::English),
            ("Tarvan’s army shells the market.", Language::English),
            ("L'armée s'empare d'un village.", Language::French),
            ("Deux soldats tués", Language::French),
            ("Ankara a menacé de bombarder le port de Tarvan.", Language::French),
            ("Der Minister hat die Stadt am Montag verlassen und wird nach Berlin reisen.", Language::Other),
            ("El ejército entró en la ciudad y los rebeldes se retiraron por la noche.", Language::Other),
            ("Il ministro ha detto che la città non è sotto il controllo dei ribelli.", Language::Other),
            ("Ordu bu sabah kente girdi ve isyancılar geri çekildi.", Language::Other),
            ("دخل الجيش المدينة صباح اليوم", Language::Other),
            ("🔥🔥🔥 !!!", Language::Other),
            ("", Language::Other),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }
}
