//! One article's events against its gold: which mention answers which, then slot by slot.

use std::collections::{HashMap, HashSet};

use super::gold::{Count, Found, FoundPlace, Gold, GoldEvent, GoldPlace, Predicted, Words};
use super::same;

/// The slots, in the order they are printed.
pub const SLOTS: [&str; 7] = ["agents", "targets", "places", "date", "quantities", "attribution", "factuality"];

/// Types of the record that the annotators' list did not have, by the type they wrote instead.
const ALSO: &[(&str, &[&str])] = &[
    ("other", &["blockade", "visit", "support"]),
    ("aid", &["support"]),
    ("ceasefire", &["ceasefire_violation"]),
    ("talks", &["visit"]),
];

/// Hits, answers given, answers wanted.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Tally {
    pub hits: f64,
    pub found: f64,
    pub gold: f64,
}

impl Tally {
    fn add(&mut self, hits: f64, found: usize, gold: usize) {
        self.hits += hits;
        self.found += found as f64;
        self.gold += gold as f64;
    }

    /// Precision, recall, F1; 0 where there is nothing to divide by.
    pub fn prf(&self) -> (f64, f64, f64) {
        let part = |n: f64| if n > 0.0 { self.hits / n } else { 0.0 };
        let (p, r) = (part(self.found), part(self.gold));
        (p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    }
}

/// The score of a set of articles.
#[derive(Default)]
pub struct Score {
    /// Events whose type is right.
    pub event: Tally,
    /// Events of whatever type.
    pub detect: Tally,
    slots: [Tally; SLOTS.len()],
    /// Of the last article: events by number, and whether each was right; optional ones are not judged.
    pub verdicts: Vec<(usize, bool)>,
    /// By type: of gold for those wanted, of the report for those too many.
    pub types: HashMap<String, Tally>,
}

/// A mention of an event found: the event's number and its characters.
struct Mention {
    event: usize,
    start: i64,
    end: i64,
}

/// A gold event and the characters of its sentence and trigger.
struct Wanted<'a> {
    gold: &'a GoldEvent,
    sentence: (i64, i64),
    trigger: (i64, i64),
}

impl Score {
    /// The tally of a slot by its name.
    pub fn slot(&self, name: &str) -> &Tally {
        &self.slots[SLOTS.iter().position(|s| *s == name).unwrap_or(0)]
    }

    /// All slots but factuality together.
    pub fn slots(&self) -> Tally {
        let mut sum = Tally::default();
        for t in &self.slots[..SLOTS.len() - 1] {
            sum.hits += t.hits;
            sum.found += t.found;
            sum.gold += t.gold;
        }
        sum
    }

    /// The geometric mean of event F1 and slot F1.
    pub fn record(&self) -> f64 {
        (self.event.prf().2 * self.slots().prf().2).sqrt()
    }

    /// Adds an article; the remarks name each error.
    pub fn add(&mut self, gold: &Gold, text: &str, predicted: &Predicted) -> Vec<String> {
        let mut remarks = Vec::new();
        let text = text.replace('\u{a0}', " ");
        let characters = characters(&text);
        let at = |unit: usize| characters[unit.min(characters.len() - 1)];
        let wanted = wanted(gold, &text, &mut remarks);
        let found = &predicted.events;
        let mut mentions: Vec<Mention> = Vec::new();
        for (event, e) in found.iter().enumerate() {
            for span in std::iter::once(&e.trigger).chain(&e.mentions) {
                let (start, end) = (at(span.start), at(span.end));
                if !mentions.iter().any(|m| m.event == event && m.start == start && m.end == end) {
                    mentions.push(Mention { event, start, end });
                }
            }
        }
        let matches = matches(&mentions, &wanted, found);
        self.verdicts.clear();
        for &(m, w, typed) in &matches {
            let (g, e) = (wanted[w].gold, &found[mentions[m].event]);
            if g.optional.unwrap_or(false) {
                continue;
            }
            self.count(&g.r#type, typed, 1, 1);
            self.detect.add(1.0, 1, 1);
            let event = mentions[m].event;
            match self.verdicts.iter_mut().find(|v| v.0 == event) {
                Some(verdict) => verdict.1 |= typed,
                None => self.verdicts.push((event, typed)),
            }
            if typed {
                self.compare(g, e, &mut remarks);
            } else {
                remarks.push(format!("TYPE  {} got {} | {}", g.r#type, e.r#type, head(&g.sentence)));
            }
        }
        // Mentions of one event are credited once: a group of which one was found lacks nothing.
        let groups: HashSet<&String> = matches.iter().filter(|m| m.2).filter_map(|m| wanted[m.1].gold.coref.as_ref()).collect();
        for (i, w) in wanted.iter().enumerate() {
            let g = w.gold;
            let done = matches.iter().any(|m| m.1 == i) || g.optional.unwrap_or(false);
            if done || g.coref.as_ref().is_some_and(|c| groups.contains(c)) {
                continue;
            }
            self.count(&g.r#type, false, 0, 1);
            self.detect.add(0.0, 0, 1);
            remarks.push(format!("MISS  {} {:?} | {}", g.r#type, g.trigger, head(&g.sentence)));
        }
        let answered: HashSet<usize> = matches.iter().map(|m| mentions[m.0].event).collect();
        let title = if gold.title_unannotated { characters_before(&text, text.find('\n')) } else { 0 };
        for (i, e) in found.iter().enumerate() {
            if answered.contains(&i) || at(e.trigger.start) < title {
                continue;
            }
            self.count(&e.r#type, false, 1, 0);
            self.verdicts.push((i, false));
            self.detect.add(0.0, 1, 0);
            let words = e.trigger.text.as_deref().unwrap_or("");
            remarks.push(format!("EXTRA {} {words:?} {}", e.r#type, e.factuality.as_deref().unwrap_or("")));
        }
        remarks
    }

    fn count(&mut self, kind: &str, hit: bool, found: usize, gold: usize) {
        let hits = f64::from(u8::from(hit));
        self.event.add(hits, found, gold);
        self.types.entry(kind.to_string()).or_default().add(hits, found, gold);
    }

    /// Slot by slot, an event whose type is right.
    fn compare(&mut self, g: &GoldEvent, e: &Found, remarks: &mut Vec<String>) {
        let same = |a: &String, b: &String| {
            let refs = g.refs.as_ref().and_then(|r| r.get(b));
            same::words(a, b) || refs.is_some_and(|list| list.iter().any(|r| same::words(a, r)))
        };
        let texts = |list: &[Words]| list.iter().map(|w| w.text.clone()).collect::<Vec<_>>();
        for (slot, found, gold) in [(0, texts(&e.agents), &g.agents), (1, texts(&e.targets), &g.targets)] {
            let hits = same::pairs(&found, gold, same);
            self.slots[slot].add(hits as f64, found.len(), gold.len());
            if hits < found.len().max(gold.len()) {
                remarks.push(format!("{} gold {gold:?} got {found:?}", SLOTS[slot].to_uppercase()));
            }
        }
        if !g.places.is_empty() {
            let hits = same::pairs(&e.places, &g.places, same_place);
            self.slots[2].add(hits as f64, e.places.len(), g.places.len());
            if hits < g.places.len() {
                let gold: Vec<&String> = g.places.iter().map(|p| &p.text).collect();
                let found: Vec<&String> = e.places.iter().map(|p| &p.text).collect();
                remarks.push(format!("PLACES gold {gold:?} got {found:?}"));
            }
        }
        if let Some(date) = &g.date {
            let (start, end) = e.time.as_ref().map_or((false, false), |t| (t.start == date.start, t.end == date.end));
            let hits = f64::from(u8::from(start) + u8::from(end)) / 2.0;
            self.slots[3].add(hits, usize::from(e.time.is_some()), 1);
            if hits < 1.0 {
                let got = e.time.as_ref().map(|t| (&t.start, &t.end));
                remarks.push(format!("DATE  gold {:?}..{:?} got {got:?}", date.start, date.end));
            }
        }
        let hits = same::pairs(&e.quantities, &g.quantities, |a: &Count, b: &Count| a == b);
        self.slots[4].add(hits as f64, e.quantities.len(), g.quantities.len());
        if hits < e.quantities.len().max(g.quantities.len()) {
            remarks.push(format!("QUANTITIES gold {:?} got {:?}", g.quantities, e.quantities));
        }
        let (found, gold) = (e.sources(), Vec::from_iter(g.attribution.clone().filter(|a| !a.is_empty())));
        let hits = same::pairs(&found, &gold, same).min(1);
        self.slots[5].add(hits as f64, found.len().min(1), gold.len());
        if hits < gold.len() {
            remarks.push(format!("ATTRIBUTION gold {gold:?} got {found:?}"));
        }
        // Whether something is over or still goes on is often a matter of taste.
        let told = e.factuality.as_deref().unwrap_or("");
        let both = [told, g.status.as_str()];
        let right = told == g.status || (both.contains(&"occurred") && both.contains(&"ongoing"));
        self.slots[6].add(f64::from(u8::from(right)), 1, 1);
        if !right {
            remarks.push(format!("FACTUALITY gold {} got {told} | {}", g.status, head(&g.sentence)));
        }
    }
}

/// Pairs of mention and gold event, best first: the right type counts most, then shared words, then not being optional, then
/// nearness. Each mention and each gold event is used once.
fn matches(mentions: &[Mention], wanted: &[Wanted], found: &[Found]) -> Vec<(usize, usize, bool)> {
    let mut candidates = Vec::new();
    for (mi, m) in mentions.iter().enumerate() {
        for (wi, w) in wanted.iter().enumerate() {
            if !(w.sentence.0..w.sentence.1).contains(&m.start) {
                continue;
            }
            let typed = accepts(w.gold, &found[m.event].r#type);
            let overlap = m.end.min(w.trigger.1) > m.start.max(w.trigger.0);
            if !typed && !overlap {
                continue;
            }
            let firm = !w.gold.optional.unwrap_or(false);
            let points = 4 * i32::from(typed) + 2 * i32::from(overlap) + i32::from(firm);
            let far = (m.start - w.trigger.0).abs() as f64 / 1000.0;
            candidates.push((f64::from(points) - far, mi, wi, typed));
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut used, mut met) = (HashSet::new(), HashSet::new());
    let mut out = Vec::new();
    for (_, mi, wi, typed) in candidates {
        if !used.contains(&mi) && !met.contains(&wi) {
            used.insert(mi);
            met.insert(wi);
            out.push((mi, wi, typed));
        }
    }
    out
}

fn accepts(gold: &GoldEvent, kind: &str) -> bool {
    let also = ALSO.iter().find(|(t, _)| *t == gold.r#type).map_or(&[][..], |(_, list)| list);
    gold.r#type == kind || gold.also_accept.iter().chain(&gold.alt_types).any(|t| t == kind) || also.contains(&kind)
}

/// Regions are wide; a place of the same name may be some way off, but not in another part of the world.
fn same_place(found: &FoundPlace, gold: &GoldPlace) -> bool {
    let Some((lat, lon)) = found.place.as_ref().and_then(|p| Some((p.lat?, p.lon?))) else { return false };
    let km = same::km((lat, lon), (gold.lat, gold.lon));
    let wide = gold.canonical.contains("Governorate") || gold.canonical.contains("Syria");
    km <= if wide { 60.0 } else { 30.0 } || (same::words(&found.text, &gold.text) && km < 600.0)
}

fn wanted<'a>(gold: &'a Gold, text: &str, remarks: &mut Vec<String>) -> Vec<Wanted<'a>> {
    let mut out = Vec::new();
    for g in &gold.events {
        let Some(byte) = text.find(&g.sentence) else {
            remarks.push(format!("GOLD  sentence not in the text: {}", head(&g.sentence)));
            continue;
        };
        let start = characters_before(text, Some(byte));
        // A trigger that is not in its sentence is taken to stand just before it.
        let trigger = start + g.sentence.find(&g.trigger).map_or(-1, |b| characters_before(&g.sentence, Some(b)));
        let end = |from: i64, words: &str| (from, from + words.chars().count() as i64);
        out.push(Wanted { gold: g, sentence: end(start, &g.sentence), trigger: end(trigger, &g.trigger) });
    }
    out
}

/// Characters before a byte; -1 for none.
fn characters_before(text: &str, byte: Option<usize>) -> i64 {
    byte.map_or(-1, |b| text[..b].chars().count() as i64)
}

/// The character at every UTF-16 offset, the end among them.
fn characters(text: &str) -> Vec<i64> {
    let mut out = Vec::with_capacity(text.len() + 1);
    for (i, c) in text.chars().enumerate() {
        out.extend(std::iter::repeat_n(i as i64, c.len_utf16()));
    }
    out.push(text.chars().count() as i64);
    out
}

fn head(sentence: &str) -> String {
    sentence.chars().take(100).collect()
}

#[cfg(test)]
mod tests;
