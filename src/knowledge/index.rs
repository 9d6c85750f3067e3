//! Values by the words of one of the engine's tables. Hides that words are numbers there.

use super::keys::{of_word, Keys};

/// Values by words.
#[derive(Clone, Debug)]
pub struct Index<V> {
    at: Keys,
    values: Vec<V>,
}

impl<V> Default for Index<V> {
    fn default() -> Index<V> {
        Index { at: Keys::default(), values: Vec::new() }
    }
}

impl<V> Index<V> {
    /// The value of a word.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&V> {
        find(&self.at, word).map(|at| &self.values[at as usize])
    }

    /// The value of a word, a `new` one if it has none yet.
    pub fn slot(&mut self, word: &str, new: impl FnOnce() -> V) -> &mut V {
        let at = place(&mut self.at, word, self.values.len());
        if at == self.values.len() {
            self.values.push(new());
        }
        &mut self.values[at]
    }
}

#[inline(never)]
fn find(at: &Keys, word: &str) -> Option<u32> {
    at.get(of_word(word))
}

#[inline(never)]
fn place(at: &mut Keys, word: &str, next: usize) -> usize {
    let key = of_word(word);
    match at.get(key) {
        Some(known) => known as usize,
        None => {
            at.insert(key, next as u32);
            next
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn words_of_any_length_are_found_again() {
        let words: Vec<String> = (0..200_000).map(|n| format!("{}{n}", "word".repeat(n % 7))).collect();
        let mut index = Index::default();
        for (n, word) in words.iter().enumerate() {
            index.slot(word, || n);
        }
        assert!(words.iter().enumerate().all(|(n, w)| index.get(w) == Some(&n)));
        assert_eq!(index.get("wor"), None);
    }

    #[test]
    fn an_index_keeps_the_first_value_and_lends_it() {
        let mut index: Index<Vec<u8>> = Index::default();
        for (word, value) in [("raid", 1), ("siege", 2), ("raid", 3)] {
            index.slot(word, Vec::new).push(value);
        }
        assert_eq!(index.get("raid"), Some(&vec![1, 3]));
        assert_eq!(index.get("siege"), Some(&vec![2]));
        assert_eq!(index.get("truce"), None);
    }
}
