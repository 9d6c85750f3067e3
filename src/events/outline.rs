//! The sentence without what is already understood: dates, sources, asides and the inside of names. Parsers go wrong over these
//! more than over anything else, and the stages before have found them; what is left is parsed once more.

use crate::actors;
use crate::places;
use crate::syntax::{Feats, Number as Plurality, Rel, Syntax, Upos, VerbForm};
use crate::text::numbers::Number;
use crate::text::{Language, Shape, Text};
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
    pub fn new(
        text: &Text,
        syntax: &mut Syntax,
        numbers: &[Number],
        times: &[time::Mention],
        places: &[places::Mention],
        actors: &[actors::Mention],
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
            outline.asides(text, syntax, sentence, actors);
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

    /// "Clashes between X and Y left 23 dead": a plural noun that opens a sentence is often taken for a verb.
    fn opening(&mut self, text: &Text, syntax: &mut Syntax, sentence: usize) {
        let tokens = text.sentences[sentence].tokens.clone();
        let first = tokens.start;
        let verb =
            syntax.words[first].upos == Upos::Verb && text.lower(first).ends_with('s') && text.language == Language::English;
        if !verb || tokens.len() < 4 {
            return;
        }
        let other = (first + 1..tokens.end)
            .any(|i| matches!(syntax.words[i].upos, Upos::Verb | Upos::Aux) && syntax.words[i].feats.form == VerbForm::Finite);
        if other {
            let word = &mut syntax.words[first];
            word.upos = Upos::Noun;
            word.feats = Feats { number: Plurality::Plural, ..Feats::default() };
            self.changed[sentence] = true;
        }
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
        let modifier = tokens.clone().any(|i| {
            matches!(syntax.words[i].rel, Rel::Amod | Rel::Compound | Rel::NmodPoss | Rel::Nsubj | Rel::Nummod)
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

    /// Brackets with what stands in them, "according to X", and the place and agency that open a dispatch.
    fn asides(&mut self, text: &Text, syntax: &mut Syntax, sentence: usize, actors: &[actors::Mention]) {
        let tokens = text.sentences[sentence].tokens.clone();
        let mut open: Option<usize> = None;
        for i in tokens.clone() {
            match text.word(i) {
                "(" | "[" => open = Some(i),
                ")" | "]" => {
                    let Some(from) = open.take() else { continue };
                    if i - from > ASIDE || (from..i).any(|j| syntax.words[j].upos == Upos::Verb) || from == tokens.start {
                        continue;
                    }
                    let anchor = (tokens.start..from).rev().find(|&j| self.kept[j]);
                    for j in from..=i {
                        let outside = syntax.head(j).is_none_or(|h| !(from..=i).contains(&h));
                        if outside {
                            syntax.words[j].head = anchor.map(|a| a as u32);
                            syntax.words[j].rel = Rel::Parataxis;
                        }
                        self.drop(text, j);
                    }
                }
                _ => {}
            }
        }
        self.sources(text, syntax, tokens.clone(), actors);
        self.appositions(text, syntax, tokens.clone());
        let dash = tokens.clone().take(8).find(|&i| matches!(text.word(i), "–" | "—" | "-" | "--"));
        if let Some(dash) = dash.filter(|&d| d > tokens.start && d + 3 < tokens.end) {
            let capitals = (tokens.start..dash).all(|i| {
                matches!(text.tokens[i].shape, Shape::Upper | Shape::Punct | Shape::Number) || syntax.words[i].upos == Upos::Propn
            });
            if capitals {
                let anchor = (dash + 1..tokens.end).find(|&i| syntax.words[i].upos == Upos::Verb);
                for i in tokens.start..=dash {
                    syntax.words[i].head = anchor.map(|a| a as u32);
                    syntax.words[i].rel = Rel::Parataxis;
                    self.drop(text, i);
                }
            }
        }
    }

    /// "according to X", "selon X", with the comma before it.
    fn sources(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>, actors: &[actors::Mention]) {
        for i in tokens.clone() {
            let after = match text.lower(i) {
                "according" if i + 1 < tokens.end && text.lower(i + 1) == "to" => i + 2,
                "selon" => i + 1,
                "après" if i > tokens.start && text.lower(i - 1) == "d'" => i + 1,
                _ => continue,
            };
            let from = actors.partition_point(|m| m.tokens.start < after);
            let Some(m) = actors[from..]
                .iter()
                .take(8)
                .find(|m| m.tokens.start >= after && m.tokens.start <= after + 2 && m.tokens.end <= tokens.end)
            else {
                continue;
            };
            let mut from = if text.lower(i) == "après" { i - 1 } else { i };
            if from > tokens.start && text.word(from - 1) == "," && self.kept[from - 1] {
                from -= 1;
            }
            let verb = |j: &usize| syntax.words[*j].upos == Upos::Verb && self.kept[*j];
            let anchor = (tokens.start..from).rev().find(verb).or_else(|| (m.tokens.end..tokens.end).find(verb));
            for j in from..m.tokens.end {
                let outside = syntax.head(j).is_none_or(|h| !(from..m.tokens.end).contains(&h));
                if outside {
                    syntax.words[j].head = anchor.map(|a| a as u32);
                    syntax.words[j].rel = Rel::Obl;
                }
                self.drop(text, j);
            }
        }
    }

    /// What stands between two commas and says more of the noun before it: "Turkey, a border country, said", "the town, which
    /// rebels hold, was", "fighters, mostly from X, were".
    fn appositions(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>) {
        let commas: Vec<usize> = tokens.clone().filter(|&i| self.kept[i] && text.word(i) == ",").collect();
        for (n, &from) in commas.iter().enumerate() {
            let first = from + 1;
            if first >= tokens.end || !self.kept[from] {
                continue;
            }
            let relative = matches!(text.lower(first), "which" | "who" | "whom" | "qui" | "dont" | "où" | "where" | "whose");
            let ends = commas[n + 1..].iter().copied().take(if relative { 3 } else { 1 });
            for end in ends.filter(|&e| e - from <= 24 && e + 1 < tokens.end) {
                let finite = |i: usize| matches!(syntax.words[i].upos, Upos::Verb | Upos::Aux);
                let after = (end + 1..tokens.end.min(end + 4)).any(finite);
                let inside = (first..end).any(|i| finite(i) && self.kept[i]);
                let name = from > tokens.start && syntax.words[from - 1].upos == Upos::Propn;
                let listed = matches!(text.lower(end + 1), "and" | "et" | "or" | "ou");
                let aside = match text.lower(first) {
                    _ if relative => inside && after && (first..end).filter(|&i| syntax.words[i].upos == Upos::Verb).count() <= 2,
                    _ if inside || from == tokens.start => false,
                    "a" | "an" | "un" | "une" => name,
                    "the" | "le" | "la" | "l'" | "les" => name && !listed && after,
                    "dont" | "including" | "notamment" => after,
                    _ => {
                        matches!(syntax.words[first].upos, Upos::Adv | Upos::Adp)
                            && after
                            && !matches!(text.lower(first), "by" | "par")
                    }
                };
                if !aside {
                    continue;
                }
                let anchor = (tokens.start..from).rev().find(|&j| self.kept[j]);
                for j in from..end {
                    let outside = syntax.head(j).is_none_or(|h| !(from..end).contains(&h));
                    if outside && self.kept[j] {
                        syntax.words[j].head = anchor.map(|a| a as u32);
                        syntax.words[j].rel = if relative { Rel::AclRelcl } else { Rel::Appos };
                    }
                    self.drop(text, j);
                }
                if !listed {
                    syntax.words[end].head = anchor.map(|a| a as u32);
                    syntax.words[end].rel = Rel::Punct;
                    self.drop(text, end);
                }
                break;
            }
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
