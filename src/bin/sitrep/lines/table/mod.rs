//! Parquet: the events of a corpus as a table. Hides the files it is made of.
//!
//! A Parquet file can only be read once it is closed, so a long run writes a folder of them, and what is closed survives a kill.

mod columns;
mod events;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::Schema;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use sitrep::Report;

use super::super::input;
use columns::Columns;

/// Rows of a part.
const ROWS: usize = 1 << 16;

/// Rows of a table.
pub type Rows = io::Result<RecordBatch>;

/// Collects rows.
pub struct Builder(Columns);

impl Default for Builder {
    fn default() -> Builder {
        Builder(Columns::new(events::EVENT))
    }
}

impl Builder {
    /// Adds the events of a report. `offsets` turns UTF-16 offsets into those of another unit.
    pub fn add(&mut self, report: &Report, offsets: Option<&[u32]>) {
        report.events.iter().for_each(|event| self.0.row(events::row(report, event, offsets)));
    }

    /// The rows.
    pub fn finish(self) -> Rows {
        self.0.batch().map_err(io::Error::other)
    }
}

/// A table on the disk.
pub struct Table {
    path: PathBuf,
    // One file instead of a folder of parts.
    single: bool,
    parts: u32,
    open: Option<(PathBuf, ArrowWriter<File>, usize)>,
}

impl Table {
    /// Begins a table, or takes it up after its first `parts`; parts that a killed run left beyond them are removed.
    pub fn open(path: &Path, parts: u32, resume: bool) -> Result<Table, String> {
        let told = |e: io::Error| format!("{}: {}", path.display(), input::reason(&e));
        let single = path.extension().is_some_and(|e| e == "parquet");
        if single && resume {
            return Err(format!(
                "{}: one Parquet file cannot be gone on with after a kill: give a folder (a name without .parquet)",
                path.display()
            ));
        }
        if !single {
            fs::create_dir_all(path).map_err(told)?;
            for entry in fs::read_dir(path).map_err(told)? {
                let entry = entry.map_err(told)?;
                match number(&entry.file_name().to_string_lossy()) {
                    Some(n) if n >= parts => fs::remove_file(entry.path()).map_err(told)?,
                    _ => {}
                }
            }
        }
        let mut table = Table { path: path.to_path_buf(), single, parts, open: None };
        table.begin().map_err(told)?;
        Ok(table)
    }

    /// Adds rows; whether a part was closed.
    pub fn write(&mut self, rows: Rows) -> io::Result<bool> {
        let rows = rows?;
        self.begin()?;
        let Some((_, writer, count)) = &mut self.open else { return Ok(false) };
        writer.write(&rows)?;
        *count += rows.num_rows();
        if self.single || *count < ROWS {
            return Ok(false);
        }
        self.close()?;
        Ok(true)
    }

    /// Parts that are whole.
    pub fn parts(&self) -> u32 {
        self.parts
    }

    /// Closes the last part.
    pub fn finish(&mut self) -> io::Result<()> {
        // A table without a row still says what its columns are.
        if matches!(&self.open, Some((_, _, 0))) && self.parts > 0 {
            if let Some((path, ..)) = self.open.take() {
                return fs::remove_file(path);
            }
        }
        self.close()
    }

    fn begin(&mut self) -> io::Result<()> {
        if self.open.is_some() {
            return Ok(());
        }
        // A name that begins with a dot is no part of the table to those who read the folder.
        let path = if self.single {
            let mut name = self.path.clone().into_os_string();
            name.push(".new");
            name.into()
        } else {
            self.path.join(format!(".part-{:05}.parquet", self.parts))
        };
        let metadata = vec![KeyValue::new("sitrep".into(), sitrep::engine::SCHEMA.to_string())];
        let properties =
            WriterProperties::builder().set_compression(Compression::SNAPPY).set_key_value_metadata(Some(metadata)).build();
        let schema = Arc::new(Schema::new(columns::fields(events::EVENT)));
        let writer = ArrowWriter::try_new(File::create(&path)?, schema, Some(properties))?;
        self.open = Some((path, writer, 0));
        Ok(())
    }

    fn close(&mut self) -> io::Result<()> {
        let Some((path, writer, _)) = self.open.take() else { return Ok(()) };
        writer.into_inner()?.sync_data()?;
        let whole = if self.single { self.path.clone() } else { self.path.join(format!("part-{:05}.parquet", self.parts)) };
        self.parts += 1;
        fs::rename(path, whole)
    }
}

// Of the name of a part, whole or not, its number.
fn number(name: &str) -> Option<u32> {
    let name = name.strip_prefix('.').unwrap_or(name);
    name.strip_prefix("part-")?.strip_suffix(".parquet")?.parse().ok()
}
