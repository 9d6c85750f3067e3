//! A sentence as a row of items: known names, words of the tables, capitalised sequences, and plain tokens. Hides how names
//! are told from ordinary words; the phrases above see items only.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::lexicon::{capital, class, Entry, Form, Lexicon, Pieces, State};
use super::register::Register;
use crate::syntax::{Syntax, Upos};
use crate::text::fold;
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
    pub pieces: Pieces<'a>,
    pub lexicon: &'a Lexicon,
    pub register: &'a Register,
    pub french: bool,
    /// Whether words have parts of speech.
    pub tagged: bool,
    /// Words that stand capitalised after another capitalised word: a lone one is then part of a name even where a sentence starts.
    pub surnames: HashSet<&'a str>,
    /// How often each state is named.
    pub states: HashMap<String, usize>,
}

impl<'a> View<'a> {
    pub fn of(text: &'a Text<'a>, syntax: &'a Syntax, register: &'a Register) -> View<'a> {
        let french = text.language == Language::French;
        let tagged = syntax.words.iter().any(|w| w.upos != Upos::X);
        let lexicon = if french { &register.french } else { &register.english };
        let mut view = View {
            text,
            syntax,
            pieces: Pieces::of(text),
            lexicon,
            register,
            french,
            tagged,
            surnames: HashSet::new(),
            states: HashMap::new(),
        };
        for i in 1..text.tokens.len() {
            let (a, b) = (&text.tokens[i - 1], &text.tokens[i]);
            if capital(a.shape) && capital(b.shape) && a.sentence == b.sentence && !view.has(i, !(class::GIVEN | class::ORGHEAD))
            {
                view.surnames.insert(text.folded(i));
            }
        }
        let mut i = 0;
        while i < text.tokens.len() {
            i = match view.state(i) {
                Some((tokens, state)) => {
                    *view.states.entry(state.iso.clone()).or_default() += 1;
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

    /// "pro-Iranian", "US-backed", "anti-Houthi".
    fn side(&self, i: usize) -> Option<(usize, Side)> {
        let tokens = &self.text.tokens;
        let mut end = i + 1;
        let joined = |j: usize| j < tokens.len() && !tokens[j].spaced && tokens[j].sentence == tokens[i].sentence;
        while joined(end) && (self.text.lower(end) == "-" || self.text.lower(end - 1) == "-") && end < i + 6 {
            end += 1;
        }
        let pieces = &self.pieces.list[self.pieces.first[i] as usize..self.pieces.first[end] as usize];
        let (first, last) = (pieces.first()?.0, pieces.last()?.0);
        if pieces.len() < 2 {
            return None;
        }
        const SUFFIXES: &[&str] = &[
            "backed",
            "led",
            "aligned",
            "allied",
            "supported",
            "affiliated",
            "linked",
            "sponsored",
            "funded",
            "trained",
            "run",
            "controlled",
            "held",
        ];
        let (lead, other) = match first {
            "pro" | "anti" => (first, pieces[1..].iter().map(|p| p.0).collect::<Vec<_>>().join(" ")),
            _ if SUFFIXES.contains(&last) => {
                ("pro", pieces[..pieces.len() - 1].iter().map(|p| p.0).collect::<Vec<_>>().join(" "))
            }
            _ => return None,
        };
        let mut side = Side::default();
        let code = match (self.lexicon.states.phrase(&other), self.register.aliases.phrase(&other)) {
            (Some(s), _) => s[0].iso.clone(),
            (_, Some(a)) => {
                let row = &self.register.rows[a[0].row];
                if first == "pro" || matches!(last, "aligned" | "affiliated" | "linked") {
                    side.country.clone_from(&row.country);
                    side.sector.clone_from(&row.sector);
                }
                super::register::slug(&row.name)
            }
            _ => other,
        };
        side.code = format!("{lead}-{code}");
        Some((end, side))
    }

    /// "Russian-Turkish", "russo-turques", as one token or cut at its hyphens: the states and where each is said.
    fn pair(&self, i: usize) -> Option<(usize, Vec<(String, Span)>)> {
        let tokens = &self.text.tokens;
        let mut end = i + 1;
        while end + 1 < tokens.len()
            && end < i + 5
            && !tokens[end].spaced
            && !tokens[end + 1].spaced
            && self.text.lower(end) == "-"
        {
            end += 2;
        }
        let span = self.text.span_of(i..end);
        let word = self.text.slice(span);
        if !word.contains('-') {
            return None;
        }
        let mut states = Vec::new();
        let mut at = span.start;
        for part in word.split('-') {
            let folded = fold(part);
            let iso = match self.lexicon.states.phrase(&folded) {
                Some(s) => s.iter().find(|s| s.form == Form::Adjective)?.iso.clone(),
                None => self.lexicon.combining.get(&folded)?.clone(),
            };
            states.push((iso, Span { start: at, end: at + part.len() as u32 }));
            at += part.len() as u32 + 1;
        }
        Some((end, states))
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

    fn item(&self, i: usize, sentence: &Range<usize>, before: Option<&Item>) -> Item<'a> {
        let plain = |end: usize, class: u32, entries: &'a [Entry], atom: Atom| Item { tokens: i..end, class, entries, atom };
        let row = self.register.longest(self, i);
        let state = self.state(i);
        let words = self.words(i);
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
            let end = self.name_end(i, sentence);
            let first = i == sentence.start || matches!(self.text.lower(i - 1), "\"" | "“" | "«" | ":" | "(" | "-" | "—");
            let lone = end == i + 1;
            let known = self.surnames.contains(self.text.folded(i));
            let doubtful = first && lone && !known && bits & class::GIVEN == 0 && (!self.tagged || self.upos(i) != Upos::Propn);
            // "Tycoon John Smith" at the start of a sentence: the given name begins the name.
            let ordinary = i == sentence.start
                && !lone
                && bits & class::GIVEN == 0
                && self.has(i + 1, class::GIVEN)
                && self.upos(i) != Upos::Propn;
            if ordinary {
                return plain(i + 1, 0, &[], Atom::None);
            }
            if !doubtful && self.text.folded(i).chars().filter(|c| c.is_alphabetic()).count() > 1 {
                return plain(end, bits & class::GIVEN, &[], Atom::Name);
            }
        }
        plain(wl.max(i + 1), bits & !class::GIVEN, entries, Atom::None)
    }

    /// Whether token `i` can go on a name: capitalised, not a word of the tables.
    fn nameable(&self, i: usize) -> bool {
        let bits = self.words(i).map_or(0, |(_, e)| e.iter().fold(0, |a, e| a | e.class));
        capital(self.shape(i)) && (bits & class::GIVEN != 0 || bits & !class::ORGHEAD == 0) && self.state(i).is_none()
    }

    fn name_end(&self, i: usize, sentence: &Range<usize>) -> usize {
        let mut end = i + 1;
        loop {
            let Some(token) = self.text.tokens.get(end).filter(|_| end < sentence.end) else { return end };
            let next = |j: usize| j < sentence.end && self.nameable(j);
            let word = self.text.lower(end);
            let initial = self.text.lower(end - 1).len() == 1 && word == "." && next(end + 1);
            if next(end) {
                end += 1;
            } else if (!token.spaced && word == "-" || initial) && next(end + 1)
                || matches!(
                    word,
                    "bin"
                        | "ben"
                        | "ibn"
                        | "al"
                        | "el"
                        | "ag"
                        | "ould"
                        | "van"
                        | "von"
                        | "der"
                        | "den"
                        | "da"
                        | "dos"
                        | "di"
                        | "abu"
                        | "abou"
                ) && next(end + 1)
            {
                end += 2;
            } else {
                return end;
            }
        }
    }

    /// Where the name of an organisation that starts at `i` ends, and the token that makes it one.
    fn organisation(&self, i: usize, sentence: &Range<usize>) -> Option<(usize, usize)> {
        let orghead = |j: usize| capital(self.shape(j)) && self.has_exact(j, class::ORGHEAD);
        if self.french {
            return self.organisation_fr(i, sentence).filter(|_| orghead(i));
        }
        let (mut j, mut end, mut head, mut words, mut joined) = (i, i, None, 0, false);
        while j < sentence.end && j < i + 14 {
            let word = self.text.lower(j);
            if capital(self.shape(j)) && !self.has_exact(j, class::OFFICE | class::TITLE | class::NOT | class::DET) {
                if orghead(j) && (head.is_none() || !joined) {
                    head = Some(j);
                }
                words += 1;
                j += 1;
                end = j;
                continue;
            }
            let link = matches!(word, "of" | "for" | "the" | "&" | "on" | "against" | "-") || joined && word == "and";
            let next = |n: usize| {
                j + n < sentence.end
                    && capital(self.shape(j + n))
                    && !self.has_exact(j + n, class::OFFICE | class::TITLE | class::NOT | class::DET)
            };
            if words == 0 || head.is_none() && word != "-" || !link || !(next(1) || next(2) && self.text.lower(j + 1) == "the") {
                break;
            }
            joined |= word != "-" && word != "&";
            j += 1;
        }
        let head = head?;
        // "Syrian Air Force" is composed, which says more.
        let inner = (i..end).find(|&k| self.state(k).is_none()).unwrap_or(i);
        let composed = self.words(inner).is_some_and(|(r, e)| r.end >= end && e.iter().any(|e| e.class & class::HEAD != 0));
        (words >= 2 && !composed).then_some((end, head))
    }

    fn has_exact(&self, i: usize, bits: u32) -> bool {
        self.words(i).is_some_and(|(r, e)| r.len() == 1 && e.iter().any(|e| e.class & bits != 0))
            || self.lexicon.words.phrase(self.text.lower(i)).is_some_and(|e| e.iter().any(|e| e.class & bits != 0))
    }

    fn organisation_fr(&self, i: usize, sentence: &Range<usize>) -> Option<(usize, usize)> {
        let (mut j, mut end, mut capitals, mut linked, mut nouns) = (i + 1, i + 1, 0, false, 0);
        while j < sentence.end && j < i + 14 {
            let word = self.text.lower(j);
            if capital(self.shape(j)) && !self.has_exact(j, class::OFFICE | class::TITLE | class::NOT) {
                capitals += 1;
                linked = false;
                j += 1;
                end = j;
            } else if self.shape(j) == Shape::Lower
                && matches!(word, "de" | "du" | "des" | "d'" | "la" | "l'" | "pour" | "les" | "et" | "aux" | "à" | "en")
            {
                if linked && !matches!(word, "la" | "l'" | "les") || word == "et" && capitals == 0 {
                    break;
                }
                linked = true;
                j += 1;
            } else if self.shape(j) == Shape::Lower && !linked && self.adjective(j) {
                j += 1;
                end = j;
            } else if self.shape(j) == Shape::Lower
                && linked
                && nouns == 0
                && self.text.lower(j - 1) != "et"
                && self.plain_noun(j)
            {
                nouns += 1;
                linked = false;
                j += 1;
                end = j;
            } else if word == "-" && !self.text.tokens[j].spaced && j + 1 < sentence.end {
                j += 2;
                end = j;
            } else {
                break;
            }
        }
        let initial = i == sentence.start || self.text.lower(i - 1) == ":";
        (end > i + 1 && (capitals > 0 || !initial)).then_some((end, i))
    }

    fn plain_noun(&self, j: usize) -> bool {
        if self.tagged {
            self.upos(j) == Upos::Noun
        } else {
            self.text.lower(j).len() > 3 && !self.has(j, class::FUNCTION | class::SAY | class::QUANT)
        }
    }

    /// Whether a lower-case token is an adjective, as far as tables and tags say.
    pub fn adjective(&self, j: usize) -> bool {
        self.has(j, class::MOD | class::ADJ | class::ETHNIC)
            || self.state(j).is_some_and(|(r, s)| r.len() == 1 && s.form == Form::Adjective)
            || self.tagged && self.upos(j) == Upos::Adj
    }
}
