//! Years and decades of two digits, and Roman numerals. Hides which century is meant.

/// The year of two digits: 30 and less are this century's.
pub(super) fn century_of(n: i64) -> i64 {
    if n <= 30 {
        2000 + n
    } else {
        1900 + n
    }
}

/// The first year of a decade of two digits: the thirties are those of the last century, the tens those of this one.
pub(super) fn decade_of(n: i64) -> i64 {
    if n < 20 {
        2000 + n
    } else {
        1900 + n
    }
}

/// A Roman numeral in lower case, up to the thirties.
pub(super) fn roman(numeral: &str) -> Option<i64> {
    let mut values = Vec::new();
    for c in numeral.chars().take(8) {
        values.push(match c {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            _ => return None,
        });
    }
    let n =
        (0..values.len()).map(|k| if values.get(k + 1).is_some_and(|n| *n > values[k]) { -values[k] } else { values[k] }).sum();
    (numeral.len() <= 8 && n > 0).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::{century_of, decade_of, roman};

    #[test]
    fn short_years() {
        assert_eq!((century_of(12), century_of(95)), (2012, 1995));
        assert_eq!((decade_of(30), decade_of(80), decade_of(10)), (1930, 1980, 2010));
        assert_eq!((roman("xix"), roman("xxi"), roman("abc")), (Some(19), Some(21), None));
    }
}
