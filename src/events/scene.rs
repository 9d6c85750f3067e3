//! Everything the earlier stages saw in a text, by token. Hides how mentions of different stages are laid over one another.

use std::cell::OnceCell;

use super::clause::Tree;
use super::frames::Frames;
use crate::knowledge::among;
use crate::syntax::{Rel, Syntax, Upos};
use crate::text::numbers::Number;
use crate::text::{Language, Text};
use crate::{actors, places, time};

/// The mentions of one text, found by token.
pub struct Scene<'a> {
    /// Its tree.
    pub tree: Tree<'a>,
    /// The frames.
    pub frames: &'a Frames,
    /// Calendar expressions.
    pub times: &'a [time::Mention],
    /// Place names.
    pub places: &'a [places::Mention],
    /// Actors.
    pub actors: &'a [actors::Mention],
    /// Numbers.
    pub numbers: &'a [Number],
    /// When the text was published.
    pub publication: &'a time::Publication,
    time_at: Vec<u32>,
    place_at: Vec<u32>,
    actor_at: Vec<u32>,
    number_at: Vec<u32>,
    /// Whether a mishap is told of anywhere, once somebody asked.
    pub(super) mishap: OnceCell<bool>,
}

const NONE: u32 = u32::MAX;

/// Units of length, area and weight.
const MEASURES: &str = "kilometre|kilometres|kilometer|kilometers|km|mile|miles|metre|metres|meter|meters|kilomètre|kilomètres|\
    mètre|mètres|hectare|hectares|kilo|kilos|kilogramme|kilogrammes|tonne|tonnes|ton|tons";

/// Sectors that bear arms or rule: as the tables say them, and as users' own tables may.
const ARMED: &str = "military|rebel|jihadist|militia|government|police|insurgent|separatist|unaffiliated|armed|paramilitary|\
    criminal|extremist|mercenary|MIL|REB|GOV|COP|UAF|MER|OPP|opposition";

/// Adjectives of those who bear arms.
pub const BEARING: &str = "armed|masked|armé|armés|armée|armées|cagoulés|encagoulés";

/// Whether somebody bears arms or rules: forces, states, groups with a sector.
pub fn armed(m: &actors::Mention) -> bool {
    let peacekeeping = || m.id.as_deref().is_some_and(|id| id.ends_with("/peacekeeping"));
    m.country.is_some() && m.kind == actors::Kind::Country
        || peacekeeping()
        || m.sector.as_deref().is_some_and(|s| among(s, ARMED))
}

/// The mention that a chain of antecedents leads to.
pub fn resolve<'a>(actors: &'a [actors::Mention], mut m: &'a actors::Mention) -> &'a actors::Mention {
    for _ in 0..8 {
        match m.antecedent.and_then(|next| actors.get(next)) {
            Some(next) => m = next,
            None => break,
        }
    }
    m
}

impl<'a> Scene<'a> {
    /// Lays the mentions over the tokens.
    #[allow(clippy::too_many_arguments)]
    #[inline(never)]
    pub fn new(
        text: &'a Text<'a>,
        syntax: &'a Syntax,
        frames: &'a Frames,
        times: &'a [time::Mention],
        places: &'a [places::Mention],
        actors: &'a [actors::Mention],
        numbers: &'a [Number],
        publication: &'a time::Publication,
        adjuncts: &'a [bool],
    ) -> Scene<'a> {
        let n = text.tokens.len();
        let lay = |ranges: &mut dyn Iterator<Item = std::ops::Range<usize>>| {
            let mut at = vec![NONE; n];
            for (i, range) in ranges.enumerate() {
                for slot in &mut at[range.start.min(n)..range.end.min(n)] {
                    if *slot == NONE {
                        *slot = i as u32;
                    }
                }
            }
            at
        };
        // The head token of an actor belongs to it, whatever longer mention lies over it, but for one of the same head.
        let mut actor_at = lay(&mut actors.iter().map(|m| m.tokens.clone()));
        for (i, m) in actors.iter().enumerate().filter(|(_, m)| m.head < n) {
            let over = &mut actor_at[m.head];
            if actors.get(*over as usize).is_none_or(|o| o.head != m.head || o.tokens == m.tokens) {
                *over = i as u32;
            }
        }
        Scene {
            tree: Tree { text, syntax, adjuncts },
            frames,
            times,
            places,
            actors,
            numbers,
            publication,
            time_at: lay(&mut times.iter().map(|m| m.tokens.clone())),
            place_at: lay(&mut places.iter().map(|m| m.tokens.clone())),
            actor_at,
            number_at: lay(&mut numbers.iter().map(|m| m.tokens.clone())),
            mishap: OnceCell::new(),
        }
    }

    /// The language of the text.
    pub fn language(&self) -> Language {
        self.tree.text.language
    }

    /// The calendar expression over token `i`.
    pub fn time(&self, i: usize) -> Option<usize> {
        (self.time_at[i] != NONE).then_some(self.time_at[i] as usize)
    }

    /// The place name over token `i`.
    pub fn place(&self, i: usize) -> Option<usize> {
        (self.place_at[i] != NONE).then_some(self.place_at[i] as usize)
    }

    /// The actor over token `i`; the one whose head it is goes first.
    pub fn actor(&self, i: usize) -> Option<usize> {
        (self.actor_at[i] != NONE).then_some(self.actor_at[i] as usize)
    }

    /// The number over token `i`.
    pub fn number(&self, i: usize) -> Option<usize> {
        (self.number_at[i] != NONE).then_some(self.number_at[i] as usize)
    }

    /// Whether a number may count something: it is no rank, no share of a hundred and no part of a date.
    pub fn countable(&self, number: usize) -> bool {
        let n = &self.numbers[number];
        !n.ordinal && !n.percent && !n.tokens.clone().any(|i| self.time(i).is_some()) && !self.measures(n.tokens.end)
    }

    /// "30 kilometres from X", "une trentaine de kilomètres": whether what stands behind a number is a measure.
    fn measures(&self, end: usize) -> bool {
        let text = self.tree.text;
        let of = end < text.tokens.len() && among(text.lower(end), "de|d'");
        let unit = end + of as usize;
        unit < text.tokens.len() && among(text.lower(unit), MEASURES)
    }

    /// Whether the lemma or the written form of token `i` belongs to a class of nouns.
    pub fn is(&self, class: &str, i: usize) -> bool {
        self.frames.says(class, self.language(), self.tree.syntax.lemma(i), self.tree.text.lower(i))
    }

    /// The noun that a counting noun counts ("thousands of refugees", "une dizaine de soldats"); else `head` itself.
    pub fn counted(&self, head: usize) -> usize {
        let of = |c: &usize| *c > head && self.tree.preposition(*c).is_some_and(|p| matches!(p, "of" | "de"));
        let noun = self.tree.syntax.children(head).find(of).filter(|_| {
            self.is("share", head) || self.number(head).is_some() || among(self.tree.syntax.lemma(head), "part|partie")
        });
        noun.unwrap_or(head)
    }

    /// Whether the lemma of token `i` is a verb of saying.
    pub fn saying(&self, i: usize) -> bool {
        let pronominal = self.tree.syntax.children(i).any(|c| c < i && self.tree.reflexive(c));
        !pronominal && self.frames.is("saying", self.language(), self.tree.syntax.lemma(i))
    }

    /// Whether the noun phrase at `head` names somebody who bears arms or rules: forces, states, groups with a sector.
    pub fn armed(&self, head: usize) -> bool {
        // "Armed youths", "des jeunes armés".
        let arms = |c: usize| self.tree.rel(c) == Rel::Amod && among(self.tree.text.lower(c), BEARING);
        self.actor_in(head).is_some_and(|a| armed(self.resolve(a))) || self.tree.syntax.children(head).any(arms)
    }

    /// Whether the noun phrase at `head` names those who bear arms themselves: fighters, troops, not a state or a people.
    pub fn bears_arms(&self, head: usize) -> bool {
        let sector = self.actor_in(head).map(|a| self.resolve(a)).filter(|m| m.kind != actors::Kind::Country);
        self.is("forces", head)
            || self.armed(head)
                && sector.and_then(|m| m.sector.as_deref()).is_some_and(|s| !among(s, "government|GOV|opposition|OPP"))
    }

    /// The actor that the noun phrase at `head` names: over its head, else over its modifiers ("regime warplanes").
    pub fn actor_in(&self, head: usize) -> Option<usize> {
        if let Some(a) = self.actor(head) {
            return Some(a);
        }
        let phrase = self.tree.phrase(head);
        phrase.clone().find_map(|i| self.actor(i).filter(|&a| phrase.contains(&self.actors[a].head)))
    }

    /// The mention that a chain of antecedents leads to.
    pub fn resolve(&self, actor: usize) -> &actors::Mention {
        resolve(self.actors, &self.actors[actor])
    }

    /// Head and conjuncts of a noun phrase; an actor that follows "and" right after another is joined to it, whatever the parser
    /// made of it, unless it is the subject of a verb of its own.
    pub fn conjuncts(&self, head: usize, both: bool) -> Vec<usize> {
        let mut all = self.tree.conjuncts(head);
        // "Karim, commander of the fleet, met": what no conjunction joins anywhere is said of the first.
        let said = |&c: &usize| {
            let end = self.actor(c).map_or(c + 1, |a| self.actors[a].tokens.end.max(c + 1));
            let joins = |i: usize| among(self.tree.text.lower(i), "and|or|&|et|ou|ni|nor|;|as");
            let closed = end < self.tree.text.tokens.len() && self.tree.text.lower(end) == ",";
            let one = self.tree.syntax.children(c).any(|d| among(self.tree.text.lower(d), "a|an|un|une"));
            (closed || one) && self.actor(c).is_some() && self.actor(head).is_some() && !(head..end).any(joins)
        };
        if all.len() == 2 && all.iter().filter(|&&c| c != head).all(said) {
            all.truncate(1);
        }
        all.splice(0..0, self.shared_noun(head));
        let mut last = head;
        for _ in 0..6 {
            let Some(a) = self.actor(last) else { break };
            let end = self.actors[a].tokens.end.max(last + 1);
            let sentence = &self.tree.text.sentences[self.tree.text.sentence_of(last)].tokens;
            let mut at = end;
            let mut joined = false;
            while at < sentence.end && at < end + 3 {
                match self.tree.text.lower(at) {
                    "and" | "et" | "&" | "," => joined = true,
                    _ => break,
                }
                at += 1;
            }
            if !joined || at >= sentence.end {
                break;
            }
            let near = (at..sentence.end.min(at + 3))
                .find_map(|i| self.actor(i).filter(|&b| b != a && self.actors[b].tokens.start <= at + 1));
            let Some(next) = near.map(|b| self.actors[b].head).filter(|&n| n > last && n < sentence.end) else { break };
            if all.contains(&next) {
                last = next;
                continue;
            }
            // "killed two men and wounded three": the second hangs on a verb of its own.
            let governed = self.tree.syntax.head(next).is_some_and(|v| v >= at && v < next && self.tree.upos(v) == Upos::Verb);
            let governed = governed || (at..next).any(|i| self.tree.upos(i) == Upos::Verb && self.tree.finite(i));
            let own = self.tree.rel(next) == Rel::Nsubj && self.tree.syntax.head(next) != self.tree.syntax.head(head);
            let comma = self.tree.text.lower(at - 1) == ",";
            if governed || own && !both || comma && !self.listed(next, sentence.end) {
                break;
            }
            all.push(next);
            last = next;
        }
        all
    }

    /// The conjuncts of a noun that is a word of the trigger, as the tree has them.
    pub fn named_once(&self, head: usize) -> Vec<usize> {
        let mut all = self.shared_noun(head);
        let same = |&c: &usize| c == head || self.tree.upos(c) == Upos::Adj || self.is("people", c);
        all.extend(self.tree.conjuncts(head).into_iter().filter(same));
        all
    }

    /// "Russian, Turkish and Iranian officials": those whose noun is said once, with the last.
    fn shared_noun(&self, head: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let Some(last) = self.actor(head).map(|a| &self.actors[a]) else { return found };
        let mut at = last.tokens.start;
        while at >= 2 && among(self.tree.text.lower(at - 1), "and|,") {
            let Some(b) = self.actor(at - 2).map(|b| &self.actors[b]) else { break };
            let same = b.kind == actors::Kind::Group && last.kind == b.kind && b.sector.is_some() && b.sector == last.sector;
            let bare = self.tree.upos(b.head) == Upos::Adj && b.tokens.end == at - 1 && b.country != last.country;
            if !same || !bare || self.language() != Language::English {
                break;
            }
            found.insert(0, b.head);
            at = b.tokens.start;
        }
        found
    }

    /// Whether a list goes on after this actor, so that the comma before it was a comma of a list.
    fn listed(&self, actor: usize, end: usize) -> bool {
        let after = self.actor(actor).map_or(actor + 1, |a| self.actors[a].tokens.end);
        after < end && matches!(self.tree.text.lower(after), "and" | "et" | "&")
    }

    /// Whether token `i` is a name that is of no known place, time or actor.
    pub fn unknown_name(&self, i: usize) -> bool {
        self.tree.upos(i) == Upos::Propn && self.place(i).is_none() && self.time(i).is_none() && self.actor(i).is_none()
    }

    /// Whether token `i` is a personal pronoun that can act.
    pub fn person_pronoun(&self, i: usize) -> bool {
        self.tree.upos(i) == Upos::Pron
            && among(
                self.tree.text.lower(i),
                "he|she|they|we|them|him|her|ils|elles|elle|il|nous|eux|lui|others|ceux-ci|celui-ci|celle-ci|who|leur|les",
            )
    }
}
