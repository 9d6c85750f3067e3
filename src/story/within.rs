//! One event told twice in an article is one event with several mentions.

use std::collections::HashMap;

use crate::claims::Claim;
use crate::events::scene::Scene;
use crate::events::{Event, Participant, When};
use crate::knowledge::among;
use crate::places::Place;
use crate::record::{EventType, Factuality, TimeBasis};
use crate::syntax::{Rel, Upos};
use crate::time::Date;

/// How many events of a family an article is looked back through: far more than articles tell, few enough for time to stay linear.
const REACH: usize = 60;

/// A claim with the claims that tell the same event again, the first of them first.
pub struct Told {
    /// The united record.
    pub claim: Claim,
    /// All tellings, in order, the first among them.
    pub tellings: Vec<Claim>,
}

/// Joins the claims of one article.
#[inline(never)]
pub fn join(scene: &Scene, claims: Vec<Claim>) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut recent: HashMap<u8, Vec<usize>> = HashMap::new();
    for claim in claims {
        if let Some(at) = claimed(scene, &told, &claim) {
            let t = &mut told[at];
            let all = t.claim.event.agents.len();
            unite(scene, &mut t.claim, &claim);
            // Who they were, beside what they were called.
            if all > 0 && overlap(scene, &t.claim.event.agents, &claim.event.agents) == Some(false) {
                t.claim.event.agents.extend(claim.event.agents.iter().cloned());
            }
            t.tellings.push(claim);
            continue;
        }
        let family = recent.entry(family(claim.event.kind)).or_default();
        let near = family.iter().rev().take(REACH).copied();
        let same = near.into_iter().find(|&at| told[at].tellings.iter().rev().take(REACH).any(|u| same(scene, u, &claim)));
        if same.is_none() {
            family.push(told.len());
        }
        match same {
            Some(at) => {
                let t = &mut told[at];
                unite(scene, &mut t.claim, &claim);
                t.tellings.push(claim);
            }
            None => told.push(Told { tellings: vec![claim.clone()], claim }),
        }
    }
    // An event of which the text says neither who nor what nor where nor when nor how many tells nobody anything.
    told.retain(|t| {
        let e = &t.claim.event;
        let stated = e.time.as_ref().is_some_and(|w| w.basis != TimeBasis::Inherited);
        let real = matches!(t.claim.factuality, Factuality::Occurred | Factuality::Ongoing)
            && !e.evidence.weak
            && !scene.frames.frames[e.frame].state;
        !e.agents.is_empty()
            || !e.targets.is_empty()
            || !e.places.is_empty()
            || stated
            || !e.counts.is_empty()
            || !e.instruments.is_empty()
            || real && e.violent()
    });
    told
}

/// How many sentences back those who claim an attack are looked for theirs.
const CLAIMED: usize = 4;

/// "The attack was claimed by X", "X claimed responsibility for the bombing": the violence told of last, of the same type or any where
/// it is just an attack, if nobody else by name has done it; what was told by the same word goes first.
fn claimed(scene: &Scene, told: &[Told], claim: &Claim) -> Option<usize> {
    let (event, tree) = (&claim.event, &scene.tree);
    let claims = event.clause != event.head && among(tree.syntax.lemma(event.clause), "claim|revendiquer");
    let more = event.targets.len() + event.places.len() + event.counts.len();
    if !claims
        || event.agents.is_empty()
        || more > 0
        || !event.nominal
        || !definite(scene, event.head)
        || own_day(scene, event).is_some()
    {
        return None;
    }
    let sentence = |e: &Event| tree.text.sentence_of(e.head);
    let named = |p: &Participant| p.tokens.clone().any(|i| tree.syntax.upos(i) == Upos::Propn);
    let word = |e: &Event| tree.syntax.lemma(e.head).chars().take(5).collect::<String>();
    let fits = |t: &Told| {
        let before = &t.claim.event;
        let last = t.tellings.iter().map(|t| sentence(&t.event)).max().unwrap_or(0);
        before.violent()
            && (before.kind == event.kind || event.kind == EventType::Attack && before.kind != EventType::ArmedClash)
            && matches!(t.claim.factuality, Factuality::Occurred | Factuality::Ongoing)
            && last < sentence(event)
            && sentence(event) - last <= CLAIMED
            && (!before.agents.iter().any(named) || overlap(scene, &before.agents, &event.agents) == Some(true))
    };
    let same = |t: &Told| t.tellings.iter().any(|t| word(&t.event) == word(event));
    told.iter().rposition(|t| same(t) && fits(t)).or_else(|| told.iter().rposition(fits))
}

/// Types of one family may tell the same event in other words ("the attack", "the shelling").
fn family(kind: EventType) -> u8 {
    use EventType::*;
    match kind {
        Airstrike => 1,
        Shelling => 2,
        Bombing => 3,
        Attack => 4,
        ArmedClash => 5,
        Talks | Visit => 7,
        other => 20 + other as u8,
    }
}

/// Whether two claims tell one event: same family, nothing that sets them apart, and something that ties them.
fn same(scene: &Scene, a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.event, &b.event);
    let speech = matches!(x.kind, EventType::Statement | EventType::Demand | EventType::Threat | EventType::Accusation);
    let other = x.kind == EventType::Other && x.frame != y.frame;
    if family(x.kind) != family(y.kind)
        || speech
        || other
        || (a.factuality == Factuality::Denied) != (b.factuality == Factuality::Denied)
    {
        return false;
    }
    let real = |f: Factuality| matches!(f, Factuality::Occurred | Factuality::Ongoing);
    if real(a.factuality) != real(b.factuality) {
        return false;
    }
    // Different days, different figures, different places.
    if let (Some(p), Some(q)) = (x.time.as_ref().and_then(|w| w.interval), y.time.as_ref().and_then(|w| w.interval)) {
        // "…, police said Monday", and then "the attack on Saturday": the day of the words is no earlier than the event's.
        if p.1 < q.0 && !said_on(scene, y) || q.1 < p.0 && !said_on(scene, x) {
            return false;
        }
    }
    let figures = |e: &Event| e.counts.first().map(|c| (c.kind, c.min));
    if let (Some(p), Some(q)) = (figures(x), figures(y)) {
        if p != q {
            return false;
        }
    }
    // "most of its raids were on X": some of those told of before.
    let share = |e: &Event| e.nominal && scene.tree.syntax.head(e.head).is_some_and(|h| h < e.head && scene.is("share", h));
    if share(y) {
        return false;
    }
    let targets = overlap(scene, &x.targets, &y.targets);
    let agents = overlap(scene, &x.agents, &y.agents);
    if targets == Some(false) || agents == Some(false) {
        return false;
    }
    let places = shared_place(scene, x, y);
    if places == Some(false) {
        return false;
    }
    let counts = figures(x).is_some() && figures(x) == figures(y);
    let definite = y.nominal && definite(scene, y.head);
    let day = own_day(scene, x).is_some() && own_day(scene, x) == own_day(scene, y);
    let state = scene.frames.frames[y.frame].state && definite;
    let ties = [targets == Some(true), agents == Some(true), places == Some(true), counts, day].iter().filter(|t| **t).count();
    ties >= 2
        || state
        || ties >= 1 && (definite || targets == Some(true) && x.kind == EventType::TerritorialCapture)
        || definite && x.kind == y.kind && (bare(scene, y) || own_day(scene, x).is_none() && when_or_where(scene, y))
}

/// "The attack took place on Saturday near a mosque": says no more than when or where.
fn when_or_where(scene: &Scene, e: &Event) -> bool {
    e.agents.is_empty() && e.targets.is_empty() && e.counts.is_empty() && e.clause != e.head && scene.is("happen", e.clause)
}

fn bare(scene: &Scene, e: &Event) -> bool {
    e.agents.is_empty() && e.targets.is_empty() && e.places.is_empty() && own_day(scene, e).is_none()
}

/// Whether the day is the one on which somebody said so.
fn said_on(scene: &Scene, e: &Event) -> bool {
    let Some(when) = &e.time else { return false };
    let tokens = &scene.times[when.mention].tokens;
    let verb = tokens.clone().find_map(|i| scene.tree.syntax.head(i).filter(|h| !tokens.contains(h)));
    verb.is_some_and(|v| scene.saying(v) && v != e.clause && !e.parts.contains(&v))
}

/// The days told of the event itself, not taken over from a sentence before.
fn own_day(scene: &Scene, e: &Event) -> Option<(Date, Date)> {
    let sentence = |i: usize| scene.tree.text.sentence_of(i);
    let here = |w: &When| sentence(scene.times[w.mention].tokens.start) == sentence(e.head);
    let own = |w: &&When| (w.basis != TimeBasis::Inherited || here(w)) && !said_on(scene, e);
    e.time.as_ref().filter(own).and_then(|w| w.interval)
}

/// "the attack", "cette attaque", "the Pope's visit": points back.
fn definite(scene: &Scene, head: usize) -> bool {
    scene.tree.syntax.children(head).take_while(|&c| c < head).any(|c| {
        scene.tree.rel(c) == Rel::NmodPoss
            || ["the", "this", "these", "such", "that", "ce", "cet", "cette", "ces", "le", "la", "l'"]
                .contains(&scene.tree.text.lower(c))
    })
}

/// Whether two roles name somebody in common; `None` where one of them is empty.
fn overlap(scene: &Scene, a: &[Participant], b: &[Participant]) -> Option<bool> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    Some(a.iter().any(|p| b.iter().any(|q| identical(scene, p, q))))
}

fn identical(scene: &Scene, p: &Participant, q: &Participant) -> bool {
    if let (Some(a), Some(b)) = (p.place, q.place) {
        if let (Some(x), Some(y)) = (&scene.places[a].place, &scene.places[b].place) {
            return x.name == y.name && x.country == y.country;
        }
    }
    if let (Some(a), Some(b)) = (p.actor, q.actor) {
        let (x, y) = (scene.resolve(a), scene.resolve(b));
        if x.id.is_some() && x.id == y.id {
            return true;
        }
        if x.country.is_some() && y.country.is_some() && x.sector.is_some() && y.sector.is_some() {
            return x.country == y.country && x.sector == y.sector;
        }
    }
    let tree = &scene.tree;
    tree.syntax.lemma(p.head) == tree.syntax.lemma(q.head)
}

fn shared_place(scene: &Scene, a: &Event, b: &Event) -> Option<bool> {
    let places = |e: &Event| e.places.iter().filter_map(|&p| scene.places[p].place.as_ref()).collect::<Vec<_>>();
    let (p, q) = (places(a), places(b));
    if p.is_empty() || q.is_empty() {
        return None;
    }
    let any = |like: fn(&Place, &Place) -> bool| p.iter().any(|x| q.iter().any(|y| like(x, y)));
    // About 100 km: a town and its province may both be named.
    if any(|x, y| (x.lat - y.lat).abs() < 0.9 && (x.lon - y.lon).abs() < 1.1) {
        return Some(true);
    }
    // A country says nothing against a town in it.
    let within = any(|x, y| x.country == y.country && (x.feature == "country" || y.feature == "country"));
    (!within).then_some(false)
}

/// How small the smallest place of an event is: a country, a part of one, or a place there.
fn finest(scene: &Scene, event: &Event) -> Option<u8> {
    let rank = |p: &usize| match scene.places[*p].place.as_ref().map(|p| p.feature.as_str()) {
        Some("country" | "continent") => 0,
        Some("region" | "province") => 1,
        _ => 2,
    };
    event.places.iter().map(rank).max()
}

/// Adds to the united record what another telling says and it does not.
#[inline(never)]
fn unite(scene: &Scene, into: &mut Claim, other: &Claim) {
    let (a, b) = (&mut into.event, &other.event);
    for (mine, theirs) in [(&mut a.agents, &b.agents), (&mut a.targets, &b.targets)] {
        if mine.is_empty() {
            mine.extend(theirs.iter().cloned());
        }
    }
    // A headline names the country, the report the town.
    if finest(scene, a) < finest(scene, b) {
        let wider = std::mem::replace(&mut a.places, b.places.clone());
        let name = |p: usize| scene.places[p].place.as_ref().map(|p| &p.name);
        for p in wider {
            if !a.places.iter().any(|&q| name(p) == name(q)) {
                a.places.push(p);
            }
        }
    }
    let narrower = match (a.time.as_ref().and_then(|w| w.interval), b.time.as_ref().and_then(|w| w.interval)) {
        (None, Some(_)) => true,
        // What is told of the event itself goes before a day taken over from a sentence before.
        (Some(_), Some(_)) if own_day(scene, a).is_none() && own_day(scene, b).is_some() => true,
        (Some(p), Some(q)) => q.0 >= p.0 && q.1 <= p.1 && p != q && own_day(scene, b).is_some(),
        _ => false,
    };
    if narrower {
        a.time.clone_from(&b.time);
    }
    if a.counts.is_empty() {
        a.counts.clone_from(&b.counts);
    }
    if into.sources.is_empty() {
        into.sources.clone_from(&other.sources);
    }
    into.event.why.push(format!("told again by \"{}\"", scene.tree.text.slice(other.event.trigger(scene))));
}
