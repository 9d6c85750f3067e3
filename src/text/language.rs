//! English, French, or neither. Hides the table of words in `data/text/languages.tsv`.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::fold;
use super::letters;
use crate::knowledge::index::Index;
use crate::knowledge::keys::Keys;
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

/// A text is judged by so many bytes of its beginning,
const SAMPLE: usize = 1 << 16;
/// and where it is longer than this, by pieces of it: four at least, and one of every kilobyte.
const WHOLE: usize = 1000;
/// The least bytes of a piece.
const PIECE: usize = 160;

/// How words end that the table does not have: half a word of the table each. 0 for English, 1 for French.
fn ending(word: &[u8]) -> Option<usize> {
    match word {
        [.., b'i', b'n', b'g'] | [.., b'e', b'd'] | [.., b'l', b'y'] | [.., b'n', b'e', b's', b's'] => Some(0),
        [.., b'm', b'e', b'n'] | [.., b'e', b'r', b's'] => Some(0),
        [.., b'a', b'i', b'e', b'n', b't'] | [.., b'a', b'i', b't'] | [.., b'e', b'u', b'x'] => Some(1),
        [.., b'e', b'u', b's', b'e'] | [.., b'i', b'q', b'u', b'e'] | [.., b'i', b'q', b'u', b'e', b's'] => Some(1),
        [.., b'e', b'u', b'r', b's'] | [.., b'e', b'm', b'e', b'n', b't'] | [.., b'o', b'n', b's'] => Some(1),
        _ => None,
    }
}

/// Words by language: a bit for each language that has the word.
struct Words {
    plain: Keys,
    /// Those with other letters than ASCII's.
    others: Index<u32>,
    languages: usize,
}

/// English and French are the first two rows of the table.
fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let (mut plain, mut others, mut languages) = (Vec::new(), Index::default(), 0);
        table::rows(tables::text("text/languages.tsv"), |row| {
            for word in row.list("words") {
                match word.is_ascii() {
                    true => plain.push((letters::of_word(word), 1 << languages)),
                    false => *others.slot(word, || 0) |= 1 << languages,
                }
            }
            languages += 1;
        });
        Words { plain: Keys::new(&plain, |a, b| a | b), others, languages }
    })
}

/// What the words of a text say.
struct Votes {
    of: Vec<u32>,
    seen: u32,
    /// Words in another script.
    foreign: u32,
}

impl Votes {
    fn count(&mut self, bits: u32) {
        let share = 60 / bits.count_ones();
        let mut left = bits;
        while left != 0 {
            self.of[left.trailing_zeros() as usize] += share;
            left &= left - 1;
        }
    }

    /// A word that the table has not.
    fn ending(&mut self, word: &[u8]) {
        if let Some(language) = ending(word).filter(|_| word.len() >= 5) {
            self.of[language] += 30;
        }
    }

    /// A word with other letters than ASCII's.
    fn other(&mut self, word: &str, table: &Words) {
        if !latin(word) {
            self.foreign += 1;
            return;
        }
        if word.len() > 24 {
            return;
        }
        let mut lower = String::new();
        fold::lower_into(word, &mut lower);
        if let Some(&bits) = table.others.get(lower.as_str()) {
            self.count(bits);
        } else if lower.len() >= 5 && ["é", "ée", "és", "ées"].iter().any(|e| lower.ends_with(e)) {
            // No language but French has many words in -é, -ée, -és, -ées.
            self.of[1] += 40;
        } else {
            self.ending(word.as_bytes());
        }
    }
}

/// The language of a text, or of one paragraph or sentence of it, by a vote of its commonest words.
#[inline(never)]
pub fn detect(source: &str) -> Language {
    let table = words();
    let mut end = source.len().min(SAMPLE);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &source[..end];
    let bytes = sample.as_bytes();
    let mut votes = Votes { of: vec![0u32; table.languages], seen: 0, foreign: 0 };
    let step = if bytes.len() <= WHOLE { usize::MAX } else { (bytes.len() / 4).min(1024) };
    let (mut at, mut piece) = (0, 0);
    while at < bytes.len() {
        if at - piece >= PIECE && step != usize::MAX {
            piece += step;
            at = word_after(sample, piece.max(at));
            piece = at;
            continue;
        }
        let run = letters::run_at(bytes, at);
        let mut end = run.end;
        // The character that ends the run: it may be a letter itself.
        let mut length = 1;
        let mut plain = true;
        while bytes.get(end).is_some_and(|b| *b >= 0x80) {
            let Some(c) = sample[end..].chars().next() else { break };
            length = c.len_utf8();
            if !c.is_alphabetic() {
                break;
            }
            (plain, end, length) = (false, letters::run_at(bytes, end + length).end, 1);
        }
        if end > at {
            votes.seen += 1;
        }
        if !plain {
            votes.other(&sample[at..end], table);
        } else if end - at == 1 && bytes[at] == b's' && sample[..at].ends_with(['\'', '’']) {
            // "Sudan's": French has its "s'" before another word.
            votes.of[0] += 60;
        } else if end > at && end - at <= 24 {
            match table.plain.get(run.key) {
                Some(bits) => votes.count(bits),
                None => votes.ending(&bytes[at..end]),
            }
        }
        at = end + length;
    }
    let Votes { of: votes, seen, foreign } = votes;
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

/// Where the first word after byte `at` begins, if one does soon: not all scripts have blanks.
fn word_after(text: &str, mut at: usize) -> usize {
    let far = (at + 40).min(text.len());
    at = (at..far).find(|&i| matches!(text.as_bytes()[i], b' ' | b'\n')).unwrap_or(far);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
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
