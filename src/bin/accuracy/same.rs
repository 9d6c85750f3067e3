//! When two answers are the same: words by what they share, places by distance.

use std::collections::HashSet;

use unicode_normalization::{char::canonical_combining_class, UnicodeNormalization};

/// Words that say nothing about who or what is meant.
const STOP: &[&str] = &[
    "the", "a", "an", "of", "le", "la", "les", "l", "d", "des", "du", "de", "un", "une", "to", "and", "et", "his", "her", "its",
    "their", "s",
];

/// Mean radius of the earth, kilometres.
const RADIUS: f64 = 6371.0;

fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'").replace('\u{a0}', " ");
    lower.nfkd().filter(|c| canonical_combining_class(*c) == 0).collect()
}

fn content(plain: &str) -> HashSet<&str> {
    plain.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty() && !STOP.contains(w)).collect()
}

/// Whether the shorter of two phrases shares at least half of its content words with the other.
pub fn words(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    let (in_a, in_b) = (content(&a), content(&b));
    if in_a.is_empty() || in_b.is_empty() {
        return a.trim() == b.trim();
    }
    in_a.intersection(&in_b).count() as f64 / in_a.len().min(in_b.len()) as f64 >= 0.5
}

/// Great-circle distance of two points given as degrees north and east.
pub fn km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lon_a, lat_b, lon_b) = (a.0.to_radians(), a.1.to_radians(), b.0.to_radians(), b.1.to_radians());
    let h = ((lat_b - lat_a) / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * ((lon_b - lon_a) / 2.0).sin().powi(2);
    RADIUS * 2.0 * h.sqrt().asin()
}

/// How many of `found` have a partner of their own in `gold`, each taking the first that is free.
pub fn pairs<F, G>(found: &[F], gold: &[G], same: impl Fn(&F, &G) -> bool) -> usize {
    let mut free: Vec<&G> = gold.iter().collect();
    let mut hits = 0;
    for f in found {
        if let Some(at) = free.iter().position(|g| same(f, g)) {
            free.remove(at);
            hits += 1;
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases() {
        assert!(words("the forces of the Varna council", "Varna council forces"));
        assert!(words("l’armée kessabie", "L'ARMEE"));
        assert!(words("two guards", "guards at the gate"), "half of the shorter");
        assert!(!words("two young guards", "guards of the old gate"), "a third of the shorter");
        assert!(words("the", "The") && !words("the", "of"), "stop words only: the same string or nothing");
    }

    #[test]
    fn distances() {
        assert!((km((0.0, 0.0), (0.0, 1.0)) - 111.19).abs() < 0.01);
        assert!((km((48.8566, 2.3522), (51.5074, -0.1278)) - 343.6).abs() < 1.0);
    }

    #[test]
    fn each_partner_once() {
        assert_eq!(pairs(&["a", "a", "b"], &["a", "c"], |x, y| x == y), 1);
    }
}
