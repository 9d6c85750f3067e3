//! The sentence without what is already understood: dates, sources, asides and the inside of names. Parsers go wrong over these
//! more than over anything else, and the stages before have found them; what is left is parsed once more.

mod asides;
mod speakers;
mod tags;

pub(super) use asides::dateline;

use super::frames::Frames;
use crate::actors;
use crate::knowledge::among;
use crate::places;
use crate::syntax::{Rel, Syntax, Upos};
use crate::text::numbers::Number;
use crate::text::Text;
use crate::time;

/// The longest aside between brackets that is left out, in tokens.
const ASIDE: usize = 12;

/// Which tokens the second parse sees, and where the others hang meanwhile.
pub struct Outline {
    kept: Vec<bool>,
    changed: Vec<bool>,
}

impl Outline {
    /// Marks what is understood, and hangs it on what it belongs to.
    #[inline(never)]
    pub fn new(
        text: &Text,
        syntax: &mut Syntax,
        numbers: &[Number],
        times: &[time::Mention],
        places: &[places::Mention],
        actors: &[actors::Mention],
        frames: &Frames,
    ) -> Outline {
        let n = text.tokens.len();
        let mut outline = Outline { kept: vec![true; n], changed: vec![false; text.sentences.len()] };
        for m in actors {
            outline.name(text, syntax, m.tokens.clone(), m.head);
        }
        for m in places {
            outline.name(text, syntax, m.tokens.clone(), m.head);
        }
        for sentence in 0..text.sentences.len() {
            outline.opening(text, syntax, sentence);
            outline.relatives(text, syntax, sentence);
        }
        // "at least 12", "plus de 40": the numeral alone is what the noun hangs with.
        for n in numbers {
            for i in n.tokens.clone().filter(|i| !n.core.contains(i)) {
                syntax.words[i].head = Some(n.core.start as u32);
                syntax.words[i].rel = Rel::Advmod;
                outline.drop(text, i);
            }
        }
        for m in times {
            outline.date(text, syntax, m.tokens.clone());
        }
        for sentence in 0..text.sentences.len() {
            outline.asides(text, syntax, sentence, actors, frames);
            outline.untangle(text, syntax, sentence);
        }
        outline
    }

    /// Whether a sentence has anything left out.
    pub fn changed(&self, sentence: usize) -> bool {
        self.changed[sentence]
    }

    /// Whether the second parse sees token `i`.
    pub fn kept(&self, i: usize) -> bool {
        self.kept[i]
    }

    fn drop(&mut self, text: &Text, i: usize) {
        self.kept[i] = false;
        self.changed[text.sentence_of(i)] = true;
    }

    /// The inside of a name or noun phrase hangs on its head; determiners, numerals and prepositions before it stay.
    fn name(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>, head: usize) {
        if tokens.len() < 2 || tokens.end > text.tokens.len() || !tokens.contains(&head) || !self.kept[head] {
            return;
        }
        let joined = tokens.clone().any(|i| syntax.words[i].upos == Upos::Cconj || text.word(i) == ",");
        if joined {
            return;
        }
        for i in tokens.clone() {
            let stays = i == head
                || i < head
                    && matches!(syntax.words[i].upos, Upos::Det | Upos::Num | Upos::Adp)
                    && (tokens.start..=i).all(|j| self.kept[j]);
            if stays || !self.kept[i] {
                continue;
            }
            let inside = syntax.head(i).is_some_and(|h| tokens.contains(&h)) && syntax.head(i) != Some(i);
            if !inside {
                let word = &mut syntax.words[i];
                word.head = Some(head as u32);
                word.rel = if i < head { Rel::Compound } else { Rel::Flat };
            }
            self.drop(text, i);
        }
        // The head must not hang on what hangs on it.
        let looped = syntax.head(head).is_some_and(|h| tokens.contains(&h) && !self.kept[h]);
        if looped {
            let out = tokens.clone().filter_map(|i| syntax.head(i)).find(|h| !tokens.contains(h));
            syntax.words[head].head = out.map(|h| h as u32);
            for i in tokens.clone().filter(|&i| !self.kept[i]) {
                if syntax.head(i) != Some(head) {
                    syntax.words[i].head = Some(head as u32);
                    syntax.words[i].rel = if i < head { Rel::Compound } else { Rel::Flat };
                }
            }
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
        let owned = tokens.end < sentence.end && matches!(text.lower(tokens.end - 1), "'s" | "’s");
        let modifier = tokens.clone().any(|i| {
            matches!(syntax.words[i].rel, Rel::Amod | Rel::Compound | Rel::NmodPoss | Rel::Nsubj | Rel::Nummod)
                && (!led || owned || syntax.words[i].rel == Rel::NmodPoss)
                && syntax.head(i).is_some_and(|h| !tokens.contains(&h) && h > i && h < tokens.end + 2)
        });
        if modifier {
            return;
        }
        let mut all = tokens.clone();
        if all.start > sentence.start && syntax.words[all.start - 1].upos == Upos::Adp {
            all.start -= 1;
        }
        if all.start > sentence.start && syntax.words[all.start - 1].upos == Upos::Det {
            all.start -= 1;
        }
        // "on the 11th and 14th": the conjunction between two dates goes with them.
        let joined =
            all.start >= sentence.start + 2 && matches!(text.lower(all.start - 1), "and" | "et") && !self.kept[all.start - 2];
        if joined {
            all.start -= 1;
        }
        let outside = tokens.clone().filter_map(|i| syntax.head(i)).find(|h| !all.contains(h));
        let verb = |i: usize| matches!(syntax.words[i].upos, Upos::Verb);
        let near = outside.filter(|&h| verb(h)).or_else(|| {
            let before = (sentence.start..all.start).rev().take(12).find(|&i| verb(i));
            let after = (all.end..sentence.end).take(12).find(|&i| verb(i));
            outside.or(before).or(after)
        });
        let top = tokens.start;
        for i in all.clone() {
            let word = &mut syntax.words[i];
            (word.head, word.rel) = if i == top { (near.map(|h| h as u32), Rel::Obl) } else { (Some(top as u32), Rel::Flat) };
            self.drop(text, i);
        }
    }

    /// Leaves a stretch of tokens out; what in it hung on a token outside hangs on the anchor.
    fn hang(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>, anchor: Option<usize>, rel: Rel) {
        for j in tokens.clone() {
            let outside = syntax.head(j).is_none_or(|h| !tokens.contains(&h));
            if outside && self.kept[j] {
                syntax.words[j].head = anchor.map(|a| a as u32);
                syntax.words[j].rel = rel;
            }
            self.drop(text, j);
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
