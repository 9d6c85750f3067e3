//! Words that only name who says so: "according to X", `", said X`.

use super::Outline;
use crate::actors;
use crate::knowledge::among;
use crate::syntax::{Rel, Syntax, Upos, VerbForm};
use crate::text::{Language, Text};

impl Outline<'_> {
    /// "according to X", "selon X", with the comma before it.
    pub(super) fn sources(
        &mut self,
        text: &Text,
        syntax: &mut Syntax,
        tokens: std::ops::Range<usize>,
        actors: &[actors::Mention],
    ) {
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
            let verb = |j: &usize| syntax.upos(*j) == Upos::Verb && self.kept[*j];
            let anchor = (tokens.start..from).rev().find(verb).or_else(|| (m.tokens.end..tokens.end).find(verb));
            self.hang(text, syntax, from..m.tokens.end, anchor, Rel::Obl);
        }
    }

    /// The clause that names the speaker after what was said: `", said X, the mayor`, "…, officials said on Monday", "…, affirme X".
    pub(super) fn speaker(
        &mut self,
        text: &Text,
        syntax: &mut Syntax,
        tokens: std::ops::Range<usize>,
        verb: usize,
        actors: &[actors::Mention],
    ) {
        let aux = |i: usize| syntax.upos(i) == Upos::Aux || among(text.lower(i), "-t-il|-t-elle|-il|-elle|-t-on");
        let mut from = verb;
        while from > tokens.start && aux(from - 1) {
            from -= 1;
        }
        if from < tokens.start + 4 {
            return;
        }
        let breaks = |i: usize| matches!(text.word(i), "," | "\"" | "”" | "»");
        let (mut start, subject, mut end) = if breaks(from - 1) {
            // The subject follows, after those who were told.
            let first = actors.partition_point(|m| m.tokens.start <= verb);
            let told = |m: &actors::Mention| {
                among(text.lower(m.tokens.start), "à|au|aux|to")
                    || m.tokens.start > verb + 1
                        && (m.tokens.start - 1..m.tokens.start)
                            .chain(m.tokens.start.saturating_sub(2)..m.tokens.start)
                            .any(|i| i > verb && among(text.lower(i), "à|au|aux|to|auprès|sur|dans|in|on"))
            };
            let clitic =
                (from..verb + 2).find(|&i| i < tokens.end && among(text.lower(i), "-t-il|-t-elle|-il|-elle|-t-on|he|she|they"));
            let m = actors[first..].iter().take(6).take_while(|m| m.tokens.end <= tokens.end && m.tokens.start <= verb + 9);
            let close = |m: &&actors::Mention| {
                !told(m) && !(verb + 1..m.tokens.start).any(|i| matches!(syntax.upos(i), Upos::Verb) || text.word(i) == ",")
            };
            match (clitic, m.filter(close).next()) {
                (Some(c), _) => (from - 1, c, c.max(verb) + 1),
                (None, Some(m)) => (from - 1, m.head, m.tokens.end),
                _ => return,
            }
        } else if text.language == Language::English {
            // The subject stands between the comma and the verb.
            let comma = (tokens.start + 3..from).rev().take(14).find(|&i| breaks(i));
            let Some(comma) = comma.filter(|&c| c + 1 < from) else { return };
            let plain = !(comma + 1..from)
                .any(|i| matches!(syntax.upos(i), Upos::Verb | Upos::Sconj | Upos::Cconj) && self.kept[i])
                && !among(text.lower(comma + 1), "which|who|whose|that|where");
            let nominal = |i: &usize| matches!(syntax.upos(*i), Upos::Noun | Upos::Propn | Upos::Pron) && self.kept[*i];
            let Some(subject) = (comma + 1..from).rev().find(nominal).filter(|_| plain) else { return };
            (comma, subject, verb + 1)
        } else {
            return;
        };
        // Nothing but adjuncts and appositions may follow.
        let more = |i: usize| matches!(syntax.upos(i), Upos::Verb | Upos::Aux | Upos::Sconj) && self.kept[i];
        let rest = (end..tokens.end).find(|&i| more(i));
        let stop = (end..tokens.end).find(|&i| matches!(text.word(i), "," | "\"" | "“" | "«" | ";"));
        match (rest, stop) {
            (None, _) => {
                end = tokens.end;
                while end > verb + 1 && syntax.upos(end - 1) == Upos::Punct {
                    end -= 1;
                }
            }
            (Some(r), Some(s)) if s < r => end = s + 1,
            _ => return,
        }
        if text.word(start) != "," {
            start += 1;
        }
        // "killed two, wounding five, officials said": what is said hangs on the verb that carries the clause.
        let verbs = |&j: &usize| syntax.upos(j) == Upos::Verb && self.kept[j];
        let carries =
            |&j: &usize| syntax.words[j].feats.form == VerbForm::Finite || j > tokens.start && syntax.upos(j - 1) == Upos::Aux;
        let before = (tokens.start..start).rev().filter(verbs);
        let anchor = before.clone().find(carries).or_else(|| before.clone().next());
        let Some(anchor) = anchor else { return };
        self.hang(text, syntax, start..end, Some(anchor), Rel::Parataxis);
        for j in start..end {
            if j != verb && syntax.head(j) == Some(anchor) {
                syntax.words[j].head = Some(verb as u32);
                syntax.words[j].rel = Rel::Dep;
            }
        }
        syntax.words[verb].head = Some(anchor as u32);
        syntax.words[verb].rel = Rel::Parataxis;
        syntax.words[subject].head = Some(verb as u32);
        syntax.words[subject].rel = Rel::Nsubj;
    }
}
