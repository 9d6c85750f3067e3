//! The word tables of a language (data/time/*.words.tsv): which words are months, units, parts of the day. Hides the look-up.

use super::atoms::{pieces, Atoms, UNKNOWN};
use super::begin;
use crate::knowledge::index::Index;
use crate::knowledge::keys::Keys;
use crate::knowledge::table;
use crate::text::letters;

/// What a stretch of atoms can be. The first group is told by the tables, the second by shape (see `shapes.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// A month, 1 to 12.
    Month,
    /// A day of the week, Monday 1 to Sunday 7.
    Weekday,
    /// The same in short, only inside a full date.
    Wd,
    /// The same in the plural.
    Weekdays,
    /// A unit by its letter: S, MI, H, D, WE, W, M, Q, Y, DE, CE; a number before it multiplies ("2W").
    Unit,
    /// A part of the day by its code: MO, MI, AF, EV, NI, DT.
    Part,
    /// A season by its code.
    Season,
    /// this 0, last -1, next 1.
    Shift,
    /// early, mid, late.
    Edge,
    /// "earlier" -1, "later" 1, inside a unit.
    Side,
    /// about, nearly, more than.
    Approx,
    /// several, a few: -1; a couple: 2.
    Few,
    /// PRESENT_REF, PAST_REF, FUTURE_REF.
    Ref,
    /// today 0, yesterday -1.
    Deictic,
    /// A feast, by its name in data/time/holidays.tsv.
    Feast,
    /// daily, weekly: a unit.
    Often,
    /// each, every.
    Every,
    /// A number word; used by the number shape.
    Digit,
    /// "a", "an": one, but only before a unit.
    One,
    /// An ordinal word.
    Rank,
    /// nineties, 90.
    Tens,
    /// noon 720, midnight 1440.
    Noon,
    /// GMT, local time.
    Zone,
    /// What opens an interval to now: since, depuis.
    Since,
    /// A word that makes a weekday or month a newspaper's name.
    Paper,
    /// A preposition or conjunction after which a year or a month is a date.
    Lead,
    /// A word after which a date lies ahead: until, by, d'ici.
    Until,
    /// A verb, by its lemma, whose object lies ahead: expect, prévoir.
    Plan,
    /// A verb or noun, by its lemma, whose infinitive is still to come: agree, decision, promettre.
    Resolve,
    /// Nouns of what is arranged beforehand, which the day before them may leave to come.
    Meeting,
    /// What a stretch counts from stands after it: after 1, before -1.
    Sequel,
    /// A word that points ahead: will, devrait.
    Ahead,
    /// A word that points back: was, had.
    Back,
    /// "publié le", "published": what opens the publication date.
    Published,

    /// A silence of arms that may end: hiatus, trêve.
    Lull,
    /// A word that takes an office away: former, ousted.
    Void,
    /// A number not quite reached: nearly.
    Near,
    /// A number passed: more than.
    Beyond,

    /// A cardinal, in hundredths.
    Num,
    /// An ordinal, in words or digits.
    Ord,
    /// A day of the month.
    Day,
    /// A year of four digits, of two after an apostrophe, or in words.
    Year,
    /// The last two digits of a year.
    Yy,
    /// 1980s.
    Decade,
    /// A century's number, counted as people do: 20 for the 20th.
    Century,
    /// A time on the clock, in minutes.
    Clock,
    /// 2020-02-11, 11/02/2020, 11.02.2020: the day's number since 1970.
    Iso,
    /// 2020-02: year times 12 and month less 1.
    IsoMonth,
}

const NAMES: &[(&str, Class)] = &[
    ("month", Class::Month),
    ("weekday", Class::Weekday),
    ("wd", Class::Wd),
    ("weekdays", Class::Weekdays),
    ("unit", Class::Unit),
    ("part", Class::Part),
    ("season", Class::Season),
    ("shift", Class::Shift),
    ("edge", Class::Edge),
    ("side", Class::Side),
    ("approx", Class::Approx),
    ("few", Class::Few),
    ("ref", Class::Ref),
    ("deictic", Class::Deictic),
    ("feast", Class::Feast),
    ("often", Class::Often),
    ("every", Class::Every),
    ("digit", Class::Digit),
    ("one", Class::One),
    ("rank", Class::Rank),
    ("tens", Class::Tens),
    ("noon", Class::Noon),
    ("zone", Class::Zone),
    ("since", Class::Since),
    ("paper", Class::Paper),
    ("lead", Class::Lead),
    ("until", Class::Until),
    ("plan", Class::Plan),
    ("sequel", Class::Sequel),
    ("resolve", Class::Resolve),
    ("meeting", Class::Meeting),
    ("ahead", Class::Ahead),
    ("back", Class::Back),
    ("published", Class::Published),
    ("lull", Class::Lull),
    ("void", Class::Void),
    ("near", Class::Near),
    ("past", Class::Beyond),
    ("num", Class::Num),
    ("ord", Class::Ord),
    ("day", Class::Day),
    ("year", Class::Year),
    ("yy", Class::Yy),
    ("decade", Class::Decade),
    ("century", Class::Century),
    ("clock", Class::Clock),
    ("iso", Class::Iso),
    ("isomonth", Class::IsoMonth),
];

impl Class {
    /// Its bit in a set; a test holds their number to those of the set.
    pub fn bit(self) -> u64 {
        1 << (self as u32 & 63)
    }

    /// All classes.
    #[cfg(test)]
    pub fn all() -> impl Iterator<Item = Class> {
        NAMES.iter().map(|(_, class)| *class)
    }

    /// The class a table or a pattern names, in lower case.
    pub fn named(name: &str) -> Option<Class> {
        NAMES.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
    }
}

/// What was found at an atom: up to which atom, and its value as a number or a code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hit {
    pub class: Class,
    pub start: usize,
    pub end: usize,
    pub n: i64,
    pub code: &'static str,
    /// Whether the word is a plural in -s.
    pub many: bool,
}

pub(super) struct Entry {
    pub class: Class,
    /// The words that follow it, by number.
    rest: Vec<u32>,
    capital: bool,
    pub n: i64,
    code: &'static str,
    many: bool,
}

/// The words that any table of a language begins a look-up with, numbered; by their keys.
#[derive(Default)]
pub(super) struct Words {
    numbers: Keys,
    count: u32,
}

impl Words {
    /// The number of a word, a new one if it has none yet.
    pub fn number(&mut self, word: &str) -> u32 {
        self.of_key(letters::of_word(word))
    }

    /// The same of a word by its key.
    pub fn of_key(&mut self, key: u64) -> u32 {
        let number = self.numbers.get(key).unwrap_or(self.count);
        if number == self.count {
            self.numbers.insert(key, number);
            self.count += 1;
        }
        number
    }

    /// How many there are.
    pub fn len(&self) -> u32 {
        self.count
    }

    /// The number of each word.
    pub fn all(self) -> Keys {
        self.numbers
    }
}

/// What the words of a language are.
#[derive(Default)]
pub(super) struct Lexicon {
    /// By the number of the word they begin with.
    rows: Vec<Vec<Entry>>,
    /// The classes of each row, a bit each.
    classes: Vec<u64>,
    /// The same with the classes told by shape that may begin with such a word.
    may: Vec<u64>,
    /// Those of them that it may be without a word after it.
    alone: Vec<u64>,
    /// The numbers of words with accents by their form without.
    plain: Index<u32>,
}

impl Lexicon {
    /// Reads a table with the columns class, value, case ("cap": upper case asked for), words. Rows of an unknown class are an
    /// error that the tests show; at run time they are passed over.
    pub fn add(&mut self, source: &'static str, words: &mut Words, wrong: &mut Vec<String>) {
        table::rows(source, |row| {
            let Some(class) = Class::named(row.get("class")) else {
                wrong.push(format!("line {}: no class {:?}", row.line, row.get("class")));
                return;
            };
            let code = row.get("value");
            let capital = row.get("case") == "cap";
            for word in row.list("words") {
                let (mut number, mut rest) = (UNKNOWN, Vec::new());
                if word.bytes().all(|b| b.is_ascii_lowercase()) {
                    number = words.number(word);
                } else {
                    for (at, piece) in pieces(word).iter().enumerate() {
                        match at {
                            0 => number = words.number(piece),
                            _ => rest.push(words.number(piece)),
                        }
                        if at == 0 && !piece.is_ascii() {
                            *self.plain.slot(&crate::text::fold(piece), || number) = number;
                        }
                    }
                }
                if number == UNKNOWN {
                    continue;
                }
                let n = code.parse().unwrap_or(0);
                if self.rows.len() <= number as usize {
                    self.rows.resize_with(number as usize + 1, Vec::new);
                    self.classes.resize(number as usize + 1, 0);
                    self.may.resize(number as usize + 1, 0);
                    self.alone.resize(number as usize + 1, 0);
                }
                self.classes[number as usize] |= class.bit();
                self.may[number as usize] |= class.bit() | begin::begun_by(class, n);
                if rest.is_empty() {
                    self.alone[number as usize] |= class.bit() | begin::begun_by(class, n);
                }
                let list = &mut self.rows[number as usize];
                // The longest first; of one length as they come.
                let at = list.partition_point(|e| e.rest.len() >= rest.len());
                list.insert(at, Entry { class, rest, capital, n, code, many: word.ends_with('s') && word != "mois" });
            }
        });
    }

    /// The longest entry of a class that begins at atom `i`.
    pub fn at(&self, atoms: &Atoms, i: usize, class: Class) -> Option<Hit> {
        if !self.begins(atoms, i, class) {
            return None;
        }
        let (atom, after) = (&atoms.list[i], &atoms.list[i + 1..]);
        // The longest first.
        self.rows[atom.entry as usize].iter().filter(|e| e.class == class && (atom.capital || !e.capital)).find_map(|e| {
            let fits = e.rest.len() <= after.len()
                && e.rest.iter().zip(after).all(|(&word, a)| a.word == word && a.sentence == atom.sentence);
            fits.then(|| Hit { class, start: i, end: i + 1 + e.rest.len(), n: e.n, code: e.code, many: e.many })
        })
    }

    /// The row of a word: its own, or that of the word with accents it stands for.
    pub fn row<'f>(&self, word: u32, shouted: bool, folded: impl FnOnce() -> &'f str) -> u32 {
        if self.list(word).is_some() {
            return word;
        }
        match shouted {
            true => self.plain.get(folded()).copied().unwrap_or(UNKNOWN),
            false => UNKNOWN,
        }
    }

    /// The classes that the word of a row may be by itself.
    pub fn alone(&self, row: u32) -> u64 {
        self.alone.get(row as usize).copied().unwrap_or(0)
    }

    /// Whether what may begin with the word of a row hangs on the word after it: some entry has several words, or it is "a".
    #[inline(always)]
    pub fn hangs(&self, row: u32) -> bool {
        self.may(row) != self.alone(row) || self.alone(row) & Class::One.bit() != 0
    }

    /// The entries of several words that begin with atom `i` and the one after it.
    pub fn longer<'l>(&'l self, atoms: &Atoms, i: usize) -> impl Iterator<Item = &'l Entry> + 'l {
        let next = if atoms.together(i, i + 1) { atoms.list[i + 1].word } else { UNKNOWN };
        let all = if next == UNKNOWN { None } else { self.list(atoms.list[i].entry) };
        all.into_iter().flatten().take_while(|e| !e.rest.is_empty()).filter(move |e| e.rest.first() == Some(&next))
    }

    /// The classes that may begin with the word of a row.
    pub fn may(&self, row: u32) -> u64 {
        self.may.get(row as usize).copied().unwrap_or(0)
    }

    fn list(&self, row: u32) -> Option<&[Entry]> {
        self.rows.get(row as usize).map(Vec::as_slice).filter(|l| !l.is_empty())
    }

    /// Whether an entry of a class may begin at atom `i`, whatever follows it.
    pub fn begins(&self, atoms: &Atoms, i: usize, class: Class) -> bool {
        let classes = atoms.list.get(i).and_then(|a| self.classes.get(a.entry as usize));
        classes.is_some_and(|c| c & class.bit() != 0)
    }

    /// Whether the word of a number, alone and in lower case, is of a class.
    pub fn has(&self, word: u32, class: Class) -> bool {
        self.list(word).is_some_and(|l| l.iter().any(|e| e.class == class && e.rest.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn every_class_has_a_bit_of_its_own() {
        let all = NAMES.iter().fold(0u64, |set, (_, class)| set | class.bit());
        assert_eq!(all.count_ones() as usize, NAMES.len());
    }
}
