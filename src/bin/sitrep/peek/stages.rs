//! The stages before events, each from its own answer.

use sitrep::engine::Reading;
use sitrep::syntax::{Feats, Mood, Number, Person, Tense, VerbForm};
use sitrep::text::numbers;

use super::{quoted, tail, Page};

pub fn text(reading: &Reading, page: &mut Page) {
    let text = &reading.text;
    page.head(format!("language: {:?}", text.language));
    for f in &text.boilerplate {
        page.head(format!("furniture: {} ({})", quoted(reading, f.span), f.why));
    }
    for sentence in &text.sentences {
        let words: Vec<&str> = sentence.tokens.clone().map(|i| text.word(i)).collect();
        page.under(sentence.span.start, format!("tokens: {}", words.join(" · ")));
    }
    for n in &reading.numbers {
        page.under(n.span.start, format!("number: {} = {}", quoted(reading, n.span), bounds(n)));
    }
}

fn bounds(n: &numbers::Number) -> String {
    let range = match n.max {
        Some(max) if max == n.min => max.to_string(),
        Some(max) => format!("{}..{max}", n.min),
        None => format!("{}..", n.min),
    };
    let marks = [(n.approximate, " approximate"), (n.percent, " percent"), (n.ordinal, " ordinal")];
    range + &marks.iter().filter(|m| m.0).map(|m| m.1).collect::<String>()
}

pub fn syntax(reading: &Reading, page: &mut Page) {
    let (text, syntax) = (&reading.text, &reading.syntax);
    for sentence in &text.sentences {
        let first = sentence.tokens.start;
        for i in sentence.tokens.clone() {
            let word = &syntax.words[i];
            let head = word.head.map_or(0, |h| h as usize + 1 - first);
            page.under(
                text.tokens[i].span.start,
                format!(
                    "{}\t{}\t{}\t{}\t{}\t{head}\t{}",
                    i + 1 - first,
                    text.word(i),
                    syntax.lemma(i),
                    word.upos.as_str(),
                    feats(&word.feats),
                    word.rel.as_str()
                ),
            );
        }
    }
}

/// Features as the treebanks write them, "_" for none.
fn feats(f: &Feats) -> String {
    let mut out = Vec::new();
    let mut add = |name: &str, value: &str| out.push(format!("{name}={value}"));
    match f.mood {
        Mood::None => {}
        Mood::Indicative => add("Mood", "Ind"),
        Mood::Conditional => add("Mood", "Cnd"),
        Mood::Subjunctive => add("Mood", "Sub"),
        Mood::Imperative => add("Mood", "Imp"),
    }
    match f.number {
        Number::None => {}
        Number::Singular => add("Number", "Sing"),
        Number::Plural => add("Number", "Plur"),
    }
    match f.person {
        Person::None => {}
        Person::First => add("Person", "1"),
        Person::Second => add("Person", "2"),
        Person::Third => add("Person", "3"),
    }
    if f.negative {
        add("Polarity", "Neg");
    }
    match f.tense {
        Tense::None => {}
        Tense::Past => add("Tense", "Past"),
        Tense::Present => add("Tense", "Pres"),
        Tense::Future => add("Tense", "Fut"),
        Tense::Imperfect => add("Tense", "Imp"),
    }
    match f.form {
        VerbForm::None => {}
        VerbForm::Finite => add("VerbForm", "Fin"),
        VerbForm::Infinitive => add("VerbForm", "Inf"),
        VerbForm::Participle => add("VerbForm", "Part"),
        VerbForm::Gerund => add("VerbForm", "Ger"),
    }
    if f.passive {
        add("Voice", "Pass");
    }
    if out.is_empty() {
        "_".into()
    } else {
        out.join("|")
    }
}

pub fn time(reading: &Reading, page: &mut Page) {
    let publication = &reading.publication;
    let days = publication.interval.map_or("unknown".into(), |(from, to)| format!("{from}..{to}"));
    page.head(format!("published: {days} ({:?})", publication.basis));
    for &span in &publication.evidence {
        page.head(format!("evidence: {}", quoted(reading, span)));
    }
    for t in &reading.times {
        let days = t.interval.map_or("no day".into(), |(from, to)| format!("{from}..{to}"));
        let anchor = t.anchor.map(|a| format!("{a:?}"));
        let words = quoted(reading, t.span);
        let since = if t.since { " since" } else { "" };
        page.under(
            t.span.start,
            format!("{:?}: {words} {} = {days} {:?}{since}{}", t.kind, t.value, t.granularity, tail("anchor", anchor)),
        );
    }
}

pub fn places(reading: &Reading, page: &mut Page) {
    for p in &reading.places {
        let point = p.place.as_ref().map_or("not known".into(), |q| {
            let country = q.country.as_deref().unwrap_or("-");
            let admin = q.admin1.as_deref().map(|a| format!(", {a}")).unwrap_or_default();
            format!("{} ({}, {country}{admin}) {:.3} {:.3}", q.name, q.feature, q.lat, q.lon)
        });
        let near: Vec<&str> = p.near.iter().map(|n| n.name.as_str()).collect();
        let near = (!near.is_empty()).then(|| near.join(", "));
        let marks = [(p.capital, " capital"), (p.anaphoric, " anaphoric")];
        let marks: String = marks.iter().filter(|m| m.0).map(|m| m.1).collect();
        let words = quoted(reading, p.span);
        page.under(p.span.start, format!("place: {words} = {point}{marks}{}", tail("near", near)));
    }
}

pub fn actors(reading: &Reading, page: &mut Page) {
    for a in &reading.actors {
        let antecedent = a.antecedent.and_then(|i| reading.actors.get(i)).map(|b| quoted(reading, b.span));
        page.under(
            a.span.start,
            format!(
                "{:?}: {} head={}{}{}{}{}{}",
                a.kind,
                quoted(reading, a.span),
                reading.text.word(a.head),
                tail("id", a.id.as_ref()),
                tail("name", a.name.as_ref()),
                tail("country", a.country.as_ref()),
                tail("sector", a.sector.as_ref()),
                tail("is", antecedent)
            ),
        );
    }
}
