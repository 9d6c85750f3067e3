//! Who acts on whom, how often and how; and the threads of a story: a place that changes hands, a figure that grows.

use std::collections::HashMap;

use super::kinds::{self, Mode};
use crate::knowledge::sort;
use crate::record::{
    Act, ActorKind, ActorName, EventType, MergedActor, QuantityKind, StoryActor, StoryEvent, Thread, ThreadKind,
};

/// The key of an actor in the graph: its id, else its name, else what sort of people they are.
fn key(actor: &MergedActor) -> Option<String> {
    if matches!(actor.kind, ActorKind::Place | ActorKind::Thing) {
        return None;
    }
    let named = matches!(actor.kind, ActorKind::Person | ActorKind::Organisation);
    let name = actor.name.clone().or_else(|| named.then(|| actor.text.clone()));
    actor.id.clone().or(name).or_else(|| actor.sector.as_ref().map(|s| ["sector:", s].concat()))
}

/// The actors of events that are told as facts, those in most events first.
pub(super) fn actors(events: &[StoryEvent]) -> Vec<StoryActor> {
    let mut number: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<StoryActor> = Vec::new();
    for event in events.iter().filter(|e| kinds::mode(e.record.factuality) == Mode::Real) {
        let r = &event.record;
        for (acts, actor) in r.agents.iter().map(|a| (true, a)).chain(r.targets.iter().map(|a| (false, a))) {
            let Some(id) = key(actor) else { continue };
            let at = *number.entry(id.clone()).or_insert(found.len());
            if at == found.len() {
                found.push(StoryActor {
                    id,
                    name: actor.name.clone().unwrap_or_else(|| actor.text.clone()),
                    kind: actor.kind,
                    country: actor.country.clone(),
                    sector: actor.sector.clone(),
                    agent_of: Vec::new(),
                    target_of: Vec::new(),
                    acts: Vec::new(),
                    names: Vec::new(),
                });
            }
            let entry = &mut found[at];
            let list = if acts { &mut entry.agent_of } else { &mut entry.target_of };
            if !list.contains(&event.id) {
                list.push(event.id.clone());
            }
            for said in &actor.said {
                match entry.names.iter_mut().find(|n| n.text == said.text) {
                    Some(name) if name.documents.contains(&said.document) => {}
                    Some(name) => name.documents.push(said.document.clone()),
                    None => entry.names.push(ActorName { text: said.text.clone(), documents: vec![said.document.clone()] }),
                }
            }
        }
        for (by, on) in pairs(event) {
            if let Some(&at) = number.get(&by) {
                act(&mut found[at].acts, on, r.r#type, &event.id);
            }
        }
    }
    let mut all = found;
    for actor in &mut all {
        sort::by(&mut actor.acts, |a, b| b.count.cmp(&a.count).then_with(|| (&a.on, a.r#type).cmp(&(&b.on, b.r#type))));
        sort::by(&mut actor.names, |a, b| b.documents.len().cmp(&a.documents.len()).then_with(|| a.text.cmp(&b.text)));
    }
    let events = |a: &StoryActor| a.agent_of.len() + a.target_of.len();
    sort::by(&mut all, |a, b| events(b).cmp(&events(a)).then_with(|| a.id.cmp(&b.id)));
    all
}

/// Who acts on whom in an event; parties of a fight or of talks act on each other.
fn pairs(event: &StoryEvent) -> Vec<(String, String)> {
    let keys = |list: &[MergedActor]| list.iter().filter_map(key).collect::<Vec<_>>();
    let (agents, targets) = (keys(&event.record.agents), keys(&event.record.targets));
    let mut pairs: Vec<(String, String)> =
        agents.iter().flat_map(|a| targets.iter().map(move |t| (a.clone(), t.clone()))).collect();
    if kinds::mutual(event.record.r#type) {
        pairs.extend(agents.iter().flat_map(|a| agents.iter().map(move |b| (a.clone(), b.clone()))));
        let back: Vec<_> = targets.iter().flat_map(|t| agents.iter().map(move |a| (t.clone(), a.clone()))).collect();
        pairs.extend(back);
    }
    pairs.retain(|(a, b)| a != b);
    sort::plainly(&mut pairs);
    pairs.dedup();
    pairs
}

fn act(acts: &mut Vec<Act>, on: String, kind: EventType, event: &str) {
    match acts.iter_mut().find(|a| a.on == on && a.r#type == kind) {
        Some(act) => {
            act.count += 1;
            act.events.push(event.into());
        }
        None => acts.push(Act { on, r#type: kind, count: 1, events: vec![event.into()] }),
    }
}

/// The threads of a story, in the order of their ids.
pub(super) fn threads(events: &[StoryEvent]) -> Vec<Thread> {
    let mut number: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<Thread> = Vec::new();
    let mut add = |kind: ThreadKind, title: &str, event: &StoryEvent| {
        let id = [kind.as_str(), ":", title].concat();
        let at = *number.entry(id.clone()).or_insert(found.len());
        if at == found.len() {
            found.push(Thread { id, kind, title: title.into(), events: Vec::new(), documents: Vec::new() });
        }
        let thread = &mut found[at];
        if !thread.events.contains(&event.id) {
            thread.events.push(event.id.clone());
        }
        for member in &event.members {
            if !thread.documents.contains(&member.document) {
                thread.documents.push(member.document.clone());
            }
        }
    };
    for event in events.iter().filter(|e| kinds::mode(e.record.factuality) == Mode::Real) {
        let r = &event.record;
        use EventType::*;
        if matches!(r.r#type, TerritorialCapture | Advance | Withdrawal | Blockade) {
            let narrow = r
                .places
                .iter()
                .filter_map(|p| p.place.as_ref())
                .filter(|p| super::spots::reach(p) < 100.0 || p.feature == "road");
            narrow.for_each(|p| add(ThreadKind::Place, &p.name, event));
        }
        if kinds::pace(r.r#type) == kinds::Pace::Growing {
            let people =
                |k| matches!(k, QuantityKind::Killed | QuantityKind::Displaced | QuantityKind::Returned | QuantityKind::Wounded);
            r.quantities.iter().filter(|q| people(q.kind)).for_each(|q| add(ThreadKind::Series, q.kind.as_str(), event));
        }
    }
    let mut threads = found;
    threads.retain(|t| t.events.len() > 1 || t.documents.len() > 1);
    sort::by(&mut threads, |a, b| a.id.cmp(&b.id));
    threads.iter_mut().for_each(|t| sort::plainly(&mut t.documents));
    threads
}
