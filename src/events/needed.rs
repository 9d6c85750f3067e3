//! Which sentences the events, and who says them, may need the tree of: most of what is read tells none, and need not be parsed.
//! Hides what of triggers, demands, quotations and verbs taken for adjectives can be told without a tree; every sentence whose tree
//! may matter is among them, and some others.

use std::ops::Range;

use super::frames::{Condition, Frames, Pos, Trigger};
use super::scene::{armed, resolve, BEARING};
use super::select::ATTACKABLE;
use super::{casualties, fits, forms, obliged, predicate, triggers, war};
use crate::actors;
use crate::knowledge::among;
use crate::places;
use crate::syntax::{Syntax, Upos};
use crate::text::numbers::Number;
use crate::text::{quotes, Language, Shape, Text};

/// What the words of a sentence may tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Nothing,
    /// Words that tell of an event elsewhere.
    Words,
    /// An event, if somebody bears arms in the sentence or the text is about war.
    Perhaps,
    Event,
}

/// What there is to look at before any tree.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its words.
    pub syntax: &'a Syntax,
    /// What may be told.
    pub frames: &'a Frames,
    /// Numbers.
    pub numbers: &'a [Number],
    /// Places.
    pub places: &'a [places::Mention],
    /// Actors.
    pub actors: &'a [actors::Mention],
    /// Which tokens are part of calendar expressions.
    pub adjuncts: &'a [bool],
}

/// What may be in each sentence.
pub struct Sentences {
    /// Whether its tree may matter.
    pub needed: Vec<bool>,
    /// Whether a trigger may stand in it, be it one that tells nothing there.
    pub triggers: Vec<bool>,
}

impl Sentences {
    /// So many of which nothing is known.
    pub fn all(count: usize, any: bool) -> Sentences {
        Sentences { needed: vec![any; count], triggers: vec![any; count] }
    }
}

/// For each sentence, whether its tree may matter and triggers may stand in it.
#[inline(never)]
pub fn sentences(look: &Look) -> Sentences {
    let Look { text, syntax, frames, actors, adjuncts, .. } = *look;
    if text.language == Language::Other {
        return Sentences::all(text.sentences.len(), false);
    }
    let mut sure = 0;
    let told: Vec<Told> = text.sentences.iter().map(|s| may_tell(look, &s.tokens, &mut sure)).collect();
    let war = war::possible(sure, actors, text.sentences.len());
    let mut before = false;
    let words: Vec<bool> = told.iter().map(|told| *told != Told::Nothing).collect();
    let told: Vec<bool> = told
        .into_iter()
        .zip(&text.sentences)
        .map(|(told, s)| {
            let works = if std::mem::take(&mut before) { "ruins" } else { "works" };
            before = told > Told::Words;
            told == Told::Event
                || told == Told::Perhaps
                    && (war || arms(text, syntax, frames, actors, &s.tokens, works) || struck(look, &s.tokens))
                || predicate::possible(text, syntax, actors, adjuncts, s.tokens.clone())
        })
        .collect();
    let mut needed = told.clone();
    speakers(text, syntax, frames, &told, &mut needed);
    // A verb that was taken for an adjective is found by its tree.
    let triggers = needed.iter().zip(words).map(|(needed, words)| *needed || words).collect();
    Sentences { needed, triggers }
}

/// The mentions that begin in a sentence.
fn inside<'a>(actors: &'a [actors::Mention], tokens: &Range<usize>) -> &'a [actors::Mention] {
    let from = actors.partition_point(|m| m.tokens.start < tokens.start);
    &actors[from..from + actors[from..].partition_point(|m| m.tokens.start < tokens.end)]
}

/// What a sentence may tell; `sure` grows by the words in it that surely tell of war.
fn may_tell(look: &Look, tokens: &Range<usize>, sure: &mut usize) -> Told {
    let Look { text, syntax, frames, actors, adjuncts, .. } = *look;
    let mut told = Told::Nothing;
    for i in tokens.clone() {
        if matches!(text.tokens[i].shape, Shape::Punct | Shape::Number) || adjuncts[i] {
            continue;
        }
        // Two parties at least: who says that the other must.
        if told != Told::Event && obliged::word(text, i) && inside(actors, tokens).len() > 1 {
            told = Told::Event;
        }
        let mut meets = |trigger: &Trigger| {
            let kind = frames.frames[trigger.frame].kind;
            let counts = !trigger.weak && war::sure(kind);
            if (told == Told::Event && !counts) || !fits(look, trigger, i, tokens) {
                return;
            }
            *sure += counts as usize;
            told = told.max(Told::Words);
            let asks = trigger.weak && trigger.pos == Pos::Verb && !war::without_arms(kind);
            // "said": only of those who rule or bear arms.
            let says = asks && frames.frames[trigger.frame].agent == "official";
            if says && !may_say(text, syntax, frames, actors, tokens, i) || !has_parties(look, trigger, tokens) {
                return;
            }
            told = told.max(if asks { Told::Perhaps } else { Told::Event });
        };
        for (n, key) in forms::keys(text, syntax, i).enumerate() {
            frames.triggers(text.language, key).filter(|t| n == 0 || t.pos != Pos::Verb).for_each(&mut meets);
        }
        if forms::may_be_verb(text, syntax, i, tokens.start) {
            forms::by_verb(text, syntax, frames, i).filter(|t| t.pos == Pos::Verb).for_each(&mut meets);
        }
    }
    told
}

/// Whether somebody or something in a sentence bears arms or rules, or is of the class `ruined` of what they destroy.
fn arms(text: &Text, syntax: &Syntax, frames: &Frames, actors: &[actors::Mention], tokens: &Range<usize>, ruined: &str) -> bool {
    let class = |i: usize, class: &str| frames.says(class, text.language, syntax.lemma(i), text.lower(i));
    inside(actors, tokens).iter().any(|m| armed(resolve(actors, m)))
        || tokens.clone().any(|i| among(text.lower(i), BEARING))
        || tokens.clone().any(|i| ["forces", "armed_thing", "aimed_thing", "works", ruined].iter().any(|c| class(i, c)))
}

/// "A convoy was attacked in X": whether something may be told in the passive, at a place that is known, of those who may be attacked.
fn struck(look: &Look, tokens: &Range<usize>) -> bool {
    let Look { text, syntax, frames, places, .. } = *look;
    let passive = |i: usize| syntax.upos(i) == Upos::Verb && among(text.lower(i - 1), "was|were|been|été|being");
    let class = |i: usize, class: &str| frames.says(class, text.language, syntax.lemma(i), text.lower(i));
    let from = places.partition_point(|p| p.tokens.start < tokens.start);
    places[from..].iter().take_while(|p| p.tokens.start < tokens.end).any(|p| p.place.is_some())
        && (tokens.start + 1..tokens.end).any(passive)
        && tokens.clone().any(|i| ATTACKABLE.iter().any(|c| class(i, c)))
}

/// Whether a sentence has what the frame of a trigger cannot be told without.
fn has_parties(look: &Look, trigger: &Trigger, tokens: &Range<usize>) -> bool {
    let Look { text, syntax, frames, .. } = *look;
    let frame = &frames.frames[trigger.frame];
    let token = |has: &dyn Fn(usize) -> bool| tokens.clone().any(has);
    let number = || look.numbers.iter().any(|n| n.tokens.start < tokens.end && tokens.start < n.tokens.end);
    match (frame.needs.as_str(), frame.agent.as_str()) {
        ("count", _) => number() || token(&|i| among(text.lower(i), casualties::NOBODY)),
        ("agent", "official" | "state" | "envoy") => {
            let fits = |m: &actors::Mention| fits::official(frame, resolve(look.actors, m));
            inside(look.actors, tokens).iter().any(fits) || token(&|i| among(syntax.lemma(i), fits::SIDES))
        }
        // A town or a height is taken, or half of one.
        _ if trigger.pos == Pos::Verb && matches!(&frame.object, Condition::Class(class) if class == "territory") => {
            let says = |i: usize| frames.says("territory", text.language, syntax.lemma(i), text.lower(i));
            let from = look.places.partition_point(|p| p.tokens.end <= tokens.start);
            look.places.get(from).is_some_and(|p| p.tokens.start < tokens.end) || number() || token(&says)
        }
        _ => true,
    }
}

/// Whether somebody who rules or bears arms may be who says what verb `i` says: in the words from the verb to those that no subject
/// goes beyond, before it and after it.
fn may_say(text: &Text, syntax: &Syntax, frames: &Frames, actors: &[actors::Mention], tokens: &Range<usize>, i: usize) -> bool {
    let upos = |j: usize| syntax.upos(j);
    let mut first = i;
    while first > tokens.start && matches!(upos(first - 1), Upos::Aux | Upos::Adv | Upos::Part) {
        first -= 1;
    }
    let verb = first;
    let in_subject = |j: usize| {
        matches!(
            upos(j),
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num | Upos::Adp | Upos::Pron | Upos::Part | Upos::X
        ) || matches!(text.lower(j), "and" | "et" | "-" | "'s" | "’s" | "'")
    };
    while first > tokens.start && in_subject(first - 1) {
        first -= 1;
    }
    let here = inside(actors, tokens);
    // "…, who on Friday said", "visited the front and said": whose verb it is stands farther away.
    let known = |j: usize| here.iter().any(|m| m.tokens.contains(&j));
    let away = first == verb && first > tokens.start
        || (first..verb).any(|j| upos(j) == Upos::Pron && !known(j))
        || first < verb && matches!(upos(first), Upos::Cconj | Upos::Adp) && first > tokens.start;
    let mut last = i + 1;
    while last < tokens.end && in_subject(last) {
        last += 1;
    }
    let near = first..last;
    let class = |j: usize, class: &str| frames.says(class, text.language, syntax.lemma(j), text.lower(j));
    away || here.iter().any(|m| m.tokens.start < near.end && near.start < m.tokens.end && armed(resolve(actors, m)))
        || near.clone().any(|j| ["forces", "armed_thing", "aimed_thing"].iter().any(|c| class(j, c)))
}

/// Whether a trigger may stand at token `i`, as far as parts of speech and the words beside it tell.
fn fits(look: &Look, trigger: &Trigger, i: usize, tokens: &Range<usize>) -> bool {
    let Look { text, syntax, frames, .. } = *look;
    // "According to" is tagged as a verb, and is no accord.
    if text.lower(i) == "according" {
        return false;
    }
    let upos = syntax.upos(i);
    let may = match trigger.pos {
        Pos::Verb => matches!(upos, Upos::Verb | Upos::X | Upos::Adj) || i > tokens.start && text.lower(i - 1) == "été",
        Pos::Noun => {
            trigger.words.len() > 1
                || matches!(upos, Upos::Noun | Upos::X | Upos::Propn)
                || upos == Upos::Verb && text.lower(i).ends_with("ing")
                || upos == Upos::Adj && text.language == Language::French
        }
        Pos::Word => upos != Upos::Propn && text.lower(i) == trigger.words[0],
    };
    if !may || trigger.pronominal && !triggers::pronominal(text, i, tokens) {
        return false;
    }
    let Some(second) = trigger.words.get(1) else { return true };
    let form = |j: usize, word: &str| match word.strip_prefix('@') {
        Some(class) => j != i && frames.says(class, text.language, syntax.lemma(j), text.lower(j)),
        None => forms::form_of(text, syntax, j, word),
    };
    let sure = second.starts_with('@') || forms::begins_otherwise(second);
    let is_second = |j: usize| (sure || forms::begins(text, syntax, j, second)) && form(j, second);
    let mut end = (i + 1 + triggers::reach(text.language, trigger, second)).min(tokens.end);
    // The words of a date or a number between do not count.
    let number = |j: usize| {
        let at = look.numbers.partition_point(|n| n.tokens.end <= j);
        look.numbers.get(at).is_some_and(|n| n.tokens.contains(&j))
    };
    let mut j = i + 1;
    while trigger.pos == Pos::Verb && j < end {
        end = (end + (look.adjuncts[j] || number(j)) as usize).min(tokens.end);
        j += 1;
    }
    let near = i + 1..end;
    // "The ceasefire was broken": or as the subject of a passive.
    let there = near.clone().any(is_second) || trigger.pos == Pos::Verb && (tokens.start..i).any(is_second);
    // Where the words after it may stand hangs on the tree.
    there && trigger.words[2..].iter().all(|word| tokens.clone().any(|j| form(j, word)))
}

/// The speaker of a quotation that may tell something is looked for in its sentences and those next to it; where none is found, the
/// one of the quotation before goes on.
fn speakers(text: &Text, syntax: &Syntax, frames: &Frames, told: &[bool], needed: &mut [bool]) {
    let mut next = None;
    for quote in quotes::find(text).into_iter().rev() {
        let first = text.sentences.partition_point(|s| s.span.end <= quote.start);
        let last = text.sentences.partition_point(|s| s.span.start < quote.end);
        let around = first.saturating_sub(1)..(last + 1).min(text.sentences.len());
        let tells = told[first.min(last)..last].contains(&true);
        let goes_on = next.is_some_and(|next| !text.source[quote.end as usize..next as usize].contains('\n'));
        next = (tells || goes_on).then_some(quote.start);
        if next.is_none() {
            continue;
        }
        for s in around {
            let says = |i: usize| frames.is("saying", text.language, syntax.lemma(i));
            needed[s] = needed[s] || text.sentences[s].tokens.clone().any(says);
        }
    }
}
