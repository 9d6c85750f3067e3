//! The order of the stages; no other file knows it.

use crate::claims::{self, words::Words};
use crate::events::{self, frames::Frames, needed, outline, predicate, scene::Scene};
use crate::export::{codes::CodeBook, notes, report::Writer};
use crate::knowledge::{late::Late, own::Wrong};
use crate::record::Report;
use crate::story::within;
use crate::text::{numbers, Language, Span, Text};
use crate::time::{self, Date};
use crate::{actors, places, syntax};

/// The version of the record's form.
pub const SCHEMA: &str = "sitrep/1";

/// The longest text taken, in bytes.
pub const LIMIT: usize = 16 << 20;

/// What the caller knows of a text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The caller's id for it; "document" if empty.
    pub id: String,
    /// Day of publication.
    pub published: Option<Date>,
    /// Its language; found out if not given.
    pub language: Option<Language>,
    /// What the caller knows to be words of the page and none of the article, beside what is found to be so. Bytes of the text, in
    /// order; what reaches over its end or into a character is cut short, and what overlaps is one.
    pub boilerplate: Vec<Span>,
}

/// Which stages read a text. What is left out is empty in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stages {
    /// Calendar expressions.
    pub times: bool,
    /// Places.
    pub places: bool,
    /// Actors.
    pub actors: bool,
    /// Events, their claims and their roles; for them all others read too.
    pub events: bool,
}

impl Stages {
    /// All of them.
    pub const ALL: Stages = Stages { times: true, places: true, actors: true, events: true };

    /// Those of these names: times, places, actors, events. The error is the name that is none.
    pub fn parse<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Stages, &'a str> {
        let mut stages = Stages { times: false, places: false, actors: false, events: false };
        for name in names {
            match name {
                "times" => stages.times = true,
                "places" => stages.places = true,
                "actors" => stages.actors = true,
                "events" => stages = Stages::ALL,
                other => return Err(other),
            }
        }
        Ok(stages)
    }
}

/// A table of knowledge that a user may hand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Known actors, in the columns of `data/actors/register.tsv`.
    Actors,
    /// Places, in the columns of `data/places/hand.tsv`.
    Places,
    /// Frames, in columns named like the keys of `data/frames/*.toml`.
    Frames,
    /// Words that make actors, in the columns of `data/actors/words.en.tsv` and `language`.
    Lexicon,
}

impl Table {
    /// The table of a name: actors, places, frames, lexicon.
    pub fn parse(name: &str) -> Option<Table> {
        Some(match name {
            "actors" => Table::Actors,
            "places" => Table::Places,
            "frames" => Table::Frames,
            "lexicon" => Table::Lexicon,
            _ => return None,
        })
    }
}

/// Why a text was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Longer than the limit.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The most bytes that are read.
        limit: usize,
    },
    /// The text needs a pack that was not loaded.
    MissingPack {
        /// The pack's name.
        name: String,
    },
    /// A pack that is damaged, or of another kind or version.
    BadPack {
        /// The pack's name.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Error::TooLong { bytes, limit } => {
                write!(f, "the text has {bytes} bytes and the limit is {limit}: split it into articles and read them one by one")
            }
            Error::MissingPack { name } => write!(f, "the pack \"{name}\" is not loaded: load it before extract"),
            Error::BadPack { name, reason } => {
                write!(f, "the pack \"{name}\" cannot be used ({reason}): load the file that came with this version")
            }
        }
    }
}

impl std::error::Error for Error {}

/// A text with what each stage up to the events saw in it, for those who look at one stage by itself.
pub struct Reading<'a> {
    /// Language, furniture, sentences, tokens.
    pub text: Text<'a>,
    /// Numbers with their bounds.
    pub numbers: Vec<numbers::Number>,
    /// Part of speech, lemma and head of every token.
    pub syntax: syntax::Syntax,
    /// When the text was published.
    pub publication: time::Publication,
    /// Calendar expressions.
    pub times: Vec<time::Mention>,
    /// Places.
    pub places: Vec<places::Mention>,
    /// Actors.
    pub actors: Vec<actors::Mention>,
    /// Which tokens belong to calendar expressions.
    adjuncts: Vec<bool>,
    /// In which sentences words may stand that tell of events.
    triggers: Vec<bool>,
}

/// The engine with all it knows.
pub struct Engine {
    /// The longest text that it takes, in bytes; [`LIMIT`] or less.
    pub limit: usize,
    /// Models of the languages.
    pub models: syntax::Models,
    /// Known places.
    pub gazetteer: places::Gazetteer,
    /// Known actors.
    pub register: Late<actors::Register>,
    frames: Late<Frames>,
    words: Late<Words>,
    codes: Late<CodeBook>,
}

impl Default for Engine {
    fn default() -> Engine {
        Engine {
            limit: LIMIT,
            models: Default::default(),
            gazetteer: Default::default(),
            register: Default::default(),
            frames: Default::default(),
            words: Default::default(),
            codes: Default::default(),
        }
    }
}

impl Engine {
    /// The engine with what is built in.
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Takes a table that a user hands in: tab-separated, its first line the names of the columns, `|` between the items of a list.
    /// It is taken whole or, if an entry is wrong, not at all.
    pub fn extend(&mut self, table: Table, rows: &str) -> Result<(), Wrong> {
        match table {
            Table::Actors => self.register.change(|r| r.extend(rows)),
            Table::Places => self.gazetteer.extend(rows),
            Table::Frames => self.frames.change(|f| f.extend(rows)),
            Table::Lexicon => self.register.change(|r| r.extend_words(rows)),
        }
    }

    /// The engine with all packs that were compiled in.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> Engine {
        const PACKS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));
        let mut engine = Engine::new();
        for (name, bytes) in PACKS {
            let loaded = engine.load(name, bytes);
            debug_assert_eq!(loaded, Ok(()), "a pack in data/packs is refused");
        }
        engine
    }

    /// The names of the packs that this text needs and that are not loaded, in the order to load them.
    pub fn missing(&self, source: &str, options: &Options) -> Vec<String> {
        self.missing_for(source, options, Stages::ALL)
    }

    /// The same for these stages alone.
    pub fn missing_for(&self, source: &str, options: &Options, stages: Stages) -> Vec<String> {
        if source.len() > self.limit {
            // `extract` will refuse it.
            return Vec::new();
        }
        let text = Text::read_beside(source, options.language, &options.boilerplate);
        self.lacking(&text, self.spots(&text, stages).as_ref())
    }

    fn spots(&self, text: &Text, stages: Stages) -> Option<places::Spots> {
        stages.places.then(|| self.gazetteer.spots(text))
    }

    fn lacking(&self, text: &Text, spots: Option<&places::Spots>) -> Vec<String> {
        let models = syntax::Models::pack(text.language).filter(|_| !self.models.has(text.language));
        let wanted = spots.map_or_else(Vec::new, |s| self.gazetteer.wants_by(text, s));
        let places = wanted.into_iter().filter(|p| !self.gazetteer.has(p));
        models.into_iter().chain(places).map(String::from).collect()
    }

    /// Reads the tables that a text needs and that were not read yet, which its report would do else: there is time for it while the packs
    /// of the first text come.
    #[inline(never)]
    pub fn warm(&self, source: &str, options: &Options, stages: Stages) {
        let Ok(text) = self.cut(source, options) else { return };
        time::Calendar::new(&text);
        numbers::find(&text);
        if stages.actors {
            self.register.warm(&text);
        }
        if stages.events {
            self.frames.ready();
            self.words.ready();
            self.codes.ready();
        }
    }

    /// Takes a pack: models of a language ("syntax-en") or places ("places-SYR").
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        if name.starts_with("syntax-") {
            return self.models.load(name, bytes).map_err(|reason| Error::BadPack { name: name.into(), reason });
        }
        if name.starts_with("places") {
            return self.gazetteer.load(name, bytes).map_err(|reason| Error::BadPack { name: name.into(), reason });
        }
        Err(Error::BadPack { name: name.into(), reason: "no pack has this name".into() })
    }

    /// All stages up to the events.
    pub fn read<'a>(&self, source: &'a str, options: &Options) -> Result<Reading<'a>, Error> {
        let text = self.cut(source, options)?;
        let spots = self.spots(&text, Stages::ALL);
        Ok(self.see(text, spots, options, Stages::ALL, true))
    }

    fn cut<'a>(&self, source: &'a str, options: &Options) -> Result<Text<'a>, Error> {
        if source.len() > self.limit {
            return Err(Error::TooLong { bytes: source.len(), limit: self.limit });
        }
        Ok(Text::read_beside(source, options.language, &options.boilerplate))
    }

    /// With `all`, the trees of sentences that tell no event are made as well.
    fn see<'a>(
        &self,
        mut text: Text<'a>,
        spots: Option<places::Spots>,
        options: &Options,
        stages: Stages,
        all: bool,
    ) -> Reading<'a> {
        let mut syntax = self.models.tag(&text);
        syntax::lower_headlines(&mut text, &syntax);
        let calendar = time::Calendar::new(&text);
        let publication = calendar.publication(&syntax, options.published);
        let numbers = numbers::find(&text);
        let times = if stages.times { calendar.find(&syntax, &publication) } else { Vec::new() };
        let mut places = spots.map_or_else(Vec::new, |s| self.gazetteer.find_at(&text, &syntax, s));
        let mut actors = if stages.actors { self.register.find(&text, &syntax) } else { Vec::new() };
        places::not_borne(&text, &mut places, actors.iter().flat_map(|m| m.tokens.clone()));
        let mut adjuncts = vec![false; text.tokens.len()];
        for i in times.iter().flat_map(|t| t.tokens.clone()) {
            adjuncts[i] = true;
        }
        outline::mend(&text, &mut syntax);
        let sentences = if all {
            needed::Sentences::all(text.sentences.len(), true)
        } else {
            needed::sentences(&needed::Look {
                text: &text,
                syntax: &syntax,
                frames: &self.frames,
                numbers: &numbers,
                places: &places,
                actors: &actors,
                adjuncts: &adjuncts,
            })
        };
        let known = outline::Known { numbers: &numbers, times: &times, places: &places, actors: &actors };
        outline::parse(&self.models, &text, &mut syntax, known, &self.frames, &sentences.needed);
        syntax.settle(&text);
        predicate::restore(&text, &mut syntax, &mut actors, &adjuncts);
        Reading { text, numbers, syntax, publication, times, places, actors, adjuncts, triggers: sentences.triggers }
    }

    /// Reads one article.
    pub fn extract(&self, source: &str, options: &Options) -> Result<Report, Error> {
        self.extract_by(source, options, Stages::ALL)
    }

    /// Reads one article by some stages alone.
    pub fn extract_by(&self, source: &str, options: &Options, stages: Stages) -> Result<Report, Error> {
        let text = self.cut(source, options)?;
        let spots = self.spots(&text, stages);
        Ok(self.report(&self.see(text, spots, options, stages, false), options, stages))
    }

    /// The same, if no pack is missing; else the names of those to load first. A text is cut into words once for both questions.
    pub fn extract_or_missing(
        &self,
        source: &str,
        options: &Options,
        stages: Stages,
    ) -> Result<Result<Report, Vec<String>>, Error> {
        let text = self.cut(source, options)?;
        let spots = self.spots(&text, stages);
        let missing = self.lacking(&text, spots.as_ref());
        if !missing.is_empty() {
            return Ok(Err(missing));
        }
        Ok(Ok(self.report(&self.see(text, spots, options, stages, false), options, stages)))
    }

    #[inline(never)]
    fn report(&self, reading: &Reading, options: &Options, stages: Stages) -> Report {
        let Reading { text, numbers, syntax, publication, times, places, actors, adjuncts, triggers } = reading;
        let scene = Scene::new(text, syntax, &self.frames, times, places, actors, numbers, publication, adjuncts);
        let silent = text.language == Language::Other || !stages.events;
        let events = if silent { Vec::new() } else { events::find(&scene, triggers) };
        let claims = claims::read(&scene, &self.words, events);
        let told = within::join(&scene, claims);
        let writer = Writer::new(text);
        Report {
            schema: SCHEMA.into(),
            document: writer.document(&options.id, publication),
            sentences: text.sentences.iter().map(|s| writer.span(s.span)).collect(),
            events: told.iter().enumerate().map(|(n, t)| writer.event(&scene, &self.codes, n + 1, t)).collect(),
            boilerplate: text.boilerplate.iter().map(|f| writer.span(f.span)).collect(),
            mentions: writer.mentions(&scene),
            notes: if stages.events { notes::of(&scene, &told) } else { Vec::new() },
        }
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests;
