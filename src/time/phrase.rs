//! Words of time taken by themselves and read as if their article had appeared on this day or that. Hides the patterns.

use super::atoms::Atoms;
use super::lexicon::Class;
use super::meaning::{self, Direction, Memory, Scene};
use super::pattern::Fit;
use super::{Date, Kind, Tongue};
use crate::text::{Language, Span};

/// To see what words say when it is known on which day they were said.
const SOME_DAY: Date = Date(18_000);

/// One calendar expression without its article.
pub struct Phrase {
    tongue: &'static Tongue,
    fit: Fit,
    ahead: bool,
    /// The last word.
    last: String,
}

impl Phrase {
    /// Reads the words of a mention; `ahead` says that what they date is still to come. `None` where they say nothing by themselves.
    pub fn new(words: &str, language: Language, ahead: bool) -> Option<Phrase> {
        if words.len() > 200 {
            return None;
        }
        let tongue = Tongue::of(language);
        let atoms = Atoms::of_source(words, Span { start: 0, end: words.len() as u32 }, tongue);
        let mut best: Option<Phrase> = None;
        for i in 0..atoms.len() {
            for fit in tongue.patterns.fits(tongue, &atoms, i) {
                let long = |f: &Fit| f.end - f.start;
                let meaning = tongue.patterns.rules[fit.rule].meaning[0];
                if meaning == "skip" || meaning.starts_with("list") || best.as_ref().is_some_and(|b| long(&b.fit) >= long(&fit)) {
                    continue;
                }
                let last = words.rsplit(char::is_whitespace).next().unwrap_or("").to_string();
                best = Some(Phrase { tongue, fit, ahead, last }).filter(|p| p.read(SOME_DAY).is_some()).or(best);
            }
        }
        best
    }

    fn read(&self, published: Date) -> Option<meaning::Reading> {
        let direction = if self.ahead { Direction::Future } else { Direction::Past };
        let memory = Memory::default();
        let scene = Scene { reference: Some(published), direction, sure: true, memory, sentence: 0, since: false };
        meaning::read(&self.fit, &self.tongue.patterns.rules[self.fit.rule].meaning, &scene)
    }

    /// The days they mean in an article of that day; what is past ends with it.
    pub fn days(&self, published: Date) -> Option<(Date, Date)> {
        let reading = self.read(published).filter(|r| matches!(r.kind, Kind::Date | Kind::Time) && r.anchor.is_none())?;
        // An hour alone does not say of which day.
        if self.tongue.patterns.rules[self.fit.rule].meaning[0].starts_with("clock") {
            return None;
        }
        let (from, to) = reading.interval?;
        let to = if self.ahead { to } else { to.min(published) };
        (from <= to).then_some((from, to))
    }

    /// Whether they mean days by themselves: not an hour of a day, nor days counted from something told.
    pub fn names_days(&self) -> bool {
        self.days(SOME_DAY).is_some()
    }

    /// How many days later than an event, where they count from one, and whether that event is told after them: "two days later"
    /// and "the day before" do, and so does "two days" if the `next` word is "after" or "before".
    pub fn counts(&self, next: &str, language: Language) -> Option<(i32, bool)> {
        let reading = self.read(SOME_DAY).filter(|r| !r.value.contains('X'))?;
        let way = |word: &str| {
            let atoms = Atoms::of_source(word, Span { start: 0, end: word.len() as u32 }, Tongue::of(language));
            self.tongue.lexicon.at(&atoms, 0, Class::Sequel).map(|h| h.n as i32)
        };
        if let Some(anchor) = reading.anchor {
            return Some((anchor.days, way(&self.last).is_some() || way(next).is_some()));
        }
        let (amount, unit) = (meaning::amount(&self.fit)?, self.fit.get(Class::Unit)?.code);
        let way = way(next).filter(|_| reading.kind == Kind::Duration && matches!(unit, "D" | "W" | "2W"))?;
        Some((super::spans::moved(Date(0), amount, unit, way)?.0, true))
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Phrase};
    use crate::text::Language;

    #[test]
    fn words_move_with_the_day() {
        let day = |iso: &str| Date::parse(iso).unwrap();
        let read = |words: &str, language, ahead, on: &str| {
            Phrase::new(words, language, ahead).and_then(|p| p.days(day(on))).map(|(a, b)| format!("{a}..{b}"))
        };
        let en = Language::English;
        assert_eq!(read("Tuesday", en, false, "2021-05-07").as_deref(), Some("2021-05-04..2021-05-04"));
        assert_eq!(read("Tuesday", en, true, "2021-05-07").as_deref(), Some("2021-05-11..2021-05-11"));
        assert_eq!(read("12 May", en, false, "2021-02-07").as_deref(), Some("2020-05-12..2020-05-12"));
        assert_eq!(read("12 mai", Language::French, false, "2021-05-14").as_deref(), Some("2021-05-12..2021-05-12"));
        assert_eq!(read("10:35 a.m.", en, false, "2021-05-07"), None);
        assert_eq!(read("three weeks", en, false, "2021-05-07"), None);
        let counts =
            |words: &str, next: &str, language| Phrase::new(words, language, false).and_then(|p| p.counts(next, language));
        assert_eq!(counts("two days later", "the", en), Some((2, false)));
        assert_eq!(counts("two days", "after", en), Some((2, true)));
        assert_eq!(counts("a week", "before", en), Some((-7, true)));
        assert_eq!(counts("two days", "the", en), None);
        assert_eq!(counts("le lendemain", "matin", Language::French), Some((1, false)));
        assert_eq!(counts("trois jours après", "la", Language::French), Some((3, true)));
        assert_eq!(counts("a few days later", "the", en), None);
        assert_eq!(counts("Tuesday", "after", en), None);
    }
}
