//! Stands for table.rs in a program that was built without Parquet.

use std::io;
use std::path::Path;

use sitrep::Report;

/// Rows of a table.
pub struct Rows;

/// Collects rows.
#[derive(Default)]
pub struct Builder;

impl Builder {
    /// Adds the events of a report.
    pub fn add(&mut self, _: &Report, _: Option<&[u32]>) {}

    /// The rows.
    pub fn finish(self) -> Rows {
        Rows
    }
}

/// A table on the disk.
pub struct Table;

impl Table {
    /// Always an error.
    pub fn open(_: &Path, _: u32, _: bool) -> Result<Table, String> {
        Err("this program was built without Parquet: build it with `cargo build --release --features parquet`".into())
    }

    /// Adds rows; whether a part was closed.
    pub fn write(&mut self, _: Rows) -> io::Result<bool> {
        Ok(false)
    }

    /// Parts that are whole.
    pub fn parts(&self) -> u32 {
        0
    }

    /// Closes the last part.
    pub fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}
