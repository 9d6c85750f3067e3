//! Trees of sentences made for it. A model errs, so each sentence asks only for what later stages live on.

use sitrep::syntax::{Models, Rel, Upos};
use sitrep::text::{Language, Text};

pub fn models() -> Models {
    let mut models = Models::default();
    for name in ["syntax-en", "syntax-fr"] {
        let bytes = std::fs::read(format!("data/packs/{name}.bin")).expect("the pack is there");
        models.load(name, &bytes).expect("the pack is taken");
    }
    models
}

/// Checks (dependent, relation, head) by words.
fn check(models: &Models, source: &str, language: Language, arcs: &[(&str, Rel, &str)]) {
    let text = Text::read(source, Some(language));
    let syntax = models.analyse(&text);
    let shown: Vec<String> = (0..text.tokens.len())
        .map(|i| {
            format!(
                "{} {:?} {} -> {}",
                text.word(i),
                syntax.words[i].upos,
                syntax.words[i].rel.as_str(),
                syntax.head(i).map_or("ROOT", |h| text.word(h))
            )
        })
        .collect();
    for &(word, rel, head) in arcs {
        let found = (0..text.tokens.len())
            .any(|i| text.word(i) == word && syntax.words[i].rel == rel && syntax.head(i).is_some_and(|h| text.word(h) == head));
        assert!(found, "{word} is not {} of {head} in:\n{}", rel.as_str(), shown.join("\n"));
    }
}

#[test]
fn english_trees() {
    let m = models();
    let en = |s: &str, arcs: &[(&str, Rel, &str)]| check(&m, s, Language::English, arcs);
    en(
        "The rebels shelled the village on Monday.",
        &[("rebels", Rel::Nsubj, "shelled"), ("village", Rel::Obj, "shelled"), ("Monday", Rel::Obl, "shelled")],
    );
    en(
        "Three soldiers were killed by a mine near Kelvar.",
        &[("soldiers", Rel::NsubjPass, "killed"), ("were", Rel::AuxPass, "killed"), ("mine", Rel::OblAgent, "killed")],
    );
    en(
        "The town, which the army captured in May, is empty.",
        &[("captured", Rel::AclRelcl, "town"), ("army", Rel::Nsubj, "captured")],
    );
    en(
        "Kelvar and Orlan signed a treaty and freed the prisoners.",
        &[
            ("Kelvar", Rel::Nsubj, "signed"),
            ("Orlan", Rel::Conj, "Kelvar"),
            ("freed", Rel::Conj, "signed"),
            ("prisoners", Rel::Obj, "freed"),
        ],
    );
    en(
        "The minister said that the troops would leave the port.",
        &[("minister", Rel::Nsubj, "said"), ("leave", Rel::Ccomp, "said"), ("troops", Rel::Nsubj, "leave")],
    );
    en(
        "The militia refused to leave the city.",
        &[("leave", Rel::Xcomp, "refused"), ("city", Rel::Obj, "leave"), ("militia", Rel::Nsubj, "refused")],
    );
}

#[test]
fn french_trees() {
    let m = models();
    let fr = |s: &str, arcs: &[(&str, Rel, &str)]| check(&m, s, Language::French, arcs);
    fr(
        "Les rebelles ont bombardé le village lundi.",
        &[("rebelles", Rel::Nsubj, "bombardé"), ("village", Rel::Obj, "bombardé"), ("ont", Rel::Aux, "bombardé")],
    );
    fr(
        "Trois soldats ont été tués par une mine.",
        &[("soldats", Rel::NsubjPass, "tués"), ("été", Rel::AuxPass, "tués"), ("mine", Rel::OblAgent, "tués")],
    );
    fr(
        "Les rebelles qui contrôlent la ville ont tué deux soldats.",
        &[("contrôlent", Rel::AclRelcl, "rebelles"), ("rebelles", Rel::Nsubj, "tué")],
    );
    fr(
        "Le gouvernement du Kelvar et les rebelles ont signé un accord.",
        &[
            ("gouvernement", Rel::Nsubj, "signé"),
            ("rebelles", Rel::Conj, "gouvernement"),
            ("du", Rel::Case, "Kelvar"),
            ("accord", Rel::Obj, "signé"),
        ],
    );
    fr(
        "Le ministre a déclaré que les troupes quitteraient le port.",
        &[("quitteraient", Rel::Ccomp, "déclaré"), ("troupes", Rel::Nsubj, "quitteraient")],
    );
    fr(
        "L'attaque menée par la milice a fait dix morts.",
        &[("menée", Rel::Acl, "attaque"), ("milice", Rel::OblAgent, "menée"), ("attaque", Rel::Nsubj, "fait")],
    );
}

#[test]
fn tags_lemmas_and_voice() {
    let m = models();
    let text = Text::read("Two houses were destroyed by the men who fled.", None);
    let s = m.analyse(&text);
    let lemmas: Vec<&str> = (0..text.tokens.len()).map(|i| s.lemma(i)).collect();
    assert_eq!(lemmas, ["two", "house", "be", "destroy", "by", "the", "man", "who", "flee", "."]);
    assert!(s.words[3].feats.passive && !s.words[8].feats.passive);
    assert_eq!((s.words[1].upos, s.words[4].upos), (Upos::Noun, Upos::Adp));
    let text = Text::read("Les villageois n'ont pas été évacués de la zone.", None);
    let s = m.analyse(&text);
    let at = |w: &str| (0..text.tokens.len()).find(|&i| text.word(i) == w).expect("the word is there");
    assert_eq!(s.lemma(at("évacués")), "évacuer");
    assert!(s.words[at("évacués")].feats.passive && s.words[at("n'")].feats.negative);
}

#[test]
fn only_what_is_asked_for_is_parsed() {
    let m = models();
    let text = Text::read("The army left. The rebels came.", None);
    let mut s = m.tag(&text);
    assert!((0..8).all(|i| s.head(i).is_none()));
    m.parse(&text, &mut s, text.sentences[1].tokens.clone(), |_| true);
    assert!((0..4).all(|i| s.head(i).is_none()) && (4..8).any(|i| s.head(i).is_some()));
    assert_eq!(s.words[1].upos, Upos::Noun);
    // A part of a sentence by itself.
    let mut s = m.tag(&text);
    m.parse(&text, &mut s, 5..7, |_| true);
    assert_eq!((s.head(5), s.head(6)), (Some(6), None));
}

#[test]
fn damaged_packs_are_refused() {
    let good = std::fs::read("data/packs/syntax-en.bin").expect("the pack is there");
    let mut models = Models::default();
    assert!(models.load("syntax-fr", &good).unwrap_err().contains("language"));
    assert!(models.load("syntax-xx", &good).is_err());
    assert!(models.load("syntax-en", b"").is_err() && models.load("syntax-en", &good[..1000]).is_err());
    for at in (0..good.len()).step_by(good.len() / 150) {
        let mut bad = good.clone();
        bad[at] ^= 0x55;
        assert!(models.load("syntax-en", &bad).is_err(), "byte {at}");
        assert!(!models.has(Language::English));
    }
    assert!(models.load("syntax-en", &good).is_ok() && models.has(Language::English));
}
