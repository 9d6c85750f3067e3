//! What a tree says of a clause: its subject, objects and prepositional phrases, through passives, relatives, participles,
//! infinitives and coordination, in both languages. Hides arcs from the rules that fill roles.

use super::control;
use crate::knowledge::among;
use crate::syntax::{Rel, Syntax, Tense, Upos, VerbForm};
use crate::text::{Language, Part, Text};

/// The longest chain of heads that is followed.
const DEPTH: usize = 6;

/// A tree with its text.
#[derive(Clone, Copy)]
pub struct Tree<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its syntax.
    pub syntax: &'a Syntax,
    /// The tokens that belong to calendar expressions, which are never subjects or objects.
    pub adjuncts: &'a [bool],
}

/// A noun phrase found by its place in the clause, and how.
#[derive(Clone, Debug)]
pub struct Phrase<'a> {
    /// Its head token.
    pub head: usize,
    /// "subject", "object", or the lemma of a preposition.
    pub key: &'a str,
    /// How it was found, in words a person understands.
    pub how: &'static str,
}

impl<'a> Tree<'a> {
    /// Whether token `i` belongs to a calendar expression.
    pub fn adjunct(&self, i: usize) -> bool {
        self.adjuncts.get(i).copied().unwrap_or(false)
    }

    /// The relation of token `i` to its head.
    pub fn rel(&self, i: usize) -> Rel {
        self.syntax.rel(i)
    }

    /// The part of speech of token `i`.
    pub fn upos(&self, i: usize) -> Upos {
        self.syntax.upos(i)
    }

    /// Whether token `i` is a noun, name, pronoun or numeral.
    pub fn nominal(&self, i: usize) -> bool {
        matches!(self.upos(i), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X | Upos::Adj | Upos::Sym)
    }

    pub(super) fn french(&self) -> bool {
        self.text.language == Language::French
    }

    /// Whether the verb at `i` is passive by its own form or its auxiliary.
    pub fn passive(&self, i: usize) -> bool {
        if self.french() && i > 0 && self.text.lower(i - 1) == "été" {
            return true;
        }
        // "se sont retirés", "s'en sont pris à": the pronominal verb is active.
        if self.french() && self.syntax.children(i).any(|c| c < i && self.reflexive(c)) {
            return false;
        }
        // "sont convenues", "est parvenu": what is conjugated with "être" has no passive.
        const BEING: &str =
            "convenir|parvenir|intervenir|survenir|venir|revenir|aller|arriver|partir|mourir|rester|devenir|décéder";
        if self.french() && among(self.syntax.lemma(i), BEING) {
            return false;
        }
        let w = &self.syntax.words[i];
        // "had called" is sometimes parsed as a passive: only "be", "get" and "être" make one.
        let auxiliary = |c: usize| among(self.syntax.lemma(c), "be|get|être|s|'s|faire");
        let by = |c: usize| matches!(self.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop);
        let auxiliaries: Vec<usize> = self.syntax.children(i).filter(|&c| by(c) && c < i).collect();
        if auxiliaries.iter().any(|&c| self.rel(c) == Rel::AuxPass && auxiliary(c)) {
            return true;
        }
        // "were injured when": or what is taken for its copula.
        let being = |&c: &usize| self.rel(c) == Rel::Cop && self.syntax.lemma(c) == "be";
        if w.feats.passive && auxiliaries.iter().any(being) {
            return true;
        }
        let active = auxiliaries.iter().any(|&c| among(self.syntax.lemma(c), "have|avoir|do|will"))
            && !auxiliaries.iter().any(|&c| auxiliary(c));
        if active {
            return false;
        }
        if self.syntax.children(i).any(|c| self.rel(c) == Rel::NsubjPass) {
            return true;
        }
        // What has an object is active, however bare its participle is ("warplanes bombed positions", read as a noun phrase).
        let object =
            |c: usize| self.rel(c) == Rel::Obj && c > i && !self.reflexive(c) && !self.relative_pronoun(c) && !self.adjunct(c);
        if auxiliaries.is_empty()
            && self.syntax.children(i).any(object)
            && !self.syntax.children(i).any(|c| self.rel(c) == Rel::OblAgent)
        {
            return false;
        }
        let participle = w.feats.form == VerbForm::Participle && w.feats.tense == Tense::Past;
        let bare = !self.syntax.has(i, &[Rel::Aux, Rel::AuxPass, Rel::Cop]);
        if participle
            && bare
            && (matches!(w.rel, Rel::Acl | Rel::Amod) || self.syntax.children(i).any(|c| self.rel(c) == Rel::OblAgent))
        {
            return true;
        }
        // "had been hit and destroyed": one auxiliary for both.
        let shared =
            self.syntax.head(i).filter(|_| participle && bare && w.rel == Rel::Conj && !self.syntax.children(i).any(object));
        if shared.is_some_and(|h| self.syntax.children(h).any(|c| self.rel(c) == Rel::AuxPass && auxiliary(c))) {
            return true;
        }
        // "Three soldiers killed in an ambush": a headline leaves out the auxiliary, and what has no object is not active.
        let headline = || {
            let part = self.text.sentences[self.text.sentence_of(i)].part;
            participle && bare && part != Part::Body && !self.french() && !self.syntax.child(i, Rel::Xcomp).is_some()
        };
        w.feats.passive && (!self.syntax.children(i).any(|c| self.rel(c) == Rel::Nsubj) || headline())
    }

    /// Who a relative pronoun stands for: the noun that its clause hangs on.
    fn antecedent(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..DEPTH {
            match self.rel(at) {
                Rel::AclRelcl | Rel::Acl => return self.syntax.head(at),
                Rel::Conj | Rel::Xcomp | Rel::Ccomp => at = self.syntax.head(at)?,
                _ => return None,
            }
        }
        None
    }

    /// The noun before a relative pronoun, for clauses that the parser hung elsewhere.
    fn before(&self, pronoun: usize) -> Option<usize> {
        let start = self.text.sentences[self.text.sentence_of(pronoun)].tokens.start;
        let at = (start..pronoun).rev().take(3).find(|&i| !matches!(self.upos(i), Upos::Punct | Upos::Adp))?;
        matches!(self.upos(at), Upos::Noun | Upos::Propn).then_some(at)
    }

    pub(super) fn relative_pronoun(&self, i: usize) -> bool {
        among(self.text.lower(i), "who|which|that|whom|qui|que|qu'|dont|lequel|laquelle|lesquels|lesquelles")
    }

    /// The subject of the verb at `i`, wherever it stands: its own, its relative's, its controller's, or that of the verb it is joined to.
    pub fn subject(&self, i: usize) -> Option<Phrase<'_>> {
        let mut at = i;
        let mut how = "subject";
        for _ in 0..DEPTH {
            let mark = self.syntax.children(at).find(|&c| c < at && self.rel(c) == Rel::Mark);
            // A relative pronoun before "after" or "while" belongs to another clause.
            let foreign = |c: usize| self.relative_pronoun(c) && mark.is_some_and(|m| c < m);
            let own = self.syntax.children(at).find(|&c| matches!(self.rel(c), Rel::Nsubj | Rel::NsubjPass) && !foreign(c));
            if let Some(s) = own {
                if self.relative_pronoun(s) {
                    if let Some(noun) = self.antecedent(at).or_else(|| self.before(s)) {
                        return Some(Phrase { head: noun, key: "subject", how: "what the relative clause describes" });
                    }
                    return None;
                }
                return Some(Phrase { head: s, key: "subject", how });
            }
            let stray = self
                .syntax
                .children(at)
                .filter(|&c| c < at && (self.finite(at) || self.rel(at) == Rel::Root) && !self.passive(at))
                .find(|&c| {
                    matches!(self.rel(c), Rel::Obl | Rel::Dislocated | Rel::Dep | Rel::Vocative | Rel::Nmod | Rel::Obj)
                        && matches!(self.upos(c), Upos::Propn | Upos::Noun)
                        && self.preposition(c).is_none()
                        && !self.adjunct(c)
                });
            if let Some(s) = stray {
                return Some(Phrase { head: s, key: "subject", how: "noun before the verb" });
            }
            // "Saraqib, captured by the rebels": a bare past participle right after a noun describes it.
            let bare = at == i
                && self.passive(i)
                && !self.finite(i)
                && i > 0
                && matches!(self.rel(i), Rel::Advcl | Rel::Conj | Rel::Parataxis | Rel::Appos | Rel::Dep);
            let noun =
                if bare && !self.syntax.children(i).any(|c| c < i && matches!(self.rel(c), Rel::Mark | Rel::Cc | Rel::Case)) {
                    self.before(i)
                } else {
                    None
                };
            if let Some(noun) = noun {
                return Some(Phrase { head: noun, key: "subject", how: "noun that the participle describes" });
            }
            // "forces are pushing east, having taken X": the participle is sometimes parsed as the head of the two.
            let other = self.syntax.children(at).find(|&c| {
                c < at && !self.finite(at) && matches!(self.rel(c), Rel::Advcl | Rel::Parataxis | Rel::Ccomp) && self.finite(c)
            });
            let lent = other
                .filter(|_| at == i)
                .and_then(|o| self.syntax.children(o).find(|&c| self.rel(c) == Rel::Nsubj && !self.relative_pronoun(c)));
            if let Some(s) = lent {
                return Some(Phrase { head: s, key: "subject", how: "subject of the main clause" });
            }
            if matches!(self.rel(at), Rel::Xcomp | Rel::Advcl | Rel::Obl) && !self.finite(at) {
                if let Some(head) = control::accused(self, at) {
                    return Some(Phrase { head, key: "subject", how: "who is accused of it" });
                }
                if control::of_another(self, at) {
                    return None;
                }
            }
            match self.rel(at) {
                Rel::Conj => how = "subject of the verb it is joined to",
                Rel::Xcomp => {
                    // "allowed the workers to leave": the one who may is the object.
                    if let Some(head) = control::controller(self, at) {
                        return Some(Phrase { head, key: "subject", how: "object of the verb that governs it" });
                    }
                    how = "subject of the verb that governs it";
                }
                Rel::Advcl | Rel::Ccomp | Rel::Parataxis => {
                    // "called on the president to release the hostages": the parser may take what is asked for a clause of its own.
                    if let Some(head) = control::asked(self, at) {
                        return Some(Phrase { head, key: "subject", how: "who is asked to" });
                    }
                    // Only a clause without a finite verb borrows its subject.
                    if self.finite(at) {
                        return None;
                    }
                    how = "subject of the main clause";
                }
                Rel::Acl => {
                    let noun = self.syntax.head(at)?;
                    return Some(Phrase { head: noun, key: "subject", how: "noun that the participle describes" });
                }
                Rel::AclRelcl => return None,
                _ => return None,
            }
            at = self.syntax.head(at)?;
        }
        None
    }

    /// The other subjects of a verb: "A, B and C back X" is sometimes parsed as three subjects side by side.
    pub fn fellow_subjects(&self, subject: &Phrase) -> Vec<Phrase<'_>> {
        let Some(verb) = self.syntax.head(subject.head).filter(|_| matches!(self.rel(subject.head), Rel::Nsubj | Rel::NsubjPass))
        else {
            return Vec::new();
        };
        let fellows = self.syntax.children(verb).filter(|&c| {
            matches!(self.rel(c), Rel::Nsubj | Rel::NsubjPass)
                && c != subject.head
                && (c < verb) == (subject.head < verb)
                && !self.relative_pronoun(c)
                && self.upos(c) != Upos::Pron
                // "X, commander of the forces, said": a noun right after the comma says more of the name.
                && !(self.upos(c) == Upos::Noun && self.upos(subject.head) == Upos::Propn && c > subject.head && c - subject.head <= 4
                    && self.text.word(subject.head + 1) == ",")
        });
        fellows.map(|head| Phrase { head, key: "subject", how: "subject beside the first" }).collect()
    }

    /// Whether the clause of the verb at `i` has a finite verb.
    pub fn finite(&self, i: usize) -> bool {
        let own = self.syntax.words[i].feats.form;
        if self.syntax.children(i).any(|c| {
            matches!(self.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop) && self.syntax.words[c].feats.form == VerbForm::Finite
        }) {
            return true;
        }
        // "after having killed": the past of the verb looks finite.
        own == VerbForm::Finite && !self.syntax.children(i).any(|c| matches!(self.text.lower(c), "having" | "ayant"))
    }

    /// The objects of the verb at `i`, relative pronouns resolved; for a passive, its subject is not among them.
    pub fn objects(&self, i: usize) -> Vec<Phrase<'_>> {
        let mut found = Vec::new();
        for c in self.syntax.children(i) {
            // A noun phrase after the verb without a preposition is an object, whatever the parser calls it.
            let bare = self.rel(c) == Rel::Obl
                && c > i
                && self.nominal(c)
                && !self.adjunct(c)
                && self.preposition(c).is_none()
                && !self.passive(i);
            // A second subject, after the verb, is its object.
            let subject = |c: usize| matches!(self.rel(c), Rel::Nsubj | Rel::NsubjPass);
            let second = subject(c) && c > i && self.syntax.children(i).any(|d| d < i && subject(d));
            if !matches!(self.rel(c), Rel::Obj | Rel::Iobj) && !bare && !second {
                continue;
            }
            if self.preposition(c).is_some() {
                continue;
            }
            if self.relative_pronoun(c) {
                if let Some(noun) = self.antecedent(i).or_else(|| self.before(c)) {
                    found.push(Phrase { head: noun, key: "object", how: "what the relative clause describes" });
                }
                continue;
            }
            if self.reflexive(c) {
                continue;
            }
            found.push(Phrase { head: c, key: "object", how: "object" });
        }
        // "the town of X, which the forces evacuated": the pronoun may be parsed as something else, but the gap is there.
        if found.is_empty() && self.rel(i) == Rel::AclRelcl && !self.passive(i) {
            let subject = self.syntax.children(i).find(|&c| self.rel(c) == Rel::Nsubj);
            let gap = subject.is_some_and(|s| !self.relative_pronoun(s));
            let pronoun = self.syntax.children(i).find(|&c| self.relative_pronoun(c) && self.preposition(c).is_none());
            if let (true, Some(noun)) = (gap, self.syntax.head(i)) {
                if pronoun.is_some_and(|p| !matches!(self.text.lower(p), "dont" | "where" | "où")) {
                    found.push(Phrase { head: noun, key: "object", how: "what the relative clause describes" });
                }
            }
        }
        // Verbs joined to this one share an object that stands after the last ("shelled and stormed the village").
        if found.is_empty() {
            let next =
                self.syntax.children(i).find(|&c| self.rel(c) == Rel::Conj && self.upos(c) == Upos::Verb && c > i && c <= i + 3);
            if let Some(next) = next {
                let shared = self
                    .syntax
                    .children(next)
                    .find(|&c| self.rel(c) == Rel::Obj && !self.relative_pronoun(c) && !self.reflexive(c));
                if let Some(o) = shared {
                    found.push(Phrase { head: o, key: "object", how: "object shared with the next verb" });
                }
            }
        }
        found
    }

    /// Whether token `i` is a reflexive pronoun.
    pub fn reflexive(&self, i: usize) -> bool {
        among(self.text.lower(i), "se|s'|themselves|itself|himself|herself")
    }

    /// The prepositional phrases that hang on `i`, by their preposition.
    pub fn obliques(&self, i: usize) -> Vec<Phrase<'_>> {
        let mut found = Vec::new();
        for c in self.syntax.children(i) {
            match self.rel(c) {
                Rel::Obl | Rel::OblAgent | Rel::Nmod | Rel::Iobj | Rel::Obj => {
                    let Some(key) = self.preposition(c) else { continue };
                    let how = if matches!(key, "by" | "par") { "agent of the passive" } else { "prepositional phrase" };
                    found.push(Phrase { head: c, key, how });
                }
                _ => {}
            }
        }
        found
    }

    /// The verbs that govern `i`, nearest first, each with the relation of the step to it.
    pub fn governors(&self, i: usize) -> Vec<(usize, Rel)> {
        let mut found = Vec::new();
        let mut at = i;
        for _ in 0..DEPTH {
            let rel = self.rel(at);
            let Some(head) = self.syntax.head(at) else { break };
            found.push((head, rel));
            at = head;
        }
        found
    }
}
