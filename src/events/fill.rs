//! From a phrase of the clause to a participant, and whether it is one that the frame takes.

use super::clause::Phrase;
use super::fits::{agent_fits, object_fits, side, unsaid};
use super::frames::{Condition, Frame, Role};
use super::scene::Scene;
use super::{Event, Participant};
use crate::actors;
use crate::knowledge::among;
use crate::record::{ActorKind, EventType};
use crate::syntax::{Rel, Upos, VerbForm};
use crate::text::Shape;

/// Puts the conjuncts of a phrase into a role of the event; says whether any was taken.
pub fn put(scene: &Scene, event: &mut Event, frame: &Frame, phrase: &Phrase, role: Role) -> bool {
    let mut taken = false;
    for head in scene.conjuncts(phrase.head, matches!(phrase.key, "between" | "entre" | "among")) {
        let head = counted(scene, head, frame, role);
        // "120,000 of whom": a part of whoever was named last.
        if role == Role::Target && !event.nominal && past_quote(scene, event.head, head) {
            continue;
        }
        let part = |i: usize| matches!(scene.tree.text.lower(i), "whom" | "lesquels" | "lesquelles");
        if matches!(scene.tree.upos(head), Upos::Adv | Upos::Punct) || scene.tree.phrase(head).any(part) {
            continue;
        }
        if event.parts.contains(&head) || scene.time(head).is_some() && scene.actor(head).is_none() && role != Role::Place {
            continue;
        }
        // "The African Union and the Andean bloc": who has a name and acts with somebody known is somebody.
        let fellow =
            taken && matches!(role, Role::Agent | Role::Both) && scene.actor(head).is_none() && scene.place(head).is_none();
        if fellow && scene.tree.phrase(head).any(|i| scene.tree.upos(i) == Upos::Propn && scene.time(i).is_none()) {
            add(&mut event.agents, Participant { kind: ActorKind::Organisation, ..participant(scene, head) });
            continue;
        }
        taken |= one(scene, event, frame, head, role, &phrase.key);
    }
    if taken {
        let name = match role {
            Role::Agent | Role::Both => "agent",
            Role::Target => "target",
            Role::Place => "place",
            Role::Instrument => "instrument",
            Role::None => return true,
        };
        let words = scene.tree.text.word(phrase.head);
        event.why.push(match phrase.key {
            "subject" | "object" => format!("{name} \"{words}\": {}", phrase.how),
            key => format!("{name} \"{words}\": {} with \"{key}\"", phrase.how),
        });
    }
    taken
}

/// "“Our men hit traitors,” the spokesman said": whether a mark that closes a quotation stands between a verb and a word after it.
fn past_quote(scene: &Scene, verb: usize, word: usize) -> bool {
    let text = scene.tree.text;
    // "ont « neutralisé » 37 hommes": the verb alone.
    if verb > 0 && matches!(text.word(verb - 1), "\"" | "“" | "«") {
        return false;
    }
    let first = (verb + 1..word).find(|&i| matches!(text.word(i), "\"" | "“" | "”" | "«" | "»"));
    first.is_some_and(|i| match text.word(i) {
        "\"" => matches!(text.word(i - 1), "," | "." | "!" | "?"),
        mark => matches!(mark, "”" | "»"),
    })
}

/// "the 28 last pockets" is sometimes hung on "last": the noun that the frame asks for stands right after.
fn counted(scene: &Scene, head: usize, frame: &Frame, role: Role) -> usize {
    let asks = matches!(frame.object, Condition::Class(_) | Condition::OneOf(_));
    if role != Role::Target || !asks || object_fits(scene, frame, head) {
        return head;
    }
    let next = head + 1;
    let inside = next < scene.tree.text.tokens.len() && scene.tree.phrase(head).contains(&next);
    // "un hélicoptère militaire" is no soldier.
    let noun = inside && scene.tree.upos(next) == Upos::Noun;
    if noun && scene.tree.syntax.head(next) == Some(head) && object_fits(scene, frame, next) {
        next
    } else {
        head
    }
}

fn one(scene: &Scene, event: &mut Event, frame: &Frame, head: usize, role: Role, key: &str) -> bool {
    match role {
        // "Soldiers patrol Kathmandu": a place is sent nowhere.
        Role::Agent if key == "object" && scene.place(head).is_some() => one(scene, event, frame, head, Role::Place, key),
        Role::Agent | Role::Both => {
            let head = logophor(scene, head);
            let Some(who) = agent(scene, frame, head) else {
                if role == Role::Agent && scene.is("weapon", head) {
                    event.instruments.push(scene.tree.text.span_of(scene.tree.phrase(head)));
                    return true;
                }
                return false;
            };
            add(&mut event.agents, who)
        }
        Role::Target => {
            // "au cours de la messe", "in the wake of": the noun of a preposition in several words is nobody.
            // "expelled two envoys in retaliation for a decision".
            if key == "for" && event.kind == EventType::Sanction && scene.actor(head).is_none() {
                return false;
            }
            let phrasal = key == "à" && scene.tree.syntax.lemma(head) == "aide" && event.violent();
            // "sur le terrain", "une embuscade sur l'axe": where, not whom.
            let ground = among(key, "on|sur") && among(scene.tree.syntax.lemma(head), "ground|road|highway|terrain|axe|sol");
            if !object_fits(scene, frame, head)
                || phrasal
                || ground
                || body(scene, head)
                || scene.is("relational", head) && scene.actor(head).is_none()
            {
                return false;
            }
            if frame.object != Condition::Any {
                event.evidence.fits = true;
            }
            // "detonated a car bomb", "fired rockets at": what is set off is the means; "destroyed 14 tanks": what is destroyed
            // or shot at is not.
            let force = matches!(event.kind, EventType::Bombing | EventType::Attack | EventType::Shelling | EventType::Airstrike);
            let shot = among(key, "on|against|upon|at|into|sur|contre");
            let means = force && !scene.is("reach", event.clause) && !shot && !scene.is("vessel", head);
            if means && matches!(frame.object, Condition::Any) && scene.is("weapon", head) && scene.actor(head).is_none() {
                event.instruments.push(scene.tree.text.span_of(scene.tree.phrase(head)));
                return true;
            }
            // "s'en prendre à", "y envoyer": what a clitic of place points to is not told here.
            if scene.tree.upos(head) == Upos::Pron && among(scene.tree.text.lower(head), "en|y|what|ce") {
                return false;
            }
            let mut who = participant(scene, head);
            // Marks alone name nobody; nor does what somebody does ("protested, demanding water").
            let verb = scene.tree.upos(head) == Upos::Verb;
            let infinitive = scene.tree.syntax.words[head].feats.form == VerbForm::Infinitive;
            let doing = verb && (infinitive || scene.tree.text.lower(head).ends_with("ing"));
            if doing || who.tokens.clone().all(|i| scene.tree.text.tokens[i].shape == Shape::Punct) {
                return false;
            }
            // "shot dead two priests", "took nine villagers hostage": what the trigger says is not whom it is said of.
            if who.tokens.len() > 1 {
                let own = event.parts.contains(&who.tokens.start) && scene.tree.upos(who.tokens.start) == Upos::Adj;
                who.tokens.start += own as usize;
                let last = who.tokens.end - 1;
                // "douze soldats tués": nor is the participle that tells it.
                let words = "hostage|captive|prisoner|otage|otages";
                let described = || scene.tree.upos(last) == Upos::Verb;
                let said = (event.parts.contains(&last) || last == event.clause)
                    && (described() || among(scene.tree.text.lower(last), words));
                who.tokens.end -= (last > who.head && said) as usize;
                // "adopted a package of sanctions".
                let own = event.kind == EventType::Sanction && last > who.head && event.parts.contains(&last);
                if own && scene.tree.upos(last - 1) == Upos::Adp {
                    return false;
                }
                who.span = scene.tree.text.span_of(who.tokens.clone());
            }
            add(&mut event.targets, who)
        }
        Role::Place => match scene.place(head) {
            Some(place) if !event.places.contains(&place) => {
                event.places.push(place);
                true
            }
            _ => false,
        },
        Role::Instrument => {
            event.instruments.push(scene.tree.text.span_of(scene.tree.phrase(head)));
            true
        }
        Role::None => false,
    }
}

/// "provided around $400 million to Niger", "sent a team of doctors": what is given or sent is nobody who is helped, unless it is
/// given with something.
pub fn given(scene: &Scene, event: &Event, head: usize) -> bool {
    let tree = &scene.tree;
    let gives =
        "provide|give|send|supply|donate|announce|pledge|offer|allocate|grant|deliver|ship|contribute|dispatch|approve|release|\
        fournir|donner|envoyer|offrir|accorder|allouer|verser|livrer|annoncer|promettre|débloquer|dépêcher|octroyer";
    let with = |p: &Phrase| among(p.key, "with|en|de");
    event.kind == EventType::Aid
        && tree.syntax.head(head) == Some(event.head)
        && tree.preposition(head).is_none()
        && among(tree.syntax.lemma(event.head), gives)
        && scene.place(head).is_none()
        && !scene.person_pronoun(head)
        && !tree.passive(event.head)
        && !tree.obliques(event.head).iter().any(with)
}

/// "a shot in the head": a part of somebody is nobody.
fn body(scene: &Scene, head: usize) -> bool {
    let parts = "head|leg|arm|chest|back|stomach|neck|tête|jambe|bras|dos|poitrine|abdomen|thorax|cou";
    scene.actor(head).is_none() && among(scene.tree.syntax.lemma(head), parts)
}

/// "X said that it had called on Y": a pronoun that is the subject of what somebody says is that somebody.
fn logophor(scene: &Scene, head: usize) -> usize {
    let tree = &scene.tree;
    if tree.upos(head) != Upos::Pron || !among(tree.text.lower(head), "it|he|she|they|il|elle|ils|elles") {
        return head;
    }
    let start = tree.text.sentences[tree.text.sentence_of(head)].tokens.start;
    let that = (start..head).rev().take(2).find(|&i| matches!(tree.text.lower(i), "that" | "que" | "qu'"));
    let verb = that.and_then(|t| (start..t).rev().take(6).find(|&i| tree.upos(i) == Upos::Verb));
    // "said they had seized".
    let verb = verb.or(head.checked_sub(1).filter(|&v| v > start && scene.saying(v)));
    let subject = verb.and_then(|v| tree.subject(v)).filter(|s| s.head < head && scene.actor(s.head).is_some());
    subject.map_or(head, |s| s.head)
}

/// "In their march on X, the rebels": whose it is follows. `whose` is the possessive.
pub fn follows(scene: &Scene, whose: usize) -> Option<usize> {
    let tree = &scene.tree;
    let noun = tree.syntax.head(whose)?;
    let verb = tree.syntax.head(noun).filter(|&verb| noun < verb && tree.rel(noun) == Rel::Obl)?;
    tree.subject(verb).map(|s| s.head).filter(|&s| s > whose && scene.actor(s).is_some())
}

pub fn add(list: &mut Vec<Participant>, who: Participant) -> bool {
    if list.iter().any(|p| p.head == who.head || p.span.overlaps(who.span)) {
        return false;
    }
    list.push(who);
    true
}

/// The participant that a noun phrase names.
pub fn participant(scene: &Scene, head: usize) -> Participant {
    let phrase = scene.tree.phrase(head);
    let place = scene.place(head);
    // "the rebels of Goma" are not the town.
    let actor = scene.actor(head).filter(|&a| place.is_none() || scene.actors[a].head >= head);
    let (tokens, kind) = match actor {
        Some(a) => {
            let m = &scene.actors[a];
            let mut tokens = if m.tokens.contains(&head) { m.tokens.clone() } else { phrase.clone() };
            // "Kurdish fighters": an adjective that the mention left out.
            // "the bloc's foreign policy chief": or the nouns of its office, and whose it is.
            let office = m.kind == actors::Kind::Office;
            let described = phrase.start < tokens.start
                && tokens.start - phrase.start <= if office { 6 } else { 2 }
                && (phrase.start..tokens.start).all(|i| {
                    let described = matches!(scene.tree.upos(i), Upos::Adj | Upos::Propn | Upos::Det | Upos::Num | Upos::Noun);
                    described || office && scene.tree.upos(i) == Upos::Part
                });
            if described {
                tokens.start = phrase.start;
            }
            (tokens, kind_of(m.kind))
        }
        None if place.is_some() => (phrase, ActorKind::Place),
        None if scene.is("people", head) => (phrase, ActorKind::Group),
        None => (phrase, ActorKind::Thing),
    };
    let mut tokens = trim(scene, named(scene, tokens), head);
    // "des dizaines de rebelles ces derniers mois": when it was is no part of who.
    while tokens.end > head + 1 && scene.time(tokens.end - 1).is_some() {
        tokens = trim(scene, tokens.start..tokens.end - 1, head);
    }
    // "At least 25 people", "au moins dix personnes": the number begins before the noun phrase.
    let bound =
        scene.number(tokens.start).map(|n| &scene.numbers[n].tokens).filter(|n| n.start < tokens.start && n.end <= tokens.end);
    if let Some(number) = bound.filter(|n| scene.tree.text.sentence_of(n.start) == scene.tree.text.sentence_of(head)) {
        tokens.start = number.start;
    }
    Participant { span: scene.tree.text.span_of(tokens.clone()), tokens, head, actor, place, kind }
}

/// "the cities" goes on with "of A and B", whatever the parser hung the names on.
fn named(scene: &Scene, mut tokens: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let tree = &scene.tree;
    let end = tree.text.sentences[tree.text.sentence_of(tokens.start)].tokens.end;
    let mut links: &[&str] = &["of", "de", "d'", "du", "des"];
    while tokens.end + 1 < end && links.contains(&tree.text.lower(tokens.end)) {
        let next = (tokens.end + 1..end.min(tokens.end + 3)).find_map(|i| scene.place(i));
        let Some(place) = next.map(|p| &scene.places[p].tokens).filter(|t| t.start <= tokens.end + 2 && t.end <= end) else {
            break;
        };
        tokens.end = place.end.max(tokens.end + 1);
        links = &["and", "et"];
    }
    tokens
}

/// Leaves out prepositions and punctuation at the edges of a phrase.
fn trim(scene: &Scene, mut tokens: std::ops::Range<usize>, head: usize) -> std::ops::Range<usize> {
    while tokens.start < head && matches!(scene.tree.upos(tokens.start), Upos::Punct | Upos::Adp | Upos::Cconj | Upos::Sconj) {
        tokens.start += 1;
    }
    while tokens.end > head + 1 && matches!(scene.tree.upos(tokens.end - 1), Upos::Punct | Upos::Adp | Upos::Cconj | Upos::Det) {
        tokens.end -= 1;
    }
    tokens
}

fn kind_of(kind: actors::Kind) -> ActorKind {
    match kind {
        actors::Kind::Person => ActorKind::Person,
        actors::Kind::Organisation => ActorKind::Organisation,
        actors::Kind::Country => ActorKind::Country,
        actors::Kind::Group => ActorKind::Group,
        actors::Kind::Office => ActorKind::Office,
    }
}

/// The agent that a noun phrase names, if it can act: an actor, a pronoun for one, or a thing that belongs to one ("regime warplanes").
fn agent(scene: &Scene, frame: &Frame, head: usize) -> Option<Participant> {
    let mut who = participant(scene, head);
    if who.actor.is_none() {
        if scene.person_pronoun(head) || scene.is("people", head) || side(scene, head) || unsaid(scene, head) {
            who.kind = ActorKind::Group;
        } else if scene.is("weapon", head) || scene.is("forces", head) {
            let Some(owner) = scene.actor_in(head) else {
                who.kind = ActorKind::Group;
                return (scene.is("forces", head) && agent_fits(scene, frame, &who)).then_some(who);
            };
            who.actor = Some(owner);
            who.kind = kind_of(scene.actors[owner].kind);
        } else {
            return None;
        }
    }
    agent_fits(scene, frame, &who).then_some(who)
}
