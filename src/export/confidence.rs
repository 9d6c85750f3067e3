//! How sure the reading of an event is: the share of events like it that were right where it was measured. Hides the weights of
//! `data/confidence.tsv`, which `npm run accuracy -- --gold DIR --text DIR --calibrate` fits.
//!
//! "Right" is what the scorer counts: a mention of the event stands in the sentence of a gold event, in or beside its trigger, and
//! the type is one that the gold accepts. Roles, day and counts are not part of it.

use crate::knowledge::decimal;
use crate::knowledge::{table, tables};
use crate::record::{Event, EventType};

/// What the confidence of an event is made from, each 0 or 1, in the order of [`features`].
pub const NAMES: [&str; 8] = ["always", "weak trigger", "agent", "known party", "place", "count", "speech", "long trigger"];

/// The features of an event: all of them can be seen in the record itself.
pub fn features(event: &Event) -> [f64; NAMES.len()] {
    let weak = event.why.iter().any(|w| w == "an armed or state party" || w == "an article about war");
    let known = event.agents.iter().chain(&event.targets).any(|a| a.id.is_some());
    let speech = matches!(
        event.r#type,
        EventType::Statement | EventType::Accusation | EventType::Demand | EventType::Threat | EventType::Support
    );
    [
        true,
        weak,
        !event.agents.is_empty(),
        known,
        !event.places.is_empty(),
        !event.quantities.is_empty(),
        speech,
        event.trigger.text.contains([' ', '\'', '’']),
    ]
    .map(f64::from)
}

/// The weights of the features.
pub struct Confidence {
    weights: [f64; NAMES.len()],
}

impl Default for Confidence {
    fn default() -> Confidence {
        let mut weights = [0.0; NAMES.len()];
        table::rows(tables::text("confidence.tsv"), |row| {
            let at = NAMES.iter().position(|n| *n == row.get("feature"));
            if let (Some(at), Some(weight)) = (at, decimal(row.get("weight"))) {
                weights[at] = weight;
            }
        });
        Confidence { weights }
    }
}

impl Confidence {
    /// The confidence of an event, held between 0.05 and 0.99 and rounded to hundredths.
    pub fn of(&self, event: &Event) -> f64 {
        let sum: f64 = features(event).iter().zip(&self.weights).map(|(f, w)| f * w).sum();
        ((1.0 / (1.0 + (-sum).exp())).clamp(0.05, 0.99) * 100.0).round() / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_weight() {
        let mut seen = Vec::new();
        table::rows(tables::text("confidence.tsv"), |row| {
            seen.push(row.get("feature").to_string());
            assert!(row.get("weight").parse::<f64>().is_ok_and(f64::is_finite), "line {}: no weight", row.line);
        });
        assert_eq!(seen, NAMES);
    }
}
