//! Whether somebody or something is what the frame takes as its agent or its object.

use super::frames::{Condition, Frame};
use super::scene::Scene;
use super::Participant;
use crate::actors;
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::{Number, Rel, Upos};
use crate::text::Shape;

/// Sectors that act for a state or as one does: as the tables say them, and as users' own tables may.
const OFFICIAL: &str = "government|igo|military|rebel|jihadist|opposition|political|ngo|militia|separatist|legislature|\
    judiciary|party|GOV|IGO|MIL";

/// What those who face each other are called.
pub const SIDES: &str = "side|party|camp|partie|belligerent|belligérant";

/// "The two sides", "les deux camps": those who were named before, as a pronoun says.
pub fn side(scene: &Scene, head: usize) -> bool {
    let tree = &scene.tree;
    // Not "the political parties".
    let plain = |c: usize| tree.rel(c) != Rel::Amod || among(tree.text.lower(c), "warring|rival|both|opposing|belligérantes");
    tree.syntax.words[head].feats.number == Number::Plural
        && among(tree.syntax.lemma(head), SIDES)
        && tree.syntax.children(head).all(plain)
}

/// Whether the frame takes this participant as its agent.
pub fn agent_fits(scene: &Scene, frame: &Frame, who: &Participant) -> bool {
    let pronoun = scene.person_pronoun(who.head) || side(scene, who.head);
    let Some(actor) = who.actor else {
        return matches!(frame.agent.as_str(), "" | "armed" | "state" | "speaker")
            && (pronoun || frame.agent.is_empty() || frame.agent == "speaker");
    };
    let m = scene.resolve(actor);
    let sector = m.sector.as_deref().unwrap_or("");
    // Those who bear arms arrive and leave; they pay no visits.
    if frame.agent == "envoy" && (scene.is("forces", who.head) || scene.bears_arms(who.head)) && m.kind != actors::Kind::Office {
        return false;
    }
    match frame.agent.as_str() {
        "armed" => {
            pronoun
                || scene.armed(who.head)
                || scene.is("forces", who.head)
                || m.kind == actors::Kind::Organisation && sector.is_empty()
                // NATO and the UN deploy those whom others lend them.
                || sector == "igo" && frame.kind == EventType::Deployment
        }
        "state" | "envoy" | "official" => side(scene, who.head) || official(frame, m),
        _ => true,
    }
}

/// Whether somebody acts for a state or as one does, as the frame asks.
pub fn official(frame: &Frame, m: &actors::Mention) -> bool {
    matches!(m.kind, actors::Kind::Country | actors::Kind::Office)
        || m.country.is_some() && frame.agent == "state"
        || m.kind == actors::Kind::Person && frame.agent != "envoy"
        || among(m.sector.as_deref().unwrap_or(""), OFFICIAL)
}

/// "des dizaines de milliers de personnes", "some of the villagers": the amount is the head, and it counts people.
fn amount(scene: &Scene, head: usize) -> bool {
    let tree = &scene.tree;
    let number = scene.number(head).map(|n| &scene.numbers[n]).filter(|n| !n.ordinal && !n.percent);
    let after = match number {
        Some(n) => n.tokens.end,
        None if scene.is("share", head) => head + 1,
        None => return false,
    };
    let end = tree.text.sentences[tree.text.sentence_of(head)].tokens.end;
    let linked = after < end && among(tree.text.lower(after), "of|de|d'|des");
    // "Dozens from the militia", "une dizaine parmi eux".
    let among_them = after < end && among(tree.text.lower(after), "from|among|parmi");
    among_them
        || linked
            && (after + 1..end.min(after + 4)).find(|&i| matches!(tree.upos(i), Upos::Noun | Upos::Propn)).is_some_and(|i| {
                // "une vingtaine de douaniers": as many of whatever it is as "vingt douaniers".
                number.is_some_and(|n| n.tokens.end == head + 1)
                    && scene.tree.syntax.words[i].feats.number == Number::Plural
                    && !scene.is("aircraft", i)
                    || scene.is("people", i)
                    || scene.is("forces", i)
                    || scene.actor(i).is_some_and(|_| scene.place(i).is_none())
            })
}

/// "killing 37", "en a tué douze": a number alone stands for people.
pub fn alone(scene: &Scene, head: usize) -> bool {
    scene.tree.upos(head) == Upos::Num && scene.number(head).is_some_and(|n| scene.countable(n))
}

/// "Millions have been displaced": of whom goes without saying.
pub fn unsaid(scene: &Scene, head: usize) -> bool {
    let plain = |n: usize| !scene.numbers[n].percent && scene.numbers[n].tokens.end == head + 1;
    scene.tree.upos(head) == Upos::Noun
        && scene.number(head).is_some_and(|n| scene.countable(n) && plain(n))
        && !scene.tree.syntax.children(head).any(|c| c > head && scene.tree.rel(c) == Rel::Nmod)
}

/// Whether the frame takes this noun phrase as its object.
pub fn object_fits(scene: &Scene, frame: &Frame, head: usize) -> bool {
    let whole = head;
    let head = if matches!(frame.object, Condition::Any | Condition::Not(_)) { head } else { scene.counted(head) };
    match &frame.object {
        Condition::Any => true,
        Condition::OneOf(lemmas) => {
            lemmas.iter().any(|l| l == scene.tree.syntax.lemma(head) || scene.tree.text.lower(head).starts_with(l.as_str()))
        }
        Condition::Not(class) => !scene.is(class, head),
        Condition::Class(class) | Condition::Prefer(class) => match class.as_str() {
            "territory" => {
                // "a part of Solino": ground, whatever it is a part of.
                scene.is("territory", head)
                    || whole != head && scene.is("territory", whole) && scene.unknown_name(head)
                    || scene.place(head).is_some_and(|p| scene.places[p].head == head || scene.actor(head).is_none())
                    || scene.number(head).is_some_and(|n| scene.numbers[n].percent)
            }
            "people" => {
                scene.tree.syntax.children(head).any(|c| scene.tree.rel(c) == Rel::Nummod && scene.number(c).is_some())
                    && !["aircraft", "arms", "vessel", "goods"].iter().any(|c| scene.is(c, head))
                    || amount(scene, head)
                    || alone(scene, head)
                    || unsaid(scene, head)
                    || scene.is("forces", head)
                    || scene.is("people", head)
                    || scene.unknown_name(head)
                    || scene
                        .actor(head)
                        .is_some_and(|a| scene.actors[a].kind != actors::Kind::Country && scene.place(head).is_none())
            }
            "nation" => scene.is(class, head) || scene.actor(head).is_some_and(|a| scene.actors[a].kind == actors::Kind::Country),
            // Or a people: "ethnic Armenians".
            "leaving" => {
                let name = scene.tree.text.tokens[head].shape == Shape::Capital;
                let people = |a: usize| name && scene.actors[a].kind == actors::Kind::Group && !scene.armed(head);
                scene.is("uprooted", head) || scene.actor(head).is_some_and(people)
            }
            "captives" => {
                // "76 kidnapped pupils", "76 élèves enlevés".
                let taken = |c: usize| {
                    among(scene.tree.syntax.lemma(c), "kidnap|abduct|capture|detain|enlever|kidnapper|capturer|détenir")
                };
                scene.is(class, head)
                    || scene.is("people", head)
                    || scene.tree.syntax.children(head).any(taken)
                    || scene.unknown_name(head)
                    || scene
                        .actor(head)
                        .is_some_and(|a| matches!(scene.actors[a].kind, actors::Kind::Person | actors::Kind::Group))
            }
            "human" => {
                scene.is("forces", head)
                    || scene.is("people", head)
                    || amount(scene, head)
                    || scene.person_pronoun(head)
                    || scene
                        .actor(head)
                        .is_some_and(|a| scene.actors[a].kind != actors::Kind::Country && scene.place(head).is_none())
            }
            "actor" => (scene.actor_in(head).is_some() || scene.person_pronoun(head)) && !scene.is("heritage", head),
            other => scene.is(other, head),
        },
    }
}
