//! Numbers, years, clock times and numeric dates: classes told by their shape, not by a table. Hides how each is written.

use super::atoms::{Atoms, Make};
use super::lexicon::{Class, Hit};
use super::numerals::{century_of, decade_of, roman};
use super::{Date, Tongue};

/// The most words a number is read from; keeps matching linear.
const WORDS: usize = 10;

impl Tongue {
    /// What is found at atom `i` for a class.
    pub(super) fn hit(&self, atoms: &Atoms, i: usize, class: Class) -> Option<Hit> {
        if atoms.list.get(i).is_none_or(|a| a.may & class.bit() == 0) {
            return None;
        }
        let hit = |end: usize, n: i64| Some(Hit { class, start: i, end, n, code: "", many: false });
        match class {
            Class::Num => self.number(atoms, i).and_then(|(end, n)| hit(end, n)),
            Class::Ord => self.ordinal(atoms, i).and_then(|(end, n)| hit(end, n)),
            Class::Day => self.day(atoms, i).and_then(|(end, n)| hit(end, n)),
            Class::Year => self.year(atoms, i).and_then(|(end, n)| hit(end, n)),
            Class::Yy => digits(atoms, i, 2..=2).filter(|_| free(atoms, i, i + 1)).and_then(|n| hit(i + 1, n)),
            Class::Decade => self.decade(atoms, i).and_then(|(end, n)| hit(end, n)),
            Class::Century => self.century(atoms, i).and_then(|(end, n)| hit(end, n)),
            Class::Clock => self.clock(atoms, i).and_then(|(end, n)| hit(end, n)),
            Class::Iso => self.iso(atoms, i).and_then(|(end, n)| hit(end, n)),
            Class::IsoMonth => iso_month(atoms, i).and_then(|(end, n)| hit(end, n)),
            _ => self.lexicon.at(atoms, i, class),
        }
    }

    /// A cardinal in hundredths: "120,000", "30,4", "2 1/2", "twenty-five", "a hundred", "quatre-vingt-dix".
    fn number(&self, atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
        let atom = atoms.list.get(i)?;
        if atom.make == Make::Digits {
            return self.figure(atoms, i);
        }
        let (mut at, mut total, mut part, mut any) = (i, 0i64, 0i64, false);
        if self.lexicon.at(atoms, i, Class::Digit).is_none() {
            let one = self.lexicon.at(atoms, i, Class::One)?;
            let next = self.lexicon.at(atoms, one.end, Class::Digit).filter(|h| h.n >= 10 && atoms.together(i, one.end))?;
            // "a twenty-year" is no number, "a hundred" and "a dozen" are.
            if next.n < 100 && next.code != "12" {
                return None;
            }
            (at, part) = (one.end, 1);
        }
        let mut end = at;
        for _ in 0..WORDS {
            if at > i && !atoms.together(i, at) {
                break;
            }
            let Some(hit) = self.lexicon.at(atoms, at, Class::Digit) else { break };
            match hit.n {
                1_000.. => {
                    total = total.saturating_add(part.max(1).saturating_mul(hit.n));
                    part = 0;
                }
                100 => part = part.max(1).saturating_mul(100),
                12 if any || part > 0 => part = part.max(1) * 12,
                n if part % 100 == 0 || (part % 10 == 0 && n < 20 && part % 100 >= 20) => part += n,
                _ => break,
            }
            any = true;
            end = hit.end;
            at = end;
            // "twenty-five", "a hundred and ten", "vingt et un".
            if matches!(atoms.after(i, at), "-" | "and" | "et")
                && self
                    .lexicon
                    .at(atoms, at + 1, Class::Digit)
                    .is_some_and(|h| h.n < 100 && (part % 100 >= 20 || part % 100 == 0))
            {
                at += 1;
            }
        }
        if !any {
            return None;
        }
        let mut value = total.saturating_add(part).saturating_mul(100);
        let half = [["and", "a", "half"], ["et", "demi", ""], ["et", "demie", ""]];
        if let Some(words) =
            half.iter().find(|w| w.iter().filter(|x| !x.is_empty()).enumerate().all(|(k, x)| atoms.after(i, end + k) == *x))
        {
            value += 50;
            end += words.iter().filter(|x| !x.is_empty()).count();
        }
        Some((end, value))
    }

    fn figure(&self, atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
        if !free_before(atoms, i) {
            return None;
        }
        let mut value = digits(atoms, i, 1..=9)?;
        let mut end = i + 1;
        let group = if self.comma_decimals { "." } else { "," };
        let point = if self.comma_decimals { "," } else { "." };
        for _ in 0..3 {
            let (mark, next) = (atoms.form(end), atoms.list.get(end + 1));
            let glued = atoms.glued(end) && atoms.glued(end + 1);
            if mark == group && glued && next.is_some_and(|a| a.make == Make::Digits && a.span.end - a.span.start == 3) {
                value = value.checked_mul(1000)?.checked_add(digits(atoms, end + 1, 3..=3)?)?;
                end += 2;
            }
        }
        value = value.checked_mul(100)?;
        if atoms.form(end) == point && atoms.glued(end) && atoms.glued(end + 1) {
            if let Some(n) = digits(atoms, end + 1, 1..=2) {
                let tens = atoms.form(end + 1).len() == 1;
                value += if tens { n * 10 } else { n };
                end += 2;
            } else if digits(atoms, end + 1, 3..=9).is_some() {
                return None;
            }
        } else if let (Some(a), "/", Some(b)) = (digits(atoms, end, 1..=1), atoms.form(end + 1), digits(atoms, end + 2, 1..=1)) {
            if a < b && !atoms.glued(end) && atoms.together(i, end + 2) {
                value += 100 * a / b;
                end += 3;
            }
        } else if atoms.after(i, end) == "½" {
            value += 50;
            end += 1;
        }
        // "1.5.2" is a version and "11/02" a date.
        let tail = atoms.glued(end) && matches!(atoms.form(end), "/" | ":" | "%")
            || atoms.glued(end)
                && matches!(atoms.form(end), "." | ",")
                && atoms.glued(end + 1)
                && digits(atoms, end + 1, 1..=9).is_some();
        (!tail).then_some((end, value))
    }

    /// "third", "twenty-first", "3rd", "1er", "2e".
    fn ordinal(&self, atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
        if let Some(n) = digits(atoms, i, 1..=3).filter(|_| free_before(atoms, i)) {
            let tail = atoms.form(i + 1);
            let fits = ["st", "nd", "rd", "th", "er", "ère", "re", "e", "ème", "eme", "nde"].contains(&tail);
            return (fits && atoms.glued(i + 1)).then_some((i + 2, n));
        }
        if let Some(hit) = self.lexicon.at(atoms, i, Class::Rank) {
            return Some((hit.end, hit.n));
        }
        // "twenty-first"
        let tens = self.lexicon.at(atoms, i, Class::Digit).filter(|h| (20..100).contains(&h.n) && h.n % 10 == 0)?;
        let at = tens.end + (atoms.after(i, tens.end) == "-") as usize;
        let rank = self.lexicon.at(atoms, at, Class::Rank).filter(|h| h.n < 10 && atoms.together(i, at))?;
        Some((rank.end, tens.n + rank.n))
    }

    /// A day of the month: "11", "11th", "1er", "eleventh".
    fn day(&self, atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
        if let Some((end, n)) = self.ordinal(atoms, i) {
            return (1..=31).contains(&n).then_some((end, n));
        }
        let n = digits(atoms, i, 1..=2)?;
        // "3-5 March" is a run of days; whether a month stands by is the pattern's to say.
        let run = i >= 2 && atoms.form(i - 1) == "-" && digits(atoms, i - 2, 1..=2).is_some();
        ((1..=31).contains(&n) && (run || free_before(atoms, i)) && free_after(atoms, i + 1)).then_some((i + 1, n))
    }

    /// "2012", "'95", "nineteen ninety-seven", "two thousand five".
    fn year(&self, atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
        if let Some(n) = digits(atoms, i, 4..=4) {
            let fits = (1000..2100).contains(&n) && free(atoms, i, i + 1);
            return fits.then_some((i + 1, n));
        }
        if atoms.form(i) == "'" && atoms.glued(i + 1) && !atoms.glued(i) {
            let n = digits(atoms, i + 1, 2..=2)?;
            let s = atoms.glued(i + 2) && atoms.list[i + 2].make != Make::Mark;
            return (!s).then_some((i + 2, century_of(n)));
        }
        let first = self.lexicon.at(atoms, i, Class::Digit)?;
        if first.n == 2 || first.n == 1000 {
            let (end, n) = self.number(atoms, i)?;
            return (n % 100 == 0 && (190_000..=210_000).contains(&n) && end > first.end).then_some((end, n / 100));
        }
        if !(15..=20).contains(&first.n) || self.comma_decimals {
            return None;
        }
        let at = first.end + (atoms.after(i, first.end) == "-") as usize;
        let second = self.lexicon.at(atoms, at, Class::Digit).filter(|h| (10..100).contains(&h.n) && atoms.together(i, at))?;
        let (end, n) = self.number(atoms, at)?;
        (n % 100 == 0 && n < 10_000 && second.n >= 10).then_some((end, first.n * 100 + n / 100))
    }

    /// "1980s", "1980's", "'80s", "80s".
    fn decade(&self, atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
        let from = i + (atoms.form(i) == "'" && atoms.glued(i + 1)) as usize;
        let n = match digits(atoms, from, 4..=4) {
            Some(n) if (1000..2100).contains(&n) => n,
            Some(_) => return None,
            None => decade_of(digits(atoms, from, 2..=2)?),
        };
        if n % 10 != 0 || !free_before(atoms, from) && from == i {
            return None;
        }
        let mut at = from + 1;
        if atoms.form(at) == "'" && atoms.glued(at) {
            at += 1;
        }
        (atoms.form(at) == "s" && atoms.glued(at)).then_some((at + 1, n))
    }

    /// "20th", "twentieth", "XXe", "XX".
    fn century(&self, atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
        if let Some((end, n)) = self.ordinal(atoms, i) {
            return (1..=30).contains(&n).then_some((end, n));
        }
        if !atoms.list.get(i)?.capital {
            return None;
        }
        let form = atoms.form(i);
        let numeral = form.trim_end_matches(['m', 'e', 'è', 'ᵉ']);
        let n = roman(if numeral.is_empty() { form } else { numeral })?;
        (1..=30).contains(&n).then_some((i + 1, n))
    }

    /// Minutes of the day: "10:35 a.m.", "5 p.m. EST", "1530 GMT", "22h45", "21 h 45", "noon", and after "à" or "at" an hour alone.
    fn clock(&self, atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
        if let Some(noon) = self.lexicon.at(atoms, i, Class::Noon) {
            return Some((noon.end, noon.n));
        }
        let (mut at, mut hour) = match digits(atoms, i, 1..=2) {
            Some(n) if free_before(atoms, i) => (i + 1, n),
            Some(_) => return None,
            None => match digits(atoms, i, 4..=4).filter(|_| free(atoms, i, i + 1)) {
                Some(n) => {
                    let zone = self.lexicon.at(atoms, i + 1, Class::Zone).filter(|_| atoms.together(i, i + 1))?;
                    return (n / 100 < 24 && n % 100 < 60).then_some((zone.end, n / 100 * 60 + n % 100));
                }
                None => {
                    let word = self.lexicon.at(atoms, i, Class::Digit).filter(|h| h.n <= 12)?;
                    (word.end, word.n)
                }
            },
        };
        let (mut minute, mut sure) = (0, false);
        let two = |k: usize| digits(atoms, k, 2..=2).filter(|n| *n < 60);
        match atoms.after(i, at) {
            ":" | "." | "h" if atoms.glued(at) && atoms.glued(at + 1) && two(at + 1).is_some() => {
                sure = atoms.form(at) != ".";
                minute = two(at + 1)?;
                at += 2;
                if atoms.form(at) == ":" && atoms.glued(at) && two(at + 1).is_some() {
                    at += 2;
                }
            }
            "h" | "heures" | "heure" if self.comma_decimals => {
                let led = ["à", "vers", "dès", "avant", "après", "jusqu'à", "de", "entre", "a"].contains(&atoms.before(i));
                let minutes = two(at + 1).filter(|_| atoms.together(i, at + 1));
                sure = atoms.form(at) == "h" || led && !(atoms.before(i) == "de" && minutes.is_none()) || minutes.is_some();
                if !sure {
                    return None;
                }
                at += 1;
                if let Some(m) = minutes {
                    minute = m;
                    at += 1;
                }
            }
            _ => {}
        }
        // "a.m.", "pm", "o'clock"
        let half = atoms.after(i, at);
        let (is_am, is_pm) = (half == "am" || half == "a", half == "pm" || half == "p");
        if half == "am" || half == "pm" {
            at += 1;
        } else if (is_am || is_pm) && atoms.form(at + 1) == "." && atoms.form(at + 2) == "m" {
            at += 3;
            if atoms.form(at) == "." && atoms.glued(at) {
                at += 1;
            }
        } else if half == "o" && atoms.form(at + 1) == "'" && atoms.form(at + 2) == "clock" {
            at += 3;
        } else if !sure && self.lexicon.at(atoms, at, Class::Zone).is_none_or(|_| !atoms.together(i, at)) {
            return None;
        }
        if (half == "am" || half == "pm" || atoms.form(at.saturating_sub(1)) == "." || atoms.form(at.saturating_sub(1)) == "m")
            && (is_am || is_pm)
        {
            if hour > 12 {
                return None;
            }
            hour = hour % 12 + if is_pm { 12 } else { 0 };
        }
        if hour > 24 {
            return None;
        }
        if let Some(zone) = self.lexicon.at(atoms, at, Class::Zone).filter(|_| atoms.together(i, at)) {
            at = zone.end;
        }
        Some((at, hour * 60 + minute))
    }

    /// A day in figures: 2020-02-11, 11/02/2020, 11.02.2020, 11/02/20.
    fn iso(&self, atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
        let mark = atoms.form(i + 1);
        let whole = free_before(atoms, i) && atoms.form(i + 3) == mark && (1..=4).all(|k| atoms.glued(i + k));
        if !whole || !matches!(mark, "-" | "/" | ".") || atoms.glued(i + 5) && matches!(atoms.form(i + 5), "/" | "-") {
            return None;
        }
        let middle = digits(atoms, i + 2, 1..=2)?;
        if let Some(y) = digits(atoms, i, 4..=4) {
            let d = digits(atoms, i + 4, 1..=2)?;
            return Date::new(y as i32, middle as u32, d as u32).map(|d| (i + 5, d.0 as i64));
        }
        let first = digits(atoms, i, 1..=2)?;
        let y = match digits(atoms, i + 4, 4..=4) {
            Some(y) => y,
            None if mark == "/" => century_of(digits(atoms, i + 4, 2..=2)?),
            None => return None,
        };
        if !(1900..2100).contains(&y) {
            return None;
        }
        // English papers on the conflict write the day first, American ones the month: what cannot be a month is the day.
        let (d, m) = if self.comma_decimals || mark == "." || first > 12 { (first, middle) } else { (middle, first) };
        Date::new(y as i32, m as u32, d as u32).map(|d| (i + 5, d.0 as i64))
    }
}

/// The number an atom of digits says, if it has a length in the range.
pub(super) fn digits(atoms: &Atoms, i: usize, length: std::ops::RangeInclusive<usize>) -> Option<i64> {
    let atom = atoms.list.get(i)?;
    let form = atoms.form(i);
    (atom.make == Make::Digits && length.contains(&form.len())).then(|| form.parse().ok()).flatten()
}

/// Whether no other number hangs on the front of atom `i` ("1.95", "3-2", "$20", "M4").
pub(super) fn free_before(atoms: &Atoms, i: usize) -> bool {
    if !atoms.glued(i) {
        return true;
    }
    let before = atoms.form(i - 1);
    match atoms.list[i - 1].make {
        Make::Word => before == "l" || before == "d",
        Make::Digits => false,
        Make::Mark => match before {
            "." | "," | "/" | ":" => !(i >= 2 && atoms.glued(i - 1) && atoms.list[i - 2].make == Make::Digits),
            "-" => !(i >= 2 && atoms.glued(i - 1) && atoms.list[i - 2].make != Make::Word),
            "$" | "€" | "£" | "#" | "+" | "°" | "=" | "_" | "@" => false,
            _ => true,
        },
    }
}

/// Whether the atoms from `i` to `end` stand free of other numbers, letters and signs on both sides.
fn free(atoms: &Atoms, i: usize, end: usize) -> bool {
    free_before(atoms, i) && free_after(atoms, end)
}

fn free_after(atoms: &Atoms, end: usize) -> bool {
    if !atoms.glued(end) {
        return true;
    }
    let after = atoms.form(end);
    match atoms.list[end].make {
        Make::Word | Make::Digits => false,
        Make::Mark => match after {
            "." | "," | "/" | ":" => !(atoms.glued(end + 1) && atoms.list[end + 1].make == Make::Digits),
            "%" | "°" | "$" | "€" | "£" | "_" | "@" => false,
            _ => true,
        },
    }
}

fn iso_month(atoms: &Atoms, i: usize) -> Option<(usize, i64)> {
    let y = digits(atoms, i, 4..=4).filter(|y| (1900..2100).contains(y) && free_before(atoms, i))?;
    let m = digits(atoms, i + 2, 2..=2).filter(|m| (1..=12).contains(m))?;
    let whole = atoms.form(i + 1) == "-" && atoms.glued(i + 1) && atoms.glued(i + 2) && free_after(atoms, i + 3);
    // "2011-12" is a season more often than a month.
    (whole && m != (y + 1) % 100 && atoms.form(i + 3) != "-").then_some((i + 3, y * 12 + m - 1))
}
