//! English verbs that the tagger took for something else, or for another form.

use super::listed::{list, Words};
use super::{nouns, wanted};
use crate::knowledge::among;
use crate::syntax::feats::{Number, Tense, VerbForm};
use crate::syntax::irregular::Irregular;
use crate::syntax::model::Model;
use crate::syntax::tag::Tag;
use crate::syntax::Upos;

/// "said in a statement that a group": what is stated follows.
pub(super) fn stated(words: &Words, tags: &mut [u8], model: &Model) {
    let Some(that) = wanted::any(model, Upos::Sconj).filter(|_| words.any(list::THAT)) else { return };
    for n in (1..tags.len().saturating_sub(1)).filter(|&n| words.is(n, list::THAT)) {
        let upos = |n: usize| model.known(tags[n]).upos;
        let told = || (n.saturating_sub(4)..n).any(|m| words.is(m, list::TOLD)) && words.get(n - 1) != "told";
        if matches!(upos(n), Upos::Pron | Upos::Det)
            && matches!(upos(n + 1), Upos::Det | Upos::Num | Upos::Propn)
            && (among(words.get(n - 1), STATED) || told())
        {
            tags[n] = that;
        }
    }
}

/// Nouns that what is stated follows, after "that".
const STATED: &str = "statement|report|reports|claim|claims|announcement|allegation|allegations|warning";

/// Verbs after which "that" leads to what is to be done.
const DEMANDING: &str = "demand|demands|demanded|demanding|insist|insists|insisted|ask|asks|asked|request|requested|require|\
    requires|required|recommend|recommended|propose|proposed|suggest|suggested|order|ordered|urge|urged";

/// "A policeman shot the mayor": a sentence without a verb has one where a past form stands between a noun and what it acts on.
pub(super) fn predicate(words: &Words, tags: &mut [u8], model: &Model) {
    let upos = |n: usize| model.known(tags[n]).upos;
    let finite = |n: usize| {
        let tag = model.known(tags[n]);
        tag.upos == Upos::Aux || tag.upos == Upos::Verb && tag.feats.form == VerbForm::Finite
    };
    if tags.len() < 4 || (0..tags.len()).any(finite) {
        return;
    }
    let past = |n: usize| words.is_past_form(n);
    let verb = wanted::past(model);
    // "Fighting raged in X": a gerund that opens the sentence is its subject.
    let object = matches!(upos(2), Upos::Det | Upos::Num | Upos::Propn);
    if upos(0) == Upos::Verb
        && words.get(0).ends_with("ing")
        && past(1)
        && (upos(1) == Upos::Verb || upos(1) == Upos::Adj && object)
    {
        let noun = wanted::noun(model, Number::Singular);
        if let (Some(noun), Some(verb)) = (noun, verb) {
            tags[0] = noun;
            tags[1] = verb;
        }
        return;
    }
    // "The premier blamed Iran": an adjective right after a determiner may be the noun.
    let bare = |n: usize| upos(n) == Upos::Adj && n > 0 && upos(n - 1) == Upos::Det;
    let nominal = |n: usize| matches!(upos(n), Upos::Noun | Upos::Propn | Upos::Pron) || bare(n);
    let at = (1..tags.len() - 1).find(|&n| {
        let before = (n.saturating_sub(2)..n).rev().find(|&m| upos(m) != Upos::Adv);
        matches!(upos(n), Upos::Noun | Upos::Adj | Upos::Adp | Upos::Verb)
            && past(n)
            && before.is_some_and(nominal)
            && match upos(n + 1) {
                Upos::Det | Upos::Num | Upos::Propn | Upos::Pron => true,
                // "Warplanes bombed rebel camps near X.": no headline, and no date, which would say when somebody was wounded.
                Upos::Noun | Upos::Adj => {
                    upos(n) == Upos::Verb
                        && words.get(tags.len() - 1) == "."
                        && !among(words.get(n + 1), "last|next|earlier|late|early")
                }
                _ => false,
            }
    });
    let noun = wanted::noun(model, Number::Singular);
    if let (Some(at), Some(verb), Some(noun)) = (at, verb, noun) {
        if bare(at - 1) {
            tags[at - 1] = noun;
        }
        tags[at] = verb;
        return;
    }
    // "Shelling kills five civilians": headlines tell in the present.
    let present = wanted::present(model);
    let headline = (1..tags.len() - 2).find(|&n| {
        upos(n) == Upos::Noun
            && words.get(n).ends_with('s')
            && !words.get(n).ends_with("ss")
            && matches!(upos(n - 1), Upos::Noun | Upos::Propn)
            && upos(n + 1) == Upos::Num
            && matches!(upos(n + 2), Upos::Noun | Upos::Adj)
    });
    if let (Some(at), Some(present)) = (headline, present) {
        tags[at] = present;
    }
}

/// "Mali: Soldiers arrest a general after a raid": behind those who open a headline, or what stands after its colon, stands what they do.
pub(super) fn headline(words: &Words, tags: &mut [u8], model: &Model) {
    if !words.any(list::PLAIN | list::CAPTURED | list::HARMED) || !words.is_heading() {
        return;
    }
    // "Rebels storm a base, dozens killed".
    let harmed = |n: usize, tags: &[u8]| {
        let number = model.known(tags[n - 1]).upos == Upos::Num || words.is(n - 1, list::AMOUNT);
        let last = n + 1 == tags.len() || matches!(words.get(n + 1), "in" | "as" | "near" | "after" | "at" | "," | "and");
        last && number && is_finite(model.known(tags[n]))
    };
    for n in (1..tags.len()).filter(|&n| words.is(n, list::CAPTURED | list::HARMED)) {
        if harmed(n, tags) {
            tags[n] = wanted::participle(model, Some(true), None).unwrap_or(tags[n]);
        }
    }
    let upos = |n: usize| model.known(tags[n]).upos;
    let acts = |n: usize| {
        let nominal = |m: usize| matches!(upos(m), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det);
        let clause = |m: &usize| !among(words.get(*m), "after|as|while|when|before|amid|in|near|over|,|;");
        let opens = (0..n).rev().take(5).take_while(|&m| words.get(m) != ":").all(nominal);
        words.is(n, list::PLAIN)
            && words.is(n - 1, list::MANY)
            && (matches!(upos(n), Upos::Noun | Upos::Propn | Upos::Adj) || model.known(tags[n]).feats.tense == Tense::Past)
            && opens
            && (n < 6 || (n - 5..n).any(|m| words.get(m) == ":"))
            && (nominal(n + 1) || upos(n + 1) == Upos::Adp && among(words.get(n), "fire|clash|protest|march|rally"))
            && !among(words.get(n + 1), "warrant|warrants|record|records|plan|plans")
            && !(n + 1..tags.len()).take_while(clause).any(|m| is_finite(model.known(tags[m])))
    };
    let at = (1..tags.len().saturating_sub(1)).find(|&n| acts(n));
    if let (Some(at), Some(verb), Some(who)) = (at, wanted::plain(model), wanted::noun(model, Number::Plural)) {
        tags[at] = verb;
        tags[at - 1] = who;
    }
}

/// "has convicted thirty rebels": a participle before a determiner, a number or a name describes no noun, so "has" is its auxiliary.
pub(super) fn perfect(words: &Words, tags: &mut [u8], model: &Model) {
    for n in (0..tags.len()).filter(|&n| words.is(n, list::HAVE)) {
        let upos = |m: usize| model.known(tags[m]).upos;
        let Some(m) = (n + 1..tags.len().min(n + 4)).find(|&m| upos(m) != Upos::Adv) else { continue };
        let past = words.is_past_form(m);
        let object = m + 1 < tags.len()
            && (matches!(upos(m + 1), Upos::Det | Upos::Num | Upos::Propn | Upos::Pron)
                || nouns::quantity(words.get(m + 1))
                || words.get(m) == "shot" && matches!(words.get(m + 1), "dead" | "down"));
        if !past || !object || !matches!(upos(m), Upos::Verb | Upos::Adj) || upos(n) == Upos::Aux && upos(m) == Upos::Verb {
            continue;
        }
        let feats = model.known(tags[n]).feats;
        let aux = wanted::auxiliary(model, feats.form, feats.tense);
        let verb = wanted::participle(model, Some(false), None);
        if let (Some(aux), Some(verb)) = (aux, verb) {
            tags[n] = aux;
            tags[m] = verb;
        }
    }
}

/// "Gunmen shot dead two priests": a form that the verb has in the past alone is no present.
pub(super) fn past(words: &Words, tags: &mut [u8], model: &Model) {
    let Some(verb) = wanted::past(model) else {
        return;
    };
    for (n, tag) in tags.iter_mut().enumerate().filter(|(_, tag)| wanted::is_of(**tag, model.usual.finites)) {
        let known = model.known(*tag);
        let present = known.feats.tense == Tense::Present;
        // "demanded that the army withdraw": nor is another form a past where something is to be done.
        let to_do = || (n.saturating_sub(5)..n).any(|m| m > 0 && words.is(m, list::THAT) && among(words.get(m - 1), DEMANDING));
        if known.feats.tense == Tense::Past && words.any(list::THAT) && !words.is_past_form(n) && to_do() {
            *tag = wanted::plain(model).unwrap_or(*tag);
        }
        let other = || Irregular::English.lemma(words.get(n)).is_some_and(|lemma| lemma != words.get(n));
        // "Protesters set fire to a bank": reports tell in the past, headlines in the present.
        let told = present && words.is(n, list::SAME) && !words.is_heading();
        if told || present && words.is(n, list::IRREGULAR) && other() && !words.get(n).ends_with('s') {
            *tag = verb;
        }
    }
}

/// "killed dozens and injured more than 300", "strikes carried out by jets killed at least 22": a past form between a conjunction
/// or a noun and a determiner or a number describes no noun.
pub(super) fn acting(words: &Words, tags: &mut [u8], model: &Model) {
    let upos = |n: usize, tags: &[u8]| model.known(tags[n]).upos;
    let Some(verb) = wanted::past(model) else {
        return;
    };
    for n in 1..tags.len().saturating_sub(1) {
        if !wanted::is_of(tags[n], model.usual.describing) {
            continue;
        }
        let tag = model.known(tags[n]);
        let participle = tag.upos == Upos::Verb;
        if !participle && !words.get(n).ends_with("ed") {
            continue;
        }
        // "A witness told reporters that".
        let told = words.get(n) == "told" && (n + 2..tags.len().min(n + 6)).any(|m| words.is(m, list::THAT));
        if told && participle && matches!(upos(n - 1, tags), Upos::Noun | Upos::Propn) {
            tags[n] = verb;
            continue;
        }
        let after = match upos(n - 1, tags) {
            Upos::Noun | Upos::Propn => !participle || !words.is(n, list::NAMING),
            // "killed twelve and wounded four", not "was arrested and charged twice".
            Upos::Cconj => !participle || n > 1 && matches!(upos(n - 2, tags), Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron),
            _ => false,
        };
        // "closed the border and called on X": joined to a clause in the active past.
        let joined = upos(n - 1, tags) == Upos::Cconj && participle && nouns::joined(n, words, tags, model);
        if joined {
            tags[n] = verb;
            continue;
        }
        let bound = match words.get(n + 1) {
            "more" | "fewer" | "less" | "at" | "up" | "as" => {
                (n + 2..tags.len().min(n + 5)).find(|&m| upos(m, tags) == Upos::Num)
            }
            "about" | "around" | "nearly" | "almost" | "some" | "over" => {
                Some(n + 2).filter(|&m| m < tags.len() && upos(m, tags) == Upos::Num)
            }
            _ => (matches!(upos(n + 1, tags), Upos::Det | Upos::Num) || words.is(n + 1, list::AMOUNT)).then_some(n + 1),
        };
        // "those killed this week", "a man killed two days ago": a stretch of time is no object.
        let when = |b: usize| participle && (b + 1..tags.len().min(b + 4)).any(|m| among(words.get(m), PERIODS));
        if after && bound.is_some_and(|b| !when(b)) {
            tags[n] = verb;
        }
    }
}

/// Words for stretches of time.
const PERIODS: &str = "day|days|week|weeks|month|months|year|years|night|morning|evening|afternoon|weekend|hour|hours|\
    minute|minutes|decade|decades|ago|earlier|later|time|times|summer|winter|spring|autumn";

/// "Warplanes bombed Kurdish camps": a participle between a plural and a noun phrase describes neither; it acts on the second.
pub(super) fn transitive(words: &Words, tags: &mut [u8], model: &Model) {
    let Some(verb) = wanted::past(model) else {
        return;
    };
    for n in 1..tags.len().saturating_sub(1) {
        if !wanted::is_of(tags[n], model.usual.passives) {
            continue;
        }
        let known = |m: usize| model.known(tags[m]);
        let participle = known(n).upos == Upos::Verb;
        let past = || words.is_past_form(n);
        let plural = known(n - 1).upos == Upos::Noun && known(n - 1).feats.number == Number::Plural;
        // "Fighting intensified in X": singular or plural, a noun that such a verb follows is its subject.
        let noun = matches!(known(n - 1).upos, Upos::Noun | Upos::Propn);
        let over = || words.get(n) == "crossed" && among(words.get(n + 1), "from|into|over");
        let by = || words.get(n + 1) == "by" && !tags.get(n + 2).is_some_and(|_| words.get(n + 2).ends_with("ing"));
        let alone = noun && (words.is(n, list::ALONE) || over()) && !by();
        if !alone && !(participle && plural) || !past() || words.is(n, list::NAMING) {
            continue;
        }
        // Up to the noun; a date would say when.
        let object = (n + 1..tags.len().min(n + 5)).find(|&m| !matches!(known(m).upos, Upos::Adj | Upos::Propn | Upos::Num));
        let days = |w: &str| among(w, "last|next|earlier|late|early|this|that|week|month|year");
        let phrase = object.is_some_and(|m| {
            known(m).upos == Upos::Noun && !(n + 1..=m).any(|k| days(words.get(k)) || words.get(k).ends_with("day"))
        });
        // "have bombed rebel camps", "that were bombed": what has an auxiliary needs no mending.
        let auxiliary = (0..n).rev().take(8).any(|m| known(m).upos == Upos::Aux);
        if (phrase || alone) && !auxiliary {
            tags[n] = verb;
        }
    }
}

/// Whether a word carries a clause.
pub(super) fn is_finite(tag: &Tag) -> bool {
    matches!(tag.upos, Upos::Verb | Upos::Aux) && tag.feats.form == VerbForm::Finite
}
