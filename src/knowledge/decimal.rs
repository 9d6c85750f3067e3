//! Numbers with a decimal point, as tables have them. Hides why the standard library does not read them: the powers of five that it reads
//! every number with, however long, are a thirtieth of what a browser fetches.

/// Digits that are read; a whole number of so many is exact.
const DIGITS: usize = 15;

/// A number written with a sign, digits and a point: "33.51", "-7". The nearest `f64`, as the standard library gives it; of more than fifteen
/// digits the last are left out. Nothing for what is written otherwise ("1e5", "7,5", "").
pub fn decimal(text: &str) -> Option<f64> {
    let bare = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    let whole = if whole.len() > DIGITS { whole.trim_start_matches('0') } else { whole };
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.len() > DIGITS || whole.len() + part.len() == 0 || !digits(whole) || !digits(part) {
        return None;
    }
    let part = &part[..part.len().min(DIGITS - whole.len())];
    let n = whole.bytes().chain(part.bytes()).fold(0, |n: u64, b| n * 10 + u64::from(b - b'0'));
    // Both are exact, so the quotient is rounded once.
    let value = n as f64 / 10u64.pow(part.len() as u32) as f64;
    Some(if text.starts_with('-') { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn as_the_standard_library_reads_them() {
        for text in
            ["0", "7", "-7", "+7.5", "33.5138", "-122.419416", ".5", "5.", "0.1", "179.99999999999", "999999999999999", "-0"]
        {
            assert_eq!(decimal(text).map(f64::to_bits), text.parse::<f64>().ok().map(f64::to_bits), "{text}");
        }
        for n in 0..20_000u64 {
            let text = format!("{}.{:04}", n * 7 % 181, n % 10_000);
            assert_eq!(decimal(&text).map(f64::to_bits), text.parse::<f64>().ok().map(f64::to_bits), "{text}");
        }
    }

    #[test]
    fn longer_ones_lose_their_tail_and_others_are_none() {
        assert!((decimal("33.51234567890123456789").unwrap_or(0.0) - 33.512_345_678_901_23).abs() < 1e-12);
        for text in ["", "-", ".", "1e5", "7,5", "inf", "NaN", "--1", "1.2.3", " 1", "1234567890123456"] {
            assert_eq!(decimal(text), None, "{text:?}");
        }
    }
}
