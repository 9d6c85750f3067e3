//! Place names and the points they mean. Hides gazetteers and disambiguation; knows nothing of time or actors.

use std::ops::Range;

use crate::syntax::Syntax;
use crate::text::{Span, Text};

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its usual name in English.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Province or state.
    pub admin1: Option<String>,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// country, province, city, town, village, region, road, river, base, camp, crossing, ...
    pub feature: String,
}

/// A place as said.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its bytes, with its feature word ("the province of Idleb").
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The head token: the one that the sentence's syntax hangs elsewhere.
    pub head: usize,
    /// What it means, if the gazetteer knows.
    pub place: Option<Place>,
    /// Places it is said to be near, or part of ("the western suburbs of Aleppo").
    pub near: Vec<Place>,
    /// Whether it may as well be a government ("Damascus", "Ankara"), which `events/` decides by its role.
    pub capital: bool,
    /// Whether it is a definite description without a name ("the city", "la province") that took an antecedent.
    pub anaphoric: bool,
}

/// The gazetteer: the core and whatever packs are loaded.
#[derive(Default)]
pub struct Gazetteer {}

impl Gazetteer {
    /// All places of a text, in order.
    pub fn find(&self, _text: &Text, _syntax: &Syntax) -> Vec<Mention> {
        Vec::new()
    }
}
