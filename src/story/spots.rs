//! Whether two events can be in one place. Hides points, their reach, and which names are too wide to say much.

use crate::places::distance;
use crate::record::{Event, Point};

/// Two places nearer than this may be one, told by the next village's name.
const NEIGHBOURS: f64 = 12.0;

/// A point and how far what it names reaches.
#[derive(Clone)]
pub(super) struct Spot<'a> {
    pub point: &'a Point,
    reach: f64,
    /// A town, a road, a base: not a province or a country.
    pub exact: bool,
}

/// How the places of two events stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Nearness<'a> {
    /// No place is known for one of them.
    Open,
    /// Too far from each other to be one event.
    Far(&'a Point, &'a Point),
    /// In the same country, no more is known.
    Country(&'a Point),
    /// One may lie within the other, or next to it.
    Near(&'a Point, &'a Point),
    /// The same province or region.
    Region(&'a Point),
    /// The same town, road or base.
    Same(&'a Point),
}

/// The spots of an event.
pub(super) fn of(event: &Event) -> Vec<Spot<'_>> {
    let mut spots = Vec::new();
    for place in &event.places {
        match &place.place {
            Some(point) => spots.push(spot(point)),
            None => spots.extend(place.near.iter().map(|point| Spot { point, reach: spot(point).reach + 30.0, exact: false })),
        }
    }
    spots
}

fn spot(point: &Point) -> Spot<'_> {
    let (reach, exact) = match point.feature.as_str() {
        "continent" => (4000.0, false),
        "country" => (700.0, false),
        "province" | "region" | "mountain" | "river" | "water" | "border" => (110.0, false),
        "district" => (30.0, false),
        "road" => (200.0, true),
        "city" => (15.0, true),
        _ => (6.0, true),
    };
    Spot { point, reach, exact }
}

/// How two events' places stand to each other.
pub(super) fn nearness<'a>(a: &[Spot<'a>], b: &[Spot<'a>]) -> Nearness<'a> {
    let mut best = Nearness::Open;
    // Two towns that are not one set two events apart, whatever province both lie in.
    let mut apart: Option<(&Point, &Point, f64)> = None;
    for x in a {
        for y in b {
            let here = x.point.lat == y.point.lat && x.point.lon == y.point.lon;
            let km = if here { 0.0 } else { distance((x.point.lat, x.point.lon), (y.point.lat, y.point.lon)) };
            let same = one(x.point, y.point) && km < 60.0;
            let road = x.point.feature == "road" || y.point.feature == "road";
            let found = if same && x.exact && y.exact {
                return Nearness::Same(x.point);
            } else if same && x.reach > 500.0 {
                Nearness::Country(x.point)
            } else if same {
                Nearness::Region(x.point)
            } else if x.exact && y.exact && !road {
                if apart.is_none_or(|(_, _, least)| km < least) {
                    apart = Some((x.point, y.point, km));
                }
                if km < NEIGHBOURS {
                    Nearness::Near(x.point, y.point)
                } else {
                    Nearness::Far(x.point, y.point)
                }
            } else if km <= x.reach + y.reach && (x.reach > 500.0 || y.reach > 500.0) {
                Nearness::Country(if x.reach > 500.0 { x.point } else { y.point })
            } else if km <= x.reach + y.reach && (x.point.feature != "road" || y.point.feature != "road") {
                Nearness::Near(x.point, y.point)
            } else {
                Nearness::Far(x.point, y.point)
            };
            if rank(&found) > rank(&best) {
                best = found;
            }
        }
    }
    match apart {
        Some((x, y, km)) if km >= NEIGHBOURS => Nearness::Far(x, y),
        _ => best,
    }
}

fn rank(n: &Nearness) -> u8 {
    match n {
        Nearness::Open => 0,
        Nearness::Far(..) => 1,
        Nearness::Country(_) => 2,
        Nearness::Near(..) => 3,
        Nearness::Region(_) => 4,
        Nearness::Same(_) => 5,
    }
}

/// Whether two points are one entry of a gazetteer.
pub(super) fn one(a: &Point, b: &Point) -> bool {
    match (a.geonames, b.geonames) {
        (Some(x), Some(y)) => x == y,
        _ => a.name == b.name && a.country == b.country,
    }
}

/// Whether `wide` holds `point`, so that the narrower one says all of it.
pub(super) fn holds(wide: &Point, point: &Point) -> bool {
    let (w, p) = (spot(wide), spot(point));
    let inside = match wide.feature.as_str() {
        "province" | "district" => point.admin1.as_deref() == Some(&wide.name),
        "country" => point.country.is_some() && point.country == wide.country,
        _ => distance((wide.lat, wide.lon), (point.lat, point.lon)) <= w.reach,
    };
    !w.exact && p.reach < w.reach && inside
}

/// How far what a point names reaches, in kilometres: the narrower, the more it says.
pub(super) fn reach(point: &Point) -> f64 {
    spot(point).reach
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(name: &str, lat: f64, lon: f64, feature: &str) -> Point {
        Point { name: name.into(), lat, lon, country: Some("SYR".into()), admin1: None, geonames: None, feature: feature.into() }
    }

    #[test]
    fn towns_set_apart_and_provinces_do_not() {
        let saraqib = point("Saraqib", 35.86, 36.8, "town");
        let nairab = point("Nairab", 35.89, 36.73, "village");
        let hama = point("Hama", 35.13, 36.75, "city");
        let province = point("Idlib", 35.85, 36.6, "province");
        let syria = point("Syria", 35.0, 38.0, "country");
        let near = |a: &[&Point], b: &[&Point]| {
            let (a, b): (Vec<Spot>, Vec<Spot>) = (a.iter().map(|p| spot(p)).collect(), b.iter().map(|p| spot(p)).collect());
            rank(&nearness(&a, &b))
        };
        assert_eq!(near(&[&saraqib], &[&saraqib, &province]), 5);
        assert_eq!(near(&[&saraqib], &[&nairab]), 3);
        assert_eq!(near(&[&saraqib, &province], &[&hama, &province]), 1);
        assert_eq!(near(&[&saraqib], &[&province]), 3);
        assert_eq!(near(&[&province], &[&province]), 4);
        assert_eq!(near(&[&saraqib], &[&syria]), 2);
        assert_eq!(near(&[], &[&syria]), 0);
        let mut inside = saraqib.clone();
        inside.admin1 = Some("Idlib".into());
        assert!(holds(&province, &inside) && !holds(&province, &hama) && !holds(&inside, &province));
    }
}
