//! Owns: PNG (third edition, with moving pictures). In: a file's bytes. Out: its critical chunks, and those that say how
//! colours and moving pictures are shown; the orientation in a chunk of its own. Texts, times and the rest go.

use super::{Broken, exif, slice};

const SIGNATURE: usize = 8;
/// Ancillary chunks that change what is seen.
const KEPT: [&[u8; 4]; 17] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"hIST", b"sPLT", b"cICP",
    b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT", b"mDCv",
];

pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(slice(bytes, 0, SIGNATURE)?);
    // The orientation stands behind the header: before the pixels, wherever it stood.
    let mut turn_at = None;
    let mut turn = None;
    let mut at = SIGNATURE;
    loop {
        let head = slice(bytes, at, 8)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let name = &head[4..];
        let whole = slice(bytes, at, length.checked_add(12).ok_or(Broken)?)?;
        at += whole.len();
        if !name.iter().all(u8::is_ascii_alphabetic) || turn_at.is_none() && name != b"IHDR" {
            return Err(Broken);
        }
        if name == b"eXIf" {
            turn = turn.or(exif::orientation(&whole[8..8 + length]));
        }
        if name[0].is_ascii_uppercase() || KEPT.iter().any(|kept| *kept == name) {
            out.extend(whole);
        }
        turn_at.get_or_insert(out.len());
        if name == b"IEND" {
            break;
        }
    }
    if let (Some(turn), Some(at)) = (turn, turn_at) {
        out.splice(at..at, chunk(b"eXIf", &exif::minimal(turn)));
    }
    Ok(out)
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(name);
    sum.update(data);
    let length = data.len() as u32;
    [&length.to_be_bytes()[..], name, data, &sum.finalize().to_be_bytes()].concat()
}
