//! Words of force that tell of no force: metaphors, idioms, names of things.

use super::clause::Phrase;
use super::frames::Pos;
use super::scene::Scene;
use super::triggers::Candidate;
use super::{Event, Participant};
use crate::knowledge::among;
use crate::record::EventType;
use crate::syntax::{Rel, Upos, VerbForm};

/// "a battle for recognition", "tué au combat", "la bombe iranienne", "le froid s'abattit": words of force that tell of no force.
#[inline(never)]
pub(super) fn idiom(scene: &Scene, candidate: &Candidate, event: &Event) -> bool {
    let one = candidate.words == 1;
    match candidate.pos {
        Pos::Verb => {
            one && (leaves_no_place(scene, event)
                || takes_part(scene, event)
                || tasked(scene, event)
                || means_another(scene, event))
                || leaves_a_pact(scene, event)
                || reserved(scene, event)
                || dropped(scene, event)
                || falls(scene, event)
                || disperses(scene, event)
                || concerns(scene, event)
                || cautions(scene, event)
        }
        Pos::Noun => {
            watched(scene, event)
                || seat(scene, event)
                || in_the_way(scene, event)
                || in_protest(scene, event)
                || robbed(scene, event)
                || one && bloodless(scene, event)
                || one && printed(scene, event)
                || idle_bomb(scene, event)
                || cause(scene, event)
        }
        Pos::Word => merely(scene, event.head),
    }
}

/// "left 12 dead", "leaving open the possibility": one who goes leaves some place.
fn leaves_no_place(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let verb = event.head;
    let lemma = tree.syntax.lemma(verb);
    // "Lula, second left, and Vieira, left, met": where somebody stands in a picture.
    let beside =
        |i: usize| matches!(tree.text.word(i), "," | ")" | "(") || among(tree.text.lower(i), "second|third|far|centre|center");
    if tree.text.lower(verb) == "left" && verb > 0 && beside(verb - 1) && tree.text.tokens.len() > verb + 1 && beside(verb + 1) {
        return true;
    }
    // "has 2,500 troops left in the country": they are still there.
    let has = |h: usize| tree.syntax.lemma(h) == "have";
    let held = |h: usize| has(h) || tree.syntax.head(h).is_some_and(has);
    if tree.text.lower(verb) == "left" && tree.syntax.head(verb).is_some_and(|h| h < verb && held(h)) {
        return true;
    }
    if matches!(lemma, "leave" | "laisser") && super::casualties::follows(scene, verb) {
        return true;
    }
    let goes = matches!(event.kind, EventType::Visit | EventType::Withdrawal) && matches!(lemma, "leave" | "quitter" | "come");
    if !goes || !event.places.is_empty() || tree.objects(verb).iter().any(|o| scene.is("territory", o.head)) {
        return false;
    }
    let other = |c: usize| matches!(tree.rel(c), Rel::Obj | Rel::Xcomp | Rel::Ccomp) || c > verb && tree.upos(c) == Upos::Adj;
    // "left for talks with the mediators": whoever leaves for that withdraws from nowhere.
    let bound = || tree.obliques(verb).iter().any(|p| among(p.key, "for|pour") && scene.actor(p.head).is_none());
    event.kind == EventType::Visit || tree.syntax.children(verb).any(other) || bound()
}

/// "recalled its envoy in protest at the remarks", "en signe de protestation": what something is done in takes no place of its own.
fn in_protest(scene: &Scene, event: &Event) -> bool {
    let text = scene.tree.text;
    let before = |n: usize| event.head.checked_sub(n).map_or("", |i| text.lower(i));
    event.kind == EventType::Protest
        && among(text.lower(event.head), "protest|protestation")
        && (matches!(before(1), "in" | "en" | "under") || matches!(before(1), "de") && before(2) == "signe")
}

/// "took part in", "prendre position": what is taken is no ground.
fn takes_part(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    event.kind == EventType::TerritorialCapture
        && matches!(tree.syntax.lemma(event.head), "take" | "prendre")
        && tree.objects(event.head).iter().any(|o| {
            among(tree.text.lower(o.head), "part|place|position|positions|office|root|front|pied")
                && tree.syntax.children(o.head).all(|c| !matches!(tree.rel(c), Rel::Det | Rel::Nmod | Rel::Nummod))
        })
}

/// "demonstrate good skills", "a break and enter": verbs that mean something else by what stands with them, or by what does not.
fn means_another(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    match (event.kind, tree.syntax.lemma(event.head)) {
        // "protesters armed with sticks": nobody gave them arms.
        (EventType::Aid, "arm" | "armed" | "armer") => {
            let with = || tree.obliques(event.head).iter().any(|p| matches!(p.key, "with" | "de"));
            let said_of = matches!(tree.rel(event.head), Rel::Acl | Rel::Amod) && event.agents.is_empty();
            said_of || event.targets.is_empty() && (with() || event.agents.is_empty() && !tree.finite(event.head))
        }
        (EventType::Protest, "demonstrate" | "manifester") => !tree.objects(event.head).is_empty(),
        (EventType::Advance, "push" | "pousser") => {
            let made = |c: usize| {
                matches!(tree.rel(c), Rel::Xcomp | Rel::Advcl) && tree.syntax.words[c].feats.form == VerbForm::Infinitive
            };
            tree.objects(event.head).iter().any(|o| !scene.is("territory", o.head) || tree.syntax.children(event.head).any(made))
        }
        // "blocked a resolution": no road.
        (EventType::Blockade, "block" | "bloquer") => {
            tree.objects(event.head).iter().any(|o| among(tree.syntax.lemma(o.head), MEASURES))
        }
        // "I blame the market": nobody is accused.
        (EventType::Accusation, "blame" | "blâmer") => {
            let somebody = |h: usize| scene.actor(h).is_some() || scene.is("people", h) || scene.unknown_name(h);
            let own = |h: usize| tree.text.lower(h).ends_with("self") || tree.text.lower(h).ends_with("selves");
            !event.targets.is_empty() && !event.targets.iter().any(|t| somebody(t.head) && !own(t.head))
        }
        (EventType::Advance, "enter" | "entrer") => {
            let idea = |p: &Phrase| among(tree.syntax.lemma(p.head), IDEAS);
            let (objects, obliques) = (tree.objects(event.head), tree.obliques(event.head));
            event.places.is_empty() && objects.is_empty() && obliques.is_empty() || objects.iter().chain(&obliques).any(idea)
        }
        // "avançant un bilan de 19 morts", "advanced the idea".
        (EventType::Advance, "advance" | "avancer") => {
            tree.objects(event.head).iter().any(|o| among(tree.syntax.lemma(o.head), CLAIMS))
        }
        _ => false,
    }
}

/// What one enters into without moving.
const IDEAS: &str = "dialogue|talks|talk|negotiation|negotiations|discussion|discussions|agreement|deal|contract|partnership|\
    alliance|force|effect|office|politics|race|market|phase|stage|history|négociation|négociations|vigueur|accord|jeu|scène|\
    politique|fonction|fonctions|marché|histoire|contact";

/// What one puts forward without moving.
const CLAIMS: &str = "bilan|chiffre|nombre|hypothèse|idée|argument|thèse|explication|proposition|raison|motif|date|élection|\
    idea|figure|theory|claim|cause|agenda|interest|argument|proposal|career|case|bill|money|loan";

/// "will withdraw the country from the treaty": no troops leave.
fn leaves_a_pact(scene: &Scene, event: &Event) -> bool {
    event.kind == EventType::Withdrawal
        && scene.tree.obliques(event.head).iter().any(|p| matches!(p.key, "from" | "of" | "de") && scene.is("pact", p.head))
}

/// "is charged with securing the border": a task, no accusation, and nothing that was done.
fn tasked(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let task = tree.syntax.head(event.head).filter(|&v| matches!(tree.syntax.lemma(v), "charge" | "task"));
    if task.is_some_and(|v| scene.is("task", event.head) && tree.passive(v)) {
        return tree.syntax.children(event.head).any(|c| tree.text.lower(c) == "with");
    }
    event.kind == EventType::Accusation
        && tree.syntax.lemma(event.head) == "charge"
        && tree.syntax.children(event.head).any(|c| {
            let with = tree.syntax.children(c).any(|d| tree.text.lower(d) == "with");
            with && tree.text.lower(c).ends_with("ing") && scene.is("task", c)
        })
}

/// "conducted five airstrikes, delivering 101 munitions": what falls on somebody is no aid.
fn dropped(scene: &Scene, event: &Event) -> bool {
    let arms = |&p: &usize| scene.is("arms", p);
    event.kind == EventType::Aid && event.targets.is_empty() && event.parts.iter().any(arms)
}

/// "declined to be named", "a refusé de commenter": nothing is refused but words.
fn reserved(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let said = "name|identify|comment|elaborate|specify|nommer|commenter|préciser|confirm|confirmer|discuss";
    event.kind == EventType::Statement
        && among(tree.syntax.lemma(event.head), "decline|refuse|refuser")
        && tree.syntax.child(event.head, Rel::Xcomp).is_some_and(|c| among(tree.syntax.lemma(c), said))
}

/// "a hunger strike", "a lightning strike": strikes of no weapon.
pub(super) fn no_force(scene: &Scene, noun: usize) -> bool {
    let tree = &scene.tree;
    tree.syntax.children(noun).any(|c| scene.frames.is("unarmed", scene.language(), tree.syntax.lemma(c)))
}

/// "le siège de son parti": where it has its offices.
fn seat(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let ground = |p: &Phrase| scene.place(p.head).is_some() || scene.is("territory", p.head) || scene.unknown_name(p.head);
    tree.syntax.lemma(event.head) == "siège" && !tree.obliques(event.head).iter().any(|p| p.key == "de" && ground(p))
}

/// "a press release": nobody is let go.
fn printed(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let kind = |c: usize| tree.rel(c) == Rel::Compound && among(tree.syntax.lemma(c), "press|news|media|album|film|data");
    tree.syntax.lemma(event.head) == "release" && tree.syntax.children(event.head).any(kind)
}

/// "a dead simple dinner": nobody died.
fn merely(scene: &Scene, word: usize) -> bool {
    let tree = &scene.tree;
    let next = word + 1;
    tree.text.lower(word) == "dead" && next < tree.text.tokens.len() && matches!(tree.upos(next), Upos::Adj | Upos::Adv)
}

/// "le froid s'abattit", "un missile s'est abattu sur": nobody was shot.
fn falls(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    matches!(event.kind, EventType::Killing | EventType::Shootdown)
        && tree.syntax.lemma(event.head) == "abattre"
        && tree.syntax.children(event.head).any(|c| tree.reflexive(c))
}

/// "fired tear gas", "tiré au canon à eau", "tiré en l'air": a crowd is dispersed, and nobody is attacked.
fn disperses(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let with = |p: &Phrase| {
        scene.is("dispersing", p.head)
            || tree.syntax.children(p.head).any(|c| tree.rel(c) == Rel::Nmod && scene.is("dispersing", c))
    };
    event.kind == EventType::Attack && tree.objects(event.head).iter().chain(&tree.obliques(event.head)).any(with)
}

/// "sanctions targeting importers", "une loi visant les sectes": what bears no arms strikes nobody.
fn concerns(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let bloodless = |h: usize| {
        let force = scene.is("weapon", h) || scene.is("forces", h) || scene.is("people", h) || scene.is("carrier", h);
        !force && scene.actor(h).is_none() && among(tree.syntax.lemma(h), MEASURES)
    };
    // "un complot visant à renverser X": what is meant is no target.
    let to = |&i: &usize| i + 1 < tree.text.tokens.len() && tree.text.lower(i) == "à";
    let meant = Some(event.head + 1).filter(to).is_some_and(|i| tree.syntax.words[i + 1].feats.form == VerbForm::Infinitive);
    event.kind == EventType::Attack
        && among(tree.syntax.lemma(event.head), "target|viser|cibler")
        && (meant || tree.subject(event.head).is_some_and(|s| bloodless(s.head)))
}

/// What is taken against somebody without force.
const MEASURES: &str =
    "sanction|measure|bill|law|act|decree|resolution|embargo|ban|tariff|restriction|investigation|inquiry|probe|\
    reform|tax|charge|complaint|package|mesure|loi|projet|décret|résolution|interdiction|droit|enquête|réforme|taxe|plainte|\
    accusation|plan|paquet|mandat|warrant|adoption|vote|deal|accord|text|texte|motion|sale|vente|account|compte|site|website";

/// "The UN envoy warned that the war may spread": those who mediate or help threaten nobody.
fn cautions(scene: &Scene, event: &Event) -> bool {
    let warns = among(scene.tree.syntax.lemma(event.head), "warn|mettre|avertir|prévenir|alert");
    let helps = |a: &Participant| {
        let of = a.tokens.clone().any(|i| among(scene.tree.text.word(i), "UN|U.N.|ONU|Nations"));
        let m = a.actor.map(|a| scene.resolve(a)).filter(|m| m.name.as_deref() != Some("NATO"));
        of || m.is_some_and(|m| matches!(m.sector.as_deref(), Some("igo" | "ngo")))
    };
    // "warned Warsaw about drones that went astray": of what nobody means to do.
    let tree = &scene.tree;
    let about =
        |c: usize| tree.led(c, "about") && !among(tree.syntax.lemma(c), "consequence|retaliation|response|attack|strike|war");
    let told = || event.targets.iter().map(|t| t.head).chain([event.head]).flat_map(|h| tree.syntax.children(h)).any(about);
    let named = event.targets.iter().any(|t| t.actor.is_some());
    let helpers = !named && !event.agents.is_empty() && event.agents.iter().all(helps);
    event.kind == EventType::Threat && warns && (helpers || told())
}

/// "bombed the port despite the truce": that there is one is no news.
fn in_the_way(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    matches!(event.kind, EventType::Ceasefire | EventType::Agreement)
        && event.agents.is_empty()
        && tree.led(event.head, "despite|malgré")
        && !tree.syntax.has(event.head, &[Rel::Acl, Rel::AclRelcl])
}

/// "stole a lorry carrying food": what is taken or stopped helps nobody.
fn robbed(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let takes = "steal|loot|hijack|seize|intercept|block|burn|torch|voler|piller|bloquer|intercepter|détourner|incendier|saisir";
    let above = tree.governors(event.head);
    let subject = above.iter().take(3).any(|&(_, rel)| rel == Rel::Nsubj);
    event.kind == EventType::Aid && !subject && above.iter().take(3).any(|&(v, _)| among(tree.syntax.lemma(v), takes))
}

/// "la surveillance des attaques", "the prevention of clashes", "a treaty that applies to attacks": of no one attack.
fn watched(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let watch = |h: usize| among(tree.syntax.lemma(h), "surveillance|monitoring|prévention|prevention");
    let rules = |h: usize| among(tree.syntax.lemma(h), "apply|appliquer|prohibit|outlaw|criminalize|criminalise");
    let above = tree.syntax.head(event.head);
    event.violent()
        && match tree.rel(event.head) {
            Rel::Nmod => above.is_some_and(watch),
            Rel::Obl | Rel::Obj | Rel::Iobj => above.is_some_and(rules),
            _ => false,
        }
}

/// "a trade war", "une offensive diplomatique".
fn bloodless(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let beside = |c: usize| matches!(tree.rel(c), Rel::Amod | Rel::Compound) && scene.is("bloodless", c);
    matches!(event.kind, EventType::ArmedClash | EventType::Attack | EventType::Offensive)
        && tree.syntax.lemma(event.head) != "violence"
        && tree.syntax.children(event.head).any(beside)
}

/// "a fight for recognition", "killed in action": for or against no party and no ground, or only said of how somebody died.
fn cause(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    let head = event.head;
    if event.kind != EventType::ArmedClash {
        return false;
    }
    let idea = tree.obliques(head).into_iter().any(|p| {
        let party = scene.actor_in(p.head).is_some() || scene.place(p.head).is_some() || scene.is("forces", p.head);
        let ground = scene.is("territory", p.head) || scene.is("hold", p.head) || scene.is("people", p.head);
        among(p.key, "for|against|pour|contre") && !party && !ground && !scene.unknown_name(p.head)
    });
    // "The clash between the leaders ended in a draw".
    let drawn =
        tree.syntax.head(head).filter(|_| tree.rel(head) == Rel::Nsubj).is_some_and(|verb| {
            tree.obliques(verb).iter().any(|p| among(tree.syntax.lemma(p.head), "draw|tie|penalty|nul|égalité"))
        });
    idea || drawn
        || tree.rel(head) == Rel::Obl
            && matches!(tree.text.lower(head), "combat" | "action")
            && tree.led(head, "in|à")
            && tree.syntax.children(head).count() <= 1
}

/// "la bombe iranienne", "two car bombs were defused": a bomb is news when it does something.
fn idle_bomb(scene: &Scene, event: &Event) -> bool {
    let tree = &scene.tree;
    if scene.is("device", event.head) && defused(scene, event.head) {
        return true;
    }
    if event.parts.len() > 1 {
        return false;
    }
    // "sous les bombes": in the midst of a war.
    if tree.led(event.head, "sous|under") {
        return event.kind == EventType::Bombing;
    }
    let does = || {
        matches!(tree.rel(event.head), Rel::Nsubj | Rel::NsubjPass | Rel::OblAgent | Rel::Obl)
            || tree.led(event.head, "by|in|par|dans")
    };
    event.kind != EventType::ArmedClash && matches!(tree.syntax.lemma(event.head), "bomb" | "bombe") && !does()
}

/// Whether the noun, or what it is joined to, is what somebody destroyed or found, or only used.
fn defused(scene: &Scene, noun: usize) -> bool {
    let tree = &scene.tree;
    let mut at = noun;
    while tree.rel(at) == Rel::Conj {
        match tree.syntax.head(at).filter(|h| tree.upos(*h) != Upos::Verb) {
            Some(first) => at = first,
            None => break,
        }
    }
    let Some(above) = tree.syntax.head(at) else { return false };
    match tree.rel(at) {
        Rel::Obj | Rel::NsubjPass => scene.is("defuse", above),
        Rel::Nsubj => scene.is("defuse", above) && tree.passive(above),
        Rel::Nmod => among(tree.syntax.lemma(above), "use|production|factory|emploi|usage|utilisation|fabrication"),
        _ => false,
    }
}
