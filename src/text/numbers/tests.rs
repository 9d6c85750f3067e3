//! What numbers are found in whole sentences, in both languages.

use super::super::{Language, Text};
use super::find;

/// "words=min..max" for every number, with "~" for approximate, "%" for a share, "#" for an ordinal.
fn seen(language: Language, source: &str) -> Vec<String> {
    let text = Text::read(source, Some(language));
    let show = |n: &super::Number| {
        let max = n.max.map_or("".into(), |m| m.to_string());
        let marks = [(n.approximate, "~"), (n.percent, "%"), (n.ordinal, "#")];
        let marks: String = marks.iter().filter(|m| m.0).map(|m| m.1).collect();
        let range = if n.max == Some(n.min) { max } else { format!("{}..{max}", n.min) };
        assert!(text.span_of(n.tokens.clone()).contains(n.span) && n.tokens.start <= n.core.start && n.core.end <= n.tokens.end);
        format!("{}={range}{marks}", text.slice(n.span))
    };
    find(&text).iter().map(show).collect()
}

fn check(language: Language, cases: &[(&str, &[&str])]) {
    for (source, expected) in cases {
        assert_eq!(seen(language, source), *expected, "in {source:?}");
    }
}

#[test]
fn english_digits() {
    check(
        Language::English,
        &[
            ("Some 4,250 people fled; 120,000 stayed.", &["Some 4,250=4250~", "120,000=120000"]),
            ("About 3.6 million refugees and 388 000 others.", &["About 3.6 million=3600000~", "388 000=388000"]),
            ("The army holds 45% of it, or 12.5 per cent.", &["45%=45%", "12.5 per cent=12..13~%"]),
            ("On May 10 350 men left the 3rd base.", &["10=10", "350=350", "3rd=3#"]),
            (
                "Between 10 and 15 tanks, 20-30 trucks, 5 to 7 thousand men.",
                &["Between 10 and 15=10..15", "20-30=20..30", "5 to 7 thousand=5000..7000"],
            ),
            ("They used M5 and F-16 and an S-400 at 14:30 on 2020-02-11, version 1.2.3, call 01.42.33.44.", &[]),
            ("Resolution 2254 and Article 5, says France 24.", &[]),
            ("It cost $3.5m or 40k roubles, 12km away.", &["3.5m=3500000", "40k=40000", "12=12"]),
            ("A number of 99999999999999999999 is none; 0042 is none.", &[]),
            ("An 11-year-old boy and a 10-year war; they won 2-1.", &["11=11", "10=10"]),
            ("Troops took over 30 villages; well over 30 villages fell.", &["30=30", "well over 30=30.."]),
        ],
    );
}

#[test]
fn english_words() {
    check(
        Language::English,
        &[
            ("Twenty-one men and two hundred and five women.", &["Twenty-one=21", "two hundred and five=205"]),
            ("Two hundred thousand fled, a hundred stayed.", &["Two hundred thousand=200000", "a hundred=100"]),
            (
                "Dozens died, scores of homes burned, hundreds of thousands left.",
                &["Dozens=24..~", "scores=40..~", "hundreds of thousands=200000..~"],
            ),
            (
                "A dozen men, two dozen boys, half a dozen cars, half a million people.",
                &["A dozen=12~", "two dozen=24~", "half a dozen=6~", "half a million=500000~"],
            ),
            (
                "Several hundred men, a few thousand others, tens of thousands more.",
                &["Several hundred=200..~", "a few thousand=2000..~", "tens of thousands=20000..~"],
            ),
            (
                "At least nine died, up to twelve were hurt, fewer than six fled.",
                &["At least nine=9..", "up to twelve=1..12", "fewer than six=1..5"],
            ),
            (
                "No fewer than about forty, as many as 55,000, ten or more.",
                &["No fewer than about forty=40..~", "as many as 55,000=1..55000", "ten or more=10.."],
            ),
            ("One of them helped one another; no one could; one must try.", &["One=1"]),
            (
                "Half of the town, two thirds of it, a third of them, the third man.",
                &["Half=50%", "two thirds=66..67~%", "a third=33..34~%", "third=3#"],
            ),
            ("Two or three shells; two and a half million people.", &["Two or three=2..3~", "two and a half million=2500000"]),
            ("Both sides met a couple of times; both Oran and Tunis agreed.", &["Both=2", "a couple=2~"]),
            ("Few came. The twenty-third brigade came.", &["twenty-third=23#"]),
        ],
    );
}

#[test]
fn french_digits() {
    check(
        Language::French,
        &[
            (
                "Quelque 4 250 personnes, 388\u{202f}000 autres et 200.000 enfants.",
                &["Quelque 4 250=4250~", "388\u{202f}000=388000", "200.000=200000"],
            ),
            (
                "Environ 1,5 million d'habitants, 40 pour cent du pays, 50 % des villes.",
                &["Environ 1,5 million=1500000~", "40 pour cent=40%", "50 %=50%"],
            ),
            (
                "De 10 à 15 blindés, entre 20 et 30 camions, 5-7 hommes.",
                &["De 10 à 15=10..15", "entre 20 et 30=20..30", "5-7=5..7"],
            ),
            ("Le 1er mai, la 2e brigade, l'autoroute M-5 et le 3ème corps.", &["1er=1#", "2e=2#", "3ème=3#"]),
            (
                "Plus de 260 civils, au moins 12 enfants, jusqu'à 40 soldats, moins de 6 km.",
                &["Plus de 260=260..", "au moins 12=12..", "jusqu'à 40=1..40", "moins de 6=1..5"],
            ),
            ("À 7h30, selon la résolution 2254 (1/3).", &[]),
        ],
    );
}

#[test]
fn french_words() {
    check(
        Language::French,
        &[
            (
                "Quatre-vingt-dix-sept morts, deux cent mille déplacés, soixante et onze otages.",
                &["Quatre-vingt-dix-sept=97", "deux cent mille=200000", "soixante et onze=71"],
            ),
            (
                "Vingt et un hommes, quatre-vingts femmes, mille deux cents autres, cent un enfants.",
                &["Vingt et un=21", "quatre-vingts=80", "mille deux cents=1200", "cent un=101"],
            ),
            (
                "Une dizaine de blessés, des dizaines de morts, une trentaine de chars.",
                &["Une dizaine=10~", "dizaines=20..~", "une trentaine=30~"],
            ),
            (
                "Des dizaines de milliers de civils, plusieurs centaines de soldats, deux millions d'âmes.",
                &["dizaines de milliers=20000..~", "plusieurs centaines=200..~", "deux millions=2000000"],
            ),
            (
                "Près d'un millier de tués, plus d'une vingtaine de chars, plus d'un an.",
                &["Près d'un millier=1000~", "plus d'une vingtaine=20..~", "plus d'un=1.."],
            ),
            ("Un homme et une femme près d'un village.", &[]),
            (
                "Au moins un mort, deux ou trois blessés, une demi-douzaine de drones.",
                &["Au moins un=1..", "deux ou trois=2..3~", "une demi-douzaine=6~"],
            ),
            (
                "Un tiers de la ville, la moitié du pays, les deux tiers du front.",
                &["Un tiers=33..34~%", "la moitié=50%", "deux tiers=66..67~%"],
            ),
            ("Plusieurs raids, quelques obus, la deuxième frappe.", &["Plusieurs=2..~", "quelques=2..~", "deuxième=2#"]),
            ("Un véhicule neuf. Neuf soldats.", &["Neuf=9"]),
            (
                "Deux à trois cents combattants, deux millions et demi de réfugiés.",
                &["Deux à trois cents=200..300", "deux millions et demi=2500000"],
            ),
        ],
    );
}

#[test]
fn other_languages_have_digits_only() {
    assert_eq!(seen(Language::Other, "двести 200 six"), ["200=200"]);
    assert!(seen(Language::Other, "").is_empty());
}

#[test]
fn long_runs_stay_linear_and_do_not_overflow() {
    for piece in ["9", "9,", "9 ", "9-", "million ", "hundred thousand ", "at least ", "two and ", "a half "] {
        seen(Language::English, &piece.repeat(20_000));
    }
    for piece in ["quatre-vingt-", "mille ", "et ", "plus d'un ", "9 999 ", "dizaines de milliers de "] {
        seen(Language::French, &piece.repeat(20_000));
    }
}
