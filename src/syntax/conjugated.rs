//! Regular French forms that treebanks have too few of to learn from: the imperfect, the conditional, the future and the simple past of
//! third persons. Hides their endings.

use super::feats::{Feats, Mood, Number, Tense};
use crate::knowledge::among;

/// What comes before "èrent" in the present of verbs in "érer"; elsewhere the ending is that of the simple past.
const ERER: &str = "lib|op|récup|esp|accél|consid|exag|tol|préf|diff|g|adh|gén|réit|mod|transf|conf|déf|interf|coop|prolif|énum|\
    persév|alt|ins|sugg|ing";

/// Puts right what the rules made of a French verb: its lemma, which `lemma` has from byte `at` on, and its features.
pub(super) fn mend(lower: &str, lemma: &mut String, at: usize, feats: &mut Feats) {
    if feats.mood == Mood::Conditional {
        return;
    }
    if let Some(stem) = lower.strip_suffix("aient") {
        (feats.tense, feats.number) = (Tense::Imperfect, Number::Plural);
        if lemma.ends_with("aenir") {
            lemma.truncate(at);
            let (stem, ending) = match stem {
                s if s.ends_with("iss") => (&s[..s.len() - 2], "r"),
                s if s.ends_with('ç') => (&s[..s.len() - 2], "cer"),
                s if s.ends_with("ge") => (s, "r"),
                s if s.ends_with("end") || s.ends_with("pond") => (s, "re"),
                s => (s, "er"),
            };
            lemma.push_str(stem);
            lemma.push_str(ending);
        }
    }
    if let Some(stem) = lower.strip_suffix("èrent").filter(|s| lemma.ends_with("rer") && !among(s, ERER)) {
        feats.tense = Tense::Past;
        lemma.truncate(at);
        lemma.push_str(stem);
        lemma.push_str("er");
    }
    // "livrerait", "retireront": the rules took off less than the whole ending.
    if lemma.ends_with("erer") || lemma.ends_with("eror") {
        lemma.truncate(lemma.len() - 2);
    }
    if lower.ends_with("eront") {
        feats.tense = Tense::Future;
    }
    let Some(stem) = lower.strip_suffix("ait").or(lower.strip_suffix("aient")) else { return };
    let own = &lemma[at..];
    if own.strip_suffix('e').unwrap_or(own) == stem || ["ndr", "verr", "ourr"].iter().any(|e| stem.ends_with(e)) {
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
            ("prendrait", "prendre", "prendre", Tense::None, Mood::Conditional),
            ("préparait", "préparer", "préparer", Tense::None, Mood::None),
            ("retireront", "retireror", "retirer", Tense::Future, Mood::None),
            ("tuèrent", "tuérer", "tuer", Tense::Past, Mood::None),
            ("libèrent", "libérer", "libérer", Tense::None, Mood::None),
        ];
        for (form, rule, lemma, tense, mood) in all {
            assert_eq!(of(form, rule), (lemma.to_string(), tense, mood), "{form}");
        }
    }
}
