//! Paragraphs: which lines belong together. Hides wrapped lines, lists and the gaps that furniture leaves.

use std::ops::Range;

use super::masks::Masks;
use super::Furniture;

/// A line.
pub(super) struct Line {
    /// Its bytes, trimmed; there is one at least.
    pub bytes: Range<usize>,
    /// Whether it goes on with the block of the line before it: a paragraph, or a line of its own.
    pub goes_on: bool,
}

/// The lines of a source in order, each with whether it begins a block. Furniture ends a line.
pub(super) fn find(source: &str, furniture: &[Furniture], masks: &Masks) -> Vec<Line> {
    let mut blocks = Vec::new();
    let mut group: Vec<Range<usize>> = Vec::new();
    let mut next = 0;
    let mut at = 0;
    while at < source.len() {
        let end = line_end(source, at, masks);
        let mut from = at;
        let mut pieces = 0;
        // What furniture leaves of the line.
        while from < end {
            while next < furniture.len() && furniture[next].span.end as usize <= from {
                next += 1;
            }
            let gap = furniture
                .get(next)
                .map_or(end..end, |f| (f.span.start as usize).clamp(from, end)..(f.span.end as usize).clamp(from, end));
            let range = trim(source, from..gap.start);
            if !range.is_empty() {
                pieces += 1;
                if gap.start != end || from != at {
                    flush(source, &mut group, &mut blocks);
                    blocks.push(Line { bytes: range, goes_on: false });
                } else {
                    group.push(range);
                }
            }
            from = gap.end.max(from + 1).max(gap.start);
            while !source.is_char_boundary(from) {
                from += 1;
            }
        }
        let crlf = source[..end].ends_with("\r\n") && end == at + 1;
        if pieces == 0 && !crlf {
            flush(source, &mut group, &mut blocks);
        }
        at = end;
    }
    flush(source, &mut group, &mut blocks);
    blocks
}

/// One past the end of the line from `at` on: a line feed, a carriage return, or one of the separators U+2028 and U+2029.
fn line_end(source: &str, at: usize, masks: &Masks) -> usize {
    let bytes = source.as_bytes();
    let mut end = at;
    loop {
        end = masks.line_break(end) + 1;
        match bytes.get(end - 1) {
            None => return bytes.len(),
            Some(0xE2) => {}
            Some(_) => return end,
        }
        if let [0x80, 0xA8 | 0xA9, ..] = bytes[end..] {
            return end + 2;
        }
    }
}

/// A range without white space at its beginning and its end.
pub(super) fn trim(source: &str, Range { mut start, mut end }: Range<usize>) -> Range<usize> {
    let bytes = source.as_bytes();
    let blank = |b: u8| matches!(b, b' ' | b'\t'..=b'\r');
    while start < end && blank(bytes[start]) {
        start += 1;
    }
    while start < end && blank(bytes[end - 1]) {
        end -= 1;
    }
    if start < end && (!bytes[start].is_ascii() || !bytes[end - 1].is_ascii()) {
        let body = source[start..end].trim_start();
        start = end - body.len();
        end = start + body.trim_end().len();
    }
    start..end
}

/// Lines without a blank line between them: one paragraph if they are wrapped, else a paragraph each.
fn flush(source: &str, group: &mut Vec<Range<usize>>, blocks: &mut Vec<Line>) {
    if group.is_empty() {
        return;
    }
    let wrapped = wrapped(source, group);
    for (at, line) in group.drain(..).enumerate() {
        let goes_on = blocks.last().filter(|_| at > 0).is_some_and(|last| {
            let (before, body) = (&source[last.bytes.clone()], &source[line.clone()]);
            let bullet = body.starts_with(['•', '*', '·', '–', '—']) || body.starts_with("- ");
            let open = !before.ends_with(['.', '!', '?', '…', ':', '"', '”', '»']);
            !bullet && (wrapped || open && body.starts_with(char::is_lowercase))
        });
        blocks.push(Line { bytes: line, goes_on });
    }
}

/// Whether lines are wrapped at a fixed width: all but the last nearly equally long, and some end inside a sentence.
fn wrapped(source: &str, lines: &[Range<usize>]) -> bool {
    let [body @ .., _] = lines else { return false };
    if body.is_empty() {
        return false;
    }
    let (mut least, mut most) = (usize::MAX, 0);
    for line in body {
        let len = source[line.clone()].chars().count();
        least = least.min(len);
        most = most.max(len);
    }
    let open = body.iter().any(|l| !source[l.clone()].ends_with(['.', '!', '?', '…', ':', '"', '”', '»']));
    open && least >= 45 && most <= 120 && most - least <= 22
}
