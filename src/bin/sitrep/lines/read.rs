//! Lines of the input, a batch at a time. Hides files, their packing and the length of lines from those who work on them.

use std::io::{self, BufRead};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sitrep::engine::LIMIT;

use super::super::{input, stream};

/// The longest line taken, in bytes: a text at its limit with every character escaped.
pub const LONGEST: usize = 6 * LIMIT + 4096;
/// A batch is closed once it has so many bytes ...
const BYTES: usize = 1 << 16;
/// ... or lines.
const LINES: usize = 256;

/// How far the input is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The file, by its place among the arguments.
    pub file: usize,
    /// The first byte of its unpacked text that is not read yet.
    pub byte: u64,
    /// Lines read of it.
    pub line: u64,
}

/// Some lines of one file.
pub struct Batch {
    /// The lines that are not blank.
    pub lines: Vec<Line>,
    /// The bytes that they hold.
    pub bytes: usize,
    /// Where the next batch begins.
    pub end: Position,
    /// Bytes of all files taken so far, packed as they are.
    pub taken: u64,
    /// Why the rest of the file could not be read.
    pub broken: Option<String>,
}

/// A line.
pub struct Line {
    /// Counted from 1.
    pub number: u64,
    /// Without its end; `None` if it is longer than [`LONGEST`].
    pub bytes: Option<Vec<u8>>,
}

/// Hands all lines of the files from a position on to `take`, until that refuses one.
pub fn batches(files: &[PathBuf], from: Position, take: &mut dyn FnMut(Batch) -> bool) {
    let read = Arc::new(AtomicU64::new(0));
    let before = files.iter().take(from.file).filter_map(|f| stream::size(f)).sum();
    read.store(before, Ordering::Relaxed);
    for (n, path) in files.iter().enumerate().skip(from.file) {
        let mut at = if n == from.file { from } else { Position { file: n, ..Position::default() } };
        let done = stream::open_at(path, at.byte, &read).and_then(|mut file| lines(&mut file, &mut at, &read, take));
        match done {
            Ok(true) => {}
            Ok(false) => return,
            Err(e) => {
                let broken = Some(format!("{}: {}", input::name(path), input::reason(&e)));
                let taken = read.load(Ordering::Relaxed);
                if !take(Batch { lines: Vec::new(), bytes: 0, end: at, taken, broken }) {
                    return;
                }
            }
        }
    }
}

// A batch is handed on before a read that may have to wait, since somebody may wait for the answer to what is there.
fn lines(
    file: &mut stream::Stream,
    at: &mut Position,
    read: &AtomicU64,
    take: &mut dyn FnMut(Batch) -> bool,
) -> io::Result<bool> {
    loop {
        let mut batch = Batch { lines: Vec::new(), bytes: 0, end: *at, taken: 0, broken: None };
        let mut outcome = Ok(true);
        while batch.bytes < BYTES && batch.lines.len() < LINES {
            let mut line = Vec::new();
            let whole = match next(file, &mut line, &mut at.byte) {
                Ok(Some(whole)) => whole,
                ended => {
                    outcome = ended.map(|_| false);
                    break;
                }
            };
            at.line += 1;
            if !whole || !line.iter().all(u8::is_ascii_whitespace) {
                batch.bytes += line.len();
                batch.lines.push(Line { number: at.line, bytes: whole.then_some(line) });
            }
            if !file.buffer().contains(&b'\n') {
                break;
            }
        }
        batch.end = *at;
        batch.taken = read.load(Ordering::Relaxed);
        if !batch.lines.is_empty() && !take(batch) {
            return Ok(false);
        }
        if !outcome? {
            return Ok(true);
        }
    }
}

/// Reads a line without its end into `line`: `None` at the end of input, `Some(false)` for a line too long, which is skipped.
fn next(input: &mut impl BufRead, line: &mut Vec<u8>, at: &mut u64) -> io::Result<Option<bool>> {
    let (mut any, mut whole) = (false, true);
    loop {
        let chunk = match input.fill_buf() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            chunk => chunk?,
        };
        if chunk.is_empty() {
            return Ok(any.then_some(whole));
        }
        any = true;
        let end = chunk.iter().position(|b| *b == b'\n');
        let used = end.map_or(chunk.len(), |e| e + 1);
        whole &= line.len() + used <= LONGEST;
        if whole {
            line.extend_from_slice(&chunk[..end.unwrap_or(used)]);
        } else {
            *line = Vec::new();
        }
        input.consume(used);
        *at += used as u64;
        if end.is_some() {
            return Ok(Some(whole));
        }
    }
}
