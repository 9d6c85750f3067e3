//! Which event a time or a place belongs to. A mention climbs the tree to the first event it meets.

use super::scene::Scene;
use super::{Event, When};
use crate::record::TimeBasis;
use crate::syntax::{Rel, Tense};
use crate::time::{Granularity, Kind};

/// The token of a mention that hangs on a token outside it.
fn top(scene: &Scene, tokens: &std::ops::Range<usize>) -> usize {
    let syntax = scene.tree.syntax;
    tokens.clone().find(|&i| syntax.head(i).is_none_or(|h| !tokens.contains(&h))).unwrap_or(tokens.start)
}

/// Gives the calendar expressions of a sentence to its events.
pub fn times(scene: &Scene, sentence: usize, events: &mut [Event]) {
    let tree = &scene.tree;
    let range = tree.text.sentences[sentence].tokens.clone();
    let first = scene.times.partition_point(|t| t.tokens.start < range.start);
    let mentions: Vec<usize> = (first..scene.times.len()).take_while(|&t| scene.times[t].tokens.start < range.end).collect();
    let mut over: Vec<(usize, usize)> = Vec::new();
    for &t in &mentions {
        let mention = &scene.times[t];
        if mention.kind == Kind::Set || mention.interval.is_none() && mention.anchor.is_none() {
            continue;
        }
        let mut at = top(scene, &mention.tokens);
        let mut owner = None;
        for step in 0..8 {
            if step > 0 || events.iter().any(|e| e.head == at) {
                let here: Vec<usize> = (0..events.len())
                    .filter(|&e| events[e].parts.contains(&at) || events[e].head == at || events[e].clause == at)
                    .collect();
                if !here.is_empty() {
                    owner = Some(here);
                    break;
                }
            }
            match tree.syntax.head(at) {
                Some(h) => at = h,
                None => break,
            }
        }
        match owner {
            Some(list) => {
                for e in
                    list.into_iter().filter(|&e| !(events[e].nominal && mention.since && first_since(scene, &mention.tokens)))
                {
                    over.push((e, t));
                }
            }
            None if mention.since && first_since(scene, &mention.tokens) => {}
            None => over.extend((0..events.len()).filter(|&e| !in_relative(scene, events[e].clause)).map(|e| (e, t))),
        }
    }
    for (e, t) in over {
        if let Some(when) = events[e].time.as_mut().filter(|w| w.mention != t) {
            let joined = beside(scene, when.mention, t);
            if let (true, Some((a, b)), Some((c, d))) = (joined, when.interval, scene.times[t].interval) {
                when.interval = Some((a.min(c), b.max(d)));
                continue;
            }
        }
        let better = match &events[e].time {
            None => true,
            Some(w) => score(scene, t) > score(scene, w.mention),
        };
        if better {
            events[e].time = Some(stated(scene, t));
        }
    }
    share(scene, events);
}

/// Whether a token is where an event is told: its trigger, the verb of its clause, or whatever verb its noun hangs on.
fn tells(scene: &Scene, event: &Event, at: usize) -> bool {
    let tree = &scene.tree;
    let governed = event.nominal
        && event.clause == event.head
        && tree.syntax.head(event.head) == Some(at)
        && tree.upos(at) == crate::syntax::Upos::Verb
        && matches!(tree.rel(event.head), Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Obl);
    event.parts.contains(&at) || event.head == at || event.clause == at || governed
}

/// "the first raids since March": the raids are later.
fn first_since(scene: &Scene, tokens: &std::ops::Range<usize>) -> bool {
    let tree = &scene.tree;
    let start = tree.text.sentences[tree.text.sentence_of(tokens.start)].tokens.start;
    (start.max(tokens.start.saturating_sub(6))..tokens.start).any(|i| {
        matches!(tree.text.lower(i), "first" | "premier" | "première" | "premiers" | "premières" | "worst" | "deadliest" | "pire")
    })
}

/// Whether two days stand side by side ("on the 11th and 14th", "Tuesday night and Wednesday at dawn").
fn beside(scene: &Scene, a: usize, b: usize) -> bool {
    let (x, y) = (&scene.times[a], &scene.times[b]);
    let day = |m: &crate::time::Mention| matches!(m.granularity, Granularity::Day | Granularity::Time) && !m.since;
    let (first, second) = if x.tokens.start <= y.tokens.start { (x, y) } else { (y, x) };
    let gap = first.tokens.end..second.tokens.start;
    day(x)
        && day(y)
        && gap.len() <= 5
        && gap.clone().any(|i| matches!(scene.tree.text.lower(i), "and" | "et" | "before" | "after" | "&"))
        && !gap.clone().any(|i| scene.tree.upos(i) == crate::syntax::Upos::Verb)
}

fn in_relative(scene: &Scene, i: usize) -> bool {
    scene.tree.rel(i) == Rel::AclRelcl || scene.tree.governors(i).iter().any(|(_, r)| *r == Rel::AclRelcl)
}

fn score(scene: &Scene, t: usize) -> i32 {
    let m = &scene.times[t];
    let exact = match m.granularity {
        Granularity::Time | Granularity::Day => 4,
        Granularity::Week => 3,
        Granularity::Month => 2,
        _ => 1,
    };
    exact + 2 * m.interval.is_some() as i32
}

fn stated(scene: &Scene, t: usize) -> When {
    let m = &scene.times[t];
    When { mention: t, interval: m.interval, granularity: m.granularity, basis: TimeBasis::Stated }
}

/// Clauses joined to one another share a time: "X advanced and took Y on Monday", "Since June, X has shelled Y, killing Z".
fn share(scene: &Scene, events: &mut [Event]) {
    for i in 0..events.len() {
        if events[i].time.is_some() {
            continue;
        }
        let chain = joined(scene, events[i].clause);
        let from = (0..events.len()).find(|&j| j != i && events[j].time.is_some() && chain.contains(&events[j].clause));
        if let Some(j) = from {
            events[i].time = events[j].time.clone().map(|w| When { basis: TimeBasis::Inherited, ..w });
            events[i].why.push("time shared with the clause it is joined to".into());
        }
    }
}

/// The verb of a clause and those that it is joined to without a break in time.
fn joined(scene: &Scene, clause: usize) -> Vec<usize> {
    let tree = &scene.tree;
    let mut chain = vec![clause];
    {
        for (governor, rel) in tree.governors(clause) {
            let last = *chain.last().unwrap_or(&clause);
            let opens = matches!(
                rel,
                Rel::Conj
                    | Rel::Xcomp
                    | Rel::Advcl
                    | Rel::Obj
                    | Rel::Nsubj
                    | Rel::NsubjPass
                    | Rel::Obl
                    | Rel::OblAgent
                    | Rel::Nmod
            );
            let marked = tree.syntax.children(last).any(|c| {
                tree.rel(c) == Rel::Mark
                    && matches!(tree.text.lower(c), "after" | "before" | "despite" | "to" | "pour" | "après" | "avant")
            });
            if !opens || marked && rel == Rel::Advcl {
                break;
            }
            if matches!(rel, Rel::Nmod | Rel::Obl)
                && tree.preposition(last).is_some_and(|p| {
                    matches!(p.as_str(), "after" | "before" | "despite" | "since" | "après" | "avant" | "malgré" | "depuis")
                })
            {
                break;
            }
            chain.push(governor);
        }
    }
    chain
}

/// Places are shared along the same joints as times: "fighting raged in X, killing Y".
fn share_places(scene: &Scene, events: &mut [Event]) {
    for i in 0..events.len() {
        if !events[i].places.is_empty() {
            continue;
        }
        let chain = joined(scene, events[i].clause);
        let from = (0..events.len()).find(|&j| {
            j != i
                && !events[j].places.is_empty()
                && chain.contains(&events[j].clause)
                && events[j].violent()
                && events[i].violent()
        });
        if let Some(j) = from {
            events[i].places = events[j].places.clone();
            events[i].why.push("place shared with the clause it is joined to".into());
        }
    }
}

/// A sentence without a day of its own goes on with the day of the sentence before it in the paragraph, if it tells of the past.
pub fn carry(scene: &Scene, events: &mut [Event]) {
    let text = scene.tree.text;
    let mut last: Option<(usize, When)> = None;
    for event in events.iter_mut() {
        let sentence = text.sentence_of(event.head);
        if let Some(when) = event.time.clone() {
            let day = when.interval.is_some_and(|(a, b)| b.0 - a.0 <= 1) && when.basis != TimeBasis::Inherited;
            if day && event.news() {
                last = Some((sentence, when));
            }
            continue;
        }
        let Some((from, when)) = &last else { continue };
        let near = sentence > *from && sentence - from <= 2;
        let (a, b) = (text.sentences[*from].span.end as usize, text.sentences[sentence].span.start as usize);
        let paragraph = text.source.get(a..b).is_some_and(|gap| !gap.contains("\n\n"));
        if near && paragraph && event.news() && !event.nominal && past(scene, event.clause) {
            event.time = Some(When { basis: TimeBasis::Inherited, ..when.clone() });
            event.why.push("day taken over from the sentence before".into());
        }
    }
}

/// Whether the verb tells of something done, not of what is, will be or had long been.
fn past(scene: &Scene, verb: usize) -> bool {
    let tree = &scene.tree;
    let feats = tree.syntax.words[verb].feats;
    let pluperfect =
        tree.syntax.children(verb).any(|c| matches!(tree.text.lower(c), "had" | "avait" | "avaient" | "étaient" | "était"));
    feats.tense == Tense::Past && !pluperfect
}

/// Closes what hangs on an event: "the same day", "la veille" count from the last dated event before.
pub fn close(scene: &Scene, events: &mut [Event]) {
    for i in 0..events.len() {
        let Some(when) = events[i].time.clone() else { continue };
        let Some(anchor) = scene.times[when.mention].anchor else { continue };
        if when.interval.is_some() {
            continue;
        }
        let before = (0..i).rev().find(|&j| {
            events[j].time.as_ref().is_some_and(|w| w.mention != when.mention && w.interval.is_some_and(|(a, b)| b.0 - a.0 <= 1))
        });
        if let Some((a, b)) = before.and_then(|j| events[j].time.as_ref().and_then(|w| w.interval)) {
            let interval = Some((a.plus(anchor.days), b.plus(anchor.days)));
            events[i].time = Some(When { interval, basis: TimeBasis::Anchored, ..when });
            events[i].why.push("day counted from the event told before".into());
        }
    }
}

/// Gives the places of a sentence to its events.
pub fn places(scene: &Scene, sentence: usize, events: &mut [Event]) {
    let tree = &scene.tree;
    let range = tree.text.sentences[sentence].tokens.clone();
    let first = scene.places.partition_point(|p| p.tokens.start < range.start);
    for p in (first..scene.places.len()).take_while(|&p| scene.places[p].tokens.start < range.end) {
        let mention = &scene.places[p];
        let head = if mention.tokens.contains(&mention.head) { mention.head } else { top(scene, &mention.tokens) };
        let preposition = tree.preposition(top(scene, &mention.tokens)).or_else(|| tree.preposition(head));
        if preposition.as_deref().is_some_and(|c| matches!(c, "between" | "entre")) && tree.rel(head) != Rel::Obl {
            continue;
        }
        let mut at = head;
        for step in 0..8 {
            let mut taken = false;
            for event in events.iter_mut() {
                if !tells(scene, event, at) || event.parts.contains(&head) {
                    continue;
                }
                taken = true;
                let within = |tokens: &std::ops::Range<usize>| {
                    tokens.contains(&head) || tokens.start < mention.tokens.end && mention.tokens.start < tokens.end
                };
                if event.agents.iter().any(|a| within(&a.tokens)) {
                    continue;
                }
                if event.targets.iter().any(|t| {
                    within(&t.tokens)
                        && scene.actor(t.head).is_some()
                        && t.place.is_none()
                        && preposition.as_deref().is_none_or(|c| matches!(c, "of" | "de"))
                }) {
                    continue;
                }
                let bare = preposition.is_none() && !event.targets.iter().any(|t| within(&t.tokens));
                let said = mention.capital && bare || scene.actor(head).is_some() && bare;
                if !said && !event.places.contains(&p) {
                    event.places.push(p);
                }
            }
            if taken {
                break;
            }
            // A relative clause says something of its noun, not where the main event took place; "located in X" does.
            let located = matches!(
                tree.syntax.lemma(at),
                "locate" | "situate" | "base" | "hold" | "situer" | "baser" | "trouver" | "station" | "live" | "be"
            );
            if step > 0 && matches!(tree.rel(at), Rel::AclRelcl | Rel::Acl | Rel::Advcl | Rel::Parataxis) && !located {
                break;
            }
            match tree.syntax.head(at) {
                Some(h) => at = h,
                None => break,
            }
        }
    }
    for event in events.iter_mut() {
        for target in event.targets.clone() {
            if let Some(p) = target.place.filter(|p| !event.places.contains(p)) {
                let country = scene.actor(target.head).is_some() && event.nominal && scene.places[p].capital;
                if !country {
                    event.places.push(p);
                }
            }
        }
        for target in event.targets.clone() {
            for p in target.tokens.clone().filter_map(|i| scene.place(i)) {
                let mention = &scene.places[p];
                let inside = mention.tokens.start >= target.tokens.start && mention.tokens.end <= target.tokens.end;
                let named = mention.place.as_ref().is_some_and(|p| p.feature != "country") && scene.is("territory", target.head);
                if inside && named && !event.places.contains(&p) {
                    event.places.push(p);
                }
            }
        }
        // What is done to a country or a town is done there.
        if event.violent() {
            for target in event.targets.clone() {
                if let Some(p) =
                    scene.place(target.head).filter(|&p| scene.places[p].place.is_some() && !event.places.contains(&p))
                {
                    event.places.push(p);
                }
            }
        }
        // Conjuncts of a place taken are places as well: "the provinces of A and B".
        for p in event.places.clone() {
            let head = scene.places[p].head;
            for c in tree.conjuncts(head.min(tree.text.tokens.len() - 1)) {
                if let Some(q) = scene.place(c).filter(|q| !event.places.contains(q)) {
                    event.places.push(q);
                }
            }
        }
        event.places.sort_unstable();
        event.places.dedup();
    }
    share_places(scene, events);
}
