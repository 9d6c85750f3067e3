//! Plain sentences of news, the hardest to get wrong and the worst to: `plain.tsv` says which arcs each must have.

use sitrep::text::{Language, Text};

use super::trees::models;

/// What is wrong with the tree of a line's sentence.
fn wrong(models: &sitrep::syntax::Models, line: &str) -> Vec<String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [code, sentence, arcs] = columns[..] else { panic!("three columns are wanted: {line}") };
    let language = if code == "fr" { Language::French } else { Language::English };
    let text = Text::read(sentence, Some(language));
    let syntax = models.analyse(&text);
    let read = |arc: &str| {
        let known = arc.starts_with('~');
        let parts: Vec<&str> = arc.trim_start_matches('~').split('<').collect();
        let [word, rel, head] = parts[..] else { panic!("word<relation<head is wanted: {arc}") };
        let at = (0..text.tokens.len()).find(|&i| text.word(i) == word).unwrap_or_else(|| panic!("no {word} in: {sentence}"));
        let found =
            (syntax.words[at].rel.as_str().split(':').next().unwrap_or(""), syntax.head(at).map_or("-", |h| text.word(h)));
        let right = found == (rel, head);
        match (known, right) {
            (false, false) => Some(format!("{sentence}\n    {arc} wanted, {}<{} read", found.0, found.1)),
            (true, true) => Some(format!("{sentence}\n    {arc} is read rightly now: take the mark away")),
            _ => None,
        }
    };
    arcs.split(' ').filter_map(read).collect()
}

#[test]
fn plain_sentences_are_read_rightly() {
    let models = models();
    let lines: Vec<&str> = include_str!("plain.tsv").lines().filter(|l| !l.starts_with('#')).collect();
    assert!(lines.len() >= 50, "only {} sentences", lines.len());
    let wrong: Vec<String> = lines.iter().flat_map(|l| wrong(&models, l)).collect();
    assert!(wrong.is_empty(), "{} arcs are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
