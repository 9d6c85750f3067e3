//! Days that an event takes over from what was told before: the day of the story, "the same day", "la veille".

use crate::events::phrase::definite;
use crate::events::scene::Scene;
use crate::events::{Event, Participant, When};
use crate::knowledge::among;
use crate::record::{EventType, TimeBasis};
use crate::syntax::{Rel, Tense, Upos, VerbForm};
use crate::text::Part;
use crate::time::{Date, Kind};

/// How many sentences a day is carried over.
const CARRY: usize = 12;

/// How many events back one of the same kind is looked for.
const REACH: usize = 100;

/// A date so many days before the one told last is background, after which the story goes on where it was.
const BACK: i32 = 14;

/// A sentence without a day of its own goes on with the day told last, if it tells of the past as a story does: news tells a day's
/// events one after the other and names the day once. What is not `done` (planned, asked for, feared) neither has nor gives such a day.
#[inline(never)]
pub fn carry(scene: &Scene, events: &mut [Event], done: &[bool]) {
    let text = scene.tree.text;
    let mut last: Option<(usize, When)> = None;
    // The sentence that told last of what is long past: the next one may go on with that.
    let mut aside = None;
    let mut openings = openings(scene).into_iter().peekable();
    for i in 0..events.len() {
        let (before, rest) = events.split_at_mut(i);
        let Some(event) = rest.first_mut() else { break };
        let sentence = text.sentence_of(event.head);
        while let Some(opening) = openings.next_if(|o| o.0 <= sentence) {
            let later = last.as_ref().is_none_or(|l| match (l.1.interval, opening.1.interval) {
                (Some((old, _)), Some((new, _))) => l.0 < opening.0 && old.0 - new.0 <= BACK,
                _ => false,
            });
            if later {
                last = Some(opening);
            }
        }
        let known = known(scene, event);
        if known && event.time.is_none() {
            // "the blast", "ces attaques": told of before, on a day of its own or on none.
            if let Some(when) = same_day(before, event) {
                event.time = Some(when);
                event.why.push("day of the same kind of event told before".into());
            }
            continue;
        }
        if let Some(when) = event.time.clone() {
            let day = when.interval.is_some_and(|(a, b)| b.0 - a.0 <= 1) && when.basis != TimeBasis::Inherited;
            let back = |last: &When| match (last.interval, when.interval) {
                (Some((old, _)), Some((new, _))) => old.0 - new.0 > BACK,
                _ => false,
            };
            let background = last.as_ref().is_some_and(|(_, w)| back(w));
            if background && when.basis == TimeBasis::Stated {
                aside = Some(sentence);
            }
            if day && done[i] && event.news() && !background && !known && foreground(scene, event) {
                last = Some((sentence, when));
            }
            continue;
        }
        // "Iraq's invasion of Kuwait on Aug. 2 ... it invaded Kuwait": the same thing done to the same one.
        if let Some(when) = done_before(scene, before, event) {
            event.time = Some(when);
            event.why.push("day of the same deed told before".into());
            continue;
        }
        let Some((from, when)) = &last else { continue };
        let long_past = aside.is_some_and(|a| a + 1 == sentence && same_paragraph(scene, sentence));
        let near =
            sentence > *from && sentence - from <= CARRY && !long_past && !(*from + 1..sentence + 1).any(|s| turns(scene, s));
        // "Nearly 1.7 million have fled": by now, and not on the day told last.
        let by_now = matches!(event.kind, EventType::Displacement | EventType::CasualtyToll)
            && scene.tree.syntax.children(told_by(scene, event)).any(|c| among(scene.tree.text.lower(c), "have|has"));
        if near && done[i] && !by_now && event.news() && past(scene, told_by(scene, event)) && !dated(scene, sentence) {
            event.time = Some(When { basis: TimeBasis::Inherited, ..when.clone() });
            event.why.push("day taken over from an earlier sentence".into());
        }
    }
}

/// Whether a sentence stands in one paragraph with the one before it.
fn same_paragraph(scene: &Scene, sentence: usize) -> bool {
    let (text, all) = (scene.tree.text, &scene.tree.text.sentences);
    let before = sentence.checked_sub(1).map_or(0, |s| all[s].span.end);
    !text.source[before as usize..all[sentence].span.start as usize].contains('\n')
}

/// The days that open a sentence ("On Sunday, …", "Dimanche, …"), with its number: what follows is told of them, though the sentence itself
/// may tell no event. Days after publication are none.
fn openings(scene: &Scene) -> Vec<(usize, When)> {
    let text = scene.tree.text;
    let published = scene.publication.interval.map(|(_, end)| end);
    let mut found = Vec::new();
    for (t, mention) in scene.times.iter().enumerate() {
        let sentence = text.sentence_of(mention.tokens.start);
        let tokens = &text.sentences[sentence].tokens;
        let opens =
            mention.tokens.start <= tokens.start + 1 && mention.tokens.end < tokens.end && text.word(mention.tokens.end) == ",";
        let day = mention.interval.filter(|(a, b)| b.0 - a.0 <= 1 && published.is_none_or(|p| *a <= p));
        if opens && day.is_some() && mention.kind == Kind::Date && !mention.since && text.sentences[sentence].part == Part::Body {
            let granularity = mention.granularity;
            found.push((sentence, When { mention: t, interval: mention.interval, granularity, basis: TimeBasis::Stated }));
        }
    }
    found
}

/// Whether an event is told as one that the reader knows of, in passing: a noun with a definite article that no verb carries.
fn known(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    event.nominal
        && event.violent()
        && event.clause == event.head
        && tree.syntax.children(event.head).any(|c| c < event.head && tree.upos(c) == Upos::Det && definite(tree.text.lower(c)))
}

/// The day of the last event of that kind with the same named doer and the same one it was done to.
fn done_before(scene: &Scene, before: &[Event], event: &Event) -> Option<When> {
    let id = |p: &Participant| p.actor.and_then(|a| scene.resolve(a).id.clone());
    let (doer, done_to) = (event.agents.first().and_then(id)?, event.targets.first().and_then(id)?);
    let same = |e: &&Event| {
        e.kind == event.kind
            && e.agents.iter().any(|p| id(p).as_ref() == Some(&doer))
            && e.targets.iter().any(|p| id(p).as_ref() == Some(&done_to))
    };
    let when = before.iter().rev().take(REACH).filter(same).find_map(|e| e.time.clone()).filter(|_| event.news())?;
    when.interval.filter(|(a, b)| b.0 - a.0 <= 1)?;
    Some(When { basis: TimeBasis::Inherited, ..when })
}

/// Whether an event carries the story on: not one told in a relative clause or inside a noun phrase ("claimed responsibility for
/// Monday's bombings"), of which the reader is only reminded.
fn foreground(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let relative = |at: usize| tree.rel(at) == Rel::AclRelcl || tree.governors(at).iter().any(|&(_, rel)| rel == Rel::AclRelcl);
    let inside = event.nominal
        && event.clause == event.head
        && tree.rel(event.head) == Rel::Nmod
        && event.counts.is_empty()
        && tree.syntax.head(event.head).is_some_and(|h| tree.upos(h) == Upos::Noun);
    !inside && !relative(event.clause)
}

/// The day of the last event of that kind, if it was said.
fn same_day(before: &[Event], event: &Event) -> Option<When> {
    let force = |e: &Event| matches!(e.kind, EventType::Attack | EventType::Bombing);
    let same = |e: &&Event| e.kind == event.kind || force(e) && force(event);
    let when = before.iter().rev().take(REACH).filter(same).find_map(|e| e.time.clone())?;
    when.interval.filter(|(a, b)| b.0 - a.0 <= 1)?;
    Some(When { basis: TimeBasis::Inherited, ..when })
}

/// Whether a sentence turns to another time: a period that opens it is the frame of what follows, and a heading opens a new part.
fn turns(scene: &Scene, sentence: usize) -> bool {
    let text = scene.tree.text;
    let range = &text.sentences[sentence].tokens;
    if text.sentences[sentence].part != Part::Body {
        return true;
    }
    let first = scene.times.partition_point(|t| t.tokens.start < range.start);
    scene.times[first..]
        .iter()
        .take_while(|t| t.tokens.start < range.end.min(range.start + 3))
        .any(|t| t.interval.is_some_and(|(a, b)| t.since || b.0 - a.0 > 1))
}

/// The verb whose tense an event is told in: its own, the finite one that governs it, or the one that its noun is subject, object or
/// adjunct of.
fn told_by(scene: &Scene, event: &Event) -> usize {
    let tree = &scene.tree;
    let mut at = event.clause;
    if event.nominal && event.clause == event.head {
        let governors = tree.governors(event.head);
        at = governors.into_iter().map(|(g, _)| g).take(3).find(|&g| tree.upos(g) == Upos::Verb).unwrap_or(at);
    }
    for _ in 0..3 {
        let infinitive = tree.syntax.words[at].feats.form == VerbForm::Infinitive || tree.rel(at) == Rel::Xcomp;
        if !infinitive || !matches!(tree.rel(at), Rel::Xcomp | Rel::Conj | Rel::Ccomp) {
            break;
        }
        match tree.syntax.head(at).filter(|&h| tree.upos(h) == Upos::Verb) {
            Some(h) => at = h,
            None => break,
        }
    }
    at
}

/// Whether a sentence names a time of its own.
fn dated(scene: &Scene, sentence: usize) -> bool {
    let range = &scene.tree.text.sentences[sentence].tokens;
    let first = scene.times.partition_point(|t| t.tokens.start < range.start);
    scene.times[first..]
        .iter()
        .take_while(|t| t.tokens.start < range.end)
        .any(|t| t.kind != Kind::Duration && t.kind != Kind::Set && t.interval.is_some())
}

/// Whether the verb tells of something done, not of what is, will be or had long been.
fn past(scene: &Scene, verb: usize) -> bool {
    let tree = &scene.tree;
    let feats = tree.syntax.words[verb].feats;
    let pluperfect = tree.syntax.children(verb).any(|c| among(tree.text.lower(c), "had|avait|avaient|étaient|était"));
    // "are aimed at", "sont attendus": a passive in the present.
    let present = tree.passive(verb)
        && tree.syntax.children(verb).any(|c| c < verb && among(tree.text.lower(c), "is|are|est|sont|being"))
        && !tree.syntax.children(verb).any(|c| matches!(tree.text.lower(c), "été" | "been"));
    matches!(feats.tense, Tense::Past | Tense::Imperfect) && !pluperfect && !present
}

/// What is told in the past did not take place after the article appeared: such a day was counted from the wrong one.
pub fn not_yet(scene: &Scene, events: &mut [Event]) {
    let Some((_, published)) = scene.publication.interval else { return };
    for event in events.iter_mut().filter(|e| !e.nominal) {
        let verb = event.head;
        let tree = &scene.tree;
        let auxiliary = tree.syntax.has(verb, &[Rel::Aux, Rel::AuxPass, Rel::Cop]);
        let feats = tree.syntax.words[verb].feats;
        let told = feats.form == VerbForm::Finite && feats.tense == Tense::Past && !auxiliary;
        if told && event.time.as_ref().and_then(|w| w.interval).is_some_and(|(start, _)| start > published) {
            event.time = None;
            event.why.push("told in the past: its day, still to come, was left out".into());
        }
    }
}

/// Closes what hangs on an event: "the same day", "la veille" count from the last dated event before.
#[inline(never)]
pub fn close(scene: &Scene, events: &mut [Event]) {
    for i in 0..events.len() {
        let Some(when) = events[i].time.clone() else { continue };
        let Some(anchor) = scene.times[when.mention].anchor else { continue };
        if when.interval.is_some() {
            continue;
        }
        // "two weeks after the coup": it hangs on what follows, whose own day it does not tell.
        if let Some(next) = led(scene, when.mention) {
            if events[i].tokens.start >= next && events[i].tokens.start < next + 5 {
                events[i].time = None;
            }
            continue;
        }
        let before = (0..i).rev().find(|&j| {
            foreground(scene, &events[j])
                && events[j].time.as_ref().is_some_and(|w| w.mention != when.mention && w.interval.is_some())
        });
        // From a month nobody can count days, but "since then" may begin in it.
        let day = |(a, b): &(Date, Date)| scene.times[when.mention].since || b.0 - a.0 <= 1;
        if let Some((a, b)) = before.and_then(|j| events[j].time.as_ref().and_then(|w| w.interval)).filter(day) {
            // "Since then" reaches to the day of publication.
            let end = scene.publication.interval.filter(|_| scene.times[when.mention].since).map_or(b, |(_, end)| end);
            let interval = Some((a.plus(anchor.days), b.plus(anchor.days).max(end)));
            events[i].time = Some(When { interval, basis: TimeBasis::Anchored, ..when });
            events[i].why.push("day counted from the event told before".into());
        }
    }
}

/// The token right after an expression that ends in "after" or "before" and leads to a noun.
fn led(scene: &Scene, mention: usize) -> Option<usize> {
    let (tree, tokens) = (&scene.tree, &scene.times[mention].tokens);
    let next = tokens.end;
    let leads = among(tree.text.lower(next - 1), "after|before|après|avant");
    let nominal = next < tree.text.tokens.len()
        && tree.text.sentence_of(next) == tree.text.sentence_of(next - 1)
        && matches!(tree.upos(next), Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num);
    (leads && nominal).then_some(next)
}
