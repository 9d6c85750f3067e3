//! Tokens and sentences.

use sitrep::text::{Language, Part, Shape, Text};

fn tokens(source: &str, language: Language) -> String {
    let text = Text::read(source, Some(language));
    (0..text.tokens.len()).map(|i| text.word(i)).collect::<Vec<_>>().join("|")
}

#[test]
fn english_tokens() {
    for (source, expected) in [
        ("The mayor's son doesn't know.", "The|mayor|'s|son|does|n't|know|."),
        ("They cannot say who’ll come; the rebels' men won't.", "They|can|not|say|who|’ll|come|;|the|rebels|'|men|wo|n't|."),
        ("Pro-Kelvar units took the M-5 near al-Dorah.", "Pro-Kelvar|units|took|the|M-5|near|al-Dorah|."),
        (
            "Some 120,000 people, 3.6% of them, paid $5 at 8:30 a.m. on 11/02/2020.",
            "Some|120,000|people|,|3.6|%|of|them|,|paid|$|5|at|8:30|a.m.|on|11/02/2020|.",
        ),
        ("Gen. J. Harlow of the U.S. wrote to j.h@kelvar.org.", "Gen.|J.|Harlow|of|the|U.S.|wrote|to|j.h@kelvar.org|."),
        ("See https://kelvar.org/a?b=1, he said...", "See|https://kelvar.org/a?b=1|,|he|said|..."),
    ] {
        assert_eq!(tokens(source, Language::English), expected);
    }
}

#[test]
fn french_tokens() {
    for (source, expected) in [
        ("L’armée n'a qu'aujourd'hui quitté l'est du pays.", "L’|armée|n'|a|qu'|aujourd'hui|quitté|l'|est|du|pays|."),
        ("Pourquoi, demande-t-il, est-ce aux civils ?", "Pourquoi|,|demande|-t-il|,|est|-ce|aux|civils|?"),
        ("Quelque 388 000 personnes, 50% des 3\u{a0}500 familles.", "Quelque|388 000|personnes|,|50|%|des|3\u{a0}500|familles|."),
        ("M. Orlan et Mme Vey, à 20h30 (c'est-à-dire hier)", "M.|Orlan|et|Mme|Vey|,|à|20h30|(|c'est-à-dire|hier|)"),
        (
            "Le porte-parole, lui-même au nord-ouest, a peut-être pris rendez-vous.",
            "Le|porte-parole|,|lui-même|au|nord-ouest|,|a|peut-être|pris|rendez-vous|.",
        ),
    ] {
        assert_eq!(tokens(source, Language::French), expected);
    }
}

#[test]
fn sentences() {
    for (source, language, expected) in [
        ("\"We hold the town,\" he said. \"We stay.\" Then Col. Orr left the U.S. The rest did not.", Language::English, 4),
        ("He fled at 6 p.m. on Monday. He came back.\n\nNight raid\n\nIt rained.", Language::English, 4),
        ("Le gén. Orlan a parlé.« Nous restons. » Il est parti le 3. Fin.", Language::French, 4),
        ("He paid 3.5 million to J. R. Orr.No one saw it. ", Language::English, 2),
        ("The colonel said so to the press on Tuesday. Orr.", Language::English, 1),
    ] {
        let text = Text::read(source, Some(language));
        let found: Vec<&str> = text.sentences.iter().map(|s| text.slice(s.span)).collect();
        assert_eq!(found.len(), expected, "{found:?}");
    }
}

#[test]
fn parts() {
    let text = Text::read("Raid on the port of Kelvar\n\nTwo ships burned.\n\nA long night\n\nNobody was hurt.", None);
    let parts: Vec<Part> = text.sentences.iter().map(|s| s.part).collect();
    assert_eq!(parts, [Part::Title, Part::Body, Part::Heading, Part::Body]);
    assert_eq!(text.tokens[0].shape, Shape::Capital);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let source = "The convoy left the port of Kelvar before the first light\nof the morning and went along the coast until it reached\nthe bridge at Orr. Nobody stopped it.";
    assert_eq!(Text::read(source, None).sentences.len(), 2);
}
