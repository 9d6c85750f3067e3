//! Forms of irregular verbs that treebanks are too small to have.

use std::sync::OnceLock;

use super::feats::{Feats, Tense};
use crate::knowledge::sort;
use crate::knowledge::{table, tables};

/// The table of a language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Irregular {
    English,
    French,
}

type Forms = Vec<(String, String)>;

impl Irregular {
    /// The table of the language with this code.
    pub(super) fn of(code: &str) -> Option<Irregular> {
        match code {
            "en" => Some(Irregular::English),
            "fr" => Some(Irregular::French),
            _ => None,
        }
    }

    /// Whether the table lists forms with these features: in English only the past ones are irregular.
    pub(super) fn covers(self, feats: Feats) -> bool {
        self == Irregular::French || feats.tense == Tense::Past
    }

    /// The infinitive of a form.
    pub(super) fn lemma(self, lower: &str) -> Option<String> {
        static TABLES: [OnceLock<Forms>; 2] = [OnceLock::new(), OnceLock::new()];
        let (at, source) = match self {
            Irregular::English => (0, tables::text("syntax/irregular-en.tsv")),
            Irregular::French => (1, tables::text("syntax/irregular-fr.tsv")),
        };
        let forms = TABLES[at].get_or_init(|| read(source));
        forms.binary_search_by(|f| f.0.as_str().cmp(lower)).ok().map(|i| forms[i].1.clone())
    }
}

/// Forms with their infinitives, sorted; a verb's prefixes make further verbs that are conjugated alike.
fn read(source: &str) -> Forms {
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
        assert_eq!(of("en", "withdrew").as_deref(), Some("withdraw"));
        assert_eq!(of("fr", "poursuivent").as_deref(), Some("poursuivre"));
        assert_eq!(of("fr", "reprises").as_deref(), Some("reprendre"));
        assert_eq!(of("fr", "soutiennent").as_deref(), Some("soutenir"));
        assert_eq!(of("fr", "table"), None);
    }
}
