//! English nouns that the tagger took for verbs, and verbs that it took for nouns.

use super::listed::{list, Words};
use super::verbs::is_finite as finite;
use super::wanted;
use crate::knowledge::among;
use crate::syntax::feats::{Number, Tense, VerbForm};
use crate::syntax::model::Model;
use crate::syntax::tag::Tag;
use crate::syntax::Upos;

/// "neutralised fourteen insurgents": a number in words before a noun counts it.
pub(super) fn numerals(words: &Words, tags: &mut [u8], model: &Model) {
    let Some(numeral) = wanted::any(model, Upos::Num).filter(|_| words.any(list::NUMERAL)) else { return };
    for n in 0..tags.len().saturating_sub(1) {
        let upos = |n: usize| model.known(tags[n]).upos;
        let counts = matches!(upos(n), Upos::Noun | Upos::Adj | Upos::Propn) && matches!(upos(n + 1), Upos::Noun | Upos::Adj);
        if words.is(n, list::NUMERAL) && counts {
            tags[n] = numeral;
        }
    }
}

/// "The raid left ten dead": what stands right after an article is no finite verb.
pub(super) fn determined(words: &Words, tags: &mut [u8], model: &Model) {
    for n in (1..tags.len()).filter(|&n| words.is(n - 1, list::ARTICLE)) {
        let tag = model.known(tags[n]);
        let verb = tag.upos == Upos::Verb && matches!(tag.feats.form, VerbForm::Finite | VerbForm::Infinitive);
        if verb {
            let number = if words.get(n).ends_with('s') { Number::Plural } else { Number::Singular };
            tags[n] = wanted::noun(model, number).unwrap_or(tags[n]);
        }
    }
}

/// "Militia attacks on villages killed 20": a present that hands its clause over to a past form is a plural. And no past form is a
/// preposition ("airstrikes hit a bridge").
pub(super) fn plural(words: &Words, tags: &mut [u8], model: &Model) {
    let verb = wanted::past(model);
    let noun = wanted::noun(model, Number::Plural);
    let (Some(verb), Some(noun)) = (verb, noun) else { return };
    for (n, tag) in tags.iter_mut().enumerate().skip(1) {
        // Most prepositions are shorter than any past.
        if wanted::is_of(*tag, model.usual.adpositions)
            && words.get(n).len() > 2
            && words.is_past_form(n)
            && words.get(n) != "given"
        {
            *tag = verb;
        }
    }
    let tag = |n: usize, tags: &[u8]| model.known(tags[n]);
    let finite = |t: &Tag, tense: Tense| t.upos == Upos::Verb && t.feats.form == VerbForm::Finite && t.feats.tense == tense;
    let auxiliary = |t: &Tag| t.upos == Upos::Aux && t.feats.form == VerbForm::Finite;
    let begins = |t: &Tag| matches!(t.upos, Upos::Det | Upos::Num | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Pron);
    let Some(n) = (0..tags.len()).find(|&n| matches!(tag(n, tags).upos, Upos::Verb | Upos::Aux)).filter(|&n| n > 0) else {
        return;
    };
    let subject = matches!(tag(n - 1, tags).upos, Upos::Noun | Upos::Propn);
    if !subject || !words.get(n).ends_with('s') || !finite(&tag(n, tags), Tense::Present) {
        return;
    }
    let Some(next) = beyond(n, false, tags, model) else { return };
    let phrase = next == n + 1 || tag(n + 1, tags).upos == Upos::Adp;
    let object = next + 1 < tags.len() && begins(&tag(next + 1, tags));
    // "Mortar shells fell on a market": no present stands right before a past.
    let past = (object || next == n + 1) && finite(&tag(next, tags), Tense::Past);
    if phrase && (past || auxiliary(&tag(next, tags))) {
        tags[n] = noun;
    }
}

/// "On Monday, clashes broke out", "as raids on the port went on", "Talks resumed": a present that opens a clause and has another verb right
/// after it, or after a phrase of its own, is no verb but the subject of that one.
pub(super) fn subjects(words: &Words, tags: &mut [u8], model: &Model) {
    let noun = wanted::noun(model, Number::Plural);
    let past = wanted::past(model);
    let (Some(noun), Some(past)) = (noun, past) else { return };
    let tag = |n: usize, tags: &[u8]| model.known(tags[n]);
    for n in 0..tags.len().saturating_sub(1) {
        if !wanted::is_of(tags[n], model.usual.presents) || !words.get(n).ends_with('s') {
            continue;
        }
        // "violent clashes": what describes the noun stands between it and where the clause begins.
        let mut first = n;
        while first > 0 && tag(first - 1, tags).upos == Upos::Adj {
            first -= 1;
        }
        let opens = first == 0 || matches!(tag(first - 1, tags).upos, Upos::Punct | Upos::Sconj);
        if !opens {
            continue;
        }
        let Some(next) = beyond(n, true, tags, model) else { continue };
        let after = tag(next, tags);
        let phrase = next == n + 1 || tag(n + 1, tags).upos == Upos::Adp;
        if phrase && finite(&after) {
            tags[n] = noun;
        } else if n + 2 < tags.len()
            && words.is(n + 1, list::SAME)
            && matches!(tag(n + 2, tags).upos, Upos::Adp | Upos::Det | Upos::Propn)
        {
            tags[n] = noun;
            tags[n + 1] = past;
        } else if next == n + 1
            && after.upos == Upos::Verb
            && words.get(next).ends_with("ed")
            && !(0..tags.len()).any(|m| m != n && finite(&tag(m, tags)))
        {
            tags[n] = noun;
            tags[next] = past;
        }
    }
}

/// "Shelling hit the port", "Fighting in X has forced people to flee": a gerund that opens the sentence and has a finite verb right
/// after it, or after a phrase of its own, is its subject.
pub(super) fn gerund(words: &Words, tags: &mut [u8], model: &Model) {
    let noun = wanted::noun(model, Number::Singular);
    let past = wanted::past(model);
    let (Some(noun), Some(past)) = (noun, past) else { return };
    // "accused of bombing densely populated areas": before an adverb and what it says more of stands no noun.
    let before = |n: usize, tags: &[u8]| {
        model.known(tags[n]).upos == Upos::Noun
            && words.get(n).ends_with("ing")
            && among(words.get(n - 1), "of|for|by")
            && words.get(n + 1).ends_with("ly")
            && matches!(model.known(tags[n + 2]).upos, Upos::Adj | Upos::Verb)
    };
    if let Some(n) = (1..tags.len().saturating_sub(2)).find(|&n| before(n, tags)) {
        tags[n] = wanted::gerund(model).unwrap_or(tags[n]);
        tags[n - 1] = wanted::any(model, Upos::Sconj).unwrap_or(tags[n - 1]);
    }
    let tag = |n: usize| model.known(tags[n]);
    if tags.len() < 3 || !words.get(0).ends_with("ing") || tag(0).upos != Upos::Verb {
        return;
    }
    let same = words.is(1, list::SAME);
    let phrase = tag(1).upos == Upos::Adp && beyond(0, true, tags, model).is_some_and(|m| finite(&tag(m)));
    if phrase || same || finite(&tag(1)) {
        tags[0] = noun;
    }
    if same {
        tags[1] = past;
    }
}

/// The first token after `n` that no nominal phrase holds; `joined` says whether a conjunction goes on with one.
fn beyond(n: usize, joined: bool, tags: &[u8], model: &Model) -> Option<usize> {
    (n + 1..tags.len()).find(|&m| match model.known(tags[m]).upos {
        Upos::Adp | Upos::Det | Upos::Num | Upos::Adj | Upos::Noun | Upos::Propn => false,
        Upos::Cconj => !joined,
        _ => true,
    })
}

/// "An offensive took place", "The army shot dead two men": a form that only the past of a verb has is no noun, nor is one that a word which
/// goes with the verb follows. And "Turkish-backed" describes what stands after it.
pub(super) fn gone(words: &Words, tags: &mut [u8], model: &Model) {
    let past = wanted::past(model);
    let passive = wanted::participle(model, Some(true), None);
    let perfect = wanted::participle(model, Some(false), None);
    let adjective = wanted::any(model, Upos::Adj);
    let (Some(past), Some(passive), Some(perfect), Some(adjective)) = (past, passive, perfect, adjective) else { return };
    for n in 0..tags.len() {
        if !words.is(n, list::PAST | list::SHOT) && !(words.is_compound(n) && wanted::is_of(tags[n], model.usual.verbs)) {
            continue;
        }
        let upos = model.known(tags[n]).upos;
        let backed = || words.get(n).split_once('-').is_some_and(|(_, end)| among(end, BACKED));
        if upos == Upos::Verb && n + 1 < tags.len() && backed() {
            tags[n] = adjective;
        }
        if n == 0 {
            continue;
        }
        let nominal = matches!(upos, Upos::Noun | Upos::Adj | Upos::Adp);
        if nominal && words.is(n, list::PAST) {
            tags[n] = past;
        }
        // "gunmen on a motorcycle shot and killed three".
        let fired = || {
            matches!(words.get(n + 1), "dead" | "down")
                || n + 2 < tags.len() && words.get(n + 1) == "and" && among(words.get(n + 2), "killed|wounded|injured|stabbed")
        };
        if nominal && words.is(n, list::SHOT) && n + 1 < tags.len() && fired() {
            let before = (n.saturating_sub(3)..n).rev().find(|&m| model.known(tags[m]).upos != Upos::Adv);
            tags[n] = match before.map_or("", |m| words.get(m)) {
                "was" | "were" | "been" | "being" | "be" | "is" | "are" | "got" => passive,
                "has" | "have" | "had" | "having" | "'ve" | "’ve" => perfect,
                _ => past,
            };
            if tags[n] == past && words.get(n + 1) == "and" {
                tags[n + 2] = past;
            }
        }
    }
}

/// What stands behind the hyphen of "Turkish-backed".
const BACKED: &str = "backed|led|held|controlled|run|funded|trained|armed|based|supported|occupied|allied";

/// Nouns and adverbs that open a count as a number does.
pub(super) fn quantity(word: &str) -> bool {
    among(word, "dozens|hundreds|thousands|scores|several|many|numerous|more|some|about|nearly")
}

/// "The police, who arrived at dawn, torched dozens of houses": what closes an aside about the subject is followed by its verb.
pub(super) fn after_aside(words: &Words, tags: &mut [u8], model: &Model) {
    let tag = |n: usize, tags: &[u8]| model.known(tags[n]);
    let finite = |t: &Tag| t.upos == Upos::Aux || t.upos == Upos::Verb && t.feats.form == VerbForm::Finite;
    let Some(past) = wanted::past(model) else {
        return;
    };
    if !words.any(list::WHO) {
        return;
    }
    let Some(open) = (1..tags.len()).find(|&n| words.is(n, list::WHO) && words.is_comma(n - 1)) else {
        return;
    };
    let Some(close) = (open + 2..tags.len().saturating_sub(2)).find(|&n| words.is_comma(n)) else { return };
    let inside = (open..close).any(|n| finite(&tag(n, tags)));
    let before = (0..open).any(|n| finite(&tag(n, tags)));
    let after = (close + 1..tags.len()).any(|n| finite(&tag(n, tags)));
    let verb = close + 1;
    let governs = matches!(
        tag(verb + 1, tags).upos,
        Upos::Det | Upos::Num | Upos::Propn | Upos::Pron | Upos::Adp | Upos::Noun | Upos::Part
    ) || quantity(words.get(verb + 1));
    let form = matches!(tag(verb, tags).upos, Upos::Verb | Upos::Adj | Upos::Noun)
        && words.is_past_form(verb)
        && words.get(verb + 1) != "by";
    if inside && !before && !after && form && governs {
        tags[verb] = past;
    }
}

/// Whether what is joined at token `n` goes on with a clause in the active past that ends in a noun: "X closed the border and called on Y".
pub(super) fn joined(n: usize, words: &Words, tags: &[u8], model: &Model) -> bool {
    let tag = |n: usize| model.known(tags[n]);
    let noun = n > 2 && matches!(tag(n - 2).upos, Upos::Noun | Upos::Propn);
    let opens = n + 1 < tags.len()
        && matches!(tag(n + 1).upos, Upos::Adp | Upos::Propn | Upos::Det | Upos::Num | Upos::Pron)
        && words.get(n + 1) != "by";
    let before = (0..n).rev().take(12).find(|&m| matches!(tag(m).upos, Upos::Verb | Upos::Aux));
    let active = before.is_some_and(|m| {
        let t = tag(m);
        t.upos == Upos::Verb && t.feats.form == VerbForm::Finite && t.feats.tense == Tense::Past
    });
    noun && opens && active
}
