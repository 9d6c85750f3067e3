//! The model of one language: loads a pack, tags and parses sentences. Hides weights.

use super::form::Form;
use super::irregular::Irregular;
use super::lexicon::{Entry, Lexicon};
use super::mend::Usual;
use super::net::Net;
use super::pack::Reader;
use super::rules::{Rule, Rules};
use super::state::State;
use super::tag::Tag;
use super::tagger::{Sentence, Tagger, START};
use super::view::{self, Nodes, Vocabulary};
use super::{parser, Upos};

/// The models of one language.
pub(super) struct Model {
    pub tags: Vec<Tag>,
    /// The same, and after them the last again, so that every number below [`START`] has one.
    known: [Tag; START as usize + 1],
    pub usual: Usual,
    pub lexicon: Lexicon,
    tagger: Tagger,
    vocabulary: Vocabulary,
    pub net: Net,
    pub rules: Rules,
    /// The irregular verbs of its language.
    irregular: Option<Irregular>,
}

impl Model {
    /// The part of a pack that is the parser.
    #[cfg(feature = "train")]
    pub(super) fn parser<'a>(bytes: &'a [u8], code: &str) -> Result<&'a [u8], String> {
        let mut r = Reader::open(bytes, code)?;
        let count = r.number(START as usize)?;
        r.take(7 * count)?;
        Lexicon::read(&mut r, count)?;
        Rules::read(&mut r)?;
        Tagger::read(&mut r, count)?;
        Ok(r.rest())
    }

    /// Reads a pack of language `code` ("en", "fr").
    pub(super) fn read(bytes: &[u8], code: &str) -> Result<Model, String> {
        let mut r = Reader::open(bytes, code)?;
        let count = r.number(START as usize)?;
        let mut tags = Vec::with_capacity(count);
        for _ in 0..count {
            tags.push(Tag::from_bytes(r.take(7)?).ok_or("a tag that is none")?);
        }
        if tags.is_empty() {
            return Err("it has no tags".into());
        }
        let lexicon = Lexicon::read(&mut r, count)?;
        let rules = Rules::read(&mut r)?;
        let tagger = Tagger::read(&mut r, count)?;
        let words = r.number(1 << 15)?;
        let vocabulary = Vocabulary::new(&r.keys(words)?);
        let net = Net::read(&mut r, vocabulary.len, count)?;
        let known = std::array::from_fn(|n| tags[n.min(tags.len() - 1)]);
        Ok(Model {
            usual: Usual::of(&tags),
            known,
            tags,
            lexicon,
            tagger,
            vocabulary,
            net,
            rules,
            irregular: Irregular::of(code),
        })
    }

    /// What a tag says.
    #[inline(always)]
    pub(super) fn known(&self, tag: u8) -> &Tag {
        &self.known[(tag & START) as usize]
    }

    /// The tag of each word, with what the lexicon says of it.
    #[inline(never)]
    pub(super) fn tag(&self, forms: &[Form], entries: &[Entry]) -> Vec<u8> {
        Sentence { forms, entries }.tag(&mut &self.tagger)
    }

    /// Whether its language is French.
    pub(super) fn french(&self) -> bool {
        self.irregular == Some(Irregular::French)
    }

    /// The lemma of a word, appended to `out`, and the rule it comes from.
    pub(super) fn lemma(&self, lower: &str, tag: u8, out: &mut String) -> Option<&Rule> {
        let rule = self.rules.find(lower, tag);
        let known = self.known(tag);
        let verb = self.irregular.filter(|i| known.upos == Upos::Verb && i.covers(known.feats));
        match (verb.and_then(|i| i.lemma(lower)), rule) {
            (Some(lemma), _) => out.push_str(lemma),
            (None, Some(rule)) => rule.apply(lower, out),
            (None, None) => out.push_str(lower),
        }
        rule
    }

    /// The head and relation of each word; a head past the last word is the root.
    #[inline(never)]
    pub(super) fn parse(&self, forms: &[Form], stems: &[u32], tags: &[u8], commas: &[bool]) -> State {
        let words = forms.iter().zip(stems).map(|(form, &stem)| self.vocabulary.word(&view::keys(stem, form)));
        let nodes = Nodes::new(words, tags.iter().map(|&t| (t, self.known(t).upos)), commas, self.tags.len());
        parser::parse(&self.net, &nodes, tags)
    }
}
