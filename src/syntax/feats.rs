//! The morphological features that events need, packed.

/// Tense of a finite verb or participle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Tense {
    #[default]
    None,
    Past,
    Present,
    Future,
    Imperfect,
}

/// Mood of a finite verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Mood {
    #[default]
    None,
    Indicative,
    Conditional,
    Subjunctive,
    Imperative,
}

/// Form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum VerbForm {
    #[default]
    None,
    Finite,
    Infinitive,
    Participle,
    Gerund,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Number {
    #[default]
    None,
    Singular,
    Plural,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Person {
    #[default]
    None,
    First,
    Second,
    Third,
}

/// The features of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Feats {
    /// Tense; a past participle is [`Tense::Past`] with [`VerbForm::Participle`].
    pub tense: Tense,
    /// Mood.
    pub mood: Mood,
    /// Verb form.
    pub form: VerbForm,
    /// Number.
    pub number: Number,
    /// Person.
    pub person: Person,
    /// Passive voice, as far as the word itself or its auxiliary shows it.
    pub passive: bool,
    /// Negative polarity of the word itself ("not", "no", "ne", "aucun").
    pub negative: bool,
}
