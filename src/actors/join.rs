//! What stands between the phrases of one sentence: owners, complements, conjuncts, appositions, acronyms in parentheses. Hides
//! which small words join two actors, and what makes an unknown name a person.

use super::found::Found;
use super::items::View;
use super::lexicon::class;
use super::{Kind, Said};
use crate::knowledge::among;
use crate::syntax::Upos;
use crate::text::Shape;

const LOCATIVE: &[&str] = &[
    "in",
    "inside",
    "across",
    "throughout",
    "near",
    "around",
    "within",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north-western",
    "north-eastern",
    "south-western",
    "south-eastern",
    "northwestern",
    "northeastern",
    "southwestern",
    "southeastern",
    "north-west",
    "north-east",
    "en",
    "dans",
    "autour",
    "près",
    "mainland",
    "at",
];

/// The longest phrase that owners and complements build, in tokens: no writer's is longer, and time stays linear.
const LONGEST: usize = 60;

/// Joins the phrases of a sentence; they are in order of their first tokens.
#[inline(never)]
pub(super) fn join(view: &View, found: &mut Vec<Found>) {
    found.retain(|f| !place(view, f));
    owners(view, found);
    complements(view, found);
    conjuncts(view, found);
    appositions(view, found);
    names(view, found);
}

fn word<'a>(view: &'a View, i: usize, sentence: u32) -> &'a str {
    match view.text.tokens.get(i) {
        Some(t) if t.sentence == sentence => view.text.lower(i),
        _ => "",
    }
}

fn sentence(view: &View, f: &Found) -> u32 {
    view.text.tokens[f.head].sentence
}

/// The word before a phrase.
fn before<'a>(view: &'a View, f: &Found) -> &'a str {
    f.tokens.start.checked_sub(1).map_or("", |b| word(view, b, sentence(view, f)))
}

/// The number of the phrase that starts at token `at`, the longest first.
fn starting(found: &[Found], at: usize) -> Option<usize> {
    let i = found.partition_point(|f| f.tokens.start < at);
    found.get(i).filter(|f| f.tokens.start == at).map(|_| i)
}

/// "the regime's forces".
fn owners(view: &View, found: &mut [Found]) {
    let mut i = 0;
    while i < found.len() {
        let end = found[i].tokens.end;
        let owns = !view.french && matches!(word(view, end, sentence(view, &found[i])), "'s" | "'");
        let owned = starting(found, end + 1).filter(|&j| {
            owns && j > i && found[j].said != Said::Modifier && found[j].tokens.end - found[i].tokens.start <= LONGEST
        });
        match owned {
            // The phrase starts where its owner does: it comes first, and may own in turn.
            Some(j) => {
                let owner = found[i].clone();
                found[j].inherit(&owner);
                found[j].tokens.start = owner.tokens.start;
                found[i..=j].rotate_right(1);
            }
            None => i += 1,
        }
    }
}

/// "forces of the regime", "le parti d'Erdogan", "fighters from militias".
fn complements(view: &View, found: &mut [Found]) {
    for i in (0..found.len()).rev() {
        let f = &found[i];
        if f.said != Said::Phrase && !(f.office && f.kind == Kind::Person) {
            continue;
        }
        let s = sentence(view, f);
        let end = f.tokens.end;
        let link = word(view, end, s);
        let at = match link {
            "of" | "de" | "d'" => end + 1,
            "from" if f.plural => end + 1,
            "for" if f.office => end + 1,
            "du" | "des" => end,
            "à" if f.kind == Kind::Person => end + 1,
            _ => continue,
        };
        let Some(j) = starting(&found[i + 1..], at).map(|j| j + i + 1) else { continue };
        let mut other = found[j].clone();
        let long = other.tokens.end - found[i].tokens.start > LONGEST;
        if long || matches!(other.said, Said::Modifier | Said::Pronoun | Said::Possessive) {
            continue;
        }
        if other.weak && !other.qualified {
            // A place, or somebody nobody knows: part of the phrase, no actor.
            other.country = None;
            other.sector = None;
        }
        let mut stop = other.tokens.end;
        if matches!(word(view, stop, s), "or" | "ou") {
            if let Some(k) = starting(&found[j + 1..], stop + 1).map(|k| k + j + 1) {
                stop = found[k].tokens.end;
            }
        }
        let f = &mut found[i];
        f.tokens.end = stop;
        // "the president of the Growers' Union" governs nothing but the union.
        if f.office && f.yields && other.kind == Kind::Organisation && other.sector.is_none() && other.said == Said::Name {
            f.sector = None;
        }
        if f.known.is_none() {
            f.inherit(&other);
        }
    }
}

/// "Syrian and Russian forces", "forces syriennes et russes": the adjective alone stands for the phrase.
fn conjuncts(view: &View, found: &mut [Found]) {
    for n in 0..found.len() {
        // From the noun on: in English it stands last.
        let i = if view.french { n } else { found.len() - 1 - n };
        let s = sentence(view, &found[i]);
        let end = found[i].tokens.end;
        if !among(word(view, end, s), "and|or|et|ou|,") {
            continue;
        }
        let Some(j) = starting(&found[i + 1..], end + 1).map(|j| j + i + 1) else { continue };
        let (short, full) = match (found[i].said, found[j].said) {
            (Said::Modifier, Said::Phrase) if !view.french => (i, j),
            (Said::Phrase, Said::Modifier) if view.french => (j, i),
            _ => continue,
        };
        let whole = found[full].clone();
        let f = &mut found[short];
        f.said = Said::Phrase;
        f.kind = whole.kind;
        f.plural = whole.plural;
        if f.sector.is_none() || f.sector.as_deref() == Some("government") {
            f.sector = whole.sector;
        }
        // "French and German foreign ministers": what they are ministers of is said of both.
        if f.sector.as_deref() == Some("government") && f.detail.is_empty() {
            f.detail = whole.detail;
        }
        f.qualified = true;
    }
}

/// "X, spokesman for Y"; "the director of Y, X".
fn appositions(view: &View, found: &mut [Found]) {
    for i in 0..found.len() {
        let s = sentence(view, &found[i]);
        let end = found[i].tokens.end;
        if word(view, end, s) != "," {
            continue;
        }
        let Some(j) = starting(&found[i + 1..], end + 1).map(|j| j + i + 1) else { continue };
        let person = |f: &Found| f.kind == Kind::Person && f.said == Said::Name;
        let role = |f: &Found| f.said == Said::Phrase && !f.plural && matches!(f.kind, Kind::Person | Kind::Office);
        let (name, title) = if person(&found[i]) && role(&found[j]) {
            (i, j)
        } else if role(&found[i]) && person(&found[j]) {
            (j, i)
        } else {
            continue;
        };
        // "the minister, Mr X": the comma must close again, or end the sentence, where the role comes first.
        let (office, sector) = (found[title].country.clone(), found[title].sector.clone());
        let f = &mut found[name];
        f.qualified = true;
        f.weak = false;
        if f.known.is_none() {
            f.country = f.country.take().or(office);
            f.sector = f.sector.take().or(sector);
        }
        found[title].antecedent = Some(name);
        found[title].qualified = true;
    }
}

/// Unknown names that the words around them show to be persons or organisations.
fn names(view: &View, found: &mut [Found]) {
    for f in found.iter_mut().filter(|f| f.said == Said::Phrase && f.weak && f.plural) {
        // "Sources told": who speaks is somebody.
        f.qualified |= view.text.tokens.get(f.tokens.end).is_some_and(|t| t.sentence == view.text.tokens[f.head].sentence)
            && view.has(f.tokens.end, class::SAY);
    }
    for f in found.iter_mut().filter(|f| f.said == Said::Name && f.weak) {
        let Some(name) = f.name.clone() else { continue };
        let s = sentence(view, f);
        let says = |i: usize| view.words(i).is_some_and(|(_, e)| e.iter().any(|e| e.class & class::SAY != 0));
        let after = f.tokens.end;
        let next = word(view, after, s);
        let locative = LOCATIVE.contains(&before(view, f)) || among(before(view, f), "to|from|à|of|de|vers");
        let spoken = !next.is_empty()
            && (says(after) || matches!(next, "a" | "avait") && !word(view, after + 1, s).is_empty() && says(after + 1));
        let speaker = name.start > 0
            && !word(view, name.start - 1, s).is_empty()
            && says(name.start - 1)
            && view.upos(name.start - 1) != Upos::Noun;
        let source = matches!(before(view, f), "selon" | "to")
            && (before(view, f) != "to" || f.tokens.start > 1 && word(view, f.tokens.start - 2, s) == "according");
        let determined = name.start > f.tokens.start;
        if name.len() == 1 && view.shape(name.start) == Shape::Upper {
            let letters = view.text.word(name.start).chars().all(char::is_alphabetic);
            if letters && (determined && f.definite || spoken || role_of(view, f)) && !locative {
                f.kind = Kind::Organisation;
                f.qualified = true;
            }
            continue;
        }
        // By the tree: who decides, says or is arrested is somebody, by one name or several.
        if (!determined || f.definite && view.shape(name.start) == Shape::Upper) && !locative && role_of(view, f) {
            f.qualified = true;
            continue;
        }
        let long = name.len() > 1 && !determined;
        let aged = next == ","
            && view.text.tokens.get(after + 1).is_some_and(|t| t.shape == Shape::Number)
            && word(view, after + 2, s) == ",";
        let who = next == "who" || next == "," && matches!(word(view, after + 1, s), "who" | "whose");
        if long && !locative && (spoken || speaker || aged || who) || long && source {
            f.qualified = true;
        }
    }
}

/// Whether the word before a mention makes a place of it: "in northern Syria".
pub(super) fn locative(view: &View, f: &Found) -> bool {
    LOCATIVE.contains(&before(view, f))
}

/// Whether a verb of saying stands beside a mention.
pub(super) fn speaks(view: &View, f: &Found) -> bool {
    let s = sentence(view, f);
    let says = |i: usize| !word(view, i, s).is_empty() && view.has(i, class::SAY);
    let after = f.tokens.end;
    says(after)
        || among(word(view, after, s), "a|avait|has|had") && says(after + 1)
        || f.tokens.start > 0 && says(f.tokens.start - 1)
}

/// Whether a name is the subject of a verb of saying or deciding, or the object of one that takes persons.
fn role_of(view: &View, f: &Found) -> bool {
    let (text, syntax) = (view.text, view.syntax);
    let named = f.name.clone().is_some_and(|mut n| n.all(|i| view.upos(i) == Upos::Propn));
    if !named || !view.tagged {
        return false;
    }
    let has = |verb: usize, class: u32| view.upos(verb) == Upos::Verb && view.has(verb, class);
    let start = f.tokens.start;
    let open = text.sentences[text.sentence_of(start)].tokens.start;
    if start > open
        && (has(start - 1, class::WHOM) || start > open + 1 && text.lower(start - 1) == "by" && has(start - 2, class::SAY))
    {
        return true;
    }
    let Some(first) = syntax.verb_after(text, f.tokens.clone()) else { return false };
    let main = (first..text.tokens.len()).find(|&i| !matches!(view.upos(i), Upos::Aux | Upos::Adv | Upos::Part));
    main.is_some_and(|verb| {
        let passive = verb > first && syntax.auxiliaries(verb).any(|a| matches!(syntax.lemma(a), "be" | "être"));
        has(verb, if passive { class::WHOM } else { class::SAY })
    })
}

/// Whether a state is part of a place: "the south of Yemen", "au sud-est de Tripoli", "la capitale Sanaa".
fn within(view: &View, f: &Found) -> bool {
    let s = sentence(view, f);
    let own = view.text.lower(f.tokens.start);
    let back = |n: usize| f.tokens.start.checked_sub(n).map_or("", |b| word(view, b, s));
    let geo = |n: usize| {
        !back(n).is_empty()
            && (view.has(f.tokens.start - n, class::GEO) || back(n) == "km" || matches!(back(n), "grand" | "greater"))
    };
    let of = |w: &str| among(w, "of|de|d'|du|des");
    let inner = (f.tokens.start..f.head).any(|i| among(view.text.lower(i), "grand|greater|tout|toute"));
    geo(1) && own != "the"
        || of(own) && geo(1)
        || of(back(1)) && geo(2)
        || inner
        || matches!(own, "au" | "aux") && view.tagged && view.upos(f.tokens.start.saturating_sub(1)) != Upos::Verb
}

/// Whether a state is only where something is, or where the news was written ("DAMASCUS - ").
fn place(view: &View, f: &Found) -> bool {
    let dateline = || {
        let s = sentence(view, f);
        view.text.sentences[s as usize].tokens.start == f.tokens.start
            && matches!(word(view, f.tokens.end, s), "-" | "—" | "(")
            && view.text.tokens[f.tokens.end].spaced
    };
    f.kind == Kind::Country && f.said == Said::Name && (locative(view, f) || dateline() || within(view, f))
}
