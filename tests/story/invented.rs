//! Invented articles, so that the rules are not those of the bundled ones alone. Filled from `invented.toml`: each case is some
//! articles and what their story must and must not join, by words in brackets.

use serde::Deserialize;
use sitrep::{story, Engine};

use super::{report, told};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    article: Vec<Article>,
    #[serde(default)]
    join: Vec<[String; 4]>,
    #[serde(default)]
    apart: Vec<[String; 4]>,
}

#[derive(Deserialize)]
struct Article {
    id: String,
    published: String,
    text: String,
}

#[test]
fn invented_articles_join_as_they_should() {
    let cases: Cases = toml::from_str(include_str!("invented.toml")).expect("the cases");
    let engine = Engine::embedded();
    let (mut all, mut missed) = (0, Vec::new());
    for case in &cases.case {
        let reports: Vec<_> =
            case.article.iter().map(|a| (report(&engine, &a.id, &a.published, &a.text), a.text.clone())).collect();
        let story = story::merge(&reports.iter().map(|(r, _)| r.clone()).collect::<Vec<_>>());
        let find = |id: &str, words: &str| told(&story, &reports, id, words);
        for [a, x, b, y] in &case.join {
            all += 1;
            match (find(a, x), find(b, y)) {
                (Some(p), Some(q)) if p.0.id == q.0.id => {}
                (None, _) | (_, None) => missed.push(format!("{}: not extracted: {x} | {y}", case.name)),
                _ => missed.push(format!("{}: not joined: {x} | {y}", case.name)),
            }
        }
        for [a, x, b, y] in &case.apart {
            let (p, q) = (find(a, x), find(b, y));
            assert!(p.is_none() || q.is_none() || p.map(|e| &e.0.id) != q.map(|e| &e.0.id), "{}: joined: {x} | {y}", case.name);
        }
    }
    println!("{} of {all} joined; missed:\n{}", all - missed.len(), missed.join("\n"));
    assert!(missed.len() * 5 <= all, "more than a fifth was missed:\n{}", missed.join("\n"));
}
