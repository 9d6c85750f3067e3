//! The codes of events, from `data/codes.tsv`.

use super::confidence::Confidence;
use crate::knowledge::{table, tables};
use crate::record::{Codes, EventType, Factuality};

/// What a row asks of an event (nothing, where a list is empty) and the codes that it gives.
struct Row {
    types: Vec<EventType>,
    frames: Vec<String>,
    factualities: Vec<Factuality>,
    codes: Codes,
}

/// PLOVER, CAMEO and ACLED codes by event type, frame and factuality.
pub struct CodeBook {
    rows: Vec<Row>,
    /// How sure the reading of an event is.
    pub confidence: Confidence,
}

impl Default for CodeBook {
    fn default() -> CodeBook {
        let mut rows = Vec::new();
        table::rows(tables::text("codes.tsv"), |row| {
            let cell = |name: &str| Some(row.get(name)).filter(|c| !c.is_empty()).map(str::to_string);
            rows.push(Row {
                types: row.list("type").filter_map(EventType::parse).collect(),
                frames: row.list("frame").map(str::to_string).collect(),
                factualities: row.list("factuality").filter_map(Factuality::parse).collect(),
                codes: Codes { plover: cell("plover"), cameo: cell("cameo"), acled: cell("acled") },
            });
        });
        CodeBook { rows, confidence: Confidence::default() }
    }
}

impl CodeBook {
    /// The codes of the first row that fits; `state_agent` is whether a state's forces did it, which ACLED tells apart for
    /// territory taken.
    #[inline(never)]
    pub fn of(&self, kind: EventType, frame: &str, factuality: Factuality, state_agent: bool) -> Codes {
        let fits = |row: &&Row| {
            (row.types.is_empty() || row.types.contains(&kind))
                && (row.frames.is_empty() || row.frames.iter().any(|f| f == frame))
                && (row.factualities.is_empty() || row.factualities.contains(&factuality))
        };
        let mut codes = self.rows.iter().find(fits).map(|row| row.codes.clone());
        if let Some(acled) = codes.as_mut().filter(|_| kind == EventType::TerritorialCapture && state_agent) {
            acled.acled = acled.acled.as_ref().map(|_| "Government regains territory".into());
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
            let plain = |row: &Row| row.types.contains(kind) && row.frames.is_empty() && row.factualities.is_empty();
            assert!(book.rows.iter().any(plain), "no codes for {}", kind.as_str());
        }
        assert_eq!(book.of(EventType::Airstrike, "airstrike", Factuality::Occurred, true).cameo.as_deref(), Some("195"));
    }

    #[test]
    fn what_a_row_names_exists() {
        let frames = crate::events::frames::Frames::default();
        table::rows(tables::text("codes.tsv"), |row| {
            row.list("type").for_each(|t| assert!(EventType::parse(t).is_some(), "no type {t}"));
            row.list("factuality").for_each(|f| assert!(Factuality::parse(f).is_some(), "no factuality {f}"));
            row.list("frame").for_each(|f| assert!(frames.frames.iter().any(|k| k.id == f), "no frame {f}"));
        });
    }

    #[test]
    fn what_did_not_happen_is_not_coded_as_if_it_had() {
        let book = CodeBook::default();
        let plover = |kind, frame, factuality| book.of(kind, frame, factuality, false).plover;
        assert_eq!(plover(EventType::Airstrike, "airstrike", Factuality::Threatened).as_deref(), Some("THREATEN"));
        assert_eq!(plover(EventType::Airstrike, "airstrike", Factuality::Denied), None);
        assert_eq!(plover(EventType::Talks, "talks", Factuality::Denied).as_deref(), Some("REJECT"));
        assert_eq!(plover(EventType::Other, "release", Factuality::Planned).as_deref(), Some("AGREE"));
    }
}
