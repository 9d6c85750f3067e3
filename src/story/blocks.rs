//! Which events are worth comparing: those that share a key. Keeps the work in step with the number of articles.

use std::collections::HashMap;

use super::facts::Facts;
use super::kinds::{Group, Pace};

/// With how many neighbours in its block an event is compared; blocks are in the order of days, so that those nearest in time are.
const NEIGHBOURS: usize = 12;

/// All pairs worth comparing, each once, in order.
pub(super) fn pairs(facts: &[Facts]) -> Vec<(u32, u32)> {
    let mut blocks: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut keys = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        keys.clear();
        keys_of(fact, &mut keys);
        keys.sort_unstable();
        keys.dedup();
        for &key in &keys {
            blocks.entry(key).or_default().push(at as u32);
        }
    }
    let mut pairs: Vec<u64> = Vec::new();
    for block in blocks.values().filter(|b| b.len() > 1) {
        // Their days and numbers in one, so that all lists here are sorted by one piece of code.
        let order = |&at: &u32| ((facts[at as usize].around().unwrap_or(0) as i64 + (1 << 30)) as u64) << 32 | at as u64;
        let mut ordered: Vec<u64> = block.iter().map(order).collect();
        ordered.sort_unstable();
        for (n, &a) in ordered.iter().enumerate() {
            for &b in ordered.iter().skip(n + 1).take(NEIGHBOURS) {
                let (a, b) = (a as u32, b as u32);
                pairs.push((a.min(b) as u64) << 32 | a.max(b) as u64);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|p| ((p >> 32) as u32, p as u32)).collect()
}

/// The keys of an event: each a way in which another telling of it would be like it.
fn keys_of(f: &Facts, keys: &mut Vec<u64>) {
    let head = |kind: u8| Key::new().number(kind as u64).number(group(f.group)).number(f.mode as u64);
    let setting = f.setting.unwrap_or("");
    // Where it was, or what was taken.
    for spot in f.spots.iter().filter(|s| s.exact) {
        keys.push(head(1).text(&spot.point.name).0);
    }
    for target in f.targets.iter().filter(|t| t.inert()) {
        let key = target.key();
        keys.extend(key.map(|name| head(1).text(&name).0));
        keys.push(head(2).text(&target.words().join(" ")).0);
    }
    // What kind of thing, at about that time.
    for season in f.around().into_iter().flat_map(|d| [d.div_euclid(40), (d + 20).div_euclid(40) + 1_000_000]) {
        for thing in f.targets.iter().flat_map(|t| t.telling()) {
            keys.push(head(3).number(*thing as u64).number(season as u64).0);
        }
    }
    // On which day.
    if let Some((first, last)) = f.days.filter(|d| d.1 - d.0 < 4) {
        for day in first..=last {
            keys.push(head(4).number(day as u64).text(setting).0);
        }
    }
    for near in f.around().into_iter().flat_map(|d| [d.div_euclid(6), (d + 3).div_euclid(6) + 1_000_000]) {
        keys.push(head(5).number(near as u64).text(setting).number(f.event.r#type as u64).0);
    }
    // How many.
    for q in f.event.quantities.iter().filter(|q| q.min > 2) {
        keys.push(head(6).number(q.kind as u64).number(q.min).0);
    }
    for half in f.around().into_iter().flat_map(|d| [d.div_euclid(360), (d + 180).div_euclid(360) + 1_000_000]) {
        if f.pace == Pace::Growing {
            for q in &f.event.quantities {
                keys.push(head(7).number(q.kind as u64).text(setting).number(half as u64).0);
            }
        }
        // What goes on for long: who and in which region.
        if f.pace == Pace::Lasting {
            for spot in &f.spots {
                keys.push(head(8).text(&spot.point.name).number(half as u64).0);
            }
        }
    }
    keys.push(head(9).number(f.document as u64).number(f.event.r#type as u64).0);
}

/// A number for all that an event's telling says, days and article aside: two with the same number are alike to any other.
pub(super) fn telling(f: &Facts) -> u64 {
    let mut key =
        Key::new().number(f.event.r#type as u64).number(f.mode as u64).number(f.pace as u64).text(f.setting.unwrap_or(""));
    for spot in &f.spots {
        let p = spot.point;
        key = key.text(&p.name).text(&p.feature).number(p.lat.to_bits()).number(p.lon.to_bits()).number(spot.exact as u64);
    }
    for (n, who) in f.agents.iter().map(|w| (1, w)).chain(f.targets.iter().map(|w| (2, w))) {
        let a = who.actor;
        key = key.number(n).number(a.kind as u64).text(&a.text);
        for part in [&a.id, &a.name, &a.country, &a.sector] {
            key = key.text(part.as_deref().unwrap_or(""));
        }
    }
    for q in &f.event.quantities {
        key = key.number(q.kind as u64).number(q.min).number(q.max.map_or(u64::MAX, |m| m)).number(q.approximate as u64);
    }
    key.0
}

fn group(group: Group) -> u64 {
    match group {
        Group::Violence => 1,
        Group::Ground => 2,
        Group::Meeting => 3,
        Group::Speech => 4,
        Group::Pact => 5,
        Group::Own(kind) => 10 + kind as u64,
    }
}

/// FNV-1a over the parts of a key.
#[derive(Clone, Copy)]
struct Key(u64);

impl Key {
    fn new() -> Key {
        Key(0xcbf2_9ce4_8422_2325)
    }

    fn number(self, n: u64) -> Key {
        n.to_le_bytes().iter().fold(self, Key::byte)
    }

    fn text(self, text: &str) -> Key {
        text.as_bytes().iter().fold(self, Key::byte).number(text.len() as u64)
    }

    fn byte(self, byte: &u8) -> Key {
        Key((self.0 ^ *byte as u64).wrapping_mul(0x0100_0000_01b3))
    }
}
