//! A text with what the engine read of it.

use std::path::Path;

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
