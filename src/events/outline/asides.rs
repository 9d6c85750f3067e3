//! Asides: what stands in brackets, between dashes or between commas and only says more of the noun before it.

use super::{Outline, ASIDE};
use crate::actors;
use crate::events::frames::Frames;
use crate::knowledge::{among, calendar};
use crate::syntax::{Rel, Syntax, Tense, Upos, VerbForm};
use crate::text::{Language, Part, Shape, Text};
use crate::time::joins;

impl Outline<'_> {
    /// Brackets with what stands in them, "according to X", and the place and agency that open a dispatch.
    pub(super) fn asides(
        &mut self,
        text: &Text,
        syntax: &mut Syntax,
        sentence: usize,
        actors: &[actors::Mention],
        frames: &Frames,
    ) {
        let tokens = text.sentences[sentence].tokens.clone();
        self.dashes(text, syntax, tokens.clone());
        // "A did this; B did that": each is parsed by itself, if it has its own subject and verb.
        let verb = |i: usize| syntax.upos(i) == Upos::Verb && syntax.words[i].feats.form == VerbForm::Finite;
        let mut cuts = Vec::new();
        let mut end = tokens.end;
        for i in tokens.clone().rev().filter(|&i| text.word(i) == ";") {
            let opens =
                i + 1 < end && matches!(syntax.upos(i + 1), Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
            let anchor = (tokens.start..i).rev().find(|&j| syntax.upos(j) == Upos::Verb && self.kept[j]);
            if let Some(anchor) = anchor.filter(|_| opens && (i + 2..end).any(verb)) {
                cuts.push((i..end, anchor));
                end = i;
            }
        }
        let mut open: Option<usize> = None;
        for i in tokens.clone() {
            match text.word(i) {
                "(" | "[" => open = Some(i),
                ")" | "]" => {
                    let Some(from) = open.take() else { continue };
                    if i - from > ASIDE || (from..i).any(|j| syntax.upos(j) == Upos::Verb) || from == tokens.start {
                        continue;
                    }
                    let anchor = (tokens.start..from).rev().find(|&j| self.kept[j]);
                    self.hang(text, syntax, from..i + 1, anchor, Rel::Parataxis);
                }
                _ => {}
            }
        }
        self.linking(text, syntax, tokens.clone());
        self.scare(text, syntax, tokens.clone());
        self.sources(text, syntax, tokens.clone(), actors);
        let saying = |i: usize| syntax.upos(i) == Upos::Verb && frames.is("saying", text.language, syntax.lemma(i));
        let verbs: Vec<usize> = tokens.clone().filter(|&i| self.kept[i] && saying(i)).collect();
        for verb in verbs {
            self.speaker(text, syntax, tokens.clone(), verb, actors);
        }
        self.appositions(text, syntax, tokens.clone());
        for (cut, anchor) in cuts {
            self.hang(text, syntax, cut, Some(anchor), Rel::Parataxis);
        }
        if let Some(end) = dateline(text, syntax, tokens.clone()) {
            let anchor = (end..tokens.end).find(|&i| syntax.upos(i) == Upos::Verb);
            for i in tokens.start..end {
                syntax.words[i].head = anchor.map(|a| a as u32);
                // No number in it counts anybody.
                syntax.words[i].rel = if syntax.upos(i) == Upos::Num { Rel::Punct } else { Rel::Parataxis };
                self.drop(i);
            }
        }
    }

    /// "a de son côté assuré", "has, for its part, denied": what only links a sentence to those before, between the auxiliary and its verb.
    fn linking(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>) {
        for i in tokens.start + 1..tokens.end.saturating_sub(3) {
            let own = |j: usize| among(text.lower(j), "son|sa|leur|its|his|her|their");
            let noun = matches!(
                (text.lower(i), text.lower(i + 2)),
                ("de", "côté") | ("pour", "part") | ("à" | "de", "tour") | ("for", "part") | ("in", "turn")
            );
            let Some(verb) = Some(i + 3).filter(|&v| noun && own(i + 1) && v < tokens.end) else { continue };
            if matches!(syntax.upos(verb), Upos::Aux | Upos::Verb) && matches!(syntax.upos(i - 1), Upos::Aux | Upos::Verb) {
                self.hang(text, syntax, i..i + 3, Some(verb), Rel::Obl);
            }
        }
    }

    /// "a « neutralisé » 37 « terroristes »": marks around a word or two say whose words they are, and nothing of the sentence.
    fn scare(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>) {
        let opens = |i: usize| matches!(text.word(i), "«" | "“" | "\"" | "‘");
        let closes = |i: usize| matches!(text.word(i), "»" | "”" | "\"" | "’");
        let mut i = tokens.start + 1;
        while i + 2 < tokens.end {
            let end = (i + 2..tokens.end.min(i + 5)).find(|&j| closes(j)).filter(|_| opens(i) && self.kept[i]);
            let Some(end) = end.filter(|&end| !(i + 1..end).any(|j| syntax.upos(j) == Upos::Punct)) else {
                i += 1;
                continue;
            };
            for mark in [i, end] {
                syntax.words[mark].head = Some(i as u32 + 1);
                syntax.words[mark].rel = Rel::Punct;
                self.drop(mark);
            }
            i = end + 1;
        }
    }

    /// What stands between two dashes: "the city - reportedly X - burned", "23 civilians – nine children among them – dead".
    pub(super) fn dashes(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>) {
        let spaced = |i: usize| among(text.word(i), "-|–|—|--") && syntax.upos(i) == Upos::Punct;
        let dashes: Vec<usize> = tokens.clone().skip(1).filter(|&i| spaced(i)).collect();
        // "Drone kills two in X - governor": who says so closes a headline.
        if let [dash] = dashes[..] {
            let short = tokens.end - dash <= ASIDE && dash + 1 < tokens.end && dash > tokens.start + 2;
            let plain = |i: usize| !matches!(syntax.upos(i), Upos::Verb | Upos::Aux | Upos::Num | Upos::Adp | Upos::Cconj);
            if short && (dash + 1..tokens.end).all(plain) {
                self.hang(text, syntax, dash..tokens.end, Some(tokens.start), Rel::Parataxis);
            }
        }
        if dashes.len() != 2 || dashes[1] - dashes[0] > 2 * ASIDE || dashes[1] + 2 >= tokens.end || dashes[0] < tokens.start + 2 {
            return;
        }
        let anchor = (tokens.start..dashes[0]).rev().find(|&j| self.kept[j]);
        self.hang(text, syntax, dashes[0]..dashes[1] + 1, anchor, Rel::Parataxis);
    }

    /// What stands between two commas and says more of the noun before it: "Turkey, a border country, said", "the town, which
    /// rebels hold, was", "fighters, mostly from X, were".
    pub(super) fn appositions(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>) {
        let commas: Vec<usize> = tokens.clone().filter(|&i| self.kept[i] && text.word(i) == ",").collect();
        for (n, &from) in commas.iter().enumerate() {
            let first = from + 1;
            if first >= tokens.end || !self.kept[from] {
                continue;
            }
            if self.included(text, syntax, tokens.clone(), from) {
                continue;
            }
            let relative = among(text.lower(first), "which|who|whom|qui|dont|où|where|whose");
            let ends = commas[n + 1..].iter().copied().take(if relative { 3 } else { 1 });
            for end in ends.filter(|&e| e - from <= 24 && e + 1 < tokens.end) {
                let finite = |i: usize| matches!(syntax.upos(i), Upos::Verb | Upos::Aux);
                let after = (end + 1..tokens.end.min(end + 4)).any(finite);
                let inside = (first..end).any(|i| finite(i) && self.kept[i]);
                let name = from > tokens.start && syntax.upos(from - 1) == Upos::Propn;
                let listed = among(text.lower(end + 1), "and|et|or|ou");
                // "The withdrawal from X, announced on Monday, has not begun": no verb stands before it, and one right after.
                let feats = syntax.words[first].feats;
                let participle = syntax.upos(first) == Upos::Verb
                    && feats.tense == Tense::Past
                    && !among(text.lower(first), "said|added|wrote|dit")
                    && finite(end + 1)
                    && !(tokens.start..from).any(|i| finite(i) && self.kept[i])
                    && !(first + 1..end).any(|i| finite(i) && self.kept[i]);
                let aside = match text.lower(first) {
                    _ if participle => true,
                    _ if relative => inside && after && (first..end).filter(|&i| syntax.upos(i) == Upos::Verb).count() <= 2,
                    _ if inside || from == tokens.start => false,
                    "a" | "an" | "un" | "une" => name,
                    "the" | "le" | "la" | "l'" | "les" => name && !listed && after,
                    _ => {
                        matches!(syntax.upos(first), Upos::Adv | Upos::Adp) && after && !matches!(text.lower(first), "by" | "par")
                    }
                };
                if !aside {
                    continue;
                }
                let last = |end: usize| (tokens.start..end).rev().find(|&j| self.kept[j]);
                // It is said of what the phrase before is about.
                let led = (tokens.start + 1..from).find(|&i| participle && syntax.upos(i) == Upos::Adp && self.kept[i]);
                let first_noun = (tokens.start..from)
                    .find(|&i| participle && text.language == Language::French && syntax.upos(i) == Upos::Noun);
                // "Lundi, dans Bamako, l'armée": there may be nothing before it but a date.
                let Some(anchor) = first_noun.or_else(|| last(led.unwrap_or(from))) else { continue };
                let rel = match (relative, participle) {
                    (true, _) => Rel::AclRelcl,
                    (_, true) => Rel::Acl,
                    _ => Rel::Appos,
                };
                // The comma by itself, or it would lead the parse astray.
                self.hang(text, syntax, first..end, Some(anchor), rel);
                self.hang(text, syntax, from..first, Some(anchor), Rel::Punct);
                if !listed {
                    syntax.words[end].head = Some(anchor as u32);
                    syntax.words[end].rel = Rel::Punct;
                    self.drop(end);
                }
                break;
            }
        }
    }

    /// "Six people, including a priest, were killed", "fourteen fighters, dont dix soldats ont été tués": a part of those before, up
    /// to the verb.
    pub(super) fn included(&mut self, text: &Text, syntax: &mut Syntax, tokens: std::ops::Range<usize>, comma: usize) -> bool {
        let first = comma + 1;
        let opens = among(text.lower(first), "dont|including|notamment|incluant")
            || matches!(text.lower(first), "among" | "parmi" | "y")
                && first + 1 < tokens.end
                && among(text.lower(first + 1), "them|eux|elles|lesquels|lesquelles|compris");
        if !opens {
            return false;
        }
        let ends = |i: &usize| {
            text.word(*i) == "," && !matches!(text.lower((*i + 1).min(tokens.end - 1)), "and" | "et")
                || matches!(syntax.upos(*i), Upos::Verb | Upos::Aux) && self.kept[*i]
        };
        let Some(end) = (first + 1..tokens.end.min(first + 2 * ASIDE)).find(ends) else { return false };
        let verb = matches!(syntax.upos(end), Upos::Verb | Upos::Aux);
        // "dont X est le chef" is a clause of its own.
        if verb && (end <= first + 1 || syntax.words[end].feats.form != VerbForm::Finite) {
            return false;
        }
        let number = |i: usize| matches!(syntax.upos(i), Upos::Num | Upos::Det | Upos::Adp | Upos::Adj);
        if verb && !number(first + 1) {
            return false;
        }
        let anchor = (tokens.start..comma).rev().find(|&j| self.kept[j]);
        self.hang(text, syntax, comma..end, anchor, Rel::Appos);
        if !verb && (end + 1..tokens.end.min(end + 4)).any(|i| matches!(syntax.upos(i), Upos::Verb | Upos::Aux)) {
            self.hang(text, syntax, end..end + 1, anchor, Rel::Punct);
        }
        true
    }
}

/// Where the place, day and agency that open a dispatch end: "LVIV, Ukraine (Reuters) -", "ERBIL, Kurdistan Region—", "Beirut/Ankara:",
/// "Goma (RDC), 4 mai 2025 (AFP) -".
pub(crate) fn dateline(text: &Text, syntax: &Syntax, tokens: std::ops::Range<usize>) -> Option<usize> {
    let dash =
        tokens.clone().take(18).find(|&i| among(text.word(i), "–|—|-|--") || text.word(i) == ":" && i <= tokens.start + 5)?;
    if dash <= tokens.start || dash + 3 >= tokens.end {
        return None;
    }
    let high = |i: usize| matches!(text.tokens[i].shape, Shape::Upper | Shape::Punct | Shape::Number);
    let opens = text.tokens[tokens.start].shape == Shape::Upper && text.word(tokens.start).chars().count() > 2;
    // "BAMAKO, 3 mai —".
    let month = |i: usize| text.tokens[i - 1].shape == Shape::Number && calendar::FRENCH.contains(&text.lower(i));
    let between = |i: usize| opens && joins(text.word(i)) && text.tokens[i + 1].shape == Shape::Capital;
    let written = |i: usize| {
        high(i)
            || opens && text.tokens[i].shape == Shape::Capital
            || syntax.upos(i) == Upos::Propn
            || i > tokens.start && (month(i) || between(i))
    };
    // A colon ends the dateline of two cities, or one in capitals: "ISLAMABAD: Troops opened fire".
    let body = text.sentences[text.sentence_of(dash)].part == Part::Body;
    let shouted = |i: usize| text.tokens[i].shape == Shape::Upper && text.word(i).len() > 2;
    let two = text.word(dash) != ":"
        || (tokens.start..dash).any(|i| text.word(i).contains('/'))
        || body && (tokens.start..dash).all(shouted);
    (two && (tokens.start..dash).all(written)).then_some(dash + 1)
}
