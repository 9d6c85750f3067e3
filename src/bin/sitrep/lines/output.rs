//! Where the answers go, and how far they are safe. Hides from those who make them that a run can be killed.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::super::{input, Extract};
use super::answer::Answers;
use super::state::{Asked, State};
use super::table::Table;

/// How often the state is written. Work of this long is done again after a kill.
const EVERY: Duration = Duration::from_secs(2);

/// Standard output or a file, with what an earlier run left of it.
pub struct Output<'a, W> {
    to: To<'a, W>,
    table: Option<Table>,
    /// How far the run is.
    pub state: State,
    safe: Instant,
}

enum To<'a, W> {
    Pipe(&'a mut W),
    // `kept`: whether there is a state beside it; there is none for devices and pipes that have a name.
    File { file: File, path: PathBuf, kept: bool, keep: bool },
}

impl<'a, W: Write> Output<'a, W> {
    /// Begins an output or takes it up where an earlier run left it; a message if that cannot be.
    pub fn open(args: &Extract, files: &[PathBuf], pipe: &'a mut W) -> Result<Output<'a, W>, String> {
        let asked = Asked::new(args, files);
        let mut state = State::new(asked);
        let to = match &args.output {
            None => To::Pipe(pipe),
            Some(path) => {
                if let Some(earlier) = earlier(path, &state.asked, args.resume)? {
                    state = earlier;
                }
                if state.finished {
                    To::Pipe(pipe)
                } else {
                    begin(path, &state, args.resume).map_err(|e| format!("{}: {}", path.display(), input::reason(&e)))?
                }
            }
        };
        let table = match &args.parquet {
            Some(path) if !state.finished => Some(Table::open(path, state.parts, args.resume)?),
            _ => None,
        };
        Ok(Output { to, table, state, safe: Instant::now() })
    }

    /// Writes the answers to a batch; `last` if no others are ready.
    pub fn write(&mut self, answers: Answers, last: bool) -> io::Result<()> {
        let text = answers.text?;
        match &mut self.to {
            To::Pipe(pipe) => {
                pipe.write_all(&text)?;
                // Whoever reads the pipe gets each report as soon as it is made.
                if last {
                    pipe.flush()?;
                }
            }
            To::File { file, .. } => file.write_all(&text)?,
        }
        let mut whole = self.table.is_none();
        if let (Some(table), Some(rows)) = (&mut self.table, answers.rows) {
            whole = table.write(rows)?;
            self.state.parts = table.parts();
        }
        self.state.output += text.len() as u64;
        self.state.input = answers.batch.end;
        self.state.articles += answers.articles;
        self.state.refused += answers.refused;
        self.state.broken |= answers.batch.broken.is_some();
        // Events that are in no closed part yet would be lost, so the state waits for the part.
        if whole && (self.table.is_some() || self.safe.elapsed() >= EVERY) {
            self.keep()?;
        }
        Ok(())
    }

    /// Ends the output; `empty` is what a file without a line holds.
    pub fn finish(&mut self, empty: &[u8]) -> io::Result<()> {
        if let Some(table) = &mut self.table {
            table.finish()?;
            self.state.parts = table.parts();
        }
        if let To::File { file, .. } = &mut self.to {
            if self.state.output == 0 {
                file.write_all(empty)?;
                self.state.output = empty.len() as u64;
            }
        }
        self.state.finished = true;
        self.keep()?;
        match &self.to {
            To::File { path, keep: false, kept: true, .. } => State::remove(path),
            To::Pipe(_) | To::File { .. } => Ok(()),
        }
    }

    // Writes the state, once what it says is on the disk.
    fn keep(&mut self) -> io::Result<()> {
        if let To::File { file, path, kept: true, .. } = &self.to {
            file.sync_data()?;
            self.state.write(path)?;
        }
        self.safe = Instant::now();
        Ok(())
    }
}

// The state to go on from, `None` to begin anew.
fn earlier(path: &Path, asked: &Asked, resume: bool) -> Result<Option<State>, String> {
    let out = path.display();
    let state = State::read(path)?;
    match (state, resume) {
        (Some(state), true) => state.fits(asked, path).map(|()| Some(state)),
        (Some(state), false) if !state.finished => Err(format!(
            "{out} holds a run that was not finished: go on with --resume, or remove {} to begin anew",
            super::state::path(path).display()
        )),
        (None, true) => match std::fs::metadata(path) {
            Ok(m) if !m.is_file() => Err(format!("{out} is no file: --resume needs one")),
            Ok(m) if m.len() > 0 => Err(format!(
                "{out} is there, but no {} to say how far it got: remove it to begin anew",
                super::state::path(path).display()
            )),
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

fn begin<'a, W>(path: &Path, state: &State, keep: bool) -> io::Result<To<'a, W>> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    let kept = file.metadata()?.is_file();
    if kept {
        // What the killed run wrote after its last state is written again.
        file.set_len(state.output)?;
        file.seek(SeekFrom::Start(state.output))?;
        state.write(path)?;
    }
    Ok(To::File { file, path: path.to_path_buf(), kept, keep })
}
