//! The verb that an event noun hangs on: the one who does it, the one it is done to, and the place that sees it stand around that verb.

use super::fill;
use super::frames::{Frame, Role};
use super::phrase::definite;
use super::scene::Scene;
use super::Event;
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::{Rel, Upos};

/// Fills what the verb of a noun's clause tells; `noun` is the event's, or the counting noun that it hangs on.
pub(super) fn fill(scene: &Scene, event: &mut Event, frame: &Frame, noun: usize) {
    governor(scene, event, frame, noun);
    struck(scene, event, frame, noun);
    seen(scene, event, noun);
}

/// "a new series of air strikes", "a wave of attacks": the phrase that the clause knows is the counting noun's.
pub(super) fn carrier(scene: &Scene, noun: usize) -> usize {
    const COUNTING: &str = "series|wave|string|number|spate|round|dozen|dozens|campaign|most|majority|some|part|rest|\
        barrage|flurry|volley|salvo|couple|handful|score|série|vague|nombre|multitude|campagne|tour|partie|ensemble|cycle|\
        salve|poignée";
    let tree = &scene.tree;
    match tree.syntax.head(noun) {
        Some(head) if tree.rel(noun) == Rel::Nmod && (among(tree.syntax.lemma(head), COUNTING) || scene.is("share", head)) => {
            head
        }
        _ => noun,
    }
}

/// The verb of those who claim responsibility for what a noun tells of, which hangs on the one or the other.
fn answerable(scene: &Scene, head: usize, noun: usize) -> Option<usize> {
    let tree = &scene.tree;
    let claims = |v: usize| tree.syntax.upos(v) == Upos::Verb && among(tree.syntax.lemma(v), "claim|take|revendiquer");
    let responsibility = |i: usize| among(tree.syntax.lemma(i), "responsibility|credit|responsabilité|paternité");
    let verb = if responsibility(head) { tree.syntax.head(head)? } else { head };
    let said = responsibility(head) || tree.syntax.child(head, Rel::Obj).is_some_and(responsibility);
    (claims(verb) && said && tree.led(noun, "for|de|des|du|of")).then_some(verb)
}

/// The verb that the noun hangs on: light ("carry out raids"), suffering, reaching ("the raids hit X") or mere happening.
fn governor(scene: &Scene, event: &mut Event, frame: &Frame, noun: usize) {
    let tree = &scene.tree;
    // "The authorities were in talks": who is in them takes part in them.
    if tree.syntax.child(noun, Rel::Cop).is_some() && tree.led(noun, "in|en") && frame.role("with") == Some(Role::Both) {
        if let Some(subject) = tree.subject(noun) {
            fill::put(scene, event, frame, &subject, Role::Both);
        }
    }
    let Some(mut verb) = tree.syntax.head(noun) else { return };
    let mut rel = tree.rel(noun);
    // "claimed responsibility for the attack": who does has done it.
    let answerable = answerable(scene, verb, noun);
    if let Some(claims) = answerable {
        (verb, rel) = (claims, Rel::Obj);
    }
    let passive = tree.passive(verb);
    let object_of = rel == Rel::Obj
        || rel == Rel::NsubjPass
        || rel == Rel::Nsubj && passive
        || rel == Rel::Obl && matches!(tree.syntax.lemma(verb), "procéder" | "come" | "faire")
        || rel == Rel::Obl && event.violent() && answers(scene, verb, noun);
    // "a fait état de l'exécution": the verb only reports.
    let reports = (verb + 1..(verb + 3).min(tree.text.tokens.len())).any(|i| tree.text.lower(i) == "état");
    // "ont revendiqué l'attaque", "announced the expulsion of a diplomat": who says so has done it.
    let not = |c: usize| among(tree.text.lower(c), "not|n't|never|pas|jamais|n'|n’|ne");
    let own = (answerable.is_some() || among(tree.syntax.lemma(verb), "revendiquer|claim"))
        && !tree.syntax.children(verb).any(not)
        && (event.violent() || event.kind == EventType::TerritorialCapture)
        || among(tree.syntax.lemma(verb), "announce|annoncer|order|ordonner") && event.kind == EventType::Sanction;
    if object_of && (scene.is("light", verb) || answers(scene, verb, noun) || own) && !reports {
        event.clause = verb;
        if !passive {
            if let Some(subject) = tree.subject(verb) {
                let role = if frame.role("object") == Some(Role::Both) || frame.role("between") == Some(Role::Both) {
                    Role::Both
                } else {
                    Role::Agent
                };
                if event.agents.is_empty() || role == Role::Both {
                    fill::put(scene, event, frame, &subject, role);
                }
            }
        }
        for phrase in tree.obliques(verb) {
            // "came under shelling, with 21 people killed": those are no party to it.
            let harmed = |c: usize| super::casualties::harm(tree.text.lower(c)).is_some();
            let role = match phrase.key {
                "by" | "par" if passive => Some(Role::Agent),
                "with" | "avec" if tree.syntax.children(phrase.head).any(harmed) => None,
                "of" | "de" => None,
                key => frame.role(key),
            };
            if let Some(role) = role {
                fill::put(scene, event, frame, &phrase, role);
            }
        }
    } else if object_of && scene.is("suffer", verb) {
        event.clause = verb;
        if let Some(subject) = tree.subject(verb).filter(|_| !passive) {
            fill::put(scene, event, frame, &subject, Role::Target);
        }
    } else if matches!(rel, Rel::Nsubj) && !passive && (scene.is("reach", verb) || leaves_dead(scene, verb)) {
        event.clause = verb;
        let targets = frame.role("object") == Some(Role::Target) || frame.role("on") == Some(Role::Target);
        let reached = reached(scene, verb).into_iter().flat_map(|v| tree.objects(v));
        for object in reached.filter(|_| targets) {
            fill::put(scene, event, frame, &object, Role::Target);
        }
    } else if passive && scene.is("reach", verb) && agentive(scene, noun) {
        // "was hit by an airstrike".
        event.clause = verb;
        if let Some(subject) = tree.subject(verb).filter(|_| frame.role("object") == Some(Role::Target)) {
            fill::put(scene, event, frame, &subject, Role::Target);
        }
    } else if matches!(rel, Rel::Nsubj | Rel::NsubjPass)
        && (scene.is("happen", verb) || scene.is("light", verb) || passive && scene.is("saying", verb))
    {
        event.clause = verb;
        for phrase in tree.obliques(verb) {
            if let Some(role) = frame.role(&phrase.key).filter(|r| *r == Role::Both) {
                fill::put(scene, event, frame, &phrase, role);
            }
        }
    }
}

/// "responded with air raids", "a répliqué par des tirs": the noun is what was done.
fn answers(scene: &Scene, verb: usize, noun: usize) -> bool {
    among(scene.tree.syntax.lemma(verb), "respond|retaliate|reply|react|répondre|répliquer|riposter")
        && scene.tree.led(noun, "with|par")
}

/// "The city has seen clashes", "the town was the scene of a raid", "Des témoins ont fait état de tirs": what sees it is where it took place,
/// and what reports it is its clause.
fn seen(scene: &Scene, event: &mut Event, noun: usize) {
    let tree = &scene.tree;
    let Some(above) = tree.syntax.head(noun).filter(|_| event.clause == event.head) else { return };
    let of = || tree.led(noun, "of|de|d'");
    let verb = match tree.rel(noun) {
        Rel::Obj if scene.is("witness", above) => above,
        Rel::Nmod | Rel::Obl if of() => match tree.syntax.lemma(above) {
            "scene" | "site" | "théâtre" | "cadre" if tree.subject(above).is_some() => above,
            "état" | "report" => match tree.syntax.head(above) {
                Some(v) if matches!(tree.syntax.lemma(v), "faire" | "be" | "receive") => v,
                _ => return,
            },
            _ => return,
        },
        _ => return,
    };
    event.clause = verb;
    let place = tree.subject(verb).and_then(|s| scene.place(s.head)).filter(|&p| scene.places[p].place.is_some());
    if let Some(place) = place.filter(|_| !tree.passive(verb)) {
        event.places.push(place);
        event.why.push("place: what saw it".into());
    }
}

/// "The attack left twelve dead", "l'attaque a fait douze morts".
pub(super) fn leaves_dead(scene: &Scene, verb: usize) -> bool {
    among(scene.tree.syntax.lemma(verb), "leave|laisser|faire|claim|coûter") && super::casualties::follows(scene, verb)
}

/// "Arrests took place in X", "Des enlèvements ont été signalés": some are told of for the first time, though not whose they are.
pub(super) fn takes_place(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let known =
        |c: usize| tree.rel(c) == Rel::NmodPoss || definite(tree.text.lower(c)) || among(tree.text.lower(c), "no|aucun|aucune");
    let said = |verb: usize| {
        scene.is("happen", verb)
            || scene.is("witness", verb)
            || scene.is("light", verb)
            || tree.passive(verb) && scene.is("saying", verb)
    };
    event.nominal
        && event.clause != event.head
        && said(event.clause)
        && !tree.syntax.children(event.head).any(|c| c < event.head && known(c))
}

/// "The convoy fell into an ambush", "the base was the target of an attack", "a été l'objet d'une attaque": who is struck is the
/// subject of what is said.
fn struck(scene: &Scene, event: &mut Event, frame: &Frame, noun: usize) {
    let tree = &scene.tree;
    let harmed = frame.role("object") == Some(Role::Target) || frame.role("on") == Some(Role::Target);
    let Some(above) = tree.syntax.head(noun).filter(|_| harmed) else { return };
    let led = |words| tree.led(noun, words);
    let fell = tree.rel(noun) == Rel::Obl
        && among(tree.syntax.lemma(above), "tomber|fall|walk|drive|run|come")
        && led("dans|into|in|under");
    let object = among(tree.syntax.lemma(above), "objet|cible|victime|proie|target|victim|subject|object")
        && matches!(tree.rel(noun), Rel::Nmod | Rel::Obl)
        && led("de|of");
    let said = |i: usize| tree.syntax.child(i, Rel::Cop).is_some();
    let verb = match tree.syntax.head(above) {
        _ if fell => above,
        _ if object && said(above) => above,
        // "a fait l'objet d'une attaque", "est devenu la cible de".
        Some(v) if object && among(tree.syntax.lemma(v), "faire|devenir|become|être") => v,
        _ => return,
    };
    if let Some(subject) = tree.subject(verb).filter(|s| s.head != noun && s.head < above) {
        event.clause = verb;
        fill::put(scene, event, frame, &subject, Role::Target);
    }
}

/// "the strikes hit A, destroyed B; and damaged C": the verb and those joined to it that have the same subject.
fn reached(scene: &Scene, verb: usize) -> Vec<usize> {
    let tree = &scene.tree;
    let joined = tree.syntax.children(verb).filter(|&c| {
        c > verb
            && matches!(tree.rel(c), Rel::Conj | Rel::Parataxis)
            && scene.is("reach", c)
            && !tree.passive(c)
            && !tree.syntax.children(c).any(|d| matches!(tree.rel(d), Rel::Nsubj | Rel::NsubjPass))
    });
    std::iter::once(verb).chain(joined).collect()
}

/// Whether the noun is what did it: "by an airstrike", "in a raid".
fn agentive(scene: &Scene, noun: usize) -> bool {
    matches!(scene.tree.rel(noun), Rel::OblAgent | Rel::Obl) && scene.tree.led(noun, "by|in|par|dans|lors")
}
