//! Where an event took place: a place name climbs the tree to the first event it meets.

use super::{opener, top};
use crate::events::scene::Scene;
use crate::events::Event;
use crate::knowledge::among;
use crate::knowledge::sort;
use crate::record::EventType;
use crate::syntax::{Rel, Upos};

/// Whether a token above a place's `name` is where an event is told: its trigger, the verb of its clause, or whatever verb its noun
/// hangs on. `joined`: the name stands in a clause that is joined to what the token tells.
fn tells(scene: &Scene, event: &Event, at: usize, name: usize, joined: bool, stances: &[usize]) -> bool {
    let tree = &scene.tree;
    let governed = event.nominal
        && event.clause == event.head
        && tree.syntax.head(event.head) == Some(at)
        && matches!(tree.upos(at), Upos::Verb | Upos::Adj)
        && matches!(tree.rel(event.head), Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Obl | Rel::OblAgent)
        // "flew to Moscow after a visit of officials": what came before or after was not there.
        && !((name < event.head || joined) && tree.rel(event.head) == Rel::Obl && tree.led(event.head, "after|before|since|après|avant|depuis"))
        // "In Abuja, the government condemned the raid": where it is judged is not where it was.
        && !(name < at && stances.contains(&at));
    event.parts.contains(&at) || event.head == at || event.clause == at || governed
}

/// "accused Belgium": whom words and sanctions are aimed at is a party, not where they were said.
fn stance(event: &Event) -> bool {
    use EventType::*;
    matches!(event.kind, Accusation | Demand | Sanction | Support | Statement)
}

#[inline(never)]
fn stances(events: &[Event]) -> Vec<usize> {
    events.iter().filter(|e| stance(e)).map(|e| e.head).collect()
}

/// Gives the places of a sentence to its events.
#[inline(never)]
pub fn places(scene: &Scene, sentence: usize, events: &mut [Event]) {
    let tree = &scene.tree;
    let range = tree.text.sentences[sentence].tokens.clone();
    // Where a dispatch was written is not where what it tells took place.
    let from = crate::events::outline::dateline(tree.text, tree.syntax, range.clone()).unwrap_or(range.start);
    let first = scene.places.partition_point(|p| p.tokens.start < from);
    let stances = stances(events);
    for p in (first..scene.places.len()).take_while(|&p| scene.places[p].tokens.start < range.end) {
        let mention = &scene.places[p];
        let head = if mention.tokens.contains(&mention.head) { mention.head } else { top(scene, &mention.tokens) };
        let preposition = tree.preposition(top(scene, &mention.tokens)).or_else(|| tree.preposition(head));
        // "clashes between Moscow and Kyiv" have sides; what takes place between two towns has places.
        let side = mention.capital || mention.place.as_ref().is_none_or(|p| p.feature == "country");
        if side && preposition.as_deref().is_some_and(|c| matches!(c, "between" | "entre")) && tree.rel(head) != Rel::Obl {
            continue;
        }
        let doer = preposition.as_deref().is_some_and(|c| matches!(c, "by" | "par" | "selon" | "to" | "along" | "alongside"))
            && (preposition.as_deref() != Some("to") || tree.text.lower(mention.tokens.start.saturating_sub(2)) == "according");
        // "Idlib, the last region of Syria that": what a place is says nothing of where.
        let said_of = |i: usize| {
            tree.rel(i) == Rel::Appos
                && tree.upos(i) == Upos::Noun
                && tree.syntax.head(i).is_some_and(|h| scene.place(h).is_some())
        };
        if doer || said_of(head) || beyond(scene, p) || sponsor(scene, head) || owner(scene, mention, head) || origin(scene, head)
        {
            continue;
        }
        let mut at = head;
        let (mut other, mut joined, mut cause) = (false, false, false);
        for step in 0..8 {
            let mut taken = false;
            for event in events.iter_mut() {
                // "left the town of X": the noun is the trigger's, the name is not.
                if !tells(scene, event, at, head, joined, &stances)
                    || event.parts.contains(&head) && (event.nominal || event.head == head)
                {
                    continue;
                }
                taken = true;
                if cause && stance(event) {
                    continue;
                }
                let within = |tokens: &std::ops::Range<usize>| {
                    tokens.contains(&head) || tokens.start < mention.tokens.end && mention.tokens.start < tokens.end
                };
                if event.agents.iter().any(|a| within(&a.tokens)) {
                    continue;
                }
                if event.targets.iter().any(|t| {
                    within(&t.tokens)
                        && scene.actor(t.head).is_some()
                        && (stance(event) || t.place.is_none() && preposition.as_deref().is_none_or(|c| matches!(c, "of" | "de")))
                }) {
                    continue;
                }
                let reached = tree.rel(head) == Rel::Obj
                    && tree
                        .syntax
                        .head(head)
                        .is_some_and(|v| among(tree.syntax.lemma(v), "enter|reach|atteindre|rejoindre|gagner"));
                let headed = reached || tree.text.tokens.len() > mention.tokens.end && tree.text.word(mention.tokens.end) == ":";
                // "according to the ministry in X": where it is said, if it is told where it was.
                if other && (!event.violent() || !event.places.is_empty())
                    || !event.places.is_empty() && sourced(scene, mention.tokens.start)
                {
                    continue;
                }
                let bare = !headed
                    && !nearby(scene, mention.tokens.start)
                    && preposition.is_none_or(|p| matches!(p, "for" | "pour"))
                    && !event.targets.iter().any(|t| within(&t.tokens));
                // "the Kabul bombing", "the Nepal protests".
                let protest = event.kind == EventType::Protest;
                let town = mention.place.as_ref().is_some_and(|p| p.feature != "country" || protest);
                let beside = town
                    && (event.nominal || !protest)
                    && event.set_in_its_name()
                    && matches!(tree.rel(head), Rel::Compound | Rel::Nmod | Rel::Flat);
                let said = !beside && bare && (mention.capital || scene.actor(head).is_some());
                if !said && !event.places.contains(&p) {
                    event.places.push(p);
                }
            }
            if taken {
                break;
            }
            // "Nyala, the second city of the country".
            if step > 0 && mention.anaphoric && said_of(at) {
                break;
            }
            // "sanctions over the war in X", "en raison de la guerre au X": what something was done for may be far off.
            cause |= step > 0
                && matches!(tree.rel(at), Rel::Nmod | Rel::Obl)
                && (tree.led(at, "over|because|due") || among(tree.syntax.lemma(at), "raison|cause|motif"));
            // A relative clause says something of its noun, not where the main event took place; "located in X" does.
            let located = among(tree.syntax.lemma(at), "locate|situate|base|hold|situer|baser|trouver|station|live|be");
            // "a raid that hit a clinic in X" is the same event as what it did.
            // "an attack blamed on the rebels in X".
            let by = scene.is("light", at) || among(tree.syntax.lemma(at), "attribute|blame|claim|attribuer|imputer|revendiquer");
            let by = by && tree.rel(at) == Rel::Acl;
            let of = |e: &Event| e.nominal && Some(e.head) == tree.syntax.head(at);
            let did = events.iter().any(|e| of(e) && (scene.is("reach", at) || by && e.violent()));
            // "died when their boat sank off X": there.
            let meanwhile = tree.rel(at) == Rel::Advcl
                && tree.syntax.children(at).any(|c| c < at && matches!(tree.text.lower(c), "when" | "lorsque" | "quand"));
            let located = located || meanwhile;
            // "while the president was in X": that is where he was, and no more.
            let verb = |c: usize| matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass) && !tree.relative_pronoun(c);
            let apart = tree.syntax.child(at, Rel::Cop).is_some() && tree.syntax.children(at).any(verb);
            let clause = step > 0 && matches!(tree.rel(at), Rel::AclRelcl | Rel::Acl | Rel::Advcl | Rel::Parataxis);
            if apart || clause && !located && !did {
                break;
            }
            // "killed two and talks opened in X": not there; "two died and nine were hurt in X", if no more is told: there.
            let next = tree.rel(at) == Rel::Conj && tree.finite(at);
            joined |= next;
            other |= next && tree.syntax.children(at).any(verb);
            match tree.syntax.head(at) {
                Some(h) => at = h,
                None => break,
            }
        }
    }
    for event in events.iter_mut() {
        for target in event.targets.clone() {
            if let Some(p) = target.place.filter(|p| !event.places.contains(p)) {
                let country = scene.actor(target.head).is_some() && (stance(event) || event.nominal && scene.places[p].capital);
                if !country {
                    event.places.push(p);
                }
            }
        }
        for target in event.targets.clone() {
            for p in target.tokens.clone().filter_map(|i| scene.place(i)) {
                let mention = &scene.places[p];
                let inside = mention.tokens.start >= target.tokens.start && mention.tokens.end <= target.tokens.end;
                let named = mention.place.as_ref().is_some_and(|p| p.feature != "country") && scene.is("territory", target.head);
                if inside && named && !event.places.contains(&p) {
                    event.places.push(p);
                }
            }
        }
        // "Israel's death toll": the dead of a country or town are counted there.
        if event.kind == EventType::CasualtyToll && event.places.is_empty() {
            let of = tree.syntax.children(event.head).find(|&c| matches!(tree.rel(c), Rel::NmodPoss | Rel::Nmod));
            event.places.extend(of.and_then(|c| scene.place(c)).filter(|&p| scene.places[p].place.is_some()));
        }
        // What is done to a country or a town is done there.
        if event.violent() {
            for target in event.targets.clone() {
                if let Some(p) =
                    scene.place(target.head).filter(|&p| scene.places[p].place.is_some() && !event.places.contains(&p))
                {
                    event.places.push(p);
                }
            }
        }
        // Conjuncts of a place taken are places as well: "the provinces of A and B".
        for p in event.places.clone() {
            let head = scene.places[p].head;
            for c in tree.conjuncts(head.min(tree.text.tokens.len() - 1)) {
                if let Some(q) = scene.place(c).filter(|q| !event.places.contains(q)) {
                    event.places.push(q);
                }
            }
        }
        // "several towns of Iraq, including Baghdad": the part is named as well.
        for p in event.places.clone() {
            let parts = tree.syntax.children(scene.places[p].head).filter(|&c| tree.rel(c) == Rel::Appos);
            let included =
                |c: usize| (scene.places[p].head..c).any(|i| matches!(tree.text.lower(i), "dont" | "including" | "notamment"));
            for q in parts.filter(|&c| included(c)).filter_map(|c| scene.place(c)) {
                if !event.places.contains(&q) {
                    event.places.push(q);
                }
            }
        }
        sort::plainly(&mut event.places);
        event.places.dedup();
        // "Rockets fired from X hit a school in Y": where it came from is not where it was, if that is told as well.
        let from = |p: usize| launched(scene, top(scene, &scene.places[p].tokens));
        if event.violent() && event.places.iter().any(|&p| !from(p)) {
            event.places.retain(|&p| !from(p));
        }
    }
    where_clauses(scene, events);
    cleft(scene, &range, events);
    fronted(scene, &range, events, &stances);
    super::shared::share(scene, &range, events);
}

/// Whether a name is that of what something lies near, by its own first word or those before it.
fn nearby(scene: &Scene, name: usize) -> bool {
    let text = scene.tree.text;
    let near =
        |back: usize| name.checked_sub(back).is_some_and(|i| among(text.lower(i), "près|near|outside|autour|around|proche"));
    near(0) || near(1) || near(2) && matches!(text.lower(name - 1), "de" | "d'" | "d’" | "du")
}

/// "rockets fired from X", "des roquettes tirées de X".
fn launched(scene: &Scene, name: usize) -> bool {
    let tree = &scene.tree;
    let sent = |v: usize| among(tree.syntax.lemma(v), "tirer|lancer|partir|provenir|venir|envoyer");
    tree.led(name, "from|depuis")
        || tree.led(name, "de|du|des|d'|d’") && tree.rel(name) == Rel::Obl && tree.syntax.head(name).is_some_and(sent)
}

/// Whether a source is named in the words right before a token.
fn sourced(scene: &Scene, at: usize) -> bool {
    let tree = &scene.tree;
    let start = tree.text.sentences[tree.text.sentence_of(at)].tokens.start;
    let before = (start.max(at.saturating_sub(10))..at).rev();
    let mut phrase = before
        .take_while(|&i| !matches!(tree.upos(i), Upos::Punct | Upos::Verb | Upos::Aux) || tree.text.lower(i) == "according");
    phrase.any(|i| among(tree.text.lower(i), "selon|according"))
}

/// "near Dori, 30 km north of Mopti": how far a place that is known lies from another is no second place.
fn beyond(scene: &Scene, p: usize) -> bool {
    let Some(before) = p.checked_sub(1).map(|b| &scene.places[b]).filter(|b| b.place.is_some()) else { return false };
    let tokens = &scene.places[p].tokens;
    let gap = before.tokens.end..tokens.start;
    let far = tokens.clone().any(|i| scene.number(i).is_some()) && !scene.places[p].near.is_empty();
    far && gap.len() <= 2 && gap.clone().any(|i| scene.tree.text.word(i) == ",")
}

/// "U.S. embassies in Kenya", "l'ambassade de Norvège à Khartoum": a country that says whose something abroad is does not say where.
fn owner(scene: &Scene, mention: &crate::places::Mention, head: usize) -> bool {
    let tree = &scene.tree;
    let whose = matches!(tree.rel(head), Rel::Compound | Rel::Amod | Rel::Nmod | Rel::NmodPoss | Rel::Appos | Rel::Flat)
        && tree.preposition(head).is_none_or(|p| matches!(p, "of" | "de" | "to"));
    mention.place.as_ref().is_some_and(|p| p.feature == "country")
        && (whose && tree.syntax.head(head).is_some_and(|noun| scene.is("abroad", noun)) || accredited(scene, mention))
}

/// "sous l'égide de Riyad et de Washington", "under the auspices of Qatar": who has a part in it, not where it is.
fn sponsor(scene: &Scene, head: usize) -> bool {
    let tree = &scene.tree;
    let first = if tree.rel(head) == Rel::Conj { tree.syntax.head(head).unwrap_or(head) } else { head };
    let above = tree.syntax.head(first).filter(|_| tree.rel(first) == Rel::Nmod);
    above.is_some_and(|noun| {
        among(
            tree.syntax.lemma(noun),
            "égide|auspice|médiation|houlette|patronage|mediation|aegis|parrainage|sponsorship|brokerage",
        )
    })
}

/// "Karim, a North Carolina native": where somebody comes from.
fn origin(scene: &Scene, head: usize) -> bool {
    let tree = &scene.tree;
    matches!(tree.rel(head), Rel::Compound | Rel::Amod | Rel::Nmod | Rel::Obl)
        && tree.syntax.head(head).is_some_and(|noun| {
            let from = among(tree.syntax.lemma(noun), "native|natif|originaire|graduate|alumnus|bear");
            from || tree.rel(noun) == Rel::Appos && tree.rel(head) == Rel::Compound && scene.is("people", noun)
        })
}

/// "the ambassador to Turkey", "l'ambassadeur en Turquie": where somebody is sent, whatever the phrase is hung on.
fn accredited(scene: &Scene, mention: &crate::places::Mention) -> bool {
    let at = mention.tokens.start;
    let sentence = scene.tree.text.sentences[scene.tree.text.sentence_of(at)].tokens.start;
    at >= sentence + 2
        && among(scene.tree.text.lower(at - 1), "to|en|au|aux")
        && among(scene.tree.syntax.lemma(at - 2), "ambassador|envoy|ambassadeur|ambassadrice|émissaire")
}

/// "In X there were clashes", "A Kout, des manifestants …": a place that opens the sentence is where its main events are set.
fn fronted(scene: &Scene, sentence: &std::ops::Range<usize>, events: &mut [Event], stances: &[usize]) {
    let tree = &scene.tree;
    let opens = among(tree.text.lower(sentence.start), "in|near|around|outside|across|à|a|en|dans|au|aux|sur");
    let first = scene.places.partition_point(|p| p.tokens.start < sentence.start);
    let Some(p) = (first..scene.places.len()).find(|_| opens).filter(|&p| scene.places[p].tokens.start <= sentence.start + 2)
    else {
        return;
    };
    for event in events.iter_mut().filter(|e| e.places.is_empty() && e.news() && e.head > scene.places[p].tokens.end) {
        if event.nominal && tree.syntax.head(event.head).is_some_and(|at| stances.contains(&at)) {
            continue;
        }
        // "In Kharkiv, officials said two had died": what the main verb says took place there as well.
        let said = |at: usize| tree.syntax.head(at).is_some_and(|v| scene.saying(v) && tree.rel(v) == Rel::Root);
        let aside = std::iter::once(event.clause)
            .chain(tree.governors(event.clause).into_iter().map(|(at, _)| at))
            .any(|at| matches!(tree.rel(at), Rel::AclRelcl | Rel::Acl) || tree.rel(at) == Rel::Ccomp && !said(at));
        if !aside {
            event.places.push(p);
            event.why.push("place: what opens the sentence".into());
        }
    }
}

/// "It was in X that the army killed", "C'est à X que l'armée a tué": what is brought to the front is where the clause is set.
fn cleft(scene: &Scene, sentence: &std::ops::Range<usize>, events: &mut [Event]) {
    let tree = &scene.tree;
    let opens = among(tree.text.lower(sentence.start), "it|c'|c’|ce");
    let that =
        (sentence.start + 2..sentence.end.min(sentence.start + 14)).find(|&i| among(tree.text.lower(i), "that|que|qu'|qu’"));
    let Some(that) = that.filter(|_| opens) else { return };
    let said = (sentence.start + 1..that).any(|i| matches!(tree.syntax.lemma(i), "be" | "être"));
    let led = (sentence.start + 1..that).any(|i| tree.upos(i) == Upos::Adp);
    let first = scene.places.partition_point(|p| p.tokens.start < sentence.start);
    let Some(p) = (first..scene.places.len()).find(|_| said && led).filter(|&p| scene.places[p].tokens.start < that) else {
        return;
    };
    for event in events.iter_mut().filter(|e| e.places.is_empty() && e.news() && e.head > that) {
        event.places.push(p);
        event.why.push("place: what the sentence brings to the front".into());
    }
}

/// "Ethiopia, where 30,000 have found refuge": the clause tells what took place there.
fn where_clauses(scene: &Scene, events: &mut [Event]) {
    let tree = &scene.tree;
    for event in events {
        let Some(opener) = opener(scene, event.clause, &["where", "où"]) else { continue };
        let start = tree.text.sentences[tree.text.sentence_of(opener)].tokens.start;
        let near = (start.max(opener.saturating_sub(8))..opener).rev().find_map(|i| scene.place(i));
        // The nearest name, or the noun phrase that it is part of: "the border areas between X and Y, where".
        let Some(p) = near.filter(|p| !event.places.contains(p)) else { continue };
        if event.places.is_empty() || scene.places[p].tokens.end + 1 >= opener {
            event.places.push(p);
            sort::plainly(&mut event.places);
            event.why.push(format!("place: what \"{}\" stands for", tree.text.word(opener)));
        }
    }
}
