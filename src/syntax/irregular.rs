//! Forms of irregular verbs that treebanks are too small to have.

use std::sync::OnceLock;

use super::feats::{Feats, Tense, VerbForm};
use crate::knowledge::keys::Keys;
use crate::knowledge::sort;
use crate::knowledge::{table, tables};
use crate::text::letters;

/// The table of a language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Irregular {
    English,
    French,
}

/// Forms with their infinitives, sorted, and the number of each by its key.
struct Forms {
    all: Vec<(String, String)>,
    by_key: Keys,
}

impl Irregular {
    /// The table of the language with this code.
    pub(super) fn of(code: &str) -> Option<Irregular> {
        match code {
            "en" => Some(Irregular::English),
            "fr" => Some(Irregular::French),
            _ => None,
        }
    }

    /// Whether the table lists forms with these features: in English those in the past and in "ing".
    pub(super) fn covers(self, feats: Feats) -> bool {
        self == Irregular::French || feats.tense == Tense::Past || matches!(feats.form, VerbForm::Gerund | VerbForm::Participle)
    }

    /// The infinitive of a form.
    pub(super) fn lemma(self, lower: &str) -> Option<&'static str> {
        self.table().lemma(lower)
    }

    /// All forms that are listed.
    pub(super) fn forms(self) -> impl Iterator<Item = &'static str> {
        self.table().all.iter().map(|f| f.0.as_str())
    }

    fn table(self) -> &'static Forms {
        static TABLES: [OnceLock<Forms>; 2] = [OnceLock::new(), OnceLock::new()];
        let (at, source) = match self {
            Irregular::English => (0, tables::text("syntax/irregular-en.tsv")),
            Irregular::French => (1, tables::text("syntax/irregular-fr.tsv")),
        };
        TABLES[at].get_or_init(|| Forms::new(read(source)))
    }
}

impl Forms {
    fn new(all: Vec<(String, String)>) -> Forms {
        let numbered: Vec<(u64, u32)> = all.iter().map(|f| letters::of_word(&f.0)).zip(0..).collect();
        Forms { by_key: Keys::new(&numbered, |first, _| first), all }
    }

    fn lemma(&self, lower: &str) -> Option<&str> {
        let (form, lemma) = &self.all[self.by_key.get(letters::of_word(lower))? as usize];
        if form == lower {
            return Some(lemma);
        }
        // Another form of the same key stands before it in the table.
        self.all.binary_search_by(|f| f.0.as_str().cmp(lower)).ok().map(|i| self.all[i].1.as_str())
    }
}

/// Forms with their infinitives, sorted; a verb's prefixes make further verbs that are conjugated alike.
fn read(source: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    table::rows(source, |row| {
        for prefix in std::iter::once("").chain(row.list("prefixes")) {
            if prefix == "-" {
                continue;
            }
            let lemma = format!("{prefix}{}", row.get("lemma"));
            all.extend(row.list("forms").map(|f| (format!("{prefix}{f}"), lemma.clone())));
        }
    });
    sort::plainly(&mut all);
    all.dedup_by(|a, b| a.0 == b.0);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs_and_of_their_compounds() {
        let of = |code: &str, form: &str| Irregular::of(code).and_then(|i| i.lemma(form));
        for code in ["en", "fr"] {
            let forms = read(tables::text(&format!("syntax/irregular-{code}.tsv")));
            assert!(forms.len() > 100 && forms.iter().all(|f| of(code, &f.0) == Some(&f.1)));
        }
        assert_eq!(of("en", "withdrew"), Some("withdraw"));
        assert_eq!(of("fr", "poursuivent"), Some("poursuivre"));
        assert_eq!(of("fr", "reprises"), Some("reprendre"));
        assert_eq!(of("fr", "soutiennent"), Some("soutenir"));
        assert_eq!(of("fr", "table"), None);
    }
}
