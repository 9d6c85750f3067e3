//! Games, markets, kitchens and films use the words of war. Articles made from `en.toml` and `fr.toml`, always the same ones, must
//! yield hardly any violent event.

use std::collections::BTreeMap;

use sitrep::record::EventType::{self, *};
use sitrep::text::Language;
use sitrep::{Engine, Options};

/// The most violent events that a hundred sentences may yield.
const BOUND: f64 = 2.0;

/// How much text is made of each language, in bytes.
const SIZE: usize = 160_000;

const VIOLENT: &[EventType] = &[
    Airstrike,
    Shelling,
    Bombing,
    ArmedClash,
    Attack,
    Shootdown,
    Killing,
    Injury,
    CasualtyToll,
    Offensive,
    Advance,
    TerritorialCapture,
    Withdrawal,
    Blockade,
    CeasefireViolation,
    Abduction,
];

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

struct Tongue {
    slots: BTreeMap<String, Vec<String>>,
    /// Sentences and stories by domain.
    domains: Vec<(String, Vec<String>, Vec<String>)>,
}

fn strings(value: &toml::Value) -> Vec<String> {
    value.as_array().expect("a list").iter().map(|s| s.as_str().expect("a string").to_string()).collect()
}

fn tongue(source: &str) -> Tongue {
    let table: toml::Table = source.parse().expect("TOML");
    let slots = table["slots"].as_table().expect("slots").iter().map(|(k, v)| (k.clone(), strings(v))).collect();
    let domains = table.iter().filter(|(k, _)| *k != "slots");
    let domains = domains.map(|(k, v)| (k.clone(), strings(&v["sentences"]), strings(&v["stories"]))).collect();
    Tongue { slots, domains }
}

impl Tongue {
    fn fill(&self, pattern: &str, dice: &mut Dice) -> String {
        let mut out = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, tail) = after.split_once('}').expect("a slot is closed");
            let list = self.slots.get(slot).unwrap_or_else(|| panic!("no slot {slot}"));
            out.push_str(before);
            out.push_str(&list[dice.roll(list.len())]);
            rest = tail;
        }
        out.push_str(rest);
        let mut letters = out.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    }

    /// An article of a domain: two or three paragraphs, at times with a story.
    fn article(&self, domain: usize, dice: &mut Dice) -> String {
        let (_, sentences, stories) = &self.domains[domain];
        let mut paragraphs = Vec::new();
        for _ in 0..2 + dice.roll(2) {
            let count = 3 + dice.roll(4);
            let chosen: Vec<String> = (0..count).map(|_| self.fill(&sentences[dice.roll(sentences.len())], dice)).collect();
            paragraphs.push(chosen.join(" "));
        }
        if dice.roll(4) == 0 {
            paragraphs.push(self.fill(&stories[dice.roll(stories.len())], dice));
        }
        paragraphs.join("\n\n")
    }
}

/// Violent events and sentences by domain, and how often each false trigger came.
fn measure(engine: &Engine, source: &str, language: Language) -> (BTreeMap<String, (usize, usize)>, BTreeMap<String, usize>) {
    let tongue = tongue(source);
    let mut dice = Dice(20_240_607);
    let mut by_domain: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut triggers: BTreeMap<String, usize> = BTreeMap::new();
    let (mut size, mut turn) = (0, 0);
    while size < SIZE {
        let domain = turn % tongue.domains.len();
        turn += 1;
        let text = tongue.article(domain, &mut dice);
        size += text.len();
        let options = Options { language: Some(language), ..Options::default() };
        let report = engine.extract(&text, &options).expect("a report");
        let tally = by_domain.entry(tongue.domains[domain].0.clone()).or_default();
        tally.1 += report.sentences.len();
        for event in report.events.iter().filter(|e| VIOLENT.contains(&e.r#type)) {
            tally.0 += 1;
            let told = format!("{} \"{}\" in: {}", event.r#type.as_str(), event.trigger.text, event.sentence.text);
            *triggers.entry(told).or_default() += 1;
        }
    }
    (by_domain, triggers)
}

fn check(source: &str, language: Language) {
    let engine = Engine::embedded();
    let (by_domain, triggers) = measure(&engine, source, language);
    let (events, sentences) = by_domain.values().fold((0, 0), |(e, s), d| (e + d.0, s + d.1));
    let rate = |(events, sentences): (usize, usize)| 100.0 * events as f64 / sentences as f64;
    for (domain, tally) in &by_domain {
        println!("{domain:10} {:>4} violent events in {:>5} sentences: {:.2} per 100", tally.0, tally.1, rate(*tally));
    }
    println!("together   {events:>4} violent events in {sentences:>5} sentences: {:.2} per 100", rate((events, sentences)));
    let mut worst: Vec<(&String, &usize)> = triggers.iter().collect();
    worst.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let listed: Vec<String> = worst.iter().take(40).map(|(t, n)| format!("{n:>4} {t}")).collect();
    println!("{}", listed.join("\n"));
    assert!(sentences > 1500, "only {sentences} sentences were made");
    assert!(rate((events, sentences)) <= BOUND, "{:.2} violent events per 100 sentences", rate((events, sentences)));
}

#[test]
fn english_games_markets_kitchens_and_films() {
    check(include_str!("en.toml"), Language::English);
}

#[test]
fn french_games_markets_kitchens_and_films() {
    check(include_str!("fr.toml"), Language::French);
}

/// War comes to stadiums, markets, bakeries and film crews: the words of peace around it must not hide it.
#[test]
fn war_among_games_markets_kitchens_and_films_is_still_read() {
    let cases: &[(Language, &str, EventType)] = &[
        (
            Language::English,
            "A suicide bombing killed 14 people at a football stadium in Mogadishu on Friday. The match between two league clubs had \
             reached half-time. Players and fans fled to the pitch, a coach said. Al-Shabab claimed the attack.",
            Bombing,
        ),
        (
            Language::English,
            "Government planes bombed a market in Idlib on Monday, killing 11 shoppers. Prices of bread and oil had doubled since the \
             siege began, traders said. Rescue workers pulled a baker from his shop.",
            Airstrike,
        ),
        (
            Language::English,
            "Gunmen killed a film director and two actors near Herat on Sunday. The crew was shooting a comedy. Police blamed the \
             Taliban for the attack.",
            Killing,
        ),
        (
            Language::English,
            "Shelling hit a bakery in Kharkiv on Tuesday and wounded six people who were queuing for bread. The army said Russian \
             artillery had fired on the district. The ovens, full of dough, kept burning.",
            Shelling,
        ),
        (
            Language::English,
            "Oil prices rose and shares fell after Iranian forces seized a tanker. Houthi rebels attacked two ships in the Red Sea \
             on Thursday. Analysts expect the cost of freight to climb, and investors moved to the dollar.",
            Attack,
        ),
        (
            Language::French,
            "Un attentat suicide a tué 14 personnes vendredi dans un stade de football de Mogadiscio. Le match entre deux clubs de la \
             ligue en était à la mi-temps. Les shebab ont revendiqué l'attaque.",
            Bombing,
        ),
        (
            Language::French,
            "Des hommes armés ont tué un réalisateur et deux acteurs près de Hérat dimanche. L'équipe tournait une comédie. La police \
             accuse les talibans.",
            Killing,
        ),
        (
            Language::French,
            "Les prix du pétrole montent et les Bourses reculent après une attaque de drone contre une raffinerie saoudienne. Les \
             rebelles houthis ont attaqué deux navires en mer Rouge jeudi. Les analystes attendent une hausse du coût du fret.",
            Attack,
        ),
    ];
    let engine = Engine::embedded();
    for (language, text, kind) in cases {
        let options = Options { language: Some(*language), ..Options::default() };
        let report = engine.extract(text, &options).expect("a report");
        let found: Vec<&str> = report.events.iter().map(|e| e.r#type.as_str()).collect();
        assert!(report.events.iter().any(|e| e.r#type == *kind), "no {} but {found:?} in: {text}", kind.as_str());
    }
}
