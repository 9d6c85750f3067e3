//! Who says so: "according to", verbs of saying above or beside the event, and the speakers of quotations.

use super::words::Words;
use crate::actors::Kind;
use crate::events::clause::{Phrase, Tree};
use crate::events::scene::Scene;
use crate::events::Event;
use crate::knowledge::{among, holds};
use crate::record::{EventType, Manner};
use crate::syntax::{Rel, Upos};
use crate::text::{quotes, Span};

/// Somebody who says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The words that name the source.
    pub span: Span,
    /// Their head token.
    pub head: usize,
    /// The actor they name.
    pub actor: Option<usize>,
    /// The verb or preposition.
    pub verb: Option<Span>,
    /// How it is given.
    pub manner: Manner,
}

/// The sources that stand in each sentence, and the speakers of quotations.
pub struct Sources {
    /// Sources named by a preposition: the sentence, the token of the preposition, the source.
    prepositions: Vec<(usize, usize, Source)>,
    quotes: Vec<(Span, Option<Source>)>,
}

impl Sources {
    /// Finds the sources of a text.
    #[inline(never)]
    pub fn new(scene: &Scene, words: &Words) -> Sources {
        let tree = &scene.tree;
        let mut prepositions = Vec::new();
        for (number, sentence) in tree.text.sentences.iter().enumerate() {
            let tokens = sentence.tokens.clone();
            for i in tokens.clone() {
                let first = tree.text.lower(i);
                // "Drone kills two in X - governor".
                if i > tokens.start + 2 && i + 6 > tokens.end && among(first, "-|–|—") {
                    let source = named(scene, i + 1, tokens.end, tree.text.tokens[i].span).filter(|s| s.actor.is_some());
                    let closes = |s: &Source| !tree.text.tokens[i + 1..tokens.end].iter().any(|t| !s.span.contains(t.span));
                    prepositions.extend(source.filter(closes).map(|s| (number, i, s)));
                }
                // "Pour l'armée, l'attaque a été menée par les rebelles".
                if i == tokens.start && among(first, "pour|for") {
                    let source = named(scene, i + 1, tokens.end, tree.text.tokens[i].span).filter(|s| s.actor.is_some());
                    let closed = |s: &Source| {
                        let end = tree.text.tokens.partition_point(|t| t.span.end <= s.span.end);
                        end < tokens.end && tree.text.word(end) == ","
                    };
                    prepositions.extend(source.filter(closed).map(|s| (number, i, s)));
                }
                for list in words.prepositions(scene.language()).iter().filter(|l| l.first().is_some_and(|w| w == first)) {
                    let hit = list.iter().enumerate().all(|(n, w)| i + n < tokens.end && tree.text.lower(i + n) == w.as_str());
                    if !hit {
                        continue;
                    }
                    let after = i + list.len();
                    if let Some(source) = named(scene, after, tokens.end, tree.text.span_of(i..after)) {
                        prepositions.push((number, i, source));
                    }
                }
            }
        }
        let mut sources = Sources { prepositions, quotes: Vec::new() };
        sources.quotes = speakers(scene);
        sources
    }

    /// Who says that the event is so; empty where the article itself does.
    #[inline(never)]
    pub fn of(&self, scene: &Scene, event: &Event) -> Vec<Source> {
        let tree = &scene.tree;
        let mut found: Vec<Source> = Vec::new();
        let sentence = tree.text.sentence_of(event.head);
        let speech = matches!(event.kind, EventType::Statement | EventType::Accusation | EventType::Threat | EventType::Demand);
        let own = |s: &Source| speech && event.agents.iter().any(|a| a.span.overlaps(s.span));
        // A verb of saying above the event, or beside it.
        let mut at = event.clause;
        let mut path = vec![(at, Rel::Root)];
        path.extend(tree.governors(at));
        for (n, &(verb, rel)) in path.iter().enumerate() {
            if n > 0 && rel == Rel::AclRelcl {
                // What is said of a noun in passing is said by the narrator, unless it stands in a quotation.
                break;
            }
            // "a fait état de l'exécution": a verb of saying in two words.
            let state = tree.syntax.lemma(verb) == "faire"
                && (verb + 1..(verb + 3).min(tree.text.tokens.len())).any(|i| tree.text.lower(i) == "état");
            // "An investigation found that", "l'enquête a établi que".
            let found_that = rel == Rel::Ccomp && among(tree.syntax.lemma(verb), "find|establish|établir");
            let saying = state || found_that || scene.saying(verb) || tree.syntax.lemma(verb) == "according";
            let content = n > 0
                && matches!(
                    rel,
                    Rel::Ccomp
                        | Rel::Xcomp
                        | Rel::Parataxis
                        | Rel::Obj
                        | Rel::Advcl
                        | Rel::Dep
                        | Rel::Obl
                        | Rel::Nmod
                        | Rel::Conj
                );
            let reported = state || matches!(rel, Rel::Ccomp | Rel::Parataxis | Rel::Xcomp);
            // "a recensé onze morts", "counted 40 dead": who counts says so.
            let counted = rel == Rel::Obj
                && !event.counts.is_empty()
                && among(tree.syntax.lemma(verb), "recenser|dénombrer|comptabiliser|count|tally|document");
            if content && saying && (reported || counted || n > 1) && rel != Rel::Conj && rel != Rel::Advcl {
                if let Some(source) = speaker(scene, verb).filter(|s| !own(s)) {
                    push(&mut found, cited(scene, verb).unwrap_or(source));
                }
            }
            if !(speech && verb == event.clause) {
                for c in tree.syntax.children(verb) {
                    if matches!(tree.rel(c), Rel::Parataxis | Rel::Ccomp) && scene.saying(c) && !event.tokens.contains(&c) {
                        // Who denies it does not say so.
                        let beside = tree.rel(c) == Rel::Parataxis && !among(tree.syntax.lemma(c), "deny|démentir|nier");
                        if let Some(source) = speaker(scene, c).filter(|s| beside && !own(s)) {
                            push(&mut found, cited(scene, c).unwrap_or(source));
                        }
                    }
                }
            }
            at = verb;
        }
        let _ = at;
        if !found.is_empty() {
            self.mark_quoted(scene, event, &mut found);
            return found;
        }
        let first = self.prepositions.partition_point(|(s, _, _)| *s < sentence);
        // "For the army, it was the rebels who attacked" is a view; "For the army, the loss of the base is a blow" is none.
        let sees = |i: usize, s: &Source| {
            let view = among(tree.text.lower(i), "pour|for");
            !view || !event.agents.is_empty() && !event.agents.iter().any(|a| a.span.overlaps(s.span))
        };
        let here = self.prepositions[first..].iter().take_while(|(s, _, _)| *s == sentence);
        let here: Vec<&(usize, usize, Source)> = here.filter(|(_, i, s)| sees(*i, s)).collect();
        let after = here.iter().find(|(_, i, _)| *i > event.head);
        if let Some((_, _, source)) = after.or(here.last()).filter(|(_, _, s)| !own(s)) {
            push(&mut found, source.clone());
        }
        if found.is_empty() {
            let span = event.trigger(scene);
            if let Some((_, Some(source))) = self.quote(span) {
                if !own(source) {
                    push(&mut found, source.clone());
                }
            }
        }
        found
    }

    /// Whether a span stands in quotation marks.
    pub fn quoted(&self, span: Span) -> bool {
        self.quote(span).is_some()
    }

    /// The quotation that a span stands in; quotations follow one another.
    fn quote(&self, span: Span) -> Option<&(Span, Option<Source>)> {
        let after = self.quotes.partition_point(|(q, _)| q.start <= span.start);
        self.quotes[..after].last().filter(|(q, _)| q.contains(span))
    }

    fn mark_quoted(&self, scene: &Scene, event: &Event, found: &mut [Source]) {
        if self.quoted(event.trigger(scene)) {
            for source in found {
                source.manner = Manner::Quoted;
            }
        }
    }
}

fn push(list: &mut Vec<Source>, source: Source) {
    if !list.iter().any(|s| s.span.overlaps(source.span)) {
        list.push(source);
    }
}

/// The subject of a verb of saying.
fn speaker(scene: &Scene, verb: usize) -> Option<Source> {
    let tree = &scene.tree;
    let Some(phrase) = tree.subject(verb) else { return inverted(scene, verb) };
    // "Les rebelles sont accusés d'avoir tué": who is accused does not say so.
    let accused = || among(tree.syntax.lemma(verb), "accuser|soupçonner|blâmer");
    if tree.passive(verb) && (scene.language() == crate::text::Language::English || accused()) {
        return None;
    }
    source_at(scene, phrase.head, Some(tree.text.tokens[verb].span), Manner::Reported)
}

/// "a appris X citant Y", "reported, quoting Y": the one cited stands nearer to the event.
fn cited(scene: &Scene, verb: usize) -> Option<Source> {
    let tree = &scene.tree;
    let subject = tree.subject(verb).map(|s| s.head);
    let mut below: Vec<usize> = tree.syntax.children(verb).collect();
    below.extend(subject.into_iter().flat_map(|s| tree.syntax.children(s)));
    let citing = below.into_iter().find(|&c| matches!(tree.text.lower(c), "citing" | "quoting" | "citant"))?;
    let object = tree.objects(citing).first().map(|o| o.head)?;
    source_at(scene, object, Some(tree.text.tokens[citing].span), Manner::Reported)
}

/// What is written or found out by somebody.
const WRITTEN: &str =
    "report|investigation|inquiry|study|analysis|statement|tally|count|figure|data|document|rapport|enquête|étude|analyse|\
    communiqué|bilan|décompte|chiffre|donnée";

fn source_at(scene: &Scene, head: usize, verb: Option<Span>, manner: Manner) -> Option<Source> {
    let tree = &scene.tree;
    // "according to figures released by X", "des images examinées par X ont montré": X says so.
    let named = |p: usize| scene.actor(p).is_some() || tree.phrase(p).any(|i| tree.upos(i) == Upos::Propn);
    let given = tree
        .syntax
        .children(head)
        .filter(|&c| c > head && tree.rel(c) == Rel::Acl)
        .find_map(|c| tree.obliques(c).into_iter().find(|p| matches!(p.key, "by" | "par") && named(p.head)));
    let head = given.filter(|_| scene.actor(head).is_none() && !scene.is("people", head)).map_or(head, |p| p.head);
    let impersonal = among(tree.text.lower(head), "it|on|ce|c'|there|that|which|this|cela|qui");
    if impersonal {
        return None;
    }
    let actor = scene.actor(head);
    // An outpost says nothing, and "est-il indiqué" is nobody's word.
    let counted = || crate::events::harm(tree.text.lower(head)).is_some();
    let dumb = actor.is_none() && (scene.is("territory", head) || scene.is("weapon", head) || counted());
    let nobody = tree.text.lower(head) == "-il" && head > 0 && tree.text.lower(head - 1) == "est";
    if dumb || nobody {
        return None;
    }
    if actor.is_none() && !scene.person_pronoun(head) && !matches!(tree.upos(head), Upos::Noun | Upos::Propn) {
        return None;
    }
    let mut tokens = match actor {
        Some(a) if scene.actors[a].tokens.contains(&head) => scene.actors[a].tokens.clone(),
        _ => tree.phrase(head),
    };
    // "a report by X", "une enquête de X": it says so in X's name.
    let written = among(tree.syntax.lemma(head), WRITTEN);
    let by = |p: &Phrase| among(p.key, if written { "by|par|from|of|de" } else { "by|par" });
    let author = tree.obliques(head).into_iter().filter(by).find_map(|p| scene.actor(p.head)).filter(|_| actor.is_none());
    if let Some(a) = author {
        tokens.end = tokens.end.max(scene.actors[a].tokens.end);
    }
    // "the mayor of X, Y Z": the office and the name that stands beside it are one source.
    let office = actor.is_some_and(|a| matches!(scene.actors[a].kind, Kind::Office | Kind::Group | Kind::Person));
    let next = tokens.end + 1;
    if office
        && next < tree.text.tokens.len()
        && tree.text.word(tokens.end) == ","
        && tree.text.sentence_of(next) == tree.text.sentence_of(head)
    {
        let name = scene
            .actor(next)
            .map(|b| &scene.actors[b])
            .filter(|m| matches!(m.kind, Kind::Person | Kind::Office) && m.tokens.start <= next);
        if let Some(name) = name {
            tokens.end = name.tokens.end;
        }
    }
    let actor = actor.or(author);
    Some(Source { span: tree.text.span_of(tokens), head, actor, verb, manner })
}

/// The noun phrase after a preposition of source.
fn named(scene: &Scene, from: usize, end: usize, verb: Span) -> Option<Source> {
    let tree = &scene.tree;
    let first = (from..end.min(from + 6)).find(|&i| {
        matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Pron) || scene.actor(i).is_some() || tree.upos(i) == Upos::X
    })?;
    let head = head_of(tree, first, from);
    source_at(scene, head, Some(verb), Manner::Attributed).or_else(|| source_at(scene, first, Some(verb), Manner::Attributed))
}

/// The noun that the words from `from` on belong to.
fn head_of(tree: &Tree, first: usize, from: usize) -> usize {
    let mut at = first;
    for _ in 0..4 {
        match tree.syntax.head(at) {
            Some(h)
                if h >= from
                    && h > at
                    && matches!(tree.rel(at), Rel::Compound | Rel::Flat | Rel::Amod | Rel::Nmod | Rel::NmodPoss | Rel::Det)
                    && tree.nominal(h) =>
            {
                at = h
            }
            _ => break,
        }
    }
    at
}

/// The speaker of each quotation: the subject of a verb of saying outside it, in its own sentences or next to them.
fn speakers(scene: &Scene) -> Vec<(Span, Option<Source>)> {
    let tree = &scene.tree;
    let text = tree.text;
    let mut found: Vec<(Span, Option<Source>)> = Vec::new();
    for quote in quotes::find(text) {
        let at = text.sentences.partition_point(|s| s.span.end <= quote.start);
        let inside: Vec<usize> = (at..text.sentences.len()).take_while(|&s| text.sentences[s].span.start < quote.end).collect();
        let (Some(&first), Some(&last)) = (inside.first(), inside.last()) else {
            found.push((quote, None));
            continue;
        };
        // A word or two in quotation marks is a term, not speech.
        if text.slice(quote).split_whitespace().count() < 3 {
            found.push((quote, None));
            continue;
        }
        let paragraph = |s: usize| {
            let (a, b) = (text.sentences[s.min(first)].span.start, text.sentences[s.max(last)].span.end);
            !holds(&text.source[a as usize..b as usize], "\n\n")
        };
        let mut best: Option<(u32, Source)> = None;
        let from = first.saturating_sub(1);
        for s in (from..(last + 2).min(text.sentences.len())).filter(|&s| paragraph(s)) {
            for verb in text.sentences[s].tokens.clone() {
                let span = text.tokens[verb].span;
                if quote.contains(span) || !matches!(tree.upos(verb), Upos::Verb | Upos::X) || !scene.saying(verb) {
                    continue;
                }
                let gap = if span.start >= quote.end { span.start - quote.end } else { quote.start - span.end };
                let far = if inside.contains(&s) { gap } else { gap + 400 };
                // What is quoted does not say so itself.
                let outside = |s: &Source| !quote.contains(s.span);
                let said = speaker(scene, verb).filter(outside).or_else(|| inverted(scene, verb).filter(outside));
                let Some(mut source) = said else { continue };
                source.manner = Manner::Quoted;
                if best.as_ref().is_none_or(|(b, _)| far < *b) {
                    best = Some((far, source));
                }
            }
        }
        let speaker = best.map(|(_, s)| s).or_else(|| {
            // The next quotation of a paragraph goes on with the speaker of the one before.
            let (before, source) = found.last()?;
            let joined = !text.source.get(before.end as usize..quote.start as usize)?.contains('\n');
            source.clone().filter(|_| joined)
        });
        found.push((quote, speaker));
    }
    found
}

/// `", said X` with the subject after the verb, which parsers often miss.
fn inverted(scene: &Scene, verb: usize) -> Option<Source> {
    let tree = &scene.tree;
    let end = tree.text.sentences[tree.text.sentence_of(verb)].tokens.end;
    // "a ajouté le communiqué": whoever stands right after the verb with an article.
    let article = verb + 2 < end && tree.upos(verb + 1) == Upos::Det && tree.upos(verb + 2) == Upos::Noun;
    let bare = Some(verb + 2).filter(|_| article && scene.language() == crate::text::Language::French);
    let next = (verb + 1..end.min(verb + 3)).find(|&i| scene.actor(i).is_some() || tree.upos(i) == Upos::Propn).or(bare)?;
    let head = head_of(tree, next, verb + 1);
    source_at(scene, head, Some(tree.text.tokens[verb].span), Manner::Quoted)
}
