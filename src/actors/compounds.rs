//! Compound adjectives: "pro-Iranian", "US-backed", "russo-turques". Hides how they are taken apart.

use super::items::{Leader, Side, View};
use super::lexicon::{split, Form};
use crate::knowledge::among;
use crate::text::{fold, Span};

impl View<'_> {
    /// "pro-Iranian", "US-backed", "anti-Houthi".
    pub(super) fn side(&self, i: usize) -> Option<(usize, Side)> {
        let tokens = &self.text.tokens;
        let mut end = i + 1;
        let joined = |j: usize| j < tokens.len() && !tokens[j].spaced && tokens[j].sentence == tokens[i].sentence;
        while joined(end) && (self.text.lower(end) == "-" || self.text.lower(end - 1) == "-") && end < i + 6 {
            end += 1;
        }
        if self.pieces.first[end] - self.pieces.first[i] < 2 {
            return None;
        }
        let pieces: Vec<&str> = (i..end).flat_map(|j| split(self.text.folded(j))).collect();
        let (first, last) = (*pieces.first()?, *pieces.last()?);
        const SUFFIXES: &[&str] = &[
            "backed",
            "led",
            "aligned",
            "allied",
            "supported",
            "affiliated",
            "linked",
            "sponsored",
            "funded",
            "trained",
            "run",
            "controlled",
            "held",
            "brokered",
            "mediated",
            "claimed",
        ];
        let (lead, other) = match first {
            "pro" | "anti" => (first, pieces[1..].join(" ")),
            _ if SUFFIXES.contains(&last) => ("pro", pieces[..pieces.len() - 1].join(" ")),
            _ => return None,
        };
        let mut side = Side::default();
        let leads = among(last, "led|brokered|mediated|claimed");
        let word = self.text.slice(self.text.span_of(i..end));
        let start = self.text.tokens[i].span.start;
        let said = word.rfind('-').map(|at| Span { start, end: start + at as u32 });
        let code = match (self.lexicon.states.phrase(&other), self.register.aliases.phrase(&other)) {
            (Some(s), _) => {
                side.leader = said.filter(|_| leads).map(|span| (Leader::State(s[0].iso.clone()), span));
                s[0].iso.clone()
            }
            (_, Some(a)) => {
                side.leader = said.filter(|_| leads).map(|span| (Leader::Row(a[0].row), span));
                let row = &self.register.rows[a[0].row];
                if first == "pro" || matches!(last, "aligned" | "affiliated" | "linked") {
                    side.country.clone_from(&row.country);
                    side.sector.clone_from(&row.sector);
                }
                super::register::slug(&row.name)
            }
            _ => other,
        };
        side.code = format!("{lead}-{code}");
        Some((end, side))
    }

    /// "Russian-Turkish", "russo-turques", as one token or cut at its hyphens: the states and where each is said.
    pub(super) fn pair(&self, i: usize) -> Option<(usize, Vec<(String, Span)>)> {
        let tokens = &self.text.tokens;
        let mut end = i + 1;
        while end + 1 < tokens.len()
            && end < i + 5
            && !tokens[end].spaced
            && !tokens[end + 1].spaced
            && self.text.lower(end) == "-"
        {
            end += 2;
        }
        let span = self.text.span_of(i..end);
        let word = self.text.slice(span);
        if !word.contains('-') {
            return None;
        }
        let mut states = Vec::new();
        let mut at = span.start;
        for part in word.split('-') {
            let folded = fold(part);
            let iso = match self.lexicon.states.phrase(&folded) {
                Some(s) => s.iter().find(|s| s.form == Form::Adjective)?.iso.clone(),
                None => self.lexicon.combining.get(&folded)?.clone(),
            };
            states.push((iso, Span { start: at, end: at + part.len() as u32 }));
            at += part.len() as u32 + 1;
        }
        Some((end, states))
    }
}
