//! The models of the languages at work: texts are tagged, and sentences parsed.

use std::ops::Range;

use super::form::{self, stem, Case, Form};
use super::lexicon::Entry;
use super::{mend, model, Feats, Rel, Syntax, Upos, Word};
use crate::knowledge::keys::spread;
use crate::text::{Language, Text, Token};

/// Places where a word is looked for that stood before.
const LATEST: usize = 512;

/// What stood before in a text is seen as it was then.
struct Seen {
    /// What the lexicon says of each token.
    entries: Vec<Entry>,
    /// Where words stood last in a sentence that is no headline.
    latest: [(usize, bool); LATEST],
}

impl Seen {
    /// The token that a word is seen as, if it stood before written alike. Whether it stands `first` belongs to what is seen.
    fn before(&mut self, text: &Text, i: usize, first: bool, case: Case) -> Option<usize> {
        if case != Case::Plain {
            return None;
        }
        let token = &text.tokens[i];
        let (known, opened) = std::mem::replace(&mut self.latest[spread(token.key) % LATEST], (i, first));
        let same = |t: &Token| t.key == token.key && t.shape == token.shape;
        (known < i && opened == first && same(&text.tokens[known])).then_some(known)
    }
}

/// The models of the languages, each loaded when first needed.
#[derive(Default)]
pub struct Models {
    english: Option<model::Model>,
    french: Option<model::Model>,
}

impl Models {
    /// The name of the pack that a language needs.
    pub fn pack(language: Language) -> Option<&'static str> {
        match language {
            Language::English => Some("syntax-en"),
            Language::French => Some("syntax-fr"),
            Language::Other => None,
        }
    }

    /// Takes a pack, "syntax-en" or "syntax-fr"; an error says why it was refused.
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        match name {
            "syntax-en" => self.english = Some(model::Model::read(bytes, "en")?),
            "syntax-fr" => self.french = Some(model::Model::read(bytes, "fr")?),
            _ => return Err(format!("there are no models of the name {name:?}")),
        }
        Ok(())
    }

    /// Whether the models of a language are loaded.
    pub fn has(&self, language: Language) -> bool {
        self.model(language).is_some()
    }

    fn model(&self, language: Language) -> Option<&model::Model> {
        match language {
            Language::English => self.english.as_ref(),
            Language::French => self.french.as_ref(),
            Language::Other => None,
        }
    }

    /// Tags and parses a text. Without the models of its language every word is [`Upos::X`] and hangs on nothing.
    pub fn analyse(&self, text: &Text) -> Syntax {
        let mut syntax = self.tag(text);
        for sentence in &text.sentences {
            self.parse(text, &mut syntax, sentence.tokens.clone(), |_| true);
        }
        syntax.settle(text);
        syntax
    }

    /// The part of speech, the lemma and the features of every word; none hangs on another.
    #[inline(never)]
    pub fn tag(&self, text: &Text) -> Syntax {
        let count = text.tokens.len();
        let mut syntax = Syntax::of(count, text.source.len());
        let Some(model) = self.model(text.language) else {
            for i in 0..text.tokens.len() {
                syntax.push(Upos::X, Feats::default(), text.lower(i));
            }
            syntax.link();
            return syntax;
        };
        let mut seen = Seen { entries: Vec::with_capacity(count), latest: [(usize::MAX, false); LATEST] };
        let mut latest = [usize::MAX; LATEST];
        for sentence in &text.sentences {
            let tokens = sentence.tokens.clone();
            let case = Case::of_tokens(text, tokens.clone());
            for i in tokens.clone() {
                let known = seen.before(text, i, i == tokens.start, case);
                let (form, entry) = match known {
                    Some(known) => (syntax.forms[known], seen.entries[known]),
                    None => {
                        let form = Form::new(text.lower(i), text.tokens[i].shape, i == tokens.start, case);
                        (form, model.lexicon.entry(&form))
                    }
                };
                syntax.forms.push(form);
                seen.entries.push(entry);
            }
            syntax.tags.extend(model.tag(&syntax.forms[tokens.clone()], &seen.entries[tokens.clone()]));
            let tags = &mut syntax.tags[tokens.clone()];
            mend::mend(text, tokens.clone(), tags, model);
            form::headline(text, tokens.clone(), case, &mut syntax.forms[tokens.clone()], |n| model.known(tags[n]).upos);
            for i in tokens {
                // A word that stood before with the same tag has the same lemma.
                let (key, tag) = (text.tokens[i].key, syntax.tags[i]);
                let place = &mut latest[(spread(key) ^ tag as usize) % LATEST];
                let known = std::mem::replace(place, i);
                if known < i && syntax.tags[known] == tag && text.tokens[known].key == key {
                    let Word { upos, feats, lemma, .. } = syntax.words[known];
                    syntax.words.push(Word { upos, feats, head: None, rel: Rel::Dep, lemma });
                } else {
                    syntax.word(text.lower(i), tag, model);
                }
            }
        }
        syntax.link();
        syntax
    }

    /// Parses those tokens of a sentence or of a part of one that `kept` says: what stands between them (dates, sources, the inside of names) is known by then
    /// and would only lead the parser astray. The others keep their heads. Call [`Syntax::settle`] at the end.
    #[inline(never)]
    pub fn parse(&self, text: &Text, syntax: &mut Syntax, tokens: Range<usize>, kept: impl Fn(usize) -> bool) {
        let Some(model) = self.model(text.language) else { return };
        let chosen: Vec<usize> = tokens.filter(|&i| kept(i) && i < syntax.forms.len()).collect();
        if chosen.is_empty() {
            return;
        }
        let forms: Vec<Form> = chosen.iter().map(|&i| syntax.forms[i]).collect();
        let tags: Vec<u8> = chosen
            .iter()
            .map(|&i| {
                // A word that was found to be another part of speech meanwhile is parsed as such.
                let (tag, word) = (syntax.tags[i], &syntax.words[i]);
                let same = model.known(tag).upos == word.upos;
                let other = || model.tags.iter().position(|t| t.upos == word.upos && t.feats.number == word.feats.number);
                if same {
                    tag
                } else {
                    other().map_or(tag, |t| t as u8)
                }
            })
            .collect();
        let stems: Vec<u32> = chosen.iter().map(|&i| stem(syntax.lemma(i))).collect();
        let commas: Vec<bool> = chosen.iter().map(|&i| text.word(i) == ",").collect();
        let state = model.parse(&forms, &stems, &tags, &commas);
        for (i, (&head, &rel)) in state.heads.iter().zip(&state.rels).enumerate() {
            let word = &mut syntax.words[chosen[i]];
            word.head = chosen.get(head).map(|&h| h as u32);
            word.rel = Rel::ALL[rel as usize];
        }
    }
}
