//! Tags that grammar rules out, put right before the parser sees them.

mod french;
mod nouns;
mod wanted;

use super::feats::{Number, Tense, VerbForm};
use super::irregular::Irregular;
use super::model::Model;
use super::Upos;
use crate::knowledge::among;
use crate::text::{Language, Text};
pub(super) use wanted::Usual;

/// The auxiliaries, a closed class: no other word is one.
const AUXILIARIES: &str = "am|is|are|was|were|be|been|being|'s|'re|'m|s|has|have|had|having|'ve|'d|do|does|did|done|will|\
    would|shall|should|can|could|may|might|must|'ll|ca|wo|get|gets|got|getting|gotten|ought|need|used|dare|ai|’s|’re|’m|\
    ’ve|’d|’ll|better|going|gon|keep";

/// The conjunctions of more than three letters.
const CONJUNCTIONS: &str = "both|either|neither|plus|minus|versus|less|times|whether|then|than";

/// Nouns that look like adjectives.
const OBJECTIVE: &str = "offensive|initiative|objective|captive|operative|representative";

/// Nouns that what is stated follows, after "that".
const STATED: &str = "statement|report|reports|claim|claims|announcement|allegation|allegations|warning";

/// Amounts of people that need no noun.
const AMOUNTS: &str = "dozens|hundreds|thousands|scores|millions|others|several|many";

/// Verbs after which "that" leads to what is to be done.
const DEMANDING: &str = "demand|demands|demanded|demanding|insist|insists|insisted|ask|asks|asked|request|requested|require|\
    requires|required|recommend|recommended|propose|proposed|suggest|suggested|order|ordered|urge|urged";

/// Numbers that the tagger may take for nouns.
const NUMERALS: &str = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|\
    seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";

/// The key of "due".
const DUE: u64 = u64::from_le_bytes(*b"due\0\0\0\0\0");

/// Puts right the tags of one sentence.
pub(super) fn mend(text: &Text, tokens: std::ops::Range<usize>, tags: &mut [u8], model: &Model) {
    let word = |n: usize| text.lower(tokens.start + n);
    if text.language == Language::English {
        numerals(&word, tags, model);
        nouns::determined(&word, tags, model);
        nouns::gone(&word, tags, model);
        nouns::after_aside(&word, &|n| text.tokens[tokens.start + n].key == u64::from(b','), tags, model);
        nouns::gerund(&word, tags, model);
        nouns::subjects(&word, tags, model);
        perfect(&word, tags, model);
        acting(&word, tags, model);
        past(&word, tags, model);
        nouns::plural(&word, tags, model);
        transitive(&word, tags, model);
        predicate(&word, tags, model);
    }
    if text.language == Language::French {
        french::mend(text, tokens.clone(), tags, model);
    }
    for n in 0..tags.len() {
        let tag = &model.tags[tags[n] as usize];
        let better = match text.language {
            // "Gunmen attacked": a plural that the tagger has never seen. Auxiliaries and conjunctions are of few words.
            Language::English
                if tag.upos == Upos::Aux && !among(word(n), AUXILIARIES)
                    || tag.upos == Upos::Cconj && word(n).len() > 3 && !among(word(n), CONJUNCTIONS) =>
            {
                let plural = word(n).ends_with('s') || word(n).ends_with("men");
                let number = if plural { Number::Plural } else { Number::Singular };
                wanted::noun(model, number)
            }
            // "is due to visit": as "is set to visit".
            Language::English
                if text.tokens[tokens.start + n].key == DUE
                    && n + 2 < tags.len()
                    && word(n + 1) == "to"
                    && matches!(model.tags[tags[n + 2] as usize].feats.form, VerbForm::Infinitive) =>
            {
                wanted::participle(model, Some(true), None)
            }
            // "Drone attack kills five".
            Language::English
                if tag.upos == Upos::Noun
                    && n > 0
                    && among(word(n), "kills|wounds|injures|leaves")
                    && tags.get(n + 1).is_some_and(|&t| {
                        matches!(model.tags[t as usize].upos, Upos::Num | Upos::Det)
                            || among(word(n + 1), "at|more|over|nearly|some|about|up")
                            || among(word(n + 1), AMOUNTS)
                    }) =>
            {
                wanted::present(model)
            }
            // "would free 30 soldiers": what a modal stands before is a verb.
            Language::English
                if tag.upos == Upos::Adj
                    && n > 0
                    && among(word(n), "free|open|secure|clear|close")
                    && among(word(n - 1), "will|would|could|should|must|may|might|to|not")
                    && tags
                        .get(n + 1)
                        .is_some_and(|&t| matches!(model.tags[t as usize].upos, Upos::Num | Upos::Det | Upos::Propn)) =>
            {
                wanted::plain(model)
            }
            // "soldiers captured last month": who captures captures somebody; the men before it are those.
            Language::English
                if tag.upos == Upos::Verb
                    && tag.feats.form == VerbForm::Finite
                    && n > 1
                    && among(word(n), "captured|abducted|kidnapped|seized|detained|arrested")
                    && tags.get(n + 1).is_some_and(|_| among(word(n + 1), "last|yesterday|earlier|during|in|near|by|since"))
                    && model.tags[tags[n - 1] as usize].upos == Upos::Noun
                    && (0..n).any(|m| {
                        let t = &model.tags[tags[m] as usize];
                        matches!(t.upos, Upos::Verb | Upos::Aux) && t.feats.form == VerbForm::Finite
                    }) =>
            {
                wanted::participle(model, Some(true), None)
            }
            // "spread to Harim": before a name it leads no infinitive.
            Language::English
                if tag.upos == Upos::Part
                    && word(n) == "to"
                    && tags
                        .get(n + 1)
                        .is_some_and(|&t| matches!(model.tags[t as usize].upos, Upos::Propn | Upos::Det | Upos::Num)) =>
            {
                wanted::any(model, Upos::Adp)
            }
            // "its offensive on X": what no noun follows is one itself.
            Language::English
                if tag.upos == Upos::Adj
                    && among(word(n), OBJECTIVE)
                    && n > 0
                    && matches!(
                        model.tags[tags[n - 1] as usize].upos,
                        Upos::Det | Upos::Pron | Upos::Adj | Upos::Propn | Upos::Noun
                    )
                    && (n + 1 == tags.len()
                        || matches!(model.tags[tags[n + 1] as usize].upos, Upos::Adp | Upos::Punct | Upos::Verb | Upos::Aux)) =>
            {
                wanted::noun(model, Number::Singular)
            }
            _ => None,
        };
        if let Some(better) = better {
            tags[n] = better;
        }
    }
}

/// "neutralised fourteen insurgents": a number in words before a noun counts it.
fn numerals<'a>(word: &impl Fn(usize) -> &'a str, tags: &mut [u8], model: &Model) {
    let Some(numeral) = wanted::any(model, Upos::Num) else { return };
    // "said in a statement that a group": what is stated follows.
    if let Some(that) = wanted::any(model, Upos::Sconj) {
        for n in 1..tags.len().saturating_sub(1) {
            let upos = |n: usize| model.tags[tags[n] as usize].upos;
            if !matches!(upos(n), Upos::Pron | Upos::Det) || word(n) != "that" {
                continue;
            }
            let stated = among(word(n - 1), STATED);
            let told = (n.saturating_sub(4)..n).any(|m| matches!(word(m), "told" | "tells" | "tell")) && word(n - 1) != "told";
            let opens = matches!(upos(n + 1), Upos::Det | Upos::Num | Upos::Propn);
            if (stated || told) && opens {
                tags[n] = that;
            }
        }
    }
    for n in 0..tags.len().saturating_sub(1) {
        let upos = |n: usize| model.tags[tags[n] as usize].upos;
        if !matches!(upos(n), Upos::Noun | Upos::Adj | Upos::Propn) || !matches!(upos(n + 1), Upos::Noun | Upos::Adj) {
            continue;
        }
        if among(word(n), NUMERALS) {
            tags[n] = numeral;
        }
    }
}

/// "A policeman shot the mayor": a sentence without a verb has one where a past form stands between a noun and what it acts on.
fn predicate<'a>(word: &impl Fn(usize) -> &'a str, tags: &mut [u8], model: &Model) {
    let upos = |n: usize| model.tags[tags[n] as usize].upos;
    let finite = |n: usize| {
        let tag = &model.tags[tags[n] as usize];
        tag.upos == Upos::Aux || tag.upos == Upos::Verb && tag.feats.form == VerbForm::Finite
    };
    if tags.len() < 4 || (0..tags.len()).any(finite) {
        return;
    }
    let past = |n: usize| nouns::past_form(word(n));
    let verb = wanted::past(model);
    // "Fighting raged in X": a gerund that opens the sentence is its subject.
    let object = matches!(upos(2), Upos::Det | Upos::Num | Upos::Propn);
    if upos(0) == Upos::Verb && word(0).ends_with("ing") && past(1) && (upos(1) == Upos::Verb || upos(1) == Upos::Adj && object) {
        let noun = wanted::noun(model, Number::Singular);
        if let (Some(noun), Some(verb)) = (noun, verb) {
            tags[0] = noun;
            tags[1] = verb;
        }
        return;
    }
    // "The premier blamed Iran": an adjective right after a determiner may be the noun.
    let bare = |n: usize| upos(n) == Upos::Adj && n > 0 && upos(n - 1) == Upos::Det;
    let nominal = |n: usize| matches!(upos(n), Upos::Noun | Upos::Propn | Upos::Pron) || bare(n);
    let at = (1..tags.len() - 1).find(|&n| {
        let before = (n.saturating_sub(2)..n).rev().find(|&m| upos(m) != Upos::Adv);
        matches!(upos(n), Upos::Noun | Upos::Adj | Upos::Adp | Upos::Verb)
            && past(n)
            && before.is_some_and(nominal)
            && match upos(n + 1) {
                Upos::Det | Upos::Num | Upos::Propn | Upos::Pron => true,
                // "Warplanes bombed rebel camps near X.": no headline, and no date, which would say when somebody was wounded.
                Upos::Noun | Upos::Adj => {
                    upos(n) == Upos::Verb && word(tags.len() - 1) == "." && !among(word(n + 1), "last|next|earlier|late|early")
                }
                _ => false,
            }
    });
    let noun = wanted::noun(model, Number::Singular);
    if let (Some(at), Some(verb), Some(noun)) = (at, verb, noun) {
        if bare(at - 1) {
            tags[at - 1] = noun;
        }
        tags[at] = verb;
        return;
    }
    // "Shelling kills five civilians": headlines tell in the present.
    let present = wanted::present(model);
    let headline = (1..tags.len() - 2).find(|&n| {
        upos(n) == Upos::Noun
            && word(n).ends_with('s')
            && !word(n).ends_with("ss")
            && matches!(upos(n - 1), Upos::Noun | Upos::Propn)
            && upos(n + 1) == Upos::Num
            && matches!(upos(n + 2), Upos::Noun | Upos::Adj)
    });
    if let (Some(at), Some(present)) = (headline, present) {
        tags[at] = present;
    }
}

/// "has convicted thirty rebels": a participle before a determiner, a number or a name describes no noun, so "has" is its auxiliary.
fn perfect<'a>(word: &impl Fn(usize) -> &'a str, tags: &mut [u8], model: &Model) {
    for n in 0..tags.len() {
        let verbal = word(n).starts_with(['h', '\'', '’']);
        if !verbal || !among(word(n), "has|have|had|having|'ve|’ve") {
            continue;
        }
        let upos = |m: usize| model.tags[tags[m] as usize].upos;
        let Some(m) = (n + 1..tags.len().min(n + 4)).find(|&m| upos(m) != Upos::Adv) else { continue };
        let past = nouns::past_form(word(m));
        let object = m + 1 < tags.len()
            && (matches!(upos(m + 1), Upos::Det | Upos::Num | Upos::Propn | Upos::Pron)
                || nouns::quantity(word(m + 1))
                || word(m) == "shot" && matches!(word(m + 1), "dead" | "down"));
        if !past || !object || !matches!(upos(m), Upos::Verb | Upos::Adj) || upos(n) == Upos::Aux && upos(m) == Upos::Verb {
            continue;
        }
        let feats = model.tags[tags[n] as usize].feats;
        let aux = wanted::auxiliary(model, feats.form, feats.tense);
        let verb = wanted::participle(model, Some(false), None);
        if let (Some(aux), Some(verb)) = (aux, verb) {
            tags[n] = aux;
            tags[m] = verb;
        }
    }
}

/// "Gunmen shot dead two priests": a form that the verb has in the past alone is no present.
fn past<'a>(word: &impl Fn(usize) -> &'a str, tags: &mut [u8], model: &Model) {
    let Some(verb) = wanted::past(model) else {
        return;
    };
    for (n, tag) in tags.iter_mut().enumerate() {
        let known = &model.tags[*tag as usize];
        let present = known.upos == Upos::Verb && known.feats.form == VerbForm::Finite && known.feats.tense == Tense::Present;
        // "demanded that the army withdraw": nor is another form a past where something is to be done.
        let past = known.upos == Upos::Verb && known.feats.form == VerbForm::Finite && known.feats.tense == Tense::Past;
        let to_do = || (n.saturating_sub(5)..n).any(|m| m > 0 && word(m) == "that" && among(word(m - 1), DEMANDING));
        if past && !nouns::past_form(word(n)) && to_do() {
            *tag = wanted::plain(model).unwrap_or(*tag);
        }
        if present && Irregular::English.lemma(word(n)).is_some_and(|lemma| lemma != word(n)) && !word(n).ends_with('s') {
            *tag = verb;
        }
    }
}

/// "killed dozens and injured more than 300", "strikes carried out by jets killed at least 22": a past form between a conjunction
/// or a noun and a determiner or a number describes no noun.
fn acting<'a>(word: &impl Fn(usize) -> &'a str, tags: &mut [u8], model: &Model) {
    let upos = |n: usize, tags: &[u8]| model.tags[tags[n] as usize].upos;
    let Some(verb) = wanted::past(model) else {
        return;
    };
    for n in 1..tags.len().saturating_sub(1) {
        let tag = &model.tags[tags[n] as usize];
        let participle = tag.upos == Upos::Verb && tag.feats.form == VerbForm::Participle && tag.feats.tense != Tense::Present;
        if !participle && (tag.upos != Upos::Adj || !word(n).ends_with("ed")) {
            continue;
        }
        // "A witness told reporters that".
        let told = word(n) == "told" && (n + 2..tags.len().min(n + 6)).any(|m| word(m) == "that");
        if told && participle && matches!(upos(n - 1, tags), Upos::Noun | Upos::Propn) {
            tags[n] = verb;
            continue;
        }
        let after = match upos(n - 1, tags) {
            Upos::Noun | Upos::Propn => !participle || !among(word(n), NAMING),
            // "killed twelve and wounded four", not "was arrested and charged twice".
            Upos::Cconj => !participle || n > 1 && matches!(upos(n - 2, tags), Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron),
            _ => false,
        };
        // "closed the border and called on X": joined to a clause in the active past.
        let joined = upos(n - 1, tags) == Upos::Cconj && participle && nouns::joined(n, word, tags, model);
        if joined {
            tags[n] = verb;
            continue;
        }
        let bound = match word(n + 1) {
            "more" | "fewer" | "less" | "at" | "up" | "as" => {
                (n + 2..tags.len().min(n + 5)).find(|&m| upos(m, tags) == Upos::Num)
            }
            "about" | "around" | "nearly" | "almost" | "some" | "over" => {
                Some(n + 2).filter(|&m| m < tags.len() && upos(m, tags) == Upos::Num)
            }
            next => (matches!(upos(n + 1, tags), Upos::Det | Upos::Num) || among(next, AMOUNTS)).then_some(n + 1),
        };
        // "those killed this week", "a man killed two days ago": a stretch of time is no object.
        let when = |b: usize| participle && (b + 1..tags.len().min(b + 4)).any(|m| among(word(m), PERIODS));
        if after && bound.is_some_and(|b| !when(b)) {
            tags[n] = verb;
        }
    }
}

/// Participles that what a thing is called, or what somebody is given, may follow ("prisoners given food").
const NAMING: &str = "named|called|dubbed|titled|entitled|nicknamed|labelled|labeled|considered|deemed|declared|given|\
    awarded|offered|paid|shown|handed|granted|denied|asked|promised|told|taught|known|born|based|aged|left|made|\
    sentenced|fined|elected|appointed|termed|worth|owed|crowned|christened|numbered|dated|located|situated|charged|\
    allowed|forced|lost|sent|used";

/// Words for stretches of time.
const PERIODS: &str = "day|days|week|weeks|month|months|year|years|night|morning|evening|afternoon|weekend|hour|hours|\
    minute|minutes|decade|decades|ago|earlier|later|time|times|summer|winter|spring|autumn";

/// Verbs that take no object and so have no passive: "Students demonstrated against the law".
const ALONE: &str = "demonstrated|protested|rallied|marched|clashed|arrived|died|collapsed|resigned|erupted|continued|\
    intensified|escalated|raged|flared|persisted|subsided|resumed|spread|occurred|happened|ensued|responded|retaliated|\
    reacted";

/// "Warplanes bombed Kurdish camps": a participle between a plural and a noun phrase describes neither; it acts on the second.
fn transitive<'a>(word: &impl Fn(usize) -> &'a str, tags: &mut [u8], model: &Model) {
    let Some(verb) = wanted::past(model) else {
        return;
    };
    for n in 1..tags.len().saturating_sub(1) {
        let known = |m: usize| &model.tags[tags[m] as usize];
        let participle = known(n).upos == Upos::Verb && known(n).feats.form == VerbForm::Participle && known(n).feats.passive;
        if !participle && known(n).upos != Upos::Adj {
            continue;
        }
        let past = || nouns::past_form(word(n));
        let plural = known(n - 1).upos == Upos::Noun && known(n - 1).feats.number == Number::Plural;
        // "Fighting intensified in X": singular or plural, a noun that such a verb follows is its subject.
        let noun = matches!(known(n - 1).upos, Upos::Noun | Upos::Propn);
        let over = || word(n) == "crossed" && among(word(n + 1), "from|into|over");
        let by = || word(n + 1) == "by" && !tags.get(n + 2).is_some_and(|_| word(n + 2).ends_with("ing"));
        let alone = noun && (among(word(n), ALONE) || over()) && !by();
        if !alone && !(participle && plural) || !past() || among(word(n), NAMING) {
            continue;
        }
        // Up to the noun; a date would say when.
        let object = (n + 1..tags.len().min(n + 5)).find(|&m| !matches!(known(m).upos, Upos::Adj | Upos::Propn | Upos::Num));
        let days = |w: &str| among(w, "last|next|earlier|late|early|this|that|week|month|year");
        let phrase = object
            .is_some_and(|m| known(m).upos == Upos::Noun && !(n + 1..=m).any(|k| days(word(k)) || word(k).ends_with("day")));
        // "have bombed rebel camps", "that were bombed": what has an auxiliary needs no mending.
        let auxiliary = (0..n).rev().take(8).any(|m| known(m).upos == Upos::Aux);
        if (phrase || alone) && !auxiliary {
            tags[n] = verb;
        }
    }
}
