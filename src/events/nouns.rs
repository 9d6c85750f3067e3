//! Roles around a noun: adjectives and genitives, prepositional phrases, the light verb it hangs on, and its participles.

use super::clause::Phrase;
use super::fill;
use super::frames::{Frame, Role};
use super::governor;
use super::scene::Scene;
use super::Event;
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::{Rel, Upos};

/// Fills the roles of an event told by a noun, and finds the verb of its clause.
#[inline(never)]
pub fn fill(scene: &Scene, event: &mut Event, frame: &Frame) {
    let noun = event.head;
    modifiers(scene, event, frame);
    phrases(scene, event, frame);
    participles(scene, event, frame, noun);
    let carrier = governor::carrier(scene, noun);
    governor::fill(scene, event, frame, carrier);
    other_side(scene, event, frame, carrier);
}

fn modifiers(scene: &Scene, event: &mut Event, frame: &Frame) {
    let tree = &scene.tree;
    // "l'expulsion de diplomates turcs": whose people they are says not who did it, but to whom.
    let people: Vec<usize> =
        event.parts.iter().copied().filter(|&p| p != event.head && scene.is("people", p) && tree.led(p, "of|de")).collect();
    if frame.role("object") == Some(Role::Target) {
        event.targets.extend(people.iter().map(|&p| fill::participant(scene, p)));
    }
    let own = event.parts.iter().filter(|p| !people.contains(p));
    let children: Vec<usize> = own.flat_map(|&t| tree.syntax.children(t).collect::<Vec<_>>()).collect();
    for child in children {
        if event.parts.contains(&child) {
            continue;
        }
        let role = match tree.rel(child) {
            Rel::NmodPoss => frame.role("subject").map(|_| Role::Agent),
            Rel::Amod | Rel::Compound | Rel::Nmod | Rel::Flat
                if tree.preposition(child).is_none() && event.kind != EventType::CasualtyToll =>
            {
                Some(Role::Agent)
            }
            _ => None,
        };
        let possessive = tree.rel(child) == Rel::NmodPoss && tree.upos(child) == Upos::Pron
            || tree.rel(child) == Rel::Det && among(tree.text.lower(child), "son|sa|ses|leur|leurs");
        if let Some(head) = Some(child).filter(|&c| possessive && scene.actor(c).is_none()).and_then(|c| fill::follows(scene, c))
        {
            let phrase = Phrase { head, key: "subject", how: "whose it is" };
            fill::put(scene, event, frame, &phrase, Role::Agent);
            continue;
        }
        // "Fighters continued their march": whose it is stands as the subject.
        let light = tree.syntax.head(event.head).filter(|&v| tree.rel(event.head) == Rel::Obj && scene.is("light", v));
        if possessive && light.and_then(|v| tree.subject(v)).is_some_and(|s| s.head < child) {
            continue;
        }
        let Some(role) = role else { continue };
        // "a coalition airstrike": which coalition is not said, but that it was one.
        let coalition = event.violent() && tree.syntax.lemma(child) == "coalition";
        if scene.actor(child).is_none() && !coalition {
            continue;
        }
        let beside = tree.rel(child) != Rel::NmodPoss;
        // "terrorist attacks" says of what kind they are, "the embassy bombing" what they hit.
        let kind = beside && matches!(tree.text.lower(child), "terrorist" | "terroriste" | "terroristes");
        // "a Qatari-mediated truce": no side of it.
        let between = || BROKERED.iter().any(|end| tree.text.lower(child).ends_with(end));
        if kind || beside && between() {
            continue;
        }
        // "the Kuwait invasion": a country's name, not its adjective, is what was invaded.
        let invaded = invading(scene, event)
            && tree.upos(child) == Upos::Propn
            && scene.place(child).is_some_and(|p| scene.places[p].place.as_ref().is_some_and(|p| p.feature == "country"));
        if beside && (event.violent() && scene.is("abroad", child) || invaded) {
            fill::put(scene, event, frame, &Phrase { head: child, key: "object", how: "noun before the noun" }, Role::Target);
            continue;
        }
        if beside && event.set_in_its_name() && scene.place(child).is_some_and(|p| scene.places[p].tokens.contains(&child)) {
            continue;
        }
        // "Damascus offensive" names who sets out; "Aleppo offensive" names where.
        let place = scene.place(child).is_some_and(|p| !scene.places[p].capital && scene.places[p].tokens.contains(&child));
        if place
            && tree.rel(child) != Rel::NmodPoss
            && scene.actor(child).is_some_and(|a| scene.actors[a].kind != crate::actors::Kind::Country)
        {
            continue;
        }
        let how = if tree.rel(child) == Rel::NmodPoss { "possessor of the noun" } else { "adjective of the noun" };
        fill::put(scene, event, frame, &Phrase { head: child, key: "subject", how }, role);
    }
}

/// How a word ends that says who brought others together.
const BROKERED: &[&str] = &["brokered", "mediated", "sponsored", "facilitated", "monitored", "hosted"];

/// Whether the noun tells of a country that is entered by force.
fn invading(scene: &Scene, event: &Event) -> bool {
    among(scene.tree.syntax.lemma(event.head), "invasion|occupation|annexation|annexion|conquête|conquest")
}

fn phrases(scene: &Scene, event: &mut Event, frame: &Frame) {
    let tree = &scene.tree;
    let mut all: Vec<Phrase> = Vec::new();
    for &token in &event.parts {
        all.extend(tree.obliques(token));
    }
    all.extend(beside(scene, event));
    let ground = event.kind == EventType::TerritorialCapture;
    all.extend(all.iter().flat_map(|p| inside(scene, p, ground)).collect::<Vec<_>>());
    // "X's invasion of Y": the possessor has done it to what follows "of".
    let possessed = event.parts.iter().any(|&t| tree.syntax.child(t, Rel::NmodPoss).is_some()) && !event.agents.is_empty();
    let directed = all.iter().any(|p| matches!(frame.role(&p.key), Some(Role::Target)) && !matches!(p.key, "of" | "de"));
    let blamed = event.violent()
        && tree.rel(event.head) == Rel::Obj
        && tree.syntax.head(event.head).is_some_and(|v| among(tree.text.lower(v), "blamed|blame|blames|blaming|pinned"));
    for phrase in &all {
        if event.parts.contains(&phrase.head) {
            continue;
        }
        let role = match phrase.key {
            "by" | "par" => Some(Role::Agent),
            "of" | "de" => {
                let role = frame.role("of");
                // "the attack of the rebels on X" but "the attack of a church": one who bears arms is more likely to have done it.
                let doer = scene.armed(phrase.head) && scene.place(phrase.head).is_none();
                match role {
                    // "l'invasion du Koweït par l'Irak", "the occupation of Namibia".
                    Some(_) if invading(scene, event) && scene.place(phrase.head).is_some() && !directed => Some(Role::Target),
                    Some(Role::Target) if doer && event.kind == EventType::Attack => Some(Role::Agent),
                    // "un bombardement de l'armée".
                    Some(Role::Target) if doer && among(tree.syntax.lemma(phrase.head), "armée|aviation|coalition|army") => {
                        Some(Role::Agent)
                    }
                    Some(Role::Target)
                        if directed && (doer || scene.is("forces", phrase.head) || scene.is("people", phrase.head)) =>
                    {
                        Some(Role::Agent)
                    }
                    Some(Role::Agent) if possessed => Some(Role::Target),
                    Some(Role::Agent)
                        if (scene.actor_in(phrase.head).is_none() || scene.is("territory", phrase.head))
                            && frame.role("object") == Some(Role::Target) =>
                    {
                        Some(Role::Target)
                    }
                    other => other,
                }
            }
            // "attacks from the rebels", not "attacks from Syria".
            "from" if scene.bears_arms(phrase.head) && scene.place(phrase.head).is_none() => frame.role("subject"),
            // "blamed the blast on the rebels".
            "on" if blamed => Some(Role::Agent),
            // "the attack at X": where it was.
            "at" | "à" if scene.place(phrase.head).is_some() => None,
            key => frame.role(key),
        };
        if let Some(role) = role {
            fill::put(scene, event, frame, phrase, role);
        }
    }
}

/// "l'attaque d'un commando contre la caserne": whom a deed is against may hang on who did it.
/// `ground`: whether it is done to a place.
fn inside<'a>(scene: &'a Scene, who: &Phrase, ground: bool) -> Vec<Phrase<'a>> {
    let doer = among(who.key, "of|de|by|par|from");
    let mut found = scene.tree.obliques(who.head);
    // "la prise de contrôle par les rebelles de Goma".
    let taken = |p: &Phrase| ground && among(who.key, "by|par") && among(p.key, "of|de") && scene.place(p.head).is_some();
    found.retain(|p| doer && p.head > who.head && (among(p.key, "against|contre") || taken(p)));
    found
}

/// "the truce negotiated by Russia", "strikes attributed to Russia", "une attaque menée par X", "an offensive launched against Y".
fn participles(scene: &Scene, event: &mut Event, frame: &Frame, noun: usize) {
    let tree = &scene.tree;
    let mut clauses: Vec<usize> =
        tree.syntax.children(noun).filter(|&c| matches!(tree.rel(c), Rel::Acl | Rel::AclRelcl)).collect();
    // "Les combats se poursuivent, opposant X à Y".
    let above = tree.syntax.head(noun).filter(|_| matches!(tree.rel(noun), Rel::Nsubj | Rel::NsubjPass));
    clauses
        .extend(above.into_iter().flat_map(|v| tree.syntax.children(v)).filter(|&c| tree.rel(c) == Rel::Advcl && pits(scene, c)));
    for verb in clauses {
        let passive = tree.passive(verb) || tree.rel(verb) == Rel::Acl;
        for phrase in tree.obliques(verb) {
            let attributed = among(tree.syntax.lemma(verb), "attribute|attribuer|blame|imputer|claim|revendiquer");
            let role = match phrase.key {
                // "a raid led by X", but not "the attack condemned by X" or "an offensive backed by X".
                "by" | "par" if passive && (scene.is("light", verb) || attributed) => Some(Role::Agent),
                "to" | "à" | "on" if attributed => Some(Role::Agent),
                key if scene.is("light", verb) => frame.role(key).filter(|r| *r == Role::Target || *r == Role::Both),
                _ => None,
            };
            if let Some(role) = role {
                fill::put(scene, event, frame, &phrase, role);
            }
        }
        if scene.is("light", verb) && tree.rel(verb) == Rel::AclRelcl && !tree.passive(verb) {
            if let Some(subject) = tree.subject(verb).filter(|s| s.head != noun) {
                fill::put(scene, event, frame, &subject, Role::Agent);
            }
        }
        // "des affrontements opposant X à Y", "clashes pitting X against Y".
        if matches!(tree.syntax.lemma(verb), "opposer" | "pit")
            && !tree.passive(verb)
            && frame.role("between") == Some(Role::Both)
        {
            let sides = tree.obliques(verb).into_iter().filter(|p| matches!(p.key, "à" | "against"));
            for side in tree.objects(verb).into_iter().chain(sides) {
                fill::put(scene, event, frame, &side, Role::Both);
            }
        }
        // "the strike that hit a school", "a raid targeting the port".
        let own = tree.rel(verb) == Rel::Acl || tree.subject(verb).is_some_and(|s| s.head == noun);
        if scene.is("reach", verb) && own && !tree.passive(verb) {
            for object in tree.objects(verb) {
                fill::put(scene, event, frame, &object, Role::Target);
            }
        }
    }
}

/// "opposing X to Y", "pitting X against Y".
fn pits(scene: &Scene, verb: usize) -> bool {
    matches!(scene.tree.syntax.lemma(verb), "opposer" | "pit") && !scene.tree.passive(verb)
}

/// "took a bridge after clashes with the army": a phrase right after the noun is its own, whatever the parser hung it on.
fn beside<'a>(scene: &'a Scene, event: &Event) -> Option<Phrase<'a>> {
    let tree = &scene.tree;
    let case = event.tokens.end;
    let led = case < tree.text.tokens.len()
        && among(tree.text.lower(case), "with|against|avec|contre|between|entre|from")
        && tree.rel(case) == Rel::Case;
    // The noun may be the last word of the text.
    let head = led.then(|| tree.syntax.head(case)).flatten().filter(|&h| h > case)?;
    let (above, own) = (tree.syntax.head(head)?, tree.syntax.head(event.head)?);
    let sibling = above == own && matches!(tree.upos(own), Upos::Noun | Upos::Propn) && tree.rel(head) == Rel::Nmod;
    // "killed ten in an attack against a convoy": those whom a deed is against follow it.
    let between = matches!(tree.text.lower(case), "between" | "entre");
    let against = (between || among(tree.text.lower(case), "against|contre|from"))
        && matches!(tree.rel(head), Rel::Nmod | Rel::Obl)
        && tree.governors(event.head).iter().any(|&(g, _)| g == above);
    (sibling || against).then(|| Phrase { head, key: tree.text.lower(case), how: "prepositional phrase" })
}

/// "rebels took a bridge after clashes with the army", "the minister said during talks with X": the other side is who did what came
/// of it, or what was done meanwhile.
fn other_side(scene: &Scene, event: &mut Event, frame: &Frame, noun: usize) {
    let tree = &scene.tree;
    let fight = event.kind == EventType::ArmedClash;
    let call = event.kind == EventType::Talks && tree.led(noun, "during|in|lors|pendant");
    let sided = event.agents.len() == 1 && tree.led(event.agents[0].head, "with|avec|against|contre");
    if !sided || !fight && !call {
        return;
    }
    let mut at = noun;
    let verb = (0..3).find_map(|_| {
        let head = tree.syntax.head(at)?;
        let down = matches!(tree.rel(at), Rel::Obl | Rel::Nmod | Rel::Obj | Rel::Advcl);
        at = if down { head } else { return None };
        (tree.upos(at) == Upos::Verb).then_some(at)
    });
    let subject = verb
        .filter(|&v| !tree.passive(v))
        .and_then(|v| tree.subject(v))
        .filter(|s| if fight { scene.armed(s.head) } else { scene.actor(s.head).is_some() })
        .filter(|s| !event.agents.iter().any(|a| a.head == s.head));
    if let Some(subject) = subject {
        fill::put(scene, event, frame, &subject, Role::Both);
    }
}
