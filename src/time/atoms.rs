//! Words, numbers and marks: the text cut finer than tokens ("mid-November", "20h30", "l'an", "1990s"), so that patterns do not
//! depend on how a hyphen or an apostrophe was treated. Hides the cut from the rest of `time/`.

use super::{begin, Tongue};
use crate::text::{fold_into, letters, lower_into, Span, Text};

/// No word of the tables.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Make {
    /// Letters.
    Word,
    /// ASCII digits.
    Digits,
    /// One mark.
    Mark,
}

/// A run of letters or of digits, or one mark.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub span: Span,
    pub token: u32,
    pub sentence: u32,
    /// Whether it touches the atom before it.
    pub glued: bool,
    pub make: Make,
    /// Whether it begins with an upper-case letter.
    pub capital: bool,
    /// Whether it has two letters or more and all are upper case.
    pub shouted: bool,
    /// Its number among the words of the tables, or [`UNKNOWN`].
    pub word: u32,
    /// The same, of the word in whose row of the lexicon it is looked up: digits have none, and capitals are often written
    /// without their accents.
    pub entry: u32,
    /// The classes that may begin here, a bit each.
    pub may: u64,
    /// Its form as tables know it.
    key: u64,
    form: (u32, u32),
    folded: (u32, u32),
}

/// All atoms of a text.
#[derive(Default)]
pub(super) struct Atoms<'t> {
    pub list: Vec<Atom>,
    /// The atoms at which a pattern may begin, in order.
    pub begins: Vec<u32>,
    /// The forms of a text's tokens: most atoms are a whole token and have its forms.
    shared: &'t str,
    /// Those of the others; their places count on from the end of `shared`.
    own: String,
}

impl<'t> Atoms<'t> {
    /// The atoms of a text's tokens.
    pub fn of(text: &'t Text, tongue: &Tongue) -> Atoms<'t> {
        let mut atoms = Atoms { list: Vec::with_capacity(text.tokens.len() * 9 / 8), shared: &text.forms, ..Atoms::default() };
        for (i, token) in text.tokens.iter().enumerate() {
            let make = if token.plain { Some(Make::Word) } else { whole(text.slice(token.span)) };
            let Some(make) = make else {
                atoms.cut(text.source, token.span, i as u32, token.sentence);
                continue;
            };
            let small = token.plain && text.source.as_bytes()[token.span.start as usize].is_ascii_lowercase();
            let case = if small { (false, false) } else { case(text.slice(token.span)) };
            atoms.add(token.span, make, i as u32, token.sentence, case, token.key, (token.lower, token.folded));
        }
        atoms.number(tongue);
        atoms
    }

    /// The atoms of a stretch of source that has no tokens (page furniture); a line counts as a sentence.
    pub fn of_source(source: &str, span: Span, tongue: &Tongue) -> Atoms<'t> {
        let mut atoms = Atoms::default();
        let mut at = span.start;
        for (n, line) in source[span.start as usize..span.end as usize].split_inclusive('\n').enumerate() {
            atoms.cut(source, Span { start: at, end: at + line.len() as u32 }, 0, n as u32);
            at += line.len() as u32;
        }
        atoms.number(tongue);
        atoms
    }

    /// Looks each atom up in the tables, once; then what may begin at it is told by the atoms beside it.
    fn number(&mut self, tongue: &Tongue) {
        let mut begins = std::mem::take(&mut self.begins);
        let mut hang = Vec::new();
        for i in 0..self.list.len() {
            let atom = &self.list[i];
            let word = tongue.of_key(atom.key);
            // Most words are in no table.
            let named = atom.capital && !begin::no_numeral(atom.key) || atom.shouted;
            if word == UNKNOWN && atom.make == Make::Word && !named {
                continue;
            }
            self.number_known(tongue, i, word);
            let atom = &self.list[i];
            if atom.may != 0 && (atom.make != Make::Word || tongue.lexicon.hangs(atom.entry)) {
                hang.push(i as u32);
            }
            // "'95" begins nothing where no table has the mark.
            let may = if atom.make == Make::Mark && atom.entry == UNKNOWN { 0 } else { atom.may };
            if tongue.patterns.may_begin(word, may) {
                begins.push(i as u32);
            }
        }
        for &i in &hang {
            self.list[i as usize].may = begin::narrowed(self, tongue, i as usize);
        }
        begins.retain(|&i| tongue.patterns.may_fit(tongue, self, i as usize));
        self.begins = begins;
    }

    /// Of an atom that some table may have.
    #[inline(always)]
    fn number_known(&mut self, tongue: &Tongue, i: usize, word: u32) {
        let atom = &self.list[i];
        let entry = match atom.make {
            Make::Digits => UNKNOWN,
            _ => tongue.lexicon.row(word, atom.shouted, || self.text(atom.folded)),
        };
        let by_shape = match atom.make {
            Make::Word if !atom.capital || begin::no_numeral(atom.key) => 0,
            make => begin::may(make, self.text(atom.form)),
        };
        let may = tongue.lexicon.may(entry) | by_shape;
        let atom = &mut self.list[i];
        (atom.word, atom.entry, atom.may) = (word, entry, may);
    }

    fn text(&self, (from, to): (u32, u32)) -> &str {
        let shared = self.shared.len() as u32;
        match from < shared {
            true => &self.shared[from as usize..to as usize],
            false => &self.own[(from - shared) as usize..(to - shared) as usize],
        }
    }

    fn cut(&mut self, source: &str, span: Span, token: u32, sentence: u32) {
        let (bytes, last) = (source.as_bytes(), span.end as usize);
        let mut at = span.start as usize;
        let mut open: Option<(usize, Make)> = None;
        while at < last {
            // Letters of ASCII at once, so that each is looked at once however long the word is.
            let run = letters::run_at(bytes, at);
            let end = run.end.min(last);
            if end > at {
                if let Some((from, Make::Digits)) = open {
                    self.push(source, from, at, Make::Digits, token, sentence);
                    open = None;
                }
                let whole = end == run.end && (end == last || bytes[end].is_ascii());
                if open.is_none() && whole {
                    let form = self.own_form(|own| {
                        let from = own.len();
                        own.push_str(&source[at..end]);
                        own[from..].make_ascii_lowercase();
                    });
                    let capital = bytes[at].is_ascii_uppercase();
                    let shouted = capital && end - at > 1 && run.capitals as usize == end - at;
                    let span = Span { start: at as u32, end: end as u32 };
                    self.add(span, Make::Word, token, sentence, (capital, shouted), run.key, (form, form));
                } else if open.is_none() {
                    open = Some((at, Make::Word));
                }
                at = end;
                continue;
            }
            let Some(c) = source[at..last].chars().next() else { break };
            let make = if c.is_ascii_digit() {
                Make::Digits
            } else if c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) {
                Make::Word
            } else {
                Make::Mark
            };
            if let Some((from, kind)) = open.filter(|(_, kind)| *kind != make) {
                self.push(source, from, at, kind, token, sentence);
                open = None;
            }
            if make == Make::Mark {
                if !c.is_whitespace() {
                    self.push(source, at, at + c.len_utf8(), make, token, sentence);
                }
            } else if open.is_none() {
                open = Some((at, make));
            }
            at += c.len_utf8();
        }
        if let Some((from, kind)) = open {
            self.push(source, from, last, kind, token, sentence);
        }
    }

    /// Where a form lies that is appended to those of its own.
    fn own_form(&mut self, append: impl FnOnce(&mut String)) -> (u32, u32) {
        let (shared, from) = (self.shared.len(), self.own.len());
        append(&mut self.own);
        ((shared + from) as u32, (shared + self.own.len()) as u32)
    }

    fn push(&mut self, source: &str, from: usize, to: usize, make: Make, token: u32, sentence: u32) {
        let word = &source[from..to];
        let at = self.own.len();
        let form = self.own_form(|own| lower_into(word, own));
        let key = letters::of_word(&self.own[at..]);
        // Without accents both forms are one.
        let folded = if self.own[at..].is_ascii() { form } else { self.own_form(|own| fold_into(word, own)) };
        let span = Span { start: from as u32, end: to as u32 };
        self.add(span, make, token, sentence, case(word), key, (form, folded));
    }

    #[allow(clippy::too_many_arguments)]
    #[inline(always)]
    fn add(
        &mut self,
        span: Span,
        make: Make,
        token: u32,
        sentence: u32,
        (capital, shouted): (bool, bool),
        key: u64,
        (form, folded): ((u32, u32), (u32, u32)),
    ) {
        let glued = self.list.last().is_some_and(|a| a.span.end == span.start);
        let (word, entry, may) = (UNKNOWN, UNKNOWN, 0);
        self.list.push(Atom { span, token, sentence, glued, make, capital, shouted, word, entry, may, key, form, folded });
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether atom `i` has another form without accents.
    #[inline(always)]
    pub fn has_accents(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|a| a.form != a.folded)
    }

    /// Atom `i` without accents, as tables know it; 0 past the end.
    pub fn key(&self, i: usize) -> u64 {
        match self.list.get(i) {
            Some(a) if a.form == a.folded => a.key,
            Some(a) => letters::of_word(self.text(a.folded)),
            None => 0,
        }
    }

    /// Atom `i` in lower case, accents kept; "" past the end.
    pub fn form(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |a| self.text(a.form))
    }

    /// Whether `i` and `j` are both there and of one sentence.
    pub fn together(&self, i: usize, j: usize) -> bool {
        match (self.list.get(i), self.list.get(j)) {
            (Some(a), Some(b)) => a.sentence == b.sentence,
            _ => false,
        }
    }

    /// Whether `i` is there and touches the atom before it.
    pub fn glued(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|a| a.glued)
    }

    /// The form of the atom before `i` in its sentence, "" at its start.
    pub fn before(&self, i: usize) -> &str {
        if i > 0 && self.together(i - 1, i) {
            self.form(i - 1)
        } else {
            ""
        }
    }

    /// The form of atom `j` if it is of the sentence of atom `i`.
    pub fn after(&self, i: usize, j: usize) -> &str {
        if self.together(i, j) {
            self.form(j)
        } else {
            ""
        }
    }
}

/// Whether a word begins with a capital, and whether it is one of several capitals.
fn case(word: &str) -> (bool, bool) {
    let capital = match word.as_bytes()[0] {
        b if b.is_ascii() => b.is_ascii_uppercase(),
        _ => word.starts_with(char::is_uppercase),
    };
    (capital, capital && word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase))
}

/// What a token is made of if it is one atom; `None` where it has to be looked at letter by letter.
fn whole(word: &str) -> Option<Make> {
    let bytes = word.as_bytes();
    if bytes.iter().all(u8::is_ascii_digit) {
        return Some(Make::Digits);
    }
    if bytes.len() == 1 {
        return Some(Make::Mark);
    }
    let letter = |c: char| c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c);
    word.chars().all(letter).then_some(Make::Word)
}

/// A phrase of a table, cut as a text is.
pub(super) fn pieces(phrase: &str) -> Vec<String> {
    let mut atoms = Atoms::default();
    atoms.cut(phrase, Span { start: 0, end: phrase.len() as u32 }, 0, 0);
    (0..atoms.len()).map(|i| atoms.form(i).to_string()).collect()
}
