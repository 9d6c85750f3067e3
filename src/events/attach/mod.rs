//! Which event a time or a place belongs to, and what clauses joined to one another share. Hides the tree from the events.

mod days;
mod places;
mod shared;
mod times;
mod untold;

use super::scene::Scene;
use crate::knowledge::among;
use crate::syntax::{Rel, Upos};

pub use days::{carry, close, not_yet};
pub use places::places;
pub use times::times;

/// The token of a mention that hangs on a token outside it.
fn top(scene: &Scene, tokens: &std::ops::Range<usize>) -> usize {
    let syntax = scene.tree.syntax;
    tokens.clone().find(|&i| syntax.head(i).is_none_or(|h| !tokens.contains(&h))).unwrap_or(tokens.start)
}

/// The word among these that opens the clause of a verb, or of the verb it is joined to or governed by.
fn opener(scene: &Scene, verb: usize, words: &[&str]) -> Option<usize> {
    let tree = &scene.tree;
    let mut at = verb;
    for _ in 0..4 {
        let own = tree.syntax.children(at).find(|&c| c < at && words.contains(&tree.text.lower(c)));
        if own.is_some() {
            return own;
        }
        if !matches!(tree.rel(at), Rel::Conj | Rel::Xcomp | Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Obl | Rel::Nmod) {
            return None;
        }
        at = tree.syntax.head(at)?;
    }
    None
}

/// "held the town for ten days before being driven out in May": whether a clause tells of another time than the one above it.
fn another_time(scene: &Scene, verb: usize) -> bool {
    let tree = &scene.tree;
    let leads = |c: usize| c < verb && among(tree.text.lower(c), "before|after|avant|après|until");
    tree.rel(verb) == Rel::Advcl
        && tree.upos(verb) == Upos::Verb
        && tree.syntax.head(verb).is_some_and(|h| h < verb)
        && tree.syntax.children(verb).any(leads)
}

/// "attacked the post and fled on Monday": whether the second clause goes on with what the first tells, of the same subject and in the
/// same tense, so that what closes it is told of both.
fn continued(scene: &Scene, first: usize, second: usize) -> bool {
    let tree = &scene.tree;
    let will = |v: usize| {
        tree.syntax
            .children(v)
            .any(|c| tree.rel(c) == Rel::Aux && c < v && !matches!(tree.syntax.lemma(c), "have" | "avoir" | "être"))
    };
    let tense = |v: usize| tree.syntax.words[v].feats.tense;
    let mut at = second;
    for _ in 0..3 {
        if at <= first
            || tree.rel(at) != Rel::Conj
            || tree.syntax.has(at, &[Rel::Nsubj, Rel::NsubjPass, Rel::Csubj, Rel::Expl])
            || will(at)
            || tense(at) != tense(first)
        {
            return false;
        }
        match tree.syntax.head(at) {
            Some(head) if head == first => return true,
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// The verb of a clause and those that it is joined to without a break in time.
fn joined(scene: &Scene, clause: usize) -> Vec<usize> {
    let tree = &scene.tree;
    let mut chain = vec![clause];
    {
        for (governor, rel) in tree.governors(clause) {
            let last = *chain.last().unwrap_or(&clause);
            let opens = matches!(
                rel,
                Rel::Conj
                    | Rel::Xcomp
                    | Rel::Advcl
                    | Rel::Obj
                    | Rel::Nsubj
                    | Rel::NsubjPass
                    | Rel::Obl
                    | Rel::OblAgent
                    | Rel::Nmod
            );
            let marked = tree
                .syntax
                .children(last)
                .any(|c| tree.rel(c) == Rel::Mark && among(tree.text.lower(c), "after|before|despite|to|pour|après|avant"));
            if !opens || marked && rel == Rel::Advcl {
                break;
            }
            if matches!(rel, Rel::Nmod | Rel::Obl) && tree.led(last, "after|before|despite|since|après|avant|malgré|depuis") {
                break;
            }
            chain.push(governor);
        }
    }
    chain
}
