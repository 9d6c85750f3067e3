//! The places that are always there: countries, and the hand-made layer, made into a pack like the others.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use super::kind::Kind;
use super::pack::Pack;
use crate::knowledge::decimal;
use crate::knowledge::own::{self, free, needed, Column, Wrong};
use crate::knowledge::{countries::Countries, sort, table, tables};
use crate::text::fold;

/// The pack of countries and hand-made places; read once.
pub(super) fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        let mut body = String::new();
        countries(&mut body);
        // The tables are checked by the tests, so an error cannot come here; an empty pack is better than none.
        let _ = by_hand(tables::text("places/hand.tsv"), &mut body);
        Pack::read("places", Cow::Owned(body))
            .or_else(|_| Pack::read("places", Cow::Borrowed("")))
            .unwrap_or_else(|_| Pack::empty())
    })
}

/// Places that a user hands in, in the columns of `data/places/hand.tsv`.
pub(super) fn handed_in(name: &str, table: &str) -> Result<Pack, Wrong> {
    check(table)?;
    let mut body = String::new();
    let packed = by_hand(table, &mut body).and_then(|()| Pack::read(name, Cow::Owned(body)));
    packed.map_err(|reason| Wrong { line: 1, column: String::new(), reason })
}

/// The columns of `data/places/hand.tsv`, and GeoNames' number.
const COLUMNS: &[Column] = &[
    needed("name"),
    free("aliases"),
    free("country"),
    free("province"),
    needed("lat"),
    needed("lon"),
    needed("kind"),
    free("radius"),
    free("geonames"),
];

fn check(table: &str) -> Result<(), Wrong> {
    own::check(table, COLUMNS, |row| {
        for (column, most) in [("lat", 90.0), ("lon", 180.0)] {
            if !decimal(row.get(column)).is_some_and(|n| n.abs() <= most) {
                return Err((column, ["\"", row.get(column), "\" is no number of degrees"].concat()));
            }
        }
        for column in ["radius", "geonames"] {
            if !row.get(column).is_empty() && !decimal(row.get(column)).is_some_and(|n| n >= 0.0) {
                return Err((column, ["\"", row.get(column), "\" is no number"].concat()));
            }
        }
        if Kind::letter_of(row.get("kind")).is_none() {
            return Err(("kind", own::unknown(row.get("kind"), &Kind::words())));
        }
        own::country(row)
    })
}

fn countries(body: &mut String) {
    let all = Countries::get();
    // The names of each, in the order of the countries.
    let mut keys: Vec<Vec<&str>> = vec![Vec::new(); all.all().len()];
    for (key, country) in all.names() {
        if let Some(at) = all.place(country.iso3) {
            keys[at].push(key);
        }
    }
    for (c, mut keys) in all.all().iter().zip(keys) {
        let _ = writeln!(body, "@{}\t\t{}\t{}", c.iso3, hundredths(c.lat), hundredths(c.lon));
        sort::plainly(&mut keys);
        keys.dedup();
        body.push_str(c.name);
        for key in keys.into_iter().filter(|key| *key != c.name) {
            body.push('|');
            body.push_str(key);
        }
        let _ = writeln!(body, "\tN{}\t0 0\t{}", ((c.radius / 10.0) as u32).clamp(1, 255), c.geonames);
    }
}

/// Degrees as a pack counts them.
fn hundredths(degrees: f64) -> i32 {
    (degrees * 100.0).round_ties_even() as i32
}

fn by_hand(source: &str, body: &mut String) -> Result<(), String> {
    let mut wrong = None;
    table::rows(source, |row| {
        let number = |column: &str| decimal(row.get(column));
        let kind = Kind::letter_of(row.get("kind"));
        let (Some(lat), Some(lon), Some(letter)) = (number("lat"), number("lon"), kind) else {
            wrong.get_or_insert(format!("line {}: a place needs a number in lat and lon, and a known kind", row.line));
            return;
        };
        if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) || row.get("name").is_empty() {
            wrong.get_or_insert(format!("line {}: a place needs a name and a point on the globe", row.line));
            return;
        }
        let (country, province) = (row.get("country"), row.get("province"));
        let _ = writeln!(body, "@{country}\t{province}\t{}\t{}", hundredths(lat), hundredths(lon));
        let step = |x: f64| (x * 1000.0).round() as i32 - (x * 100.0).round() as i32 * 10;
        let mut names = row.get("name").to_string();
        for alias in row.list("aliases") {
            names.push('|');
            names.push_str(&fold(alias));
        }
        let size = number("radius").map_or(0, |r| ((r / 10.0).round() as u32).clamp(1, 255));
        let size = if size > 0 { size.to_string() } else { String::new() };
        let id = row.get("geonames");
        let _ = writeln!(body, "{names}\t{}{size}\t'{} {}\t{id}", letter as char, step(lat), step(lon));
    });
    wrong.map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::key;

    #[test]
    fn the_tables_make_a_pack() {
        let mut body = String::new();
        assert_eq!(by_hand(tables::text("places/hand.tsv"), &mut body), Ok(()));
        let find = |name: &str| {
            let row = pack().exact(key::exact(name, &mut String::new())).next()?;
            let point = pack().row(row)?;
            Some((pack().country(row).to_string(), point.lat, point.lon))
        };
        let (country, lat, lon) = find("Sahl el-Ghab").unwrap();
        assert!(country == "SYR" && (lat - 35.5).abs() < 1e-3 && (lon - 36.35).abs() < 1e-3);
        assert_eq!(find("Royaume-Uni").unwrap().0, "GBR");
        assert!(pack().len() > 600);
    }

    #[test]
    fn a_handed_in_table_is_checked() {
        assert!(handed_in("mine", "name\tlat\tlon\tkind\nX\t1\tnorth\ttown\n")
            .is_err_and(|e| (e.line, e.column.as_str()) == (2, "lon")));
        assert!(handed_in("mine", "name\tlat\tlon\tkind\nX\t91\t0\ttown\n").is_err());
        assert!(handed_in("mine", "name\tlat\tlon\tkind\nX\t9\t0\ttown\n").is_ok_and(|p| p.len() == 1));
    }
}
