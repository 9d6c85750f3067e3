//! The tables of `data/claims`: what a verb says of what it governs, and how sources are named.

use crate::knowledge::index::Index;

use crate::knowledge::{table, tables};
use crate::text::Language;

/// What a governing word says of the truth of what it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It came about.
    Occurred,
    /// It goes on.
    Ongoing,
    /// Somebody means to.
    Planned,
    /// Somebody threatens to.
    Threatened,
    /// Somebody asks for it.
    Demanded,
    /// It may or may not be.
    Hypothetical,
    /// It is not so.
    Denied,
    /// Somebody says so.
    Said,
    /// It took place, and somebody judges it ("condemned the attack").
    Judged,
    /// It is taken for granted, whatever is said of it ("called on them to stop the attacks").
    Presupposed,
}

/// Both tables, indexed by lemma.
pub struct Words {
    effects: [Index<Effect>; 2],
    /// Prepositions of sources, each as its words.
    prepositions: [Vec<Vec<String>>; 2],
}

impl Default for Words {
    fn default() -> Words {
        let mut words = Words { effects: Default::default(), prepositions: Default::default() };
        table::rows(tables::text("claims/governors.tsv"), |row| {
            let Some(effect) = effect(row.get("effect")) else { return };
            for lemma in row.list("lemmas") {
                words.effects[at(row.get("lang"))].slot(lemma, || effect);
            }
        });
        table::rows(tables::text("claims/sources.tsv"), |row| {
            let at = at(row.get("lang"));
            for entry in row.list("words") {
                words.prepositions[at].push(entry.split(' ').map(str::to_string).collect());
            }
        });
        words
    }
}

fn at(lang: &str) -> usize {
    (lang == "fr") as usize
}

fn effect(name: &str) -> Option<Effect> {
    Some(match name {
        "occurred" => Effect::Occurred,
        "ongoing" => Effect::Ongoing,
        "planned" => Effect::Planned,
        "threatened" => Effect::Threatened,
        "demanded" => Effect::Demanded,
        "hypothetical" => Effect::Hypothetical,
        "denied" => Effect::Denied,
        "said" => Effect::Said,
        "judged" => Effect::Judged,
        "presupposed" => Effect::Presupposed,
        _ => return None,
    })
}

impl Words {
    /// What a governing lemma says of what it governs.
    pub fn effect(&self, language: Language, lemma: &str) -> Option<Effect> {
        self.effects[(language == Language::French) as usize].get(lemma).copied()
    }

    /// The prepositions that name a source, each as its words.
    pub fn prepositions(&self, language: Language) -> &[Vec<String>] {
        &self.prepositions[(language == Language::French) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_are_read_in_both_languages() {
        let words = Words::default();
        assert_eq!(words.effect(Language::English, "threaten"), Some(Effect::Threatened));
        assert_eq!(words.effect(Language::French, "éviter"), Some(Effect::Hypothetical));
        assert!(words.prepositions(Language::English).contains(&vec!["according".to_string(), "to".to_string()]));
    }
}
