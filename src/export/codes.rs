//! The codes of each event type, from `data/codes.tsv`.

use crate::knowledge::table;
use crate::record::{Codes, EventType};

const TABLE: &str = include_str!("../../data/codes.tsv");

/// PLOVER, CAMEO and ACLED codes by event type.
pub struct CodeBook {
    rows: Vec<(EventType, Codes)>,
}

impl Default for CodeBook {
    fn default() -> CodeBook {
        let mut rows = Vec::new();
        table::rows(TABLE, |row| {
            let cell = |name: &str| Some(row.get(name)).filter(|c| !c.is_empty()).map(str::to_string);
            if let Some(kind) = EventType::parse(row.get("type")) {
                rows.push((kind, Codes { plover: cell("plover"), cameo: cell("cameo"), acled: cell("acled") }));
            }
        });
        CodeBook { rows }
    }
}

impl CodeBook {
    /// The codes of a type; `state_agent` is whether a state's forces did it, which ACLED tells apart for territory taken.
    pub fn of(&self, kind: EventType, state_agent: bool) -> Codes {
        let mut codes = self.rows.iter().find(|(k, _)| *k == kind).map(|(_, c)| c.clone());
        if let Some(codes) = codes.as_mut().filter(|_| kind == EventType::TerritorialCapture && state_agent) {
            codes.acled = Some("Government regains territory".into());
        }
        codes.unwrap_or(Codes { plover: None, cameo: None, acled: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_a_row() {
        let book = CodeBook::default();
        for kind in EventType::ALL {
            assert!(book.rows.iter().any(|(k, _)| k == kind), "no codes for {}", kind.as_str());
        }
        assert_eq!(book.of(EventType::Airstrike, true).cameo.as_deref(), Some("195"));
    }
}
