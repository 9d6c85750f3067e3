//! What leads back to an earlier mention: acronyms, surnames, pronouns, role nouns. Hides how an antecedent is chosen; leaves
//! it open where more than one would do.

use std::collections::{HashMap, HashSet};

use super::found::Found;
use super::items::View;
use super::lexicon::class;
use super::{Kind, Said};
use crate::syntax::Rel;
use crate::text::Shape;

/// Resolves the mentions of a text and drops what proved to be no actor.
pub(super) fn resolve(view: &View, mut found: Vec<Found>) -> Vec<Found> {
    acronyms(view, &mut found);
    surnames(view, &mut found);
    let mut found = keep(found, |f| f.said == Said::Pronoun || f.said == Said::Possessive);
    references(view, &mut found);
    keep(found, |_| false)
}

fn copy(found: &mut [Found], at: usize, from: usize) {
    let other = found[from].clone();
    let f = &mut found[at];
    f.antecedent = Some(from);
    f.qualified = true;
    f.kind = other.kind;
    f.known = other.known;
    f.name = other.name;
    f.country = other.country;
    f.sector = other.sector;
    f.detail = other.detail;
    f.yields = other.yields;
}

/// "Hayat Tahrir al-Cham (HTS)": the acronym is part of its mention, and means it from then on.
fn acronyms(view: &View, found: &mut [Found]) {
    let text = view.text;
    let mut learnt: HashMap<&str, usize> = HashMap::new();
    let mut inside = Vec::new();
    for i in 0..found.len() {
        let end = found[i].tokens.end;
        let same = |k: usize| k < text.tokens.len() && text.tokens[k].sentence == text.tokens[found[i].head].sentence;
        let named = matches!(found[i].kind, Kind::Organisation | Kind::Group | Kind::Country);
        if named && same(end + 2) && text.lower(end) == "(" && matches!(text.tokens[end + 1].shape, Shape::Upper | Shape::Mixed) {
            let closed = text.lower(end + 2) == ")";
            if closed || text.lower(end + 2) == "," {
                learnt.entry(text.word(end + 1)).or_insert(i);
                inside.push(end + 1);
                if closed {
                    let stop = end + 3;
                    // Outer mentions that ended here grow as well.
                    for f in found.iter_mut().filter(|f| f.tokens.end == end) {
                        f.tokens.end = stop;
                    }
                }
            }
        }
    }
    for f in found.iter_mut().filter(|f| f.tokens.len() == 1 && inside.binary_search(&f.tokens.start).is_ok()) {
        // Part of the mention before it; numbers of mentions must not move yet.
        (f.weak, f.qualified, f.known, f.name) = (true, false, None, None);
    }
    if learnt.is_empty() {
        return;
    }
    for i in 0..found.len() {
        let Some(name) = found[i].name.clone().filter(|n| n.len() == 1) else { continue };
        if let Some(&from) = learnt.get(text.word(name.start)).filter(|&&from| from < i) {
            if found[i].said == Said::Name && found[from].known.is_none() && found[i].known.is_none() {
                copy(found, i, from);
            }
        }
    }
}

/// "Rami Abdel Rahmane ... Rahmane". A name of two words whose last comes back alone is a person's.
fn surnames(view: &View, found: &mut [Found]) {
    let text = view.text;
    let last = |name: &std::ops::Range<usize>| {
        let folded = text.folded(name.end - 1);
        folded.strip_prefix("al-").or(folded.strip_prefix("el-")).unwrap_or(folded)
    };
    let person = |f: &Found| f.kind == Kind::Person && f.said == Said::Name;
    let mut lone: HashSet<&str> = HashSet::new();
    let mut places: HashSet<&str> = HashSet::new();
    for f in found.iter().filter(|f| person(f)) {
        let Some(name) = f.name.as_ref().filter(|n| n.len() == 1) else { continue };
        if super::join::locative(view, f) || name.start > f.tokens.start && !f.office {
            places.insert(last(name));
        } else if super::join::speaks(view, f) {
            lone.insert(last(name));
        }
    }
    let mut full: HashMap<&str, usize> = HashMap::new();
    for i in 0..found.len() {
        let f = &found[i];
        let Some(name) = f.name.clone().filter(|n| n.len() > 1 && person(f)) else { continue };
        let determined = name.start > f.tokens.start && !f.office;
        if f.qualified
            || lone.contains(last(&name)) && !places.contains(last(&name)) && !determined && !super::join::locative(view, f)
        {
            found[i].qualified = true;
            full.entry(last(&name)).or_insert(i);
        }
    }
    for i in 0..found.len() {
        let f = &found[i];
        let Some(name) = f.name.clone().filter(|_| person(f)) else { continue };
        let Some(&from) = full.get(last(&name)).filter(|&&from| from != i) else { continue };
        let longer = found[from]
            .name
            .clone()
            .is_some_and(|n| n.len() > name.len() || text.slice(text.span_of(n)) == text.slice(text.span_of(name)));
        let clash = f.known.is_some() && found[from].known.is_some() && f.known != found[from].known;
        if longer && !clash && (from < i || !f.qualified) {
            copy(found, i, from);
            if from > i {
                found[i].antecedent = None;
            }
        }
    }
}

/// Mentions of a sentence and of those before it, as pronouns see them.
struct Discourse<'v, 'a> {
    view: &'v View<'a>,
    /// The mentions of each sentence.
    sentences: Vec<std::ops::Range<usize>>,
}

/// How many sentences back a pronoun looks.
const WINDOW: usize = 3;

impl Discourse<'_, '_> {
    fn sentence(&self, f: &Found) -> usize {
        self.view.text.sentence_of(f.head)
    }

    /// Who a mention is in the end, for telling whether two are the same.
    fn who<'f>(&self, found: &'f [Found], mut at: usize) -> (usize, Option<&'f str>) {
        while let Some(a) = found[at].antecedent.filter(|&a| a < at) {
            at = a;
        }
        (at, found[at].known.as_ref().map(|k| k.0.as_str()))
    }

    fn subject(&self, f: &Found) -> bool {
        let role = |i: usize| self.view.syntax.words.get(i).is_some_and(|w| matches!(w.rel, Rel::Nsubj | Rel::NsubjPass));
        f.tokens.clone().any(role)
    }

    /// The one mention that `fits` in the sentence of mention `at` before it, or in the nearest sentence before that has one:
    /// the subject where several fit; none where that does not decide.
    fn nearest(&self, found: &[Found], at: usize, fits: impl Fn(&Found) -> bool) -> Option<usize> {
        let here = self.sentence(&found[at]);
        for back in 0..=WINDOW.min(here) {
            let range = self.sentences[here - back].clone();
            let fit: Vec<usize> =
                range.filter(|&i| i != at && found[i].tokens.end <= found[at].tokens.start && fits(&found[i])).collect();
            let Some(&first) = fit.first() else { continue };
            if fit.iter().all(|&i| self.who(found, i) == self.who(found, first) || self.inside(found, i, first)) {
                return Some(first);
            }
            let subjects: Vec<usize> = fit.iter().copied().filter(|&i| self.subject(&found[i])).collect();
            let opens = found[first].tokens.start <= self.view.text.sentences[here - back].tokens.start + 2;
            return match subjects.as_slice() {
                [one] => Some(*one),
                [] if opens => Some(first),
                _ => None,
            };
        }
        None
    }

    fn inside(&self, found: &[Found], inner: usize, outer: usize) -> bool {
        found[outer].tokens.start <= found[inner].tokens.start && found[inner].tokens.end <= found[outer].tokens.end
    }

    fn pronoun(&self, found: &[Found], at: usize) -> Option<usize> {
        let f = &found[at];
        let text = self.view.text;
        let named = |o: &Found| {
            !matches!(o.said, Said::Modifier | Said::Possessive) && (o.said != Said::Pronoun || o.antecedent.is_some())
        };
        let single = |o: &Found| named(o) && !o.plural && o.kind != Kind::Group;
        let many = |o: &Found| named(o) && o.plural;
        let person = |o: &Found| named(o) && !o.plural && matches!(o.kind, Kind::Person | Kind::Office);
        let body = |o: &Found| named(o) && !o.plural && matches!(o.kind, Kind::Country | Kind::Organisation);
        if f.detail == "speaker" {
            return None;
        }
        if f.detail == "latter" {
            let here = self.sentence(f);
            let from = self.sentences[here.saturating_sub(1)].start;
            return (from..at)
                .rev()
                .find(|&i| found[i].tokens.end <= f.tokens.start && if f.plural { many(&found[i]) } else { single(&found[i]) });
        }
        let word = text.lower(f.head);
        let inverted = f.tokens.start > 1 && text.lower(f.tokens.start - 1).ends_with('-') || word.starts_with('-');
        match (f.said, f.kind, f.plural) {
            (_, _, true) => self.nearest(found, at, many),
            (Said::Pronoun, Kind::Person, _) if self.view.french && !inverted => {
                // "il" may be a thing or nobody: only the person with whom the sentence began.
                let first = self.nearest(found, at, person)?;
                (self.sentence(&found[first]) == self.sentence(f) && !self.impersonal(f)).then_some(first)
            }
            (_, Kind::Person, _) => self.nearest(found, at, person),
            (Said::Pronoun, _, _) => {
                let first = self.nearest(found, at, body)?;
                let says = |i: usize| self.view.words(i).is_some_and(|(_, e)| e.iter().any(|e| e.class & class::SAY != 0));
                let o = &found[first];
                (self.sentence(o) == self.sentence(f) && o.tokens.end < text.tokens.len() && says(o.tokens.end)).then_some(first)
            }
            _ => {
                let first = self.nearest(found, at, if self.view.french { &single as &dyn Fn(&Found) -> bool } else { &body })?;
                (self.sentence(&found[first]) == self.sentence(f)).then_some(first)
            }
        }
    }

    fn impersonal(&self, f: &Found) -> bool {
        let next =
            |n: usize| if f.tokens.end + n < self.view.text.tokens.len() { self.view.text.lower(f.tokens.end + n) } else { "" };
        matches!(next(0), "y" | "faut" | "semble" | "s'" | "existe" | "reste" | "est" | "etait" | "n'" | "convient")
    }

    /// The mention that a definite role noun takes up: the same noun, said before with more words.
    fn role(&self, found: &[Found], at: usize, last: &HashMap<String, usize>) -> Option<usize> {
        let f = &found[at];
        let role = f.role?;
        let known = *last.get(&stem(self.view.text.folded(role)))?;
        let o = &found[known];
        let text = self.view.text;
        let content = |f: &Found| {
            let words = f.tokens.clone().filter(|&i| !self.view.has(i, class::DET));
            words.map(|i| stem(text.folded(i))).collect::<Vec<_>>()
        };
        // "the forces" may be those said before; "the separatist forces" only the same words again, or less of them.
        let (own, other) = (content(f), content(o));
        let less = own.iter().all(|w| other.contains(w));
        let agrees = f.country.is_none() || f.country == o.country;
        let sides = f.yields || o.sector.is_none() || f.sector == o.sector;
        (agrees && sides && (less || o.said == Said::Name) && f.known.is_none() && f.name.is_none()).then_some(known)
    }
}

/// Singular and plural of a noun as one: "ministers", "generaux" stay apart from nothing that matters here.
fn stem(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_string()
}

/// Pronouns, possessives and role nouns, in the order of the text.
fn references(view: &View, found: &mut [Found]) {
    let mut sentences = vec![0..0; view.text.sentences.len()];
    let mut at = 0;
    for (n, range) in sentences.iter_mut().enumerate() {
        let from = at;
        while at < found.len() && view.text.sentence_of(found[at].head) == n {
            at += 1;
        }
        *range = from..at;
    }
    let discourse = Discourse { view, sentences };
    let main = main_country(view);
    let mut owners: HashMap<usize, usize> = HashMap::new();
    let mut roles: HashMap<String, usize> = HashMap::new();
    // A possessive stands after the phrase it opens: see all of a sentence's possessives before its phrases.
    for range in discourse.sentences.clone() {
        for i in range.clone() {
            if found[i].said != Said::Possessive {
                continue;
            }
            if let Some(a) = discourse.pronoun(found, i) {
                point(found, i, a);
                owners.insert(found[i].tokens.start, i);
            }
        }
        for i in range {
            match found[i].said {
                Said::Pronoun => {
                    if let Some(a) = discourse.pronoun(found, i) {
                        point(found, i, a);
                    }
                }
                Said::Phrase => {
                    if let Some(&o) = found[i].owner.and_then(|t| owners.get(&t)) {
                        let owner = found[o].clone();
                        found[i].inherit(&owner);
                    } else if found[i].definite && found[i].owner.is_none() && found[i].antecedent.is_none() {
                        match discourse.role(found, i, &roles) {
                            Some(a) => take_up(found, i, a),
                            None => settle(view, &mut found[i], main.as_deref()),
                        }
                    } else if found[i].owner.is_none() {
                        settle(view, &mut found[i], main.as_deref());
                    }
                }
                _ => {}
            }
            let f = &found[i];
            if let Some(role) =
                f.role.filter(|_| f.country.is_some() || f.known.is_some() || f.name.is_some() || f.antecedent.is_some())
            {
                roles.insert(stem(view.text.folded(role)), i);
            }
        }
    }
}

/// A pronoun means the same as its antecedent.
fn point(found: &mut [Found], at: usize, from: usize) {
    let mut from = from;
    while let Some(a) =
        found[from].antecedent.filter(|&a| a < from && matches!(found[from].said, Said::Pronoun | Said::Possessive))
    {
        from = a;
    }
    let plural = found[at].plural;
    copy(found, at, from);
    found[at].plural = plural;
}

/// A role noun means its antecedent, and keeps its kind and its own words.
fn take_up(found: &mut [Found], at: usize, from: usize) {
    let (kind, sector, yields) = (found[at].kind, found[at].sector.clone(), found[at].yields);
    let plural = found[at].plural != found[from].plural;
    let other = found[from].clone();
    let f = &mut found[at];
    f.qualified = true;
    if f.country.is_none() {
        f.country = other.country;
    }
    if f.sector.is_none() || yields {
        f.sector = other.sector.or(sector);
    }
    if plural {
        return;
    }
    f.antecedent = Some(from);
    f.kind = kind;
    f.known = other.known;
    f.name = other.name;
    if f.detail.is_empty() {
        f.detail = other.detail;
    }
}

/// "the regime", "government forces": the state that the text is about.
fn settle(view: &View, f: &mut Found, main: Option<&str>) {
    if f.kind == Kind::Country && f.country.is_none() {
        // "the country": the text's; "a country": nobody.
        f.country = main.filter(|_| f.definite).map(str::to_string);
        f.weak = true;
        f.qualified = f.country.is_some() && !super::join::locative(view, f);
        return;
    }
    let state = matches!(f.sector.as_deref(), Some("government" | "military" | "police" | "legislature"));
    let governed = f.tokens.clone().any(|i| {
        view.has(i, class::MOD) && view.words(i).is_some_and(|(_, e)| e.iter().any(|e| e.sector.as_deref() == Some("government")))
    });
    let own = matches!(f.kind, Kind::Organisation) && f.definite || governed;
    if f.country.is_none() && f.known.is_none() && state && own && f.detail.is_empty() {
        f.country = main.map(str::to_string);
    }
}

/// The state that most of the text's words for states mean, if one does.
fn main_country(view: &View) -> Option<String> {
    let total: usize = view.states.values().sum();
    let (iso, &count) = view.states.iter().max_by_key(|(iso, &n)| (n, std::cmp::Reverse(iso.as_str())))?;
    let second = view.states.iter().filter(|(i, _)| *i != iso).map(|(_, &n)| n).max().unwrap_or(0);
    (2 * count >= total || count >= 2 * second).then(|| iso.clone())
}

/// Drops weak mentions that nothing qualified, and renumbers antecedents.
fn keep(found: Vec<Found>, spared: impl Fn(&Found) -> bool) -> Vec<Found> {
    let mut numbers = Vec::with_capacity(found.len());
    let mut next = 0;
    for f in &found {
        let stays = !f.weak || f.qualified || spared(f);
        numbers.push(stays.then_some(next));
        next += stays as usize;
    }
    let mut kept: Vec<Found> = found.into_iter().zip(&numbers).filter(|(_, n)| n.is_some()).map(|(f, _)| f).collect();
    for f in &mut kept {
        f.antecedent = f.antecedent.and_then(|a| numbers[a]);
    }
    kept
}
