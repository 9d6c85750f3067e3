//! Calendar expressions and the intervals of days they mean. Hides patterns and calendars; knows nothing of places or actors.
//!
//! What hangs on an event ("the same day", "la veille") is left open with what it needs ([`Anchor`]), and closed in `events/`.

mod anchors;
mod atoms;
mod begin;
mod calendar;
mod clues;
mod date;
mod dated;
mod dateline;
mod days;
mod feasts;
mod filter;
mod find;
mod lexicon;
mod meaning;
mod numerals;
mod pattern;
mod periods;
mod phrase;
mod point;
mod publication;
mod relative;
mod shapes;
mod spans;
mod stated;
mod tense;
mod together;
mod tongue;

use std::ops::Range;

pub use calendar::Calendar;
pub use date::Date;
pub(crate) use dateline::joins;
pub use days::Days;
pub use phrase::Phrase;
pub use together::{together, Outcome, Telling, Tie};

use tongue::Tongue;

use crate::syntax::Syntax;
use crate::text::{Span, Text};

/// All calendar expressions of a text, in order, resolved against its publication date.
pub fn find(text: &Text, syntax: &Syntax, publication: &Publication) -> Vec<Mention> {
    Calendar::new(text).find(syntax, publication)
}

/// Finds out when a text was published.
pub fn publication(text: &Text, syntax: &Syntax, given: Option<Date>) -> Publication {
    Calendar::new(text).publication(syntax, given)
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Date,
    Time,
    Duration,
    Set,
}

/// How exact an interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Granularity {
    Time,
    Day,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

/// What an open expression waits for: the date of the event told before it (`days` later), e.g. "the same day" 0, "la veille" -1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Days to add to the date of the event it hangs on.
    pub days: i32,
}

/// One calendar expression.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// TIMEX3 type.
    pub kind: Kind,
    /// TIMEX3 value.
    pub value: String,
    /// First and last day, both inclusive; `None` where no day can be named.
    pub interval: Option<(Date, Date)>,
    /// How exact it is.
    pub granularity: Granularity,
    /// Set where the expression hangs on an event; the interval is then `None` until `events/` closes it.
    pub anchor: Option<Anchor>,
    /// Whether it opens an interval that runs to the publication date or beyond ("since", "depuis"); the interval says so already.
    pub since: bool,
}

/// How the publication date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Basis {
    Given,
    Stated,
    Inferred,
    Unknown,
}

/// The publication date: an interval of days, the way it is known, and the words that show it.
#[derive(Clone, Debug)]
pub struct Publication {
    /// First and last day it can be; `None` for unknown.
    pub interval: Option<(Date, Date)>,
    /// How it is known.
    pub basis: Basis,
    /// The words it rests on.
    pub evidence: Vec<Span>,
    /// Where it is unknown, the days that the clues leave; `None` where they leave too many to be of use.
    pub possible: Option<Days>,
}
