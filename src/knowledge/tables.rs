//! The tables of `data/` that people edit, by their path there. Hides where they are: compiled in (the feature `tables`, which is
//! on unless it is switched off), or in a pack beside the WebAssembly, which has to be handed in before anything is read.
//!
//! The pack is written by `build.rs`: a line `SITREP-TABLES CHECKSUM`, then for each table a line `PATH BYTES` and the table
//! without its comments. It fits the engine that it was built with and no other.

#[cfg(feature = "tables")]
include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The text of a table ("actors/register.tsv"; "frames.tsv" is all frames, packed); nothing where there is none.
#[cfg(feature = "tables")]
pub fn text(path: &str) -> &'static str {
    compiled(path)
}

#[cfg(not(feature = "tables"))]
pub use pack::{set, text};

#[cfg(not(feature = "tables"))]
mod pack {
    use std::sync::OnceLock;

    static TABLES: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();

    /// The text of a table ("actors/register.tsv"; "frames.tsv" is all frames, packed); nothing where there is none.
    pub fn text(path: &str) -> &'static str {
        TABLES.get().and_then(|t| t.iter().find(|t| t.0 == path)).map_or("", |t| t.1)
    }

    /// Takes the pack of tables, once for all engines; the error says what is wrong with it.
    pub fn set(bytes: &[u8]) -> Result<(), String> {
        if TABLES.get().is_some() {
            return Ok(());
        }
        let text = std::str::from_utf8(bytes).map_err(|_| "it is no text")?;
        let (head, body) = text.split_once('\n').ok_or("it has no head")?;
        let sum = head.strip_prefix("SITREP-TABLES ").ok_or("it does not begin with SITREP-TABLES")?;
        if sum != env!("SITREP_TABLES") {
            return Err("it belongs to another build of the engine".into());
        }
        let own = body.as_bytes().chunks(1024).fold(0xCBF2_9CE4_8422_2325, fnv);
        if sum != [own >> 32, own & 0xFFFF_FFFF].map(|n| n.to_string()).join("-") {
            return Err("its checksum is wrong: it was damaged".into());
        }
        // Kept for as long as the program runs, as what is compiled in is.
        let mut rest: &'static str = Box::leak(body.to_string().into_boxed_str());
        let mut all = Vec::new();
        while let Some((head, tail)) = rest.split_once('\n') {
            let (path, bytes) = head.split_once(' ').ok_or("a table without a length")?;
            let bytes = bytes.parse().ok().filter(|&n| tail.is_char_boundary(n)).ok_or("a table of another length")?;
            let (table, after) = tail.split_at(bytes);
            all.push((path, table));
            rest = after;
        }
        // Whoever was first has set the same.
        let _ = TABLES.set(all);
        Ok(())
    }

    // In pieces: an engine of WebAssembly makes a function fast while it is called again and again, not while it runs.
    #[inline(never)]
    fn fnv(sum: u64, bytes: &[u8]) -> u64 {
        bytes.iter().fold(sum, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01B3))
    }
}
