//! Which event a calendar expression belongs to: it climbs the tree to the first event it meets.

use super::untold::may_date;
use super::{another_time, continued, joined, opener, top};
use crate::events::scene::Scene;
use crate::events::{Event, When};
use crate::knowledge::among;
use crate::record::TimeBasis;
use crate::syntax::{Rel, Tense, Upos, VerbForm};
use crate::time::Granularity;

/// How near the tree hung a day to an event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    /// Elsewhere in the sentence.
    Sentence,
    /// On the verb above both.
    Verb,
    /// On the event itself or the clause that it is told in.
    Event,
}

/// Gives the calendar expressions of a sentence to its events.
#[inline(never)]
pub fn times(scene: &Scene, sentence: usize, events: &mut [Event]) {
    let tree = &scene.tree;
    let range = tree.text.sentences[sentence].tokens.clone();
    let first = scene.times.partition_point(|t| t.tokens.start < range.start);
    let mentions: Vec<usize> = (first..scene.times.len()).take_while(|&t| scene.times[t].tokens.start < range.end).collect();
    let mut over: Vec<(usize, usize, Near)> = Vec::new();
    for &t in &mentions {
        let mention = &scene.times[t];
        if !may_date(scene, t) {
            continue;
        }
        let began = begun(scene, mention, range.start);
        let mut at = top(scene, &mention.tokens);
        let mut owner = None;
        let mut own = true;
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
            // "the slogan of the revolts of 2011": a day that names which noun is meant says nothing of the verb above.
            let led = mention.tokens.start.checked_sub(1).filter(|&b| b >= range.start).map_or("", |b| tree.text.lower(b));
            // "tué 40 rebelles du 3 au 7 octobre": two ends tell when it was.
            let end = mentions.iter().find(|&&n| n > t).map(|&n| mention.tokens.end..scene.times[n].tokens.start);
            let ranged = end.is_some_and(|gap| reach(scene, mention.tokens.start, &gap));
            let names = step == 0
                && !ranged
                && (among(led, "of|de|du|d'") || tree.led(at, "of|de"))
                && tree
                    .syntax
                    .head(at)
                    .is_some_and(|h| h < at && matches!(tree.upos(h), Upos::Noun | Upos::Propn) && !tells(events, h));
            if names {
                owner = Some(Vec::new());
                break;
            }
            // "the worst fighting since the 2020 war": a year before a noun says which is meant.
            let which =
                step == 0 && mention.granularity == Granularity::Year && matches!(tree.rel(at), Rel::Compound | Rel::Nummod);
            let told = |h: usize| events.iter().any(|e| e.head == h);
            if which && tree.syntax.head(at).is_some_and(|h| h > at && tree.upos(h) == Upos::Noun && !told(h)) {
                owner = Some(Vec::new());
                break;
            }
            match tree.syntax.head(at) {
                // ", a-t-on appris mardi": nor is the day on which it was learnt.
                Some(_) if tree.rel(at) == Rel::Parataxis && among(tree.syntax.lemma(at), "apprendre|learn") => {
                    owner = Some(Vec::new());
                    break;
                }
                Some(_) if another_time(scene, at) => {
                    owner = Some(Vec::new());
                    break;
                }
                // "withdrew, which had not happened since 2012".
                Some(_) if mention.since && never(scene, at) => {
                    owner = Some(Vec::new());
                    break;
                }
                // "reopened embassies closed since 2016": nor is how long the thing had been so.
                Some(h) if mention.since && past_participle(scene, at) && !told(h) => {
                    owner = Some(Vec::new());
                    break;
                }
                // "the holiday, which begins on Monday": what a relative clause says of a thing says nothing of the verb above.
                Some(h)
                    if (tree.rel(at) == Rel::AclRelcl || made(scene, at, h))
                        && !(mention.since && tree.rel(h) != Rel::Obl)
                        && !(tells(events, h) && (past(scene, at) || events.iter().any(|e| e.head == h)))
                        && !(past(scene, at) && scene.is("happen", at) && scene.actor(h).is_none()) =>
                {
                    owner = Some(Vec::new());
                    break;
                }
                Some(h) => {
                    // "and talks opened on Thursday": the day of another clause is the first's only if that has none.
                    own &= !(tree.rel(at) == Rel::Conj && tree.finite(at) && tree.syntax.child(at, Rel::Nsubj).is_some());
                    // "last week, medics said on Friday".
                    own &= !(tree.rel(at) == Rel::Parataxis && scene.saying(at));
                    at = h;
                }
                None => break,
            }
        }
        // "since the war began nine years ago": the day is that of what began. What is counted since, or the sentence opens with, goes on.
        if let Some(since) = began {
            let inside = (0..events.len()).filter(|&e| (since..mention.tokens.start).contains(&events[e].head));
            over.extend(inside.map(|e| (e, t, Near::Event)));
            let until = mention.interval.map(|(a, b)| (a, scene.publication.interval.map_or(b, |(_, day)| day)));
            let above = tree.governors(top(scene, &mention.tokens));
            let opens = since == range.start;
            for (e, event) in events.iter_mut().enumerate().filter(|(_, e)| e.time.is_none()) {
                let told = above.iter().any(|&(at, _)| at == event.head || at == event.clause);
                if opens && owner.as_ref().is_some_and(|o| o.contains(&e))
                    || event.head < since && !event.counts.is_empty() && told && !first_since(scene, &(since..since))
                {
                    event.time = Some(When { interval: until, ..stated(scene, t) });
                }
            }
            continue;
        }
        match owner {
            Some(list) => {
                let list = told_on(scene, events, list, (t, at), &mentions);
                let since = mention.since && first_since(scene, &mention.tokens);
                for e in list.into_iter().filter(|&e| !since || !events[e].nominal && !first_time(scene, &mention.tokens)) {
                    over.push((e, t, if own { Near::Event } else { Near::Sentence }));
                }
            }
            None if mention.since && first_since(scene, &mention.tokens) => {}
            None => {
                // "paused the campaign in October under a truce, but said last week": the day of the verb that both hang on goes first.
                let verb = |at: usize| tree.governors(at).into_iter().map(|g| g.0).find(|&v| tree.upos(v) == Upos::Verb);
                let told = verb(top(scene, &mention.tokens));
                let beside = |e: &Event| e.nominal && told.is_some() && verb(e.head) == told;
                let free = (0..events.len()).filter(|&e| !in_relative(scene, events[e].clause));
                over.extend(free.map(|e| (e, t, if beside(&events[e]) { Near::Verb } else { Near::Sentence })));
            }
        }
    }
    let mut nearest = vec![Near::Sentence; events.len()];
    for (e, t, near) in over {
        // "a promis une riposte et décrété un deuil à compter de mercredi": what is done was done by now.
        let ahead = scene.times[t].interval.zip(scene.publication.interval).is_some_and(|((day, _), (_, now))| day > now);
        if ahead && done(scene, &events[e]) {
            continue;
        }
        if let Some(when) = events[e].time.as_mut().filter(|w| w.mention != t) {
            let joined = beside(scene, when.mention, t);
            if let (true, Some((a, b)), Some((c, d))) = (joined, when.interval, scene.times[t].interval) {
                when.interval = Some((a.min(c), b.max(d)));
                continue;
            }
        }
        let better = match &events[e].time {
            None => true,
            Some(_) if nearest[e] != near => near > nearest[e],
            Some(w) => score(scene, t) > score(scene, w.mention),
        };
        if better {
            nearest[e] = near;
            events[e].time = Some(stated(scene, t));
        }
    }
    openings(scene, events);
    share(scene, events);
}

/// "condemned on Tuesday the killing of X on Sunday": of two days under one verb with a noun of an event between them, the first is the
/// verb's and the second the noun's. `list`: the events that expression `t` reaches at token `at`.
fn told_on(scene: &Scene, events: &[Event], list: Vec<usize>, (t, at): (usize, usize), mentions: &[usize]) -> Vec<usize> {
    let tree = &scene.tree;
    let day = |n: usize| scene.times[n].interval.is_some() && !scene.times[n].since;
    let under = |i: usize| tree.governors(i).iter().any(|g| g.0 == at);
    let twin = |n: &&usize| **n != t && day(**n) && under(top(scene, &scene.times[**n].tokens));
    let Some(&other) = mentions.iter().find(twin).filter(|_| day(t)) else { return list };
    let (first, second) = (t.min(other), t.max(other));
    let gap = scene.times[first].tokens.end..scene.times[second].tokens.start;
    // "began their assault on Monday and had cleared the town on Friday": the second day is that of another verb.
    let last = top(scene, &scene.times[second].tokens);
    let between = |&e: &usize| {
        let noun = events[e].head;
        let own = tree.syntax.head(last) == Some(at) || tree.syntax.under(last, noun);
        events[e].nominal && noun > at && gap.contains(&noun) && under(noun) && own
    };
    if !(0..events.len()).any(|e| between(&e)) || t == second && list.iter().all(between) {
        return list;
    }
    if t == second {
        (0..events.len()).filter(between).collect()
    } else {
        list.into_iter().filter(|e| !between(e)).collect()
    }
}

/// Whether a clause says that something had not come about.
fn never(scene: &Scene, verb: usize) -> bool {
    let tree = &scene.tree;
    let relative = || tree.syntax.children(verb).any(|c| c < verb && among(tree.text.lower(c), "which|qui"));
    (tree.rel(verb) == Rel::AclRelcl || tree.rel(verb) == Rel::Advcl && relative())
        && tree.syntax.children(verb).any(|c| among(tree.text.lower(c), "not|n't|never|pas|jamais"))
}

/// Whether a past participle says more of a noun.
fn past_participle(scene: &Scene, at: usize) -> bool {
    let feats = scene.tree.syntax.words[at].feats;
    scene.tree.rel(at) == Rel::Acl && feats.form == VerbForm::Participle && feats.tense == Tense::Past
}

/// "for the first time since": what is done for the first time is done now.
fn first_time(scene: &Scene, tokens: &std::ops::Range<usize>) -> bool {
    let text = scene.tree.text;
    tokens.start >= 2 && (tokens.start - 2..tokens.start).any(|i| among(text.lower(i), "time|fois"))
}

/// "Le M23, créé en 2012, a pris Goma", "violated the declaration signed in July": whether a participle says what became of somebody, but
/// for what is still awaited of them, or of what is written.
fn made(scene: &Scene, participle: usize, noun: usize) -> bool {
    let tree = &scene.tree;
    past_participle(scene, participle)
        && (scene.actor(noun).is_some() && !among(tree.syntax.lemma(participle), "attendre|prévoir|expect|schedule|due")
            || among(
                tree.syntax.lemma(participle),
                "sign|adopt|conclude|publish|issue|enact|signer|adopter|conclure|publier|voter",
            ))
}

/// Whether the verb of an event is in a past of its own, without a modal.
fn done(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let feats = tree.syntax.words[event.clause].feats;
    let aux = |c: usize| tree.rel(c) == Rel::Aux;
    !event.nominal
        && event.clause == event.head
        && feats.form == VerbForm::Participle
        && feats.tense == Tense::Past
        && tree.syntax.children(event.head).any(|c| aux(c) && among(tree.syntax.lemma(c), "avoir|have"))
        && !tree
            .syntax
            .children(event.head)
            .any(|c| aux(c) && among(tree.text.lower(c), "will|would|may|could|might|aura|auront"))
}

fn tells(events: &[Event], noun: usize) -> bool {
    events.iter().any(|e| e.head == noun || e.parts.contains(&noun))
}

fn past(scene: &Scene, verb: usize) -> bool {
    scene.tree.syntax.words[verb].feats.tense == Tense::Past
}

/// "the first raids since March", "l'attaque la plus meurtrière depuis": the raids are later.
fn first_since(scene: &Scene, tokens: &std::ops::Range<usize>) -> bool {
    let tree = &scene.tree;
    let start = tree.text.sentences[tree.text.sentence_of(tokens.start)].tokens.start;
    (start.max(tokens.start.saturating_sub(10))..tokens.start)
        .any(|i| among(tree.text.lower(i), FIRST) || i > start && tree.text.lower(i) == "plus" && tree.upos(i - 1) == Upos::Det)
}

/// What tells one of a kind from those before it.
const FIRST: &str =
    "first|premier|première|premiers|premières|worst|deadliest|pire|pires|bloodiest|heaviest|biggest|largest|most|\
    fiercest|latest|second|third|deuxième|dernier|dernière";

/// "since the war began nine years ago", "depuis le début du conflit en 2014": the "since" of the clause or phrase that a day closes.
fn begun(scene: &Scene, mention: &crate::time::Mention, start: usize) -> Option<usize> {
    let tree = &scene.tree;
    let before = (start.max(mention.tokens.start.saturating_sub(12))..mention.tokens.start).rev();
    let mut whole = before.take_while(|&i| tree.text.word(i) != "," && scene.time(i).is_none());
    let since = whole.find(|&i| among(tree.text.lower(i), "since|depuis")).filter(|_| !mention.since)?;
    // "tirées depuis Gaza".
    if (since + 1..mention.tokens.start.min(since + 3)).any(|i| scene.place(i).is_some()) {
        return None;
    }
    let content = |i: usize| matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Verb);
    (since + 1..mention.tokens.start).any(content).then_some(since)
}

/// Whether two days stand side by side ("on the 11th and 14th", "Tuesday night and Wednesday at dawn", "from 3 to 7 October").
fn beside(scene: &Scene, a: usize, b: usize) -> bool {
    let (x, y) = (&scene.times[a], &scene.times[b]);
    let day = |m: &crate::time::Mention| matches!(m.granularity, Granularity::Day | Granularity::Time) && !m.since;
    let (first, second) = if x.tokens.start <= y.tokens.start { (x, y) } else { (y, x) };
    let gap = first.tokens.end..second.tokens.start;
    day(x)
        && day(y)
        && gap.len() <= 5
        && (gap.clone().any(|i| among(scene.tree.text.lower(i), "and|et|before|after|&"))
            || reach(scene, first.tokens.start, &gap))
        && !gap.clone().any(|i| scene.tree.upos(i) == Upos::Verb)
}

/// "from 3 to 7 October", "du 3 au 7 octobre", "5–8 October": whether what stands between two days leads from the one to the other.
fn reach(scene: &Scene, first: usize, gap: &std::ops::Range<usize>) -> bool {
    let text = scene.tree.text;
    let dash = gap.len() == 1 && matches!(text.word(gap.start), "–" | "-" | "—");
    let led = first > 0 && among(text.lower(first - 1), "from|between|du|de|entre");
    let to = !gap.is_empty() && gap.len() <= 2 && gap.clone().all(|i| among(text.lower(i), "to|until|till|through|au|à|le|la"));
    dash || led && to
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

/// "since 7 October, when X attacked Y": what the clause after the date tells took place on that date, not since.
fn openings(scene: &Scene, events: &mut [Event]) {
    let tree = &scene.tree;
    for event in events {
        let Some(opener) = opener(scene, event.clause, &["when", "lorsque", "lorsqu'", "quand", "où"]) else { continue };
        // "the worst raid since 2012 when rebels killed nine on Monday".
        let later = event.time.as_ref().map(|w| event.head..scene.times[w.mention].tokens.start).filter(|gap| !gap.is_empty());
        if later.is_some_and(|mut gap| event.head > opener && !gap.any(|i| tree.text.word(i) == ",")) {
            continue;
        }
        let before = (opener.saturating_sub(2)..opener).rev().find(|&i| tree.text.word(i) != ",");
        let Some(t) = before.and_then(|i| scene.time(i)) else { continue };
        let m = &scene.times[t];
        if let Some((a, b)) = m.interval {
            let interval = Some((a, if m.since { a } else { b }));
            event.time = Some(When { mention: t, interval, granularity: m.granularity, basis: TimeBasis::Stated });
        }
    }
}

/// Clauses joined to one another share a time: "X advanced and took Y on Monday", "Since June, X has shelled Y, killing Z".
fn share(scene: &Scene, events: &mut [Event]) {
    for i in 0..events.len() {
        if events[i].time.is_some() {
            continue;
        }
        let chain = joined(scene, events[i].clause);
        let dated = |j: &usize| *j != i && events[*j].time.is_some();
        let from = (0..events.len())
            .filter(dated)
            .find(|&j| chain.contains(&events[j].clause))
            .or_else(|| (0..events.len()).filter(dated).find(|&j| continued(scene, events[i].clause, events[j].clause)));
        if let Some(j) = from {
            events[i].time = events[j].time.clone().map(|w| When { basis: TimeBasis::Inherited, ..w });
            events[i].why.push("time shared with the clause it is joined to".into());
        }
    }
}
