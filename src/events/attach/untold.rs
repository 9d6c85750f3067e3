//! Calendar expressions that say of no event when it took place: the article's own date, holidays that name a thing, periods that are
//! counted over.

use crate::events::scene::Scene;
use crate::knowledge::among;
use crate::syntax::{Rel, Upos};
use crate::time::{Granularity, Kind};

/// Whether an expression may tell when an event took place.
pub(super) fn may_date(scene: &Scene, t: usize) -> bool {
    let mention = &scene.times[t];
    let dated = mention.interval.is_some() || mention.anchor.is_some() || counts_from_unknown(scene, t);
    mention.kind != Kind::Set && dated && !stamp(scene, t) && !holiday(scene, t) && !counted(scene, t)
}

/// Whether a date is the stamp of the article and not told of an event: a full date that opens a sentence without a preposition, or
/// follows "published" and the like.
fn stamp(scene: &Scene, t: usize) -> bool {
    let tree = &scene.tree;
    let mention = &scene.times[t];
    let number = tree.text.sentence_of(mention.tokens.start);
    let sentence = &tree.text.sentences[number].tokens;
    let full = mention.granularity == Granularity::Day
        && mention.tokens.clone().any(|i| tree.text.word(i).len() == 4 && tree.text.word(i).bytes().all(|b| b.is_ascii_digit()));
    let opens = mention.tokens.start == sentence.start
        && (mention.tokens.end < sentence.end
            && tree.text.word(mention.tokens.end).chars().next().is_some_and(char::is_uppercase));
    let labelled = (sentence.start..mention.tokens.start)
        .rev()
        .take(2)
        .any(|i| among(tree.text.lower(i), "published|publication|updated|posted|publié|publiée|modifié"));
    number < 4 && full && (opens || labelled)
}

/// "a Christmas market", "the Easter bunny": a holiday that names a kind of thing is no day.
fn holiday(scene: &Scene, t: usize) -> bool {
    let tree = &scene.tree;
    let tokens = &scene.times[t].tokens;
    let last = tokens.end - 1;
    let named = among(tree.text.lower(last), "christmas|easter|ramadan|halloween|thanksgiving|new|eid");
    let next = tokens.end < tree.text.tokens.len() && tree.upos(tokens.end) == Upos::Noun;
    named && next && tree.rel(last) == Rel::Compound && !among(tree.text.lower(tokens.end), "day|eve|night|weekend|morning")
}

/// "the second attack in two months": the period that an ordinal counts over is not when it took place.
fn counted(scene: &Scene, t: usize) -> bool {
    let tree = &scene.tree;
    let mention = &scene.times[t];
    let tokens = &mention.tokens;
    let start = tree.text.sentences[tree.text.sentence_of(tokens.start)].tokens.start;
    // "sommé de partir sous 48 heures": a term that is set.
    if tokens.start > start && mention.kind == Kind::Duration && tree.text.lower(tokens.start - 1) == "sous" {
        return true;
    }
    let within = |i: usize| matches!(tree.text.lower(i), "in" | "en" | "within");
    let opens = within(tokens.start) || tokens.start > start && within(tokens.start - 1);
    let amount = mention.kind == Kind::Duration;
    amount
        && opens
        && (start.max(tokens.start.saturating_sub(10))..tokens.start).any(|i| {
            scene.number(i).is_some_and(|n| scene.numbers[n].ordinal)
                || matches!(tree.text.lower(i), "first" | "premier" | "première")
        })
}

/// Whether an expression has no day for no more than that nobody knows when the article appeared: its words still say when.
fn counts_from_unknown(scene: &Scene, t: usize) -> bool {
    let mention = &scene.times[t];
    let dates = matches!(mention.kind, Kind::Date | Kind::Time);
    let fine = matches!(mention.granularity, Granularity::Time | Granularity::Day | Granularity::Week | Granularity::Month);
    scene.publication.interval.is_none() && dates && fine
}
