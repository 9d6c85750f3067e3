//! The words of `data/export/words.tsv` in one of the two languages, with days and numbers as that language writes them.

use std::collections::HashMap;

use crate::knowledge::{table, tables};
use crate::text::Language;
use crate::time::Date;

const MONTHS: [[&str; 12]; 2] = [
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
];

/// Phrases in one language.
pub struct Phrases {
    french: bool,
    words: HashMap<&'static str, &'static str>,
}

impl Phrases {
    /// Those of a language; English for any but French.
    pub fn new(language: Language) -> Phrases {
        let french = language == Language::French;
        let mut words = HashMap::new();
        table::rows(tables::text("export/words.tsv"), |row| {
            words.insert(row.get("key"), row.get(if french { "fr" } else { "en" }));
        });
        Phrases { french, words }
    }

    /// The phrase of a key; the key itself where there is none.
    pub fn get<'k>(&'k self, key: &'k str) -> &'k str {
        self.words.get(key).copied().unwrap_or(key)
    }

    /// The phrase of a group and a value: "type" and "airstrike".
    pub fn of(&self, group: &str, value: &str) -> String {
        let key = [group, ".", value].concat();
        self.words.get(key.as_str()).map_or(value, |w| w).to_string()
    }

    /// A phrase with its gap filled.
    pub fn fill(&self, key: &str, value: &str) -> String {
        self.get(key).replacen("{}", value, 1)
    }

    /// A phrase with both its gaps filled.
    pub fn fill2(&self, key: &str, first: &str, second: &str) -> String {
        match self.get(key).split_once("{}") {
            Some((head, tail)) => [head, first, &tail.replacen("{}", second, 1)].concat(),
            None => self.get(key).to_string(),
        }
    }

    /// "11 February 2020", "1er mars 2021".
    pub fn day(&self, day: Date) -> String {
        let (y, m, d) = day.civil();
        let month = MONTHS[self.french as usize][(m as usize).clamp(1, 12) - 1];
        let number = if self.french && d == 1 { "1er".to_string() } else { d.to_string() };
        [&number, month, &y.to_string()].join(" ")
    }

    /// A day, or the first and the last.
    pub fn days(&self, (first, last): (Date, Date)) -> String {
        if first == last {
            self.day(first)
        } else {
            self.fill2("say.from_to", &self.day(first), &self.day(last))
        }
    }

    /// "388,000", "388 000".
    pub fn number(&self, n: u64) -> String {
        let digits = n.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                out.push(if self.french { '\u{202f}' } else { ',' });
            }
            out.push(digit);
        }
        out
    }

    /// A figure with its bounds: "at least 12", "12 to 14".
    pub fn range(&self, min: u64, max: Option<u64>, approximate: bool) -> String {
        let low = self.number(min);
        match max {
            None => self.fill("say.least", &low),
            Some(max) if max > min => self.fill2("say.between", &low, &self.number(max)),
            Some(_) if approximate => self.fill("say.about", &low),
            Some(_) => low,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{DisagreementKind, EventType, Factuality, Field, QuantityKind};

    #[test]
    fn every_value_has_words_in_both_languages() {
        for language in [Language::English, Language::French] {
            let p = Phrases::new(language);
            let all = |group: &str, values: Vec<&str>| {
                for v in values {
                    assert!(p.words.get([group, ".", v].concat().as_str()).is_some_and(|w| !w.is_empty()), "{group}.{v}");
                }
            };
            all("type", EventType::ALL.iter().map(|t| t.as_str()).collect());
            all("fact", Factuality::ALL.iter().map(|t| t.as_str()).collect());
            all("count", QuantityKind::ALL.iter().map(|t| t.as_str()).collect());
            all("field", Field::ALL.iter().map(|t| t.as_str()).collect());
            all("kind", DisagreementKind::ALL.iter().map(|t| t.as_str()).collect());
        }
    }

    #[test]
    fn days_and_numbers() {
        let (en, fr) = (Phrases::new(Language::English), Phrases::new(Language::French));
        let day = |s| Date::parse(s).unwrap();
        assert_eq!(en.day(day("2020-02-11")), "11 February 2020");
        assert_eq!(fr.days((day("2021-03-01"), day("2021-03-02"))), "du 1er mars 2021 au 2 mars 2021");
        assert_eq!((en.number(1_200_000), fr.number(388_000)), ("1,200,000".into(), "388\u{202f}000".into()));
        assert_eq!(fr.range(12, None, false), "au moins 12");
    }
}
