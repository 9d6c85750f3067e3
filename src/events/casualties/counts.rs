//! The number in the words around a participant or a trigger.

use crate::events::scene::Scene;
use crate::events::{Count, Event, Participant};
use crate::knowledge::{among, holds};
use crate::record::{EventType, QuantityKind};
use crate::syntax::{Rel, Upos};

/// The number in a participant's words.
pub(super) fn of(scene: &Scene, who: &Participant, kind: QuantityKind) -> Option<Count> {
    let tree = &scene.tree;
    let mut numbers: Vec<usize> = who.tokens.clone().filter_map(|i| scene.number(i)).collect();
    for c in tree.syntax.children(who.head) {
        if tree.rel(c) == Rel::Nummod {
            numbers.extend(scene.number(c));
        }
    }
    numbers.extend(scene.number(who.head));
    // "Two of the bombs", "des dizaines de milliers de personnes": the number may be the head and the people its genitive.
    if who.tokens.start > 0 {
        numbers.extend(scene.number(who.tokens.start - 1).filter(|&n| scene.numbers[n].tokens.end == who.tokens.start));
    }
    let single = tree.syntax.children(who.head).any(|c| c < who.head && tree.text.lower(c) == "one");
    if single && numbers.is_empty() && kind != QuantityKind::Other {
        let unit = Some(tree.text.tokens[who.head].span);
        return Some(Count {
            number: None,
            span: who.span,
            kind,
            unit,
            who: Some(who.span),
            min: 1,
            max: Some(1),
            approximate: false,
        });
    }
    let number = numbers.into_iter().find(|&n| scene.countable(n) && !age(scene, n))?;
    let n = &scene.numbers[number];
    let unit = (tree.upos(who.head) != Upos::Num && !n.tokens.contains(&who.head)).then(|| tree.text.tokens[who.head].span);
    // A number alone says whom it counts no further.
    let who = Some(who.span).filter(|&s| s != n.span);
    Some(Count { unit, who, ..Count::told(scene, number, kind) })
}

/// The number that stands before a word of harm: "13 morts", "des dizaines de disparus".
pub(super) fn before(scene: &Scene, word: usize) -> Option<usize> {
    let tree = &scene.tree;
    let child = tree.syntax.children(word).filter(|&c| c < word && tree.rel(c) != Rel::Punct).find_map(|c| scene.number(c));
    let of = |b: &usize| among(tree.text.lower(*b), "of|de|d'");
    child.or_else(|| {
        let next = word.checked_sub(1)?;
        scene.number(next).or_else(|| Some(next).filter(of).and_then(|b| scene.number(b.checked_sub(1)?)))
    })
}

/// "four people aged 23 to 28", "a 23-year-old man", "Omar Said, 29,", "un homme de 40 ans": years of life count nobody.
pub(super) fn age(scene: &Scene, number: usize) -> bool {
    let text = scene.tree.text;
    let t = &scene.numbers[number].tokens;
    let sentence = &text.sentences[text.sentence_of(t.start)].tokens;
    let after = |n: usize| if t.end + n < sentence.end { text.lower(t.end + n) } else { "" };
    let before = t.start.checked_sub(1).filter(|&b| b >= sentence.start).map_or("", |b| text.lower(b));
    let joined = t.clone().any(|i| holds(text.lower(i), "-year-old"));
    let old = among(after(0), "-year-old|year-old|ans|-year-olds")
        || matches!(after(0), "-" | "years" | "year") && (after(1).starts_with("year") || after(1) == "old" || after(1) == "of");
    let aged = matches!(before, "aged" | "age")
        || before == "de" && t.start >= sentence.start + 2 && text.lower(t.start - 2).starts_with("âgé");
    let named = before == "," && t.start >= sentence.start + 2 && scene.tree.upos(t.start - 2) == Upos::Propn;
    let beside = named && matches!(after(0), "," | "." | "" | ")") && scene.numbers[number].min < 120;
    joined || old || aged || beside
}

/// Words that count nobody.
pub const NOBODY: &str = "no|zero|aucun|aucune|zéro";

/// The word that says there were none: "no casualties", "aucune victime".
pub fn nobody(scene: &Scene, noun: usize) -> Option<usize> {
    let tree = &scene.tree;
    let start = tree.text.sentences[tree.text.sentence_of(noun)].tokens.start;
    (start.max(noun.saturating_sub(2))..noun).find(|&i| among(tree.text.lower(i), NOBODY))
}

pub(super) fn none(scene: &Scene, event: &Event, kind: QuantityKind) -> Option<Count> {
    let word = nobody(scene, event.tokens.start)?;
    let span = scene.tree.text.tokens[word].span;
    let unit = Some(scene.tree.text.tokens[event.head].span);
    Some(Count { number: None, span, kind, unit, who: None, min: 0, max: Some(0), approximate: false })
}

/// "14 fighters, ten of them soldiers", "Quatorze combattants, dont dix soldats": a part that is counted as well.
pub(super) fn included(scene: &Scene, who: &Participant, all: &Count) -> Option<Count> {
    let tree = &scene.tree;
    let opens = |i: usize| among(tree.text.lower(i), "dont|including|among|parmi");
    let parts = tree.syntax.children(who.head).filter(|&c| c > who.head && tree.rel(c) == Rel::Appos);
    let part = parts.filter(|&c| (who.head..c).any(opens)).find_map(|c| {
        let number = (who.head + 1..c + 1).rev().take(5).find_map(|i| scene.number(i))?;
        let other = Some(number) != all.number && scene.countable(number);
        other.then_some((number, c))
    });
    let (number, head) = part?;
    let unit = (!scene.numbers[number].tokens.contains(&head)).then(|| tree.text.tokens[head].span);
    let who = Some(tree.text.span_of(tree.phrase(head)));
    Some(Count { unit, who, ..Count::told(scene, number, all.kind) })
}

/// "the death toll from the raid has risen to 40", "le bilan s'élève à 40": the number that the verb of a noun gives it.
pub fn said(scene: &Scene, event: &Event) -> Option<usize> {
    let tree = &scene.tree;
    let sentence = &tree.text.sentences[tree.text.sentence_of(event.head)].tokens;
    let subject = event.nominal && matches!(tree.rel(event.head), Rel::Nsubj | Rel::NsubjPass);
    let verb = tree.syntax.head(event.head).filter(|&v| subject && v > event.head)?;
    (verb..sentence.end.min(verb + 7)).take_while(|&i| tree.text.word(i) != ",").find_map(|i| scene.number(i))
}

/// "about 1 million displaced", "leaving 13 dead": the number stands before the word itself.
pub(super) fn bare(scene: &Scene, event: &Event, kind: QuantityKind) -> Option<Count> {
    let tree = &scene.tree;
    let sentence = &tree.text.sentences[tree.text.sentence_of(event.head)].tokens;
    let from = event.tokens.start.saturating_sub(3).max(sentence.start);
    let child = event
        .parts
        .iter()
        .chain(std::iter::once(&event.head))
        .flat_map(|&p| tree.syntax.children(p))
        .filter(|&c| tree.rel(c) == Rel::Nummod || c < event.head)
        .filter_map(|c| scene.number(c))
        .next();
    let subject = tree.subject(event.head).and_then(|s| scene.number(s.head));
    // "the death toll exceeds 1,400", "le bilan s'élève à 40": what the noun is said to be.
    let said = said(scene, event).or_else(|| {
        let verb = (event.head + 1..sentence.end.min(event.head + 4)).find(|&i| tree.upos(i) == Upos::Verb)?;
        let toll = event.kind == EventType::CasualtyToll;
        (verb + 1..sentence.end.min(verb + 4)).find_map(|i| scene.number(i)).filter(|_| toll)
    });
    // "fire to two trucks before fleeing": a number with a noun of its own counts that.
    let free = |&n: &usize| {
        !(scene.numbers[n].tokens.end..event.tokens.start).any(|i| {
            let nobody = tree.upos(i) == Upos::Noun && scene.number(i).is_none();
            nobody && !["people", "forces", "share", "captives"].iter().any(|c| scene.is(c, i)) && scene.actor(i).is_none()
        })
    };
    let before = (from..event.tokens.start).rev().find_map(|i| scene.number(i)).filter(free);
    let number = child.or(subject).or(said).or(before).filter(|&n| scene.countable(n) && !age(scene, n))?;
    Some(Count::told(scene, number, kind))
}
