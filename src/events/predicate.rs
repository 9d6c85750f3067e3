//! "The European Union imposed sanctions": English past forms look like participles, and a parser that takes one for an adjective
//! of the noun after it leaves the sentence without a verb. Hides how such a verb is found and the tree put right; it knows who is
//! named, which the parser does not.

use crate::knowledge::among;
use std::ops::Range;

use crate::actors;
use crate::syntax::{Rel, Syntax, Tense, Upos, VerbForm};
use crate::text::{Language, Part, Text};

/// Puts right the sentences whose only verb was taken for an adjective; `adjuncts` are the tokens of calendar expressions.
#[inline(never)]
pub fn restore(text: &Text, syntax: &mut Syntax, actors: &mut [actors::Mention], adjuncts: &[bool]) {
    if text.language != Language::English {
        return;
    }
    let mut changed = false;
    for sentence in text.sentences.iter().filter(|s| s.part == Part::Body) {
        if let Some((verb, subject, root)) = find(text, syntax, actors, adjuncts, sentence.tokens.clone()) {
            turn(syntax, &actors[subject], sentence.tokens.clone(), verb, root);
            // "freed activist X" is not what the activist is called.
            let from = actors.partition_point(|m| m.tokens.start < verb);
            for m in actors[from..].iter_mut().take_while(|m| m.tokens.start == verb) {
                if m.tokens.len() > 1 && m.head != verb {
                    m.tokens.start = verb + 1;
                    m.span = text.span_of(m.tokens.clone());
                }
            }
            changed = true;
        }
    }
    if changed {
        syntax.link();
    }
}

/// The verb, the number of the actor before it, and the noun that is the root instead.
fn find(
    text: &Text,
    syntax: &Syntax,
    actors: &[actors::Mention],
    adjuncts: &[bool],
    tokens: Range<usize>,
) -> Option<(usize, usize, usize)> {
    let root = tokens.clone().find(|&i| syntax.words[i].head.is_none() && syntax.rel(i) == Rel::Root)?;
    let clause = |c: usize| matches!(syntax.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop | Rel::Nsubj | Rel::NsubjPass);
    if !matches!(syntax.upos(root), Upos::Noun | Upos::Propn) || syntax.children(root).any(|c| clause(c) && c > tokens.start + 8)
    {
        return None;
    }
    let (number, subject) = opening(actors, &tokens).filter(|(_, m)| m.tokens.end < root)?;
    let verb = after(text, syntax, adjuncts, subject.tokens.end, root);
    let (word, form) = (&syntax.words[verb], past(text, syntax, verb));
    let hung = matches!(word.rel, Rel::Amod | Rel::Acl | Rel::Compound) && syntax.head(verb).is_some_and(|h| h > verb);
    let bare = !syntax.has(verb, &[Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::OblAgent]);
    (verb < root && form && hung && bare).then_some((verb, number, root))
}

/// Whether a sentence may be such a one, as far as can be told without its tree.
pub(super) fn possible(
    text: &Text,
    syntax: &Syntax,
    actors: &[actors::Mention],
    adjuncts: &[bool],
    tokens: Range<usize>,
) -> bool {
    let subject = opening(actors, &tokens).filter(|(_, m)| m.tokens.end < tokens.end);
    text.language == Language::English
        && subject.is_some_and(|(_, m)| past(text, syntax, after(text, syntax, adjuncts, m.tokens.end, tokens.end - 1)))
}

/// The longest actor that the sentence opens with, and its number.
fn opening<'a>(actors: &'a [actors::Mention], tokens: &Range<usize>) -> Option<(usize, &'a actors::Mention)> {
    let from = actors.partition_point(|m| m.tokens.start < tokens.start);
    let first = actors.iter().enumerate().skip(from).take_while(|(_, m)| m.tokens.start <= tokens.start + 1);
    first.max_by_key(|(_, m)| m.tokens.end)
}

/// The first token from `at` on, and at most `end`, that is no adverb and no date.
fn after(text: &Text, syntax: &Syntax, adjuncts: &[bool], at: usize, end: usize) -> usize {
    let mut verb = at;
    while verb < end && (adjuncts[verb] || syntax.upos(verb) == Upos::Adv || adjuncts[verb + 1] && small(text.lower(verb))) {
        verb += 1;
    }
    verb
}

/// Whether token `verb` has the form of an English verb in the past.
fn past(text: &Text, syntax: &Syntax, verb: usize) -> bool {
    let word = &syntax.words[verb];
    text.lower(verb).ends_with("ed") && matches!(word.upos, Upos::Verb | Upos::Adj)
        || word.upos == Upos::Verb && word.feats.form == VerbForm::Participle && word.feats.tense == Tense::Past
}

fn small(word: &str) -> bool {
    among(word, "on|in|late|early|last|this")
}

fn turn(syntax: &mut Syntax, subject: &actors::Mention, tokens: Range<usize>, verb: usize, root: usize) {
    let word = &mut syntax.words[verb];
    (word.head, word.rel, word.upos) = (None, Rel::Root, Upos::Verb);
    (word.feats.form, word.feats.tense, word.feats.passive) = (VerbForm::Finite, Tense::Past, false);
    (syntax.words[root].head, syntax.words[root].rel) = (Some(verb as u32), Rel::Obj);
    for i in tokens.start..verb {
        let inside = subject.tokens.contains(&i);
        let out = syntax.head(i).is_none_or(|h| h >= verb || inside && !subject.tokens.contains(&h));
        let word = &mut syntax.words[i];
        if i == subject.head {
            (word.head, word.rel) = (Some(verb as u32), Rel::Nsubj);
        } else if out && inside {
            word.head = Some(subject.head as u32);
        } else if out {
            word.head = Some(verb as u32);
            if !matches!(word.rel, Rel::Advmod | Rel::Punct) {
                word.rel = Rel::Obl;
            }
        }
    }
    for i in verb + 1..tokens.end {
        if syntax.head(i).is_some_and(|h| h < verb) {
            syntax.words[i].head = Some(verb as u32);
        }
    }
}
