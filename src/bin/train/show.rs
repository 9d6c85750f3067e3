//! A text with what the engine read of it.

use std::path::Path;

use sitrep::syntax::training;
use sitrep::text::Text;

/// Prints sentences and their tokens.
pub fn read(file: &Path) -> Result<(), String> {
    let source = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let text = Text::read(&source, None);
    println!("{:?}", text.language);
    for s in &text.sentences {
        let words: Vec<&str> = s.tokens.clone().map(|i| text.word(i)).collect();
        println!("{:?}: {}", s.part, words.join("|"));
    }
    Ok(())
}

/// Prints composed sentences with their trees: each word with its relation and its head.
pub fn composed(code: &str, count: &str) -> Result<(), String> {
    let count = count.parse().map_err(|_| format!("{count:?} is no number"))?;
    for sample in training::compose(code, count, 1)? {
        let head = |h: usize| h.checked_sub(1).map_or("-", |h| sample[h].form.as_str());
        let words: Vec<String> = sample.iter().map(|w| format!("{}({} {})", w.form, w.rel.as_str(), head(w.head))).collect();
        println!("{}\n    {}", sample.iter().map(|w| w.form.as_str()).collect::<Vec<_>>().join(" "), words.join(" "));
    }
    Ok(())
}
