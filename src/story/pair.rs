//! Whether two events of reports are one: first what forbids it, then what speaks for it, each with its reason.

use super::facts::{Days, Facts};
use super::figures::{figures, pace, Figures};
use super::kinds::{self, Group, Pace};
use super::spots::{nearness, Nearness};
use super::who::{closest, Bond, Who};
use crate::knowledge::sort;
use crate::time::Date;

/// What forbids that two events are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conflict {
    /// Another thing happened.
    Kind,
    /// One is told as a fact and the other is not.
    Mode,
    /// Other days.
    Days,
    /// Far places.
    Places,
    /// Other people did it, or it was done to others.
    Actors,
    /// Figures that are too far from each other, or two figures of one article.
    Figures,
}

/// Something that speaks for or against: its code, what is shared, its weight.
pub(super) struct Ground {
    pub code: &'static str,
    pub detail: String,
    pub weight: f64,
}

/// What speaks for two events being one.
pub(super) struct Decision {
    pub score: f64,
    pub one: bool,
    pub grounds: Vec<Ground>,
}

/// The least score of two events that are one.
const ENOUGH: f64 = 3.0;

/// What forbids that two events are one, if anything.
pub(super) fn conflict(a: &Facts, b: &Facts) -> Option<Conflict> {
    if a.group == b.group && a.mode == b.mode && (a.bounds.0 > b.bounds.1 || b.bounds.0 > a.bounds.1) {
        return Some(Conflict::Days);
    }
    if a.yearly.is_some() && a.yearly != b.yearly && b.yearly.is_some()
        || yearly(a, b) == Some(false)
        || yearly(b, a) == Some(false)
    {
        return Some(Conflict::Days);
    }
    clash(a, b)
}

/// Whether the few days of one event have the month and day of the other; `None` where nobody can tell.
fn yearly(open: &Facts, known: &Facts) -> Option<bool> {
    let (month, day) = open.yearly?;
    let (first, last) = known.days.filter(|d| known.sure && d.1 - d.0 < 4)?;
    Some((first..=last).any(|d| matches!(Date(d).civil(), (_, m, d) if (m, d) == (month, day))))
}

/// What forbids it apart from their days.
pub(super) fn clash(a: &Facts, b: &Facts) -> Option<Conflict> {
    if a.group != b.group || kinds::likeness(a.event.r#type, b.event.r#type).is_none() {
        return Some(Conflict::Kind);
    }
    if a.mode != b.mode {
        return Some(Conflict::Mode);
    }
    match nearness(&a.spots, &b.spots) {
        Nearness::Far(..) => return Some(Conflict::Places),
        Nearness::Open if abroad(a, b) => return Some(Conflict::Places),
        _ => {}
    }
    if kinds::mutual(a.event.r#type) || kinds::mutual(b.event.r#type) {
        if parties(a, b) == Some(Bond::Other) {
            return Some(Conflict::Actors);
        }
    } else if bond(&a.agents, &b.agents) == Some(Bond::Other) || bond(&a.targets, &b.targets) == Some(Bond::Other) || turned(a, b)
    {
        return Some(Conflict::Actors);
    }
    if figures(a, b) == Figures::Apart {
        return Some(Conflict::Figures);
    }
    None
}

/// What speaks for two events being one that nothing forbids to be.
pub(super) fn decide(a: &Facts, b: &Facts) -> Decision {
    let mut case = Case { grounds: Vec::new() };
    let alike = kinds::likeness(a.event.r#type, b.event.r#type).unwrap_or(0.0);
    case.add(if alike == 1.0 { "same_type" } else { "like_type" }, a.event.r#type.as_str().into(), alike);
    let time = case.time(a, b);
    let place = case.place(a, b);
    let agent = case.agent(a, b);
    let target = case.target(a, b);
    let figure = case.figure(a, b);
    let shared = case.context(a, b);
    let sources = |f: &Facts| f.event.attribution.iter().filter_map(|s| s.actor.clone()).collect::<Vec<_>>();
    let source = sources(a).into_iter().find(|s| sources(b).contains(s));
    let sourced = source.is_some();
    if let Some(source) = source {
        case.add("same_source", source, 0.3);
    }
    let e = Evidence { time, place, agent, target, figure, shared, sourced };
    let mut one = match pace(a, b) {
        Pace::Growing => growing(a, b, &e),
        _ if a.group == Group::Speech => speech(a, b, &e),
        _ if a.group == Group::Meeting => meeting(&e),
        Pace::Unique => unique(a, b, &e),
        Pace::Lasting => e.agent >= 0.7 && e.place >= 1.0 || e.place >= 2.0 && e.time >= 0.7,
        Pace::Recurring => recurring(&e),
    };
    let mut least = ENOUGH;
    if a.document == b.document {
        // One article tells an event twice in its headline; else the stage that read it would have seen it.
        let headline = a.bare() != b.bare() && alike == 1.0 && pace(a, b) == Pace::Unique && target.tells;
        if headline {
            case.add("headline", String::new(), 1.5);
        }
        // Two blows of different sorts that one article tells are two.
        one &= alike != 0.5 || pace(a, b) != Pace::Recurring;
        one |= headline;
        least += 0.4;
    }
    let score = case.grounds.iter().map(|g| g.weight).sum();
    match pace(a, b) {
        Pace::Growing => least = 2.0,
        Pace::Lasting => least -= 0.5,
        _ => {}
    }
    sort::by(&mut case.grounds, |a, b| b.weight.total_cmp(&a.weight).then(a.code.cmp(b.code)));
    Decision { score, one: one && score >= least - 1e-9, grounds: case.grounds }
}

struct Evidence {
    time: f64,
    place: f64,
    agent: f64,
    target: Target,
    figure: f64,
    shared: usize,
    sourced: bool,
}

#[derive(Clone, Copy)]
struct Target {
    weight: f64,
    /// Whether the word alone tells which is meant.
    tells: bool,
}

/// It happens once: the thing or the place says which, something else confirms it.
fn unique(a: &Facts, b: &Facts, e: &Evidence) -> bool {
    let nobody = a.agents.is_empty() || b.agents.is_empty();
    let told = e.agent >= 0.7 || e.time >= 0.7 || e.figure > 0.5 || e.shared > 1 || nobody;
    let known = e.place >= 2.0 || e.target.weight >= 1.5;
    known && told || e.target.tells && (e.shared > 1 || e.time >= 0.7) && (e.agent >= 0.7 || nobody)
}

/// It happens every few days: only the day says which, or a figure that is no other's.
fn recurring(e: &Evidence) -> bool {
    let same_place = e.place >= 2.0;
    let anchors = [same_place, e.target.weight >= 1.5 || e.target.tells, e.figure >= 1.0, e.agent >= 1.2 && e.place >= 0.7]
        .iter()
        .filter(|x| **x)
        .count();
    if e.time >= 1.2 {
        return anchors >= 1;
    }
    if e.time >= 0.7 {
        return same_place && (e.agent >= 0.7 || e.target.weight >= 1.0 || e.figure > 0.5)
            || e.figure >= 1.5 && (e.place >= 0.7 || e.target.weight >= 0.6);
    }
    e.figure >= 1.5 && same_place
}

/// The same people met: on the same day, or in the same place at about the same time.
fn meeting(e: &Evidence) -> bool {
    e.agent >= 0.7 && (e.time >= 1.2 && (e.place >= 2.0 || e.agent >= 1.5) || e.time >= 0.7 && (e.place >= 2.0 || e.shared > 1))
}

/// The same speaker, on the same day, to the same people or about the same things.
fn speech(a: &Facts, b: &Facts, e: &Evidence) -> bool {
    e.agent >= 1.2 && e.time >= 1.2 && (e.target.weight >= 0.6 || a.event.r#type == b.event.r#type && e.shared > 1)
}

/// A count of the same people, which grows or stays from the earlier article to the later.
fn growing(a: &Facts, b: &Facts, e: &Evidence) -> bool {
    let kind = |f: &Facts| f.event.quantities.first().map(|q| (q.kind, q.min, q.max.unwrap_or(q.min)));
    let (Some(x), Some(y)) = (kind(a), kind(b)) else { return false };
    let (first, last) = if a.published <= b.published { (x, y) } else { (y, x) };
    let grows = last.2.saturating_mul(10) >= first.1.saturating_mul(8) && last.1 <= first.2.saturating_mul(5);
    let large = |f: &Facts, n: u64| n >= 1000 || f.days.is_some_and(|d| d.1 - d.0 > 13);
    let here = a.setting.is_some() && a.setting == b.setting;
    let tied = e.time >= 0.7 || e.sourced || e.place >= 1.0 || e.figure >= 1.0;
    x.0 == y.0 && grows && large(a, x.1) && large(b, y.1) && (here || e.place >= 1.0) && tied
}

fn bond(a: &[Who], b: &[Who]) -> Option<Bond> {
    closest(a, b).map(|c| c.0)
}

/// The bond of those who do something to each other, whoever is named first.
fn parties(a: &Facts, b: &Facts) -> Option<Bond> {
    let pairs =
        [bond(&a.agents, &b.agents), bond(&a.agents, &b.targets), bond(&a.targets, &b.agents), bond(&a.targets, &b.targets)];
    pairs.into_iter().flatten().max()
}

/// Whether the one who acts in `a` is acted on in `b`, of which nobody is said to have done it.
fn turned(a: &Facts, b: &Facts) -> bool {
    let one = |x: &Facts, y: &Facts| {
        !x.agents.is_empty()
            && y.agents.is_empty()
            && bond(&x.agents, &y.targets) == Some(Bond::Same)
            && !matches!(bond(&x.targets, &y.targets), Some(Bond::Same | Bond::Part))
    };
    one(a, b) || one(b, a)
}

/// Whether two articles are about different countries, and the event's own words do not say where it was.
fn abroad(a: &Facts, b: &Facts) -> bool {
    let local = matches!(a.group, Group::Violence | Group::Ground | Group::Own(_));
    local && a.setting.is_some() && b.setting.is_some() && a.setting != b.setting
}

struct Case {
    grounds: Vec<Ground>,
}

impl Case {
    fn add(&mut self, code: &'static str, detail: String, weight: f64) -> f64 {
        self.grounds.push(Ground { code, detail, weight });
        weight
    }

    fn time(&mut self, a: &Facts, b: &Facts) -> f64 {
        let short = |d: Days| d.1 - d.0 < 4;
        let apart = matches!((a.days, b.days), (Some(x), Some(y)) if x.0 > y.1 || y.0 > x.1);
        // Where a day that was taken over stands against the other's, it is as if it were not known.
        let known = |f: &Facts| f.days.filter(|_| f.sure || !apart);
        // "On 14 February" of nobody knows which year.
        let alike = a.yearly.is_some() && a.yearly == b.yearly || yearly(a, b) == Some(true) || yearly(b, a) == Some(true);
        if let Some((month, day)) = a.yearly.or(b.yearly).filter(|_| alike) {
            let two = |n: u32| [if n < 10 { "0" } else { "" }, &n.to_string()].concat();
            return self.add("same_day", ["--", &two(month), "-", &two(day)].concat(), 1.2);
        }
        match (known(a), known(b)) {
            (Some(x), Some(y)) => {
                let shared = (x.0.max(y.0), x.1.min(y.1));
                if shared.0 > shared.1 {
                    0.0
                } else if short(x) && short(y) && a.dated() && b.dated() {
                    self.add("same_day", written(shared), 2.0)
                } else if short(x) && short(y) {
                    self.add("same_day", written(shared), 1.2)
                } else {
                    self.add("overlapping_days", written(shared), 0.7)
                }
            }
            _ if a.document == b.document => 0.0,
            (Some(d), None) if short(d) && fresh(d, b) => self.add("fresh_news", written(d), 0.7),
            (None, Some(d)) if short(d) && fresh(d, a) => self.add("fresh_news", written(d), 0.7),
            (None, None) => match (a.published, b.published) {
                (Some(p), Some(q)) if p.0.abs_diff(q.0) <= 2 => {
                    self.add("fresh_news", written((p.0.min(q.0), p.1.max(q.1))), 0.7)
                }
                _ => 0.0,
            },
            _ => 0.0,
        }
    }

    fn place(&mut self, a: &Facts, b: &Facts) -> f64 {
        match nearness(&a.spots, &b.spots) {
            Nearness::Same(p) => self.add("same_place", p.name.clone(), 2.0),
            Nearness::Region(p) => self.add("same_region", p.name.clone(), 1.0),
            Nearness::Near(p, q) => self.add("near_place", [&p.name, ", ", &q.name].concat(), 0.7),
            Nearness::Country(p) => self.add("same_country", p.name.clone(), 0.2),
            Nearness::Open | Nearness::Far(..) => 0.0,
        }
    }

    fn agent(&mut self, a: &Facts, b: &Facts) -> f64 {
        let found = if kinds::mutual(a.event.r#type) || kinds::mutual(b.event.r#type) {
            // Two parties that are both the same tell more than one.
            let all = |f: &Facts| f.agents.len() + f.targets.len();
            if all(a).min(all(b)) > 1 && both(a, b) {
                return self.add("same_parties", names(&a.agents), 1.8);
            }
            let lists = [(&a.agents, &b.agents), (&a.agents, &b.targets), (&a.targets, &b.agents), (&a.targets, &b.targets)];
            lists.into_iter().filter_map(|(x, y)| closest(x, y)).max_by_key(|c| c.0)
        } else {
            closest(&a.agents, &b.agents)
        };
        match found {
            Some((Bond::Same, x, _)) => {
                let exact = x.actor.id.as_deref().is_none_or(|id| id.len() > 3);
                self.add("same_agent", named(x), if exact { 1.5 } else { 1.2 })
            }
            Some((Bond::Part, x, y)) => self.add("like_agent", [&named(x), ", ", &named(y)].concat(), 0.7),
            _ => 0.0,
        }
    }

    fn target(&mut self, a: &Facts, b: &Facts) -> Target {
        let silent = Target { weight: 0.0, tells: false };
        if kinds::mutual(a.event.r#type) || kinds::mutual(b.event.r#type) {
            return silent;
        }
        match closest(&a.targets, &b.targets) {
            Some((Bond::Same, x, _)) => Target { weight: self.add("same_target", named(x), 1.5), tells: x.inert() },
            Some((Bond::Part, x, y)) => {
                let tells =
                    x.tells(y) || x.inert() && y.inert() && (x.key().is_some() != y.key().is_some()) && !x.tells(y) && held(x, y);
                let weight = if tells { 1.3 } else { 0.4 };
                Target { weight: self.add("like_target", [&named(x), ", ", &named(y)].concat(), weight), tells }
            }
            _ => silent,
        }
    }

    fn figure(&mut self, a: &Facts, b: &Facts) -> f64 {
        match figures(a, b) {
            Figures::Equal(n) if n >= 20 => self.add("same_figure", n.to_string(), 1.8),
            Figures::Equal(n) if n > 2 => self.add("same_figure", n.to_string(), 1.2),
            Figures::Equal(n) => self.add("same_figure", n.to_string(), 0.4),
            Figures::Close => self.add("close_figure", String::new(), 0.4),
            Figures::Differ => self.add("other_figure", String::new(), -0.7),
            Figures::None | Figures::Apart => 0.0,
        }
    }

    /// How many names both sentences hold; what is no more than one says little.
    fn context(&mut self, a: &Facts, b: &Facts) -> usize {
        let shared: Vec<&str> = a.context.iter().filter(|n| b.context.binary_search(n).is_ok()).copied().collect();
        if shared.len() > 1 {
            self.add("shared_names", shared.join(", "), 0.3 * (shared.len() - 1).min(3) as f64);
        }
        shared.len()
    }
}

/// Whether one target's words hold the other's name.
fn held(x: &Who, y: &Who) -> bool {
    let (a, b) = (&x.actor.text, &y.actor.text);
    a.contains(b.as_str()) || b.contains(a.as_str())
}

/// Whether every party of the event with fewer of them is one of the other's.
fn both(a: &Facts, b: &Facts) -> bool {
    let parties = |f: &Facts| f.agents.len() + f.targets.len();
    let (few, many) = if parties(a) <= parties(b) { (a, b) } else { (b, a) };
    let found = |w: &Who| many.agents.iter().chain(&many.targets).any(|o| super::who::bond(w, o) >= Bond::Part);
    few.agents.iter().chain(&few.targets).all(found)
}

/// Whether an event without a day may be one of these days: its article came out on one of them or soon after.
fn fresh(days: Days, undated: &Facts) -> bool {
    // "on the eve of a meeting": a day that no day can be named for, before or after that of the article.
    let early = if undated.event.time.is_some() && undated.days.is_none() { 3 } else { 0 };
    undated.published.is_some_and(|p| p.1 >= days.0 - early && p.0 <= days.1 + 4)
}

fn names(list: &[Who]) -> String {
    list.iter().map(named).collect::<Vec<_>>().join(", ")
}

fn named(who: &Who) -> String {
    who.actor.name.clone().or_else(|| who.actor.id.clone()).unwrap_or_else(|| who.actor.text.clone())
}

/// An interval in ISO 8601: "2020-02-11" or "2020-02-11/2020-02-14".
pub(super) fn written(days: Days) -> String {
    let (a, b) = (Date(days.0), Date(days.1));
    if a == b {
        a.to_string()
    } else {
        [a.to_string(), b.to_string()].join("/")
    }
}
