//! Packs that were damaged and yet carry the right length and checksum, as a faulty program or somebody with bad intent would write
//! them: the engine refuses them with a message or reads texts with them, and never fails.

use std::sync::OnceLock;

use sitrep::places::Gazetteer;
use sitrep::syntax::Models;
use sitrep::text::{Language, Text};

use super::check;

const ARTICLES: &[&str] = &[
    "The army shelled Kessab near Idlib on Tuesday, killing at least 12 people, the mayor of Velmar said. Three were released.",
    "L’armée a bombardé Kessab, près d’Idleb, mardi ; au moins 12 personnes ont été tuées, selon le maire. Trois ont fui.",
];

/// The first byte says which pack and how it is damaged.
pub fn packs(data: &[u8]) {
    let (&first, rest) = data.split_first().unwrap_or((&0, &[]));
    match first % 6 {
        0 => load("syntax-en", rest),
        1 => load("places-SYR", rest),
        2 => load("syntax-fr", &syntax("fr", rest)),
        3 => load("syntax-fr", &syntax("fr", &edited(body_of("syntax-fr", 18), rest))),
        4 => load("places-SYR", &places(rest)),
        _ => load("places-SYR", &places(&edited(body_of("places-BFA", 0), rest))),
    }
}

/// The body of a pack that came with this version; text packs begin after their first line.
fn body_of(name: &str, head: usize) -> &'static [u8] {
    static SYNTAX: OnceLock<Vec<u8>> = OnceLock::new();
    static PLACES: OnceLock<Vec<u8>> = OnceLock::new();
    if head > 0 {
        return &SYNTAX.get_or_init(|| super::pack(name))[head..];
    }
    let whole = PLACES.get_or_init(|| super::pack(name));
    let from = whole.iter().position(|&b| b == b'\n').map_or(0, |at| at + 1);
    &whole[from..]
}

/// A body with some bytes changed: three for the place, one for what is done, one for the byte.
fn edited(body: &[u8], edits: &[u8]) -> Vec<u8> {
    let mut out = body.to_vec();
    for edit in edits.chunks_exact(5).take(40) {
        let at = u32::from_le_bytes([edit[0], edit[1], edit[2], 0]) as usize;
        // Most of what decides lies at the beginning.
        let at = if edit[3] & 0x80 == 0 { at % out.len().max(1) } else { at % out.len().clamp(1, 600) };
        match (edit[3] & 3, out.is_empty()) {
            (_, true) => {}
            (0, _) => out[at] = edit[4],
            (1, _) => out.insert(at, edit[4]),
            (2, _) => {
                out.remove(at);
            }
            _ => out.truncate(at.max(out.len() / 2)),
        }
    }
    out
}

fn syntax(code: &str, body: &[u8]) -> Vec<u8> {
    let (mut a, mut b) = (1u32, 0u32);
    for chunk in body.chunks(4096) {
        for &x in chunk {
            a += x as u32;
            b += a;
        }
        a %= 65521;
        b %= 65521;
    }
    // What a pack begins with, the version of its format included.
    let mut out = super::pack("syntax-fr")[..8].to_vec();
    out.extend_from_slice(code.as_bytes());
    out.extend_from_slice(&(body.len() as u32).to_le_bytes());
    out.extend_from_slice(&(b << 16 | a).to_le_bytes());
    out.extend_from_slice(body);
    out
}

fn places(body: &[u8]) -> Vec<u8> {
    let sum = body.iter().fold(0xcbf2_9ce4_8422_2325u64, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let rows = body.split(|&b| b == b'\n').filter(|l| !l.is_empty() && l[0] != b'@').count();
    let mut out = format!("SITREP-PLACES 1 places-SYR {rows} {sum:016x}\n").into_bytes();
    out.extend_from_slice(body);
    out
}

fn load(name: &str, bytes: &[u8]) {
    let languages = [Language::English, Language::French];
    if name.starts_with("places") {
        let mut gazetteer = Gazetteer::default();
        match gazetteer.load(name, bytes) {
            Err(error) => assert!(!error.is_empty()),
            Ok(()) => {
                for (source, language) in ARTICLES.iter().zip(languages) {
                    let text = Text::read(source, Some(language));
                    check::places(&text, &gazetteer.find(&text, &super::engine().models.analyse(&text)));
                }
            }
        }
        return;
    }
    let mut models = Models::default();
    match models.load(name, bytes) {
        Err(error) => assert!(!error.is_empty()),
        Ok(()) => {
            for (source, language) in ARTICLES.iter().zip(languages) {
                let text = Text::read(source, Some(language));
                check::syntax(&text, &models.analyse(&text));
            }
        }
    }
}
