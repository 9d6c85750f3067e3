//! Frames: from a trigger in a tree to an event with its roles. Hides frames and the rules that fill roles; knows nothing of
//! who says so or whether it happened, which `claims/` adds.

mod attach;
mod casualties;
pub mod clause;
pub mod control;
mod domain;
mod figurative;
mod fill;
mod fits;
mod forms;
pub mod frames;
mod governor;
mod held;
mod metaphor;
mod mishap;
pub mod needed;
mod nouns;
mod obliged;
pub mod outline;
mod phrase;
pub mod predicate;
mod preposition;
mod rivals;
pub mod scene;
mod select;
mod speech;
mod triggers;
mod turned;
mod verbs;
mod war;

pub use attach::carry;
pub use casualties::harm;

use std::ops::Range;

use crate::record::{ActorKind, EventType, QuantityKind};
use crate::text::Span;
use crate::time::{Date, Granularity};
use scene::Scene;

/// Somebody or something in a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// Its words.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its head token.
    pub head: usize,
    /// The actor it names.
    pub actor: Option<usize>,
    /// The place it names.
    pub place: Option<usize>,
    /// What it is.
    pub kind: ActorKind,
}

/// When an event took place.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The calendar expression it rests on.
    pub mention: usize,
    /// First and last day, as far as known.
    pub interval: Option<(Date, Date)>,
    /// How exact it is.
    pub granularity: Granularity,
    /// How it is known: "stated" at the event, "inherited" from elsewhere, "anchored" on another event.
    pub basis: crate::record::TimeBasis,
}

/// A count.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// The number it rests on, if it is said in digits or words.
    pub number: Option<usize>,
    /// Its words.
    pub span: Span,
    /// What is counted.
    pub kind: QuantityKind,
    /// The noun counted.
    pub unit: Option<Span>,
    /// Whom it counts.
    pub who: Option<Span>,
    /// The least it can be.
    pub min: u64,
    /// The most it can be.
    pub max: Option<u64>,
    /// Whether it is rough.
    pub approximate: bool,
}

impl Count {
    /// What a number of the text counts; neither the noun counted nor whom it counts is known yet.
    fn told(scene: &Scene, number: usize, kind: QuantityKind) -> Count {
        let n = &scene.numbers[number];
        let (min, max, approximate) = (n.min, n.max, n.approximate);
        Count { number: Some(number), span: n.span, kind, unit: None, who: None, min, max, approximate }
    }
}

/// An event as the tree tells it.
#[derive(Clone, Debug)]
pub struct Event {
    /// The number of its frame.
    pub frame: usize,
    /// Its type.
    pub kind: EventType,
    /// The trigger's tokens.
    pub tokens: Range<usize>,
    /// The tokens of the trigger's own words.
    pub parts: Vec<usize>,
    /// The token that the tree knows it by.
    pub head: usize,
    /// The verb of its clause: itself, or the light verb that a noun hangs on.
    pub clause: usize,
    /// Whether the trigger is a noun.
    pub nominal: bool,
    /// Who did it.
    pub agents: Vec<Participant>,
    /// Who or what it was done to.
    pub targets: Vec<Participant>,
    /// With what.
    pub instruments: Vec<Span>,
    /// Where: numbers of place mentions.
    pub places: Vec<usize>,
    /// When.
    pub time: Option<When>,
    /// How many.
    pub counts: Vec<Count>,
    /// How it was reached.
    pub why: Vec<String>,
    /// Evidence for and against, which `confidence` is made from.
    pub evidence: Evidence,
}

/// What speaks for an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The trigger alone could mean something else.
    pub weak: bool,
    /// A role was filled by the nearest candidate rather than by the tree.
    pub guessed: bool,
    /// An agent or target the register knows.
    pub known: bool,
    /// A role asked for by the frame holds what the frame asks for.
    pub fits: bool,
}

impl Event {
    /// The trigger's words.
    pub fn trigger(&self, scene: &Scene) -> Span {
        scene.tree.text.span_of(self.tokens.clone())
    }

    /// Whether a number that is no date stands near the trigger.
    pub fn near_number(&self, scene: &Scene) -> bool {
        let sentence = &scene.tree.text.sentences[scene.tree.text.sentence_of(self.head)].tokens;
        let before = |i: usize| i.saturating_sub(2).max(sentence.start)..i;
        let own = self.parts.iter().flat_map(|&p| before(p));
        (before(self.head).start..(self.tokens.end + 5).min(sentence.end))
            .chain(own)
            .any(|i| scene.number(i).is_some_and(|n| !scene.numbers[n].ordinal) && scene.time(i).is_none())
    }

    /// Whether a town's name beside the noun says where: "the Kabul bombing", but "the Damascus offensive".
    pub fn set_in_its_name(&self) -> bool {
        matches!(
            self.kind,
            EventType::Bombing | EventType::Attack | EventType::Killing | EventType::Abduction | EventType::Protest
        )
    }

    /// Whether the type is one of force.
    pub fn violent(&self) -> bool {
        use EventType::*;
        matches!(self.kind, Airstrike | Shelling | Bombing | ArmedClash | Attack | Shootdown | Killing | Injury | Offensive)
    }
}

impl Event {
    /// Whether anything is known but the trigger, or the trigger alone is news.
    pub fn says_something(&self) -> bool {
        let roles = self.agents.is_empty() && self.targets.is_empty() && self.places.is_empty();
        !roles || self.time.is_some() || !self.counts.is_empty() || self.violent()
    }

    /// Whether the type is one that takes place on a day, not a stance, a state or a sum.
    pub fn news(&self) -> bool {
        use EventType::*;
        !matches!(self.kind, Statement | Accusation | Threat | Demand | Support | CasualtyToll | Ceasefire | Election)
    }
}

/// "condemned the attack by X": a stance is taken towards those who did it, not towards the event.
#[inline(never)]
fn stances(events: &mut [Event]) {
    let done: Vec<(usize, Vec<Participant>)> = events.iter().map(|e| (e.head, e.agents.clone())).collect();
    for event in events.iter_mut().filter(|e| e.kind == EventType::Accusation) {
        let mut doers = Vec::new();
        event.targets.retain(|t| match done.iter().find(|(head, _)| *head == t.head) {
            Some((_, agents)) if !agents.is_empty() => {
                doers.extend(agents.iter().cloned());
                false
            }
            _ => true,
        });
        let new = doers.into_iter().filter(|d| !event.agents.iter().any(|a| a.span.overlaps(d.span))).collect::<Vec<_>>();
        event.targets.extend(new);
    }
}

/// "gave $2 million to Kenya", "food to 300 families in Hajjah": what is given is counted at most, and where is where; who it is given
/// to is the target.
fn given(scene: &Scene, events: &mut [Event]) {
    for event in events.iter_mut().filter(|e| e.kind == EventType::Aid && e.targets.len() > 1) {
        let unnamed = |p: &Participant| p.actor.is_none() && !scene.person_pronoun(p.head);
        let thing = |p: &Participant| p.kind == ActorKind::Thing && unnamed(p) && p.place.is_none();
        let spot = |p: &Participant| p.kind == ActorKind::Place && unnamed(p);
        for other in [&thing as &dyn Fn(&Participant) -> bool, &spot] {
            if !event.targets.iter().all(other) {
                event.targets.retain(|t| !other(t));
            }
        }
    }
}

/// "seized power in a 2023 coup": the noun tells the deed of the verb again, and when.
fn retold(scene: &Scene, events: &mut Vec<Event>) {
    let tree = &scene.tree;
    let again = |n: &Event, v: &Event| {
        let bare = n.agents.is_empty() && n.targets.is_empty() && n.counts.is_empty();
        n.nominal
            && !v.nominal
            && n.frame == v.frame
            && bare
            && tree.syntax.head(n.head) == Some(v.head)
            && tree.led(n.head, "in|dans|lors")
    };
    for i in (0..events.len()).rev() {
        if let Some(v) = (0..events.len()).find(|&v| v != i && again(&events[i], &events[v])) {
            let noun = events[i].clone();
            let verb = &mut events[v];
            verb.time = verb.time.take().or(noun.time);
            if verb.places.is_empty() {
                verb.places = noun.places;
            }
            events.remove(i);
        }
    }
}

/// "attacked a military convoy", "the attack on an aid convoy": what something is done to is no deployment and no help of its own.
fn acted_on(events: &mut Vec<Event>) {
    let targets: Vec<usize> = events.iter().flat_map(|e| e.targets.iter().map(|t| t.head)).collect();
    let convoy = |e: &Event| matches!(e.kind, EventType::Deployment | EventType::Aid) && e.nominal && e.agents.is_empty();
    events.retain(|e| !convoy(e) || !targets.contains(&e.head));
}

/// "of those killed, eleven": a participle of harm that tells neither whom nor how many, where or when.
fn only_describes(scene: &Scene, event: &Event) -> bool {
    let empty = event.agents.is_empty() && event.targets.is_empty() && event.places.is_empty() && event.counts.is_empty();
    let harm = matches!(event.kind, EventType::Killing | EventType::Injury);
    harm && empty && event.time.is_none() && !event.nominal && !scene.tree.finite(event.head)
}

/// The events of a text, in the order of their triggers, which are only in sentences where `may` is true.
#[inline(never)]
pub fn find(scene: &Scene, may: &[bool]) -> Vec<Event> {
    let mut all = Vec::new();
    let count = scene.tree.text.sentences.len();
    let triggers = |s: usize| if may[s] { triggers::find(scene, s) } else { Vec::new() };
    let mut opening: Vec<_> = (0..count.min(war::OPENING)).map(triggers).collect();
    let support = war::support(scene, &opening);
    for sentence in 0..count {
        let candidates = match opening.get_mut(sentence) {
            Some(found) => std::mem::take(found),
            None => triggers(sentence),
        };
        let demands = obliged::demands(scene, sentence);
        if candidates.is_empty() && demands.is_empty() {
            continue;
        }
        let mut beside = all.last().is_some_and(|e: &Event| e.violent() && scene.tree.text.sentence_of(e.head) + 1 == sentence);
        let mut filled: Vec<(Event, i32)> = Vec::new();
        for candidate in &candidates {
            if let Some(found) = select::accept(scene, candidate, support, beside) {
                beside |= found.0.violent();
                filled.push(found);
            }
        }
        let mut events = rivals::best(scene, filled);
        // What somebody says that another must do; one that a word of demanding tells already is told once.
        for demand in demands {
            let told = events.iter().any(|e| e.kind == demand.kind && e.agents.iter().any(|a| a.head == demand.agents[0].head));
            if !told {
                // The verb of saying is no statement of its own beside it.
                events.retain(|e| e.kind != EventType::Statement || e.head != demand.head);
                let at = events.partition_point(|e| e.tokens.start < demand.tokens.start);
                events.insert(at, demand);
            }
        }
        stances(&mut events);
        casualties::join(scene, sentence, &mut events);
        given(scene, &mut events);
        acted_on(&mut events);
        speech::parties(scene, &mut events);
        attach::times(scene, sentence, &mut events);
        speech::days(scene, &mut events);
        attach::places(scene, sentence, &mut events);
        retold(scene, &mut events);
        casualties::share(scene, &mut events);
        casualties::tolls(scene, &mut events);
        casualties::nearest(scene, sentence, &mut events);
        events.retain(|e| !only_describes(scene, e));
        all.extend(events);
    }
    scene.frames.domains.sift(scene, &mut all);
    attach::not_yet(scene, &mut all);
    attach::close(scene, &mut all);
    all
}
