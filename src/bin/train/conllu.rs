//! Treebanks: reads CoNLL-U and brings it to the tokens that the engine makes. Hides the format from the training.

use std::path::Path;
use std::process::Command;

/// One syntactic word of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    pub form: String,
    pub lemma: String,
    pub upos: String,
    pub xpos: String,
    pub feats: String,
    /// Number of the head from 1; 0 is the root.
    pub head: usize,
    pub rel: String,
    pub space_after: bool,
    /// How many words of the treebank this token stands for ("du" = 2).
    pub words: usize,
}

/// One sentence.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub words: Vec<Gold>,
    pub new_doc: bool,
    pub new_par: bool,
    pub id: String,
    pub doc: String,
}

/// A surface token that stands for several words: numbers from 0 of first and last, its form.
type Range = (usize, usize, String, bool);

/// Reads a treebank by name from a folder, plain (`NAME.conllu`) or packed (`NAME.conllu.xz`). With `merge` the words are brought to the
/// engine's tokens: contractions are one, and with them hyphenated words.
pub fn read(dir: &Path, name: &str, merge: bool) -> Result<Vec<Tree>, String> {
    let plain = dir.join(format!("{name}.conllu"));
    let packed = dir.join(format!("{name}.conllu.xz"));
    let text = if plain.exists() {
        std::fs::read_to_string(&plain).map_err(|e| format!("{}: {e}", plain.display()))?
    } else {
        let out = Command::new("xz")
            .arg("-dc")
            .arg(&packed)
            .output()
            .map_err(|e| format!("xz, to unpack {}: {e}", packed.display()))?;
        if !out.status.success() {
            return Err(format!("{}: {}", packed.display(), String::from_utf8_lossy(&out.stderr).trim()));
        }
        String::from_utf8(out.stdout).map_err(|e| format!("{}: {e}", packed.display()))?
    };
    let french = name.starts_with("fr");
    let mut trees = Vec::new();
    let mut tree = Tree::default();
    let mut ranges: Vec<Range> = Vec::new();
    let mut doc = String::new();
    let mut stops = std::collections::HashSet::new();
    for (at, line) in text.lines().enumerate() {
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim();
            if let Some(id) = comment.strip_prefix("newdoc") {
                tree.new_doc = true;
                doc = id.trim_start_matches(" id = ").to_string();
            }
            tree.new_par |= comment.starts_with("newpar");
            if let Some(blocks) = comment.strip_prefix("newpar_block = ") {
                // "p (6 s) | caption (1 s)": each part ends after so many sentences, and so does its paragraph.
                let counts =
                    blocks.split('|').filter_map(|b| b.trim().rsplit_once('(')?.1.split(' ').next()?.parse::<usize>().ok());
                stops.extend(counts.map(|n| trees.len() + n));
            }
            if let Some(id) = comment.strip_prefix("sent_id = ") {
                tree.id = id.to_string();
            }
        } else if line.trim().is_empty() {
            if !tree.words.is_empty() {
                tree.doc = doc.clone();
                tree.new_par |= stops.contains(&trees.len());
                trees.push(finish(std::mem::take(&mut tree), &std::mem::take(&mut ranges), french, merge));
            }
        } else {
            row(line, &mut tree, &mut ranges).map_err(|e| format!("{name}, line {}: {e}", at + 1))?;
        }
    }
    if !tree.words.is_empty() {
        trees.push(finish(tree, &ranges, french, merge));
    }
    Ok(trees)
}

fn row(line: &str, tree: &mut Tree, ranges: &mut Vec<Range>) -> Result<(), String> {
    let c: Vec<&str> = line.split('\t').collect();
    if c.len() < 10 {
        return Err(format!("{} columns where CoNLL-U has 10", c.len()));
    }
    let space_after = !c[9].split('|').any(|m| m == "SpaceAfter=No");
    if let Some((a, b)) = c[0].split_once('-') {
        let (a, b): (usize, usize) = (a.parse().map_err(|_| "bad range")?, b.parse().map_err(|_| "bad range")?);
        ranges.push((a - 1, b - 1, c[1].to_string(), space_after));
        return Ok(());
    }
    if c[0].contains('.') {
        return Ok(());
    }
    let head = c[6].parse().map_err(|_| format!("head {:?} is no number", c[6]))?;
    let s = str::to_string;
    tree.words.push(Gold {
        form: s(c[1]),
        lemma: s(c[2]),
        upos: s(c[3]),
        xpos: s(c[4]),
        feats: s(c[5]),
        head,
        rel: s(c[7]),
        space_after,
        words: 1,
    });
    Ok(())
}

/// Merges what the engine keeps as one token.
fn finish(mut tree: Tree, ranges: &[Range], french: bool, merge: bool) -> Tree {
    // Spaces: inside a multiword token there are none.
    for (a, b, _, space) in ranges {
        for w in *a..=*b {
            tree.words[w].space_after = w == *b && *space;
        }
    }
    let n = tree.words.len();
    let mut group: Vec<usize> = (0..n).collect();
    let mut forms: Vec<Option<String>> = vec![None; n];
    if french {
        for (a, b, form, _) in ranges {
            for w in *a..=*b {
                group[w] = *a;
            }
            forms[*a] = Some(form.clone());
        }
    }
    if merge && !french {
        let mut i = 1;
        while i + 1 < n {
            let hyphen = matches!(tree.words[i].form.as_str(), "-" | "‐" | "‑") && tree.words[i].xpos == "HYPH";
            let letters = |w: &Gold| w.form.chars().any(char::is_alphanumeric);
            if hyphen
                && !tree.words[i].space_after
                && !tree.words[i - 1].space_after
                && letters(&tree.words[i - 1])
                && letters(&tree.words[i + 1])
            {
                let first = group[i - 1];
                group[i] = first;
                group[i + 1] = first;
                i += 2;
            } else {
                i += 1;
            }
        }
    }
    let starts: Vec<usize> = (0..n).filter(|&i| group[i] == i).collect();
    let number = |word: usize| starts.binary_search(&group[word]).unwrap_or(0);
    let mut words = Vec::with_capacity(starts.len());
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(n);
        let outside = |w: &usize| tree.words[*w].head == 0 || group[tree.words[*w].head - 1] != start;
        // A contraction is its preposition; a hyphenated word is its last word that hangs on something outside.
        let main = if forms[start].is_some() { start } else { (start..end).rev().find(outside).unwrap_or(start) };
        let mut word = tree.words[main].clone();
        if end - start > 1 {
            word.form = forms[start].clone().unwrap_or_else(|| (start..end).map(|w| tree.words[w].form.as_str()).collect());
            if forms[start].is_none() {
                let head = &tree.words[main];
                let tail = word.form.to_lowercase();
                // The lemma of the whole: its last part's lemma in its place.
                word.lemma = if main + 1 == end && head.upos != "PROPN" {
                    format!("{}{}", &tail[..tail.len().saturating_sub(head.form.to_lowercase().len())], head.lemma)
                } else {
                    word.form.clone()
                };
            }
            word.space_after = tree.words[end - 1].space_after;
            word.words = end - start;
        }
        word.head = if word.head == 0 { 0 } else { number(word.head - 1) + 1 };
        words.push(word);
    }
    // A merged token whose outside arc pointed into another merged token keeps a tree: heads are by group.
    for i in 0..words.len() {
        if words[i].head == i + 1 {
            words[i].head = 0;
        }
    }
    tree.words = words;
    tree
}

impl Tree {
    /// The text of the sentence, with each word's bytes.
    pub fn text(&self, out: &mut String) -> Vec<(usize, usize)> {
        let mut spans = Vec::new();
        for w in &self.words {
            let at = out.len();
            out.push_str(&w.form);
            spans.push((at, out.len()));
            if w.space_after {
                out.push(' ');
            }
        }
        spans
    }
}
