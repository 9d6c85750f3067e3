//! Demands told without a word of demanding: "Oslo says Harare must free the miners", "Paris affirme que Bamako doit s'expliquer".
//! Hides which clauses are what somebody says and which verbs oblige.

use super::scene::Scene;
use super::{fill, Event, Evidence};
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::{Rel, Upos};
use crate::text::{Language, Text};

/// The demands of a sentence: somebody named says that somebody else named must do something.
#[inline(never)]
pub fn demands(scene: &Scene, sentence: usize) -> Vec<Event> {
    let Some(frame) = scene.frames.frames.iter().position(|f| f.kind == EventType::Demand) else { return Vec::new() };
    let tree = &scene.tree;
    let tokens = tree.text.sentences[sentence].tokens.clone();
    let mut found = Vec::new();
    for must in tokens {
        let Some(verb) = obliging(scene, must) else { continue };
        let Some((saying, clause)) = said(scene, verb) else { continue };
        let (Some(speaker), Some(obliged)) = (tree.subject(saying), obliged(scene, saying, must, clause)) else { continue };
        if speaker.head == obliged || !party(scene, speaker.head) || !party(scene, obliged) {
            continue;
        }
        let (agent, target) = (fill::participant(scene, speaker.head), fill::participant(scene, obliged));
        let same = agent.actor.zip(target.actor).is_some_and(|(a, b)| {
            let (a, b) = (scene.resolve(a), scene.resolve(b));
            std::ptr::eq(a, b) || a.id.is_some() && a.id == b.id
        });
        if same {
            continue;
        }
        let last = must.max(verb);
        let why = vec![
            format!("frame {}", scene.frames.frames[frame].id),
            format!(
                "\"{}\": \"{}\" says that \"{}\" must",
                tree.text.word(must),
                tree.text.word(speaker.head),
                tree.text.word(obliged)
            ),
        ];
        found.push(Event {
            frame,
            kind: EventType::Demand,
            tokens: must.min(verb)..if last - must.min(verb) > 3 { must + 1 } else { last + 1 },
            parts: vec![must],
            // The saying took place; the duty is what it says.
            head: saying,
            clause: saying,
            nominal: false,
            agents: vec![agent],
            targets: vec![target],
            instruments: Vec::new(),
            places: Vec::new(),
            time: None,
            counts: Vec::new(),
            why,
            evidence: Evidence { known: true, ..Evidence::default() },
        });
    }
    found
}

/// Whether token `i` is a word that obliges.
pub(super) fn word(text: &Text, i: usize) -> bool {
    let word = text.lower(i);
    match text.language {
        Language::English => matches!(word, "must" | "should"),
        Language::French => among(word, "doit|doivent|devra|devront|devrait|devraient|devait|devaient"),
        Language::Other => false,
    }
}

/// The verb that an obliging word obliges to.
fn obliging(scene: &Scene, must: usize) -> Option<usize> {
    let tree = &scene.tree;
    if !word(tree.text, must) {
        return None;
    }
    match scene.language() {
        _ if tree.rel(must) == Rel::Aux => tree.syntax.head(must),
        Language::French => {
            tree.syntax.children(must).find(|&c| c > must && tree.rel(c) == Rel::Xcomp && tree.upos(c) == Upos::Verb)
        }
        _ => None,
    }
}

/// The verb of saying over a clause, and the verb of the clause that hangs on it.
fn said(scene: &Scene, verb: usize) -> Option<(usize, usize)> {
    let tree = &scene.tree;
    let mut at = verb;
    for _ in 0..4 {
        match tree.rel(at) {
            Rel::Ccomp => {
                let saying = tree.syntax.head(at)?;
                return scene.saying(saying).then_some((saying, at));
            }
            Rel::Xcomp => at = tree.syntax.head(at)?,
            _ => break,
        }
    }
    // "X must leave, Y said."
    let aside = |v: usize| {
        tree.syntax.children(v).find(|&c| c > v && matches!(tree.rel(c), Rel::Parataxis | Rel::Ccomp) && scene.saying(c))
    };
    aside(verb).or_else(|| aside(at)).map(|saying| (saying, at))
}

/// Who is obliged. After a verb of saying without "that", the subject of what is said is often hung on the verb of saying.
fn obliged(scene: &Scene, saying: usize, must: usize, clause: usize) -> Option<usize> {
    let tree = &scene.tree;
    let between = (saying + 1..must).rev().find(|&i| matches!(tree.rel(i), Rel::Nsubj | Rel::NsubjPass) && tree.nominal(i));
    between.or_else(|| tree.subject(must).or_else(|| tree.subject(clause)).map(|s| s.head))
}

/// Whether it is somebody with a name of its own in the world: a state, an office, an organisation, a named person.
fn party(scene: &Scene, head: usize) -> bool {
    scene.actor(head).is_some_and(|a| {
        let m = scene.resolve(a);
        m.id.is_some() || m.country.is_some()
    })
}
