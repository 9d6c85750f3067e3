//! The frames and noun classes of `data/frames`, indexed by the words that may trigger them. Hides the packed form.

use crate::knowledge::holds;
use crate::knowledge::index::Index;

use super::domain::Domains;
use crate::knowledge::own::{self, free, needed, one_of, Column, Wrong};
use crate::knowledge::{sort, table, tables};
use crate::record::{EventType, QuantityKind};
use crate::text::Language;

/// Conditions on an object that are no class of nouns: what they hold of stands in `fits.rs`.
const BUILT_IN: [&str; 3] = ["actor", "human", "leaving"];

/// What a part of the clause hands over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Who did it.
    Agent,
    /// Who or what it was done to.
    Target,
    /// All sides at once, each of them an agent.
    Both,
    /// Where.
    Place,
    /// With what.
    Instrument,
    /// Nothing.
    None,
}

/// What a frame asks of a filler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Anything will do.
    Any,
    /// A noun of this class, or what the class's name stands for ("@people": an actor that is a person or group).
    Class(String),
    /// Preferably of this class: anything else is left out of the role, but the event stands without it.
    Prefer(String),
    /// Nothing of this class.
    Not(String),
    /// One of these lemmas.
    OneOf(Vec<String>),
}

/// One frame.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Its id, for `why`.
    pub id: String,
    /// The type of its events.
    pub kind: EventType,
    /// What its object must be.
    pub object: Condition,
    /// Who its agent must be: "armed", "state", "speaker", "official", "envoy", "known", or "" for anybody.
    pub agent: String,
    /// What must be filled for the event to count: "agent", "participant", "actor", "sides", "count", "civilian", or "".
    pub needs: String,
    /// What a number in its target counts: a quantity kind, or "".
    pub count: String,
    /// Whether it describes a lasting state of things rather than news.
    pub background: bool,
    /// Whether it holds for as long as the text says (a truce), so that the present tense is no surprise.
    pub state: bool,
    /// Whether it is a verb of saying that counts only where the stance is the news.
    pub speech: bool,
    roles: Vec<(String, Role)>,
}

impl Frame {
    /// What `key` ("subject", "object", "of", a preposition's lemma) hands over.
    pub fn role(&self, key: &str) -> Option<Role> {
        self.roles.iter().find(|(k, _)| k == key).map(|&(_, r)| r)
    }
}

/// Which words a trigger may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pos {
    /// A verb, its lemma.
    Verb,
    /// A noun, its lemma.
    Noun,
    /// Any word, as written in lower case.
    Word,
}

/// A trigger of a frame.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// The number of its frame.
    pub frame: usize,
    /// Its part of speech.
    pub pos: Pos,
    /// Whether it counts only with support.
    pub weak: bool,
    /// Whether the verb is pronominal ("se retirer").
    pub pronominal: bool,
    /// Its words; the first is the one it is found by.
    pub words: Vec<String>,
}

/// All frames and classes, indexed.
pub struct Frames {
    /// The frames.
    pub frames: Vec<Frame>,
    triggers: Vec<Trigger>,
    english: Index<Vec<u32>>,
    french: Index<Vec<u32>>,
    /// The classes of nouns, a bit each.
    classes: Index<u64>,
    names: Vec<String>,
    /// The classes of each word, English and French.
    members: [Index<u64>; 2],
    irregular: Index<&'static str>,
    /// What passages are about.
    pub(super) domains: Domains,
}

impl Default for Frames {
    fn default() -> Frames {
        Frames::parse(tables::text("frames.tsv"))
    }
}

const ROLES: &[&str] = &["agent", "target", "both", "place", "instrument", "none"];
const AGENTS: &[&str] = &["armed", "state", "speaker", "official", "envoy", "known"];
const NEEDS: &[&str] = &["agent", "participant", "actor", "sides", "count", "civilian"];
const FLAGS: &[&str] = &["background", "state", "speech"];

/// The columns of frames that a user hands in: the keys of `data/frames/*.toml`, lists and flags with "|" between them.
const COLUMNS: &[Column] = &[
    needed("id"),
    Column { needed: true, ..one_of("type", EventType::TEXTS) },
    free("en.verbs"),
    free("en.nouns"),
    free("en.words"),
    free("en.weak_verbs"),
    free("en.weak"),
    free("fr.verbs"),
    free("fr.nouns"),
    free("fr.words"),
    free("fr.weak_verbs"),
    free("fr.weak"),
    free("roles"),
    free("object"),
    one_of("agent", AGENTS),
    one_of("needs", NEEDS),
    one_of("count", QuantityKind::TEXTS),
    free("flags"),
];

/// The columns of triggers: language, part of speech, whether it is weak.
const TRIGGERS: &[(&str, &str, &str, bool)] = &[
    ("en.verbs", "en", "v", false),
    ("en.nouns", "en", "n", false),
    ("en.words", "en", "w", false),
    ("en.weak_verbs", "en", "v", true),
    ("en.weak", "en", "n", true),
    ("fr.verbs", "fr", "v", false),
    ("fr.nouns", "fr", "n", false),
    ("fr.words", "fr", "w", false),
    ("fr.weak_verbs", "fr", "v", true),
    ("fr.weak", "fr", "n", true),
];

impl Frames {
    /// Takes frames that a user hands in, a table whose columns are the keys of `data/frames/*.toml`; `roles` is
    /// "subject=agent|object=target". The whole table is taken or, if an entry is wrong, nothing of it.
    pub fn extend(&mut self, source: &str) -> Result<(), Wrong> {
        let mut ids: Vec<String> = Vec::new();
        own::check(source, COLUMNS, |row| {
            let id = row.get("id").to_string();
            if ids.contains(&id) || self.frames.iter().any(|f| f.id == id) {
                return Err(("id", ["there is a frame \"", &id, "\" already"].concat()));
            }
            ids.push(id);
            if !TRIGGERS.iter().any(|t| row.list(t.0).next().is_some()) {
                return Err(("en.verbs", "a frame needs a trigger: a verb, a noun or words, in one of the languages".into()));
            }
            for part in row.list("roles") {
                let Some((_, role)) = part.split_once('=') else {
                    return Err(("roles", ["\"", part, "\" is not written like subject=agent"].concat()));
                };
                if !ROLES.contains(&role) {
                    return Err(("roles", own::unknown(role, ROLES)));
                }
            }
            if let Some(flag) = row.list("flags").find(|f| !FLAGS.contains(f)) {
                return Err(("flags", own::unknown(flag, FLAGS)));
            }
            if let Condition::Class(name) | Condition::Prefer(name) | Condition::Not(name) = condition(cell(row.get("object"))) {
                if !BUILT_IN.contains(&name.as_str()) && self.classes.get(&name).is_none() {
                    let mut names: Vec<&str> = self.names.iter().map(String::as_str).collect();
                    names.extend(BUILT_IN);
                    sort::plainly(&mut names);
                    return Err(("object", own::unknown(&name, &names)));
                }
            }
            Ok(())
        })?;
        table::rows(source, |row| {
            let Some(kind) = EventType::parse(row.get("type")) else { return };
            let flag = |name: &str| row.list("flags").any(|f| f == name);
            self.frames.push(Frame {
                id: row.get("id").to_string(),
                kind,
                object: condition(cell(row.get("object"))),
                agent: row.get("agent").to_string(),
                needs: row.get("needs").to_string(),
                count: row.get("count").to_string(),
                background: flag("background"),
                state: flag("state"),
                speech: flag("speech"),
                roles: row.list("roles").filter_map(|p| p.split_once('=')).map(|(k, r)| (k.into(), role(r))).collect(),
            });
            for (column, lang, pos, weak) in TRIGGERS {
                row.list(column).for_each(|words| self.add(lang, pos, *weak, words));
            }
        });
        Ok(())
    }

    fn parse(packed: &str) -> Frames {
        let mut all = Frames {
            frames: Vec::new(),
            triggers: Vec::new(),
            english: Index::default(),
            french: Index::default(),
            classes: Index::default(),
            names: Vec::new(),
            members: Default::default(),
            irregular: Index::default(),
            domains: Domains::default(),
        };
        table::rows(tables::text("frames/irregular.tsv"), |row| {
            for form in row.list("form") {
                *all.irregular.slot(form, || "") = row.get("lemma");
            }
        });
        for line in packed.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            match cells.as_slice() {
                ["F", id, kind, object, agent, needs, count, flags] => {
                    let Some(kind) = EventType::parse(kind) else { continue };
                    let plain = |s: &str| if s == "-" { String::new() } else { s.to_string() };
                    all.frames.push(Frame {
                        id: id.to_string(),
                        kind,
                        object: condition(object),
                        agent: plain(agent),
                        needs: plain(needs),
                        count: plain(count),
                        background: holds(flags, "background"),
                        state: holds(flags, "state"),
                        speech: holds(flags, "speech"),
                        roles: Vec::new(),
                    });
                }
                ["R", roles] => {
                    if let Some(frame) = all.frames.last_mut() {
                        frame.roles =
                            roles.split(';').filter_map(|p| p.split_once('=')).map(|(k, r)| (k.into(), role(r))).collect();
                    }
                }
                ["T", lang, pos, weak, words] => all.add(lang, pos, *weak == "1", words),
                ["C", name, lang, words] => {
                    let bit = *all.classes.slot(name, || {
                        all.names.push(name.to_string());
                        1 << (all.names.len() - 1)
                    });
                    let members = &mut all.members[(*lang == "fr") as usize];
                    words.split('|').for_each(|word| *members.slot(word, || 0) |= bit);
                }
                _ => {}
            }
        }
        all
    }

    fn add(&mut self, lang: &str, pos: &str, weak: bool, words: &str) {
        let pos = match pos {
            "v" => Pos::Verb,
            "n" => Pos::Noun,
            _ => Pos::Word,
        };
        let stripped = words.strip_prefix("se ").or_else(|| words.strip_prefix("s'"));
        let pronominal = pos == Pos::Verb && lang == "fr" && stripped.is_some();
        let body = if pronominal { stripped.unwrap_or(words) } else { words };
        let words: Vec<String> = body.split(' ').map(str::to_string).collect();
        let index = if lang == "fr" { &mut self.french } else { &mut self.english };
        index.slot(&words[0], Vec::new).push(self.triggers.len() as u32);
        self.triggers.push(Trigger { frame: self.frames.len() - 1, pos, weak, pronominal, words });
    }

    /// The triggers that begin with a word.
    pub fn triggers<'a>(&'a self, language: Language, word: &str) -> impl Iterator<Item = &'a Trigger> {
        let index = if language == Language::French { &self.french } else { &self.english };
        index.get(word).into_iter().flatten().map(|&i| &self.triggers[i as usize])
    }

    /// The infinitive of an irregular English verb form.
    pub fn infinitive(&self, form: &str) -> Option<&'static str> {
        self.irregular.get(form).copied()
    }

    /// Whether the lemma or the written form of a word belongs to a class of nouns.
    pub fn says(&self, class: &str, language: Language, lemma: &str, lower: &str) -> bool {
        let bit = self.class(class);
        let is = |word| self.classes_of(language, word) & bit != 0;
        is(lemma) || lower != lemma && is(lower) || lower.strip_suffix('s').is_some_and(|word| word != lemma && is(word))
    }

    /// Whether a lemma belongs to a class of nouns.
    pub fn is(&self, class: &str, language: Language, lemma: &str) -> bool {
        self.classes_of(language, lemma) & self.class(class) != 0
    }

    /// The bit of a class; none if there is no such class.
    fn class(&self, class: &str) -> u64 {
        self.classes.get(class).copied().unwrap_or(0)
    }

    /// The bits of the classes of a word.
    fn classes_of(&self, language: Language, word: &str) -> u64 {
        self.members[(language == Language::French) as usize].get(word).copied().unwrap_or(0)
    }
}

fn cell(text: &str) -> &str {
    if text.is_empty() {
        "-"
    } else {
        text
    }
}

fn condition(text: &str) -> Condition {
    match text {
        "-" => Condition::Any,
        _ if text.starts_with('@') => Condition::Class(text[1..].to_string()),
        _ if text.starts_with('?') => Condition::Prefer(text[1..].to_string()),
        _ if text.starts_with('!') => Condition::Not(text[1..].to_string()),
        _ => Condition::OneOf(text.split('|').map(str::to_string).collect()),
    }
}

fn role(text: &str) -> Role {
    match text {
        "agent" => Role::Agent,
        "target" => Role::Target,
        "both" => Role::Both,
        "place" => Role::Place,
        "instrument" => Role::Instrument,
        _ => Role::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_frame_has_a_type_of_the_record_and_a_trigger_in_some_language() {
        let written = tables::text("frames.tsv").lines().filter(|l| l.starts_with("F\t")).count();
        let frames = Frames::default();
        assert_eq!(frames.frames.len(), written, "a frame's type is not one of the record's");
        for (i, frame) in frames.frames.iter().enumerate() {
            assert!(frames.triggers.iter().any(|t| t.frame == i), "frame {} has no trigger", frame.id);
        }
    }

    #[test]
    fn every_class_that_a_frame_names_exists() {
        let frames = Frames::default();
        for frame in &frames.frames {
            if let Condition::Class(name) | Condition::Not(name) | Condition::Prefer(name) = &frame.object {
                assert!(
                    BUILT_IN.contains(&name.as_str()) || frames.classes.get(name).is_some(),
                    "frame {}: no class {name}",
                    frame.id
                );
            }
        }
    }
}
