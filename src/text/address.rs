//! Web addresses, mail addresses and handles, each one token; hashtags behind a line, and names of files.

use super::masks::Masks;
use crate::knowledge::{among, holds};

/// The end of a web address, mail address or handle that starts at `at`.
pub(super) fn end(s: &str, at: usize, c: char, masks: &Masks) -> Option<usize> {
    // Only ASCII can start one, and only a glance decides, so that a long text is not read again for each word.
    if !(c.is_ascii_alphanumeric() || c == '@' || c == '#') {
        return None;
    }
    let bytes = s.as_bytes();
    // What stands behind the letters and digits that it begins with.
    let behind = bytes.get(masks.alphanumeric(at));
    if c.is_ascii_alphanumeric() && !matches!(behind, Some(b'-' | b'_' | b'@' | b'.' | b':')) {
        return None;
    }
    let mut end = at;
    let mut dot = false;
    let mut mark = matches!(c, '@' | '#');
    while end < bytes.len() && end - at < 2000 {
        match bytes[end] {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => {}
            b'@' | b'#' if end == at => {}
            b'@' if end > at && c != '#' => mark = true,
            b'.' => dot = true,
            b':' if s[end..].starts_with("://") => {
                mark = true;
                dot = true;
                end += 2;
            }
            b'/' | b'?' | b'=' | b'&' | b'%' | b'+' | b'~' | b'#' | b':' | b';' | b',' if mark && dot => {}
            b'/' if dot && domain(&s[at..end]) => mark = true,
            _ => break,
        }
        end += 1;
    }
    if !dot && !mark {
        return None;
    }
    let found = s[at..end].trim_end_matches(['.', ',', ';', ':', '?', '-', '_']);
    let end = at + found.len();
    if matches!(c, '@' | '#') {
        return (found.len() > 1).then_some(end);
    }
    ((mark && dot && found.len() > 4 && (holds(found, "://") || found.contains('@') || domain(found.split('/').next()?)))
        || (dot && domain(found)))
    .then_some(end)
}

/// Whether a dotted word ends like the name of a site or file.
fn domain(word: &str) -> bool {
    const ENDS: &str = "com|org|net|info|gov|edu|int|mil|fr|uk|ru|tr|sy|ua|il|de|be|ch|io|tv|news|eu|ca|lb|iq|ir|pdf|html|htm|\
        php|jpg|png|doc|docx|xls";
    let Some((name, end)) = word.rsplit_once('.') else { return false };
    let label = name.rsplit('.').next().unwrap_or("");
    (label.len() > 1 || name.len() > 3) && among(end, ENDS)
}

/// A single word that nobody writes in prose: "logo_header-2", a web address.
pub(super) fn is_identifier(line: &str) -> bool {
    let one = !line.contains(char::is_whitespace);
    let address = ["http://", "https://", "www."].iter().any(|p| line.starts_with(p));
    let file = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp4"].iter().any(|e| line.to_ascii_lowercase().ends_with(e));
    one && (address || file || (line.contains('_') && line.contains(char::is_alphabetic)))
}

/// Hashtags at the end of a line, two or more, or nothing else in it: their bytes, and why they are furniture.
pub(super) fn trailing_hashtags(line: &str) -> Option<(usize, usize, &'static str)> {
    // Most lines end in another word.
    if !line.bytes().rev().take_while(|b| *b != b' ').any(|b| b == b'#') {
        return None;
    }
    let (mut rest, mut count) = (line, 0);
    loop {
        let body = rest.trim_end();
        let word = body.rsplit(char::is_whitespace).next().unwrap_or("");
        let tag = word.strip_prefix('#').is_some_and(|t| t.starts_with(char::is_alphabetic) && !t.contains('#'));
        if !tag {
            break;
        }
        count += 1;
        rest = &body[..body.len() - word.len()];
    }
    let from = rest.trim_end().len();
    let from = from + (line[from..].len() - line[from..].trim_start().len());
    (count >= 2 || (count == 1 && from == 0)).then_some((from, line.len(), "hashtags"))
}
