//! The tables of `data/story`: words for things, names that take a side, words that link events. Both languages are looked up at
//! once, since two papers may not share one.

use std::collections::HashMap;

use crate::knowledge::{sort, table, tables};
use crate::record::Relation;
use crate::text::fold;

/// The longest phrase of the tables, in words.
const LONGEST: usize = 4;

/// Where the event stands that a linking phrase points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Points {
    /// After the phrase, in its sentence.
    Next,
    /// There, or else in the sentence before.
    Either,
}

/// A name that takes a side: its group and label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Label(u8);

pub(super) struct Words {
    things: HashMap<String, u8>,
    /// Which things tell by themselves which one is meant.
    telling: Vec<bool>,
    labels: HashMap<String, Label>,
    names: Vec<(String, String)>,
    links: Vec<(String, Relation, Points)>,
}

impl Default for Words {
    fn default() -> Words {
        let mut words =
            Words { things: HashMap::new(), telling: Vec::new(), labels: HashMap::new(), names: Vec::new(), links: Vec::new() };
        table::rows(tables::text("story/things.tsv"), |row| {
            let number = words.telling.len() as u8;
            words.telling.push(row.get("tells") == "yes");
            for phrase in row.list("en").chain(row.list("fr")) {
                words.things.entry(phrase.to_string()).or_insert(number);
            }
        });
        table::rows(tables::text("story/labels.tsv"), |row| {
            let label = Label(words.names.len() as u8);
            words.names.push((row.get("group").into(), row.get("label").into()));
            for phrase in row.list("en").chain(row.list("fr")) {
                words.labels.entry(phrase.to_string()).or_insert(label);
            }
        });
        table::rows(tables::text("story/links.tsv"), |row| {
            let Some(relation) = Relation::parse(row.get("relation")) else { return };
            let points = if row.get("side") == "next" { Points::Next } else { Points::Either };
            for phrase in row.list("en").chain(row.list("fr")) {
                words.links.push((phrase.to_string(), relation, points));
            }
        });
        words
    }
}

impl Words {
    /// The things that a phrase names, each once.
    pub fn things(&self, text: &str) -> Vec<u8> {
        let mut found = Vec::new();
        phrases(&tokens(text), |phrase| found.extend(self.things.get(phrase)));
        sort::plainly(&mut found);
        found.dedup();
        found
    }

    /// Whether the thing's name tells by itself which one is meant, given a day or a place.
    pub fn telling(&self, thing: u8) -> bool {
        self.telling.get(thing as usize).copied().unwrap_or(false)
    }

    /// The label that a phrase gives to whom or what it names: the first one in it.
    pub fn label(&self, text: &str) -> Option<Label> {
        let mut found = None;
        phrases(&tokens(text), |phrase| found = found.or(self.labels.get(phrase).copied()));
        found
    }

    /// Of what a label is one: "insurgents", "state", "taking".
    pub fn group(&self, label: Label) -> &str {
        self.names.get(label.0 as usize).map_or("", |n| n.0.as_str())
    }

    /// A label's name: "rebels".
    pub fn name(&self, label: Label) -> &str {
        self.names.get(label.0 as usize).map_or("", |n| n.1.as_str())
    }

    /// The linking phrases of a sentence, by the number of the word that they begin with and how many words they have.
    pub fn links(&self, words: &[String]) -> Vec<(usize, usize, Relation, Points)> {
        let mut found = Vec::new();
        for at in 0..words.len() {
            let fits = |phrase: &str| {
                let mut n = 0;
                phrase
                    .split(' ')
                    .all(|w| {
                        n += 1;
                        words.get(at + n - 1).is_some_and(|x| x == w)
                    })
                    .then_some(n)
            };
            let longest = self.links.iter().filter_map(|(p, r, s)| fits(p).map(|n| (n, *r, *s))).max_by_key(|l| l.0);
            if let Some((n, relation, points)) = longest {
                found.push((at, n, relation, points));
            }
        }
        found
    }
}

/// The words of a text, folded, apostrophes and signs apart.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).map(str::to_string).collect()
}

/// Calls `each` with every run of words, each also without its plural ending.
fn phrases<'a>(words: &'a [String], mut each: impl FnMut(&str)) {
    let one = |word: &'a str| -> &'a str {
        let cut = word.strip_suffix('s').or_else(|| word.strip_suffix('x')).unwrap_or(word);
        if cut.len() > 3 {
            cut
        } else {
            word
        }
    };
    let mut phrase = String::new();
    for from in 0..words.len() {
        for singular in [false, true] {
            phrase.clear();
            for word in words.iter().skip(from).take(LONGEST) {
                if !phrase.is_empty() {
                    phrase.push(' ');
                }
                phrase.push_str(if singular { one(word) } else { word });
                each(&phrase);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_and_labels_in_both_languages() {
        let words = Words::default();
        assert_eq!(words.things("the last stretch of a key highway"), words.things("l'autoroute vers la côte"));
        assert_eq!(words.things("two armoured vehicles").len(), 2);
        assert_ne!(words.things("a helicopter"), words.things("28 poches"));
        let label = |text| words.label(text).map(|l| (words.group(l), words.name(l)));
        assert_eq!(label("des groupes terroristes"), Some(("insurgents", "terrorists")));
        assert_eq!(label("opposition fighters"), Some(("insurgents", "opposition")));
        assert_eq!(label("les troupes du régime"), Some(("state", "regime")));
        assert_eq!(label("three villages"), None);
    }

    #[test]
    fn linking_phrases_are_found_at_their_word() {
        let words = Words::default();
        let found = words.links(&tokens("They shelled the post in retaliation for the raid, despite the truce"));
        assert_eq!(found.iter().map(|l| (l.0, l.2)).collect::<Vec<_>>(), [(4, Relation::Retaliation), (9, Relation::Despite)]);
    }
}
