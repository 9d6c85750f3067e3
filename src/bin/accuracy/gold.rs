//! The forms of gold and of what is compared with it. Of a report only the fields that are scored are read, so that reports of
//! other programs can be scored as well.

use std::collections::HashMap;

use serde::Deserialize;

/// Gold of one article.
#[derive(Deserialize)]
pub struct Gold {
    #[serde(default)]
    pub id: String,
    pub lang: Option<String>,
    pub published: Option<String>,
    /// The first line repeats the article and holds no gold.
    #[serde(default)]
    pub title_unannotated: bool,
    pub events: Vec<GoldEvent>,
}

/// One mention of an event.
#[derive(Deserialize)]
pub struct GoldEvent {
    /// Words of the article that hold the mention.
    pub sentence: String,
    /// The words in it that tell the event.
    pub trigger: String,
    pub r#type: String,
    /// Other types that are right.
    #[serde(default)]
    pub also_accept: Vec<String>,
    #[serde(default)]
    pub alt_types: Vec<String>,
    pub status: String,
    #[serde(default)]
    pub agents: Vec<String>,
    #[serde(default)]
    pub targets: Vec<String>,
    #[serde(default)]
    pub places: Vec<GoldPlace>,
    /// `None` where no date is scored.
    pub date: Option<GoldDate>,
    #[serde(default)]
    pub quantities: Vec<Count>,
    pub attribution: Option<String>,
    /// Finding it is neither rewarded nor punished.
    pub optional: Option<bool>,
    /// Mentions of one event share this.
    pub coref: Option<String>,
    /// Pronouns and roles, and the names that are as right.
    pub refs: Option<HashMap<String, Vec<String>>>,
}

#[derive(Deserialize)]
pub struct GoldPlace {
    pub text: String,
    pub canonical: String,
    pub lat: f64,
    pub lon: f64,
}

#[derive(Deserialize)]
pub struct GoldDate {
    pub start: Option<String>,
    pub end: Option<String>,
}

/// How many, of what kind; the most is not scored.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Count {
    pub kind: String,
    pub min: Option<f64>,
}

/// What was found in one article.
#[derive(Default, Deserialize)]
pub struct Predicted {
    pub events: Vec<Found>,
}

/// One event found, with all its mentions.
#[derive(Deserialize)]
pub struct Found {
    pub r#type: String,
    pub factuality: Option<String>,
    pub trigger: Span,
    #[serde(default)]
    pub mentions: Vec<Span>,
    #[serde(default)]
    pub agents: Vec<Words>,
    #[serde(default)]
    pub targets: Vec<Words>,
    #[serde(default)]
    pub places: Vec<FoundPlace>,
    pub time: Option<GoldDate>,
    #[serde(default)]
    pub quantities: Vec<Count>,
    #[serde(default)]
    pub attribution: Option<OneOrMany>,
}

/// UTF-16 code units.
#[derive(Clone, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
    pub text: Option<String>,
}

#[derive(Clone, Deserialize)]
pub struct Words {
    pub text: String,
}

#[derive(Deserialize)]
pub struct FoundPlace {
    pub text: String,
    pub place: Option<FoundPoint>,
}

#[derive(Deserialize)]
pub struct FoundPoint {
    pub lat: Option<f64>,
    pub lon: Option<f64>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    Many(Vec<Words>),
    One(Words),
}

impl Found {
    /// The sources named, as said.
    pub fn sources(&self) -> Vec<String> {
        match &self.attribution {
            None => Vec::new(),
            Some(OneOrMany::One(w)) => vec![w.text.clone()],
            Some(OneOrMany::Many(list)) => list.iter().map(|w| w.text.clone()).collect(),
        }
    }
}
