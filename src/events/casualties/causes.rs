//! The dead and wounded of a clause belong to the event of force that made them.

use super::{counts, doing, harm};
use crate::events::governor::carrier;
use crate::events::scene::Scene;
use crate::events::{fill, Event, Participant, When};
use crate::knowledge::among;
use crate::record::{EventType, TimeBasis};
use crate::syntax::{Rel, Upos};

/// "killed three and wounded five", "ten died and many were hurt": one event with its dead and its wounded.
#[inline(never)]
pub(super) fn together(scene: &Scene, events: &mut Vec<Event>) {
    let mut i = 0;
    while i < events.len() {
        let hurt = &events[i];
        let killing = (hurt.kind == EventType::Injury && hurt.time.is_none())
            .then(|| {
                events.iter().position(|k| {
                    // "wounded in an attack in the course of which others were killed": two sentences in one.
                    let (first, last) = (k.head.min(hurt.head), k.head.max(hurt.head));
                    let apart =
                        (first..last).any(|i| among(scene.tree.text.lower(i), "which|laquelle|lequel|lesquelles|lesquels"));
                    !apart
                        && k.kind == EventType::Killing
                        && (scene.tree.syntax.head(hurt.head) == Some(k.head) && scene.tree.rel(hurt.head) == Rel::Conj
                            || scene.tree.syntax.head(k.head) == Some(hurt.head) && scene.tree.rel(k.head) == Rel::Conj)
                })
            })
            .flatten();
        // "three were killed in a raid and five were wounded in an ambush" are two.
        let shared = !scene.tree.finite(hurt.head);
        let as_one =
            |k: &usize| shared || cause(scene, events, i).is_none_or(|own| cause(scene, events, *k).is_none_or(|c| c == own));
        let Some(k) = killing.filter(as_one) else {
            i += 1;
            continue;
        };
        let hurt = events.remove(i);
        let killing = &mut events[if k > i { k - 1 } else { k }];
        killing.counts.extend(hurt.counts);
        for target in hurt.targets {
            fill::add(&mut killing.targets, target);
        }
        // "were killed and thirty wounded by rebels".
        if killing.agents.is_empty() && hurt.agents.iter().all(|a| a.head > hurt.head) {
            killing.agents = hurt.agents;
        }
        killing.why.push(format!("its wounded are told by \"{}\"", scene.tree.text.word(hurt.head)));
    }
}

/// "Clashes ... leaving 23 dead", "killed in an attack on X", "the death of eight in a bombing": one event, with its dead.
#[inline(never)]
pub(super) fn hand_over(scene: &Scene, events: &mut Vec<Event>) {
    let mut drop = Vec::new();
    for i in 0..events.len() {
        if feared(scene, &events[i]) {
            continue;
        }
        let launch = launch(scene, events, i);
        if launch.is_none()
            && (!matches!(events[i].kind, EventType::Killing | EventType::Injury)
                || events[i].counts.is_empty()
                    && !one_killed(scene, &events[i])
                    && (scene.tree.upos(events[i].head) == Upos::Verb || counts::before(scene, events[i].head).is_none())
                    && !struck_by(scene, events, i)
                || events[i].nominal && events[i].agents.len() > 1)
        {
            continue;
        }
        if let Some(j) = launch.or_else(|| cause(scene, events, i)) {
            let victim = events[i].clone();
            let words = scene.tree.text.slice(victim.trigger(scene));
            let event = &mut events[j];
            if launch.is_some() {
                event.clause = victim.clause;
            }
            for target in victim.targets {
                if !event.targets.iter().chain(&event.agents).any(|t| t.span.overlaps(target.span)) {
                    event.targets.push(target);
                }
            }
            for agent in victim.agents {
                let known = event.agents.iter().chain(&event.targets).any(|t| t.span.overlaps(agent.span))
                    || described(scene, victim.head) == Some(agent.head);
                if !known && event.kind != EventType::ArmedClash {
                    event.agents.push(agent);
                }
            }
            for count in victim.counts {
                if count.number.is_none() || !event.counts.iter().any(|k| k.number == count.number) {
                    event.counts.push(count);
                }
            }
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

/// "attacked a post, killing a sergeant": who is one has no number.
fn one_killed(scene: &Scene, victim: &Event) -> bool {
    !victim.targets.is_empty() && doing(scene, victim)
}

/// "Forty soldiers are feared dead after an attack", "on craint la mort de": the attack took place, and whether they died is not known.
fn feared(scene: &Scene, victim: &Event) -> bool {
    let fears = |i: usize| among(scene.tree.syntax.lemma(i), "fear|craindre|redouter|crainte");
    fears(victim.clause) || scene.tree.governors(victim.head).into_iter().take(2).any(|(governor, _)| fears(governor))
}

/// "A missile fired by X struck Y, killing two": what is fired and what it does is one attack.
fn launch(scene: &Scene, events: &[Event], i: usize) -> Option<usize> {
    let hit = &events[i];
    let weapon = scene.tree.subject(hit.head)?.head;
    // Who sent it stands with what was sent.
    let other = hit.agents.iter().any(|a| !(weapon..hit.head).contains(&a.head));
    if hit.nominal
        || other
        || !scene.is("reach", hit.head) && !hit.parts.contains(&weapon)
        || scene.tree.rel(hit.head) == Rel::Acl && scene.tree.syntax.head(hit.head) == Some(weapon)
    {
        return None;
    }
    let fired = |e: &Event| !e.nominal && e.violent() && e.head != hit.head && e.parts.contains(&weapon);
    events.iter().position(fired).filter(|_| scene.is("weapon", weapon))
}

/// "a soldier was killed by gunfire": what killed stands as the agent.
fn struck_by(scene: &Scene, events: &[Event], i: usize) -> bool {
    let victim = &events[i];
    let by = scene.tree.obliques(victim.head).into_iter().find(|p| matches!(p.key, "by" | "par"));
    let event = |p: &crate::events::clause::Phrase| {
        events.iter().any(|e| e.nominal && e.violent() && e.kind != EventType::Killing && e.head == p.head)
    };
    // "a soldier was killed when a drone hit a checkpoint".
    let when = |c: usize| {
        let marked =
            scene.tree.syntax.children(c).any(|d| d < c && among(scene.tree.text.lower(d), "when|lorsque|lorsqu'|quand"));
        marked && events.iter().any(|e| !e.nominal && e.violent() && e.kind != EventType::Killing && e.head == c)
    };
    if !victim.targets.is_empty() && scene.tree.syntax.children(victim.head).any(when) {
        return true;
    }
    // "a bombing that killed a lawmaker".
    let that = scene.tree.subject(victim.head).filter(|_| !scene.tree.passive(victim.head));
    !victim.targets.is_empty() && by.or(that).is_some_and(|p| event(&p))
}

/// "was killed in a raid by X on Monday": who did what killed has killed, there and then.
#[inline(never)]
pub fn share(scene: &Scene, events: &mut [Event]) {
    for i in 0..events.len() {
        let harm = matches!(events[i].kind, EventType::Killing | EventType::Injury) && !events[i].targets.is_empty();
        let whole = !events[i].agents.is_empty() && !events[i].places.is_empty() && events[i].time.is_some();
        let Some(j) = Some(i).filter(|_| harm && !whole).and_then(|i| cause(scene, events, i)) else { continue };
        let done = events[j].clone();
        let event = &mut events[i];
        let mut shared = Vec::new();
        let free = |a: &&Participant| !event.targets.iter().any(|t| t.span.overlaps(a.span));
        let agents: Vec<Participant> = done.agents.iter().filter(free).cloned().collect();
        if event.agents.is_empty() && done.kind != EventType::ArmedClash && !agents.is_empty() {
            event.agents = agents;
            shared.push("agent");
        }
        if event.places.is_empty() && !done.places.is_empty() {
            event.places.clone_from(&done.places);
            shared.push("place");
        }
        if let (None, Some(when)) = (&event.time, &done.time) {
            event.time = Some(When { basis: TimeBasis::Inherited, ..when.clone() });
            shared.push("time");
        }
        if !shared.is_empty() {
            let words = scene.tree.text.slice(done.trigger(scene));
            event.why.push(format!("{} shared with \"{words}\", which did it", shared.join(" and ")));
        }
    }
}

/// The event of force that the victims' clause hangs on, or that hangs on it.
pub(super) fn cause(scene: &Scene, events: &[Event], i: usize) -> Option<usize> {
    let tree = &scene.tree;
    let victim = &events[i];
    let able = |j: usize| {
        let e = &events[j];
        j != i && e.violent() && !matches!(e.kind, EventType::Killing | EventType::Injury | EventType::Offensive)
    };
    // "the clashes went on …, leaving 14 dead", "faisant 14 morts": what stands before is what did it.
    let left = (victim.head.saturating_sub(6)..victim.head)
        .rev()
        .find(|&i| among(tree.syntax.lemma(i), "faire|leave|laisser|causer|cause|claim|coûter|result|lead|entraîner|provoquer"));
    let counted = victim.counts.iter().any(|c| c.number.is_some());
    if let Some(left) = left.filter(|&l| counted && !(l + 1..victim.head).any(|i| tree.upos(i) == Upos::Verb)) {
        let sentence = tree.text.sentence_of(left);
        let before = (0..events.len())
            .filter(|&j| able(j) && events[j].head < left && tree.text.sentence_of(events[j].head) == sentence)
            .max_by_key(|&j| (tree.subject(left).is_some_and(|s| s.head == events[j].head), events[j].head));
        if before.is_some() {
            return before;
        }
    }
    // "killed in the attack on X": the event hangs on the victims' verb by a preposition.
    // "one was killed and two were wounded by a strike": or on the second of two such verbs.
    let joined = tree.syntax.children(victim.head).filter(|&c| tree.rel(c) == Rel::Conj && harm(tree.text.lower(c)).is_some());
    let verbs: Vec<usize> = std::iter::once(victim.head).chain(joined).collect();
    for phrase in verbs.iter().flat_map(|&v| tree.obliques(v)) {
        let near =
            ["in", "during", "by", "after", "when", "dans", "lors", "par", "pendant", "durant", "après", "lors de", "au", "à"]
                .contains(&phrase.key);
        if let Some(j) = (0..events.len()).find(|&j| {
            let e = &events[j];
            // "killed in a string of raids": the phrase is the counting noun's.
            let counting = || e.nominal && carrier(scene, e.head) == phrase.head;
            able(j) && (e.head == phrase.head || e.tokens.contains(&phrase.head) || counting())
        }) {
            // "killed by snipers during clashes": who killed them was one side, and that is told of the killing alone.
            // "killed nine farmers after a raid": nor does who killed so have done what came before.
            let own =
                (events[j].kind == EventType::ArmedClash || matches!(phrase.key, "after" | "après")) && !victim.agents.is_empty();
            if near && !own {
                return Some(j);
            }
        }
    }
    // "tués lors de l'attaque", "au cours d'un raid": the noun of the preposition stands between.
    let through = (0..events.len()).find(|&j| {
        let above = tree.syntax.head(events[j].head);
        able(j)
            && events[j].nominal
            && above.is_some_and(|a| {
                among(tree.text.lower(a), "lors|cours|course|result|suite|because|due")
                    && tree.syntax.head(a) == Some(victim.head)
            })
    });
    if through.is_some() {
        return through;
    }
    // "two were wounded when a tank fired at them": the clause tells what did it.
    // "were killed and ten injured when": or the second of two such verbs has it.
    let mut clauses = verbs.iter().flat_map(|&v| tree.syntax.children(v)).filter(|&c| {
        tree.rel(c) == Rel::Advcl
            && tree.syntax.children(c).any(|d| d < c && among(tree.text.lower(d), "when|as|after|lorsque|lorsqu'|quand"))
    });
    let told = clauses.find_map(|clause| {
        (0..events.len()).find(|&j| {
            // "when their truck hit a landmine".
            let hit = || events[j].kind == EventType::Bombing && tree.syntax.head(events[j].head) == Some(clause);
            able(j) && (events[j].clause == clause || hit())
        })
    });
    if told.is_some() {
        return told;
    }
    // "dix soldats tués dans une embuscade": or on the noun that the participle describes.
    let noun = tree.syntax.head(victim.head).filter(|_| !tree.finite(victim.head) && tree.rel(victim.head) == Rel::Acl);
    // "des dizaines de soldats tués dans": or on the amount before it.
    let amount = noun.filter(|&n| tree.rel(n) == Rel::Nmod).and_then(|n| tree.syntax.head(n)).filter(|&n| scene.is("share", n));
    let hung = |j: &usize| {
        let head = events[*j].head;
        let above = tree.syntax.head(head);
        able(*j)
            && head > victim.head
            && (above == noun || above.is_some() && above == amount)
            && tree.led(head, "in|during|by|dans|lors|par|durant")
    };
    if let Some(j) = noun.and_then(|_| (0..events.len()).find(hung)) {
        return Some(j);
    }
    // "the death of eight in a bombing": nothing but the dead stands between the two nouns.
    if victim.nominal {
        let next = (0..events.len()).filter(|&j| able(j) && events[j].head > victim.head).min_by_key(|&j| events[j].head);
        if let Some(j) = next {
            let plain = !(victim.head + 1..events[j].head).any(|i| tree.upos(i) == Upos::Verb);
            let within = tree.led(events[j].head, "in|during|by|dans|lors|par|pendant|durant");
            if plain && within && events[j].head - victim.head <= 12 {
                return Some(j);
            }
        }
    }
    // "raids on A and B, which killed 12": a place kills nobody; the clause describes what took place there.
    if let Some(place) = described(scene, victim.head) {
        let sentence = tree.text.sentence_of(place);
        let told = (0..events.len())
            .filter(|&j| {
                able(j) && events[j].nominal && events[j].head < place && tree.text.sentence_of(events[j].head) == sentence
            })
            .filter(|&j| !(events[j].head..place).any(|i| matches!(tree.upos(i), Upos::Verb | Upos::Aux)))
            .max_by_key(|&j| events[j].head);
        if told.is_some() {
            return told;
        }
    }
    // "Attack in X: nine dead": a headline's two halves tell one event.
    let start = tree.text.sentences[tree.text.sentence_of(victim.head)].tokens.start;
    let colon = (start..victim.head).rev().take(6).find(|&i| tree.text.word(i) == ":");
    if let Some(colon) = colon.filter(|&c| counted && !(start..c).any(|i| tree.finite(i) && tree.upos(i) == Upos::Verb)) {
        if let Some(j) = (0..events.len()).find(|&j| able(j) && (start..colon).contains(&events[j].head)) {
            return Some(j);
        }
    }
    // "Israel strikes a port, five dead": so do they with a comma, if no verb follows it.
    let comma = (start..victim.head).rev().take(6).find(|&i| tree.text.word(i) == ",");
    let rest = |comma: usize| comma..tree.text.sentences[tree.text.sentence_of(comma)].tokens.end;
    let counted = counted || counts::before(scene, victim.head).is_some();
    if let Some(comma) = comma.filter(|&c| counted && !rest(c).any(|i| matches!(tree.upos(i), Upos::Verb | Upos::Aux))) {
        let told = (0..events.len()).filter(|&j| able(j) && (start..comma).contains(&events[j].head));
        if let Some(j) = told.max_by_key(|&j| events[j].head) {
            return Some(j);
        }
    }
    // "an attack that killed 12", "clashes ... leaving 23 dead", "was flattened, killing 12": the victims' verb hangs on the event.
    let subject = tree.subject(victim.head).map(|s| s.head);
    // "a stabbing spree left two dead".
    let first = |j: usize| tree.rel(events[j].head) == Rel::Compound && tree.syntax.head(events[j].head) == subject;
    if let Some(j) = (0..events.len()).find(|&j| able(j) && (Some(events[j].head) == subject || subject.is_some() && first(j))) {
        return Some(j);
    }
    for (governor, rel) in tree.governors(victim.head) {
        // "a mené une série de frappes, tuant neuf personnes".
        let by = |e: &Event| [e.head, e.clause, carrier(scene, e.head)].contains(&governor);
        if let Some(j) = (0..events.len()).find(|&j| able(j) && by(&events[j])) {
            let participle =
                !tree.finite(victim.head) && matches!(rel, Rel::Advcl | Rel::Xcomp | Rel::Acl | Rel::Conj | Rel::Parataxis);
            // "targeted the city of X killing 37": no city kills; what was done to it did.
            let of_target = rel == Rel::Obj
                && !tree.finite(victim.head)
                && tree.rel(victim.head) == Rel::Acl
                && !tree.passive(victim.head)
                && tree.syntax.head(victim.head).is_some_and(|noun| scene.place(noun).is_some() || scene.is("territory", noun));
            if participle || rel == Rel::AclRelcl || of_target {
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

/// The place that the relative clause of a verb is hung on.
fn described(scene: &Scene, verb: usize) -> Option<usize> {
    let relative = scene.tree.subject(verb).filter(|s| s.how == "what the relative clause describes")?;
    Some(relative.head).filter(|&h| scene.place(h).is_some() || scene.tree.adjunct(h))
}
