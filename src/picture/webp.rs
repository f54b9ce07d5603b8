//! Owns: WebP (RFC 9649). In: a file's bytes. Out: its pixels, frames, colour profile and orientation.

use super::{Broken, exif, slice};

const HEAD: usize = 12;
const KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// Bits of the first byte of `VP8X`.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let size = slice(bytes, 4, 4)?;
    let size = u32::from_le_bytes([size[0], size[1], size[2], size[3]]) as usize;
    // What stands behind the end that the head tells is no part of the picture.
    let end = size.checked_add(8).filter(|end| *end <= bytes.len()).ok_or(Broken)?;
    let bytes = &bytes[..end];
    let mut out = slice(bytes, 0, HEAD)?.to_vec();
    let (mut flags_at, mut turn, mut pixels) = (None, None, false);
    let mut at = HEAD;
    while at < bytes.len() {
        let head = slice(bytes, at, 8)?;
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let name = &head[..4];
        let data = slice(bytes, at + 8, length)?;
        at += 8 + length + length % 2;
        match name {
            b"EXIF" => turn = turn.or(exif::orientation(data)),
            b"VP8X" => flags_at = Some(out.len() + 8),
            b"VP8 " | b"VP8L" | b"ANMF" => pixels = true,
            _ => {}
        }
        if KEPT.iter().any(|kept| *kept == name) {
            put(&mut out, name, data);
        }
    }
    if !pixels {
        return Err(Broken);
    }
    // Only an extended file may have an orientation at all.
    if let Some(at) = flags_at {
        let flags = out.get_mut(at).ok_or(Broken)?;
        *flags &= !(HAS_EXIF | HAS_XMP);
        if let Some(turn) = turn {
            *flags |= HAS_EXIF;
            put(&mut out, b"EXIF", &exif::minimal(turn));
        }
    }
    let size = u32::try_from(out.len() - 8).map_err(|_| Broken)?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Ok(out)
}

fn put(out: &mut Vec<u8>, name: &[u8], data: &[u8]) {
    out.extend(name);
    out.extend((data.len() as u32).to_le_bytes());
    out.extend(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
}
