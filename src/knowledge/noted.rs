//! Words of a text with a number each: how often one stands there, or which mention it is. Hides one table of the standard library for
//! all who note words, with the hash that withstands keys chosen to collide: each further type of table is some kilobytes of code.

use std::borrow::Cow;
use std::collections::HashMap;

/// Words and their numbers.
#[derive(Clone, Debug, Default)]
pub struct Noted<'a>(HashMap<Cow<'a, str>, usize>);

impl<'a> Noted<'a> {
    /// The number of a word.
    #[inline(never)]
    pub fn get(&self, word: &str) -> Option<usize> {
        self.0.get(word).copied()
    }

    /// Whether a word is noted.
    pub fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Notes a word with this number in place of the one it had.
    #[inline(never)]
    pub fn set(&mut self, word: impl Into<Cow<'a, str>>, number: usize) {
        *self.slot(word.into(), number) = number;
    }

    /// Notes a word with this number, unless it has one.
    pub fn first(&mut self, word: impl Into<Cow<'a, str>>, number: usize) {
        self.slot(word.into(), number);
    }

    /// Counts a word.
    pub fn count(&mut self, word: impl Into<Cow<'a, str>>) {
        *self.slot(word.into(), 0) += 1;
    }

    #[inline(never)]
    fn slot(&mut self, word: Cow<'a, str>, number: usize) -> &mut usize {
        self.0.entry(word).or_insert(number)
    }

    /// All of them, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(word, number)| (word.as_ref(), *number))
    }

    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Noted;

    #[test]
    fn words_keep_their_numbers() {
        let mut noted = Noted::default();
        noted.first("army", 3);
        noted.first("army".to_string(), 5);
        noted.set("fleet", 1);
        noted.set("fleet", 2);
        for _ in 0..4 {
            noted.count("town");
        }
        let got = ["army", "fleet", "town", "port"].map(|w| noted.get(w));
        assert_eq!(got, [Some(3), Some(2), Some(4), None]);
        let mut all: Vec<(&str, usize)> = noted.iter().collect();
        all.sort_unstable();
        assert_eq!(all, [("army", 3), ("fleet", 2), ("town", 4)]);
    }
}
