//! Tables of the user's own, handed in with the command. Hides where they go; one that is wrong ends the command.

use std::hash::{DefaultHasher, Hasher};
use std::path::PathBuf;

use clap::Args;
use sitrep::engine::Table;
use sitrep::Engine;

/// What the engine is told beside what is built in.
#[derive(Args)]
pub struct Own {
    /// Actors of your own: a table with the columns of data/actors/register.tsv
    #[arg(long, value_name = "FILE", help_heading = "Knowledge of your own")]
    actors: Option<PathBuf>,
    /// Places of your own: a table with the columns of data/places/hand.tsv
    #[arg(long, value_name = "FILE", help_heading = "Knowledge of your own")]
    places: Option<PathBuf>,
    /// Frames of your own: a table whose columns are named like the keys of data/frames (id, type, en.verbs, fr.nouns, roles, ...)
    #[arg(long, value_name = "FILE", help_heading = "Knowledge of your own")]
    frames: Option<PathBuf>,
    /// Words that make actors: a table with the columns of data/actors/words.en.tsv, and language
    #[arg(long, value_name = "FILE", help_heading = "Knowledge of your own")]
    lexicon: Option<PathBuf>,
}

impl Own {
    /// The engine with all packs and these tables; says what is wrong with a table and ends with status 2.
    pub fn engine(&self) -> Engine {
        let mut engine = Engine::embedded();
        for (table, path) in self.tables() {
            let rows = std::fs::read_to_string(path).map_err(|e| e.to_string());
            if let Err(wrong) = rows.and_then(|rows| engine.extend(table, &rows).map_err(|w| w.to_string())) {
                eprintln!("sitrep: {}: {wrong}", path.display());
                std::process::exit(2);
            }
        }
        engine
    }

    fn tables(&self) -> impl Iterator<Item = (Table, &PathBuf)> {
        let tables = [
            (Table::Actors, &self.actors),
            (Table::Places, &self.places),
            (Table::Frames, &self.frames),
            (Table::Lexicon, &self.lexicon),
        ];
        tables.into_iter().filter_map(|(t, p)| Some((t, p.as_ref()?)))
    }

    /// The tables and a hash of what they say, to know them again; 0 of one that cannot be read, which `engine` tells.
    pub fn fingerprints(&self) -> Vec<(PathBuf, u64)> {
        let hash = |path: &PathBuf| {
            let mut hasher = DefaultHasher::new();
            std::fs::read(path).map_or(0, |bytes| {
                hasher.write(&bytes);
                hasher.finish()
            })
        };
        self.tables().map(|(_, path)| (path.clone(), hash(path))).collect()
    }
}
