//! The tags of the tagger: a part of speech with the features that the word's place in the sentence decides.

use super::{Feats, Mood, Number, Person, Tense, Upos, VerbForm};

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Tag {
    pub upos: Upos,
    pub feats: Feats,
    /// 0 none, 1 relative, 2 interrogative, 3 personal.
    pub pronoun: u8,
}

impl Tag {
    /// The tag of a treebank's part of speech and features.
    #[cfg(feature = "train")]
    pub(super) fn of(upos: Upos, feats: &str) -> Tag {
        let all = parse(feats);
        let mut tag = Tag { upos, feats: Feats::default(), pronoun: 0 };
        match upos {
            Upos::Verb | Upos::Aux => {
                tag.feats = Feats { number: Number::None, person: Person::None, negative: false, ..all };
                // "Voice=Pass" is only kept where context tells it apart.
                tag.feats.passive = all.passive && all.form == VerbForm::Participle && all.tense == Tense::Past;
            }
            Upos::Noun => tag.feats.number = all.number,
            Upos::Pron => {
                tag.pronoun = match feats {
                    f if f.contains("PronType=Rel") => 1,
                    f if f.contains("PronType=Int") => 2,
                    f if f.contains("PronType=Prs") => 3,
                    _ => 0,
                }
            }
            _ => {}
        }
        tag
    }

    /// As bytes of a pack.
    #[cfg(feature = "train")]
    pub(super) fn bytes(&self) -> [u8; 7] {
        let f = &self.feats;
        [self.upos as u8, f.tense as u8, f.mood as u8, f.form as u8, f.number as u8, f.passive as u8, self.pronoun]
    }

    /// From the bytes of a pack; `None` if they are no tag.
    pub(super) fn from_bytes(b: &[u8]) -> Option<Tag> {
        let feats = Feats {
            tense: *[Tense::None, Tense::Past, Tense::Present, Tense::Future, Tense::Imperfect].get(b[1] as usize)?,
            mood: *[Mood::None, Mood::Indicative, Mood::Conditional, Mood::Subjunctive, Mood::Imperative].get(b[2] as usize)?,
            form: *[VerbForm::None, VerbForm::Finite, VerbForm::Infinitive, VerbForm::Participle, VerbForm::Gerund]
                .get(b[3] as usize)?,
            number: number(b[4])?,
            person: Person::None,
            passive: b[5] == 1,
            negative: false,
        };
        Some(Tag { upos: *Upos::ALL.get(b[0] as usize)?, feats, pronoun: b[6] })
    }
}

/// Number by its byte.
pub(super) fn number(b: u8) -> Option<Number> {
    [Number::None, Number::Singular, Number::Plural].get(b as usize).copied()
}

/// Person by its byte.
pub(super) fn person(b: u8) -> Option<Person> {
    [Person::None, Person::First, Person::Second, Person::Third].get(b as usize).copied()
}

/// The features of a treebank that events need.
#[cfg(feature = "train")]
pub(super) fn parse(feats: &str) -> Feats {
    let mut out = Feats::default();
    for f in feats.split('|') {
        match f {
            "Tense=Past" => out.tense = Tense::Past,
            "Tense=Pres" => out.tense = Tense::Present,
            "Tense=Fut" => out.tense = Tense::Future,
            "Tense=Imp" => out.tense = Tense::Imperfect,
            "Mood=Ind" => out.mood = Mood::Indicative,
            "Mood=Cnd" => out.mood = Mood::Conditional,
            "Mood=Sub" => out.mood = Mood::Subjunctive,
            "Mood=Imp" => out.mood = Mood::Imperative,
            "VerbForm=Fin" => out.form = VerbForm::Finite,
            "VerbForm=Inf" => out.form = VerbForm::Infinitive,
            "VerbForm=Part" => out.form = VerbForm::Participle,
            "VerbForm=Ger" => out.form = VerbForm::Gerund,
            "Number=Sing" => out.number = Number::Singular,
            "Number=Plur" => out.number = Number::Plural,
            "Person=1" => out.person = Person::First,
            "Person=2" => out.person = Person::Second,
            "Person=3" => out.person = Person::Third,
            "Voice=Pass" => out.passive = true,
            "Polarity=Neg" | "PronType=Neg" => out.negative = true,
            _ => {}
        }
    }
    out
}
