//! Roles around a verb: subject, object, prepositional phrases; the passive turns them round.

use super::clause::Phrase;
use super::frames::{Condition, Frame, Role};
use super::scene::Scene;
use super::Event;
use super::{fill, fits};
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::{Rel, Tense, Upos};

/// Fills the roles of an event told by a verb.
#[inline(never)]
pub fn fill(scene: &Scene, event: &mut Event, frame: &Frame) {
    let tree = &scene.tree;
    let verb = event.head;
    // "une ville tombée aux mains de": who falls is its subject, however it is told.
    let passive = tree.passive(verb) && !among(tree.syntax.lemma(verb), "tomber|passer|fall|pass");
    let mut subject_role = if passive { frame.role("object") } else { frame.role("subject") };
    if !passive && drives(scene, event, frame) {
        subject_role = Some(Role::Agent);
    }
    // "after shelling by the army": a gerund without an object has its own doer, not that of the clause around it.
    let gerund = !passive
        && tree.text.lower(verb).ends_with("ing")
        && tree.objects(verb).is_empty()
        && tree.obliques(verb).iter().any(|p| p.key == "by" && tree.nominal(p.head) && scene.actor(p.head).is_some());
    let subject = tree.subject(verb).filter(|_| !gerund).map(|s| whose_aim(scene, verb, s));
    let weapon = subject.as_ref().map(|s| s.head);
    if let (Some(subject), Some(role)) = (subject, subject_role) {
        if passive {
            event.why.push("passive".into());
        }
        // "the hostages were freed": the subject is one of the trigger's words.
        let said = scene.is("people", subject.head) || scene.is("vessel", subject.head);
        if passive && role == Role::Target && event.parts.contains(&subject.head) && said {
            event.targets.extend(scene.named_once(subject.head).into_iter().map(|head| fill::participant(scene, head)));
        }
        fill::put(scene, event, frame, &subject, role);
        for fellow in tree.fellow_subjects(&subject) {
            fill::put(scene, event, frame, &fellow, role);
        }
        // "X, along with Y and Z, condemned": whatever the phrase was hung on.
        if role == Role::Agent {
            let near = [verb, subject.head].into_iter().chain(tree.objects(verb).into_iter().map(|o| o.head));
            for beside in near.flat_map(|at| tree.obliques(at)).filter(|p| with_it(scene, p)) {
                fill::put(scene, event, frame, &Phrase { how: "beside the subject", ..beside }, role);
            }
        }
    }
    if !passive || frame.role("subject") == frame.role("object") {
        if let Some(role) = frame.role("object") {
            for object in tree.objects(verb) {
                // "regain control of X": the object of the trigger's noun is what counts; "expel diplomats": it is the noun itself.
                if event.parts.contains(&object.head) {
                    if role == Role::Target && (scene.is("people", object.head) || scene.is("vessel", object.head)) {
                        let all = scene.named_once(object.head);
                        event.targets.extend(all.into_iter().map(|head| fill::participant(scene, head)));
                    }
                    continue;
                }
                fill::put(scene, event, frame, &object, role);
            }
        }
    }
    // "left 23 people dead": the people may hang on "dead".
    for part in event.parts.clone().into_iter().filter(|&p| p != verb && !passive) {
        let people = tree.syntax.children(part).find(|&c| {
            c > verb && c < part && matches!(tree.rel(c), Rel::Obl | Rel::Nsubj | Rel::Obj) && tree.preposition(c).is_none()
        });
        if let (Some(head), Some(role)) = (people, frame.role("object")) {
            fill::put(scene, event, frame, &Phrase { head, key: "object", how: "object" }, role);
        }
    }
    sent(scene, event, weapon);
    imposed(scene, event, frame);
    whose_call(scene, event, frame);
    reduced(scene, event, frame, passive);
    odd_object(scene, event, frame, passive);
    let mut carriers = vec![verb];
    carriers.extend(event.parts.iter().copied().filter(|&t| t != verb && tree.nominal(t)));
    // "killed 12 in an attack by X": a phrase that belongs to the verb is often hung on its object.
    carriers.extend(tree.syntax.children(verb).filter(|&c| tree.rel(c) == Rel::Obj && !event.parts.contains(&c)));
    for carrier in carriers {
        let own = carrier == verb;
        let inside = event.parts.contains(&carrier);
        for phrase in tree.obliques(carrier) {
            if event.parts.contains(&phrase.head) {
                continue;
            }
            let agentive = matches!(phrase.key, "by" | "par");
            let genitive = matches!(phrase.key, "of" | "de");
            // "shot down a plane": the particle is sometimes taken for the preposition of what is the object.
            let particle = own
                && !passive
                && phrase.head > verb
                && among(phrase.key, "down|up|out|over|off|back|away")
                && event.parts.iter().any(|&p| tree.syntax.head(p) == Some(phrase.head));
            let role = if particle {
                frame.role("object")
            } else if own && passive && among(phrase.key, "from|de") && among(tree.syntax.lemma(verb), "expel|expulser") {
                // "were expelled from Russia": by it.
                scene.actor(phrase.head).map(|_| Role::Agent)
            } else if agentive && own && (passive || gerund) {
                Some(Role::Agent)
            } else if inside && !own && (genitive || phrase.key == "from" && scene.is("asking", carrier)) {
                frame.role("object")
            } else if !own && event.kind == EventType::Talks && matches!(phrase.key, "with" | "avec") {
                // "discussed the truce with X": with whom may hang on what it was about.
                frame.role(&phrase.key)
            } else if own || inside || event.kind == EventType::Aid && matches!(phrase.key, "to" | "à" | "aux") {
                // "gave money and food to refugees": who is given to may hang on what is given. "accused X of a massacre": what
                // somebody is accused of is not who is.
                frame.role(&phrase.key).filter(|_| !genitive || own && event.targets.is_empty())
            } else {
                None
            };
            // "À Gao, des hommes armés ont attaqué un poste": where it was.
            let where_it_was = (event.violent() || fronted(scene, &phrase, verb))
                && matches!(phrase.key, "à" | "at")
                && role == Some(Role::Target)
                && scene.place(phrase.head).is_some()
                && (phrase.head < verb || passive || phrase.key == "à" && !tree.objects(verb).is_empty());
            // "ont attaqué leur position sur une presqu'île": of what has an object, that is where too.
            let there =
                event.violent() && among(phrase.key, "on|sur") && scene.place(phrase.head).is_some() && !event.targets.is_empty();
            // "a rappelé son ambassadeur à Mexico": where he was posted.
            let posted = phrase.key == "à"
                && scene.place(phrase.head).is_some()
                && event.parts.iter().any(|&part| scene.is("envoy", part));
            if let Some(role) = role.filter(|_| !where_it_was && !there && !posted) {
                fill::put(scene, event, frame, &phrase, role);
            }
        }
    }
    blamed(scene, event);
}

/// "along with Y", "alongside Y": who does the same.
fn with_it(scene: &Scene, phrase: &Phrase) -> bool {
    matches!(phrase.key, "along" | "alongside") && scene.actor(phrase.head).is_some()
}

/// "blamed the bombing on X": X is who is accused.
fn blamed(scene: &Scene, event: &mut Event) {
    let tree = &scene.tree;
    if event.kind != EventType::Accusation || !among(tree.syntax.lemma(event.head), "blame|pin") {
        return;
    }
    let object: Vec<usize> = tree.objects(event.head).iter().map(|o| o.head).collect();
    let mut over = tree.obliques(event.head);
    over.extend(object.iter().flat_map(|&o| tree.obliques(o)));
    if let Some(on) = over.into_iter().find(|p| matches!(p.key, "on" | "upon") && scene.time(p.head).is_none()) {
        event.targets = tree.conjuncts(on.head).into_iter().map(|head| fill::participant(scene, head)).collect();
        event.why.push(format!("target \"{}\": who is blamed", tree.text.word(on.head)));
    }
}

/// "A drone launched by X struck Y": who sent what struck has struck.
fn sent(scene: &Scene, event: &mut Event, subject: Option<usize>) {
    let tree = &scene.tree;
    let Some(weapon) = subject.filter(|&w| event.violent() && event.agents.is_empty() && scene.is("weapon", w)) else {
        return;
    };
    for said in tree.syntax.children(weapon).filter(|&c| c > weapon && tree.rel(c) == Rel::Acl) {
        for by in tree.obliques(said).into_iter().filter(|p| matches!(p.key, "by" | "par") && scene.actor(p.head).is_some()) {
            event.agents.push(fill::participant(scene, by.head));
            event.why.push(format!("agent \"{}\": who sent it", tree.text.word(by.head)));
        }
    }
}

/// "prolonged the sanctions imposed on X": whom they bear on may stand with the participle.
fn imposed(scene: &Scene, event: &mut Event, frame: &Frame) {
    let tree = &scene.tree;
    if event.kind != EventType::Sanction || tree.passive(event.head) {
        return;
    }
    let imposed = |c: &usize| tree.rel(*c) == Rel::Acl && among(tree.syntax.lemma(*c), "impose|imposer|slap|infliger|décréter");
    let clauses: Vec<usize> = event.parts.iter().flat_map(|&p| tree.syntax.children(p).filter(imposed)).collect();
    for phrase in clauses.into_iter().flat_map(|c| tree.obliques(c)).filter(|p| among(p.key, "on|against|to|à|contre")) {
        fill::put(scene, event, frame, &phrase, Role::Target);
    }
}

/// "rejected U.S. calls", "refused a request by the president": who is refused is who asked.
fn whose_call(scene: &Scene, event: &mut Event, frame: &Frame) {
    let tree = &scene.tree;
    if frame.role("object") != Some(Role::Target) || scene.tree.passive(event.head) {
        return;
    }
    let verb = event.head;
    for asked in tree.syntax.children(verb).filter(|&c| c > verb && tree.rel(c) == Rel::Obj && scene.is("asking", c)) {
        let whose = |c: &usize| {
            let by = || matches!(tree.rel(*c), Rel::Nmod | Rel::Obl) && tree.led(*c, "by|par|from");
            scene.actor(*c).is_some() && (matches!(tree.rel(*c), Rel::NmodPoss | Rel::Compound | Rel::Amod) || by())
        };
        if let Some(head) = tree.syntax.children(asked).find(whose) {
            fill::put(scene, event, frame, &Phrase { head, key: "object", how: "whose call it is" }, Role::Target);
        }
    }
}

/// "À Tunis, des milliers de manifestants ont réclamé": a phrase before the clause, apart from it.
fn fronted(scene: &Scene, phrase: &Phrase, verb: usize) -> bool {
    phrase.head < verb && scene.tree.text.word(phrase.head + 1) == ","
}

/// "Rebels drove residents from their homes": of verbs that tell of those who move, the one that has others as its object tells who made them.
fn drives(scene: &Scene, event: &Event, frame: &Frame) -> bool {
    const LEAVING: &str = "flee|fuir|escape|abandon|leave|quitter|abandonner|evacuate|évacuer";
    let both = frame.role("subject") == Some(Role::Target) && frame.role("object") == Some(Role::Target);
    // "evacuated 150 civilians": the people are the trigger's.
    let moved = event.parts.iter().any(|&p| p != event.head && scene.is("people", p));
    both && moved && !scene.tree.passive(event.head)
        || both
            && !among(scene.tree.syntax.lemma(event.head), LEAVING)
            && scene.tree.objects(event.head).iter().any(|o| {
                let people = frame.object != Condition::Any || scene.is("people", o.head) || scene.actor(o.head).is_some();
                people && !event.parts.contains(&o.head) && fits::object_fits(scene, frame, o.head)
            })
}

/// "The goal of the army is to retake X": who means to is whose goal it is.
fn whose_aim<'a>(scene: &Scene, verb: usize, subject: Phrase<'a>) -> Phrase<'a> {
    let tree = &scene.tree;
    let said = tree.syntax.children(verb).any(|c| c < verb && tree.rel(c) == Rel::Cop);
    if !said || tree.upos(subject.head) != Upos::Noun || scene.actor(subject.head).is_some() {
        return subject;
    }
    let whose = tree.syntax.children(subject.head).find(|&c| {
        let of = tree.rel(c) == Rel::Nmod && tree.led(c, "of|de");
        (of || tree.rel(c) == Rel::NmodPoss) && scene.actor(c).is_some()
    });
    whose.map_or(subject, |head| Phrase { head, key: "subject", how: "whose aim it is" })
}

/// An actor right after the verb without a preposition is its object, whatever the parser calls it ("a attaqué des terroristes").
fn odd_object(scene: &Scene, event: &mut Event, frame: &Frame, passive: bool) {
    if passive || !event.targets.is_empty() || !matches!(frame.role("object"), Some(Role::Target | Role::Both)) {
        return;
    }
    let tree = &scene.tree;
    let odd = tree.syntax.children(event.head).find(|&c| {
        c > event.head
            && matches!(tree.rel(c), Rel::Acl | Rel::Xcomp | Rel::Dep | Rel::Amod | Rel::Advmod | Rel::Nmod | Rel::Flat)
            && scene.actor(c).is_some_and(|a| scene.actors[a].tokens.start <= event.tokens.end + 1)
            && tree.preposition(c).is_none()
    });
    if let (Some(head), Some(role)) = (odd, frame.role("object")) {
        fill::put(scene, event, frame, &Phrase { head, key: "object", how: "actor right after the verb" }, role);
    }
}

/// Headlines leave the auxiliary out ("A helicopter shot down"), and past and participle look alike: a subject that cannot have
/// done it but can have suffered it did.
fn reduced(scene: &Scene, event: &mut Event, frame: &Frame, passive: bool) {
    let asks = matches!(frame.object, Condition::OneOf(_) | Condition::Class(_));
    let tree = &scene.tree;
    // "with 21 people killed": who are counted and bear no arms have not killed.
    let counted = |a: &super::Participant| {
        matches!(frame.count.as_str(), "killed" | "wounded")
            && scene.is("people", a.head)
            && !scene.armed(a.head)
            && a.tokens.clone().any(|i| scene.number(i).is_some())
    };
    let victims = event.agents.iter().all(counted);
    if passive || !asks || !victims || !event.targets.is_empty() || frame.role("object") != Some(Role::Target) {
        return;
    }
    if !tree.objects(event.head).is_empty() || tree.syntax.words[event.head].feats.tense == Tense::Present {
        return;
    }
    if let Some(subject) = tree.subject(event.head).filter(|s| scene.actor(s.head).is_none() || !event.agents.is_empty()) {
        event.agents.clear();
        if fill::put(scene, event, frame, &Phrase { how: "subject of a passive without its auxiliary", ..subject }, Role::Target)
        {
            event.why.push("read as a passive".into());
        }
    }
}
