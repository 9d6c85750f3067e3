//! Files and standard input as they are packed: plain, gzip or zstd. Hides from the rest that a file is packed at all.
//!
//! What comes in is told by its first bytes, so that standard input and a file with another ending work too; what goes out is
//! told by the ending of its name. Several members (gzip) or frames (zstd) in one file are read as one text.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;

use flate2::write::GzEncoder;

/// How much is read at once.
const CHUNK: usize = 1 << 16;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Plain,
    /// RFC 1952.
    Gzip,
    /// RFC 8878.
    Zstd,
}

impl Packing {
    /// By the ending of a name: .gz, .zst, anything else.
    pub fn of_name(path: &Path) -> Packing {
        match path.extension().and_then(|e| e.to_str()) {
            Some("gz" | "gzip") => Packing::Gzip,
            Some("zst" | "zstd") => Packing::Zstd,
            _ => Packing::Plain,
        }
    }

    // By the first bytes; none where they are the beginning of several forms.
    fn of_magic(head: &[u8]) -> Option<Packing> {
        const MAGIC: &[(&[u8], Packing)] = &[(b"\x1f\x8b", Packing::Gzip), (b"\x28\xb5\x2f\xfd", Packing::Zstd)];
        match MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
            Some((_, packing)) => Some(*packing),
            None if MAGIC.iter().any(|(magic, _)| magic.starts_with(head)) => None,
            None => Some(Packing::Plain),
        }
    }

    /// Bytes as one member or frame; several, one after the other, are a file.
    pub fn pack(self, bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        match self {
            Packing::Plain => Ok(bytes),
            Packing::Gzip => {
                let mut out = GzEncoder::new(Vec::new(), flate2::Compression::default());
                out.write_all(&bytes)?;
                out.finish()
            }
            Packing::Zstd => {
                let mut out = zstd::stream::Encoder::new(Vec::new(), 3)?;
                out.include_checksum(true)?;
                out.write_all(&bytes)?;
                out.finish()
            }
        }
    }
}

/// A file or standard input, unpacked as it is read.
pub type Stream = BufReader<Box<dyn Read + Send>>;

/// Opens a file, or standard input for "-".
pub fn open(path: &Path) -> io::Result<Stream> {
    open_at(path, 0, &Arc::default())
}

/// The same from a byte of the unpacked text on; an input that ends before it is an error. `read` counts the bytes taken from the
/// file itself.
pub fn open_at(path: &Path, byte: u64, read: &Arc<AtomicU64>) -> io::Result<Stream> {
    let mut whole: Box<dyn Read + Send>;
    let (head, packing);
    if path == Path::new("-") {
        whole = Box::new(Counted { inner: io::stdin(), read: read.clone() });
        (head, packing) = begin(&mut whole)?;
    } else {
        let mut file = File::open(path)?;
        let (first, found) = begin(&mut file)?;
        if found == Packing::Plain && byte > 0 && file.metadata()?.is_file() {
            if file.metadata()?.len() < byte {
                return Err(shorter(byte));
            }
            file.seek(SeekFrom::Start(byte))?;
            read.fetch_add(byte, Ordering::Relaxed);
            let file = Counted { inner: file, read: read.clone() };
            return Ok(BufReader::with_capacity(CHUNK, Box::new(file)));
        }
        (head, packing) = (first, found);
        whole = Box::new(Counted { inner: file, read: read.clone() });
    }
    let whole = Cursor::new(head).chain(whole);
    let unpacked: Box<dyn Read + Send> = match packing {
        Packing::Plain => Box::new(whole),
        Packing::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(BufReader::with_capacity(CHUNK, whole))),
        Packing::Zstd => Box::new(zstd::stream::Decoder::new(whole)?),
    };
    let mut out = BufReader::with_capacity(CHUNK, unpacked);
    skip(&mut out, byte)?;
    Ok(out)
}

/// The size of a file on the disk, standard input too where it is one; `None` for pipes.
pub fn size(path: &Path) -> Option<u64> {
    let path = if path == Path::new("-") { Path::new("/dev/stdin") } else { path };
    std::fs::metadata(path).ok().filter(|m| m.is_file()).map(|m| m.len())
}

// The first bytes, no more than it takes to tell the packing: whoever writes the other end may wait for an answer to them.
fn begin(from: &mut impl Read) -> io::Result<(Vec<u8>, Packing)> {
    let mut head = Vec::new();
    loop {
        if let Some(packing) = Packing::of_magic(&head) {
            return Ok((head, packing));
        }
        let mut byte = [0];
        match from.read(&mut byte) {
            Ok(0) => return Ok((head, Packing::Plain)),
            Ok(_) => head.push(byte[0]),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
}

fn skip(from: &mut impl BufRead, bytes: u64) -> io::Result<()> {
    let mut left = bytes;
    while left > 0 {
        let chunk = from.fill_buf()?.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        if chunk == 0 {
            return Err(shorter(bytes));
        }
        from.consume(chunk);
        left -= chunk as u64;
    }
    Ok(())
}

fn shorter(byte: u64) -> io::Error {
    io::Error::other(format!("shorter than the {byte} bytes that were read of it before"))
}

// Counts what is read.
struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_packing() {
        assert_eq!(Packing::of_magic(b""), None);
        assert_eq!(Packing::of_magic(b"\x28\xb5"), None);
        assert_eq!(Packing::of_magic(b"\x28{"), Some(Packing::Plain));
        assert_eq!(Packing::of_magic(b"{"), Some(Packing::Plain));
        for packing in [Packing::Gzip, Packing::Zstd] {
            let packed = packing.pack(b"some lines".to_vec()).expect("packed");
            assert_eq!(begin(&mut &packed[..]).expect("a packing").1, packing);
        }
    }

    #[test]
    fn a_file_is_read_from_any_byte_on() {
        let folder = std::env::temp_dir().join(format!("sitrep-stream-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        for packing in [Packing::Plain, Packing::Gzip, Packing::Zstd] {
            let path = folder.join(format!("{packing:?}"));
            let two = [packing.pack(b"one\ntwo\n".to_vec()), packing.pack(b"three\n".to_vec())];
            std::fs::write(&path, two.map(|p| p.expect("packed")).concat()).expect("a file");
            for byte in 0..=14 {
                let mut text = String::new();
                let count = Arc::new(AtomicU64::new(0));
                open_at(&path, byte, &count).and_then(|mut r| r.read_to_string(&mut text)).expect("a text");
                assert_eq!(text, "one\ntwo\nthree\n"[byte as usize..], "{packing:?} from {byte}");
            }
            assert!(open_at(&path, 15, &Arc::new(AtomicU64::new(0))).is_err());
        }
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
