//! Whether it happened, by the text's word: negation, modals, tense, and the words that govern the event's clause.

use super::governed::{adverbial, aim, turned};
use super::modals::modal;
use super::negation::negated;
use super::nominal;
use super::words::{Effect, Words};
use crate::events::control::asked;
use crate::events::scene::Scene;
use crate::events::Event;
use crate::knowledge::among;
use crate::record::{EventType, Factuality, QuantityKind};
use crate::syntax::{Rel, Tense, VerbForm};
use crate::text::{Language, Part};

/// A reading with the reason for it.
pub struct Reading {
    /// Whether it happened.
    pub factuality: Factuality,
    /// Why, in words a person understands; empty for the plain past.
    pub why: String,
}

/// Prepositions of what is told as given.
const ADJUNCT: &str = "after|under|since|during|despite|following|amid|in|at|as|by|from|après|depuis|malgré|pendant|durant|dans|\
    lors|par|suite|before|avant";

/// Reads the factuality of an event.
#[inline(never)]
pub fn read(scene: &Scene, words: &Words, event: &Event) -> Reading {
    let tree = &scene.tree;
    let mut reading = own(scene, event);
    if reading.factuality == Factuality::Denied {
        // "unless", "si le gouvernement ne libère pas": what is not so only where something else is.
        let open = adverbial(scene, event.clause).filter(|r| r.factuality == Factuality::Hypothetical);
        return open.unwrap_or(reading);
    }
    // "are feared dead": the verb that the word hangs on is its clause.
    if !event.nominal && event.clause != event.head {
        let effect = words.effect(scene.language(), tree.syntax.lemma(event.clause));
        if let Some(found) = effect.filter(|e| *e == Effect::Hypothetical).and_then(|e| turned(scene, e, false, event.clause)) {
            return found;
        }
    }
    if let Some(aimed) = aim(scene, words, if event.nominal { event.head } else { event.clause }) {
        return aimed;
    }
    if nominal::past_day(scene, event) || nominal::left_dead(scene, event) {
        return reading;
    }
    // "à la veille d'une rencontre": what is told by the day before it is to come.
    let phrase = tree.phrase(event.head).start;
    let of = phrase.checked_sub(1).filter(|&of| among(tree.text.lower(of), "of|de|d'|du|des"));
    let eve = of.unwrap_or(phrase).checked_sub(1).filter(|&e| event.nominal && among(tree.text.lower(e), "veille|eve"));
    if let Some(eve) = eve {
        return Reading { factuality: Factuality::Planned, why: format!("planned: \"{}\"", tree.text.word(eve)) };
    }
    if nominal::lasted(scene, event) && reading.factuality == Factuality::Occurred {
        return reading;
    }
    // From the event upwards: each governing word may turn what stands below it.
    let mut below = if event.nominal { event.head } else { event.clause };
    let start = below;
    // "No claim for the attacks": that there were attacks is known.
    let known = event.nominal
        && tree
            .syntax
            .children(event.head)
            .any(|c| c < event.head && among(tree.text.lower(c), "the|these|those|les|ces|l'|cette|cet"));
    for (governor, rel) in tree.governors(start) {
        if matches!(rel, Rel::Appos | Rel::Conj) && below != start {
            break;
        }
        // "The raids are aimed at removing X": what the raids are for, not what is still to come.
        let purpose = among(tree.syntax.lemma(governor), "aim|intend|mean|design|viser|destiner");
        if purpose && event.nominal && matches!(rel, Rel::NsubjPass | Rel::Nsubj) {
            break;
        }
        // "wanted the release of fighters taken hostage": a past participle describes what had taken place. "to disperse crowds
        // protesting a bill": a present one, which no word leads, what takes place.
        let feats = tree.syntax.words[below].feats;
        let led = |c: usize| matches!(tree.rel(c), Rel::Mark | Rel::Case);
        let doing = !event.nominal && tree.text.lower(below).ends_with("ing") && !tree.syntax.children(below).any(led);
        let done = feats.form == VerbForm::Participle && feats.tense == Tense::Past;
        if rel == Rel::Acl && below == start && (done || doing) {
            break;
        }
        // What stands beside a clause, "…, she said", is not governed by it.
        if matches!(rel, Rel::AclRelcl | Rel::Parataxis) {
            break;
        }
        if rel == Rel::Conj {
            // What is joined shares what governs the first: "refused to withdraw and to negotiate".
            if tree.finite(below) && own_subject(scene, below) {
                break;
            }
            // "will pull out and free the prisoners": one auxiliary for both.
            let bare = below == start && !event.nominal && !tree.syntax.child(below, Rel::Aux).is_some();
            if let Some(shared) = modal(scene, governor).filter(|_| bare) {
                return shared;
            }
            below = governor;
            continue;
        }
        // "The talks are possible", "Une attaque est imminente".
        if rel == Rel::Nsubj && below == start && nominal::possible(tree.text.lower(governor)) {
            let why = format!("hypothetical: \"{}\"", tree.text.word(governor));
            return Reading { factuality: Factuality::Hypothetical, why };
        }
        // "voted to condemn X": what a body does by voting is done.
        if matches!(tree.syntax.lemma(governor), "vote" | "voter") && by_vote(event.kind) && !negated(scene, governor) {
            if let Some(found) = modal(scene, governor) {
                return found;
            }
            below = governor;
            continue;
        }
        if let Some(on) = nominal::goes_on(scene, event, governor) {
            return on;
        }
        // The subject of a verb is not what the verb is about ("the attackers threatened to").
        if matches!(rel, Rel::Nsubj) && !scene.is("happen", governor) {
            return nominal::may_come(scene, governor).filter(|_| event.nominal && !known).unwrap_or(reading);
        }
        // "setting fire to a truck before fleeing": both took place.
        let around =
            |c: usize| c < below && among(tree.text.lower(c), "before|after|while|avant|après|en") && tree.rel(c) == Rel::Mark;
        // "looked forward to visiting", "se réjouit de rencontrer".
        let forward = !event.nominal && tree.syntax.lemma(governor) == "réjouir"
            || tree.syntax.lemma(governor) == "look" && tree.syntax.children(governor).any(|c| tree.text.lower(c) == "forward");
        let infinitive = rel == Rel::Advcl
            && !tree.finite(below)
            && !tree.syntax.children(below).any(around)
            && match words.effect(scene.language(), tree.syntax.lemma(governor)) {
                Some(Effect::Demanded | Effect::Threatened | Effect::Planned | Effect::Denied) => true,
                // "pushed thousands to flee": what somebody is made to do is no purpose.
                Some(Effect::Occurred) => asked(tree, below).is_some(),
                _ => forward,
            };
        // "took to the streets to demand": what is done for it says it.
        let frame = &scene.frames.frames[event.frame].id;
        let says = among(frame, "demand|accuse") || frame == "protest" && event.kind == EventType::Accusation;
        let stance = below == start && !event.nominal && says;
        // "is due to travel there to press them" has not said it.
        let open = tree.syntax.words[governor].feats.form == VerbForm::Infinitive;
        if rel == Rel::Advcl && !infinitive && stance && !open && event.clause == event.head {
            let purpose = adverbial(scene, below).is_some_and(|found| found.factuality == Factuality::Planned);
            if purpose && !negated(scene, governor) {
                return modal(scene, governor).unwrap_or(reading);
            }
        }
        if rel == Rel::Advcl && !infinitive {
            if let Some(found) = adverbial(scene, below) {
                return found;
            }
            break;
        }
        let lemma = tree.syntax.lemma(governor);
        // "will deny them a haven to plot attacks": who denies somebody something says nothing of whether it is true.
        let refused = matches!(lemma, "deny" | "refuser") && !tree.finite(below);
        if refused && tree.syntax.children(governor).filter(|&c| matches!(tree.rel(c), Rel::Obj | Rel::Iobj)).count() > 1 {
            let why = format!("hypothetical: what \"{}\" is to prevent", tree.text.word(governor));
            return Reading { factuality: Factuality::Hypothetical, why };
        }
        let negated = negated(scene, governor);
        if negated
            && !known
            && event.nominal
            && rel == Rel::Nmod
            && below == start
            && tree.syntax.child(governor, Rel::Cop).is_some()
        {
            return Reading {
                factuality: Factuality::Denied,
                why: format!("denied: \"{}\" is negated", tree.text.word(governor)),
            };
        }
        // "a series of attacks took place", but not "no claim for the attacks was made".
        let itself = below == start || ["carrier", "phase", "share"].iter().any(|c| scene.is(c, below));
        let carried = itself || !known;
        // "comes a day after the release": the verb tells what came later.
        let apart = rel == Rel::Obl && tree.led(below, "after|since|following|despite|before|après|depuis|malgré|avant");
        let light =
            carried && !apart && (scene.is("light", governor) || scene.is("happen", governor) || governor == event.clause);
        if light && event.nominal {
            let clause = clause_reading(scene, governor, event);
            if clause.factuality != Factuality::Occurred {
                reading = clause;
                if reading.factuality == Factuality::Denied {
                    return reading;
                }
            }
            below = governor;
            if !matches!(words.effect(scene.language(), lemma), Some(Effect::Planned | Effect::Hypothetical)) {
                continue;
            }
        }
        let complement = infinitive
            || matches!(
                rel,
                Rel::Xcomp
                    | Rel::Ccomp
                    | Rel::Obj
                    | Rel::Obl
                    | Rel::Nmod
                    | Rel::Acl
                    | Rel::NsubjPass
                    | Rel::Csubj
                    | Rel::Iobj
                    | Rel::Dep
            );
        // "au lendemain d'une rencontre": nor is what is told by the day after it.
        let after = rel == Rel::Nmod && among(lemma, "lendemain|issue|suite|marge|wake|aftermath|sidelines|heels");
        let adjunct = after && event.nominal
            || event.nominal && (below == start && rel == Rel::Nmod || rel == Rel::Obl) && tree.led(below, ADJUNCT);
        if adjunct {
            break;
        }
        if complement {
            // "condemned what he called a violation": what something is called is asked of nobody.
            let what = || (governor.saturating_sub(3)..governor).any(|i| tree.text.lower(i) == "what");
            let named = lemma == "call" && event.nominal && what();
            // "talks on a truce": whether there will be one is what they are about.
            let about = rel == Rel::Nmod && !known && pact(event.kind) && tree.led(below, "on|about|over|sur");
            if about && among(lemma, "talk|negotiation|discussion|proposal|pourparler|négociation|proposition") {
                let why = format!("hypothetical: what \"{}\" are about", tree.text.word(governor));
                return Reading { factuality: Factuality::Hypothetical, why };
            }
            // "s'engager à faciliter": not yet done, unlike "engager des pourparlers".
            let pledged = lemma == "engager" && rel != Rel::Obj && tree.syntax.children(governor).any(|c| tree.reflexive(c));
            // "pushing for the release", "plaider pour la libération".
            let presses = || lemma != "faire" || tree.syntax.children(governor).any(|c| tree.text.lower(c) == "pression");
            let asked_for = event.nominal
                && presses()
                && tree.led(below, "for|pour")
                && among(lemma, "push|press|plead|campaign|lobby|plaider|faire");
            // "a pact that allows the deployment of forces".
            let allowed = rel == Rel::Obj && event.nominal && among(lemma, "allow|permit|enable|permettre|autoriser");
            if allowed && tree.finite(governor) {
                let why = format!("hypothetical: \"{}\"", tree.text.word(governor));
                return Reading { factuality: Factuality::Hypothetical, why };
            }
            // "would respond to the attack".
            if known && event.nominal && event.violent() && among(lemma, "respond|react|retaliate|reply|répondre|réagir|riposter")
            {
                break;
            }
            let effect = if pledged || forward {
                Some(Effect::Planned)
            } else if asked_for {
                Some(Effect::Demanded)
            } else {
                words.effect(scene.language(), lemma)
            };
            match effect.filter(|_| !named) {
                Some(Effect::Said) | None => {}
                // "voted to condemn the raids", "to investigate a series of raids": what is judged took place.
                Some(Effect::Judged) if (itself || known) && !nominal::whichever(scene, below) => break,
                Some(effect) => {
                    if let Some(found) = turned(scene, effect, negated, governor) {
                        return found;
                    }
                }
            }
            // "an offensive to retake X", "the means to strike": what a noun is for. "The first to fall" did fall.
            if rel == Rel::Acl && !ordinal(scene, governor) {
                if let Some(found) = adverbial(scene, below).filter(|r| r.factuality == Factuality::Planned) {
                    return found;
                }
            }
            if negated
                && matches!(rel, Rel::Obj | Rel::Xcomp)
                && !matches!(words.effect(scene.language(), lemma), Some(Effect::Said | Effect::Judged))
            {
                return Reading {
                    factuality: Factuality::Denied,
                    why: format!("denied: \"{}\" is negated", tree.text.word(governor)),
                };
            }
            if let Some(modal) = modal(scene, governor) {
                return modal;
            }
        }
        below = governor;
    }
    reading
}

/// Whether an event of this type is what parties come to after talks.
fn pact(kind: EventType) -> bool {
    matches!(kind, EventType::Ceasefire | EventType::Agreement | EventType::Withdrawal | EventType::Other)
}

/// Whether an event of this type is brought about by the vote itself, and not by what others then do.
fn by_vote(kind: EventType) -> bool {
    use EventType::*;
    matches!(kind, Accusation | Sanction | Demand | Statement | Agreement | Support | Other)
}

/// Whether a noun is told apart by its rank: "the first", "the only town", "le dernier".
fn ordinal(scene: &Scene, noun: usize) -> bool {
    let tree = &scene.tree;
    let rank = |i: usize| among(tree.syntax.lemma(i), "first|second|third|last|latest|only|premier|deuxième|dernier|seul");
    rank(noun) || tree.syntax.children(noun).any(rank)
}

fn own_subject(scene: &Scene, verb: usize) -> bool {
    scene.tree.syntax.has(verb, &[Rel::Nsubj, Rel::NsubjPass])
}

/// What the event's own words say.
fn own(scene: &Scene, event: &Event) -> Reading {
    if event.nominal {
        nominal::own(scene, event)
    } else {
        clause_reading(scene, event.clause, event)
    }
}

/// What the form of a verb says.
fn clause_reading(scene: &Scene, verb: usize, event: &Event) -> Reading {
    let tree = &scene.tree;
    if negated(scene, verb) {
        return Reading { factuality: Factuality::Denied, why: format!("denied: \"{}\" is negated", tree.text.word(verb)) };
    }
    if let Some(found) = modal(scene, verb) {
        return found;
    }
    let words = &tree.syntax.words;
    let auxiliaries: Vec<usize> =
        tree.syntax.children(verb).filter(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass)).collect();
    let participle = words[verb].feats.form == VerbForm::Participle && words[verb].feats.tense == Tense::Past;
    let present = words[verb].feats.tense == Tense::Present && words[verb].feats.form == VerbForm::Finite;
    let progressive = scene.language() == Language::English
        && tree.text.lower(verb).ends_with("ing")
        && auxiliaries.iter().any(|&a| among(tree.text.lower(a), "is|are|'re|'s"));
    let speech = matches!(event.kind, EventType::Statement | EventType::Demand | EventType::Threat | EventType::Accusation);
    // "Rebels seize town": a headline tells in the present what has taken place.
    let told = || !event.nominal || scene.is("light", verb) && !scene.is("happen", verb);
    let headline = || tree.text.sentences[tree.text.sentence_of(verb)].part != Part::Body && told();
    // "fait douze morts": who is dead has died.
    let harmed = event.counts.iter().any(|c| matches!(c.kind, QuantityKind::Killed | QuantityKind::Wounded));
    // "The attack comes a day after X": what comes about at one time is over.
    let came = || event.nominal && among(tree.syntax.lemma(verb), "come|occur|happen|follow|survenir|intervenir|produire|suivre");
    // "Bamako rappelle son ambassadeur": what is done by one act is done, though it is told in the present.
    use EventType::{Agreement, Ceasefire, Sanction, TerritorialCapture};
    let act = scene.language() == Language::French
        && !event.nominal
        && matches!(event.kind, Agreement | Ceasefire | Sanction | TerritorialCapture);
    if (progressive || present && !participle && !headline() && !harmed && !came() && !act) && !speech {
        return Reading {
            factuality: Factuality::Ongoing,
            why: format!("ongoing: \"{}\" tells of what goes on", tree.text.word(verb)),
        };
    }
    Reading { factuality: Factuality::Occurred, why: String::new() }
}
