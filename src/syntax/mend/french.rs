//! French tags that grammar rules out.

use super::wanted;
use crate::knowledge::among;
use crate::knowledge::calendar;
use crate::knowledge::countries::Countries;
use crate::syntax::feats::{Number, Tense, VerbForm};
use crate::syntax::model::Model;
use crate::syntax::Upos;
use crate::text::Text;

/// Puts right the tags of one sentence.
pub(super) fn mend(text: &Text, tokens: std::ops::Range<usize>, tags: &mut [u8], model: &Model) {
    let word = |n: usize| text.lower(tokens.start + n);
    for n in 0..tags.len() {
        let tag = model.known(tags[n]);
        let better = match tag.upos {
            // "BAMAKO, 3 mai —": no dash is a verb.
            Upos::Verb if among(word(n), "—|–|-") => wanted::any(model, Upos::Punct),
            // "a été reprise", "ont été depuis prises": after "été" stands a participle.
            _ if matches!(tag.upos, Upos::Noun | Upos::Adj) && participle(word(n)) && after_been(n, tags, model, &word) => {
                let number = tag.feats.number;
                wanted::participle(model, Some(true), Some(number))
                    .or_else(|| wanted::participle(model, Some(true), None))
                    .or_else(|| wanted::participle(model, None, None))
            }
            // "prendre d'assaut un poste": no finite verb follows a preposition.
            _ if tag.upos == Upos::Verb
                && tag.feats.form == VerbForm::Finite
                && n > 0
                && (model.known(tags[n - 1]).upos == Upos::Adp || matches!(word(n - 1), "d'" | "d’"))
                && among(word(n - 1), "de|d'|d’|à|au|aux|du|dans|sur|par|contre|avec|sans|vers") =>
            {
                let number = if word(n).ends_with('s') { Number::Plural } else { Number::Singular };
                if number == Number::Singular {
                    tags[n - 1] = wanted::any(model, Upos::Adp).unwrap_or(tags[n - 1]);
                }
                wanted::noun(model, number)
            }
            // "Kiev dément avoir": a verb, for all its ending.
            Upos::Adv if n > 0 && n + 1 < tags.len() && word(n) == "dément" => wanted::present(model),
            // "annoncé l'avoir arrêté": no article stands before an auxiliary.
            Upos::Det if n + 2 < tags.len() && among(word(n), "l'|l’") && among(word(n + 1), "avoir|être") => {
                wanted::any(model, Upos::Pron)
            }
            // "tuer des dizaines de rebelles": before a noun of quantity after a verb it is the article.
            _ if tag.upos == Upos::Adp
                && word(n) == "des"
                && n > 0
                && n + 1 < tags.len()
                && model.known(tags[n - 1]).upos == Upos::Verb
                && among(word(n + 1), "dizaines|centaines|milliers|millions|douzaines|vingtaines") =>
            {
                wanted::any(model, Upos::Det)
            }
            // "trois soldats sont morts": after "être" without a determiner it is the participle.
            _ if tag.upos != Upos::Verb
                && n > 0
                && among(word(n), "mort|morts|morte|mortes")
                && among(word(n - 1), "est|sont|était|étaient|soient|être|seraient|serait") =>
            {
                let plural = if word(n).ends_with('s') { Number::Plural } else { Number::Singular };
                wanted::participle(model, Some(false), Some(plural)).or_else(|| wanted::participle(model, None, None))
            }
            // "Nouvel assaut": what an adjective or an article stands before is no auxiliary, if it has not the ending of one.
            Upos::Aux
                if n > 0
                    && word(n).len() > 4
                    && matches!(model.known(tags[n - 1]).upos, Upos::Adj | Upos::Det)
                    && !["ait", "ent", "ont", "ra", "ons", "ez", "oir", "re", "é", "ant"]
                        .iter()
                        .any(|end| word(n).ends_with(end)) =>
            {
                wanted::noun(model, Number::Singular)
            }
            // "un convoi, le forçant à rebrousser chemin": before an infinitive it is a verb, whose object stands before it.
            Upos::Noun | Upos::Adj
                if n > 1
                    && n + 2 < tags.len()
                    && word(n).ends_with("ant")
                    && among(word(n - 1), "le|la|les|l'|l’")
                    && matches!(word(n - 2), "," | "en")
                    && among(word(n + 1), "à|de|d'|d’")
                    && (n + 2..tags.len().min(n + 4)).any(|m| ["er", "ir", "re"].iter().any(|end| word(m).ends_with(end))) =>
            {
                tags[n - 1] = wanted::any(model, Upos::Pron).unwrap_or(tags[n - 1]);
                wanted::gerund(model)
            }
            // "les combats font rage".
            Upos::Verb | Upos::Adj
                if n > 0 && word(n) == "rage" && among(word(n - 1), "fait|font|faisait|faisaient|fera|feront|faisant") =>
            {
                same_as_verb(tags, n - 1, model);
                wanted::noun(model, Number::Singular)
            }
            // "un assaut meurtrier".
            _ if tag.upos == Upos::Verb && among(word(n), LIKE_INFINITIVES) => wanted::any(model, Upos::Adj),
            // "une frappe turque": a people's adjective after a noun is no verb.
            _ if tag.upos == Upos::Verb
                && n > 0
                && matches!(model.known(tags[n - 1]).upos, Upos::Noun | Upos::Adj)
                && Countries::get().by_demonym(text.folded(tokens.start + n)).is_some() =>
            {
                wanted::any(model, Upos::Adj)
            }
            // "De violents affrontements ont secoué": of two adjectives after a determiner, with no noun, the second is one.
            Upos::Adj
                if n > 1
                    && word(n).ends_with('s')
                    && model.known(tags[n - 1]).upos == Upos::Adj
                    && matches!(model.known(tags[n - 2]).upos, Upos::Det | Upos::Num)
                    && tags.get(n + 1).is_some_and(|&t| matches!(model.known(t).upos, Upos::Verb | Upos::Aux | Upos::Punct)) =>
            {
                wanted::noun(model, Number::Plural)
            }
            // "les 28 dernières poches": these describe the noun that follows.
            Upos::Adj
                if n > 1
                    && word(n).ends_with('s')
                    && among(word(n - 1), ORDER)
                    && model.known(tags[n - 1]).upos == Upos::Noun =>
            {
                if let Some(adjective) = wanted::any(model, Upos::Adj) {
                    tags[n - 1] = adjective;
                }
                wanted::noun(model, Number::Plural)
            }
            // "cinquante lycéennes", "quarante blessés": a number in words is no adjective.
            Upos::Adj | Upos::Noun if among(word(n), NUMERALS) && n + 1 < tags.len() && word(n + 1).ends_with('s') => {
                wanted::any(model, Upos::Num)
            }
            // "a traversé le fleuve et abattu deux hommes": after a conjunction and before what it acts on, what has the form of a participle
            // is one, if an auxiliary stands before that it shares.
            Upos::Adj | Upos::Noun | Upos::X | Upos::Propn
                if participle(word(n))
                    && n > 2
                    && n + 1 < tags.len()
                    && matches!(word(n - 1), "et" | "puis" | "ou")
                    && (matches!(model.known(tags[n + 1]).upos, Upos::Det | Upos::Num | Upos::Propn) || word(n + 1) == "d'")
                    && shared(n - 1, tags, model, &word) =>
            {
                wanted::participle(model, Some(false), None)
            }
            // "neuf insurgés", "37 « terroristes »": what a number counts is a noun, if none follows it.
            Upos::Verb | Upos::Adj
                if word(n).ends_with('s')
                    && tag.feats.form != VerbForm::Finite
                    && before(n, &word)
                        .is_some_and(|m| model.known(tags[m]).upos == Upos::Num && !unit(word(m)) || word(m) == "cents")
                    && after(n, tags.len(), &word).is_none_or(|m| {
                        !matches!(model.known(tags[m]).upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
                    }) =>
            {
                wanted::noun(model, Number::Plural)
            }
            // "avoir « neutralisé » 37 hommes": before what it acts on it is a participle.
            Upos::Adj | Upos::Noun | Upos::X | Upos::Propn | Upos::Adp
                if participle(word(n))
                    && !among(word(n), "tous|toutes|parmi|hormis|depuis|malgré")
                    && had(n, &word).is_some()
                    && after(n, tags.len(), &word).is_some_and(|m| {
                        matches!(model.known(tags[m]).upos, Upos::Det | Upos::Num)
                            || among(word(m), NUMERALS)
                            || among(word(m), "plus|moins|au|environ|près|quelque|des|ses|son|leurs|les|la|le")
                    }) =>
            {
                wanted::participle(model, None, None)
            }
            _ => None,
        };
        if let Some(better) = better {
            tags[n] = better;
        }
        auxiliary(n, tags, model, &word);
    }
}

/// Adjectives that look like infinitives.
const LIKE_INFINITIVES: &str = "meurtrier|meurtriers|policier|policiers|frontalier|frontaliers|financier|financiers|\
    régulier|réguliers|particulier|particuliers|entier|entiers|singulier|étranger|étrangers";

/// Adjectives of order, which stand before the noun.
const ORDER: &str = "derniers|dernières|premiers|premières|autres|principaux|principales|prochains|prochaines";

/// Numbers in words that the tagger may take for adjectives.
const NUMERALS: &str = "dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille";

/// Whether the clause before token `n` has a participle with a form of "avoir" that another participle may share.
fn shared<'a>(n: usize, tags: &[u8], model: &Model, word: &impl Fn(usize) -> &'a str) -> bool {
    (1..n).rev().take(25).take_while(|&m| !among(word(m), ";|:|que|qu'")).any(|m| {
        let tag = model.known(tags[m]);
        tag.upos == Upos::Verb && tag.feats.form == VerbForm::Participle && had(m, word).is_some()
    })
}

/// "avaient tous les deux expulsé": the form of "avoir" before a participle is its auxiliary.
fn auxiliary<'a>(n: usize, tags: &mut [u8], model: &Model, word: &impl Fn(usize) -> &'a str) {
    let tag = model.known(tags[n]);
    let participle = tag.upos == Upos::Verb && tag.feats.form == VerbForm::Participle && tag.feats.tense == Tense::Past;
    let Some(m) = had(n, word).filter(|&m| participle && model.known(tags[m]).upos == Upos::Verb) else { return };
    let feats = model.known(tags[m]).feats;
    let mut better = model.tags.iter().position(|t| t.upos == Upos::Aux && t.feats == feats).map(|t| t as u8);
    // "a par ailleurs visé": this form is finite, whatever its tag says.
    if matches!(word(m), "a" | "ont" | "avait" | "avaient") && feats.form != VerbForm::Finite {
        better = wanted::auxiliary(model, VerbForm::Finite, Tense::Present);
    }
    let better = better.or_else(|| wanted::auxiliary(model, feats.form, feats.tense));
    if let Some(better) = better {
        tags[m] = better;
    }
}

/// A verb of its own with the features of an auxiliary.
fn same_as_verb(tags: &mut [u8], n: usize, model: &Model) {
    let feats = model.known(tags[n]).feats;
    let verb = model.tags.iter().position(|t| t.upos == Upos::Verb && t.feats == feats);
    tags[n] = verb.map_or(tags[n], |t| t as u8);
}

fn mark(word: &str) -> bool {
    matches!(word, "«" | "»" | "“" | "”" | "\"")
}

/// The form of "avoir" that stands before, "avaient tous les deux expulsé" included.
fn had<'a>(n: usize, word: &impl Fn(usize) -> &'a str) -> Option<usize> {
    let m = before(n, word)?;
    let both = matches!(word(m), "deux" | "trois")
        && (m.saturating_sub(2)..m).rev().find(|&k| word(k) != "les").is_some_and(|k| matches!(word(k), "tous" | "toutes"));
    if having(word(m)) {
        return Some(m);
    }
    // "a mardi tué": the day between.
    let day = calendar::FRENCH.contains(&word(m)) || among(word(m), "également|aussi|ensuite|notamment|ainsi|depuis");
    if day && m > 0 && having(word(m - 1)) {
        return Some(m - 1);
    }
    // "a de nouveau exhorté", "a par ailleurs ordonné".
    if m > 1 && among(word(m), "nouveau|ailleurs|outre|revanche|effet") && having(word(m - 2)) {
        return Some(m - 2);
    }
    (m.saturating_sub(4)..m).rev().find(|&k| both && having(word(k)))
}

/// The word before, past quotation marks.
fn before<'a>(n: usize, word: &impl Fn(usize) -> &'a str) -> Option<usize> {
    (n.saturating_sub(2)..n).rev().find(|&m| !mark(word(m)))
}

/// The word after, past quotation marks.
fn after<'a>(n: usize, len: usize, word: &impl Fn(usize) -> &'a str) -> Option<usize> {
    (n + 1..len.min(n + 3)).find(|&m| !mark(word(m)))
}

/// A year or an hour counts nothing.
fn unit(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

fn having(word: &str) -> bool {
    among(word, "avoir|ayant|a|ont|avait|avaient|aurait|auraient|ai|as|avons|avez|eut")
}

fn after_been<'a>(n: usize, tags: &[u8], model: &Model, word: &impl Fn(usize) -> &'a str) -> bool {
    let before = (n.saturating_sub(3)..n).rev().find(|&m| model.known(tags[m]).upos != Upos::Adv);
    before.is_some_and(|m| word(m) == "été")
}

fn participle(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let stem = stem.strip_suffix('e').unwrap_or(stem);
    ["é", "i", "is", "it", "u", "ert", "int"].iter().any(|end| stem.ends_with(end)) || word.ends_with("is")
}
