//! The sentence without what is already understood: dates, sources, asides and the inside of names. Parsers go wrong over these
//! more than over anything else, and the stages before have found them without a tree; what is left is parsed, and asides by themselves.

mod asides;
mod speakers;
mod tags;

pub(super) use asides::dateline;
pub use tags::mend;

use super::frames::Frames;
use crate::actors;
use crate::knowledge::{among, sort};
use crate::places;
use crate::syntax::{Models, Rel, Syntax, Upos};
use crate::text::numbers::Number;
use crate::text::{Language, Text};
use crate::time;

/// How far from its verb a date may stand, in tokens.
const NEAR: usize = 12;
/// The longest aside between brackets that is left out, in tokens.
const ASIDE: usize = 12;

/// What the stages before found in a text.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Numbers with their bounds.
    pub numbers: &'a [Number],
    /// Calendar expressions.
    pub times: &'a [time::Mention],
    /// Places.
    pub places: &'a [places::Mention],
    /// Actors.
    pub actors: &'a [actors::Mention],
}

/// Which tokens of a sentence are parsed with it, and where the others hang.
struct Outline<'a> {
    models: &'a Models,
    kept: Vec<bool>,
    /// Dates and places, with their prepositions, that hang on nothing yet; in order in the end.
    adjuncts: Vec<std::ops::Range<usize>>,
}

/// Makes the trees of the sentences that are `needed`.
#[inline(never)]
pub fn parse(models: &Models, text: &Text, syntax: &mut Syntax, known: Known, frames: &Frames, needed: &[bool]) {
    let mut outline = Outline { models, kept: vec![true; text.tokens.len()], adjuncts: Vec::new() };
    outline.all(text, syntax, known, frames, needed);
    for sentence in (0..text.sentences.len()).filter(|&s| needed[s]) {
        models.parse(text, syntax, text.sentences[sentence].tokens.clone(), |i| outline.kept[i]);
    }
    for date in &outline.adjuncts {
        outline.place(text, syntax, date.clone());
    }
}

impl Outline<'_> {
    /// Marks what is understood, and hangs it on what it belongs to.
    fn all(&mut self, text: &Text, syntax: &mut Syntax, known: Known, frames: &Frames, needed: &[bool]) {
        let wanted = |i: usize| text.tokens.get(i).is_some_and(|t| needed[t.sentence as usize]);
        for m in known.actors.iter().filter(|m| wanted(m.head)) {
            // "Chile condemned": a country is no adverb.
            if m.kind == actors::Kind::Country && matches!(syntax.upos(m.head), Upos::Adv | Upos::Intj | Upos::Verb) {
                syntax.words[m.head].upos = Upos::Propn;
            }
            self.name(text, syntax, m.tokens.clone(), m.head);
        }
        for m in known.places.iter().filter(|m| wanted(m.head)) {
            self.name(text, syntax, m.tokens.clone(), m.head);
            self.before_title(text, syntax, m, known.actors);
        }
        // "at least 12", "plus de 40": the numeral alone is what the noun hangs with.
        for n in known.numbers.iter().filter(|n| wanted(n.core.start)) {
            // "12 drones over five regions": where they were, not how many.
            let first = n.tokens.start;
            let noun =
                |i: usize| matches!(syntax.upos(i), Upos::Noun | Upos::Propn) && text.sentence_of(i) == text.sentence_of(first);
            if text.lower(first) == "over" && first.checked_sub(1).is_some_and(noun) {
                syntax.words[first].upos = Upos::Adp;
                continue;
            }
            for i in n.tokens.clone().filter(|i| !n.core.contains(i)) {
                syntax.words[i].head = Some(n.core.start as u32);
                syntax.words[i].rel = Rel::Advmod;
                self.drop(i);
            }
        }
        for m in known.times.iter().filter(|m| wanted(m.tokens.start)) {
            self.date(text, syntax, m.tokens.clone());
        }
        for sentence in (0..text.sentences.len()).filter(|&s| needed[s]) {
            self.asides(text, syntax, sentence, known.actors, frames);
            self.untangle(text, syntax, sentence);
        }
        sort::by_key(&mut self.adjuncts, |range| range.start);
    }

    fn drop(&mut self, i: usize) {
        self.kept[i] = false;
    }

    /// The inside of a name or noun phrase hangs on its head; determiners, numerals and prepositions before it stay.
    fn name(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>, head: usize) {
        if tokens.len() < 2 || tokens.end > text.tokens.len() || !tokens.contains(&head) || !self.kept[head] {
            return;
        }
        let joined = tokens.clone().any(|i| syntax.upos(i) == Upos::Cconj || text.word(i) == ",");
        if joined {
            return;
        }
        for i in tokens.clone() {
            let stays = i == head
                || i < head
                    && matches!(syntax.upos(i), Upos::Det | Upos::Num | Upos::Adp)
                    && (tokens.start..=i).all(|j| self.kept[j]);
            if stays || !self.kept[i] {
                continue;
            }
            let (top, rel) = within(text, syntax, tokens.clone(), head, i);
            (syntax.words[i].head, syntax.words[i].rel) = (Some(top as u32), rel);
            self.drop(i);
        }
    }

    /// "Ohio Governor X": a place right before somebody is part of who that is. "In Paris President X said": it is not, where a
    /// preposition that opens the sentence leads it.
    fn before_title(&mut self, text: &Text, syntax: &mut Syntax, place: &places::Mention, actors: &[actors::Mention]) {
        let (start, first) = (place.tokens.start, text.sentences[text.sentence_of(place.head)].tokens.start);
        let next = actors.partition_point(|m| m.tokens.start < place.tokens.end);
        let Some(m) = actors.get(next).filter(|m| m.tokens.start == place.tokens.end) else { return };
        let person = matches!(m.kind, actors::Kind::Person | actors::Kind::Office) && m.tokens.len() > 1;
        if text.language != Language::English || !self.kept[place.head] || !self.kept[m.head] {
            return;
        }
        let led = start > first && matches!(syntax.upos(start - 1), Upos::Adp | Upos::Sconj);
        if person && !led {
            self.drop(place.head);
            syntax.hang(place.head, m.head, Rel::Compound);
        } else if start == first + 1 && led && syntax.seems_subject(text, m.tokens.clone()) {
            syntax.hang(first, place.head, Rel::Case);
            syntax.words[place.head].rel = Rel::Obl;
            (first..place.tokens.end).for_each(|i| self.drop(i));
            self.adjuncts.push(first..place.tokens.end);
        }
    }

    /// A date with its preposition hangs on the verb it stood with, or on the nearest.
    fn date(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>) {
        if tokens.is_empty() || tokens.end > text.tokens.len() {
            return;
        }
        let sentence = text.sentences[text.sentence_of(tokens.start)].tokens.clone();
        // An adjective ("Monday's raids", "the 2012 offensive") is part of its noun phrase, as is a date that is the subject.
        // "gunmen on Wednesday morning abducted": what "on" leads is no part of what follows.
        let led = tokens.start > sentence.start && among(text.lower(tokens.start - 1), "on|since|until|depuis");
        let own = |i: usize| i < sentence.end && matches!(text.lower(i), "'s" | "’s");
        let owned = tokens.end < sentence.end && own(tokens.end - 1) || own(tokens.end);
        let upos = |i: usize| if sentence.contains(&i) { syntax.upos(i) } else { Upos::Punct };
        let before = tokens.start.checked_sub(1).map_or(Upos::Punct, upos);
        let modifier = match upos(tokens.end) {
            Upos::Noun | Upos::Propn | Upos::Adj => {
                owned || !led && matches!(before, Upos::Det | Upos::Adj | Upos::Noun | Upos::Pron)
            }
            // "Tuesday was", "2012 saw".
            Upos::Verb | Upos::Aux => !led && tokens.len() == 1 && matches!(before, Upos::Punct | Upos::Cconj | Upos::Sconj),
            _ => owned,
        };
        if modifier {
            return;
        }
        let mut all = tokens.clone();
        // "hours before a vote", "trois jours après la trêve": the preposition leads what follows it.
        let leads = among(text.lower(tokens.end - 1), "before|after|avant|après") && tokens.len() > 1;
        if leads && tokens.end < sentence.end && !matches!(upos(tokens.end), Upos::Punct | Upos::Cconj | Upos::Adp) {
            all.end -= 1;
        }
        if all.start > sentence.start && syntax.upos(all.start - 1) == Upos::Adp {
            all.start -= 1;
        }
        if all.start > sentence.start && syntax.upos(all.start - 1) == Upos::Det {
            all.start -= 1;
        }
        // "on the 11th and 14th": the conjunction between two dates goes with them.
        let joined =
            all.start >= sentence.start + 2 && matches!(text.lower(all.start - 1), "and" | "et") && !self.kept[all.start - 2];
        if joined {
            all.start -= 1;
        }
        for i in all.clone() {
            let word = &mut syntax.words[i];
            (word.head, word.rel) = if i == tokens.start { (None, Rel::Obl) } else { (Some(tokens.start as u32), Rel::Flat) };
            self.drop(i);
        }
        self.adjuncts.push(all);
    }

    /// Hangs a date on the clause that it stands in: that of the word before, or of the word after where it opens a clause.
    fn place(&self, text: &Text, syntax: &mut Syntax, date: std::ops::Range<usize>) {
        let sentence = text.sentences[text.sentence_of(date.start)].tokens.clone();
        let upos = |i: usize| syntax.upos(i);
        let mark = |i: &usize| upos(*i) == Upos::Punct;
        let opens = date.start == sentence.start
            || matches!(upos(date.start - 1), Upos::Cconj | Upos::Sconj)
            || mark(&(date.start - 1)) && date.end < sentence.end && !mark(&date.end);
        let dated = |i: usize| self.adjuncts.get(self.adjuncts.partition_point(|d| d.end <= i)).is_some_and(|d| d.contains(&i));
        let hung = |i: &usize| !mark(i) && !dated(*i) && (self.kept[*i] || syntax.head(*i).is_some());
        let before = (sentence.start..date.start).rev().find(hung);
        let after = (date.end..sentence.end).find(hung);
        let Some(mut at) = (if opens { after.or(before) } else { before.or(after) }) else { return };
        // "the slogan of the revolts of 2011": the year is that of the revolts.
        let noun = before.filter(|&b| b + 1 == date.start && matches!(upos(b), Upos::Noun | Upos::Propn));
        if let Some(noun) = noun.filter(|_| among(text.lower(date.start), "of|de|du|d'")) {
            if let Some(top) = date.clone().find(|&i| syntax.words[i].head.is_none()) {
                return syntax.hang(top, noun, Rel::Nmod);
            }
        }
        let clause = |rel: Rel| matches!(rel, Rel::AclRelcl | Rel::Ccomp | Rel::Advcl | Rel::Parataxis | Rel::Root);
        for _ in sentence.clone() {
            if upos(at) == Upos::Verb || clause(syntax.rel(at)) {
                break;
            }
            match syntax.head(at).filter(|h| !date.contains(h)) {
                // "after a visit of officials last week": what is far from the verb belongs to the noun.
                Some(head) if upos(head) == Upos::Verb && head.abs_diff(date.start) > NEAR => break,
                Some(head) => at = head,
                None => break,
            }
        }
        if let Some(top) = date.clone().find(|&i| syntax.words[i].head.is_none()) {
            syntax.hang(top, at, Rel::Obl);
        }
    }

    /// Leaves a stretch of tokens out, which is parsed by itself; what in it hangs on nothing hangs on the anchor.
    fn hang(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>, anchor: Option<usize>, rel: Rel) {
        self.models.parse(text, syntax, tokens.clone(), |i| self.kept[i]);
        for j in tokens.clone() {
            if self.kept[j] && syntax.head(j).is_none_or(|h| !tokens.contains(&h)) {
                syntax.words[j].head = anchor.map(|a| a as u32);
                syntax.words[j].rel = rel;
            }
            self.drop(j);
        }
    }

    /// Mentions of different stages may overlap: whatever hangs on itself by a round way is cut loose.
    fn untangle(&self, text: &Text, syntax: &mut Syntax, sentence: usize) {
        let tokens = text.sentences[sentence].tokens.clone();
        for i in tokens.clone().filter(|&i| !self.kept[i]) {
            let mut at = i;
            for _ in 0..tokens.len() {
                match syntax.head(at).filter(|&h| !self.kept[h]) {
                    Some(h) if h == i => {
                        syntax.words[i].head = None;
                        break;
                    }
                    Some(h) => at = h,
                    None => break,
                }
            }
        }
    }
}

/// Where a word inside a noun phrase hangs, and as what: on its head, or on the noun that a preposition after the head leads to.
fn within(text: &Text, syntax: &Syntax, tokens: std::ops::Range<usize>, head: usize, i: usize) -> (usize, Rel) {
    let upos = |i: usize| syntax.upos(i);
    let led = (head + 1..i + 1).rev().find(|&j| upos(j) == Upos::Adp);
    let top = led.map_or(head, |led| {
        let rest = (led + 1..tokens.end).take_while(|&j| upos(j) != Upos::Adp);
        let mut nouns = rest.filter(|&j| matches!(upos(j), Upos::Noun | Upos::Propn));
        let noun = if text.language == Language::French { nouns.next() } else { nouns.last() };
        noun.unwrap_or(head)
    });
    let rel = match upos(i) {
        _ if top == i => return (head, Rel::Nmod),
        Upos::Adp if led == Some(i) => Rel::Case,
        Upos::Adj => Rel::Amod,
        Upos::Det => Rel::Det,
        Upos::Num if i < top => Rel::Nummod,
        _ if i < top => Rel::Compound,
        _ => Rel::Flat,
    };
    (top, rel)
}
