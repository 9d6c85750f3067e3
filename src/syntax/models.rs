//! The models of the languages at work: texts are tagged, and sentences parsed.

use std::ops::Range;

use super::form::{self, stem, Case, Form};
use super::{mend, model, Feats, Rel, Syntax, Upos, Word};
use crate::text::{Language, Text};

/// Places where a word is looked for that stood before.
const LATEST: usize = 512;

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
        let mut syntax = Syntax::default();
        let Some(model) = self.model(text.language) else {
            for i in 0..text.tokens.len() {
                syntax.push(Upos::X, Feats::default(), text.lower(i));
            }
            syntax.link();
            return syntax;
        };
        let mut forms = Vec::new();
        let mut latest = [usize::MAX; LATEST];
        for sentence in &text.sentences {
            let tokens = sentence.tokens.clone();
            let case = Case::of(tokens.clone().map(|i| (text.tokens[i].shape, text.lower(i))));
            forms.clear();
            forms.extend(tokens.clone().map(|i| Form::new(text.lower(i), text.tokens[i].shape, i == tokens.start, case)));
            let mut tags = model.tag(&forms);
            mend::mend(text, tokens.clone(), &mut tags, model);
            form::headline(text, tokens.clone(), case, &mut forms, |n| model.tags[tags[n] as usize].upos);
            syntax.seen.extend(forms.iter().copied().zip(tags.iter().copied()));
            for ((i, &tag), form) in tokens.zip(&tags).zip(&forms) {
                // A word that stood before with the same tag has the same lemma.
                let place = &mut latest[(form.word ^ form.word >> 11 ^ tag as u32) as usize % LATEST];
                let known = std::mem::replace(place, i);
                if known < i && syntax.seen[known].1 == tag && text.lower(known) == text.lower(i) {
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
        let chosen: Vec<usize> = tokens.filter(|&i| kept(i) && i < syntax.seen.len()).collect();
        if chosen.is_empty() {
            return;
        }
        let forms: Vec<Form> = chosen.iter().map(|&i| syntax.seen[i].0).collect();
        let tags: Vec<u8> = chosen
            .iter()
            .map(|&i| {
                // A word that was found to be another part of speech meanwhile is parsed as such.
                let (tag, word) = (syntax.seen[i].1, &syntax.words[i]);
                let same = model.tags[tag as usize].upos == word.upos;
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
