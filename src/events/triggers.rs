//! Words that may tell an event. Hides how triggers of several words are matched.

use crate::knowledge::among;
use std::ops::Range;

use super::forms::{by_verb, form_of, keys, may_be_verb};
use super::frames::{Pos, Trigger};
use super::scene::Scene;
use crate::actors;
use crate::syntax::{Number, Rel, Upos};
use crate::text::{Language, Shape, Text};

/// A place in the text where a frame may be told.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The number of the frame.
    pub frame: usize,
    /// Verb, noun or any word.
    pub pos: Pos,
    /// Whether it counts only with support.
    pub weak: bool,
    /// The trigger's tokens.
    pub tokens: Range<usize>,
    /// The tokens of its words, without what stands between them.
    pub parts: Vec<usize>,
    /// The token that the tree knows it by.
    pub head: usize,
    /// How many words of it matched.
    pub words: usize,
}

/// The furthest that a word of a verbal trigger may stand from the one before it.
const GAP: usize = 4;

const PREPOSITIONS: &[&str] =
    &["to", "on", "with", "at", "for", "from", "of", "de", "d'", "à", "avec", "sur", "against", "contre"];

/// The same for a word given by its class, which is the head of the verb's object and has adjectives of its own.
const CLASS_GAP: usize = 7;

/// All candidates of one sentence, in order.
#[inline(never)]
pub fn find(scene: &Scene, sentence: usize) -> Vec<Candidate> {
    let tokens = scene.tree.text.sentences[sentence].tokens.clone();
    let mut found = Vec::new();
    // "KAMPALA, March 16 (AFP) -": nobody marched.
    let told = super::outline::dateline(scene.tree.text, scene.tree.syntax, tokens.clone()).unwrap_or(tokens.start);
    for i in told..tokens.end {
        if scene.tree.text.tokens[i].shape == Shape::Punct || scene.tree.text.tokens[i].shape == Shape::Number {
            continue;
        }
        // "March" in a date, "Combat" in the name of a group.
        let named = scene.actor(i).is_some_and(|a| {
            let m = &scene.actors[a];
            m.tokens.len() > 1
                && scene.tree.upos(i) == Upos::Propn
                && matches!(m.kind, actors::Kind::Organisation | actors::Kind::Person)
        });
        if named
            || scene.time(i).is_some()
            || scene.place(i).is_some_and(|p| scene.places[p].head == i && scene.tree.upos(i) == Upos::Propn)
        {
            continue;
        }
        let (text, syntax, language) = (scene.tree.text, scene.tree.syntax, scene.language());
        if may_be_verb(text, syntax, i, tokens.start) {
            for trigger in by_verb(text, syntax, scene.frames, i).filter(|t| t.pos == Pos::Verb) {
                found.extend(at(scene, trigger, i, &tokens));
            }
        }
        for (n, key) in keys(text, syntax, i).enumerate() {
            for trigger in scene.frames.triggers(language, key) {
                // The lemma is the word's own; the written forms only stand in for nouns that the lemmatiser missed.
                if n > 0 && trigger.pos == Pos::Verb || n > 1 && trigger.pos == Pos::Word {
                    continue;
                }
                if let Some(candidate) = at(scene, trigger, i, &tokens) {
                    if !found
                        .iter()
                        .any(|c: &Candidate| c.frame == candidate.frame && c.head == candidate.head && c.words >= candidate.words)
                    {
                        found.push(candidate);
                    }
                }
            }
        }
    }
    found
}

/// How far from the word before it another word of a trigger may stand.
pub(super) fn reach(language: Language, trigger: &Trigger, word: &str) -> usize {
    match trigger.pos {
        _ if word.starts_with('@') => CLASS_GAP,
        // "rallied in the capital against the law".
        Pos::Verb if word == "against" => GAP,
        // A preposition stands right after its verb, or after an adverb; where another word tells more, an object may stand between.
        Pos::Verb if PREPOSITIONS.contains(&word) && trigger.words.last().is_some_and(|last| last == word) => 2,
        Pos::Verb if PREPOSITIONS.contains(&word) => CLASS_GAP,
        Pos::Verb => GAP,
        _ if language == Language::French => 2,
        _ => 1,
    }
}

fn at(scene: &Scene, trigger: &Trigger, i: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let upos = scene.tree.upos(i);
    let fits = match trigger.pos {
        Pos::Verb => {
            i > sentence.start && scene.tree.text.lower(i - 1) == "été"
                || matches!(upos, Upos::Verb | Upos::X)
                || upos == Upos::Adj && scene.tree.syntax.children(i).any(|c| scene.tree.rel(c) == Rel::OblAgent)
        }
        Pos::Noun => noun(scene, i) || trigger.words.len() > 1,
        Pos::Word => upos != Upos::Propn,
    };
    if !fits {
        return None;
    }
    if trigger.pos == Pos::Word && scene.tree.text.lower(i) != trigger.words[0] {
        return None;
    }
    if trigger.pronominal && !pronominal(scene.tree.text, i, sentence) {
        return None;
    }
    let mut last = i;
    let mut parts = vec![i];
    for word in &trigger.words[1..] {
        let reach = reach(scene.language(), trigger, word);
        let mut hit = None;
        let mut passed = 0;
        // "Rockets landed near the port": what flies there by itself is what lands.
        let flies = word == "@projectile";
        for j in (last + 1..sentence.end).take_while(|_| !flies) {
            // "a rappelé en fin de semaine dernière ses ambassadeurs": a date does not come between a verb and its object.
            // "a barrage of some 60 rockets": nor does a number keep the words of a noun apart.
            let number = || scene.number(j).is_some();
            let between = match trigger.pos {
                Pos::Verb => scene.time(j).is_some() || number(),
                _ => number() || among(scene.tree.text.lower(j), "some|about|nearly|quelque|environ"),
            };
            passed += !between as usize;
            if passed > reach {
                break;
            }
            if same(scene, j, word) {
                // "drove residents from their homes", but not "withdrew the country from".
                let free = word == "against" || !PREPOSITIONS.contains(&word.as_str());
                let near = passed <= 2 || trigger.pos != Pos::Verb || free;
                let people = |k: usize| scene.is("people", k) || scene.number(k).is_some();
                if !near && !(last + 1..j).any(people) {
                    break;
                }
                // "attaque de jihadistes": those whom a preposition leads to are no part of the trigger "attaque jihadiste".
                let led = trigger.pos == Pos::Noun && j > last + 1 && scene.tree.upos(j - 1) == Upos::Adp && !word.contains('\'');
                hit = Some(j).filter(|&j| !led || !scene.is("people", j));
                break;
            }
            let stop = matches!(scene.tree.text.word(j), "." | ";" | ":" | "«" | "»" | "\"" | "“" | "”")
                || word.starts_with('@') && scene.tree.upos(j) == Upos::Verb && scene.tree.rel(j) != Rel::Amod;
            // "a convoy of trucks carrying food", but not "a truck hit an aid worker".
            let aside =
                scene.tree.finite(j) && scene.tree.upos(j) == Upos::Verb || among(scene.tree.text.lower(j), "à|au|aux|by|par|,");
            let told = trigger.pos == Pos::Noun && word.starts_with('@') && aside;
            if trigger.pos == Pos::Verb && stop || told {
                break;
            }
        }
        // "The ceasefire was broken", "rockets were fired": what the verb has as its object stands before its passive.
        let raised = if hit.is_none() && trigger.pos == Pos::Verb && (flies || scene.tree.passive(i)) {
            let subject = scene.tree.subject(i).filter(|s| s.head < i);
            subject.map(|s| scene.counted(s.head)).filter(|&s| same(scene, s, word))
        } else {
            None
        };
        if let Some(subject) = raised {
            parts.push(subject);
            continue;
        }
        last = hit?;
        parts.push(last);
    }
    let english_compound = trigger.pos == Pos::Noun
        && scene.language() == Language::English
        && !trigger.words.iter().any(|w| w == "of" || w == "for" || w == "between" || w.starts_with('@'));
    let head = if english_compound { last } else { i };
    if trigger.pos == Pos::Noun && (!noun(scene, head) || modifier(scene, head, last)) {
        return None;
    }
    Some(Candidate {
        frame: trigger.frame,
        pos: trigger.pos,
        weak: trigger.weak,
        tokens: i..last + 1,
        parts,
        head,
        words: trigger.words.len(),
    })
}

/// Whether the noun only describes another ("the air strike force", "a ceasefire line").
fn modifier(scene: &Scene, head: usize, last: usize) -> bool {
    let tree = &scene.tree;
    let capital = |i: usize| tree.text.word(i).chars().next().is_some_and(char::is_uppercase);
    let over = tree.syntax.head(head).filter(|&h| {
        // "Fighting Falcons": a name all through.
        h == last + 1 && tree.rel(head) == Rel::Compound && (tree.upos(h) == Upos::Noun || capital(h) && capital(head))
    });
    // The parser may have hung the second part elsewhere.
    let next = last + 1;
    let name = next < tree.text.tokens.len()
        && capital(head)
        && capital(next)
        && tree.upos(next) == Upos::Propn
        && tree.text.sentence_of(next) == tree.text.sentence_of(head)
        && tree.text.sentences[tree.text.sentence_of(head)].tokens.start < head
        && scene.time(next).is_none();
    // "the Law of Armed Conflict", "the Ministry of War".
    let titled = capital(head)
        && tree.rel(head) == Rel::Nmod
        && tree.led(head, "of|de")
        && tree.syntax.head(head).is_some_and(|h| capital(h) && scene.is("orghead", h));
    // "les avions de combat": one such thing, not one such fight.
    let kind = tree.syntax.head(head).filter(|&h| h + 2 == head && tree.rel(head) == Rel::Nmod).is_some_and(|h| {
        matches!(tree.text.lower(h + 1), "de" | "d'")
            && tree.syntax.words[head].feats.number != Number::Plural
            && scene.is("equipment", h)
    });
    // "using attack, fighter and bomber aircraft": a bare noun before others of its kind.
    let bare = tree.syntax.words[head].feats.number != Number::Plural && tree.syntax.children(head).all(|c| c > head);
    let craft = bare
        && scene.language() == Language::English
        && tree.syntax.children(head).any(|c| tree.rel(c) == Rel::Conj && scene.is("aircraft", c));
    over.is_some_and(|h| !scene.is("carrier", h)) || kind || craft || titled || name
}

fn noun(scene: &Scene, i: usize) -> bool {
    let tree = &scene.tree;
    match tree.upos(i) {
        Upos::Noun | Upos::X => true,
        // Headlines capitalise their nouns; a name is never a trigger in the middle of a name.
        Upos::Propn => tree.rel(i) != Rel::Flat && !tree.syntax.child(i, Rel::Flat).is_some(),
        // "the shelling of", "in fighting": gerunds used as nouns are sometimes tagged as verbs.
        Upos::Verb => {
            tree.text.lower(i).ends_with("ing")
                && (matches!(tree.rel(i), Rel::Obj | Rel::Obl | Rel::Nmod | Rel::Nsubj | Rel::NsubjPass | Rel::Conj)
                    || tree
                        .syntax
                        .children(i)
                        .any(|c| matches!(tree.rel(c), Rel::Det | Rel::Amod | Rel::Case) || tree.led(c, "of|by|between")))
                && !tree.syntax.has(i, &[Rel::Aux, Rel::Obj, Rel::Nsubj])
        }
        // "une trêve", "les otages": a noun taken for an adjective keeps the place and the determiner of a noun.
        Upos::Adj => {
            scene.language() == Language::French
                && matches!(tree.rel(i), Rel::Obj | Rel::Obl | Rel::Nmod | Rel::Nsubj | Rel::NsubjPass)
                && i > 0
                && tree.upos(i - 1) == Upos::Det
        }
        _ => false,
    }
}

pub(super) fn pronominal(text: &Text, i: usize, sentence: &Range<usize>) -> bool {
    (sentence.start.max(i.saturating_sub(4))..i).any(|j| among(text.lower(j), "se|s'|nous|me|m'"))
}

/// "$2 million", "US$ 3 billion": a sum, which counts nothing but itself.
fn money(scene: &Scene, j: usize) -> bool {
    let start = scene.number(j).map_or(j, |n| scene.numbers[n].tokens.start);
    start > 0 && among(scene.tree.text.word(start - 1), "$|US$|€|£|USD|EUR")
}

/// Whether a noun follows the number at `j`, which counts it.
fn noun_after(scene: &Scene, j: usize) -> bool {
    let end = scene.number(j).map_or(j + 1, |n| scene.numbers[n].tokens.end);
    let next =
        (end..(end + 2).min(scene.tree.text.tokens.len())).find(|&k| !matches!(scene.tree.text.lower(k), "de" | "d'" | "of"));
    next.is_some_and(|k| scene.tree.upos(k) == Upos::Noun && !among(scene.tree.text.lower(k), "dollars|euros|tonnes|tons"))
}

/// Whether token `j` is a form of `word`: its lemma, its written form, or, for longer words, an inflected form of it; or, for
/// "@class", a noun of that class.
fn same(scene: &Scene, j: usize, word: &str) -> bool {
    if let Some(class) = word.strip_prefix('@') {
        // "send several million refugees" sends no money.
        let counts = (scene.tree.rel(j) == Rel::Nummod || scene.number(j).is_some() && noun_after(scene, j)) && !money(scene, j);
        return scene.tree.nominal(j) && scene.is(class, j) && !counts;
    }
    // "fired at least eight shots": the preposition belongs to the number.
    if PREPOSITIONS.contains(&word) && scene.number(j).is_some() {
        return false;
    }
    form_of(scene.tree.text, scene.tree.syntax, j, word)
}
