//! Plain sentences of news with their trees, composed by chance from a small grammar of dependencies, for the parser to learn from:
//! treebanks are mostly web pages, mail and encyclopedias and have few of them. Hides the grammar's notation and what one word does
//! to its neighbour ("a" before a vowel, "de le").
//!
//! A grammar (`data/syntax/composed-*.txt`) has a line for each list of words and for each rule, of three kinds; `#` begins a comment.
//!
//!     args s p                                     what `@` may stand for: number, in French gender and number
//!     noun.s NOUN: soldier | village               words of a category, with their part of speech
//!     np.@ 2 = det:a.@ *noun.@ nmod:place?30       a rule with its weight (1 if none is given): the parts in order, the head
//!                                                  after a star, the others with their relation and how often they occur of a
//!                                                  hundred times; `word/TAG` is a word by itself
//!
//! In a rule all `@` stand for the same. Where the left side has none it is drawn.

use std::collections::HashMap;

use super::super::{Rel, Upos};
use super::data::{Gold, Sample};
use super::random::Random;

const ENGLISH: &str = include_str!("../../../data/syntax/composed-en.txt");
const FRENCH: &str = include_str!("../../../data/syntax/composed-fr.txt");

/// What a grammar may not nest deeper than.
const DEPTH: usize = 40;

/// The longest sentence that is kept, in words.
const LONGEST: usize = 45;

/// The category of whole sentences.
const SENTENCE: &str = "sentence";

/// A part of a rule.
struct Part {
    /// None for the head.
    rel: Option<Rel>,
    symbol: String,
    often: u64,
}

/// What a category may become.
enum Choice {
    Word(String, Upos),
    Rule(Vec<Part>),
}

/// A grammar.
#[derive(Default)]
struct Grammar {
    args: Vec<String>,
    choices: HashMap<String, Vec<(u64, Choice)>>,
}

/// Composes `count` sentences of a language ("en", "fr"), the same for the same `seed`. An error tells which line or category of the
/// grammar is wrong.
pub fn compose(code: &str, count: usize, seed: u64) -> Result<Vec<Sample>, String> {
    let french = code == "fr";
    let grammar = Grammar::parse(if french { FRENCH } else { ENGLISH })?;
    let mut random = Random(seed);
    let mut samples = Vec::with_capacity(count);
    while samples.len() < count {
        let mut words = Vec::new();
        let root = grammar.expand(SENTENCE, &mut words, &mut random, 0)?;
        words[root].head = 0;
        words[root].rel = Rel::Root;
        if words.len() > LONGEST {
            continue;
        }
        let words = tidied(words);
        let mut sample = if french { elided(contracted(elided(words))) } else { articles(words) };
        dress(&mut sample, &mut random);
        samples.push(sample);
    }
    Ok(samples)
}

impl Grammar {
    fn parse(source: &str) -> Result<Grammar, String> {
        let mut grammar = Grammar::default();
        for (i, line) in source.lines().enumerate() {
            let line = line.split('#').next().unwrap_or("").trim();
            let at = |what: &str| format!("line {}: {what}: {line}", i + 1);
            if line.is_empty() {
                continue;
            }
            if let Some(args) = line.strip_prefix("args ") {
                grammar.args = args.split_whitespace().map(str::to_string).collect();
            } else if let Some((left, right)) = line.split_once(" = ") {
                let (name, weight) = left.trim().split_once(' ').unwrap_or((left.trim(), "1"));
                let weight: u64 = weight.trim().parse().map_err(|_| at("no weight"))?;
                if name.contains('@') {
                    for arg in grammar.args.clone() {
                        let rule = Choice::Rule(parts(&right.replace('@', &arg)).map_err(|e| at(&e))?);
                        grammar.add(name.replace('@', &arg), weight, rule);
                    }
                } else {
                    grammar.add(name.to_string(), weight, Choice::Rule(parts(right).map_err(|e| at(&e))?));
                }
            } else if let Some((left, right)) = line.split_once(": ") {
                let (name, tag) = left.split_once(' ').ok_or_else(|| at("no part of speech"))?;
                let upos = Upos::parse(tag.trim()).ok_or_else(|| at("no part of speech"))?;
                for word in right.split('|') {
                    grammar.add(name.to_string(), 1, Choice::Word(word.trim().to_string(), upos));
                }
            } else {
                return Err(at("neither words nor a rule"));
            }
        }
        Ok(grammar)
    }

    fn add(&mut self, name: String, weight: u64, choice: Choice) {
        self.choices.entry(name).or_default().push((weight, choice));
    }

    /// Appends what a category becomes; returns the number of its head. Heads of the others are set, from 1.
    fn expand(&self, symbol: &str, words: &mut Vec<Gold>, random: &mut Random, depth: usize) -> Result<usize, String> {
        if depth > DEPTH {
            return Err(format!("{symbol} nests without an end"));
        }
        if let Some((word, tag)) = symbol.rsplit_once('/') {
            let upos = Upos::parse(tag).ok_or_else(|| format!("no part of speech: {symbol}"))?;
            words.push(word_of(word, upos));
            return Ok(words.len() - 1);
        }
        let choices = self.choices.get(symbol).ok_or_else(|| format!("nothing is said of {symbol}"))?;
        let mut left = random.next() % choices.iter().map(|c| c.0).sum::<u64>();
        let chosen = choices.iter().find(|c| {
            let here = left < c.0;
            left = left.saturating_sub(c.0);
            here
        });
        let parts = match &chosen.unwrap_or(&choices[0]).1 {
            Choice::Word(word, upos) => {
                words.push(word_of(word, *upos));
                return Ok(words.len() - 1);
            }
            Choice::Rule(parts) => parts,
        };
        let arg = &self.args[(random.next() % self.args.len() as u64) as usize];
        let mut own = 0;
        let mut others = Vec::new();
        for part in parts {
            if part.often < 100 && !random.percent(part.often) {
                continue;
            }
            let head = self.expand(&part.symbol.replace('@', arg), words, random, depth + 1)?;
            match part.rel {
                None => own = head,
                Some(rel) => others.push((head, rel)),
            }
        }
        for (word, rel) in others {
            (words[word].head, words[word].rel) = (own + 1, rel);
        }
        Ok(own)
    }
}

fn parts(right: &str) -> Result<Vec<Part>, String> {
    let mut out = Vec::new();
    for part in right.split_whitespace() {
        let (rest, often) = match part.rsplit_once('?') {
            Some((rest, often)) => (rest, often.parse().map_err(|_| format!("no percentage: {part}"))?),
            None => (part, 100),
        };
        let (rel, symbol) = match rest.strip_prefix('*') {
            Some(symbol) => (None, symbol),
            None => {
                // The longest prefix that is a relation: some have a colon themselves.
                let cuts = rest.match_indices(':').map(|(at, _)| at);
                let known = |at: usize| Rel::ALL.iter().copied().find(|r| r.as_str() == &rest[..at]);
                let (rel, at) =
                    cuts.filter_map(|at| Some((known(at)?, at))).last().ok_or_else(|| format!("no relation: {part}"))?;
                (Some(rel), &rest[at + 1..])
            }
        };
        out.push(Part { rel, symbol: symbol.to_string(), often });
    }
    match out.iter().filter(|p| p.rel.is_none()).count() {
        1 => Ok(out),
        n => Err(format!("{n} heads")),
    }
}

fn word_of(form: &str, upos: Upos) -> Gold {
    Gold { form: form.to_string(), lemma: form.to_lowercase(), upos, feats: String::new(), head: 0, rel: Rel::Dep, words: 1 }
}

/// Whether a word begins with a sound before which words are shortened.
fn vowel(word: &str) -> bool {
    const SILENT: &[&str] = &["homme", "hôpita", "humanitaire", "habita", "heure", "hélicopt", "horreur", "hostil", "hôtel"];
    let lower = word.to_lowercase();
    lower.starts_with(|c: char| "aeiouéèêâîôûœ".contains(c)) || SILENT.iter().any(|s| lower.starts_with(s))
}

/// "an attack".
fn articles(mut words: Sample) -> Sample {
    for i in 1..words.len() {
        let odd = ["uni", "eu", "one", "us"].iter().any(|s| words[i].form.to_lowercase().starts_with(s));
        if words[i - 1].form == "a" && vowel(&words[i].form) && !odd {
            words[i - 1].form = "an".into();
        }
    }
    words
}

/// "l'armée", "qu'elle", "n'a".
fn elided(mut words: Sample) -> Sample {
    const SHORT: &[&str] = &["le", "la", "de", "que", "ne", "se"];
    for i in 1..words.len() {
        let form = words[i - 1].form.as_str();
        if SHORT.contains(&form) && words[i - 1].upos != Upos::Propn && vowel(&words[i].form) {
            words[i - 1].form = format!("{}'", &form[..form.len() - 1]);
        }
    }
    words
}

/// "du", "aux": one token, which is the preposition.
fn contracted(words: Sample) -> Sample {
    let both = |i: usize| -> Option<&str> {
        let article = words.get(i + 1).filter(|w| w.upos == Upos::Det)?;
        Some(match (words[i].form.as_str(), article.form.as_str()) {
            ("de", "le") => "du",
            ("de", "les") => "des",
            ("de", "des") => "de",
            ("à", "le") => "au",
            ("à", "les") => "aux",
            _ => return None,
        })
    };
    let mut gone = vec![false; words.len()];
    let mut forms: Vec<Option<&str>> = vec![None; words.len()];
    for i in 0..words.len() {
        if let Some(form) = both(i).filter(|_| words[i].upos == Upos::Adp) {
            (forms[i], gone[i + 1]) = (Some(form), true);
        }
    }
    let mut whole = words.clone();
    for (word, form) in whole.iter_mut().zip(forms) {
        if let Some(form) = form {
            (word.form, word.words) = (form.to_string(), 2);
        }
    }
    without(&whole, &gone)
}

/// A comma ends what is followed by another comma or by the end itself.
fn tidied(words: Sample) -> Sample {
    let comma = |i: usize| words[i].form == "," && words.get(i + 1).is_none_or(|w| matches!(w.form.as_str(), "," | "."));
    without(&words, &(0..words.len()).map(comma).collect::<Vec<bool>>())
}

/// A sentence without some of its words, on which nothing hangs.
fn without(words: &[Gold], gone: &[bool]) -> Sample {
    let before = |head: usize| head - gone[..head].iter().filter(|&&g| g).count();
    let kept = words.iter().zip(gone).filter(|(_, &gone)| !gone);
    kept.map(|(word, _)| Gold { head: before(word.head), ..word.clone() }).collect()
}

/// Of a hundred sentences so many are in small letters, and so many in capitals.
const SMALL: u64 = 3;
const CAPITALS: u64 = 2;

/// Letters as they are written: mostly a capital at the beginning.
fn dress(sample: &mut Sample, random: &mut Random) {
    let draw = random.next() % 100;
    for word in sample.iter_mut() {
        if draw < SMALL {
            word.form = word.form.to_lowercase();
        } else if draw < SMALL + CAPITALS {
            word.form = word.form.to_uppercase();
        }
    }
    if let Some(first) = sample.first_mut().filter(|_| draw >= SMALL) {
        let mut letters = first.form.chars();
        first.form = letters.next().map(|f| f.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(sample: &Sample) -> String {
        sample.iter().map(|w| w.form.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_sentence_is_a_tree_and_the_same_in_every_run() {
        for code in ["en", "fr"] {
            let samples = compose(code, 400, 7).unwrap();
            assert_eq!(samples.len(), 400);
            for sample in &samples {
                assert_eq!(sample.iter().filter(|w| w.head == 0).count(), 1, "{}", text(sample));
                for i in 0..sample.len() {
                    let mut at = i + 1;
                    for _ in 0..=sample.len() {
                        at = if at == 0 { 0 } else { sample[at - 1].head };
                    }
                    assert_eq!(at, 0, "{}: word {i}", text(sample));
                }
            }
            let again = compose(code, 400, 7).unwrap();
            assert!(samples.iter().zip(&again).all(|(a, b)| text(a) == text(b)));
        }
    }

    #[test]
    fn words_fit_their_neighbours() {
        let texts: Vec<String> = compose("fr", 400, 3).unwrap().iter().map(|s| text(s).to_lowercase()).collect();
        assert!(texts.iter().all(|t| !t.contains(" de le ") && !t.contains(" à les ") && !t.contains("la armée")));
        assert!(texts.iter().any(|t| t.contains(" du ")) && texts.iter().any(|t| t.contains("l' armée")));
        let texts: Vec<String> = compose("en", 400, 3).unwrap().iter().map(|s| text(s).to_lowercase()).collect();
        assert!(texts.iter().all(|t| !t.contains(" a attack")));
    }

    #[test]
    fn a_line_that_says_nothing_is_an_error() {
        assert!(Grammar::parse("args s p\nnonsense").is_err_and(|e| e.contains("line 2")));
        assert!(Grammar::parse("args s p\na = nsubj:b obj:c").is_err_and(|e| e.contains("0 heads")));
        assert!(Grammar::parse("args s p\na = subject:b *c").is_err_and(|e| e.contains("no relation")));
    }
}
