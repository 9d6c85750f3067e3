//! Regular French forms that treebanks have too few of to learn from: the imperfect, the conditional, the future and the simple past of
//! third persons. Hides their endings.

use super::feats::{Feats, Mood, Number, Tense};
use crate::knowledge::among;

/// What comes before "èrent" in the present of verbs in "érer"; elsewhere the ending is that of the simple past.
const ERER: &str = "lib|op|récup|esp|accél|consid|exag|tol|préf|diff|g|adh|gén|réit|mod|transf|conf|déf|interf|coop|prolif|énum|\
    persév|alt|ins|sugg|ing";

/// What comes before "irait" in the imperfect of verbs in "irer"; elsewhere it is the conditional of verbs in "ir" and "uire".
const IRER: &str = "t|ret|att|ét|sout|asp|insp|resp|exp|consp|transp|soup|dés|adm|vir|chav|déch|emp|dél|m|c|v";

/// What comes before "ient" in verbs in "tier" and "vier"; others are of "tenir" and "venir".
const TIER: &str = "init|dév|env";

/// How a form ends, how the lemma ends that the rules make of it, and how the infinitive does.
const ENDINGS: &[(&str, &str, &str)] = &[
    ("eraient", "aenir", "er"),
    ("eraient", "erer", "er"),
    ("issaient", "aenir", "ir"),
    ("çaient", "aenir", "cer"),
    ("geaient", "aenir", "ger"),
    ("endaient", "aenir", "endre"),
    ("pondaient", "aenir", "pondre"),
    ("aient", "aenir", "er"),
    ("erait", "erer", "er"),
    ("eront", "eror", "er"),
    ("èrent", "rer", "er"),
];

/// Puts right what the rules made of a French verb: its lemma, which `lemma` has from byte `at` on, and its features.
#[inline(never)]
pub(super) fn mend(lower: &str, lemma: &mut String, at: usize, feats: &mut Feats) {
    if feats.mood == Mood::Conditional {
        return;
    }
    // "publient" is of "publier", but "obtient" of "obtenir", "emploient" of "employer", "rient" of "rire".
    let others = |s: &str| s.ends_with(['a', 'o', 'u']) || s.ends_with(['t', 'v']) && !among(s, TIER) || among(s, "r|sour");
    if let Some(stem) = lower.strip_suffix("ient").filter(|s| !others(s)) {
        lemma.truncate(at);
        lemma.push_str(stem);
        lemma.push_str("ier");
        (feats.tense, feats.number) = (Tense::Present, Number::Plural);
        return;
    }
    for &(form, odd, infinitive) in ENDINGS {
        let Some(stem) = lower.strip_suffix(form).filter(|_| lemma.ends_with(odd)) else { continue };
        if odd == "rer" {
            if among(stem, ERER) {
                break;
            }
            feats.tense = Tense::Past;
        }
        lemma.truncate(at);
        lemma.push_str(stem);
        lemma.push_str(infinitive);
        break;
    }
    if lower.ends_with("aient") {
        (feats.tense, feats.number) = (Tense::Imperfect, Number::Plural);
    } else if lower.ends_with("eront") {
        feats.tense = Tense::Future;
    }
    let Some(stem) = lower.strip_suffix("ait").or(lower.strip_suffix("aient")) else { return };
    // "franchirait", "réunirait", "détruirait", but "retirait".
    if let Some(root) = stem.strip_suffix("ir").filter(|r| r.len() > 1 && !among(r, IRER)) {
        if lemma.get(at..).is_some_and(|l| l.ends_with("irer") || l.ends_with("iraenir")) {
            lemma.truncate(at);
            lemma.push_str(stem);
            if root.ends_with('u') && root != "fu" {
                lemma.push('e');
            }
            feats.mood = Mood::Conditional;
            return;
        }
    }
    let own = lemma.get(at..).unwrap_or("").trim_end_matches('e');
    if own == stem || ["ndr", "verr", "ourr"].iter().any(|end| stem.ends_with(end)) {
        feats.mood = Mood::Conditional;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_their_infinitives() {
        let of = |form: &str, rule: &str| {
            let (mut lemma, mut feats) = (format!("avant{rule}"), Feats::default());
            mend(form, &mut lemma, 5, &mut feats);
            (lemma[5..].to_string(), feats.tense, feats.mood)
        };
        let all = [
            ("réclamaient", "réclamaenir", "réclamer", Tense::Imperfect, Mood::None),
            ("exigeaient", "exigeaenir", "exiger", Tense::Imperfect, Mood::None),
            ("menaçaient", "menaçaenir", "menacer", Tense::Imperfect, Mood::None),
            ("envahissaient", "envahissaenir", "envahir", Tense::Imperfect, Mood::None),
            ("livrerait", "livrerer", "livrer", Tense::None, Mood::Conditional),
            ("livreraient", "livreraenir", "livrer", Tense::Imperfect, Mood::Conditional),
            ("livreraient", "livrerer", "livrer", Tense::Imperfect, Mood::Conditional),
            ("prendrait", "prendre", "prendre", Tense::None, Mood::Conditional),
            ("franchirait", "franchirer", "franchir", Tense::None, Mood::Conditional),
            ("réuniraient", "réuniraenir", "réunir", Tense::Imperfect, Mood::Conditional),
            ("détruirait", "détruirer", "détruire", Tense::None, Mood::Conditional),
            ("retirait", "retirer", "retirer", Tense::None, Mood::None),
            ("préparait", "préparer", "préparer", Tense::None, Mood::None),
            ("retireront", "retireror", "retirer", Tense::Future, Mood::None),
            ("tuèrent", "tuérer", "tuer", Tense::Past, Mood::None),
            ("publient", "publenir", "publier", Tense::Present, Mood::None),
            ("nient", "er", "nier", Tense::Present, Mood::None),
            ("emploient", "employer", "employer", Tense::None, Mood::None),
            ("nient", "nenir", "nier", Tense::Present, Mood::None),
            ("obtient", "obtenir", "obtenir", Tense::None, Mood::None),
            ("libèrent", "libérer", "libérer", Tense::None, Mood::None),
        ];
        for (form, rule, lemma, tense, mood) in all {
            assert_eq!(of(form, rule), (lemma.to_string(), tense, mood), "{form}");
        }
    }
}
