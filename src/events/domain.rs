//! What a passage is about. Words of force are used of games, markets, meals and films: where the words around a sentence speak of
//! one of these rather than of war, its words of force tell of no force. Hides the table `data/frames/domains.tsv`.

use super::scene::Scene;
use super::Event;
use crate::actors::{Kind, Mention};
use crate::knowledge::index::Index;
use crate::knowledge::{table, tables};
use crate::record::{EventType, QuantityKind};
use crate::text::Language;

/// How many sentences before and after have a say in what a sentence is about.
const AROUND: usize = 6;

/// What the name of an armed group weighs for war.
const NAMED: u32 = 4;

/// What a passage may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Domain {
    Sport,
    Finance,
    Kitchen,
    Fiction,
    War,
}

const ALL: [(&str, Domain); 5] = [
    ("sport", Domain::Sport),
    ("finance", Domain::Finance),
    ("kitchen", Domain::Kitchen),
    ("fiction", Domain::Fiction),
    ("war", Domain::War),
];

/// The words of the table, by language.
pub struct Domains {
    english: Index<Vec<(u8, u8)>>,
    french: Index<Vec<(u8, u8)>>,
}

impl Default for Domains {
    fn default() -> Domains {
        let mut domains = Domains { english: Index::default(), french: Index::default() };
        table::rows(tables::text("frames/domains.tsv"), |row| {
            let Some(domain) = ALL.iter().position(|(name, _)| *name == row.get("domain")) else { return };
            let Ok(weight) = row.get("weight").parse::<u8>() else { return };
            let words = if row.get("lang") == "fr" { &mut domains.french } else { &mut domains.english };
            for word in row.list("words") {
                words.slot(word, Vec::new).push((domain as u8, weight));
            }
        });
        domains
    }
}

impl Domains {
    /// For each sentence, what it is about if that is neither war nor anything.
    fn about(&self, scene: &Scene) -> Vec<Option<Domain>> {
        let words = if scene.language() == Language::French { &self.french } else { &self.english };
        let text = scene.tree.text;
        // Sums over all sentences before, so that any run of sentences is a difference of two.
        let mut sums: Vec<[u32; ALL.len()]> = vec![[0; ALL.len()]];
        for sentence in &text.sentences {
            let mut sum = *sums.last().unwrap_or(&[0; ALL.len()]);
            for i in sentence.tokens.clone() {
                let found = words.get(scene.tree.syntax.lemma(i)).or_else(|| words.get(text.lower(i)));
                for &(domain, weight) in found.into_iter().flatten() {
                    sum[domain as usize] += u32::from(weight);
                }
            }
            let from = scene.actors.partition_point(|m| m.tokens.start < sentence.tokens.start);
            let named = scene.actors[from..].iter().take_while(|m| m.tokens.start < sentence.tokens.end);
            sum[Domain::War as usize] += NAMED * named.filter(|m| armed(m)).count() as u32;
            sums.push(sum);
        }
        let count = text.sentences.len();
        let about = |s: usize| {
            let (from, to) = (s.saturating_sub(AROUND), (s + AROUND + 1).min(count));
            let weigh = |d: usize, from: usize, to: usize| sums[to][d] - sums[from][d];
            let war = ALL.len() - 1;
            let best = (0..war).max_by_key(|&d| weigh(d, from, to))?;
            let (peace, force) = (weigh(best, from, to), weigh(war, from, to));
            // One word in three sentences, not fewer than three points, and clearly more than what speaks of war.
            let enough = peace >= 3 && 2 * peace as usize >= to - from && peace > 2 * force;
            enough.then_some(ALL[best].1)
        };
        (0..count).map(about).collect()
    }

    /// Leaves out the events of force in passages that are about something else, unless those who bear arms have a part in them.
    #[inline(never)]
    pub fn sift(&self, scene: &Scene, events: &mut Vec<Event>) {
        if !events.iter().any(forceful) {
            return;
        }
        let about = self.about(scene);
        events.retain(|event| {
            let Some(domain) = about[scene.tree.text.sentence_of(event.head)] else { return true };
            !forceful(event) || domain != Domain::Fiction && serious(scene, event)
        });
    }
}

/// Whether the type is one that games, markets, meals and films have words for.
fn forceful(event: &Event) -> bool {
    use EventType::*;
    event.violent()
        || matches!(
            event.kind,
            Advance
                | TerritorialCapture
                | Withdrawal
                | Blockade
                | Deployment
                | Abduction
                | CasualtyToll
                | Ceasefire
                | Displacement
        )
}

/// Whether people were killed or hurt in numbers, or an armed force of some country or a known armed group has a part in the event.
fn serious(scene: &Scene, event: &Event) -> bool {
    let hurt = |c: &super::Count| matches!(c.kind, QuantityKind::Killed | QuantityKind::Wounded);
    event.counts.iter().any(hurt)
        || event.agents.iter().chain(&event.targets).filter_map(|p| p.actor).any(|a| armed(scene.resolve(a)))
}

/// Whether somebody is an armed force of some country or a known armed group.
fn armed(who: &Mention) -> bool {
    who.id.is_some()
        && who.kind != Kind::Country
        && matches!(
            who.sector.as_deref(),
            Some("military" | "rebel" | "jihadist" | "militia" | "police" | "paramilitary" | "separatist" | "insurgent")
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let mut rows = 0;
        table::rows(tables::text("frames/domains.tsv"), |row| {
            rows += 1;
            assert!(ALL.iter().any(|(name, _)| *name == row.get("domain")), "line {}: no such domain", row.line);
            assert!(matches!(row.get("weight"), "1" | "2"), "line {}: weight is 1 or 2", row.line);
            assert!(matches!(row.get("lang"), "en" | "fr"), "line {}: lang is en or fr", row.line);
            assert!(row.list("words").count() > 5, "line {}: few words", row.line);
        });
        assert_eq!(rows, 20);
    }
}
