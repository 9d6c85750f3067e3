//! A sentence as a row of items: known names, words of the tables, capitalised sequences, and plain tokens. Hides how names
//! are told from ordinary words; the phrases above see items only.

use crate::knowledge::among;
use crate::knowledge::noted::Noted;
use std::ops::Range;

use super::lexicon::{capital, class, Entry, Form, Lexicon, Pieces, State};
use super::register::Register;
use crate::syntax::{Syntax, Upos};
use crate::text::{Language, Shape, Span, Text};

/// What an item names.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Atom {
    /// Nothing by itself.
    None,
    /// A row of the register.
    Row(usize),
    /// A state; its ISO code.
    State { iso: String, form: Form, plural: bool },
    /// A capitalised sequence with the head of an organisation's name in it: that token.
    Organisation(usize),
    /// A capitalised sequence nobody knows.
    Name,
    /// "Russian-Turkish": the states and where each is said.
    Pair(Vec<(String, Span)>),
    /// "pro-Iranian", "US-backed": whose side somebody is on.
    Side(Side),
}

/// Whose side: its code, and country and sector of those who stand for somebody known ("pro-Haftar").
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Side {
    pub code: String,
    pub country: Option<String>,
    pub sector: Option<String>,
    /// Who leads or brokers, and the bytes that say so: "US" of "US-led".
    pub leader: Option<(Leader, Span)>,
}

/// Who a leader is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Leader {
    /// A state, by its code.
    State(String),
    /// A row of the register.
    Row(usize),
}

/// A run of tokens that means one thing.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    pub tokens: Range<usize>,
    /// Bits of [`class`].
    pub class: u32,
    pub entries: &'a [Entry],
    pub atom: Atom,
}

impl Item<'_> {
    pub fn is(&self, class: u32) -> bool {
        self.class & class != 0
    }

    /// The entry of a class.
    pub fn entry(&self, class: u32) -> Option<&Entry> {
        self.entries.iter().find(|e| e.class & class != 0)
    }
}

/// What all steps look at.
pub(super) struct View<'a> {
    pub text: &'a Text<'a>,
    pub syntax: &'a Syntax,
    pub pieces: Pieces,
    pub lexicon: &'a Lexicon,
    pub register: &'a Register,
    pub french: bool,
    /// Whether words have parts of speech.
    pub tagged: bool,
    /// Words that stand capitalised after another capitalised word: a lone one is then part of a name even where a sentence starts.
    pub surnames: Noted<'a>,
    /// How often each state is named.
    pub states: Noted<'static>,
}

impl<'a> View<'a> {
    #[inline(never)]
    pub fn of(text: &'a Text<'a>, syntax: &'a Syntax, register: &'a Register) -> View<'a> {
        let french = text.language == Language::French;
        let tagged = syntax.words.iter().any(|w| w.upos != Upos::X);
        let lexicon = register.lexicon(text.language);
        let mut view = View {
            text,
            syntax,
            pieces: Pieces::of(text),
            lexicon,
            register,
            french,
            tagged,
            surnames: Noted::default(),
            states: Noted::default(),
        };
        for i in 1..text.tokens.len() {
            let (a, b) = (&text.tokens[i - 1], &text.tokens[i]);
            if capital(a.shape) && capital(b.shape) && a.sentence == b.sentence && !view.has(i, !(class::GIVEN | class::ORGHEAD))
            {
                view.surnames.first(text.folded(i), 0);
            }
        }
        let mut i = 0;
        while i < text.tokens.len() {
            i = match view.state(i) {
                Some((tokens, state)) => {
                    view.states.count(state.iso.clone());
                    tokens.end
                }
                None => i + 1,
            };
        }
        view
    }

    pub fn upos(&self, i: usize) -> Upos {
        self.syntax.words.get(i).map_or(Upos::X, |w| w.upos)
    }

    pub fn shape(&self, i: usize) -> Shape {
        self.text.tokens[i].shape
    }

    /// The state said at token `i`.
    pub fn state(&self, i: usize) -> Option<(Range<usize>, &'a State)> {
        let fits = |s: &State, tokens: Range<usize>| {
            let word = self.text.slice(self.text.span_of(tokens.clone()));
            match &s.exact {
                Some(exact) => exact.replace('.', "") == word.replace('.', ""),
                None => !s.capital || word.starts_with(char::is_uppercase),
            }
        };
        let (tokens, list) = self.lexicon.states.longest(&self.pieces, i, |l, t| l.iter().any(|s| fits(s, t.clone())))?;
        let upper = capital(self.shape(tokens.start));
        let best = list.iter().filter(|s| fits(s, tokens.clone())).max_by_key(|s| match s.form {
            // "Argentine", "US": a capital makes the name in French; in English the noun that follows makes the adjective.
            Form::Name => 2 + upper as u8,
            Form::Adjective if !self.french => 3 + self.noun_follows(tokens.end) as u8,
            Form::Adjective => 2,
            _ => 1,
        })?;
        Some((tokens, best))
    }

    /// The words of the tables at token `i`.
    pub fn words(&self, i: usize) -> Option<(Range<usize>, &'a [Entry])> {
        self.lexicon.words.longest(&self.pieces, i, |_, _| true)
    }

    /// Whether a phrase of the tables in one of these classes starts at token `i`.
    pub fn has(&self, i: usize, bits: u32) -> bool {
        self.words(i).is_some_and(|(_, e)| e.iter().any(|e| e.class & bits != 0))
    }

    /// Whether token `i` is a common noun, or an adjective before one: then what stands before it modifies that noun.
    pub fn noun_follows(&self, i: usize) -> bool {
        let Some(token) = self.text.tokens.get(i) else { return false };
        if i > 0 && self.text.tokens[i - 1].sentence != token.sentence || token.shape != Shape::Lower {
            return false;
        }
        if self.tagged {
            return match self.upos(i) {
                // "fighters last week": a time, no compound.
                _ if among(self.text.lower(i), "last|next|late|early|earlier|later|today|yesterday|tomorrow") => false,
                Upos::Noun => true,
                Upos::Adj => {
                    matches!(self.text.tokens.get(i + 1), Some(t) if t.sentence == token.sentence)
                        && self.upos(i + 1) == Upos::Noun
                }
                _ => false,
            };
        }
        let word = self.text.lower(i);
        !self.has(i, class::FUNCTION | class::SAY | class::DET) && !word.ends_with("ed") && !word.ends_with("ing")
    }

    /// The items of a sentence.
    pub fn items(&self, sentence: Range<usize>) -> Vec<Item<'a>> {
        let mut items: Vec<Item> = Vec::new();
        let mut i = sentence.start;
        while i < sentence.end {
            let item = self.item(i, &sentence, items.last());
            i = item.tokens.end;
            items.push(item);
        }
        items
    }

    pub(super) fn item(&self, i: usize, sentence: &Range<usize>, before: Option<&Item>) -> Item<'a> {
        let plain = |end: usize, class: u32, entries: &'a [Entry], atom: Atom| Item { tokens: i..end, class, entries, atom };
        let row = self.register.longest(self, i);
        let state = self.state(i);
        let words = self.words(i);
        // Most words are none of these, and no part of a name or a compound.
        let token = &self.text.tokens[i];
        if words.is_none() && row.is_none() && state.is_none() && token.plain && token.shape == Shape::Lower {
            let hyphen = self.text.tokens.get(i + 1).is_some_and(|t| !t.spaced && self.text.lower(i + 1) == "-");
            if !hyphen {
                return plain(i + 1, 0, &[], Atom::None);
            }
        }
        let end = |r: &Range<usize>| r.end;
        let (rl, sl, wl) = (
            row.as_ref().map_or(0, |r| r.0.end),
            state.as_ref().map_or(0, |s| end(&s.0)),
            words.as_ref().map_or(0, |w| end(&w.0)),
        );
        let bits = words.as_ref().map_or(0, |(_, e)| e.iter().fold(0, |a, e| a | e.class));
        let entries = words.map_or(&[][..], |w| w.1);
        let upper = capital(self.shape(i));
        if upper {
            if let Some((end, head)) = self.organisation(i, sentence) {
                if end > rl.max(wl).max(sl) {
                    return plain(end, 0, &[], Atom::Organisation(head));
                }
            }
        }
        if wl <= i + 1 && rl <= i + 1 {
            if let Some((end, states)) = self.pair(i).filter(|p| p.0 > sl.max(wl).max(rl) || p.0 == i + 1 && sl == 0) {
                return plain(end, 0, &[], Atom::Pair(states));
            }
        }
        if wl < 1 + i.max(rl) && wl <= i + 1 {
            if let Some((end, side)) = self.side(i) {
                return plain(end, class::MOD, &[], Atom::Side(side));
            }
        }
        if rl > 0 && rl >= sl && rl >= wl {
            let (_, at) = row.unwrap_or((0..0, 0));
            let lone = rl == i + 1 && self.register.rows[at].kind == super::Kind::Person;
            // A surname inside an unknown full name is somebody else's.
            let follows = rl < sentence.end && self.nameable(rl) && self.text.tokens[rl].spaced;
            let after = before.is_some_and(|b| b.atom == Atom::Name && b.tokens.end == i);
            if !(lone && (follows || after)) {
                return plain(rl, 0, &[], Atom::Row(at));
            }
        }
        if let Some((tokens, state)) = state.filter(|_| sl >= wl) {
            let people = self.french && state.form == Form::Adjective && upper && (i > sentence.start || !self.noun_follows(sl));
            let form = if people { Form::People } else { state.form };
            return plain(tokens.end, 0, &[], Atom::State { iso: state.iso.clone(), form, plural: state.plural });
        }
        let given = bits & class::GIVEN != 0 && upper && i + 1 < sentence.end && self.nameable(i + 1);
        if upper && (given || bits & !class::GIVEN & !class::ORGHEAD & !class::SAY == 0) && bits & class::NOT == 0 {
            // "Gaza Hamas fighters": a group that is known and describes a noun is no part of the name before it.
            let group = |j: &usize| {
                let row = self.register.longest(self, *j).filter(|(row, _)| self.noun_follows(row.end));
                row.is_some_and(|(_, at)| self.register.rows[at].kind == super::Kind::Organisation)
            };
            let end = self.name_end(i, sentence);
            let end = (i + 1..end).find(group).filter(|_| !self.french && bits & class::GIVEN == 0).unwrap_or(end);
            let first = i == sentence.start || matches!(self.text.lower(i - 1), "\"" | "“" | "«" | ":" | "(" | "-" | "—");
            let lone = end == i + 1;
            let known = self.surnames.has(self.text.folded(i));
            let doubtful = first && lone && !known && bits & class::GIVEN == 0 && (!self.tagged || self.upos(i) != Upos::Propn);
            // "Tycoon John Smith" at the start of a sentence: the given name begins the name.
            let plainly = !matches!(self.upos(i), Upos::Propn | Upos::Noun | Upos::Adj | Upos::X);
            let opens = i == sentence.start && !lone && bits & class::GIVEN == 0;
            let ordinary = opens && (plainly || self.has(i + 1, class::GIVEN) && self.upos(i) != Upos::Propn);
            if ordinary {
                return plain(i + 1, 0, &[], Atom::None);
            }
            if !doubtful && self.text.folded(i).chars().filter(|c| c.is_alphabetic()).count() > 1 {
                return plain(end, bits & class::GIVEN, &[], Atom::Name);
            }
        }
        plain(wl.max(i + 1), bits & !class::GIVEN, entries, Atom::None)
    }

    /// Whether a lower-case token is an adjective, as far as tables and tags say.
    pub fn adjective(&self, j: usize) -> bool {
        self.has(j, class::MOD | class::ADJ | class::ETHNIC)
            || self.state(j).is_some_and(|(r, s)| r.len() == 1 && s.form == Form::Adjective)
            || self.tagged && self.upos(j) == Upos::Adj
    }
}
