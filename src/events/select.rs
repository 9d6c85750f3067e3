//! Which candidates are events.

use super::clause::Phrase;
use super::frames::{Condition, Frame, Pos};
use super::scene::Scene;
use super::triggers::Candidate;
use super::{figurative, fill, fits, governor, held, metaphor, mishap, nouns, turned, verbs, war, Event, Evidence, Participant};
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::Rel;

/// Fills a candidate's roles and decides whether it is an event; with its score against other readings of the same words. `beside`:
/// whether force is told of in the words before it, or in the sentence before.
#[inline(never)]
pub fn accept(scene: &Scene, candidate: &Candidate, support: usize, beside: bool) -> Option<(Event, i32)> {
    let frame = &scene.frames.frames[candidate.frame];
    let head = candidate.head;
    let mut event = Event {
        frame: candidate.frame,
        kind: frame.kind,
        tokens: candidate.tokens.clone(),
        parts: candidate.parts.clone(),
        head,
        clause: head,
        nominal: candidate.pos == Pos::Noun,
        agents: Vec::new(),
        targets: Vec::new(),
        instruments: Vec::new(),
        places: Vec::new(),
        time: None,
        counts: Vec::new(),
        why: vec![format!("frame {}", frame.id)],
        evidence: Evidence { weak: candidate.weak, ..Evidence::default() },
    };
    tighten(scene, &mut event);
    match candidate.pos {
        Pos::Verb => verbs::fill(scene, &mut event, frame),
        Pos::Noun => nouns::fill(scene, &mut event, frame),
        Pos::Word => words(scene, &mut event, frame),
    }
    turned::by_means(scene, &mut event);
    turned::by_outcome(scene, &mut event);
    turned::by_object(scene, &mut event);
    event.agents.retain(|a| !event.targets.iter().any(|t| t.head == a.head));
    event.evidence.known =
        event.agents.iter().chain(&event.targets).any(|p| p.actor.is_some_and(|a| scene.resolve(a).id.is_some()));
    if !conditions(scene, frame, candidate, &event) || mishap::behind(scene, &event) {
        return None;
    }
    turned::by_party(scene, &mut event);
    turned::resolved(scene, &mut event);
    let expelled = scene.tree.syntax.lemma(head) == "expulsion" && one_expelled(scene, &event);
    if event.kind == EventType::Displacement && (candidate.weak && one_person(scene, &event) || expelled) {
        return None;
    }
    let mut ruined_works = false;
    if candidate.weak {
        let party = event
            .agents
            .iter()
            .chain(&event.targets)
            .any(|p| scene.armed(p.head) || p.actor.is_some_and(|a| scene.armed(scene.actors[a].head)))
            || scene.tree.obliques(head).iter().any(|p| scene.bears_arms(p.head))
            || !event.nominal && armed_thing(scene, head);
        // "two strikes destroyed a bridge", in an article about war.
        let carried = event.nominal && event.clause != event.head && !event.targets.is_empty();
        // "3,000 villagers have crossed into Uganda".
        let many = event.targets.iter().any(|t| scene.is("share", t.head) || t.tokens.clone().any(|i| scene.number(i).is_some()));
        // "left Goma", but not "left the stadium".
        let leaves = among(scene.tree.syntax.lemma(head), "leave|quitter");
        let named =
            || scene.tree.objects(head).iter().any(|o| scene.place(o.head).is_some_and(|p| scene.places[p].place.is_some()));
        let far = if leaves { many && named() } else { many || !event.places.is_empty() };
        if leaves && event.kind == EventType::Displacement && !far {
            return None;
        }
        let moved = event.kind == EventType::Displacement && event.evidence.fits && far;
        // "a strike that destroyed a bridge", "un raid a fait douze morts".
        let deadly = event.nominal && governor::leaves_dead(scene, event.clause);
        let razed = (carried && scene.is("raze", event.clause) || deadly) && !figurative::no_force(scene, head);
        // "Deux touristes ont été enlevés": obstacles are removed, people are abducted.
        let taken = event.kind == EventType::Abduction && event.targets.iter().any(|t| scene.is("people", t.head));
        let crowd = event.kind == EventType::Protest && event.agents.iter().any(|a| crowd(scene, a));
        let sabotage = || scene.tree.syntax.lemma(head).starts_with("sabot");
        let of = |class: &str| event.targets.iter().any(|t| scene.is(class, t.head));
        // "Twenty homes were destroyed", where an attack is told beside it.
        let hit = beside && (of("works") || of("ruins") && !mishap::told(scene));
        let in_war = || of("works") && (support >= war::LEAST || at_a_place(scene, head) || sabotage());
        let ruined = (hit || in_war()) && ruined(scene, &event);
        // "A mine exploded near X".
        let blew = event.kind == EventType::Bombing && scene.tree.subject(head).is_some_and(|s| scene.is("device", s.head));
        let struck = matches!(event.kind, EventType::Attack | EventType::Shelling) && struck(scene, &event);
        ruined_works = ruined && beside;
        // "Forty bodies were found": of those who drowned, if the article tells of a flood.
        let bodies = event.kind == EventType::Killing && candidate.words > 1 && event.agents.is_empty();
        let found = bodies && !mishap::told(scene);
        if !(party
            || moved
            || crowd
            || razed
            || ruined
            || found
            || taken
            || struck
            || blew
            || (event.evidence.fits || carried) && support >= war::LEAST)
        {
            return None;
        }
        event.why.push(if crowd && !party {
            "how many they were".into()
        } else if (razed || ruined || found || taken || struck) && !party {
            "what it did to its object".into()
        } else if party {
            "an armed or state party".into()
        } else {
            "an article about war".into()
        });
    }
    if !ruined_works && metaphor::of_no_force(scene, &event, candidate, support) {
        return None;
    }
    // "suspend humanitarian aid" is not the aid that it names.
    let phrase = candidate.pos == Pos::Verb && candidate.words > 1;
    let score = 4 * candidate.words as i32
        + 4 * phrase as i32
        + 3 * !candidate.weak as i32
        + 3 * event.evidence.fits as i32
        + event.agents.len().min(2) as i32
        + event.targets.len().min(2) as i32;
    Some((event, score))
}

/// "The dam was destroyed": by whom is not said, but no dam is destroyed in peace, unless by a flood.
fn ruined(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let passive = !event.nominal && tree.finite(event.head) && tree.passive(event.head);
    let by = || tree.obliques(event.head).iter().any(|p| matches!(p.key, "by" | "par"));
    passive
        && matches!(tree.syntax.lemma(event.head), "destroy" | "détruire" | "sabotage" | "saboter")
        && !by()
        && !mishap::caused(scene, event)
}

/// "Hundreds have protested the arrest": those who are many, or who take to the streets.
fn crowd(scene: &Scene, who: &Participant) -> bool {
    const MANY: &str =
        "crowd|student|worker|farmer|resident|villager|demonstrator|protester|teacher|foule|étudiant|ouvrier|agriculteur|\
        habitant|enseignant|manifestant";
    among(scene.tree.syntax.lemma(who.head), MANY)
        || scene.is("share", who.head)
        || who.tokens.clone().any(|i| scene.number(i).is_some())
}

/// The classes of those, and of what, may be attacked by force.
pub(super) const ATTACKABLE: &[&str] = &["people", "forces", "works", "vessel", "territory", "ruins"];

/// "A convoy was attacked in X": by whom is not said, but those who may be attacked by force were, somewhere.
fn struck(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let by = |p: &Phrase| among(p.key, "by|par|for|over|pour");
    let known = |p: &Phrase| scene.place(p.head).is_some_and(|p| scene.places[p].place.is_some());
    event.parts.len() == 1
        && !event.nominal
        && tree.finite(event.head)
        && tree.passive(event.head)
        && event.targets.iter().any(|t| ATTACKABLE.iter().any(|class| scene.is(class, t.head)))
        && tree.obliques(event.head).iter().any(known)
        && !tree.obliques(event.head).iter().any(by)
}

/// Whether a place that has a name is among what it was done to.
pub(super) fn named(scene: &Scene, event: &Event) -> bool {
    event.targets.iter().any(|t| at_a_place(scene, t.head))
}

/// Whether a place that has a name stands in the phrase or the clause at `head`.
fn at_a_place(scene: &Scene, head: usize) -> bool {
    scene.tree.syntax.subtree(head).any(|i| scene.place(i).is_some() || scene.unknown_name(i))
}

/// "Warplanes targeted the city", "was hit by a rocket": what no hand but an army's does.
fn armed_thing(scene: &Scene, verb: usize) -> bool {
    let tree = &scene.tree;
    let by = |p: &Phrase| matches!(p.key, "by" | "par");
    let doer = if tree.passive(verb) { tree.obliques(verb).into_iter().find(by) } else { tree.subject(verb) };
    doer.is_some_and(|s| scene.is("armed_thing", s.head) || scene.is("aimed_thing", s.head) && scene.is("aim", verb))
}

/// "the expulsion of two diplomats", "l'expulsion d'un ressortissant": a state that sends somebody away drives out no people.
fn one_expelled(scene: &Scene, event: &Event) -> bool {
    let plural = |p: &Participant| scene.tree.syntax.words[p.head].feats.number == crate::syntax::Number::Plural;
    !event.targets.is_empty() && event.targets.iter().all(|p| !plural(p) || scene.is("abroad", p.head))
}

/// "The president moved with difficulty": one man who moves is not displaced.
fn one_person(scene: &Scene, event: &Event) -> bool {
    let one = |p: &Participant| {
        p.actor.is_some_and(|a| matches!(scene.actors[a].kind, crate::actors::Kind::Person | crate::actors::Kind::Office))
            && scene.tree.syntax.words[p.head].feats.number != crate::syntax::Number::Plural
    };
    !event.targets.is_empty() && event.targets.iter().all(one)
}

/// A trigger whose words stand far apart is told by its first word alone, so that its span says no more than it means.
fn tighten(scene: &Scene, event: &mut Event) {
    let inside = event.tokens.clone();
    if inside.len() > 5 && scene.tree.text.sentences[scene.tree.text.sentence_of(event.head)].tokens.len() > 5 {
        event.tokens = event.head..event.head + 1;
    }
}

/// "displaced", "dead": what they are said of, whatever their part of speech.
fn words(scene: &Scene, event: &mut Event, frame: &Frame) {
    let tree = &scene.tree;
    let at = event.head;
    let role = super::frames::Role::Target;
    let noun = match tree.rel(at) {
        Rel::Amod | Rel::Acl => tree.syntax.head(at),
        Rel::Xcomp => {
            tree.syntax.head(at).and_then(|v| tree.objects(v).first().map(|o| o.head).or_else(|| tree.subject(v).map(|s| s.head)))
        }
        _ => tree.subject(at).map(|s| s.head),
    };
    // "were found dead in X": the clause is the verb's.
    if tree.rel(at) == Rel::Xcomp {
        event.clause = tree.syntax.head(at).unwrap_or(at);
    }
    if let Some(noun) = noun.filter(|&n| n != at) {
        fill::put(scene, event, frame, &Phrase { head: noun, key: "object", how: "what it is said of" }, role);
    }
}

#[inline(never)]
fn conditions(scene: &Scene, frame: &Frame, candidate: &Candidate, event: &Event) -> bool {
    let tree = &scene.tree;
    // An object was asked for and another one stands there.
    let asked = !matches!(frame.object, Condition::Any | Condition::Prefer(_));
    if asked && event.targets.is_empty() && event.places.is_empty() {
        let positive = !matches!(frame.object, Condition::Not(_));
        // "une prise d'otages": of whom is said by the trigger.
        let counted = !frame.count.is_empty() && event.near_number(scene)
            || tree.syntax.child(event.head, Rel::Det).is_some() && event.parts.iter().any(|&p| scene.is("held", p));
        if positive && frame.role("object").is_some() && !counted && !governor::takes_place(scene, event) {
            return false;
        }
        let refused = candidate.pos == Pos::Verb
            && tree
                .objects(event.head)
                .iter()
                .any(|o| !event.parts.contains(&o.head) && !fits::object_fits(scene, frame, o.head));
        if refused {
            return false;
        }
    }
    if asked && matches!(frame.object, Condition::Not(_)) {
        let subject = tree.subject(event.head).filter(|_| tree.passive(event.head) && candidate.pos == Pos::Verb);
        if subject.is_some_and(|s| !fits::object_fits(scene, frame, s.head)) {
            return false;
        }
    }
    if frame.background && candidate.words < 2 && (!in_main_clause(scene, event) || described(scene, candidate)) {
        return false;
    }
    // "the neighbour accused of pulling the strings", "a movement demanding reform": said in passing of a noun.
    let speech = matches!(frame.kind, EventType::Accusation | EventType::Demand | EventType::Statement);
    if speech
        && candidate.pos == Pos::Verb
        && (matches!(tree.rel(event.head), Rel::Acl | Rel::Amod) || after_comma(scene, event))
        && !tree.finite(event.head)
        && !tree.syntax.has(event.head, &[Rel::Nsubj, Rel::NsubjPass, Rel::Mark])
    {
        return false;
    }
    // "shot down 41 of the drones launched by Russia": said in passing of the drones.
    let passing = candidate.pos == Pos::Verb && tree.rel(event.head) == Rel::Acl && !tree.finite(event.head);
    if event.kind == EventType::Airstrike && passing && event.targets.is_empty() {
        return false;
    }
    // "accusés d'avoir ordonné des massacres": nor is what somebody is accused of having said.
    let accused = |i: usize| among(tree.syntax.lemma(i), "accuse|suspect|accuser|soupçonner");
    if speech && candidate.pos == Pos::Verb && (event.head.saturating_sub(3)..event.head).any(accused) {
        return false;
    }
    // "supporters of the coup": said in passing of who they are.
    let whose = |h: usize| scene.is("people", h) && tree.rel(event.head) == Rel::Nmod;
    if frame.kind == EventType::Other && event.nominal && tree.syntax.head(event.head).is_some_and(whose) {
        return false;
    }
    // "the heaviest toll since the start of the attacks": said in passing of when.
    let start = |h: usize| {
        tree.rel(event.head) == Rel::Nmod
            && among(tree.syntax.lemma(h), "start|beginning|outbreak|onset|début|déclenchement")
            && tree.led(h, "since|depuis")
    };
    let bare = event.nominal && event.targets.is_empty();
    if figurative::idiom(scene, candidate, event) || bare && tree.syntax.head(event.head).is_some_and(start) {
        return false;
    }
    let passive = candidate.pos == Pos::Verb && tree.passive(event.head);
    if frame.agent == "armed" && candidate.pos == Pos::Verb && event.agents.is_empty() && !passive {
        return false;
    }
    match frame.needs.as_str() {
        // "with Damascus' agreement" is consent; an agreement has two sides or is signed.
        "sides" => {
            let told = event.clause != event.head || candidate.pos == Pos::Verb || signed(scene, event.head);
            event.agents.len() >= 2 || told && !event.agents.is_empty()
        }
        "agent" => !event.agents.is_empty(),
        // Somebody or some place that has a name or is people, not just any thing.
        "actor" if candidate.pos == Pos::Verb => {
            let named = |p: &Participant| {
                p.actor.is_some() || p.place.is_some() || scene.is("people", p.head) || scene.unknown_name(p.head)
            };
            event.agents.iter().chain(&event.targets).any(named) || !event.places.is_empty()
        }
        "held" => !event.agents.is_empty() || candidate.pos == Pos::Noun && held::held(scene, event),
        "participant" => !event.agents.is_empty() || !event.targets.is_empty(),
        "civilian" => !event.targets.is_empty() && !event.targets.iter().any(|t| scene.armed(t.head)),
        "count" => {
            let sentence = &tree.text.sentences[tree.text.sentence_of(event.head)].tokens;
            let before = event.head.saturating_sub(3).max(sentence.start);
            event.targets.iter().any(|t| t.tokens.clone().any(|i| scene.number(i).is_some()))
                || event.tokens.clone().chain(before..event.head).any(|i| scene.number(i).is_some())
                || event.near_number(scene)
                || event.kind == EventType::CasualtyToll && super::casualties::said(scene, event).is_some()
                || super::casualties::nobody(scene, event.tokens.start).is_some()
        }
        _ => true,
    }
}

/// "two teenagers, accused of plotting": a bare participle after a comma describes whom the sentence is about.
fn after_comma(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    event.kind == EventType::Accusation
        && event.head > 0
        && tree.text.word(event.head - 1) == ","
        && tree.passive(event.head)
        && matches!(tree.rel(event.head), Rel::Advcl | Rel::Conj | Rel::Parataxis)
}

/// "rebels, backed by Turkey, …", "where troops are deployed": a participle that only describes, or a lasting state of a place.
fn described(scene: &Scene, candidate: &Candidate) -> bool {
    let tree = &scene.tree;
    let verb = candidate.head;
    let place = tree.syntax.children(verb).any(|c| c < verb && matches!(tree.text.lower(c), "where" | "où"));
    candidate.pos == Pos::Verb && tree.passive(verb) && (place || !tree.finite(verb) && tree.rel(verb) != Rel::Root)
}

/// Whether a participle tells how the noun came about ("concluded in 2018").
fn signed(scene: &Scene, noun: usize) -> bool {
    scene.tree.syntax.children(noun).any(|c| matches!(scene.tree.rel(c), Rel::Acl | Rel::AclRelcl) && scene.is("light", c))
}

/// A lasting state of things told in passing, in a relative or participial clause, is no news.
fn in_main_clause(scene: &Scene, event: &Event) -> bool {
    let mut at = event.clause;
    loop {
        match scene.tree.rel(at) {
            Rel::Acl | Rel::AclRelcl | Rel::Amod | Rel::Appos => return false,
            Rel::Conj | Rel::Advcl | Rel::Ccomp | Rel::Xcomp | Rel::Parataxis => {}
            _ => return true,
        }
        match scene.tree.syntax.head(at) {
            Some(head) => at = head,
            None => return true,
        }
    }
}
