//! What a run leaves beside its output, so that another can go on after a kill. Hides the file's form.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::{input, stream, Extract};
use super::read::Position;

/// How far a run got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// What the run was asked for; another run may go on only if it is asked for the same.
    pub asked: Asked,
    /// All lines before it are answered.
    pub input: Position,
    /// Bytes of the output that answer them.
    pub output: u64,
    /// Parts of the table that hold their events.
    pub parts: u32,
    /// Reports made.
    pub articles: u64,
    /// Lines that could not be read.
    pub refused: u64,
    /// Whether a file could not be read to its end.
    pub broken: bool,
    /// Whether nothing is left to do.
    pub finished: bool,
}

/// What decides the output.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    version: String,
    files: Vec<(PathBuf, Option<u64>)>,
    published: Option<String>,
    language: Option<String>,
    boilerplate: Vec<String>,
    own: Vec<(PathBuf, u64)>,
    offsets: String,
    parquet: Option<PathBuf>,
}

impl Asked {
    /// What the arguments ask for.
    pub fn new(args: &Extract, files: &[PathBuf]) -> Asked {
        Asked {
            version: format!("{} {}", env!("CARGO_PKG_VERSION"), sitrep::engine::SCHEMA),
            files: files.iter().map(|f| (f.clone(), stream::size(f))).collect(),
            published: args.known.published.map(|d| d.to_string()),
            language: args.known.language().map(|l| format!("{l:?}")),
            boilerplate: args.known.boilerplate.iter().map(|p| p.to_string()).collect(),
            own: args.known.own.fingerprints(),
            offsets: format!("{:?}", args.offsets),
            parquet: args.parquet.clone(),
        }
    }

    // What of it is not as it was.
    fn differs(&self, now: &Asked) -> Option<&'static str> {
        let same = [
            (self.version == now.version, "the version of sitrep"),
            (self.files == now.files, "the input (its names or sizes)"),
            (self.published == now.published, "--published"),
            (self.language == now.language, "--lang"),
            (self.boilerplate == now.boilerplate, "--boilerplate"),
            (self.own == now.own, "a table of your own (--actors, --places, --frames, --lexicon)"),
            (self.offsets == now.offsets, "--offsets"),
            (self.parquet == now.parquet, "--parquet"),
        ];
        same.into_iter().find(|(same, _)| !same).map(|(_, what)| what)
    }
}

/// Where the state of an output stands.
pub fn path(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".state");
    name.into()
}

impl State {
    /// The beginning of a run.
    pub fn new(asked: Asked) -> State {
        let input = Position::default();
        State { asked, input, output: 0, parts: 0, articles: 0, refused: 0, broken: false, finished: false }
    }

    /// What an earlier run left beside an output, if it did.
    pub fn read(output: &Path) -> Result<Option<State>, String> {
        let path = path(output);
        let told =
            |e: &dyn std::fmt::Display| format!("{}: {e}: remove it and {} to begin anew", path.display(), output.display());
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|e| told(&e)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(format!("{}: {}", path.display(), input::reason(&e))),
        }
    }

    /// Whether a run that is asked for `now` can go on from here.
    pub fn fits(&self, now: &Asked, output: &Path) -> Result<(), String> {
        let out = output.display();
        if let Some(what) = self.asked.differs(now) {
            return Err(format!(
                "{out}: {what} changed since it was begun: remove it and {} to begin anew",
                path(output).display()
            ));
        }
        match fs::metadata(output).map(|m| m.len()) {
            Ok(length) if length >= self.output => Ok(()),
            Ok(length) => Err(format!(
                "{out}: {length} bytes are left of the {} that were written: remove it and {} to begin anew",
                self.output,
                path(output).display()
            )),
            Err(e) => Err(format!("{out}: {}", input::reason(&e))),
        }
    }

    /// Puts it beside the output; what stood there stays until the new one is whole.
    pub fn write(&self, output: &Path) -> io::Result<()> {
        let path = path(output);
        let mut fresh = path.clone().into_os_string();
        fresh.push(".new");
        let mut file = File::create(&fresh)?;
        file.write_all(serde_json::to_string(self)?.as_bytes())?;
        file.sync_data()?;
        fs::rename(&fresh, &path)
    }

    /// Takes it away.
    pub fn remove(output: &Path) -> io::Result<()> {
        match fs::remove_file(path(output)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
            _ => Ok(()),
        }
    }
}
