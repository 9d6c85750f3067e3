//! Trees with one arc wrong each, in invented sentences, and the arc as it is put right.

use super::super::{Feats, Syntax};
use super::*;

/// A tree: `word|UPOS|form|head|relation` for each word, heads from 1, 0 the root; the form of a verb is F, I, P (past participle),
/// N (present participle) or G.
fn settled(language: Language, source: &str) -> Vec<(String, String, String)> {
    let rows: Vec<Vec<&str>> = source.split_whitespace().map(|w| w.split('|').collect()).collect();
    let words: Vec<&str> = rows.iter().map(|r| r[0]).collect();
    let line = words.join(" ");
    let text = Text::read(&line, Some(language));
    assert_eq!(text.tokens.len(), words.len(), "{line}");
    let mut tree = Syntax::default();
    for row in &rows {
        let mut feats = Feats::default();
        (feats.form, feats.tense, feats.passive) = match row[2] {
            "F" => (VerbForm::Finite, Tense::Past, false),
            "I" => (VerbForm::Infinitive, Tense::None, false),
            "P" => (VerbForm::Participle, Tense::Past, true),
            "N" => (VerbForm::Participle, Tense::Present, false),
            "G" => (VerbForm::Gerund, Tense::None, false),
            _ => (VerbForm::None, Tense::None, false),
        };
        tree.push(Upos::parse(row[1]).expect("a part of speech"), feats, row[0]);
    }
    for (i, row) in rows.iter().enumerate() {
        let head: u32 = row[3].parse().expect("a head");
        tree.words[i].head = head.checked_sub(1);
        tree.words[i].rel = Rel::parse(row[4]).expect("a relation");
    }
    tree.settle(&text);
    let word = |i: usize| words[i].to_string();
    (0..words.len()).map(|i| (word(i), tree.words[i].rel.as_str().into(), tree.head(i).map_or("-".into(), word))).collect()
}

fn check(language: Language, source: &str, arcs: &[(&str, &str, &str)]) {
    let tree = settled(language, source);
    for (word, rel, head) in arcs {
        assert!(tree.iter().any(|(w, r, h)| w == word && r == rel && h == head), "no {word} {rel} {head} in {tree:?}");
    }
}

#[test]
fn a_gerund_after_a_preposition_governs() {
    let of = "Lesotho|PROPN|-|2|nsubj charged|VERB|F|0|root Gabon|PROPN|-|2|obj with|SCONJ|-|7|case raiding|VERB|G|7|case \
        its|PRON|-|7|nmod:poss ports|NOUN|-|2|obl .|PUNCT|-|2|punct";
    check(Language::English, of, &[("raiding", "advcl", "charged"), ("ports", "obj", "raiding"), ("with", "mark", "raiding")]);
}

#[test]
fn a_clause_is_not_joined_to_a_noun() {
    let on = "Raids|NOUN|-|0|root on|ADP|-|3|case Benin|PROPN|-|1|nmod and|CCONJ|-|7|cc Togo|PROPN|-|7|nsubj:pass \
        were|AUX|F|7|aux:pass condemned|VERB|P|1|conj .|PUNCT|-|1|punct";
    check(
        Language::English,
        on,
        &[("condemned", "root", "-"), ("Raids", "nsubj:pass", "condemned"), ("Togo", "conj", "Benin"), ("and", "cc", "Togo")],
    );
    let called = "Peru|PROPN|-|2|nsubj called|VERB|F|0|root it|PRON|-|2|obj a|DET|-|5|det blunder|NOUN|-|2|xcomp \
        and|CCONJ|-|7|cc withdrew|VERB|F|5|conj .|PUNCT|-|2|punct";
    check(Language::English, called, &[("withdrew", "conj", "called")]);
}

#[test]
fn a_clause_after_a_comma_belongs_to_the_verb() {
    let hit = "Shells|NOUN|-|2|nsubj hit|VERB|F|0|root a|DET|-|4|det school|NOUN|-|2|obj ,|PUNCT|-|6|punct \
        wounding|VERB|G|4|acl six|NUM|-|6|obj .|PUNCT|-|2|punct";
    check(Language::English, hit, &[("wounding", "advcl", "hit")]);
}

#[test]
fn a_noun_is_joined_to_a_noun() {
    let left = "Ils|PRON|-|2|nsubj quittent|VERB|F|0|root le|DET|-|4|det fort|NOUN|-|2|obj ,|PUNCT|-|7|punct \
        deux|NUM|-|7|nummod ponts|NOUN|-|2|conj .|PUNCT|-|2|punct";
    check(Language::French, left, &[("ponts", "conj", "fort")]);
}

#[test]
fn a_french_participle_describes_the_noun_before_it() {
    let seen = "Oran|PROPN|-|2|nsubj accueille|VERB|F|0|root des|DET|-|4|det marins|NOUN|-|2|obj ayant|AUX|N|6|aux \
        fui|VERB|P|2|advcl Tunis|PROPN|-|6|obj .|PUNCT|-|2|punct";
    check(Language::French, seen, &[("fui", "acl", "marins")]);
}

#[test]
fn what_has_a_preposition_is_no_subject() {
    let left = "Clashes|NOUN|-|0|root between|ADP|-|3|case militias|NOUN|-|4|nsubj left|VERB|F|1|conj nine|NUM|-|4|obj \
        dead|ADJ|-|4|xcomp .|PUNCT|-|1|punct";
    check(Language::English, left, &[("left", "root", "-"), ("Clashes", "nsubj", "left"), ("militias", "nmod", "Clashes")]);
}

#[test]
fn phrases_hang_on_what_they_belong_to() {
    let gave = "Oslo|PROPN|-|2|nsubj gave|VERB|F|0|root $|SYM|-|2|obj 3|NUM|-|5|compound million|NUM|-|3|nummod \
        to|ADP|-|7|case Nepal|PROPN|-|3|nmod .|PUNCT|-|2|punct";
    check(Language::English, gave, &[("Nepal", "obl", "gave")]);
    let invasion = "invasion|NOUN|-|6|nsubj of|ADP|-|3|case Gabon|PROPN|-|1|nmod by|ADP|-|5|case Chad|PROPN|-|3|nmod \
        ended|VERB|F|0|root .|PUNCT|-|6|punct";
    check(Language::English, invasion, &[("Chad", "nmod", "invasion")]);
    let after = "Rebels|NOUN|-|2|nsubj withdrew|VERB|F|0|root after|ADP|-|4|case talks|NOUN|-|2|obl with|ADP|-|6|case \
        elders|NOUN|-|2|obl .|PUNCT|-|2|punct";
    check(Language::English, after, &[("elders", "nmod", "talks")]);
    let counted = "where|ADV|-|5|advmod 3,000|NUM|-|5|discourse Kenyans|NOUN|-|5|nsubj have|AUX|F|5|aux fled|VERB|P|0|root";
    check(Language::English, counted, &[("3,000", "nummod", "Kenyans")]);
}

#[test]
fn what_stands_between_dont_and_a_verb_is_its_subject() {
    let lost = "L'|DET|-|2|det agence|NOUN|-|9|nsubj:pass ,|PUNCT|-|6|punct dont|PRON|-|6|nmod deux|NUM|-|6|nummod \
        employés|NOUN|-|2|appos ont|AUX|F|9|aux été|AUX|P|9|aux:pass tués|VERB|P|0|root ,|PUNCT|-|12|punct a|AUX|F|12|aux \
        quitté|VERB|P|9|parataxis Goma|PROPN|-|12|obj .|PUNCT|-|9|punct";
    let arcs = [
        ("employés", "nsubj:pass", "tués"),
        ("tués", "acl:relcl", "agence"),
        ("agence", "nsubj", "quitté"),
        (".", "punct", "quitté"),
    ];
    check(Language::French, lost, &arcs);
    // "Trente personnes, dont deux soldats, ont été tuées": a part of them, and no clause.
    let part = "Trente|NUM|-|2|nummod personnes|NOUN|-|10|nsubj:pass ,|PUNCT|-|6|punct dont|PRON|-|6|nmod deux|NUM|-|6|nummod \
        soldats|NOUN|-|2|appos ,|PUNCT|-|6|punct ont|AUX|F|10|aux été|AUX|P|10|aux:pass tuées|VERB|P|0|root .|PUNCT|-|10|punct";
    check(Language::French, part, &[("personnes", "nsubj:pass", "tuées"), ("soldats", "appos", "personnes")]);
}

#[test]
fn by_is_no_particle_before_a_noun() {
    let hit = "Trucks|NOUN|-|3|nsubj:pass were|AUX|F|3|aux:pass hit|VERB|P|0|root by|ADP|-|3|compound:prt a|DET|-|4|xcomp \
        stray|ADJ|-|7|amod shell|NOUN|-|5|appos .|PUNCT|-|3|punct";
    check(Language::English, hit, &[("shell", "obl:agent", "hit"), ("by", "case", "shell"), ("a", "det", "shell")]);
    let near = "Trucks|NOUN|-|3|nsubj:pass were|AUX|F|3|aux:pass hit|VERB|P|0|root by|ADP|-|8|case a|DET|-|8|det \
        rocket|NOUN|-|8|compound near|ADP|-|8|case Oran|PROPN|-|3|obl:agent .|PUNCT|-|3|punct";
    check(Language::English, near, &[("rocket", "obl:agent", "hit"), ("Oran", "nmod", "rocket"), ("by", "case", "rocket")]);
}
