//! The names of a pack by the part that they are in: a counting sort puts them there in one pass, and the keys of a part are made when
//! it is first asked for one.

use std::sync::OnceLock;

use super::key::PARTS;

pub(super) struct Names<K> {
    starts: Vec<u32>,
    /// Where a name begins, and its row.
    entries: Vec<(u32, u32)>,
    /// The keys of a part's entries.
    keys: Vec<OnceLock<Box<[K]>>>,
}

impl<K> Names<K> {
    /// Of the part, the beginning and the row of each name.
    pub fn build(names: &[(u32, u32, u32)]) -> Names<K> {
        let parts = 1 << PARTS;
        let mut starts = vec![0u32; parts + 1];
        for name in names {
            starts[name.0 as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); names.len()];
        for &(part, at, row) in names {
            let to = &mut next[part as usize];
            entries[*to as usize] = (at, row);
            *to += 1;
        }
        Names { starts, entries, keys: (0..parts).map(|_| OnceLock::new()).collect() }
    }

    /// The rows of the names of a part whose keys are wanted; `key` makes the key of a name from where it begins.
    pub fn rows<'a>(
        &'a self,
        part: usize,
        mut key: impl FnMut(u32) -> K,
        wanted: impl Fn(&K) -> bool + 'a,
    ) -> impl Iterator<Item = u32> + 'a {
        let entries = &self.entries[self.starts[part] as usize..self.starts[part + 1] as usize];
        let keys = self.keys[part].get_or_init(|| entries.iter().map(|e| key(e.0)).collect());
        // A look at eight keys at a time, which most names that are asked for are not among.
        let none = |some: &&[K]| !some.iter().fold(false, |any, k| any | wanted(k));
        let from = keys.chunks_exact(8).take_while(none).count() * 8;
        keys.iter().zip(entries).skip(from).filter(move |(k, _)| wanted(k)).map(|(_, e)| e.1)
    }
}
