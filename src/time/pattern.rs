//! Patterns over atoms (data/time/*.patterns.tsv): how a pattern is written, and where it fits. Hides expansion and search.
//!
//! A pattern is a row of elements: `WEEKDAY` a class, `ago` a word, `in|within|the_same` one of several words, `$OF` a macro (rows whose
//! pattern is `$OF = ...`), `?` after an element: may be missing. What stands before `<` and after `>` must be there but is not
//! part of the expression.

use crate::knowledge::index::Index;
use std::borrow::Cow;

use super::atoms::{pieces, Atoms, UNKNOWN};
use super::begin;
use super::lexicon::{Class, Hit, Words};
use super::Tongue;
use crate::knowledge::sort;
use crate::knowledge::table;

/// The most elements a pattern may have once written out; keeps matching linear.
const LONGEST: usize = 24;

#[derive(Clone, Debug, PartialEq)]
enum Element {
    Class(Class),
    /// By number.
    Words(Vec<u32>),
    Open,
    Close,
}

/// The rows that each macro stands for.
type Macros = Index<Vec<Vec<Element>>>;

/// A state of the search: what may come next. All patterns of a language share one tree of them, so that what two patterns
/// begin with is looked for once.
#[derive(Default)]
struct Node {
    /// By number, in order.
    words: Vec<(u32, usize)>,
    classes: Vec<(Class, usize)>,
    /// The same classes, a bit each.
    mask: u64,
    open: Option<usize>,
    close: Option<usize>,
    /// The rules whose pattern ends here.
    rules: Vec<usize>,
}

impl Node {
    fn word(&self, number: u32) -> Option<usize> {
        if number == UNKNOWN {
            return None;
        }
        self.words.binary_search_by_key(&number, |w| w.0).ok().map(|at| self.words[at].1)
    }
}

/// A line of the file: what its patterns mean.
pub(super) struct Rule {
    /// The operation and its arguments.
    pub meaning: Vec<&'static str>,
    /// An example expression, with the value it has on Tuesday 11 February 2020.
    #[cfg(test)]
    pub example: &'static str,
    #[cfg(test)]
    pub value: &'static str,
    #[cfg(test)]
    pub line: usize,
}

/// A fit: the rule, the atoms of the expression, what was captured.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    pub rule: usize,
    pub start: usize,
    pub end: usize,
    pub hits: Vec<Hit>,
}

impl Fit {
    /// What class `class` captured, if anything.
    pub fn get(&self, class: Class) -> Option<Hit> {
        self.hits.iter().copied().find(|h| h.class == class)
    }

    /// What it captured the second time.
    pub fn second(&self, class: Class) -> Option<Hit> {
        self.hits.iter().copied().filter(|h| h.class == class).nth(1)
    }
}

/// The patterns of a language.
#[derive(Default)]
pub(super) struct Patterns {
    pub rules: Vec<Rule>,
    nodes: Vec<Node>,
    /// The states that a search begins in.
    roots: Vec<usize>,
    /// The classes that lead on from them, a bit each.
    begun: u64,
    /// By number, the states after a word that does.
    first: Vec<Vec<usize>>,
}

/// Where a search stands: atom, state, where the expression began and ended.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    node: usize,
    start: usize,
    end: Option<usize>,
}

impl Patterns {
    /// Reads a file of patterns; mistakes in it go to `wrong`.
    pub fn new(source: &'static str, words: &mut Words, wrong: &mut Vec<String>) -> Patterns {
        let mut patterns = Patterns { rules: Vec::new(), nodes: vec![Node::default()], ..Patterns::default() };
        let mut macros = Macros::default();
        table::rows(source, |row| {
            let text = row.get("pattern");
            if let Some((name, body)) = text.strip_prefix('$').and_then(|t| t.split_once('=')) {
                match expand(body, words) {
                    Ok(rows) => macros.slot(name.trim(), Vec::new).extend(rows),
                    Err(what) => wrong.push(format!("line {}: {what}", row.line)),
                }
                return;
            }
            let rule = patterns.rules.len();
            let meaning = row.get("meaning").split(' ').collect();
            patterns.rules.push(Rule {
                meaning,
                #[cfg(test)]
                example: row.get("example"),
                #[cfg(test)]
                value: row.get("value"),
                #[cfg(test)]
                line: row.line,
            });
            match steps(text, &macros, words) {
                Ok(steps) => patterns.plant(&steps, &[0], false, rule),
                Err(what) => wrong.push(format!("line {}: {what}", row.line)),
            }
        });
        // "in? <": what must stand before an expression may be missing.
        patterns.roots.push(0);
        let mut at = 0;
        while let Some(&root) = patterns.roots.get(at) {
            let node = &patterns.nodes[root];
            patterns.begun |= node.mask;
            patterns.roots.extend(node.open.into_iter().chain(node.close));
            at += 1;
        }
        let first = |word| patterns.roots.iter().filter_map(|&root| patterns.nodes[root].word(word)).collect();
        patterns.first = (0..words.len()).map(first).collect();
        patterns
    }

    /// Plants what is left of a pattern behind some states; `any` says that something stands before it. As deep as the pattern is long.
    fn plant(&mut self, steps: &[Step], ends: &[usize], any: bool, rule: usize) {
        let Some((step, rest)) = steps.split_first() else {
            for &node in ends.iter().filter(|_| any) {
                if !self.nodes[node].rules.contains(&rule) {
                    self.nodes[node].rules.push(rule);
                }
            }
            return;
        };
        if step.optional {
            self.plant(rest, ends, any, rule);
        }
        for way in step.ways.iter() {
            let mut here = ends.to_vec();
            for element in way {
                let mut next = Vec::with_capacity(here.len());
                for node in here {
                    match element {
                        Element::Words(words) => next.extend(words.iter().map(|&w| self.word(node, w))),
                        Element::Class(class) => next.push(self.class(node, *class)),
                        Element::Open => next.push(self.mark(node, true)),
                        Element::Close => next.push(self.mark(node, false)),
                    }
                }
                here = next;
            }
            self.plant(rest, &here, any || !way.is_empty(), rule);
        }
    }

    fn fresh(&mut self) -> usize {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }

    fn word(&mut self, node: usize, number: u32) -> usize {
        match self.nodes[node].words.binary_search_by_key(&number, |w| w.0) {
            Ok(at) => self.nodes[node].words[at].1,
            Err(at) => {
                let to = self.fresh();
                self.nodes[node].words.insert(at, (number, to));
                to
            }
        }
    }

    fn class(&mut self, node: usize, class: Class) -> usize {
        if let Some((_, to)) = self.nodes[node].classes.iter().find(|(c, _)| *c == class) {
            return *to;
        }
        let to = self.fresh();
        self.nodes[node].classes.push((class, to));
        self.nodes[node].mask |= class.bit();
        to
    }

    fn mark(&mut self, node: usize, open: bool) -> usize {
        let known = if open { self.nodes[node].open } else { self.nodes[node].close };
        if let Some(to) = known {
            return to;
        }
        let to = self.fresh();
        if open {
            self.nodes[node].open = Some(to);
        } else {
            self.nodes[node].close = Some(to);
        }
        to
    }

    /// Whether a pattern may begin with the word of a number or with one of some classes.
    #[inline(always)]
    pub fn may_begin(&self, word: u32, may: u64) -> bool {
        self.begun & may != 0 || self.after(word).first().is_some()
    }

    /// The states after a word that a pattern begins with.
    #[inline(always)]
    fn after(&self, word: u32) -> &[usize] {
        self.first.get(word as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether some pattern takes atom `i` and may be at its end then, or go on with the atoms after it.
    pub fn may_fit(&self, tongue: &Tongue, atoms: &Atoms, i: usize) -> bool {
        let atom = &atoms.list[i];
        let may = self.begun & atom.may;
        // What is told by shape ends nobody knows where, and so does an entry of several words.
        if may & begin::by_shape() != 0 && !begin::ends_at_once(atoms, i) {
            return true;
        }
        let goes_on = |to: usize| self.goes_on(to, atoms, i, 1);
        let by_class = |&(class, to): &(Class, usize)| may & class.bit() != 0 && goes_on(to);
        self.after(atom.word).iter().any(|&to| goes_on(to))
            || may != 0
                && (self.roots.iter().any(|&root| self.nodes[root].classes.iter().any(by_class))
                    || tongue.lexicon.longer(atoms, i).next().is_some())
    }

    /// Whether a pattern that took what stands from atom `i` on, `taken` atoms, ends there or may go on; two words on are looked at.
    fn goes_on(&self, node: usize, atoms: &Atoms, i: usize, taken: usize) -> bool {
        let node = &self.nodes[node];
        let next = atoms.list.get(i + taken).filter(|n| n.sentence == atoms.list[i].sentence);
        !node.rules.is_empty()
            || next.is_some_and(|n| {
                node.mask & n.may != 0 || node.word(n.word).is_some_and(|to| taken > 1 || self.goes_on(to, atoms, i, taken + 1))
            })
            || [node.open, node.close].iter().flatten().any(|&to| self.goes_on(to, atoms, i, taken))
    }

    /// All fits that begin at atom `i`, the longest first, earlier lines before later ones.
    pub fn fits(&self, tongue: &Tongue, atoms: &Atoms, i: usize) -> Vec<Fit> {
        let mut found = Vec::new();
        let mut hits = Vec::new();
        self.walk(Place { at: i, node: 0, start: i, end: None }, i, tongue, atoms, &mut hits, &mut found);
        // "Tuesday, 11 February, " where no year follows: the shorter fit is there as well.
        found.retain(|f: &Fit| atoms.form(f.end - 1) != ",");
        sort::by_key(&mut found, |f: &Fit| (std::cmp::Reverse(f.end), f.start, f.rule));
        found
    }

    /// Goes down the tree; as deep as the longest pattern, whatever the text.
    fn walk(&self, p: Place, first: usize, tongue: &Tongue, atoms: &Atoms, hits: &mut Vec<Hit>, found: &mut Vec<Fit>) {
        let node = &self.nodes[p.node];
        let end = p.end.unwrap_or(p.at);
        if end > p.start {
            found.extend(node.rules.iter().map(|&rule| Fit { rule, start: p.start, end, hits: hits.clone() }));
        }
        if let Some(to) = node.open {
            self.walk(Place { node: to, start: p.at, ..p }, first, tongue, atoms, hits, found);
        }
        if let Some(to) = node.close {
            self.walk(Place { node: to, end: Some(p.at), ..p }, first, tongue, atoms, hits, found);
        }
        if !atoms.together(first, p.at) {
            return;
        }
        let atom = &atoms.list[p.at];
        if let Some(to) = node.word(atom.word) {
            self.walk(Place { at: p.at + 1, node: to, ..p }, first, tongue, atoms, hits, found);
        }
        if node.mask & atom.may == 0 {
            return;
        }
        for &(class, to) in node.classes.iter().filter(|(class, _)| atom.may & class.bit() != 0) {
            if let Some(hit) = tongue.hit(atoms, p.at, class) {
                hits.push(hit);
                self.walk(Place { at: hit.end, node: to, ..p }, first, tongue, atoms, hits, found);
                hits.pop();
            }
        }
    }
}

/// One place of a pattern: the rows of elements that may stand there, and whether it may be passed over.
struct Step<'a> {
    optional: bool,
    ways: Cow<'a, [Vec<Element>]>,
}

/// Cuts a pattern into its places.
fn steps<'a>(text: &str, macros: &'a Macros, words: &mut Words) -> Result<Vec<Step<'a>>, String> {
    let mut steps = Vec::new();
    let mut longest = 0;
    for word in text.split_whitespace() {
        let (word, optional) = maybe(word);
        let ways = match word.strip_prefix('$') {
            Some(name) => Cow::Borrowed(macros.get(name).ok_or_else(|| format!("no macro ${name}"))?.as_slice()),
            None => Cow::Owned(element(word, words)?),
        };
        longest += ways.iter().map(Vec::len).max().unwrap_or(0);
        steps.push(Step { optional, ways });
    }
    if longest > LONGEST {
        return Err(format!("{text:?} is longer than {LONGEST} elements"));
    }
    Ok(steps)
}

/// An element's word, and whether it may be missing.
fn maybe(word: &str) -> (&str, bool) {
    match word.strip_suffix('?') {
        Some(w) if !w.is_empty() => (w, true),
        _ => (word, false),
    }
}

/// A macro's body written out: no macros inside.
fn expand(text: &str, words: &mut Words) -> Result<Vec<Vec<Element>>, String> {
    let mut rows: Vec<Vec<Element>> = vec![Vec::new()];
    for word in text.split_whitespace() {
        let (word, optional) = maybe(word);
        let mut next = if optional { rows.clone() } else { Vec::new() };
        for way in element(word, words)? {
            for row in &rows {
                let mut longer = row.clone();
                longer.extend(way.iter().cloned());
                next.push(longer);
            }
        }
        rows = next;
    }
    Ok(rows)
}

/// The ways one element can be written: choices that are single words stay together, classes and longer choices part.
fn element(word: &str, numbers: &mut Words) -> Result<Vec<Vec<Element>>, String> {
    match word {
        "<" => return Ok(vec![vec![Element::Open]]),
        ">" => return Ok(vec![vec![Element::Close]]),
        _ => {}
    }
    let (mut ways, mut words) = (Vec::new(), Vec::new());
    for choice in word.split('|').filter(|c| !c.is_empty()) {
        if choice.len() > 1 && choice.bytes().all(|b| b.is_ascii_uppercase()) {
            let class = Class::named(&choice.to_ascii_lowercase()).ok_or_else(|| format!("no class {choice}"))?;
            ways.push(vec![Element::Class(class)]);
            continue;
        }
        if choice.bytes().all(|b| b.is_ascii_lowercase()) {
            words.push(numbers.number(choice));
            continue;
        }
        let cut: Vec<u32> = pieces(&choice.replace('_', " ")).iter().map(|p| numbers.number(p)).collect();
        match cut[..] {
            [one] => words.push(one),
            _ => ways.push(cut.into_iter().map(|p| Element::Words(vec![p])).collect()),
        }
    }
    if !words.is_empty() {
        ways.push(vec![Element::Words(words)]);
    }
    Ok(ways)
}
