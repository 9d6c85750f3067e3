//! Numbers of people and things: whom they count, to which event they belong, and when they are a toll rather than an event.

use super::scene::Scene;
use super::{Count, Event, Participant};
use crate::record::{EventType, QuantityKind};
use crate::syntax::{Rel, Upos};

/// Counts in the roles of every event; then hands the dead and wounded of a clause to the event of force that made them.
pub fn join(scene: &Scene, sentence: usize, events: &mut Vec<Event>) {
    for event in events.iter_mut() {
        let frame = &scene.frames.frames[event.frame];
        let kind = match frame.count.as_str() {
            "" => None,
            name => QuantityKind::parse(name),
        };
        let mut counts = Vec::new();
        for target in &event.targets {
            if let Some(count) = of(scene, target, kind.unwrap_or(QuantityKind::Other)) {
                counts.push(count);
            }
        }
        if kind.is_none() {
            counts.retain(|_| event.kind == EventType::TerritorialCapture || event.kind == EventType::Aid);
            for c in &mut counts {
                c.kind = if event.kind == EventType::TerritorialCapture { QuantityKind::Captured } else { QuantityKind::Other };
            }
        } else if counts.is_empty() && event.targets.is_empty() {
            counts.extend(bare(scene, event, kind.unwrap_or(QuantityKind::Other)));
        }
        event.counts = counts;
    }
    hand_over(scene, events);
    loose(scene, sentence, events);
}

/// The number in a participant's words.
fn of(scene: &Scene, who: &Participant, kind: QuantityKind) -> Option<Count> {
    let tree = &scene.tree;
    let mut numbers: Vec<usize> = who.tokens.clone().filter_map(|i| scene.number(i)).collect();
    for c in tree.syntax.children(who.head) {
        if tree.rel(c) == Rel::Nummod {
            numbers.extend(scene.number(c));
        }
    }
    numbers.extend(scene.number(who.head));
    // "Two of the bombs", "des dizaines de milliers de personnes": the number may be the head and the people its genitive.
    if who.tokens.start > 0 {
        numbers.extend(scene.number(who.tokens.start - 1).filter(|&n| scene.numbers[n].tokens.end == who.tokens.start));
    }
    let single = tree.syntax.children(who.head).any(|c| c < who.head && tree.text.lower(c) == "one");
    if single && numbers.is_empty() && kind != QuantityKind::Other {
        let unit = Some(tree.text.tokens[who.head].span);
        return Some(Count {
            number: None,
            span: who.span,
            kind,
            unit,
            who: Some(who.span),
            min: 1,
            max: Some(1),
            approximate: false,
        });
    }
    let number = numbers.into_iter().filter(|&n| !scene.numbers[n].ordinal && !scene.numbers[n].percent).find(|&n| {
        let t = &scene.numbers[n].tokens;
        !t.clone().any(|i| scene.time(i).is_some())
    })?;
    let n = &scene.numbers[number];
    let unit = (tree.upos(who.head) != Upos::Num && !n.tokens.contains(&who.head)).then(|| tree.text.tokens[who.head].span);
    Some(Count {
        number: Some(number),
        span: n.span,
        kind,
        unit,
        who: Some(who.span),
        min: n.min,
        max: n.max,
        approximate: n.approximate,
    })
}

/// "about 1 million displaced", "leaving 13 dead": the number stands before the word itself.
fn bare(scene: &Scene, event: &Event, kind: QuantityKind) -> Option<Count> {
    let tree = &scene.tree;
    let sentence = &tree.text.sentences[tree.text.sentence_of(event.head)].tokens;
    let from = event.tokens.start.saturating_sub(3).max(sentence.start);
    let child = tree
        .syntax
        .children(event.head)
        .filter(|&c| tree.rel(c) == Rel::Nummod || c < event.head)
        .filter_map(|c| scene.number(c))
        .next();
    let subject = tree.subject(event.head).and_then(|s| scene.number(s.head));
    let before = (from..event.tokens.start).rev().find_map(|i| scene.number(i));
    let number = child.or(subject).or(before).filter(|&n| {
        let number = &scene.numbers[n];
        !number.ordinal && !number.percent && !number.tokens.clone().any(|i| scene.time(i).is_some())
    })?;
    let n = &scene.numbers[number];
    Some(Count {
        number: Some(number),
        span: n.span,
        kind,
        unit: None,
        who: None,
        min: n.min,
        max: n.max,
        approximate: n.approximate,
    })
}

/// "Clashes ... leaving 23 dead", "killed in an attack on X", "the death of eight in a bombing": one event, with its dead.
fn hand_over(scene: &Scene, events: &mut Vec<Event>) {
    let mut drop = Vec::new();
    for i in 0..events.len() {
        if !matches!(events[i].kind, EventType::Killing | EventType::Injury)
            || events[i].counts.is_empty()
            || events[i].nominal && events[i].agents.len() > 1
        {
            continue;
        }
        if let Some(j) = cause(scene, events, i) {
            let victim = events[i].clone();
            let words = scene.tree.text.slice(victim.trigger(scene));
            let event = &mut events[j];
            for target in victim.targets {
                if !event.targets.iter().any(|t| t.span.overlaps(target.span)) {
                    event.targets.push(target);
                }
            }
            for agent in victim.agents {
                let known = event.agents.iter().chain(&event.targets).any(|t| t.span.overlaps(agent.span));
                if !known && event.kind != EventType::ArmedClash {
                    event.agents.push(agent);
                }
            }
            event.counts.extend(victim.counts);
            event.why.push(format!("its dead or wounded are told by \"{}\"", words));
            drop.push(i);
        }
    }
    let mut at = 0;
    events.retain(|_| {
        at += 1;
        !drop.contains(&(at - 1))
    });
}

/// The event of force that the victims' clause hangs on, or that hangs on it.
fn cause(scene: &Scene, events: &[Event], i: usize) -> Option<usize> {
    let tree = &scene.tree;
    let victim = &events[i];
    let able = |j: usize| {
        let e = &events[j];
        j != i && e.violent() && !matches!(e.kind, EventType::Killing | EventType::Injury | EventType::Offensive)
    };
    // "killed in the attack on X": the event hangs on the victims' verb by a preposition.
    for phrase in tree.obliques(victim.head) {
        let near = matches!(
            phrase.key.as_str(),
            "in" | "during" | "by" | "after" | "when" | "dans" | "lors" | "par" | "pendant" | "durant" | "lors de" | "au" | "à"
        );
        if let Some(j) =
            (0..events.len()).find(|&j| able(j) && (events[j].head == phrase.head || events[j].tokens.contains(&phrase.head)))
        {
            if near {
                return Some(j);
            }
        }
    }
    // "the death of eight in a bombing": nothing but the dead stands between the two nouns.
    if victim.nominal {
        let next = (0..events.len()).filter(|&j| able(j) && events[j].head > victim.head).min_by_key(|&j| events[j].head);
        if let Some(j) = next {
            let plain = !(victim.head + 1..events[j].head).any(|i| tree.upos(i) == Upos::Verb);
            let within = tree
                .preposition(events[j].head)
                .is_some_and(|p| matches!(p.as_str(), "in" | "during" | "by" | "dans" | "lors" | "par" | "pendant" | "durant"));
            if plain && within && events[j].head - victim.head <= 12 {
                return Some(j);
            }
        }
    }
    // "an attack that killed 12", "clashes ... leaving 23 dead", "was flattened, killing 12": the victims' verb hangs on the event.
    let subject = tree.subject(victim.head).map(|s| s.head);
    if let Some(j) = (0..events.len()).find(|&j| able(j) && Some(events[j].head) == subject) {
        return Some(j);
    }
    for (governor, rel) in tree.governors(victim.head) {
        if let Some(j) = (0..events.len()).find(|&j| able(j) && (events[j].head == governor || events[j].clause == governor)) {
            let participle =
                !tree.finite(victim.head) && matches!(rel, Rel::Advcl | Rel::Xcomp | Rel::Acl | Rel::Conj | Rel::Parataxis);
            if participle || rel == Rel::AclRelcl {
                return Some(j);
            }
        }
        if !matches!(rel, Rel::Xcomp | Rel::Advcl | Rel::Acl | Rel::AclRelcl | Rel::Obj | Rel::Ccomp | Rel::Conj) {
            break;
        }
        // "clashes have rocked the city, leaving 23 dead": the event is the subject of the verb above.
        let above = tree.subject(governor).map(|s| s.head);
        if let Some(j) = (0..events.len()).find(|&j| able(j) && Some(events[j].head) == above) {
            if !tree.finite(victim.head) || rel == Rel::Xcomp || rel == Rel::Obj {
                return Some(j);
            }
        }
    }
    None
}

/// Words of harm with a number of their own that no event has taken: "13 morts", "40 wounded".
fn loose(scene: &Scene, sentence: usize, events: &mut [Event]) {
    let tree = &scene.tree;
    for i in tree.text.sentences[sentence].tokens.clone() {
        let Some(kind) = harm(tree.text.lower(i)) else { continue };
        let number =
            tree.syntax.children(i).find_map(|c| scene.number(c)).or_else(|| (i > 0).then(|| scene.number(i - 1)).flatten());
        let Some(number) = number else { continue };
        let n = &scene.numbers[number];
        if n.ordinal
            || n.percent
            || n.tokens.contains(&i)
            || n.tokens.clone().any(|t| scene.time(t).is_some())
            || events.iter().any(|e| e.tokens.contains(&i) || e.counts.iter().any(|c| c.number == Some(number)))
        {
            continue;
        }
        let nearest =
            events.iter_mut().filter(|e| e.violent() || e.kind == EventType::CasualtyToll).min_by_key(|e| e.head.abs_diff(i));
        if let Some(event) = nearest {
            let count = Count {
                number: Some(number),
                span: n.span,
                kind,
                unit: None,
                who: Some(tree.text.tokens[i].span),
                min: n.min,
                max: n.max,
                approximate: n.approximate,
            };
            event.counts.push(count);
            event.why.push(format!("count told by \"{}\"", tree.text.word(i)));
        }
    }
}

fn harm(word: &str) -> Option<QuantityKind> {
    Some(match word {
        "dead" | "killed" | "deaths" | "fatalities" | "morts" | "tués" | "tuées" | "décès" => QuantityKind::Killed,
        "wounded" | "injured" | "blessés" | "blessées" => QuantityKind::Wounded,
        "missing" | "disparus" | "disparues" => QuantityKind::Missing,
        "prisoners" | "prisonniers" => QuantityKind::Captured,
        _ => return None,
    })
}

/// Deaths counted over a period are a toll, not an event of their own.
pub fn tolls(scene: &Scene, events: &mut [Event]) {
    for event in events {
        if event.kind != EventType::Killing || event.counts.is_empty() || !event.agents.is_empty() {
            continue;
        }
        // No single event kills thousands without anybody to name.
        if event.counts.iter().any(|c| c.min >= 1000) && !event.nominal {
            event.kind = EventType::CasualtyToll;
            event.why.push("deaths in thousands are a toll".into());
            continue;
        }
        let Some(when) = &event.time else { continue };
        let mention = &scene.times[when.mention];
        let long = when.interval.is_some_and(|(a, b)| b.0 - a.0 >= 5);
        if mention.since || long || mention.kind == crate::time::Kind::Duration {
            event.kind = EventType::CasualtyToll;
            event.why.push("deaths counted over a period are a toll".into());
        }
    }
}
