//! Paragraphs: which lines belong together. Hides wrapped lines, lists and the gaps that furniture leaves.

use std::ops::Range;

use super::{letters, Furniture};

/// A paragraph or a line of its own.
pub(super) struct Block {
    /// The bytes of its lines, trimmed, none of them empty.
    pub lines: Vec<Range<usize>>,
}

/// The blocks of a source, in order. Furniture ends a line.
pub(super) fn find(source: &str, furniture: &[Furniture]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut group: Vec<Range<usize>> = Vec::new();
    let mut next = 0;
    let mut at = 0;
    while at < source.len() {
        let end = line_end(source, at);
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
            if let Some(range) = trim(source, from..gap.start) {
                pieces += 1;
                if gap.start != end || from != at {
                    flush(source, &mut group, &mut blocks);
                    blocks.push(Block { lines: vec![range] });
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
fn line_end(source: &str, at: usize) -> usize {
    let bytes = source.as_bytes();
    let mut end = at;
    loop {
        let Some(n) = letters::one_of(bytes, end, [b'\n', b'\r', 0xE2]) else { return bytes.len() };
        end = n + 1;
        if bytes[end - 1] != 0xE2 {
            return end;
        }
        if let [0x80, 0xA8 | 0xA9, ..] = bytes[end..] {
            return end + 2;
        }
    }
}

fn trim(source: &str, range: Range<usize>) -> Option<Range<usize>> {
    let body = &source[range.clone()];
    let start = range.start + (body.len() - body.trim_start().len());
    let end = start + body.trim().len();
    (start < end).then_some(start..end)
}

/// Lines without a blank line between them: one paragraph if they are wrapped, else a paragraph each.
fn flush(source: &str, group: &mut Vec<Range<usize>>, blocks: &mut Vec<Block>) {
    if group.is_empty() {
        return;
    }
    let lines = std::mem::take(group);
    let wrapped = wrapped(source, &lines);
    for (at, line) in lines.into_iter().enumerate() {
        let body = &source[line.clone()];
        let bullet = body.starts_with(['•', '*', '·', '–', '—']) || body.starts_with("- ");
        let goes_on = blocks.last().and_then(|b| b.lines.last()).is_some_and(|last| {
            let before = &source[last.clone()];
            let open = !before.ends_with(['.', '!', '?', '…', ':', '"', '”', '»']);
            at > 0 && !bullet && (wrapped || open && body.starts_with(char::is_lowercase))
        });
        match blocks.last_mut() {
            Some(block) if goes_on => block.lines.push(line),
            _ => blocks.push(Block { lines: vec![line] }),
        }
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
