//! The whole training of a language, and the pack that comes of it.

use super::super::form::stem;
use super::super::model::Model;
use super::super::pack::{Reader, Writer};
use super::super::rules::Rules;
use super::super::tag::Tag;
use super::super::tagger::{Sentence, Tagger};
use super::composed::compose;
use super::data::{self, Item, Sample};
use super::drill::drill;
use super::learner::Learner;
use super::parsing::{self, How};
use super::rules;
use super::tagging::{self, Course, Words};

/// How large the models may become, and how long they learn.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Weights of the tagger.
    pub weights: usize,
    /// Passes of the tagger over the data.
    pub epochs: usize,
    /// By how much a tag must win while the tagger learns.
    pub margin: f32,
    /// Composed sentences that the tagger learns as well, and how many of a hundred are headlines.
    pub drill: (usize, u64),
    /// Parts into which the data is cut, each tagged by a tagger that has not seen it.
    pub folds: usize,
    /// The largest weight of the tagger once it is a whole number.
    pub largest: f32,
    /// How the parser learns.
    pub parser: How,
    /// A pack whose parser is kept, so that the tagger alone is learnt.
    pub kept: Option<Vec<u8>>,
    /// A file that keeps what the tagger's part yields, for work on the parser alone.
    pub cache: Option<std::path::PathBuf>,
}

/// Trains a language ("en", "fr") and returns its pack. The same samples and settings give the same bytes. Samples of one
/// group (copies of a sentence) are never in different parts. An error is one of the grammar of composed sentences.
pub fn train(
    code: &str,
    samples: &[Sample],
    groups: &[usize],
    settings: &Settings,
    mut say: impl FnMut(&str),
) -> Result<Vec<u8>, String> {
    let tags = data::tags(samples);
    let mut items: Vec<Item> = samples.iter().map(|s| data::item(s, &tags)).collect();
    say(&format!(
        "{code}: {} sentences, {} tokens, {} tags",
        items.len(),
        items.iter().map(|i| i.forms.len()).sum::<usize>(),
        tags.len()
    ));
    let mut drilled = Vec::new();
    let course = |epochs: usize, seed: u64| Course { tags: tags.len(), epochs, margin: settings.margin, seed };
    let kept = settings.cache.as_ref().and_then(|path| std::fs::read(path).ok());
    let mut at = kept.as_deref().unwrap_or_default();
    if kept.is_none() {
        let all: Vec<&Item> = items.iter().collect();
        let lexicon = Words::learn(&all, tags.len(), LEAST).lexicon();
        let learner = tagging::learn(&all, &lexicon, None, course(settings.epochs.min(5), 6));
        drilled = drill(code, settings.drill, &tags, &lexicon, (&learner, settings.margin))?;
    }
    let folds = if settings.kept.is_some() { 0 } else { settings.folds };
    for fold in 0..folds {
        let part = |i: &usize| groups[*i] % settings.folds == fold;
        let rest: Vec<&Item> = items.iter().enumerate().filter(|(i, _)| !part(i)).map(|i| i.1).collect();
        let learnt = kept.is_none().then(|| {
            let words = Words::learn(&rest, tags.len(), LEAST);
            let lexicon = words.lexicon();
            let rest: Vec<&Item> = rest.into_iter().chain(&drilled).collect();
            let learner = tagging::learn(&rest, &lexicon, None, course(settings.epochs.min(5), 1));
            (lexicon, learner)
        });
        let mut right = (0, 0);
        for i in (0..items.len()).filter(part) {
            let seen = match &learnt {
                Some((lexicon, learner)) => tagging::tag(&items[i], lexicon, learner, settings.margin),
                None => at.split_off(..items[i].forms.len()).unwrap_or_default().to_vec(),
            };
            right.0 += seen.iter().zip(&items[i].upos).filter(|(t, u)| tags[**t as usize].upos == **u).count();
            right.1 += seen.len();
            items[i].seen = seen;
        }
        say(&format!("{code}: part {fold} tagged by the others, {:.2} % right", 100.0 * right.0 as f64 / right.1 as f64));
    }
    let learnt = rules::learn(samples, &tags);
    let rules = learnt.rules();
    if settings.kept.is_none() {
        items.iter_mut().for_each(|item| stems(item, &rules));
    }
    let all: Vec<&Item> = items.iter().collect();
    let words = Words::learn(&all, tags.len(), LEAST);
    say(&format!(
        "{code}: {} words in the lexicon, {} rules with {} endings and words",
        words.keys.len(),
        learnt.rules.len(),
        learnt.keys.len()
    ));
    let mut first = Writer::default();
    if kept.is_none() {
        let lexicon = words.lexicon();
        let both: Vec<&Item> = all.iter().copied().chain(&drilled).collect();
        let full = tagging::learn(&both, &lexicon, None, course(settings.epochs, 2));
        let chosen = full.strongest(settings.weights);
        say(&format!("{code}: tagger of {} rows, {} kept, learnt again", full.len(), chosen.len()));
        let tagger = tagging::learn(&both, &lexicon, Some(&chosen), course(settings.epochs, 3));
        weights(&mut first, &tagger, settings.largest, tagging::lead(settings.margin));
        if let Some(path) = &settings.cache {
            let mut bytes: Vec<u8> = Vec::new();
            for fold in 0..settings.folds {
                let part = (0..items.len()).filter(|&i| groups[i] % settings.folds == fold);
                part.for_each(|i| bytes.extend(&items[i].seen));
            }
            bytes.extend(first.bytes());
            let _ = std::fs::write(path, bytes);
        }
    } else {
        first.put(at);
    }
    if let Some(old) = &settings.kept {
        let parser = Model::parser(old, code)?;
        return Ok(pack(code, &tags, &words, &learnt, &first, |w| w.put(parser)));
    }
    let more = composed(code, &tags, &words, &rules, &first, settings.parser)?;
    let both: Vec<&Item> = all.iter().copied().chain(&more).collect();
    let allowed = parsing::allowed(&all, tags.len());
    let (keys, network) = parsing::learn(&both, all.len(), &tags, settings.parser, |line| say(&format!("{code}: {line}")));
    Ok(pack(code, &tags, &words, &learnt, &first, |w| parsing::write(w, &keys, &network, &allowed)))
}

/// The composed sentences, tagged as the engine will tag them.
fn composed(code: &str, tags: &[Tag], words: &Words, rules: &Rules, tagger: &Writer, how: How) -> Result<Vec<Item>, String> {
    let samples = compose(code, how.composed * how.epochs, COMPOSED)?;
    let mut packed = Writer::default();
    packed.put(tagger.bytes());
    let packed = packed.finish(code);
    let tagger = Tagger::read(&mut Reader::open(&packed, code)?, tags.len())?;
    let lexicon = words.lexicon();
    let mut items: Vec<Item> = samples.iter().map(|s| data::item(s, tags)).collect();
    for item in &mut items {
        item.seen = Sentence { forms: &item.forms, entries: &lexicon.entries(&item.forms) }.tag(&mut &tagger);
        stems(item, rules);
    }
    Ok(items)
}

/// Where the chance of the composed sentences begins.
const COMPOSED: u64 = 11;

/// Lemmas by the tags that the parser sees.
fn stems(item: &mut Item, rules: &Rules) {
    let stem_of = |i: usize| {
        let mut lemma = String::new();
        match rules.find(&item.lower[i], item.seen[i]) {
            Some(rule) => rule.apply(&item.lower[i], &mut lemma),
            None => lemma.push_str(&item.lower[i]),
        }
        stem(&lemma)
    };
    item.stems = (0..item.forms.len()).map(stem_of).collect();
}

/// A word is known when it was met so often.
const LEAST: usize = 2;

fn pack(
    code: &str,
    tags: &[Tag],
    words: &Words,
    rules: &rules::Learnt,
    tagger: &Writer,
    parser: impl Fn(&mut Writer),
) -> Vec<u8> {
    let mut w = Writer::default();
    w.number(tags.len());
    for tag in tags {
        w.put(&tag.bytes());
    }
    w.number(words.sole.len());
    w.put(&words.sole.iter().map(|s| s.map_or(0, |t| t + 1)).collect::<Vec<u8>>());
    map(&mut w, &words.keys, &words.classes);
    w.number(rules.rules.len());
    for r in &rules.rules {
        w.put(&[r.strip, r.number as u8, r.person as u8, r.negative as u8]);
        w.text(&r.append);
    }
    map(&mut w, &rules.keys, &rules.values);
    w.put(tagger.bytes());
    parser(&mut w);
    w.finish(code)
}

fn map(w: &mut Writer, keys: &[u32], values: &[u16]) {
    w.number(keys.len());
    w.keys(keys);
    w.put(&values.iter().map(|&v| v as u8).collect::<Vec<u8>>());
    w.put(&values.iter().map(|&v| (v >> 8) as u8).collect::<Vec<u8>>());
}

/// Writes the tagger: by how much a clear tag leads, and the weights.
fn weights(w: &mut Writer, learner: &Learner, largest: f32, lead: f32) {
    let (keys, rows) = learner.export();
    let (rows, unit) = quantise(&rows, largest);
    w.number((lead * unit).round() as usize);
    let rows: Vec<Vec<(u8, i8)>> =
        rows.iter().map(|r| r.iter().enumerate().filter(|(_, &x)| x != 0).map(|(c, &x)| (c as u8, x)).collect()).collect();
    let kept: Vec<usize> = (0..keys.len()).filter(|&i| !rows[i].is_empty()).collect();
    w.number(kept.len());
    w.keys(&kept.iter().map(|&i| keys[i]).collect::<Vec<u32>>());
    w.put(&kept.iter().map(|&i| rows[i].len() as u8).collect::<Vec<u8>>());
    let all = || kept.iter().flat_map(|&i| rows[i].iter());
    w.put(&all().map(|e| e.0).collect::<Vec<u8>>());
    w.put(&all().map(|e| e.1 as u8).collect::<Vec<u8>>());
}

/// Whole numbers, of which all but one in five hundred lie within `most`. And what 1 became.
fn quantise(rows: &[Vec<f32>], most: f32) -> (Vec<Vec<i8>>, f32) {
    let mut sizes: Vec<f32> = rows.iter().flatten().map(|x| x.abs()).filter(|x| *x > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let large = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 500)).copied().unwrap_or(1.0);
    let scale = most / large;
    let whole = |x: f32| (x * scale).round().clamp(-127.0, 127.0) as i8;
    (rows.iter().map(|r| r.iter().map(|&x| whole(x)).collect()).collect(), scale)
}
